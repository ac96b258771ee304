//! The way to the same page in another language. A language is decided when a page is loaded, so its links are no links of
//! the router's.

use leptos::prelude::*;
use maud::{Markup, html};
use web_sys::Element;

use crate::components::piece::{Piece, set};
use crate::i18n::{self, Language, t};
use crate::routes::{Route, in_language};

/// The links, of which [`keep`] keeps the addresses.
pub fn switch() -> Markup {
    html! {
        div.languages role="group" aria-label=(t::LANGUAGES) {
            @for language in Language::ALL {
                a href=(Route::Map.path_in(language)) hreflang=(language.code()) lang=(language.code()) rel="external" title=(language.own_name())
                    aria-current=[(language == i18n::asked()).then_some("true")] {
                    span.language-name { (language.own_name()) }
                    span.language-code aria-hidden="true" { (language.code()) }
                }
            }
        }
    }
}

/// Keeps the addresses those of the page as it stands. The camera comes into the address without anybody being told, so
/// they are written when somebody is about to follow one: by pointer or by keys, here or in another tab.
pub fn keep(bar: Piece) -> Piece {
    let links = bar.find(".languages");
    ["pointerover", "focusin", "click", "contextmenu"]
        .into_iter()
        .fold(bar, |bar, event| {
            let links = links.clone();
            bar.on(".languages", event, move |_| write(&links))
        })
}

fn write(links: &Element) {
    let location = window().location();
    let parts = [location.pathname(), location.search(), location.hash()].map(Result::unwrap_or_default);
    let [path, search, hash] = parts;
    let links = links.children();
    for (index, language) in (0..).zip(Language::ALL) {
        if let Some(link) = links.item(index) {
            set(
                &link,
                "href",
                &format!("{}{search}{hash}", in_language(&path, language)),
            );
        }
    }
}

/// Says that the texts of the language that the address asks for have not come.
pub fn missing() -> AnyView {
    if !i18n::is_missing() {
        return ().into_any();
    }
    let language = i18n::asked();
    let text = html! {
        div.notice.partial.language-missing role="status" {
            p { (t::LANGUAGE_FAILED) }
            p lang=(language.code()) { (language.failure()) }
        }
    };
    Piece::new(text).into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_is_offered_by_its_own_name() {
        let text = switch().into_string();
        for part in [
            "<div class=\"languages\" role=\"group\" aria-label=\"Język\">",
            "<a href=\"/\" hreflang=\"pl\" lang=\"pl\" rel=\"external\"",
            "<a href=\"/en/\" hreflang=\"en\" lang=\"en\" rel=\"external\"",
            "<span class=\"language-name\">Українська</span>",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert_eq!(text.matches("aria-current").count(), 1);
    }
}
