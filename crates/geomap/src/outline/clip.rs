//! Cutting rings and lines off at the edges of a rectangle.

use crate::units::{Px, Rect};

/// A side of the rectangle: how far a point lies inside of it, in pixels.
type Depth = fn(Px, &Rect) -> f64;

const SIDES: [Depth; 4] = [
    |at, rect| at.x - rect.left,
    |at, rect| rect.right - at.x,
    |at, rect| at.y - rect.top,
    |at, rect| rect.bottom - at.y,
];

/// Cuts a closed ring in place, side by side: I. E. Sutherland, G. W. Hodgman, "Reentrant polygon clipping", 1974.
/// Where the ring leaves the rectangle and returns, it runs along the edge.
pub(super) fn clip_ring(ring: &mut Vec<Px>, rect: Rect) {
    let mut cut = Vec::with_capacity(ring.len());
    for depth in SIDES {
        cut.clear();
        let Some(mut from) = ring.last().copied() else {
            return;
        };
        for to in ring.iter().copied() {
            let (before, after) = (depth(from, &rect), depth(to, &rect));
            if (before < 0.0) != (after < 0.0) {
                cut.push(between(from, to, before / (before - after)));
            }
            if after >= 0.0 {
                cut.push(to);
            }
            from = to;
        }
        std::mem::swap(ring, &mut cut);
    }
}

/// The pieces of an open line that lie in the rectangle.
pub(super) fn clip_line(line: &[Px], rect: Rect) -> Vec<Vec<Px>> {
    let mut pieces: Vec<Vec<Px>> = Vec::new();
    for (from, to) in line.iter().zip(line.iter().skip(1)) {
        let Some((enter, leave)) = clip_segment(*from, *to, &rect) else {
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&enter) => piece.push(leave),
            _ => pieces.push(vec![enter, leave]),
        }
    }
    pieces
}

/// The part of a segment in the rectangle: Y.-D. Liang, B. A. Barsky, "A new concept and method for line clipping", 1984.
fn clip_segment(from: Px, to: Px, rect: &Rect) -> Option<(Px, Px)> {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for depth in SIDES {
        let (before, after) = (depth(from, rect), depth(to, rect));
        match (before < 0.0, after < 0.0) {
            (true, true) => return None,
            (true, false) => enter = enter.max(before / (before - after)),
            (false, true) => leave = leave.min(before / (before - after)),
            (false, false) => {}
        }
    }
    (enter < leave).then(|| (between(from, to, enter), between(from, to, leave)))
}

/// The point at a part of the way; the ends are exact.
fn between(from: Px, to: Px, part: f64) -> Px {
    if part == 1.0 {
        return to;
    }
    Px {
        x: from.x + (to.x - from.x) * part,
        y: from.y + (to.y - from.y) * part,
    }
}
