//! The panel beside the map: where to go, which practices to see, and these as a list. On a phone it is a sheet at the
//! bottom with three heights.

use leptos::prelude::*;
use maud::{Markup, html};
use practices::Wojewodztwo;
use practices::polish::bind_short_words;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use crate::components::chips::chips;
use crate::components::entries::Entries;
use crate::components::facet::CategoryFacet;
use crate::components::facets::more_facets;
use crate::components::notice::loading_view;
use crate::components::piece::{Piece, ROOT, set, set_text};
use crate::components::search_box::{self, search_box};
use crate::components::take_along::take_along;
use crate::filter::Filter;
use crate::i18n::t;
use crate::map::motion;
use crate::pages::map::Goes;
use crate::signal::{Derived, Var};
use crate::state::{AppState, Listed, Load, use_state};
use crate::watch::watch;

/// How far the sheet is drawn up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sheet {
    Peek,
    Half,
    Full,
}

impl Sheet {
    /// The next height: up step by step, then down again.
    fn next(self) -> Self {
        match self {
            Sheet::Peek => Sheet::Half,
            Sheet::Half => Sheet::Full,
            Sheet::Full => Sheet::Peek,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Sheet::Peek => "peek",
            Sheet::Half => "half",
            Sheet::Full => "full",
        }
    }
}

/// The panel.
#[component]
pub fn Panel(
    /// The ways to another state of the page.
    goes: Goes,
) -> impl IntoView {
    let sheet = Var::new(Sheet::Peek);
    let text = html! {
        aside.panel aria-label=(t::PANEL) data-sheet=(Sheet::Peek.code()) {
            button.sheet-handle type="button" aria-label=(t::SHEET_UP) aria-expanded="false" { span {} }
            div.panel-head {
                h1 { (t::SITE) }
                p.lead { (bind_short_words(t::SITE_LEAD)) }
                div.search-place {}
                (region_select())
            }
            div.panel-body {}
        }
    };
    let panel = Piece::new(text)
        .on(".sheet-handle", "click", move |_| {
            sheet.update(|sheet| *sheet = sheet.next());
        })
        .on("select", "change", move |event| {
            goes.to_region(Wojewodztwo::from_slug(&event_target_value(&event)));
        })
        .on(".search-place", "focusin", move |_| {
            // Where the panel is a sheet, what will be found needs room.
            if sheet.get_untracked() == Sheet::Peek {
                sheet.set(Sheet::Half);
            }
        })
        .with(".search-place", search_box(goes))
        .with(".panel-body", contents(goes));
    let (element, handle) = (panel.element().clone(), panel.find(".sheet-handle"));
    watch(move || {
        let sheet = sheet.get();
        let label = if sheet == Sheet::Full {
            t::SHEET_DOWN
        } else {
            t::SHEET_UP
        };
        set(&element, "data-sheet", sheet.code());
        set(&handle, "aria-label", label);
        set(
            &handle,
            "aria-expanded",
            if sheet == Sheet::Peek { "false" } else { "true" },
        );
    });
    keep_region(&panel);
    panel.into_any()
}

/// The way to a województwo without pointing at the map.
fn region_select() -> Markup {
    html! {
        label.field {
            span { (t::WOJEWODZTWO) }
            select name="wojewodztwo" {
                option value="" { (t::ALL_POLAND) }
                @for region in Wojewodztwo::all() { option value=(region.slug()) { (region.name()) } }
            }
        }
    }
}

fn keep_region(panel: &Piece) {
    let region = use_state().region;
    let Ok(select) = panel.find("select").dyn_into::<HtmlSelectElement>() else {
        return;
    };
    watch(move || select.set_value(region.get().map(Wojewodztwo::slug).unwrap_or_default()));
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Pending,
    Failed,
    Ready,
}

/// What depends on the practices.
fn contents(goes: Goes) -> AnyView {
    let state = use_state();
    follow_map(state);
    let stage = Derived::new(move || {
        let is_told = state.listed.with(Option::is_some);
        state.library.with(|library| match library {
            Load::Failed(_) => Stage::Failed,
            Load::Ready(_) if is_told => Stage::Ready,
            Load::Pending | Load::Ready(_) => Stage::Pending,
        })
    });
    let contents = move || match stage.get() {
        Stage::Pending => loading_view(t::LOADING_PRACTICES),
        Stage::Failed => ().into_any(),
        Stage::Ready => found(goes),
    };
    contents.into_any()
}

/// Tells of what the map shows, a frame after the map: numbers and lists take the browser longer than the map itself.
fn follow_map(state: AppState) {
    watch(move || {
        let listed = Listed {
            region: state.region.get(),
            filter: state.filter.get(),
        };
        if state.library.with(|library| library.ready().is_some()) {
            motion::after_frame(move || {
                state.listed.set(Some(listed));
            });
        }
    });
}

/// The number of practices, the categories to choose from, and the list.
fn found(goes: Goes) -> AnyView {
    let state = use_state();
    let numbers = Derived::new(move || {
        let library = state.library.with(|library| library.ready().cloned());
        let listed = state.listed.get();
        let found = library
            .zip(listed)
            .map(|(library, listed)| library.within(listed.region, &listed.filter));
        found.unwrap_or_default()
    });
    let region = move || {
        let listed = state.listed.get();
        listed.and_then(|listed| listed.region)
    };
    let found = Derived::new(move || state.listed.get().and_then(|listed| listed.filter.found));
    let words = move |region| {
        let text = found.with(|found| found.as_ref().map(|found| found.text.clone()));
        t::practices_found(numbers.with(Vec::len), region, text.as_deref())
    };
    let count = Piece::new(html! { p.count role="status" { (untrack(|| words(region()))) } });
    let element = count.element().clone();
    watch(move || set_text(&element, &words(region())));
    let empty = move || {
        if !numbers.with(Vec::is_empty) {
            return ().into_any();
        }
        let text = state.filter.with_untracked(empty_words);
        Piece::new(html! { div.empty { (text) } })
            .on(ROOT, "click", move |event| search_box::answer(state, goes, &event))
            .into_any()
    };
    let entries = view! { <Entries numbers found /> };
    let facet = view! { <CategoryFacet goes /> };
    vec![
        chips(goes),
        count.into_any(),
        facet.into_any(),
        more_facets(),
        take_along(numbers),
        empty.into_any(),
        entries.into_any(),
    ]
    .into_any()
}

/// Why nothing is shown, and what to do about it.
fn empty_words(filter: &Filter) -> Markup {
    let text = match &filter.found {
        Some(found) => return search_box::nothing_found(&found.text),
        None if filter.categories.is_empty() && filter.left.is_none() => t::NO_PRACTICES_HERE,
        None => t::NO_PRACTICES_OF_CATEGORY,
    };
    html! { p { (bind_short_words(text)) } }
}
