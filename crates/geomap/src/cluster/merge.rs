//! One step of the clustering: spots that are close to each other become one.

use super::curve;
use super::rings::Rings;

/// A place of a certain weight.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spot {
    pub x: u32,
    pub y: u32,
    /// How many points it stands for; 0 once another spot has taken it.
    pub weight: u32,
    /// The last of its points in [`Rings`].
    pub last: u32,
}

/// A spot with all spots that it has taken.
pub(super) struct Group {
    /// The whole of them.
    pub spot: Spot,
    /// Whether it is more than one.
    pub is_merged: bool,
}

/// Where the spot of a group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Center {
    /// Where its first one was.
    First,
    /// At the centre of gravity.
    #[default]
    Mean,
}

/// Merges the spots of one step in slices: a uniform grid of cells, spots in the order of cells, and a cursor.
///
/// The grid has about as many cells as there are spots. It is laid over the world again and again, so that cells far
/// from each other share a place in it: whoever looks checks the distance.
#[derive(Debug, Default)]
pub(super) struct Merger {
    /// The spots, cell by cell, row by row. Up to `merged` they are those of the next step.
    pub spots: Vec<Spot>,
    /// Room for sorting.
    spare: Vec<Spot>,
    /// Where in `spots` each cell begins; one more than there are cells.
    starts: Vec<u32>,
    /// Cells per step of a coordinate, times 2^32.
    cells_per_step: u64,
    reach: u32,
    center: Center,
    /// The grid's width and height, powers of two.
    columns: u32,
    rows: u32,
    /// The next spot to look at.
    cursor: usize,
    merged: usize,
}

/// How many bits a pass of [`Merger::sort`] sorts by.
const DIGIT: u32 = 11;
/// Three for each half of the place on the curve, which has at most 32 bits.
pub(super) const SORT_PASSES: u32 = 6;

impl Merger {
    /// Takes spots, whose coordinates become those on a [`curve`] until they are sorted.
    pub fn new(mut spots: Vec<Spot>) -> Self {
        for spot in &mut spots {
            (spot.x, spot.y) = curve::place(spot.x, spot.y);
        }
        Self {
            spots,
            ..Self::default()
        }
    }

    /// One pass of a radix sort along the curve; after all of them, from 0, neighbours in space are mostly neighbours
    /// in memory. Equal places keep their order.
    pub fn sort(&mut self, pass: u32) {
        let shift = pass % (SORT_PASSES / 2) * DIGIT;
        let is_upper = pass >= SORT_PASSES / 2;
        self.scatter(1 << DIGIT, |spot| {
            (if is_upper { spot.x } else { spot.y }) >> shift & ((1 << DIGIT) - 1)
        });
        if pass + 1 == SORT_PASSES {
            for spot in &mut self.spots {
                (spot.x, spot.y) = curve::coordinates(spot.x, spot.y);
            }
        }
    }

    /// Makes sorted spots of exactly the same place one.
    pub fn join_equal(&mut self, rings: &mut Rings) {
        self.spots.dedup_by(|next, spot| {
            let is_same = (next.x, next.y) == (spot.x, spot.y);
            if is_same {
                rings.join(spot.last, next.last);
                spot.last = next.last;
                spot.weight += next.weight;
            }
            is_same
        });
    }

    /// Begins a step in which each spot takes those within its reach, which is in steps of a coordinate.
    pub fn begin(&mut self, reach: u32, center: Center) {
        self.center = center;
        // A cell's side is twice the reach, so that a circle meets two cells each way.
        self.reach = reach.max(1);
        self.cells_per_step = (1 << 32) / (2 * u64::from(self.reach));
        // At least four each way, so that the cells around a spot never overlap.
        let count = self.spots.len();
        let rows = count.isqrt().next_power_of_two().max(4);
        let columns = (count / rows).next_power_of_two().max(4);
        (self.rows, self.columns) = (rows as u32, columns as u32);
        let (scale, right, down) = (self.cells_per_step, self.columns - 1, self.rows - 1);
        let width = self.columns;
        self.scatter(rows * columns, |spot| {
            (cell(spot.y, scale) & down) * width + (cell(spot.x, scale) & right)
        });
        (self.cursor, self.merged) = (0, 0);
    }

    /// A counting sort by a key below `keys`: count, add up, put in place. Equal keys keep their order.
    fn scatter(&mut self, keys: usize, key_of: impl Fn(&Spot) -> u32) {
        self.starts.clear();
        self.starts.resize(keys + 1, 0);
        for spot in &self.spots {
            if let Some(count) = self.starts.get_mut(key_of(spot) as usize) {
                *count += 1;
            }
        }
        let mut end = 0;
        for start in &mut self.starts {
            end += *start;
            *start = end;
        }
        self.spare.resize(self.spots.len(), Spot::default());
        for spot in self.spots.iter().rev() {
            if let Some(start) = self.starts.get_mut(key_of(spot) as usize) {
                *start -= 1;
                if let Some(place) = self.spare.get_mut(*start as usize) {
                    *place = *spot;
                }
            }
        }
        std::mem::swap(&mut self.spots, &mut self.spare);
    }

