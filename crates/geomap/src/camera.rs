//! What part of the world the screen shows.

use crate::mercator::{TILE, project, unproject, world_size};
use crate::units::{LonLat, LonLatBox, Px, Size, World};

/// Poland between its extreme points (14°07′E, 24°09′E, 49°00′N, 54°50′N), rounded outwards.
pub const POLAND: LonLatBox = LonLatBox {
    west: 14.07,
    south: 49.0,
    east: 24.15,
    north: 54.84,
};

/// What the screen shows: the point in its middle, and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// The point in the middle of the screen.
    pub center: World,
    /// The world is `256·2^zoom` pixels wide.
    pub zoom: f64,
}

/// How much of each side of the screen other things cover, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Padding {
    /// Covered at the top.
    pub top: f64,
    /// Covered on the right.
    pub right: f64,
    /// Covered at the bottom.
    pub bottom: f64,
    /// Covered on the left.
    pub left: f64,
}

impl Padding {
    /// The same on every side.
    pub const fn all(pixels: f64) -> Self {
        Self {
            top: pixels,
            right: pixels,
            bottom: pixels,
            left: pixels,
        }
    }
}

impl Camera {
    /// Where a point of the world is on the screen, from its top left corner.
    pub fn to_screen(&self, at: World, size: Size) -> Px {
        let scale = world_size(self.zoom);
        let middle = size.middle();
        Px {
            x: (at.x - self.center.x) * scale + middle.x,
            y: (at.y - self.center.y) * scale + middle.y,
        }
    }

    /// Which point of the world is at a place of the screen.
    pub fn to_world(&self, at: Px, size: Size) -> World {
        let scale = world_size(self.zoom);
        let middle = size.middle();
        World {
            x: self.center.x + (at.x - middle.x) / scale,
            y: self.center.y + (at.y - middle.y) / scale,
        }
    }

    /// The camera after the content has moved by so many pixels to the right and down.
    #[must_use]
    pub fn panned(&self, dx: f64, dy: f64) -> Camera {
        let scale = world_size(self.zoom);
        let center = World {
            x: self.center.x - dx / scale,
            y: self.center.y - dy / scale,
        };
        Camera { center, ..*self }
    }

    /// The camera at another zoom that shows the same point at `about`.
    #[must_use]
    pub fn zoomed_about(&self, about: Px, zoom: f64, size: Size) -> Camera {
        Camera::showing(self.to_world(about, size), about, zoom, size)
    }

    /// The camera that shows a point of the world at a place of the screen.
    pub fn showing(point: World, at: Px, zoom: f64, size: Size) -> Camera {
        let middle = size.middle();
        Camera { center: point, zoom }.panned(at.x - middle.x, at.y - middle.y)
    }

    /// The closest camera, but no closer than `max_zoom`, that shows the whole box in the part of the screen that the
    /// padding leaves; the box's middle lies in the middle of that part.
    pub fn fit(bounds: LonLatBox, size: Size, padding: Padding, max_zoom: f64) -> Camera {
        let [north_west, south_east] = corners(bounds);
        let middle = World {
            x: north_west.x.midpoint(south_east.x),
            y: north_west.y.midpoint(south_east.y),
        };
        let free = Size {
            width: (size.width - padding.left - padding.right).max(1.0),
            height: (size.height - padding.top - padding.bottom).max(1.0),
        };
        // A box without width fits at any zoom: the quotient is infinite, and `max_zoom` decides.
        let zoom_for = |pixels: f64, extent: f64| (pixels / (extent * TILE)).log2();
        let zoom = zoom_for(free.width, south_east.x - north_west.x)
            .min(zoom_for(free.height, south_east.y - north_west.y))
            .min(max_zoom);
        Camera { center: middle, zoom }.panned(
            (padding.left - padding.right) / 2.0,
            (padding.top - padding.bottom) / 2.0,
        )
    }

