//! The block "Metryka praktyki": a label and its value a line, the people last.

mod fields;

use super::Fault;
use super::field::Field;
use super::lines::Line;
use crate::problem::Problem;
use crate::record::Record;
use fields::{set_contacts, set_field};

/// A field with the lines of its value; only contacts have several that matter one by one.
struct Entry {
    field: Field,
    lines: Vec<Line>,
    /// Where its links lead.
    hrefs: Vec<String>,
}

impl Entry {
    fn new(field: Field, line: &Line, value: &str) -> Self {
        Self {
            field,
            lines: vec![Line::new(line.number, value)],
            hrefs: hrefs(line),
        }
    }

    fn add(&mut self, line: &Line) {
        self.hrefs.extend(hrefs(line));
        self.lines.push(line.clone());
    }

    /// Whether a line without a known label still belongs to the field: all do to the people, who come last, and to
    /// other fields a value that stands below its label, or the rest of one that did not fit on one line.
    fn goes_on_with(&self, line: &Line, after_blank: bool) -> bool {
        let is_value = self.text().is_empty() || (self.field.may_wrap() && !after_blank);
        self.field == Field::Contacts || (is_value && !line.is_blank() && !has_label(line))
    }

    fn text(&self) -> String {
        let words: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        words.join(" ").trim().to_owned()
    }

    fn line(&self) -> usize {
        self.lines.first().map_or(0, |line| line.number)
    }
}

/// Fills the record's fields from the block's lines; what can't be read comes back. `None` where the block has no
/// field at all.
pub fn read_metryka(lines: &[Line], record: &mut Record) -> Option<Vec<Problem>> {
    let (entries, mut problems) = entries(lines);
    if entries.is_empty() {
        return None;
    }
    for entry in &entries {
        let faults = match entry.field {
            Field::Contacts => set_contacts(record, entry),
            _ if entry.text().is_empty() => Vec::new(),
            _ => set_field(record, entry),
        };
        let in_field = |(line, fault): (usize, Fault)| fault.at(line).in_field(entry.field.name());
        problems.extend(faults.into_iter().map(in_field));
    }
    problems.sort();
    Some(problems)
}

/// Sorts the lines into fields.
fn entries(lines: &[Line]) -> (Vec<Entry>, Vec<Problem>) {
    let mut entries: Vec<Entry> = Vec::new();
    let mut problems = Vec::new();
    let mut after_blank = false;
    for line in lines {
        let open = entries.last_mut().filter(|entry| entry.goes_on_with(line, after_blank));
        if let Some((field, value)) = known_field(line) {
            if entries.iter().any(|entry| entry.field == field) {
                let fault = Fault::Repeated(line.text.clone());
                problems.push(fault.at(line.number).in_field(field.name()));
            } else {
                entries.push(Entry::new(field, line, value));
            }
        } else if let Some(entry) = open {
            entry.add(line);
        } else if !line.is_blank() {
            problems.push(unknown(line));
        }
        after_blank = line.is_blank();
    }
    (entries, problems)
}

fn known_field(line: &Line) -> Option<(Field, &str)> {
    let (label, value) = line.label_and_value()?;
    Some((Field::from_label(label)?, value))
}

/// Whether a line without a known label has another one; an address has a colon, too.
fn has_label(line: &Line) -> bool {
    line.label_and_value().is_some() && !line.text.starts_with("http")
}

fn hrefs(line: &Line) -> Vec<String> {
    line.links().map(|(_, href)| href.to_owned()).collect()
}

