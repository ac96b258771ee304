//! The building of an index, in slices.

use super::merge::{Center, Merger, SORT_PASSES, Spot};
use super::owners::Owners;
use super::points::{Fixed, Points, STEPS};
use super::rings::Rings;
use super::tree::{Growth, Merged, NEVER};
use super::{ClusterIndex, ClusterOptions};
use crate::mercator::world_size;

/// Points this close are one place: 4 m at the equator, 7 px at zoom 18.
const SAME_PLACE: f64 = 1e-7;

/// Instead of a leaf, for a point that was left out.
pub(super) const LEFT_OUT: u32 = u32::MAX;

/// Builds a [`ClusterIndex`] in slices, so that a thread can do other things in between.
#[derive(Debug)]
pub struct ClusterBuilder {
    stage: Stage,
    merger: Merger,
    /// Of positions on the curve along which the points are sorted first.
    rings: Rings,
    /// Which point has which position.
    order: Vec<u32>,
    merged: Vec<Merged>,
    growth: Growth,
    further: Vec<u32>,
    /// In the making. Until the leaves have their order, places are in that of positions, classes in that of numbers.
    index: ClusterIndex,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Sort {
        pass: u32,
    },
    Positions,
    Equal,
    /// Lays out the cells for a zoom.
    Begin {
        zoom: u8,
    },
    Merge {
        zoom: u8,
    },
    Leaves,
    Columns,
    Nodes,
    Tree,
    Totals,
    Done,
}

impl ClusterBuilder {
    /// Begins; the work is done by [`ClusterBuilder::step`].
    pub fn new(points: Points, options: ClusterOptions) -> Self {
        let Points { at, classes, further } = points;
        let mut spots = Vec::with_capacity(at.len());
        let present = (0..).zip(&at).filter(|(_, at)| **at != Fixed::NOWHERE);
        spots.extend(present.map(|(last, at)| Spot {
            x: at.x,
            y: at.y,
            weight: 1,
            last,
        }));
        Self {
            stage: Stage::Sort { pass: 0 },
            merger: Merger::new(spots),
            rings: Rings::default(),
            order: Vec::new(),
            merged: Vec::new(),
            growth: Growth::default(),
            further,
            index: ClusterIndex {
                options: sound(options),
                classes,
                ..ClusterIndex::default()
            },
        }
    }

    /// Goes on with the work until about so many points are looked at; each of them is about 30 times before the end.
    /// A pass over all points that only moves them is never interrupted. True as long as there is more to do.
    pub fn step(&mut self, points: usize) -> bool {
        let mut done = 0;
        let points = points.max(1);
        while done < points && self.stage != Stage::Done {
            done += self.work(points - done);
        }
        self.stage != Stage::Done
    }

    /// Does what is left to do.
    pub fn finish(mut self) -> ClusterIndex {
        while self.step(usize::MAX) {}
        self.index
    }

    /// Does a stage, or a part of it, and tells how many points it has looked at.
    fn work(&mut self, limit: usize) -> usize {
        let spots = self.merger.spots.len();
        let points = self.order.len();
        match self.stage {
            Stage::Sort { pass } => {
                self.merger.sort(pass);
                self.stage = if pass + 1 < SORT_PASSES {
                    Stage::Sort { pass: pass + 1 }
                } else {
                    Stage::Positions
                };
                spots
            }
            Stage::Positions => {
                self.give_positions();
                self.stage = Stage::Equal;
                spots
            }
            Stage::Equal => {
                self.merger.join_equal(&mut self.rings);
                self.stage = Stage::Begin { zoom: NEVER };
                spots
            }
            Stage::Begin { zoom } => {
                self.begin(zoom);
                self.stage = Stage::Merge { zoom };
                spots
            }
            Stage::Merge { zoom } => self.merge(zoom, limit),
            Stage::Leaves => {
                self.order_leaves();
                self.stage = Stage::Columns;
                points
            }
            Stage::Columns => {
                self.order_columns();
                self.stage = Stage::Nodes;
                points
            }
            Stage::Nodes => {
                self.find_nodes();
                self.stage = Stage::Tree;
                points
            }
            Stage::Tree => {
                let grown = self.growth.grow(&self.index.at, limit);
                if grown < limit {
                    self.index.tree = std::mem::take(&mut self.growth).finish();
                    self.stage = Stage::Totals;
                }
                grown.max(1)
            }
            Stage::Totals => {
                self.index.filter_classes(|_| true);
                self.stage = Stage::Done;
                self.index.leaves.len()
            }
            Stage::Done => limit,
        }
    }

    fn give_positions(&mut self) {
        let spots = &mut self.merger.spots;
        self.order = spots.iter().map(|spot| spot.last).collect();
        self.index.at = spots.iter().map(|spot| Fixed { x: spot.x, y: spot.y }).collect();
        for (position, spot) in (0..).zip(spots) {
            spot.last = position;
        }
        self.rings = Rings::new(self.order.len());
    }

