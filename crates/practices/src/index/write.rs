//! Writing the index: a column a line, the same bytes for the same practices.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{FORMAT, Index, IndexPlace, NO_POINT, VERSION};
use crate::category::Category;

impl Index {
    /// The text of `index.json`.
    ///
    /// # Errors
    /// Never for an index of practices; serde_json's error where a value can't be written as JSON.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let mut text = format!(
            "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"count\":{},\"chunk\":{}",
            self.len(),
            self.chunk
        );
        let categories: Vec<&str> = self.categories.iter().map(Category::path).collect();
        add(&mut text, "categories", &categories)?;
        add(&mut text, "category", &self.category)?;
        add(&mut text, "wojewodztwo", &self.wojewodztwo)?;
        add(&mut text, "lon", &nullable(&self.lon))?;
        add(&mut text, "lat", &nullable(&self.lat))?;
        if !self.powiat.is_empty() {
            add(&mut text, "powiat", &self.powiat)?;
        }
        if !self.places.is_empty() {
            add(&mut text, "places", &by_number(&self.places, IndexPlace::columns))?;
        }
        if !self.more.is_empty() {
            add(&mut text, "more", &by_number(&self.more, |code| *code))?;
        }
        if !self.powiaty.is_empty() {
            add(&mut text, "powiaty", &by_number(&self.powiaty, |powiat| *powiat))?;
        }
        if let Some(made_of) = self.made_of {
            add(&mut text, "made_of", &format!("{made_of:016x}"))?;
        }
        if !self.ids.is_empty() {
            add(&mut text, "ids", &self.ids)?;
        }
        Ok(text + "}\n")
    }
}

impl IndexPlace {
    fn columns(&self) -> (i32, i32, u8) {
        (self.lon, self.lat, self.wojewodztwo)
    }
}

fn add<T: Serialize>(text: &mut String, key: &str, value: &T) -> Result<(), serde_json::Error> {
    text.push_str(&format!(",\n\"{key}\":{}", serde_json::to_string(value)?));
    Ok(())
}

fn nullable(column: &[i32]) -> Vec<Option<i32>> {
    column
        .iter()
        .map(|units| (*units != NO_POINT).then_some(*units))
        .collect()
}

fn by_number<T, F>(entries: &[(u32, Vec<T>)], form: impl Fn(&T) -> F) -> BTreeMap<u32, Vec<F>> {
    let entries = entries.iter();
    entries
        .map(|(number, values)| (*number, values.iter().map(&form).collect()))
        .collect()
}
