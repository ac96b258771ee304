//! From the bytes of an input to what it says. A table says something a row, a page once.

use crate::draft::draft_page;
use crate::input::{Content, Decoded, Format, Found, decode, detect};
use crate::page::document::Document;
use crate::page::{Refusal, read_page, read_uncategorised};
use crate::problem::Problem;
use crate::reading::Reading;
use crate::table;

/// What to do with a page that is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NonRecords {
    /// Refuse it.
    #[default]
    Refuse,
    /// Make a draft of what can be found.
    Draft,
}

/// How to import.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Pages that are no records.
    pub non_records: NonRecords,
    /// How the columns of tables are called, and to which catalogue they belong.
    pub tables: table::Options,
    /// Fields that follow the source even in records that a person has edited.
    pub take: Vec<String>,
    /// How many threads read; 0 for one a core.
    pub jobs: usize,
}

/// An input that is read, and not stored yet.
#[derive(Debug)]
pub struct Pending {
    /// As it is shown; a row of a table with its line.
    pub path: String,
    /// What it says, or why it is refused.
    pub reading: Result<Reading, Problem>,
}
