//! What every page has around it: the bar at the top and the way past it.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use maud::{Markup, html};

use crate::components::focus;
use crate::components::languages;
use crate::components::piece::{Piece, ROOT, set, set_text};
use crate::components::star;
use crate::i18n::t;
use crate::routes::Route;
use crate::signal::Derived;
use crate::state::use_state;
use crate::watch::{watch, watch_with};

/// The id of what is below the bar.
pub const CONTENT: &str = "tresc";

/// Past the bar: the focus goes there, the address stays, since on the map it holds the camera.
fn skip(event: &web_sys::Event) {
    event.prevent_default();
    focus::now(CONTENT);
}

/// Takes the focus to the content when the visitor has gone to another page; the map and its województwa are one page.
fn follow_page(path: Memo<String>) {
    let page = Derived::new(move || match Route::parse(&path.get()) {
        Some(Route::Wojewodztwo(_)) => Route::Map.path(),
        _ => path.get(),
    });
    watch_with(move |before: Option<String>| {
        let page = page.get();
        if before.is_some_and(|before| before != page) {
            focus::later(CONTENT);
        }
        page
    });
}

/// The bar at the top, with a menu at its end; nothing within another page, which has a frame of its own.
pub fn header(more: AnyView) -> AnyView {
    let path = use_location().pathname;
    if Route::parse(&path.get_untracked()) == Some(Route::Embedded) {
        return ().into_any();
    }
    follow_page(path);
    let skip_link = html! { a.skip { (t::SKIP_TO_CONTENT) } };
    let skip_link = Piece::new(skip_link).on(ROOT, "click", |event| skip(&event));
    let bar = Piece::new(bar());
    let (link, pages) = (skip_link.element().clone(), bar.find("nav").children());
    watch(move || {
        let path = path.get();
        set(&link, "href", &format!("{path}#{CONTENT}"));
        let here = Route::parse(&path);
        let is_list = here == Some(Route::Practices);
        let is_map = matches!(here, Some(Route::Map | Route::Wojewodztwo(_)));
        let is_statistics = here == Some(Route::Statistics);
        let is_shortlist = here == Some(Route::Shortlist);
        for (index, is_here) in [(0, is_map), (1, is_list), (2, is_statistics), (3, is_shortlist)] {
            if let Some(page) = pages.item(index) {
                set(&page, "aria-current", if is_here { "page" } else { "false" });
            }
        }
    });
    keep_query(&bar);
    let bar = bar.with(ROOT, more);
    let (state, count) = (use_state(), bar.find(".nav-count"));
    watch(move || {
        let starred = state.shortlist.own.with(|own| own.slugs().len());
        set_text(&count, &t::shortlist_count(starred));
    });
    vec![
        skip_link.into_any(),
        languages::keep(bar).into_any(),
        languages::missing(),
    ]
    .into_any()
}

/// The pages that show several practices show the same ones: what was found and chosen goes along.
fn keep_query(bar: &Piece) {
    let state = use_state();
    let pages = bar.find("nav").children();
    watch(move || {
        let query = state.query();
        for (index, route) in [Route::Map, Route::Practices, Route::Statistics].iter().enumerate() {
            if let Some(page) = pages.item(index as u32) {
                set(&page, "href", &format!("{}{query}", route.path()));
            }
        }
    });
}

/// The bar as a text.
pub(crate) fn bar() -> Markup {
    html! {
        header.bar {
            a.wordmark href=(Route::Map.path()) {
                svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" {
                    path.wordmark-pin d="M16 3a10 10 0 0 0-10 10c0 7 10 16 10 16s10-9 10-16A10 10 0 0 0 16 3z" {}
                    path.wordmark-tick d="m11.5 13.2 3.2 3.3 5.8-6.4" {}
                }
                span { (t::SITE) }
            }
            nav aria-label=(t::NAV) {
                a href=(Route::Map.path()) { (t::NAV_MAP) }
                a href=(Route::Practices.path()) { (t::NAV_PRACTICES) }
                a href=(Route::Statistics.path()) { (t::NAV_STATISTICS) }
                a.nav-shortlist href=(Route::Shortlist.path()) {
                    (star::sign())
                    span.nav-word { (t::SHORTLIST) }
                    " "
                    span.nav-count {}
                }
            }
            (languages::switch())
        }
    }
}
