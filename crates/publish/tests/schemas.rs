//! The schemas: the committed catalogue is as they say, and what the readers refuse they refuse too.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the message"
)]

mod support;

use std::collections::BTreeMap;

use jsonschema::{Registry, Validator};
use practices::catalogue::practice_from_feature;
use practices::{Details, UnitType, Wojewodztwo};
use serde_json::{Value, json};
use support::{ADDRESS, committed, data, texts};

const PRACTICES: &str = "dane/schematy/practices.schema.json";
const DETAILS: &str = "dane/schematy/details.schema.json";
const INDEX: &str = "dane/schematy/index.schema.json";
const EDITION: &str = "dane/schematy/edition.schema.json";

fn schemas() -> BTreeMap<String, Value> {
    let texts = texts(&committed(Some(ADDRESS)));
    let schemas = texts.into_iter().filter(|(path, _)| path.starts_with("dane/schematy/"));
    schemas
        .map(|(path, text)| (path, serde_json::from_str(&text).unwrap()))
        .collect()
}

fn validator(path: &str) -> Validator {
    let schemas = schemas();
    // That of the details names that of the catalogue.
    let others = schemas
        .iter()
        .map(|(path, schema)| (format!("{ADDRESS}{path}"), schema.clone()));
    let registry = others.fold(Registry::new(), |registry, (uri, schema)| {
        registry.add(uri, schema).unwrap()
    });
    let registry = registry.prepare().unwrap();
    let options = jsonschema::options()
        .should_validate_formats(true)
        .with_registry(&registry);
    options.build(&schemas[path]).unwrap()
}

fn read(path: &str) -> Value {
    serde_json::from_slice(&data(path)).unwrap()
}

fn assert_valid(validator: &Validator, value: &Value, what: &str) {
    let faults: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(faults, [""; 0], "{what}");
}

#[test]
fn a_schema_is_one_by_its_own_schema() {
    for (path, schema) in schemas() {
        assert!(jsonschema::meta::is_valid(&schema), "{path}");
        assert_eq!(schema["$id"], format!("{ADDRESS}{path}"));
    }
    let nameless = texts(&committed(None));
    let schema: Value = serde_json::from_str(&nameless[PRACTICES]).unwrap();
    assert_eq!(schema["$id"], "practices.schema.json");
}

#[test]
fn the_committed_files_are_as_the_schemas_say() {
    for (schema, path) in [
        (PRACTICES, "practices.geojson"),
        (INDEX, "index.json"),
        (EDITION, "edition.json"),
    ] {
        assert_valid(&validator(schema), &read(path), path);
    }
    let validator = validator(DETAILS);
    for practice in committed(None).practices {
        let path = format!("details/{}.json", practice.slug);
        assert_valid(&validator, &read(&path), &path);
    }
}

#[test]
fn the_pages_of_features_are_as_the_schema_of_the_catalogue_says() {
    let page = texts(&committed(None))
        .remove("dane/ogc/collections/praktyki/items/1.json")
        .unwrap();
    assert_valid(
        &validator(PRACTICES),
        &serde_json::from_str(&page).unwrap(),
        "items/1.json",
    );
}

/// A committed feature with a value in the place of another.
fn feature_with(pointer: &str, value: Value) -> Value {
    let mut feature = read("practices.geojson")["features"][0].take();
    *feature.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    feature
}

