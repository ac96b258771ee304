//! The app: its state, the page that the address names, and what it loads.

mod data;
mod facets;
mod files;
mod search;

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};
use maud::html;

use crate::components::frame::{CONTENT, Header};
use crate::components::piece::{Piece, ROOT};
use crate::map::palette;
use crate::pages::list::ListPage;
use crate::pages::map::MapPage;
use crate::pages::not_found::NotFound;
use crate::pages::practice::PracticePage;
use crate::pages::statistics::StatisticsPage;
use crate::routes::Route;
use crate::signal::Derived;
use crate::state::AppState;
use crate::watch::watch;

/// Puts the app into the page, in place of what the page shows while the app is on its way.
pub fn start() {
    mount_to_body(App);
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let state = AppState::new();
    provide_context(state);
    palette::keep_palette(state.map.palette);
    data::load(state);
    search::keep_search(state);
    facets::keep_facets(state);
    files::keep_files(state);
    view! {
        <Router>
            <Header />
            {contents()}
        </Router>
    }
}

/// The page that the address names, which [`Route`] reads. The map and its województwa are one page, which stays while the
/// address changes between them.
fn contents() -> AnyView {
    let path = use_location().pathname;
    let page = Derived::new(move || match Route::parse(&path.get()) {
        Some(Route::Wojewodztwo(_)) => Some(Route::Map),
        page => page,
    });
    write_address(path);
    let shown = move || match page.get() {
        Some(Route::Map | Route::Wojewodztwo(_)) => MapPage().into_any(),
        Some(Route::Practices) => ListPage().into_any(),
        Some(Route::Statistics) => StatisticsPage().into_any(),
        Some(Route::Practice(slug)) => view! { <PracticePage slug /> }.into_any(),
        None => NotFound().into_any(),
    };
    Piece::new(html! { main id=(CONTENT) tabindex="-1" {} })
        .with(ROOT, shown.into_any())
        .into_any()
}

/// Tells the router that the page which a link leads to is there, so that it sets the address. Its own table of routes
/// would do that, which this app has no use for.
fn write_address(path: Memo<String>) {
    let router = use_context::<BrowserUrl>();
    watch(move || {
        path.track();
        if let Some(router) = &router {
            router.ready_to_complete();
        }
    });
}
