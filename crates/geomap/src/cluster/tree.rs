//! The clusters of all zooms, in an order in which each is a contiguous range of places, and of points.

use super::ClusterOptions;
use super::merge::{Groups, Spot, merge};
use crate::mercator::world_size;
use crate::units::{World, WorldBox};

/// Points this close are one place: 4 m at the equator, 7 px at zoom 18.
const SAME_PLACE: f64 = 1e-7;

/// A range of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl Span {
    pub fn one(number: u32) -> Self {
        Self {
            start: number,
            end: number.saturating_add(1),
        }
    }

    /// The part of a list; nothing where the list is too short.
    pub fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    pub fn key(self) -> u64 {
        u64::from(self.start) << 32 | u64::from(self.end)
    }
}

/// Points in one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub at: World,
    pub leaves: Span,
}

/// A cluster of one zoom, or a single place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub places: Span,
    /// In the next level; for the last level, in the leaves.
    pub children: Span,
    pub bounds: WorldBox,
}

#[derive(Debug, Clone)]
pub(super) struct Tree {
    /// The callers' numbers of the points.
    pub leaves: Vec<u32>,
    pub places: Vec<Place>,
    /// The farthest zoom first; the last level is the places, one by one.
    pub levels: Vec<Vec<Node>>,
}

impl Tree {
    pub fn build(points: &[(u32, World)], options: ClusterOptions) -> Tree {
        let points = in_spatial_order(points);
        let steps = merge_for_every_zoom(&points, options);
        let (leaf_order, mut child_spans) = order_from_the_top(&steps);
        let ordered: Vec<(u32, World)> = leaf_order
            .iter()
            .filter_map(|i| points.get(*i as usize).copied())
            .collect();
        let places = places(&ordered, child_spans.pop().unwrap_or_default());
        let levels = levels(&places, child_spans);
        Tree {
            leaves: ordered.iter().map(|(number, _)| *number).collect(),
            places,
            levels,
        }
    }
}

/// Sorts along a Z curve: neighbours in space are mostly neighbours in memory, whatever order the caller has.
fn in_spatial_order(points: &[(u32, World)]) -> Vec<(u32, World)> {
    let finite = points.iter().filter(|(_, at)| at.is_finite());
    let mut keyed: Vec<(u64, u32, World)> = finite.map(|(number, at)| (z_value(*at), *number, *at)).collect();
    keyed.sort_unstable_by_key(|(z, number, _)| (*z, *number));
    keyed.into_iter().map(|(_, number, at)| (number, at)).collect()
}

/// The bits of both coordinates in turns.
fn z_value(at: World) -> u64 {
    // The conversion saturates, so points beyond the world only lose their order.
    let bits = |part: f64| spread_bits((part * f64::from(u32::MAX)) as u32);
    bits(at.x) | bits(at.y) << 1
}

/// Puts a zero before every bit: the "binary magic numbers" of S. E. Anderson's "Bit Twiddling Hacks".
fn spread_bits(bits: u32) -> u64 {
    const STEPS: [(u32, u64); 5] = [
        (16, 0x0000_FFFF_0000_FFFF),
        (8, 0x00FF_00FF_00FF_00FF),
        (4, 0x0F0F_0F0F_0F0F_0F0F),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555),
    ];
    STEPS
        .iter()
        .fold(u64::from(bits), |bits, (shift, mask)| (bits | bits << shift) & mask)
}

/// The groupings from points into places, then zoom by zoom to the farthest.
fn merge_for_every_zoom(points: &[(u32, World)], options: ClusterOptions) -> Vec<Groups> {
    let mut spots: Vec<Spot> = points.iter().map(|(_, at)| Spot { at: *at, weight: 1.0 }).collect();
    let zooms = (options.min_zoom..=options.max_zoom).rev();
    let radii = zooms.map(|zoom| options.radius_px / world_size(f64::from(zoom)));
    std::iter::once(SAME_PLACE)
        .chain(radii)
        .map(|radius| {
            let groups = merge(&spots, radius);
            spots.clone_from(&groups.spots);
            groups
        })
        .collect()
}

/// Lists the points cluster by cluster, and for every level from the farthest, which range of the next level's order
/// each group is made of.
fn order_from_the_top(steps: &[Groups]) -> (Vec<u32>, Vec<Vec<Span>>) {
    let farthest = steps.last().map_or(0, |groups| groups.spots.len());
    let mut order: Vec<u32> = (0..farthest as u32).collect();
    let mut spans = Vec::with_capacity(steps.len());
    for groups in steps.iter().rev() {
        let mut next = Vec::new();
        let mut level = Vec::with_capacity(order.len());
        for group in &order {
            let start = next.len() as u32;
            next.extend_from_slice(groups.members(*group as usize));
            level.push(Span {
                start,
                end: next.len() as u32,
            });
        }
        spans.push(level);
        order = next;
    }
    (order, spans)
}

/// A place is where its first point is.
fn places(ordered: &[(u32, World)], leaf_spans: Vec<Span>) -> Vec<Place> {
    let place = |leaves: Span| {
        let (_, at) = leaves.of(ordered).first()?;
        Some(Place { at: *at, leaves })
    };
    leaf_spans.into_iter().filter_map(place).collect()
}

/// The nodes of every level, from the places up, the farthest zoom first.
fn levels(places: &[Place], child_spans: Vec<Vec<Span>>) -> Vec<Vec<Node>> {
    let single = |(number, place): (usize, &Place)| Node {
        places: Span::one(number as u32),
        children: place.leaves,
        bounds: WorldBox::point(place.at),
    };
    let mut levels: Vec<Vec<Node>> = vec![places.iter().enumerate().map(single).collect()];
    for spans in child_spans.into_iter().rev() {
        let below = levels.last().map_or(&[][..], Vec::as_slice);
        let level = spans
            .into_iter()
            .filter_map(|children| parent(below, children))
            .collect();
        levels.push(level);
    }
    levels.reverse();
    levels
}

fn parent(below: &[Node], children: Span) -> Option<Node> {
    let nodes = children.of(below);
    Some(Node {
        places: Span {
            start: nodes.first()?.places.start,
            end: nodes.last()?.places.end,
        },
        children,
        bounds: nodes.iter().map(|node| node.bounds).reduce(WorldBox::union)?,
    })
}
