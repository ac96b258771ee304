//! Raster tiles of a slippy map below the drawn one: which there are, where they stand, and when each is fetched.
//!
//! Tile numbers are those of <https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames>. Nothing here fetches: the
//! caller does, and tells [`TileBoard`] what has become of it.

mod board;
mod entry;
mod source;

pub use board::{Plan, Shown, TileBoard};
pub use entry::{FIRST_RETRY_MS, HANG_MS, MOST_REQUESTS, SECOND_RETRY_MS};
pub use source::{TileError, TileSource};

use crate::camera::Camera;
use crate::mercator::{scale, world_size};
use crate::units::{Px, Rect, Size, World};

/// The most tiles that a view may need: a window of 8K needs as many. A view that would need more gets larger ones.
pub const MOST_TILES: usize = 1200;

/// A tile: one of the `2^zoom × 2^zoom` squares of the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    /// 0 is the whole world; at most [`Tile::MAX_ZOOM`].
    pub zoom: u32,
    /// From 180°W eastwards, less than `2^zoom`.
    pub x: u32,
    /// From 85.05°N southwards, less than `2^zoom`.
    pub y: u32,
}

impl Tile {
    /// The closest zoom for which there are numbers.
    pub const MAX_ZOOM: u32 = 24;

    /// The tile of a zoom farther out that this one is a part of; itself at its own zoom and closer ones.
    #[must_use]
    pub fn ancestor(self, zoom: u32) -> Self {
        let levels = self.zoom.saturating_sub(zoom);
        Self {
            zoom: self.zoom - levels,
            x: self.x >> levels,
            y: self.y >> levels,
        }
    }

    /// Where the tile stands on the screen. Neighbours share their edges to the last bit; whoever rounds them to whole
    /// pixels gets no gaps.
    pub fn rect(self, camera: Camera, size: Size) -> Rect {
        let side = scale(-f64::from(self.zoom));
        let corner = |x: f64, y: f64| {
            let at = World {
                x: x * side,
                y: y * side,
            };
            camera.to_screen(at, size)
        };
        let (x, y) = (f64::from(self.x), f64::from(self.y));
        let (start, end) = (corner(x, y), corner(x + 1.0, y + 1.0));
        Rect {
            left: start.x,
            top: start.y,
            right: end.x,
            bottom: end.y,
        }
    }

    /// How far the tile's middle is from the screen's, in tiles.
    fn distance(self, camera: Camera) -> f64 {
        let number = |part: f64| part * scale(f64::from(self.zoom));
        let middle = Px {
            x: f64::from(self.x) + 0.5,
            y: f64::from(self.y) + 0.5,
        };
        middle.distance(Px {
            x: number(camera.center.x),
            y: number(camera.center.y),
        })
    }
}

/// The tiles of a zoom that a screen shows, by column and row, without those beyond the world's edge. None, where they
/// would be more than [`MOST_TILES`], where the screen has no size and where the camera isn't finite.
pub fn cover(camera: Camera, size: Size, zoom: u32) -> Vec<Tile> {
    let zoom = zoom.min(Tile::MAX_ZOOM);
    let scale = world_size(camera.zoom);
    let across = numbers(camera.center.x, size.width / scale, zoom);
    let down = numbers(camera.center.y, size.height / scale, zoom);
    if across.len().saturating_mul(down.len()) > MOST_TILES {
        return Vec::new();
    }
    let column = |x| down.clone().map(move |y| Tile { zoom, x, y });
    across.flat_map(column).collect()
}

/// The numbers of the tiles that a screen of this width, in parts of the world, shows along an axis.
fn numbers(middle: f64, width: f64, zoom: u32) -> std::ops::Range<u32> {
    if !middle.is_finite() || !width.is_finite() || width <= 0.0 {
        return 0..0;
    }
    let count = scale(f64::from(zoom));
    let (start, end) = ((middle - width / 2.0) * count, (middle + width / 2.0) * count);
    // The conversion takes what lies beyond to the nearest number.
    start.floor() as u32..end.ceil().min(count) as u32
}
