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

/// What is left of an object, and the first thing that was wrong with it: whoever takes it apart asks once, at the end.
#[derive(Debug)]
pub(crate) struct Fields {
    values: Map<String, Value>,
    fault: Option<Error>,
}

impl Fields {
    /// The fields of a value that must be an object.
    pub(crate) fn of(value: Value) -> Self {
        match value {
            Value::Object(values) => Self { values, fault: None },
            other => Self {
                values: Map::new(),
                fault: Some(unfit(&other, "a map")),
            },
        }
    }

    /// The fields of an object that has no others than these.
    pub(crate) fn only(value: Value, known: &'static [&'static str]) -> Self {
        let mut fields = Self::of(value);
        let unknown = fields.values.keys().find(|name| !known.contains(&name.as_str()));
        if let Some(error) = unknown.map(|name| Error::unknown_field(name, known)) {
            fields.refuse(error);
        }
        fields
    }

    /// What was made of the fields, if all of them were sound.
    pub(crate) fn finish<T>(self, made: T) -> Result<T, Error> {
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok(made),
        }
    }

    /// What was made of the fields, if all of them were sound and none was missing that must be there.
    pub(crate) fn finish_with<T>(self, made: Option<T>) -> Result<T, Error> {
        let none = || Error::custom("a field is missing");
        self.finish(()).and_then(|()| made.ok_or_else(none))
    }

    /// Says what is wrong, unless something else was before.
    pub(crate) fn refuse(&mut self, error: Error) {
        self.fault.get_or_insert(error);
    }

    /// A field as it stands; none where it is absent or null.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        self.values.remove(name).filter(|value| !value.is_null())
    }

    /// A field that must be there; none where it is not, or is unsound.
    pub(crate) fn must<T>(&mut self, name: &'static str, read: Read<T>) -> Option<T> {
        let value = self.required(name)?;
        self.sound(read(value))
    }

    fn required(&mut self, name: &'static str) -> Option<Value> {
        let value = self.values.remove(name);
        if value.is_none() {
            self.refuse(Error::missing_field(name));
        }
        value
    }

    fn sound<T>(&mut self, read: Result<T, Error>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(error);
                None
            }
        }
    }

    /// A field that may be absent or null.
    pub(crate) fn may<T>(&mut self, name: &str, read: Read<T>) -> Option<T> {
        let value = self.take(name)?;
        self.sound(read(value))
    }

    /// A text that may be absent or null.
    pub(crate) fn may_text(&mut self, name: &str) -> Option<String> {
        self.may(name, text)
    }

    /// A text that must be there.
    pub(crate) fn text(&mut self, name: &'static str) -> String {
        self.must(name, text).unwrap_or_default()
    }

    /// A number that must be there.
    pub(crate) fn number(&mut self, name: &'static str) -> f64 {
        self.must(name, number).unwrap_or_default()
    }

    /// A list; empty where the field is absent.
    pub(crate) fn list<T>(&mut self, name: &str, read: Read<T>) -> Vec<T> {
        let list = self.values.remove(name).map(values);
        let values = list.and_then(|list| self.sound(list)).unwrap_or_default();
        values.into_iter().map_while(|value| self.sound(read(value))).collect()
    }

    /// Texts by name; none where the field is absent.
    pub(crate) fn texts_by_name(&mut self, name: &str) -> Vec<(String, String)> {
        let Some(value) = self.values.remove(name) else {
            return Vec::new();
        };
        let named = Self::of(value);
        let found: Vec<(String, String)> = named
            .values
            .into_iter()
            .map_while(|(name, value)| Some((name, self.sound(text(value))?)))
            .collect();
        if let Some(fault) = named.fault {
            self.refuse(fault);
        }
        found
    }
}

/// A value that must be an object, whatever its fields.
pub(crate) fn object(value: Value) -> Result<Value, Error> {
    if value.is_object() {
        Ok(value)
    } else {
        Err(unfit(&value, "a map"))
    }
}

fn number(value: Value) -> Result<f64, Error> {
    value.as_f64().ok_or_else(|| unfit(&value, "f64"))
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
                said(Fields::of(value.clone()).finish(())),
                serdes::<Map<String, Value>>(&value),
                "{value}"
            );
            let mut fields = Fields::of(json!({"a": value}));
            fields.number("a");
            assert_eq!(said(fields.finish(())), serdes::<f64>(&value), "{value}");
        }
    }

    #[test]
    fn a_field_may_be_absent_or_must_be_there() {
        let mut fields = Fields::of(json!({"a": null, "b": "ż", "c": ["x"], "d": {"y": "z"}}));
        assert_eq!(fields.may_text("a"), None);
        assert_eq!(fields.text("b"), "ż");
        assert_eq!(fields.list("c", text), ["x"]);
        assert!(fields.list("c", text).is_empty());
        assert_eq!(fields.texts_by_name("d"), [("y".to_owned(), "z".to_owned())]);
        assert_eq!(fields.text("a"), "");
        assert_eq!(said(fields.finish(())).as_deref(), Some("missing field `a`"));
    }

    #[test]
    fn says_what_is_wrong_first() {
        let mut fields = Fields::of(json!({"a": ["x", 1, true], "b": 2, "c": {"d": 3}}));
        assert_eq!(fields.list("a", text), ["x"]);
        fields.text("b");
        assert!(fields.texts_by_name("c").is_empty());
        let error = said(fields.finish_with(None::<()>)).unwrap();
        assert!(error.starts_with("invalid type: integer `1`"), "{error}");
        let error = said(Fields::of(json!({})).finish_with(None::<()>));
        assert_eq!(error.as_deref(), Some("a field is missing"));
    }

    #[test]
    fn names_a_field_that_nobody_knows() {
        let error = said(Fields::only(json!({"a": 1, "ż": 2}), &["a", "b"]).finish(()));
        assert_eq!(error.as_deref(), Some("unknown field `ż`, expected `a` or `b`"));
        assert_eq!(said(Fields::only(json!({"a": 1}), &["a", "b"]).finish(())), None);
    }
}
