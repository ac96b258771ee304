//! The files of open data: what is in them, read by parsers that others wrote.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod support;

use std::collections::BTreeSet;

use mapa_praktyk::i18n::{self, Language, Translations, t};
use practices::{Date, LonLat, Place, Practice, Precision};
use roxmltree::Document;
use serde_json::Value;
use support::{ADDRESS, ATOM, committed, elements, practice, rows, site, statements, statements_of_turtle, texts};

#[test]
fn the_page_for_developers_tells_of_every_file() {
    let patterns: Vec<&str> = t::OPEN_DATA_FILES
        .iter()
        .flat_map(|(paths, ..)| *paths)
        .copied()
        .collect();
    let is_told = |path: &str| {
        patterns.iter().any(|pattern| match pattern.split_once('*') {
            Some((start, end)) => path.starts_with(start) && path.ends_with(end),
            None => path == *pattern,
        })
    };
    let texts = texts(&committed(Some(ADDRESS)));
    // The landing page leads to the rest of the tree.
    let untold: Vec<&String> = texts
        .keys()
        .filter(|path| !is_told(path) && !path.starts_with("dane/ogc/coll"))
        .collect();
    assert_eq!(untold, Vec::<&String>::new());
    for path in patterns
        .iter()
        .filter(|path| path.starts_with("dane/") && !path.contains('*'))
    {
        assert!(texts.contains_key(*path), "{path} is told of, but not made");
    }
}

#[test]
fn what_must_name_itself_is_left_out_where_nobody_knows_the_address() {
    let nameless = committed(None);
    let texts = texts(&nameless);
    let named = |path: &&String| path.ends_with(".atom") || path.contains("katalog");
    assert_eq!(texts.keys().find(named), None);
    for path in ["dane/praktyki.csv", "dane/praktyki.jsonld", "dane/ogc/index.json"] {
        assert!(texts.contains_key(path), "{path}");
    }
    assert!(publish::open_data::left_out(&nameless).is_some_and(|message| message.contains("config.json")));
    assert_eq!(publish::open_data::left_out(&committed(Some(ADDRESS))), None);
}

#[test]
fn a_row_of_the_table_says_what_the_record_does() {
    let mut other = practice("zolw");
    (other.municipality, other.wojewodztwo, other.teryt, other.point) = (None, None, None, None);
    other.places = [("Oława", "dolnośląskie", "0215011"), ("Brzeg", "opolskie", "1601011")]
        .map(|(name, wojewodztwo, teryt)| Place {
            municipality: Some(name.into()),
            wojewodztwo: wojewodztwo.parse().ok(),
            teryt: Some(teryt.into()),
            precision: Some(Precision::Gmina),
            point: LonLat::new(17.3, 50.9),
            ..Place::default()
        })
        .into();
    let rows = rows(&texts(&site(vec![practice("jez"), other], None))["dane/praktyki.csv"]);
    let expected = [
        ("id", ["bdp-jez", "bdp-zolw"]),
        ("title", ["Żółw i jeż", "Żółw i jeż"]),
        ("category", ["uslugi-spoleczne/kultura", "uslugi-spoleczne/kultura"]),
        (
            "category_name",
            ["Usługi społeczne: Kultura", "Usługi społeczne: Kultura"],
        ),
        ("municipality", ["Żory", "Oława | Brzeg"]),
        ("wojewodztwo", ["śląskie", "dolnośląskie | opolskie"]),
        ("teryt", ["2479011", "0215011 | 1601011"]),
        ("population", ["62000", "62000"]),
        ("precision", ["", "gmina"]),
        ("lon", ["18.70000", "17.30000"]),
        ("lat", ["50.05000", "50.90000"]),
        ("entered", ["2011-12-27", "2011-12-27"]),
        (
            "contacts",
            ["Łucja Ćwik, kierowniczka, 32 434 37 14, lucja@dom.example"; 2],
        ),
        ("powiat", ["", ""]),
        ("page", ["praktyki/jez", "praktyki/zolw"]),
    ];
    for (column, values) in expected {
        assert_eq!(
            rows.iter().map(|row| row[column].as_str()).collect::<Vec<_>>(),
            values,
            "{column}"
        );
    }
    let named: BTreeSet<&str> = rows[0].keys().map(String::as_str).collect();
    assert_eq!(named, t::OPEN_DATA_COLUMNS.iter().map(|(name, _)| *name).collect());
}

#[test]
fn the_description_of_the_table_has_its_columns_edition_and_day() {
    let texts = texts(&site(vec![practice("jez")], Some(ADDRESS)));
    let metadata: Value = serde_json::from_str(&texts["dane/praktyki.csv-metadata.json"]).unwrap();
    assert_eq!(metadata["schema:version"], "00f1c2d3e4a5b6c7");
    assert_eq!(metadata["dc:modified"]["@value"], "2014-02-03");
    let columns = metadata["tableSchema"]["columns"].as_array().unwrap();
    let names: Vec<&str> = columns.iter().map(|column| column["name"].as_str().unwrap()).collect();
    let heading = texts["dane/praktyki.csv"].lines().next().unwrap();
    assert_eq!(heading.trim_start_matches('\u{feff}'), names.join(";"));
}

