//! Boundaries of the state register become the map's files, and neighbours keep their border in common.

#![expect(clippy::unwrap_used, reason = "what is missing in a test is a failure of the test")]

#[path = "common/fixture.rs"]
mod fixture;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use fixture::fixture;
use practices::LonLat;
use practices::units::{Level, Unit, Units, arc_number};
use practices_import::geocode::Gazetteer;
use practices_import::regions::input::{self, RegisterUnit};
use practices_import::regions::{Regions, SCALE, make};
use tempfile::tempdir;

const BORDERS: &str = "curator/granice.geojson";

fn register(bytes: &[u8]) -> BTreeMap<String, RegisterUnit> {
    let units = input::read(bytes).unwrap().into_iter().flatten();
    units.map(|unit| (unit.teryt.clone(), unit)).collect()
}

fn made(units: &BTreeMap<String, RegisterUnit>, level: Level, tolerance: Option<u32>) -> (Regions, Units) {
    let made = make(level, units, tolerance, &Gazetteer::embedded().unwrap()).unwrap();
    let read = Units::from_json(made.text.as_bytes()).unwrap();
    assert_eq!((read.problems, made.vanished.as_slice()), (0, &[][..]));
    (made, read)
}

/// What rings enclose in square degrees: outer rings and holes run in opposite directions in the register.
fn area(rings: &[Vec<(f64, f64)>]) -> f64 {
    let doubled = |ring: &Vec<(f64, f64)>| -> f64 {
        let next = ring.iter().cycle().skip(1);
        ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum()
    };
    (rings.iter().map(doubled).sum::<f64>() / 2.0).abs()
}

fn degrees(unit: &RegisterUnit) -> Vec<Vec<(f64, f64)>> {
    let point = |(lon, lat): &(i32, i32)| (f64::from(*lon) / f64::from(SCALE), f64::from(*lat) / f64::from(SCALE));
    unit.rings.iter().map(|ring| ring.iter().map(point).collect()).collect()
}

fn drawn(units: &Units, unit: &Unit) -> Vec<Vec<(f64, f64)>> {
    let rings = units.rings(unit);
    rings
        .iter()
        .map(|ring| ring.iter().map(|p| (p.lon, p.lat)).collect())
        .collect()
}

/// Pairs of units with an edge in common that is longer than a step of the grid: corners so near are made one.
fn neighbours_in_register(units: &BTreeMap<String, RegisterUnit>) -> BTreeSet<(String, String)> {
    let mut sides: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for (teryt, unit) in units {
        for ring in &unit.rings {
            for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                if (a.0 - b.0).abs() > 1 || (a.1 - b.1).abs() > 1 {
                    sides.entry((a.min(b), a.max(b))).or_default().push(teryt);
                }
            }
        }
    }
    pairs(sides.values())
}

/// Pairs of units with an arc in common.
fn neighbours_in_file(units: &Units) -> BTreeSet<(String, String)> {
    let mut sides: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for unit in &units.units {
        for reference in unit.rings.iter().flatten() {
            sides.entry(arc_number(*reference)).or_default().push(&unit.teryt);
        }
    }
    assert!(sides.values().all(|sides| sides.len() <= 2), "an arc has two sides");
    assert_eq!(sides.len(), units.arcs.len(), "every arc is somebody's");
    pairs(sides.values())
}

fn pairs<'a>(sides: impl Iterator<Item = &'a Vec<&'a str>>) -> BTreeSet<(String, String)> {
    let pair = |sides: &Vec<&str>| match sides.as_slice() {
        [a, b] => Some(((*a.min(b)).to_owned(), (*a.max(b)).to_owned())),
        _ => None,
    };
    sides.filter_map(pair).collect()
}

fn assert_agree(register: &BTreeMap<String, RegisterUnit>, units: &Units) {
    let numbers: Vec<&String> = units.units.iter().map(|unit| &unit.teryt).collect();
    assert_eq!(numbers, register.keys().collect::<Vec<_>>());
    for unit in &units.units {
        let (before, after) = (area(&degrees(&register[&unit.teryt])), area(&drawn(units, unit)));
        assert!((after / before - 1.0).abs() < 0.01, "{}: {before} {after}", unit.name);
        assert!(units.label(unit).is_some(), "{}", unit.name);
    }
    let (before, after) = (neighbours_in_register(register), neighbours_in_file(units));
    let changed: Vec<_> = before.symmetric_difference(&after).collect();
    assert!(changed.is_empty(), "{changed:?}");
}

