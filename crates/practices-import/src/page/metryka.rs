//! The block "Metryka praktyki": a label and its value a line, the people last.

use practices::{UnitType, Wojewodztwo};

use super::Fault;
use super::contacts::read_contacts;
use super::field::Field;
use super::lines::Line;
use super::values::{date, population, post, powiat, website};
use crate::problem::Problem;
use crate::record::Record;

/// A field with the lines of its value; only contacts have several that matter one by one.
struct Entry {
    field: Field,
    lines: Vec<Line>,
}

impl Entry {
    fn new(field: Field, number: usize, value: &str) -> Self {
        let value = Line {
            number,
            text: value.to_owned(),
        };
        Self {
            field,
            lines: vec![value],
        }
    }

    /// Whether a line without a known label still belongs to the field: all do to the people, who come last, and to
    /// other fields the rest of a value that did not fit on one line.
    fn goes_on_with(&self, line: &Line, after_blank: bool) -> bool {
        let is_rest = self.field.may_wrap() && !after_blank && !line.is_blank() && !has_label(line);
        self.field == Field::Contacts || is_rest
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
                entries.push(Entry::new(field, line.number, value));
            }
        } else if let Some(entry) = open {
            entry.lines.push(line.clone());
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

fn unknown(line: &Line) -> Problem {
    let text = line.text.clone();
    let fault = if has_label(line) {
        Fault::UnknownLabel(text)
    } else {
        Fault::UnknownLine(text)
    };
    fault.at(line.number)
}

fn set_field(record: &mut Record, entry: &Entry) -> Vec<(usize, Fault)> {
    let text = entry.text();
    let value = text.clone();
    let fault = match entry.field {
        Field::Entered | Field::Updated => set_date(record, entry.field, &text),
        Field::UnitType => set_unit_type(record, &text),
        Field::Powiat => {
            let name = powiat(&text);
            note_published(record, "powiat", &name, &text);
            record.powiat = Some(name);
            None
        }
        Field::Wojewodztwo => set_wojewodztwo(record, &text),
        Field::Post => set_post(record, &text),
        Field::Websites => return set_websites(record, entry, &text),
        Field::Population => set_population(record, &text),
        Field::Municipality => {
            record.municipality = Some(value);
            None
        }
        Field::ImplementingUnit => {
            record.implementing_unit = Some(value);
            None
        }
        Field::Street => {
            record.street = Some(value);
            None
        }
        Field::Contacts => None,
    };
    // A value that could not be read is kept as it was published, for a person to put right.
    if fault.is_some() {
        record.as_published.entry(entry.field.name().to_owned()).or_insert(text);
    }
    fault.map(|fault| (entry.line(), fault)).into_iter().collect()
}

/// Keeps the published form of a value that is written otherwise in the record.
fn note_published(record: &mut Record, field: &str, value: &str, published: &str) {
    if value != published {
        record.as_published.insert(field.to_owned(), published.to_owned());
    }
}

fn set_date(record: &mut Record, field: Field, text: &str) -> Option<Fault> {
    let date = match date(text) {
        Ok(date) => date,
        Err(error) => return Some(Fault::BadDate(error)),
    };
    note_published(record, field.name(), &date.to_string(), text);
    if field == Field::Entered {
        record.entered = Some(date);
    } else {
        record.updated = Some(date);
    }
    None
}

fn set_unit_type(record: &mut Record, text: &str) -> Option<Fault> {
    let read: Option<UnitType> = text.parse().ok();
    // The source's list is open: what is not on ours is "inna", with its own words kept.
    record.unit_type = Some(read.unwrap_or(UnitType::Inna));
    note_published(record, "unit_type", read.map_or("", UnitType::name), text);
    read.is_none().then(|| Fault::UnknownUnitType(text.to_owned()))
}

fn set_wojewodztwo(record: &mut Record, text: &str) -> Option<Fault> {
    match text.parse::<Wojewodztwo>() {
        Ok(read) => {
            note_published(record, "wojewodztwo", read.name(), text);
            record.wojewodztwo = Some(read);
            None
        }
        Err(error) => Some(Fault::UnknownWojewodztwo(error)),
    }
}

fn set_post(record: &mut Record, text: &str) -> Option<Fault> {
    let Some(post) = post(text) else {
        return Some(Fault::BadPostalCode(text.to_owned()));
    };
    note_published(
        record,
        "postal_code",
        format!("{} {}", post.code, post.office).trim(),
        text,
    );
    record.postal_code = Some(post.code);
    record.post_office = (!post.office.is_empty()).then_some(post.office);
    None
}

fn set_population(record: &mut Record, text: &str) -> Option<Fault> {
    let Some(number) = population(text) else {
        return Some(Fault::BadPopulation(text.to_owned()));
    };
    note_published(record, "population", &number.to_string(), text);
    record.population = Some(number);
    None
}

fn set_websites(record: &mut Record, entry: &Entry, text: &str) -> Vec<(usize, Fault)> {
    let mut faults = Vec::new();
    let is_address = |part: &&str| !matches!(*part, "" | "i" | "oraz");
    for part in text.split([';', ',', ' ']).filter(is_address) {
        match website(part) {
            Some(address) => record.websites.push(address),
            None => faults.push((entry.line(), Fault::BadWebsite(part.to_owned()))),
        }
    }
    let written = record.websites.join("; ");
    note_published(record, "websites", &written, text);
    faults
}

fn set_contacts(record: &mut Record, entry: &Entry) -> Vec<(usize, Fault)> {
    let contacts = read_contacts(&entry.lines);
    record.contacts = contacts.people;
    if !contacts.published_phones.is_empty() {
        let published = contacts.published_phones.join("; ");
        record.as_published.insert("phones".to_owned(), published);
    }
    contacts.faults
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
                "wiersz 1, pole updated: „30.02.2011” nie jest datą",
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
    fn puts_a_wrapped_value_together() {
        let (record, problems) = read("Jednostka wdrażająca:  Ośrodek\n Pomocy w Żorach\nUlica:  Długa 1\n");
        assert_eq!(problems, [""; 0]);
        assert_eq!(record.implementing_unit.as_deref(), Some("Ośrodek Pomocy w Żorach"));
        assert_eq!(record.street.as_deref(), Some("Długa 1"));
    }
}
