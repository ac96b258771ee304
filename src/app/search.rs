//! The search: its index is fetched when the visitor goes there, parts of it as words ask for them.

use std::sync::Arc;

use practices::search::{SearchBuilder, SearchIndex};

use crate::load;
use crate::search::Found;
use crate::state::{AppState, Load};
use crate::watch::{spawn, watch};

/// Keeps the practices that are shown those that the typed text finds.
pub fn keep_search(state: AppState) {
    keep_index(state);
    keep_found(state);
}

fn keep_index(state: AppState) {
    watch(move || {
        state.attempt.track();
        let is_wanted = state.search.is_wanted.get() || state.search.text.with(|text| !text.is_empty());
        let library = state.library.with(|library| library.ready().cloned());
        let Some(library) = library.filter(|_| is_wanted) else {
            return;
        };
        let index = state.search.index;
        if index.with_untracked(|index| matches!(index, Some(Load::Pending | Load::Ready(_)))) {
            return;
        }
        index.set(Some(Load::Pending));
        spawn(async move {
            let (count, stamp) = (library.index.len() as u32, library.index.stamp());
            let read = load::read("data/search/index.bin", |bytes| SearchIndex::read(bytes, count, stamp)).await;
            // A catalogue that brings no index, or that of another one, is searched by its records if they are here.
            let read = read.or_else(|error| of_records(state, stamp).ok_or(error));
            index.set(Some(match read {
                Ok(index) => Load::Ready(Arc::new(index)),
                Err(error) => Load::Failed(error),
            }));
        });
    });
}

/// The index of the records, where all of them are here.
fn of_records(state: AppState, stamp: u64) -> Option<SearchIndex> {
    state.records.with_untracked(|records| {
        records.is_complete().then(|| {
            let mut builder = SearchBuilder::default();
            for (_, practice) in records.iter() {
                builder.add(practice, None);
            }
            builder.finish(stamp)
        })
    })
}

fn keep_found(state: AppState) {
    watch(move || {
        let text = state.search.text.with(|text| text.trim().to_owned());
        if text.is_empty() {
            show(state, text, None);
            return;
        }
        let index = state
            .search
            .index
            .with(|index| index.as_ref().and_then(|index| index.ready().cloned()));
        let Some(index) = index else { return };
        let query = index.ask(&text);
        let missing = index.missing(&query);
        if missing.is_empty() {
            let found = (!query.is_empty()).then(|| Arc::new(Found::new(&text, &index, query)));
            show(state, text, found);
        } else {
            fetch(state, missing);
        }
    });
}

/// Fetches parts of the index; when they are here, what was typed is looked for again.
fn fetch(state: AppState, parts: Vec<u32>) {
    spawn(async move {
        let mut came = Vec::new();
        for part in parts {
            match load::bytes(&format!("data/search/{part}.bin")).await {
                Ok(bytes) => came.push((part, bytes)),
                Err(error) => return state.search.index.set(Some(Load::Failed(error))),
            }
        }
        state.search.index.update(|index| {
            if let Some(Load::Ready(index)) = index {
                let index = Arc::make_mut(index);
                for (part, bytes) in came {
                    index.put(part, bytes);
                }
            }
        });
    });
}

fn show(state: AppState, text: String, found: Option<Arc<Found>>) {
    if state.filter.with_untracked(|filter| filter.found != found) {
        state.map.open.set(None);
        state.filter.update(|filter| filter.found = found);
        state.map.refresh();
    }
    state.search.answered.set(text);
}
