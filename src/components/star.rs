//! The star by which a practice is put into the shortlist, wherever the practice is shown; and what is said of it.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use crate::components::markup;
use crate::components::piece::{Piece, set, set_text};
use crate::i18n::{content_lang, t};
use crate::shortlist::Shortlist;
use crate::state::AppState;
use crate::watch::watch;

/// What a click on a star asks for; its value is the practice's slug.
const STAR: &str = "star";

/// On a star whose words are not to be seen now.
const HUSHED: &str = "data-hushed";

/// The star of an entry of a list, whose words are for readers and for whoever points at it.
pub fn star(slug: &str, title: &str, shortlist: &Shortlist) -> Markup {
    button("star", slug, title, shortlist)
}

/// The star with its words beside it.
pub fn star_with_words(slug: &str, title: &str, shortlist: &Shortlist) -> Markup {
    button("star button quiet", slug, title, shortlist)
}

/// The style sheet shows the words that hold: so only `aria-pressed` changes.
fn button(class: &str, slug: &str, title: &str, shortlist: &Shortlist) -> Markup {
    html! {
        button class=(class) type="button" aria-pressed=(shortlist.has(slug)) data-action=(STAR) data-value=(slug) {
            (sign())
            span.star-words {
                span.star-off { (t::STAR) }
                span.star-on { (t::STARRED) }
            }
            span.unseen lang=[content_lang()] { " – " (title) }
        }
    }
}

/// A star with five points.
pub fn sign() -> Markup {
    html! {
        svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" {
            path d="m12 3.2 2.7 5.7 6.2.8-4.6 4.3 1.2 6.2-5.5-3.1-5.5 3.1 1.2-6.2L3.1 9.7l6.2-.8z" {}
        }
    }
}

/// Answers a click on any star below the element that listens.
pub fn answer(state: AppState, event: &Event) {
    if markup::asked(event).as_deref() == Some(STAR)
        && let Some(slug) = markup::value(event)
    {
        state.shortlist.toggle(&slug);
    }
}

/// Keeps every star of the page what the shortlist says; one that is written later is written so.
pub fn keep_stars(state: AppState) {
    watch(move || {
        let shortlist = state.shortlist.own.get();
        let Ok(stars) = document().query_selector_all("[data-action=star]") else {
            return;
        };
        let stars = (0..stars.length()).filter_map(|index| stars.item(index));
        for star in stars.filter_map(|star| star.dyn_into::<Element>().ok()) {
            let slug = star.get_attribute("data-value").unwrap_or_default();
            let is_pressed = if shortlist.has(&slug) { "true" } else { "false" };
            set(&star, "aria-pressed", is_pressed);
        }
    });
}

/// Escape takes the words of a star away that cover something, until the pointer or the focus has gone elsewhere (WCAG 1.4.13).
fn hush(event: &Event) {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    if key.as_deref() == Some("Escape")
        && let Ok(Some(star)) = document().query_selector(".star:is(:hover, :focus-visible)")
    {
        set(&star, HUSHED, "");
    }
}

fn speak_again() {
    if let Ok(Some(star)) = document().query_selector("[data-hushed]") {
        // An attribute that is there can be taken away.
        let _ = star.remove_attribute(HUSHED);
    }
}

/// Says what the visitor should know of the shortlist, until it is closed or another page is opened.
pub fn notice(state: AppState) -> AnyView {
    let says = state.shortlist.says;
    let path = use_location().pathname;
    watch(move || {
        path.track();
        says.set(String::new());
    });
    let text = html! {
        div.toast hidden {
            p role="status" {}
            button.link-button type="button" { (t::CLOSE) }
        }
    };
    let toast = Piece::new(text)
        .on("button", "click", move |_| says.set(String::new()))
        .on_window("keydown", |event| hush(&event))
        .on_window("pointerout", |_| speak_again())
        .on_window("focusout", |_| speak_again());
    let (element, words) = (toast.element().clone(), toast.find("p"));
    watch(move || {
        let said = says.get();
        set_text(&words, &said);
        // A name without spaces is never refused.
        let _ = element.toggle_attribute_with_force("hidden", said.is_empty());
    });
    toast.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::assert_escapes;

    #[test]
    fn a_star_is_pressed_where_the_practice_is_in_the_shortlist() {
        let shortlist = Shortlist::from_text("zdolna-dolna");
        let text = star("zdolna-dolna", "Żłobek", &shortlist).into_string();
        let expected = "<button class=\"star\" type=\"button\" aria-pressed=\"true\" data-action=\"star\" data-value=\"zdolna-dolna\">";
        assert!(text.starts_with(expected), "{text}");
        let expected = "<span class=\"star-words\"><span class=\"star-off\">Dodaj do schowka</span>\
                        <span class=\"star-on\">W\u{a0}schowku</span></span><span class=\"unseen\"> – Żłobek</span></button>";
        assert!(text.ends_with(expected), "{text}");
        assert!(
            star_with_words("b", "Ł", &shortlist)
                .into_string()
                .contains("aria-pressed=\"false\"")
        );
    }

    #[test]
    fn no_title_is_a_part_of_the_page() {
        assert_escapes(|text| star(text, text, &Shortlist::default()));
    }
}
