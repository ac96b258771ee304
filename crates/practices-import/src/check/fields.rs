//! The form of each field, whatever the others say.

use std::collections::HashSet;

use practices::slug::is_slug;
use toml::{Table, Value};

use super::finding::{Finding, Rule};
use super::lines::Step::{self, Item, Key};
use super::rules;
use super::sheet::Sheet;
use crate::page::values::{is_email, is_web_address};
use crate::record::FIELDS;

/// The fields of a contact that a source may have had otherwise.
const OF_CONTACT: [&str; 3] = ["phones", "emails", "role"];

/// What is wrong with the fields of a record; `slugs` are those of all records.
pub fn check(sheet: &Sheet<'_>, slugs: &HashSet<&str>, found: &mut Vec<Finding>) {
    check_slug(sheet, found);
    check_category(sheet, found);
    check_population(sheet, found);
    check_web_addresses(sheet, found);
    check_emails(sheet, found);
    check_related(sheet, slugs, found);
    check_figures(sheet, found);
    check_as_published(sheet, found);
    if let Ok(table) = Table::try_from(sheet.record) {
        check_empty(sheet, &Value::Table(table), &mut Vec::new(), found);
    }
}

fn check_slug(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let (slug, stem) = (&sheet.record.slug, sheet.file.stem());
    if !is_slug(slug) {
        let form = "może zawierać tylko małe litery bez znaków diakrytycznych, cyfry i łączniki";
        found.push(sheet.of_field(rules::SLUG_FORM, "slug", format!("„{slug}” {form}")));
    } else if stem != slug {
        let message = format!("„{slug}” nie jest nazwą pliku ({stem})");
        found.push(sheet.of_field(rules::SLUG_FILE, "slug", message));
    }
}

fn check_category(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let fault = match &sheet.record.category {
        None if sheet.record.draft => return,
        Some(category) if category.is_known() => return,
        None => (
            rules::CATEGORY_MISSING,
            "brak kategorii, a rekord nie jest szkicem".to_owned(),
        ),
        Some(category) => (
            rules::CATEGORY_UNKNOWN,
            format!("kategorii „{category}” nie ma w drzewie"),
        ),
    };
    found.push(sheet.of_field(fault.0, "category", fault.1));
}

fn check_population(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    if sheet.record.population == Some(0) {
        let message = "nieznanej liczby mieszkańców nie zapisuje się jako 0; usuń pole";
        found.push(sheet.of_field(rules::POPULATION_ZERO, "population", message));
    }
}

/// Every address of the web that a record has, with the way to it.
pub fn web_addresses<'r>(sheet: &Sheet<'r>) -> Vec<(&'r str, Vec<Step<'static>>)> {
    let record = sheet.record;
    let mut addresses = Vec::new();
    for (index, address) in record.websites.iter().enumerate() {
        addresses.push((address.as_str(), vec![Key("websites"), Item(index)]));
    }
    for (field, pages) in [("attachments", &record.attachments), ("elsewhere", &record.elsewhere)] {
        for (index, page) in pages.iter().enumerate() {
            addresses.push((page.url.as_str(), vec![Key(field), Item(index), Key("url")]));
        }
    }
    if let Some(url) = &record.source.url {
        addresses.push((url, vec![Key("source"), Key("url")]));
    }
    addresses
}

fn check_web_addresses(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for (address, way) in web_addresses(sheet) {
        if !is_web_address(address) {
            let message = format!("„{address}” nie jest adresem http ani https");
            found.push(sheet.finding(rules::WEB_ADDRESS_FORM, &way, message));
        }
    }
}

fn check_emails(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for (contact, person) in sheet.record.contacts.iter().enumerate() {
        for (index, email) in person.emails.iter().enumerate() {
            if !is_email(email) {
                let way = [Key("contacts"), Item(contact), Key("emails"), Item(index)];
                let message = format!("„{email}” nie jest adresem e-mail");
                found.push(sheet.finding(rules::EMAIL_FORM, &way, message));
            }
        }
    }
}

fn check_related(sheet: &Sheet<'_>, slugs: &HashSet<&str>, found: &mut Vec<Finding>) {
    for (index, related) in sheet.record.related.iter().enumerate() {
        let way = [Key("related"), Item(index), Key("slug")];
        if !slugs.contains(related.slug.as_str()) {
            let message = format!("nie ma rekordu o nazwie „{}”", related.slug);
            found.push(sheet.finding(rules::RELATED_UNKNOWN, &way, message));
        } else if related.slug == sheet.record.slug {
            found.push(sheet.finding(rules::RELATED_SELF, &way, "rekord wskazuje sam siebie"));
        }
    }
}

fn check_figures(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for (index, indicator) in sheet.record.indicators.iter().enumerate() {
        let way = [Key("indicators"), Item(index), Key("values")];
        let label = &indicator.label;
        if indicator.values.is_empty() {
            let message = format!("wskaźnik „{label}” nie ma żadnej wartości");
            found.push(sheet.finding(rules::INDICATOR_EMPTY, &way, message));
        } else if indicator.values.iter().any(|figure| !figure.value.is_finite()) {
            let message = format!("wartość wskaźnika „{label}” nie jest liczbą");
            found.push(sheet.finding(rules::NOT_A_NUMBER, &way, message));
        }
    }
    for (index, cost) in sheet.record.costs.iter().enumerate() {
        if !cost.amount.is_finite() {
            let way = [Key("costs"), Item(index), Key("amount")];
            let message = format!("kwota „{}” nie jest liczbą", cost.label);
            found.push(sheet.finding(rules::NOT_A_NUMBER, &way, message));
        }
    }
}

fn check_as_published(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for key in sheet.record.as_published.keys() {
        let field = key.split('.').next().unwrap_or_default();
        if !FIELDS.contains(&field) && !OF_CONTACT.contains(&field) {
            let message = format!("„{key}” nie jest nazwą żadnego pola rekordu");
            let way = [Key("as_published"), Key(key)];
            found.push(sheet.finding(rules::AS_PUBLISHED_UNKNOWN, &way, message));
        }
    }
}

/// An unknown value is left out, never written as an empty text.
fn check_empty<'v>(sheet: &Sheet<'_>, value: &'v Value, way: &mut Vec<Step<'v>>, found: &mut Vec<Finding>) {
    const MESSAGE: &str = "puste pole; wartości nieznanej nie zapisuje się wcale";
    const RULE: Rule = rules::EMPTY_VALUE;
    let mut inside = |step, value| {
        way.push(step);
        check_empty(sheet, value, way, found);
        way.pop();
    };
    match value {
        Value::String(text) if text.trim().is_empty() => found.push(sheet.finding(RULE, way, MESSAGE)),
        Value::Array(items) => (items.iter().enumerate()).for_each(|(index, item)| inside(Item(index), item)),
        Value::Table(table) => table.iter().for_each(|(key, value)| inside(Key(key), value)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::record::{FIELDS, Record};

    #[test]
    fn every_field_of_a_record_is_known() {
        // serde names all fields to whoever writes one that is none.
        let error = toml::from_str::<Record>("tytul = 1").unwrap_err().to_string();
        let (_, listed) = error.split_once("expected one of").unwrap();
        let names: Vec<&str> = listed.split('`').skip(1).step_by(2).collect();
        assert_eq!(names.len(), 34, "{error}");
        for name in names {
            assert!(FIELDS.contains(&name), "{name}");
        }
    }
}
