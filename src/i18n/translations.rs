//! The texts of another language, as their file has them: a line each, `NAME = text`. `~` stands for a space that does not
//! break; an empty line or one that begins with `#` says nothing, but for the last one, `# End`.

use std::str::Utf8Error;

use thiserror::Error;

use super::text::key_of;

/// The last line of a file: without it the file is cut off, or another one.
const END: &str = "# End";

/// Why a file has no texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TranslationsError {
    /// It is no text.
    #[error("the file is no text in UTF-8: {0}")]
    NotText(#[from] Utf8Error),
    /// It does not end as such a file does.
    #[error("the file does not end with the line \"{END}\"")]
    NotWhole,
}

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
    /// As [`TranslationsError`] says: half a file would be half a language.
    pub fn read(bytes: &[u8]) -> Result<Self, TranslationsError> {
        let text = std::str::from_utf8(bytes)?;
        if !text.trim_ascii_end().ends_with(END) {
            return Err(TranslationsError::NotWhole);
        }
        let file: &'static str = Box::leak(text.replace('~', "\u{a0}").into_boxed_str());
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
        let file = "# English\n\nSITE = Map = of~practices\nunit.powiat = county\nnonsense\n# End\n";
        let texts = Translations::read(file.as_bytes()).unwrap();
        assert_eq!(texts.find(key_of("SITE")), Some("Map = of\u{a0}practices"));
        assert_eq!(texts.find(key_of("unit.powiat")), Some("county"));
        assert_eq!(texts.find(key_of("nonsense")), None);
        assert!(matches!(
            Translations::read(&[0xff]),
            Err(TranslationsError::NotText(_))
        ));
    }

    #[test]
    fn half_a_file_is_none() {
        for file in [
            "",
            "SITE = Map of pra",
            "<!doctype html><title>Żółw</title>",
            "# End\nSITE = Map",
        ] {
            assert!(
                matches!(Translations::read(file.as_bytes()), Err(TranslationsError::NotWhole)),
                "{file}"
            );
        }
    }
}
