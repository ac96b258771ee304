//! The page for an address that leads nowhere: says so, and offers what may have been meant.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use maud::{Markup, html};
use practices::Practice;
use practices::polish::bind_short_words;

use crate::components::cards;
use crate::components::piece::Piece;
use crate::components::title::keep_title;
use crate::i18n::t;
use crate::records::Records;
use crate::routes::Route;
use crate::shortlist::Shortlist;
use crate::state::use_state;
use crate::watch::watch;

/// How many practices to suggest at the most.
const SUGGESTIONS: usize = 3;
/// Words shorter than this say nothing of what was meant.
const TELLING: usize = 4;

/// The page.
pub fn not_found_page() -> AnyView {
    let state = use_state();
    let path = use_location().pathname;
    keep_title(|| t::page_title(&t::NOT_FOUND));
    let page = Piece::new(html! { article.page.not-found {} });
    let element = page.element().clone();
    watch(move || {
        let path = path.get();
        let own = state.shortlist.own.get_untracked();
        let contents = state.records.with(|records| contents(&similar(records, &path), &own));
        element.set_inner_html(&contents.into_string());
    });
    page.into_any()
}

fn contents(suggested: &[&Practice], shortlist: &Shortlist) -> Markup {
    html! {
        h1 { (bind_short_words(&t::NOT_FOUND)) }
        p { (bind_short_words(&t::NOT_FOUND_WHY)) }
        @if !suggested.is_empty() {
            h2 { (bind_short_words(&t::MAYBE)) }
            (cards::list(suggested, shortlist))
        }
        p.actions {
            a.button href=(Route::Map.path()) { (bind_short_words(&t::TO_MAP)) }
            a.button.quiet href=(Route::Practices.path()) { (bind_short_words(&t::TO_PRACTICES)) }
        }
    }
}

/// The practices whose address shares the most telling words with this one.
fn similar<'a>(records: &'a Records, path: &str) -> Vec<&'a Practice> {
    let words: Vec<&str> = path
        .split(['/', '-'])
        .filter(|word| word.len() >= TELLING && *word != "praktyki")
        .collect();
    let shared = |practice: &Practice| practice.slug.split('-').filter(|word| words.contains(word)).count();
    let mut found: Vec<(usize, &Practice)> = records
        .iter()
        .map(|(_, practice)| (shared(practice), practice))
        .filter(|(n, _)| *n > 0)
        .collect();
    found.sort_by_key(|(n, practice)| (std::cmp::Reverse(*n), practice.slug.clone()));
    found
        .into_iter()
        .take(SUGGESTIONS)
        .map(|(_, practice)| practice)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use practices::Source;

    fn records(slugs: &[&str]) -> Records {
        let practice = |slug: &&str| {
            let source = Source {
                catalogue: "bdp".into(),
                url: None,
                retrieved: None,
            };
            let category = "dialog-spoleczny".parse().unwrap();
            Practice::new(
                format!("bdp-{slug}"),
                (*slug).into(),
                "Żywy dialog".into(),
                category,
                source,
            )
        };
        Records::whole(slugs.iter().map(practice).collect())
    }

    #[test]
    fn suggests_what_shares_telling_words() {
        let records = records(&[
            "aktywna-polanka",
            "centrum-aktywnosci-w-szopienicach",
            "biblioteka-w-turku",
        ]);
        let cases = [
            ("/praktyki/aktywna-polanka-wroclaw", vec!["aktywna-polanka"]),
            (
                "/praktyki/centrum-w-szopienicach",
                vec!["centrum-aktywnosci-w-szopienicach"],
            ),
            ("/praktyki/w", vec![]),
            ("/praktyki/", vec![]),
            ("/żółw", vec![]),
        ];
        for (path, expected) in cases {
            let slugs: Vec<String> = similar(&records, path)
                .into_iter()
                .map(|practice| practice.slug.clone())
                .collect();
            assert_eq!(slugs, expected, "{path}");
        }
    }
}
