//! Boundaries of powiaty or gminy as the map reads them: `regions/powiaty.json`, `regions/gminy.json`.
//!
//! `praktyki regions` makes these files from the state register. They are topologies, after TopoJSON: a border stands
//! there once, as an *arc*, and both its neighbours name it, so that they never gape.
//!
//! ```json
//! {"format":"mapa-praktyk-units","version":1,"level":"powiaty","scale":100000,
//! "units":[
//! {"teryt":"0201","name":"bolesławiecki","label":[1556000,5126000],"population":90000,"rings":[[0,-2]]}],
//! "arcs":[
//! [1533973,5125965,-4244,1972],
//! [1533973,5125965,900,-120,310,77]]}
//! ```
//!
//! - Coordinates are whole numbers, `scale` of them a degree, longitude first.
//! - An arc is a first point and steps from each point to the next, in one flat list.
//! - A ring is a list of arcs end to end, its last point being its first; `-1` is arc 0 run backwards, `-2` arc 1.
//! - What an odd number of a unit's rings encloses belongs to it; islands, holes and exclaves are rings alike.
//! - `label` is a point within, far from the edges; `population` is left out where it is not known.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::practice::LonLat;

/// What `format` says in the file.
const FORMAT: &str = "mapa-praktyk-units";

/// The newest form of the file that this code knows.
const VERSION: u32 = 1;

/// Which units a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Powiaty and cities with their rights; four digits of TERYT.
    Powiaty,
    /// Gminy; six or seven digits.
    Gminy,
}

/// The file as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitsFile {
    format: String,
    version: u32,
    /// Which units these are.
    pub level: Level,
    /// Steps of the grid a degree.
    pub scale: u32,
    /// The units, sorted by TERYT.
    pub units: Vec<Unit>,
    /// The borders: each a first point and steps.
    pub arcs: Vec<Vec<i32>>,
}

/// A powiat or a gmina.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its TERYT number.
    pub teryt: String,
    /// Its name: an adjective ("karkonoski"), a city's or a gmina's name.
    pub name: String,
    /// A point within, on the file's grid.
    pub label: (i32, i32),
    /// Inhabitants, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<u32>,
    /// Its rings as signed numbers of arcs.
    pub rings: Vec<Vec<i32>>,
}

/// Boundaries, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Units {
    /// Which units these are.
    pub level: Level,
    /// The units whose rings are all there, in the order of the file.
    pub units: Vec<Unit>,
    /// Every border once, in degrees.
    pub arcs: Vec<Vec<LonLat>>,
    /// How many units were left out, since they name an arc that is not there or lies outside the globe.
    pub problems: usize,
    scale: u32,
}

/// Why a file of boundaries can't be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum UnitsError {
    /// No JSON, cut off, or of the wrong form.
    #[error("pliku granic nie da się odczytać (wiersz {line}, kolumna {column}): {message}")]
    Unreadable {
        /// Line of the first error, from 1.
        line: usize,
        /// Column of the first error, from 1.
        column: usize,
        /// What the JSON reader says.
        message: String,
    },
    /// JSON of another kind, or of a newer version.
    #[error(
        "to nie jest plik granic, który zna ta strona („{FORMAT}” w wersji {VERSION}); zrób go poleceniem praktyki regions"
    )]
    AnotherFormat,
}

impl UnitsFile {
    /// A file of these units and arcs.
    pub fn new(level: Level, scale: u32, units: Vec<Unit>, arcs: Vec<Vec<i32>>) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            level,
            scale,
            units,
            arcs,
        }
    }
}

impl Units {
    /// Reads a file of boundaries. A unit that can't be drawn is left out and counted in [`Units::problems`].
    ///
    /// # Errors
    /// Where the file is of another kind, or no JSON.
    pub fn from_json(bytes: &[u8]) -> Result<Self, UnitsError> {
        let file: UnitsFile = serde_json::from_slice(bytes).map_err(|error| UnitsError::Unreadable {
            line: error.line(),
            column: error.column(),
            message: error.to_string(),
        })?;
        if file.format != FORMAT || file.version > VERSION || file.scale == 0 {
            return Err(UnitsError::AnotherFormat);
        }
        let arcs: Vec<Vec<LonLat>> = file.arcs.iter().map(|arc| points(arc, file.scale)).collect();
        let count = file.units.len();
        let is_whole = |unit: &Unit| {
            let mut references = unit.rings.iter().flatten();
            references.all(|reference| arcs.get(arc_number(*reference)).is_some_and(|arc| arc.len() > 1))
        };
        let units: Vec<Unit> = file.units.into_iter().filter(is_whole).collect();
        Ok(Self {
            level: file.level,
            problems: count - units.len(),
            units,
            arcs,
            scale: file.scale,
        })
    }

    /// The rings of a unit in degrees, each ending where it begins.
    pub fn rings(&self, unit: &Unit) -> Vec<Vec<LonLat>> {
        unit.rings
            .iter()
            .map(|references| ring(&self.arcs, references))
            .collect()
    }

    /// Where the name of a unit stands; `None` where the file has it off the globe.
    pub fn label(&self, unit: &Unit) -> Option<LonLat> {
        on_the_globe(unit.label, self.scale)
    }
}

/// The points of a ring: its arcs end to end, each without the point that it has from the one before. A reference to no
/// arc adds nothing.
pub fn ring<P: Copy>(arcs: &[Vec<P>], references: &[i32]) -> Vec<P> {
    let mut points: Vec<P> = Vec::new();
    for reference in references {
        let arc = arcs.get(arc_number(*reference)).map_or(&[][..], Vec::as_slice);
        points.pop();
        if *reference < 0 {
            points.extend(arc.iter().rev());
        } else {
            points.extend(arc);
        }
    }
    points
}

