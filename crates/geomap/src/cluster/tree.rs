//! The clusters of all zooms in one list: each is a range of the leaves, and stands before all clusters within it.

use std::ops::Range;

use super::points::{Fixed, STEPS};
use crate::units::{World, WorldBox};

/// Instead of a zoom: what never splits, because it is one place.
pub(super) const NEVER: u8 = u8::MAX;

/// Instead of a node's number.
const NONE: u32 = u32::MAX;

/// Two or more points that are one mark at some zoom. A single point has no node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub start: u32,
    /// One past the last leaf.
    pub end: u32,
    /// The first node that isn't within this one.
    pub skip: u32,
    bounds: Bounds,
    /// The closest zoom at which it is one mark.
    pub zoom: u8,
}

impl Node {
    pub fn leaves(&self) -> Range<u32> {
        self.start..self.end
    }
}

/// A node in the making, before the leaves have their order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merged {
    /// The position of its first point, whatever positions are.
    pub first: u32,
    /// How many points it has.
    pub points: u32,
    pub zoom: u8,
}

/// A box in coarse units, which is good enough to pass over what is out of view.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    min: [u16; 2],
    max: [u16; 2],
}

impl Bounds {
    const EMPTY: Self = Self {
        min: [u16::MAX; 2],
        max: [0; 2],
    };

    fn add(&mut self, other: Self) {
        let ([left, top], [right, bottom]) = (other.min, other.max);
        self.min = [self.min[0].min(left), self.min[1].min(top)];
        self.max = [self.max[0].max(right), self.max[1].max(bottom)];
    }

    fn meets(&self, other: &Self) -> bool {
        let overlap =
            |axis: fn(&[u16; 2]) -> u16| axis(&self.min) <= axis(&other.max) && axis(&other.min) <= axis(&self.max);
        overlap(|[x, _]| *x) && overlap(|[_, y]| *y)
    }
}

/// The coarse units: the box of all points is less than 2^16 of them wide and high.
#[derive(Debug, Clone, Copy, Default)]
struct Coarse {
    x: u32,
    y: u32,
    shift: u32,
}

impl Coarse {
    fn around(at: &[Fixed]) -> Self {
        let least = |part: fn(&Fixed) -> u32| at.iter().map(part).min().unwrap_or_default();
        let most = |part: fn(&Fixed) -> u32| at.iter().map(part).max().unwrap_or_default();
        let (x, y) = (least(|at| at.x), least(|at| at.y));
        let side = (most(|at| at.x) - x).max(most(|at| at.y) - y);
        Self {
            x,
            y,
            shift: (u32::BITS - side.leading_zeros()).saturating_sub(u16::BITS),
        }
    }

    /// Neither part ever falls as the coordinate rises, so boxes that meet still meet in coarse units.
    fn of(&self, at: Fixed) -> [u16; 2] {
        let part = |part: u32, least: u32| (part.saturating_sub(least) >> self.shift).min(u32::from(u16::MAX)) as u16;
        [part(at.x, self.x), part(at.y, self.y)]
    }

    fn view(&self, view: &WorldBox) -> Bounds {
        // The conversion saturates, as does the one above.
        let fixed = |at: World| Fixed {
            x: (at.x * STEPS) as u32,
            y: (at.y * STEPS) as u32,
        };
        Bounds {
            min: self.of(fixed(view.min)),
            max: self.of(fixed(view.max)),
        }
    }
}

/// What stands on its own at a zoom.
pub(super) enum Part<'a> {
    Node(&'a Node),
    /// Leaves each of which is by itself.
    Singles(Range<u32>),
}

#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    leaves: u32,
    coarse: Coarse,
}

/// A tree in the making, in slices.
#[derive(Debug, Default)]
pub(super) struct Growth {
    merged: Vec<Merged>,
    /// For each leaf the last merged of those of which it is the first, by its place in `merged`.
    newest: Vec<u32>,
    /// For each merged one the one before with the same first leaf.
    older: Vec<u32>,
    /// The nodes around the next leaf, by their numbers, the largest first.
    open: Vec<u32>,
    tree: Tree,
}

impl Growth {
    /// Finds out which nodes begin at which leaf.
    pub fn new(merged: Vec<Merged>, at: &[Fixed], leaf_at: impl Fn(u32) -> Option<u32>) -> Self {
        let mut newest = vec![NONE; at.len()];
        let replace = |(number, node): (u32, &Merged)| {
            let newest = leaf_at(node.first).and_then(|leaf| newest.get_mut(leaf as usize));
            newest.map_or(NONE, |newest| std::mem::replace(newest, number))
        };
        let older = (0..).zip(&merged).map(replace).collect();
        let tree = Tree {
            nodes: Vec::with_capacity(merged.len()),
            leaves: 0,
            coarse: Coarse::around(at),
        };
        Self {
            merged,
            newest,
            older,
            open: Vec::new(),
            tree,
        }
    }

