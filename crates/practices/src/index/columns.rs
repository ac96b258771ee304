//! The file of the index as it stands, before anything of it is believed.
//!
//! All columns of numbers are read by the same code, into numbers of the same size: made anew for each type of number, as
//! serde derives it, that weighs four times as much WebAssembly.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};

use super::NO_POINT;

/// What some practices have, by their numbers.
pub(super) type ByNumber<T> = Vec<(u32, T)>;

/// The file as it stands.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) count: usize,
    pub(super) chunk: u32,
    pub(super) categories: Vec<String>,
    pub(super) category: Numbers,
    pub(super) wojewodztwo: Numbers,
    pub(super) lon: Numbers,
    pub(super) lat: Numbers,
    pub(super) powiat: Numbers,
    /// Lon, lat and województwo of each place.
    pub(super) places: ByNumber<Vec<Numbers>>,
    pub(super) more: ByNumber<Numbers>,
    pub(super) powiaty: ByNumber<Numbers>,
    pub(super) made_of: String,
    pub(super) ids: Vec<String>,
}

/// The keys that a file must have.
const NEEDED: [&str; 9] = [
    "format",
    "version",
    "count",
    "chunk",
    "categories",
    "category",
    "wojewodztwo",
    "lon",
    "lat",
];

impl Columns {
    /// Reads what stands at a key.
    fn read<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        let numbers = match key {
            "category" => &mut self.category,
            "wojewodztwo" => &mut self.wojewodztwo,
            "lon" => &mut self.lon,
            "lat" => &mut self.lat,
            "powiat" => &mut self.powiat,
            _ => return self.read_other(key, map),
        };
        *numbers = map.next_value()?;
        Ok(())
    }

    fn read_other<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "format" => self.format = map.next_value()?,
            "version" => self.version = map.next_value()?,
            "count" => self.count = map.next_value()?,
            "chunk" => self.chunk = map.next_value()?,
            "categories" => self.categories = map.next_value()?,
            "made_of" => self.made_of = map.next_value()?,
            "ids" => self.ids = map.next_value()?,
            "places" => self.places = map.next_value::<Entries<_>>()?.0,
            "more" => self.more = map.next_value::<Entries<_>>()?.0,
            "powiaty" => self.powiaty = map.next_value::<Entries<_>>()?.0,
            _ => {
                map.next_value::<de::IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Columns {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Columns;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with columns")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Columns, A::Error> {
                let mut columns = Columns::default();
                let mut missing = NEEDED.to_vec();
                while let Some(key) = map.next_key::<String>()? {
                    missing.retain(|needed| *needed != key);
                    columns.read(&key, &mut map)?;
                }
                match missing.first() {
                    Some(key) => Err(de::Error::missing_field(key)),
                    None => Ok(columns),
                }
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

/// A list of whole numbers, with [`NO_POINT`] for null and [`OUT_OF_RANGE`] for any other number.
#[derive(Default)]
pub(super) struct Numbers(pub(super) Vec<i32>);

/// What no number of the index can be; a point that has it is dropped with those that lie outside the globe.
const OUT_OF_RANGE: i32 = i32::MAX;

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Column;
        impl<'de> Visitor<'de> for Column {
            type Value = Numbers;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of whole numbers and nulls")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Numbers, A::Error> {
                let mut column = Vec::new();
                while let Some(Whole(number)) = seq.next_element()? {
                    column.push(number);
                }
                Ok(Numbers(column))
            }
        }
        deserializer.deserialize_seq(Column)
    }
}

struct Whole(i32);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;
        impl Visitor<'_> for Number {
            type Value = Whole;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number or null")
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Whole, E> {
                let number = i32::try_from(number).ok().filter(|number| *number != NO_POINT);
                Ok(Whole(number.unwrap_or(OUT_OF_RANGE)))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Whole, E> {
                Ok(Whole(i32::try_from(number).unwrap_or(OUT_OF_RANGE)))
            }

            fn visit_f64<E: de::Error>(self, _: f64) -> Result<Whole, E> {
                Ok(Whole(OUT_OF_RANGE))
            }

            fn visit_unit<E: de::Error>(self) -> Result<Whole, E> {
                Ok(Whole(NO_POINT))
            }
        }
        deserializer.deserialize_any(Number)
    }
}

/// An object whose keys are practices' numbers, sorted by them.
struct Entries<T>(ByNumber<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Object<T> {
            type Value = Entries<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with numbers of practices as keys")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                entries.sort_by_key(|(number, _)| *number);
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Object(PhantomData))
    }
}
