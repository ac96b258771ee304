//! The foot of pages: who publishes the map, runs it and pays for it, where else to look, and how many have come. What is
//! not known has no line, and a map of which nothing is known has an empty foot, which is not shown.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::app::visits::fetch;
use crate::components::mail::{self, Hidden};
use crate::components::piece::Piece;
use crate::i18n::{Text, content_lang, t};
use crate::pages::text::want_settings;
use crate::publisher::{Body, Publisher};
use crate::routes::Route;
use crate::state::AppState;
use crate::visits::Visits;
use crate::watch::{spawn, watch};

/// How many practices are named as the most read.
const MOST_READ: usize = 5;

/// The foot of a page that shows no map.
pub fn footer(state: AppState) -> AnyView {
    want_settings(state);
    let piece = Piece::new(html! { footer.site-foot { div {} div.visits {} } });
    let (said, visits) = (piece.find("div"), piece.find(".visits"));
    let mut is_asked = false;
    watch(move || {
        let (publisher, has_visits) = state.config.with(|config| (config.publisher(), config.has_visits()));
        said.set_inner_html(&about(&publisher).into_string());
        if has_visits && !is_asked {
            is_asked = true;
            let visits = visits.clone();
            spawn(async move {
                // Without the file there is nothing to say, and nothing that a visitor could do about it.
                if let Ok(counted) = fetch().await {
                    visits.set_inner_html(&counted_visits(&counted).into_string());
                }
            });
        }
    });
    piece.into_any()
}

/// What is said of whoever publishes the map.
pub fn about(publisher: &Publisher) -> Markup {
    let Publisher { name, url, email, .. } = publisher;
    html! {
        @if let Some(name) = name {
            p {
                (t::PUBLISHED_BY) " "
                @if let Some(url) = url { a href=(url) rel="noopener" { (name) } } @else { (name) }
                @if let Some(email) = email { " · " a href=(mail::to(email)) { (Hidden(email)) } }
            }
        }
        (bodies(t::OWNERS, &publisher.owners))
        (bodies(t::SPONSORS, &publisher.sponsors))
        (links(publisher))
    }
}

/// Institutions in a row, after what they do.
pub fn bodies(what: Text, bodies: &[Body]) -> Markup {
    html! {
        @if !bodies.is_empty() {
            p {
                (what) ": "
                @for (index, body) in bodies.iter().enumerate() {
                    @if index > 0 { " · " }
                    span lang=[content_lang()] {
                        @if let Some(url) = &body.url { a href=(url) rel="noopener" { (body.name) } } @else { (body.name) }
                        @if let Some(text) = &body.text { ", " (text) }
                    }
                }
            }
        }
    }
}

/// The publisher's other pages.
pub fn links(publisher: &Publisher) -> Markup {
    html! {
        @if !publisher.links.is_empty() {
            p {
                (t::OTHER_PAGES) ": "
                @for (index, link) in publisher.links.iter().enumerate() {
                    @if index > 0 { " · " }
                    a href=(link.url) rel="noopener" lang=[content_lang()] { (link.title) }
                }
            }
        }
    }
}

/// How many have come, and what they have read most.
pub fn counted_visits(visits: &Visits) -> Markup {
    let most_read = visits.most_read.iter().take(MOST_READ);
    html! {
        p { (t::visitors(visits.visits, visits.since)) }
        @if !visits.most_read.is_empty() {
            h2 { (t::MOST_READ) }
            ol {
                @for read in most_read {
                    li {
                        a href=(Route::Practice(read.slug.clone()).path()) lang=[content_lang()] { (read.title) }
                        " – " (t::read_times(read.count))
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::assert_escapes;
    use crate::publisher::Link;
    use crate::visits::Read;

    #[test]
    fn of_whom_nothing_is_known_nothing_is_said() {
        assert_eq!(about(&Publisher::default()).into_string(), "");
    }

    #[test]
    fn names_everybody() {
        let body = |name: &str, url: Option<&str>, text: Option<&str>| Body {
            name: name.into(),
            url: url.map(str::to_owned),
            text: text.map(str::to_owned),
        };
        let publisher = Publisher {
            name: Some("Związek Żuław".into()),
            owners: vec![
                body("Gmina Łąka", Some("https://laka.example"), None),
                body("Gmina Gęś", None, None),
            ],
            sponsors: vec![body("Fundusz", None, Some("2026–2028"))],
            links: vec![Link {
                title: "Bazy".into(),
                url: "https://bazy.example".into(),
            }],
            ..Publisher::default()
        };
        let text = about(&publisher).into_string();
        for part in [
            "<p>Mapę wydaje Związek Żuław</p>",
            "<p>Prowadzą ją: <span><a href=\"https://laka.example\" rel=\"noopener\">Gmina Łąka</a></span> · <span>Gmina Gęś</span></p>",
            "<p>Wspierają ją: <span>Fundusz, 2026–2028</span></p>",
            "<p>Zobacz też: <a href=\"https://bazy.example\" rel=\"noopener\">Bazy</a></p>",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }

    #[test]
    fn says_how_many_have_come_and_what_they_read() {
        let visits = Visits {
            since: "2008-04-01".parse().unwrap(),
            visits: 1_632_783,
            most_read: vec![Read {
                slug: "ges".into(),
                title: "Gęś".into(),
                count: 22,
            }],
        };
        let text = counted_visits(&visits).into_string();
        for part in [
            "<p>1\u{a0}632\u{a0}783 gości od 1\u{a0}kwietnia\u{a0}2008</p>",
            "<li><a href=\"/praktyki/ges\">Gęś</a> – otwarta 22 razy</li>",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }

    #[test]
    fn nothing_that_is_said_is_a_part_of_the_page() {
        assert_escapes(|text| {
            let body = Body {
                name: text.into(),
                url: None,
                text: Some(text.into()),
            };
            about(&Publisher {
                name: Some(text.into()),
                sponsors: vec![body],
                links: vec![Link {
                    title: text.into(),
                    url: format!("https://a.example/{text}"),
                }],
                ..Publisher::default()
            })
        });
    }
}
