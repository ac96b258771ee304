//! Files to take along: the worker writes them of the catalogue's own files, which are handed to it one by one, so that
//! a large catalogue is never held whole.

use std::cell::Cell;

use js_sys::{Array, Uint8Array, Uint32Array};
use leptos::prelude::document;
use take_along::protocol::{Refusal, Verb};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::later;
use crate::load::{self, LoadError};
use crate::records::Records;
use crate::state::AppState;
use crate::take_away::{Progress, Wanted, save};
use crate::watch::{spawn, watch};
use crate::worker::{self, WorkerError};

/// From how many practices on a file takes so much memory that the worker is not kept: some tens of megabytes.
const MANY: usize = 10_000;

/// Why there is no file.
#[derive(Debug, Error)]
enum FileError {
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Worker(#[from] WorkerError),
    #[error("the browser does not save")]
    Unsaved,
}

thread_local! {
    /// How many files are being written.
    static UNDER_WAY: Cell<usize> = const { Cell::new(0) };
}

/// Writes each file that is asked for.
pub fn keep_files(state: AppState) {
    let away = state.take_away;
    watch(move || {
        let Some(wanted) = away.wanted.get() else { return };
        away.progress.set(Some(Progress::Pending));
        let chunk = state.records.with_untracked(Records::chunk);
        spawn(async move {
            let progress = match later::taking().await {
                Ok(taking) => (taking.file)(wanted, chunk).await,
                Err(_) => Progress::Failed,
            };
            away.progress.set(Some(progress));
        });
    });
}

/// Writes a file of a catalogue whose records stand in files of `chunk` practices, or in one.
pub async fn take(wanted: Wanted, chunk: Option<u32>) -> Progress {
    UNDER_WAY.set(UNDER_WAY.get() + 1);
    let progress = match write(&wanted, chunk).await {
        Ok(()) => Progress::Saved(wanted.numbers.len()),
        Err(FileError::Worker(WorkerError::Refused(Refusal::TooManyRows))) => Progress::TooManyRows,
        Err(_) => Progress::Failed,
    };
    UNDER_WAY.set(UNDER_WAY.get() - 1);
    // Another file would lose what the worker has of it.
    if wanted.numbers.len() >= MANY && UNDER_WAY.get() == 0 {
        worker::let_go();
    }
    progress
}

async fn write(wanted: &Wanted, chunk: Option<u32>) -> Result<(), FileError> {
    let file = worker::number();
    let made = make(file, wanted, chunk).await;
    if let Err(FileError::Load(_)) = made {
        // The worker still has what came before; whether it hears that this is no use any more is not worth another word.
        let _ = worker::ask(worker::number(), Verb::Drop, Array::of1(&file.into()), None).await;
    }
    save(&made?, &format!("praktyki.{}", wanted.form.ending())).map_err(|_| FileError::Unsaved)
}

async fn make(file: u32, wanted: &Wanted, chunk: Option<u32>) -> Result<Blob, FileError> {
    let site = document().base_uri().ok().flatten().unwrap_or_default();
    let count = JsValue::from(wanted.numbers.len() as u32);
    let about = Array::of3(&wanted.form.ending().into(), &site.into(), &count);
    worker::ask(file, Verb::File, about, None).await?;
    let (verb, parts) = match chunk {
        None => (Verb::Whole, places(&wanted.numbers, u32::MAX)),
        Some(chunk) => (Verb::Cards, places(&wanted.numbers, chunk)),
    };
    let mut fetched = None;
    for (place, (part, places)) in parts.iter().enumerate() {
        let bytes = match fetched.take() {
            Some(bytes) => bytes,
            None => fetch(verb, *part).await?,
        };
        // While the worker writes one part, the next is on its way.
        let next = async {
            match parts.get(place + 1) {
                Some((next, _)) => fetch(verb, *next).await.map(Some),
                None => Ok(None),
            }
        };
        let (given, next) = futures::join!(give(file, verb, bytes, places), next);
        given?;
        fetched = next?;
    }
    let blob = worker::ask(worker::number(), Verb::End, Array::of1(&file.into()), None).await?;
    blob.dyn_into().map_err(|_| WorkerError::Down.into())
}

async fn fetch(verb: Verb, part: u32) -> Result<Vec<u8>, LoadError> {
    match verb {
        Verb::Whole => load::bytes("data/practices.geojson").await,
        _ => load::bytes(&format!("data/cards/{part}.json")).await,
    }
}

async fn give(file: u32, verb: Verb, bytes: Vec<u8>, places: &[u32]) -> Result<(), WorkerError> {
    let bytes = Uint8Array::from(bytes.as_slice());
    let rest = Array::of3(&file.into(), &bytes, &Uint32Array::from(places));
    worker::ask(worker::number(), verb, rest, Some(bytes)).await?;
    Ok(())
}

/// For each file of `chunk` practices that has some of these: their places in it, each with its place among the numbers.
fn places(numbers: &[u32], chunk: u32) -> Vec<(u32, Vec<u32>)> {
    let chunk = chunk.max(1);
    let mut pairs: Vec<(u32, u32)> = numbers.iter().copied().zip(0..).collect();
    pairs.sort_unstable();
    let files = pairs.chunk_by(|(a, _), (b, _)| a / chunk == b / chunk);
    let of_file = |pairs: &[(u32, u32)]| {
        let (first, _) = pairs.first()?;
        let places = pairs.iter().flat_map(|(number, place)| [number % chunk, *place]);
        Some((first / chunk, places.collect()))
    };
    files.filter_map(of_file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn practices_are_sought_where_they_lie() {
        let found = places(&[300, 5, 130, 4], 128);
        assert_eq!(found, [(0, vec![4, 3, 5, 1]), (1, vec![2, 2]), (2, vec![44, 0])]);
        assert_eq!(places(&[300, 5], u32::MAX), [(0, vec![5, 1, 300, 0])]);
        assert!(places(&[], 128).is_empty());
    }
}
