//! Tells ISO-8859-2 from Windows-1250. The two have most Polish letters in the same places; ą, ś and ź, small and
//! capital, are elsewhere, and where one has them, the other has no Polish letter. So letters alone decide, and however
//! short a text is, the right one of the two makes at least as many Polish letters of it as the other.

use std::sync::LazyLock;

use encoding_rs::{Encoding, ISO_8859_2, WINDOWS_1250};

const LETTERS: &str = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ";

/// What bytes would be in one encoding.
#[derive(Debug, Default, Clone, Copy)]
struct Evidence {
    /// How many would be Polish letters.
    polish: usize,
    /// How many would be letters of other languages.
    foreign: usize,
    /// How many would be control characters, which no text has there.
    controls: usize,
    /// Where the first of the foreign letters and control characters stands.
    first_odd: Option<usize>,
}

impl Evidence {
    fn of(kinds: &[Kind; 128], bytes: &[u8]) -> Self {
        let mut found = Self::default();
        for (position, byte) in bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
            match kinds.get(usize::from(byte & 0x7f)) {
                Some(Kind::Polish) => found.polish += 1,
                Some(Kind::Foreign) => found.foreign += 1,
                Some(Kind::Control) => found.controls += 1,
                Some(Kind::Sign) | None => continue,
            }
            if found.first_odd.is_none() && found.foreign + found.controls > 0 {
                found.first_odd = Some(position);
            }
        }
        found
    }

    /// A foreign name is likelier in a text than a control character.
    fn score(&self) -> i64 {
        self.polish as i64 - 2 * self.foreign as i64 - 8 * self.controls as i64
    }

    /// A text may have foreign names, but it is not made of them.
    fn is_polish(&self) -> bool {
        self.controls == 0 && self.foreign <= self.polish
    }
}

/// What a byte above ASCII is in an encoding.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Polish,
    Foreign,
    Control,
    Sign,
}

/// What each byte from 0x80 on is in an encoding.
static ISO_KINDS: LazyLock<[Kind; 128]> = LazyLock::new(|| kinds(ISO_8859_2));
static WINDOWS_KINDS: LazyLock<[Kind; 128]> = LazyLock::new(|| kinds(WINDOWS_1250));

fn kinds(encoding: &'static Encoding) -> [Kind; 128] {
    std::array::from_fn(|i| {
        let byte = [0x80 | i as u8];
        let (decoded, _, _) = encoding.decode(&byte);
        match decoded.chars().next() {
            Some(c) if LETTERS.contains(c) => Kind::Polish,
            Some(c) if c.is_alphabetic() => Kind::Foreign,
            Some(c) if c.is_control() => Kind::Control,
            _ => Kind::Sign,
        }
    })
}

/// ISO-8859-2 or Windows-1250. Where both make the same of it, what the page declares decides, then the guess.
///
/// # Errors
/// The line, from 1, of the first byte that makes no sense in the likelier of the two.
pub(super) fn encoding_of(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
    guess: impl Fn() -> &'static Encoding,
) -> Result<&'static Encoding, usize> {
    let iso = Evidence::of(&ISO_KINDS, bytes);
    let windows = Evidence::of(&WINDOWS_KINDS, bytes);
    let is_iso = match iso.score().cmp(&windows.score()) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => match declared {
            Some(declared) => declared == ISO_8859_2,
            None => guess() == ISO_8859_2,
        },
    };
    let (encoding, evidence) = if is_iso {
        (ISO_8859_2, iso)
    } else {
        (WINDOWS_1250, windows)
    };
    if evidence.is_polish() {
        return Ok(encoding);
    }
    let before = bytes.get(..evidence.first_odd.unwrap_or_default());
    Err(super::line_at_end(before.unwrap_or_default()))
}

/// Whether bytes that are valid as UTF-8 are rather Polish capitals side by side: "ÓŁ" in ISO-8859-2 is also "Ӄ". No
/// Polish letter in UTF-8 begins with a byte that is a Polish letter itself.
pub(super) fn is_utf8_by_accident(bytes: &[u8]) -> bool {
    let mut letters = bytes.iter().filter(|byte| **byte >= 0xc0).peekable();
    letters.peek().is_some() && letters.all(|byte| b"\xc6\xca\xd1\xd3\xe6\xea\xf1\xf3".contains(byte))
}

/// Whether some Polish letter or quotation mark stands there in UTF-8, which in the older encodings would be a strange
/// letter with a stranger neighbour.
pub(super) fn has_utf8_letters(bytes: &[u8]) -> bool {
    let is_letter = |pair: &[u8]| str::from_utf8(pair).is_ok_and(|pair| pair.chars().all(|c| LETTERS.contains(c)));
    let leads = |pair: &&[u8]| matches!(pair.first(), Some(0xc3..=0xc5));
    bytes.windows(2).filter(leads).any(is_letter)
}
