//! The map: a surface that takes the gestures, a pane that moves with them, and what floats above.

use geomap::decimal::short;
use geomap::gesture::{Gestures, Input};
use geomap::labels::Rect;
use geomap::{Px, mercator};
use leptos::ev;
use leptos::prelude::*;
use maud::html;
use practices::Wojewodztwo;
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, HtmlElement};

use crate::components::known::Known;
use crate::components::piece::{Piece, ROOT, set_style};
use crate::i18n::t;
use crate::map::controls::{attribution, controls, scale};
use crate::map::help::help;
use crate::map::here;
use crate::map::ink::SharedInk;
use crate::map::land;
use crate::map::markers::{self, Markers};
use crate::map::motion::LIMITS;
use crate::map::pointer::Hands;
use crate::map::popup;
use crate::map::size::watch_size;
use crate::map::tiles::Tiles;
use crate::map::units;
use crate::signal::{Derived, Var};
use crate::state::{AppState, Load, MapState, use_state};
use crate::watch::{watch, watch_with};

/// The map with everything on it; a click on a województwo calls `on_region`.
pub fn map_view(on_region: Callback<Wojewodztwo>) -> AnyView {
    let state = use_state();
    let map = state.map;
    let (section, surface, pane) = (
        Known::<HtmlElement>::new(),
        Known::<HtmlElement>::new(),
        Known::<HtmlElement>::new(),
    );
    let (land, above) = (Known::<HtmlCanvasElement>::new(), Known::<HtmlCanvasElement>::new());
    let (background, borders, marks) = (
        Known::<HtmlElement>::new(),
        Known::<HtmlElement>::new(),
        Known::<HtmlElement>::new(),
    );
    let hands = Hands {
        gestures: Var::new(Gestures::new(LIMITS)),
        map,
        surface,
        on_click: Callback::new(move |at| click_on_land(state, at, on_region)),
    };
    watch_size(surface, map.size);
    settle_when_loaded(state);
    keep_resized(state);
    move_panes(map, pane, marks);
    let tiles = Tiles::new(state.map);
    tiles.keep(state, background);
    land::keep_land(state, land);
    units::keep_borders(state, borders);
    let (markers, ink) = (Markers::default(), SharedInk::default());
    markers.keep(state, marks, ink);
    ink.keep(state, above);
    tell_state(state, section);
    let blur = window_event_listener(ev::blur, move |_| hands.feed(Input::CancelAll));
    on_cleanup(move || blur.remove());

    let text = html! {
        section.map id="map" aria-busy="true" aria-label=(t::NAV_MAP) {
            div.surface tabindex="0" role="group" aria-label=(t::MAP) {
                div.pane.land {
                    div.tiles aria-hidden="true" {}
                    canvas.sheet data-sheet="land" aria-hidden="true" {}
                    div.borders {}
                }
                canvas.sheet data-sheet="ink" aria-hidden="true" {}
                div.pane.marks {}
            }
            div.focus-ring data-hint=(t::MAP_HINT) {}
        }
    };
    Piece::new(text)
        .known_as(ROOT, section)
        .known_as(".surface", surface)
        .known_as(".land", pane)
        .known_as(".tiles", background)
        .known_as("[data-sheet=land]", land)
        .known_as(".borders", borders)
        .known_as("[data-sheet=ink]", above)
        .known_as(".marks", marks)
        .on(".surface", "pointerdown", move |event| {
            hands.down(event.unchecked_ref());
        })
        .on(".surface", "pointermove", move |event| {
            hands.moved(event.unchecked_ref());
        })
        .on(".surface", "pointerup", move |event| hands.up(event.unchecked_ref()))
        .on(".surface", "pointercancel", move |event| {
            hands.cancelled(event.unchecked_ref());
        })
        .on(".surface", "lostpointercapture", move |event| {
            hands.lost(event.unchecked_ref());
        })
        .on(".surface", "dblclick", move |event| {
            hands.double_click(event.unchecked_ref());
        })
        .on(".surface", "wheel", move |event| hands.wheel(event.unchecked_ref()))
        .on(".surface", "keydown", move |event| hands.key(event.unchecked_ref()))
        .on_within(".tiles", "load", move |event| tiles.came(&event))
        .on_within(".tiles", "error", move |event| tiles.failed(event.unchecked_ref()))
        .on(".marks", "click", move |event| {
            markers.click(state, event.unchecked_ref());
        })
        .on(".marks", "pointerover", move |event| markers.point(state, &event))
        .on(".marks", "pointerout", move |event| markers.leave(state, &event))
        .on(".marks", "focusin", move |event| {
            markers.point(state, &event);
            markers::bring_into_view(map, &event);
        })
        .on(".marks", "focusout", move |event| markers.leave(state, &event))
        .with(ROOT, here::here(state))
        .with(ROOT, selection())
        .with(ROOT, popup::popup())
        .with(ROOT, controls())
        .with(ROOT, scale())
        .with(ROOT, attribution())
        .with(ROOT, help())
        .into_any()
}

