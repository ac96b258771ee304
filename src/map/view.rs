//! The map: a surface that takes the gestures, a pane that moves with them, and what floats above.

use geomap::Px;
use geomap::gesture::Gestures;
use geomap::labels::Rect;
use leptos::html::Div;
use leptos::prelude::*;
use practices::Wojewodztwo;

use crate::i18n::t;
use crate::map::controls::{Attribution, Controls, Scale, controls_rect};
use crate::map::markers::Markers;
use crate::map::motion::LIMITS;
use crate::map::names::{self, Name};
use crate::map::outlines::Outlines;
use crate::map::pointer::Hands;
use crate::map::popup::{self, Popup};
use crate::map::scene::{self, Scene};
use crate::map::size::watch_size;
use crate::map::spots::{Spot, spots};
use crate::state::{AppState, Load, MapState, use_state};

/// The map with everything on it.
#[component]
pub fn MapView(
    /// The województwo that is highlighted.
    #[prop(into)]
    chosen: Signal<Option<Wojewodztwo>>,
    /// Called with the województwo that was clicked.
    on_region: Callback<Wojewodztwo>,
) -> impl IntoView {
    let state = use_state();
    let map = state.map;
    let surface = NodeRef::<Div>::new();
    let hands = Hands {
        gestures: StoredValue::new(Gestures::new(LIMITS)),
        map,
        surface,
        on_click: Callback::new(move |at| click_on_land(state, at, chosen.get_untracked(), on_region)),
    };
    watch_size(surface, map.size);
    settle_when_loaded(state);

    let frame = Signal::derive(move || scene::frame(map.drawn.get(), map.size.get()));
    let drawn = Memo::new(move |_| draw(state));
    let spots = Memo::new(move |_| spots_in_view(state));
    let names = Memo::new(move |_| place_names(state, &spots.get()));

    view! {
        <section id="map" class="map" aria-busy=move || (map.busy.get() || map.awaited.get()).to_string() aria-label=t::NAV_MAP>
            <div class="surface" node_ref=surface tabindex="0" role="group" aria-label=t::MAP
                on:pointerdown=move |event| hands.down(&event)
                on:pointermove=move |event| hands.moved(&event)
                on:pointerup=move |event| hands.up(&event)
                on:pointercancel=move |event| hands.cancelled(&event)
                on:dblclick=move |event| hands.double_click(&event)
                on:wheel=move |event| hands.wheel(&event)
                on:keydown=move |event| hands.key(&event)>
                <div class="pane" style:transform=move || pane_transform(map) style:--inverse=move || pane_inverse(map)>
                    <Outlines scene=drawn names frame chosen />
                    <Markers spots chosen />
                </div>
            </div>
            <Selection />
            <Popup />
            <Controls />
            <Scale />
            <Attribution />
        </section>
    }
}

/// The box that a drag with Shift draws, to zoom there.
#[component]
fn Selection() -> impl IntoView {
    let selection = use_state().map.selection;
    move || {
        let Rect {
            left,
            top,
            right,
            bottom,
        } = selection.get()?;
        let placed = format!(
            "left:{left}px;top:{top}px;width:{}px;height:{}px",
            right - left,
            bottom - top
        );
        Some(view! { <div class="selection" style=placed></div> })
    }
}

/// A click on the land closes the popup, or chooses the województwo below it.
fn click_on_land(state: AppState, at: Px, chosen: Option<Wojewodztwo>, on_region: Callback<Wojewodztwo>) {
    state.map.hint.set(None);
    if state.map.open.with_untracked(Option::is_some) {
        popup::close(state.map);
        state.map.settle();
        return;
    }
    match region_to_choose(state, at, chosen) {
        Some(region) => on_region.run(region),
        None => state.map.settle(),
    }
}

/// The województwo at a place of the screen, unless the visitor is already closer to the ground than its whole would be:
/// a click there must not throw one out.
fn region_to_choose(state: AppState, at: Px, chosen: Option<Wojewodztwo>) -> Option<Wojewodztwo> {
    let camera = state.map.camera.get_untracked();
    let world = camera.to_world(at, state.map.size.get_untracked());
    state.atlas.with_untracked(|atlas| {
        let hit = atlas
            .ready()?
            .regions
            .iter()
            .find(|region| region.outline.contains(world))?;
        let closest = state.map.fit_region(hit.bounds).zoom + if chosen == Some(hit.wojewodztwo) { -0.1 } else { 0.7 };
        (camera.zoom <= closest).then_some(hit.wojewodztwo)
    })
}

fn draw(state: AppState) -> Scene {
    let frame = scene::frame(state.map.drawn.get(), state.map.size.get());
    state
        .atlas
        .with(|atlas| atlas.map_or_default(|atlas| scene::outlines(atlas, &frame)))
}

fn spots_in_view(state: AppState) -> Vec<Spot> {
    let (camera, size) = (state.map.drawn.get(), state.map.size.get());
    if size.width <= 0.0 {
        return Vec::new();
    }
    state
        .library
        .with(|library| library.map_or_default(|library| spots(library, camera, size)))
}

fn place_names(state: AppState, spots: &[Spot]) -> Vec<Name> {
    let (camera, size) = (state.map.drawn.get(), state.map.size.get());
    let buttons = [controls_rect(size)];
    let obstacles: Vec<Rect> = spots
        .iter()
        .map(|spot| spot.rect(camera, size))
        .chain(buttons)
        .collect();
    let frame = scene::frame(camera, size);
    state
        .atlas
        .with(|atlas| atlas.map_or_default(|atlas| names::fitting(atlas, &frame, &obstacles)))
}

/// From the scene as it was drawn to what the camera shows now.
fn pane_transform(map: MapState) -> String {
    let (camera, drawn, size) = (map.camera.get(), map.drawn.get(), map.size.get());
    let scale = (camera.zoom - drawn.zoom).exp2();
    // Where the scene's middle has gone; the transform's origin is the pane's top left corner.
    let middle = camera.to_screen(drawn.center, size);
    let (x, y) = (
        middle.x - scale * size.width / 2.0,
        middle.y - scale * size.height / 2.0,
    );
    format!("translate({x:.2}px, {y:.2}px) scale({scale})")
}

/// What keeps markers at their size while the pane is stretched.
fn pane_inverse(map: MapState) -> String {
    (map.drawn.get().zoom - map.camera.get().zoom).exp2().to_string()
}

/// The map is no longer busy once outlines and practices have come, or have failed to.
fn settle_when_loaded(state: AppState) {
    let is_pending = move || {
        let atlas = state.atlas.with(|atlas| matches!(atlas, Load::Pending));
        let library = state.library.with(|library| matches!(library, Load::Pending));
        atlas || library || state.map.size.get().width <= 0.0
    };
    let loaded = Memo::new(move |_| !is_pending());
    Effect::new(move |_| {
        if loaded.get() {
            state.map.settle();
            request_animation_frame(move || state.map.awaited.set(false));
        } else {
            state.map.awaited.set(true);
        }
    });
}
