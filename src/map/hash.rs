//! The camera in the address: `#zoom/lat/lng`.

use geomap::{Camera, hash};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The camera that an address' hash names; `None` without a hash, or with one that is none of ours.
pub fn camera_of(hash_text: &str) -> Option<Camera> {
    hash::parse(hash_text).ok()
}

/// The camera that the page's own address names now.
pub fn camera_here() -> Option<Camera> {
    camera_of(&window().location().hash().ok()?)
}

/// Puts the camera into the address without a new entry in the history, if the address still shows `path`.
///
/// Returns `false` while the router has not yet set the new path: writing then would spoil the entry that is left.
pub fn write(camera: Camera, path: &str) -> bool {
    let location = window().location();
    if location.pathname().ok().as_deref() != Some(path) {
        return false;
    }
    let search = location.search().unwrap_or_default();
    let hash = hash::format(camera);
    if location.hash().is_ok_and(|now| now == hash) {
        return true;
    }
    let address = format!("{path}{search}{hash}");
    let Ok(history) = window().history() else { return true };
    // A browser that refuses (Safari does after 100 changes in 30 seconds) only leaves the address as it is.
    let state = history.state().unwrap_or(JsValue::NULL);
    let _ = history.replace_state_with_url(&state, "", Some(&address));
    true
}