/// The box that a drag with Shift draws, to zoom there.
fn selection() -> AnyView {
    let selection = use_state().map.selection;
    let piece = Piece::new(html! { div.selection hidden {} });
    let element = piece.element().clone();
    watch(move || {
        let selection = selection.get();
        let Rect {
            left,
            top,
            right,
            bottom,
        } = selection.unwrap_or_default();
        let (width, height) = (right - left, bottom - top);
        let [left, top, width, height] = [left, top, width, height].map(|pixels| short(pixels, 1));
        let style = format!("left:{left}px;top:{top}px;width:{width}px;height:{height}px");
        set_style(&element, &style);
        // A name without spaces is never refused.
        let _ = element.toggle_attribute_with_force("hidden", selection.is_none());
    });
    piece.into_any()
}

/// A click on the land closes the popup, or chooses the województwo below it.
fn click_on_land(state: AppState, at: Px, on_region: Callback<Wojewodztwo>) {
    state.map.hint.set(None);
    if state.map.open.with_untracked(Option::is_some) {
        popup::close(state.map);
        state.map.settle();
        return;
    }
    match region_to_choose(state, at) {
        Some(region) => on_region.run(region),
        None => state.map.settle(),
    }
}

/// The województwo at a place of the screen, unless the visitor is already closer to the ground than its whole would be:
/// a click there must not throw one out.
fn region_to_choose(state: AppState, at: Px) -> Option<Wojewodztwo> {
    let chosen = state.region.get_untracked();
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

/// Moves the land and the buttons from where they were placed to what the camera shows now.
fn move_panes(map: MapState, land: Known<HtmlElement>, marks: Known<HtmlElement>) {
    watch(move || {
        let (camera, drawn, size) = (map.camera.get(), map.drawn.get(), map.size.get());
        let scale = mercator::scale(camera.zoom - drawn.zoom);
        // Where the scene's middle has gone; the transform's origin is the pane's top left corner.
        let middle = camera.to_screen(drawn.center, size);
        let (x, y) = (
            middle.x - scale * size.width / 2.0,
            middle.y - scale * size.height / 2.0,
        );
        let transform = format!(
            "translate({}px, {}px) scale({})",
            short(x, 2),
            short(y, 2),
            short(scale, 6)
        );
        for pane in [land.get(), marks.get()].into_iter().flatten() {
            // A property and a class that every browser knows.
            let _ = HtmlElement::style(&pane).set_property("transform", &transform);
            let classes = pane.class_list();
            let is_stretched = scale != 1.0;
            if classes.contains("stretched") != is_stretched {
                let _ = classes.toggle_with_force("stretched", is_stretched);
            }
        }
    });
}

/// A map of another size shows the same place in its middle.
fn keep_resized(state: AppState) {
    watch_with(move |before: Option<geomap::Size>| {
        let size = state.map.size.get();
        if before.is_some_and(|before| before.width > 0.0 && before != size) {
            let camera = state.map.camera.get_untracked();
            state.map.jump_to(camera);
        }
        size
    });
}

/// Says to tests and to those who can't see whether the map is still to change.
fn tell_state(state: AppState, section: Known<HtmlElement>) {
    let map = state.map;
    watch(move || {
        let is_busy = map.busy.get()
            || map.awaited.get()
            || map.layers.is_pending()
            || state.search.is_pending()
            || state.facets.is_pending();
        let Some(section) = section.get() else { return };
        let (busy, word) = if is_busy { ("true", "busy") } else { ("false", "ready") };
        // An attribute of this name is never refused.
        let _ = section.set_attribute("aria-busy", busy);
        if let Some(page) = document().document_element() {
            let _ = page.set_attribute("data-map-state", word);
        }
    });
}

/// The map is no longer busy once outlines and practices have come, or have failed to.
fn settle_when_loaded(state: AppState) {
    let is_pending = move || {
        let atlas = state.atlas.with(|atlas| matches!(atlas, Load::Pending));
        let library = state.library.with(|library| matches!(library, Load::Pending));
        let is_whole_needed = state.tiled.is_whole_needed.get();
        let tiles = state.tiled.library.with(Option::is_none) || state.tiled.pending.get() > 0;
        atlas || library && (is_whole_needed || tiles) || state.map.size.get().width <= 0.0
    };
    let loaded = Derived::new(move || !is_pending());
    watch(move || {
        if loaded.get() {
            state.map.settle();
            request_animation_frame(move || state.map.awaited.set(false));
        } else {
            state.map.awaited.set(true);
        }
    });
}
