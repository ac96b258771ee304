//! The card of a place: opened beside its marker, kept in view, closed. What it says is text, of
//! [`crate::components::place_card`].

use std::sync::Arc;

use geomap::decimal::short;
use geomap::{LonLatBox, Px, Size, World};
use leptos::ev;
use leptos::prelude::*;
use maud::html;
use web_sys::{FocusOptions, HtmlElement};

use crate::components::known::Known;
use crate::components::piece::{Piece, ROOT};
use crate::components::{markup, notice, place_card};
use crate::library::{Library, Pin, bounds_of};
use crate::map::card_place::{GAP, Place};
use crate::map::controls::controls_rect;
use crate::map::size::watch_size;
use crate::signal::{Derived, Var};
use crate::state::{AppState, Hint, MapState, OpenPlace, use_state};
use crate::watch::{watch, watch_with};

/// How many practices of a place the card lists at once, and how many more each time that the visitor asks for more.
const PART: usize = 50;
/// How close the places of a practice are shown at the most.
const PLACES_MAX_ZOOM: f64 = 12.0;

/// The open popup, or nothing.
pub fn popup() -> AnyView {
    let state = use_state();
    let shown = move || {
        let open = state.map.open.get();
        let library = state.charted_now();
        match open.zip(library) {
            Some((open, library)) => card(state, open, library),
            None => ().into_any(),
        }
    };
    shown.into_any()
}

fn card(state: AppState, open: OpenPlace, library: Arc<Library>) -> AnyView {
    let map = state.map;
    let card = Known::<HtmlElement>::new();
    let (place, size) = follow_marker(map, open.at, card);
    keep_at_marker(map, open.at, card, place, size);
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            close(map);
        }
    });
    on_cleanup(move || escape.remove());

    let several = practices_of(&open.pins).len() > 1;
    let asked = Var::new(PART);
    let contents = contents(state, open.pins, library, asked);
    let text = html! {
        div.popup.several[several] role="dialog" aria-labelledby=(place_card::TITLE) tabindex="-1" {}
    };
    Piece::new(text)
        .known_as(ROOT, card)
        .on(ROOT, "click", move |event| match markup::asked(&event).as_deref() {
            Some(place_card::CLOSE) => close(map),
            Some(place_card::ALL_PLACES) => show_places(state, markup::value(&event)),
            Some(place_card::MORE) => asked.update(|asked| *asked += PART),
            _ => notice::answer(state, &event),
        })
        .filled(move || contents.get())
        .into_any()
}

fn practices_of(pins: &[Pin]) -> Vec<u32> {
    let mut practices: Vec<u32> = pins.iter().map(|pin| pin.practice).collect();
    practices.dedup();
    practices
}

/// What the card says, with as many practices as are asked for; those that are not here are sent for.
fn contents(state: AppState, pins: Vec<Pin>, library: Arc<Library>, asked: Var<usize>) -> Derived<String> {
    let practices = practices_of(&pins);
    let total = practices.len();
    let last = move || {
        practices
            .get(asked.get().min(practices.len()).saturating_sub(1))
            .copied()
    };
    Derived::new(move || {
        let last = last().unwrap_or_default();
        let shown: Vec<Pin> = pins.iter().copied().take_while(|pin| pin.practice <= last).collect();
        let (text, is_whole) = state.records.with(|records| {
            let found = library.found(records, &shown);
            let asked = asked.get().min(total);
            let error = shown.iter().find_map(|pin| records.error(pin.practice));
            // A star is kept up where it stands, so that the card is not written anew under the finger.
            let card = state.shortlist.own.with_untracked(|shortlist| {
                place_card::card(place_card::Contents {
                    error,
                    found: &found,
                    asked,
                    total,
                    shortlist,
                })
            });
            (card.into_string(), found.len() == asked)
        });
        if !is_whole {
            state.need(practices_of(&shown));
        }
        text
    })
}

