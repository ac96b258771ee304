//! The gminy of Poland: fetched when the visitor is to choose their own.

use std::sync::Arc;

use practices::gminy::Gminy;

use crate::load;
use crate::state::{AppState, Load};
use crate::watch::{spawn, watch};

/// A text of fewer letters names no gmina.
const SHORTEST_NAME: usize = 3;

/// Has the gminy come when they are wanted, as where a visitor looks for something: it may be a place without practices.
pub fn keep_gminy(state: AppState) {
    watch(move || {
        if state.search.answered.with(|text| text.chars().count() >= SHORTEST_NAME) {
            state.gminy.want();
        }
    });
    watch(move || {
        state.attempt.track();
        if !state.gminy.is_wanted() || !state.gminy.is_to_be_asked() {
            return;
        }
        state.gminy.set(Load::Pending);
        spawn(async move {
            let read = |bytes: &[u8]| Gminy::parse(&String::from_utf8_lossy(bytes));
            let gminy = load::read("data/regions/gminy.txt", read).await;
            state.gminy.set(match gminy {
                Ok(gminy) => Load::Ready(Arc::new(gminy)),
                Err(error) => Load::Failed(error),
            });
        });
    });
}
