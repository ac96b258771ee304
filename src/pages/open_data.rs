//! The page for developers: which files are published, and what is in them.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::components::piece::Piece;
use crate::i18n::t;
use crate::pages::text::{text_page, want_settings};
use crate::routes;
use crate::state::use_state;

/// The page.
pub fn open_data_page() -> AnyView {
    want_settings(use_state());
    text_page(t::OPEN_DATA, Piece::new(open_data()).into_any())
}

/// What the page says.
pub(crate) fn open_data() -> Markup {
    html! {
        div {
            p { (t::OPEN_DATA_INTRO) }
            @for (title, text) in [(t::OPEN_LICENCE, t::OPEN_LICENCE_TEXT), (t::OPEN_CHANGES, t::OPEN_CHANGES_TEXT)] {
                h2 { (title) }
                p { (text) }
            }
            h2 { (t::OPEN_FILES) }
            @for (paths, form, what) in t::OPEN_DATA_FILES {
                h3 { (form) }
                p { (what) }
                ul { @for path in paths { li { (address(path)) } } }
            }
            h2 { (t::OPEN_COLUMNS) }
            p { (t::OPEN_COLUMNS_TEXT) }
            dl { @for (name, what) in t::OPEN_DATA_COLUMNS { div { dt { code { (name) } } dd { (what) } } } }
        }
    }
}

/// A file as a link; by its path alone where that is a pattern, or where not every site has it.
fn address(path: &str) -> Markup {
    let is_elsewhere = path.contains('*') || path.ends_with(".atom") || path.contains("/katalog.");
    html! {
        @if is_elsewhere { code { (path) } }
        // The router takes an address of the site for a page of the app.
        @else { a href=(routes::file(path)) rel="external" { code { (path) } } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_and_every_column_is_told() {
        let text = open_data().into_string();
        for path in t::OPEN_DATA_FILES.iter().flat_map(|(paths, ..)| *paths) {
            assert!(
                text.contains(&format!("<code>{path}</code>")),
                "{path} is not in {text}"
            );
        }
        for (name, what) in t::OPEN_DATA_COLUMNS {
            assert!(
                text.contains(&format!("<dt><code>{name}</code></dt><dd>{what}</dd>")),
                "{name}"
            );
        }
    }

    #[test]
    fn what_may_not_be_there_is_no_link() {
        let text = open_data().into_string();
        let links: Vec<&str> = text
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(
            links.contains(&"/dane/praktyki.csv") && links.contains(&"/data/practices.geojson"),
            "{links:?}"
        );
        assert!(
            !links
                .iter()
                .any(|link| link.contains(".atom") || link.contains("katalog") || link.contains('*'))
        );
    }
}
