//! The register's GeoJSON: what of it can be used, and what is wrong with the rest.

use practices::Wojewodztwo;
use practices::units::Level;
use serde_json::{Map, Value};
use thiserror::Error;

use super::{GridPoint, SCALE};

/// Where Poland lies, with some sea: west, south, east, north.
const POLAND: [f64; 4] = [13.5, 48.5, 24.8, 55.5];

/// The register's names for the TERYT number, in the order in which they are looked for.
const NUMBER_KEYS: [&str; 6] = ["JPT_KOD_JE", "terc", "teryt", "TERYT", "TERC", "kod"];

/// Its names for the name.
const NAME_KEYS: [&str; 4] = ["JPT_NAZWA_", "name", "nazwa", "NAZWA"];

/// A unit of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterUnit {
    /// Its TERYT number: four, six or seven digits.
    pub teryt: String,
    /// Its name without "powiat".
    pub name: String,
    /// Its rings on the grid, without the point that closes them.
    pub rings: Vec<Vec<GridPoint>>,
    /// Whether the file has latitude first.
    pub was_swapped: bool,
}

/// Why a file has nothing for the map.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileFault {
    /// No JSON, or cut off.
    #[error("to nie jest poprawny JSON: {0}")]
    NotJson(String),
    /// JSON, but no FeatureCollection.
    #[error("to nie jest kolekcja GeoJSON (FeatureCollection z tablicą „features”)")]
    NotACollection,
    /// A collection of nothing.
    #[error("kolekcja jest pusta")]
    Empty,
    /// Metres of a projection.
    #[error(
        "współrzędne nie są stopniami, tylko metrami odwzorowania (w państwowym rejestrze EPSG:2180): przelicz plik na \
         WGS 84, np. poleceniem ogr2ogr -f GeoJSON -t_srs EPSG:4326 nowy.geojson stary.geojson"
    )]
    Metres,
}

/// What is wrong with one feature, which is left out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum UnitFault {
    /// No number under any of the names that it has in the register.
    #[error("brak numeru TERYT (pole {})", NUMBER_KEYS.join(", "))]
    NoNumber,
    /// A number that is none of a powiat or a gmina.
    #[error("„{0}” nie jest numerem TERYT powiatu (4 cyfry) ani gminy (6 lub 7 cyfr)")]
    BadNumber(String),
    /// The unit has no name.
    #[error("brak nazwy (pole {})", NAME_KEYS.join(", "))]
    NoName,
    /// No polygon.
    #[error("geometria musi być wielokątem (Polygon albo MultiPolygon)")]
    NotAPolygon,
    /// A ring of fewer than three different points.
    #[error("pierścień nr {0} ma za mało punktów")]
    ShortRing(usize),
    /// A ring with something else than pairs of numbers.
    #[error("w pierścieniu nr {0} stoi coś innego niż pary liczb")]
    BadPosition(usize),
    /// Coordinates in metres.
    #[error("współrzędne nie są stopniami")]
    Metres,
    /// Coordinates of another country, or none at all.
    #[error("punkt {0} leży poza Polską")]
    Elsewhere(String),
}

/// A feature: the unit, or what it is called and what is wrong with it.
pub type Read = Result<RegisterUnit, (String, UnitFault)>;

impl RegisterUnit {
    /// The level that the length of its number tells.
    pub fn level(&self) -> Level {
        if self.teryt.len() == 4 {
            Level::Powiaty
        } else {
            Level::Gminy
        }
    }
}

/// Reads a file of the register.
///
/// # Errors
/// Where there is nothing in it; an unsound feature is an `Err` among the others.
pub fn read(bytes: &[u8]) -> Result<Vec<Read>, FileFault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let root: Value = serde_json::from_slice(bytes).map_err(|error| FileFault::NotJson(error.to_string()))?;
    let is_collection = root.get("type").and_then(Value::as_str) == Some("FeatureCollection");
    let features = root.get("features").and_then(Value::as_array);
    let features = features.filter(|_| is_collection).ok_or(FileFault::NotACollection)?;
    if features.is_empty() {
        return Err(FileFault::Empty);
    }
    let read: Vec<Read> = (1..)
        .zip(features)
        .map(|(number, value)| feature(number, value))
        .collect();
    let in_metres = |unit: &Read| matches!(unit, Err((_, UnitFault::Metres)));
    if read.iter().all(Result::is_err) && read.iter().any(in_metres) {
        return Err(FileFault::Metres);
    }
    Ok(read)
}

