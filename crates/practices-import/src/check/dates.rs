//! The days of a record, and whether its contacts can still be trusted.

use practices::contact::{TRUSTED_YEARS, is_old};
use practices::polish;
use practices::{Contact, Date};

use super::finding::Finding;
use super::lines::Step::{Item, Key};
use super::rules;
use super::sheet::Sheet;

/// What is wrong with the days and the contacts of a record, seen from `today`.
pub fn check(sheet: &Sheet<'_>, today: Date, found: &mut Vec<Finding>) {
    check_days(sheet, today, found);
    check_contacts(sheet, found);
    found.extend(check_age(sheet, today));
}

fn check_days(sheet: &Sheet<'_>, today: Date, found: &mut Vec<Finding>) {
    let record = sheet.record;
    let days = [
        (record.entered, [Key("entered")].as_slice()),
        (record.updated, &[Key("updated")]),
        (record.source.retrieved, &[Key("source"), Key("retrieved")]),
    ];
    for (day, way) in days {
        if let Some(day) = day.filter(|day| *day > today) {
            found.push(sheet.finding(rules::DATE_FUTURE, way, format!("dzień {day} jeszcze nie nadszedł")));
        }
    }
    if let (Some(entered), Some(updated)) = (record.entered, record.updated)
        && updated < entered
    {
        let message = format!("aktualizacja {updated} jest wcześniejsza niż wprowadzenie {entered}");
        found.push(sheet.of_field(rules::DATES_ORDER, "updated", message));
    }
}

fn check_contacts(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let is_silent = |person: &Contact| person.phones.is_empty() && person.emails.is_empty();
    for (index, person) in sheet.record.contacts.iter().enumerate() {
        if is_silent(person) {
            let name = person.name.as_deref().unwrap_or("osoba bez nazwiska");
            let message = format!("{name}: ani telefonu, ani adresu e-mail");
            found.push(sheet.finding(rules::CONTACT_UNREACHABLE, &[Key("contacts"), Item(index)], message));
        }
    }
}

fn check_age(sheet: &Sheet<'_>, today: Date) -> Option<Finding> {
    let record = sheet.record;
    if record.contacts.is_empty() {
        return None;
    }
    let Some(day) = record.updated.or(record.entered) else {
        let message = "nie wiadomo, z kiedy są kontakty: rekord nie ma ani updated, ani entered";
        return Some(sheet.of_field(rules::CONTACTS_UNDATED, "contacts", message));
    };
    if !is_old(day, today) {
        return None;
    }
    let message = format!(
        "kontakty są sprzed ponad {TRUSTED_YEARS} lat ({}); potwierdź je",
        polish::date(day).replace('\u{a0}', " ")
    );
    Some(sheet.of_field(rules::CONTACTS_OLD, "contacts", message))
}
