//! The points that are to be merged, in columns.

use crate::units::World;

/// How many steps of a fixed-point coordinate the side of the world has: one is 2 cm at the equator. A power of two
/// below the half of `u32`, so that the difference of two coordinates fits into `i32`.
pub(super) const STEPS: f64 = (1u32 << 31) as f64;

/// So far beyond its edge belongs to the world: 40 m.
const EDGE: f64 = 1e-6;

/// A place in whole steps from the north-western corner of the world: half as long as a [`World`], and sums of it are
/// exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fixed {
    pub x: u32,
    pub y: u32,
}

impl Fixed {
    /// Stands for what lies nowhere.
    pub const NOWHERE: Self = Self {
        x: u32::MAX,
        y: u32::MAX,
    };

    /// The nearest place; [`Fixed::NOWHERE`] for what is no place in the world.
    pub fn of(at: World) -> Self {
        // A projected pole lies beyond the edge, by the rounding of the greatest latitude.
        let inside = |part: f64| (-EDGE..=1.0 + EDGE).contains(&part);
        let nearest = |part: f64| (part * STEPS).round().clamp(0.0, STEPS - 1.0) as u32;
        if inside(at.x) && inside(at.y) {
            Self {
                x: nearest(at.x),
                y: nearest(at.y),
            }
        } else {
            Self::NOWHERE
        }
    }

    pub fn world(self) -> World {
        World {
            x: f64::from(self.x) / STEPS,
            y: f64::from(self.y) / STEPS,
        }
    }

    /// One number for the place, below 2^63.
    pub fn key(self) -> u64 {
        u64::from(self.x) << 32 | u64::from(self.y)
    }

    /// The place of which [`Fixed::key`] made this.
    pub fn of_key(key: u64) -> Self {
        Self {
            x: (key >> 32) as u32,
            y: key as u32,
        }
    }
}

/// Points to be merged, numbered from 0 in the order in which they are added. Each has a class, and an owner, which
/// may have several points.
#[derive(Debug, Clone, Default)]
pub struct Points {
    pub(super) at: Vec<Fixed>,
    pub(super) classes: Vec<u8>,
    /// The numbers of the points that have the owner of the point before.
    pub(super) further: Vec<u32>,
}

impl Points {
    /// No points yet, and room for so many.
    pub fn with_capacity(points: usize) -> Self {
        Self {
            at: Vec::with_capacity(points),
            classes: Vec::with_capacity(points),
            further: Vec::new(),
        }
    }

    /// Adds a point of another owner than the one before. One that isn't finite or lies outside of the world keeps its
    /// number, and is left out of everything.
    pub fn push(&mut self, at: World, class: u8) {
        self.at.push(Fixed::of(at));
        self.classes.push(class);
    }

    /// Adds a further point of the owner of the point before; otherwise as [`Points::push`].
    pub fn push_further(&mut self, at: World, class: u8) {
        if !self.at.is_empty() {
            self.further.push(self.at.len() as u32);
        }
        self.push(at, class);
    }
}

/// Points of one class, each with an owner of its own.
impl FromIterator<World> for Points {
    fn from_iter<I: IntoIterator<Item = World>>(places: I) -> Self {
        let mut points = Self::default();
        places.into_iter().for_each(|at| points.push(at, 0));
        points
    }
}
