//! The card of a place: its practices, the metryka and the people to call.

use std::sync::Arc;

use geomap::{Px, Size, World};
use leptos::html::Div;
use leptos::prelude::*;
use practices::Practice;
use practices::polish::bind_short_words;
use wasm_bindgen::JsCast;

use crate::components::contacts::Contacts;
use crate::components::metryka::Metryka;
use crate::components::place;
use crate::components::sign::{Badge, Kind};
use crate::i18n::t;
use crate::routes::Route;
use crate::state::{AppState, Library, MapState, OpenPlace, use_state};

/// Room between the card and the edge of the map, in pixels.
const MARGIN: f64 = 12.0;
/// Room between the marker's middle and the card, in pixels.
const GAP: f64 = 26.0;

/// The open popup, or nothing.
#[component]
pub fn Popup() -> impl IntoView {
    let state = use_state();
    view! {
        {move || {
            let place = state.map.open.get()?;
            let library = state.library.with_untracked(|library| library.ready().cloned())?;
            Some(view! { <Card place library /> })
        }}
    }
}

#[component]
fn Card(place: OpenPlace, library: Arc<Library>) -> impl IntoView {
    let state = use_state();
    let card = NodeRef::<Div>::new();
    let opener = document().active_element();
    let at = place.at;
    Effect::new(move |_| {
        let Some(card) = card.get() else { return };
        // `preventScroll` by focusing the card itself, which is in view or is brought there by the map.
        let _ = card.focus();
        request_animation_frame(move || bring_into_view(state.map, at, &card));
    });
    let opener = StoredValue::new_local(opener);
    on_cleanup(move || give_focus_back(state, opener));

    let found: Vec<Practice> = place
        .practices
        .iter()
        .filter_map(|index| library.practice(*index))
        .cloned()
        .collect();
    let title = found.first().and_then(place::name).unwrap_or_default();
    let several = found.len() > 1;
    let count = found.len();
    let single = found.first().filter(|_| !several).map(|practice| practice.slug.clone());
    view! {
        <div class="popup" class:several=several role="dialog" aria-labelledby="popup-title" tabindex="-1" node_ref=card
            style:left=move || placed(state.map, at).0 style:top=move || placed(state.map, at).1>
            <header class="popup-head">
                <h2 id="popup-title">{title}</h2>
                {several.then(|| view! { <p class="popup-count">{t::practices(count)}</p> })}
                <button type="button" class="close" aria-label=t::CLOSE title=t::CLOSE
                    on:click=move |_| state.map.open.set(None)>
                    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6 6 18" /></svg>
                </button>
            </header>
            <div class="popup-body" tabindex="0" role="group" aria-labelledby="popup-title">
                {found.into_iter().enumerate().map(|(i, practice)| entry(practice, several, i == 0)).collect_view()}
            </div>
            {single.map(|slug| view! { <footer class="popup-foot">{to_page(slug)}</footer> })}
        </div>
    }
}

/// One practice of the place: open at once where it is the only one, else a row that opens in place.
fn entry(practice: Practice, several: bool, first: bool) -> impl IntoView {
    let kind = Kind::of(&practice.category);
    let title = bind_short_words(&practice.title);
    let slug = practice.slug.clone();
    if several {
        view! {
            <details class="popup-entry" name="popup-entry" open=first>
                <summary><Badge kind /><span>{title}</span></summary>
                {facts(practice)}
                {to_page(slug)}
            </details>
        }
        .into_any()
    } else {
        view! {
            <article class="popup-entry">
                <p class="category-line"><Badge kind /><span>{practice.category.name()}</span></p>
                <h3 class="popup-title">{title}</h3>
                {facts(practice)}
            </article>
        }
        .into_any()
    }
}

fn facts(practice: Practice) -> impl IntoView {
    view! {
        <p class="popup-place">{place::in_full(&practice)}</p>
        {practice.summary.as_deref().map(|summary| view! { <p class="popup-summary">{bind_short_words(summary)}</p> })}
        <Contacts contacts=practice.contacts.clone() />
        <Metryka practice />
    }
}

fn to_page(slug: String) -> impl IntoView {
    view! { <a class="button popup-action" href=Route::Practice(slug).path()>{t::TO_PRACTICE}</a> }
}

/// Where the card's foot stands: above the marker (a phone shows the card as a sheet at the bottom, by its styles).
fn placed(map: MapState, at: World) -> (String, String) {
    let (camera, size) = (map.camera.get(), map.size.get());
    let Px { x, y } = camera.to_screen(at, size);
    (format!("{x:.1}px"), format!("{:.1}px", y - GAP))
}

/// Moves the map just enough for the whole card to be seen, or for the marker to stay above the sheet.
fn bring_into_view(map: MapState, at: World, card: &web_sys::HtmlDivElement) {
    let size = map.size.get_untracked();
    let camera = map.camera.get_untracked();
    let rect = card.get_bounding_client_rect();
    let Some(parent) = card.parent_element().map(|parent| parent.get_bounding_client_rect()) else {
        return;
    };
    let (left, top) = (rect.left() - parent.left(), rect.top() - parent.top());
    let is_sheet = rect.width() >= size.width - 1.0;
    let shift = if is_sheet {
        above_sheet(camera.to_screen(at, size), top)
    } else {
        within(left, top, rect.width(), rect.height(), size)
    };
    if shift.x != 0.0 || shift.y != 0.0 {
        map.fly_to(camera.panned(shift.x, shift.y));
    }
}

fn above_sheet(marker: Px, sheet_top: f64) -> Px {
    let lowest = sheet_top - 2.0 * GAP;
    Px {
        x: 0.0,
        y: (lowest - marker.y).min(0.0),
    }
}

fn within(left: f64, top: f64, width: f64, height: f64, size: Size) -> Px {
    let along = |start: f64, length: f64, room: f64| {
        if start < MARGIN {
            MARGIN - start
        } else {
            (room - MARGIN - (start + length)).min(0.0)
        }
    };
    Px {
        x: along(left, width, size.width),
        y: along(top, height, size.height),
    }
}

/// Back to the marker that opened the card; to the map where that marker is gone.
fn give_focus_back(state: AppState, opener: StoredValue<Option<web_sys::Element>, LocalStorage>) {
    let is_replaced = state.map.open.with_untracked(Option::is_some);
    if is_replaced {
        return;
    }
    let opener = opener.try_get_value().flatten().filter(|opener| opener.is_connected());
    let target = opener.or_else(|| document().query_selector("#map .surface").ok().flatten());
    if let Some(element) = target.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
