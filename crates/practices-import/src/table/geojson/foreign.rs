//! Somebody else's GeoJSON: the properties are the columns of a table, and a geometry that is a point is the place.

use practices::LonLat;
use serde_json::Value;

use super::{Object, named};
use crate::problem::Problem;
use crate::reading::Reading;
use crate::table::column::Column;
use crate::table::grid::{GridRow, read_rows};
use crate::table::headings::Headings;
use crate::table::markup::plain;
use crate::table::point::sound_point;
use crate::table::{Options, Row, Table, TableError};

/// The column of the feature's own id, unless a property is the id.
const FEATURE_ID: &str = "id";

/// A property of a feature, its name with dots between the levels, as text.
type Property = (String, String);

/// Reads all features.
pub fn read(features: &[Value], options: &Options) -> Result<Table, TableError> {
    let flat: Vec<Vec<Property>> = features.iter().map(properties).collect();
    let names = names(&flat);
    let headings = Headings::of(&names, None, options)?;
    let rows: Vec<GridRow> = flat
        .iter()
        .zip(1..)
        .map(|(properties, number)| row(&names, properties, number))
        .collect();
    let mut table = read_rows(&headings, rows.iter(), options);
    for row in &mut table.rows {
        let feature = row.line.checked_sub(1).and_then(|index| features.get(index));
        if let (Ok(reading), Some(feature)) = (&mut row.outcome, feature) {
            set_point(reading, feature);
        }
    }
    table.rows.extend(empty_rows(&flat));
    table.rows.sort_by_key(|row| row.line);
    table.rows = table.rows.into_iter().map(|row| with_name(row, features)).collect();
    Ok(table)
}

/// A feature without properties is no empty line: it says where something is, but not what.
fn empty_rows(flat: &[Vec<Property>]) -> impl Iterator<Item = Row> + '_ {
    let says_nothing = |properties: &Vec<Property>| properties.iter().all(|(_, text)| text.trim().is_empty());
    let empty = flat
        .iter()
        .zip(1..)
        .filter(move |(properties, _)| says_nothing(properties));
    empty.map(|(_, line)| Row {
        line,
        outcome: Err(Problem::of_file("", "nie ma żadnych właściwości (properties)").in_field("title")),
    })
}

fn with_name(row: Row, features: &[Value]) -> Row {
    let feature = row.line.checked_sub(1).and_then(|index| features.get(index));
    let id = feature.and_then(|feature| feature.get("id")).and_then(scalar);
    let name = match id {
        Some(id) => format!("obiekt nr {} ({})", row.line, plain(&id)),
        None => format!("obiekt nr {}", row.line),
    };
    named(row, &name)
}

fn properties(feature: &Value) -> Vec<Property> {
    let mut flat = Vec::new();
    if let Some(properties) = feature.get("properties").and_then(Value::as_object) {
        flatten("", properties, &mut flat);
    }
    let has_id = flat
        .iter()
        .any(|(name, _)| Column::from_heading(name) == Some(Column::Id));
    if let Some(id) = feature.get("id").and_then(scalar).filter(|_| !has_id) {
        flat.push((FEATURE_ID.to_owned(), id));
    }
    flat
}

fn flatten(prefix: &str, object: &Object, flat: &mut Vec<Property>) {
    for (name, value) in object {
        flatten_value(format!("{prefix}{name}"), value, flat);
    }
}

fn flatten_value(name: String, value: &Value, flat: &mut Vec<Property>) {
    match value {
        Value::Object(inner) => flatten(&format!("{name}."), inner, flat),
        Value::Array(values) if values.iter().all(|value| scalar(value).is_some()) => {
            let texts: Vec<String> = values.iter().filter_map(scalar).collect();
            flat.push((name, texts.join("; ")));
        }
        Value::Array(values) => {
            for (value, number) in values.iter().zip(1..) {
                flatten_value(format!("{name}.{number}"), value, flat);
            }
        }
        other => flat.extend(scalar(other).map(|text| (name, text))),
    }
}

/// A value as text, with a decimal comma as in every other table; null is nothing.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string().replace('.', ",")),
        Value::Bool(is_true) => Some(if *is_true { "tak" } else { "nie" }.to_owned()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// All names, in the order in which they first come.
fn names(flat: &[Vec<Property>]) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let all = flat.iter().flatten().map(|(name, _)| name);
    all.filter(|name| seen.insert(name.as_str())).cloned().collect()
}

fn row(names: &[String], properties: &[Property], line: usize) -> GridRow {
    let texts: std::collections::HashMap<&str, &str> = properties
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let cell = |name: &String| {
        texts
            .get(name.as_str())
            .map_or_else(String::new, |text| (*text).to_owned())
    };
    GridRow {
        line,
        cells: names.iter().map(cell).collect(),
        problems: Vec::new(),
    }
}

/// A point is the place; what is larger has no single one, and is said to be left out.
fn set_point(reading: &mut Reading, feature: &Value) {
    let geometry = feature.get("geometry").filter(|geometry| !geometry.is_null());
    match geometry.map(point) {
        Some(Ok(point)) => reading.record.point = Some(point),
        Some(Err(message)) => reading.problems.push(Problem::of_file("", message).in_field("point")),
        None => {}
    }
}

fn point(geometry: &Value) -> Result<LonLat, String> {
    let kind = geometry.get("type").and_then(Value::as_str).unwrap_or("?");
    if kind != "Point" {
        return Err(format!("geometria {kind} nie jest punktem; nie ustawiono punktu"));
    }
    let coordinates = geometry.get("coordinates").and_then(Value::as_array);
    let numbers: Vec<f64> = coordinates.into_iter().flatten().filter_map(Value::as_f64).collect();
    match numbers.as_slice() {
        [lon, lat, ..] => sound_point(*lon, *lat).map_err(|what| format!("punkt [{lon}, {lat}] {what}")),
        _ => Err("punkt nie ma dwóch współrzędnych; nie ustawiono punktu".to_owned()),
    }
}
