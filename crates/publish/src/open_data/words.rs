//! What the files say of themselves. They are in Polish, as the practices are; where a form wants an English word too, it
//! stands beside the Polish one.

use practices::{Category, Wojewodztwo};

/// The name of the map.
pub const MAP: &str = "Mapa Praktyk";
/// The catalogue's title in Polish and English.
pub const TITLE: [&str; 2] = [
    "Dobre praktyki polskich samorządów",
    "Good practices of Polish local governments",
];
/// What the catalogue is, likewise.
pub const DESCRIPTION: [&str; 2] = [
    "Katalog dobrych praktyk gmin, miast, powiatów i województw: co zrobiono, gdzie, od kiedy i kogo o to zapytać.",
    "A catalogue of good practices of Polish communes, cities, counties and regions: what was done, where, since when, and \
     whom to ask.",
];
/// The title of the feeds' data set.
pub const CHANGES: [&str; 2] = ["Nowe i zmienione dobre praktyki", "New and changed good practices"];
/// What the feeds are.
pub const CHANGES_DESCRIPTION: [&str; 2] = [
    "Kanały Atom z najnowszymi wpisami i zmianami w katalogu dobrych praktyk.",
    "Atom feeds of the newest entries and changes in the catalogue of good practices.",
];
/// By what the catalogue is looked for.
pub const KEYWORDS: [&str; 8] = [
    "dobre praktyki",
    "samorząd terytorialny",
    "gminy",
    "powiaty",
    "województwa",
    "usługi publiczne",
    "pomoc społeczna",
    "współpraca",
];
/// The licence that is proposed for the catalogue.
pub const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";
/// The same by its place in the European list of licences.
pub const LICENCE_IN_EUROPE: &str = "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0";
/// What is to be said of the licence where a text is wanted.
pub const RIGHTS: &str = "CC BY 4.0";

/// The name of a województwo within a sentence or as a place.
pub fn wojewodztwo(wojewodztwo: Wojewodztwo) -> String {
    format!("województwo {wojewodztwo}")
}

/// The name of a category with its section before it.
pub fn category(category: &Category) -> String {
    match category.subsection_name() {
        Some(name) => format!("{}: {name}", category.section_name()),
        None => category.section_name(),
    }
}
