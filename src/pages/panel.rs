//! The panel beside the map: where to go, which practices to see, and these as a list. On a phone it is a sheet at the
//! bottom with three heights.

use leptos::prelude::*;
use maud::{Markup, html};
use practices::Wojewodztwo;
use practices::polish::bind_short_words;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use crate::components::near::near;
use crate::components::notice::loading_view;
use crate::components::piece::{Piece, set};
use crate::components::search_box::search_box;
use crate::i18n::{content_lang, t};
use crate::listing;
use crate::pages::found;
use crate::pages::goes::Goes;
use crate::signal::{Derived, Var};
use crate::state::{Load, use_state};
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
pub fn panel(goes: Goes) -> AnyView {
    let sheet = Var::new(Sheet::Peek);
    let text = html! {
        aside.panel aria-label=(t::PANEL) data-sheet=(Sheet::Peek.code()) {
            button.sheet-handle type="button" aria-label=(t::SHEET_UP) aria-expanded="false" { span {} }
            div.panel-head {
                h1 { (t::SITE) }
                p.lead { (bind_short_words(&t::SITE_LEAD)) }
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
        .with(".search-place", near(goes))
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
        set(&handle, "aria-label", &label);
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
                @for region in Wojewodztwo::all() { option value=(region.slug()) lang=[content_lang()] { (t::region_name(region)) } }
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
    listing::keep_listed(state, move || state.region.get());
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
        Stage::Ready => found::list(goes, true),
    };
    contents.into_any()
}
