//! A practice as a feature of GeoJSON, and back.

use geojson::{GeometryValue, Position};
use serde::{Serialize, Serializer};
use serde_json::{Error, Value};
use thiserror::Error;

use crate::fields::{Fields, object, values};
use crate::practice::{LonLat, Practice};
use crate::slug::is_slug;
use crate::{place, reading};

/// The ways in which a feature can be unsound.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FeatureFault {
    /// Not a GeoJSON feature.
    #[error("to nie jest obiekt GeoJSON: {0}")]
    NotAFeature(String),
    /// The feature has no `id`.
    #[error("brak pola „id”")]
    NoId,
    /// Another feature before it has the same id.
    #[error("identyfikator powtarza się")]
    RepeatedId,
    /// Another feature before it has the same slug.
    #[error("adres „{0}” powtarza się")]
    RepeatedSlug(String),
    /// The slug would not do in an address.
    #[error("pole „slug” („{0}”) może zawierać tylko małe litery bez znaków diakrytycznych, cyfry i łączniki")]
    BadSlug(String),
    /// The geometry is there, but is neither a point nor points.
    #[error("geometria musi być punktem (Point), punktami (MultiPoint) albo null")]
    NotAPoint,
    /// The geometry has more or fewer points than there are places with a precision.
    #[error(
        "w geometrii jest punktów: {points}, a w polu „places” miejsc z dokładnością („precision”): {places}; \
         muszą być po jednym na miejsce"
    )]
    NotAPointAPlace {
        /// Points in the geometry.
        points: usize,
        /// Places that should have one.
        places: usize,
    },
    /// The coordinates lie outside the globe.
    #[error("współrzędne {0} leżą poza globem (kolejność: długość, szerokość)")]
    OffTheGlobe(String),
    /// A property is missing or is of the wrong form.
    #[error("{0}")]
    BadProperty(String),
}

/// Reads a single feature, as a line of the catalogue has it.
///
/// # Errors
/// What is wrong with it.
pub fn practice_from_feature(value: Value) -> Result<Practice, FeatureFault> {
    let Parts {
        id,
        geometry,
        properties,
    } = parts(value).map_err(|error| FeatureFault::NotAFeature(error.to_string()))?;
    let id = match id {
        Some(Value::String(id)) if !id.is_empty() => id,
        Some(Value::Number(id)) => id.to_string(),
        _ => return Err(FeatureFault::NoId),
    };
    let points = geometry.as_ref().map(points_of).transpose()?.unwrap_or_default();
    let practice = reading::practice(properties).map_err(|error| FeatureFault::BadProperty(error.to_string()))?;
    if !is_slug(&practice.slug) {
        return Err(FeatureFault::BadSlug(practice.slug));
    }
    place::with_points(Practice { id, ..practice }, points)
        .map_err(|(points, places)| FeatureFault::NotAPointAPlace { points, places })
}

/// What a feature has.
struct Parts {
    id: Option<Value>,
    /// Of points; the others have coordinates that nobody needs.
    geometry: Option<GeometryValue>,
    properties: Value,
}

fn parts(value: Value) -> Result<Parts, Error> {
    let mut fields = Fields::of(value);
    let kind = fields.text("type");
    if kind != "Feature" {
        fields.refuse(unknown(&kind, &["Feature"]));
    }
    let id = fields.take("id");
    if id.as_ref().is_some_and(|id| !id.is_string() && !id.is_number()) {
        fields.refuse(serde::de::Error::custom("an id must be a text or a number"));
    }
    let parts = Parts {
        id,
        properties: fields
            .may("properties", object)
            .unwrap_or_else(|| Value::Object(Default::default())),
        geometry: fields.may("geometry", geometry),
    };
    fields.finish(parts)
}

/// The types of geometry; of those that no practice can have, only the type is kept.
const GEOMETRIES: [&str; 7] = [
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
];

fn geometry(value: Value) -> Result<GeometryValue, Error> {
    let mut fields = Fields::of(value);
    let kind = fields.text("type");
    let geometry = match kind.as_str() {
        "Point" => fields
            .must("coordinates", position)
            .map(|coordinates| GeometryValue::Point { coordinates }),
        "MultiPoint" => Some(GeometryValue::MultiPoint {
            coordinates: fields.list("coordinates", position),
        }),
        kind if GEOMETRIES.contains(&kind) => Some(GeometryValue::GeometryCollection { geometries: Vec::new() }),
        kind => {
            fields.refuse(unknown(kind, &GEOMETRIES));
            None
        }
    };
    fields.finish_with(geometry)
}

fn unknown(kind: &str, known: &'static [&'static str]) -> Error {
    serde::de::Error::unknown_variant(kind, known)
}