/// The number of the arc that a reference means, either way.
pub fn arc_number(reference: i32) -> usize {
    (if reference < 0 { !reference } else { reference }) as usize
}

/// The points of an arc; none where one lies outside the globe.
fn points(arc: &[i32], scale: u32) -> Vec<LonLat> {
    let mut at = (0_i32, 0_i32);
    let mut points = Vec::with_capacity(arc.len() / 2);
    for step in arc.chunks_exact(2) {
        if let [lon, lat] = step {
            at = (at.0.saturating_add(*lon), at.1.saturating_add(*lat));
        }
        match on_the_globe(at, scale) {
            Some(point) => points.push(point),
            None => return Vec::new(),
        }
    }
    points
}

fn on_the_globe((lon, lat): (i32, i32), scale: u32) -> Option<LonLat> {
    let degrees = |steps: i32| f64::from(steps) / f64::from(scale);
    LonLat::new(degrees(lon), degrees(lat))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Two squares side by side, the left one with a hole that is the third unit.
    const FILE: &str = r#"{"format":"mapa-praktyk-units","version":1,"level":"powiaty","scale":10,"rok":2026,
        "units":[
        {"teryt":"0298","name":"żółwiński","label":[152,505],"population":1000,"rings":[[0,1],[3]]},
        {"teryt":"0299","name":"gęsi","label":[165,505],"rings":[[2,-2]]},
        {"teryt":"0261","name":"Łąka","label":[155,505],"rings":[[-4]]}],
        "arcs":[[160,510,-10,0,0,-10,10,0],[160,500,0,10],[160,500,10,0,0,10,-10,0],[154,504,2,0,0,2,-2,-2]]}"#;

    fn read(text: &str) -> Result<Units, String> {
        Units::from_json(text.as_bytes()).map_err(|error| error.to_string())
    }

    fn degrees(ring: &[LonLat]) -> Vec<(f64, f64)> {
        ring.iter().map(|point| (point.lon, point.lat)).collect()
    }

    #[test]
    fn neighbours_have_their_border_in_common() {
        let units = read(FILE).unwrap();
        assert_eq!((units.level, units.problems, units.arcs.len()), (Level::Powiaty, 0, 4));
        let [turtle, goose, meadow] = units.units.as_slice() else {
            panic!("three units")
        };
        let expected = [(16.0, 51.0), (15.0, 51.0), (15.0, 50.0), (16.0, 50.0), (16.0, 51.0)];
        assert_eq!(degrees(&units.rings(turtle)[0]), expected);
        let expected = [(16.0, 50.0), (17.0, 50.0), (17.0, 51.0), (16.0, 51.0), (16.0, 50.0)];
        assert_eq!(degrees(&units.rings(goose)[0]), expected);
        let hole: Vec<LonLat> = units.rings(turtle)[1].iter().rev().copied().collect();
        assert_eq!(units.rings(meadow), [hole]);
        assert_eq!(units.label(turtle), LonLat::new(15.2, 50.5));
        assert_eq!((turtle.population, goose.population), (Some(1000), None));
    }

    #[test]
    fn a_unit_that_cannot_be_drawn_is_left_out() {
        let cases = [
            ("[[2,-2]]", "[[9,-2]]"),
            ("[[2,-2]]", "[[2,-2147483648]]"),
            ("[160,500,10,0,", "[160,950,10,0,"),
            ("[160,500,10,0,0,10,-10,0]", "[160]"),
            ("[160,500,10,0,", "[2147483647,2147483647,10,10,"),
        ];
        for (from, to) in cases {
            let units = read(&FILE.replace(from, to)).unwrap();
            let names: Vec<&str> = units.units.iter().map(|unit| unit.name.as_str()).collect();
            assert_eq!((names, units.problems), (vec!["żółwiński", "Łąka"], 1), "{to}");
        }
    }

    #[test]
    fn says_why_a_file_is_none_of_boundaries() {
        let cases = [
            (FILE.replace("-units", "-gęsi"), "to nie jest plik granic"),
            (
                FILE.replace(r#""version":1"#, r#""version":2"#),
                "to nie jest plik granic",
            ),
            (FILE.replace(r#""scale":10"#, r#""scale":0"#), "to nie jest plik granic"),
            (FILE.replace("powiaty", "sołectwa"), "nie da się odczytać (wiersz 1"),
            (
                r#"{"type":"FeatureCollection","features":[]}"#.to_owned(),
                "nie da się odczytać",
            ),
            (String::new(), "nie da się odczytać"),
        ];
        for (text, message) in cases {
            let error = read(&text).unwrap_err();
            assert!(error.contains(message), "{error}");
        }
    }

    proptest! {
        #[test]
        fn a_spoilt_file_is_an_error_or_can_be_drawn(place in 0..FILE.len(), byte in any::<u8>(), keep in any::<bool>()) {
            let mut bytes = FILE.as_bytes().to_vec();
            if keep { bytes[place] = byte } else { bytes.insert(place, b"0123456789,-[]"[usize::from(byte) % 14]) }
            if let Ok(units) = Units::from_json(&bytes) {
                let points = units.units.iter().flat_map(|unit| units.rings(unit)).flatten();
                prop_assert!(points.into_iter().all(|point| LonLat::new(point.lon, point.lat).is_some()));
            }
        }
    }
}
