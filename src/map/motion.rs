//! Moves the camera: at once, in an eased flight, or gliding on after a drag.

use std::time::Duration;

use geomap::{Camera, Flight, Frame, Glide, Limits, LonLatBox, POLAND, Padding, Px, mercator};
use leptos::prelude::*;

use crate::map::controls::controls_rect;
use crate::map::scene;
use crate::state::MapState;

/// Where the camera may go: the middle of the screen stays in or near Poland, from Poland as a whole to the street, and
/// the screen within what `data/regions/background.geojson` covers.
pub const LIMITS: Limits = Limits {
    bounds: LonLatBox {
        west: 13.0,
        south: 48.3,
        east: 25.2,
        north: 55.4,
    },
    paper: LonLatBox {
        west: -2.0,
        south: 42.0,
        east: 40.0,
        north: 63.0,
    },
    home: POLAND,
    min_zoom: 5.0,
    max_zoom: 18.0,
};

/// How close a województwo is shown at the most.
const REGION_MAX_ZOOM: f64 = 10.0;
/// Below this width, in pixels, a map has no room to spare beside its buttons.
const NARROW: f64 = 500.0;
/// Below this width a map has no room for anything but itself.
const TINY: f64 = 280.0;
/// How far the drawn scene may be stretched before it is drawn anew while still moving.
const STRETCH: f64 = 1.9;
/// How long what nobody waits for is put off.
const MOMENT: Duration = Duration::from_millis(160);
/// After this time without another turn of the wheel, the wheel has stopped.
const WHEEL_PAUSE: Duration = Duration::from_millis(120);

impl MapState {
    /// The camera for all of Poland.
    pub fn whole_poland(self) -> Camera {
        self.fit(POLAND, 7.0)
    }

    /// The camera for a box, not closer than `max_zoom`.
    pub fn fit(self, bounds: LonLatBox, max_zoom: f64) -> Camera {
        let size = self.size.get_untracked();
        let margin = (size.width.min(size.height) * 0.06).clamp(8.0, 40.0);
        // On a narrow map nothing is to lie below the buttons.
        let right = if (TINY..NARROW).contains(&size.width) {
            controls_rect(size).width()
        } else {
            margin
        };
        let padding = Padding {
            right,
            ..Padding::all(margin)
        };
        LIMITS.clamp(Camera::fit(bounds, size, padding, max_zoom), size)
    }

    /// The camera for a whole województwo.
    pub fn fit_region(self, bounds: LonLatBox) -> Camera {
        self.fit(bounds, REGION_MAX_ZOOM)
    }

    /// Whether the map is on its way to this camera, or is there to within what can be seen.
    pub fn goes_to(self, camera: Camera) -> bool {
        let size = self.size.get_untracked();
        let camera = LIMITS.clamp(camera, size);
        let target = self.target.get_untracked().unwrap_or(self.camera.get_untracked());
        let middle = target.to_screen(camera.center, size);
        let is_near = |at: f64, length: f64| (at - length / 2.0).abs() < 1.0;
        (target.zoom - camera.zoom).abs() < 0.01 && is_near(middle.x, size.width) && is_near(middle.y, size.height)
    }

    /// Shows another camera now; the scene follows when it must.
    pub fn move_to(self, camera: Camera) {
        let size = self.size.get_untracked();
        let camera = LIMITS.clamp(camera, size);
        self.busy.set(true);
        self.camera.set(camera);
        if outruns(&self.frame_untracked(), camera) {
            self.draw_for(camera);
        }
    }

    /// Lays the scene out anew for a camera, unless it is laid out so.
    fn draw_for(self, camera: Camera) {
        if self.drawn.get_untracked() != camera {
            self.drawn.set(camera);
        }
    }

    /// What is drawn: what can be seen and some more around it, so that a hand that moves the map shows no bare paper.
    pub fn frame(self) -> Frame {
        scene::wide(self.drawn.get(), self.size.get())
    }

    /// [`MapState::frame`] for those who need not know when it changes.
    pub fn frame_untracked(self) -> Frame {
        scene::wide(self.drawn.get_untracked(), self.size.get_untracked())
    }

    /// The movement is over: places everything for the camera that is shown.
    pub fn settle(self) {
        self.draw_for(self.camera.get_untracked());
        // The frame that shows what has been placed is the next one.
        request_animation_frame(move || self.busy.set(false));
    }

    /// Something else than the camera changes what is shown: busy until the frame that shows it.
    pub fn refresh(self) {
        self.busy.set(true);
        let motion = self.motion.get_untracked();
        request_animation_frame(move || {
            // A movement that has begun since says itself when it is over.
            if self.motion.get_untracked() == motion {
                self.busy.set(false);
            }
        });
    }

