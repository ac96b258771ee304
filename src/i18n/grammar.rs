//! What languages do with numbers, dates and names in a row.

use practices::numerals::Numerals;
use practices::{Date, polish};

use super::language::{Language, in_force};
use super::texts::{AND, DATE, MONTHS};

/// CLDR's category of a whole number in a language.
pub fn category(language: Language, n: u64) -> &'static str {
    let (ten, hundred) = (n % 10, n % 100);
    let is_few = matches!(ten, 2..=4) && !matches!(hundred, 12..=14);
    let is_one = match language {
        Language::Polish | Language::English => n == 1,
        Language::Ukrainian => ten == 1 && hundred != 11,
    };
    match language {
        _ if is_one => "one",
        Language::English => "other",
        _ if is_few => "few",
        _ => "many",
    }
}

/// How the language in force writes numbers.
pub fn numerals() -> Numerals {
    match in_force() {
        // Ukrainian as Polish: four digits stay together, a comma stands before decimals.
        Language::Polish | Language::Ukrainian => polish::NUMERALS,
        Language::English => Numerals {
            group: ',',
            grouped_from: 4,
            point: '.',
        },
    }
}

/// A whole number: 302 094, or 302,094.
pub fn integer(n: u64) -> String {
    numerals().integer(n)
}

/// A number with at most two decimals.
pub fn number(value: f64) -> String {
    numerals().number(value)
}

/// A date for reading: "27 grudnia 2011".
pub fn date(date: Date) -> String {
    // A Date's month is 1 to 12.
    let month = MONTHS.get().split(' ').nth(usize::from(date.month()).saturating_sub(1));
    DATE.with(&[
        ("day", &date.day().to_string()),
        ("month", month.unwrap_or_default()),
        ("year", &date.year().to_string()),
    ])
}

/// Names in a row: "dolnośląskie, opolskie i śląskie".
pub fn enumerated(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => AND.with(&[("names", &before.join(", ")), ("last", last)]),
        _ => names.concat(),
    }
}
