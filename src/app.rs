//! The app: its state, the page that the address names, and what it loads.

mod data;

use leptos::prelude::*;
use leptos_router::WildcardSegment;
use leptos_router::components::{FlatRoutes, Route as Page, Router};
use leptos_router::hooks::use_location;

use crate::components::frame::{CONTENT, Header};
use crate::map::palette;
use crate::pages::list::ListPage;
use crate::pages::map::MapPage;
use crate::pages::not_found::NotFound;
use crate::pages::practice::PracticePage;
use crate::routes::Route;
use crate::state::AppState;

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
    view! {
        <Router>
            <Header />
            <main id=CONTENT tabindex="-1">
                <FlatRoutes fallback=NotFound>
                    <Page path=WildcardSegment("") view=Content />
                </FlatRoutes>
            </main>
        </Router>
    }
}

/// The page that the address names, which [`Route`] reads: the router has one route for all. The map and its województwa are one page, which stays while the address changes
/// between them.
#[component]
fn Content() -> impl IntoView {
    let path = use_location().pathname;
    let page = Memo::new(move |_| match Route::parse(&path.get()) {
        Some(Route::Wojewodztwo(_)) => Some(Route::Map),
        page => page,
    });
    move || match page.get() {
        Some(Route::Map | Route::Wojewodztwo(_)) => MapPage().into_any(),
        Some(Route::Practices) => ListPage().into_any(),
        Some(Route::Practice(slug)) => view! { <PracticePage slug /> }.into_any(),
        None => NotFound().into_any(),
    }
}