    /// The next group, in the order of cells; none at the end of the step, which leaves a spot for each group.
    pub fn next_group(&mut self, rings: &mut Rings) -> Option<Group> {
        let rest = self.spots.get(self.cursor..).unwrap_or_default();
        let Some((taken, seed)) = rest.iter().enumerate().find(|(_, spot)| spot.weight > 0) else {
            self.spots.truncate(self.merged);
            return None;
        };
        let seed = *seed;
        self.cursor += taken + 1;
        let spot = self.gather(&seed, rings);
        // There are never more groups than spots before the cursor, and nobody looks at those any more.
        if let Some(place) = self.spots.get_mut(self.merged) {
            *place = spot;
        }
        self.merged += 1;
        Some(Group {
            spot,
            is_merged: spot.weight > seed.weight,
        })
    }

    /// How many spots of this step were looked at.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Takes all free spots within the reach of the seed.
    fn gather(&mut self, seed: &Spot, rings: &mut Rings) -> Spot {
        let mut sum = Sum::of(seed);
        let (scale, reach) = (self.cells_per_step, self.reach);
        let first = |part: u32| cell(part.saturating_sub(reach), scale);
        let last = |part: u32| cell(part.saturating_add(reach), scale);
        let left = first(seed.x) & (self.columns - 1);
        let right = last(seed.x) & (self.columns - 1);
        for row in first(seed.y)..=last(seed.y) {
            let begin = (row & (self.rows - 1)) * self.columns;
            if left <= right {
                self.take(begin + left, begin + right, &mut sum, rings);
            } else {
                // Past its end a row goes on at its beginning.
                self.take(begin + left, begin + self.columns - 1, &mut sum, rings);
                self.take(begin, begin + right, &mut sum, rings);
            }
        }
        sum.whole(self.center)
    }

    /// Takes what is free and within reach in the cells from the first to the last.
    fn take(&mut self, first: u32, last: u32, sum: &mut Sum, rings: &mut Rings) {
        let start = self.starts.get(first as usize).copied().unwrap_or_default();
        let end = self.starts.get(last as usize + 1).copied().unwrap_or_default();
        // Before the cursor there are only taken spots and those of the next step.
        let start = (start as usize).max(self.cursor);
        let reach = u64::from(self.reach).pow(2);
        for spot in self.spots.get_mut(start..end as usize).unwrap_or_default() {
            if spot.weight > 0 && sum.squared_distance(spot) <= reach {
                rings.join(sum.last, spot.last);
                sum.add(spot);
                spot.weight = 0;
            }
        }
    }

    pub fn memory_bytes(&self) -> usize {
        (self.spots.capacity() + self.spare.capacity()) * size_of::<Spot>() + self.starts.capacity() * size_of::<u32>()
    }
}

/// The cell of a coordinate; it never falls as the coordinate rises.
fn cell(part: u32, cells_per_step: u64) -> u32 {
    ((u64::from(part) * cells_per_step) >> 32) as u32
}

/// A centre of gravity in the making, relative to its first spot: whatever the weights, the sums fit.
struct Sum {
    origin: (u32, u32),
    x: i64,
    y: i64,
    weight: u32,
    last: u32,
}

impl Sum {
    fn of(spot: &Spot) -> Self {
        Self {
            origin: (spot.x, spot.y),
            x: 0,
            y: 0,
            weight: spot.weight,
            last: spot.last,
        }
    }

    fn squared_distance(&self, spot: &Spot) -> u64 {
        let square = |a: u32, b: u32| u64::from(a.abs_diff(b)).pow(2);
        square(spot.x, self.origin.0) + square(spot.y, self.origin.1)
    }

    fn add(&mut self, spot: &Spot) {
        let way = |to: u32, from: u32| i64::from(to) - i64::from(from);
        self.x += way(spot.x, self.origin.0) * i64::from(spot.weight);
        self.y += way(spot.y, self.origin.1) * i64::from(spot.weight);
        self.weight += spot.weight;
        self.last = spot.last;
    }

    fn whole(&self, center: Center) -> Spot {
        let part = |origin: u32, sum: i64| match center {
            Center::First => origin,
            Center::Mean => (i64::from(origin) + sum / i64::from(self.weight)) as u32,
        };
        Spot {
            x: part(self.origin.0, self.x),
            y: part(self.origin.1, self.y),
            weight: self.weight,
            last: self.last,
        }
    }
}
