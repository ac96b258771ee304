//! Practices as a long list or as a table, whose records may still be on their way. An entry and its marker point at each
//! other.

use std::sync::Arc;

use leptos::prelude::*;
use maud::html;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::components::cards::{self, Aspect, Marks};
use crate::components::markup;
use crate::components::notice;
use crate::components::piece::{Piece, ROOT};
use crate::components::rows::{Place, Rows};
use crate::components::table;
use crate::i18n::t;
use crate::library::Library;
use crate::listing;
use crate::map::motion;
use crate::search::Found;
use crate::signal::{Derived, Var};
use crate::state::{AppState, Hint, use_state};
use crate::viewing::{Order, Viewing};
use crate::watch::watch;

/// The attribute by which an entry knows its practice.
pub const PRACTICE: &str = "data-practice";

/// The list; where there is room for a table, that where the visitor has asked for one.
pub fn entries(numbers: Derived<Arc<Vec<u32>>>, may_be_table: bool) -> AnyView {
    let state = use_state();
    let is_table = Derived::new(move || may_be_table && state.viewing.with(|viewing| viewing.is_table));
    let contents = move || {
        if is_table.get() {
            as_table(numbers)
        } else {
            as_list(numbers)
        }
    };
    Piece::new(html! { div.entries {} })
        .on(ROOT, "pointerover", move |event| point(state, &event))
        .on(ROOT, "pointerout", move |_| leave(state))
        .on(ROOT, "focusin", move |event| point(state, &event))
        .on(ROOT, "focusout", move |_| leave(state))
        .with(ROOT, missing(state))
        .with(ROOT, contents.into_any())
        .into_any()
}

/// Says that records did not come, without which entries stay empty.
fn missing(state: AppState) -> AnyView {
    let error = Derived::new(move || state.records.with(|records| records.first_error().cloned()));
    let said = move || match error.get() {
        Some(error) => notice::failed_view(state, t::LOAD_FAILED_RECORDS, &error),
        None => ().into_any(),
    };
    said.into_any()
}

