//! Pages, and parts of pages, whose code comes when a visitor first goes where they are.

use leptos::prelude::*;

use crate::components::notice::{failed_view, loading_view};
use crate::i18n::{Text, t};
use crate::later::LaterPages;
use crate::state::AppState;

/// Such a page, or what has become of its code.
pub fn later_page(state: AppState, make: impl Fn(&LaterPages) -> AnyView + Send + Sync + 'static) -> AnyView {
    later_part(state, t::LOADING_PAGE, t::LOAD_FAILED_PAGE, Box::new(make))
}

/// A part of a page, or `loading` and `failed` while its code is not here.
pub fn later_part(
    state: AppState,
    loading: Text,
    failed: Text,
    make: Box<dyn Fn(&LaterPages) -> AnyView + Send + Sync>,
) -> AnyView {
    let pages = state.later_pages;
    pages.want();
    let shown = move || {
        if let Some(error) = pages.error() {
            return failed_view(state, failed, &error);
        }
        match pages.ready() {
            // What it reads while it is made is no reason to make it anew.
            Some(pages) => untrack(|| make(&pages)),
            None => loading_view(loading),
        }
    };
    shown.into_any()
}