    /// What the screen shows, in degrees. Where the screen reaches beyond the world, so does the box.
    pub fn visible(&self, size: Size) -> LonLatBox {
        let north_west = unproject(self.to_world(Px::default(), size));
        let south_east = unproject(self.to_world(
            Px {
                x: size.width,
                y: size.height,
            },
            size,
        ));
        LonLatBox {
            west: north_west.lon,
            south: south_east.lat,
            east: south_east.lon,
            north: north_west.lat,
        }
    }
}

/// The whole world, as far as Mercator's square goes.
const WORLD: LonLatBox = LonLatBox {
    west: -180.0,
    south: -90.0,
    east: 180.0,
    north: 90.0,
};

/// The middle of the screen goes beyond [`Limits::home`] by at most this part of its width or height, so that at least
/// a tenth of the screen is home.
const BEYOND_HOME: f64 = 0.4;

/// Where a map lets its camera go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The middle of the screen stays within.
    pub bounds: LonLatBox,
    /// What the map is about: however close the camera, some of it is on the screen.
    pub home: LonLatBox,
    /// What is drawn: no edge of the screen goes beyond, nor is the screen ever larger.
    pub paper: LonLatBox,
    /// The farthest.
    pub min_zoom: f64,
    /// The closest.
    pub max_zoom: f64,
}

impl Default for Limits {
    /// The whole world, down to the 24th zoom, below which `f64` and the hash lose pixels.
    fn default() -> Self {
        Self {
            bounds: WORLD,
            home: WORLD,
            paper: WORLD,
            min_zoom: 0.0,
            max_zoom: 24.0,
        }
    }
}

impl Limits {
    /// The nearest allowed camera. One that isn't finite goes to the middle of the bounds; so does a zoom, to the
    /// farthest.
    pub fn clamp(&self, camera: Camera, size: Size) -> Camera {
        let zoom = self.clamp_zoom(camera.zoom, size);
        let is_finite = camera.center.is_finite();
        let boxes = [self.bounds, self.home, self.paper].map(corners);
        let across = boxes.map(|[start, end]| [start.x, end.x]);
        let down = boxes.map(|[start, end]| [start.y, end.y]);
        let middle = |value: f64, ranges, pixels: f64| {
            let screen = pixels.max(0.0) / world_size(zoom);
            clamp_middle(is_finite.then_some(value), ranges, screen)
        };
        let center = World {
            x: middle(camera.center.x, across, size.width),
            y: middle(camera.center.y, down, size.height),
        };
        Camera { center, zoom }
    }

    /// The nearest allowed zoom: in the limits' range, and not so far out that the paper is smaller than the screen.
    pub fn clamp_zoom(&self, zoom: f64, size: Size) -> f64 {
        let [start, end] = corners(self.paper);
        let filling = |pixels: f64, extent: f64| (pixels / (extent * TILE)).log2();
        let across = filling(size.width, end.x - start.x);
        let down = filling(size.height, end.y - start.y);
        // `max` and `min` skip a NaN, and unlike `clamp` they accept a range that is upside down.
        zoom.max(self.min_zoom).max(across).max(down).min(self.max_zoom)
    }
}

/// The nearest allowed middle of a screen along one axis: within the bounds, not too far from home, and, which matters
/// most, without an edge beyond the paper. One that isn't known is the middle of the bounds.
fn clamp_middle(value: Option<f64>, [bounds, home, paper]: [[f64; 2]; 3], screen: f64) -> f64 {
    // `max` and `min`, unlike `clamp`, accept a range that is upside down.
    let within = |value: f64, [start, end]: [f64; 2]| value.max(start).min(end);
    let value = value.unwrap_or(bounds[0].midpoint(bounds[1]));
    let beyond = screen * BEYOND_HOME;
    let value = within(within(value, bounds), [home[0] - beyond, home[1] + beyond]);
    let free = [paper[0] + screen / 2.0, paper[1] - screen / 2.0];
    if free[0] > free[1] {
        return free[0].midpoint(free[1]);
    }
    within(value, free)
}

/// The north-western and the south-eastern corner.
fn corners(bounds: LonLatBox) -> [World; 2] {
    let corner = |lon, lat| project(LonLat { lon, lat });
    [corner(bounds.west, bounds.north), corner(bounds.east, bounds.south)]
}
