//! The categories to choose from as a tree, each with its number of practices; also what the colours and signs mean.

use leptos::prelude::*;
use maud::{Markup, html};
use practices::Category;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use crate::components::piece::{Piece, set_text};
use crate::components::sign::{Kind, badge};
use crate::filter::{self, Filter};
use crate::i18n::t;
use crate::library::Library;
use crate::pages::goes::Goes;
use crate::state::{AppState, Listed, use_state};
use crate::watch::watch;

/// The name of a section's tick, which stands for all below it.
const SECTION: &str = "dzial";

/// The facet.
pub fn category_facet(goes: Goes) -> AnyView {
    let state = use_state();
    let rows = state.charted_now().map(|library| tree(&library));
    let facet =
        Piece::new(text(&rows.unwrap_or_default())).on(".facet", "change", move |event| choose(state, goes, &event));
    keep_rows(state, facet.find(".facet"));
    facet.into_any()
}

/// The facet as a text, with these rows.
pub(crate) fn text(rows: &Markup) -> Markup {
    html! {
        fieldset.legend {
            legend { (t::CATEGORIES) }
            div.facet { (rows) }
        }
    }
}

/// The categories by their sections; one without any below it is a row of its own.
pub(crate) fn tree(library: &Library) -> Markup {
    let kinds: Vec<(&Category, Kind)> = library
        .index
        .categories
        .iter()
        .zip(library.kinds.iter().copied())
        .collect();
    let sections = kinds.chunk_by(|(one, _), (other, _)| one.section_slug() == other.section_slug());
    html! {
        @for section in sections {
            @match section {
                [(category, kind)] if category.subsection_name().is_none() => (row(category, *kind)),
                [(first, _), ..] => (branch(first, section)),
                [] => {}
            }
        }
    }
}

fn branch(first: &Category, below: &[(&Category, Kind)]) -> Markup {
    let name = t::section(first);
    html! {
        label.facet-row.facet-section {
            input type="checkbox" name=(SECTION) value=(first.section_slug());
            span { (name) }
            span.legend-count {}
        }
        div.facet-below role="group" aria-label=(name) { @for (category, kind) in below { (row(category, *kind)) } }
    }
}

fn row(category: &Category, kind: Kind) -> Markup {
    html! {
        label.facet-row {
            input type="checkbox" name=(filter::CATEGORY) value=(category.path());
            (badge(kind))
            span { (t::category(category)) }
            span.legend-count {}
        }
    }
}

/// Keeps the ticks what the filter is, and the numbers those of the chosen województwo: what choosing a category would
/// give.
fn keep_rows(state: AppState, list: Element) {
    watch(move || {
        let library = state.charted();
        let (Some(library), Some(Listed { region, filter })) = (library, state.counted.get()) else {
            return;
        };
        let categories = &library.index.categories;
        let counts = library.count_by_category(region, &filter);
        for input in ticks(&list) {
            let meant: Vec<usize> = (0..categories.len())
                .filter(|place| {
                    categories
                        .get(*place)
                        .is_some_and(|category| stands_for(&input, category))
                })
                .collect();
            let is_chosen = |place: &usize| {
                let category = categories.get(*place);
                category.is_some_and(|category| filter.categories.contains(category))
            };
            let count: u32 = meant.iter().filter_map(|place| counts.get(*place)).sum();
            let chosen = meant.iter().filter(|place| is_chosen(place)).count();
            write(&input, chosen, meant.len(), count);
        }
    });
}

/// All ticks, of sections too.
fn ticks(list: &Element) -> Vec<HtmlInputElement> {
    let Ok(found) = list.query_selector_all("input") else {
        return Vec::new();
    };
    let inputs = (0..found.length()).filter_map(|index| found.item(index));
    inputs.filter_map(|input| input.dyn_into().ok()).collect()
}

/// Whether a tick chooses a category: its own, or one of its section.
fn stands_for(input: &HtmlInputElement, category: &Category) -> bool {
    if input.name() == SECTION {
        category.section_slug() == input.value()
    } else {
        category.path() == input.value()
    }
}

/// Writes a tick of which so many of so many categories are chosen, and its number.
fn write(input: &HtmlInputElement, chosen: usize, of: usize, count: u32) {
    input.set_checked(chosen > 0 && chosen == of);
    input.set_indeterminate(chosen > 0 && chosen < of);
    let Some(row) = input.parent_element() else { return };
    if let Some(number) = row.last_element_child() {
        set_text(&number, &count.to_string());
    }
    // A name without spaces is never refused.
    let _ = row.class_list().toggle_with_force("none", count == 0);
}

fn choose(state: AppState, goes: Goes, event: &Event) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let library = state.charted_now();
    let (Some(input), Some(library)) = (input, library) else {
        return;
    };
    let meant = library.index.categories.iter();
    let meant = meant.filter(|category| stands_for(&input, category));
    let filter = meant.fold(state.filter.get_untracked(), |filter: Filter, category| {
        filter.with(category.clone(), input.checked())
    });
    goes.to_filter(filter);
}
