//! Markers and clusters: real buttons on the pane.

use std::sync::Arc;

use geomap::{LonLatBox, Px, World, mercator};
use leptos::ev;
use leptos::prelude::*;
use practices::Wojewodztwo;
use wasm_bindgen::JsCast;

use crate::components::sign::{Kind, Sign};
use crate::library::{Found, Library, Pin};
use crate::map::kin;
use crate::map::motion;
use crate::map::spots::{Spot, SpotKind, cluster_name, marker_name, ring_of};
use crate::state::{AppState, MapState, OpenPlace, use_state};

/// How close a cluster is shown at the most.
const CLUSTER_MAX_ZOOM: f64 = 14.0;
/// How long a click is deaf after a cluster's, in milliseconds: the second click of a quick pair falls on bare land.
const DEAF: f64 = 500.0;
/// Room between a marker that has the focus and the edge of the map, in pixels.
const FOCUS_MARGIN: f64 = 24.0;

/// All markers and clusters in view.
#[component]
pub fn Markers(
    /// What to show.
    #[prop(into)]
    spots: Signal<Vec<Spot>>,
    /// The województwo that is highlighted: what lies elsewhere steps back.
    #[prop(into)]
    chosen: Signal<Option<Wojewodztwo>>,
) -> impl IntoView {
    let state = use_state();
    let focused = StoredValue::new(None::<String>);
    Effect::new(move |_| {
        spots.track();
        request_animation_frame(move || keep_focus(focused));
    });
    let on_focus = move |event: ev::FocusEvent| {
        focused.set_value(mark_of(&event));
        bring_into_view(state.map, &event);
    };
    // Without another element the focus was not taken away: the button was moved in the document, or is gone.
    let on_blur = move |event: ev::FocusEvent| {
        if event.related_target().is_some() {
            focused.set_value(None);
        }
    };
    view! {
        <div class="marks" on:focusin=on_focus on:focusout=on_blur>
            <For each=move || spots.get() key=spot_key let:spot>
                {button(state, spot, chosen)}
            </For>
        </div>
    }
}

fn spot_key(spot: &Spot) -> (u64, u64, Vec<Pin>) {
    (spot.mark.at.x.to_bits(), spot.mark.at.y.to_bits(), spot.pins.clone())
}

fn button(state: AppState, spot: Spot, chosen: Signal<Option<Wojewodztwo>>) -> Option<impl IntoView + use<>> {
    let library = state.library.with_untracked(|library| library.ready().cloned())?;
    let look = Look {
        translate: placed(state, spot.mark.at),
        size: format!("{}px", 2.0 * spot.radius()),
        is_dimmed: dimmed(&library, &spot, chosen),
        is_akin: kin::is_akin(state.map, &library, &spot),
    };
    Some(match spot.kind() {
        SpotKind::Marker | SpotKind::Gathered => marker(state, &library, &spot, look).into_any(),
        SpotKind::Cluster => cluster(state, library, spot, look).into_any(),
    })
}

/// What markers and clusters share.
struct Look {
    translate: Signal<String>,
    size: String,
    is_dimmed: Signal<bool>,
    is_akin: Signal<bool>,
}

/// Whether a województwo is chosen in which none of the spot's practices lies.
fn dimmed(library: &Library, spot: &Spot, chosen: Signal<Option<Wojewodztwo>>) -> Signal<bool> {
    let found = library.found(&spot.pins);
    let regions: Vec<Wojewodztwo> = found.iter().flat_map(Found::wojewodztwa).collect();
    Signal::derive(move || chosen.get().is_some_and(|chosen| !regions.contains(&chosen)))
}

/// The button's place in the pane's pixels, followed as the scene is drawn anew.
fn placed(state: AppState, at: World) -> Signal<String> {
    Signal::derive(move || {
        let Px { x, y } = state.map.drawn.get().to_screen(at, state.map.size.get());
        format!("{x:.1}px {y:.1}px")
    })
}

