//! The catalogue as a table, `dane/praktyki.csv`, and what tells programs of its columns ("CSV on the Web", a
//! recommendation of W3C).

use mapa_praktyk::i18n::t;
use practices::{Place, Practice, Wojewodztwo};
use serde_json::{Value, json};
use take_along::cells::{MARK, write_row};
use take_along::words::in_a_line;

use super::about::{About, page_of};
use super::known::known;
use super::words;
use crate::File;

/// Where the table lies.
pub const TABLE: &str = "dane/praktyki.csv";
/// Where its description lies: whoever knows the one finds the other by its name.
const METADATA: &str = "dane/praktyki.csv-metadata.json";
/// What stands between several values of a cell.
const BETWEEN: &str = " | ";
/// The columns whose cells may have several values.
const LISTS: [&str; 7] = [
    "municipality",
    "powiat",
    "wojewodztwo",
    "teryt",
    "postal_code",
    "websites",
    "contacts",
];
/// The columns in which no cell is empty.
const ALWAYS: [&str; 6] = ["id", "slug", "title", "category", "source_catalogue", "page"];

/// The table and its description.
pub fn files(about: &About<'_>) -> Vec<File> {
    let metadata = format!("{:#}\n", metadata(about));
    vec![File::text(TABLE, table(about)), File::text(METADATA, metadata)]
}

fn table(about: &About<'_>) -> String {
    let mut table = String::from(MARK);
    write_row(&mut table, t::OPEN_DATA_COLUMNS.map(|(name, _)| name));
    for practice in about.practices {
        write_row(&mut table, row(practice, about));
    }
    table
}

/// The cells of a practice, in the order of [`t::OPEN_DATA_COLUMNS`].
fn row(practice: &Practice, about: &About<'_>) -> [String; t::OPEN_DATA_COLUMNS.len()] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let point = practice.points().first().copied();
    let degrees = |degrees: Option<f64>| degrees.map(|degrees| format!("{degrees:.5}")).unwrap_or_default();
    let wojewodztwa: Vec<&str> = practice.wojewodztwa().into_iter().map(Wojewodztwo::name).collect();
    let contacts: Vec<String> = practice.contacts.iter().map(in_a_line).collect();
    let page = page_of(practice);
    [
        practice.id.clone(),
        practice.slug.clone(),
        practice.title.clone(),
        practice.category.path().to_owned(),
        words::category(&practice.category),
        text(&practice.summary),
        text(&practice.summary_en),
        practice
            .unit_type
            .map(|unit| unit.code().to_owned())
            .unwrap_or_default(),
        of_places(practice, &practice.municipality, |place| &place.municipality),
        of_places(practice, &practice.powiat, |place| &place.powiat),
        wojewodztwa.join(BETWEEN),
        of_places(practice, &practice.teryt, |place| &place.teryt),
        of_places(practice, &practice.postal_code, |place| &place.postal_code),
        text(&practice.post_office),
        text(&practice.implementing_unit),
        text(&practice.street),
        practice.websites.join(BETWEEN),
        practice.population.map(|count| count.to_string()).unwrap_or_default(),
        contacts.join(BETWEEN),
        practice.entered.map(|day| day.to_string()).unwrap_or_default(),
        practice.updated.map(|day| day.to_string()).unwrap_or_default(),
        precision(practice),
        degrees(point.map(|point| point.lon)),
        degrees(point.map(|point| point.lat)),
        practice.source.catalogue.clone(),
        text(&practice.source.url),
        about.address.map(|address| address.of(&page)).unwrap_or(page),
    ]
}

/// The words of the practice's own metryka and of its places, those that differ, in their order.
fn of_places(practice: &Practice, own: &Option<String>, of: impl Fn(&Place) -> &Option<String>) -> String {
    let mut all: Vec<&str> = Vec::new();
    let of_each = practice.places.iter().filter_map(|place| of(place).as_deref());
    for word in own.as_deref().into_iter().chain(of_each) {
        if all.last() != Some(&word) {
            all.push(word);
        }
    }
    all.join(BETWEEN)
}

/// How exactly the first point is known, by its code.
fn precision(practice: &Practice) -> String {
    let of_places = practice.places.iter().filter(|place| place.point.is_some());
    let precision = of_places
        .filter_map(|place| place.precision)
        .next()
        .or(practice.precision);
    let code = precision.and_then(|precision| serde_json::to_value(precision).ok());
    code.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn metadata(about: &About<'_>) -> Value {
    let columns: Vec<Value> = t::OPEN_DATA_COLUMNS
        .iter()
        .map(|(name, what)| column(name, what.polish()))
        .collect();
    let modified = about
        .day
        .map(|day| json!({"@value": day.to_string(), "@type": "xsd:date"}));
    Value::Object(known([
        (
            "@context",
            Some(json!(["http://www.w3.org/ns/csvw", {"@language": "pl"}])),
        ),
        ("url", Some(json!("praktyki.csv"))),
        ("dc:title", Some(json!(words::TITLE[0]))),
        ("dc:description", Some(json!(words::DESCRIPTION[0]))),
        ("dc:publisher", Some(json!(about.publisher_name()))),
        ("dc:license", Some(json!({"@id": words::LICENCE}))),
        ("dc:modified", modified),
        ("schema:version", about.edition.map(|edition| json!(edition))),
        (
            "dialect",
            Some(json!({"delimiter": ";", "encoding": "utf-8", "header": true, "lineTerminators": ["\r\n"]})),
        ),
        ("tableSchema", Some(json!({"columns": columns, "primaryKey": "id"}))),
    ]))
}

fn column(name: &str, what: &str) -> Value {
    let kind = match name {
        "population" => "nonNegativeInteger",
        "entered" | "updated" => "date",
        "lon" | "lat" => "decimal",
        _ => "string",
    };
    Value::Object(known([
        ("name", Some(json!(name))),
        ("titles", Some(json!(name))),
        ("dc:description", Some(json!(what))),
        ("datatype", Some(json!(kind))),
        ("separator", LISTS.contains(&name).then(|| json!(BETWEEN))),
        ("required", ALWAYS.contains(&name).then_some(json!(true))),
    ]))
}
