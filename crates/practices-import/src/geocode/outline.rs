//! The outlines of the województwa, for one question: does a point lie in Poland, and in which województwo?

use geojson::{FeatureCollection, GeometryValue};
use practices::{LonLat, Wojewodztwo};

use super::gazetteer::GazetteerError;

/// How far outside of its outline a point may lie and still count as within, in kilometres. The outlines are simplified
/// (91 m off in the middle) and leave lagoons out: of the 43,989 places of the gazetteer the farthest outside of Poland's
/// is Nowe Warpno, 1.19 km.
pub const TOLERANCE_KM: f64 = 1.25;

/// Kilometres of a degree of latitude.
const DEGREE_KM: f64 = 111.2;

const WOJEWODZTWA: &str = include_str!("../../../../data/regions/wojewodztwa.geojson");

/// An area within rings: what an odd number of them encloses.
#[derive(Debug, Clone, Default)]
pub struct Area {
    rings: Vec<Vec<LonLat>>,
    /// West, south, east, north.
    bounds: [f64; 4],
}

/// The województwa and their areas.
#[derive(Debug, Default)]
pub struct Outlines {
    areas: Vec<(Wojewodztwo, Area)>,
}

impl Area {
    /// The area of a polygon or of several; `None` for another geometry.
    pub fn of(geometry: &GeometryValue) -> Option<Self> {
        let polygons = match geometry {
            GeometryValue::Polygon { coordinates } => std::slice::from_ref(coordinates),
            GeometryValue::MultiPolygon { coordinates } => coordinates.as_slice(),
            _ => return None,
        };
        let rings: Vec<Vec<LonLat>> = polygons
            .iter()
            .flatten()
            .map(|ring| ring.iter().filter_map(|position| point(position.as_slice())).collect())
            .collect();
        let [mut west, mut south, mut east, mut north] = [180.0_f64, 90.0, -180.0, -90.0];
        for point in rings.iter().flatten() {
            (west, east) = (west.min(point.lon), east.max(point.lon));
            (south, north) = (south.min(point.lat), north.max(point.lat));
        }
        Some(Self {
            rings,
            bounds: [west, south, east, north],
        })
    }

    /// Whether a point lies within, by the even-odd rule.
    pub fn contains(&self, point: LonLat) -> bool {
        let [west, south, east, north] = self.bounds;
        let is_near = (west..=east).contains(&point.lon) && (south..=north).contains(&point.lat);
        let crossed = |[a, b]: [LonLat; 2]| {
            (a.lat > point.lat) != (b.lat > point.lat)
                && point.lon < (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat) + a.lon
        };
        is_near && self.edges().filter(|edge| crossed(*edge)).count() % 2 == 1
    }

    /// The distance from a point to the nearest edge, in kilometres. On a plane that touches the globe at the point,
    /// which is good to a thousandth up to a hundred kilometres.
    pub fn distance_to_edge_km(&self, point: LonLat) -> f64 {
        let per_lon = DEGREE_KM * point.lat.to_radians().cos();
        let on_plane = |at: LonLat| ((at.lon - point.lon) * per_lon, (at.lat - point.lat) * DEGREE_KM);
        self.edges()
            .map(|[a, b]| distance_to_segment(on_plane(a), on_plane(b)))
            .fold(f64::INFINITY, f64::min)
    }

    fn edges(&self) -> impl Iterator<Item = [LonLat; 2]> {
        self.rings
            .iter()
            .flat_map(|ring| ring.iter().zip(ring.iter().skip(1)).map(|(a, b)| [*a, *b]))
    }

    fn holds(&self, point: LonLat) -> bool {
        self.contains(point) || self.distance_to_edge_km(point) <= TOLERANCE_KM
    }
}

