//! How many practices there are of what: charts with their tables, and where there are none.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use maud::html;
use practices::facets::Facets;

use crate::components::chart::{self, Chart};
use crate::components::footer::footer;
use crate::components::markup;
use crate::components::notice::{failed_view, loading_view};
use crate::components::piece::{Piece, ROOT};
use crate::components::title::keep_title;
use crate::filter::Filter;
use crate::i18n::t;
use crate::library::Library;
use crate::pages::goes::straight;
use crate::pages::query::follow_query;
use crate::routes::Route;
use crate::signal::Local;
use crate::state::{AppState, use_state};

/// The page.
pub fn statistics_page() -> AnyView {
    let state = use_state();
    follow_query(state, &use_location());
    state.facets.file.want();
    keep_title(move || t::page_title(&t::NAV_STATISTICS));
    let contents = move || {
        if let Some(error) = state.library.with(|library| library.error().cloned()) {
            return failed_view(state, t::LOAD_FAILED_CATALOGUE, &error);
        }
        let library = state.library.with(|library| library.ready().cloned());
        if let Some(error) = state.facets.file.error() {
            return failed_view(state, t::FACETS_FAILED, &error);
        }
        match (library, state.facets.file.ready()) {
            (Some(library), Some(facets)) => charts(state, &library, &facets),
            _ => loading_view(t::LOADING_PRACTICES),
        }
    };
    Piece::new(html! { article.page.statistics-page { h1 { (t::NAV_STATISTICS) } p.lead { (t::STATISTICS_LEAD) } } })
        .with(ROOT, contents.into_any())
        .with(ROOT, footer(state))
        .into_any()
}

/// All charts, for the practices that the filter leaves.
fn charts(state: AppState, library: &Arc<Library>, facets: &Arc<Facets>) -> AnyView {
    let navigate = Local::new(use_navigate());
    let (library, facets) = (library.clone(), facets.clone());
    let text = move || {
        let filter = state.filter.get();
        let shown = library.within(None, &filter);
        let charts = chart::charts(&facets, &shown, library.index.len());
        let text = filter.found.as_ref().map(|found| found.text.clone());
        html! {
            p.count role="status" { (t::practices_found(shown.len(), None, text.as_deref())) }
            div.charts { @for chart in &charts { (chart.markup()) } }
            (chart::white_spots(&charts))
        }
        .into_string()
    };
    Piece::new(html! { div.statistics {} })
        .on(ROOT, "click", move |event| {
            if let Some(chosen) = chosen(&event) {
                event.prevent_default();
                let address = address(state, &chosen);
                navigate.with(|navigate| navigate(&address, straight()));
            }
        })
        .filled(text)
        .into_any()
}

/// What a click on a bar chooses: the facet's code and the value's.
fn chosen(event: &web_sys::Event) -> Option<(String, String)> {
    markup::asked(event).filter(|action| action == chart::CHOOSE)?;
    let value = markup::value(event)?;
    let (facet, code) = value.split_once('=')?;
    Some((facet.to_owned(), code.to_owned()))
}

/// The map with this value chosen beside what is chosen already.
fn address(state: AppState, (facet, code): &(String, String)) -> String {
    let parts = state.filter.with_untracked(Filter::to_query);
    format!("{}{}", Route::Map.path(), Chart::query_with(parts, facet, code))
}
