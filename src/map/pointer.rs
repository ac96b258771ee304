//! Mouse, finger and pen: from the browser's pointer events to the gesture machine, and its effects to the camera.

use std::time::Duration;

use geomap::gesture::{Effect, Gestures, Input, PointerKind};
use geomap::{Camera, Px};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::components::known::Known;
use crate::map::motion;
use crate::signal::Var;
use crate::state::MapState;

/// How long a click waits for a second one.
const SECOND_CLICK: Duration = Duration::from_millis(250);

/// What all ways of moving the map share.
#[derive(Clone, Copy)]
pub struct Hands {
    /// The gesture machine.
    pub gestures: Var<Gestures>,
    /// The map that is moved.
    pub map: MapState,
    /// The element that receives the events.
    pub surface: Known<HtmlElement>,
    /// Called with the place of a click on the land.
    pub on_click: Callback<Px>,
}

impl Hands {
    /// Hands an input to the machine and does what comes out of it.
    pub fn feed(self, input: Input) {
        self.feed_and_keep(input, |_| true);
    }

    /// Likewise, but does only those effects that `keep` lets pass.
    fn feed_and_keep(self, input: Input, keep: impl Fn(&Effect) -> bool) {
        let camera = self.map.camera.get_untracked();
        let size = self.map.size.get_untracked();
        let effects = self
            .gestures
            .update_untracked(|gestures| gestures.handle(input, camera, size));
        for effect in effects.unwrap_or_default().into_iter().filter(keep) {
            self.apply(effect);
        }
        let selection = self.gestures.with_untracked(Gestures::selection);
        if selection != self.map.selection.get_untracked() {
            self.map.selection.set(selection);
        }
    }

    fn apply(self, effect: Effect) {
        match effect {
            Effect::Camera(camera) => self.grab(camera),
            Effect::Settled => self.map.settle(),
            Effect::Animate(camera) => self.map.fly_to(camera),
            Effect::Click(at) => self.click_unless_doubled(at),
            Effect::Home => self.map.fly_to(self.map.whole_poland()),
            Effect::Help => self.map.help.set(true),
            Effect::Glide { velocity } => self.map.glide(velocity),
        }
    }

    /// A click on the land waits a moment: the second of a quick pair means something else.
    fn click_unless_doubled(self, at: Px) {
        if motion::now() < self.map.deaf_until.get_untracked() {
            return;
        }
        self.map.busy.set(true);
        let press = self.map.presses.get_untracked();
        let is_last = move || self.map.presses.try_get_untracked() == Some(press);
        set_timeout(
            move || {
                if is_last() {
                    self.on_click.run(at);
                }
            },
            SECOND_CLICK,
        );
    }

    fn next_press(self) {
        self.map
            .presses
            .update_untracked(|presses| *presses = presses.wrapping_add(1));
    }

    fn grab(self, camera: Camera) {
        self.map.stop();
        self.map.move_to(camera);
    }

    /// The place of an event in the map's own pixels.
    pub fn local(self, client_x: i32, client_y: i32) -> Px {
        let corner = self
            .surface
            .get_untracked()
            .map(|surface| surface.get_bounding_client_rect());
        let (left, top) = corner.map_or((0.0, 0.0), |rect| (rect.left(), rect.top()));
        Px {
            x: f64::from(client_x) - left,
            y: f64::from(client_y) - top,
        }
    }

    /// A finger or button goes down. The pointer is captured once it moves, so that a press on a marker stays a click
    /// on the marker.
    pub fn down(self, event: &ev::PointerEvent) {
        if event.button() != 0 {
            return;
        }
        self.next_press();
        if self.map.busy.get_untracked() {
            // A flight or glide that is caught by the hand ends where it is.
            self.map.stop();
            self.map.settle();
        }
        self.feed(Input::Down {
            id: event.pointer_id(),
            at: self.local(event.client_x(), event.client_y()),
            time_ms: event.time_stamp(),
            kind: kind_of(event),
            shift: event.shift_key(),
            primary: event.is_primary(),
        });
    }

    /// A pointer moves.
    pub fn moved(self, event: &ev::PointerEvent) {
        if event.buttons() == 0 {
            // A button that was let go outside of the window: the release never came.
            if self.gestures.with_untracked(Gestures::is_held) {
                self.cancelled(event);
            }
            return;
        }
        let before = self.map.camera.get_untracked();
        self.feed(Input::Move {
            id: event.pointer_id(),
            at: self.local(event.client_x(), event.client_y()),
            time_ms: event.time_stamp(),
        });
        if self.map.camera.get_untracked() != before {
            self.capture(event.pointer_id());
        }
    }

    fn capture(self, pointer: i32) {
        if let Some(surface) = self.surface.get_untracked()
            && !surface.has_pointer_capture(pointer)
        {
            // A pointer that is gone already can't be captured, and needs not be.
            let _ = surface.set_pointer_capture(pointer);
        }
    }

    /// A finger or button goes up. A click on a marker is the marker's own.
    pub fn up(self, event: &ev::PointerEvent) {
        let on_button = is_on_button(event);
        let at = self.local(event.client_x(), event.client_y());
        let input = Input::Up {
            id: event.pointer_id(),
            at,
            time_ms: event.time_stamp(),
        };
        self.feed_and_keep(input, |effect| !(on_button && matches!(effect, Effect::Click(_))));
    }

    /// The system took the pointer away.
    pub fn cancelled(self, event: &ev::PointerEvent) {
        self.feed(Input::Cancel { id: event.pointer_id() });
    }

    /// The surface no longer holds the pointer. What it takes the pointer over from says the same, and means nothing.
    pub fn lost(self, event: &ev::PointerEvent) {
        let surface = self.surface.get_untracked().map(web_sys::EventTarget::from);
        if event.target() == surface {
            self.cancelled(event);
        }
    }

    /// Two clicks of a mouse.
    pub fn double_click(self, event: &ev::MouseEvent) {
        self.next_press();
        if !is_on_button(event) && motion::now() >= self.map.deaf_until.get_untracked() {
            let at = self.local(event.client_x(), event.client_y());
            self.feed(Input::DoubleClick {
                at,
                shift: event.shift_key(),
            });
        }
    }
}

fn kind_of(event: &ev::PointerEvent) -> PointerKind {
    match event.pointer_type().as_str() {
        "touch" => PointerKind::Touch,
        "pen" => PointerKind::Pen,
        _ => PointerKind::Mouse,
    }
}

/// Whether an event happened on a marker or a cluster, which answer for themselves.
fn is_on_button(event: &web_sys::Event) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| matches!(element.closest("button"), Ok(Some(_))))
}
