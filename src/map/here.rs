//! The place from which distances are taken, as a dot on the map: where the visitor is, or a place that they have chosen.

use leptos::prelude::*;
use maud::html;
use web_sys::HtmlElement;

use geomap::decimal::short;
use wasm_bindgen::JsCast;

use crate::components::piece::{Piece, set};
use crate::library::world_of_units;
use crate::listing;
use crate::state::AppState;
use crate::watch::watch;

/// The dot, which moves with the map.
pub fn here(state: AppState) -> AnyView {
    let dot = Piece::new(html! { div.here role="img" hidden {} });
    let Ok(element) = dot.element().clone().dyn_into::<HtmlElement>() else {
        return dot.into_any();
    };
    watch(move || {
        let origin = listing::origin(state);
        element.set_hidden(origin.is_none());
        let Some(origin) = origin else { return };
        set(&element, "aria-label", &origin.name);
        let at = world_of_units(origin.lon, origin.lat);
        let at = state.map.camera.get().to_screen(at, state.map.size.get());
        let transform = format!("translate({}px, {}px)", short(at.x, 1), short(at.y, 1));
        // A property that every browser knows.
        let _ = element.style().set_property("transform", &transform);
    });
    dot.into_any()
}
