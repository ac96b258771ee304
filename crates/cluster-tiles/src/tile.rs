//! The squares into which the world is cut, and the number that an archive knows each by.

use geomap::{World, WorldBox};

use crate::points::{CLUSTERS, LAST_LEVEL};

/// How many levels of clusters a tile is ahead of its own zoom: the clusters of level 6 stand in tiles of zoom 4, each of
/// which is then 1024 pixels wide on the screen.
pub const LEVELS_AHEAD: u8 = 2;

/// The zoom of the farthest tiles.
pub const FARTHEST: u8 = CLUSTERS.min_zoom - LEVELS_AHEAD;

/// The zoom of the closest tiles that there may be.
pub const CLOSEST: u8 = LAST_LEVEL - LEVELS_AHEAD;

/// A square of the world: at zoom z there are two to the power of z of them each way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// The zoom, at most 29.
    pub z: u8,
    /// From west to east, from 0.
    pub x: u32,
    /// From north to south, from 0.
    pub y: u32,
}

impl Tile {
    /// The tile of a zoom in which a place lies; what lies beyond the edge of the world belongs to the tile at the edge.
    pub fn of(at: World, z: u8) -> Self {
        let side = f64::from(1u32 << z);
        // The conversion saturates, and what is no number is 0.
        let along = |part: f64| ((part * side).floor() as u32).min((1 << z) - 1);
        Self {
            z,
            x: along(at.x),
            y: along(at.y),
        }
    }

    /// The tiles of a zoom that a box touches, in rows.
    pub fn covering(area: &WorldBox, z: u8) -> Vec<Self> {
        let (first, last) = (Self::of(area.min, z), Self::of(area.max, z));
        let rows = first.y..=last.y;
        rows.flat_map(|y| (first.x..=last.x).map(move |x| Self { z, x, y }))
            .collect()
    }

    /// The box that it covers; its southern and eastern edges belong to its neighbours.
    pub fn area(self) -> WorldBox {
        let corner = |x: u32, y: u32| World {
            x: f64::from(x) * self.side(),
            y: f64::from(y) * self.side(),
        };
        WorldBox {
            min: corner(self.x, self.y),
            max: corner(self.x + 1, self.y + 1),
        }
    }

    /// How wide it is, as a part of the world.
    pub fn side(self) -> f64 {
        1.0 / f64::from(1u32 << self.z)
    }

    /// The first level of clusters that it has.
    pub fn level(self) -> u8 {
        self.z + LEVELS_AHEAD
    }

    /// The four tiles within it.
    pub fn children(self) -> [Self; 4] {
        let child = |x: u32, y: u32| Self {
            z: self.z + 1,
            x: self.x * 2 + x,
            y: self.y * 2 + y,
        };
        [child(0, 0), child(1, 0), child(0, 1), child(1, 1)]
    }

    /// The tile around it; none around the world.
    pub fn parent(self) -> Option<Self> {
        let z = self.z.checked_sub(1)?;
        Some(Self {
            z,
            x: self.x / 2,
            y: self.y / 2,
        })
    }

    /// By what an archive knows it: the tiles of all farther zooms are counted first, then those of its own along a
    /// [Hilbert curve](https://en.wikipedia.org/wiki/Hilbert_curve).
    pub fn id(self) -> u64 {
        let before = ((1u64 << (2 * self.z)) - 1) / 3;
        let (mut x, mut y) = (u64::from(self.x), u64::from(self.y));
        let mut along = 0;
        for bit in (0..self.z).rev() {
            let side = 1u64 << bit;
            let (right, below) = (u64::from(x & side != 0), u64::from(y & side != 0));
            along += side * side * ((3 * right) ^ below);
            // The quarter's own curve is turned, so that it begins where that before ends.
            if below == 0 {
                if right == 1 {
                    (x, y) = ((side - 1).wrapping_sub(x), (side - 1).wrapping_sub(y));
                }
                (x, y) = (y, x);
            }
            (x, y) = (x & (side - 1), y & (side - 1));
        }
        before + along
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_have_the_numbers_of_the_specification() {
        let cases = [
            ((0, 0, 0), 0),
            ((1, 0, 0), 1),
            ((1, 0, 1), 2),
            ((1, 1, 1), 3),
            ((1, 1, 0), 4),
            ((2, 0, 0), 5),
            ((12, 3423, 1763), 19_078_479),
        ];
        for ((z, x, y), id) in cases {
            assert_eq!(Tile { z, x, y }.id(), id, "{z}/{x}/{y}");
        }
    }

    #[test]
    fn tiles_lie_in_one_another() {
        let at = World { x: 0.557, y: 0.331 };
        for z in 0..20 {
            let tile = Tile::of(at, z);
            assert!(tile.area().contains(at));
            assert_eq!(tile.parent(), z.checked_sub(1).map(|z| Tile::of(at, z)));
            assert!(tile.children().contains(&Tile::of(at, z + 1)));
        }
        let outside = World { x: 1.5, y: f64::NAN };
        assert_eq!(Tile::of(outside, 3), Tile { z: 3, x: 7, y: 0 });
    }

    #[test]
    fn a_box_is_covered() {
        let area = WorldBox {
            min: World { x: 0.49, y: 0.24 },
            max: World { x: 0.51, y: 0.26 },
        };
        let tiles = Tile::covering(&area, 2).into_iter().map(|tile| (tile.x, tile.y));
        assert_eq!(tiles.collect::<Vec<_>>(), [(1, 0), (2, 0), (1, 1), (2, 1)]);
    }
}
