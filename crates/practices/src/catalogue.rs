//! The catalogue and its GeoJSON form (RFC 7946), the contract between the importer and the map.
//!
//! Reading never stops at a bad feature: the sound ones come back with a list of what is wrong with the others.

use std::collections::HashSet;

use serde_json::Value;
use thiserror::Error;

use crate::practice::Practice;

pub use crate::feature::{FeatureFault, feature_line, practice_from_feature};

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

impl From<serde_json::Error> for CatalogueError {
    fn from(error: serde_json::Error) -> Self {
        CatalogueError::NotJson {
            line: error.line(),
            column: error.column(),
            message: error.to_string(),
        }
    }
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
        let root: Value = serde_json::from_slice(bytes)?;
        let Value::Object(mut root) = root else {
            return Err(CatalogueError::NotACollection);
        };
        let is_collection = root.get("type").and_then(Value::as_str) == Some("FeatureCollection");
        let Some(Value::Array(features)) = root.remove("features").filter(|_| is_collection) else {
            return Err(CatalogueError::NotACollection);
        };
        Ok(Self::from_features(features))
    }

    fn from_features(features: Vec<Value>) -> Self {
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

/// How to call a feature that may be unsound in any way: by its id, or else by its title.
fn name_of(value: &Value) -> Option<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.chars().take(80).collect()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    value
        .get("id")
        .and_then(text)
        .or_else(|| value.get("properties")?.get("title").and_then(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{LonLat, Source};

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