fn position(value: Value) -> Result<Position, Error> {
    let degrees: Vec<f64> = values(value)?.iter().filter_map(Value::as_f64).collect();
    match degrees.as_slice() {
        [lon, lat, ..] => Ok(Position::from([*lon, *lat])),
        _ => Err(serde::de::Error::custom("a position must have two numbers at least")),
    }
}

fn points_of(geometry: &GeometryValue) -> Result<Vec<LonLat>, FeatureFault> {
    match geometry {
        GeometryValue::Point { coordinates } => Ok(vec![point_of(coordinates)?]),
        GeometryValue::MultiPoint { coordinates } => coordinates.iter().map(point_of).collect(),
        _ => Err(FeatureFault::NotAPoint),
    }
}

fn point_of(position: &Position) -> Result<LonLat, FeatureFault> {
    let [lon, lat, ..] = position.as_slice() else {
        return Err(FeatureFault::NotAPoint);
    };
    // As the JSON has them: the text of a number of JSON needs none of the tables of `f64`'s own.
    let text = |degrees: f64| serde_json::Number::from_f64(degrees).map(|number| number.to_string());
    let said = || {
        format!(
            "[{}, {}]",
            text(*lon).unwrap_or_default(),
            text(*lat).unwrap_or_default()
        )
    };
    LonLat::new(*lon, *lat).ok_or_else(|| FeatureFault::OffTheGlobe(said()))
}

#[derive(Serialize)]
struct FeatureForm<'a> {
    r#type: &'static str,
    id: &'a str,
    geometry: Option<GeometryForm>,
    properties: &'a Practice,
}

#[derive(Serialize)]
#[serde(tag = "type", content = "coordinates")]
enum GeometryForm {
    Point([f64; 2]),
    MultiPoint(Vec<[f64; 2]>),
}

/// A practice as a line of the catalogue.
///
/// # Errors
/// Never for practices that were read from text; serde_json's error where a value can't be written as JSON.
pub fn feature_line(practice: &Practice) -> Result<String, Error> {
    serde_json::to_string(&feature_of(practice))
}

fn feature_of(practice: &Practice) -> FeatureForm<'_> {
    let rounded = |degrees: f64| (degrees * 1e5).round() / 1e5;
    let points = practice.points().into_iter().map(|p| [rounded(p.lon), rounded(p.lat)]);
    let points: Vec<[f64; 2]> = points.collect();
    let geometry = match points.as_slice() {
        [] => None,
        [point] => Some(GeometryForm::Point(*point)),
        _ => Some(GeometryForm::MultiPoint(points)),
    };
    FeatureForm {
        r#type: "Feature",
        id: &practice.id,
        geometry,
        properties: practice,
    }
}

/// Writes a practice as its feature within another file, for serde's `serialize_with`.
pub(crate) fn as_feature<S: Serializer>(practice: &Option<Practice>, serializer: S) -> Result<S::Ok, S::Error> {
    practice.as_ref().map(feature_of).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_no_feature() {
        let with = |geometry: &str| format!(r#"{{"type":"Feature","id":"a","geometry":{geometry},"properties":{{}}}}"#);
        let cases = [
            ("[]".to_owned(), "to nie jest obiekt GeoJSON: "),
            ("{}".to_owned(), "missing field `type`"),
            (
                r#"{"type":"Point","coordinates":[1,2]}"#.to_owned(),
                "`Point`, expected `Feature`",
            ),
            (
                r#"{"type":"Feature","id":["a"]}"#.to_owned(),
                "to nie jest obiekt GeoJSON: ",
            ),
            (
                r#"{"type":"Feature","id":"a","properties":[]}"#.to_owned(),
                "to nie jest obiekt GeoJSON: ",
            ),
            (r#"{"type":"Feature","id":""}"#.to_owned(), "brak pola „id”"),
            (r#"{"type":"Feature","id":7}"#.to_owned(), "missing field `slug`"),
            (with("null"), "missing field `slug`"),
            (
                with(r#"{"type":"Point","coordinates":[1,2,3]}"#),
                "missing field `slug`",
            ),
            (
                with(r#"{"type":"MultiPoint","coordinates":[[1,2],[3]]}"#),
                "to nie jest obiekt GeoJSON: ",
            ),
            (with(r#"{"type":"Point"}"#), "missing field `coordinates`"),
            (
                with(r#"{"type":"Circle","coordinates":[1,2]}"#),
                "to nie jest obiekt GeoJSON: ",
            ),
            (with(r#"{"type":"Polygon","coordinates":[]}"#), "musi być punktem"),
        ];
        for (text, message) in cases {
            let fault = practice_from_feature(serde_json::from_str(&text).unwrap())
                .unwrap_err()
                .to_string();
            assert!(fault.contains(message), "{text}: {fault}");
        }
    }
}
