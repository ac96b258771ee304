//! The catalogue's own form, as `praktyki build` writes it.

use practices::{Catalogue, FeatureProblem, Practice};
use serde_json::{Value, json};

use super::{Object, of_feature};
use crate::problem::Problem;
use crate::reading::{Part, Reading};
use crate::record::Record;
use crate::table::markup::prose;
use crate::table::point::sound_point;
use crate::table::{Row, Table, TableError};

/// Whether a feature is of our form: it says under what name and from which catalogue it comes.
pub fn is_own(feature: &Value) -> bool {
    let properties = feature.get("properties");
    let property = |name: &str| properties.and_then(|properties| properties.get(name));
    property("slug").is_some_and(Value::is_string)
        && property("source")
            .and_then(|source| source.get("catalogue"))
            .is_some_and(Value::is_string)
}

/// Reads all features, each with the catalogue's own reader.
pub fn read(mut features: Vec<Value>) -> Result<Table, TableError> {
    features.iter_mut().for_each(take_markup_off);
    let collection = json!({ "type": "FeatureCollection", "features": features });
    let read = Catalogue::from_geojson(&collection.to_string())?;
    let mut practices = read.practices.into_iter();
    let mut unsound = read.problems.into_iter().peekable();
    let rows = features.iter().zip(1..).filter_map(|(feature, number)| {
        let outcome = match unsound.next_if(|problem| problem.number == number) {
            Some(problem) => Err(refusal(&problem)),
            None => reading(&practices.next()?, feature, number),
        };
        Some(Row { line: number, outcome })
    });
    Ok(Table {
        rows: rows.collect(),
        problems: Vec::new(),
    })
}

fn refusal(problem: &FeatureProblem) -> Problem {
    Problem::of_file("", problem)
}

/// All texts of a feature's properties are text in a record.
fn take_markup_off(value: &mut Value) {
    match value {
        Value::String(text) => *text = prose(text),
        Value::Array(values) => values.iter_mut().for_each(take_markup_off),
        Value::Object(values) => values.values_mut().for_each(take_markup_off),
        _ => {}
    }
}

fn reading(practice: &Practice, feature: &Value, number: usize) -> Result<Reading, Problem> {
    let name = format!("obiekt nr {number} ({})", practice.id);
    let unfit = |error: serde_json::Error| of_feature(&name, Problem::of_file("", error));
    let written = serde_json::to_value(practice).map_err(unfit)?;
    let mut record = record(practice, &written).map_err(unfit)?;
    let mut problems = Vec::new();
    if let Some(Err(what)) = record.point.map(|point| sound_point(point.lon, point.lat)) {
        record.point = None;
        record.precision = None;
        problems.push(Problem::of_file("", format!("punkt {what}")).in_field("point"));
    }
    keep_unknown(&mut record, &written, feature, &mut problems);
    Ok(Reading {
        record,
        part: Part::Whole,
        problems: problems.into_iter().map(|problem| of_feature(&name, problem)).collect(),
    })
}

/// The record has the fields of the practice under the same names, and more.
fn record(practice: &Practice, written: &Value) -> Result<Record, serde_json::Error> {
    let mut fields = written.as_object().cloned().unwrap_or_default();
    fields.insert("id".to_owned(), Value::from(practice.id.as_str()));
    if let Some(point) = practice.point {
        fields.insert("point".to_owned(), serde_json::to_value(point)?);
    }
    serde_json::from_value(Value::Object(fields))
}

/// Properties that a practice doesn't have stay with what was published.
fn keep_unknown(record: &mut Record, written: &Value, feature: &Value, problems: &mut Vec<Problem>) {
    let properties = feature.get("properties").and_then(Value::as_object);
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(values) => values.is_empty(),
        _ => false,
    };
    let known = |name: &str| written.get(name).is_some();
    for (name, value) in properties.into_iter().flat_map(Object::iter) {
        if known(name) || is_empty(value) {
            continue;
        }
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        record.as_published.entry(name.clone()).or_insert(text);
        let message = format!("nieznane pole „{name}”; wartość zachowano w as_published");
        problems.push(Problem::of_file("", message));
    }
}
