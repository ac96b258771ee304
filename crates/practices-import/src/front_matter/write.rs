//! Writes a [`Record`] as the file that people review: the fields in a fixed order, prose in multi-line strings, the
//! same bytes for the same record.

use toml::{Table, Value};

use super::FENCE;
use crate::record::Record;

/// Fields of running text: they are written a paragraph a line, even where there is only one.
const PROSE: [&str; 2] = ["summary", "summary_en"];

/// The whole file.
///
/// # Errors
/// toml's error for a value that TOML can't hold; a record that was read or imported has none.
pub fn write(record: &Record) -> Result<String, toml::ser::Error> {
    let mut out = format!("{FENCE}\n");
    write_table(&mut out, &Table::try_from(record)?);
    out.push_str(FENCE);
    out.push('\n');
    if !record.body.is_empty() {
        out.push('\n');
        out.push_str(&record.body);
        out.push('\n');
    }
    Ok(out)
}

/// The record's values first, then its tables, each under its heading: in TOML a heading ends what stands above it.
pub(super) fn write_table(out: &mut String, record: &Table) {
    let (tables, values): (Vec<_>, Vec<_>) = record.iter().partition(|(_, value)| is_headed(value));
    for (key, value) in values {
        write_pair(out, key, value);
    }
    for (key, value) in tables {
        let key = bare_or_quoted(key);
        match value {
            Value::Array(items) => {
                for item in items.iter().filter_map(Value::as_table) {
                    write_headed(out, &format!("[[{key}]]"), item);
                }
            }
            Value::Table(table) => write_headed(out, &format!("[{key}]"), table),
            _ => {}
        }
    }
}

fn is_headed(value: &Value) -> bool {
    match value {
        Value::Table(_) => true,
        Value::Array(items) => items.iter().any(Value::is_table),
        _ => false,
    }
}

fn write_headed(out: &mut String, heading: &str, table: &Table) {
    out.push('\n');
    out.push_str(heading);
    out.push('\n');
    for (key, value) in table {
        write_pair(out, key, value);
    }
}

fn write_pair(out: &mut String, key: &str, value: &Value) {
    let value = match value {
        Value::String(text) if PROSE.contains(&key) || text.contains('\n') => multi_line(text),
        other => inline(other),
    };
    out.push_str(&format!("{} = {value}\n", bare_or_quoted(key)));
}

fn bare_or_quoted(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
    if is_bare { key.to_owned() } else { quoted(key) }
}

fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Table(table) => {
            let pairs: Vec<String> = table
                .iter()
                .map(|(key, value)| format!("{} = {}", bare_or_quoted(key), inline(value)))
                .collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        Value::Float(number) => float(*number),
        other => other.to_string(),
    }
}

/// A whole number stands without its ".0": it is read as the same value, and people write it so.
fn float(number: f64) -> String {
    // Up to 2^53 every whole number has an f64 of its own.
    let is_whole = number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
    if is_whole {
        format!("{number:.0}")
    } else {
        Value::Float(number).to_string()
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        push_escaped(&mut out, c);
    }
    out.push('"');
    out
}

fn multi_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    out.push_str("\"\"\"\n");
    let mut before = '\n';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' => out.push('\n'),
            // A line of the text that looks like the fence would end the front matter.
            '+' if before == '\n' => out.push_str("\\u002B"),
            // Three quotes in a row, or one at the end, would end the string.
            '"' if before != '"' && chars.peek().is_some() => out.push('"'),
            c => push_escaped(&mut out, c),
        }
        before = c;
    }
    out.push_str("\"\"\"");
    out
}

