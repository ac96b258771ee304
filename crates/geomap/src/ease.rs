//! Movement over time: flights from one camera to another, and the glide after a drag.

use crate::camera::Camera;
use crate::mercator::{scale, world_size};
use crate::units::{Px, Size, World};

/// How much a flight zooms out rather than pans: the mean of what people chose in the paper's user study.
const RHO: f64 = 1.42;
/// How much of the path, in the paper's S, is flown in a second.
const SPEED: f64 = 1.9;
/// The shortest and the longest flight, in milliseconds.
const SHORTEST_MS: f64 = 200.0;
const LONGEST_MS: f64 = 900.0;
/// A flight within fewer pixels than this only zooms.
const SAME_PLACE_PX: f64 = 1e-3;
/// A change of zoom up to this keeps the point that it is about where it is.
const SMALL_ZOOM: f64 = 1.5;

/// Fast at first, then slower: the cubic ease. Time and way are 0..=1; times beyond go to the ends.
pub fn ease_out(t: f64) -> f64 {
    1.0 - (1.0 - progress(t)).powi(3)
}

/// A way from one camera to another that zooms out on the way to a far place, as a balloon would.
///
/// J. J. van Wijk, W. A. A. Nuij: "Smooth and efficient zooming and panning", IEEE InfoVis 2003.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flight {
    from: Camera,
    to: Camera,
    path: Path,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Path {
    /// Zooms evenly about a point of the world that stays where it is on the screen; the length is in the paper's S.
    Zoom { about: World, length: f64 },
    /// The paper's optimal path: `r0` and the length S of equation (9), and how far it is (u1) in screens (w0).
    Arc { r0: f64, length: f64, distance: f64 },
}

impl Flight {
    /// A flight on a screen of this size.
    pub fn new(from: Camera, to: Camera, size: Size) -> Self {
        let path = zoom_in_place(from, to, size).unwrap_or_else(|| arc(from, to, size));
        Self { from, to, path }
    }

    /// How long the flight is to take, in milliseconds: 200..=900.
    pub fn duration_ms(&self) -> f64 {
        let (Path::Zoom { length, .. } | Path::Arc { length, .. }) = self.path;
        if length.is_nan() {
            return SHORTEST_MS;
        }
        (length / SPEED * 1000.0).clamp(SHORTEST_MS, LONGEST_MS)
    }

    /// The camera at a part of the way, 0..=1: exactly the first at 0, exactly the last at 1.
    pub fn at(&self, t: f64) -> Camera {
        let t = progress(t);
        if t == 0.0 {
            return self.from;
        }
        let on_the_way = match self.path {
            Path::Zoom { about, .. } => self.zoomed(about, t),
            Path::Arc { r0, length, distance } => self.along_the_arc(r0, length, distance, t),
        };
        if t == 1.0 || !on_the_way.center.is_finite() || !on_the_way.zoom.is_finite() {
            return self.to;
        }
        on_the_way
    }

    fn zoomed(&self, about: World, t: f64) -> Camera {
        let zoom = self.from.zoom + (self.to.zoom - self.from.zoom) * t;
        let shrunk = scale(self.from.zoom - zoom);
        let center = World {
            x: about.x + (self.from.center.x - about.x) * shrunk,
            y: about.y + (self.from.center.y - about.y) * shrunk,
        };
        Camera { center, zoom }
    }

    /// Equation (9): u(s) and w(s), in units of w0.
    fn along_the_arc(&self, r0: f64, length: f64, distance: f64, t: f64) -> Camera {
        let r = RHO * length * t + r0;
        let u = (r0.cosh() * r.tanh() - r0.sinh()) / (RHO * RHO);
        let w = r0.cosh() / r.cosh();
        let part = u / distance;
        let (from, to) = (self.from.center, self.to.center);
        let center = World {
            x: from.x + (to.x - from.x) * part,
            y: from.y + (to.y - from.y) * part,
        };
        Camera {
            center,
            zoom: self.from.zoom - w.log2(),
        }
    }
}

/// The even zoom, where the cameras show the same place or where it is a small step about a point of the screen.
fn zoom_in_place(from: Camera, to: Camera, size: Size) -> Option<Path> {
    let length = (to.zoom - from.zoom).abs() * std::f64::consts::LN_2 / RHO;
    let (before, after) = (world_size(from.zoom), world_size(to.zoom));
    let apart = from.to_screen(to.center, size).distance(size.middle());
    if apart < SAME_PLACE_PX {
        return Some(Path::Zoom {
            about: to.center,
            length,
        });
    }
    // The point that both cameras show at the same place of the screen.
    let fixed = |a: f64, b: f64| (b * after - a * before) / (after - before);
    let about = World {
        x: fixed(from.center.x, to.center.x),
        y: fixed(from.center.y, to.center.y),
    };
    let place = from.to_screen(about, size);
    let on_the_screen = (0.0..=size.width).contains(&place.x) && (0.0..=size.height).contains(&place.y);
    let is_small = (to.zoom - from.zoom).abs() <= SMALL_ZOOM;
    (is_small && on_the_screen).then_some(Path::Zoom { about, length })
}

/// Equation (9) of the paper, with the width of the first view as the unit.
fn arc(from: Camera, to: Camera, size: Size) -> Path {
    let screen = size.width.max(size.height).max(1.0);
    let distance = from.to_screen(to.center, size).distance(size.middle()) / screen;
    let width = scale(from.zoom - to.zoom);
    let spread = RHO.powi(4) * distance * distance;
    let b0 = (width * width - 1.0 + spread) / (2.0 * RHO * RHO * distance);
    let b1 = (width * width - 1.0 - spread) / (2.0 * width * RHO * RHO * distance);
    // ln(√(b²+1) - b), without its loss of digits for a great b.
    let (r0, r1) = (-b0.asinh(), -b1.asinh());
    Path::Arc {
        r0,
        length: (r1 - r0) / RHO,
        distance,
    }
}

/// A time in 0..=1; what isn't a number is the end.
fn progress(t: f64) -> f64 {
    if t.is_nan() { 1.0 } else { t.clamp(0.0, 1.0) }
}

/// How the content runs out after a drag was let go: its speed halves again and again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glide {
    /// Pixels per millisecond at the start.
    velocity: Px,
}

/// The time in which the speed falls to 1/e, in milliseconds.
const GLIDE_MS: f64 = 180.0;
/// The fastest glide, in pixels per millisecond: a flick must not throw the map off the screen.
const FASTEST: f64 = 4.0;
/// It is at rest when this many pixels would remain.
const REST_PX: f64 = 1.0;

impl Glide {
    /// A glide from a velocity in pixels per millisecond; one that is no number doesn't move.
    pub fn new(velocity: Px) -> Self {
        let speed = velocity.distance(Px::default());
        if !speed.is_finite() {
            return Self {
                velocity: Px::default(),
            };
        }
        let slowed = if speed > FASTEST { FASTEST / speed } else { 1.0 };
        let velocity = Px {
            x: velocity.x * slowed,
            y: velocity.y * slowed,
        };
        Self { velocity }
    }

    /// How far the content has moved since the start, in pixels.
    pub fn offset(&self, ms: f64) -> Px {
        let way = GLIDE_MS * (1.0 - (-ms.max(0.0) / GLIDE_MS).exp());
        Px {
            x: self.velocity.x * way,
            y: self.velocity.y * way,
        }
    }

    /// When it comes to rest, in milliseconds.
    pub fn duration_ms(&self) -> f64 {
        let way = self.velocity.distance(Px::default()) * GLIDE_MS;
        (way / REST_PX).ln().max(0.0) * GLIDE_MS
    }
}
