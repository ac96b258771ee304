//! GeoJSON text that changes little from build to build: one feature a line, coordinates rounded.

use geo::{Coord, MapCoords, MultiPolygon, Point, RemoveRepeatedPoints};
use geojson::{Feature, Geometry, JsonObject, JsonValue};

/// A FeatureCollection, one feature a line.
pub fn text(features: &[Feature]) -> String {
    let lines: Vec<String> = features.iter().map(Feature::to_string).collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
        lines.join(",\n")
    )
}

/// A feature with these properties, in the order given where the build's serde_json keeps it: name them by the alphabet.
pub fn feature<const N: usize>(geometry: Geometry, properties: [(&str, JsonValue); N]) -> Feature {
    let properties: JsonObject = properties
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    Feature {
        geometry: Some(geometry),
        properties: Some(properties),
        ..Feature::default()
    }
}

/// A Polygon where there is one, else a MultiPolygon; counter-clockwise outside, as RFC 7946 asks.
pub fn polygon_geometry(shape: &MultiPolygon<f64>) -> Geometry {
    use geo::orient::{Direction, Orient};
    let shape = shape.orient(Direction::Default);
    match shape.0.as_slice() {
        [only] => Geometry::from(only),
        _ => Geometry::from(&shape),
    }
}

/// The value of a `label` property.
pub fn label(point: Point<f64>) -> JsonValue {
    JsonValue::from(vec![rounded(point.x(), 4), rounded(point.y(), 4)])
}

/// Every coordinate of a shape rounded to so many decimals, without the vertices that fall together by it.
pub fn round_shape(shape: &MultiPolygon<f64>, decimals: i32) -> MultiPolygon<f64> {
    shape
        .map_coords(|at| round_coord(at, decimals))
        .remove_repeated_points()
}

/// A coordinate rounded to so many decimals.
pub fn round_coord(at: Coord<f64>, decimals: i32) -> Coord<f64> {
    Coord {
        x: rounded(at.x, decimals),
        y: rounded(at.y, decimals),
    }
}

/// A number rounded to so many decimals.
pub fn rounded(value: f64, decimals: i32) -> f64 {
    let unit = 10_f64.powi(decimals);
    (value * unit).round() / unit
}
