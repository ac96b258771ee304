//! The categories to choose from, each with its number of practices; also what the colours and signs mean.

use leptos::prelude::*;
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use crate::components::piece::Piece;
use crate::components::sign::badge;
use crate::filter;
use crate::i18n::t;
use crate::library::Library;
use crate::pages::goes::Goes;
use crate::state::{AppState, Listed, use_state};
use crate::watch::watch;

/// The facet.
pub fn category_facet(goes: Goes) -> AnyView {
    let state = use_state();
    let rows = state
        .library
        .with_untracked(|library| library.ready().map(|library| rows(library)));
    let text = html! {
        fieldset.legend {
            legend { (t::CATEGORIES) }
            div.facet { @if let Some(rows) = rows { (rows) } }
        }
    };
    let facet = Piece::new(text).on(".facet", "change", move |event| choose(state, goes, &event));
    keep_rows(state, facet.find(".facet"));
    facet.into_any()
}

fn rows(library: &Library) -> Markup {
    html! {
        @for (category, kind) in library.index.categories.iter().zip(&library.kinds) {
            label.facet-row {
                input type="checkbox" name=(filter::CATEGORY) value=(category.path());
                (badge(*kind))
                span { (category.name()) }
                span.legend-count {}
            }
        }
    }
}

/// Keeps the ticks what the filter is, and the numbers those of the chosen województwo: what choosing a category would
/// give.
fn keep_rows(state: AppState, list: Element) {
    watch(move || {
        let library = state.library.with(|library| library.ready().cloned());
        let (Some(library), Some(Listed { region, filter })) = (library, state.counted.get()) else {
            return;
        };
        let counts = library.count_by_category(region, &filter);
        let rows = list.children();
        let numbered = (0..rows.length()).filter_map(|index| rows.item(index));
        for ((row, category), count) in numbered.zip(&library.index.categories).zip(counts) {
            let input = row
                .first_element_child()
                .and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                input.set_checked(filter.categories.contains(category));
            }
            let count_text = count.to_string();
            if let Some(number) = row.last_element_child()
                && number.text_content().as_ref() != Some(&count_text)
            {
                number.set_text_content(Some(&count_text));
            }
            // A name without spaces is never refused.
            let _ = row.class_list().toggle_with_force("none", count == 0);
        }
    });
}

fn choose(state: AppState, goes: Goes, event: &Event) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input
        && let Ok(category) = input.value().parse()
    {
        goes.to_filter(state.filter.get_untracked().with(category, input.checked()));
    }
}