#[test]
fn what_the_reader_refuses_the_schema_refuses_too() {
    let validator = validator(PRACTICES);
    let cases = [
        ("/type", json!("Żółw")),
        ("/id", json!("")),
        ("/geometry", json!({"type": "Polygon", "coordinates": []})),
        ("/geometry/coordinates", json!([190.0, 50.0])),
        ("/geometry/coordinates", json!([19.0])),
        ("/properties/slug", json!("../żółw")),
        ("/properties/title", json!(7)),
        ("/properties/category", json!("Usługi społeczne")),
        ("/properties/unit_type", json!("wieś")),
        ("/properties/wojewodztwo", json!("gdańskie")),
        ("/properties/population", json!(-1)),
        ("/properties/population", json!("115818")),
        ("/properties/entered", json!("05.10.2009")),
        ("/properties/entered", json!("2009-02-30")),
        ("/properties/precision", json!("dokładnie")),
        ("/properties/contacts/0", json!({"fax": "54 411 63 11"})),
        ("/properties/contacts/0/phones", json!(["997"])),
        ("/properties/source", json!({"url": "https://zrodlo.example"})),
        ("/properties/as_published", json!({"powiat": 7})),
        ("/properties", json!({})),
    ];
    let sound = feature_with("/id", json!("bdp-1"));
    let in_collection = |feature: &Value| json!({"type": "FeatureCollection", "features": [feature]});
    assert!(practice_from_feature(sound.clone()).is_ok() && validator.is_valid(&in_collection(&sound)));
    for (pointer, value) in cases {
        let broken = feature_with(pointer, value.clone());
        assert!(
            practice_from_feature(broken.clone()).is_err(),
            "the reader takes {value} at {pointer}"
        );
        assert!(
            !validator.is_valid(&in_collection(&broken)),
            "the schema takes {value} at {pointer}"
        );
    }
}

#[test]
fn details_that_the_reader_refuses_the_schema_refuses_too() {
    let validator = validator(DETAILS);
    let cases = [
        (json!({"slug": "zolw"}), true),
        (json!({}), false),
        (json!({"slug": "zolw", "żółw": 1}), false),
        (json!({"slug": "zolw", "attachments": [{"title": "Żółw"}]}), false),
        (
            json!({"slug": "zolw", "costs": [{"label": "razem", "amount": "sto złotych"}]}),
            false,
        ),
        (
            json!({"slug": "zolw", "indicators": [{"label": "osoby", "unit": "osoby", "unit_forms": ["osoba"], "values": []}]}),
            false,
        ),
        (json!({"slug": "zolw", "feature": {"type": "Feature"}}), false),
    ];
    for (value, expected) in cases {
        assert_eq!(
            serde_json::from_value::<Details>(value.clone()).is_ok(),
            expected,
            "the reader: {value}"
        );
        assert_eq!(validator.is_valid(&value), expected, "the schema: {value}");
    }
}

#[test]
fn files_that_are_cut_off_or_of_another_version_are_refused() {
    let broken = |path: &str, key: &str, value: Option<Value>| {
        let mut file = read(path);
        let fields = file.as_object_mut().unwrap();
        match value {
            Some(value) => fields.insert(key.to_owned(), value),
            None => fields.remove(key),
        };
        file
    };
    let cases = [
        (INDEX, broken("index.json", "lon", None)),
        (INDEX, broken("index.json", "version", Some(json!(2)))),
        (INDEX, broken("index.json", "wojewodztwo", Some(json!([17])))),
        (INDEX, broken("index.json", "places", Some(json!({"3": [[1, 2]]})))),
        (EDITION, broken("edition.json", "edition", Some(json!("dziś")))),
        (EDITION, broken("edition.json", "files", Some(json!(["../żółw.json"])))),
    ];
    for (schema, file) in cases {
        assert!(!validator(schema).is_valid(&file), "{schema} takes {file}");
    }
}

#[test]
fn the_schema_knows_all_kinds_of_units_and_all_wojewodztwa() {
    let schema = &schemas()[PRACTICES]["$defs"];
    let units: Vec<&str> = UnitType::ALL.iter().map(|unit| unit.code()).collect();
    assert_eq!(schema["unit_type"]["enum"], json!(units));
    let names: Vec<&str> = Wojewodztwo::all().map(Wojewodztwo::name).collect();
    assert_eq!(schema["wojewodztwo"]["enum"], json!(names));
}