#[test]
fn neighbours_share_their_border_and_an_island_stays() {
    let units = register(&fs::read(fixture(BORDERS)).unwrap());
    for tolerance in [None, Some(0), Some(400)] {
        let (_, read) = made(&units, Level::Powiaty, tolerance);
        let names: Vec<&str> = read.units.iter().map(|unit| unit.name.as_str()).collect();
        assert_eq!(names, ["żółwiński", "gęsi", "Łąka Zmyślona"]);
        assert_agree(&units, &read);
        assert_eq!(read.units[1].rings.len(), 2);
    }
    let points = |tolerance| -> usize {
        made(&units, Level::Powiaty, Some(tolerance))
            .1
            .arcs
            .iter()
            .map(Vec::len)
            .sum()
    };
    assert!(points(400) < points(0));
}

#[test]
fn the_same_units_make_the_same_bytes() {
    let text = fs::read_to_string(fixture(BORDERS)).unwrap();
    let (first, last) = text.split_once(",\n").unwrap();
    let (first, last) = (
        first.replace("\"features\":[\n", "\"features\":["),
        last.replace("\n]}", "]}"),
    );
    let (head, feature) = first.split_at(first.find('[').unwrap() + 1);
    let backwards = format!("{head}{},{feature}]}}", last.trim_end().trim_end_matches("]}"));
    let expected = made(&register(text.as_bytes()), Level::Powiaty, None).0;
    assert_eq!(made(&register(backwards.as_bytes()), Level::Powiaty, None).0, expected);
}

#[test]
fn the_register_of_2020_is_all_there() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/geo");
    let files = [
        ("check-counties.geojson", Level::Powiaty, 380, 250_000),
        ("check-municipalities.geojson", Level::Gminy, 2477, 1_000_000),
    ];
    for (name, level, count, bytes) in files {
        let Ok(file) = fs::read(dir.join(name)) else {
            println!("skipped: no shared/geo/{name} beside the checkout");
            continue;
        };
        let units = register(&file);
        assert_eq!(units.len(), count);
        let (made, read) = made(&units, level, None);
        assert_agree(&units, &read);
        assert!(made.text.len() <= bytes, "{name}: {}", made.text.len());
        let known = read.units.iter().filter(|unit| unit.population.is_some()).count();
        assert_eq!(known, count, "{name}: the gazetteer knows the inhabitants of all");
        let inhabitants: u32 = read.units.iter().filter_map(|unit| unit.population).sum();
        assert!((38_000_000..38_800_000).contains(&inhabitants), "{inhabitants}");
    }
}

/// The fixture's feature of the made-up town, alone in a collection, after a change.
fn meadow(change: impl Fn(&str) -> String) -> String {
    let text = fs::read_to_string(fixture(BORDERS)).unwrap();
    let line = text.lines().find(|line| line.contains("Łąka")).unwrap();
    let sound = r#"{"type":"Feature","properties":{"terc":"0295","name":"kaczy"},"geometry":{"type":"Polygon",
        "coordinates":[[[20,52],[20.1,52],[20.1,52.1],[20,52]]]}}"#;
    format!(
        r#"{{"type":"FeatureCollection","features":[{},{sound}]}}"#,
        change(line.trim_end_matches(','))
    )
}

#[test]
fn a_broken_feature_is_named_and_the_rest_goes_on() {
    let cases = [
        (
            "JPT_KOD_JE",
            "numer",
            "obiekt nr 1 (Łąka Zmyślona)",
            "brak numeru TERYT",
        ),
        (
            "0299",
            "9999",
            "obiekt nr 1 (9999 Łąka Zmyślona)",
            "nie jest numerem TERYT",
        ),
        ("0299", "02", "obiekt nr 1 (02 Łąka Zmyślona)", "nie jest numerem TERYT"),
        (
            "0299",
            "029ż",
            "obiekt nr 1 (029ż Łąka Zmyślona)",
            "nie jest numerem TERYT",
        ),
        ("Łąka Zmyślona", " ", "obiekt nr 1 (0299)", "brak nazwy"),
        (
            "Polygon",
            "LineString",
            "obiekt nr 1 (0299 Łąka Zmyślona)",
            "musi być wielokątem",
        ),
        (
            "[[[16.6",
            "[[[516.6",
            "obiekt nr 1 (0299 Łąka Zmyślona)",
            "punkt [516.6, 51.1] leży poza Polską",
        ),
        (
            "[[[16.6",
            "[[[\"gęś\"",
            "obiekt nr 1 (0299 Łąka Zmyślona)",
            "w pierścieniu nr 1 stoi coś innego",
        ),
        (
            ",[16.7,51.2,118.5],[16.6,51.2,118.5]",
            "",
            "obiekt nr 1 (0299 Łąka Zmyślona)",
            "za mało punktów",
        ),
    ];
    for (from, to, called, message) in cases {
        let text = meadow(|line| line.replace(from, to));
        let [Err((name, fault)), Ok(sound)] = &input::read(text.as_bytes()).unwrap()[..] else {
            panic!("one broken, one sound: {text}")
        };
        assert_eq!(name, called);
        assert!(fault.to_string().contains(message), "{fault} / {message}");
        assert_eq!((sound.name.as_str(), sound.level()), ("kaczy", Level::Powiaty));
    }
}

