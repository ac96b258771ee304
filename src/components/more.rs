//! What the menu at the end of the bar has: on a phone the languages, pages about the map, and how the site looks. The look itself is the work of
//! `public/theme.js`, which hears these controls by their names and leaves what is chosen on the document.

use leptos::prelude::*;
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, Node};

use crate::components::languages;
use crate::components::piece::Piece;
use crate::i18n::{Text, t};
use crate::routes::Route;

/// The themes by their values.
const THEMES: [(&str, Text); 3] = [
    ("", t::THEME_SYSTEM),
    ("light", t::THEME_LIGHT),
    ("dark", t::THEME_DARK),
];
/// What contrast is called when there is to be more.
const MORE_CONTRAST: &str = "more";

/// The contents of the menu, which is a `details` around them.
pub fn menu() -> AnyView {
    let chosen = |name: &str| {
        let page = document().document_element();
        page.and_then(|page| page.get_attribute(name)).unwrap_or_default()
    };
    let menu = Piece::new(contents(&chosen("data-theme"), &chosen("data-contrast")))
        .on("ul", "click", |_| close())
        .on_window("pointerdown", |event| close_elsewhere(&event))
        .on_window("keydown", |event| close_by_key(&event));
    languages::keep(menu).into_any()
}

fn contents(theme: &str, contrast: &str) -> Markup {
    html! {
        div {
            (languages::switch())
            ul {
                @for (route, title) in [(Route::About, t::ABOUT), (Route::Guide, t::GUIDE), (Route::OpenData, t::OPEN_DATA), (Route::Declaration, t::DECLARATION)] {
                    li { a href=(route.path()) { (title) } }
                }
            }
            fieldset {
                legend { (t::THEME) }
                @for (value, title) in THEMES {
                    label { input type="radio" name="theme" value=(value) checked[value == theme]; (title) }
                }
                label { input type="checkbox" name="contrast" value=(MORE_CONTRAST) checked[contrast == MORE_CONTRAST]; (t::CONTRAST) }
            }
        }
    }
}

fn opened() -> Option<Element> {
    document().query_selector("details.more[open]").ok().flatten()
}

fn close() {
    if let Some(menu) = opened() {
        // An attribute that is there can be taken away.
        let _ = menu.remove_attribute("open");
    }
}

fn close_elsewhere(event: &Event) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    if opened().is_some_and(|menu| !menu.contains(pressed.as_ref())) {
        close();
    }
}

/// Escape closes the menu, and nothing else; the focus goes back to what opened it.
fn close_by_key(event: &Event) {
    let is_escape = event
        .dyn_ref::<KeyboardEvent>()
        .is_some_and(|event| event.key() == "Escape");
    if let Some(menu) = opened().filter(|_| is_escape) {
        event.stop_immediate_propagation();
        close();
        let summary = menu.query_selector("summary").ok().flatten();
        if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
            // An element that refuses the focus leaves it where the browser puts it.
            let _ = summary.focus();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_ticked() {
        let text = contents("dark", "").into_string();
        assert!(text.contains("value=\"dark\" checked"));
        assert_eq!(text.matches("checked").count(), 1);
        assert_eq!(contents("", "more").into_string().matches(" checked").count(), 2);
    }
}
