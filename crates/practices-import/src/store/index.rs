//! Which file of the folder has which record, without the records themselves in memory.

use std::collections::HashMap;

use super::identity::{Keys, hash};
use crate::reading::Part;

/// The number of a file in the index.
pub(super) type FileNumber = u32;

/// What is remembered of a file.
#[derive(Debug)]
pub(super) struct Entry {
    /// The name without `.md`.
    pub stem: Box<str>,
    /// The parts that inputs of this run have set.
    pub parts: Parts,
    /// Whether this run has made it.
    pub is_new: bool,
    /// Whether this run has written it, be it anew.
    pub is_written: bool,
}

/// A set of parts, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Parts(u8);

impl Parts {
    /// Adds a part.
    fn insert(&mut self, part: Part) {
        self.0 |= 1 << part as u8;
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether one of the parts owns the field.
    pub fn own(self, field: &str) -> bool {
        let all = [Part::Whole, Part::Summary, Part::Presentation, Part::Attachments];
        all.iter()
            .any(|part| self.0 & 1 << *part as u8 != 0 && part.owns(field))
    }
}

/// The files of the folder. There may be a great many, so that what is kept of each is small.
#[derive(Debug, Default)]
pub(super) struct Index {
    entries: Vec<Entry>,
    by_key: HashMap<u64, FileNumber>,
    /// Of keys that several files have: those after the first.
    also_by_key: HashMap<u64, Vec<FileNumber>>,
    by_stem: HashMap<u64, FileNumber>,
}

impl Index {
    /// Adds a file, with the keys of its record where it can be read.
    pub fn add(&mut self, stem: &str, keys: Option<&Keys>, is_new: bool) -> FileNumber {
        let number = FileNumber::try_from(self.entries.len()).unwrap_or(FileNumber::MAX);
        self.entries.push(Entry {
            stem: stem.into(),
            parts: Parts::default(),
            is_new,
            is_written: is_new,
        });
        self.by_stem.insert(hash(&stem), number);
        if let Some(keys) = keys {
            self.add_keys(number, keys);
        }
        number
    }

    /// Makes a file known by these keys, too.
    pub fn add_keys(&mut self, number: FileNumber, keys: &Keys) {
        for key in keys.all() {
            let first = *self.by_key.entry(key).or_insert(number);
            if first != number {
                let others = self.also_by_key.entry(key).or_default();
                if !others.contains(&number) {
                    others.push(number);
                }
            }
        }
    }

    /// The files that may have the record, the oldest first; only a look into them tells.
    pub fn candidates(&self, keys: &Keys) -> Vec<FileNumber> {
        let of_key = |key: u64| {
            let others = self.also_by_key.get(&key).into_iter().flatten();
            self.by_key.get(&key).into_iter().chain(others)
        };
        let mut found: Vec<FileNumber> = keys.all().flat_map(of_key).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The file of this name.
    pub fn named(&self, stem: &str) -> Option<FileNumber> {
        self.by_stem.get(&hash(&stem)).copied()
    }

    /// What is remembered of a file.
    pub fn entry(&self, number: FileNumber) -> Option<&Entry> {
        self.entries.get(number as usize)
    }

    /// Remembers that this run has written the file.
    pub fn set_written(&mut self, number: FileNumber) {
        if let Some(entry) = self.entries.get_mut(number as usize) {
            entry.is_written = true;
        }
    }

    /// Remembers that an input of this part has set what the part owns.
    pub fn set_part(&mut self, number: FileNumber, part: Part) {
        if let Some(entry) = self.entries.get_mut(number as usize) {
            entry.parts.insert(part);
        }
    }
}
