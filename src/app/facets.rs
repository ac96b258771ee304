//! The facets: fetched when the visitor goes there, or when the address asks for some of their values.

use std::sync::Arc;

use practices::facets::{Facets, FacetsBuilder};

use crate::load;
use crate::narrowing::Left;
use crate::state::{AppState, Load};
use crate::watch::{spawn, watch};

/// Keeps the practices that are shown those that the choices leave.
pub fn keep_facets(state: AppState) {
    keep_loaded(state);
    keep_left(state);
}

fn keep_loaded(state: AppState) {
    watch(move || {
        state.attempt.track();
        let facets = state.facets.facets;
        let is_wanted = state.facets.is_wanted.get() || state.facets.choices.with(|choices| !choices.is_empty());
        let library = state.library.with(|library| library.ready().cloned());
        let Some(library) = library.filter(|_| is_wanted) else {
            return;
        };
        if facets.with_untracked(|facets| matches!(facets, Some(Load::Pending | Load::Ready(_)))) {
            return;
        }
        facets.set(Some(Load::Pending));
        spawn(async move {
            let (count, stamp) = (library.index.len() as u32, library.index.stamp());
            let read = load::read("data/facets.bin", |bytes| Facets::from_bytes(bytes, count, stamp)).await;
            // A catalogue that brings no facets, or those of another one, has them in its records if they are here.
            let read = read.or_else(|error| of_records(state, stamp).ok_or(error));
            facets.set(Some(match read {
                Ok(read) => Load::Ready(Arc::new(read)),
                Err(error) => Load::Failed(error),
            }));
        });
    });
}

fn of_records(state: AppState, stamp: u64) -> Option<Facets> {
    state.records.with_untracked(|records| {
        records.is_complete().then(|| {
            let mut builder = FacetsBuilder::default();
            for (_, practice) in records.iter() {
                builder.add(practice, None);
            }
            builder.finish(stamp)
        })
    })
}

fn keep_left(state: AppState) {
    watch(move || {
        let choices = state.facets.choices.get();
        let left = if choices.is_empty() {
            None
        } else {
            let Some(facets) = state.facets.ready() else { return };
            Some(Arc::new(Left::new(choices, &facets)))
        };
        if state.filter.with_untracked(|filter| filter.left != left) {
            state.map.open.set(None);
            state.filter.update(|filter| filter.left = left);
            state.map.refresh();
        }
    });
}
