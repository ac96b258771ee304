//! The dossier for the council: practices on sheets of paper, with a cover.

use leptos::prelude::*;
use maud::{Markup, html};
use practices::polish::bind_short_words;
use practices::{Date, Details, Practice};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::clock;
use crate::components::contacts::contacts;
use crate::components::figures::{costs, indicators};
use crate::components::markup;
use crate::components::metryka::metryka;
use crate::components::place;
use crate::components::sign::{Kind as Sign, badge};
use crate::components::summary::{paragraphs, summary_of};
use crate::i18n::{self, content_lang, t};
use crate::pages::gathered::{self, Kind, Sheet, map, notes};
use crate::routes::Route;
use crate::shortlist::{MOST, query};
use crate::take_away;
use crate::watch::spawn;

/// What a click on the way to the printer asks for.
const PRINT: &str = "print";
/// How wide the map of the cover is, in pixels.
const MAP: f64 = 520.0;

/// The page.
pub fn dossier_page() -> AnyView {
    gathered::page(Kind {
        class: "dossier",
        title: t::DOSSIER,
        most: MOST,
        write: |sheet| page(sheet, clock::today(), &window().location().origin().unwrap_or_default()),
        click,
        finish: draw_codes,
    })
}

/// Draws beside each written address its QR code. Where that can't be had, whoever reads on paper types the address.
fn draw_codes(page: &Element) {
    let Ok(places) = page.query_selector_all(".dossier-qr") else {
        return;
    };
    for place in (0..places.length()).filter_map(|index| places.item(index)?.dyn_into::<Element>().ok()) {
        let Some(address) = place.get_attribute("data-address") else {
            continue;
        };
        spawn(async move {
            if let Ok(svg) = take_away::qr(&address).await {
                place.set_inner_html(&svg);
            }
        });
    }
}

fn click(event: &Event) {
    if markup::asked(event).as_deref() == Some(PRINT) {
        // A browser without a printer does nothing.
        let _ = window().print();
    }
}

fn page(sheet: Sheet<'_>, today: Option<Date>, site: &str) -> Markup {
    let here = &sheet.gathered.here;
    let is_ready = !here.is_empty() && !sheet.gathered.is_pending;
    html! {
        div.dossier-tools {
            (notes(sheet, MOST, &t::DOSSIER_EMPTY))
            @if is_ready {
                button.button type="button" data-action=(PRINT) { (t::PRINT) }
                p.hint { (bind_short_words(&t::DOSSIER_HINT)) }
            }
        }
        section.dossier-cover {
            p.dossier-site { (t::SITE) }
            h1 { (t::DOSSIER) }
            @if is_ready {
                p.dossier-when { (t::practices(here.len())) @if let Some(today) = today { " · " (i18n::date(today)) } }
                (map(sheet, MAP))
                (contents(sheet))
            }
        }
        @if is_ready {
            @for (number, (practice, details)) in (1..).zip(here) { (chapter(number, practice, details, site)) }
        }
    }
}

fn contents(sheet: Sheet<'_>) -> Markup {
    let here = Route::Dossier.path() + &query(&sheet.asked.slugs, &[]);
    html! {
        nav.dossier-contents aria-labelledby="spis" {
            h2 id="spis" { (t::DOSSIER_CONTENTS) }
            ol {
                @for (number, (practice, _)) in (1..).zip(&sheet.gathered.here) {
                    li {
                        span.sheet-number { (number) }
                        span {
                            a href={ (here) "#" (id(number)) } lang=[content_lang()] { (bind_short_words(&practice.title)) }
                            span.place { (place::with_region(practice)) }
                        }
                    }
                }
            }
        }
    }
}

fn id(number: usize) -> String {
    format!("praktyka-{number}")
}

/// One practice, from the head of a sheet on.
fn chapter(number: usize, practice: &Practice, details: &Details, site: &str) -> Markup {
    let title = id(number) + "-tytul";
    html! {
        section.dossier-practice id=(id(number)) aria-labelledby=(title) {
            header {
                span.sheet-number { (number) }
                div {
                    p.category-line { (badge(Sign::of(&practice.category))) span { (t::category(&practice.category)) } }
                    h2 id=(title) lang=[content_lang()] { (bind_short_words(&practice.title)) }
                    p.place { (place::in_full(practice)) }
                }
            }
            @if summary_of(practice).is_some() { div.dossier-summary { (paragraphs(practice)) } }
            (metryka(practice))
            (contacts(practice))
            @if !details.costs.is_empty() { div { h3 { (t::COSTS) } (costs(&details.costs)) } }
            @if !details.indicators.is_empty() { div { h3 { (t::INDICATORS) } (indicators(&details.indicators)) } }
            (foot(practice, &(site.to_owned() + &Route::Practice(practice.slug.clone()).path())))
        }
    }
}

