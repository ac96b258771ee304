//! The catalogue and its GeoJSON form (RFC 7946), the contract between the importer and the map.
//!
//! Reading never stops at a bad feature: the sound ones come back with a list of what is wrong with the others.

use std::collections::HashSet;

use geojson::feature::Id;
use geojson::{Feature, GeometryValue, JsonValue, Position};
use serde::{Serialize, Serializer};
use thiserror::Error;

use crate::place;
use crate::practice::{LonLat, Practice};
use crate::slug::is_slug;

/// All practices of one publication, and what was wrong with those that could not be read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Catalogue {
    /// The sound ones, in the order of the file.
    pub practices: Vec<Practice>,
    /// What is wrong with the others.
    pub problems: Vec<FeatureProblem>,
}

/// Why nothing at all could be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CatalogueError {
    /// The text is no JSON, or is cut off.
    #[error("plik nie jest poprawnym JSON (wiersz {line}, kolumna {column}): {message}")]
    NotJson {
        /// Line of the first error, from 1.
        line: usize,
        /// Column of the first error, from 1.
        column: usize,
        /// What the JSON reader says.
        message: String,
    },
    /// JSON, but not a GeoJSON FeatureCollection.
    #[error("plik nie jest kolekcją GeoJSON (FeatureCollection z tablicą „features”)")]
    NotACollection,
}

/// What is wrong with one feature, which is left out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("obiekt nr {number}{}: {fault}", named(.name.as_deref()))]
pub struct FeatureProblem {
    /// Its place in the file, from 1.
    pub number: usize,
    /// Its id or title, where it has one.
    pub name: Option<String>,
    /// What is wrong.
    pub fault: FeatureFault,
}

fn named(name: Option<&str>) -> String {
    name.map(|name| format!(" ({name})")).unwrap_or_default()
}

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

impl Catalogue {
    /// Reads a FeatureCollection.
    ///
    /// # Errors
    /// Only where there is no collection to read: a feature that is unsound is left out and named in
    /// [`Catalogue::problems`].
    pub fn from_geojson(text: &str) -> Result<Self, CatalogueError> {
        Self::from_slice(text.as_bytes())
    }

    /// The same of the bytes of a file.
    ///
    /// # Errors
    /// As [`Catalogue::from_geojson`].
    pub fn from_slice(bytes: &[u8]) -> Result<Self, CatalogueError> {
        let root: JsonValue = serde_json::from_slice(bytes).map_err(|error| CatalogueError::NotJson {
            line: error.line(),
            column: error.column(),
            message: error.to_string(),
        })?;
        let JsonValue::Object(mut root) = root else {
            return Err(CatalogueError::NotACollection);
        };
        let is_collection = root.get("type").and_then(JsonValue::as_str) == Some("FeatureCollection");
        let Some(JsonValue::Array(features)) = root.remove("features").filter(|_| is_collection) else {
            return Err(CatalogueError::NotACollection);
        };
        Ok(Self::from_features(features))
    }

    fn from_features(features: Vec<JsonValue>) -> Self {
        let mut catalogue = Catalogue::default();
        let (mut ids, mut slugs) = (HashSet::new(), HashSet::new());
        for (index, value) in features.into_iter().enumerate() {
            let name = name_of(&value);
            let read = practice_from_feature(value).and_then(|practice| {
                if !ids.insert(practice.id.clone()) {
                    return Err(FeatureFault::RepeatedId);
                }
                if !slugs.insert(practice.slug.clone()) {
                    return Err(FeatureFault::RepeatedSlug(practice.slug));
                }
                Ok(practice)
            });
            match read {
                Ok(practice) => catalogue.practices.push(practice),
                Err(fault) => catalogue.problems.push(FeatureProblem {
                    number: index + 1,
                    name,
                    fault,
                }),
            }
        }
        catalogue
    }

