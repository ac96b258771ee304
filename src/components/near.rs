//! What is near the visitor, and the way to what their own gmina has in common with others. The browser is asked where that is only after a click, and what it says stays on the device.

use std::cell::RefCell;
use std::rc::Rc;

use geomap::Camera;
use leptos::prelude::*;
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlElement, PositionOptions};

use crate::components::piece::{Piece, set_text};
use crate::i18n::t;
use crate::library::world_of_units;
use crate::pages::goes::Goes;
use crate::routes::Route;
use crate::signal::Var;
use crate::state::{AppState, use_state};
use crate::viewing::{Order, Origin};
use crate::watch::watch;

/// How close the surroundings are shown: some fifty kilometres.
const ZOOM: f64 = 9.5;
/// How long the device may look for where it is, in milliseconds.
const PATIENCE: u32 = 15_000;
/// How old what it knows already may be, in milliseconds.
const FRESH: u32 = 300_000;
/// What the browser says where the visitor has refused (W3C Geolocation).
const REFUSED: u16 = 1;

/// The button, and what became of it.
pub fn near(goes: Goes) -> AnyView {
    let state = use_state();
    let says = Var::new("");
    let piece = Piece::new(text()).on("button", "click", move |_| locate(state, goes, says));
    let note = piece.find("p");
    watch(move || set_text(&note, says.get()));
    piece.into_any()
}

/// The button as a text.
pub(crate) fn text() -> Markup {
    html! {
        div.near {
            button.button.quiet type="button" { (t::NEAR_ME) }
            a.button.quiet href=(Route::OwnGmina.path()) { (t::OWN_GMINA) }
            p.search-note role="status" {}
        }
    }
}

/// The two answers of the browser, of which one comes.
struct Answers {
    _found: Closure<dyn FnMut(web_sys::Position)>,
    _failed: Closure<dyn FnMut(web_sys::PositionError)>,
}

fn locate(state: AppState, goes: Goes, says: Var<&'static str>) {
    let Ok(geolocation) = window().navigator().geolocation() else {
        return fail(state, says, t::NEAR_FAILED.get());
    };
    says.set(t::NEAR_LOOKING.get());
    // Kept until one of them has been called.
    let answers: Rc<RefCell<Option<Answers>>> = Rc::default();
    let (after_found, after_failed) = (answers.clone(), answers.clone());
    let found = Closure::new(move |position: web_sys::Position| {
        let coordinates = position.coords();
        found(state, goes, says, coordinates.longitude(), coordinates.latitude());
        after_found.take();
    });
    let failed = Closure::new(move |error: web_sys::PositionError| {
        fail(
            state,
            says,
            if error.code() == REFUSED {
                t::NEAR_REFUSED.get()
            } else {
                t::NEAR_FAILED.get()
            },
        );
        after_failed.take();
    });
    let options = PositionOptions::new();
    options.set_timeout(PATIENCE);
    options.set_maximum_age(FRESH);
    let asked = geolocation.get_current_position_with_error_callback_and_options(
        found.as_ref().unchecked_ref(),
        Some(failed.as_ref().unchecked_ref()),
        &options,
    );
    if asked.is_err() {
        return fail(state, says, t::NEAR_FAILED.get());
    }
    *answers.borrow_mut() = Some(Answers {
        _found: found,
        _failed: failed,
    });
}

fn found(state: AppState, goes: Goes, says: Var<&'static str>, lon: f64, lat: f64) {
    let Some(here) = Origin::at(lon, lat, t::YOUR_PLACE.get()).filter(|_| says.try_get_untracked().is_some()) else {
        return;
    };
    says.set("");
    let center = world_of_units(here.lon, here.lat);
    state.here.set(Some(here));
    state.viewing.update(|viewing| {
        viewing.order = Some(Order::Distance);
        viewing.origin = None;
    });
    goes.around(Camera { center, zoom: ZOOM });
}

/// Says why not, and goes to the search, where a place can be typed instead: any gmina, whether it has practices or not.
fn fail(state: AppState, says: Var<&'static str>, words: &'static str) {
    if says.try_get_untracked().is_none() {
        return;
    }
    says.set(words);
    state.gminy.want();
    let input = document().query_selector("input[type=search]").ok().flatten();
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        let _ = input.focus();
    }
}
