//! Writes records into their folder: in one step each, and never over what a person has edited.

mod addresses;
mod atomic;
mod error;
mod fields;
mod identity;
mod index;
mod note;
mod prepared;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use practices::slug::slugify;
use rayon::prelude::*;
use toml::Value;

use crate::front_matter;
use crate::front_matter::edit::{Change, with_changes};
use crate::problem::Problem;
use crate::reading::{Part, Reading};
use crate::record::Record;
use crate::records::{RecordFile, markdown_files};
use addresses::join_addresses;
pub use atomic::write_atomically;
pub use error::StoreError;
pub use fields::Difference;
use fields::{Fields, combined, fields_of, offered, record_of};
use identity::{Keys, is_named, is_same_practice, number};
use index::{FileNumber, Index};
use note::{field_digest, field_digests, is_untouched, with_note};
pub use prepared::Prepared;

/// Where a record stands now, and what became of the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The id of the record in the folder.
    pub id: String,
    /// Its slug.
    pub slug: String,
    /// What became of the input.
    pub saved: Saved,
}

/// What became of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// There was no record; now there is.
    New,
    /// The file was what the last import wrote, and says something else now.
    Updated,
    /// The file says the same already, or the source has said nothing new since a person edited it.
    Same,
    /// Another input of the same run is the same practice, and the run has changed its record or the two don't agree; what
    /// both say otherwise stays as the first said it.
    Merged(Vec<Difference>),
    /// A person has edited the file; it stays, though the source says something else now.
    Edited(Vec<Difference>),
    /// The file can't be read; it stays.
    Unreadable(Problem),
}

/// A folder of records. In memory are only the names of its files and the hashes by which they are found.
#[derive(Debug)]
pub struct Store {
    dir: PathBuf,
    index: Index,
    /// Fields that follow the source even in files that a person has edited.
    taken: Vec<String>,
}

impl Store {
    /// Opens the folder, which is made where it isn't there.
    ///
    /// # Errors
    /// Where the folder can't be made or listed.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        let failed = |error| StoreError::Dir {
            dir: dir.to_owned(),
            error,
        };
        fs::create_dir_all(dir).map_err(failed)?;
        atomic::remove_unfinished(dir).map_err(failed)?;
        let paths = markdown_files(dir).map_err(failed)?;
        let mut index = Index::default();
        for chunk in paths.chunks(1024) {
            let keys: Vec<Option<Keys>> = chunk.par_iter().map(keys_of_file).collect();
            for (path, keys) in chunk.iter().zip(keys) {
                index.add(stem(path), keys.as_ref(), false);
            }
        }
        Ok(Self {
            dir: dir.to_owned(),
            index,
            taken: Vec::new(),
        })
    }

    /// The same store, which takes these fields from the source even where a person has edited the file.
    #[must_use]
    pub fn taking(mut self, fields: &[String]) -> Self {
        self.taken = fields.to_vec();
        self
    }

    /// Stores what an import has read. A practice keeps the id and the slug under which it is stored already.
    ///
    /// # Errors
    /// Where the file can't be read or written; then it is as it was.
    pub fn save(&mut self, prepared: Prepared) -> Result<Stored, StoreError> {
        let record = &prepared.reading.record;
        for file in self.index.candidates(&prepared.keys) {
            if let Ok(stored) = self.load(file)?
                && is_same_practice(&stored.1, record)
            {
                return self.save_over(file, stored, &prepared);
            }
        }
        match self.index.named(&record.slug) {
            Some(file) => match self.load(file)? {
                Ok(_) => self.save_under_free_slug(&prepared.reading),
                Err(problem) => Ok(outcome(record, Saved::Unreadable(problem))),
            },
            None => self.save_new(&prepared),
        }
    }

    fn save_new(&mut self, prepared: &Prepared) -> Result<Stored, StoreError> {
        let record = &prepared.reading.record;
        self.write(&record.slug, &prepared.text)?;
        let file = self.index.add(&record.slug, Some(&prepared.keys), true);
        self.index.set_part(file, prepared.reading.part);
        Ok(outcome(record, Saved::New))
    }

    fn save_under_free_slug(&mut self, reading: &Reading) -> Result<Stored, StoreError> {
        let record = self.with_free_slug(&reading.record);
        self.save_new(&Prepared::new(Reading {
            record,
            ..reading.clone()
        })?)
    }

    fn save_over(
        &mut self,
        file: FileNumber,
        (text, existing): (String, Record),
        prepared: &Prepared,
    ) -> Result<Stored, StoreError> {
        let Prepared {
            reading, fields: read, ..
        } = prepared;
        let (parts, is_new, was_written) = match self.index.entry(file) {
            Some(entry) => (entry.parts, entry.is_new, entry.is_written),
            None => Default::default(),
        };
        let is_set = |field: &str| parts.own(field);
        let old = fields_of(&existing)?;
        self.index.set_part(file, reading.part);
        if !is_untouched(&text, &existing) {
            let offers = offered(&old, read, reading.part, |field, value| {
                has_changed(&existing, field, value)
            });
            return Ok(outcome(&existing, self.take(file, &text, offers, read)?));
        }
        let (fields, conflicts) = combined(&old, read, reading.part, is_set);
        let mut record = joined(record_of(fields)?, &existing, reading, is_new);
        let noted = noted_after(&existing, read, reading.part);
        let is_same = fields_of(&record)? == old;
        if !is_same {
            self.write(&existing.slug, &with_note(&mut record, noted)?)?;
            self.index.add_keys(file, &Keys::of(&record));
            self.index.set_written(file);
        }
        let saved = match (parts.is_empty(), is_same) {
            // A page of a record that has all of it from an earlier run, as has the page before it.
            (false, true) if !was_written && conflicts.is_empty() => Saved::Same,
            (false, _) => Saved::Merged(conflicts),
            (true, true) => Saved::Same,
            (true, false) => Saved::Updated,
        };
        Ok(outcome(&record, saved))
    }

    /// Changes an edited file in what was asked for, and offers the rest.
    fn take(&self, file: FileNumber, text: &str, offers: Vec<Difference>, read: &Fields) -> Result<Saved, StoreError> {
        let (taken, left): (Vec<_>, Vec<_>) = offers.into_iter().partition(|offer| self.taken.contains(&offer.field));
        let changes: Vec<Change<'_>> = taken
            .iter()
            .map(|offer| (offer.field.as_str(), read.get(&offer.field)))
            .collect();
        if !changes.is_empty() {
            let stem = self.index.entry(file).map_or("", |entry| &entry.stem);
            let failed = |error| StoreError::Edit {
                path: self.path(stem),
                error,
            };
            self.write(stem, &with_changes(text, &changes).map_err(failed)?)?;
        }
        Ok(match (taken.is_empty(), left.is_empty()) {
            (_, false) => Saved::Edited(left),
            (false, true) => Saved::Updated,
            (true, true) => Saved::Same,
        })
    }

    /// The file's text and record, or why it has none.
    fn load(&self, file: FileNumber) -> Result<Result<(String, Record), Problem>, StoreError> {
        let stem = self.index.entry(file).map_or("", |entry| &entry.stem);
        let path = self.path(stem);
        let shown = path.display().to_string();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                return Ok(Err(Problem::of_file(shown, "nie jest to tekst w UTF-8")));
            }
            Err(error) => return Err(StoreError::Read { path, error }),
        };
        let file = RecordFile::new(path, text);
        Ok(match file.record {
            Ok(record) => Ok((file.text, record)),
            Err(error) => Err(error.problem(shown)),
        })
    }

    fn write(&self, stem: &str, text: &str) -> Result<(), StoreError> {
        let path = self.path(stem);
        write_atomically(&path, text).map_err(|error| StoreError::Write { path, error })
    }

    fn path(&self, stem: &str) -> PathBuf {
        self.dir.join(format!("{stem}.md"))
    }

    /// The record under a slug that no other practice has: with its place, its number in the catalogue, or just the
    /// next number.
    fn with_free_slug(&self, record: &Record) -> Record {
        let place = record.municipality.as_deref().map(slugify);
        let counted = (2_u32..).map(|count| count.to_string());
        let endings = place.into_iter().chain(number(record)).chain(counted);
        let slugs = endings.map(|ending| format!("{}-{ending}", record.slug));
        let mut own = record.clone();
        if let Some(slug) = slugs.into_iter().find(|slug| self.index.named(slug).is_none()) {
            if is_named(&own) {
                own.id = format!("{}-{slug}", own.source.catalogue);
            }
            own.slug = slug;
        }
        own
    }
}

