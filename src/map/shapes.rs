//! Features of GeoJSON by what the map needs of them. The coordinates of a geometry of whatever depth are read by one
//! piece of code, straight into lists of positions.

use std::fmt;

use geojson::Position;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};
use serde_json::Value;

/// A FeatureCollection.
#[derive(Debug, Deserialize)]
pub struct Collection {
    r#type: String,
    /// Its features.
    pub features: Vec<Feature>,
}

impl Collection {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// serde_json's, where it is no FeatureCollection, or has a geometry that is none.
    pub fn from_json(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let collection: Self = serde_json::from_slice(bytes)?;
        if collection.r#type == "FeatureCollection" {
            Ok(collection)
        } else {
            Err(serde_json::Error::custom("the type is not FeatureCollection"))
        }
    }
}

/// A feature.
#[derive(Debug, Deserialize)]
pub struct Feature {
    /// What it is: an object, or null.
    #[serde(default)]
    pub properties: Value,
    /// Where it is.
    pub geometry: Option<Geometry>,
}

/// A point, lines or rings.
#[derive(Debug, Deserialize)]
pub struct Geometry {
    r#type: String,
    #[serde(default)]
    coordinates: Lines,
}

impl Geometry {
    /// The rings of a Polygon or a MultiPolygon; none of another geometry.
    pub fn rings(&self) -> &[Vec<Position>] {
        self.lines_of(["Polygon", "MultiPolygon"])
    }

    /// The lines of a LineString or a MultiLineString; none of another geometry.
    pub fn lines(&self) -> &[Vec<Position>] {
        self.lines_of(["LineString", "MultiLineString"])
    }

    /// The position of a Point.
    pub fn point(&self) -> Option<&Position> {
        self.lines_of(["Point", "Point"]).first()?.first()
    }

    fn lines_of(&self, types: [&str; 2]) -> &[Vec<Position>] {
        if types.contains(&self.r#type.as_str()) {
            &self.coordinates.0
        } else {
            &[]
        }
    }
}

/// Every list of positions in the coordinates, in their order.
#[derive(Debug, Default)]
struct Lines(Vec<Vec<Position>>);

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut lines = Lines::default();
        if let Part::Position(position) = lines.deserialize_part(deserializer)? {
            lines.0.push(vec![position]);
        }
        Ok(lines)
    }
}

impl Lines {
    fn deserialize_part<'de, D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<Part, D::Error> {
        Parts(self).deserialize(deserializer)
    }
}

/// What stands at one place of the coordinates.
enum Part {
    Number(f64),
    Position(Position),
    /// A list of positions, or of such lists, which is among the lines already.
    Listed,
}

/// Reads a part, and those within it.
struct Parts<'a>(&'a mut Lines);

impl<'de> DeserializeSeed<'de> for Parts<'_> {
    type Value = Part;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Part, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Parts<'_> {
    type Value = Part;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Part, E> {
        Ok(Part::Number(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Part, E> {
        Ok(Part::Number(number as f64))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Part, E> {
        Ok(Part::Number(number as f64))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Part, A::Error> {
        let (mut degrees, mut numbers, mut line) = ([0.0; 2], 0, Vec::new());
        while let Some(part) = seq.next_element_seed(Parts(&mut *self.0))? {
            match part {
                Part::Number(number) => {
                    // What follows is the height, which the map has no use for.
                    if let Some(place) = degrees.get_mut(numbers) {
                        *place = number;
                    }
                    numbers += 1;
                }
                Part::Position(position) => line.push(position),
                Part::Listed => {}
            }
        }
        match numbers {
            0 => {}
            1 => return Err(A::Error::custom("a position must have two numbers at least")),
            _ => return Ok(Part::Position(Position::from(degrees))),
        }
        if !line.is_empty() {
            self.0.0.push(line);
        }
        Ok(Part::Listed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn geometry(text: &str) -> Result<Geometry, String> {
        let text = format!(r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":{text}}}]}}"#);
        let mut collection = Collection::from_json(text.as_bytes()).map_err(|error| error.to_string())?;
        collection.features.remove(0).geometry.ok_or_else(|| "none".to_owned())
    }

    fn degrees(lines: &[Vec<Position>]) -> Vec<Vec<[f64; 2]>> {
        let pair = |position: &Position| [position[0], position[1]];
        lines.iter().map(|line| line.iter().map(pair).collect()).collect()
    }

    #[test]
    fn coordinates_of_any_depth_become_lines() {
        let point = geometry(r#"{"type":"Point","coordinates":[19,-50.5,300]}"#).unwrap();
        assert_eq!(point.point().map(Position::as_slice), Some(&[19.0, -50.5][..]));
        assert!(point.rings().is_empty() && point.lines().is_empty());
        let line = geometry(r#"{"coordinates":[[1,2],[3,4]],"type":"LineString"}"#).unwrap();
        assert_eq!(degrees(line.lines()), [[[1.0, 2.0], [3.0, 4.0]]]);
        assert!(line.point().is_none());
        let polygons = geometry(r#"{"type":"MultiPolygon","coordinates":[[[[1,2]],[[3,4]]],[[[5,6]]],[]]}"#).unwrap();
        assert_eq!(degrees(polygons.rings()), [[[1.0, 2.0]], [[3.0, 4.0]], [[5.0, 6.0]]]);
        let collection = geometry(r#"{"type":"GeometryCollection","geometries":[]}"#).unwrap();
        assert!(collection.rings().is_empty());
    }

    #[test]
    fn what_is_no_geometry_is_refused() {
        let cases = [
            (r#"{"type":"Point","coordinates":[19]}"#, "two numbers"),
            (r#"{"type":"Point","coordinates":["19","50"]}"#, "expected coordinates"),
            (r#"{"coordinates":[19,50]}"#, "missing field `type`"),
            ("null", "none"),
        ];
        for (text, expected) in cases {
            let error = geometry(text).unwrap_err();
            assert!(error.contains(expected), "{text}: {error}");
        }
        let error = Collection::from_json(br#"{"type":"Feature","features":[]}"#)
            .unwrap_err()
            .to_string();
        assert!(error.contains("FeatureCollection"), "{error}");
    }
}
