//! How right the geocoder is, measured with places of GeoNames and against the state register's polygons.
//!
//! The places are committed (`cargo xtask geodata` makes them); the polygons lie beside the checkout and serve for
//! checking only. Where they are not, the distances are measured all the same.
//!
//! The figures are in-sample. The first run, on 3,046 places of GeoNames, had 12 confident answers more than 10 km off, that
//! on the postcodes 9 of 6,701; they showed that namesake gminy, city districts and places that only the postcodes know
//! have to be weighed, and which of the sources' own places stand under another one's name. So the zeros are of these
//! places, and no promise for others.
//!
//! `cargo test -p practices-import --release --test geocode_accuracy -- --nocapture` prints the tables.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what is missing in a test is a failure of the test"
)]

#[path = "common/fixture.rs"]
mod fixture;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::LazyLock;

use fixture::fixture;
use flate2::read::GzDecoder;
use geojson::FeatureCollection;
use practices::{LonLat, Practice, Source, Wojewodztwo};
use practices_import::geocode::outline::Area;
use practices_import::geocode::{CONFIDENT, Gazetteer, Located, locate};

/// What no confident answer may be off by, in kilometres.
const FAR_KM: f64 = 10.0;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::embedded().unwrap());

/// A place whose point is known, and what is asked.
struct Query {
    practice: Practice,
    point: LonLat,
}

/// An answer, compared with what is known.
struct Answer {
    located: Located,
    what: String,
    /// How far off; `None` where there is no point.
    km: Option<f64>,
    is_wojewodztwo_right: bool,
    is_gmina_right: bool,
}

fn practice(name: &str, wojewodztwo: Wojewodztwo) -> Practice {
    let source = Source {
        catalogue: "bdp".to_owned(),
        url: None,
        retrieved: None,
    };
    let category = "dialog-spoleczny".parse().unwrap();
    let (id, slug) = ("bdp-1".to_owned(), "praktyka".to_owned());
    Practice {
        municipality: Some(name.to_owned()),
        wojewodztwo: Some(wojewodztwo),
        ..Practice::new(id, slug, name.to_owned(), category, source)
    }
}

/// The lines of a gzipped table.
fn lines(path: &Path) -> Vec<Vec<String>> {
    let mut text = String::new();
    GzDecoder::new(fs::File::open(path).unwrap())
        .read_to_string(&mut text)
        .unwrap();
    let line = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.lines().map(line).collect()
}

fn point(fields: &[String]) -> LonLat {
    let [.., lon, lat] = fields else {
        return LonLat {
            lon: f64::NAN,
            lat: f64::NAN,
        };
    };
    LonLat::new(lon.parse().unwrap(), lat.parse().unwrap()).unwrap()
}

/// Polygons with their TERYT numbers; `None`, with a word on it, where they are not there.
fn polygons(name: &str) -> Option<Vec<(String, Area)>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/geo")
        .join(name);
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: no shared/geo/{name} beside the checkout, so units are not compared");
        return None;
    };
    let collection: FeatureCollection = serde_json::from_str(&text).unwrap();
    let area = |feature: &geojson::Feature| {
        let teryt = feature.property("terc")?.as_str()?.to_owned();
        Some((teryt, Area::of(&feature.geometry.as_ref()?.value)?))
    };
    Some(
        collection
            .features
            .iter()
            .map(|feature| area(feature).unwrap())
            .collect(),
    )
}

/// The unit in which a point lies.
fn unit_at(polygons: &[(String, Area)], point: LonLat) -> Option<&str> {
    let found = polygons.iter().find(|(_, area)| area.contains(point));
    found.map(|(teryt, _)| teryt.as_str())
}

fn answers(queries: &[Query]) -> Vec<Answer> {
    let (wojewodztwa, gminy) = (
        polygons("check-voivodeships.geojson"),
        polygons("check-municipalities.geojson"),
    );
    let is_same = |polygons: &Option<Vec<(String, Area)>>, query: &Query, located: &Located| {
        let Some(polygons) = polygons else { return true };
        let found = located.point.and_then(|point| unit_at(polygons, point));
        found.is_some() && found == unit_at(polygons, query.point)
    };
    let answer = |query: &Query| {
        let located = locate(&GAZETTEER, &query.practice);
        let practice = &query.practice;
        Answer {
            what: format!("{}, {}", practice.title, practice.wojewodztwo.unwrap()),
            km: located.point.map(|point| point.distance_km(query.point)),
            is_wojewodztwo_right: is_same(&wojewodztwa, query, &located),
            is_gmina_right: is_same(&gminy, query, &located),
            located,
        }
    };
    queries.iter().map(answer).collect()
}

