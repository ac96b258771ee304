//! Clusters of points for every zoom, counted anew for a filter without being built anew.
//!
//! As in [supercluster](https://github.com/mapbox/supercluster), the points are merged greedily from the closest zoom
//! to the farthest, so that each cluster is made of whole clusters of the next closer zoom. Here the points are then
//! put into one order in which every cluster of every zoom is a contiguous range: the leaves. What a filter leaves of
//! a cluster is the difference of two running totals, which one pass over the points makes.

mod build;
mod curve;
mod kept;
mod merge;
mod owners;
mod points;
mod rings;
mod tree;

use std::ops::Range;

pub use build::ClusterBuilder;
pub use points::Points;

use build::LEFT_OUT;
use kept::Kept;
use owners::Owners;
use points::{Fixed, STEPS};
use tree::{Part, Tree};

use crate::units::{World, WorldBox};

/// How to merge points into clusters.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ClusterOptions {
    /// Points closer than this on the screen are merged, in pixels.
    pub radius_px: f64,
    /// The farthest zoom with clusters of its own; those beyond use its.
    pub min_zoom: u8,
    /// The closest zoom with clusters; at any closer one each place is by itself. At most 24.
    pub max_zoom: u8,
}

/// Points, merged for every zoom.
#[derive(Debug, Clone, Default)]
pub struct ClusterIndex {
    options: ClusterOptions,
    /// The number of the point that each leaf is.
    leaves: Vec<u32>,
    /// For each point its leaf.
    leaf_of: Vec<u32>,
    /// For each leaf where it is. Leaves in one place are neighbours, and in exactly the same place.
    at: Vec<Fixed>,
    /// For each leaf.
    classes: Vec<u8>,
    tree: Tree,
    owners: Owners,
    kept: Kept,
}

/// What stands on the map at one place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Where: the place, or the mean of the kept points.
    pub at: World,
    /// How many kept points it stands for, at least 1; those of one owner count once.
    pub count: u32,
    /// A place or a cluster.
    pub kind: MarkKind,
    /// Tells marks of one zoom apart. The same whatever the view and the filter, and at all zooms at which the mark
    /// stands for the same points before the filter; a place's is the same at all zooms.
    pub key: u64,
    /// The leaves that it stands for, and what the filter doesn't keep among them.
    start: u32,
    end: u32,
}

/// The bit that the keys of clusters have, and those of places have not.
const CLUSTER: u64 = 1 << 63;

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// One or more points in one place, which no zoom splits.
    Point,
    /// Points in several places.
    Cluster,
}

impl Mark {
    /// A mark of which somebody else tells, who knows it from a [`ClusterIndex`] of the same points.
    pub fn told(at: World, count: u32, kind: MarkKind, key: u64, leaves: Range<u32>) -> Self {
        Self {
            at,
            count,
            kind,
            key,
            start: leaves.start,
            end: leaves.end,
        }
    }

    /// What it stands for, as a range of an order of all points in which each mark is one: a mark that stands for all that
    /// another does has its leaves around those of the other.
    pub fn leaves(&self) -> Range<u32> {
        self.start..self.end
    }

    /// The key of a cluster of these leaves.
    fn key_of(leaves: &Range<u32>) -> u64 {
        CLUSTER | u64::from(leaves.start) << 32 | u64::from(leaves.end)
    }

    /// The leaves of the cluster with this key; nothing for a place's.
    pub fn leaves_of(key: u64) -> Option<Range<u32>> {
        let halves = (key & !CLUSTER) >> 32..key & u64::from(u32::MAX);
        (key & CLUSTER != 0).then_some(halves.start as u32..halves.end as u32)
    }

    /// Where the place with this key is; nothing for a cluster's.
    pub fn place_of(key: u64) -> Option<World> {
        (key & CLUSTER == 0).then(|| Fixed::of_key(key).world())
    }
}

impl ClusterIndex {
    /// Merges the points at once; [`ClusterBuilder`] does so in slices. All are kept until a filter. The result doesn't
    /// depend on the order of points in different places.
    pub fn build(points: Points, options: ClusterOptions) -> ClusterIndex {
        ClusterBuilder::new(points, options).finish()
    }

    /// Keeps only the points for whose number `keep` is true, whatever an earlier filter kept.
    pub fn filter(&mut self, keep: impl Fn(u32) -> bool) {
        self.kept = Kept::of(&self.leaves, &self.at, |number| keep(*number));
        self.owners.recount(&self.kept);
    }

    /// Keeps only the points for whose class `keep` is true, whatever an earlier filter kept.
    pub fn filter_classes(&mut self, keep: impl Fn(u8) -> bool) {
        let keeps: [bool; 256] = std::array::from_fn(|class| keep(class as u8));
        self.kept = Kept::of(&self.classes, &self.at, |class| {
            keeps.get(usize::from(*class)) == Some(&true)
        });
        self.owners.recount(&self.kept);
    }

    /// How many points the filter keeps, all of those that have one owner.
    pub fn kept_count(&self) -> u32 {
        self.kept.count(&(0..self.leaves.len() as u32))
    }

    /// The marks of a zoom that lie in the box, in a stable order. A zoom between two whole ones has the marks of the
    /// farther.
    pub fn marks(&self, zoom: f64, north_west: World, south_east: World) -> Vec<Mark> {
        let view = WorldBox {
            min: north_west,
            max: south_east,
        };
        let mut marks = Vec::new();
        let is_empty = |leaves| self.kept.count(&leaves) == 0;
        self.tree
            .visit(self.level_of(zoom), &view, is_empty, |part| match part {
                Part::Node(node) => marks.extend(self.mark(node.leaves()).filter(|mark| view.contains(mark.at))),
                Part::Singles(leaves) => {
                    let kept = self.kept.iter(leaves).filter_map(|leaf| self.single(leaf));
                    marks.extend(kept.filter(|mark| view.contains(mark.at)));
                }
            });
        marks
    }

