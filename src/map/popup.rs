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
            let open = state.map.open.get()?;
            let library = state.library.with_untracked(|library| library.ready().cloned())?;
            Some(view! { <Card open library /> })
        }}
    }
}

#[component]
fn Card(open: OpenPlace, library: Arc<Library>) -> impl IntoView {
    let state = use_state();
    let card = NodeRef::<Div>::new();
    let opener = document().active_element();
    let at = open.at;
    let place = RwSignal::new(None::<Place>);
    let corner = Memo::new(move |_| {
        let marker = state.map.camera.get().to_screen(at, state.map.size.get());
        let offset = place.get().map(|place| place.offset).unwrap_or_default();
        (
            format!("{:.1}px", marker.x + offset.x),
            format!("{:.1}px", marker.y + offset.y),
        )
    });
    Effect::new(move |_| {
        let Some(card) = card.get() else { return };
        settle_card(state.map, at, &card, place);
        // What can't be focused is read all the same.
        let _ = card.focus();
    });
    let opener = StoredValue::new_local(opener);
    on_cleanup(move || give_focus_back(state, opener));

    let found: Vec<Practice> = open
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
        <div class="popup" class:several=several class:above=move || place.get().is_some_and(|place| place.is_above) role="dialog" aria-labelledby="popup-title" tabindex="-1" node_ref=card
            style:left=move || corner.get().0 style:top=move || corner.get().1>
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

/// Where the card stands to the marker: its top left corner's distance from the marker's middle, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    offset: Px,
    is_above: bool,
}

/// The first of above, right and left of the marker where the whole card is in view without moving the map; above
/// where none is.
fn choose_place(marker: Px, card: Size, map: Size) -> Place {
    let fits_above = marker.y - GAP - card.height >= MARGIN
        && marker.x - card.width / 2.0 >= MARGIN
        && marker.x + card.width / 2.0 <= map.width - MARGIN;
    // Beside the marker the card may stand higher or lower, as there is room.
    let top = (marker.y - card.height / 2.0)
        .min(map.height - MARGIN - card.height)
        .max(MARGIN);
    let beside = |x: f64| Place {
        offset: Px { x, y: top - marker.y },
        is_above: false,
    };
    if fits_above {
        return above(card);
    }
    if marker.x + GAP + card.width <= map.width - MARGIN {
        beside(GAP)
    } else if marker.x - GAP - card.width >= MARGIN {
        beside(-GAP - card.width)
    } else {
        above(card)
    }
}

fn above(card: Size) -> Place {
    Place {
        offset: Px {
            x: -card.width / 2.0,
            y: -GAP - card.height,
        },
        is_above: true,
    }
}

/// How far the map must move for the whole card to be seen.
fn shift_into_view(corner: Px, card: Size, map: Size) -> Px {
    let along = |start: f64, length: f64, room: f64| {
        if start < MARGIN {
            MARGIN - start
        } else {
            (room - MARGIN - (start + length)).min(0.0)
        }
    };
    Px {
        x: along(corner.x, card.width, map.width),
        y: along(corner.y, card.height, map.height),
    }
}

/// Places the card and moves the map just enough: for the whole card to be seen, or on a phone, where the card is a
/// sheet at the bottom, for the marker to stay above it.
fn settle_card(map: MapState, at: World, card: &web_sys::HtmlDivElement, place: RwSignal<Option<Place>>) {
    let size = map.size.get_untracked();
    let camera = map.camera.get_untracked();
    let marker = camera.to_screen(at, size);
    let rect = card.get_bounding_client_rect();
    let card_size = Size {
        width: rect.width(),
        height: rect.height(),
    };
    let is_sheet = card_size.width >= size.width;
    let shift = if is_sheet {
        let top = rect.top() - map_top(card);
        Px {
            x: 0.0,
            y: (top - 2.0 * GAP - marker.y).min(0.0),
        }
    } else {
        let chosen = choose_place(marker, card_size, size);
        place.set(Some(chosen));
        let corner = Px {
            x: marker.x + chosen.offset.x,
            y: marker.y + chosen.offset.y,
        };
        shift_into_view(corner, card_size, size)
    };
    if shift.x != 0.0 || shift.y != 0.0 {
        map.fly_to(camera.panned(shift.x, shift.y));
    }
}

fn map_top(card: &web_sys::HtmlDivElement) -> f64 {
    card.parent_element()
        .map(|map| map.get_bounding_client_rect().top())
        .unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: Size = Size {
        width: 1000.0,
        height: 800.0,
    };
    const CARD: Size = Size {
        width: 384.0,
        height: 500.0,
    };

    #[test]
    fn the_card_stands_where_it_needs_no_movement() {
        let cases = [
            ((500.0, 700.0), (308.0, 174.0), true),
            ((500.0, 300.0), (526.0, 50.0), false),
            ((500.0, 100.0), (526.0, 12.0), false),
            ((800.0, 300.0), (390.0, 50.0), false),
        ];
        for ((x, y), corner, is_above) in cases {
            let place = choose_place(Px { x, y }, CARD, MAP);
            assert_eq!(
                ((x + place.offset.x, y + place.offset.y), place.is_above),
                (corner, is_above),
                "{x} {y}"
            );
        }
    }

    #[test]
    fn the_map_moves_just_enough() {
        let cases = [
            ((100.0, 100.0), (0.0, 0.0)),
            ((-20.0, 100.0), (32.0, 0.0)),
            ((700.0, 400.0), (-96.0, -112.0)),
        ];
        for ((x, y), expected) in cases {
            let shift = shift_into_view(Px { x, y }, CARD, MAP);
            assert_eq!((shift.x, shift.y), expected, "{x} {y}");
        }
        // A narrow map has no room beside the marker: the card stands above it, and the map moves.
        let narrow = Size {
            width: 460.0,
            height: 600.0,
        };
        let place = choose_place(Px { x: 230.0, y: 200.0 }, CARD, narrow);
        assert!(place.is_above);
    }
}
