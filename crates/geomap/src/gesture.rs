//! Gestures as a state machine: pointers, wheel and keys go in, cameras come out.
//!
//! It has no clock and no page: each input brings its time, and whoever calls listens, animates and sets timers. A drag
//! holds on to the point of the world under the finger rather than adding up steps, so a camera that the limits hold
//! back is under the finger again as soon as the finger is back.

mod grip;
mod input;
mod step;
mod tap;
mod trail;
mod wheel;

use grip::{Grip, Pointer};
pub use input::{Effect, Input, Key, PointerKind};
pub use tap::SECOND_TAP_MS;
use tap::{Press, Taps};
use trail::Trail;
use wheel::Wheel;

use crate::camera::{Camera, Limits};
use crate::units::{Px, Rect, Size};

/// A drag that is let go faster than this glides on, in pixels per millisecond.
const GLIDE_SPEED: f64 = 0.3;
/// The fingers of a pinch are never lifted at once: the last one's slip within this time, in milliseconds, is no drag.
const AFTER_PINCH_MS: f64 = 100.0;

/// The pointers that are down, and what they are doing.
#[derive(Debug, Clone, Default)]
pub struct Gestures {
    limits: Limits,
    /// In the order in which they came down; never more than two.
    pointers: Vec<Pointer>,
    grip: Grip,
    /// The last press of a sole pointer, while it may still be a click.
    press: Option<Press>,
    taps: Taps,
    wheel: Wheel,
    /// Cameras were sent since the markers were last placed.
    unsettled: bool,
    trail: Trail,
    /// No glide before this time, in milliseconds.
    calm_until: f64,
}

