//! The towns named on the map: names of PRNG, populations of GeoNames.

use std::collections::BTreeMap;

use geojson::{Feature, Geometry, GeometryValue};
use practices::slug::slugify;

use super::collection::{feature, rounded};
use super::geonames::City;
use super::prng::Place;

/// The least number of inhabitants of a town with a name on the map.
const LEAST: u32 = 15_000;

/// How far apart the two sources may put one town, in kilometres: the middles of large cities differ.
const APART_KM: f64 = 8.0;

/// Seats of a wojewoda or of a sejmik: two województwa have them in two cities.
const CAPITALS: [&str; 18] = [
    "Białystok",
    "Bydgoszcz",
    "Gdańsk",
    "Gorzów Wielkopolski",
    "Katowice",
    "Kielce",
    "Kraków",
    "Lublin",
    "Łódź",
    "Olsztyn",
    "Opole",
    "Poznań",
    "Rzeszów",
    "Szczecin",
    "Toruń",
    "Warszawa",
    "Wrocław",
    "Zielona Góra",
];

/// The towns, the most populous first.
pub fn features(places: &[Place], cities: &[City]) -> Vec<Feature> {
    let mut towns: Vec<(&Place, u32)> = populations(places, cities);
    towns.retain(|(_, population)| *population >= LEAST);
    towns.sort_by(|(a, a_population), (b, b_population)| b_population.cmp(a_population).then(a.name.cmp(&b.name)));
    towns
        .into_iter()
        .map(|(place, population)| town(place, population))
        .collect()
}

/// Towns of PRNG, each with the population of the GeoNames place of its name and neighbourhood. City districts, and
/// villages with a tourist attraction's number of visitors, are no towns of PRNG.
fn populations<'a>(places: &'a [Place], cities: &[City]) -> Vec<(&'a Place, u32)> {
    let mut by_name: BTreeMap<String, Vec<&City>> = BTreeMap::new();
    for city in cities {
        for name in city.names() {
            by_name.entry(name).or_default().push(city);
        }
    }
    let population = |place: &Place| {
        let near = by_name
            .get(&slugify(&place.name))?
            .iter()
            .filter(|city| city.at.distance_km(place.at) < APART_KM);
        near.map(|city| city.population).max()
    };
    places
        .iter()
        .filter(|place| place.town)
        .filter_map(|place| Some((place, population(place)?)))
        .collect()
}

impl City {
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::iter::once(&self.name)
            .chain(&self.other_names)
            .map(|name| slugify(name))
            .collect();
        names.sort();
        names.dedup();
        names
    }
}

fn town(place: &Place, population: u32) -> Feature {
    let point = vec![rounded(place.at.lon, 4), rounded(place.at.lat, 4)];
    feature(
        Geometry::new(GeometryValue::Point {
            coordinates: point.into(),
        }),
        [
            ("capital", CAPITALS.contains(&place.name.as_str()).into()),
            ("name", place.name.clone().into()),
            ("population", population.into()),
        ],
    )
}
