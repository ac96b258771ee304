//! The visitor's own gmina, chosen once, and the municipalities most like it with what they have done.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use maud::{Markup, html};
use practices::gminy::Gmina;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::components::peers;
use crate::components::piece::{Piece, ROOT};
use crate::components::title::keep_title;
use crate::components::{markup, notice};
use crate::i18n::{Text, content_lang, t};
use crate::kept;
use crate::pages::goes::straight;
use crate::routes::Route;
use crate::signal::{Derived, Local, Var};
use crate::state::{AppState, use_state};
use crate::watch::watch;

/// The query's name for the gmina, by seven digits of TERYT.
const GMINA: &str = "gmina";
/// The key under which the browser keeps the same.
const KEY: &str = "mapa-praktyk-gmina-1";
/// How many gminy are offered for what was typed.
const OFFERS: usize = 8;
/// What a click on an offer asks for; its value is the TERYT number.
const CHOOSE: &str = "choose-gmina";
/// What a click on the way back to none asks for.
const FORGET: &str = "forget-gmina";

/// The page.
pub fn own_gmina_page() -> AnyView {
    let state = use_state();
    state.gminy.want();
    keep_title(move || t::page_title(&t::OWN_GMINA));
    let query = use_location().query;
    let remembered = Var::new(kept::get(KEY).unwrap_or_default());
    let teryt = Derived::new(move || {
        let asked = query.with(|query| query.get(GMINA)).unwrap_or_default();
        if asked.is_empty() { remembered.get() } else { asked }
    });
    let gmina = Derived::new(move || state.gminy.ready()?.get(&teryt.get()).cloned());
    let (typed, note) = (Var::new(String::new()), Var::new(t::OWN_GMINA_KEPT));
    let navigate = Local::new(use_navigate());
    let go = move |query: &str| {
        let address = format!("{}{query}", Route::OwnGmina.path());
        let _ = navigate.with(|navigate| navigate(&address, straight()));
    };
    let answer = move |event: Event| {
        notice::answer(state, &event);
        match markup::asked(&event).as_deref() {
            Some(CHOOSE) => {
                let chosen = markup::value(&event).unwrap_or_default();
                note.set(if kept::put(KEY, &chosen) {
                    t::OWN_GMINA_KEPT
                } else {
                    t::OWN_GMINA_NOT_KEPT
                });
                typed.set(String::new());
                go(&format!("?{GMINA}={chosen}"));
                remembered.set(chosen);
            }
            Some(FORGET) => {
                kept::put(KEY, "");
                remembered.set(String::new());
                go("");
            }
            _ => {}
        }
    };
    let page = Piece::new(frame())
        .on(ROOT, "click", answer)
        .on("form", "submit", |event| event.prevent_default())
        .on("input", "input", move |event| type_in(typed, &event));
    keep_offers(state, &page, typed);
    let chosen = page.find(".own-gmina");
    watch(move || {
        let text = gmina.get().map(|gmina| own(&gmina, note.get()));
        chosen.set_inner_html(&text.unwrap_or_default().into_string());
    });
    let is_chosen = Derived::new(move || gmina.with(Option::is_some));
    let peers = move || {
        if is_chosen.get() {
            peers::of_municipality(gmina)
        } else {
            ().into_any()
        }
    };
    page.with(".own-peers", peers.into_any()).into_any()
}

fn frame() -> Markup {
    html! {
        article.page.own-page {
            h1 { (t::OWN_GMINA) }
            p.lead { (t::OWN_GMINA_LEAD) }
            form.search role="search" {
                label.field {
                    span { (t::OWN_GMINA_FIELD) }
                    input type="search" placeholder=(t::OWN_GMINA_EXAMPLE) autocomplete="off" spellcheck="false" maxlength="80";
                }
                div.search-says {}
            }
            div.own-gmina aria-live="polite" {}
            div.own-peers {}
        }
    }
}

fn type_in(typed: Var<String>, event: &Event) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        typed.set(input.value());
    }
}

/// Offers the gminy that what is typed names; clears the box once one of them is chosen.
fn keep_offers(state: AppState, page: &Piece, typed: Var<String>) {
    let says = page.find(".search-says");
    let input = page.find("input").dyn_into::<HtmlInputElement>().ok();
    watch(move || {
        let text = typed.get();
        if let Some(input) = input.as_ref().filter(|input| input.value() != text) {
            input.set_value(&text);
        }
        let offers = match (state.gminy.ready(), state.gminy.error()) {
            (_, Some(error)) => notice::failed(t::GMINY_FAILED, &error),
            _ if text.trim().is_empty() => Markup::default(),
            (None, None) => notice::loading(t::GMINY_LOADING),
            (Some(gminy), None) => offers(&gminy.find(&text, OFFERS)),
        };
        says.set_inner_html(&offers.into_string());
    });
}

fn offers(gminy: &[&Gmina]) -> Markup {
    html! {
        @if gminy.is_empty() {
            p.search-note role="status" { (t::NO_SUCH_GMINA) }
        } @else {
            ul.offers aria-label=(t::GMINY_OFFERED) {
                @for gmina in gminy {
                    li {
                        button.offer type="button" data-action=(CHOOSE) data-value=(gmina.teryt) {
                            span.offer-name { (t::gmina_offer(gmina)) }
                            span.legend-count lang=[content_lang()] { (t::region_name(gmina.wojewodztwo)) }
                        }
                    }
                }
            }
        }
    }
}

/// Which gmina it is, and what becomes of the choice.
fn own(gmina: &Gmina, note: Text) -> Markup {
    html! {
        p.own-name { (t::own_gmina(gmina)) }
        p.search-note {
            (note) " "
            button.link-button type="button" data-action=(FORGET) { (t::FORGET_GMINA) }
        }
        h2 { (t::SIMILAR_MUNICIPALITIES) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::assert_escapes;
    use practices::{UnitType, Wojewodztwo};

    fn gmina(name: &str) -> Gmina {
        Gmina {
            teryt: "1408032".into(),
            name: name.into(),
            powiat: "legionowski".into(),
            wojewodztwo: Wojewodztwo::from_slug("mazowieckie").unwrap(),
            unit_type: UnitType::GminaWiejska,
            seat: (1870, 5005),
            population: Some(18_400),
        }
    }

    #[test]
    fn namesakes_are_told_apart() {
        let text = offers(&[&gmina("Jabłonna")]).into_string();
        assert!(text.contains("Jabłonna, gmina wiejska, powiat legionowski"), "{text}");
        assert!(offers(&[]).into_string().contains(t::NO_SUCH_GMINA.get()));
    }

    #[test]
    fn no_name_is_a_part_of_the_page() {
        assert_escapes(|text| offers(&[&gmina(text)]));
        assert_escapes(|text| own(&gmina(text), t::OWN_GMINA_KEPT));
    }
}
