//! Lighter borders: Douglas and Peucker's way, arc by arc, so that both sides of a border stay one line.
//!
//! The ends of arcs stay, so units meet where they met. A ring that would lose its shape, such as a small island, keeps
//! more of its points than the tolerance asks for.

use practices::units::arc_number;

use super::topology::Topology;
use super::{GridPoint, SCALE};

/// Metres of a degree of latitude.
const DEGREE_METRES: f64 = 111_200.0;

/// How much of its area a ring may gain or lose, as a share.
const AREA_CHANGE: f64 = 0.005;

/// Each time that a ring loses its shape, the tolerance of its arcs is divided by this.
const FINER: f64 = 4.0;

/// After so many divisions all points stay.
const FINEST: u8 = 6;

/// The topology with lighter arcs; no point of a border was farther from the new one than the tolerance, in metres.
pub(super) fn simplified(whole: &Topology, tolerance: f64) -> Topology {
    let mut divisions = vec![0_u8; whole.arcs.len()];
    let arcs = whole.arcs.iter().map(|arc| light(arc, tolerance)).collect();
    let mut made = Topology {
        arcs,
        units: whole.units.clone(),
    };
    loop {
        let finer = arcs_of_bad_rings(whole, &made, &divisions);
        if finer.is_empty() {
            return made;
        }
        for number in finer {
            let entry = (
                divisions.get_mut(number),
                made.arcs.get_mut(number),
                whole.arcs.get(number),
            );
            if let (Some(divided), Some(arc), Some(original)) = entry {
                *divided += 1;
                *arc = light(original, finer_tolerance(tolerance, *divided));
            }
        }
    }
}

fn finer_tolerance(tolerance: f64, divided: u8) -> f64 {
    if divided < FINEST {
        tolerance / FINER.powi(i32::from(divided))
    } else {
        0.0
    }
}

/// The arcs of rings that have lost their shape, as far as they can still be finer.
fn arcs_of_bad_rings(whole: &Topology, made: &Topology, divisions: &[u8]) -> Vec<usize> {
    let rings = whole.units.iter().flatten();
    let bad = rings.filter(|ring| !keeps_shape(&whole.ring(ring), &made.ring(ring)));
    let mut numbers: Vec<usize> = bad.flatten().map(|reference| arc_number(*reference)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.retain(|number| divisions.get(*number).is_some_and(|divided| *divided < FINEST));
    numbers
}

fn keeps_shape(before: &[GridPoint], after: &[GridPoint]) -> bool {
    let (before, area) = (doubled_area(before), doubled_area(after));
    after.len() > 3 && (area - before).abs() <= AREA_CHANGE * before.abs()
}

/// Twice the area of a closed ring in steps squared, below zero where it runs clockwise (the shoelace formula).
pub(super) fn doubled_area(ring: &[GridPoint]) -> f64 {
    let cross = |(a, b): (&GridPoint, &GridPoint)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1);
    ring.iter().zip(ring.iter().skip(1)).map(cross).sum::<i64>() as f64
}

/// An arc without the points that lie within the tolerance of the line that is left.
fn light(arc: &[GridPoint], tolerance: f64) -> Vec<GridPoint> {
    let mut kept = vec![false; arc.len()];
    let last = arc.len().saturating_sub(1);
    let mut spans = vec![(0, last)];
    // A closed arc has no line between its ends: it is two, to the point that is farthest from them and back.
    if arc.len() > 3 && arc.first() == arc.last() {
        let (middle, _) = farthest(arc, 0, last);
        spans = vec![(0, middle), (middle, last)];
    }
    while let Some((from, to)) = spans.pop() {
        for end in [from, to] {
            kept.get_mut(end).into_iter().for_each(|kept| *kept = true);
        }
        let (place, distance) = farthest(arc, from, to);
        if distance > tolerance && place > from && place < to {
            spans.extend([(from, place), (place, to)]);
        }
    }
    let points = arc.iter().zip(kept);
    points.filter_map(|(point, kept)| kept.then_some(*point)).collect()
}

/// The point between two others of an arc that is farthest from the line between them, and how many metres.
fn farthest(arc: &[GridPoint], from: usize, to: usize) -> (usize, f64) {
    let (Some(a), Some(b)) = (arc.get(from), arc.get(to)) else {
        return (from, 0.0);
    };
    let between = arc.iter().enumerate().take(to).skip(from + 1);
    let distances = between.map(|(place, point)| (place, metres_to_line(*point, *a, *b)));
    distances.fold((from, 0.0), |best, other| if other.1 > best.1 { other } else { best })
}

/// The distance of a point from a segment, on a plane that is good to a thousandth within a województwo.
fn metres_to_line(point: GridPoint, a: GridPoint, b: GridPoint) -> f64 {
    let metres = DEGREE_METRES / f64::from(SCALE);
    let across = metres * (f64::from(a.1) / f64::from(SCALE)).to_radians().cos();
    let from_a = |to: GridPoint| (f64::from(to.0 - a.0) * across, f64::from(to.1 - a.1) * metres);
    let ((px, py), (bx, by)) = (from_a(point), from_a(b));
    let length = bx * bx + by * by;
    let along = if length > 0.0 {
        ((px * bx + py * by) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (px - along * bx).hypot(py - along * by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_near_the_line_go_and_corners_stay() {
        // A step is 0.7 m along the parallel and 1.1 m along the meridian.
        let arc = [(0, 5_000_000), (500, 5_000_010), (1000, 5_000_000), (1000, 5_001_000)];
        assert_eq!(light(&arc, 20.0), [arc[0], arc[2], arc[3]]);
        assert_eq!(light(&arc, 5.0), arc);
        assert_eq!(light(&arc[..2], 5000.0), arc[..2]);
        assert_eq!(light(&[], 5.0), []);
    }

    #[test]
    fn an_island_keeps_its_shape_however_small() {
        let island = vec![
            (1_900_000, 5_400_000),
            (1_900_020, 5_400_000),
            (1_900_020, 5_400_020),
            (1_900_010, 5_400_030),
            (1_900_000, 5_400_020),
        ];
        let whole = Topology::of(vec![vec![island]]);
        let made = simplified(&whole, 1000.0);
        let (before, after) = (whole.ring(&[0]), made.ring(&[0]));
        assert!(after.len() > 3 && after.first() == after.last(), "{after:?}");
        assert!((doubled_area(&after) / doubled_area(&before) - 1.0).abs() <= AREA_CHANGE);
    }

    #[test]
    fn units_between_the_same_two_junctions_do_not_vanish() {
        // The right unit is a sliver along the border of the left one: its two arcs would be one straight line.
        let left = vec![(0, 5_000_000), (10_000, 5_000_000), (10_000, 5_010_000), (0, 5_010_000)];
        let right = vec![(10_000, 5_000_000), (10_030, 5_005_000), (10_000, 5_010_000)];
        let made = simplified(&Topology::of(vec![vec![left], vec![right]]), 500.0);
        assert_eq!(made.ring(&made.units[1][0]).len(), 4);
    }
}
