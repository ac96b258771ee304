//! What outlines are drawn with: any pen that moves and draws, as a canvas has one, or the text of an SVG path.

use crate::units::Px;

/// Draws the lines of an outline, in pixels from the screen's top left corner.
pub trait Pen {
    /// Begins a new line here.
    fn move_to(&mut self, at: Px);
    /// Draws from where the pen is.
    fn line_to(&mut self, at: Px);
    /// Draws back to where the line began.
    fn close(&mut self);
}

/// Moves to the first point and draws to the others.
pub(super) fn polyline(pen: &mut dyn Pen, points: &[Px]) {
    let mut points = points.iter();
    if let Some(first) = points.next() {
        pen.move_to(*first);
    }
    for point in points {
        pen.line_to(*point);
    }
}

/// Appends to the `d` of an SVG path, short: absolute coordinates to a tenth of a pixel.
pub(super) struct Svg<'a> {
    out: &'a mut String,
    /// Whether the line has got beyond its first two points: then its letter needn't be said again.
    goes_on: bool,
}

impl<'a> Svg<'a> {
    pub fn new(out: &'a mut String) -> Self {
        Self { out, goes_on: false }
    }

    fn point(&mut self, at: Px) {
        self.tenths(at.x);
        self.out.push(' ');
        self.tenths(at.y);
    }

    /// Writes a number to one decimal, or to none where that is 0.
    fn tenths(&mut self, value: f64) {
        let tenths = (value * 10.0).round() as i64;
        let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        if tenths < 0 {
            self.out.push('-');
        }
        self.out.push_str(&whole.to_string());
        if rest != 0 {
            self.out.push('.');
            self.out.push_str(&rest.to_string());
        }
    }
}

impl Pen for Svg<'_> {
    fn move_to(&mut self, at: Px) {
        self.out.push('M');
        self.goes_on = false;
        self.point(at);
    }

    fn line_to(&mut self, at: Px) {
        self.out.push(if self.goes_on { ' ' } else { 'L' });
        self.goes_on = true;
        self.point(at);
    }

    fn close(&mut self) {
        self.out.push('Z');
    }
}
