//! Which borders units share: rings of points become rings of arcs, and each arc stands once.
//!
//! After TopoJSON (Mike Bostock): a point where rings part or meet is a *junction*; between junctions two rings that
//! have a point in common run along each other.

use std::collections::HashMap;

use super::GridPoint;

/// Arcs, and units as rings of references to them: `n` forwards, `!n` backwards.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Topology {
    /// Every border once.
    pub(super) arcs: Vec<Vec<GridPoint>>,
    /// The rings of each unit.
    pub(super) units: Vec<Vec<Vec<i32>>>,
}

/// The neighbours of a point on the first ring through it, and whether another ring has others.
struct Passing {
    neighbours: (GridPoint, GridPoint),
    is_junction: bool,
}

impl Topology {
    /// Finds the arcs of rings that do not repeat their first point.
    pub(super) fn of(units: Vec<Vec<Vec<GridPoint>>>) -> Self {
        let units = snapped(units);
        let passings = passings(units.iter().flatten());
        let is_junction = |point: &GridPoint| passings.get(point).is_some_and(|passing| passing.is_junction);
        let mut arcs = Arcs::default();
        let units = units.iter().map(|rings| {
            let rings = rings.iter().map(|ring| {
                let cut = cut(ring, is_junction);
                cut.into_iter().map(|arc| arcs.reference(arc)).collect()
            });
            rings.collect()
        });
        Self {
            units: units.collect(),
            arcs: arcs.arcs,
        }
    }

    /// The points of rings, each ending where it begins.
    pub(super) fn rings(&self, rings: &[Vec<i32>]) -> Vec<Vec<GridPoint>> {
        rings.iter().map(|references| self.ring(references)).collect()
    }

    /// The points of a ring.
    pub(super) fn ring(&self, references: &[i32]) -> Vec<GridPoint> {
        practices::units::ring(&self.arcs, references)
    }
}

/// Points a step of the grid apart are one: the same corner, rounded to either side. Rings that have no area left by it
/// are gone.
fn snapped(mut units: Vec<Vec<Vec<GridPoint>>>) -> Vec<Vec<Vec<GridPoint>>> {
    let mut known: HashMap<GridPoint, ()> = HashMap::new();
    for ring in units.iter_mut().flatten() {
        for point in ring.iter_mut() {
            let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy)));
            let near = around.map(|(dx, dy)| (point.0 + dx, point.1 + dy));
            match near.into_iter().find(|near| known.contains_key(near)) {
                Some(near) => *point = near,
                None => {
                    known.insert(*point, ());
                }
            }
        }
        ring.dedup();
        while ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
    }
    for rings in &mut units {
        rings.retain(|ring| ring.len() > 2);
    }
    units
}

fn passings<'a>(rings: impl Iterator<Item = &'a Vec<GridPoint>>) -> HashMap<GridPoint, Passing> {
    let mut passings: HashMap<GridPoint, Passing> = HashMap::new();
    for ring in rings {
        let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
        let after = ring.iter().cycle().skip(1);
        for ((point, before), after) in ring.iter().zip(before).zip(after) {
            let neighbours = (*before.min(after), *before.max(after));
            let passing = passings.entry(*point).or_insert(Passing {
                neighbours,
                is_junction: false,
            });
            passing.is_junction |= passing.neighbours != neighbours;
        }
    }
    passings
}

/// A ring as arcs from junction to junction; one closed arc where it has none, from its least point on.
fn cut(ring: &[GridPoint], is_junction: impl Fn(&GridPoint) -> bool) -> Vec<Vec<GridPoint>> {
    let least = ring.iter().enumerate().min_by_key(|(_, point)| **point);
    let start = ring.iter().position(&is_junction).or(least.map(|(place, _)| place));
    let (end, beginning) = ring.split_at(start.unwrap_or(0));
    let turned = beginning.iter().chain(end).chain(beginning.first());
    let mut arcs: Vec<Vec<GridPoint>> = Vec::new();
    let mut arc: Vec<GridPoint> = Vec::new();
    for point in turned {
        arc.push(*point);
        if arc.len() > 1 && is_junction(point) {
            arcs.push(std::mem::replace(&mut arc, vec![*point]));
        }
    }
    if arc.len() > 1 {
        arcs.push(arc);
    }
    arcs
}

/// The arcs found so far, by their points in the direction that compares as less.
#[derive(Default)]
struct Arcs {
    arcs: Vec<Vec<GridPoint>>,
    numbers: HashMap<Vec<GridPoint>, i32>,
}

impl Arcs {
    fn reference(&mut self, arc: Vec<GridPoint>) -> i32 {
        let backwards: Vec<GridPoint> = arc.iter().rev().copied().collect();
        let key = if backwards < arc { backwards } else { arc.clone() };
        // Two milliard arcs would not fit into memory.
        let next = i32::try_from(self.arcs.len()).unwrap_or(i32::MAX);
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.arcs.push(arc);
            return number;
        }
        let is_forwards = usize::try_from(number).ok().and_then(|number| self.arcs.get(number)) == Some(&arc);
        if is_forwards { number } else { !number }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square with its corners and no other points, counter-clockwise.
    fn square(x: i32, y: i32, side: i32) -> Vec<GridPoint> {
        vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    }

    fn turned(ring: &[GridPoint], by: usize) -> Vec<GridPoint> {
        let (end, beginning) = ring.split_at(by);
        [beginning, end].concat()
    }

    #[test]
    fn neighbours_share_an_arc() {
        let topology = Topology::of(vec![vec![square(0, 0, 10)], vec![turned(&square(10, 0, 10), 2)]]);
        assert_eq!(topology.arcs.len(), 3);
        let (left, right) = (&topology.units[0][0], &topology.units[1][0]);
        let shared: Vec<i32> = left.iter().filter(|arc| right.contains(&!**arc)).copied().collect();
        assert_eq!(shared.len(), 1);
        let arc = &topology.arcs[practices::units::arc_number(shared[0])];
        assert_eq!(arc.len(), 2);
        assert!(arc.contains(&(10, 0)) && arc.contains(&(10, 10)));
        let ring = topology.ring(right);
        assert_eq!((ring.len(), ring.first()), (5, ring.last()));
    }

    #[test]
    fn an_enclave_is_a_hole_of_the_unit_around_it() {
        let hole: Vec<GridPoint> = square(3, 3, 4).into_iter().rev().collect();
        let topology = Topology::of(vec![vec![square(0, 0, 10), hole], vec![turned(&square(3, 3, 4), 1)]]);
        assert_eq!(topology.arcs.len(), 2);
        assert_eq!(topology.units, [vec![vec![0], vec![1]], vec![vec![!1]]]);
    }

    #[test]
    fn corners_a_step_apart_are_one_and_a_speck_is_gone() {
        let mut right = square(10, 0, 10);
        right[0] = (11, 1);
        right[3] = (9, 10);
        let topology = Topology::of(vec![vec![square(0, 0, 10), square(50, 50, 1)], vec![right]]);
        assert_eq!(topology.arcs.len(), 3);
        assert_eq!(topology.units[0].len(), 1);
    }

    #[test]
    fn a_ring_may_touch_itself() {
        let eight = vec![(0, 0), (10, 10), (20, 0), (20, 20), (10, 10), (0, 20)];
        let topology = Topology::of(vec![vec![eight]]);
        assert_eq!(topology.arcs.len(), 2);
        assert_eq!(topology.ring(&topology.units[0][0]).len(), 7);
    }
}
