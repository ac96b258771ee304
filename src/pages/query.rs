//! Which practices an address asks for and how they are listed, on every page that shows several; and how the address
//! follows what the visitor asks for.

use leptos::prelude::*;
use leptos_router::location::Location;
use practices::facets::{Choices, Facet};

use crate::asked::{Asked, Written};
use crate::filter::{self, Filter};
use crate::pages::goes::Goes;
use crate::shortlist;
use crate::signal::Derived;
use crate::state::AppState;
use crate::viewing::Viewing;
use crate::watch::watch;

/// How many values of a facet an address may choose.
const MOST_VALUES: usize = 64;

/// How many words that mean nothing are named.
const MOST_IGNORED: usize = 8;

/// Shows the practices that the address asks for, also after Back and in a link.
pub fn follow_query(state: AppState, location: &Location) {
    let query = location.query;
    let value = move |name| query.with(|query| query.get(name)).unwrap_or_default();
    watch(move || {
        let asked = Filter::from_query(&value(filter::CATEGORY)).categories;
        if state.filter.with_untracked(|filter| filter.categories != asked) {
            state.filter.update(|filter| filter.categories = asked);
        }
    });
    watch(move || {
        let (viewing, mut ignored) = Viewing::from_query(value);
        ignored.truncate(MOST_IGNORED);
        let asked = Asked {
            text: value(filter::TEXT),
            choices: asked_choices(value),
            viewing,
        };
        let is_news = state.written.update_untracked(|written| written.arrives(&asked));
        if is_news == Some(true) {
            state.search.text.set(asked.text);
            state.facets.choices.set(asked.choices);
            state.viewing.set(asked.viewing);
            state.ignored.set(ignored);
        }
    });
}

/// Keeps what is looked for, by what it is narrowed down and how it is listed in the address. To begin and to end to look
/// for something is a step of Back, what is typed in between is one; so is each choice.
pub fn write_query(state: AppState, goes: Goes) {
    watch(move || {
        let now = Asked::of(state);
        let before = state.written.with_untracked(Written::last);
        // As long as what is asked for is not yet shown, the address is ahead.
        let is_shown = state.search.is_answered() && state.facets.choices.get() == now.choices;
        if now != before && is_shown {
            let is_same = before.choices == now.choices && before.viewing == now.viewing;
            if is_same && !before.text.is_empty() && !now.text.is_empty() {
                goes.to_here_in_a_moment();
            } else {
                goes.to_here();
            }
        }
    });
}

/// At most so many practices that a value of the address names, by their slugs.
pub fn practices_asked(location: &Location, name: &'static str, most: usize) -> Derived<shortlist::Asked> {
    let query = location.query;
    Derived::new(move || shortlist::Asked::of(&query.with(|query| query.get(name)).unwrap_or_default(), most))
}

/// What an address chooses of each facet but the category.
fn asked_choices(value: impl Fn(&'static str) -> String) -> Choices {
    let mut asked = Choices::default();
    for facet in Facet::ALL.into_iter().filter(|facet| *facet != Facet::Category) {
        let values = value(facet.code());
        let values = values.split(',').filter(|value| !value.is_empty());
        asked.set(facet, values.take(MOST_VALUES).map(str::to_owned).collect());
    }
    asked
}