impl Outlines {
    /// Those built into the program.
    ///
    /// # Errors
    /// Where the file is not what `cargo xtask geodata` makes.
    pub fn wojewodztwa() -> Result<Self, GazetteerError> {
        let wrong = |what: &dyn ToString| GazetteerError::Outlines(what.to_string());
        let collection: FeatureCollection = serde_json::from_str(WOJEWODZTWA).map_err(|error| wrong(&error))?;
        let area = |feature: &geojson::Feature| {
            let teryt = feature.property("teryt")?.as_str()?;
            Some((
                Wojewodztwo::from_teryt(teryt)?,
                Area::of(&feature.geometry.as_ref()?.value)?,
            ))
        };
        let areas: Option<Vec<_>> = collection.features.iter().map(area).collect();
        let areas = areas.ok_or_else(|| wrong(&"obszar bez numeru TERYT albo bez granic"))?;
        Ok(Self { areas })
    }

    /// The województwo in which a point lies; at a border or a little off the coast the nearest one. `None` outside of
    /// Poland and in the sea.
    pub fn wojewodztwo_at(&self, point: LonLat) -> Option<Wojewodztwo> {
        let inside = self.areas.iter().find(|(_, area)| area.contains(point));
        let nearest = || {
            let distances = self
                .areas
                .iter()
                .map(|(of, area)| (of, area.distance_to_edge_km(point)))
                .filter(|(_, km)| *km <= TOLERANCE_KM);
            distances.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(of, _)| *of)
        };
        inside.map(|(of, _)| *of).or_else(nearest)
    }

    /// Whether a point lies in a województwo, or so near its border that the outline cannot tell.
    pub fn is_within(&self, point: LonLat, wojewodztwo: Wojewodztwo) -> bool {
        self.areas
            .iter()
            .any(|(of, area)| *of == wojewodztwo && area.holds(point))
    }
}

fn point(position: &[f64]) -> Option<LonLat> {
    match position {
        [lon, lat, ..] => LonLat::new(*lon, *lat),
        _ => None,
    }
}

/// The distance from the origin to a segment.
pub(crate) fn distance_to_segment((ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (ax + along * dx).hypot(ay + along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_lies_in_its_wojewodztwo_or_in_none() {
        let outlines = Outlines::wojewodztwa().unwrap();
        let cases = [
            ("Szklarska Poręba", 50.830, 15.522, Some("dolnośląskie")),
            ("Hel", 54.608, 18.803, Some("pomorskie")),
            ("Śniardwy, a lake", 53.75, 21.73, Some("warmińsko-mazurskie")),
            ("the Baltic, 3 km off Hel", 54.60, 18.86, None),
            ("the Bay of Gdańsk", 54.55, 18.75, None),
            ("the Baltic off Łeba", 54.90, 17.55, None),
            ("Görlitz", 51.153, 14.975, None),
            ("Kaliningrad", 54.71, 20.51, None),
            ("latitude and longitude swapped", 15.522, 50.830, None),
        ];
        for (what, lat, lon, expected) in cases {
            let at = outlines.wojewodztwo_at(LonLat { lon, lat });
            assert_eq!(at.map(Wojewodztwo::name), expected, "{what}");
        }
    }

    #[test]
    fn a_border_is_as_wide_as_the_outlines_are_inexact() {
        let outlines = Outlines::wojewodztwa().unwrap();
        let of = |slug| Wojewodztwo::from_slug(slug).unwrap();
        // Sosnowiec and Katowice face Jaworzno across no border of a województwo; Oświęcim lies 4 km from śląskie.
        let oswiecim = LonLat {
            lon: 19.221,
            lat: 50.034,
        };
        assert!(outlines.is_within(oswiecim, of("malopolskie")));
        assert!(!outlines.is_within(oswiecim, of("slaskie")));
        // Chełmek's bank of the Przemsza, 300 m from śląskie.
        let chelmek = LonLat {
            lon: 19.232,
            lat: 50.106,
        };
        assert!(outlines.is_within(chelmek, of("malopolskie")) && outlines.is_within(chelmek, of("slaskie")));
    }
}
