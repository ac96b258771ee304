//! The map follows the filter: at once, or where the visitor waits for words and numbers, a frame after these.

use crate::filter::Filter;
use crate::map::motion::after_frame;
use crate::state::AppState;
use crate::watch::watch_with;

/// Keeps the map's filter what the visitor has asked for.
pub fn keep_shown(state: AppState) {
    watch_with(move |before: Option<Filter>| {
        let filter = state.filter.get();
        // The first time it is the map's own.
        if let Some(before) = before {
            let is_read_first = before.found != filter.found || before.left != filter.left;
            if is_read_first {
                state.map.busy.set(true);
                after_frame(move || follow(state));
            } else {
                follow(state);
            }
        }
        filter
    });
}

fn follow(state: AppState) {
    let filter = state.filter.get_untracked();
    // Of several that were asked for in one frame the last may be what is there.
    if state.map.filter.with_untracked(|shown| *shown != filter) {
        state.map.filter.set(filter);
    }
    state.map.refresh();
}