    /// The mark of a zoom that stands for a point, by the point's number; none for one that the filter doesn't keep.
    pub fn holding(&self, number: u32, zoom: f64) -> Option<Mark> {
        let leaf = *self.leaf_of.get(number as usize)?;
        (leaf != LEFT_OUT && self.kept.contains(leaf))
            .then(|| self.mark(self.tree.holding(leaf, self.level_of(zoom))))?
    }

    /// The mark of a farther zoom, or of the same, that stands for all that a mark stands for; none at a zoom at which
    /// it is split.
    pub fn ancestor(&self, mark: &Mark, zoom: f64) -> Option<Mark> {
        let leaves = self.tree.holding(mark.start, self.level_of(zoom));
        (mark.end <= leaves.end).then(|| self.mark(leaves))?
    }

    /// The numbers of the kept points that a mark of this index stands for.
    pub fn leaves(&self, mark: &Mark) -> impl Iterator<Item = u32> + '_ {
        let kept = self.kept.iter(mark.leaves());
        kept.filter_map(|leaf| self.leaves.get(leaf as usize).copied())
    }

    /// How many of what a mark counts are of which class, by rising class. Of an owner whose points have several
    /// classes the first point in the order of the leaves decides.
    pub fn tally(&self, mark: &Mark) -> Vec<(u8, u32)> {
        let mut counts = [0u32; 256];
        let mut add = |leaf: u32, by: u32| {
            let class = self.classes.get(leaf as usize).copied().unwrap_or_default();
            if let Some(count) = counts.get_mut(usize::from(class)) {
                *count = count.wrapping_add(by);
            }
        };
        self.kept.iter(mark.leaves()).for_each(|leaf| add(leaf, 1));
        self.owners.repeated(mark.leaves()).for_each(|leaf| add(leaf, u32::MAX));
        let counted = (0..=u8::MAX).zip(counts);
        counted.filter(|(_, count)| *count > 0).collect()
    }

    /// The zoom at which the kept points of a mark are no longer in one mark. A place never splits: its zoom is the
    /// first without clusters.
    pub fn expansion_zoom(&self, mark: &Mark) -> f64 {
        let places = match mark.kind {
            MarkKind::Point => None,
            MarkKind::Cluster => self.kept_ends(mark.leaves()),
        };
        let last = places.and_then(|places| self.tree.last_zoom_of(&places));
        f64::from(last.unwrap_or(self.options.max_zoom).min(self.options.max_zoom) + 1)
    }

    /// The corners, north-western and south-eastern, of the box around the kept points of a mark.
    pub fn bounds(&self, mark: &Mark) -> (World, World) {
        let kept = self.kept.iter(mark.leaves());
        let places = kept.filter_map(|leaf| self.at.get(leaf as usize)).map(|at| at.world());
        let bounds = WorldBox::of(places).unwrap_or(WorldBox::point(mark.at));
        (bounds.min, bounds.max)
    }

    /// How much memory the index takes, in bytes.
    pub fn memory_bytes(&self) -> usize {
        (self.leaves.capacity() + self.leaf_of.capacity()) * size_of::<u32>()
            + self.at.capacity() * size_of::<Fixed>()
            + self.classes.capacity()
            + self.tree.memory_bytes()
            + self.owners.memory_bytes()
            + self.kept.memory_bytes()
    }

    /// The whole zoom whose marks are shown; one past the last with clusters for all that are closer.
    fn level_of(&self, zoom: f64) -> u8 {
        let (farthest, closest) = (self.options.min_zoom, self.options.max_zoom + 1);
        (zoom.floor() as u8).clamp(farthest, closest)
    }

    fn mark(&self, leaves: Range<u32>) -> Option<Mark> {
        let ends = self.kept_ends(leaves.clone())?;
        let place = |leaf: u32| self.at.get(leaf as usize).copied();
        let at = place(ends.start)?;
        let is_place = place(ends.end - 1)? == at;
        let total = self.kept.total(&leaves, &self.at);
        let mean = |sum: u64| sum as f64 / f64::from(total.points) / STEPS;
        let (at, kind, leaves, key) = if is_place {
            (at.world(), MarkKind::Point, ends, at.key())
        } else {
            let mean = World {
                x: mean(total.x),
                y: mean(total.y),
            };
            let key = Mark::key_of(&leaves);
            (mean, MarkKind::Cluster, leaves, key)
        };
        Some(Mark {
            at,
            count: total
                .points
                .saturating_sub(self.owners.repeated(leaves.clone()).count() as u32),
            kind,
            key,
            start: leaves.start,
            end: leaves.end,
        })
    }

    fn single(&self, leaf: u32) -> Option<Mark> {
        let at = self.at.get(leaf as usize)?;
        Some(Mark {
            at: at.world(),
            count: 1,
            kind: MarkKind::Point,
            key: at.key(),
            start: leaf,
            end: leaf + 1,
        })
    }

    /// From the first kept leaf to the last.
    fn kept_ends(&self, leaves: Range<u32>) -> Option<Range<u32>> {
        let mut kept = self.kept.iter(leaves.clone());
        Some(kept.next()?..self.kept.iter(leaves).next_back()? + 1)
    }
}
