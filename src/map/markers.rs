//! Keeps the markers and clusters on the pane what the catalogue, the filter and the camera make them.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::components::known::Known;
use crate::library::Library;
use crate::map::changes::{Before, letters, moving, signs};
use crate::map::ink::{Placed, SharedInk};
use crate::map::marks::{Marks, Place, Shown};
use crate::map::motion;
use crate::map::scene;
use crate::map::spots::{Spot, SpotKind, spots};
use crate::records::Records;
use crate::signal::Local;
use crate::state::{AppState, Hint, MapState, OpenPlace};
use crate::watch::{watch, watch_with};

/// How close a cluster is shown at the most.
const CLUSTER_MAX_ZOOM: f64 = 14.0;
/// How long a click is deaf after a cluster's, in milliseconds: the second click of a quick pair falls on bare land.
const DEAF: f64 = 500.0;
/// Room between a marker that has the focus and the edge of the map, in pixels.
const FOCUS_MARGIN: f64 = 24.0;
/// The records of at most so many practices are fetched before anybody asks, so that their markers have names and their
/// cards open at once.
const AHEAD: usize = 256;

/// The buttons on the pane; one list, which the effects share.
#[derive(Clone, Copy)]
pub struct Markers(Local<Marks>);

impl Default for Markers {
    fn default() -> Self {
        Self(Local::new(Marks::default()))
    }
}

impl Markers {
    /// Starts to keep them: the buttons, and the ink that shows what they look like.
    pub fn keep(self, state: AppState, marks: Known<HtmlElement>, ink: SharedInk) {
        self.keep_placed(state, marks, ink);
        self.keep_named(state);
        self.keep_dressed(state);
        self.fetch_ahead(state);
    }

    fn keep_placed(self, state: AppState, pane: Known<HtmlElement>, ink: SharedInk) {
        watch_with(move |before: Option<Before>| {
            let before = before.unwrap_or_default();
            let frame = state.map.frame();
            let (filter, region) = (state.map.filter.get(), state.region.get());
            let over_tiles = state.map.layers.tiles.with(Option::is_some);
            let library = state.charted();
            state.tiled.came.track();
            let Some(pane) = pane.get().filter(|_| frame.size.width > 0.0) else {
                return before;
            };
            let mut placed = Placed {
                chosen: region,
                ..Placed::default()
            };
            let mut now = Before {
                level: frame.camera.zoom.floor(),
                ..Before::default()
            };
            if let Some(library) = library {
                if before.counted.as_ref() != Some(&filter) {
                    library.recount(&filter);
                }
                // Of marks in tiles the whole catalogue's counts are still to be made.
                now.counted = Some(filter).filter(|_| library.tiles().is_none());
                let spots = spots(&library, &frame);
                now.signs = signs(&library, &spots, region);
                let moves = before.level != now.level && !motion::wants_less_motion();
                (placed.signs, placed.leaving) = if moves {
                    moving(&library, &now, &before)
                } else {
                    (now.signs.iter().map(|(_, sign)| sign.clone()).collect(), Vec::new())
                };
                self.place_buttons(state, &pane, spots, &library);
            }
            placed.letters = letters(state, &frame, &placed.signs, over_tiles);
            ink.place(state, frame, placed);
            state.map.placed.update(|placed| *placed = placed.wrapping_add(1));
            now
        });
    }

    /// Places the buttons of what can be seen: what lies beyond nobody can press.
    fn place_buttons(self, state: AppState, pane: &Element, mut spots: Vec<Spot>, library: &Library) {
        let (camera, size) = (state.map.drawn.get_untracked(), state.map.size.get_untracked());
        let near = scene::near(camera, size);
        spots.retain(|spot| near.holds(camera.to_screen(spot.mark.at, size)));
        let focused = focused_mark();
        state.records.with_untracked(|records| {
            let place = Place {
                camera,
                size,
                library,
                records,
            };
            self.0.update(|marks| marks.place(pane, spots, place));
        });
        if let Some(key) = focused {
            self.0.with(|marks| give_back_focus(marks, key));
        }
    }

    /// Calls the buttons by the records that have come since they were placed.
    fn keep_named(self, state: AppState) {
        watch(move || {
            state.records.track();
            let library = state.charted_now();
            let Some(library) = library else { return };
            state
                .records
                .with_untracked(|records| self.0.update(|marks| marks.name(&library, records)));
        });
    }

    /// Shows which are open or pointed at: with a ring of the button's own, for which nothing need be drawn anew.
    fn keep_dressed(self, state: AppState) {
        watch(move || {
            state.map.placed.track();
            let open = state.map.open.get();
            let hint = state.map.hint.get();
            let library = state.charted_now();
            let mut akin_keys = Vec::new();
            if let Some(library) = library.filter(|_| open.is_some() || hint.is_some()) {
                let zoom = state.map.drawn.get_untracked().zoom;
                akin_keys = akin(&library, zoom, open.as_ref(), hint.as_ref());
            }
            self.0.with(|marks| {
                for shown in marks.shown() {
                    dress(shown, open.as_ref(), &akin_keys);
                }
            });
        });
    }

    /// Once the map is at rest, asks for the records of the places in view.
    fn fetch_ahead(self, state: AppState) {
        watch(move || {
            state.map.placed.track();
            if state.map.busy.get() || state.records.with_untracked(Records::is_complete) {
                return;
            }
            let placed = state.map.placed.get_untracked();
            motion::in_a_moment(move || {
                if state.map.placed.try_get_untracked() == Some(placed) {
                    self.ask_for_records(state);
                }
            });
        });
    }