#[test]
fn json_ld_has_every_practice_with_its_place_and_contact() {
    let said = statements(&texts(&site(vec![practice("jez")], Some(ADDRESS)))["dane/praktyki.jsonld"]);
    let has = |part: &str| assert!(said.iter().any(|one| one.contains(part)), "{part} is not in {said:#?}");
    for part in [
        "<https://praktyki.example/mapa/praktyki/jez> <https://schema.org/name> \"Żółw i jeż\"",
        "<https://schema.org/isBasedOn> <https://zrodlo.example/?a=1&b=2>",
        "<https://schema.org/dateModified> \"2014-02-03\"^^<https://schema.org/Date>",
        "<https://schema.org/email> \"lucja@dom.example\"",
        "<https://schema.org/telephone> \"+48324343714\"",
        "<https://schema.org/version> \"00f1c2d3e4a5b6c7\"",
        "<https://schema.org/contentUrl> <https://praktyki.example/mapa/dane/praktyki.csv>",
        "<https://schema.org/license> <https://creativecommons.org/licenses/by/4.0/>",
    ] {
        has(part);
    }
    for kind in [
        "Dataset",
        "DataCatalog",
        "CreativeWork",
        "GovernmentService",
        "GovernmentOrganization",
        "Place",
        "ContactPoint",
    ] {
        has(&format!("type> <https://schema.org/{kind}>"));
    }
    let all = statements(&texts(&committed(None))["dane/praktyki.jsonld"]);
    let works = all
        .iter()
        .filter(|one| one.ends_with("<https://schema.org/CreativeWork>"));
    assert_eq!(works.count(), committed(None).practices.len());
}

#[test]
fn the_description_is_the_same_in_both_forms() {
    let texts = texts(&committed(Some(ADDRESS)));
    let turtle: BTreeSet<String> = statements_of_turtle(&texts["dane/katalog.ttl"]).into_iter().collect();
    let json_ld: BTreeSet<String> = statements(&texts["dane/katalog.jsonld"]).into_iter().collect();
    assert_eq!(turtle, json_ld);
    let sets = turtle
        .iter()
        .filter(|one| one.ends_with("<http://www.w3.org/ns/dcat#Dataset>"));
    assert_eq!(sets.count(), 2);
    let version = "<http://www.w3.org/ns/dcat#version> \"00f1c2d3e4a5b6c7\"";
    assert!(turtle.iter().any(|one| one.ends_with(version)), "{turtle:#?}");
}

#[test]
fn the_same_catalogue_is_the_same_bytes() {
    // Whoever writes pages in other languages in the same run changes nothing.
    let before = texts(&committed(Some(ADDRESS)));
    let english = Translations::read(include_bytes!("../../../public/texts/en.txt")).unwrap();
    i18n::speak(Language::English, english);
    for _ in 0..4 {
        assert!(texts(&committed(Some(ADDRESS))) == before);
    }
}

fn entered_on(number: u8) -> Practice {
    let mut practice = practice(&format!("nr-{number}"));
    practice.entered = Date::new(2012, 1 + number / 28, 1 + number % 28);
    practice.updated = None;
    practice
}

#[test]
fn a_feed_has_the_newest_first_and_no_more_than_fifty() {
    let practices: Vec<Practice> = (0..60).map(entered_on).collect();
    let texts = texts(&site(practices, Some(ADDRESS)));
    let feed = Document::parse(&texts["dane/nowe.atom"]).unwrap();
    let published = elements(&feed, "published");
    assert_eq!(published.len(), 50);
    assert!(published.is_sorted_by(|a, b| a >= b), "{published:?}");
    assert_eq!(published[0], "2012-03-04T00:00:00Z".replace('Z', "+00:00"));
    let changed = Document::parse(&texts["dane/zmienione.atom"]).unwrap();
    assert_eq!(elements(&changed, "entry").len(), 0);
    // A feed without entries is as old as the catalogue.
    assert_eq!(elements(&changed, "updated"), ["2012-03-04T00:00:00+00:00"]);
}