#[test]
fn the_ways_of_the_registers_files_are_taken() {
    let plain = register(meadow(str::to_owned).as_bytes());
    let cases = [
        ("\u{feff}{", "{", "{"),
        ("{", "\"JPT_KOD_JE\":\"0299\"", "\"TERYT\":299"),
        ("{", ",118.5]", "]"),
        ("{", "\"geometry\"", "\"bbox\":null,\"szerokość\":[1],\"geometry\""),
    ];
    for (start, from, to) in cases {
        let text = meadow(|line| line.replace(from, to)).replacen('{', start, 1);
        assert_eq!(register(text.as_bytes()), plain, "{start}{to}");
    }
    let swapped = meadow(|line| {
        line.replace("[16.6,51.1", "[51.1,16.6")
            .replace("[16.7,51.1", "[51.1,16.7")
    })
    .replace("[16.7,51.2", "[51.2,16.7")
    .replace("[16.6,51.2", "[51.2,16.6");
    let swapped = register(swapped.as_bytes());
    assert!(swapped["0299"].was_swapped && !swapped["0295"].was_swapped);
    assert_eq!(swapped["0299"].rings, plain["0299"].rings);
    let point = degrees(&plain["0299"])[0][0];
    assert_eq!(LonLat::new(point.0, point.1), LonLat::new(16.6, 51.1));
}

#[test]
fn a_file_without_boundaries_says_what_it_needs() {
    let metres = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2180"}},"features":[
        {"type":"Feature","properties":{"JPT_KOD_JE":"0201","JPT_NAZWA_":"powiat bolesławiecki"},"geometry":{"type":"Polygon",
        "coordinates":[[[245000.5,380000.1],[246000,380000],[246000,381000],[245000.5,380000.1]]]}}]}"#;
    let cases = [
        (metres, "przelicz plik na WGS 84"),
        (r#"{"type":"FeatureCollection","features":[]}"#, "kolekcja jest pusta"),
        (r#"{"type":"Topology","arcs":[]}"#, "nie jest kolekcja GeoJSON"),
        (r#"{"type":"FeatureCollection","features":["#, "nie jest poprawny JSON"),
        ("", "nie jest poprawny JSON"),
    ];
    for (text, message) in cases {
        let fault = input::read(text.as_bytes()).unwrap_err().to_string();
        assert!(
            fault
                .replace("to nie jest kolekcja", "nie jest kolekcja")
                .contains(message),
            "{fault}"
        );
    }
}

#[test]
fn the_command_writes_what_it_can_and_says_the_rest() {
    let dir = tempdir().unwrap();
    let into = dir.path().join("mapa/regions");
    let run = |files: &[&Path], more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_praktyki"));
        command.arg("regions").args(files).arg("--into").arg(&into).args(more);
        let output = command.output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        (output.status.code().unwrap(), text)
    };
    let borders = fixture(BORDERS);
    let (code, text) = run(&[&borders], &[]);
    assert_eq!(code, 1, "{text}");
    assert!(
        text.contains("obiekt nr 4 (0296 powiat bez granic): geometria musi być wielokątem"),
        "{text}"
    );
    assert!(
        text.contains("jednostek 3") && into.join("powiaty.json").exists(),
        "{text}"
    );

    let (code, text) = run(&[&borders, &borders], &["--level", "gminy"]);
    assert!(
        text.contains("pominięto jednostki innego szczebla niż --level: 3"),
        "{text}"
    );
    assert_eq!((code, into.join("gminy.json").exists()), (1, false));

    let (code, text) = run(&[&borders, &borders], &[]);
    assert!(text.contains("0297 żółwiński: numer TERYT powtarza się"), "{text}");
    assert_eq!(code, 1);
    assert_eq!(run(&[&dir.path().join("brak.geojson")], &[]).0, 2);
}