    /// Goes on for so many leaves, of which it tells how many there were.
    pub fn grow(&mut self, at: &[Fixed], limit: usize) -> usize {
        let rest = at.get(self.tree.leaves as usize..).unwrap_or_default();
        for at in rest.iter().take(limit) {
            self.close(self.tree.leaves);
            self.open_at(self.tree.leaves);
            let place = self.tree.coarse.of(*at);
            self.extend(Bounds { min: place, max: place });
            self.tree.leaves += 1;
        }
        rest.len().min(limit)
    }

    pub fn finish(mut self) -> Tree {
        self.close(u32::MAX);
        self.tree
    }

    /// Ends the open nodes that end before or at this leaf, and tells those around them how far they reach.
    fn close(&mut self, leaf: u32) {
        let skip = self.tree.nodes.len() as u32;
        while let Some(node) = self.innermost().filter(|node| node.end <= leaf) {
            node.skip = skip;
            let bounds = node.bounds;
            self.open.pop();
            self.extend(bounds);
        }
    }

    /// Begins the nodes that begin here. The later merged ones are the larger, and come first.
    fn open_at(&mut self, leaf: u32) {
        let mut number = self.newest.get(leaf as usize).copied().unwrap_or(NONE);
        while let Some(merged) = self.merged.get(number as usize) {
            self.open.push(self.tree.nodes.len() as u32);
            self.tree.nodes.push(Node {
                start: leaf,
                end: leaf + merged.points,
                skip: 0,
                bounds: Bounds::EMPTY,
                zoom: merged.zoom,
            });
            number = self.older.get(number as usize).copied().unwrap_or(NONE);
        }
    }

    fn innermost(&mut self) -> Option<&mut Node> {
        let number = self.open.last()?;
        self.tree.nodes.get_mut(*number as usize)
    }

    fn extend(&mut self, bounds: Bounds) {
        if let Some(node) = self.innermost() {
            node.bounds.add(bounds);
        }
    }

    pub fn memory_bytes(&self) -> usize {
        self.merged.capacity() * size_of::<Merged>()
            + (self.newest.capacity() + self.older.capacity()) * size_of::<u32>()
            + self.tree.memory_bytes()
    }
}

impl Tree {
    /// Calls back with all that stands on its own at a zoom, in the order of leaves; what is out of view, or of which
    /// `is_empty`, may be left out.
    pub fn visit(
        &self,
        zoom: u8,
        view: &WorldBox,
        is_empty: impl Fn(Range<u32>) -> bool,
        mut found: impl FnMut(Part<'_>),
    ) {
        let view = self.coarse.view(view);
        let (mut number, mut leaf) = (0, 0);
        while let Some(node) = self.nodes.get(number as usize) {
            if leaf < node.start {
                found(Part::Singles(leaf..node.start));
            }
            if !node.bounds.meets(&view) || is_empty(node.leaves()) {
                (number, leaf) = (node.skip, node.end);
            } else if node.zoom >= zoom {
                found(Part::Node(node));
                (number, leaf) = (node.skip, node.end);
            } else {
                (number, leaf) = (number + 1, node.start);
            }
        }
        if leaf < self.leaves {
            found(Part::Singles(leaf..self.leaves));
        }
    }

    /// What is one mark at this zoom and holds the leaf.
    pub fn holding(&self, leaf: u32, zoom: u8) -> Range<u32> {
        let mut around = self.around(leaf);
        around
            .find(|node| node.zoom >= zoom)
            .map_or(leaf..leaf + 1, Node::leaves)
    }

    /// The closest zoom at which these leaves are in one mark; none where they never are.
    pub fn last_zoom_of(&self, leaves: &Range<u32>) -> Option<u8> {
        let holds = |node: &&Node| leaves.end <= node.end;
        self.around(leaves.start).take_while(holds).last().map(|node| node.zoom)
    }

    /// The nodes that hold a leaf, the largest first.
    fn around(&self, leaf: u32) -> impl Iterator<Item = &Node> {
        let mut number = 0;
        std::iter::from_fn(move || {
            let mut node = self.nodes.get(number as usize)?;
            while node.end <= leaf {
                number = node.skip;
                node = self.nodes.get(number as usize)?;
            }
            number += 1;
            (node.start <= leaf).then_some(node)
        })
    }

    pub fn memory_bytes(&self) -> usize {
        self.nodes.capacity() * size_of::<Node>()
    }
}