    fn begin(&mut self, zoom: u8) {
        if zoom == NEVER {
            self.merger.begin((SAME_PLACE * STEPS) as u32, Center::First);
        } else {
            let radius = self.index.options.radius_px / world_size(f64::from(zoom));
            self.merger.begin((radius * STEPS).min(STEPS) as u32, Center::Mean);
        }
    }

    /// Makes groups until so many spots are looked at, or the zoom is finished.
    fn merge(&mut self, zoom: u8, limit: usize) -> usize {
        let from = self.merger.cursor();
        let until = from.saturating_add(limit);
        while self.merger.cursor() < until {
            let Some(group) = self.merger.next_group(&mut self.rings) else {
                self.end(zoom);
                break;
            };
            if group.is_merged && zoom == NEVER {
                self.gather_in_place(&group.spot);
            }
            if group.is_merged || zoom == NEVER && group.spot.weight > 1 {
                self.merged.push(Merged {
                    first: self.rings.first(group.spot.last),
                    points: group.spot.weight,
                    zoom,
                });
            }
        }
        // At least one, so that a stage of no spots comes to its end as well.
        (self.merger.cursor() - from).max(1)
    }

    /// Moves the points of a place to exactly the same spot, by which they are known from then on.
    fn gather_in_place(&mut self, spot: &Spot) {
        for position in self.rings.points(spot.last) {
            if let Some(at) = self.index.at.get_mut(position as usize) {
                *at = Fixed { x: spot.x, y: spot.y };
            }
        }
    }

    fn end(&mut self, zoom: u8) {
        let ClusterOptions { min_zoom, max_zoom, .. } = self.index.options;
        self.stage = match zoom {
            NEVER => {
                // As many clusters as clouds of points mostly have. Doubling the list again and again takes more.
                self.merged.reserve_exact(self.merger.spots.len() / 4 * 3);
                Stage::Begin { zoom: max_zoom }
            }
            zoom if zoom > min_zoom => Stage::Begin { zoom: zoom - 1 },
            _ => Stage::Leaves,
        };
    }

    /// Lists the positions cluster by cluster.
    fn order_leaves(&mut self) {
        let merger = std::mem::take(&mut self.merger);
        let rings = std::mem::take(&mut self.rings);
        let mut leaves = Vec::with_capacity(self.order.len());
        for spot in &merger.spots {
            leaves.extend(rings.points(spot.last));
        }
        self.index.leaves = leaves;
    }

    /// Puts everything into the order of the leaves.
    fn order_columns(&mut self) {
        let index = &mut self.index;
        index.at = in_order(&index.at, &index.leaves);
        index.leaves = in_order(&self.order, &index.leaves);
        let mut leaf_of = vec![LEFT_OUT; index.classes.len()];
        for (leaf, number) in (0..).zip(&index.leaves) {
            if let Some(place) = leaf_of.get_mut(*number as usize) {
                *place = leaf;
            }
        }
        index.leaf_of = leaf_of;
        index.classes = in_order(&index.classes, &index.leaves);
    }

    fn find_nodes(&mut self) {
        let merged = std::mem::take(&mut self.merged);
        let order = std::mem::take(&mut self.order);
        let further = std::mem::take(&mut self.further);
        let index = &mut self.index;
        let leaf_at = |position: u32| {
            let number = order.get(position as usize)?;
            index.leaf_of.get(*number as usize).copied()
        };
        self.growth = Growth::new(merged, &index.at, leaf_at);
        index.owners = Owners::new(&further, &index.leaves);
    }

    /// How much memory the builder takes, in bytes, what will be the index included.
    pub fn memory_bytes(&self) -> usize {
        self.index.memory_bytes()
            + self.merger.memory_bytes()
            + self.rings.memory_bytes()
            + self.growth.memory_bytes()
            + self.merged.capacity() * size_of::<Merged>()
            + (self.order.capacity() + self.further.capacity()) * size_of::<u32>()
    }
}

fn in_order<T: Copy>(column: &[T], order: &[u32]) -> Vec<T> {
    order
        .iter()
        .filter_map(|number| column.get(*number as usize).copied())
        .collect()
}

/// Options that make sense: zooms in order, a radius that is a positive number.
fn sound(options: ClusterOptions) -> ClusterOptions {
    let max_zoom = options.max_zoom.min(24);
    ClusterOptions {
        radius_px: if options.radius_px.is_nan() {
            0.0
        } else {
            options.radius_px.clamp(0.0, 1e6)
        },
        min_zoom: options.min_zoom.min(max_zoom),
        max_zoom,
    }
}
