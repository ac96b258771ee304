//! What an archive says of its catalogue: enough for a panel to tell its numbers before the catalogue is here.
//!
//! It is the archive's metadata, a JSON object, under the key `catalogue`:
//!
//! ```json
//! {"version":1,"stamp":"a71c8d2f00e1b953","count":3,"chunk":128,
//! "categories":["dialog-spoleczny","uslugi-spoleczne/kultura"],
//! "totals":[[1,2],[1,0],[0,0]]}
//! ```
//!
//! - `stamp`: sixteen hexadecimal digits, that of the catalogue's index ([`Index::stamp`]);
//! - `count`, `chunk`, `categories`: as in the index;
//! - `totals`: how many practices there are of each category, first of all of them, then of each województwo by its code.

use practices::index::Index;
use practices::{Category, Wojewodztwo};
use serde_json::{Value, json};
use thiserror::Error;

/// The newest form of the metadata, and of the tiles, that this code knows.
const VERSION: u64 = 1;

/// How many rows the totals have: all of Poland, and each województwo.
const ROWS: usize = 17;

/// Why an archive is none of ours.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AboutError {
    /// No JSON.
    #[error("opis kafelków nie jest JSON-em: {0}")]
    Unreadable(String),
    /// Another program's archive, or columns that do not fit.
    #[error(
        "opis kafelków: brak pola „catalogue.{0}” albo jest ono błędne; zbuduj kafelki od nowa: praktyki build --tiles"
    )]
    Field(&'static str),
    /// Written by a program newer than this one.
    #[error("kafelki mają wersję {0}, a ta strona zna najwyżej {VERSION}; odśwież stronę albo zbuduj kafelki od nowa")]
    Newer(u64),
}

/// What an archive says of its catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Tells the catalogue from any other.
    pub stamp: u64,
    /// How many practices there are.
    pub count: u32,
    /// How many practices a file of cards has; not 0.
    pub chunk: u32,
    /// The categories that occur, sorted.
    pub categories: Vec<Category>,
    /// How many practices of each category: of all of Poland, then of each województwo.
    totals: Vec<Vec<u32>>,
}

impl About {
    /// What is to be said of a catalogue.
    pub fn of(index: &Index) -> Self {
        let mut totals = vec![vec![0; index.categories.len()]; ROWS];
        let mut several = index.more.iter().peekable();
        for (number, (category, code)) in (0..).zip(index.category.iter().zip(&index.wojewodztwo)) {
            let codes = match several.next_if(|(other, _)| *other == number) {
                Some((_, codes)) => codes.as_slice(),
                None => std::slice::from_ref(code),
            };
            let known = codes.iter().copied().filter(|code| *code != 0);
            for row in known.chain([0]) {
                let total = totals
                    .get_mut(usize::from(row))
                    .and_then(|row| row.get_mut(usize::from(*category)));
                if let Some(total) = total {
                    *total += 1;
                }
            }
        }
        Self {
            stamp: index.stamp(),
            count: index.len() as u32,
            chunk: index.chunk,
            categories: index.categories.clone(),
            totals,
        }
    }

    /// How many practices of each category there are in a województwo, or in all of Poland.
    pub fn totals(&self, region: Option<Wojewodztwo>) -> &[u32] {
        let row = region.map_or(0, |region| usize::from(region.code()));
        self.totals.get(row).map_or(&[], Vec::as_slice)
    }

    /// The value at `catalogue`.
    pub fn to_json(&self) -> Value {
        json!({
            "version": VERSION,
            "stamp": format!("{:016x}", self.stamp),
            "count": self.count,
            "chunk": self.chunk,
            "categories": self.categories.iter().map(Category::path).collect::<Vec<_>>(),
            "totals": self.totals,
        })
    }

