//! The map follows the filter: at once, or where the visitor waits for words and numbers, a frame after these.

use crate::filter::Filter;
use crate::map::motion::after_frame;
use crate::state::AppState;
use crate::watch::watch_with;

/// Keeps the map's filter what the visitor has asked for.
pub fn keep_shown(state: AppState) {
    watch_with(move |before: Option<Filter>| {
        let filter = state.filter.get();
        let is_read_first = before.is_some_and(|before| before.found != filter.found || before.left != filter.left);
        if is_read_first {
            state.map.busy.set(true);
            after_frame(move || follow(state));
        } else {
            follow(state);
        }
        filter
    });
}

fn follow(state: AppState) {
    let filter = state.filter.get_untracked();
    if state.map.filter.with_untracked(|shown| *shown != filter) {
        state.map.filter.set(filter);
        state.map.refresh();
    } else if state.map.busy.get_untracked() {
        // The visitor has come back to what is there.
        state.map.refresh();
    }
}
