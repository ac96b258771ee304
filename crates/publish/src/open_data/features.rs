//! The catalogue laid out like a service of OGC API – Features, in files: `dane/ogc/`. A folder of files answers no
//! queries, so it is none, and `conformance.json` says what it lacks.

use mapa_praktyk::routes::Route;
use practices::Practice;
use practices::catalogue::feature_line;
use serde_json::{Map, Value, json};

use super::about::{About, instant, path_of};
use super::known::known;
use super::place::extent;
use super::{schemas, table, words};
use crate::File;

/// The landing page.
const LANDING: &str = "dane/ogc/index.json";
/// What it conforms to.
const CONFORMANCE: &str = "dane/ogc/conformance.json";
/// The list of collections.
const COLLECTIONS: &str = "dane/ogc/collections.json";
/// The one collection.
const COLLECTION: &str = "dane/ogc/collections/praktyki.json";
/// How many practices a page has.
pub const PAGE: usize = 500;
/// The coordinates of GeoJSON: longitude and latitude of WGS 84.
const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
/// How the names of the standard's conformance classes begin.
const CLASSES: &str = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";

/// The conformance classes that are not met, with the reason.
const NOT_MET: [(&str, &str); 4] = [
    (
        "core",
        "To są pliki, a nie usługa: parametry limit, bbox i datetime nie działają, pod adresem /items/{featureId} nie ma \
         odpowiedzi (obiekt stoi w data/details/<slug>.json), a opisu API nie ma.",
    ),
    ("geojson", "Postać plików jest zgodna, lecz ta klasa wymaga klasy core."),
    ("html", "Te same praktyki mają strony HTML, lecz pod innymi adresami."),
    (
        "oas30",
        "Nie ma definicji OpenAPI, bo nie ma zapytań, które miałaby opisać.",
    ),
];

/// The tree.
pub fn files(about: &About<'_>) -> Vec<File> {
    let mut files = vec![
        json_file(LANDING, landing(about)),
        json_file(CONFORMANCE, conformance(about)),
        json_file(COLLECTIONS, collections(about)),
        json_file(COLLECTION, collection(about, COLLECTION)),
    ];
    let pages = about.practices.len().div_ceil(PAGE).max(1);
    files.extend((1..=pages).map(|number| page(about, number, pages)));
    files
}

fn json_file(path: &str, value: Value) -> File {
    File::text(path, format!("{value:#}\n"))
}

fn items(number: usize) -> String {
    format!("dane/ogc/collections/praktyki/items/{number}.json")
}

/// A link as the standard has it.
fn link(about: &About<'_>, from: &str, to: &str, rel: &str, kind: &str) -> Value {
    json!({"href": about.link(from, to), "rel": rel, "type": kind})
}

/// What is said of the catalogue wherever it is named.
fn said(about: &About<'_>) -> Map<String, Value> {
    known([
        ("title", Some(json!(words::TITLE[0]))),
        ("description", Some(json!(words::DESCRIPTION[0]))),
        ("attribution", Some(json!(about.publisher_name()))),
        ("version", about.edition.map(|edition| json!(edition))),
        ("updated", about.day.map(|day| json!(day.to_string()))),
    ])
}

fn landing(about: &About<'_>) -> Value {
    let json = "application/json";
    let mut landing = said(about);
    landing.insert(
        "links".to_owned(),
        json!([
            link(about, LANDING, LANDING, "self", json),
            link(about, LANDING, CONFORMANCE, "conformance", json),
            link(about, LANDING, COLLECTIONS, "data", json),
            link(about, LANDING, &path_of(&Route::OpenData), "service-doc", "text/html"),
        ]),
    );
    Value::Object(landing)
}

fn conformance(about: &About<'_>) -> Value {
    let not_met: Vec<Value> = NOT_MET
        .iter()
        .map(|(class, why)| json!({"uri": format!("{CLASSES}{class}"), "why": why}))
        .collect();
    json!({
        "conformsTo": [],
        "notMet": not_met,
        "links": [link(about, CONFORMANCE, CONFORMANCE, "self", "application/json")],
    })
}

fn collections(about: &About<'_>) -> Value {
    json!({
        "links": [link(about, COLLECTIONS, COLLECTIONS, "self", "application/json")],
        "collections": [collection(about, COLLECTIONS)],
    })
}

/// The collection as a file says it, be it its own or that of all collections.
fn collection(about: &About<'_>, from: &str) -> Value {
    let mut collection = said(about);
    let spatial = extent(about.practices).map(|around| json!({"bbox": [around], "crs": CRS84}));
    let days = about.first_day.zip(about.day);
    let temporal = days.map(|(first, last)| json!({"interval": [[instant(first), instant(last)]]}));
    let links = json!([
        link(about, from, COLLECTION, "self", "application/json"),
        link(about, from, &items(1), "items", "application/geo+json"),
        link(about, from, "data/practices.geojson", "enclosure", "application/geo+json"),
        link(about, from, table::TABLE, "enclosure", "text/csv"),
        link(about, from, schemas::PRACTICES, "describedby", "application/schema+json"),
        {"href": words::LICENCE, "rel": "license", "type": "text/html"},
    ]);
    collection.extend(known([
        ("id", Some(json!("praktyki"))),
        ("itemType", Some(json!("feature"))),
        ("crs", Some(json!([CRS84]))),
        (
            "extent",
            Some(Value::Object(known([("spatial", spatial), ("temporal", temporal)]))),
        ),
        ("links", Some(links)),
    ]));
    Value::Object(collection)
}

/// A page of practices, with links to those before and after it.
fn page(about: &About<'_>, number: usize, pages: usize) -> File {
    let path = items(number);
    let geojson = "application/geo+json";
    let before = number.checked_sub(1).filter(|before| *before > 0);
    let after = Some(number + 1).filter(|after| *after <= pages);
    let mut links = vec![
        link(about, &path, &path, "self", geojson),
        link(about, &path, COLLECTION, "collection", "application/json"),
    ];
    links.extend(before.map(|before| link(about, &path, &items(before), "prev", geojson)));
    links.extend(after.map(|after| link(about, &path, &items(after), "next", geojson)));
    let shown: Vec<String> = shown(about.practices, number)
        .filter_map(|one| feature_line(one).ok())
        .collect();
    let text = format!(
        "{{\"type\":\"FeatureCollection\",\n\"links\":{},\n\"numberMatched\":{},\n\"numberReturned\":{},\n\"features\":[\n{}\n]}}\n",
        Value::Array(links),
        about.practices.len(),
        shown.len(),
        shown.join(",\n")
    );
    File::text(path, text)
}

/// The practices of a page, counted from 1.
fn shown(practices: &[Practice], number: usize) -> impl Iterator<Item = &Practice> {
    // A page before the first would be the first, and one after the last is empty.
    practices
        .chunks(PAGE)
        .nth(number.saturating_sub(1))
        .unwrap_or_default()
        .iter()
}
