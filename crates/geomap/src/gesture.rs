//! Gestures as a state machine: pointers, wheel and keys go in, cameras come out.
//!
//! It has no clock and no page: each input brings its time, and whoever calls listens, animates and sets timers. A drag
//! holds on to the point of the world under the finger rather than adding up steps, so a camera that the caller's
//! limits hold back is under the finger again as soon as the finger is back.

mod input;
mod trail;

pub use input::{Effect, Input, Key, PointerKind};
use trail::Trail;

use crate::camera::{Camera, Limits};
use crate::units::{Px, Rect, Size, World};

/// How far a mouse may move between press and release and still click, in pixels.
const MOUSE_SLOP: f64 = 5.0;
/// The same for a finger or a pen.
const TOUCH_SLOP: f64 = 10.0;
/// Two taps are one double tap within this time, in milliseconds…
const DOUBLE_TAP_MS: f64 = 300.0;
/// …and this distance, in pixels.
const DOUBLE_TAP_PX: f64 = 25.0;
/// Zoom for a pixel of wheel: a notch of a common mouse wheel is 100 px.
const WHEEL_ZOOM_PER_PX: f64 = 0.006;
/// Browsers report a trackpad's pinch as a wheel with ctrl; Chromium gives 100·ln(scale) as its pixels.
const PINCH_ZOOM_PER_PX: f64 = std::f64::consts::LOG2_E / 100.0;
/// The most that one event of the wheel may zoom.
const MAX_WHEEL_ZOOM: f64 = 1.0;
/// The most that one event of a trackpad's pinch may zoom.
const MAX_PINCH_ZOOM: f64 = 0.5;
/// A drag that is let go faster than this glides on, in pixels per millisecond.
const GLIDE_SPEED: f64 = 0.3;
/// How far a key pans: this many pixels, on a small screen a quarter of its smaller side.
const KEY_PAN_PX: f64 = 100.0;

/// The pointers that are down, and what they are doing.
#[derive(Debug, Clone, Default)]
pub struct Gestures {
    limits: Limits,
    /// In the order in which they came down; never more than two.
    pointers: Vec<Pointer>,
    grip: Grip,
    /// The last press of a sole pointer, while it may still be a click.
    press: Option<Press>,
    /// The last tap of a finger: where and when.
    last_tap: Option<(Px, f64)>,
    /// Browsers send a double click after a double tap, too.
    double_tapped: bool,
    /// Cameras were sent since the markers were last placed.
    unsettled: bool,
    trail: Trail,
}

#[derive(Debug, Clone, Copy)]
struct Pointer {
    id: i32,
    at: Px,
}

#[derive(Debug, Clone, Copy)]
struct Press {
    at: Px,
    kind: PointerKind,
}

/// What the pointers hold on to.
#[derive(Debug, Clone, Copy, Default)]
enum Grip {
    #[default]
    Nothing,
    /// One pointer holds a point of the world.
    Pan { point: World },
    /// Two pointers hold the point between them; their distance gives the zoom.
    Pinch { point: World, distance: f64, zoom: f64 },
    /// A mouse with shift draws a box from here.
    Select { from: Px },
}

impl Gestures {
    /// Gestures whose zooms stay in the limits' range, so that a wheel at its end doesn't shift the map.
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

    /// The box that a mouse with shift is drawing, to be shown on the screen; the release zooms to it.
    pub fn selection(&self) -> Option<Rect> {
        match (self.grip, self.pointers.as_slice()) {
            (Grip::Select { from }, [mouse]) if self.press.is_none() => Some(Rect::between(from, mouse.at)),
            _ => None,
        }
    }

    /// Takes an input, and says what is to be done. `camera` is the one on the screen now, in the middle of a flight
    /// too; `size` is the screen's. Inputs that aren't finite are ignored.
    pub fn handle(&mut self, event: Input, camera: Camera, size: Size) -> Vec<Effect> {
        if !event.is_finite() {
            return Vec::new();
        }
        match event {
            Input::Down {
                id,
                at,
                time_ms,
                kind,
                shift,
            } => {
                self.down(Pointer { id, at }, Press { at, kind }, shift, camera, size);
                self.trail.restart(at, time_ms);
                Vec::new()
            }
            Input::Move { id, at, time_ms } => self.moved(Pointer { id, at }, time_ms, camera, size),
            Input::Up { id, at, time_ms } => self.up(Pointer { id, at }, time_ms, camera, size),
            Input::Cancel { id } => self.cancel(id, camera, size),
            Input::Wheel { at, delta_y, ctrl, .. } => self.wheel(at, delta_y, ctrl, camera, size),
            Input::DoubleClick { at, shift } => self.double_click(at, shift, camera, size),
            Input::Key(key) => self.key(key, camera, size),
            Input::Settle { .. } => self.settle_unless_held(),
        }
    }

