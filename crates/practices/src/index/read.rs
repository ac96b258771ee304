//! Reading the index: whatever the file, columns that fit each other, or why there are none.
//!
//! It is the first thing that the map waits for, so the numbers go straight into their columns.

use serde::Deserialize;
use thiserror::Error;

use super::columns::{Columns, Point};
use super::{FORMAT, Index, IndexPlace, NO_POINT, VERSION};

/// The eastern edge of the globe in units of 1e-5 degrees.
const EAST: i32 = 18_000_000;

/// The North Pole in units of 1e-5 degrees.
const NORTH: i32 = 9_000_000;

/// The highest code of a województwo.
const LAST_WOJEWODZTWO: u8 = 16;

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
        columns.check()?;
        Ok(columns.into_index())
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
    fn check(&self) -> Result<(), IndexError> {
        if self.chunk == 0 {
            return Err(IndexError::NoChunk);
        }
        self.check_lengths()?;
        let bad_category = |category: &u16| usize::from(*category) >= self.categories.len();
        let bad_wojewodztwo = |code: &u8| *code > LAST_WOJEWODZTWO;
        let in_range = |column, number: Option<usize>| match number {
            Some(number) => Err(IndexError::OutOfRange { column, number }),
            None => Ok(()),
        };
        in_range("category", self.category.iter().position(bad_category))?;
        in_range("wojewodztwo", self.wojewodztwo.iter().position(bad_wojewodztwo))?;
        in_range(
            "places",
            self.bad_entry(&self.places, |(.., code)| bad_wojewodztwo(code)),
        )?;
        in_range(
            "more",
            self.bad_entry(&self.more, |code| *code == 0 || bad_wojewodztwo(code)),
        )?;
        in_range("powiaty", self.bad_entry(&self.powiaty, |powiat| *powiat == 0))
    }

    fn check_lengths(&self) -> Result<(), IndexError> {
        let optional = |length: usize| if length == 0 { self.count } else { length };
        let lengths = [
            ("category", self.category.len()),
            ("wojewodztwo", self.wojewodztwo.len()),
            ("lon", self.lon.len()),
            ("lat", self.lat.len()),
            ("powiat", optional(self.powiat.len())),
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

    /// The first number that no practice has, that comes twice or with a bad value; the entries are sorted.
    fn bad_entry<T>(&self, entries: &[(u32, Vec<T>)], is_bad: impl Fn(&T) -> bool) -> Option<usize> {
        let mut last = None;
        for (number, values) in entries {
            let place = *number as usize;
            if place >= self.count || last == Some(place) || values.iter().any(&is_bad) {
                return Some(place);
            }
            last = Some(place);
        }
        None
    }

    fn into_index(self) -> Index {
        let mut index = Index {
            chunk: self.chunk,
            categories: self.categories,
            category: self.category,
            wojewodztwo: self.wojewodztwo,
            lon: self.lon,
            lat: self.lat,
            powiat: self.powiat,
            places: Vec::new(),
            more: self.more,
            powiaty: self.powiaty,
            ids: self.ids,
            problems: 0,
        };
        index.drop_bad_points();
        for (number, places) in self.places {
            index.add_places(number, &places);
        }
        index
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
    fn add_places(&mut self, number: u32, places: &[Point]) {
        let on_the_globe = places.iter().filter(|(lon, lat, _)| is_on_the_globe(lon.0, lat.0));
        let sound: Vec<IndexPlace> = on_the_globe
            .map(|(lon, lat, wojewodztwo)| IndexPlace {
                lon: lon.0,
                lat: lat.0,
                wojewodztwo: *wojewodztwo,
            })
            .collect();
        self.problems += places.len() - sound.len();
        if sound.is_empty() {
            return;
        }
        self.places.push((number, sound));
        let own = (self.lon.get_mut(number as usize), self.lat.get_mut(number as usize));
        if let (Some(lon), Some(lat)) = own {
            self.problems += usize::from(*lon != NO_POINT);
            (*lon, *lat) = (NO_POINT, NO_POINT);
        }
    }
}

pub(super) fn is_on_the_globe(lon: i32, lat: i32) -> bool {
    (-EAST..=EAST).contains(&lon) && (-NORTH..=NORTH).contains(&lat)
}
