//! What has a name of its own in the data, as the language in force calls it: categories, kinds of units, catalogues.
//!
//! Their Polish names are those of the data. A translation is found by the code in the data: `category.uslugi-spoleczne`,
//! `unit.gmina_miejska`.

use practices::{Category, Precision, UnitType};

use crate::i18n::Text;
use crate::i18n::language::translations;
use crate::i18n::text::{key_of_parts, texts};

texts! {
    PRECISION_ADDRESS = "pod dokładnym adresem";
    PRECISION_POSTCODE = "z dokładnością do kodu pocztowego";
    PRECISION_LOCALITY = "z dokładnością do miejscowości";
    PRECISION_GMINA = "siedziba gminy";
    PRECISION_POWIAT = "siedziba powiatu";
    PRECISION_WOJEWODZTWO = "środek województwa";
}

fn translation(kind: &str, code: &str) -> Option<&'static str> {
    translations()?.find(key_of_parts(kind, code))
}

/// The most telling single name of a category; of one that the catalogue alone knows, its Polish name.
pub fn category(category: &Category) -> String {
    translation("category.", category.path()).map_or_else(|| category.name(), str::to_owned)
}

/// The name of its section.
pub fn section(category: &Category) -> String {
    translation("category.", category.section_slug()).map_or_else(|| category.section_name(), str::to_owned)
}

/// The name of its subsection, where it has one.
pub fn subsection(category: &Category) -> Option<String> {
    let polish = category.subsection_name()?;
    Some(translation("category.", category.path()).map_or(polish, str::to_owned))
}

/// A kind of unit.
pub fn unit_type(unit: UnitType) -> &'static str {
    translation("unit.", unit.code()).unwrap_or_else(|| unit.name())
}

/// A place with the type of its unit: "Oława (gmina wiejska)".
pub fn place_of_type(name: &str, unit: UnitType) -> String {
    format!("{name} ({})", unit_type(unit).replace(' ', "\u{a0}"))
}

/// How exactly a point is known.
pub fn precision(precision: Precision) -> Text {
    match precision {
        Precision::Address => PRECISION_ADDRESS,
        Precision::Postcode => PRECISION_POSTCODE,
        Precision::Locality => PRECISION_LOCALITY,
        Precision::Gmina => PRECISION_GMINA,
        Precision::Powiat => PRECISION_POWIAT,
        Precision::Wojewodztwo => PRECISION_WOJEWODZTWO,
    }
}

/// The catalogue by its code: a name, and so Polish.
pub fn catalogue(code: &str) -> &str {
    match code {
        "bdp" => "Baza Dobrych Praktyk",
        "mops-szklarska-poreba" => "Miejski Ośrodek Pomocy Społecznej w\u{a0}Szklarskiej Porębie",
        "mops-wroclaw" => "Miejski Ośrodek Pomocy Społecznej we\u{a0}Wrocławiu",
        other => other,
    }
}
