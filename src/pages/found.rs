//! The practices that are shown, as a list with all that narrows it down, puts it in order and takes it along: beside the
//! map and on the list's own page.

use leptos::prelude::*;
use maud::{Markup, html};
use practices::polish::bind_short_words;

use crate::components::chips::chips;
use crate::components::entries::entries;
use crate::components::facet::category_facet;
use crate::components::facets::more_facets;
use crate::components::list_bar::list_bar;
use crate::components::notice::loading_view;
use crate::components::piece::{Piece, ROOT, set_text};
use crate::components::region::region;
use crate::components::search_box;
use crate::components::take_along::take_along;
use crate::filter::Filter;
use crate::i18n::t;
use crate::listing;
use crate::pages::goes::Goes;
use crate::signal::Derived;
use crate::state::{AppState, use_state};
use crate::watch::watch;

/// By what the practices can be narrowed down.
pub fn facets(goes: Goes) -> AnyView {
    vec![category_facet(goes), more_facets()].into_any()
}

/// How many practices there are, and these.
///
/// Beside the map the facets stand above the list, and a województwo has its own part.
pub fn list(goes: Goes, is_beside_map: bool) -> AnyView {
    let state = use_state();
    let shown = listing::shown(state);
    let numbers = listing::in_order(state, shown, is_beside_map);
    let taken = Derived::new(move || numbers.with(|numbers| numbers.to_vec()));
    let (facets, region) = if is_beside_map {
        (folded_facets(state, goes), region(shown))
    } else {
        (().into_any(), ().into_any())
    };
    vec![
        chips(goes),
        count(state, shown),
        facets,
        region,
        list_bar(is_beside_map),
        take_along(taken),
        empty(state, goes, shown, taken),
        entries(numbers, !is_beside_map),
    ]
    .into_any()
}

/// What tiles tell of the practices: how many there are, and of which category; and the way to their list, for which the whole
/// catalogue comes.
pub fn totals(goes: Goes) -> AnyView {
    let state = use_state();
    let words = move || {
        let region = state.listed.get().and_then(|listed| listed.region);
        let counts = state
            .charted()
            .map(|library| library.count_by_category(region, &Filter::default()));
        let total = counts.unwrap_or_default().iter().sum::<u32>();
        t::practices_found(total as usize, region, None)
    };
    let list = move || {
        if state.tiled.is_whole_needed.get() {
            return loading_view(t::LOADING_PRACTICES);
        }
        Piece::new(html! { button.button.quiet type="button" { (t::SHOW_LIST) } })
            .on(ROOT, "click", move |_| state.need_whole())
            .into_any()
    };
    let facets = Piece::new(folded_text()).with("div", category_facet(goes));
    // A name without spaces is never refused.
    let _ = facets.element().toggle_attribute_with_force("open", true);
    vec![told(words), facets.into_any(), list.into_any()].into_any()
}

/// The facets above a list: unfolded as the map's legend, folded away while somebody looks for words, whose list comes first.
fn folded_facets(state: AppState, goes: Goes) -> AnyView {
    let folded = Piece::new(folded_text()).with("div", facets(goes));
    let is_searching = Derived::new(move || {
        let listed = state.listed.get();
        listed.is_some_and(|listed| listed.filter.found.is_some())
    });
    let element = folded.element().clone();
    watch(move || {
        // A name without spaces is never refused.
        let _ = element.toggle_attribute_with_force("open", !is_searching.get());
    });
    folded.into_any()
}

/// The same as a text, with a place for the facets.
pub(crate) fn folded_text() -> Markup {
    html! { details.panel-facets.fold { summary { (t::FILTERS) } div {} } }
}

/// The number of practices, said aloud when it changes.
fn count(state: AppState, shown: Derived<Vec<u32>>) -> AnyView {
    let words = move || {
        let listed = state.listed.get();
        let region = listed.as_ref().and_then(|listed| listed.region);
        let text = listed.and_then(|listed| Some(listed.filter.found?.text.clone()));
        t::practices_found(shown.with(Vec::len), region, text.as_deref())
    };
    told(words)
}

fn told(words: impl Fn() -> String + Copy + 'static) -> AnyView {
    let count = Piece::new(html! { p.count role="status" { (untrack(words)) } });
    let element = count.element().clone();
    watch(move || set_text(&element, &words()));
    count.into_any()
}

/// What is said in place of a list without entries.
fn empty(state: AppState, goes: Goes, shown: Derived<Vec<u32>>, listed: Derived<Vec<u32>>) -> AnyView {
    let contents = move || {
        let text = if shown.with(Vec::is_empty) {
            state.filter.with_untracked(why_nothing)
        } else if listed.with(Vec::is_empty) {
            html! { p { (t::NOTHING_IN_VIEW) } }
        } else {
            return ().into_any();
        };
        Piece::new(html! { div.empty { (text) } })
            .on(ROOT, "click", move |event| search_box::answer(state, goes, &event))
            .into_any()
    };
    contents.into_any()
}

/// Why nothing is shown, and what to do about it.
fn why_nothing(filter: &Filter) -> Markup {
    let text = match &filter.found {
        Some(found) => return search_box::nothing_found(&found.text),
        None if filter.categories.is_empty() && filter.left.is_none() => t::NO_PRACTICES_HERE,
        None => t::NO_PRACTICES_OF_CATEGORY,
    };
    html! { p { (bind_short_words(&text)) } }
}