fn feature(number: usize, value: &Value) -> Read {
    let empty = Map::new();
    let properties = value.get("properties").and_then(Value::as_object).unwrap_or(&empty);
    let teryt = text_of(properties, &NUMBER_KEYS);
    let name = text_of(properties, &NAME_KEYS);
    let called = [teryt.as_deref(), name.as_deref()];
    let called: Vec<&str> = called.into_iter().flatten().collect();
    let called = match called.as_slice() {
        [] => format!("obiekt nr {number}"),
        words => format!("obiekt nr {number} ({})", words.join(" ")),
    };
    unit(teryt, name, value).map_err(|fault| (called, fault))
}

fn unit(teryt: Option<String>, name: Option<String>, value: &Value) -> Result<RegisterUnit, UnitFault> {
    let teryt = teryt.ok_or(UnitFault::NoNumber)?;
    let is_number = teryt.bytes().all(|byte| byte.is_ascii_digit()) && matches!(teryt.len(), 4 | 6 | 7);
    if !is_number || Wojewodztwo::from_teryt(&teryt).is_none() {
        return Err(UnitFault::BadNumber(teryt));
    }
    let name = name.ok_or(UnitFault::NoName)?;
    let name = name.strip_prefix("powiat ").unwrap_or(&name).to_owned();
    let rings: Vec<Vec<(f64, f64)>> = (1..)
        .zip(rings_of(value.get("geometry")).ok_or(UnitFault::NotAPolygon)?)
        .map(|(number, ring)| positions(ring).ok_or(UnitFault::BadPosition(number)))
        .collect::<Result<_, _>>()?;
    let was_swapped = !rings.is_empty() && rings.iter().flatten().all(|(x, y)| is_in_poland(*y, *x));
    let on_grid = |(number, ring): (usize, &Vec<_>)| match on_the_grid(ring, was_swapped)? {
        ring if ring.len() > 2 => Ok(ring),
        _ => Err(UnitFault::ShortRing(number)),
    };
    Ok(RegisterUnit {
        teryt,
        name,
        rings: (1..).zip(&rings).map(on_grid).collect::<Result<_, _>>()?,
        was_swapped,
    })
}

/// The first of these properties that has a value; a number has lost the zero that it began with.
fn text_of(properties: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    let texts = keys.iter().filter_map(|key| match properties.get(*key)? {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(with_zero(number.to_string())),
        _ => None,
    });
    texts.into_iter().find(|text| !text.is_empty())
}

fn with_zero(number: String) -> String {
    if matches!(number.len(), 3 | 5) {
        format!("0{number}")
    } else {
        number
    }
}

/// Every ring of a polygon or of several; `None` for another geometry.
fn rings_of(geometry: Option<&Value>) -> Option<Vec<&Value>> {
    let geometry = geometry?;
    let coordinates = geometry.get("coordinates")?.as_array()?;
    match geometry.get("type")?.as_str()? {
        "Polygon" => Some(coordinates.iter().collect()),
        "MultiPolygon" => {
            let polygons = coordinates.iter().map(Value::as_array);
            Some(polygons.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect())
        }
        _ => None,
    }
    .filter(|rings: &Vec<&Value>| !rings.is_empty())
}

/// The first two numbers of each position; `None` where one has fewer.
fn positions(ring: &Value) -> Option<Vec<(f64, f64)>> {
    let position = |position: &Value| Some((position.get(0)?.as_f64()?, position.get(1)?.as_f64()?));
    ring.as_array()?.iter().map(position).collect()
}

fn is_in_poland(lon: f64, lat: f64) -> bool {
    let [west, south, east, north] = POLAND;
    (west..=east).contains(&lon) && (south..=north).contains(&lat)
}

/// A ring on the grid without repeated points.
fn on_the_grid(ring: &[(f64, f64)], is_swapped: bool) -> Result<Vec<GridPoint>, UnitFault> {
    let mut points = Vec::with_capacity(ring.len());
    for (x, y) in ring {
        let (lon, lat) = if is_swapped { (*y, *x) } else { (*x, *y) };
        if x.abs() > 1000.0 || y.abs() > 1000.0 {
            return Err(UnitFault::Metres);
        }
        if !is_in_poland(lon, lat) {
            return Err(UnitFault::Elsewhere(format!("[{x}, {y}]")));
        }
        points.push((steps(lon), steps(lat)));
    }
    points.dedup();
    if points.first() == points.last() {
        points.pop();
    }
    Ok(points)
}

/// Degrees in steps of the grid; within Poland there are five million at the most.
fn steps(degrees: f64) -> i32 {
    (degrees * f64::from(SCALE)).round() as i32
}
