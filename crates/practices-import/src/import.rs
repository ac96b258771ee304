//! `praktyki import`: pages in, reviewed records out, and a word on every page.

use std::path::{Path, PathBuf};

use crate::draft::draft_page;
use crate::input::{Found, InputError, format, text, walk};
use crate::page::document::Document;
use crate::page::{Refusal, read_page, read_uncategorised};
use crate::problem::Problem;
use crate::reading::Reading;
use crate::report::{InputReport, Outcome, Report};
use crate::store::{Saved, Store, StoreError};

/// What to do with a page that is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NonRecords {
    /// Refuse it.
    Refuse,
    /// Make a draft of what can be found.
    Draft,
}

/// Imports files and folders into the folder of records.
///
/// # Errors
/// Where the folder of records can't be used; a bad input is a line of the report.
pub fn import(paths: &[PathBuf], into: &Path, non_records: NonRecords) -> Result<Report, StoreError> {
    let mut store = Store::open(into)?;
    let mut report = Report::default();
    for input in walk(paths) {
        report.add(import_one(input, &mut store, non_records));
    }
    Ok(report)
}

fn import_one(input: Found, store: &mut Store, non_records: NonRecords) -> InputReport {
    let path = input.shown.clone();
    let text = match text_of(input) {
        Ok(text) => text,
        Err(error) => {
            let line = error.line();
            return refused(
                path,
                Problem {
                    line,
                    ..Problem::of_file("", error)
                },
            );
        }
    };
    match read(&text, non_records) {
        Ok(reading) => save(path, reading, store),
        Err(refusal) => refused(path, refusal.problem()),
    }
}

fn text_of(input: Found) -> Result<String, InputError> {
    let bytes = input.read()?;
    match format::detect(&bytes).refusal() {
        Some(refusal) => Err(refusal),
        None => Ok(text::decode(&bytes)?.text),
    }
}

fn read(text: &str, non_records: NonRecords) -> Result<Reading, Refusal> {
    let page = Document::from_text(text);
    let read = read_page(&page);
    match (&read, non_records) {
        (Ok(_), _) | (_, NonRecords::Refuse) | (Err(Refusal::Empty), _) => read,
        (Err(Refusal::UnknownCategory { .. }), NonRecords::Draft) => read_uncategorised(&page),
        (Err(_), NonRecords::Draft) => draft_page(&page),
    }
}

fn refused(path: String, problem: Problem) -> InputReport {
    InputReport {
        path,
        outcome: Outcome::Refused,
        id: None,
        slug: None,
        problems: vec![problem],
    }
}

fn save(path: String, reading: Reading, store: &mut Store) -> InputReport {
    let Reading {
        record, mut problems, ..
    } = reading;
    let is_draft = record.draft;
    let (record, saved) = match store.save(record) {
        Ok(saved) => saved,
        Err(error) => {
            problems.push(Problem::of_file("", error));
            return InputReport {
                path,
                outcome: Outcome::Refused,
                id: None,
                slug: None,
                problems,
            };
        }
    };
    let (outcome, problem) = match saved {
        Saved::New if is_draft => (Outcome::Draft, None),
        Saved::New => (Outcome::Imported, None),
        Saved::Updated => (Outcome::Updated, None),
        Saved::Same => (Outcome::Unchanged, None),
        Saved::Merged(fields) => (Outcome::Merged, differing(&fields, MERGED)),
        Saved::Edited(fields) => (Outcome::Unchanged, differing(&fields, EDITED)),
        Saved::Unreadable(problem) => (Outcome::Unchanged, Some(unreadable(&problem))),
    };
    problems.extend(problem);
    InputReport {
        path,
        outcome,
        id: Some(record.id),
        slug: Some(record.slug),
        problems,
    }
}

const EDITED: &str = "rekord zmieniono ręcznie i nie został nadpisany; różnią się pola";
const MERGED: &str = "ta sama praktyka jest w innym pliku tego importu i jej wartości zostały; różnią się pola";

fn differing(fields: &[String], message: &str) -> Option<Problem> {
    let problem = Problem::of_file("", format!("{message}: {}", fields.join(", ")));
    match fields {
        [] => None,
        [only] => Some(problem.in_field(only)),
        _ => Some(problem),
    }
}

fn unreadable(problem: &Problem) -> Problem {
    Problem::of_file(
        "",
        format!("istniejącego pliku nie da się odczytać, więc został bez zmian ({problem})"),
    )
}
