//! Reads a record's file: what is wrong with it is said with its line and field.

use std::ops::Range;

use thiserror::Error;

use super::FENCE;
use super::polish::in_polish;
use crate::problem::Problem;
use crate::record::Record;

/// Why a text is no record.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RecordError {
    /// The first line is not the fence.
    #[error("plik musi zaczynać się od wiersza +++, po którym stoją pola w TOML")]
    NoFrontMatter,
    /// The front matter has no end.
    #[error("brak drugiego wiersza +++, który zamyka pola")]
    NotClosed,
    /// The front matter is no TOML, or not the record's.
    #[error("{message}")]
    Fields {
        /// The line in the file, from 1, where it is known.
        line: Option<usize>,
        /// The key on that line, where there is one.
        field: Option<String>,
        /// What is wrong with it.
        message: String,
    },
}

/// Reads a file's text.
///
/// # Errors
/// What is wrong with it and on which line.
pub fn read(text: &str) -> Result<Record, RecordError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let (fields, body) = split(&text)?;
    let record: Record = toml::from_str(fields).map_err(|error| fields_error(fields, &error))?;
    Ok(Record {
        body: body.trim_matches('\n').to_owned(),
        ..record
    })
}

impl RecordError {
    /// The same as a problem of the file.
    pub fn problem(&self, path: impl Into<String>) -> Problem {
        let problem = Problem::of_file(path, self);
        match self {
            RecordError::NoFrontMatter | RecordError::NotClosed => problem.at_line(1),
            RecordError::Fields { line, field, .. } => Problem {
                line: *line,
                field: field.clone(),
                ..problem
            },
        }
    }
}

/// The front matter and the body.
pub(super) fn split(text: &str) -> Result<(&str, &str), RecordError> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if first.trim_end() != FENCE {
        return Err(RecordError::NoFrontMatter);
    }
    if let Some(body) = rest.strip_prefix("+++\n") {
        return Ok(("", body));
    }
    if let Some((fields, body)) = rest.split_once("\n+++\n") {
        return Ok((fields, body));
    }
    let fields = rest.strip_suffix("\n+++").ok_or(RecordError::NotClosed)?;
    Ok((fields, ""))
}

fn fields_error(fields: &str, error: &toml::de::Error) -> RecordError {
    let at = error.span().map(|span| line_of(fields, &span));
    RecordError::Fields {
        // The front matter begins on the file's second line.
        line: at.map(|line| line + 2),
        field: missing_field(error.message()).or_else(|| at.and_then(|line| key_at(fields, line))),
        message: in_polish(error.message()),
    }
}

/// The line of the front matter, from 0, on which a span begins.
fn line_of(fields: &str, span: &Range<usize>) -> usize {
    fields.bytes().take(span.start).filter(|byte| *byte == b'\n').count()
}

fn missing_field(message: &str) -> Option<String> {
    let (name, _) = message.strip_prefix("missing field `")?.split_once('`')?;
    Some(name.to_owned())
}

/// The key or table that a line belongs to: the nearest line before it that opens one.
fn key_at(fields: &str, line: usize) -> Option<String> {
    let lines: Vec<&str> = fields.lines().take(line + 1).collect();
    lines.into_iter().rev().find_map(|line| {
        let line = line.trim();
        if line.starts_with('[') && line.ends_with(']') {
            return Some(line.trim_matches(['[', ']']).to_owned());
        }
        let (key, _) = line.split_once('=')?;
        let key = key.trim();
        let bare = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-\"".contains(c));
        bare.then(|| key.trim_matches('"').to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = "+++\nid = \"bdp-1\"\nslug = \"zolw\"\ntitle = \"Żółw\"\ncategory = \"dialog-spoleczny\"\n\n[source]\ncatalogue = \"bdp\"\n+++\n";

    #[test]
    fn reads_fields_and_body() {
        let record = read(&format!("\u{feff}{SOUND}\n## Opis\n\nGęś i jaźń.\n")).unwrap();
        assert_eq!(
            (record.title.as_str(), record.body.as_str()),
            ("Żółw", "## Opis\n\nGęś i jaźń.")
        );
        assert_eq!(record.file_name(), "zolw.md");
        let practice = record.practice().unwrap();
        assert_eq!(practice.category.path(), "dialog-spoleczny");
        let windows = SOUND.replace('\n', "\r\n");
        assert_eq!(read(&windows).unwrap().title, "Żółw");
        assert_eq!(read(SOUND.trim_end()).unwrap().body, "");
    }

    #[test]
    fn names_the_line_and_field_of_what_is_wrong() {
        let with = |from: &str, to: &str| SOUND.replace(from, to);
        let cases = [
            ("id = 1".to_owned(), Some(1), None, "musi zaczynać się od wiersza +++"),
            (
                "+++\nid = \"x\"\n".to_owned(),
                Some(1),
                None,
                "brak drugiego wiersza +++",
            ),
            (
                with("title = \"Żółw\"\n", "title = \"Żółw\"\ntytuł = 1\n"),
                Some(5),
                None,
                "TOML",
            ),
            (
                with("title = \"Żółw\"\n", "title = \"Żółw\"\ntitel = 1\n"),
                Some(5),
                Some("titel"),
                "nieznane pole „titel”",
            ),
            (
                with("title = \"Żółw\"\n", ""),
                Some(2),
                Some("title"),
                "brak pola „title”",
            ),
            (with("\"Żółw\"", "7"), Some(4), Some("title"), "innego rodzaju"),
            (
                with("dialog-spoleczny", "Dialog"),
                Some(5),
                Some("category"),
                "„Dialog” nie jest ścieżką kategorii",
            ),
            (
                with("title = \"Żółw\"\n", "title = \"Żółw\"\nentered = \"2011-02-30\"\n"),
                Some(5),
                Some("entered"),
                "nie ma takiego dnia",
            ),
            (
                with("title = \"Żółw\"\n", "title = \"Żółw\"\nunit_type = \"gromada\"\n"),
                Some(5),
                Some("unit_type"),
                "„gromada” nie jest na liście",
            ),
            (
                with("catalogue = \"bdp\"", "catalogue = \"bdp\"\nkatalog = 1"),
                Some(9),
                Some("katalog"),
                "nieznane pole",
            ),
            (
                with("\n[source]", "\n[[places]]\n\n[[places]]\ngmina = \"Łąka\"\n\n[source]"),
                Some(10),
                Some("gmina"),
                "nieznane pole „gmina”",
            ),
            (
                with("\n[source]", "\n[[places]]\npoint = { lon = 19.5 }\n\n[source]"),
                Some(8),
                Some("lat"),
                "brak pola „lat”",
            ),
            (
                with("\n[source]", "\n[places]\nmunicipality = \"Łąka\"\n\n[source]"),
                Some(7),
                Some("places"),
                "innego rodzaju",
            ),
            (with("slug = \"zolw\"", "slug = \"zolw"), Some(3), Some("slug"), "TOML"),
        ];
        for (text, line, field, message) in cases {
            let problem = read(&text).unwrap_err().problem("żółw.md");
            assert!(problem.message.contains(message), "{text}: {problem}");
            assert_eq!(problem.line, line, "{text}: {problem}");
            if field.is_some() {
                assert_eq!(problem.field.as_deref(), field, "{text}: {problem}");
            }
        }
    }
}