/// A character inside a basic string of TOML.
fn push_escaped(out: &mut String, c: char) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        c if c.is_control() || c == '\u{feff}' => out.push_str(&format!("\\U{:08X}", u32::from(c))),
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use practices::{Attachment, Contact, Figure, Indicator, LonLat, Place, Precision, Source, UnitType};
    use proptest::prelude::*;

    fn record() -> Record {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        Record::new("bdp-1".into(), "zolw".into(), "Żółw „Gęś”".into(), source)
    }

    #[test]
    fn writes_fields_in_their_order_and_prose_in_lines() {
        let mut record = record();
        record.category = Some("dialog-spoleczny".parse().unwrap());
        record.summary = Some("Pierwszy akapit.\n\nDrugi, \"żywy\".".into());
        record.point = LonLat::new(19.5, 51.0);
        record.places = vec![
            Place {
                municipality: Some("Łąka".into()),
                unit_type: Some(UnitType::GminaWiejska),
                wojewodztwo: "śląskie".parse().ok(),
                precision: Some(Precision::Gmina),
                point: LonLat::new(19.5, 51.0),
                ..Place::default()
            },
            Place {
                postal_code: Some("58-580".into()),
                ..Place::default()
            },
        ];
        record.contacts = vec![Contact {
            name: Some("Łucja Zmyślona".into()),
            role: None,
            phones: vec!["757172146".parse().unwrap()],
            emails: vec![],
        }];
        record.as_published.insert("population".into(), "7.182".into());
        record.indicators = vec![Indicator {
            label: "Rodziny".into(),
            unit: "rodziny".into(),
            unit_forms: Some(["rodzina".into(), "rodziny".into(), "rodzin".into()]),
            values: vec![
                Figure {
                    period: Some("2006".into()),
                    value: 9565.0,
                    about: None,
                },
                Figure {
                    period: None,
                    value: 0.5,
                    about: Some("ok.".into()),
                },
            ],
        }];
        record.note = Some("Źródło pisze „żółw”.".into());
        record.elsewhere = vec![Attachment {
            title: "Łąka".into(),
            url: "https://zmyslona.example.pl".into(),
        }];
        record.body = "Treść.".into();
        let expected = r#"+++
id = "bdp-1"
slug = "zolw"
title = "Żółw „Gęś”"
category = "dialog-spoleczny"
summary = """
Pierwszy akapit.

Drugi, "żywy"."""
note = "Źródło pisze „żółw”."

[point]
lon = 19.5
lat = 51

[[places]]
municipality = "Łąka"
unit_type = "gmina_wiejska"
wojewodztwo = "śląskie"
precision = "gmina"
point = { lon = 19.5, lat = 51 }

[[places]]
postal_code = "58-580"

[source]
catalogue = "bdp"

[[contacts]]
name = "Łucja Zmyślona"
phones = ["+48757172146"]

[as_published]
population = "7.182"

[[elsewhere]]
title = "Łąka"
url = "https://zmyslona.example.pl"

[[indicators]]
label = "Rodziny"
unit = "rodziny"
unit_forms = ["rodzina", "rodziny", "rodzin"]
values = [{ period = "2006", value = 9565 }, { value = 0.5, about = "ok." }]
+++

Treść.
"#;
        assert_eq!(write(&record).unwrap(), expected);
        assert_eq!(read(expected).unwrap(), record);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            title in "[\\PC\t\"\\\\]{0,40}",
            summary in "([\\PC\"]{0,10}\n|\\+{1,4}\n|\"{3}){0,6}[\\PC]{0,10}",
            key in "[\\PC]{1,10}",
            value in "[\\PC\n\r]{0,20}",
            towns in prop::collection::vec(prop::option::of("[\\PC\n]{0,10}"), 0..4),
            (lon, lat) in (-180.0..=180.0, -90.0..=90.0),
        ) {
            let mut record = record();
            record.title = title;
            record.summary = Some(summary);
            record.as_published.insert(key, value);
            let place = |municipality| Place { municipality, point: LonLat::new(lon, lat), ..Place::default() };
            record.places = towns.into_iter().map(place).collect();
            let text = write(&record).unwrap();
            prop_assert_eq!(read(&text), Ok(record), "{}", text);
        }
    }
}
