//! Pages of plain text: about the map, and help.

use leptos::prelude::*;
use maud::{Markup, html};
use practices::link;

use crate::components::footer::{bodies, footer, links};
use crate::components::mail::{self, Hidden};
use crate::components::piece::{Piece, ROOT};
use crate::components::title::keep_title;
use crate::config::Config;
use crate::i18n::{self, Text, t};
use crate::map::atlas::Credit;
use crate::map::help::keys;
use crate::publisher::Publisher;
use crate::routes::Route;
use crate::state::{AppState, use_state};

/// What the map is made of, and how far it can be trusted.
pub fn about_page() -> AnyView {
    let state = use_state();
    want_settings(state);
    let contents = move || {
        let publisher = state.config.with(Config::publisher);
        state.atlas.with(|atlas| {
            let credits = atlas.ready().map_or(&[][..], |atlas| &atlas.credits);
            about(&publisher, credits).into_string()
        })
    };
    text_page(t::ABOUT, Piece::new(html! { div {} }).filled(contents).into_any())
}

/// How to find things, and the keys of the map.
pub fn help_page() -> AnyView {
    text_page(t::GUIDE, Piece::new(help()).into_any())
}

/// No map keeps the settings waiting on a page without one.
pub(crate) fn want_settings(state: AppState) {
    state.map.awaited.set(false);
}

/// A page of this title.
pub(super) fn text_page(title: Text, contents: AnyView) -> AnyView {
    keep_title(move || t::page_title(&title));
    Piece::new(html! { article.page.text-page { h1 { (title) } } })
        .with(ROOT, contents)
        .with(ROOT, footer(use_state()))
        .into_any()
}

/// What the page about the map says.
pub(crate) fn about(publisher: &Publisher, credits: &[Credit]) -> Markup {
    html! {
        @for (title, paragraphs) in t::ABOUT_PARTS {
            h2 { (title) }
            @for paragraph in paragraphs { p { (paragraph) } }
        }
        h2 { (t::ABOUT_SOURCES) }
        ul {
            @for credit in credits {
                li lang=[i18n::content_lang()] {
                    (credit.what) ": " a href=[link::safe(&credit.url)] rel="noopener" { (credit.who) } " (" (credit.licence) ")"
                }
            }
        }
        h2 { (t::OPEN_DATA) }
        p { (t::OPEN_DATA_WHY) " " a href=(Route::OpenData.path()) { (t::OPEN_DATA_PAGE) } "." }
        h2 { (t::CONTACT) }
        (contact(publisher))
        (bodies(t::OWNERS, &publisher.owners))
        (bodies(t::SPONSORS, &publisher.sponsors))
        (links(publisher))
        p { a href=(Route::Declaration.path()) { (t::DECLARATION) } }
    }
}

/// Whom to write to or call.
pub(super) fn contact(publisher: &Publisher) -> Markup {
    if !publisher.is_known() {
        return html! { p { (t::PUBLISHER_UNKNOWN) } };
    }
    html! {
        @if let Some(name) = &publisher.name {
            p {
                @if let Some(url) = &publisher.url { a href=(url) rel="noopener" { (name) } } @else { (name) }
            }
        }
        ul {
            @if let Some(person) = &publisher.person { li { (t::PERSON) ": " span id="a11y-osoba" { (person) } } }
            @if let Some(email) = &publisher.email {
                li { (t::EMAIL) ": " a id="a11y-email" href=(mail::to(email)) { (Hidden(email)) } }
            }
            @if let (Some(phone), Some(link)) = (&publisher.phone, publisher.phone_link()) {
                li { (t::PHONE) ": " a id="a11y-telefon" href={ "tel:" (link) } { (phone) } }
            }
        }
    }
}

/// What help says.
pub(crate) fn help() -> Markup {
    html! {
        div {
            @for (title, text) in t::GUIDE_PARTS {
                h2 { (title) }
                p { (text) }
            }
            h2 { (t::HELP) }
            (keys())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::assert_escapes;
    use crate::map::atlas;

    #[test]
    fn says_where_everything_comes_from() {
        let credits = atlas::credits(include_bytes!("../../data/regions/attribution.json")).unwrap();
        let text = about(&Publisher::default(), &credits).into_string();
        for part in [
            "https://www.openstreetmap.org/copyright",
            "ODbL",
            "domena publiczna",
            "nie podał jeszcze",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }

    #[test]
    fn no_publisher_is_a_part_of_the_page() {
        assert_escapes(|text| {
            contact(&Publisher {
                name: Some(text.into()),
                person: Some(text.into()),
                phone: Some(text.into()),
                ..Publisher::default()
            })
        });
    }

    #[test]
    fn help_has_every_key() {
        let text = help().into_string();
        for (_, rows) in t::HELP_PARTS {
            for (_, what) in rows {
                assert!(text.contains(what.get()), "{} is not in help", what.get());
            }
        }
    }
}
