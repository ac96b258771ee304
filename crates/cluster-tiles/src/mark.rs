//! What a tile says of a mark.

use std::ops::RangeInclusive;

use geomap::{Mark, World, WorldBox, mercator};
use practices::Wojewodztwo;

use crate::points::Pin;

/// How far a mark reaches is told in steps of so many pixels.
const STEP_PX: f64 = 2.0;

/// A mark, and all that a map asks about it.
#[derive(Debug, Clone, PartialEq)]
pub struct TileMark {
    /// The mark, by the key that it has in a [`geomap::ClusterIndex`] of the whole catalogue.
    pub mark: Mark,
    /// The levels at which it stands for the same points, as far as its tile has them. Not empty, and none above 24.
    pub levels: RangeInclusive<u8>,
    /// How many practices of which category, by its place in [`crate::about::About::categories`], rising.
    pub shares: Vec<(u8, u32)>,
    /// The points that it stands for, by practice: those of a place, or of a cluster with few practices. Nothing of a larger one.
    pub pins: Vec<Pin>,
    /// The województwa in which its points lie: a bit each, by [`Wojewodztwo::code`], bit 0 where none is known.
    pub wojewodztwa: u32,
    /// How far its points lie from it to west, north, east and south, in [steps](reach_step) of its closest level.
    pub reach: [u32; 4],
    /// The level at which it is no longer one mark.
    pub splits: u8,
}

impl TileMark {
    /// What is told of a mark of which no tile tells: nothing.
    pub fn of(mark: Mark) -> Self {
        Self {
            mark,
            levels: 0..=0,
            shares: Vec::new(),
            pins: Vec::new(),
            wojewodztwa: 0,
            reach: [0; 4],
            splits: 0,
        }
    }

    /// The box around its points, or a little more.
    pub fn area(&self) -> WorldBox {
        let step = reach_step(*self.levels.end());
        let [west, north, east, south] = self.reach.map(|steps| f64::from(steps) * step);
        let World { x, y } = self.mark.at;
        WorldBox {
            min: World {
                x: x - west,
                y: y - north,
            },
            max: World {
                x: x + east,
                y: y + south,
            },
        }
    }

    /// Whether one of its points lies in a województwo.
    pub fn lies_in(&self, region: Wojewodztwo) -> bool {
        self.wojewodztwa & bit(region.code()) != 0
    }
}

/// The bit of a województwo's code; codes that are none have that of those that are not known.
pub fn bit(code: u8) -> u32 {
    if (1..=16).contains(&code) { 1 << code } else { 1 }
}

/// How long a step of [`TileMark::reach`] is at a level, as a part of the world.
pub fn reach_step(level: u8) -> f64 {
    STEP_PX / mercator::world_size(f64::from(level))
}
