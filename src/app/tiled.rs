//! Opens the map by tiles where the page says that there are such, and by the whole catalogue once something asks for more than
//! they tell.

use leptos::prelude::document;

use crate::filter::Filter;
use crate::later;
use crate::map::shading::Shading;
use crate::routes::Route;
use crate::state::AppState;
use crate::watch::{spawn, watch};

/// Where a page says by which tiles its map opens: `cargo xtask dist` writes it where there are such.
const NAMED: &str = "meta[name=tiles]";

/// Opens the tiles that the page names, and has those of what is shown come. Where they can't be read the catalogue comes whole.
pub fn keep_tiles(state: AppState) {
    let named = document().query_selector(NAMED).ok().flatten();
    let Some(url) = named.and_then(|named| named.get_attribute("content")) else {
        return;
    };
    state.tiled.is_whole_needed.set(false);
    spawn(async move {
        let opened = match later::tiles().await {
            Ok(open) => open(state, url).await,
            Err(error) => Err(error),
        };
        if opened.is_err() {
            state.need_whole();
        }
    });
    keep_fetched(state);
    keep_whole_when_needed(state);
}

fn keep_fetched(state: AppState) {
    watch(move || {
        state.attempt.track();
        // A directory may have come, which tells of more.
        state.tiled.came.track();
        let frame = state.map.frame();
        let is_whole = state.library.with(|library| library.ready().is_some());
        let library = state.tiled.library.get();
        if let Some(tiles) = library.as_ref().and_then(|library| library.tiles())
            && frame.size.width > 0.0
            && !is_whole
        {
            tiles.fetch(state, frame.camera.zoom, &frame.world_box());
        }
    });
}

/// Tiles tell of all practices and of nothing else about them: what is chosen, and shades, are counted by the catalogue.
fn keep_whole_when_needed(state: AppState) {
    watch(move || {
        let is_chosen = state.filter.with(|filter| *filter != Filter::default());
        if is_chosen || state.map.layers.shading.get() != Shading::Off {
            state.need_whole();
        }
    });
}

/// Whether a page needs no more of the catalogue than its tiles tell, or nothing at all.
pub fn is_enough_for(page: Option<&Route>) -> bool {
    match page {
        Some(Route::Map | Route::Wojewodztwo(_) | Route::Practice(_)) => true,
        Some(Route::About | Route::Guide | Route::Declaration | Route::OpenData) | None => true,
        Some(
            Route::Practices
            | Route::Statistics
            | Route::OwnGmina
            | Route::Shortlist
            | Route::Comparison
            | Route::Dossier
            | Route::Embedded,
        ) => false,
    }
}
