//! The panel beside the map: where to go, which practices to see, and these as a list. It is as wide as the visitor has made it
//! (`panel_width.rs`); on a phone it is a sheet over the map (`sheet.rs`).

use leptos::prelude::*;
use maud::{Markup, html};
use practices::Wojewodztwo;
use practices::polish::bind_short_words;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use crate::components::near::near;
use crate::components::notice::loading_view;
use crate::components::piece::{Piece, ROOT};
use crate::components::search_box::search_box;
use crate::i18n::{content_lang, t};
use crate::listing;
use crate::pages::found;
use crate::pages::goes::Goes;
use crate::pages::panel_width::SLIDER;
use crate::pages::{panel_width, sheet};
use crate::signal::Derived;
use crate::state::{Load, use_state};
use crate::watch::watch;

/// What an event makes of the panel, by the box around it.
type Answer = fn(&Element, &Event);

/// Where, and by which events, the panel is moved.
const ANSWERS: [(&str, &str, Answer); 7] = [
    (ROOT, "scroll", sheet::tell),
    (ROOT, "click", sheet::click),
    (ROOT, "focusin", sheet::show),
    (".sheet-handle", "keydown", sheet::press),
    ("select", "change", sheet::uncover),
    (SLIDER, "input", panel_width::slide),
    (SLIDER, "dblclick", panel_width::reset),
];

/// The panel.
pub fn panel(goes: Goes) -> AnyView {
    let mut panel = Piece::new(text())
        .on("select", "change", move |event| {
            goes.to_region(Wojewodztwo::from_slug(&event_target_value(&event)));
        })
        .with(".search-place", search_box(goes))
        .with(".search-place", near(goes))
        .with(".panel-body", contents(goes));
    for (selector, event, answer) in ANSWERS {
        let rail = panel.element().clone();
        panel = panel.on(selector, event, move |event| answer(&rail, &event));
    }
    panel_width::recall(&panel);
    keep_region(&panel);
    panel.into_any()
}

/// The panel as a text, with places for what depends on the practices.
pub(crate) fn text() -> Markup {
    html! {
        div.rail {
            aside.panel aria-label=(t::PANEL) {
                (sheet::handle())
                div.panel-head {
                    h1 { (t::SITE) }
                    p.lead { (bind_short_words(&t::SITE_LEAD)) }
                    div.search-place {}
                    (region_select())
                }
                div.panel-body {}
            }
            (panel_width::slider())
        }
    }
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
    Tiled,
    Ready,
}

/// A choice for which the list has come keeps the focus, though its row is written anew.
fn keep_focus() {
    let active = document().active_element();
    let Some(tick) = active.and_then(|active| active.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let anew = format!(
        ".panel-body input[name=\"{}\"][value=\"{}\"]",
        tick.name(),
        tick.value()
    );
    if tick.matches(&anew) == Ok(true) {
        request_animation_frame(move || {
            let found = document().query_selector(&anew).ok().flatten();
            if let Some(tick) = found.and_then(|found| found.dyn_into::<HtmlInputElement>().ok()) {
                // One that refuses the focus leaves it where it is.
                let _ = tick.focus();
            }
        });
    }
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
            Load::Pending if is_told => Stage::Tiled,
            Load::Pending | Load::Ready(_) => Stage::Pending,
        })
    });
    let contents = move || match stage.get() {
        Stage::Pending => loading_view(t::LOADING_PRACTICES),
        Stage::Failed => ().into_any(),
        Stage::Tiled => found::totals(goes),
        Stage::Ready => {
            keep_focus();
            found::list(goes, true)
        }
    };
    contents.into_any()
}
