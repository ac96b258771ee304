//! "Report outdated data": a message to whoever keeps the catalogue, with what it is about written already.

use leptos::prelude::*;
use maud::{Markup, html};
use practices::Practice;

use crate::components::mail;
use crate::components::piece::Piece;
use crate::config::Config;
use crate::filter::percent_encoded;
use crate::i18n::t;
use crate::routes::Route;
use crate::state::AppState;

/// The link of a practice; nothing where whoever publishes the map has given no address.
pub fn report(state: AppState, practice: &Practice) -> AnyView {
    let origin = window().location().origin().unwrap_or_default();
    let address = origin + &Route::Practice(practice.slug.clone()).path();
    let title = practice.title.clone();
    let contents = move || match state.config.with(Config::publisher).email {
        Some(email) => link(&email, &title, &address).into_string(),
        None => String::new(),
    };
    Piece::new(html! { div.report {} }).filled(contents).into_any()
}

/// The link to write to this address about the practice of this title, which has its page at that address.
pub fn link(email: &str, title: &str, address: &str) -> Markup {
    let subject = encoded(&t::report_subject(title));
    let body = encoded(&t::report_body(title, address));
    let message = format!("{email}?subject={subject}&body={body}");
    html! {
        p {
            a.plain-link href=(mail::to(&message)) { (t::REPORT) }
            " " span.hint { (t::REPORT_HINT) }
        }
    }
}

/// A text as a part of the address of a message: there a plus is a plus, and lines end with two characters (RFC 6068).
fn encoded(text: &str) -> String {
    percent_encoded(&text.replace('\n', "\r\n")).replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The link as a browser has read it.
    fn read(markup: &Markup) -> String {
        let written = markup.clone().into_string();
        let (_, rest) = written.split_once("href=\"").unwrap();
        let (href, _) = rest.split_once('"').unwrap();
        let numbers = href
            .split(';')
            .filter_map(|reference| reference.strip_prefix("&#")?.parse().ok());
        numbers.filter_map(char::from_u32).collect()
    }

    #[test]
    fn a_message_names_the_practice_and_its_page() {
        let link = link(
            "mapa@gmina.example",
            "Gęś & żółw + 1",
            "https://mapa.example/praktyki/ges",
        );
        let expected = "mailto:mapa@gmina.example?subject=Mapa%20Praktyk%20%E2%80%93%20nieaktualne%20dane%3A%20\
                        G%C4%99%C5%9B%20%26%20%C5%BC%C3%B3%C5%82w%20%2B%201&body=Praktyka%3A%20\
                        G%C4%99%C5%9B%20%26%20%C5%BC%C3%B3%C5%82w%20%2B%201%0D%0A\
                        https%3A%2F%2Fmapa.example%2Fpraktyki%2Fges%0D%0A%0D%0ACo%20si%C4%99%20zmieni%C5%82o%3A%0D%0A";
        assert_eq!(read(&link).to_uppercase(), expected.to_uppercase());
    }

    #[test]
    fn no_title_adds_a_part_to_the_message() {
        let read = read(&link(
            "mapa@gmina.example",
            "x&cc=obcy@zly.example\n\"<b>",
            "https://mapa.example/",
        ));
        assert_eq!(read.matches('&').count(), 1, "{read}");
        assert!(!read.contains(['"', '<', '\n', ' ']), "{read}");
    }
}
