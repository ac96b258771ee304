//! Changes single fields of a record's file and leaves everything else to the letter: comments, order, spelling.

use thiserror::Error;
use toml::{Table, Value};
use toml_edit::{DocumentMut, TableLike, TomlError};

use super::FENCE;
use super::read::{RecordError, split};
use super::write::write_table;

/// The byte order mark that some editors put first.
const MARK: &str = "\u{feff}";

/// Why a file can't be changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// The file is no record.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The front matter is no TOML.
    #[error("pól rekordu nie da się zmienić: {0}")]
    Toml(#[from] TomlError),
    /// The record has fewer places than this number.
    #[error("rekord nie ma już miejsca nr {0}")]
    NoPlace(usize),
    /// After the change the file would say something else in other fields too, or look otherwise.
    #[error("nie da się wpisać punktu bez zmiany reszty pliku: wpisz ręcznie point (lon, lat) i precision")]
    Unsafe,
}

/// A field with its new value; `None` takes it out. `body` is the presentation under the front matter.
pub type Change<'a> = (&'a str, Option<&'a Value>);

/// The file's text with these changes.
///
/// # Errors
/// Where the text is no record's file.
pub fn with_changes(text: &str, changes: &[Change<'_>]) -> Result<String, EditError> {
    let mut file = Opened::new(text)?;
    for (name, value) in changes {
        match (*name, value) {
            ("body", Some(Value::String(new))) => file.end = format!("{FENCE}\n\n{new}\n"),
            ("body", _) => file.end = format!("{FENCE}\n"),
            (name, Some(value)) => set(file.fields.as_table_mut(), name, value)?,
            (name, None) => drop(file.fields.remove(name)),
        }
    }
    Ok(file.text())
}

/// A file taken apart, its lines ended by `\n` alone meanwhile.
pub(super) struct Opened {
    has_mark: bool,
    is_windows: bool,
    start: String,
    pub(super) fields: DocumentMut,
    /// The closing fence with all that follows.
    end: String,
}

impl Opened {
    pub(super) fn new(text: &str) -> Result<Self, EditError> {
        let bare = text.strip_prefix(MARK).unwrap_or(text);
        let lines = bare.replace("\r\n", "\n");
        let (fields, _) = split(&lines)?;
        let (start, rest) = lines.split_once('\n').unwrap_or((&lines, ""));
        let length = if fields.is_empty() { 0 } else { fields.len() + 1 };
        let (fields, end) = rest.split_at_checked(length).unwrap_or((rest, ""));
        Ok(Self {
            has_mark: text.starts_with(MARK),
            is_windows: text.contains("\r\n"),
            start: start.to_owned(),
            fields: fields.parse()?,
            end: end.to_owned(),
        })
    }

    pub(super) fn text(&self) -> String {
        let mark = if self.has_mark { MARK } else { "" };
        let text = format!("{mark}{}\n{}{}", self.start, self.fields, self.end);
        if self.is_windows {
            text.replace('\n', "\r\n")
        } else {
            text
        }
    }
}

/// The value as the importer writes it, in the place of the old one or after the other values.
pub(super) fn set(fields: &mut dyn TableLike, name: &str, value: &Value) -> Result<(), TomlError> {
    let mut alone = String::new();
    write_table(&mut alone, &Table::from_iter([(name.to_owned(), value.clone())]));
    let mut alone: DocumentMut = alone.parse()?;
    let Some(mut item) = alone.remove(name) else {
        return Ok(());
    };
    match fields.get_mut(name) {
        Some(old) => {
            // What stands behind the value on its line stays there.
            if let (Some(old), Some(new)) = (old.as_value(), item.as_value_mut()) {
                *new.decor_mut() = old.decor().clone();
            }
            *old = item;
        }
        None => drop(fields.insert(name, item)),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "+++\nid = \"bdp-1\" # od redakcji\nslug = \"zolw\"\ntitle = 'Żółw'\n# ulica z pisma z maja\nstreet = \"Łąkowa 1\"\n\n[source]\ncatalogue   = \"bdp\"\n+++\n\nGęś.\n";

    #[test]
    fn changes_what_is_asked_for_and_nothing_else() {
        let text = |text: &str| Value::String(text.to_owned());
        let websites = Value::Array(vec![text("https://zmyslona.example.pl")]);
        let contacts = Value::Array(vec![Value::Table(Table::from_iter([(
            "name".to_owned(),
            text("Łucja"),
        )]))]);
        let (id, street, body) = (text("bdp-2"), text("Łąkowa 2"), text("Żaba."));
        let cases: [(Change<'_>, &str, &str); 7] = [
            (("street", Some(&street)), "\"Łąkowa 1\"", "\"Łąkowa 2\""),
            (("street", None), "# ulica z pisma z maja\nstreet = \"Łąkowa 1\"\n", ""),
            (("id", Some(&id)), "bdp-1", "bdp-2"),
            (("body", Some(&body)), "Gęś.", "Żaba."),
            (("body", None), "\nGęś.\n", ""),
            (
                ("websites", Some(&websites)),
                "\"Łąkowa 1\"\n",
                "\"Łąkowa 1\"\nwebsites = [\"https://zmyslona.example.pl\"]\n",
            ),
            (
                ("contacts", Some(&contacts)),
                "\"bdp\"\n",
                "\"bdp\"\n\n[[contacts]]\nname = \"Łucja\"\n",
            ),
        ];
        for (change, from, to) in cases {
            let expected = FILE.replace(from, to);
            assert_eq!(with_changes(FILE, &[change]).unwrap(), expected, "{change:?}");
            let marked = format!("\u{feff}{}", FILE.replace("+++\n\n", "# koniec\n+++\n\n"));
            let expected_marked = format!("\u{feff}{}", expected.replace("\n+++\n", "\n# koniec\n+++\n"));
            assert_eq!(with_changes(&marked, &[change]).unwrap(), expected_marked, "{change:?}");
            let windows = with_changes(&FILE.replace('\n', "\r\n"), &[change]).unwrap();
            assert_eq!(windows, expected.replace('\n', "\r\n"), "{change:?}");
        }
    }

    #[test]
    fn says_what_is_no_record() {
        assert_eq!(with_changes("żółw", &[]), Err(RecordError::NoFrontMatter.into()));
        assert!(matches!(with_changes("+++\n= 1\n+++\n", &[]), Err(EditError::Toml(_))));
    }
}
