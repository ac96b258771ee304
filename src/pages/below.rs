//! What stands below a practice's page.

use leptos::prelude::*;
use practices::Practice;

use crate::components::footer::footer;
use crate::components::{peers, report};
use crate::state::use_state;

/// The practices most like this one, how to report outdated data, and who publishes the map.
pub fn below_practice(practice: &Practice) -> AnyView {
    let state = use_state();
    let parts = (
        peers::of_practice(practice),
        report::report(state, practice),
        footer(state),
    );
    parts.into_any()
}
