//! The texts of another language, as their file has them: a line each, `NAME = text`. `~` stands for a space that does not
//! break; an empty line or one that begins with `#` says nothing.

use std::str::Utf8Error;

use super::text::key_of;

/// The texts of a language, by the keys of their names.
#[derive(Debug, Default)]
pub struct Translations {
    /// In the order of the file: a look through some hundred numbers takes no time worth an index.
    texts: Vec<(u16, &'static str)>,
}

impl Translations {
    /// Reads the file. What it says is kept for as long as the page is there.
    ///
    /// # Errors
    /// Where it is no text.
    pub fn read(bytes: &[u8]) -> Result<Self, Utf8Error> {
        let file: &'static str = Box::leak(std::str::from_utf8(bytes)?.replace('~', "\u{a0}").into_boxed_str());
        let mut texts = Vec::new();
        for (name, text) in lines(file) {
            texts.push((key_of(name), text));
        }
        Ok(Self { texts })
    }

    /// The text of a key.
    pub fn find(&self, key: u16) -> Option<&'static str> {
        let found = self.texts.iter().find(|(other, _)| *other == key)?;
        Some(found.1)
    }
}

/// The names and texts of a file.
pub(super) fn lines(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.split('\n').filter_map(|line| {
        let (name, text) = line.split_once('=').filter(|_| !line.starts_with('#'))?;
        Some((name.trim_matches(' '), text.trim_matches([' ', '\r'])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_text_a_line() {
        let file = "# English\n\nSITE = Map = of~practices\nunit.powiat = county\nnonsense\n";
        let texts = Translations::read(file.as_bytes()).unwrap();
        assert_eq!(texts.find(key_of("SITE")), Some("Map = of\u{a0}practices"));
        assert_eq!(texts.find(key_of("unit.powiat")), Some("county"));
        assert_eq!(texts.find(key_of("nonsense")), None);
        assert!(Translations::read(&[0xff]).is_err());
    }
}
