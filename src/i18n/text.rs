//! A text by its name: the Polish one, or that of the language in force.
//!
//! A text may have places for what is put into it, `{name}`, and forms for a number, `one: {n} praktyka | few: …`.

use super::grammar::{self, integer};
use super::language::{in_force, translations};

/// A text. It holds its Polish words, so that these are a part of the code that shows them, and the key by which a
/// translation is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    key: u16,
    polish: &'static str,
}

impl Text {
    /// The text of this name.
    pub const fn new(name: &str, polish: &'static str) -> Self {
        let key = key_of(name);
        Self { key, polish }
    }

    /// The words in the language in force.
    // Called from everywhere.
    #[inline(never)]
    pub fn get(self) -> &'static str {
        translations().and_then(|all| all.find(self.key)).unwrap_or(self.polish)
    }

    /// The text with these parts in their places.
    #[inline(never)]
    pub fn with(self, parts: &[(&str, &str)]) -> String {
        filled(self.get(), parts)
    }

    /// The form for the number, which goes to the place `n`, with these parts in the others.
    #[inline(never)]
    pub fn counted(self, n: usize, parts: &[(&str, &str)]) -> String {
        let n = n as u64;
        let form = form_of(self.get(), grammar::category(in_force(), n));
        let number = integer(n);
        let mut all = vec![("n", number.as_str())];
        all.extend(parts);
        filled(form, &all)
    }

    /// The Polish words, whatever the language in force: for files that are Polish as the practices are.
    pub fn polish(self) -> &'static str {
        self.polish
    }

    /// The key.
    #[cfg(test)]
    pub(super) fn key(self) -> u16 {
        self.key
    }
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.get()
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.get())
    }
}

impl maud::Render for Text {
    fn render_to(&self, out: &mut String) {
        self.get().render_to(out);
    }
}

/// The number by which a name is known, FNV-1a folded to few bytes: the names themselves need not be in the app. That no two
/// have the same is tested.
pub(super) const fn key_of(name: &str) -> u16 {
    key_of_parts("", name)
}

/// The key of the name that the two parts make.
pub(super) const fn key_of_parts(first: &str, second: &str) -> u16 {
    let hash = hashed(hashed(BASIS, first.as_bytes()), second.as_bytes());
    (hash ^ (hash >> 16)) as u16
}

/// FNV's own or one near to it, with which no two names have the same key.
const BASIS: u32 = 0x811c_9dc6;

const fn hashed(mut hash: u32, bytes: &[u8]) -> u32 {
    let mut rest = bytes;
    while let [byte, after @ ..] = rest {
        hash = (hash ^ *byte as u32).wrapping_mul(0x0100_0193);
        rest = after;
    }
    hash
}

/// The form of a category, or the last one there is.
pub(super) fn form_of<'a>(text: &'a str, category: &str) -> &'a str {
    let mut words = text;
    for form in text.split('|') {
        let (name, form) = form.split_once(':').unwrap_or(("", form));
        words = form;
        if name.trim_matches(' ') == category {
            break;
        }
    }
    words.trim_matches(' ')
}

/// The text with each `{name}` replaced; what is put in is taken as it is.
fn filled(text: &str, parts: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(before);
        let part = parts.iter().find(|(known, _)| *known == name);
        out.push_str(part.map_or("", |(_, part)| part));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Texts with their Polish words; the name of a constant is the name in the files of the other languages.
macro_rules! texts {
    ($($(#[$attribute:meta])* $vis:vis $name:ident = $polish:expr;)*) => {
        $($(#[$attribute])* $vis const $name: $crate::i18n::Text = $crate::i18n::Text::new(stringify!($name), $polish);)*

        /// All of this module, by name.
        #[cfg(test)]
        pub(in crate::i18n) const TEXTS: &[(&str, $crate::i18n::Text)] = &[$((stringify!($name), $name)),*];
    };
}
pub(super) use texts;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_go_to_their_places_as_they_are() {
        let text = Text::new("TEST", "{who}: {what} i {who}");
        assert_eq!(text.with(&[("who", "Żory"), ("what", "{who}")]), "Żory: {who} i Żory");
        assert_eq!(text.with(&[("who", "Żory")]), "Żory:  i Żory");
        assert_eq!(Text::new("TEST", "bez {końca").with(&[]), "bez ");
    }

    #[test]
    fn a_number_has_its_form() {
        let text = Text::new(
            "TEST",
            "one: jedna w {place} | few: {n} kilka w {place} | many: {n} wiele",
        );
        let place = [("place", "{n}")];
        assert_eq!(text.counted(1, &place), "jedna w {n}");
        assert_eq!(text.counted(22, &place), "22 kilka w {n}");
        assert_eq!(text.counted(10_000, &place), "10\u{a0}000 wiele");
        assert_eq!(Text::new("TEST", "{n} praktyk").counted(1, &[]), "1 praktyk");
    }
}
