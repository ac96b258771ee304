//! `praktyki geocode`: where each record lands on the map, how sure that is, and a curator's way through the doubtful
//! ones.

use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use practices::Practice;
use thiserror::Error;

use crate::geocode::{Gazetteer, Located, locate};
use crate::problem::Problem;
use crate::record::Record;
use crate::records::read_files;

mod best;
mod coordinates;
mod edit;
mod offers;
mod review;
mod show;

pub use best::accept_best;
pub use edit::{EditError, with_place_point, with_point};
pub use review::review;
pub use show::{json, table};

/// What to do with the records, once they are located.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Shows a table.
    Table,
    /// Shows the same for programs.
    Json,
    /// Asks a curator about each doubtful one.
    Review,
    /// Takes the best candidate where it stands out.
    AcceptBest,
}

/// One record and its place; a record of several places has a row for each.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The record's file.
    pub path: PathBuf,
    /// The record.
    pub record: Record,
    /// Which of the record's places this is, from 0; `None` for a record that has but its own.
    pub place: Option<usize>,
    /// Where it is.
    pub located: Located,
}

impl Row {
    /// The practice with the words by which this row's place is found.
    pub fn practice(&self) -> Option<Practice> {
        of_place(self.record.practice()?, self.place)
    }

    /// The record's slug, and the number of the place where there are several.
    pub fn name(&self) -> String {
        let slug = &self.record.slug;
        self.place
            .map_or_else(|| slug.clone(), |place| format!("{slug}, miejsce nr {}", place + 1))
    }
}

fn of_place(practice: Practice, place: Option<usize>) -> Option<Practice> {
    match place {
        None => Some(practice),
        Some(place) => practice.places.get(place).map(|place| practice.at(place)),
    }
}

/// A folder of records with their places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Survey {
    /// The records that can be located, by file name.
    pub rows: Vec<Row>,
    /// The files of records without a category, which say too little yet.
    pub left_out: Vec<String>,
    /// Files that cannot be read.
    pub problems: Vec<Problem>,
}

/// Why records could not be located, shown or settled.
#[derive(Debug, Error)]
pub enum LocationsError {
    /// The folder cannot be listed.
    #[error("nie można odczytać folderu „{}”: {error}", .dir.display())]
    Dir {
        /// The folder.
        dir: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A record's file cannot be read again or written; it is as it was.
    #[error("nie można zmienić pliku „{}”: {error}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The curator's answers cannot be read, or nothing can be written for them to read.
    #[error("nie można pisać na wyjście ani czytać odpowiedzi: {0}")]
    Terminal(#[from] io::Error),
    /// A value that JSON cannot hold.
    #[error("wyniku nie da się zapisać w JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// Locates all records of a folder but those without a category.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn survey(dir: &Path, gazetteer: &Gazetteer) -> Result<Survey, LocationsError> {
    let (files, problems) = read_files(dir).map_err(|error| LocationsError::Dir {
        dir: dir.to_owned(),
        error,
    })?;
    let mut survey = Survey {
        problems,
        ..Survey::default()
    };
    for file in files {
        let shown = file.shown();
        match file.record {
            Err(error) => survey.problems.push(error.problem(shown)),
            Ok(record) if record.category.is_none() => survey.left_out.push(record.file_name()),
            Ok(record) => survey.rows.extend(rows(&file.path, &record, gazetteer)),
        }
    }
    Ok(survey)
}

fn rows(path: &Path, record: &Record, gazetteer: &Gazetteer) -> Vec<Row> {
    let places: Vec<Option<usize>> = match record.places.len() {
        0 => vec![None],
        count => (0..count).map(Some).collect(),
    };
    let row = |place| {
        let practice = of_place(record.practice()?, place)?;
        Some(Row {
            path: path.to_owned(),
            record: record.clone(),
            place,
            located: locate(gazetteer, &practice),
        })
    };
    places.into_iter().filter_map(row).collect()
}

/// Locates the records of a folder and does what is asked for; whether all of them are beyond doubt comes back.
///
/// # Errors
/// Where the folder cannot be listed, a record cannot be written, or the terminal fails.
pub fn run(
    dir: &Path,
    task: Task,
    gazetteer: &Gazetteer,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<bool, LocationsError> {
    let mut survey = survey(dir, gazetteer)?;
    match task {
        Task::Table => write!(out, "{}", table(&survey.rows))?,
        Task::Json => writeln!(out, "{}", json(&survey)?)?,
        Task::Review => review(&mut survey.rows, gazetteer, input, out)?,
        Task::AcceptBest => accept_best(&mut survey.rows, gazetteer, out)?,
    }
    if task != Task::Json {
        for file in &survey.left_out {
            writeln!(out, "pominięto, bo brak kategorii: {file}")?;
        }
        for problem in &survey.problems {
            writeln!(out, "{problem}")?;
        }
    }
    Ok(survey.is_sound())
}

impl Survey {
    /// Whether every file is readable and no record's place is doubtful.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty() && !self.rows.iter().any(|row| row.located.is_doubtful())
    }
}
