//! Which practices an address asks for, on every page that shows several.

use leptos::prelude::*;
use leptos_router::location::Location;
use practices::facets::{Choices, Facet};

use crate::asked::Asked;
use crate::filter::{self, Filter};
use crate::shortlist;
use crate::signal::Derived;
use crate::state::AppState;
use crate::watch::watch;

/// How many values of a facet an address may choose.
const MOST_VALUES: usize = 64;

/// Shows the practices that the address asks for, also after Back and in a link.
pub fn follow_query(state: AppState, location: &Location) {
    let query = location.query;
    let value = move |name| query.with(|query| query.get(name)).unwrap_or_default();
    watch(move || {
        let asked = Filter::from_query(&value(filter::CATEGORY)).categories;
        if state.filter.with_untracked(|filter| filter.categories != asked) {
            state.filter.update(|filter| filter.categories = asked);
            state.map.refresh();
        }
    });
    watch(move || {
        let asked = Asked {
            text: value(filter::TEXT),
            choices: asked_choices(value),
        };
        let is_news = state.written.update_untracked(|written| written.arrives(&asked));
        if is_news == Some(true) {
            state.search.text.set(asked.text);
            state.facets.choices.set(asked.choices);
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
