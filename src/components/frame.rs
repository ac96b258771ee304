//! What every page has around it: the bar at the top and the way past it.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::components::focus;
use crate::i18n::t;
use crate::routes::Route;
use crate::watch::{memo, watch_with};

/// The id of what is below the bar.
pub const CONTENT: &str = "tresc";

/// Past the bar: the focus goes there, the address stays, since on the map it holds the camera.
fn skip(event: &ev::MouseEvent) {
    event.prevent_default();
    focus::now(CONTENT);
}

/// Takes the focus to the content when the visitor has gone to another page; the map and its województwa are one page.
fn follow_page(path: Memo<String>) {
    let page = memo(move || match Route::parse(&path.get()) {
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

/// The bar at the top.
#[component]
pub fn Header() -> impl IntoView {
    let path = use_location().pathname;
    follow_page(path);
    let current = move |route: Route| {
        let here = Route::parse(&path.get());
        let is_map = |route: &Route| matches!(route, Route::Map | Route::Wojewodztwo(_));
        let is_here = here.is_some_and(|here| here == route || (is_map(&here) && is_map(&route)));
        if is_here { "page" } else { "false" }
    };
    view! {
        <a class="skip" href=move || format!("{}#{CONTENT}", path.get()) on:click=move |event| skip(&event)>{t::SKIP_TO_CONTENT}</a>
        <header class="bar">
            <a class="wordmark" href=Route::Map.path()>
                <svg viewBox="0 0 32 32" aria-hidden="true">
                    <path class="wordmark-pin" d="M16 3a10 10 0 0 0-10 10c0 7 10 16 10 16s10-9 10-16A10 10 0 0 0 16 3z" />
                    <path class="wordmark-tick" d="m11.5 13.2 3.2 3.3 5.8-6.4" />
                </svg>
                <span>{t::SITE}</span>
            </a>
            <nav aria-label=t::NAV>
                <a href=Route::Map.path() aria-current=move || current(Route::Map)>{t::NAV_MAP}</a>
                <a href=Route::Practices.path() aria-current=move || current(Route::Practices)>{t::NAV_PRACTICES}</a>
            </nav>
        </header>
    }
}
