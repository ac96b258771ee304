//! Tiles below the drawn land: [`geomap::tiles::TileBoard`] says which, here they become images.

use std::time::Duration;

use geomap::tiles::{Plan, Shown, Tile, TileBoard};
use geomap::{Camera, Size};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use crate::components::known::Known;
use crate::components::piece::set_style;
use crate::config::TileLayer;
use crate::map::motion::{now, wants_less_motion};
use crate::signal::Local;
use crate::state::{AppState, MapState};
use crate::watch::{watch, watch_with};

/// How far around the screen tiles are fetched too, in pixels, so that a short drag shows no bare paper.
const PAD: f64 = 128.0;
/// How long a tile fades in, in milliseconds, as `layers.css` has it.
const FADE: f64 = 200.0;

/// The images on the pane; what the effects and the handlers share.
#[derive(Clone, Copy)]
pub struct Tiles {
    map: MapState,
    wall: Local<Option<Wall>>,
}

/// The images of one source.
struct Wall {
    board: TileBoard,
    paper: Element,
    /// Device pixels to a CSS pixel, when the camera was last looked at.
    ratio: f64,
    /// In the order of their tiles.
    images: Vec<Image>,
    /// Whether a plan is to be made in the next frame.
    is_due: bool,
    /// How many plans have been made, so that a timer knows that its own is an old one.
    plans: u32,
}

/// One tile in the document.
struct Image {
    tile: Tile,
    element: Element,
    /// Where it was last put; empty before.
    style: String,
    is_loading: bool,
    /// Whether the plan that is being carried out needs it.
    is_kept: bool,
}

impl Tiles {
    /// None yet.
    pub fn new(map: MapState) -> Self {
        Self {
            map,
            wall: Local::new(None),
        }
    }

    /// Keeps them those of the chosen source, where the scene is drawn.
    pub fn keep(self, state: AppState, paper: Known<HtmlElement>) {
        let layers = self.map.layers;
        watch_with(move |before: Option<Option<TileLayer>>| {
            let chosen = layers.tiles.get();
            let layer = state.config.with(|config| config.layer(&chosen?).cloned());
            let paper = paper.get()?;
            if before.flatten() != layer {
                self.change(&paper, layer.as_ref());
            }
            if layer.is_some() {
                self.look(self.map.drawn.get(), self.map.size.get());
            }
            layer
        });
        watch(move || {
            layers.retry.track();
            self.tell(|wall| wall.board.retry());
        });
        on_cleanup(move || self.replace(None));
    }

    fn change(self, paper: &Element, layer: Option<&TileLayer>) {
        // A class without spaces is never refused.
        if let Ok(Some(map)) = paper.closest(".map") {
            let _ = map.class_list().toggle_with_force("has-tiles", layer.is_some());
        }
        let fade = if wants_less_motion() { 0.0 } else { FADE };
        let wall = layer.map(|layer| Wall::new(TileBoard::new(layer.source.clone(), fade), paper.clone()));
        self.replace(wall);
    }

    fn replace(self, wall: Option<Wall>) {
        let before = self.wall.update(|shown| std::mem::replace(shown, wall));
        for image in before.flatten().into_iter().flat_map(|wall| wall.images) {
            image.take_away();
        }
        self.map.layers.left_out.set(false);
    }

    fn look(self, camera: Camera, size: Size) {
        self.tell(|wall| {
            wall.ratio = window().device_pixel_ratio();
            let around = Size {
                width: size.width + 2.0 * PAD,
                height: size.height + 2.0 * PAD,
            };
            wall.board.look(camera, around, wall.ratio);
        });
    }

    /// An image has come.
    pub fn came(self, event: &Event) {
        self.tell(|wall| {
            let index = wall.position(event);
            if let Some(image) = index.and_then(|index| wall.images.get_mut(index)) {
                image.is_loading = false;
                wall.board.loaded(image.tile, now());
            }
        });
    }

    /// An image has not come, or is none.
    pub fn failed(self, event: &Event) {
        self.tell(|wall| {
            if let Some(index) = wall.position(event) {
                let image = wall.images.remove(index);
                image.take_away();
                wall.board.failed(image.tile, now());
            }
        });
    }

    /// Something has become of a tile or of the camera: what follows from it is done in the next frame, with whatever
    /// else happens until then.
    fn tell(self, what: impl FnOnce(&mut Wall)) {
        let was_due = self.wall.update(|wall| {
            let wall = wall.as_mut()?;
            what(wall);
            Some(std::mem::replace(&mut wall.is_due, true))
        });
        if was_due.flatten() == Some(false) {
            request_animation_frame(move || self.carry_out());
        }
    }

    fn carry_out(self) {
        let now = now();
        let carried = self.wall.update(|wall| wall.as_mut().map(|wall| wall.carry_out(now)));
        let Some((left_out, wake_ms, number)) = carried.flatten() else {
            return;
        };
        let said = self.map.layers.left_out;
        if said.get_untracked() != left_out {
            said.set(left_out);
        }
        if let Some(wake_ms) = wake_ms {
            // A timer may go off a little early, to whole milliseconds; the board then asks for another.
            let pause = Duration::from_millis((wake_ms - now).ceil().max(1.0) as u64);
            set_timeout(move || self.wake(number), pause);
        }
    }

