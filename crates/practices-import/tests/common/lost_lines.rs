//! Asks whether everything that a page says is in its record or in a problem.

use practices::{Category, Phone, UnitType};
use practices_import::front_matter;
use practices_import::page::boilerplate::is_boilerplate;
use practices_import::page::lines::lines;
use practices_import::reading::Reading;

/// A text's letters and digits alone, for asking whether it stands somewhere however it is written there.
fn letters_and_digits(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The lines of a page that its record and problems don't have: none, if nothing is lost.
pub fn lost_lines(page: &str, reading: &Reading) -> Vec<String> {
    let mut kept = front_matter::write(&reading.record).unwrap();
    // Code and post office are two fields of the record.
    kept.extend(
        reading
            .record
            .postal_code
            .iter()
            .chain(&reading.record.post_office)
            .map(String::as_str),
    );
    for contact in &reading.record.contacts {
        // A number stands in the record with its country code, however the page groups its digits.
        kept.extend(contact.phones.iter().map(Phone::readable));
    }
    kept.extend(reading.problems.iter().map(|problem| problem.message.clone()));
    let kept = letters_and_digits(&kept);
    let furniture = |text: &str| is_boilerplate(text) || text.starts_with(".:") || text == "Metryka praktyki";
    lines(page)
        .into_iter()
        .filter(|line| !furniture(&line.text))
        .map(|line| line.text)
        .filter(|text| {
            let value = text.split_once(':').map_or(text.as_str(), |(_, value)| value);
            let without_sign = text.trim_start_matches("tel. ");
            let in_record = |text: &str| kept.contains(&letters_and_digits(text));
            !in_record(text) && !in_record(value) && !in_record(without_sign) && !is_path_or_code(text, reading)
        })
        .collect()
}

/// Breadcrumb, unit type and dates stand in the record in another form.
fn is_path_or_code(text: &str, reading: &Reading) -> bool {
    let record = &reading.record;
    let value = text.split_once(':').map_or(text, |(_, value)| value).trim();
    record.category.is_some() && Category::from_breadcrumb(text) == record.category
        || record.unit_type.is_some() && value.parse::<UnitType>().ok() == record.unit_type
}
