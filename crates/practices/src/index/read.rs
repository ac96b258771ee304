//! Reading the index: whatever the file, columns that fit each other, or why there are none.
//!
//! It is the first thing that the map waits for, so the numbers go straight into their columns.

use serde::Deserialize;
use thiserror::Error;

use super::columns::{ByNumber, Columns, Numbers};
use super::{FORMAT, Index, IndexPlace, NO_POINT, VERSION};
use crate::category::{Category, NotACategory};

/// The eastern edge of the globe in units of 1e-5 degrees.
const EAST: i32 = 18_000_000;

/// The North Pole in units of 1e-5 degrees.
const NORTH: i32 = 9_000_000;

/// The highest code of a województwo.
const LAST_WOJEWODZTWO: i32 = 16;

/// Why an index can't be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IndexError {
    /// No JSON, cut off, or a column of the wrong form.
    #[error("indeks praktyk nie daje się odczytać (wiersz {line}, kolumna {column}): {message}")]
    Unreadable {
        /// Line of the first error, from 1.
        line: usize,
        /// Column of the first error, from 1.
        column: usize,
        /// What the JSON reader says.
        message: String,
    },
    /// JSON of another kind.
    #[error("to nie jest indeks praktyk: w polu „format” powinno być „{FORMAT}”")]
    AnotherFormat,
    /// Written by a program newer than this one.
    #[error(
        "indeks praktyk ma wersję {0}, a ta strona zna najwyżej {VERSION}; odśwież stronę albo zbuduj indeks od nowa"
    )]
    Newer(u32),
    /// The files of cards have no size.
    #[error("indeks praktyk: pole „chunk” musi być większe od zera")]
    NoChunk,
    /// A column is longer or shorter than there are practices.
    #[error("indeks praktyk: kolumna „{column}” ma pozycji {found}, a powinna mieć {count}")]
    Length {
        /// The key.
        column: &'static str,
        /// Its values.
        found: usize,
        /// The practices.
        count: usize,
    },
    /// A category that is none.
    #[error("indeks praktyk: {0}")]
    Category(#[from] NotACategory),
    /// A value that stands for nothing: a category that is not listed, a seventeenth województwo, a practice that is
    /// not there or is there twice.
    #[error("indeks praktyk: w kolumnie „{column}” przy praktyce nr {number} stoi wartość spoza zakresu")]
    OutOfRange {
        /// The key.
        column: &'static str,
        /// The practice, from 0.
        number: usize,
    },
}

/// What every version of the file has.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

impl Index {
    /// Reads `index.json`. Points that lie outside the globe are left out and counted in [`Index::problems`].
    ///
    /// # Errors
    /// What makes the file unusable; never a part of an index.
    pub fn from_json(bytes: &[u8]) -> Result<Self, IndexError> {
        let columns: Columns = serde_json::from_slice(bytes).map_err(|error| why(bytes, &error))?;
        known(&columns.format, columns.version)?;
        columns.check_lengths()?;
        columns.into_index()
    }
}

/// Why a file can't be read: one of another format or version need not have these columns.
fn why(bytes: &[u8], error: &serde_json::Error) -> IndexError {
    let head = serde_json::from_slice(bytes).ok();
    let unknown = head.and_then(|head: Head| known(&head.format, head.version).err());
    unknown.unwrap_or_else(|| IndexError::Unreadable {
        line: error.line(),
        column: error.column(),
        message: error.to_string(),
    })
}

fn known(format: &str, version: u32) -> Result<(), IndexError> {
    if format != FORMAT {
        return Err(IndexError::AnotherFormat);
    }
    if version > VERSION {
        return Err(IndexError::Newer(version));
    }
    Ok(())
}

impl Columns {
    fn check_lengths(&self) -> Result<(), IndexError> {
        if self.chunk == 0 {
            return Err(IndexError::NoChunk);
        }
        let optional = |length: usize| if length == 0 { self.count } else { length };
        let lengths = [
            ("category", self.category.0.len()),
            ("wojewodztwo", self.wojewodztwo.0.len()),
            ("lon", self.lon.0.len()),
            ("lat", self.lat.0.len()),
            ("powiat", optional(self.powiat.0.len())),
            ("ids", optional(self.ids.len())),
        ];
        match lengths.into_iter().find(|(_, length)| *length != self.count) {
            Some((column, found)) => Err(IndexError::Length {
                column,
                found,
                count: self.count,
            }),
            None => Ok(()),
        }
    }

