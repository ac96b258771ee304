//! The catalogue in the words of schema.org, `dane/praktyki.jsonld`: the data set with its files, and each practice with
//! what the institution does, where, and whom to ask. Its context stands in it, so that nobody has to fetch one.

use mapa_praktyk::routes::Route;
use oxrdf::NamedNode;
use practices::{Contact, LonLat, Place, Practice, Wojewodztwo};
use serde_json::{Value, json};

use super::about::{About, page_of, path_of};
use super::known::{known, list};
use super::{table, words};
use crate::File;

/// Where it lies.
pub const PATH: &str = "dane/praktyki.jsonld";
/// The name of the data set within the file.
const SET: &str = "#praktyki";

/// The file.
pub fn file(about: &About<'_>) -> File {
    let mut text = format!("{{\"@context\":{},\n\"@graph\":[\n", context());
    text.push_str(&data_set(about).to_string());
    for practice in about.practices {
        text.push_str(",\n");
        text.push_str(&of_practice(practice, about).to_string());
    }
    text.push_str("\n]}\n");
    File::text(PATH, text)
}

/// Every word is one of schema.org's; these have addresses or days for their values.
pub(super) fn context() -> Value {
    let address = json!({"@type": "@id"});
    let day = json!({"@type": "Date"});
    json!({
        "@vocab": "https://schema.org/",
        "contentUrl": address, "isBasedOn": address, "isPartOf": address, "license": address, "url": address,
        "dateModified": day, "datePublished": day,
    })
}

/// A thing of a type with those of its values that are known.
pub(super) fn thing<const N: usize>(kind: &str, values: [(&str, Option<Value>); N]) -> Value {
    let mut thing = known(values);
    thing.insert("@type".to_owned(), json!(kind));
    Value::Object(thing)
}

/// An address of the web that may stand where one is meant; others would not be read.
fn web(address: &str) -> Option<Value> {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    (is_web && NamedNode::new(address).is_ok()).then(|| json!(address))
}

pub(super) fn data_set(about: &About<'_>) -> Value {
    let publisher = about.publisher;
    let of_publisher = thing(
        "Organization",
        [
            ("name", Some(json!(about.publisher_name()))),
            ("url", publisher.url.as_deref().and_then(web)),
            ("email", publisher.email.as_ref().map(|email| json!(email))),
        ],
    );
    let downloads = [
        ("data/practices.geojson", "application/geo+json"),
        (table::TABLE, "text/csv"),
        (PATH, "application/ld+json"),
    ];
    let download = |(path, form): (&str, &str)| {
        let address = json!(about.link(PATH, path));
        let values = [("contentUrl", Some(address)), ("encodingFormat", Some(json!(form)))];
        thing("DataDownload", values)
    };
    thing(
        "Dataset",
        [
            ("@id", Some(json!(about.link(PATH, PATH) + SET))),
            ("name", Some(json!(words::TITLE[0]))),
            (
                "alternateName",
                Some(json!({"@value": words::TITLE[1], "@language": "en"})),
            ),
            ("description", Some(json!(words::DESCRIPTION[0]))),
            ("keywords", Some(json!(words::KEYWORDS))),
            ("inLanguage", Some(json!("pl"))),
            ("isAccessibleForFree", Some(json!(true))),
            ("license", Some(json!(words::LICENCE))),
            ("url", Some(json!(about.link(PATH, &path_of(&Route::OpenData))))),
            ("version", about.edition.map(|edition| json!(edition))),
            ("dateModified", about.day.map(|day| json!(day.to_string()))),
            ("publisher", Some(of_publisher)),
            (
                "spatialCoverage",
                Some(thing("Country", [("name", Some(json!("Polska")))])),
            ),
            ("includedInDataCatalog", Some(catalogue(about))),
            ("distribution", list(downloads.into_iter().map(download).collect())),
        ],
    )
}

fn catalogue(about: &About<'_>) -> Value {
    let values = [
        ("name", Some(json!(words::MAP))),
        ("url", Some(json!(about.link(PATH, &path_of(&Route::Map))))),
    ];
    thing("DataCatalog", values)
}

