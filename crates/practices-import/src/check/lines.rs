//! On which line of its file a value of a record stands.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::front_matter::FENCE;

/// A step of the way from the record to one of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// The value of a key.
    Key(&'a str),
    /// The item of an array, from 0.
    Item(usize),
}

/// The fields of a file, with the places where they stand.
pub struct Lines<'t> {
    text: &'t str,
    /// Where the front matter begins in the text.
    start: usize,
    fields: Option<DeTable<'t>>,
}

impl<'t> Lines<'t> {
    /// Reads a record's file; in one without sound front matter nothing is found.
    pub fn new(text: &'t str) -> Self {
        let start = text.find('\n').map_or(text.len(), |end| end + 1);
        let fields = front_matter(text, start).and_then(|fields| DeTable::parse(fields).ok());
        Self {
            text,
            start,
            fields: fields.map(toml::Spanned::into_inner),
        }
    }

    /// The line, from 1, of the value at the end of the way, or of the last one on the way that the file has.
    pub fn of(&self, way: &[Step<'_>]) -> Option<usize> {
        let (first, rest) = way.split_first()?;
        let Step::Key(first) = first else { return None };
        let (key, value) = self.fields.as_ref()?.get_key_value(*first)?;
        let mut span = key.span();
        let mut value = value;
        for step in rest {
            let next = match (step, value.get_ref()) {
                (Step::Key(name), DeValue::Table(table)) => {
                    table.get_key_value(*name).map(|(key, value)| (key.span(), value))
                }
                (Step::Item(index), DeValue::Array(items)) => items.get(*index).map(|item| (item.span(), item)),
                _ => None,
            };
            let Some((at, inner)) = next else { break };
            (span, value) = (at, inner);
        }
        Some(self.line_at(&span))
    }

    /// The lines of the full presentation, each with its number in the file.
    pub fn body(&self) -> impl Iterator<Item = (usize, &'t str)> {
        let numbered = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        numbered
            .skip(1)
            .skip_while(|(_, line)| line.trim_end() != FENCE)
            .skip(1)
    }

    fn line_at(&self, span: &Range<usize>) -> usize {
        let before = self.text.bytes().take(self.start + span.start);
        before.filter(|byte| *byte == b'\n').count() + 1
    }
}

/// What stands between the fences.
fn front_matter(text: &str, start: usize) -> Option<&str> {
    let rest = text.get(start..)?;
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end_matches(['\r', '\n']) == FENCE {
            return rest.get(..end);
        }
        end += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Step::{Item, Key};
    use super::*;

    const TEXT: &str = r#"+++
id = "bdp-1"
websites = [
  "http://a.zmyslona.pl",
  "http://b.zmyslona.pl",
]
summary = """
entered = "to proza"

[contacts]
"""
entered = "2011-01-02"
source.catalogue = "bdp"

[[contacts]]
name = "Łucja"

[[contacts]]
name = "Żelisław"
emails = ["gęś@zmyslona.pl"]

[as_published]
"żółw" = "ŻÓŁW"

[[indicators]]
label = "Łąki"
values = [{ value = 1 }, { value = 2 }]
+++

Opis.

Dwa.
"#;

    #[test]
    fn finds_the_line_of_each_value() {
        let cases: [(&[Step<'_>], Option<usize>); 14] = [
            (&[Key("id")], Some(2)),
            (&[Key("websites")], Some(3)),
            (&[Key("websites"), Item(1)], Some(5)),
            (&[Key("websites"), Item(7)], Some(3)),
            (&[Key("entered")], Some(12)),
            (&[Key("source"), Key("catalogue")], Some(13)),
            (&[Key("source"), Key("url")], Some(13)),
            (&[Key("contacts")], Some(15)),
            (&[Key("contacts"), Item(0), Key("emails")], Some(15)),
            (&[Key("contacts"), Item(1)], Some(18)),
            (&[Key("contacts"), Item(1), Key("emails"), Item(0)], Some(20)),
            (&[Key("as_published"), Key("żółw")], Some(23)),
            (&[Key("indicators"), Item(0), Key("values"), Item(1)], Some(27)),
            (&[Key("street")], None),
        ];
        for text in [TEXT.to_owned(), TEXT.replace('\n', "\r\n"), format!("\u{feff}{TEXT}")] {
            let lines = Lines::new(&text);
            for (way, expected) in cases {
                assert_eq!(lines.of(way), expected, "{way:?}");
            }
        }
    }

    #[test]
    fn numbers_the_lines_of_the_presentation() {
        let lines = Lines::new(TEXT);
        let body: Vec<_> = lines.body().filter(|(_, line)| !line.is_empty()).collect();
        assert_eq!(body, [(30, "Opis."), (32, "Dwa.")]);
        assert_eq!(Lines::new("+++\nid = 1").body().count(), 0);
    }

    #[test]
    fn a_file_without_front_matter_has_no_lines_to_find() {
        for text in ["", "+++", "+++\nid = 1", "+++\nid = \n+++\n", "gęś"] {
            assert_eq!(Lines::new(text).of(&[Key("id")]), None, "{text}");
        }
    }
}
