//! The land around Poland, drawn beneath it; where there is no land is sea.
//!
//! Natural Earth's border of Poland and the one drawn on top of it differ by some kilometres. So that no sea shows in
//! between, each neighbour is let on into Natural Earth's Poland, from their common border only: the coast stays.

use std::collections::BTreeMap;

use geo::{
    Area, BooleanOps, BoundingRect, Buffer, Closest, ClosestPoint, Contains, Coord, Intersects, LineString, MapCoords,
    MultiLineString, MultiPolygon, Point, Polygon, Rect, Simplify,
};
use geojson::{Feature, Geometry};

use super::GeodataError;
use super::collection::{feature, label, polygon_geometry, round_coord, round_shape};
use super::countries::{COUNTRIES, POLAND, RUSSIA, UKRAINE};
use super::package::{Store, WORLD_ATLAS};
use super::topology::{self, Topology};
use super::wojewodztwa::Poland;

/// What is drawn: west, south, east, north in degrees.
const BOX: [f64; 4] = [-2.0, 42.0, 40.0, 63.0];

/// Around Poland the coast and the borders are finer than elsewhere.
const NEAR: [f64; 4] = [12.0, 48.0, 25.5, 56.0];

/// Degrees of latitude by which a simplified border may stray: near Poland, and elsewhere.
const TOLERANCE: (f64, f64) = (0.008, 0.035);

/// Degrees by which a neighbour is let into Poland: about 10 km, more than the two sources' borders differ.
const UNDERLAP: f64 = 0.1;

/// Degrees by which the edge of that strip may stray: it lies beneath Poland.
const UNDERLAP_TOLERANCE: f64 = 0.02;

/// Square degrees below which an island is left out: near Poland, and elsewhere. 0.01 is about 80 km².
const LEAST_ISLAND: (f64, f64) = (0.002, 0.01);

/// A degree of longitude in degrees of latitude, in the middle of Poland.
const LONGITUDE: f64 = 0.616;

/// Decimals of a coordinate: 100 m, a tenth of the tolerance.
const DECIMALS: i32 = 3;

/// The Russian part of the Vistula Lagoon, which Natural Earth has as land: drawn by hand, to about a kilometre.
const VISTULA_LAGOON: [(f64, f64); 18] = [
    (19.55, 54.30),
    (19.645, 54.447),
    (19.70, 54.48),
    (19.77, 54.535),
    (19.87, 54.605),
    (19.91, 54.635),
    (19.97, 54.65),
    (20.04, 54.67),
    (20.15, 54.663),
    (20.34, 54.69),
    (20.40, 54.68),
    (20.31, 54.635),
    (20.18, 54.578),
    (20.04, 54.53),
    (19.95, 54.51),
    (19.90, 54.47),
    (19.84, 54.44),
    (19.78, 54.30),
];

/// Natural Earth's countries with simplified borders.
struct Atlas<'a> {
    topology: &'a Topology,
    arcs: Vec<Vec<Coord<f64>>>,
    /// The countries on the sides of each arc, by numeric code.
    sides: BTreeMap<usize, Vec<&'static str>>,
}

/// A feature of each country around Poland, then their borders with each other.
pub fn features(store: &Store, poland: &Poland) -> Result<Vec<Feature>, GeodataError> {
    let topology: Topology =
        serde_json::from_slice(&store.read(&WORLD_ATLAS, "package/countries-10m.json")?).map_err(|error| {
            GeodataError::Content {
                package: WORLD_ATLAS.name,
                what: error.to_string(),
            }
        })?;
    let atlas = Atlas::new(&topology);
    let inside = atlas.shape(&[POLAND]);
    let lagoon = Polygon::new(LineString::from(VISTULA_LAGOON.to_vec()), Vec::new());
    let mut features = Vec::new();
    for (codes, iso, name) in COUNTRIES {
        let shape = atlas
            .land(codes)
            .union(&atlas.underlap(codes, &inside))
            .difference(&lagoon);
        let name_at = polylabel_of_largest(
            &atlas
                .land(codes)
                .difference(&MultiPolygon::from(poland.outline.clone())),
        );
        features.push(country(&shape, iso, name, name_at));
    }
    features.push(borders(&atlas.borders(&poland.outline)));
    Ok(features)
}

impl<'a> Atlas<'a> {
    fn new(topology: &'a Topology) -> Self {
        let arcs = topology.arcs().iter().map(|arc| simplified(arc)).collect();
        let mut sides: BTreeMap<usize, Vec<&'static str>> = BTreeMap::new();
        let codes = COUNTRIES
            .iter()
            .flat_map(|(codes, ..)| codes.iter().copied())
            .chain([POLAND]);
        let mut atlas = Self {
            topology,
            arcs,
            sides: BTreeMap::new(),
        };
        for code in codes {
            for ring in atlas.polygons(&[code]).into_iter().flatten() {
                for &arc in ring {
                    sides.entry(topology::arc_number(arc)).or_default().push(code);
                }
            }
        }
        atlas.sides = sides;
        atlas
    }

