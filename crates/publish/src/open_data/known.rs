//! Objects of JSON in which what is not known is absent.

use serde_json::{Map, Value};

/// An object with those of the values that are known.
pub fn known<const N: usize>(values: [(&str, Option<Value>); N]) -> Map<String, Value> {
    let known = values
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    known.collect()
}

/// A list, where anything is in it.
pub fn list(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then_some(Value::Array(values))
}