fn share(part: usize, of: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "some ten thousand answers")]
    let share = part as f64 / of.max(1) as f64;
    share
}

/// One line of the table.
struct Figures {
    count: usize,
    median_km: f64,
    percentile_95_km: f64,
    wojewodztwo: f64,
    gmina: f64,
    confident: usize,
    confident_far: usize,
}

fn figures<'a>(answers: impl Iterator<Item = &'a Answer>) -> Figures {
    let answers: Vec<&Answer> = answers.collect();
    let mut km: Vec<f64> = answers
        .iter()
        .map(|answer| answer.km.unwrap_or(f64::INFINITY))
        .collect();
    km.sort_by(f64::total_cmp);
    let is_confident = |answer: &&&Answer| answer.located.confidence >= CONFIDENT;
    let is_far = |answer: &&&Answer| answer.km.is_none_or(|km| km > FAR_KM);
    let count = |is: &dyn Fn(&&&Answer) -> bool| answers.iter().filter(|answer| is(answer)).count();
    Figures {
        count: answers.len(),
        median_km: km[km.len() / 2],
        percentile_95_km: km[km.len() * 95 / 100],
        wojewodztwo: share(count(&|answer| answer.is_wojewodztwo_right), answers.len()),
        gmina: share(count(&|answer| answer.is_gmina_right), answers.len()),
        confident: count(&is_confident),
        confident_far: count(&|answer| is_confident(answer) && is_far(answer)),
    }
}

fn line(name: &str, figures: &Figures) -> String {
    let line = format!(
        "| {name} | {} | {:.2} km | {:.2} km | {:.2} % | {:.2} % | {} | {} |",
        figures.count,
        figures.median_km,
        figures.percentile_95_km,
        figures.wojewodztwo * 100.0,
        figures.gmina * 100.0,
        figures.confident,
        figures.confident_far
    );
    line.replace('.', ",")
}

/// Whether the curator's guide has these figures; where the polygons are not there, some of them are not known.
fn assert_documented(lines: &[String]) {
    let has_polygons =
        polygons("check-voivodeships.geojson").is_some() && polygons("check-municipalities.geojson").is_some();
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/curator.pl.md")).unwrap();
    for line in lines.iter().filter(|_| has_polygons) {
        assert!(
            guide.contains(line),
            "docs/curator.pl.md has not this line of figures:\n{line}"
        );
    }
}

