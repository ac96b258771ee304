//! One run: a line of workers that read, and one that stores.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use thiserror::Error;

use super::read::{Options, Pending, read_found};
use crate::input::{Found, walk};
use crate::problem::Problem;
use crate::report::{InputReport, Outcome, Totals};
use crate::store::{Difference, Saved, Store, StoreError};

/// How many inputs are read together: enough for the cores to share, few enough to keep in memory.
const BATCH: usize = 64;

/// How many batches may wait to be stored.
const WAITING: usize = 2;

/// Why a run could not go on. A bad input is a line of the report, never one of these.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The folder of records can't be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Nobody takes the report.
    #[error("nie można pisać na wyjście: {0}")]
    Output(#[from] io::Error),
    /// The system gives no threads.
    #[error("nie można uruchomić wątków: {0}")]
    Threads(#[from] ThreadPoolBuildError),
}

/// Imports files, folders, archives and standard input into the folder of records. Each input's outcome goes to
/// `report` as soon as it is known.
///
/// # Errors
/// Where the folder of records can't be used, or the report can't be written.
pub fn import(
    paths: &[PathBuf],
    into: &Path,
    options: &Options,
    report: &mut dyn FnMut(&InputReport) -> io::Result<()>,
) -> Result<Totals, ImportError> {
    let pool = ThreadPoolBuilder::new().num_threads(options.jobs).build()?;
    let mut store = pool.install(|| Store::open(into))?.taking(&options.take);
    let mut totals = Totals::default();
    thread::scope(|scope| {
        let (sender, batches) = sync_channel(WAITING);
        let pool = &pool;
        scope.spawn(move || read_all(paths, options, pool, &sender));
        for input in flattened(&batches) {
            let input = stored(input, &mut store);
            totals.add(input.outcome);
            report(&input)?;
        }
        Ok(totals)
    })
}

/// Reads batch after batch, until all is read or nobody waits for more.
fn read_all(paths: &[PathBuf], options: &Options, pool: &ThreadPool, sender: &SyncSender<Vec<Vec<Pending>>>) {
    let mut found = walk(paths);
    loop {
        let batch: Vec<Found> = found.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return;
        }
        let read = pool.install(|| batch.into_par_iter().map(|found| read_found(found, options)).collect());
        if sender.send(read).is_err() {
            return;
        }
    }
}

fn flattened(batches: &Receiver<Vec<Vec<Pending>>>) -> impl Iterator<Item = Pending> {
    batches.iter().flatten().flatten()
}

fn stored(input: Pending, store: &mut Store) -> InputReport {
    let Pending { path, reading } = input;
    let mut prepared = match reading {
        Ok(prepared) => prepared,
        Err(problems) => return InputReport::refused(path, problems),
    };
    let (is_draft, lacks_category) = (prepared.is_draft(), prepared.lacks_category());
    let mut problems = prepared.take_problems();
    match store.save(prepared) {
        Ok(stored) => {
            let (outcome, more, differences) = told(stored.saved, is_draft);
            problems.extend(more);
            problems.extend((outcome == Outcome::Draft && lacks_category).then(no_category));
            InputReport {
                path,
                outcome,
                id: Some(stored.id),
                slug: Some(stored.slug),
                problems,
                differences,
            }
        }
        Err(error) => {
            problems.push(Problem::of_file("", error));
            InputReport::refused(path, problems)
        }
    }
}

fn no_category() -> Problem {
    let message = "strona nie podaje kategorii, więc powstał szkic; zaimportuj też stronę „Skrót i Metryka” albo dopisz \
        kategorię i usuń wiersz draft = true";
    Problem::of_file("", message).in_field("category")
}

/// The outcome, with what a person has to know of it.
fn told(saved: Saved, is_draft: bool) -> (Outcome, Vec<Problem>, Vec<Difference>) {
    let differing = |found: Vec<Difference>, reason: &str| {
        let problems = found.iter().map(|difference| difference.problem(reason)).collect();
        (problems, found)
    };
    match saved {
        Saved::New if is_draft => (Outcome::Draft, Vec::new(), Vec::new()),
        Saved::New => (Outcome::Imported, Vec::new(), Vec::new()),
        Saved::Updated => (Outcome::Updated, Vec::new(), Vec::new()),
        Saved::Same => (Outcome::Unchanged, Vec::new(), Vec::new()),
        Saved::Merged(found) => {
            let (problems, found) = differing(
                found,
                "ta sama praktyka jest w innym pliku tego importu i jej wartość zostaje",
            );
            (Outcome::Merged, problems, found)
        }
        Saved::Edited(found) => {
            let (problems, found) = differing(
                found,
                "rekord zmieniono ręcznie i nie został nadpisany (wartość źródła bierze --take z nazwą pola)",
            );
            (Outcome::Unchanged, problems, found)
        }
        Saved::Unreadable(problem) => {
            let message = format!("istniejącego pliku nie da się odczytać, więc został bez zmian ({problem})");
            (Outcome::Unchanged, vec![Problem::of_file("", message)], Vec::new())
        }
    }
}