    fn down(&mut self, pointer: Pointer, press: Press, shift: bool, camera: Camera, size: Size) {
        self.double_tapped = false;
        // A second press under the same id means that the release was lost.
        self.pointers.retain(|held| held.id != pointer.id);
        if self.pointers.len() >= 2 {
            return;
        }
        self.pointers.push(pointer);
        self.press = (self.pointers.len() == 1).then_some(press);
        self.take_hold(camera, size);
        if shift && press.kind == PointerKind::Mouse && self.press.is_some() {
            self.grip = Grip::Select { from: press.at };
        }
    }

    fn moved(&mut self, pointer: Pointer, time_ms: f64, camera: Camera, size: Size) -> Vec<Effect> {
        let Some(held) = self.pointers.iter_mut().find(|held| held.id == pointer.id) else {
            return Vec::new();
        };
        held.at = pointer.at;
        self.trail.add(pointer.at, time_ms);
        if self.press.is_some_and(|press| press.is_click(pointer.at)) {
            return Vec::new();
        }
        self.press = None;
        self.follow(camera, size)
    }

    /// Moves what the pointers hold to where they are now.
    fn follow(&mut self, camera: Camera, size: Size) -> Vec<Effect> {
        let next = match (self.grip, self.pointers.as_slice()) {
            (Grip::Pan { point }, [finger]) => Camera::showing(point, finger.at, camera.zoom, size),
            (Grip::Pinch { point, distance, zoom }, [a, b]) => {
                let zoom = zoom + (pinch_distance(a.at, b.at) / distance).log2();
                let zoom = self.limits.clamp_zoom(zoom, size);
                Camera::showing(point, a.at.midpoint(b.at), zoom, size)
            }
            _ => return Vec::new(),
        };
        if next == camera {
            return Vec::new();
        }
        self.unsettled = true;
        vec![Effect::Camera(next)]
    }

    fn up(&mut self, pointer: Pointer, time_ms: f64, camera: Camera, size: Size) -> Vec<Effect> {
        if !self.holds(pointer.id) {
            return Vec::new();
        }
        let last = self.moved(pointer, time_ms, camera, size);
        let shown = last.iter().rev().find_map(|effect| match effect {
            Effect::Camera(camera) => Some(*camera),
            _ => None,
        });
        let press = self.press.take();
        let grip = self.grip;
        self.release(pointer.id, time_ms, shown.unwrap_or(camera), size);

        let mut effects = last;
        match (press, grip) {
            (Some(press), _) => effects.push(self.click(press, time_ms, camera, size)),
            (None, Grip::Select { from }) => {
                effects.extend(self.fit_selection(Rect::between(from, pointer.at), camera, size));
            }
            (None, Grip::Pan { .. }) => effects.extend(self.let_go(time_ms)),
            (None, Grip::Pinch { .. } | Grip::Nothing) => {}
        }
        effects.extend(self.settle_unless_held());
        effects
    }

    /// A drag that was let go in full swing glides on; the caller places the markers when it has come to rest.
    fn let_go(&mut self, time_ms: f64) -> Option<Effect> {
        let velocity = self.trail.velocity(time_ms);
        if !self.unsettled || velocity.distance(Px::default()) <= GLIDE_SPEED {
            return None;
        }
        self.unsettled = false;
        Some(Effect::Glide { velocity })
    }

    fn click(&mut self, press: Press, time_ms: f64, camera: Camera, size: Size) -> Effect {
        if press.kind != PointerKind::Touch {
            return Effect::Click(press.at);
        }
        let is_second = self
            .last_tap
            .is_some_and(|(at, then)| at.distance(press.at) <= DOUBLE_TAP_PX && time_ms - then <= DOUBLE_TAP_MS);
        if is_second {
            self.last_tap = None;
            self.double_tapped = true;
            return self.zoom_about(press.at, 1.0, camera, size);
        }
        self.last_tap = Some((press.at, time_ms));
        Effect::Click(press.at)
    }