    fn into_index(self) -> Result<Index, IndexError> {
        let count = self.count;
        let last_category = i32::try_from(self.categories.len()).unwrap_or(i32::MAX) - 1;
        let mut index = Index {
            chunk: self.chunk,
            category: column("category", self.category, last_category)?,
            categories: categories(&self.categories)?,
            wojewodztwo: column("wojewodztwo", self.wojewodztwo, LAST_WOJEWODZTWO)?,
            lon: self.lon.0,
            lat: self.lat.0,
            powiat: column("powiat", self.powiat, u16::MAX.into())?,
            places: Vec::new(),
            more: entries("more", self.more, count, LAST_WOJEWODZTWO)?,
            powiaty: entries("powiaty", self.powiaty, count, u16::MAX.into())?,
            // A hash that is none says nothing.
            made_of: u64::from_str_radix(&self.made_of, 16).ok(),
            ids: self.ids,
            problems: 0,
        };
        index.drop_bad_points();
        numbered("places", &self.places, count)?;
        for (number, rows) in self.places {
            index.add_places(number, rows)?;
        }
        Ok(index)
    }
}

fn categories(paths: &[String]) -> Result<Vec<Category>, IndexError> {
    paths.iter().map(|path| Ok(path.parse()?)).collect()
}

/// A column of numbers from 0 to `most`.
fn column<T: TryFrom<i32>>(column: &'static str, numbers: Numbers, most: i32) -> Result<Vec<T>, IndexError> {
    let count = numbers.0.len();
    let within: Vec<T> = within(numbers, 0, most).collect();
    match within.len() {
        found if found < count => Err(IndexError::OutOfRange { column, number: found }),
        _ => Ok(within),
    }
}

/// The numbers up to the first that is smaller or larger than it may be.
fn within<T: TryFrom<i32>>(numbers: Numbers, least: i32, most: i32) -> impl Iterator<Item = T> {
    let fits = move |number: &i32| (least..=most).contains(number);
    numbers
        .0
        .into_iter()
        .take_while(fits)
        .map_while(|number| T::try_from(number).ok())
}

/// Numbers from 1 to `most` that some of `count` practices have.
fn entries<T: TryFrom<i32>>(
    column: &'static str,
    entries: ByNumber<Numbers>,
    count: usize,
    most: i32,
) -> Result<ByNumber<Vec<T>>, IndexError> {
    numbered(column, &entries, count)?;
    let read = |(number, numbers): (u32, Numbers)| {
        let length = numbers.0.len();
        let values: Vec<T> = within(numbers, 1, most).collect();
        if values.len() < length {
            return Err(out_of_range(column, number));
        }
        Ok((number, values))
    };
    entries.into_iter().map(read).collect()
}

/// Whether each number is one of `count` practices', and stands there once; the entries are sorted.
fn numbered<T>(column: &'static str, entries: &ByNumber<T>, count: usize) -> Result<(), IndexError> {
    let mut last = None;
    for (number, _) in entries {
        if *number as usize >= count || last == Some(number) {
            return Err(out_of_range(column, *number));
        }
        last = Some(number);
    }
    Ok(())
}

fn out_of_range(column: &'static str, number: u32) -> IndexError {
    IndexError::OutOfRange {
        column,
        number: number as usize,
    }
}

impl Index {
    fn drop_bad_points(&mut self) {
        for (lon, lat) in self.lon.iter_mut().zip(&mut self.lat) {
            if is_on_the_globe(*lon, *lat) {
                continue;
            }
            self.problems += usize::from((*lon, *lat) != (NO_POINT, NO_POINT));
            (*lon, *lat) = (NO_POINT, NO_POINT);
        }
    }

    /// A practice of several places has no point of its own; where the file gives it one, that is one too many.
    fn add_places(&mut self, number: u32, rows: Vec<Numbers>) -> Result<(), IndexError> {
        let mut sound = Vec::with_capacity(rows.len());
        for row in rows {
            let [lon, lat, wojewodztwo] = row.0.as_slice() else {
                return Err(out_of_range("places", number));
            };
            if !(0..=LAST_WOJEWODZTWO).contains(wojewodztwo) {
                return Err(out_of_range("places", number));
            }
            if is_on_the_globe(*lon, *lat) {
                sound.push(IndexPlace {
                    lon: *lon,
                    lat: *lat,
                    wojewodztwo: *wojewodztwo as u8,
                });
            } else {
                self.problems += 1;
            }
        }
        if sound.is_empty() {
            return Ok(());
        }
        self.places.push((number, sound));
        let own = (self.lon.get_mut(number as usize), self.lat.get_mut(number as usize));
        if let (Some(lon), Some(lat)) = own {
            self.problems += usize::from(*lon != NO_POINT);
            (*lon, *lat) = (NO_POINT, NO_POINT);
        }
        Ok(())
    }
}

pub(super) fn is_on_the_globe(lon: i32, lat: i32) -> bool {
    (-EAST..=EAST).contains(&lon) && (-NORTH..=NORTH).contains(&lat)
}
