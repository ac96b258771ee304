//! Where one types what to find, and the places and categories that the words name.

use geomap::Camera;
use leptos::prelude::*;
use maud::{Markup, html};
use practices::gminy::Gmina;
use practices::search::{Named, NamedKind};
use practices::{Category, Wojewodztwo};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::components::markup;
use crate::components::notice;
use crate::components::piece::Piece;
use crate::filter::{self, Filter};
use crate::i18n::t;
use crate::library::world_of_units;
use crate::pages::goes::Goes;
use crate::search::SearchState;
use crate::state::{AppState, use_state};
use crate::viewing::{Order, Origin};
use crate::watch::watch;

/// How many places and categories are offered at the most.
const OFFERS: usize = 4;
/// How close a gmina is shown, and how close a powiat.
const GMINA_ZOOM: f64 = 11.5;
const POWIAT_ZOOM: f64 = 9.5;
/// What a click on an offer asks for; its value is the offer's place among all.
pub const OFFER: &str = "offer";
/// What a click on the way back to all practices asks for.
const CLEAR: &str = "clear-search";

/// The box, for the panel beside the map.
pub fn search_box(goes: Goes) -> AnyView {
    let state = use_state();
    let piece = Piece::new(text())
        .on("input", "focus", move |_| state.search.index.want())
        .on("input", "input", move |event| type_in(state.search, &event))
        .on("input", "blur", move |_| goes.done_typing())
        .on("form", "submit", |event| {
            event.prevent_default();
            // Whoever typed is done: on a phone the keyboard makes way for what was found.
            if let Some(input) = input_of(&event) {
                let _ = input.blur();
            }
        })
        .on(".search-says", "click", move |event| answer(state, goes, &event));
    keep_text(state.search, &piece);
    let says = piece.find(".search-says");
    watch(move || says.set_inner_html(&says_now(state).into_string()));
    piece.into_any()
}

/// The box as a text.
pub(crate) fn text() -> Markup {
    html! {
        form.search role="search" {
            label.field {
                span { (t::SEARCH) }
                input type="search" name=(filter::TEXT) placeholder=(t::SEARCH_EXAMPLE) autocomplete="off"
                    autocapitalize="none" spellcheck="false" enterkeyhint="search" maxlength="200";
            }
            div.search-says {}
        }
    }
}

fn type_in(search: SearchState, event: &Event) {
    if let Some(input) = input_of(event) {
        search.text.set(input.value());
    }
}

fn input_of(event: &Event) -> Option<HtmlInputElement> {
    let target = event.target()?;
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => Some(input),
        Err(target) => {
            let form = target.dyn_into::<web_sys::Element>().ok()?;
            form.query_selector("input").ok()??.dyn_into().ok()
        }
    }
}

/// Keeps the box what is looked for, also after Back and in a link.
fn keep_text(search: SearchState, piece: &Piece) {
    let Ok(input) = piece.find("input").dyn_into::<HtmlInputElement>() else {
        return;
    };
    watch(move || {
        let text = search.text.get();
        // To set what stands there already would move the cursor to its end.
        if input.value() != text {
            input.set_value(&text);
        }
    });
}

/// What is said below the box: why there is no search, what the practices lack, which places and categories are meant.
fn says_now(state: AppState) -> Markup {
    let search = state.search;
    let text = search.text.get();
    if let Some(error) = search.index.error() {
        return notice::failed(t::SEARCH_FAILED, &error);
    }
    if text.trim().is_empty() {
        return Markup::default();
    }
    if search.index.ready().is_none() {
        return notice::loading(t::SEARCH_LOADING);
    }
    let without = state.filter.with(|filter| {
        let found = filter.found.as_ref()?;
        (found.text == text.trim()).then(|| found.hits.without.clone())
    });
    let offers = offers(state, &text);
    html! {
        @if let Some(without) = without.filter(|without| !without.is_empty()) {
            p.search-note role="status" { (t::search_without(&without)) }
        }
        @if !offers.is_empty() {
            ul.offers aria-label=(t::OFFERS) {
                @for (number, named) in offers.iter().enumerate() {
                    li { (offer(number, named)) }
                }
            }
        }
    }
}

