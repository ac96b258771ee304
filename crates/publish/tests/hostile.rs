//! Whatever a record or the settings say, every file can be read by parsers that others wrote, and gives the text back.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod support;

use std::collections::BTreeMap;

use practices::{Contact, Place, Practice};
use proptest::prelude::*;
use proptest::sample::select;
use roxmltree::Document;
use serde_json::Value;
use support::{ADDRESS, elements, practice, rows, site, statements, statements_of_turtle, texts};
use take_along::cells::is_formula;
use take_along::words::is_forbidden_in_xml;

/// What has broken one form or another before.
const HOSTILE: [&str; 16] = [
    "<script>alert('ż')</script>",
    "\"><img src=x onerror=alert(1)>",
    "]]>",
    "<![CDATA[",
    "&amp;&#0;&nieznana;",
    "=HYPERLINK(\"https://zly.example\";\"kliknij\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+48 12 345 67 89",
    "\u{202e}kęzc\u{202c}\u{2066}ł\u{2069}",
    "\0\u{1}\u{8}\u{b}\u{1b}[31m\u{7f}\u{85}\u{9f}",
    "\u{fffe}\u{ffff}\u{feff}",
    "a;b\"c\r\nd,e\tf\rg\nh",
    "../../etc/passwd",
    "\\\"\\u0000\\",
    "javascript:alert(1)",
    "@id \"\"\" <a> . # _:b ^^",
];

fn hostile() -> impl Strategy<Value = String> {
    let known = select(&HOSTILE[..]).prop_map(str::to_owned);
    let any = proptest::collection::vec(any::<char>(), 0..12).prop_map(String::from_iter);
    prop_oneof![
        known.clone(),
        any.clone(),
        (known.clone(), any, known).prop_map(|(before, any, after)| before + &any + &after)
    ]
}

/// A practice in which all that is free text is hostile.
fn hostile_practice(texts: &[String]) -> Practice {
    let mut texts = texts.iter().cycle().cloned();
    let mut next = || texts.next().unwrap();
    let mut practice = practice("zolw");
    practice.id = format!("bdp-{}", next());
    practice.title = next();
    practice.summary = Some(next());
    practice.summary_en = Some(next());
    practice.municipality = Some(next());
    practice.powiat = Some(next());
    practice.teryt = Some(next());
    practice.postal_code = Some(next());
    practice.post_office = Some(next());
    practice.implementing_unit = Some(next());
    practice.street = Some(next());
    practice.websites = vec![next(), format!("https://{}", next())];
    practice.contacts = vec![Contact {
        name: Some(next()),
        role: Some(next()),
        phones: Vec::new(),
        emails: vec![next()],
    }];
    practice.places = vec![Place {
        municipality: Some(next()),
        powiat: Some(next()),
        ..Place::default()
    }];
    practice.source.catalogue = next();
    practice.source.url = Some(format!("https://zrodlo.example/{}", next()));
    practice.as_published = BTreeMap::from([(next(), next())]);
    practice
}

/// Whether a statement has the text as its value, as N-Triples write it.
fn has_value(statements: &[String], text: &str) -> bool {
    let literal = oxrdf::Literal::new_simple_literal(text).to_string();
    let at_its_end = |one: &String| one.ends_with(&literal) || one.ends_with(&format!("{literal}@en"));
    statements.iter().any(at_its_end)
}

proptest! {
    // Twenty-four hostile texts each.
    #![proptest_config(ProptestConfig { cases: 250, ..ProptestConfig::default() })]

    #[test]
    fn every_file_gives_every_text_back(texts_of_it in proptest::collection::vec(hostile(), 24)) {
        let practice = hostile_practice(&texts_of_it);
        let mut site = site(vec![practice.clone()], Some(ADDRESS));
        site.edition = Some(texts_of_it[0].clone());
        let publisher = &mut site.settings.publisher;
        publisher.name = Some(texts_of_it[1].clone());
        publisher.url = Some(format!("https://{}", texts_of_it[2]));
        publisher.email = Some(texts_of_it[3].clone());
        let files = texts(&site);

        let rows = rows(&files["dane/praktyki.csv"]);
        prop_assert_eq!(rows.len(), 1);
        for (column, text) in [("title", &practice.title), ("summary", practice.summary.as_ref().unwrap())] {
            let cell = &rows[0][column];
            prop_assert!(cell == text || *cell == format!("'{text}"), "{column}: {cell:?}");
        }
        prop_assert!(rows[0].values().all(|cell| !is_formula(cell)));

        let said = statements(&files["dane/praktyki.jsonld"]);
        let contact = &practice.contacts[0];
        for text in [
            &practice.id, &practice.title, practice.summary_en.as_ref().unwrap(), practice.street.as_ref().unwrap(),
            contact.name.as_ref().unwrap(), &contact.emails[0], &texts_of_it[0], &texts_of_it[1],
        ] {
            prop_assert!(has_value(&said, text), "{text:?} is not in {said:#?}");
        }
        let described = statements_of_turtle(&files["dane/katalog.ttl"]);
        prop_assert!(has_value(&described, &texts_of_it[0]) && has_value(&described, &texts_of_it[1]));
        prop_assert_eq!(described.len(), statements(&files["dane/katalog.jsonld"]).len());

        for (path, text) in &files {
            if path.ends_with(".json") {
                prop_assert!(serde_json::from_str::<Value>(text).is_ok(), "{path}");
            }
            if path.ends_with(".atom") {
                let feed = Document::parse(text);
                prop_assert!(feed.is_ok(), "{path}: {:?} {text}", feed.err());
            }
        }
        let page: Value = serde_json::from_str(&files["dane/ogc/collections/praktyki/items/1.json"]).unwrap();
        prop_assert_eq!(&page["features"][0]["properties"]["title"], &practice.title);
        let feed = Document::parse(&files["dane/nowe.atom"]).unwrap();
        let expected: String = practice.title.chars().filter(|c| !is_forbidden_in_xml(*c)).collect();
        prop_assert_eq!(elements(&feed, "title").pop(), Some(expected));
    }

    #[test]
    fn no_file_leaves_its_folder(texts_of_it in proptest::collection::vec(hostile(), 24)) {
        for path in texts(&site(vec![hostile_practice(&texts_of_it)], Some(ADDRESS))).keys() {
            let is_plain = |c: char| c.is_ascii_alphanumeric() || "-./".contains(c);
            prop_assert!(path.starts_with("dane/") && !path.contains("..") && path.chars().all(is_plain), "{path}");
        }
    }
}
