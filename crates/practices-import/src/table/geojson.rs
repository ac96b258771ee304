//! GeoJSON: the catalogue's own form, and anybody else's with the columns told by its properties.

mod foreign;
mod own;

use practices::CatalogueError;
use serde_json::{Map, Value};

use super::{Options, Row, Table, TableError};
use crate::problem::Problem;

/// An object of JSON.
type Object = Map<String, Value>;

/// Reads a FeatureCollection, or a single Feature. [`Row::line`] is the number of the feature.
///
/// # Errors
/// Where the text is no collection, or where no property is a title; a feature that is unsound is an outcome of its
/// own.
pub fn read(text: &str, options: &Options) -> Result<Table, TableError> {
    let features = features(text.trim_start_matches('\u{feff}'))?;
    if features.is_empty() {
        return Err(TableError::Empty);
    }
    if features.iter().any(own::is_own) {
        own::read(features)
    } else {
        foreign::read(&features, options)
    }
}

fn features(text: &str) -> Result<Vec<Value>, CatalogueError> {
    let root: Value = serde_json::from_str(text).map_err(|error| CatalogueError::NotJson {
        line: error.line(),
        column: error.column(),
        message: error.to_string(),
    })?;
    let type_of = |value: &Value| value.get("type").and_then(Value::as_str).map(str::to_owned);
    match (type_of(&root).as_deref(), root) {
        (Some("Feature"), feature) => Ok(vec![feature]),
        (Some("FeatureCollection"), Value::Object(mut root)) => match root.remove("features") {
            Some(Value::Array(features)) => Ok(features),
            _ => Err(CatalogueError::NotACollection),
        },
        _ => Err(CatalogueError::NotACollection),
    }
}

/// Problems of a feature say which feature they mean; it has no line.
fn of_feature(name: &str, problem: Problem) -> Problem {
    Problem {
        line: None,
        message: format!("{name}: {}", problem.message),
        ..problem
    }
}

fn named(row: Row, name: &str) -> Row {
    let outcome = match row.outcome {
        Ok(mut reading) => {
            reading.problems = reading
                .problems
                .into_iter()
                .map(|problem| of_feature(name, problem))
                .collect();
            Ok(reading)
        }
        Err(problem) => Err(of_feature(name, problem)),
    };
    Row { outcome, ..row }
}
