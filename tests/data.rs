//! The committed data is sound, and is what the records make.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use practices::gminy::Gminy;
use practices::index::{CHUNK, NO_POINT};
use practices::{Catalogue, Details, Index, Practice, Wojewodztwo};
use practices_import::build::{self, Built};
use practices_import::geocode::Gazetteer;
use practices_import::records;

const BLESS: &str = "cargo praktyki build data/practices --into data";

fn data() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))
}

fn built() -> Built {
    let (records, problems) = records::read_dir(&data().join("practices"));
    assert_eq!(problems, []);
    build::build(&records, &Gazetteer::embedded().unwrap()).unwrap()
}

fn catalogue() -> Catalogue {
    let text = fs::read_to_string(data().join("practices.geojson")).unwrap();
    Catalogue::from_geojson(&text).unwrap()
}

#[test]
fn the_committed_files_are_what_the_records_make() {
    let built = built();
    assert_eq!(built.problems, []);
    let committed = fs::read_to_string(data().join("practices.geojson")).unwrap();
    assert!(
        committed == built.geojson,
        "data/practices.geojson is not what the records make: {BLESS}"
    );
    let on_disk: BTreeSet<String> = fs::read_dir(data().join("details"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let made: BTreeSet<String> = built.details.keys().map(|slug| format!("{slug}.json")).collect();
    assert_eq!(on_disk, made, "data/details: {BLESS}");
    let index = fs::read_to_string(data().join("index.json")).unwrap();
    assert!(
        index == built.published.index,
        "data/index.json is not what the records make: {BLESS}"
    );
    assert_eq!(cards(), built.published.cards, "data/cards: {BLESS}");
    let facets = fs::read(data().join("facets.bin")).unwrap();
    assert!(
        facets == built.published.facets,
        "data/facets.bin is not what the records make: {BLESS}"
    );
    let orders = fs::read(data().join("orders.bin")).unwrap();
    assert!(
        orders == built.published.orders,
        "data/orders.bin is not what the records make: {BLESS}"
    );
    let edition = fs::read_to_string(data().join("edition.json")).unwrap();
    assert!(
        edition == built.edition,
        "data/edition.json is not what the records make: {BLESS}"
    );
    for (name, bytes) in &built.published.search {
        let committed = fs::read(data().join("search").join(format!("{name}.bin"))).unwrap();
        assert!(
            committed == *bytes,
            "data/search/{name}.bin is not what the records make: {BLESS}"
        );
    }
    for (slug, text) in &built.details {
        let committed = fs::read_to_string(data().join("details").join(format!("{slug}.json"))).unwrap();
        assert!(
            committed == *text,
            "data/details/{slug}.json is not what the record makes: {BLESS}"
        );
    }
}

/// The files of cards in their order; there is nothing else in their folder.
fn cards() -> Vec<String> {
    let folder = data().join("cards");
    let count = fs::read_dir(&folder).unwrap().count();
    let read = |number| fs::read_to_string(folder.join(format!("{number}.json"))).unwrap();
    (0..count).map(read).collect()
}

#[test]
fn index_and_cards_agree_with_the_catalogue() {
    let index = Index::from_json(&fs::read(data().join("index.json")).unwrap()).unwrap();
    assert_eq!(index.problems, 0);
    let cards = cards();
    let in_cards: Vec<Vec<Practice>> = cards
        .iter()
        .map(|text| Catalogue::from_geojson(text).unwrap())
        .inspect(|cards| assert_eq!(cards.problems, []))
        .map(|cards| cards.practices)
        .collect();
    let full = in_cards.iter().rev().skip(1).all(|cards| cards.len() == CHUNK as usize);
    assert!(full, "only the last cards may be fewer than {CHUNK}");
    let practices: Vec<Practice> = in_cards.concat();
    assert!(index.made_of.is_some());
    let columns = Index {
        made_of: index.made_of,
        ..Index::of(&practices)
    };
    assert_eq!(columns, index);

    let mut catalogue = catalogue().practices;
    for (number, practice) in practices.iter().enumerate() {
        let has_point = index.lon[number] != NO_POINT || index.places.iter().any(|(of, _)| *of as usize == number);
        assert_eq!(has_point, !practice.points().is_empty(), "{}", practice.id);
        assert_eq!(index.ids[number], practice.id);
    }
    Index::order(&mut catalogue);
    assert_eq!(practices, catalogue);
    let line =
        |text: &str| -> BTreeSet<String> { text.lines().map(|line| line.trim_end_matches(',').into()).collect() };
    let whole = fs::read_to_string(data().join("practices.geojson")).unwrap();
    assert_eq!(
        cards.iter().flat_map(|text| line(text)).collect::<BTreeSet<_>>(),
        line(&whole)
    );
}

#[test]
fn nineteen_practices_are_read_without_a_problem() {
    let catalogue = catalogue();
    assert_eq!(catalogue.problems, []);
    assert_eq!(catalogue.practices.len(), 19);
    let off_the_map: Vec<&str> = catalogue
        .practices
        .iter()
        .filter(|practice| practice.points().is_empty())
        .map(|practice| practice.id.as_str())
        .collect();
    // The one record whose source names no place.
    assert_eq!(off_the_map, ["bdp-437"]);
    assert!(
        catalogue
            .practices
            .iter()
            .all(|practice| practice.category.is_known() && practice.summary.is_some())
    );
}

#[test]
fn the_five_documents_lie_where_they_should() {
    let catalogue = catalogue();
    let find = |slug: &str| -> &Practice {
        catalogue
            .practices
            .iter()
            .find(|practice| practice.slug == slug)
            .unwrap()
    };
    let cases = [
        ("zawiazanie-partnerstwa-lokalnego-zdolna-dolna", 15.522, 50.830),
        ("model-organizowania-spolecznosci-lokalnej-osl", 15.522, 50.830),
        ("centrum-aktywnosci-lokalnej-w-szopienicach", 19.093, 50.260),
        (
            "aktywne-postawy-beneficjentow-pomocy-spolecznej-wloclawek",
            19.068,
            52.648,
        ),
        ("program-aktywnosci-lokalnej-aktywna-polanka", 17.044, 51.139),
    ];
    for (slug, lon, lat) in cases {
        let point = find(slug).point.unwrap();
        let away = point.distance_km(practices::LonLat::new(lon, lat).unwrap());
        assert!(away < 1.5, "{slug}: {away:.2} km");
    }
}

/// The gmina of each point was looked up in the register's polygons when the records were written.
#[test]
fn the_records_of_several_gminy_have_each_of_them_on_the_map() {
    let catalogue = catalogue();
    let several: Vec<&Practice> = catalogue.practices.iter().filter(|p| !p.places.is_empty()).collect();
    let places = |practice: &Practice| -> Vec<String> {
        let named = practice.places.iter().filter(|place| place.point.is_some());
        named
            .map(|place| {
                format!(
                    "{} {}",
                    place.municipality.as_deref().unwrap(),
                    place.teryt.as_deref().unwrap()
                )
            })
            .collect()
    };
    let found: Vec<(&str, Vec<String>)> = several.iter().map(|p| (p.id.as_str(), places(p))).collect();
    let expected = [
        (
            "bdp-54",
            [
                "Oława 0215011",
                "Oława 0215042",
                "Brzeg 1601011",
                "Skarbimierz 1601022",
                "Lubsza 1601052",
            ],
        ),
        (
            "bdp-596",
            [
                "Czernichów 1206012",
                "Liszki 1206072",
                "Mogilany 1206092",
                "Skawina 1206113",
                "Świątniki Górne 1206143",
            ],
        ),
    ];
    assert_eq!(
        found,
        expected.map(|(id, places)| (id, places.map(str::to_owned).to_vec()))
    );
    let wojewodztwa: Vec<_> = several
        .iter()
        .map(|p| p.wojewodztwa().into_iter().map(Wojewodztwo::name).collect::<Vec<_>>())
        .collect();
    assert_eq!(wojewodztwa, [vec!["dolnośląskie", "opolskie"], vec!["małopolskie"]]);
}

#[test]
fn every_practice_has_details_and_every_link_leads_somewhere() {
    let catalogue = catalogue();
    for practice in &catalogue.practices {
        let path = data().join("details").join(format!("{}.json", practice.slug));
        let details: Details = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(details.slug, practice.slug);
        assert_eq!(details.feature.as_ref(), Some(practice));
        for related in &details.related {
            assert!(
                catalogue.practices.iter().any(|other| other.slug == related.slug),
                "{}: {}",
                practice.slug,
                related.slug
            );
        }
        let addresses = practice
            .websites
            .iter()
            .chain(practice.source.url.iter())
            .chain(details.attachments.iter().map(|file| &file.url));
        for address in addresses {
            assert!(
                address.starts_with("https://") || address.starts_with("http://"),
                "{}: {address}",
                practice.slug
            );
        }
    }
}

/// The corners of each województwo's outline, by slug, as the file writes them.
fn corners() -> BTreeMap<String, BTreeSet<String>> {
    fn gather(value: &serde_json::Value, corners: &mut BTreeSet<String>) {
        match value.as_array() {
            Some(pair) if pair.iter().all(serde_json::Value::is_number) => {
                corners.insert(value.to_string());
            }
            Some(parts) => parts.iter().for_each(|part| gather(part, corners)),
            None => {}
        }
    }
    let text = fs::read_to_string(data().join("regions/wojewodztwa.geojson")).unwrap();
    let regions: serde_json::Value = serde_json::from_str(&text).unwrap();
    let features = regions
        .get("features")
        .and_then(|features| features.as_array())
        .unwrap();
    let of = |feature: &serde_json::Value| {
        let mut corners = BTreeSet::new();
        gather(feature.pointer("/geometry/coordinates").unwrap(), &mut corners);
        (
            feature
                .pointer("/properties/slug")
                .unwrap()
                .as_str()
                .unwrap()
                .to_owned(),
            corners,
        )
    };
    features.iter().map(of).collect()
}

#[test]
fn neighbours_are_those_that_share_a_border() {
    let corners = corners();
    for one in Wojewodztwo::all() {
        let own = corners.get(one.slug()).unwrap();
        let share =
            |other: &Wojewodztwo| *other != one && corners.get(other.slug()).unwrap().intersection(own).count() > 1;
        let expected: Vec<Wojewodztwo> = Wojewodztwo::all().filter(share).collect();
        assert_eq!(one.neighbours().collect::<Vec<_>>(), expected, "{one}");
    }
}

#[test]
fn a_visitor_can_choose_any_gmina() {
    let text = fs::read_to_string(data().join("regions/gminy.txt")).unwrap();
    let gminy = Gminy::parse(&text).unwrap();
    let gazetteer = Gazetteer::embedded().unwrap();
    assert_eq!(gminy.all().len(), gazetteer.gminy().len());
    for gmina in gazetteer.gminy() {
        let found = gminy.get(&gmina.teryt).unwrap();
        assert_eq!(found.name, *gmina.name);
        assert_eq!(found.population, Some(gmina.population));
    }
    let first = |text: &str| {
        let found = gminy.find(text, 1);
        let gmina = found.first().unwrap();
        format!("{} {}, {}", gmina.unit_type, gmina.name, gmina.powiat)
    };
    let cases = [
        ("war", "miasto na prawach powiatu Warszawa, Warszawa"),
        ("KRAKOW", "miasto na prawach powiatu Kraków, Kraków"),
        ("piechowice", "gmina miejska Piechowice, karkonoski"),
        ("jabłonna leg", "gmina wiejska Jabłonna, legionowski"),
        (
            "bielsko biala",
            "miasto na prawach powiatu Bielsko-Biała, Bielsko-Biała",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(first(text), expected, "{text}");
    }
}

#[test]
fn inhabitants_are_those_of_the_gminy() {
    let text = fs::read_to_string(data().join("regions/population.json")).unwrap();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["year"], 2018);
    let gazetteer = Gazetteer::embedded().unwrap();
    for (level, digits, count) in [("wojewodztwa", 2, 16), ("powiaty", 4, 380)] {
        let mut sums: BTreeMap<&str, u32> = BTreeMap::new();
        for gmina in gazetteer.gminy() {
            *sums.entry(gmina.teryt.get(..digits).unwrap()).or_default() += gmina.population;
        }
        assert_eq!(sums.len(), count);
        assert_eq!(file[level], serde_json::json!(sums));
    }
}
