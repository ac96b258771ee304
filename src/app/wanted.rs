//! Fetches the files of the catalogue that come when somebody first needs them.

use std::sync::Arc;

use leptos::prelude::untrack;

use crate::app::data::outcome;
use crate::later::{self, Builders, Make, Read, Readers};
use crate::load::{self, LoadError};
use crate::records::Records;
use crate::state::{AppState, Load};
use crate::wanted::Wanted;
use crate::watch::{spawn, watch};

/// Such a file: where it is, how it is read, and how it is made.
pub struct Source<T> {
    /// Its address.
    pub url: &'static str,
    /// What reads it.
    pub read: Reading<T>,
    /// What makes it of the records.
    pub make: fn(&Builders) -> Make<T>,
}

/// Where the code is that reads such a file.
pub enum Reading<T> {
    /// In the first visit's: the file is a part of many of them.
    Here(Read<T>),
    /// In a part of its own.
    Later(fn(&Readers) -> Read<T>),
}

/// Has the file come when it is needed.
pub fn keep<T: Send + Sync + 'static>(
    state: AppState,
    wanted: Wanted<T>,
    is_needed: impl Fn() -> bool + 'static,
    source: &'static Source<T>,
) {
    watch(move || {
        state.attempt.track();
        let is_needed = wanted.is_wanted() || is_needed();
        if is_needed {
            state.need_whole();
        }
        let library = state.library.with(|library| library.ready().cloned());
        let Some(library) = library.filter(|_| is_needed && wanted.is_to_be_asked()) else {
            return;
        };
        wanted.set(Load::Pending);
        spawn(async move {
            match fetch(source, library.index.len() as u32, library.index.stamp()).await {
                Ok(come) => wanted.set(Load::Ready(Arc::new(come))),
                Err(error) => do_without(state, wanted, source, error).await,
            }
        });
    });
    // All records of a catalogue may come a little later.
    watch(move || {
        let is_complete = state.records.with(Records::is_complete);
        let library = state.library.with_untracked(|library| library.ready().cloned());
        // A failure alone is no reason: where this one fails too it would be made for ever.
        let has_failed = untrack(|| wanted.error().is_some());
        if let Some(library) = library.filter(|_| is_complete && has_failed) {
            wanted.set(Load::Pending);
            spawn(make(state, wanted, library.index.stamp(), source));
        }
    });
}

/// Goes on where it did not come, or came from another catalogue: a catalogue has it in its records, if they are here.
pub async fn do_without<T: Send + Sync + 'static>(
    state: AppState,
    wanted: Wanted<T>,
    source: &'static Source<T>,
    error: LoadError,
) {
    let library = state.library.with_untracked(|library| library.ready().cloned());
    match library.filter(|_| state.records.with_untracked(Records::is_complete)) {
        Some(library) => make(state, wanted, library.index.stamp(), source).await,
        None => wanted.set(Load::Failed(error)),
    }
}

/// Fetches it, and with it what reads it.
async fn fetch<T>(source: &'static Source<T>, count: u32, stamp: u64) -> Result<T, LoadError> {
    let (read, bytes) = match source.read {
        Reading::Here(read) => (read, load::bytes(source.url).await?),
        Reading::Later(of) => {
            let (readers, bytes) = futures::join!(later::readers(), load::bytes(source.url));
            (of(&readers?), bytes?)
        }
    };
    read(&bytes, count, stamp).map_err(|message| LoadError::Malformed {
        url: source.url.to_owned(),
        message,
    })
}

/// Makes it of the records, with what makes it, which has to come first.
async fn make<T: Send + Sync + 'static>(state: AppState, wanted: Wanted<T>, stamp: u64, source: &'static Source<T>) {
    let builders = later::builders().await;
    wanted.set(outcome(builders.map(|builders| {
        let make = (source.make)(&builders);
        state.records.with_untracked(|records| {
            let mut practices = records.iter().map(|(_, practice)| practice);
            make(&mut practices, stamp)
        })
    })));
}