fn unknown(line: &Line) -> Problem {
    let text = line.text.clone();
    let fault = if has_label(line) {
        Fault::UnknownLabel(text)
    } else {
        Fault::UnknownLine(text)
    };
    fault.at(line.number)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn read(text: &str) -> (Record, Vec<String>) {
        let source = practices::Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let mut record = Record::new("bdp-x".into(), "x".into(), "X".into(), source);
        let problems = read_metryka(&lines(text), &mut record).unwrap_or_default();
        (record, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn keeps_the_published_form_of_what_it_normalises() {
        let (record, problems) = read(
            "Typ jednostki:  powiat grodzki\nPowiat: Zmyślony Wielki\nWojewództwo:  Śląskie\nKod pocztowy i Poczta:  40 391 Żory\nWitryna internetowa:  www.zmyslona.pl, https://mops.zmyslona.pl\nLiczba mieszkańców:  302.094\nOsoby kontaktowe:\n Łucja Gęś\n tel. 725 161463",
        );
        assert_eq!(problems, [""; 0]);
        let published: Vec<_> = record
            .as_published
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        assert_eq!(
            published,
            [
                ("phones", "725 161463"),
                ("population", "302.094"),
                ("postal_code", "40 391 Żory"),
                ("powiat", "Zmyślony Wielki"),
                ("unit_type", "powiat grodzki"),
                ("websites", "www.zmyslona.pl, https://mops.zmyslona.pl"),
                ("wojewodztwo", "Śląskie"),
            ]
        );
        assert_eq!(record.websites, ["http://www.zmyslona.pl", "https://mops.zmyslona.pl"]);
        assert_eq!(record.contacts[0].name.as_deref(), Some("Łucja Gęś"));
    }

    #[test]
    fn names_each_line_that_it_cannot_read() {
        let cases = [
            (
                "Data aktualizacji: 30.02.2011",
                "wiersz 1, pole updated: „30.02.2011”: nie ma takiego dnia",
            ),
            (
                "Powiat: kielecki\nPowiat: inny",
                "wiersz 2, pole powiat: pole powtarza się",
            ),
            (
                "Powiat: kielecki\nBudżet: 5 zł",
                "wiersz 2: nieznane pole metryki („Budżet: 5 zł”)",
            ),
            (
                "Powiat: kielecki\nżółty wiersz",
                "wiersz 2: nie wiadomo, czego dotyczy wiersz „żółty wiersz”",
            ),
            ("Ulica: Długa 1\nBudżet: 5 zł", "wiersz 2: nieznane pole"),
            ("Typ jednostki: gromada", "wiersz 1, pole unit_type: „gromada”"),
            (
                "Województwo: katowickie",
                "wiersz 1, pole wojewodztwo: „katowickie” nie jest nazwą województwa",
            ),
            ("Kod pocztowy i Poczta: Żory", "wiersz 1, pole postal_code: „Żory”"),
            ("Wirtyna internetowa: brak", "wiersz 1, pole websites: „brak”"),
            (
                "Liczba mieszkańców: ok. 7 tys.",
                "wiersz 1, pole population: „ok. 7 tys.”",
            ),
            ("Osoby kontaktowe: Żółw\ntel. 12", "wiersz 2, pole contacts: „12”"),
        ];
        for (text, expected) in cases {
            let (record, problems) = read(text);
            assert_eq!(problems.len(), 1, "{text}: {problems:?}");
            assert!(problems[0].starts_with(expected), "{text}: {problems:?}");
            if problems[0].contains("population") {
                assert_eq!(record.as_published["population"], "ok. 7 tys.");
            }
        }
    }

    #[test]
    fn several_values_in_a_field_that_has_one() {
        let cases = [
            (
                "Miejscowość: Żółwin, Gęsia Wola",
                "municipality = \"Żółwin\"",
                "municipality",
            ),
            (
                "Województwo: dolnośląskie i opolskie",
                "wojewodztwo = \"dolnośląskie\"",
                "wojewodztwo",
            ),
            (
                "Kod pocztowy i Poczta: 58-580 Żory, 58-581 Łódź",
                "post_office = \"Żory\"",
                "postal_code",
            ),
            (
                "Data aktualizacji: 12 maja 2009 r., 2010-01-01",
                "updated = \"2009-05-12\"",
                "updated",
            ),
            ("Powiat: Żółwiński / gęsi", "powiat = \"żółwiński\"", "powiat"),
        ];
        for (text, expected, field) in cases {
            let (record, problems) = read(text);
            let written = crate::front_matter::write(&record).unwrap();
            assert!(written.contains(expected), "{written}");
            assert!(
                problems.len() == 1 && problems[0].contains("kilka wartości"),
                "{problems:?}"
            );
            let published = text.split_once(": ").map(|(_, value)| value);
            assert_eq!(record.as_published.get(field).map(String::as_str), published, "{text}");
        }
        let (record, problems) = read("Ulica: Żabia 1, pokój 2; II piętro");
        assert_eq!(
            (record.street.as_deref(), problems.len()),
            (Some("Żabia 1, pokój 2; II piętro"), 0)
        );
    }

    #[test]
    fn puts_a_wrapped_value_together() {
        let (record, problems) = read("Jednostka wdrażająca:  Ośrodek\n Pomocy w Żorach\nUlica:  Długa 1\n");
        assert_eq!(problems, [""; 0]);
        assert_eq!(record.implementing_unit.as_deref(), Some("Ośrodek Pomocy w Żorach"));
        assert_eq!(record.street.as_deref(), Some("Długa 1"));
    }
}
