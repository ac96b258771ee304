//! `praktyki geocode`: where each record lands on the map, how sure that is, and a curator's way through the doubtful
//! ones.

use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use practices::{Place, Practice};
use thiserror::Error;

use crate::geocode::{Gazetteer, Located, locate, locate_place};
use crate::problem::Problem;
use crate::record::Record;
use crate::records::read_files;

mod best;
mod coordinates;
mod offers;
mod review;
mod show;

pub use best::accept_best;
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

/// One record with its place, or with one of its places.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The record's file.
    pub path: PathBuf,
    /// The record.
    pub record: Record,
    /// Which of [`Record::places`] it is, from 0; none for a record of one place.
    pub place: Option<usize>,
    /// Where it is.
    pub located: Located,
}

/// A folder of records with their places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Survey {
    /// The records that can be located, by file name; one of several places has a row a place.
    pub rows: Vec<Row>,
    /// The files of records without a category, which say too little yet.
    pub left_out: Vec<String>,
    /// Files that cannot be read, and what contradicts itself in the metryka of a record that has places beside it.
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
            Ok(record) => match record.practice() {
                None => survey.left_out.push(record.file_name()),
                Some(practice) => survey.add(file.path, record, &practice, gazetteer),
            },
        }
    }
    Ok(survey)
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

impl Row {
    /// The record's name, and which of its places it is: "ekogok · miejsce nr 2 (Brzeg)".
    pub fn name(&self) -> String {
        self.with_place(&self.record.slug)
    }

    /// The record's file, and which of its places it is.
    fn in_file(&self) -> String {
        self.with_place(&self.path.display().to_string())
    }

    fn with_place(&self, of: &str) -> String {
        let Some(index) = self.place else {
            return of.to_owned();
        };
        let town = self.own_place().and_then(|place| place.municipality.as_deref());
        let town = town.map_or_else(String::new, |town| format!(" ({town})"));
        format!("{of} · miejsce nr {}{town}", index + 1)
    }

    /// What is to be located: the practice as if it were in this place alone.
    fn practice(&self) -> Option<Practice> {
        let practice = self.record.practice()?;
        Some(match self.own_place() {
            Some(place) => practice.at(place),
            None => practice,
        })
    }

    fn own_place(&self) -> Option<&Place> {
        self.record.places.get(self.place?)
    }

    /// Looks for the place anew, in a record that may have changed.
    fn locate(&mut self, gazetteer: &Gazetteer) {
        if let Some(practice) = self.record.practice() {
            self.located = match self.own_place() {
                Some(place) => locate_place(gazetteer, &practice, place),
                None => locate(gazetteer, &practice),
            };
        }
    }
}

impl Survey {
    fn add(&mut self, path: PathBuf, record: Record, practice: &Practice, gazetteer: &Gazetteer) {
        let mut add = |place| {
            let mut row = Row {
                path: path.clone(),
                record: record.clone(),
                place,
                located: Located::default(),
            };
            row.locate(gazetteer);
            self.rows.push(row);
        };
        if record.places.is_empty() {
            add(None);
        } else {
            (0..record.places.len()).map(Some).for_each(add);
            self.problems.extend(doubts_beside_places(&path, practice, gazetteer));
        }
    }

    /// Whether every file is readable and no record's place is doubtful.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty() && !self.rows.iter().any(|row| row.located.is_doubtful())
    }
}

/// What is wrong with the metryka of a record that has places: it gives no point, but what it says has to hold.
fn doubts_beside_places(path: &Path, practice: &Practice, gazetteer: &Gazetteer) -> Vec<Problem> {
    let metryka = Practice {
        point: None,
        ..practice.clone()
    };
    let doubts = locate(gazetteer, &metryka).problems.into_iter();
    doubts
        .map(|doubt| Problem::of_file(path.display().to_string(), doubt))
        .collect()
}
