//! The sixteen województwa and the outline of Poland. The source's borders fit vertex for vertex, and that is checked:
//! then the outline is what borders no second województwo, and no sliver shows between two of them.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Coord, LineString, MultiPolygon, Point, Polygon};
use geojson::Feature;
use practices::Wojewodztwo;
use serde::Deserialize;

use super::GeodataError;
use super::collection::{feature, label, polygon_geometry, round_coord};
use super::echarts::{self, Grid};
use super::package::{ECHARTS, Store};

const MEMBER: &str = "package/starbucks/json/Poland.json";

/// The source's English names, in the order of TERYT, which is that of [`Wojewodztwo::all`].
const ENGLISH: [&str; 16] = [
    "Lower Silesian",
    "Kuyavian-Pomeranian",
    "Lublin",
    "Lubusz",
    "Łódź",
    "Lesser Poland",
    "Masovian",
    "Opole",
    "Subcarpathian",
    "Podlaskie",
    "Pomeranian",
    "Silesian",
    "Świętokrzyskie",
    "Warmian-Masurian",
    "Greater Poland",
    "West Pomeranian",
];

/// Degrees to which the label's point is sought; a label is some tens of kilometres wide.
const LABEL_PRECISION: f64 = 0.005;

/// Decimals of a coordinate: 10 m, less than half the source's grid of 1/1024 degree.
const DECIMALS: i32 = 4;

#[derive(Deserialize)]
struct Encoded {
    features: Vec<EncodedFeature>,
}

#[derive(Deserialize)]
struct EncodedFeature {
    properties: EncodedProperties,
    geometry: EncodedGeometry,
}

#[derive(Deserialize)]
struct EncodedProperties {
    name: String,
}

#[derive(Deserialize)]
struct EncodedGeometry {
    coordinates: Vec<String>,
    #[serde(rename = "encodeOffsets")]
    offsets: Vec<Grid>,
}

/// The województwa with the outline of all.
pub struct Poland {
    wojewodztwa: Vec<(Wojewodztwo, Polygon<f64>)>,
    /// The outline of Poland.
    pub outline: Polygon<f64>,
}

/// Reads, checks and joins the województwa.
pub fn read(store: &Store) -> Result<Poland, GeodataError> {
    let encoded: Encoded = serde_json::from_slice(&store.read(&ECHARTS, MEMBER)?).map_err(|error| wrong(&error))?;
    let mut rings = BTreeMap::new();
    for feature in &encoded.features {
        let wojewodztwo = by_english_name(&feature.properties.name)?;
        rings.insert(wojewodztwo, only_ring(feature)?);
    }
    if rings.len() != ENGLISH.len() {
        return Err(wrong(&format!(
            "{} województwa instead of {}",
            rings.len(),
            ENGLISH.len()
        )));
    }
    let outline = outline(rings.values())?;
    let wojewodztwa = rings
        .into_iter()
        .map(|(wojewodztwo, ring)| (wojewodztwo, polygon(&ring)))
        .collect();
    Ok(Poland {
        wojewodztwa,
        outline: polygon(&outline),
    })
}

impl Poland {
    /// A feature of each województwo, by TERYT.
    pub fn features(&self) -> Result<Vec<Feature>, GeodataError> {
        self.wojewodztwa
            .iter()
            .map(|(wojewodztwo, polygon)| {
                let properties = [
                    ("label", label(label_point(polygon)?)),
                    ("name", wojewodztwo.name().into()),
                    ("slug", wojewodztwo.slug().into()),
                    ("teryt", wojewodztwo.teryt().into()),
                ];
                Ok(feature(
                    polygon_geometry(&MultiPolygon::from(polygon.clone())),
                    properties,
                ))
            })
            .collect()
    }

    /// The outline as a feature.
    pub fn outline_feature(&self) -> Feature {
        feature(
            polygon_geometry(&MultiPolygon::from(self.outline.clone())),
            [("kind", "granica".into()), ("name", "Polska".into())],
        )
    }
}

/// The middle of the largest circle that fits in.
fn label_point(polygon: &Polygon<f64>) -> Result<Point<f64>, GeodataError> {
    polylabel::polylabel(polygon, &LABEL_PRECISION).map_err(|error| wrong(&error))
}

fn by_english_name(name: &str) -> Result<Wojewodztwo, GeodataError> {
    let position = ENGLISH
        .iter()
        .position(|english| name.strip_suffix(" Voivodeship") == Some(*english));
    position
        .and_then(|position| Wojewodztwo::all().nth(position))
        .ok_or_else(|| wrong(&format!("`{name}` is no województwo that is known")))
}

fn only_ring(feature: &EncodedFeature) -> Result<Vec<Grid>, GeodataError> {
    match (
        feature.geometry.coordinates.as_slice(),
        feature.geometry.offsets.as_slice(),
    ) {
        ([encoded], [offset]) => Ok(echarts::ring(encoded, *offset)),
        _ => Err(wrong(&format!("{} is not one ring", feature.properties.name))),
    }
}

fn polygon(ring: &[Grid]) -> Polygon<f64> {
    let points: Vec<Coord<f64>> = ring
        .iter()
        .map(|point| round_coord(echarts::degrees(*point), DECIMALS))
        .collect();
    Polygon::new(LineString::new(points), Vec::new())
}

/// The one ring of the segments that no second ring has, followed as they run. What does not close into one ring
/// would show as a sliver.
fn outline<'a>(rings: impl Iterator<Item = &'a Vec<Grid>>) -> Result<Vec<Grid>, GeodataError> {
    let segments: BTreeSet<(Grid, Grid)> = rings
        .flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().skip(1)))
        .collect();
    let mut next: BTreeMap<Grid, Grid> = BTreeMap::new();
    for &(from, to) in segments.iter().filter(|(from, to)| !segments.contains(&(*to, *from))) {
        if next.insert(from, to).is_some() {
            return Err(wrong(&format!("the outline forks at {from:?}")));
        }
    }
    let start = next
        .keys()
        .next()
        .copied()
        .ok_or_else(|| wrong(&"there is no outline"))?;
    let mut ring = vec![start];
    let mut at = start;
    while let Some(to) = next.remove(&at) {
        ring.push(to);
        at = to;
    }
    if next.is_empty() && at == start {
        Ok(ring)
    } else {
        Err(wrong(&format!(
            "the borders leave gaps: {} segments are not in the outline",
            next.len()
        )))
    }
}

fn wrong(what: &impl ToString) -> GeodataError {
    GeodataError::Content {
        package: ECHARTS.name,
        what: what.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: [Grid; 5] = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)];

    #[test]
    fn neighbours_join_into_one_outline() {
        let right = vec![(1, 0), (2, 0), (2, 1), (1, 1), (1, 0)];
        let joined = outline([&LEFT.to_vec(), &right].into_iter()).unwrap();
        assert_eq!(joined, [(0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1), (0, 0)]);
    }

    #[test]
    fn a_border_that_does_not_fit_is_refused() {
        // The neighbour has one vertex more on the common border: a sliver.
        let right = vec![(1, 0), (2, 0), (2, 1), (1, 1), (2, 2), (1, 0)];
        assert!(outline([&LEFT.to_vec(), &right].into_iter()).is_err());
    }
}
