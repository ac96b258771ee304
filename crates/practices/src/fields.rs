//! A JSON object that is being taken apart, field by field.
//!
//! What serde derives for a record with two dozen fields weighs thirty kilobytes of WebAssembly, since it is made anew for
//! each type. Here a type only names its fields, and the work is done by code that all of them share. What is wrong is
//! said in serde's words.

use std::fmt::Display;
use std::str::FromStr;

use serde::de::{Error as _, Unexpected};
use serde_json::{Error, Map, Value};

/// How a value is read.
pub(crate) type Read<T> = fn(Value) -> Result<T, Error>;

/// What is left of an object.
#[derive(Debug)]
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    /// The fields of a value that must be an object.
    pub(crate) fn of(value: Value) -> Result<Self, Error> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            other => Err(unfit(&other, "a map")),
        }
    }

    /// Whether a value is an object, whatever its fields.
    pub(crate) fn object(value: &Value) -> Result<(), Error> {
        if value.is_object() {
            Ok(())
        } else {
            Err(unfit(value, "a map"))
        }
    }

    /// The fields of an object that has no others than these.
    pub(crate) fn only(value: Value, known: &'static [&'static str]) -> Result<Self, Error> {
        let fields = Self::of(value)?;
        match fields.0.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(Error::unknown_field(name, known)),
            None => Ok(fields),
        }
    }

    /// A field as it stands; none where it is absent or null.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name).filter(|value| !value.is_null())
    }

    /// A field that must be there.
    pub(crate) fn must(&mut self, name: &'static str) -> Result<Value, Error> {
        self.0.remove(name).ok_or_else(|| Error::missing_field(name))
    }

    /// A field that may be absent or null.
    pub(crate) fn may<T>(&mut self, name: &str, read: Read<T>) -> Result<Option<T>, Error> {
        self.take(name).map(read).transpose()
    }

    /// A text that may be absent or null.
    pub(crate) fn may_text(&mut self, name: &str) -> Result<Option<String>, Error> {
        self.may(name, text)
    }

    /// A text that must be there.
    pub(crate) fn text(&mut self, name: &'static str) -> Result<String, Error> {
        text(self.must(name)?)
    }

    /// A number that must be there.
    pub(crate) fn number(&mut self, name: &'static str) -> Result<f64, Error> {
        let value = self.must(name)?;
        value.as_f64().ok_or_else(|| unfit(&value, "f64"))
    }

    /// A list; empty where the field is absent.
    pub(crate) fn list<T>(&mut self, name: &str, read: Read<T>) -> Result<Vec<T>, Error> {
        let values = self.0.remove(name).map_or_else(|| Ok(Vec::new()), values)?;
        values.into_iter().map(read).collect()
    }

    /// Texts by name; none where the field is absent.
    pub(crate) fn texts_by_name(&mut self, name: &str) -> Result<Vec<(String, String)>, Error> {
        let Some(value) = self.0.remove(name) else {
            return Ok(Vec::new());
        };
        let named = Self::of(value)?.0.into_iter();
        named.map(|(name, value)| Ok((name, text(value)?))).collect()
    }
}

/// A text.
pub(crate) fn text(value: Value) -> Result<String, Error> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(unfit(&other, "a string")),
    }
}

/// What a text stands for.
pub(crate) fn parsed<T: FromStr<Err: Display>>(value: Value) -> Result<T, Error> {
    text(value)?.parse().map_err(Error::custom)
}

/// A whole number.
pub(crate) fn count(value: Value) -> Result<u32, Error> {
    let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
    number.ok_or_else(|| match unexpected(&value) {
        wrong @ (Unexpected::Unsigned(_) | Unexpected::Signed(_)) => Error::invalid_value(wrong, &"u32"),
        wrong => Error::invalid_type(wrong, &"u32"),
    })
}

/// A list of values that are yet to be read.
pub(crate) fn values(value: Value) -> Result<Vec<Value>, Error> {
    match value {
        Value::Array(values) => Ok(values),
        other => Err(unfit(&other, "a sequence")),
    }
}

fn unfit(value: &Value, expected: &str) -> Error {
    Error::invalid_type(unexpected(value), &expected)
}

fn unexpected(value: &Value) -> Unexpected<'_> {
    match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(is) => Unexpected::Bool(*is),
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => Unexpected::Unsigned(number),
            (None, Some(number)) => Unexpected::Signed(number),
            (None, None) => Unexpected::Float(number.as_f64().unwrap_or_default()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;

    /// What serde says of the same value.
    fn serdes<T: for<'de> Deserialize<'de>>(value: &Value) -> Option<String> {
        T::deserialize(value).err().map(|error| error.to_string())
    }

    fn said<T>(read: Result<T, Error>) -> Option<String> {
        read.err().map(|error| error.to_string())
    }

    #[test]
    fn says_what_is_wrong_in_the_words_of_serde() {
        let values = [
            json!(null),
            json!(true),
            json!(5),
            json!(-5),
            json!(4_294_967_296_u64),
            json!(0.5),
            json!("ż"),
            json!(["ż"]),
            json!({"a": 1}),
        ];
        for value in values {
            assert_eq!(said(text(value.clone())), serdes::<String>(&value), "{value}");
            assert_eq!(said(count(value.clone())), serdes::<u32>(&value), "{value}");
            assert_eq!(
                said(super::values(value.clone())),
                serdes::<Vec<Value>>(&value),
                "{value}"
            );
            assert_eq!(
                said(Fields::of(value.clone())),
                serdes::<Map<String, Value>>(&value),
                "{value}"
            );
            let mut fields = Fields::of(json!({"a": value})).unwrap();
            assert_eq!(said(fields.number("a")), serdes::<f64>(&value), "{value}");
        }
    }

    #[test]
    fn a_field_may_be_absent_or_must_be_there() {
        let mut fields = Fields::of(json!({"a": null, "b": "ż", "c": ["x"], "d": {"y": "z"}})).unwrap();
        assert_eq!(fields.may_text("a").unwrap(), None);
        assert_eq!(said(fields.text("a")).as_deref(), Some("missing field `a`"));
        assert_eq!(fields.text("b").unwrap(), "ż");
        assert_eq!(fields.list("c", text).unwrap(), ["x"]);
        assert!(fields.list("c", text).unwrap().is_empty());
        assert_eq!(fields.texts_by_name("d").unwrap(), [("y".to_owned(), "z".to_owned())]);
    }

    #[test]
    fn names_a_field_that_nobody_knows() {
        let error = said(Fields::only(json!({"a": 1, "ż": 2}), &["a", "b"]));
        assert_eq!(error.as_deref(), Some("unknown field `ż`, expected `a` or `b`"));
        assert!(Fields::only(json!({"a": 1}), &["a", "b"]).is_ok());
    }
}
