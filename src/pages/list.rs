//! All practices as a list or a table.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use maud::{Markup, html};

use crate::components::footer::footer;
use crate::components::near::near;
use crate::components::notice::{broken_view, failed_view, loading_view};
use crate::components::piece::{Piece, ROOT, set};
use crate::components::search_box::search_box;
use crate::components::title::keep_title;
use crate::i18n::t;
use crate::listing;
use crate::pages::found;
use crate::pages::goes::{Goes, Home};
use crate::pages::query::{follow_query, write_query};
use crate::signal::Derived;
use crate::state::{AppState, Load, use_state};

/// From which width of the window on, in pixels, the facets have room beside the list.
const WIDE: f64 = 900.0;

/// The page.
pub fn list_page() -> AnyView {
    let state = use_state();
    let goes = Goes::new(state, Home::Practices);
    follow_query(state, &use_location());
    write_query(state, goes);
    // What was listed beside the map may have been of one województwo.
    state.listed.set(None);
    state.counted.set(None);
    listing::keep_listed(state, || None);
    keep_title(move || t::page_title(&t::PRACTICES_TITLE));
    let stage = Derived::new(move || {
        let is_told = state.listed.with(Option::is_some);
        state.library.with(|library| match library {
            Load::Ready(_) if is_told => Load::Ready(()),
            Load::Failed(error) => Load::Failed(error.clone()),
            Load::Pending | Load::Ready(_) => Load::Pending,
        })
    });
    let contents = move || match stage.get() {
        Load::Pending => loading_view(t::LOADING_PRACTICES),
        Load::Failed(error) => failed_view(state, t::LOAD_FAILED_CATALOGUE, &error),
        Load::Ready(()) => contents(state, goes),
    };
    Piece::new(html! { article.page.list-page { h1 { (t::PRACTICES_TITLE) } } })
        .with(ROOT, contents.into_any())
        .with(ROOT, footer(state))
        .into_any()
}

/// The facets beside the list; where there is no room, folded away above it.
fn contents(state: AppState, goes: Goes) -> AnyView {
    let broken = state
        .library
        .with_untracked(|library| library.ready().map(|library| broken_view(&library.problems)));
    let columns = Piece::new(columns())
        .with(".list-search", search_box(goes))
        .with(".list-search", near(goes))
        .with(".list-facets > div", found::facets(goes))
        .with(".list-main", broken.unwrap_or_else(|| ().into_any()))
        .with(".list-main", found::list(goes, false));
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    if width.is_some_and(|width| width > WIDE) {
        set(&columns.find(".list-facets"), "open", "");
    }
    columns.into_any()
}

/// The columns as a text, with places for what depends on the practices.
pub(crate) fn columns() -> Markup {
    html! {
        div.list-columns {
            div.list-side {
                div.list-search {}
                details.list-facets { summary.button.quiet { (t::FILTERS) } div {} }
            }
            div.list-main {}
        }
    }
}