    fn ask_for_records(self, state: AppState) {
        let library = state.charted_now();
        let Some(library) = library else { return };
        let numbers = self.0.with(|marks| {
            let places = marks
                .shown()
                .iter()
                .filter(|shown| shown.spot.kind() != SpotKind::Cluster);
            let pins = places.flat_map(|shown| library.pins(&shown.spot.mark));
            pins.take(AHEAD).map(|pin| pin.practice).collect::<Vec<u32>>()
        });
        state.need(numbers.unwrap_or_default());
    }

    /// The spot whose button an event is on.
    fn spot_of(self, event: &web_sys::Event) -> Option<Spot> {
        let key = mark_of(event)?;
        self.0.with(|marks| marks.by_key(key).map(|shown| shown.spot.clone()))?
    }

    /// A click on a button: a place opens its card, a cluster comes apart.
    pub fn click(self, state: AppState, event: &ev::MouseEvent) {
        let library = state.charted_now();
        let (Some(spot), Some(library)) = (self.spot_of(event), library) else {
            return;
        };
        state.map.hint.set(None);
        match spot.kind() {
            SpotKind::Cluster => approach(state, &library, &spot),
            SpotKind::Marker | SpotKind::Gathered => state.map.open.set(Some(OpenPlace {
                at: spot.mark.at,
                pins: library.pins(&spot.mark),
                mark: spot.mark.key,
            })),
        }
    }

    /// The pointer or the focus comes to a button: its entries in the list, and the other places of its practices, stand
    /// out.
    pub fn point(self, state: AppState, event: &web_sys::Event) {
        let library = state.charted_now();
        let (Some(spot), Some(library)) = (self.spot_of(event), library) else {
            return;
        };
        let pins = if spot.kind() == SpotKind::Cluster {
            Vec::new()
        } else {
            library.pins(&spot.mark)
        };
        let hint = Hint {
            by: Some(spot.mark.key),
            practices: pins.into_iter().map(|pin| pin.practice).collect(),
        };
        if state.map.hint.with_untracked(|now| now.as_ref() != Some(&hint)) {
            state.map.hint.set(Some(hint));
        }
    }

    /// The pointer or the focus leaves a button.
    pub fn leave(self, state: AppState, event: &web_sys::Event) {
        let key = mark_of(event);
        let is_own = state
            .map
            .hint
            .with_untracked(|hint| hint.as_ref().is_some_and(|hint| hint.by == key));
        if key.is_some() && is_own {
            state.map.hint.set(None);
        }
    }
}

/// The keys of the buttons that stand out: those of the practices that are open or pointed at, wherever they are.
fn akin(library: &Library, zoom: f64, open: Option<&OpenPlace>, hint: Option<&Hint>) -> Vec<u64> {
    let opened = open
        .into_iter()
        .flat_map(|open| open.pins.iter().map(|pin| pin.practice));
    let pointed = hint.into_iter().flat_map(|hint| hint.practices.iter().copied());
    let mut keys: Vec<u64> = opened
        .chain(pointed)
        .take(AHEAD)
        .flat_map(|practice| library.marks_of(practice, zoom))
        .map(|mark| mark.key)
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Says on a button whether its card is open, and whether its practices are pointed at elsewhere.
fn dress(shown: &Shown, open: Option<&OpenPlace>, akin: &[u64]) {
    let key = shown.spot.mark.key;
    let is_open = open.is_some_and(|open| open.mark == key);
    set_class(shown, "open", is_open);
    set_class(shown, "akin", akin.contains(&key));
    let said = if is_open { "true" } else { "false" };
    if shown.spot.kind() != SpotKind::Cluster && shown.element.get_attribute("aria-expanded").as_deref() != Some(said) {
        // What the browser refuses stays as it was.
        let _ = shown.element.set_attribute("aria-expanded", said);
    }
}

fn set_class(shown: &Shown, name: &str, is_set: bool) {
    let classes = shown.element.class_list();
    if classes.contains(name) != is_set {
        // A name without spaces is never refused.
        let _ = classes.toggle_with_force(name, is_set);
    }
}

/// Zooms to where the cluster splits.
fn approach(state: AppState, library: &Library, spot: &Spot) {
    let (bounds, splits_at) = library.spread(&spot.mark);
    let Some(bounds) = bounds else { return };
    let camera = state.map.fit(bounds, CLUSTER_MAX_ZOOM);
    let zoom = camera.zoom.max(splits_at);
    state.map.open.set(None);
    state.map.deaf_until.set_untracked(motion::now() + DEAF);
    state.map.fly_to(geomap::Camera { zoom, ..camera });
}

fn button_of(event: &web_sys::Event) -> Option<Element> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok())?;
    target.closest("button[data-mark]").ok().flatten()
}

fn mark_of(event: &web_sys::Event) -> Option<u64> {
    button_of(event)?.get_attribute("data-mark")?.parse().ok()
}

/// The key of the button that has the focus.
fn focused_mark() -> Option<u64> {
    let active = document().active_element()?;
    active.get_attribute("data-mark")?.parse().ok()
}

/// A button that was moved in the document has lost the focus, and gets it back.
fn give_back_focus(buttons: &Marks, key: u64) {
    if focused_mark() != Some(key)
        && let Some(shown) = buttons.by_key(key)
    {
        // One that refuses the focus leaves it where it is.
        let _ = shown.element.focus();
    }
}

/// A marker beyond the edge that gets the focus by a key is brought into view, by the camera and not by scrolling. What
/// a pointer presses is in view enough: moving it away would make the click miss.
pub fn bring_into_view(map: MapState, event: &web_sys::Event) {
    let frame = document().query_selector("#map").ok().flatten();
    let (Some(target), Some(frame)) = (button_of(event), frame) else {
        return;
    };
    if !target.matches(":focus-visible").unwrap_or(true) {
        return;
    }
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
