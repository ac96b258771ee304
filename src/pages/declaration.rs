//! The declaration of accessibility, by the rules for Polish public bodies: its parts have the ids that programs which
//! gather declarations look for (Minister of Digital Affairs, technical conditions of publishing the declaration).

use leptos::prelude::*;
use maud::{Markup, html};
use practices::Date;

use crate::base::base;
use crate::components::piece::Piece;
use crate::config::Config;
use crate::i18n::{self, t};
use crate::pages::text::{contact, text_page, want_settings};
use crate::publisher::Publisher;
use crate::routes::Route;
use crate::state::use_state;

/// The page.
pub fn declaration_page() -> AnyView {
    let state = use_state();
    want_settings(state);
    let contents = move || {
        let publisher = state.config.with(Config::publisher);
        let address = window().location().origin().unwrap_or_default() + base();
        declaration(&publisher, &address).into_string()
    };
    text_page(
        t::DECLARATION,
        Piece::new(html! { div id="a11y-deklaracja" {} })
            .filled(contents)
            .into_any(),
    )
}

/// What the declaration says, of the site at an address; it is called by its name where nobody knows that yet.
pub(crate) fn declaration(publisher: &Publisher, address: &str) -> Markup {
    // The word of it has an element of its own, wherever in the sentence a language puts it.
    let said = t::STATUS_TEXT.with(&[("status", "\n")]);
    let (before, after) = said.split_once('\n').unwrap_or((&said, ""));
    let site = if address.is_empty() { t::SITE.get() } else { address };
    html! {
        p id="a11y-wstep" {
            span id="a11y-podmiot" { (t::declared(publisher.name.as_deref())) } " "
            a id="a11y-url" href=(Route::Map.path()) { (site) } "."
        }
        ul {
            li { (t::PUBLISHED_ON) ": " (day("a11y-data-publikacja", publisher.published)) }
            li { (t::UPDATED_ON) ": " (day("a11y-data-aktualizacja", publisher.updated)) }
        }
        h2 { (t::STATUS) }
        p { (before) strong id="a11y-status" { (t::STATUS_WORD) } (after) }
        h3 { (t::SHORTCOMINGS) }
        ul { @for shortcoming in t::SHORTCOMINGS_ALL { li { (shortcoming) } } }
        h2 { (t::EASE) }
        p { (t::EASE_TEXT) }
        h2 { (t::PREPARED) }
        p id="a11y-data-sporzadzenie" { (t::PREPARED_TEXT) }
        h2 id="a11y-kontakt" { (t::FEEDBACK) }
        p { (t::FEEDBACK_TEXT) }
        (contact(publisher))
        div id="a11y-procedura" {
            h2 { (t::PROCEDURE) }
            p { (t::PROCEDURE_TEXT) }
            p { (t::PROCEDURE_TIME) }
            @if let Some(page) = &publisher.complaints { p { a href=(page) rel="noopener" { (t::OMBUDSMAN) } } }
        }
        h2 { (t::ARCHITECTURE) }
        p id="a11y-architektura" { (t::ARCHITECTURE_TEXT) }
    }
}

fn day(id: &str, day: Option<Date>) -> Markup {
    html! {
        @match day {
            Some(day) => time id=(id) datetime=(day.to_string()) { (i18n::date(day)) },
            None => span id=(id) { (t::PUBLISHER_SILENT) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_the_parts_that_the_rules_ask_for() {
        let publisher = Publisher {
            name: Some("Związek Żuław".into()),
            person: Some("Łucja Ćwik".into()),
            email: Some("mapa@zulawy.example".into()),
            phone: Some("12 345 67 89".into()),
            published: "2026-12-01".parse().ok(),
            ..Publisher::default()
        };
        let text = declaration(&publisher, "https://mapa.example").into_string();
        let parts = [
            "wstep",
            "podmiot",
            "url",
            "data-publikacja",
            "data-aktualizacja",
            "status",
            "data-sporzadzenie",
            "kontakt",
            "osoba",
            "email",
            "telefon",
            "procedura",
            "architektura",
        ];
        for part in parts {
            let count = text.matches(&format!("id=\"a11y-{part}\"")).count();
            assert_eq!(count, 1, "a11y-{part} in {text}");
        }
        assert!(text.contains("<time id=\"a11y-data-publikacja\" datetime=\"2026-12-01\">"));
        assert!(text.contains("wydawca nie podał"));
        assert!(text.contains("Strona jest <strong id=\"a11y-status\">częściowo zgodna</strong> z"));
    }
}
