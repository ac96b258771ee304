//! `--columns`: what the headings of somebody else's table mean.

use std::collections::BTreeMap;

use practices::slug::slugify;
use thiserror::Error;

use super::column::Column;

/// Headings with the columns that they stand for; empty where the known headings suffice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    pairs: Vec<Pair>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Pair {
    heading: String,
    column: Column,
}

/// Why a mapping can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ColumnsError {
    /// A file that is no TOML table of texts.
    #[error("wiersz {line} pliku kolumn nie ma postaci \"nagłówek\" = \"pole\": {message}")]
    NotToml {
        /// From 1.
        line: usize,
        /// What the TOML reader says.
        message: String,
    },
    /// A part without the sign between heading and field.
    #[error("„{0}” nie ma postaci nagłówek=pole; pary oddziela średnik, np. „Nazwa=title;Starostwo=powiat”")]
    NotAPair(String),
    /// A field that a record doesn't have.
    #[error("nagłówek „{heading}”: nie ma pola „{field}”; znane pola: {}", Column::fields().collect::<Vec<_>>().join(", "))]
    UnknownField {
        /// The heading.
        heading: String,
        /// What it should stand for.
        field: String,
    },
    /// The same heading for the second time.
    #[error("nagłówek „{0}” ma w --columns dwa pola; zostaw jedno")]
    Repeated(String),
}

impl Columns {
    /// Reads the text of a TOML file, a line a column (`"Nazwa dobrej praktyki" = "title"`), or the same in short
    /// on one line: `Nazwa dobrej praktyki=title;Starostwo=powiat`. A field goes by its name in a record or by any
    /// known heading; `pomiń` leaves a column out.
    ///
    /// # Errors
    /// What is wrong, with the heading or the line.
    pub fn parse(text: &str) -> Result<Self, ColumnsError> {
        let text = text.trim_start_matches('\u{feff}').trim();
        let written = if text.contains(['\n', '"', '\'', '#']) {
            toml_pairs(text)?
        } else {
            inline_pairs(text)?
        };
        let mut columns = Self::default();
        for (heading, field) in written {
            columns.add(heading, field)?;
        }
        Ok(columns)
    }

    fn add(&mut self, heading: String, field: String) -> Result<(), ColumnsError> {
        if self.column(&heading).is_some() {
            return Err(ColumnsError::Repeated(heading));
        }
        let Some(column) = Column::from_heading(&field) else {
            return Err(ColumnsError::UnknownField { heading, field });
        };
        self.pairs.push(Pair { heading, column });
        Ok(())
    }

    /// The column of a heading; `None` for one that the mapping doesn't name.
    pub fn column(&self, heading: &str) -> Option<Column> {
        let wanted = key(heading);
        let pair = self.pairs.iter().find(|pair| key(&pair.heading) == wanted)?;
        Some(pair.column)
    }

    /// The headings that it names.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.pairs.iter().map(|pair| pair.heading.as_str())
    }
}

/// What two spellings of one heading have in common.
pub fn key(heading: &str) -> String {
    let slug = slugify(heading);
    if slug.is_empty() {
        heading.trim().to_lowercase()
    } else {
        slug
    }
}

fn toml_pairs(text: &str) -> Result<Vec<(String, String)>, ColumnsError> {
    let table: BTreeMap<String, String> = toml::from_str(text).map_err(|error| {
        let before = error.span().map_or(0, |span| span.start);
        ColumnsError::NotToml {
            line: text.bytes().take(before).filter(|byte| *byte == b'\n').count() + 1,
            message: error.message().to_owned(),
        }
    })?;
    Ok(table.into_iter().collect())
}

fn inline_pairs(text: &str) -> Result<Vec<(String, String)>, ColumnsError> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (heading, field) = part
                .rsplit_once('=')
                .ok_or_else(|| ColumnsError::NotAPair(part.to_owned()))?;
            Ok((heading.trim().to_owned(), field.trim().to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_file_and_the_short_form() {
        let texts = [
            "\u{feff}# z arkusza gminy\n\"Nazwa Zmyślona\" = \"title\"\nStarostwo = \"powiat\"\n\"Żółw\" = \"telefon 2\"\n",
            "Nazwa Zmyślona=title; Starostwo = powiat;Żółw=phone_2;",
        ];
        for text in texts {
            let columns = Columns::parse(text).unwrap();
            let cases = [
                ("NAZWA zmyslona", Some(Column::Title)),
                ("starostwo", Some(Column::Powiat)),
                ("żółw", Some(Column::Phone(2))),
                ("Tytuł", None),
            ];
            for (heading, expected) in cases {
                assert_eq!(columns.column(heading), expected, "{heading}");
            }
            assert_eq!(columns.headings().count(), 3);
        }
        assert_eq!(Columns::parse(" \n"), Ok(Columns::default()));
    }

    #[test]
    fn says_what_is_wrong() {
        let cases = [
            ("Nazwa", "„Nazwa” nie ma postaci nagłówek=pole"),
            (
                "Nazwa=tytulik",
                "nagłówek „Nazwa”: nie ma pola „tytulik”; znane pola: title, summary",
            ),
            ("Nazwa=title;NAZWA=powiat", "nagłówek „NAZWA” ma w --columns dwa pola"),
            ("a = \"title\"\nb = 7\n", "wiersz 2 pliku kolumn"),
            ("\"a\" = title", "wiersz 1 pliku kolumn"),
        ];
        for (text, expected) in cases {
            let message = Columns::parse(text).unwrap_err().to_string();
            assert!(message.starts_with(expected), "{text}: {message}");
        }
    }
}