    /// The polygons of these countries as rings of arcs. The source counts the Crimea with Russia.
    fn polygons(&self, codes: &[&str]) -> Vec<&'a [Vec<i64>]> {
        let mut polygons = Vec::new();
        for country in self.topology.countries() {
            for rings in country.polygons() {
                let code = match country.id.as_deref() {
                    Some(RUSSIA) if self.is_crimea(rings) => UKRAINE,
                    id => id.unwrap_or_default(),
                };
                if codes.contains(&code) {
                    polygons.push(rings.as_slice());
                }
            }
        }
        polygons
    }

    fn is_crimea(&self, rings: &[Vec<i64>]) -> bool {
        let peninsula = rect([32.0, 44.0, 36.9, 46.5]);
        self.polygon(rings)
            .bounding_rect()
            .is_some_and(|bounds| peninsula.contains(&bounds))
    }

    fn polygon(&self, rings: &[Vec<i64>]) -> Polygon<f64> {
        let mut rings = rings
            .iter()
            .map(|ring| LineString::new(topology::ring(ring, &self.arcs)));
        let outside = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
        Polygon::new(outside, rings.collect())
    }

    fn shape(&self, codes: &[&str]) -> MultiPolygon<f64> {
        let window = rect(BOX);
        let polygons = self.polygons(codes).into_iter().map(|rings| self.polygon(rings));
        let seen = polygons.filter(|polygon| polygon.intersects(&window));
        seen.fold(MultiPolygon::new(Vec::new()), |shape, polygon| {
            shape.union(&polygon.intersection(&window.to_polygon()))
        })
    }

    /// The shape without its least islands.
    fn land(&self, codes: &[&str]) -> MultiPolygon<f64> {
        let near = rect(NEAR);
        let is_seen = |polygon: &Polygon<f64>| {
            let least = if polygon.intersects(&near) {
                LEAST_ISLAND.0
            } else {
                LEAST_ISLAND.1
            };
            polygon.unsigned_area() > least
        };
        self.shape(codes).into_iter().filter(is_seen).collect()
    }

    /// A strip of Poland along its border with these countries.
    fn underlap(&self, codes: &[&str], poland: &MultiPolygon<f64>) -> MultiPolygon<f64> {
        let common = |sides: &Vec<&str>| sides.contains(&POLAND) && sides.iter().any(|side| codes.contains(side));
        let arcs = self
            .sides
            .iter()
            .filter(|(_, sides)| common(sides))
            .filter_map(|(arc, _)| self.arcs.get(*arc));
        let border: MultiLineString<f64> = arcs.map(|arc| LineString::new(arc.clone())).collect();
        border
            .buffer(UNDERLAP)
            .simplify(UNDERLAP_TOLERANCE)
            .intersection(poland)
    }

    /// The borders of two countries neither of which is Poland, led on to Poland's outline where they fall short of it.
    fn borders(&self, outline: &Polygon<f64>) -> MultiLineString<f64> {
        let corners = self.corners_of_poland();
        let lines = self
            .sides
            .iter()
            .filter(|(_, sides)| is_between_others(sides))
            .filter_map(|(arc, _)| {
                let mut points = self.arcs.get(*arc)?.clone();
                let (first, last) = (*points.first()?, *points.last()?);
                if corners.contains(&first) {
                    points.splice(0..0, way_to(outline, first));
                }
                if corners.contains(&last) {
                    points.extend(way_to(outline, last));
                }
                Some(LineString::new(points))
            });
        rect(BOX)
            .to_polygon()
            .clip(&lines.collect::<MultiLineString<f64>>(), false)
    }

    /// Where the borders of Poland with two neighbours meet, or reach the sea.
    fn corners_of_poland(&self) -> Vec<Coord<f64>> {
        let polish = self.sides.iter().filter(|(_, sides)| sides.contains(&POLAND));
        let arcs = polish.filter_map(|(arc, _)| self.arcs.get(*arc));
        arcs.flat_map(|arc| [arc.first().copied(), arc.last().copied()])
            .flatten()
            .collect()
    }
}

fn is_between_others(sides: &[&str]) -> bool {
    matches!(sides, [one, other] if one != other) && !sides.contains(&POLAND)
}

/// The point of the outline to which a corner outside of it is led.
fn way_to(outline: &Polygon<f64>, corner: Coord<f64>) -> Option<Coord<f64>> {
    match outline.closest_point(&Point::from(corner)) {
        Closest::SinglePoint(point) if !outline.contains(&corner) => Some(point.into()),
        _ => None,
    }
}

fn country(shape: &MultiPolygon<f64>, iso: &str, name: &str, name_at: Option<Point<f64>>) -> Feature {
    feature(
        polygon_geometry(&rounded_shape(shape)),
        [
            ("iso", iso.into()),
            ("label", name_at.map(label).into()),
            ("name", name.into()),
        ],
    )
}

/// Rounding may make a narrow inlet cross itself: what crosses is parted again.
fn rounded_shape(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let parted = round_shape(shape, DECIMALS).union(&MultiPolygon::new(Vec::new()));
    round_shape(&parted, DECIMALS)
}

fn borders(lines: &MultiLineString<f64>) -> Feature {
    let rounded = lines.map_coords(|at| round_coord(at, DECIMALS));
    feature(Geometry::from(&rounded), [("kind", "border".into())])
}

/// The middle of the largest circle in the largest part.
fn polylabel_of_largest(shape: &MultiPolygon<f64>) -> Option<Point<f64>> {
    let largest = shape
        .iter()
        .max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    polylabel::polylabel(largest, &0.05).ok()
}

/// An arc by Ramer, Douglas and Peucker, in degrees of equal length both ways.
fn simplified(arc: &[Coord<f64>]) -> Vec<Coord<f64>> {
    let line = LineString::new(arc.to_vec());
    let is_near = line
        .bounding_rect()
        .is_some_and(|bounds| bounds.intersects(&rect(NEAR)));
    let tolerance = if is_near { TOLERANCE.0 } else { TOLERANCE.1 };
    let even = line.map_coords(|at| Coord {
        x: at.x * LONGITUDE,
        y: at.y,
    });
    even.simplify(tolerance)
        .map_coords(|at| Coord {
            x: at.x / LONGITUDE,
            y: at.y,
        })
        .into_inner()
}

fn rect([west, south, east, north]: [f64; 4]) -> Rect<f64> {
    Rect::new(Coord { x: west, y: south }, Coord { x: east, y: north })
}
