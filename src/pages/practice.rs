//! The page of one practice, in the three parts that the source has: summary with metryka, presentation, attachments.

use std::sync::Arc;

use leptos::prelude::*;
use maud::{Markup, html};
use practices::{Details, Practice};
use web_sys::{Element, Event};

use crate::components::piece::{Piece, ROOT};
use crate::components::title::keep_title;
use crate::components::{focus, markup, notice};
use crate::i18n::t;
use crate::lookup::{self, Known};
use crate::map::atlas::Atlas;
use crate::map::still;
use crate::pages::later::{later_page, later_part};
use crate::pages::practice_text as text;
use crate::records::Records;
use crate::signal::Derived;
use crate::state::{AppState, Load, use_state};
use crate::watch::{watch, watch_with};

/// The page; asks for the practice's details.
pub fn practice_page(slug: String) -> AnyView {
    let state = use_state();
    let known = {
        let slug = slug.clone();
        Derived::new(move || lookup::known(state, &slug))
    };
    watch(move || {
        if matches!(known.get(), Known::Pending | Known::Here(_)) && state.charted().is_some() {
            state.wanted.set(vec![slug.clone()]);
        }
    });
    let shown = move || match known.get() {
        Known::Pending => message(state, &notice::loading(t::LOADING_PRACTICES)),
        Known::Failed(what, error) => message(state, &notice::failed(what, &error)),
        Known::Missing => later_page(state, |pages| (pages.not_found)()),
        Known::Here(practice) => article(state, &practice),
    };
    shown.into_any()
}

/// The page while there is no practice to show.
fn message(state: AppState, text: &Markup) -> AnyView {
    Piece::new(html! { div.page { (text) } })
        .on(ROOT, "click", move |event| notice::answer(state, &event))
        .into_any()
}

/// The page is written once, with what the record has; what comes later is put into its place, so that neither what is
/// being read nor the focus is taken away.
fn article(state: AppState, practice: &Practice) -> AnyView {
    let own = state.shortlist.own.get_untracked();
    let details = state.details.with_untracked(|all| all.get(&practice.slug).cloned());
    let details = details.as_ref().and_then(Load::ready);
    let contents = state.records.with_untracked(|records| {
        text::page(
            records,
            practice,
            &own,
            details.map(|details| &**details),
            &Markup::default(),
        )
    });
    let page = Piece::new(html! { article.page.practice-page { (contents) } })
        .on(ROOT, "click", move |event| click(state, &event));
    let peers = {
        let practice = practice.clone();
        later_part(
            state,
            t::PEERS_LOADING,
            t::PEERS_FAILED,
            Box::new(move |pages| (pages.below)(&practice)),
        )
    };
    let page = page.with(".peers-place", peers);
    let article = page.element();
    draw_still(state, practice, article);
    fill_in_details(state, practice, article.clone());
    let title = t::page_title(&practice.title);
    keep_title(move || title.clone());
    page.into_any()
}

fn click(state: AppState, event: &Event) {
    notice::answer(state, event);
    if markup::asked(event).as_deref() == Some(text::FOCUS)
        && let Some(part) = markup::value(event)
    {
        request_animation_frame(move || focus::now(&part));
    }
}

/// Draws the small map, and again when the outlines come.
fn draw_still(state: AppState, practice: &Practice, article: &Element) {
    let Some(map) = part(article, ".still-map") else { return };
    let practice = practice.clone();
    watch(move || {
        let picture = state.atlas.with(|atlas| match atlas.ready() {
            Some(atlas) => still::picture(&practice, atlas),
            None => still::picture(&practice, &Atlas::default()),
        });
        map.set_inner_html(&picture.into_string());
    });
}

/// Puts the details where the page says that they are on their way, and says so where they do not come.
fn fill_in_details(state: AppState, practice: &Practice, article: Element) {
    let slug = practice.slug.clone();
    watch_with(move |before: Option<Load<Arc<Details>>>| {
        let before = before.unwrap_or(Load::Pending);
        let now = state
            .details
            .with(|all| all.get(&slug).cloned().unwrap_or(Load::Pending));
        if now != before {
            state.records.with_untracked(|records| fill_in(&article, records, &now));
        }
        now
    });
}

fn fill_in(article: &Element, records: &Records, details: &Load<Arc<Details>>) {
    // Without the notice everything is there already.
    let Some(notice) = part(article, ".main-column > .notice") else {
        return;
    };
    let instead = match details {
        Load::Pending => notice::loading(t::LOADING_DETAILS),
        Load::Failed(error) => notice::failed(t::LOAD_FAILED_DETAILS, error),
        Load::Ready(details) => {
            append(part(article, ".practice-head"), text::parts(details));
            append(part(article, ".source"), text::about_source(details));
            text::below_summary(records, details)
        }
    };
    notice.set_outer_html(&instead.into_string());
}

fn part(of: &Element, selector: &str) -> Option<Element> {
    of.query_selector(selector).ok().flatten()
}

fn append(to: Option<Element>, more: Markup) {
    if let Some(to) = to {
        // It refuses only a position that is none.
        let _ = to.insert_adjacent_html("beforeend", &more.into_string());
    }
}
