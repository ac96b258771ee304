//! Facets beside the category: what each choice would give, folded away until somebody wants them.

use leptos::prelude::*;
use maud::{Markup, html};
use practices::facets::{Column, Facet, Facets};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use crate::components::notice;
use crate::components::piece::{Piece, ROOT, set_text};
use crate::i18n::{content_lang, t};
use crate::state::{AppState, Listed, use_state};
use crate::watch::watch;

/// The facets, for the panel.
pub fn more_facets() -> AnyView {
    let state = use_state();
    let text = html! {
        details.more-facets.fold {
            summary { span { (t::MORE_FACETS) } span.chosen-count {} }
            div.facet-groups {}
        }
    };
    let piece = Piece::new(text)
        .on(ROOT, "toggle", move |_| state.facets.file.want())
        .on(".facet-groups", "change", move |event| choose(state, &event))
        .on(".facet-groups", "click", move |event| notice::answer(state, &event));
    let groups = piece.find(".facet-groups");
    keep_groups(state, groups.clone());
    keep_numbers(state, groups, piece.find(".chosen-count"));
    piece.into_any()
}

/// Writes the rows once the facets are here.
fn keep_groups(state: AppState, groups: Element) {
    watch(move || {
        let text = match (state.facets.file.ready(), state.facets.file.error()) {
            (Some(facets), _) => rows(&facets),
            (None, Some(error)) => notice::failed(t::FACETS_FAILED, &error),
            (None, None) => notice::loading(t::FACETS_LOADING),
        };
        groups.set_inner_html(&text.into_string());
    });
}

/// All facets but the category, which has its own place.
fn rows(facets: &Facets) -> Markup {
    let columns = facets.columns().iter().filter(|column| column.facet != Facet::Category);
    html! { @for column in columns { (group(column)) } }
}

fn group(column: &Column) -> Markup {
    let facet = column.facet;
    let lang = content_lang().filter(|_| t::has_polish_values(facet));
    html! {
        details.facet-group data-facet=(facet.code()) {
            summary { span { (t::facet(facet)) } span.chosen-count {} }
            div.facet-values role="group" aria-label=(t::facet(facet)) {
                @for value in &column.values {
                    label.facet-row {
                        input type="checkbox" name=(facet.code()) value=(value.code);
                        span lang=[lang] { (t::facet_value(facet, value)) }
                        span.legend-count {}
                    }
                }
            }
        }
    }
}

/// Keeps the ticks what is chosen, and the numbers what choosing would give.
fn keep_numbers(state: AppState, groups: Element, all_chosen: Element) {
    watch(move || {
        let library = state.library.with(|library| library.ready().cloned());
        let (Some(facets), Some(library), Some(Listed { region, filter })) =
            (state.facets.file.ready(), library, state.counted.get())
        else {
            return;
        };
        let counts = facets.count(&filter.choices(), library.among(region, &filter).as_deref());
        // Where these change, so does the filter.
        let chosen = state.facets.choices.get_untracked();
        let mut number_chosen = 0;
        for (facet, counts) in &counts {
            let selector = format!("[data-facet={}]", facet.code());
            let Ok(Some(group)) = groups.query_selector(&selector) else {
                continue;
            };
            let values = chosen.of(*facet);
            number_chosen += values.len();
            if let Ok(Some(count)) = group.query_selector(".chosen-count") {
                set_text(&count, &chosen_count(values.len()));
            }
            write_rows(&group, values, counts);
        }
        set_text(&all_chosen, &chosen_count(number_chosen));
    });
}

/// The number of chosen values; nothing of none.
fn chosen_count(count: usize) -> String {
    if count == 0 { String::new() } else { count.to_string() }
}

fn write_rows(group: &Element, chosen: &[String], counts: &[u32]) {
    let Ok(Some(list)) = group.query_selector(".facet-values") else {
        return;
    };
    let rows = list.children();
    for (row, count) in (0..rows.length()).filter_map(|index| rows.item(index)).zip(counts) {
        let input = row
            .first_element_child()
            .and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            input.set_checked(chosen.contains(&input.value()));
        }
        if let Some(number) = row.last_element_child() {
            set_text(&number, &count.to_string());
        }
        // A name without spaces is never refused.
        let _ = row.class_list().toggle_with_force("none", *count == 0);
    }
}

fn choose(state: AppState, event: &Event) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let facet = Facet::ALL.into_iter().find(|facet| facet.code() == input.name());
    if let Some(facet) = facet {
        let choices = state.facets.choices.get_untracked();
        state
            .facets
            .choices
            .set(choices.with(facet, &input.value(), input.checked()));
    }
}