    fn fit_selection(&self, selection: Rect, camera: Camera, size: Size) -> Option<Effect> {
        let closer = (size.width / selection.width())
            .min(size.height / selection.height())
            .log2();
        if !closer.is_finite() {
            return None;
        }
        Some(Effect::Animate(Camera {
            center: camera.to_world(selection.center(), size),
            zoom: self.limits.clamp_zoom(camera.zoom + closer, size),
        }))
    }

    fn cancel(&mut self, id: i32, camera: Camera, size: Size) -> Vec<Effect> {
        if !self.holds(id) {
            return Vec::new();
        }
        self.press = None;
        self.release(id, 0.0, camera, size);
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
        }
    }

    fn take_hold(&mut self, camera: Camera, size: Size) {
        self.grip = match self.pointers.as_slice() {
            [finger] => Grip::Pan {
                point: camera.to_world(finger.at, size),
            },
            [a, b] => Grip::Pinch {
                point: camera.to_world(a.at.midpoint(b.at), size),
                distance: pinch_distance(a.at, b.at),
                zoom: camera.zoom,
            },
            _ => Grip::Nothing,
        };
    }

    fn wheel(&mut self, at: Px, delta_y: f64, ctrl: bool, camera: Camera, size: Size) -> Vec<Effect> {
        let step = if ctrl {
            (delta_y * PINCH_ZOOM_PER_PX).clamp(-MAX_PINCH_ZOOM, MAX_PINCH_ZOOM)
        } else {
            (delta_y * WHEEL_ZOOM_PER_PX).clamp(-MAX_WHEEL_ZOOM, MAX_WHEEL_ZOOM)
        };
        let zoom = self.limits.clamp_zoom(camera.zoom - step, size);
        if zoom == camera.zoom {
            return Vec::new();
        }
        let next = camera.zoomed_about(at, zoom, size);
        self.unsettled = true;
        if !matches!(self.grip, Grip::Select { .. }) {
            self.take_hold(next, size);
        }
        vec![Effect::Camera(next)]
    }

    fn double_click(&mut self, at: Px, shift: bool, camera: Camera, size: Size) -> Vec<Effect> {
        if std::mem::take(&mut self.double_tapped) {
            return Vec::new();
        }
        vec![self.zoom_about(at, if shift { -1.0 } else { 1.0 }, camera, size)]
    }

    fn zoom_about(&self, at: Px, by: f64, camera: Camera, size: Size) -> Effect {
        let zoom = self.limits.clamp_zoom(camera.zoom + by, size);
        Effect::Animate(camera.zoomed_about(at, zoom, size))
    }

    fn key(&self, key: Key, camera: Camera, size: Size) -> Vec<Effect> {
        let step = KEY_PAN_PX.min(size.width.min(size.height) / 4.0);
        let effect = match key {
            Key::Left => Effect::Animate(camera.panned(step, 0.0)),
            Key::Right => Effect::Animate(camera.panned(-step, 0.0)),
            Key::Up => Effect::Animate(camera.panned(0.0, step)),
            Key::Down => Effect::Animate(camera.panned(0.0, -step)),
            Key::In => self.zoom_about(size.middle(), 1.0, camera, size),
            Key::Out => self.zoom_about(size.middle(), -1.0, camera, size),
            Key::Home => Effect::Home,
        };
        vec![effect]
    }

    fn settle_unless_held(&mut self) -> Vec<Effect> {
        if self.is_held() || !std::mem::take(&mut self.unsettled) {
            return Vec::new();
        }
        vec![Effect::Settled]
    }
}

impl Press {
    fn is_click(&self, at: Px) -> bool {
        let slop = match self.kind {
            PointerKind::Mouse => MOUSE_SLOP,
            PointerKind::Touch | PointerKind::Pen => TOUCH_SLOP,
        };
        self.at.distance(at) <= slop
    }
}

/// The distance of two fingers; those in one place count as a pixel apart, or else the zoom would be infinite.
fn pinch_distance(a: Px, b: Px) -> f64 {
    a.distance(b).max(1.0)
}
