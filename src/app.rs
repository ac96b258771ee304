//! The app: its state, the page that the address names, and what it loads.

pub(crate) mod archive;
mod data;
mod facets;
pub(crate) mod files;
mod gminy;
mod language;
mod later;
mod orders;
mod pace;
mod search;
mod shown;
mod takeover;
mod tiled;
pub(crate) mod visits;
mod wanted;

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};
use maud::html;

use crate::base;
use crate::components::frame::{CONTENT, header};
use crate::components::offline::offline_notice;
use crate::components::piece::{Piece, ROOT, set};
use crate::components::star;
use crate::i18n::{self, t};
use crate::map::palette;
use crate::pages::later::later_page;
use crate::pages::map::map_page;
use crate::routes::Route;
use crate::signal::{Derived, Var};
use crate::state::AppState;
use crate::watch::watch;

/// Puts the app into the page, in place of what stands there beforehand; before, its texts come where
/// the address asks for another language than Polish.
pub fn start() {
    let base = document().query_selector("base").ok().flatten();
    base::stand_at(&base.and_then(|base| base.get_attribute("href")).unwrap_or_default());
    language::arrive(mount);
}

fn mount() {
    if let Some(page) = document().document_element() {
        set(&page, "lang", i18n::in_force().code());
    }
    pace::keep();
    mount_to_body(App);
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let state = AppState::new();
    provide_context(state);
    palette::keep_palette(state.map.palette);
    tiled::keep_tiles(state);
    data::load(state);
    later::keep_pages(state);
    search::keep_search(state);
    facets::keep_facets(state);
    shown::keep_shown(state);
    orders::keep_orders(state);
    files::keep_files(state);
    gminy::keep_gminy(state);
    state.shortlist.follow();
    star::keep_stars(state);
    takeover::take_over(state);
    view! {
        // Of the links it follows only those below.
        <Router base=format!("{}/", base::base())>
            {header(more(state))}
            {offline_notice()}
            {contents(state)}
            {star::notice(state)}
        </Router>
    }
}

/// What the menu at the end of the bar has, once it is opened.
fn more(state: AppState) -> AnyView {
    let is_opened = Var::new(false);
    let body = move || match is_opened.get() {
        true => later_page(state, |pages| (pages.more)()),
        false => ().into_any(),
    };
    Piece::new(html! { details.more { summary aria-label=(t::MORE) title=(t::MORE) {} } })
        .on(ROOT, "toggle", move |_| is_opened.set(true))
        .with(ROOT, body.into_any())
        .into_any()
}

/// The page that the address names, which [`Route`] reads. The map and its województwa are one page, which stays while the
/// address changes between them.
fn contents(state: AppState) -> AnyView {
    let path = use_location().pathname;
    let page = Derived::new(move || match Route::parse(&path.get()) {
        Some(Route::Wojewodztwo(_)) => Some(Route::Map),
        page => page,
    });
    write_address(path);
    let shown = move || {
        let page = page.get();
        // What a page reads while it is made is no reason to make it anew.
        untrack(|| page_of(state, page))
    };
    Piece::new(html! { main id=(CONTENT) tabindex="-1" {} })
        .on(ROOT, "click", move |event| star::answer(state, &event))
        .with(ROOT, shown.into_any())
        .into_any()
}

fn page_of(state: AppState, route: Option<Route>) -> AnyView {
    if !tiled::is_enough_for(route.as_ref()) {
        state.need_whole();
    }
    match route {
        Some(Route::Map | Route::Wojewodztwo(_)) => map_page(),
        Some(Route::Practices) => later_page(state, |pages| (pages.list)()),
        Some(Route::Statistics) => later_page(state, |pages| (pages.statistics)()),
        Some(Route::OwnGmina) => later_page(state, |pages| (pages.own_gmina)()),
        Some(Route::Shortlist) => later_page(state, |pages| (pages.shortlist)()),
        Some(Route::Comparison) => later_page(state, |pages| (pages.comparison)()),
        Some(Route::Dossier) => later_page(state, |pages| (pages.dossier)()),
        Some(Route::About) => later_page(state, |pages| (pages.about)()),
        Some(Route::Guide) => later_page(state, |pages| (pages.guide)()),
        Some(Route::Declaration) => later_page(state, |pages| (pages.declaration)()),
        Some(Route::OpenData) => later_page(state, |pages| (pages.open_data)()),
        Some(Route::Embedded) => later_page(state, |pages| (pages.embedded)()),
        Some(Route::Practice(slug)) => later_page(state, move |pages| (pages.practice)(slug.clone())),
        None => later_page(state, |pages| (pages.not_found)()),
    }
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