/// Keeps the card at its marker while the map moves.
fn keep_at_marker(map: MapState, at: World, card: Known<HtmlElement>, place: Var<Option<Place>>, size: Var<Size>) {
    watch(move || {
        let marker = map.camera.get().to_screen(at, map.size.get());
        let place = place.get().unwrap_or(Place::Above);
        let Px { x, y } = place.corner(marker, size.get());
        let Some(card) = card.get() else { return };
        let style = HtmlElement::style(&card);
        // Properties and a class that every browser knows.
        let _ = style.set_property("left", &format!("{}px", short(x, 1)));
        let _ = style.set_property("top", &format!("{}px", short(y, 1)));
        let _ = card.class_list().toggle_with_force("above", place == Place::Above);
    });
}

/// Shows all places of the practice with this number.
fn show_places(state: AppState, number: Option<String>) {
    let number: Option<u32> = number.and_then(|number| number.parse().ok());
    let bounds = number.and_then(|number| state.records.with_untracked(|records| bounds_of(records.get(number)?)));
    if let (Some(number), Some(bounds)) = (number, bounds) {
        show_all(state.map, number, bounds);
    }
}

/// Closes the card, which would cover some of the places, and flies to where all of them are in view.
fn show_all(map: MapState, practice: u32, bounds: LonLatBox) {
    close(map);
    map.hint.set(Some(Hint {
        by: None,
        practices: vec![practice],
    }));
    map.fly_to(map.fit(bounds, PLACES_MAX_ZOOM));
}

/// Opens the card beside its marker, takes the focus there, and keeps the card in view: it is placed anew when it or the
/// map changes its size, or when the map comes to rest where it would be cut.
fn follow_marker(map: MapState, at: World, card: Known<HtmlElement>) -> (Var<Option<Place>>, Var<Size>) {
    let place = Var::new(None::<Place>);
    let size = Var::new(Size::default());
    watch_size(card, size);
    watch_with(move |is_open: Option<bool>| {
        let (card_size, map_size, camera) = (size.get(), map.size.get(), map.drawn.get());
        let Some(card) = card.get().filter(|_| card_size.width > 0.0) else {
            return false;
        };
        let marker = camera.to_screen(at, map_size);
        let buttons = controls_rect(map_size);
        let still_fits = place
            .get_untracked()
            .is_some_and(|place| place.fits(marker, card_size, map_size) && place.clears(marker, card_size, buttons));
        if !still_fits {
            place.set(Some(Place::choose(marker, card_size, map_size, buttons)));
        }
        if is_open != Some(true) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // What can't be focused is read all the same.
            let _ = card.focus_with_options(&options);
            lift_above_sheet(map, at, &card, card_size);
        }
        true
    });
    (place, size)
}

/// On a phone the card is a sheet at the bottom: the map moves just enough for the marker to stay above it.
fn lift_above_sheet(map: MapState, at: World, card: &HtmlElement, card_size: Size) {
    let size = map.size.get_untracked();
    let is_sheet = card_size.width >= size.width;
    let Some(parent) = card.parent_element().filter(|_| is_sheet) else {
        return;
    };
    let sheet_top = card.get_bounding_client_rect().top() - parent.get_bounding_client_rect().top();
    let camera = map.camera.get_untracked();
    let rise = (sheet_top - 2.0 * GAP - camera.to_screen(at, size).y).min(0.0);
    if rise < 0.0 {
        map.fly_to(camera.panned(0.0, rise));
    }
}

/// Closes the card. The focus, if it was in the card, goes back to the marker, or to the map where that is gone.
pub fn close(map: MapState) {
    let had_focus = matches!(
        document().query_selector("#map [role=dialog]:focus-within"),
        Ok(Some(_))
    );
    let Some(open) = map.open.get_untracked() else { return };
    map.open.set(None);
    if had_focus {
        let marker = format!("#map button[data-mark=\"{}\"]", open.mark);
        let find = |selector: &str| document().query_selector(selector).ok().flatten();
        focus(find(&marker).or_else(|| find("#map .surface")));
    }
}

fn focus(element: Option<web_sys::Element>) {
    use wasm_bindgen::JsCast;
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that refuses the focus leaves it where the browser puts it.
        let _ = element.focus();
    }
}
