//! Where the name of a unit stands: a point within, as far from the edges as a few rounds of looking find it.

use super::GridPoint;
use crate::geocode::outline::distance_to_segment;

/// Lines across each ring on which a first point is looked for.
const LINES: i32 = 16;

/// Candidates along each side of the box around the best point.
const CELLS: i32 = 8;

/// Rounds of looking around the best point, each in a smaller box.
const ROUNDS: usize = 3;

/// The best point so far: how deep within it lies, and the box in which a deeper one may be.
#[derive(Clone, Copy)]
struct Best {
    depth: f64,
    point: (f64, f64),
    size: (f64, f64),
}

/// A point within closed rings, by the even-odd rule; `None` where they enclose none.
pub(super) fn inside(rings: &[Vec<GridPoint>]) -> Option<GridPoint> {
    let mut best = None;
    for ring in rings {
        let Some((west, south, size)) = bounds(ring) else {
            continue;
        };
        let lines = (0..LINES).map(|line| south + (f64::from(line) + 0.5) / f64::from(LINES) * size.1);
        let candidates = lines.flat_map(|y| middles(rings, y).into_iter().map(move |x| (x, y)));
        let near = candidates.filter(|(x, _)| *x > west && *x < west + size.0);
        best = better(rings, best, near, (size.0 / 4.0, size.1 / 4.0));
    }
    for _ in 0..ROUNDS {
        let Some(Best { point, size, .. }) = best else { break };
        best = better(rings, best, around(point, size), (size.0 / 4.0, size.1 / 4.0));
        best = best.map(|best| Best {
            size: (size.0 / 4.0, size.1 / 4.0),
            ..best
        });
    }
    best.map(|best| (best.point.0.round() as i32, best.point.1.round() as i32))
}

/// The south-western corner of a ring's box, and its width and height.
fn bounds(ring: &[GridPoint]) -> Option<(f64, f64, (f64, f64))> {
    let (lon, lat) = (|point: &GridPoint| point.0, |point: &GridPoint| point.1);
    let (west, east) = (ring.iter().map(lon).min()?, ring.iter().map(lon).max()?);
    let (south, north) = (ring.iter().map(lat).min()?, ring.iter().map(lat).max()?);
    let size = (f64::from(east - west), f64::from(north - south));
    Some((f64::from(west), f64::from(south), size))
}

/// The middles of what a line along a parallel has within.
fn middles(rings: &[Vec<GridPoint>], y: f64) -> Vec<f64> {
    let edges = rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().skip(1)));
    let crossing = |(a, b): (&GridPoint, &GridPoint)| {
        let [(ax, ay), (bx, by)] = [a, b].map(|point| (f64::from(point.0), f64::from(point.1)));
        ((ay > y) != (by > y)).then(|| ax + (bx - ax) * (y - ay) / (by - ay))
    };
    let mut crossings: Vec<f64> = edges.filter_map(crossing).collect();
    crossings.sort_by(f64::total_cmp);
    let pairs = crossings.chunks_exact(2);
    pairs.map(|pair| pair.iter().sum::<f64>() / 2.0).collect()
}

fn around(middle: (f64, f64), size: (f64, f64)) -> impl Iterator<Item = (f64, f64)> {
    let share = |cell: i32| (f64::from(cell) + 0.5) / f64::from(CELLS) - 0.5;
    let cells = (0..CELLS).flat_map(move |x| (0..CELLS).map(move |y| (x, y)));
    cells.map(move |(x, y)| (middle.0 + share(x) * size.0, middle.1 + share(y) * size.1))
}

fn better(
    rings: &[Vec<GridPoint>],
    best: Option<Best>,
    candidates: impl Iterator<Item = (f64, f64)>,
    size: (f64, f64),
) -> Option<Best> {
    candidates.fold(best, |best, point| {
        let depth = depth(rings, point);
        if depth > best.map_or(0.0, |best| best.depth) {
            Some(Best { depth, point, size })
        } else {
            best
        }
    })
}

/// How far from the nearest edge a point lies, in steps of longitude; 0 for one that is not within.
fn depth(rings: &[Vec<GridPoint>], point: (f64, f64)) -> f64 {
    let mut is_within = false;
    let mut nearest = f64::INFINITY;
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
            let at = |corner: &GridPoint| (f64::from(corner.0) - point.0, f64::from(corner.1) - point.1);
            let ((ax, ay), (bx, by)) = (at(a), at(b));
            is_within ^= (ay > 0.0) != (by > 0.0) && (bx - ax) * -ay / (by - ay) + ax > 0.0;
            nearest = nearest.min(distance_to_segment((ax, ay * WIDER), (bx, by * WIDER)));
        }
    }
    if is_within { nearest } else { 0.0 }
}

/// How many steps of longitude are as long as one of latitude in the middle of Poland: 1 / cos 52°.
const WIDER: f64 = 1.624;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_within_whatever_the_shape() {
        let square = |west: i32, south: i32, side: i32| {
            let (east, north) = (west + side, south + side);
            vec![
                (west, south),
                (east, south),
                (east, north),
                (west, north),
                (west, south),
            ]
        };
        let shapes = [
            vec![square(0, 0, 1000)],
            vec![square(0, 0, 1000), square(300, 300, 400)],
            vec![square(0, 0, 30), square(9000, 9000, 400)],
            vec![vec![
                (0, 0),
                (1000, 0),
                (1000, 20),
                (20, 20),
                (20, 1000),
                (0, 1000),
                (0, 0),
            ]],
        ];
        for rings in shapes {
            let (x, y) = inside(&rings).unwrap();
            assert!(depth(&rings, (f64::from(x), f64::from(y))) > 0.0, "{rings:?}: {x} {y}");
        }
        assert_eq!(inside(&[]), None);
        assert_eq!(inside(&[vec![(0, 0), (10, 0), (0, 0)]]), None);
    }
}