/// Prints all answers and those of each rung, precision and band of confidence; the figures of all come back. Those of
/// all and of the bands stand in the curator's guide.
fn print_table(title: &str, answers: &[Answer]) -> Figures {
    println!("\n{title}\n");
    println!(
        "| odpowiedzi | liczba | mediana błędu | 95. percentyl | województwo | gmina | pewność ≥ 0,9 | z nich > 10 km |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    let all = figures(answers.iter());
    let mut documented = vec![line("wszystkie", &all)];
    println!("{}", documented[0]);
    let mut groups: BTreeMap<String, Vec<&Answer>> = BTreeMap::new();
    for answer in answers {
        let located = &answer.located;
        let band = (located.confidence * 20.0).floor() / 20.0;
        let names = [
            format!("szczebel {:?}", located.step),
            format!("dokładność {:?}", located.precision),
            format!("pewność od {band:.2}"),
        ];
        for name in names {
            groups
                .entry(name.replace("Some(", "").replace(')', ""))
                .or_default()
                .push(answer);
        }
    }
    for (name, group) in groups {
        let line = line(&name, &figures(group.into_iter()));
        println!("{line}");
        documented.extend(Some(line).filter(|_| name.starts_with("pewność")));
    }
    let mut far: Vec<&Answer> = answers
        .iter()
        .filter(|answer| answer.km.is_none_or(|km| km > FAR_KM))
        .collect();
    far.sort_by(|a, b| b.located.confidence.total_cmp(&a.located.confidence));
    for answer in far.iter().take(12) {
        let off = answer.km.unwrap_or(f64::NAN);
        println!(
            "  {off:.1} km, confidence {:.2}: {} {:?}",
            answer.located.confidence, answer.what, answer.located.step
        );
    }
    assert_documented(&documented);
    all
}

#[test]
fn places_of_geonames_by_name_and_wojewodztwo() {
    let queries: Vec<Query> = lines(&fixture("geonames.tsv.gz"))
        .iter()
        .map(|fields| Query {
            practice: practice(&fields[0], Wojewodztwo::from_teryt(&fields[1]).unwrap()),
            point: point(fields),
        })
        .collect();
    assert!(queries.len() >= 2000, "{}", queries.len());
    let answers = answers(&queries);
    let all = print_table("Nazwa i województwo, miejscowości z GeoNames", &answers);
    assert!(all.median_km < 1.0, "median {:.2} km", all.median_km);
    assert!(all.wojewodztwo >= 0.99, "województwo {:.4}", all.wojewodztwo);
    assert!(all.gmina >= 0.97, "gmina {:.4}", all.gmina);
    assert_eq!(all.confident_far, 0);
    assert!(
        share(all.confident, all.count) > 0.5,
        "{} confident of {}",
        all.confident,
        all.count
    );
}

/// How many codes a town may have for its middle to stand for what each serves; cities with powiat rights are left out.
const CODES: usize = 10;

/// Of the rows of the postcodes' table each seventh whose place PRNG has near it, with the powiat of that place. The
/// known point is that of PRNG, which is not the postcode's.
fn queries_of_postcodes() -> Vec<Query> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/gazetteer/postcodes.tsv.gz");
    let rows = lines(&path);
    let mut codes: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for fields in &rows {
        *codes.entry((&fields[1], &fields[2])).or_default() += 1;
    }
    let query = |fields: &Vec<String>| {
        let (wojewodztwo, at) = (Wojewodztwo::from_teryt(&fields[1])?, point(fields));
        let of_name = GAZETTEER
            .places_named(&fields[2])
            .filter(|place| place.wojewodztwo == wojewodztwo);
        let km = |point: LonLat| point.distance_km(at);
        let place = of_name.min_by(|a, b| km(a.point).total_cmp(&km(b.point)))?;
        let powiat = GAZETTEER.powiat(&place.teryt)?;
        (km(place.point) < place.reach_km() && !powiat.is_city()).then(|| Query {
            practice: Practice {
                powiat: Some(powiat.name.to_string()),
                postal_code: Some(fields[0].clone()),
                ..practice(&fields[2], wojewodztwo)
            },
            point: place.point,
        })
    };
    let small = rows
        .iter()
        .filter(|fields| codes[&(fields[1].as_str(), fields[2].as_str())] <= CODES);
    small.step_by(7).filter_map(query).collect()
}

#[test]
fn places_of_the_postcodes_by_name_powiat_and_postcode() {
    let queries = queries_of_postcodes();
    assert!(queries.len() >= 5000, "{}", queries.len());
    let answers = answers(&queries);
    let all = print_table("Nazwa, powiat i kod pocztowy, miejscowości ze spisu kodów", &answers);
    assert!(all.median_km < 1.0, "median {:.2} km", all.median_km);
    assert!(all.wojewodztwo >= 0.99, "województwo {:.4}", all.wojewodztwo);
    assert!(all.gmina >= 0.95, "gmina {:.4}", all.gmina);
    assert_eq!(all.confident_far, 0);
}

#[test]
fn words_of_different_places_never_make_a_confident_answer() {
    let queries = queries_of_postcodes();
    let mut wrong = Vec::new();
    for (one, other) in queries.iter().zip(queries.iter().cycle().skip(queries.len() / 2)) {
        let mixed = [
            Practice {
                postal_code: other.practice.postal_code.clone(),
                ..one.practice.clone()
            },
            Practice {
                wojewodztwo: other.practice.wojewodztwo,
                ..one.practice.clone()
            },
            Practice {
                powiat: other.practice.powiat.clone(),
                postal_code: None,
                ..one.practice.clone()
            },
            Practice {
                point: Some(other.point),
                ..one.practice.clone()
            },
        ];
        for practice in mixed {
            let located = locate(&GAZETTEER, &practice);
            let km = located.point.map_or(0.0, |point| point.distance_km(one.point));
            if located.confidence >= CONFIDENT && km > FAR_KM {
                wrong.push(format!(
                    "{km:.0} km, {:?} {:?}: {located:?}",
                    practice.municipality, practice.powiat
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}: {:#?}",
        wrong.len(),
        queries.len() * 4,
        wrong.get(..3)
    );
}
