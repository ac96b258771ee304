//! Clusters of points for every zoom, counted anew for a filter without being built anew.
//!
//! As in [supercluster](https://github.com/mapbox/supercluster), the points are merged greedily from the closest zoom
//! to the farthest, so that each cluster is made of whole clusters of the next closer zoom. Here the points are then
//! put into one order in which every cluster of every zoom is a contiguous range. What a filter leaves of a cluster is
//! the difference of two running totals, which one pass over the points makes.

mod merge;
mod tree;

use tree::{Node, Span, Tree};

use crate::units::{World, WorldBox};

/// How to merge points into clusters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClusterOptions {
    /// Points closer than this on the screen are merged, in pixels.
    pub radius_px: f64,
    /// The farthest zoom with clusters of its own; those beyond use its.
    pub min_zoom: u8,
    /// The closest zoom with clusters; at any closer one each place is by itself. At most 24.
    pub max_zoom: u8,
}

/// Points, merged for every zoom.
#[derive(Debug, Clone)]
pub struct ClusterIndex {
    options: ClusterOptions,
    tree: Tree,
    /// Whether the filter keeps the point, in the order of the leaves.
    kept: Vec<bool>,
    /// What the filter keeps of all places before this one; one more than there are places.
    totals: Vec<Total>,
}

/// Running totals over the places.
#[derive(Debug, Clone, Copy, Default)]
struct Total {
    points: u32,
    /// Places with a kept point.
    places: u32,
    /// Sums of the kept points' coordinates.
    x: f64,
    y: f64,
}

/// What stands on the map at one place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Where: the place, or the mean of the kept points.
    pub at: World,
    /// How many kept points it stands for, at least 1.
    pub count: u32,
    /// A place or a cluster.
    pub kind: MarkKind,
    /// Tells marks of one zoom apart, the same whatever the view; a place's is the same at all zooms.
    pub key: u64,
    level: usize,
    places: Span,
}

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// One or more points in one place, which no zoom splits.
    Point,
    /// Points in several places.
    Cluster,
}

impl ClusterIndex {
    /// Merges the points, each of which has the caller's number for it. All are kept until [`ClusterIndex::filter`].
    /// Points that aren't finite are left out. The result doesn't depend on the order of points with unique numbers.
    pub fn build(points: &[(u32, World)], options: ClusterOptions) -> ClusterIndex {
        let options = sound(options);
        let tree = Tree::build(points, options);
        let mut index = ClusterIndex {
            options,
            kept: Vec::new(),
            totals: Vec::new(),
            tree,
        };
        index.filter(|_| true);
        index
    }

    /// Keeps only the points for whose number `keep` is true, whatever an earlier filter kept.
    pub fn filter(&mut self, keep: impl Fn(u32) -> bool) {
        self.kept.clear();
        self.kept.extend(self.tree.leaves.iter().map(|number| keep(*number)));
        self.totals.clear();
        let mut total = Total::default();
        self.totals.push(total);
        for place in &self.tree.places {
            let kept = place.leaves.of(&self.kept).iter().filter(|kept| **kept).count() as u32;
            total.points += kept;
            total.places += u32::from(kept > 0);
            total.x += place.at.x * f64::from(kept);
            total.y += place.at.y * f64::from(kept);
            self.totals.push(total);
        }
    }

    /// How many points the filter keeps.
    pub fn kept_count(&self) -> u32 {
        self.totals.last().map_or(0, |total| total.points)
    }

    /// The marks of a zoom that lie in the box, in a stable order. A zoom between two whole ones has the marks of the
    /// farther.
    pub fn marks(&self, zoom: f64, north_west: World, south_east: World) -> Vec<Mark> {
        let view = WorldBox {
            min: north_west,
            max: south_east,
        };
        let mut marks = Vec::new();
        if let Some(top) = self.tree.levels.first() {
            self.collect(0, top, self.level_of(zoom), &view, &mut marks);
        }
        marks
    }

    /// Goes down from `nodes` of `level` to the level that is asked for, past all that is empty or out of view.
    fn collect(&self, level: usize, nodes: &[Node], target: usize, view: &WorldBox, marks: &mut Vec<Mark>) {
        for node in nodes.iter().filter(|node| node.bounds.meets(view)) {
            if level == target {
                marks.extend(self.mark(level, node).filter(|mark| view.contains(mark.at)));
            } else if self.total(node.places).points > 0 {
                let next = level + 1;
                let children = self
                    .tree
                    .levels
                    .get(next)
                    .map_or(&[][..], |nodes| node.children.of(nodes));
                self.collect(next, children, target, view, marks);
            }
        }
    }

