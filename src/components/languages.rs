//! The way to the same page in another language. A language is decided when a page is loaded, so its links are no links of
//! the router's.

use leptos::prelude::*;
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

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
                    span.language-code aria-hidden="true" { (language.short_name()) }
                }
            }
        }
    }
}

/// Keeps the addresses those of the page as it stands. The camera comes into the address without anybody being told, so
/// one is written when somebody is about to follow it: by pointer or by keys, here or in another tab.
pub fn keep(mut bar: Piece) -> Piece {
    for event in ["pointerover", "focusin", "click"] {
        bar = bar.on(".languages", event, write);
    }
    bar
}

fn write(event: Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a").ok().flatten());
    let Some(link) = link else { return };
    let code = link.get_attribute("hreflang");
    let language = Language::ALL
        .into_iter()
        .find(|one| Some(one.code()) == code.as_deref());
    let location = window().location();
    if let (Some(language), Ok(path), Ok(search), Ok(hash)) =
        (language, location.pathname(), location.search(), location.hash())
    {
        set(&link, "href", &(in_language(&path, language) + &search + &hash));
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
