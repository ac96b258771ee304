//! What reading one input gives: a record, the part of it that the input speaks of, and what could not be read.

use crate::problem::Problem;
use crate::record::Record;

/// A record and what of its input did not get into it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What the input says.
    pub record: Record,
    /// Which of the record's fields the input speaks of.
    pub part: Part,
    /// What could not be read, in the order of the input.
    pub problems: Vec<Problem>,
}

/// The old site shows a practice on three tabs, of which each is saved as a page of its own. A field that a page
/// doesn't own is not known from it, rather than known to be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The whole record: a row of a table, a feature, a draft.
    Whole,
    /// "Skrót i Metryka" (`s=1`).
    Summary,
    /// "Pełna prezentacja" (`s=2`, and the new site's `tab=content`).
    Presentation,
    /// "Załączniki" (`s=3`).
    Attachments,
}

impl Part {
    /// Whether the field's value comes from inputs of this part, by the field's name in the record (`body` for the
    /// full presentation). Title, category and source stand on every page; the one with the metryka owns them, and
    /// the others only fill them in where they are missing.
    pub fn owns(self, field: &str) -> bool {
        match self {
            Part::Whole => true,
            Part::Summary => !matches!(field, "body" | "attachments" | "elsewhere"),
            Part::Presentation => field == "body",
            Part::Attachments => field == "attachments",
        }
    }
}
