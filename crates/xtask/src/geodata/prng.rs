//! Towns and villages of the State Register of Geographical Names (PRNG), as the package has them.

use practices::{LonLat, Wojewodztwo};
use serde::Deserialize;

use super::GeodataError;
use super::package::{MIEJSCOWOSCI, Store};

/// What a gmina is, by the seventh digit of its TERYT number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GminaType {
    /// A town.
    Miejska = 1,
    /// Villages.
    Wiejska = 2,
    /// A town with villages around it.
    MiejskoWiejska = 3,
}

/// The ends of the package's "Biała-gmina wiejska", where the gmina's own name may have a hyphen too.
const GMINA_TYPES: [(&str, GminaType); 4] = [
    ("-gmina miejska", GminaType::Miejska),
    ("-gmina wiejska", GminaType::Wiejska),
    ("-gmina miejsko-wiejska", GminaType::MiejskoWiejska),
    ("-obszar wiejski w gminie miejsko-wiejskiej", GminaType::MiejskoWiejska),
];

/// A town or a village.
#[derive(Debug, Clone)]
pub struct Place {
    /// The name with Polish letters.
    pub name: String,
    /// Whether it is a town.
    pub town: bool,
    /// The województwo.
    pub wojewodztwo: Wojewodztwo,
    /// The powiat as an adjective, or the name of a city with powiat rights.
    pub powiat: String,
    /// The gmina's name.
    pub gmina: String,
    /// The gmina's type.
    pub gmina_type: GminaType,
    /// Where it lies.
    pub at: LonLat,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Row {
    name: String,
    r#type: String,
    province: String,
    district: String,
    commune: String,
    latitude: f64,
    longitude: f64,
}

/// Reads all places.
pub fn read(store: &Store) -> Result<Vec<Place>, GeodataError> {
    let rows: Vec<Row> =
        serde_json::from_slice(&store.read(&MIEJSCOWOSCI, "package/data.json")?).map_err(|error| wrong(&error))?;
    rows.into_iter().map(place).collect()
}

fn place(row: Row) -> Result<Place, GeodataError> {
    let wojewodztwo = row.province.parse().map_err(|error| wrong(&error))?;
    let at = LonLat::new(row.longitude, row.latitude)
        .ok_or_else(|| wrong(&format!("{}: no point of the globe", row.name)))?;
    let (gmina, gmina_type) = GMINA_TYPES
        .iter()
        .find_map(|(end, gmina_type)| Some((row.commune.strip_suffix(end)?, *gmina_type)))
        .ok_or_else(|| wrong(&format!("{}: no gmina type", row.commune)))?;
    Ok(Place {
        town: row.r#type == "city",
        wojewodztwo,
        powiat: row.district,
        gmina: gmina.to_owned(),
        gmina_type,
        at,
        name: row.name,
    })
}

fn wrong(what: &impl ToString) -> GeodataError {
    GeodataError::Content {
        package: MIEJSCOWOSCI.name,
        what: what.to_string(),
    }
}
