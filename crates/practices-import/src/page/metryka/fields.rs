//! Writes the values of a metryka into their fields of the record.

use practices::{UnitType, Wojewodztwo};

use super::Entry;
use crate::page::Fault;
use crate::page::contacts::read_contacts;
use crate::page::field::Field;
use crate::page::values::{date, first_of_several, population, post, powiat, website};
use crate::record::Record;

/// Sets a field to a value that is not empty; what could not be read of it comes back with its line.
pub fn set_field(record: &mut Record, entry: &Entry) -> Vec<(usize, Fault)> {
    let published = entry.text();
    let first = first_of_several(&published).filter(|first| has_one_value(entry.field, first));
    let text = first.map_or_else(|| published.clone(), str::to_owned);
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
            record.municipality = Some(text);
            None
        }
        Field::ImplementingUnit => {
            record.implementing_unit = Some(text);
            None
        }
        Field::Street => {
            record.street = Some(text);
            None
        }
        Field::Contacts => None,
    };
    let several = first.is_some().then(|| Fault::Several(published.clone()));
    let faults: Vec<Fault> = fault.into_iter().chain(several).collect();
    // A value that could not be read, or not as a whole, is kept as it was published, for a person to put right.
    if !faults.is_empty() {
        record.as_published.insert(entry.field.name().to_owned(), published);
    }
    faults.into_iter().map(|fault| (entry.line(), fault)).collect()
}

/// Whether a field has one value, of which this is the first that stands there: a street may have a comma in it, and
/// a list of other things than dates or codes is no list of values.
fn has_one_value(field: Field, first: &str) -> bool {
    match field {
        Field::Municipality | Field::Powiat => true,
        Field::Wojewodztwo => first.parse::<Wojewodztwo>().is_ok(),
        Field::Entered | Field::Updated => date(first).is_ok(),
        Field::Population => population(first).is_some(),
        Field::Post => post(first).is_some(),
        Field::UnitType => first.parse::<UnitType>().is_ok(),
        Field::ImplementingUnit | Field::Street | Field::Websites | Field::Contacts => false,
    }
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
    let is_address = |part: &&str| !matches!(*part, "" | "i" | "oraz" | "lub" | "/");
    for part in text.split([';', ',', ' ']).filter(is_address) {
        match website(part.trim_end_matches('.')) {
            Some(address) => record.websites.push(address),
            None => faults.push((entry.line(), Fault::BadWebsite(part.to_owned()))),
        }
    }
    let linked: Vec<String> = entry.hrefs.iter().filter_map(|href| website(href)).collect();
    // "strona ośrodka" says nothing, but where it leads does.
    if record.websites.is_empty() && !linked.is_empty() {
        record.websites = linked;
        faults.clear();
    }
    let written = record.websites.join("; ");
    note_published(record, "websites", &written, text);
    faults
}

/// Sets the people.
pub fn set_contacts(record: &mut Record, entry: &Entry) -> Vec<(usize, Fault)> {
    let contacts = read_contacts(&entry.lines);
    record.contacts = contacts.people;
    let published = [
        ("phones", contacts.published_phones),
        ("emails", contacts.published_emails),
    ];
    for (name, published) in published.into_iter().filter(|(_, published)| !published.is_empty()) {
        record.as_published.insert(name.to_owned(), published.join("; "));
    }
    for address in contacts.websites {
        if !record.websites.contains(&address) {
            record.websites.push(address);
        }
    }
    contacts.faults
}