fn marker(state: AppState, library: &Library, spot: &Spot, look: Look) -> impl IntoView + use<> {
    let Look {
        translate,
        size,
        is_dimmed,
        is_akin,
    } = look;
    let found = library.found(&spot.pins);
    let kind = found
        .first()
        .map_or(Kind::Other, |found| Kind::of(&found.practice.category));
    let count = found.len();
    let ids: Vec<&str> = found.iter().map(|found| found.practice.id.as_str()).collect();
    let place = OpenPlace {
        at: spot.mark.at,
        pins: spot.pins.clone(),
        mark: spot.mark.key,
    };
    let key = spot.mark.key;
    let is_open = {
        let place = place.clone();
        Memo::new(move |_| state.map.open.with(|open| open.as_ref() == Some(&place)))
    };
    let pointed = kin::Pointed::new(state.map, library, spot);
    let open = move || {
        state.map.hint.set(None);
        state.map.open.set(Some(place.clone()));
    };
    view! {
        <button type="button" class="mark marker" class:gathered=spot.kind() == SpotKind::Gathered class:open=is_open class:akin=is_akin
            class:dimmed=is_dimmed data-ids=ids.join(",") data-mark=key
            data-kind=kind.code() aria-haspopup="dialog" aria-expanded=move || is_open.get().to_string()
            aria-label=marker_name(&found) style:translate=move || translate.get() style:--size=size
            on:pointerenter=move |_| pointed.begin() on:pointerleave=move |_| pointed.end()
            on:focus=move |_| pointed.begin() on:blur=move |_| pointed.end()
            on:click=move |_| open()>
            <Sign kind />
            {(count > 1).then(|| view! { <span class="badge">{count}</span> })}
        </button>
    }
}

fn cluster(state: AppState, library: Arc<Library>, spot: Spot, look: Look) -> impl IntoView + use<> {
    let Look {
        translate,
        size,
        is_dimmed,
        is_akin,
    } = look;
    let found = library.found(&spot.pins);
    let count = found.len();
    let name = cluster_name(&found);
    let ring = ring_of(found.iter().map(|found| &found.practice.category));
    view! {
        <button type="button" class="mark cluster" class:akin=is_akin class:dimmed=is_dimmed data-mark=spot.mark.key data-count=count
            aria-label=name style:translate=move || translate.get() style:--size=size style:--ring=ring
            on:click=move |_| approach(state, &library, &spot)>
            <span class="number" aria-hidden="true">{count}</span>
        </button>
    }
}

/// Zooms to where the cluster splits.
fn approach(state: AppState, library: &Library, spot: &Spot) {
    let (north_west, south_east) = library.clusters.bounds(&spot.mark);
    let corners = [north_west, south_east].map(mercator::unproject);
    let Some(bounds) = LonLatBox::of(corners) else { return };
    let camera = state.map.fit(bounds, CLUSTER_MAX_ZOOM);
    let zoom = camera.zoom.max(library.clusters.expansion_zoom(&spot.mark));
    state.map.open.set(None);
    state.map.deaf_until.set_value(motion::now() + DEAF);
    state.map.fly_to(geomap::Camera { zoom, ..camera });
}

/// By what the button of an event is known.
fn mark_of(event: &ev::FocusEvent) -> Option<String> {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())?;
    target.get_attribute("data-mark")
}

/// Gives the focus back to the button that had it before the buttons were placed anew.
fn keep_focus(focused: StoredValue<Option<String>>) {
    let Some(mark) = focused.try_get_value().flatten() else {
        return;
    };
    let is_lost = document()
        .active_element()
        .is_none_or(|element| element.tag_name() == "BODY");
    let button = document()
        .query_selector(&format!("#map button[data-mark=\"{mark}\"]"))
        .ok()
        .flatten();
    if let Some(button) = button
        .and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok())
        .filter(|_| is_lost)
    {
        // A button that refuses the focus leaves it where it is.
        let _ = button.focus();
    }
}

/// A marker beyond the edge that gets the focus is brought into view, by the camera and not by scrolling.
fn bring_into_view(map: MapState, event: &ev::FocusEvent) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let frame = document().query_selector("#map").ok().flatten();
    let (Some(target), Some(frame)) = (target, frame) else {
        return;
    };
    let (mark, map_rect) = (target.get_bounding_client_rect(), frame.get_bounding_client_rect());
    let along = |start: f64, end: f64, from: f64, to: f64| {
        if start < from {
            from + FOCUS_MARGIN - start
        } else {
            (to - FOCUS_MARGIN - end).min(0.0)
        }
    };
    let is_within = mark.left() >= map_rect.left()
        && mark.right() <= map_rect.right()
        && mark.top() >= map_rect.top()
        && mark.bottom() <= map_rect.bottom();
    if !is_within {
        let dx = along(mark.left(), mark.right(), map_rect.left(), map_rect.right());
        let dy = along(mark.top(), mark.bottom(), map_rect.top(), map_rect.bottom());
        map.fly_to(map.camera.get_untracked().panned(dx, dy));
    }
}
