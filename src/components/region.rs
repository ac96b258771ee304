//! A województwo beside the map: whom to call there, and where to look further.

use leptos::prelude::*;
use maud::{Markup, html};
use practices::polish::bind_short_words;
use practices::{Practice, Wojewodztwo};

use crate::components::contacts;
use crate::components::notice;
use crate::components::piece::{Piece, ROOT};
use crate::components::place;
use crate::i18n::{content_lang, t};
use crate::routes::Route;
use crate::signal::{Derived, Var};
use crate::state::{AppState, use_state};
use crate::watch::watch;

/// Of how many practices the contacts are shown; of more they are in the file to take along.
const MOST: usize = 200;

/// The part of the panel; nothing where all of Poland is shown. `numbers` are the practices that are shown.
pub fn region(numbers: Derived<Vec<u32>>) -> AnyView {
    let state = use_state();
    let region = Derived::new(move || state.listed.get().and_then(|listed| listed.region));
    let contents = move || {
        let region = region.get();
        region.map_or_else(|| ().into_any(), |region| part(state, region, numbers))
    };
    contents.into_any()
}

fn part(state: AppState, region: Wojewodztwo, numbers: Derived<Vec<u32>>) -> AnyView {
    let is_open = Var::new(false);
    let text = html! {
        section.region-part {
            details { summary { (t::CONTACTS_HERE) } div.people {} }
            nav aria-label=(t::NEIGHBOURS) {}
        }
    };
    let piece = Piece::new(text)
        .on_within("details", "toggle", move |_| is_open.set(true))
        .on(ROOT, "click", move |event| {
            notice::answer(state, &event);
        });
    let (people, nav) = (piece.find(".people"), piece.find("nav"));
    watch(move || {
        let query = state.query();
        nav.set_inner_html(&neighbours(region, &query).into_string());
    });
    watch(move || {
        if !is_open.get() {
            return;
        }
        let numbers: Vec<u32> = numbers.with(|numbers| numbers.iter().copied().take(MOST + 1).collect());
        let shown = numbers.get(..MOST).unwrap_or(&numbers);
        let text = state.records.with(|records| {
            let here: Vec<&Practice> = shown.iter().filter_map(|number| records.get(*number)).collect();
            let error = shown.iter().find_map(|number| records.error(*number));
            match error {
                Some(error) => notice::failed(t::LOAD_FAILED_CATALOGUE, error),
                None if here.len() < shown.len() => notice::loading(t::CONTACTS_LOADING),
                None => html! {
                    (to_call(&here))
                    @if numbers.len() > MOST { p.search-note { (t::MORE_CONTACTS) } }
                },
            }
        });
        people.set_inner_html(&text.into_string());
        let is_missing = |number: &u32| state.records.with_untracked(|records| records.get(*number).is_none());
        if shown.iter().any(is_missing) {
            state.need(shown.iter().copied());
        }
    });
    piece.into_any()
}

/// The ways to the neighbours, which keep what is looked for.
pub(crate) fn neighbours(region: Wojewodztwo, query: &str) -> Markup {
    html! {
        h2 { (t::NEIGHBOURS) }
        ul {
            @for other in region.neighbours() {
                li { a.plain-link href={ (Route::Wojewodztwo(other).path()) (query) } lang=[content_lang()] { (t::region_name(other)) } }
            }
        }
    }
}

/// The people to call, practice by practice; those without anybody are left out.
pub(crate) fn to_call(practices: &[&Practice]) -> Markup {
    let with_people = || practices.iter().filter(|practice| !practice.contacts.is_empty());
    html! {
        @if with_people().next().is_none() { p.search-note { (t::NO_CONTACTS) } }
        @for practice in with_people() {
            section {
                h3 {
                    a.plain-link href=(Route::Practice(practice.slug.clone()).path()) lang=[content_lang()] { (bind_short_words(&practice.title)) }
                }
                @if let Some(place) = place::name(practice) { p.search-note { (place) } }
                (contacts::people(&practice.contacts))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::{self, tests::assert_escapes};
    use practices::Contact;

    #[test]
    fn no_text_is_a_part_of_the_page() {
        assert_escapes(|text| {
            let mut practice = markup::tests::practice("a", text);
            practice.contacts = vec![Contact {
                name: Some(text.into()),
                ..Contact::default()
            }];
            to_call(&[&practice])
        });
    }

    #[test]
    fn the_neighbours_keep_what_is_looked_for() {
        let region = Wojewodztwo::from_slug("podkarpackie").unwrap();
        let text = neighbours(region, "?q=odpady").into_string();
        assert_eq!(text.matches("<li>").count(), 3);
        assert!(
            text.contains("href=\"/wojewodztwa/swietokrzyskie?q=odpady\">świętokrzyskie</a>"),
            "{text}"
        );
    }
}
