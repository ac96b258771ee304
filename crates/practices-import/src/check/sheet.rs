//! A record as the rules see it: with its file, and with the line of each value.

use super::finding::{Finding, Rule};
use super::lines::{Lines, Step};
use crate::problem::Problem;
use crate::record::Record;
use crate::records::RecordFile;

/// A sound record in its file.
pub struct Sheet<'f> {
    /// The path as it is shown.
    pub path: String,
    /// The file.
    pub file: &'f RecordFile,
    /// What it says.
    pub record: &'f Record,
    /// Where it says it.
    pub lines: Lines<'f>,
}

impl<'f> Sheet<'f> {
    /// The sheet of a file; `None` where the file is no record.
    pub fn new(file: &'f RecordFile) -> Option<Self> {
        Some(Self {
            path: file.shown(),
            file,
            record: file.record.as_ref().ok()?,
            lines: Lines::new(&file.text),
        })
    }

    /// A rule broken by the value at the end of the way; an empty way means the record as a whole.
    pub fn finding(&self, rule: Rule, way: &[Step<'_>], message: impl Into<String>) -> Finding {
        let keys = way.iter().filter_map(|step| match step {
            Step::Key(name) => Some(*name),
            Step::Item(_) => None,
        });
        let field = keys.collect::<Vec<_>>().join(".");
        let problem = Problem {
            line: self.lines.of(way),
            field: (!field.is_empty()).then_some(field),
            ..Problem::of_file(self.path.clone(), message.into())
        };
        Finding { problem, rule }
    }

    /// A rule broken by the value of a field.
    pub fn of_field(&self, rule: Rule, field: &str, message: impl Into<String>) -> Finding {
        self.finding(rule, &[Step::Key(field)], message)
    }

    /// Where another finding points to: `gęś.md, wiersz 7`.
    pub fn place(&self, line: Option<usize>) -> String {
        match line {
            Some(line) => format!("{}, wiersz {line}", self.path),
            None => self.path.clone(),
        }
    }
}
