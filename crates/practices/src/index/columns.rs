//! The file of the index as it stands, before anything of it is believed.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};

use super::NO_POINT;
use crate::category::Category;

/// What some practices have, by their numbers.
pub(super) type ByNumber<T> = Vec<(u32, Vec<T>)>;

/// A place as it stands: lon, lat, województwo.
pub(super) type Point = (Units, Units, u8);

/// The file as it stands.
#[derive(Deserialize)]
pub(super) struct Columns {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) count: usize,
    pub(super) chunk: u32,
    pub(super) categories: Vec<Category>,
    pub(super) category: Vec<u16>,
    pub(super) wojewodztwo: Vec<u8>,
    #[serde(deserialize_with = "degrees")]
    pub(super) lon: Vec<i32>,
    #[serde(deserialize_with = "degrees")]
    pub(super) lat: Vec<i32>,
    #[serde(default)]
    pub(super) powiat: Vec<u16>,
    #[serde(default, deserialize_with = "by_number")]
    pub(super) places: ByNumber<Point>,
    #[serde(default, deserialize_with = "by_number")]
    pub(super) more: ByNumber<u8>,
    #[serde(default, deserialize_with = "by_number")]
    pub(super) powiaty: ByNumber<u16>,
    #[serde(default)]
    pub(super) ids: Vec<String>,
}

/// A coordinate in 1e-5 degrees, [`NO_POINT`] for null, [`OFF_THE_GLOBE`] for any other number.
pub(super) struct Units(pub(super) i32);

impl<'de> Deserialize<'de> for Units {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UnitsVisitor)
    }
}

struct UnitsVisitor;

/// What no coordinate can be; it is dropped with the others that lie outside the globe.
const OFF_THE_GLOBE: Units = Units(i32::MAX);

impl Visitor<'_> for UnitsVisitor {
    type Value = Units;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number or null")
    }

    fn visit_i64<E: de::Error>(self, units: i64) -> Result<Units, E> {
        Ok(i32::try_from(units)
            .ok()
            .filter(|units| *units != NO_POINT)
            .map_or(OFF_THE_GLOBE, Units))
    }

    fn visit_u64<E: de::Error>(self, units: u64) -> Result<Units, E> {
        Ok(i32::try_from(units).map_or(OFF_THE_GLOBE, Units))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Units, E> {
        Ok(OFF_THE_GLOBE)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Units, E> {
        Ok(Units(NO_POINT))
    }
}

/// A column of coordinates, as plain numbers.
fn degrees<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<i32>, D::Error> {
    struct Column;
    impl<'de> Visitor<'de> for Column {
        type Value = Vec<i32>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of whole numbers and nulls")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<i32>, A::Error> {
            let mut column = Vec::new();
            while let Some(units) = seq.next_element::<Units>()? {
                column.push(units.0);
            }
            Ok(column)
        }
    }
    deserializer.deserialize_seq(Column)
}

/// An object whose keys are practices' numbers, sorted by them.
fn by_number<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<ByNumber<T>, D::Error> {
    struct Entries<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
        type Value = ByNumber<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object with numbers of practices as keys")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }
    let mut entries = deserializer.deserialize_map(Entries(PhantomData))?;
    entries.sort_by_key(|(number, _)| *number);
    Ok(entries)
}
