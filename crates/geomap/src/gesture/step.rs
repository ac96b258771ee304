//! What moves the map by a step: the wheel, a double click, keys.

use crate::camera::Camera;
use crate::gesture::grip::Grip;
use crate::gesture::{Effect, Gestures, Key};
use crate::units::{Px, Size};

/// How far a key pans: this many pixels, on a small screen a quarter of its smaller side.
const KEY_PAN_PX: f64 = 100.0;

impl Gestures {
    /// A trackpad zooms at once; the notch of a mouse's wheel is too large for that, unless a hand holds the map.
    pub(super) fn wheel_zoom(&mut self, at: Px, camera: Camera, size: Size) -> Vec<Effect> {
        let smoothly = self.wheel.is_notched() && !self.is_held();
        let from = if smoothly {
            self.wheel.start(camera.zoom)
        } else {
            camera.zoom
        };
        let zoom = self.limits.clamp_zoom(from + self.wheel.step(), size);
        if zoom == from {
            return Vec::new();
        }
        let next = camera.zoomed_about(at, zoom, size);
        if smoothly {
            self.wheel.aim(zoom);
            return vec![self.animate(next, size)];
        }
        let effects = self.show(next, camera, size);
        if let ([Effect::Camera(shown)], false) = (effects.as_slice(), matches!(self.grip, Grip::Select { .. })) {
            self.take_hold(*shown, size);
        }
        effects
    }

    pub(super) fn double_click(&mut self, at: Px, shift: bool, camera: Camera, size: Size) -> Vec<Effect> {
        if self.taps.take_double() {
            return Vec::new();
        }
        vec![self.zoom_about(at, if shift { -1.0 } else { 1.0 }, camera, size)]
    }

    pub(super) fn key(&mut self, key: Key, camera: Camera, size: Size) -> Effect {
        let step = KEY_PAN_PX.min(size.width.min(size.height) / 4.0);
        match key {
            Key::Left => self.animate(camera.panned(step, 0.0), size),
            Key::Right => self.animate(camera.panned(-step, 0.0), size),
            Key::Up => self.animate(camera.panned(0.0, step), size),
            Key::Down => self.animate(camera.panned(0.0, -step), size),
            Key::In => self.zoom_about(size.middle(), 1.0, camera, size),
            Key::Out => self.zoom_about(size.middle(), -1.0, camera, size),
            Key::Home => {
                self.unsettled = false;
                Effect::Home
            }
            Key::Help => Effect::Help,
        }
    }

    pub(super) fn zoom_about(&mut self, at: Px, by: f64, camera: Camera, size: Size) -> Effect {
        let zoom = self.limits.clamp_zoom(camera.zoom + by, size);
        self.animate(camera.zoomed_about(at, zoom, size), size)
    }
}