impl Gestures {
    /// Gestures whose cameras stay within the limits.
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            ..Self::default()
        }
    }

    /// Whether a pointer is down.
    pub fn is_held(&self) -> bool {
        !self.pointers.is_empty()
    }

    /// Whether cameras were sent that nothing will settle but [`Input::Settle`]: after a wheel, set a timer for it.
    pub fn awaits_settle(&self) -> bool {
        self.unsettled && !self.is_held()
    }

    /// The box that a mouse with shift is drawing, to be shown on the screen; the release zooms to it.
    pub fn selection(&self) -> Option<Rect> {
        match (self.grip, self.pointers.as_slice()) {
            (Grip::Select { from }, [mouse]) if self.press.is_none() => Some(Rect::between(from, mouse.at)),
            _ => None,
        }
    }

    /// Takes an input, and says what is to be done. `camera` is the one on the screen now, in the middle of a flight
    /// too; `size` is the screen's. Inputs that aren't finite are ignored, but for a release: it lets go.
    pub fn handle(&mut self, event: Input, camera: Camera, size: Size) -> Vec<Effect> {
        if !event.is_finite() {
            return match event {
                Input::Up { id, .. } => self.cancel(id, camera, size),
                _ => Vec::new(),
            };
        }
        if !matches!(event, Input::Wheel { .. } | Input::Settle { .. } | Input::Move { .. }) {
            self.wheel.rest();
        }
        match event {
            Input::Down {
                id,
                at,
                time_ms,
                kind,
                shift,
                primary,
            } => {
                if primary {
                    // It is the only one of its kind: whatever else is held has lost its release.
                    self.pointers.clear();
                }
                self.down(Pointer::new(id, at), Press::new(at, kind, time_ms), shift, camera, size);
                Vec::new()
            }
            Input::Move { id, at, time_ms } => self.moved(id, at, time_ms, camera, size),
            Input::Up { id, at, time_ms } => self.up(id, at, time_ms, camera, size),
            Input::Cancel { id } => self.cancel(id, camera, size),
            Input::CancelAll => self.cancel_all(),
            Input::Wheel {
                at,
                delta_y,
                ctrl,
                time_ms,
            } => {
                self.wheel.turn(delta_y, ctrl, time_ms);
                self.wheel_zoom(at, camera, size)
            }
            Input::DoubleClick { at, shift } => self.double_click(at, shift, camera, size),
            Input::Key(key) => vec![self.key(key, camera, size)],
            Input::Settle { .. } => self.settle_unless_held(),
        }
    }

    fn down(&mut self, pointer: Pointer, press: Press, shift: bool, camera: Camera, size: Size) {
        // A second press under the same id means that the release was lost.
        self.pointers.retain(|held| held.id != pointer.id);
        let first = self.press.take();
        if self.pointers.len() >= 2 {
            self.taps.forget();
            return;
        }
        self.pointers.push(pointer);
        self.take_hold(camera, size);
        self.trail.restart(pointer.at, press.time_ms);
        if let [a, b] = self.pointers.as_slice() {
            self.taps.second_finger(first, press, a.at.midpoint(b.at));
            return;
        }
        let press = self.taps.first_finger(press);
        self.press = Some(press);
        self.calm_until = f64::NEG_INFINITY;
        if shift && press.kind == PointerKind::Mouse {
            self.grip = Grip::Select { from: press.at };
        } else if press.is_second {
            self.grip = Grip::tap_zoom(press.at, camera, size);
        }
    }

    fn moved(&mut self, id: i32, at: Px, time_ms: f64, camera: Camera, size: Size) -> Vec<Effect> {
        let Some(held) = self.pointers.iter_mut().find(|held| held.id == id) else {
            return Vec::new();
        };
        held.at = at;
        self.taps.moved(held.from, at);
        self.trail.add(at, time_ms);
        if self.press.is_some_and(|press| press.is_click(at)) {
            return Vec::new();
        }
        self.press = None;
        match self.grip.follow(&self.pointers, camera, &self.limits, size) {
            Some(next) => self.show(next, camera, size),
            None => Vec::new(),
        }
    }

    fn up(&mut self, id: i32, at: Px, time_ms: f64, camera: Camera, size: Size) -> Vec<Effect> {
        if !self.holds(id) {
            return Vec::new();
        }
        let mut effects = self.moved(id, at, time_ms, camera, size);
        let shown = match effects.as_slice() {
            [Effect::Camera(shown)] => *shown,
            _ => camera,
        };
        let (press, grip) = (self.press.take(), self.grip);
        self.release(id, time_ms, shown, size);
        let end = match (press, grip) {
            (Some(press), _) => Some(self.click(press, time_ms, shown, size)),
            (None, Grip::Select { from }) => self.fit_selection(Rect::between(from, at), shown, size),
            _ if self.is_held() => None,
            _ => match self.taps.two_fingers(time_ms) {
                Some(middle) => Some(self.zoom_about(middle, -1.0, shown, size)),
                None if matches!(grip, Grip::Pan { .. }) => self.let_go(time_ms),
                None => None,
            },
        };
        effects.extend(end);
        effects.extend(self.settle_unless_held());
        effects
    }

    /// A drag that was let go in full swing glides on; the caller places the markers when it has come to rest.
    fn let_go(&mut self, time_ms: f64) -> Option<Effect> {
        let velocity = self.trail.velocity(time_ms);
        if !self.unsettled || time_ms < self.calm_until || velocity.distance(Px::default()) <= GLIDE_SPEED {
            return None;
        }
        self.unsettled = false;
        Some(Effect::Glide { velocity })
    }

    fn click(&mut self, press: Press, time_ms: f64, camera: Camera, size: Size) -> Effect {
        if press.is_second {
            return self.zoom_about(press.at, 1.0, camera, size);
        }
        self.taps.clicked(press, time_ms);
        Effect::Click(press.at)
    }

    fn fit_selection(&mut self, selection: Rect, camera: Camera, size: Size) -> Option<Effect> {
        let closer = (size.width / selection.width())
            .min(size.height / selection.height())
            .log2();
        closer.is_finite().then(|| {
            let center = camera.to_world(selection.center(), size);
            let zoom = self.limits.clamp_zoom(camera.zoom + closer, size);
            self.animate(Camera { center, zoom }, size)
        })
    }

    fn cancel(&mut self, id: i32, camera: Camera, size: Size) -> Vec<Effect> {
        if !self.holds(id) {
            return Vec::new();
        }
        self.press = None;
        self.taps.forget();
        self.release(id, f64::NEG_INFINITY, camera, size);
        self.settle_unless_held()
    }

    fn cancel_all(&mut self) -> Vec<Effect> {
        self.pointers.clear();
        self.press = None;
        self.taps.forget();
        self.grip = Grip::Nothing;
        self.settle_unless_held()
    }

    fn holds(&self, id: i32) -> bool {
        self.pointers.iter().any(|held| held.id == id)
    }

    /// Forgets a pointer; one that remains takes hold anew where it is, so that nothing jumps.
    fn release(&mut self, id: i32, time_ms: f64, camera: Camera, size: Size) {
        self.pointers.retain(|held| held.id != id);
        self.take_hold(camera, size);
        if let Some(rest) = self.pointers.first() {
            self.trail.restart(rest.at, time_ms);
            self.calm_until = time_ms + AFTER_PINCH_MS;
        }
    }

    fn take_hold(&mut self, camera: Camera, size: Size) {
        self.grip = Grip::of(&self.pointers, camera, size);
    }

    /// The caller settles at the end of it.
    fn animate(&mut self, to: Camera, size: Size) -> Effect {
        self.unsettled = false;
        Effect::Animate(self.limits.clamp(to, size))
    }

    /// Shows a camera at once; nothing where the limits hold it back.
    fn show(&mut self, next: Camera, camera: Camera, size: Size) -> Vec<Effect> {
        let next = self.limits.clamp(next, size);
        if next == camera {
            return Vec::new();
        }
        self.unsettled = true;
        vec![Effect::Camera(next)]
    }

    fn settle_unless_held(&mut self) -> Vec<Effect> {
        if self.is_held() || !std::mem::take(&mut self.unsettled) {
            return Vec::new();
        }
        vec![Effect::Settled]
    }
}
