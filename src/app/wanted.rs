//! Fetches the files of the catalogue that come when somebody first needs them.

use std::sync::Arc;

use practices::Practice;

use crate::load;
use crate::records::Records;
use crate::state::{AppState, Load};
use crate::wanted::Wanted;
use crate::watch::{spawn, watch};

/// Such a file: where it is, and how it is made. Its reader and its maker are given the catalogue's stamp.
pub struct Source<T> {
    /// Its address.
    pub url: &'static str,
    /// Reads it, for a catalogue of so many practices.
    pub read: fn(&[u8], u32, u64) -> Result<T, String>,
    /// Makes it of the records.
    pub make: fn(&mut dyn Iterator<Item = &Practice>, u64) -> T,
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
        let library = state.library.with(|library| library.ready().cloned());
        let Some(library) = library.filter(|_| is_needed && wanted.is_to_be_asked()) else {
            return;
        };
        wanted.set(Load::Pending);
        spawn(async move {
            let (count, stamp) = (library.index.len() as u32, library.index.stamp());
            let read = load::read(source.url, |bytes| (source.read)(bytes, count, stamp)).await;
            // A catalogue that brings no such file, or that of another one, has it in its records if they are here.
            let read = read.or_else(|error| of_records(state, stamp, source).ok_or(error));
            wanted.set(match read {
                Ok(read) => Load::Ready(Arc::new(read)),
                Err(error) => Load::Failed(error),
            });
        });
    });
    // All records of a catalogue may come a little later.
    watch(move || {
        let is_complete = state.records.with(Records::is_complete);
        let library = state.library.with_untracked(|library| library.ready().cloned());
        if let Some(library) = library.filter(|_| is_complete && wanted.error().is_some())
            && let Some(made) = of_records(state, library.index.stamp(), source)
        {
            wanted.set(Load::Ready(Arc::new(made)));
        }
    });
}

fn of_records<T>(state: AppState, stamp: u64, source: &Source<T>) -> Option<T> {
    state.records.with_untracked(|records| {
        let mut practices = records.iter().map(|(_, practice)| practice);
        records.is_complete().then(|| (source.make)(&mut practices, stamp))
    })
}
