//! Pages whose code comes when a visitor first goes to one of them.

use crate::app::data::outcome;
use crate::later;
use crate::state::{AppState, Load};
use crate::watch::{spawn, watch};

/// Has their code come when it is needed.
pub fn keep_pages(state: AppState) {
    watch(move || {
        state.attempt.track();
        let pages = state.later_pages;
        if !pages.is_wanted() || !pages.is_to_be_asked() {
            return;
        }
        pages.set(Load::Pending);
        spawn(async move {
            let come = later::pages().await;
            if let Ok(pages) = &come {
                (pages.dress)().await;
            }
            pages.set(outcome(come));
        });
    });
}