    /// Jumps without any movement.
    pub fn jump_to(self, camera: Camera) {
        self.stop();
        self.move_to(camera);
        self.settle();
    }

    /// Ends the flight or glide that is under way, and returns the number of the new movement.
    pub fn stop(self) -> u32 {
        self.target.set_untracked(None);
        self.motion.update_untracked(|motion| *motion = motion.wrapping_add(1));
        self.motion.get_untracked()
    }

    /// Flies there, or jumps where the visitor has asked for less motion.
    pub fn fly_to(self, camera: Camera) {
        let size = self.size.get_untracked();
        let target = LIMITS.clamp(camera, size);
        if wants_less_motion() || size.width <= 0.0 {
            self.jump_to(target);
            return;
        }
        let flight = Flight::new(self.camera.get_untracked(), target, size);
        let duration = flight.duration_ms();
        self.run(duration, Some(target), move |elapsed| {
            flight.at((elapsed / duration).clamp(0.0, 1.0))
        });
    }

    /// Glides on after a drag that was let go at `velocity` (pixels a millisecond).
    pub fn glide(self, velocity: Px) {
        if wants_less_motion() {
            self.settle();
            return;
        }
        let glide = Glide::new(velocity);
        let start = self.camera.get_untracked();
        self.run(glide.duration_ms(), None, move |elapsed| {
            let offset = glide.offset(elapsed);
            start.panned(offset.x, offset.y)
        });
    }

    /// Calls back when the wheel has been still for a moment, unless something else has moved the map by then.
    pub fn after_wheel(self, rest: impl FnOnce() + 'static) {
        let turn = self.stop();
        let is_last = move || self.motion.get_untracked() == turn;
        set_timeout(
            move || {
                if is_last() {
                    rest();
                }
            },
            WHEEL_PAUSE,
        );
    }

    fn run(self, duration: f64, target: Option<Camera>, camera_at: impl Fn(f64) -> Camera + 'static) {
        let motion = self.stop();
        self.target.set_untracked(target);
        self.busy.set(true);
        frame_loop(self, motion, now(), duration, camera_at);
    }
}

fn frame_loop(map: MapState, motion: u32, start: f64, duration: f64, camera_at: impl Fn(f64) -> Camera + 'static) {
    request_animation_frame(move || {
        if map.motion.get_untracked() != motion {
            return;
        }
        let elapsed = now() - start;
        map.move_to(camera_at(elapsed.min(duration)));
        if elapsed < duration {
            frame_loop(map, motion, start, duration, camera_at);
        } else {
            map.target.set_untracked(None);
            map.settle();
        }
    });
}

/// Whether what is drawn no longer covers what the camera shows, or is stretched too far.
fn outruns(drawn: &Frame, camera: Camera) -> bool {
    let scale = mercator::scale(camera.zoom - drawn.camera.zoom);
    let middle = camera.to_screen(drawn.camera.center, drawn.size);
    let covers = |middle: f64, length: f64| {
        let reach = (length / 2.0 + drawn.pad) * scale;
        middle - reach <= 0.0 && middle + reach >= length
    };
    !(1.0 / STRETCH..=STRETCH).contains(&scale)
        || !covers(middle.x, drawn.size.width)
        || !covers(middle.y, drawn.size.height)
}

/// Does what can wait once the frame that is being made is on the screen.
pub fn after_frame(work: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(work, Duration::ZERO));
}

/// Does what nobody waits for: a moment later, so that it is not in the way of what the visitor does next.
pub fn in_a_moment(work: impl FnOnce() + 'static) {
    set_timeout(work, MOMENT);
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window()
        .performance()
        .map(|performance| performance.now())
        .unwrap_or_default()
}

/// Whether the visitor has asked the system for less motion.
pub fn wants_less_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

#[cfg(test)]
mod tests {
    use super::*;
    use geomap::{Size, World};

    #[test]
    fn the_scene_is_drawn_anew_before_bare_paper_shows() {
        let camera = Camera {
            center: World { x: 0.55, y: 0.33 },
            zoom: 8.0,
        };
        let size = Size {
            width: 900.0,
            height: 700.0,
        };
        let zoomed = |by: f64| Camera {
            zoom: camera.zoom + by,
            ..camera
        };
        let cases = [
            (camera, false),
            (camera.panned(-330.0, 200.0), false),
            (camera.panned(334.0, 0.0), true),
            (camera.panned(0.0, -334.0), true),
            (zoomed(0.9), false),
            (zoomed(1.0), true),
            (zoomed(-0.75), false),
            (zoomed(-0.9), true),
        ];
        for (to, expected) in cases {
            assert_eq!(outruns(&scene::wide(camera, size), to), expected, "{to:?}");
        }
    }
}
