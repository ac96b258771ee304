//! Areas and lines to be drawn: projected, thinned out and clipped to the screen.

mod clip;
mod pen;

use clip::{clip_line, clip_ring};
pub use pen::Pen;
use pen::{Svg, polyline};

use crate::camera::Camera;
use crate::mercator::{project, world_size};
use crate::units::{LonLat, Px, Rect, Size, World, WorldBox};

/// Vertices closer than this to the last one are left out, in pixels.
const DETAIL_PX: f64 = 0.7;

/// What is to be drawn: the screen at a camera, and some more around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// What the screen shows.
    pub camera: Camera,
    /// The screen's size.
    pub size: Size,
    /// How far around the screen is drawn too, in pixels; at least so much that a stroke along the cut isn't seen.
    pub pad: f64,
}

impl Frame {
    fn rect(&self) -> Rect {
        Rect {
            left: -self.pad,
            top: -self.pad,
            right: self.size.width + self.pad,
            bottom: self.size.height + self.pad,
        }
    }

    /// Whether a place of the screen, in pixels, is drawn.
    pub fn holds(&self, at: Px) -> bool {
        let rect = self.rect();
        (rect.left..=rect.right).contains(&at.x) && (rect.top..=rect.bottom).contains(&at.y)
    }

    /// The part of the world that is drawn.
    pub fn world_box(&self) -> WorldBox {
        let Rect {
            left,
            top,
            right,
            bottom,
        } = self.rect();
        WorldBox {
            min: self.camera.to_world(Px { x: left, y: top }, self.size),
            max: self.camera.to_world(Px { x: right, y: bottom }, self.size),
        }
    }

    /// A run of points on the screen, without those too close to the one before to be told apart; both ends stay.
    fn thinned(&self, points: &[World], to: &mut Vec<Px>) {
        to.clear();
        let scale = world_size(self.camera.zoom);
        let middle = self.size.middle();
        let center = self.camera.center;
        let mut last = None;
        for at in points {
            let px = Px {
                x: (at.x - center.x) * scale + middle.x,
                y: (at.y - center.y) * scale + middle.y,
            };
            let is_close = |kept: &Px| (px.x - kept.x).abs() < DETAIL_PX && (px.y - kept.y).abs() < DETAIL_PX;
            if !to.last().is_some_and(is_close) {
                to.push(px);
            }
            last = Some(px);
        }
        if let Some(end) = last.filter(|end| to.last() != Some(end)) {
            to.push(end);
        }
    }
}

/// Points in a row, and the box around them.
#[derive(Debug, Clone, PartialEq)]
struct Run {
    points: Vec<World>,
    bounds: WorldBox,
}

impl Run {
    /// None where there are fewer points than `least`, which can't be drawn.
    fn project(points: impl IntoIterator<Item = LonLat>, least: usize) -> Option<Self> {
        let points: Vec<World> = points.into_iter().map(project).filter(|at| at.is_finite()).collect();
        let bounds = WorldBox::of(points.iter().copied())?;
        (points.len() >= least).then_some(Run { points, bounds })
    }
}

/// An area: the rings of its polygons, holes and islands alike (even–odd).
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    rings: Vec<Run>,
    bbox: Option<WorldBox>,
}

impl Outline {
    /// From the rings of all polygons of the area. Whether a ring repeats its first point at the end doesn't matter.
    pub fn new<R>(rings: impl IntoIterator<Item = R>) -> Self
    where
        R: IntoIterator<Item = LonLat>,
    {
        let rings: Vec<Run> = rings.into_iter().filter_map(|ring| Run::project(ring, 3)).collect();
        Self {
            bbox: rings.iter().map(|ring| ring.bounds).reduce(WorldBox::union),
            rings,
        }
    }

    /// The box around the area; none where it has no ring.
    pub fn bbox(&self) -> Option<WorldBox> {
        self.bbox
    }

    /// Draws the area's rings, to be filled by the even–odd rule. Says whether there was anything to draw.
    pub fn draw(&self, frame: &Frame, pen: &mut dyn Pen) -> bool {
        let (view, rect) = (frame.world_box(), frame.rect());
        let mut has_drawn = false;
        let mut points = Vec::new();
        for ring in self.rings.iter().filter(|ring| ring.bounds.meets(&view)) {
            frame.thinned(&ring.points, &mut points);
            if !(view.contains(ring.bounds.min) && view.contains(ring.bounds.max)) {
                clip_ring(&mut points, rect);
            }
            if points.len() >= 3 {
                polyline(pen, &points);
                pen.close();
                has_drawn = true;
            }
        }
        has_drawn
    }

    /// Appends the area as the `d` of an SVG path with `fill-rule: evenodd`, in pixels from the screen's top left corner.
    /// Says whether there was anything to draw.
    pub fn path(&self, frame: &Frame, out: &mut String) -> bool {
        self.draw(frame, &mut Svg::new(out))
    }

    /// Whether the point lies in the area, by the even–odd rule.
    pub fn contains(&self, at: World) -> bool {
        let crossings = |ring: &Run| {
            let nexts = ring.points.iter().cycle().skip(1);
            ring.points
                .iter()
                .zip(nexts)
                .filter(|(a, b)| crosses(at, **a, **b))
                .count()
        };
        let around = self.rings.iter().filter(|ring| ring.bounds.contains(at));
        around.map(crossings).sum::<usize>() % 2 == 1
    }
}

/// Whether the ray from a point to the right crosses an edge. An end of the edge belongs to it only from above, or else
/// a ray through a vertex would count twice.
fn crosses(at: World, a: World, b: World) -> bool {
    (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
}

/// An open line: a river, a border.
#[derive(Debug, Clone, PartialEq)]
pub struct LinePath {
    line: Option<Run>,
}

impl LinePath {
    /// From its points; fewer than two make a line that draws nothing.
    pub fn new(points: impl IntoIterator<Item = LonLat>) -> Self {
        Self {
            line: Run::project(points, 2),
        }
    }

    /// The box around the line; none where it draws nothing.
    pub fn bbox(&self) -> Option<WorldBox> {
        self.line.as_ref().map(|line| line.bounds)
    }

    /// Draws the line, in several pieces where it leaves the frame. Says whether there was anything to draw.
    pub fn draw(&self, frame: &Frame, pen: &mut dyn Pen) -> bool {
        let mut has_drawn = false;
        if let Some(line) = self.line.as_ref().filter(|line| line.bounds.meets(&frame.world_box())) {
            let mut points = Vec::new();
            frame.thinned(&line.points, &mut points);
            for piece in clip_line(&points, frame.rect()) {
                polyline(pen, &piece);
                has_drawn = true;
            }
        }
        has_drawn
    }

    /// Appends the line as [`Outline::path`] does, without closing it.
    pub fn path(&self, frame: &Frame, out: &mut String) -> bool {
        self.draw(frame, &mut Svg::new(out))
    }
}