    fn wake(self, number: u32) {
        let is_last = self
            .wall
            .with(|wall| wall.as_ref().is_some_and(|wall| wall.plans == number));
        if is_last == Some(true) {
            self.tell(|_| ());
        }
    }
}

impl Wall {
    fn new(board: TileBoard, paper: Element) -> Self {
        Self {
            board,
            paper,
            ratio: 1.0,
            images: Vec::new(),
            is_due: false,
            plans: 0,
        }
    }

    /// The number of the image that an event is about.
    fn position(&self, event: &Event) -> Option<usize> {
        let element: Element = event.target()?.dyn_into().ok()?;
        self.images.iter().position(|image| image.element == element)
    }

    /// Makes the plan and carries it out. Says whether tiles are left out, when to make the next plan, and the number of
    /// this one.
    fn carry_out(&mut self, now_ms: f64) -> (bool, Option<f64>, u32) {
        self.is_due = false;
        self.plans = self.plans.wrapping_add(1);
        let Plan {
            show,
            request,
            cancel,
            wake_ms,
            left_out,
        } = self.board.plan(now_ms);
        for image in &mut self.images {
            // What is on its way stays until it comes, fails, or is cancelled.
            image.is_kept = image.is_loading;
        }
        for (shown, depth) in show.iter().zip(0..) {
            if let Some(image) = self.image(shown.tile) {
                image.show(shown, depth);
            }
        }
        for tile in cancel {
            if let Some(image) = self.image(tile) {
                image.is_kept = false;
            }
        }
        self.images.retain(|image| {
            if !image.is_kept {
                image.take_away();
            }
            image.is_kept
        });
        for tile in request {
            self.fetch(tile);
        }
        (left_out > 0, wake_ms, self.plans)
    }

    fn find(&self, tile: Tile) -> Result<usize, usize> {
        self.images.binary_search_by(|image| image.tile.cmp(&tile))
    }

    fn image(&mut self, tile: Tile) -> Option<&mut Image> {
        let index = self.find(tile).ok()?;
        self.images.get_mut(index)
    }

    fn fetch(&mut self, tile: Tile) {
        let (Err(index), Ok(element)) = (self.find(tile), document().create_element("img")) else {
            return;
        };
        let address = self.board.source().url(tile, self.ratio);
        let attributes = [
            ("class", "tile"),
            ("alt", ""),
            ("decoding", "async"),
            ("draggable", "false"),
            // Servers of tiles want to know which site shows them; the page itself is nobody's business.
            ("referrerpolicy", "strict-origin-when-cross-origin"),
            ("src", &address),
        ];
        for (name, value) in attributes {
            // Attributes of these names are never refused.
            let _ = element.set_attribute(name, value);
        }
        // A parent that is gone shows nothing.
        let _ = self.paper.append_child(&element);
        self.images.insert(
            index,
            Image {
                tile,
                element,
                style: String::new(),
                is_loading: true,
                is_kept: true,
            },
        );
    }
}

impl Image {
    fn show(&mut self, shown: &Shown, depth: usize) {
        self.is_kept = true;
        let style = style(shown, depth);
        if style != self.style {
            let is_new = self.style.is_empty();
            set_style(&self.element, &style);
            if is_new {
                // An attribute of this name is never refused.
                let _ = self.element.set_attribute("class", "tile here");
            }
            self.style = style;
        }
    }

    /// Takes it out of the document, and breaks off its fetching.
    fn take_away(&self) {
        // What has no such attribute any more is left as it is.
        let _ = self.element.remove_attribute("src");
        self.element.remove();
    }
}

/// Where a tile stands on the pane, in whole pixels, so that there are no gaps; what is farther in front covers the rest.
fn style(shown: &Shown, depth: usize) -> String {
    let whole = |at: f64| (at - PAD).round() as i64;
    let rect = shown.rect;
    let (left, top) = (whole(rect.left), whole(rect.top));
    let (width, height) = (whole(rect.right) - left, whole(rect.bottom) - top);
    format!("left:{left}px;top:{top}px;width:{width}px;height:{height}px;z-index:{depth}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use geomap::{Camera, World};

    #[test]
    fn neighbours_meet_in_whole_pixels_of_the_screen() {
        let size = Size {
            width: 300.0,
            height: 200.0,
        };
        let around = Size {
            width: size.width + 2.0 * PAD,
            height: size.height + 2.0 * PAD,
        };
        let camera = Camera {
            center: World { x: 0.5, y: 0.25 },
            zoom: 3.3,
        };
        let at = |x, y| Shown {
            tile: Tile { zoom: 3, x, y },
            rect: Tile { zoom: 3, x, y }.rect(camera, around),
            is_faded_in: true,
        };
        // The tile whose north-western corner is the camera's centre begins in the middle of the screen.
        assert_eq!(
            style(&at(4, 2), 7),
            "left:150px;top:100px;width:315px;height:315px;z-index:7"
        );
        assert_eq!(
            style(&at(3, 1), 0),
            "left:-165px;top:-215px;width:315px;height:315px;z-index:0"
        );
        assert_eq!(
            style(&at(5, 2), 1),
            "left:465px;top:100px;width:315px;height:315px;z-index:1"
        );
    }
}
