//! What is chosen, each with a way to give it up.

use leptos::prelude::*;
use maud::{Markup, html};
use practices::Category;
use practices::facets::{Choices, Facet, Value};
use web_sys::Event;

use crate::components::markup;
use crate::components::piece::{Piece, ROOT};
use crate::filter::Filter;
use crate::i18n::t;
use crate::pages::goes::Goes;
use crate::state::{AppState, use_state};

/// What a click on a chip asks for; its value is the facet's code, "=" and the value's.
const GIVE_UP: &str = "give-up";
/// What a click on the way back to everything asks for.
const CLEAR_ALL: &str = "clear-all";

/// The chips, for the panel.
pub fn chips(goes: Goes) -> AnyView {
    let state = use_state();
    Piece::new(html! { div.chips-place {} })
        .on(ROOT, "click", move |event| answer(state, goes, &event))
        .filled(move || {
            let choices = state.facets.choices.get();
            let filter = state.counted.get().map(|counted| counted.filter).unwrap_or_default();
            row(state, &filter, &choices).into_string()
        })
        .into_any()
}

fn row(state: AppState, filter: &Filter, choices: &Choices) -> Markup {
    let facets = state.facets.file.ready();
    let unknown = facets
        .as_ref()
        .map(|facets| facets.unknown(choices))
        .unwrap_or_default();
    let ignored = state.ignored.get();
    let known: Vec<(Facet, &str)> = choices.iter().filter(|choice| !unknown.contains(choice)).collect();
    let text = filter.found.as_ref().map(|found| found.text.as_str());
    let count = filter.categories.len() + known.len() + usize::from(text.is_some());
    html! {
        @if count > 0 {
            ul.chips aria-label=(t::CHOSEN) {
                @if let Some(text) = text { (chip("q=", &t::quoted(text))) }
                @for category in &filter.categories {
                    (chip(&format!("{}={}", Facet::Category.code(), category.path()), &t::category(category)))
                }
                @for (facet, code) in known {
                    (chip(&format!("{}={code}", facet.code()), &name_of(state, facet, code)))
                }
                @if count > 1 {
                    li { button.chip-all type="button" data-action=(CLEAR_ALL) { (t::CLEAR_ALL) } }
                }
            }
        }
        @if !unknown.is_empty() {
            p.search-note role="status" { (t::unknown_choices(unknown.iter().map(|(_, code)| *code))) }
        }
        @if !ignored.is_empty() { p.search-note role="status" { (t::ignored(&ignored)) } }
    }
}

fn chip(value: &str, name: &str) -> Markup {
    html! {
        li {
            button.chip type="button" data-action=(GIVE_UP) data-value=(value) aria-label=(t::give_up(name)) {
                span { (name) }
                span aria-hidden="true" { "×" }
            }
        }
    }
}

/// The name of a value; the code of one that the catalogue does not have.
fn name_of(state: AppState, facet: Facet, code: &str) -> String {
    let unknown = Value {
        code: code.to_owned(),
        name: String::new(),
    };
    let facets = state.facets.file.ready();
    let column = facets.as_ref().and_then(|facets| facets.column(facet));
    let value = column.and_then(|column| column.values.iter().find(|value| value.code == code));
    t::facet_value_in_full(facet, value.unwrap_or(&unknown))
}

fn answer(state: AppState, goes: Goes, event: &Event) {
    match markup::asked(event).as_deref() {
        Some(CLEAR_ALL) => clear_all(state, goes),
        Some(GIVE_UP) => {
            if let Some((facet, code)) = markup::value(event).as_deref().and_then(|value| value.split_once('=')) {
                give_up(state, goes, facet, code);
            }
        }
        _ => {}
    }
}

fn give_up(state: AppState, goes: Goes, facet: &str, code: &str) {
    match Facet::ALL.into_iter().find(|other| other.code() == facet) {
        None => state.search.text.set(String::new()),
        Some(Facet::Category) => {
            if let Ok(category) = code.parse::<Category>() {
                goes.to_filter(state.filter.get_untracked().with(category, false));
            }
        }
        Some(facet) => {
            let choices = state.facets.choices.get_untracked();
            state.facets.choices.set(choices.with(facet, code, false));
        }
    }
}

/// Shows everything again, in one step of Back.
pub fn clear_all(state: AppState, goes: Goes) {
    state.search.text.set(String::new());
    state.facets.choices.set(Choices::default());
    goes.to_filter(Filter::default());
}
