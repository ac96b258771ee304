//! The search: its index is fetched when the visitor goes there, parts of it as words ask for them.

use std::sync::Arc;

use leptos::prelude::untrack;

use crate::app::wanted::{self, Reading, Source};
use crate::load;
use crate::search::{Found, Searcher};
use crate::state::AppState;
use crate::watch::{spawn, watch};

const SOURCE: Source<Box<dyn Searcher>> = Source {
    url: "data/search/index.bin",
    read: Reading::Later(|readers| readers.search),
    make: |builders| builders.search,
};

/// Keeps the practices that are shown those that the typed text finds.
pub fn keep_search(state: AppState) {
    let is_needed = move || state.search.text.with(|text| !text.is_empty());
    wanted::keep(state, state.search.index, is_needed, &SOURCE);
    keep_found(state);
    keep_parts(state);
}

fn keep_found(state: AppState) {
    watch(move || {
        let text = state.search.text.with(|text| text.trim().to_owned());
        if text.is_empty() {
            show(state, text, None);
            return;
        }
        let Some(index) = state.search.index.ready() else {
            return;
        };
        let query = index.ask(&text);
        let missing = index.missing(&query);
        if missing.is_empty() {
            let found = (!query.is_empty()).then(|| Arc::new(Found::new(&text, &**index, query)));
            show(state, text, found);
        } else {
            state.search.parts.set(missing);
        }
    });
}

/// Fetches the parts of the index that somebody needs; when they are here, what was asked for is looked for again.
fn keep_parts(state: AppState) {
    watch(move || {
        let parts = state.search.parts.get();
        if !parts.is_empty() {
            fetch(state, parts);
        }
    });
}

fn fetch(state: AppState, parts: Vec<u32>) {
    spawn(async move {
        for part in parts {
            let Some(index) = untrack(|| state.search.index.ready()) else {
                return;
            };
            let address = format!("data/search/{part}.bin");
            if let Err(error) = load::read(&address, |bytes| index.put(part, bytes.to_vec())).await {
                return wanted::do_without(state, state.search.index, &SOURCE, error).await;
            }
        }
        state.search.index.has_changed();
    });
}

fn show(state: AppState, text: String, found: Option<Arc<Found>>) {
    if state.filter.with_untracked(|filter| filter.found != found) {
        state.map.open.set(None);
        state.filter.update(|filter| filter.found = found);
    }
    state.search.answered.set(text);
}