/// The places and categories that a text names, a gmina without practices too; where the visitor looks for a place to
/// measure from, or nothing else was found, also those whose names only begin so.
fn offers(state: AppState, text: &str) -> Vec<Named> {
    let mut offers: Vec<Named> = state.search.ask(|index| {
        let named = index.named(text).into_iter().take(OFFERS).cloned();
        named.collect()
    });
    let is_place_wished = state.viewing.with(|viewing| viewing.order == Some(Order::Distance))
        || state.filter.with(Filter::finds_nothing);
    if let Some(gminy) = state.gminy.ready() {
        let others: Vec<&Gmina> = if is_place_wished {
            gminy.find(text, OFFERS)
        } else {
            gminy.called(text).collect()
        };
        let others = others.into_iter().map(without_practices);
        let is_new = |other: &Named| {
            let mut offers = offers.iter();
            offers.all(|named| (&named.name, named.wojewodztwo) != (&other.name, other.wojewodztwo))
        };
        let room = OFFERS - offers.len();
        let others: Vec<Named> = others.filter(is_new).take(room).collect();
        offers.extend(others);
    }
    offers
}

fn without_practices(gmina: &Gmina) -> Named {
    let (lon, lat) = gmina.seat;
    Named {
        kind: NamedKind::Gmina,
        name: gmina.name.clone(),
        path: String::new(),
        wojewodztwo: Some(gmina.wojewodztwo),
        practices: 0,
        middle: Some((lon.saturating_mul(1000), lat.saturating_mul(1000))),
    }
}

fn offer(number: usize, named: &Named) -> Markup {
    html! {
        button.offer type="button" data-action=(OFFER) data-value=(number) {
            span.offer-name { (t::offer(named)) }
            span.legend-count { (t::practices(named.practices as usize)) }
        }
    }
}

/// The words that end a list in which nothing was found, with the way back.
pub fn nothing_found(text: &str) -> Markup {
    html! {
        p { (t::nothing_found(text)) }
        button.button.quiet type="button" data-action=(CLEAR) { (t::CLEAR_SEARCH) }
    }
}

/// Does what a click on an offer, or on [`nothing_found`], asks for.
pub fn answer(state: AppState, goes: Goes, event: &Event) {
    notice::answer(state, event);
    match markup::asked(event).as_deref() {
        Some(CLEAR) => state.search.text.set(String::new()),
        Some(OFFER) => {
            let number = markup::value(event).and_then(|value| value.parse::<usize>().ok());
            let text = state.search.text.get_untracked();
            let offers = untrack(|| offers(state, &text));
            if let Some(named) = number.and_then(|number| offers.get(number)) {
                go(state, goes, named);
            }
        }
        _ => {}
    }
}

/// Goes to a place, or shows a category: what was typed has done its work.
fn go(state: AppState, goes: Goes, named: &Named) {
    state.search.text.set(String::new());
    state.filter.update(|filter| filter.found = None);
    match named.kind {
        NamedKind::Wojewodztwo => goes.to_region(Wojewodztwo::from_slug(&named.path)),
        NamedKind::Category => {
            let library = state.library.with_untracked(|library| library.ready().cloned());
            let all = library
                .map(|library| library.index.categories.clone())
                .unwrap_or_default();
            goes.to_filter(within(&all, &named.path, state.filter.get_untracked()));
        }
        NamedKind::Gmina | NamedKind::Powiat => {
            if let Some((lon, lat)) = named.middle {
                // Where one has gone to is where one asks what is near.
                depart(
                    state,
                    Origin {
                        lon,
                        lat,
                        name: named.name.clone(),
                    },
                );
                let zoom = if named.kind == NamedKind::Gmina {
                    GMINA_ZOOM
                } else {
                    POWIAT_ZOOM
                };
                goes.to_place(Camera {
                    center: world_of_units(lon, lat),
                    zoom,
                });
            }
        }
    }
}

/// Has distances be taken from here, now or when the list is to be in their order.
fn depart(state: AppState, origin: Origin) {
    state.visited.set(Some(origin.clone()));
    if state
        .viewing
        .with_untracked(|viewing| viewing.order == Some(Order::Distance))
    {
        state.viewing.update(|viewing| viewing.origin = Some(origin));
    }
}

/// A filter by a category, or by all of a section.
fn within(all: &[Category], path: &str, filter: Filter) -> Filter {
    let mut chosen = Filter { found: None, ..filter };
    chosen.categories = all
        .iter()
        .filter(|category| {
            let other = category.path();
            other == path || other.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
        })
        .cloned()
        .collect();
    chosen
}