/// A practice as a work about a service of a local government.
pub(super) fn of_practice(practice: &Practice, about: &About<'_>) -> Value {
    let page = about.link(PATH, &page_of(practice));
    let day = |day: Option<practices::Date>| day.map(|day| json!(day.to_string()));
    let english = practice
        .summary_en
        .as_ref()
        .map(|text| json!({"@value": text, "@language": "en"}));
    let summaries = practice
        .summary
        .as_ref()
        .map(|text| json!(text))
        .into_iter()
        .chain(english);
    thing(
        "CreativeWork",
        [
            ("@id", Some(json!(page))),
            ("url", Some(json!(page))),
            ("identifier", Some(json!(practice.id))),
            ("name", Some(json!(practice.title))),
            ("abstract", list(summaries.collect())),
            ("genre", Some(json!(words::category(&practice.category)))),
            ("inLanguage", Some(json!("pl"))),
            ("datePublished", day(practice.entered)),
            ("dateModified", day(practice.updated)),
            ("isBasedOn", practice.source.url.as_deref().and_then(web)),
            ("isPartOf", Some(json!(about.link(PATH, PATH) + SET))),
            ("contentLocation", list(places(practice))),
            ("about", Some(service(practice))),
        ],
    )
}

fn service(practice: &Practice) -> Value {
    let area = |wojewodztwo: Wojewodztwo| {
        let values = [
            ("name", Some(json!(words::wojewodztwo(wojewodztwo)))),
            ("identifier", Some(json!(wojewodztwo.teryt()))),
        ];
        thing("AdministrativeArea", values)
    };
    thing(
        "GovernmentService",
        [
            ("name", Some(json!(practice.title))),
            ("serviceType", Some(json!(practice.category.name()))),
            (
                "areaServed",
                list(practice.wojewodztwa().into_iter().map(area).collect()),
            ),
            ("provider", provider(practice)),
        ],
    )
}

/// The institution that does it, where anything of it is known.
fn provider(practice: &Practice) -> Option<Value> {
    let name = practice.implementing_unit.as_ref().or(practice.municipality.as_ref());
    let pages = practice.websites.iter().filter_map(|page| web(page)).collect();
    let contacts: Vec<Value> = practice.contacts.iter().map(contact).collect();
    (name.is_some() || !contacts.is_empty()).then(|| {
        thing(
            "GovernmentOrganization",
            [
                ("name", name.map(|name| json!(name))),
                ("url", list(pages)),
                ("address", Some(postal(&practice.own_place(), practice.street.as_ref()))),
                ("contactPoint", list(contacts)),
            ],
        )
    })
}

fn contact(contact: &Contact) -> Value {
    let text = |text: &Option<String>| text.as_ref().map(|text| json!(text));
    thing(
        "ContactPoint",
        [
            ("name", text(&contact.name)),
            ("contactType", text(&contact.role)),
            (
                "telephone",
                list(contact.phones.iter().map(|phone| json!(phone.e164())).collect()),
            ),
            ("email", list(contact.emails.iter().map(|email| json!(email)).collect())),
        ],
    )
}

/// The places of a practice: its several ones, or else its own.
fn places(practice: &Practice) -> Vec<Value> {
    let is_known = |place: &Place| place.municipality.is_some() || place.point.is_some();
    let own = practice.own_place();
    let all = if practice.places.is_empty() {
        std::slice::from_ref(&own)
    } else {
        &practice.places
    };
    all.iter().filter(|place| is_known(place)).map(place).collect()
}

fn place(place: &Place) -> Value {
    thing(
        "Place",
        [
            ("name", place.municipality.as_ref().map(|name| json!(name))),
            ("identifier", place.teryt.as_ref().map(|teryt| json!(teryt))),
            ("address", Some(postal(place, None))),
            ("geo", place.point.map(coordinates)),
        ],
    )
}

fn postal(place: &Place, street: Option<&String>) -> Value {
    let wojewodztwo = place.wojewodztwo.map(|wojewodztwo| json!(wojewodztwo.name()));
    thing(
        "PostalAddress",
        [
            ("streetAddress", street.map(|street| json!(street))),
            ("postalCode", place.postal_code.as_ref().map(|code| json!(code))),
            ("addressLocality", place.municipality.as_ref().map(|name| json!(name))),
            ("addressRegion", wojewodztwo),
            ("addressCountry", Some(json!("PL"))),
        ],
    )
}

fn coordinates(point: LonLat) -> Value {
    let values = [
        ("longitude", Some(json!(point.lon))),
        ("latitude", Some(json!(point.lat))),
    ];
    thing("GeoCoordinates", values)
}
