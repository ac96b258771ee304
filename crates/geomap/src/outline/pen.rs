//! Writing SVG path data, short: absolute coordinates to a tenth of a pixel.

use std::fmt::Write as _;

use crate::units::Px;

/// Appends to the `d` of a path.
pub(super) struct Pen<'a> {
    out: &'a mut String,
    /// How long the text was.
    before: usize,
}

impl<'a> Pen<'a> {
    pub fn new(out: &'a mut String) -> Self {
        let before = out.len();
        Self { out, before }
    }

    /// Whether anything has been appended.
    pub fn has_drawn(&self) -> bool {
        self.out.len() > self.before
    }

    /// Moves to the first point and draws to the others.
    pub fn polyline(&mut self, points: &[Px]) {
        for (number, point) in points.iter().enumerate() {
            self.out.push(match number {
                0 => 'M',
                1 => 'L',
                _ => ' ',
            });
            self.tenths(point.x);
            self.out.push(' ');
            self.tenths(point.y);
        }
    }

    /// Back to the first point.
    pub fn close(&mut self) {
        self.out.push('Z');
    }

    /// Writes a number to one decimal, or to none where that is 0.
    fn tenths(&mut self, value: f64) {
        let tenths = (value * 10.0).round() as i64;
        let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        let sign = if tenths < 0 { "-" } else { "" };
        // Writing to a String can't fail.
        let _ = if rest == 0 {
            write!(self.out, "{sign}{whole}")
        } else {
            write!(self.out, "{sign}{whole}.{rest}")
        };
    }
}
