//! The map within another page: nothing around it but a way to the whole map, and to full screen.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use maud::{Markup, html};
use practices::Wojewodztwo;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::components::piece::{Piece, ROOT, set};
use crate::components::title::keep_title;
use crate::embedding::cooperation::{cooperate, is_full_screen};
use crate::embedding::parent::Parent;
use crate::embedding::script::{call, is_set};
use crate::embedding::select::keep_selected;
use crate::embedding::{PARENT, REGION};
use crate::i18n::t;
use crate::map::popup;
use crate::pages::goes::{camera_for, path_of};
use crate::pages::map::map_frame;
use crate::signal::{Derived, Var};
use crate::state::{AppState, use_state};
use crate::watch::watch;

/// The way to the whole map.
const WAY: &str = ".embedded-ways a";
/// The button for full screen.
const FULL_SCREEN: &str = ".embedded-ways button";

/// The page. It follows its address, but never changes it: a step of Back belongs to the page around.
pub fn embedded_page() -> AnyView {
    let state = use_state();
    let location = use_location();
    let parameter = move |name: &str| location.query.with(|query| query.get(name)).unwrap_or_default();
    let hash = location.hash;
    let place = Derived::new(move || (Wojewodztwo::from_slug(&parameter(REGION)), hash.get()));
    let map = map_frame(state, place, Callback::new(move |region| show_region(state, region)));
    keep_title(|| t::SITE.get().to_owned());

    let piece = cooperate(Piece::new(text()), ".gesture-hint")
        .on_within(ROOT, "click", |event| open_outside(&event))
        .on(FULL_SCREEN, "click", |_| turn_full_screen())
        .with(".embedded-map", map);
    keep_way(state, piece.find(WAY));
    let is_full = piece.find(FULL_SCREEN);
    let piece = piece.on_window("fullscreenchange", move |_| {
        set(
            &is_full,
            "aria-pressed",
            if is_full_screen() { "true" } else { "false" },
        );
    });
    match Parent::of(&untrack(|| parameter(PARENT))) {
        Some(parent) => hear(state, piece, parent).into_any(),
        None => piece.into_any(),
    }
}

/// Tells the page around what it may want to know, and does what that asks for.
fn hear(state: AppState, piece: Piece, parent: Parent) -> Piece {
    parent.clone().keep_told(state);
    let asked = Var::new(None::<String>);
    keep_selected(state, asked);
    piece.on_window("message", move |event| match parent.asks(&event) {
        Some(Some(slug)) => asked.set(Some(slug)),
        Some(None) => popup::close(state.map),
        None => {}
    })
}

fn text() -> Markup {
    html! {
        div.embedded {
            div.embedded-map {}
            div.embedded-ways {
                a target="_blank" rel="noopener" { (t::WHOLE_MAP) span.unseen { " " (t::NEW_TAB) } }
                // Where the page around gives its frame none, there is none to offer.
                button type="button" aria-pressed="false" hidden[!is_set(&document(), "fullscreenEnabled")] { (t::FULL_SCREEN) }
            }
            p.gesture-hint role="status" {}
        }
    }
}

/// The way to the whole map leads to what is in view.
fn keep_way(state: AppState, link: Element) {
    watch(move || {
        let camera = geomap::hash::format(state.map.drawn.get());
        let address = format!("{}{}{camera}", path_of(state.region.get()), state.query());
        set(&link, "href", &address);
    });
}

fn show_region(state: AppState, region: Wojewodztwo) {
    state.region.set(Some(region));
    if let Some(camera) = camera_for(state, Some(region)) {
        state.map.fly_to(camera);
    }
}

/// A link leads out of the frame, to a tab of its own: the page around stays where it is.
fn open_outside(event: &Event) {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = element.and_then(|element| element.closest("a[href]").ok().flatten());
    if let Some(link) = link {
        set(&link, "target", "_blank");
        set(&link, "rel", "noopener");
    }
}

fn turn_full_screen() {
    let page = document();
    if is_full_screen() {
        call(&page, "exitFullscreen");
    } else if let Some(whole) = page.document_element() {
        call(&whole, "requestFullscreen");
    }
}
