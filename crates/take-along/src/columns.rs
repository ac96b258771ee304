//! The table of practices: what a row has, whatever file it stands in.

use practices::{Date, Practice, Wojewodztwo};

use crate::words::{in_a_line, municipalities, page};

/// The headings, with the width that a sheet gives to each column, in characters.
pub const COLUMNS: [(&str, f64); 20] = [
    ("Identyfikator", 14.0),
    ("Tytuł", 60.0),
    ("Dział", 24.0),
    ("Kategoria", 28.0),
    ("Streszczenie", 60.0),
    ("Typ jednostki", 18.0),
    ("Miejscowość", 22.0),
    ("Powiat", 20.0),
    ("Województwo", 20.0),
    ("TERYT", 10.0),
    ("Kod pocztowy", 14.0),
    ("Jednostka wdrażająca", 36.0),
    ("Adres", 28.0),
    ("Liczba mieszkańców", 20.0),
    ("Data wpisu", 13.0),
    ("Data aktualizacji", 18.0),
    ("Długość geograficzna", 21.0),
    ("Szerokość geograficzna", 23.0),
    ("Kontakty", 50.0),
    ("Strona praktyki", 60.0),
];

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// A text, whatever it looks like.
    Text(String),
    /// A count.
    Count(u32),
    /// A day.
    Day(Date),
    /// A longitude or latitude.
    Degrees(f64),
    /// An address of the site.
    Link(String),
}

/// The row of a practice; `site` is the site's own address.
pub fn row(practice: &Practice, site: &str) -> [Cell; COLUMNS.len()] {
    let known = |text: &Option<String>| text.clone().map_or(Cell::Empty, text_or_empty);
    let day = |date: Option<Date>| date.map_or(Cell::Empty, Cell::Day);
    let point = practice.points().first().copied();
    let contacts: Vec<String> = practice.contacts.iter().map(in_a_line).collect();
    let wojewodztwa: Vec<&str> = practice.wojewodztwa().into_iter().map(Wojewodztwo::name).collect();
    [
        text_or_empty(practice.id.clone()),
        text_or_empty(practice.title.clone()),
        text_or_empty(practice.category.section_name()),
        text_or_empty(practice.category.name()),
        known(&practice.summary),
        practice
            .unit_type
            .map_or(Cell::Empty, |unit| text_or_empty(unit.name().to_owned())),
        text_or_empty(municipalities(practice)),
        known(&practice.powiat),
        text_or_empty(wojewodztwa.join(", ")),
        known(&practice.teryt),
        known(&practice.postal_code),
        known(&practice.implementing_unit),
        known(&practice.street),
        practice.population.map_or(Cell::Empty, Cell::Count),
        day(practice.entered),
        day(practice.updated),
        point.map_or(Cell::Empty, |point| Cell::Degrees(point.lon)),
        point.map_or(Cell::Empty, |point| Cell::Degrees(point.lat)),
        text_or_empty(contacts.join(" | ")),
        Cell::Link(page(site, practice)),
    ]
}

fn text_or_empty(text: String) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}