/// The keys of the record in a file, where it can be read.
fn keys_of_file(path: &PathBuf) -> Option<Keys> {
    let text = fs::read_to_string(path).ok()?;
    Some(Keys::of(&front_matter::read(&text).ok()?))
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

fn outcome(record: &Record, saved: Saved) -> Stored {
    Stored {
        id: record.id.clone(),
        slug: record.slug.clone(),
        saved,
    }
}

/// Whether the source says something else than when it was imported last. Of a record that a person wrote nothing was
/// noted; then only what the source says counts, not what it leaves out.
fn has_changed(existing: &Record, field: &str, value: Option<&Value>) -> bool {
    match &existing.import {
        Some(note) => note.fields.get(field) != value.map(field_digest).as_ref(),
        None => value.is_some(),
    }
}

/// What to note of the source: what this input owns, and for the rest what was noted before.
fn noted_after(existing: &Record, read: &Fields, part: Part) -> BTreeMap<String, String> {
    let mut noted = existing.import.clone().unwrap_or_default().fields;
    noted.retain(|field, _| !part.owns(field) || read.contains_key(field));
    let before = noted.clone();
    noted.extend(field_digests(read, |field| {
        part.owns(field) || !before.contains_key(field)
    }));
    noted
}

/// What two inputs of one practice say of it as a whole: its number, its addresses, whether it is complete.
fn joined(mut record: Record, existing: &Record, reading: &Reading, is_new: bool) -> Record {
    let read = &reading.record;
    // Nobody knows an id yet that this run has made, so that the catalogue's number may still replace a name.
    if is_new && is_named(existing) && number(read).is_some() && !is_named(read) {
        record.id.clone_from(&read.id);
    }
    join_addresses(&mut record, [&existing.source.url, &read.source.url]);
    // A page without the metryka makes a draft only as long as nothing else tells the category.
    if reading.part != Part::Whole {
        record.draft = record.category.is_none();
    }
    record
}
