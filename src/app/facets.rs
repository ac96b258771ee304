//! The facets: fetched when the visitor goes there, or when the address asks for some of their values.

use std::sync::Arc;

use practices::facets::Facets;

use crate::app::wanted::{self, Reading, Source};
use crate::narrowing::Left;
use crate::state::AppState;
use crate::watch::watch;

const SOURCE: Source<Facets> = Source {
    url: "data/facets.bin",
    read: Reading::Later(|readers| readers.facets),
    make: |builders| builders.facets,
};

/// Keeps the practices that are shown those that the choices leave.
pub fn keep_facets(state: AppState) {
    let is_needed = move || state.facets.choices.with(|choices| !choices.is_empty());
    wanted::keep(state, state.facets.file, is_needed, &SOURCE);
    keep_left(state);
}

fn keep_left(state: AppState) {
    watch(move || {
        let choices = state.facets.choices.get();
        let left = if choices.is_empty() {
            None
        } else {
            let Some(facets) = state.facets.file.ready() else {
                return;
            };
            Some(Arc::new(Left::new(choices, &facets)))
        };
        if state.filter.with_untracked(|filter| filter.left != left) {
            state.map.open.set(None);
            state.filter.update(|filter| filter.left = left);
        }
    });
}
