//! `praktyki regions`: from the state register's boundaries to the files that the map draws.
//!
//! [`input`] reads the register's GeoJSON, `topology` finds the borders that units share, `simplify` makes them lighter,
//! each once for both its sides, and `label` finds where a name stands. The form of the files is that of
//! [`practices::units`].

pub mod input;
mod label;
mod simplify;
mod topology;

use std::collections::BTreeMap;

use practices::units::{Level, Unit, UnitsFile};

use crate::geocode::Gazetteer;
use input::RegisterUnit;
use topology::Topology;

/// Steps of the grid a degree: a metre or so, as in the index of practices.
pub const SCALE: u32 = 100_000;

/// A point on the grid, longitude first.
pub type GridPoint = (i32, i32);

/// A file of boundaries, and what could not go into it.
#[derive(Debug, Clone, PartialEq)]
pub struct Regions {
    /// The file.
    pub file: UnitsFile,
    /// Its text.
    pub text: String,
    /// How far a border has moved at the most, in metres.
    pub tolerance: u32,
    /// Units that are smaller than the grid's step, by TERYT and name.
    pub vanished: Vec<String>,
}

/// The name of a level's file: `powiaty.json`.
pub fn file_name(level: Level) -> &'static str {
    match level {
        Level::Powiaty => "powiaty.json",
        Level::Gminy => "gminy.json",
    }
}

/// How far a border may move where nothing is said about it, in metres; more, where the file would be too large.
const TOLERANCE: u32 = 50;

/// Beyond this a border would no longer look like itself, however large the file.
const TOLERANCE_AT_MOST: u32 = 1600;

/// Makes the file of one level's units. A border moves by the tolerance at most, in metres; without one, by so much that
/// the file is not too large to be fetched by the way.
///
/// # Errors
/// serde_json's, where a value can't be written as JSON; none of these is such.
pub fn make(
    level: Level,
    units: &BTreeMap<String, RegisterUnit>,
    tolerance: Option<u32>,
    gazetteer: &Gazetteer,
) -> Result<Regions, serde_json::Error> {
    let whole = Topology::of(units.values().map(|unit| unit.rings.clone()).collect());
    let mut metres = tolerance.unwrap_or(TOLERANCE);
    loop {
        let topology = simplify::simplified(&whole, f64::from(metres));
        let regions = regions(level, units, &topology, gazetteer);
        let text = to_json(&regions.0)?;
        if tolerance.is_some() || text.len() <= bytes_at_most(level) || metres >= TOLERANCE_AT_MOST {
            return Ok(Regions {
                file: regions.0,
                text,
                vanished: regions.1,
                tolerance: metres,
            });
        }
        metres *= 2;
    }
}

/// How large a file may be without a word on it.
fn bytes_at_most(level: Level) -> usize {
    match level {
        Level::Powiaty => 250_000,
        Level::Gminy => 1_000_000,
    }
}

/// The file, and the units that are none in it.
fn regions(
    level: Level,
    units: &BTreeMap<String, RegisterUnit>,
    topology: &Topology,
    gazetteer: &Gazetteer,
) -> (UnitsFile, Vec<String>) {
    let mut vanished = Vec::new();
    let mut made = Vec::new();
    for ((teryt, unit), rings) in units.iter().zip(&topology.units) {
        match label::inside(&topology.rings(rings)) {
            Some(label) => made.push(Unit {
                teryt: teryt.clone(),
                name: unit.name.clone(),
                label,
                population: population(teryt, gazetteer),
                rings: rings.clone(),
            }),
            None => vanished.push(format!("{teryt} {}", unit.name)),
        }
    }
    let arcs = topology.arcs.iter().map(|arc| steps(arc)).collect();
    (UnitsFile::new(level, SCALE, made, arcs), vanished)
}

/// The inhabitants of the gminy in a unit, by the gazetteer; `None` where it knows none.
fn population(teryt: &str, gazetteer: &Gazetteer) -> Option<u32> {
    // The seventh digit is the gmina's type, which changes when a village becomes a town.
    let prefix = teryt.get(..6).unwrap_or(teryt);
    let within = gazetteer.gminy().iter().filter(|gmina| gmina.teryt.starts_with(prefix));
    Some(within.map(|gmina| gmina.population).sum()).filter(|sum| *sum > 0)
}

/// A first point and the steps from each to the next, flat.
fn steps(arc: &[GridPoint]) -> Vec<i32> {
    let mut last = (0, 0);
    let mut flat = Vec::with_capacity(arc.len() * 2);
    for point in arc {
        flat.extend([point.0 - last.0, point.1 - last.1]);
        last = *point;
    }
    flat
}

/// The text of a file: a unit a line, an arc a line, the same bytes for the same units.
///
/// # Errors
/// serde_json's, where a value can't be written as JSON; none of these is such.
fn to_json(file: &UnitsFile) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string(file)?;
    // Within a string a quote is escaped, so these are the form's own.
    Ok(text
        .replace(r#","units":["#, ",\n\"units\":[\n")
        .replace(r#"},{"teryt""#, "},\n{\"teryt\"")
        .replace(r#","arcs":["#, ",\n\"arcs\":[\n")
        + "\n")
}
