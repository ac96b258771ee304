//! The map of Poland, or of a województwo, with the panel beside it.

use geomap::Camera;
use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::Location;
use maud::html;
use practices::Wojewodztwo;

use crate::components::notice::{backdrop_view, broken_view, failed_view, loading_view};
use crate::components::piece::{Piece, ROOT};
use crate::components::title::keep_title;
use crate::i18n::t;
use crate::map::hash;
use crate::map::layers::layer_notices;
use crate::map::view::map_view;
use crate::pages::goes::{Goes, Home, camera_for, path_of};
use crate::pages::panel::panel;
use crate::pages::query::{follow_query, write_query};
use crate::routes::Route;
use crate::signal::Derived;
use crate::state::{AppState, Load, use_state};
use crate::watch::{watch, watch_with};

/// How many frames to wait for the router to set the address.
const PATIENCE: u32 = 60;

/// The page; it stays as it is while the address changes between Poland and the województwa.
pub fn map_page() -> AnyView {
    let state = use_state();
    let location = use_location();
    let goes = Goes::new(state, Home::Map);
    let (path, hash) = (location.pathname, location.hash);
    let place = Derived::new(move || {
        let region = match Route::parse(&path.get()) {
            Some(Route::Wojewodztwo(region)) => Some(region),
            _ => None,
        };
        (region, hash.get())
    });
    let frame = map_frame(state, place, Callback::new(move |region| goes.to_region(Some(region))));
    write_query(state, goes);
    write_address(state, location);

    keep_title(move || match state.region.get() {
        Some(region) => t::page_title(&practices::polish::capitalised(&t::wojewodztwo(region))),
        None => t::SITE.get().to_owned(),
    });
    let panel = panel(goes);
    Piece::new(html! { div.map-page {} })
        .with(ROOT, panel)
        .with(ROOT, frame)
        .into_any()
}

/// The map with what is said over it. It shows what its address asks for, in which `place` is the chosen województwo and the
/// hash; a click on a województwo calls `on_region`.
pub fn map_frame(
    state: AppState,
    place: Derived<(Option<Wojewodztwo>, String)>,
    on_region: Callback<Wojewodztwo>,
) -> AnyView {
    follow_query(state, &use_location());
    follow_hash(state);
    follow_place(state, place);
    on_cleanup(move || state.map.open.set(None));
    let map = map_view(on_region);
    Piece::new(html! { div.map-frame {} })
        .with(ROOT, map)
        .with(ROOT, notices(state))
        .into_any()
}

/// A link to a camera works a second time too, after the map has been moved: to the router the address is then the one
/// that it knows already.
fn follow_hash(state: AppState) {
    let listener = window_event_listener(ev::hashchange, move |_| {
        if let Some(camera) = hash::camera_here().filter(|camera| !state.map.goes_to(*camera)) {
            state.map.fly_to(camera);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Shows what the address says, by its województwo and its hash: the camera of the hash, or else the województwo, or else all of
/// Poland.
fn follow_place(state: AppState, address: Derived<(Option<Wojewodztwo>, String)>) {
    let is_ready = Derived::new(move || {
        let (region, hash) = address.get();
        let waits_for_outlines = region.is_some() && hash.is_empty();
        let is_ready = !waits_for_outlines || state.atlas.with(|atlas| !matches!(atlas, Load::Pending));
        is_ready && state.map.size.get().width > 0.0
    });
    watch_with(move |is_placed: Option<bool>| {
        let (region, hash) = address.get();
        let is_placed = is_placed.unwrap_or(false);
        if state.region.get_untracked() != region {
            state.region.set(region);
        }
        if !is_ready.get() {
            return is_placed;
        }
        let target = match hash::camera_of(&hash) {
            Some(camera) => Some(camera),
            // A hash of another kind, as of the link past the bar, leaves the map alone.
            None if is_placed && !hash.is_empty() => None,
            None => camera_for(state, region),
        };
        match target {
            Some(camera) if !is_placed => state.map.jump_to(camera),
            Some(camera) if !state.map.goes_to(camera) => state.map.fly_to(camera),
            _ => {}
        }
        true
    });
}

/// Keeps the camera in the address, so that it can be sent, reloaded and come back to.
fn write_address(state: AppState, location: Location) {
    let path = location.pathname;
    watch(move || {
        let is_at_rest = !state.map.busy.get();
        let camera = state.map.drawn.get();
        if is_at_rest {
            write_when_set(state, camera, path, PATIENCE);
        }
    });
}

/// The address follows the page a little later; the camera belongs to the new one.
fn write_when_set(state: AppState, camera: Camera, path: Memo<String>, patience: u32) {
    let Some(path_now) = path.try_get_untracked() else {
        return;
    };
    let shown = path_of(state.region.get_untracked());
    let is_map = matches!(Route::parse(&path_now), Some(Route::Map | Route::Wojewodztwo(_)));
    let is_set = Route::parse(&path_now) == Route::parse(&shown) && hash::write(camera, &path_now);
    if is_map && !is_set && patience > 0 {
        request_animation_frame(move || write_when_set(state, camera, path, patience - 1));
    }
}

/// What is still loading, what failed, and which practices could not be read.
fn notices(state: AppState) -> AnyView {
    let atlas = move || {
        state.atlas.with(|atlas| match atlas {
            Load::Pending => loading_view(t::LOADING_MAP),
            Load::Failed(error) => failed_view(state, t::LOAD_FAILED_MAP, error),
            Load::Ready(atlas) if atlas.incomplete => backdrop_view(state),
            Load::Ready(_) => ().into_any(),
        })
    };
    let library = move || {
        let is_needed = state.tiled.is_whole_needed.get() || state.tiled.library.with(Option::is_none);
        let left_out = state.tiled.error.get();
        state.library.with(|library| match (library, &left_out) {
            (Load::Pending, Some(error)) => failed_view(state, t::LOAD_FAILED_TILES, error),
            (Load::Pending, None) if !is_needed => ().into_any(),
            (Load::Pending, None) => loading_view(t::LOADING_PRACTICES),
            (Load::Failed(error), _) => failed_view(state, t::LOAD_FAILED_CATALOGUE, error),
            (Load::Ready(library), _) => broken_view(&library.problems),
        })
    };
    Piece::new(html! { div.map-notices {} })
        .with(ROOT, atlas.into_any())
        .with(ROOT, library.into_any())
        .with(ROOT, layer_notices())
        .into_any()
}
