//! Characters that nobody sees and that change what is seen: marks that turn the direction of writing (so that a name
//! reads otherwise than it is stored), zero-width spaces, control characters.

use std::fmt;

use practices::polish::counted;

/// How many invisible characters a text had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removed {
    /// How many.
    pub count: usize,
    /// The line of the first, from 1.
    pub line: usize,
}

impl fmt::Display for Removed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let forms = ["niewidoczny znak", "niewidoczne znaki", "niewidocznych znaków"];
        let counted = counted(self.count, forms);
        write!(
            f,
            "usunięto {counted} (sterujące lub zmieniające kierunek pisma); sprawdź ten tekst"
        )
    }
}

/// Whether a character shows nothing by itself and is no white space: control characters, marks and overrides of the
/// direction of writing (U+200E, U+200F, U+061C, U+202A–202E, U+2066–2069), zero-width spaces and joiners, soft hyphens.
pub fn is_invisible(c: char) -> bool {
    match c {
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' => true,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        _ => c.is_control() && !c.is_whitespace(),
    }
}

/// The text without them.
pub(super) fn remove(text: String) -> (String, Option<Removed>) {
    let Some(first) = text.chars().position(is_invisible) else {
        return (text, None);
    };
    let removed = Removed {
        count: text.chars().filter(|c| is_invisible(*c)).count(),
        line: text.chars().take(first).filter(|c| *c == '\n').count() + 1,
    };
    (text.replace(is_invisible, ""), Some(removed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_out_what_nobody_sees() {
        let cases = [
            (
                "Zażółć\tgęślą\r\njaźń „–”\u{a0}!",
                "Zażółć\tgęślą\r\njaźń „–”\u{a0}!",
                None,
            ),
            ("Gmina\n\u{202e}Żółwin\u{202c}\n", "Gmina\nŻółwin\n", Some((2, 2))),
            ("\u{2066}ł\u{2069}\u{200f}\u{200e}", "ł", Some((4, 1))),
            (
                "wo\u{ad}je\u{200b}wódz\u{feff}two\u{7}\u{0}\u{9b}",
                "województwo",
                Some((6, 1)),
            ),
            ("", "", None),
        ];
        for (text, expected, count_and_line) in cases {
            let removed = count_and_line.map(|(count, line)| Removed { count, line });
            assert_eq!(remove(text.to_owned()), (expected.to_owned(), removed), "{text:?}");
        }
    }

    #[test]
    fn says_how_many() {
        let removed = Removed { count: 3, line: 2 };
        assert!(
            removed.to_string().starts_with("usunięto 3\u{a0}niewidoczne znaki"),
            "{removed}"
        );
    }
}