    fn mark(&self, level: usize, node: &Node) -> Option<Mark> {
        let total = self.total(node.places);
        let (at, kind, places) = match total.places {
            0 => return None,
            1 => {
                let place = self.first_kept_place(node.places);
                let at = self.tree.places.get(place as usize)?.at;
                (at, MarkKind::Point, Span::one(place))
            }
            _ => {
                let count = f64::from(total.points);
                let mean = World {
                    x: total.x / count,
                    y: total.y / count,
                };
                (mean, MarkKind::Cluster, node.places)
            }
        };
        Some(Mark {
            at,
            count: total.points,
            kind,
            key: places.key(),
            level,
            places,
        })
    }

    /// The numbers of the kept points that a mark of this index stands for.
    pub fn leaves(&self, mark: &Mark) -> impl Iterator<Item = u32> + '_ {
        let places = mark.places.of(&self.tree.places);
        let leaves = Span {
            start: places.first().map_or(0, |place| place.leaves.start),
            end: places.last().map_or(0, |place| place.leaves.end),
        };
        let numbers = leaves.of(&self.tree.leaves).iter();
        let kept = leaves.of(&self.kept).iter();
        numbers.zip(kept).filter(|(_, kept)| **kept).map(|(number, _)| *number)
    }

    /// The zoom at which the kept points of a mark are no longer in one mark. A place never splits: its zoom is the
    /// first without clusters.
    pub fn expansion_zoom(&self, mark: &Mark) -> f64 {
        let first = self.first_kept_place(mark.places);
        let last = self.last_kept_place(mark.places);
        let splits = |nodes: &[Node]| {
            let node = nodes.partition_point(|node| node.places.end <= first);
            nodes.get(node).is_none_or(|node| node.places.end <= last)
        };
        let closer = self.tree.levels.iter().enumerate().skip(mark.level + 1);
        let level = closer
            .filter(|_| mark.kind == MarkKind::Cluster)
            .find_map(|(level, nodes)| splits(nodes).then_some(level));
        f64::from(self.options.min_zoom) + level.unwrap_or(self.tree.levels.len().saturating_sub(1)) as f64
    }

    /// The corners, north-western and south-eastern, of the box around the kept points of a mark.
    pub fn bounds(&self, mark: &Mark) -> (World, World) {
        let places = mark.places.of(&self.tree.places).iter();
        let kept = places.filter(|place| place.leaves.of(&self.kept).contains(&true));
        let bounds = WorldBox::of(kept.map(|place| place.at)).unwrap_or(WorldBox::point(mark.at));
        (bounds.min, bounds.max)
    }

    fn level_of(&self, zoom: f64) -> usize {
        let deepest = self.tree.levels.len().saturating_sub(1);
        let beyond_the_farthest = (zoom.floor() - f64::from(self.options.min_zoom)).max(0.0);
        (beyond_the_farthest as usize).min(deepest)
    }

    /// What the filter keeps of the places.
    fn total(&self, places: Span) -> Total {
        let up_to = |place: u32| self.totals.get(place as usize).copied().unwrap_or_default();
        let (before, after) = (up_to(places.start), up_to(places.end));
        Total {
            points: after.points.saturating_sub(before.points),
            places: after.places.saturating_sub(before.places),
            x: after.x - before.x,
            y: after.y - before.y,
        }
    }

    fn first_kept_place(&self, places: Span) -> u32 {
        let before = self.totals.get(places.start as usize).map_or(0, |total| total.places);
        let within = places.of(&self.totals);
        (places.start + within.partition_point(|total| total.places == before) as u32).saturating_sub(1)
    }

    fn last_kept_place(&self, places: Span) -> u32 {
        let all = self.totals.get(places.end as usize).map_or(0, |total| total.places);
        let within = places.of(&self.totals);
        (places.start + within.partition_point(|total| total.places < all) as u32).saturating_sub(1)
    }
}

/// Options that make sense: zooms in order, a radius that is a positive number.
fn sound(options: ClusterOptions) -> ClusterOptions {
    let max_zoom = options.max_zoom.min(24);
    ClusterOptions {
        radius_px: if options.radius_px.is_nan() {
            f64::EPSILON
        } else {
            options.radius_px.clamp(f64::EPSILON, 1e6)
        },
        min_zoom: options.min_zoom.min(max_zoom),
        max_zoom,
    }
}
