//! Asks whether everything that a page says is in its record or in a problem.

use practices::{Category, Date, Phone, UnitType};
use practices_import::front_matter;
use practices_import::page::address::Address;
use practices_import::page::boilerplate::{is_furniture, is_new_boilerplate};
use practices_import::page::document::Document;
use practices_import::page::lines::Line;
use practices_import::page::tabs::bars;
use practices_import::page::values::{date, readable_at};
use practices_import::presentation::to_html;
use practices_import::reading::Reading;

/// A text's letters and digits alone, for asking whether it stands somewhere however it is written there.
fn letters_and_digits(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The lines of a page that its record and problems don't have: none, if nothing is lost.
pub fn lost_lines(page: &Document, reading: &Reading) -> Vec<String> {
    let kept = letters_and_digits(&kept(reading));
    let on_bar: Vec<usize> = bars(&page.lines).into_iter().flatten().collect();
    let lines = page
        .lines
        .iter()
        .enumerate()
        .filter(|(index, _)| !on_bar.contains(index));
    lines
        .map(|(_, line)| line)
        .filter(|line| !is_known(line))
        .map(|line| line.text.clone())
        .filter(|text| {
            let value = text.split_once(':').map_or(text.as_str(), |(_, value)| value);
            // "tel. kom. 501…" and the like stand in the record without their labels.
            let without_sign = match text.starts_with("tel") {
                true => text.trim_start_matches(|c: char| !c.is_ascii_digit()),
                false => text.as_str(),
            };
            let in_record = |text: &str| kept.contains(&letters_and_digits(text));
            let visible = readable_at(text);
            // Addresses and the words around them go separate ways.
            let is_taken_apart = text.contains('@') && value.split_whitespace().all(in_record);
            !is_taken_apart
                && !in_record(text)
                && !in_record(value)
                && !in_record(without_sign)
                && !in_record(&visible)
                && !is_in_other_form(text, reading)
        })
        .collect()
}

fn is_known(line: &Line) -> bool {
    let is_address = Address::of_line(&line.text).is_some();
    is_furniture(line) || is_new_boilerplate(&line.text) || is_address || line.text == "Metryka praktyki"
}

/// All that a record and its problems say.
fn kept(reading: &Reading) -> String {
    let record = &reading.record;
    let mut kept = front_matter::write(record).unwrap();
    // The presentation as its readers see it, without the addresses of its links.
    let shown = Document::from_html(&to_html(&record.body).unwrap_or_default());
    kept.extend(shown.lines.iter().map(|line| line.text.as_str()));
    // Code and post office are two fields of the record.
    kept.extend(record.postal_code.iter().chain(&record.post_office).map(String::as_str));
    for contact in &record.contacts {
        // A page may have name and role on one line.
        kept.extend(contact.name.iter().chain(&contact.role).map(String::as_str));
        // A number stands in the record with its country code, however the page groups its digits.
        kept.extend(contact.phones.iter().map(Phone::readable));
    }
    kept.extend(reading.problems.iter().map(|problem| problem.message.clone()));
    kept
}

/// Breadcrumb, unit type and dates stand in the record in another form.
fn is_in_other_form(text: &str, reading: &Reading) -> bool {
    let record = &reading.record;
    let value = text.split_once(':').map_or(text, |(_, value)| value).trim();
    let day: Option<Date> = date(value).ok();
    record.category.is_some() && Category::from_breadcrumb(text) == record.category
        || record.unit_type.is_some() && value.parse::<UnitType>().ok() == record.unit_type
        || day.is_some() && (record.entered == day || record.updated == day)
}
