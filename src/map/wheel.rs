//! Wheel and trackpad: zoom about the pointer.

use geomap::gesture::{Gestures, Input};
use leptos::ev;

use crate::map::motion;
use crate::map::pointer::Hands;

/// A line of text and a page, in pixels, for browsers that count the wheel in those (after the DOM's deltaMode).
const LINE: f64 = 33.0;
const PAGE: f64 = 300.0;

impl Hands {
    /// The wheel turns, or two fingers move on a trackpad (a pinch there comes as a wheel with Ctrl).
    pub fn wheel(self, event: &ev::WheelEvent) {
        event.prevent_default();
        let unit = match event.delta_mode() {
            ev::WheelEvent::DOM_DELTA_LINE => LINE,
            ev::WheelEvent::DOM_DELTA_PAGE => PAGE,
            _ => 1.0,
        };
        let at = self.local(event.client_x(), event.client_y());
        let (delta_y, time_ms) = (event.delta_y() * unit, event.time_stamp());
        self.feed(Input::Wheel {
            at,
            delta_y,
            ctrl: event.ctrl_key(),
            time_ms,
        });
        if self.gestures.with_untracked(Gestures::awaits_settle) {
            let settle = move || self.feed(Input::Settle { time_ms: motion::now() });
            self.map.after_wheel(settle);
        }
    }
}
