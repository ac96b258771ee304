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
/// doesn't carry is not known from it, rather than known to be absent.
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
    /// Whether an input of this part says something of the field, by its name in the record (`body` for the full
    /// presentation). Title, category and source stand on every page.
    pub fn carries(self, field: &str) -> bool {
        match (self, field) {
            (Part::Whole, _) | (_, "id" | "slug" | "title" | "category" | "source" | "draft") => true,
            (Part::Summary, field) => !matches!(field, "body" | "attachments"),
            (Part::Presentation, field) => field == "body",
            (Part::Attachments, field) => field == "attachments",
        }
    }
}