    /// Reads an archive's metadata.
    ///
    /// # Errors
    /// What makes the archive none of ours.
    pub fn read(metadata: &[u8]) -> Result<Self, AboutError> {
        let metadata: Value =
            serde_json::from_slice(metadata).map_err(|error| AboutError::Unreadable(error.to_string()))?;
        let catalogue = metadata.get("catalogue").ok_or(AboutError::Field("version"))?;
        match catalogue.get("version").and_then(Value::as_u64) {
            Some(1..=VERSION) => {}
            Some(newer) => return Err(AboutError::Newer(newer)),
            None => return Err(AboutError::Field("version")),
        }
        let number = |key: &'static str| {
            let number = catalogue.get(key).and_then(Value::as_u64);
            number
                .and_then(|number| u32::try_from(number).ok())
                .ok_or(AboutError::Field(key))
        };
        let list = |key: &'static str| {
            catalogue
                .get(key)
                .and_then(Value::as_array)
                .ok_or(AboutError::Field(key))
        };
        let stamp = catalogue.get("stamp").and_then(Value::as_str).unwrap_or_default();
        let category = |path: &Value| path.as_str()?.parse().ok();
        let categories: Option<Vec<Category>> = list("categories")?.iter().map(category).collect();
        let about = Self {
            stamp: u64::from_str_radix(stamp, 16).map_err(|_| AboutError::Field("stamp"))?,
            count: number("count")?,
            chunk: number("chunk")?,
            categories: categories.ok_or(AboutError::Field("categories"))?,
            totals: list("totals")?.iter().filter_map(row).collect(),
        };
        let is_whole = about.totals.len() == ROWS && about.totals.iter().all(|row| row.len() == about.categories.len());
        match (about.chunk, is_whole) {
            (0, _) => Err(AboutError::Field("chunk")),
            (_, false) => Err(AboutError::Field("totals")),
            _ => Ok(about),
        }
    }
}

fn row(row: &Value) -> Option<Vec<u32>> {
    let number = |number: &Value| u32::try_from(number.as_u64()?).ok();
    row.as_array()?.iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        Index {
            chunk: 128,
            categories: vec![
                "dialog-spoleczny".parse().unwrap(),
                "uslugi-spoleczne/kultura".parse().unwrap(),
            ],
            category: vec![1, 0, 1],
            wojewodztwo: vec![1, 16, 0],
            more: vec![(1, vec![15, 16])],
            made_of: Some(u64::MAX),
            ..Index::default()
        }
    }

    #[test]
    fn totals_count_a_practice_in_each_of_its_wojewodztwa() {
        let about = About::of(&index());
        let of = |slug: &str| about.totals(Wojewodztwo::from_slug(slug)).to_vec();
        assert_eq!(about.totals(None), [1, 2]);
        assert_eq!(of("dolnoslaskie"), [0, 1]);
        assert_eq!(
            (of("wielkopolskie"), of("zachodniopomorskie")),
            (vec![1, 0], vec![1, 0])
        );
        assert_eq!(of("opolskie"), [0, 0]);
    }

    #[test]
    fn it_comes_back_and_what_is_missing_is_named() {
        let about = About::of(&index());
        let whole = json!({ "catalogue": about.to_json() });
        assert_eq!(About::read(whole.to_string().as_bytes()), Ok(about));
        for key in ["version", "stamp", "count", "chunk", "categories", "totals"] {
            for value in [json!(null), json!("żółw"), json!([1]), json!(-1)] {
                let mut broken = whole.clone();
                broken["catalogue"][key] = value;
                assert_eq!(
                    About::read(broken.to_string().as_bytes()),
                    Err(AboutError::Field(key)),
                    "{broken}"
                );
            }
        }
        let newer = json!({ "catalogue": { "version": 2 } });
        assert_eq!(About::read(newer.to_string().as_bytes()), Err(AboutError::Newer(2)));
        assert!(matches!(About::read(b"{"), Err(AboutError::Unreadable(_))));
        assert_eq!(About::read(b"{}"), Err(AboutError::Field("version")));
    }
}
