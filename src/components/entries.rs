//! Practices as a list, a part at a time, whose records may still be on their way. An entry and its marker point at each
//! other.

use std::sync::Arc;

use leptos::prelude::*;
use maud::html;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::components::cards;
use crate::components::piece::{Piece, ROOT, set_text};
use crate::i18n::t;
use crate::library::Library;
use crate::map::motion;
use crate::records::Records;
use crate::search::Found;
use crate::signal::{Derived, Var};
use crate::state::{AppState, Hint, use_state};
use crate::watch::watch;

/// How many entries are shown at once, and how many more each time that the visitor asks for more.
const PART: usize = 30;

/// The attribute by which an entry knows its practice.
pub const PRACTICE: &str = "data-practice";

/// The list.
#[component]
pub fn Entries(
    /// The practices, by number.
    numbers: Derived<Vec<u32>>,
    /// By what they were found, the best first; nothing where they are in no such order.
    found: Derived<Option<Arc<Found>>>,
) -> impl IntoView {
    let state = use_state();
    let shown = Var::new(PART);
    let sorted = Derived::new(move || {
        let is_found = found.with(Option::is_some);
        state.records.with(|records| in_order(records, numbers.get(), is_found))
    });
    // Other practices begin with the first again.
    watch(move || {
        numbers.track();
        shown.set(PART);
    });
    let list = Piece::new(html! { ul.cards {} })
        .on(ROOT, "pointerover", move |event| point(state, &event))
        .on(ROOT, "pointerout", move |_| leave(state))
        .on(ROOT, "focusin", move |event| point(state, &event))
        .on(ROOT, "focusout", move |_| leave(state));
    keep_entries(state, list.element(), sorted, shown, found);
    keep_pointed(state, list.element().clone());
    let rest = Derived::new(move || sorted.with(Vec::len).saturating_sub(shown.get()));
    let is_more = Derived::new(move || rest.get() > 0);
    let more = move || {
        if is_more.get() {
            more(rest, shown).into_any()
        } else {
            ().into_any()
        }
    };
    vec![list.into_any(), more.into_any()].into_any()
}

/// The button stays, with the focus on it, while its words change.
fn more(rest: Derived<usize>, shown: Var<usize>) -> Piece {
    let words = move |rest: usize| t::show_more(rest.min(PART), rest);
    let text = html! { button.button.quiet.more type="button" { (words(rest.get_untracked())) } };
    let button = Piece::new(text).on(ROOT, "click", move |_| shown.update(|shown| *shown += PART));
    let element = button.element().clone();
    watch(move || set_text(&element, &words(rest.get())));
    button
}

/// The practices as they are listed: those that were found with the best first. Else a small catalogue is sorted by title; a
/// large one stays in its own order, neighbours together, since most of its titles are not here.
pub fn in_order(records: &Records, mut numbers: Vec<u32>, is_found: bool) -> Vec<u32> {
    if !is_found && records.is_complete() {
        numbers.sort_by_cached_key(|number| {
            records
                .get(*number)
                .map(|practice| practices::slug::slugify(&practice.title))
        });
    }
    numbers
}

fn keep_entries(
    state: AppState,
    list: &Element,
    sorted: Derived<Vec<u32>>,
    shown: Var<usize>,
    found: Derived<Option<Arc<Found>>>,
) {
    let part =
        Derived::new(move || sorted.with(|sorted| sorted.iter().copied().take(shown.get()).collect::<Vec<u32>>()));
    watch(move || {
        let numbers = part.get();
        let is_missing = |number: &u32| state.records.with_untracked(|records| records.get(*number).is_none());
        if numbers.iter().any(is_missing) {
            state.needed.set(numbers);
        }
    });
    let changes = Var::new(0u32);
    let list = list.clone();
    watch(move || {
        part.track();
        found.track();
        state.records.track();
        // The map comes first, and of a quick row of changes only the last is written.
        let change = changes.get_untracked() + 1;
        changes.set_untracked(change);
        let list = list.clone();
        motion::in_a_moment(move || {
            if changes.try_get_untracked() == Some(change) {
                write(state, &list, part, found);
            }
        });
    });
}

fn write(state: AppState, list: &Element, part: Derived<Vec<u32>>, found: Derived<Option<Arc<Found>>>) {
    let Some(numbers) = part.try_get_untracked() else {
        return;
    };
    let found = found.try_get_untracked().flatten();
    let marks = |text: &str| untrack(|| state.search.marks(found.as_deref(), text));
    let marks = found.is_some().then_some(&marks as cards::Marks<'_>);
    let markup = state
        .records
        .with_untracked(|records| cards::entries(numbers.iter().map(|number| (*number, records.get(*number))), marks));
    list.set_inner_html(&markup.into_string());
}

/// Marks the entries whose marker, or the cluster that holds it, is pointed at, and those that are open.
fn keep_pointed(state: AppState, list: Element) {
    watch(move || {
        let (hint, open) = (state.map.hint.get(), state.map.open.get());
        let library = state.library.with_untracked(|library| library.ready().cloned());
        let Some(library) = library else { return };
        let opened: Vec<u32> = open
            .iter()
            .flat_map(|open| open.pins.iter().map(|pin| pin.practice))
            .collect();
        let zoom = state.map.drawn.get_untracked().zoom;
        let entries = list.children();
        for entry in (0..entries.length()).filter_map(|index| entries.item(index)) {
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
