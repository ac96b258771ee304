//! What every page has around it: the bar at the top and the way past it.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::i18n::t;
use crate::routes::Route;

/// The bar at the top.
#[component]
pub fn Header() -> impl IntoView {
    let path = use_location().pathname;
    let current = move |route: Route| {
        let here = Route::parse(&path.get());
        let is_map = |route: &Route| matches!(route, Route::Map | Route::Wojewodztwo(_));
        let is_here = here.is_some_and(|here| here == route || (is_map(&here) && is_map(&route)));
        if is_here { "page" } else { "false" }
    };
    view! {
        <a class="skip" href=move || format!("{}#tresc", path.get())>{t::SKIP_TO_CONTENT}</a>
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
