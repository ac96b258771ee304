//! Fetches the files of the catalogue that come when somebody first needs them.

use std::sync::Arc;

use crate::later::{self, Builders, Make};
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
    /// What makes it of the records.
    pub make: fn(&Builders) -> Make<T>,
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
            let mut read = load::read(source.url, |bytes| (source.read)(bytes, count, stamp)).await;
            // A catalogue that brings no such file, or that of another one, has it in its records if they are here.
            if read.is_err() && state.records.with_untracked(Records::is_complete) {
                let builders = later::builders().await;
                read = builders.map(|builders| of_records(state, stamp, (source.make)(&builders)));
            }
            wanted.set(match read {
                Ok(read) => Load::Ready(Arc::new(read)),
                Err(error) => Load::Failed(error),
            });
        });
    });
}

fn of_records<T>(state: AppState, stamp: u64, make: Make<T>) -> T {
    state.records.with_untracked(|records| {
        let mut practices = records.iter().map(|(_, practice)| practice);
        make(&mut practices, stamp)
    })
}