#[test]
fn every_feed_has_what_rfc_4287_wants() {
    let texts = texts(&committed(Some(ADDRESS)));
    let feeds: Vec<(&String, &String)> = texts.iter().filter(|(path, _)| path.ends_with(".atom")).collect();
    // Of all, of sixteen województwa, of eight sections, and of eight categories within two of them.
    assert_eq!(feeds.len(), 2 * (1 + 16 + 8 + 8));
    for (path, text) in feeds {
        let document = Document::parse(text).unwrap();
        let feed = document.root_element();
        assert!(feed.has_tag_name((ATOM, "feed")), "{path}");
        for parent in document
            .descendants()
            .filter(|one| one.has_tag_name((ATOM, "entry")) || *one == feed)
        {
            for name in ["id", "title", "updated"] {
                let count = parent
                    .children()
                    .filter(|child| child.has_tag_name((ATOM, name)))
                    .count();
                assert_eq!(count, 1, "{path}: {name}");
            }
        }
        let own = format!("{ADDRESS}{path}");
        let links = feed.children().filter(|child| child.attribute("rel") == Some("self"));
        assert_eq!(
            links.filter_map(|link| link.attribute("href")).collect::<Vec<_>>(),
            [own.as_str()]
        );
        assert_eq!(elements(&document, "id").first(), Some(&own));
        assert_eq!(elements(&document, "name"), ["Mapa Praktyk"], "{path}: the author");
        let ids: BTreeSet<String> = elements(&document, "id").into_iter().collect();
        assert_eq!(ids.len(), elements(&document, "id").len(), "{path}: an id occurs twice");
    }
}

#[test]
fn a_feed_has_the_practices_of_its_wojewodztwo_or_category() {
    let texts = texts(&site(vec![practice("jez")], Some(ADDRESS)));
    let cases = [
        ("dane/wojewodztwa/slaskie/nowe.atom", 1),
        ("dane/wojewodztwa/slaskie/zmienione.atom", 1),
        ("dane/wojewodztwa/opolskie/nowe.atom", 0),
        ("dane/kategorie/uslugi-spoleczne/nowe.atom", 1),
        ("dane/kategorie/uslugi-spoleczne/kultura/zmienione.atom", 1),
        ("dane/kategorie/uslugi-spoleczne/oswiata/nowe.atom", 0),
        ("dane/kategorie/dialog-spoleczny/nowe.atom", 0),
    ];
    for (path, expected) in cases {
        let document = Document::parse(&texts[path]).unwrap();
        assert_eq!(elements(&document, "entry").len(), expected, "{path}");
    }
}

#[test]
fn the_pages_of_features_lead_to_all_of_them_with_and_without_an_address() {
    for address in [None, Some(ADDRESS)] {
        let practices: Vec<Practice> = (0..1001).map(|number| practice(&format!("nr-{number}"))).collect();
        let texts = texts(&site(practices, address));
        let collection: Value = serde_json::from_str(&texts["dane/ogc/collections/praktyki.json"]).unwrap();
        let mut next = href(&collection, "items");
        let (mut path, mut ids) = ("dane/ogc/collections/praktyki.json".to_owned(), BTreeSet::new());
        while let Some(link) = next {
            path = resolved(&path, &link);
            let page: Value = serde_json::from_str(&texts[&path]).unwrap();
            let features = page["features"].as_array().unwrap();
            assert_eq!(page["numberMatched"], 1001);
            assert_eq!(page["numberReturned"], features.len());
            assert!(features.len() <= 500);
            ids.extend(
                features
                    .iter()
                    .map(|feature| feature["id"].as_str().unwrap().to_owned()),
            );
            next = href(&page, "next");
        }
        assert_eq!(ids.len(), 1001);
        assert_eq!(path, "dane/ogc/collections/praktyki/items/3.json");
    }
}

fn href(value: &Value, rel: &str) -> Option<String> {
    let links = value["links"].as_array()?;
    let link = links.iter().find(|link| link["rel"] == rel)?;
    link["href"].as_str().map(str::to_owned)
}

/// Where a link of a file leads, from the site's root.
fn resolved(from: &str, link: &str) -> String {
    if let Some(path) = link.strip_prefix(ADDRESS) {
        return path.to_owned();
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in link.split('/') {
        if part == ".." {
            folders.pop().unwrap();
        } else {
            folders.push(part);
        }
    }
    folders.join("/")
}

#[test]
fn the_tree_of_features_claims_nothing_that_files_do_not_do() {
    let conformance: Value = serde_json::from_str(&texts(&committed(None))["dane/ogc/conformance.json"]).unwrap();
    assert_eq!(conformance["conformsTo"], serde_json::json!([]));
    let missing = conformance["notMet"].as_array().unwrap();
    assert!(
        missing
            .iter()
            .any(|class| class["uri"].as_str().unwrap().ends_with("/conf/core"))
    );
    assert!(missing.iter().all(|class| !class["why"].as_str().unwrap().is_empty()));
}

#[test]
fn a_catalogue_without_days_or_practices_is_published_too() {
    let texts = texts(&site(Vec::new(), Some(ADDRESS)));
    assert_eq!(rows(&texts["dane/praktyki.csv"]), Vec::new());
    let page: Value = serde_json::from_str(&texts["dane/ogc/collections/praktyki/items/1.json"]).unwrap();
    assert_eq!(page["features"], serde_json::json!([]));
    assert!(!statements(&texts["dane/praktyki.jsonld"]).is_empty());
    assert_eq!(texts.keys().find(|path| path.ends_with(".atom")), None);
}
