//! Sites for the tests: of the committed catalogue, and of practices that are made up.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    reason = "each test uses a part of it, and a panic is its message"
)]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::PathBuf;

use practices::{Catalogue, Contact, Index, LonLat, Practice, Source};
use publish::{Address, File, Settings, Site};

/// Where the made-up site stands.
pub const ADDRESS: &str = "https://praktyki.example/mapa/";

/// A file of the committed catalogue.
pub fn data(path: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data").join(path);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The committed catalogue in a site with or without an address.
pub fn committed(address: Option<&str>) -> Site {
    let mut practices = Catalogue::from_slice(&data("practices.geojson")).unwrap().practices;
    Index::order(&mut practices);
    site(practices, address)
}

/// These practices in a site.
pub fn site(practices: Vec<Practice>, address: Option<&str>) -> Site {
    let settings = Settings {
        address: address.map(|address| Address::new(address).unwrap()),
        ..Settings::default()
    };
    Site {
        practices,
        edition: Some("00f1c2d3e4a5b6c7".into()),
        settings,
        ..Site::default()
    }
}

/// A practice that is made up.
pub fn practice(slug: &str) -> Practice {
    let source = Source {
        catalogue: "bdp".into(),
        url: Some("https://zrodlo.example/?a=1&b=2".into()),
        retrieved: None,
    };
    let category = "uslugi-spoleczne/kultura".parse().unwrap();
    Practice {
        summary: Some("Świetlica w Żorach, z „tutką”.".into()),
        municipality: Some("Żory".into()),
        wojewodztwo: "śląskie".parse().ok(),
        teryt: Some("2479011".into()),
        population: Some(62_000),
        point: LonLat::new(18.7, 50.05),
        implementing_unit: Some("Dom Kultury".into()),
        websites: vec!["https://dom.example/".into()],
        contacts: vec![Contact {
            name: Some("Łucja Ćwik".into()),
            role: Some("kierowniczka".into()),
            phones: vec!["32 434 37 14".parse().unwrap()],
            emails: vec!["lucja@dom.example".into()],
        }],
        entered: "2011-12-27".parse().ok(),
        updated: "2014-02-03".parse().ok(),
        ..Practice::new(
            format!("bdp-{slug}"),
            slug.into(),
            "Żółw i jeż".into(),
            category,
            source,
        )
    }
}

/// The texts of a site's files of open data, by path.
pub fn texts(site: &Site) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut put = |File { path, bytes }: File| {
        let text = String::from_utf8(bytes).unwrap();
        assert!(texts.insert(path.clone(), text).is_none(), "{path} occurs twice");
        Ok::<_, Infallible>(())
    };
    publish::open_data::write(site, &mut put).unwrap();
    texts
}

/// The rows of the table, as another's reader gives them, by column.
pub fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let table = table.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

/// All statements of a file in JSON-LD, each as a line of N-Triples.
pub fn statements(json_ld: &str) -> Vec<String> {
    let parser = oxjsonld::JsonLdParser::new().with_base_iri(ADDRESS).unwrap();
    let quads = parser.for_slice(json_ld).map(Result::unwrap);
    quads
        .map(|quad| format!("{} {} {}", quad.subject, quad.predicate, quad.object))
        .collect()
}

/// The same of a file in Turtle.
pub fn statements_of_turtle(turtle: &str) -> Vec<String> {
    let triples = oxttl::TurtleParser::new().for_slice(turtle).map(Result::unwrap);
    triples
        .map(|one| format!("{} {} {}", one.subject, one.predicate, one.object))
        .collect()
}

/// The texts of the elements of a name, anywhere in a piece of XML.
pub fn elements(document: &roxmltree::Document<'_>, name: &str) -> Vec<String> {
    let found = document.descendants().filter(|node| node.has_tag_name((ATOM, name)));
    found.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

/// The name space of feeds.
pub const ATOM: &str = "http://www.w3.org/2005/Atom";