fn as_list(numbers: Derived<Arc<Vec<u32>>>) -> AnyView {
    let state = use_state();
    let list = Piece::new(html! { ul.cards role="list" {} });
    let found = found(state);
    let order = listing::order(state);
    let rows = Rows::new(state, list.element().clone(), move |place, practice| {
        let found = found.get_untracked();
        let marks = |text: &str| untrack(|| state.search.marks(found.as_deref(), text));
        let own = state.shortlist.own.get_untracked();
        let aspect = Aspect {
            marks: found.is_some().then_some(&marks as Marks<'_>),
            distance: distance(state, order, place),
            shortlist: &own,
        };
        cards::entry(place, practice, aspect)
    });
    let list = rows.following(list);
    keep_rows(state, &rows, numbers);
    list.into_any()
}

fn as_table(numbers: Derived<Arc<Vec<u32>>>) -> AnyView {
    let state = use_state();
    let order = listing::order(state);
    let table = Piece::new(table::frame()).on("thead", "click", move |event| sort(state, &event));
    let (head, whole) = (table.find("thead"), table.find("table"));
    watch(move || {
        let text = state.viewing.with(|viewing| table::head(viewing, order.get()));
        head.set_inner_html(&text.into_string());
    });
    watch(move || {
        // The heading is a row too.
        let rows = numbers.with(|numbers| numbers.len() + 1);
        let _ = whole.set_attribute("aria-rowcount", &rows.to_string());
    });
    let rows = Rows::new(state, table.find("tbody"), move |place, practice| {
        let viewing = state.viewing.get_untracked();
        let own = state.shortlist.own.get_untracked();
        table::row(
            place,
            practice,
            viewing.shown_columns(),
            distance(state, order, place),
            &own,
        )
    });
    let table = rows.following(table);
    keep_rows(state, &rows, numbers);
    table.into_any()
}

/// By what the practices were found.
fn found(state: AppState) -> Derived<Option<Arc<Found>>> {
    Derived::new(move || state.listed.get().and_then(|listed| listed.filter.found))
}

/// How far an entry is, where that is the list's order.
fn distance(state: AppState, order: Derived<Order>, place: Place) -> Option<f64> {
    if order.get_untracked() != Order::Distance {
        return None;
    }
    let origin = untrack(|| listing::origin(state))?;
    let library = state.library.with_untracked(|library| library.ready().cloned())?;
    listing::distance_km(&library, place.practice, &origin)
}

/// A heading was pressed: its column becomes the order.
fn sort(state: AppState, event: &web_sys::Event) {
    if markup::asked(event).as_deref() == Some(table::SORT) {
        let order = markup::value(event).and_then(|code| Order::from_code(&code));
        state.viewing.update(|viewing| viewing.order = order);
    }
}

/// Keeps the rows those of the list, written as the visitor wants them.
fn keep_rows(state: AppState, rows: &Rows, numbers: Derived<Arc<Vec<u32>>>) {
    let changes = Var::new(0u32);
    let written = rows.clone();
    let (found, order) = (found(state), listing::order(state));
    watch(move || {
        numbers.track();
        if listing::is_awaited(state, order.get()) {
            return;
        }
        let is_searching = found.with(Option::is_some);
        state.viewing.with(|viewing: &Viewing| viewing.columns.len());
        let change = changes.get_untracked() + 1;
        changes.set_untracked(change);
        let rows = written.clone();
        let write = move || {
            if changes.try_get_untracked() == Some(change)
                && let Some(numbers) = numbers.try_get_untracked()
            {
                rows.show(numbers);
            }
        };
        if is_searching {
            // Whoever types waits for the list.
            write();
        } else {
            // The map comes first, and of a quick row of changes only the last is written.
            motion::in_a_moment(write);
        }
    });
    keep_pointed(state, rows.clone());
}

/// Marks the entries whose marker, or the cluster that holds it, is pointed at, and those that are open.
fn keep_pointed(state: AppState, rows: Rows) {
    watch(move || {
        rows.track();
        let (hint, open) = (state.map.hint.get(), state.map.open.get());
        let library = state.library.with_untracked(|library| library.ready().cloned());
        let Some(library) = library else { return };
        let opened: Vec<u32> = open
            .iter()
            .flat_map(|open| open.pins.iter().map(|pin| pin.practice))
            .collect();
        let zoom = state.map.drawn.get_untracked().zoom;
        for entry in rows.elements() {
            let number = number_of(&entry);
            let is_pointed = number
                .is_some_and(|number| opened.contains(&number) || is_meant(&library, zoom, hint.as_ref(), number));
            // A name without spaces is never refused.
            let _ = entry.class_list().toggle_with_force("akin", is_pointed);
        }
    });
}

fn is_meant(library: &Library, zoom: f64, hint: Option<&Hint>, practice: u32) -> bool {
    let Some(hint) = hint else { return false };
    hint.practices.contains(&practice)
        || hint
            .by
            .is_some_and(|key| library.marks_of(practice, zoom).iter().any(|mark| mark.key == key))
}

fn number_of(entry: &Element) -> Option<u32> {
    entry.get_attribute(PRACTICE)?.parse().ok()
}

/// The pointer or the focus comes to an entry: its marker stands out, or the cluster that holds it.
fn point(state: AppState, event: &web_sys::Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let entry = target.and_then(|target| target.closest("[data-practice]").ok().flatten());
    let hint = entry.as_ref().and_then(number_of).map(|number| Hint {
        by: None,
        practices: vec![number],
    });
    if state.map.hint.with_untracked(|now| *now != hint) {
        state.map.hint.set(hint);
    }
}

fn leave(state: AppState) {
    if state.map.hint.with_untracked(Option::is_some) {
        state.map.hint.set(None);
    }
}
