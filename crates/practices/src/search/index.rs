//! The index of a catalogue's words, and its files.
//!
//! `search/index.bin` has the words and how often they stand; where they stand is in parts, `search/<k>.bin`, which are
//! fetched when a query asks for one of their words. All numbers are in the form of LEB128:
//!
//! ```text
//! index.bin:  "MPSEARCH", version 1, practices, stamp (8 bytes, the lowest first), parts,
//!             kin, of each: practices, bytes of its standing, 1 where it begins the next part, else 0
//!             words, of each: bytes shared with the word before, the rest as a text, kin
//!             places and categories, of each: kind, name, path, województwo, practices, middle
//! <k>.bin:    of each practice in which a kin stands: its number less that of the practice before, and how much the word
//!             says of it, 1 to 255
//! ```

use std::sync::OnceLock;

use super::dictionary::Dictionary;
use super::named::{self, Named, Names};
use crate::bytes::{self, Reader};

const MAGIC: &[u8] = b"MPSEARCH";
const VERSION: u32 = 1;

/// Why a file is no index of a catalogue's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SearchError {
    /// It does not begin as one, or its version is newer than this code.
    #[error("to nie jest indeks słów w wersji {VERSION}; zbuduj katalog i stronę w tej samej wersji")]
    Format,
    /// It ends too soon, or numbers in it contradict each other.
    #[error("indeks słów jest ucięty albo uszkodzony; zbuduj katalog jeszcze raz")]
    Damaged,
    /// It is of another catalogue.
    #[error("indeks słów należy do innego katalogu niż otwarty; zbuduj katalog jeszcze raz")]
    OfAnother,
}

/// What is known of all forms of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kin {
    /// In how many practices it stands.
    pub practices: u32,
    /// The part that says in which.
    pub part: u32,
    /// Where in the part, in bytes.
    pub start: u32,
    pub end: u32,
}

/// The words of a catalogue, and where they stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SearchIndex {
    pub(super) count: u32,
    stamp: u64,
    pub(super) dictionary: Dictionary,
    pub(super) kin: Vec<Kin>,
    names: Names,
    /// The parts, those that are here.
    parts: Vec<OnceLock<Vec<u8>>>,
}

impl SearchIndex {
    pub(super) fn new(
        (count, stamp): (u32, u64),
        dictionary: Dictionary,
        (kin, parts): (Vec<Kin>, Vec<Vec<u8>>),
        names: Names,
    ) -> Self {
        Self {
            count,
            stamp,
            dictionary,
            kin,
            names,
            parts: parts.into_iter().map(OnceLock::from).collect(),
        }
    }

    /// The number of practices.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// The files: `index.bin`, and the parts in their order.
    pub fn files(&self) -> (Vec<u8>, Vec<&[u8]>) {
        let mut head = MAGIC.to_vec();
        bytes::put(&mut head, VERSION);
        bytes::put(&mut head, self.count);
        head.extend_from_slice(&self.stamp.to_le_bytes());
        bytes::put(&mut head, self.parts.len() as u32);
        bytes::put(&mut head, self.kin.len() as u32);
        let mut part = 0;
        for kin in &self.kin {
            bytes::put(&mut head, kin.practices);
            bytes::put(&mut head, kin.end - kin.start);
            bytes::put(&mut head, kin.part - part);
            part = kin.part;
        }
        self.dictionary.write(&mut head);
        named::write(&mut head, &self.names);
        let parts = self.parts.iter().map(|part| part.get().map_or(&[][..], Vec::as_slice));
        (head, parts.collect())
    }

    /// Reads `index.bin` of the catalogue with this many practices and this stamp; no part is here yet.
    ///
    /// # Errors
    /// As [`SearchError`] says.
    pub fn read(file: &[u8], count: u32, stamp: u64) -> Result<Self, SearchError> {
        let mut file = Reader(file);
        if file.take(MAGIC.len()) != Some(MAGIC) || file.number() != Some(VERSION) {
            return Err(SearchError::Format);
        }
        let index = Self::read_body(&mut file).ok_or(SearchError::Damaged)?;
        if (index.count, index.stamp) == (count, stamp) {
            Ok(index)
        } else {
            Err(SearchError::OfAnother)
        }
    }

    fn read_body(file: &mut Reader<'_>) -> Option<Self> {
        let count = file.number()?;
        let stamp = u64::from_le_bytes(file.take(8)?.try_into().ok()?);
        let part_count = file.number()?;
        let kin_count = file.number()?;
        let mut kin: Vec<Kin> = Vec::new();
        let mut before = Kin::default();
        for _ in 0..kin_count {
            let practices = file.number()?;
            let length = file.number()?;
            let part = before
                .part
                .checked_add(file.number()?)
                .filter(|part| *part < part_count)?;
            let start = if part == before.part { before.end } else { 0 };
            before = Kin {
                practices,
                part,
                start,
                end: start.checked_add(length)?,
            };
            kin.push(before);
        }
        let dictionary = Dictionary::read(file, kin_count)?;
        Some(Self {
            count,
            stamp,
            dictionary,
            kin,
            names: named::read(file)?,
            // A part is fetched by its number, so there are no more of them than files; the memory is asked for as they come.
            parts: (0..part_count.min(kin_count)).map(|_| OnceLock::new()).collect(),
        })
    }

    /// The places and categories that a query names, the likeliest first.
    pub fn named(&self, query: &str) -> Vec<&Named> {
        self.names.meant(query)
    }

    /// Whether a part is here.
    pub(super) fn has(&self, part: u32) -> bool {
        self.parts.get(part as usize).is_some_and(|part| part.get().is_some())
    }

    /// Takes a part that has come; one that is here already stays.
    ///
    /// # Errors
    /// [`SearchError::Damaged`], where it is not as long as the index says: it is cut off, or another file.
    pub fn put(&self, part: u32, bytes: Vec<u8>) -> Result<(), SearchError> {
        let kin = self.kin.iter().filter(|kin| kin.part == part);
        let length = kin.map(|kin| kin.end as usize).max().unwrap_or_default();
        if bytes.len() != length {
            return Err(SearchError::Damaged);
        }
        if let Some(place) = self.parts.get(part as usize) {
            let _ = place.set(bytes);
        }
        Ok(())
    }

    /// In which practices a kin stands, and how much it says of each, from 0 to 1. What is not here or damaged says
    /// nothing.
    pub(super) fn standing(&self, kin: u32) -> impl Iterator<Item = (u32, f32)> + '_ {
        let kin = self.kin.get(kin as usize).copied().unwrap_or_default();
        let part = self.parts.get(kin.part as usize).and_then(OnceLock::get);
        let bytes = part.and_then(|part| part.get(kin.start as usize..kin.end as usize));
        let mut reader = Reader(bytes.unwrap_or_default());
        let mut practice = 0u32;
        std::iter::from_fn(move || {
            practice = practice.checked_add(reader.number()?)?;
            let share = reader.byte()?;
            (practice < self.count).then_some((practice, f32::from(share) / 255.0))
        })
    }
}
