//! How a list is to be shown: in which order, as a list or a table, with which columns, and how much of it.

use leptos::prelude::*;
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use crate::components::notice;
use crate::components::piece::{Piece, ROOT, set_text};
use crate::i18n::t;
use crate::listing;
use crate::state::{AppState, use_state};
use crate::viewing::{self, Column, Order, Viewing};
use crate::watch::watch;

/// What the radio button of the list says; that of the table says [`viewing::TABLE`].
const LIST: &str = "lista";

/// The bar. Beside the map it offers what is in view, elsewhere the table.
pub fn list_bar(is_beside_map: bool) -> AnyView {
    let state = use_state();
    let bar = Piece::new(text(is_beside_map))
        .on(ROOT, "change", move |event| choose(state, &event))
        .on(ROOT, "click", move |event| notice::answer(state, &event));
    keep_order(state, &bar);
    keep_ticks(state, &bar);
    bar.into_any()
}

/// The bar as a text.
pub(crate) fn text(is_beside_map: bool) -> Markup {
    html! {
        div.list-bar {
            label.field.order {
                span { (t::ORDER) }
                select name=(viewing::ORDER) {
                    @for order in Order::ALL { option value=(order.code()) { (t::order(order)) } }
                }
            }
            @if is_beside_map {
                label.facet-row {
                    input type="checkbox" name=(viewing::EXTENT) value=(viewing::IN_VIEW);
                    span { (t::ONLY_IN_VIEW) }
                }
            } @else {
                (forms())
                (columns())
            }
            p.search-note role="status" {}
            button.link-button type="button" data-action=(notice::TRY_AGAIN) hidden { (t::TRY_AGAIN) }
        }
    }
}

fn forms() -> Markup {
    html! {
        fieldset.forms {
            legend.unseen { (t::FORM) }
            @for (value, words) in [(LIST, t::FORM_LIST), (viewing::TABLE, t::FORM_TABLE)] {
                label { input type="radio" name=(viewing::FORM) value=(value); span { (words) } }
            }
        }
    }
}

fn columns() -> Markup {
    html! {
        details.columns-choice {
            summary.button.quiet { (t::COLUMNS) }
            div role="group" aria-label=(t::COLUMNS) {
                @for column in Column::ALL {
                    label.facet-row {
                        input type="checkbox" name=(viewing::COLUMNS) value=(column.code());
                        span { (t::column(column)) }
                    }
                }
            }
        }
    }
}

/// Keeps the order that is chosen the one that the list has, and says from where distances are taken.
fn keep_order(state: AppState, bar: &Piece) {
    let Ok(select) = bar.find("select").dyn_into::<HtmlSelectElement>() else {
        return;
    };
    let (order, note, again) = (listing::order(state), bar.find("[role=status]"), bar.find("button"));
    watch(move || {
        let is_found = state.filter.with(|filter| filter.found.is_some());
        // The first one is for what was found by words.
        if let Some(relevance) = select.first_element_child() {
            let _ = relevance.toggle_attribute_with_force("hidden", !is_found);
            let _ = relevance.toggle_attribute_with_force("disabled", !is_found);
        }
        let order = order.get();
        select.set_value(order.code());
        let words = match (order, listing::origin(state)) {
            (Order::Distance, Some(origin)) => t::distance_from(&origin.name),
            (Order::Distance, None) => t::DISTANCE_FROM_WHERE.get().to_owned(),
            _ if state.orders.is_pending() => t::ORDER_LOADING.get().to_owned(),
            _ => match state.orders.error() {
                Some(error) => format!("{} {}", t::ORDER_FAILED, t::load_error(&error)),
                None => String::new(),
            },
        };
        set_text(&note, &words);
        // A name without spaces is never refused.
        let _ = again.toggle_attribute_with_force("hidden", state.orders.error().is_none());
    });
}

/// Keeps the ticks what is chosen.
fn keep_ticks(state: AppState, bar: &Piece) {
    let inputs = bar.element().query_selector_all("input");
    let inputs: Vec<HtmlInputElement> = inputs
        .map(|found| {
            (0..found.length())
                .filter_map(|index| found.item(index)?.dyn_into().ok())
                .collect()
        })
        .unwrap_or_default();
    let columns = bar.element().query_selector(".columns-choice").ok().flatten();
    watch(move || {
        let viewing = state.viewing.get();
        for input in &inputs {
            input.set_checked(is_ticked(&viewing, &input.name(), &input.value()));
        }
        if let Some(columns) = &columns {
            let _ = columns.toggle_attribute_with_force("hidden", !viewing.is_table);
        }
    });
}

fn is_ticked(viewing: &Viewing, name: &str, value: &str) -> bool {
    match name {
        viewing::EXTENT => viewing.in_view,
        viewing::FORM => viewing.is_table == (value == viewing::TABLE),
        _ => viewing.shown_columns().iter().any(|column| column.code() == value),
    }
}

fn choose(state: AppState, event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        let order = Order::from_code(&select.value());
        let visited = state.visited.get_untracked().filter(|_| order == Some(Order::Distance));
        state.viewing.update(|viewing| {
            viewing.order = order;
            viewing.origin = visited;
        });
    } else if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        let (value, is_ticked) = (input.value(), input.checked());
        state.viewing.update(|viewing| tick(viewing, &value, is_ticked));
    }
}

fn tick(viewing: &mut Viewing, value: &str, is_ticked: bool) {
    match value {
        viewing::IN_VIEW => viewing.in_view = is_ticked,
        viewing::TABLE => viewing.is_table = is_ticked,
        LIST => viewing.is_table = !is_ticked,
        _ => {
            if let Some(column) = Column::ALL.into_iter().find(|column| column.code() == value) {
                viewing.columns = viewing.with_column(column, is_ticked);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_is_what_the_box_says_afterwards() {
        let cases = [
            (viewing::EXTENT, viewing::IN_VIEW),
            (viewing::FORM, viewing::TABLE),
            (viewing::COLUMNS, "powiat"),
        ];
        for (name, value) in cases {
            let mut viewing = Viewing::default();
            assert!(!is_ticked(&viewing, name, value), "{name}");
            tick(&mut viewing, value, true);
            assert!(is_ticked(&viewing, name, value), "{name}");
            tick(
                &mut viewing,
                if value == viewing::TABLE { LIST } else { value },
                value == viewing::TABLE,
            );
            assert!(!is_ticked(&viewing, name, value), "{name}");
        }
    }
}
