//! The part of storing that needs no folder.

use std::mem;

use super::StoreError;
use super::fields::{Fields, fields_of};
use super::identity::Keys;
use super::note::{field_digests, with_note};
use crate::problem::Problem;
use crate::reading::{Part, Reading};

/// A reading with all that can be done for it before it meets the folder, which is most of the work; any thread may.
#[derive(Debug)]
pub struct Prepared {
    pub(super) reading: Reading,
    pub(super) fields: Fields,
    pub(super) keys: Keys,
    /// The file, should there be none yet.
    pub(super) text: String,
}

impl Prepared {
    /// Prepares a reading.
    ///
    /// # Errors
    /// A value that TOML can't hold.
    pub fn new(mut reading: Reading) -> Result<Self, StoreError> {
        // Only a draft may lack its category: the page with the metryka has it, and makes a record of the draft.
        reading.record.draft |= reading.record.category.is_none();
        let fields = fields_of(&reading.record)?;
        let text = with_note(&mut reading.record, field_digests(&fields, |_| true))?;
        Ok(Self {
            keys: Keys::of(&reading.record),
            reading,
            fields,
            text,
        })
    }

    /// Whether the record is a draft.
    pub fn is_draft(&self) -> bool {
        self.reading.record.draft
    }

    /// Whether it is a draft for no other reason than that its page doesn't say the category.
    pub fn lacks_category(&self) -> bool {
        self.reading.part != Part::Whole && self.reading.record.category.is_none()
    }

    /// Takes what could not be read out of it.
    pub fn take_problems(&mut self) -> Vec<Problem> {
        mem::take(&mut self.reading.problems)
    }
}