    /// Writes the FeatureCollection: sorted by id, a feature a line, coordinates to five decimals, the same bytes for
    /// the same practices.
    ///
    /// # Errors
    /// Never for practices that were read from text; serde_json's error where a value can't be written as JSON.
    pub fn to_geojson(practices: &[Practice]) -> Result<String, serde_json::Error> {
        let mut sorted: Vec<&Practice> = practices.iter().collect();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        Self::to_geojson_in_order(sorted)
    }

    /// Writes the FeatureCollection as [`Catalogue::to_geojson`] does, but in the order given.
    ///
    /// # Errors
    /// As [`Catalogue::to_geojson`].
    pub fn to_geojson_in_order<'a>(
        practices: impl IntoIterator<Item = &'a Practice>,
    ) -> Result<String, serde_json::Error> {
        let lines: Vec<String> = practices.into_iter().map(feature_line).collect::<Result<_, _>>()?;
        Ok(format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
            lines.join(",\n")
        ))
    }
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

fn feature_line(practice: &Practice) -> Result<String, serde_json::Error> {
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

/// A practice as its feature within another file, for serde's `with`.
pub(crate) mod as_feature {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer};

    use super::{JsonValue, Practice, Serialize, Serializer, feature_of, practice_from_feature};

    pub(crate) fn serialize<S: Serializer>(practice: &Option<Practice>, serializer: S) -> Result<S::Ok, S::Error> {
        practice.as_ref().map(feature_of).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Practice>, D::Error> {
        let value = Option::<JsonValue>::deserialize(deserializer)?;
        value.map(practice_from_feature).transpose().map_err(Error::custom)
    }
}

/// How to call a feature that may be unsound in any way: by its id, or else by its title.
fn name_of(value: &JsonValue) -> Option<String> {
    let text = |value: &JsonValue| match value {
        JsonValue::String(text) => Some(text.chars().take(80).collect()),
        JsonValue::Number(number) => Some(number.to_string()),
        _ => None,
    };
    value
        .get("id")
        .and_then(text)
        .or_else(|| value.get("properties")?.get("title").and_then(text))
}

/// Reads a single feature, as a line of the catalogue has it.
///
/// # Errors
/// What is wrong with it.
pub fn practice_from_feature(value: JsonValue) -> Result<Practice, FeatureFault> {
    let feature: Feature =
        serde_json::from_value(value).map_err(|error| FeatureFault::NotAFeature(error.to_string()))?;
    let id = match feature.id {
        Some(Id::String(id)) if !id.is_empty() => id,
        Some(Id::Number(id)) => id.to_string(),
        _ => return Err(FeatureFault::NoId),
    };
    let geometry = feature.geometry.map(|geometry| geometry.value);
    let points = geometry.as_ref().map(points_of).transpose()?.unwrap_or_default();
    let properties = JsonValue::Object(feature.properties.unwrap_or_default());
    let practice: Practice =
        serde_json::from_value(properties).map_err(|error| FeatureFault::BadProperty(error.to_string()))?;
    if !is_slug(&practice.slug) {
        return Err(FeatureFault::BadSlug(practice.slug));
    }
    place::with_points(Practice { id, ..practice }, points)
        .map_err(|(points, places)| FeatureFault::NotAPointAPlace { points, places })
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
    LonLat::new(*lon, *lat).ok_or_else(|| FeatureFault::OffTheGlobe(format!("[{lon}, {lat}]")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::Source;

    fn practice(id: &str, slug: &str) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let category = "uslugi-spoleczne/kultura".parse().unwrap();
        let mut practice = Practice::new(
            id.into(),
            slug.into(),
            "Żywa biblioteka w Łodzi".into(),
            category,
            source,
        );
        practice.point = LonLat::new(19.456_789_1, 51.759_2);
        practice
    }

    #[test]
    fn writes_the_same_bytes_whatever_the_order() {
        let (a, b) = (practice("bdp-1", "a"), practice("bdp-2", "b"));
        let forward = Catalogue::to_geojson(&[a.clone(), b.clone()]).unwrap();
        assert_eq!(forward, Catalogue::to_geojson(&[b, a]).unwrap());
        assert!(forward.contains(r#""coordinates":[19.45679,51.7592]"#), "{forward}");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut off_the_map = practice("bdp-3", "c");
        off_the_map.point = None;
        let written = Catalogue::to_geojson(&[practice("bdp-1", "a"), off_the_map.clone()]).unwrap();
        let read = Catalogue::from_geojson(&written).unwrap();
        assert_eq!(read.problems, []);
        assert_eq!(read.practices.len(), 2);
        assert_eq!(read.practices[1], off_the_map);
        assert_eq!(Catalogue::to_geojson(&read.practices).unwrap(), written);
    }

    #[test]
    fn an_order_of_its_own_is_kept() {
        let (a, b) = (practice("bdp-1", "a"), practice("bdp-2", "b"));
        let written = Catalogue::to_geojson_in_order([&b, &a]).unwrap();
        let read = Catalogue::from_geojson(&written).unwrap();
        assert_eq!(
            read.practices.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(),
            ["bdp-2", "bdp-1"]
        );
        let line = feature_line(&a).unwrap();
        assert!(
            written.lines().any(|other| other.trim_end_matches(',') == line),
            "{written}"
        );
        assert_eq!(
            practice_from_feature(serde_json::from_str(&line).unwrap()),
            Ok(read.practices[1].clone())
        );
    }

    #[test]
    fn names_each_unsound_feature_and_keeps_the_sound_ones() {
        let sound = feature_line(&practice("bdp-1", "a")).unwrap();
        let with = |from: &str, to: &str| sound.replace(from, to);
        let cases = [
            ("5".to_owned(), "obiekt nr 2: to nie jest obiekt GeoJSON"),
            (
                with(r#""id":"bdp-1","#, ""),
                "obiekt nr 2 (Żywa biblioteka w Łodzi): brak pola „id”",
            ),
            (sound.clone(), "obiekt nr 2 (bdp-1): identyfikator powtarza się"),
            (with("bdp-1", "bdp-2"), "obiekt nr 2 (bdp-2): adres „a” powtarza się"),
            (
                with(r#""slug":"a""#, r#""slug":"../a""#),
                "obiekt nr 2 (bdp-1): pole „slug” („../a”)",
            ),
            (
                with("19.45679", "519.4"),
                "obiekt nr 2 (bdp-1): współrzędne [519.4, 51.7592] leżą poza globem",
            ),
            (
                with(
                    "\"Point\",\"coordinates\":[19.45679,51.7592]",
                    "\"LineString\",\"coordinates\":[[19,51],[20,52]]",
                ),
                "musi być punktem",
            ),
            (
                with("uslugi-spoleczne/kultura", "Kultura"),
                "obiekt nr 2 (bdp-1): „Kultura” nie jest ścieżką kategorii",
            ),
            (
                with("Żywa biblioteka w Łodzi", "x").replace("\"title\":\"x\",", ""),
                "missing field `title`",
            ),
        ];
        for (broken, message) in cases {
            let text = format!(
                r#"{{"type":"FeatureCollection","features":[{sound},{broken},{}]}}"#,
                with("bdp-1", "bdp-9").replace(r#""slug":"a""#, r#""slug":"z""#)
            );
            let read = Catalogue::from_geojson(&text).unwrap();
            assert_eq!(read.practices.len(), 2, "{broken}");
            assert_eq!(read.problems.len(), 1, "{broken}");
            assert!(
                read.problems[0].to_string().contains(message),
                "{} / {message}",
                read.problems[0]
            );
        }
    }

    #[test]
    fn says_why_nothing_can_be_read() {
        let cases = [
            ("", "nie jest poprawnym JSON (wiersz 1"),
            (
                "{\"type\":\"FeatureCollection\",\n\"features\":[",
                "nie jest poprawnym JSON (wiersz 2",
            ),
            ("<!doctype html>", "nie jest poprawnym JSON"),
            ("[]", "nie jest kolekcją GeoJSON"),
            (r#"{"type":"Feature","features":[]}"#, "nie jest kolekcją GeoJSON"),
        ];
        for (text, message) in cases {
            let error = Catalogue::from_geojson(text).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