/// Where to read on: the practice's page and its source, written out.
fn foot(practice: &Practice, address: &str) -> Markup {
    let source = &practice.source;
    html! {
        footer {
            dl {
                div {
                    dt { (t::DOSSIER_ADDRESS) }
                    dd.dossier-address {
                        span.dossier-qr role="img" aria-label=(t::QR_CODE) data-address=(address) {}
                        a.plain-link href=(address) { (address) }
                    }
                }
                div {
                    dt { (t::SOURCE) }
                    dd {
                        (t::catalogue(&source.catalogue))
                        @if let Some(date) = source.retrieved { ", " (t::retrieved(date)) }
                        @if let Some(url) = &source.url { br; a.plain-link href=(url) rel="external noopener" { (url) } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::components::markup::tests::assert_escapes;
    use crate::lookup::Gathered;
    use crate::map::atlas::Atlas;
    use crate::shortlist::Asked;
    use practices::{LonLat, Source};

    fn dossier(practices: Vec<Practice>) -> Markup {
        let slugs: Vec<&str> = practices.iter().map(|practice| practice.slug.as_str()).collect();
        let asked = Asked::of(&slugs.join(","), MOST);
        let gathered = Gathered {
            here: practices
                .into_iter()
                .map(|practice| (Arc::new(practice), Arc::default()))
                .collect(),
            ..Gathered::default()
        };
        let sheet = Sheet {
            asked: &asked,
            gathered: &gathered,
            atlas: &Atlas::default(),
        };
        page(sheet, Date::new(2026, 11, 3), "https://mapa.example.pl")
    }

    fn practice(slug: &str, text: &str) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: Some(format!("https://dobrepraktyki.pl/?art={text}")),
            retrieved: None,
        };
        let category = "dialog-spoleczny".parse().unwrap();
        let mut practice = Practice::new(slug.into(), slug.into(), text.into(), category, source);
        practice.point = LonLat::new(19.0, 52.0);
        practice
    }

    #[test]
    fn the_cover_says_how_many_when_and_where() {
        let text = dossier(vec![practice("a", "Żłobek"), practice("b", "Łaźnia")]).into_string();
        for part in [
            "<h1>Teczka dobrych praktyk</h1><p class=\"dossier-when\">2\u{a0}praktyki · 3\u{a0}listopada\u{a0}2026</p><svg class=\"overview\"",
            "<span class=\"sheet-number\">2</span><span><a href=\"/teczka?praktyki=a,b#praktyka-2\">Łaźnia</a>",
            "<section class=\"dossier-practice\" id=\"praktyka-2\" aria-labelledby=\"praktyka-2-tytul\">",
            "<dt>Strona praktyki</dt><dd class=\"dossier-address\"><span class=\"dossier-qr\" role=\"img\" aria-label=\"Kod QR\" data-address=\"https://mapa.example.pl/praktyki/b\"></span><a class=\"plain-link\" href=\"https://mapa.example.pl/praktyki/b\">https://mapa.example.pl/praktyki/b</a></dd>",
            "rel=\"external noopener\">https://dobrepraktyki.pl/?art=Łaźnia</a>",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }

    #[test]
    fn an_empty_dossier_has_nothing_to_print() {
        let text = dossier(Vec::new()).into_string();
        assert!(
            text.contains(t::DOSSIER_EMPTY.get()) && !text.contains(t::PRINT.get()),
            "{text}"
        );
        assert_eq!(text.matches("<h1>").count(), 1);
    }

    #[test]
    fn nothing_in_it_is_a_part_of_the_page() {
        assert_escapes(|text| {
            let mut practice = practice("a", text);
            practice.summary = Some(text.into());
            practice.municipality = Some(text.into());
            dossier(vec![practice])
        });
    }
}
