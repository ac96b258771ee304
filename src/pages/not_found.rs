//! The page for an address that leads nowhere: says so, and offers what may have been meant.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;
use practices::Practice;
use practices::polish::bind_short_words;

use crate::components::cards::PracticeList;
use crate::i18n::t;
use crate::library::Library;
use crate::routes::Route;
use crate::state::use_state;

/// How many practices to suggest at the most.
const SUGGESTIONS: usize = 3;
/// Words shorter than this say nothing of what was meant.
const TELLING: usize = 4;

/// The page.
#[component]
pub fn NotFound() -> impl IntoView {
    let state = use_state();
    let path = use_location().pathname;
    let suggested = move || {
        let found = state
            .library
            .with(|library| library.ready().map(|library| similar(library, &path.get())));
        found.filter(|found| !found.is_empty())
    };
    view! {
        <Title text=t::page_title(t::NOT_FOUND) />
        <article class="page not-found">
            <h1>{bind_short_words(t::NOT_FOUND)}</h1>
            <p>{bind_short_words(t::NOT_FOUND_WHY)}</p>
            {move || suggested().map(|practices| view! {
                <h2>{bind_short_words(t::MAYBE)}</h2>
                <PracticeList practices />
            })}
            <p class="actions">
                <a class="button" href=Route::Map.path()>{bind_short_words(t::TO_MAP)}</a>
                <a class="button quiet" href=Route::Practices.path()>{bind_short_words(t::TO_PRACTICES)}</a>
            </p>
        </article>
    }
}

/// The practices whose address shares the most telling words with this one.
fn similar(library: &Library, path: &str) -> Vec<Practice> {
    let words: Vec<&str> = path
        .split(['/', '-'])
        .filter(|word| word.len() >= TELLING && *word != "praktyki")
        .collect();
    let shared = |practice: &Practice| practice.slug.split('-').filter(|word| words.contains(word)).count();
    let mut found: Vec<(usize, &Practice)> = library
        .catalogue
        .practices
        .iter()
        .map(|practice| (shared(practice), practice))
        .filter(|(n, _)| *n > 0)
        .collect();
    found.sort_by_key(|(n, practice)| (std::cmp::Reverse(*n), practice.slug.clone()));
    found
        .into_iter()
        .take(SUGGESTIONS)
        .map(|(_, practice)| practice.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use practices::{Catalogue, Source};

    fn library(slugs: &[&str]) -> Library {
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
        Library::new(Catalogue {
            practices: slugs.iter().map(practice).collect(),
            problems: Vec::new(),
        })
    }

    #[test]
    fn suggests_what_shares_telling_words() {
        let library = library(&[
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
            let slugs: Vec<String> = similar(&library, path)
                .into_iter()
                .map(|practice| practice.slug)
                .collect();
            assert_eq!(slugs, expected, "{path}");
        }
    }
}
