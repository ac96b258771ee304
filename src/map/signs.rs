//! Markers and clusters as they are drawn on the canvas above the land: a pin with the sign of its category, a ring of
//! the categories' shares with the number within.

use std::f64::consts::{FRAC_PI_2, TAU};

use geomap::Px;
use geomap::decimal::short;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

use crate::components::sign::Kind;
use crate::map::canvas::{Sheet, device_sharpness};
use crate::map::palette::Palette;
use crate::map::spots::SpotKind;

/// How thick the ring of a cluster is, in pixels.
const RING: f64 = 5.0;
/// Half the width of the sign within a marker, in pixels.
const SIGN: f64 = 10.5;
/// Room around a sign for its rims, in pixels.
const RIM: f64 = 4.0;
/// Between a number and what it counts in, in pixels.
const GAP: f64 = 2.0;
/// What a white rim stands out from.
const SHADE: &str = "rgb(27 37 48 / 60%)";
/// Around markers and clusters, by day and by night.
const WHITE: &str = "#fff";

/// What one marker or cluster looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct Sign {
    /// What it is.
    pub kind: SpotKind,
    /// Half its width in pixels.
    pub radius: f64,
    /// How many practices it stands for.
    pub count: u32,
    /// The share of each kind, the largest first; together 1.
    pub shares: Vec<(Kind, f64)>,
}

/// Draws signs, with what is the same for many of them kept as pictures.
#[derive(Debug, Default)]
pub struct Stamps {
    pictures: Vec<(Picture, Sheet)>,
    /// The font that is set, by weight and height: to set one is dear, and most numbers share it.
    font: Option<(u32, f64)>,
}

/// What is drawn once for all signs that share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Picture {
    /// A cluster of this radius without ring and number.
    Disc(u32),
    /// A marker of this kind.
    Pin(Kind, bool),
}

impl Stamps {
    /// Before the first sign of a sheet.
    pub fn begin(&mut self) {
        self.font = None;
    }

    /// Draws a sign with its middle at a place; a dimmed one stands back.
    pub fn draw(
        &mut self,
        context: &CanvasRenderingContext2d,
        sign: &Sign,
        at: Px,
        is_dimmed: bool,
        palette: &Palette,
    ) {
        let main = sign.shares.first().map_or(Kind::Other, |(kind, _)| *kind);
        match sign.kind {
            SpotKind::Cluster => {
                self.stamp(context, Picture::Disc(sign.radius.round() as u32), at, palette);
                ring(context, sign, at, is_dimmed, palette);
                let ink = if is_dimmed { &palette.ink_quiet } else { &palette.ink };
                self.number(context, sign.count, at, 14.0, ink, palette);
            }
            SpotKind::Marker => self.stamp(context, Picture::Pin(main, is_dimmed), at, palette),
            SpotKind::Gathered => {
                // The rim of a second marker shows behind the first.
                let behind = Px {
                    x: at.x + 5.0,
                    y: at.y + 4.0,
                };
                self.stamp(context, Picture::Pin(main, is_dimmed), behind, palette);
                self.stamp(context, Picture::Pin(main, is_dimmed), at, palette);
            }
        }
        if sign.kind != SpotKind::Cluster && sign.count > 1 {
            self.badge(context, sign, at, palette);
        }
    }

    /// The number at the upper right of a marker that stands for several practices.
    fn badge(&mut self, context: &CanvasRenderingContext2d, sign: &Sign, at: Px, palette: &Palette) {
        let (digits, unit) = shortened(sign.count);
        let letters = digits.chars().count() + unit.chars().count();
        let width = (8.0 + 7.0 * letters as f64).max(20.0);
        let middle = Px {
            x: at.x + sign.radius - 1.0,
            y: at.y - sign.radius + 1.0,
        };
        context.begin_path();
        let _ = context.round_rect_with_f64(middle.x - width / 2.0, middle.y - 10.0, width, 20.0, 10.0);
        context.set_fill_style_str(&palette.ink);
        context.fill();
        self.number(context, sign.count, middle, 12.0, &palette.sheet, palette);
    }

    /// A number with its middle at a place; what it counts in stands smaller behind it.
    fn number(
        &mut self,
        context: &CanvasRenderingContext2d,
        count: u32,
        at: Px,
        height: f64,
        ink: &str,
        palette: &Palette,
    ) {
        let (digits, unit) = shortened(count);
        context.set_fill_style_str(ink);
        // Optically the middle of digits is a little below that of all letters.
        let y = at.y + 1.0;
        self.set_font(context, 700, height, palette);
        if unit.is_empty() {
            let _ = context.fill_text(&digits, at.x, y);
            return;
        }
        let small = height * 0.72;
        let width = |text: &str| context.measure_text(text).map(|text| text.width()).unwrap_or_default();
        let digits_wide = width(&digits);
        self.set_font(context, 600, small, palette);
        let both = digits_wide + GAP + width(unit);
        let _ = context.fill_text(unit, at.x + (both - width(unit)) / 2.0, y + (height - small) / 4.0);
        self.set_font(context, 700, height, palette);
        let _ = context.fill_text(&digits, at.x - (both - digits_wide) / 2.0, y);
    }

    /// The font of numbers, which stand with their middle where they are written.
    fn set_font(&mut self, context: &CanvasRenderingContext2d, weight: u32, height: f64, palette: &Palette) {
        if self.font.is_none() {
            context.set_text_baseline("middle");
            context.set_text_align("center");
        }
        if self.font != Some((weight, height)) {
            context.set_font(&format!("{weight} {}px {}", short(height, 2), palette.font));
            self.font = Some((weight, height));
        }
    }

    /// Copies a picture here, drawn before if it is the first of its kind.
    fn stamp(&mut self, context: &CanvasRenderingContext2d, picture: Picture, at: Px, palette: &Palette) {
        if !self.pictures.iter().any(|(other, _)| *other == picture) {
            self.pictures
                .extend(draw_picture(picture, palette).map(|sheet| (picture, sheet)));
        }
        let found = self.pictures.iter().find(|(other, _)| *other == picture);
        if let Some((_, sheet)) = found {
            copy(context, sheet.canvas(), at);
        }
    }
}

fn copy(context: &CanvasRenderingContext2d, picture: &HtmlCanvasElement, at: Px) {
    let sharpness = device_sharpness();
    let (width, height) = (
        f64::from(picture.width()) / sharpness,
        f64::from(picture.height()) / sharpness,
    );
    // On whole pixels of the device the picture stays as sharp as it was drawn.
    let whole = |pixels: f64| (pixels * sharpness).round() / sharpness;
    let (left, top) = (whole(at.x - width / 2.0), whole(at.y - height / 2.0));
    // A canvas with pixels at a finite place is never refused.
    let _ = context.draw_image_with_html_canvas_element_and_dw_and_dh(picture, left, top, width, height);
}

fn draw_picture(picture: Picture, palette: &Palette) -> Option<Sheet> {
    let sharpness = device_sharpness();
    let radius = match picture {
        Picture::Disc(radius) => f64::from(radius),
        Picture::Pin(..) => crate::map::spots::MARKER_RADIUS,
    };
    let half = ((radius + RIM) * sharpness).ceil();
    let sheet = Sheet::aside(2.0 * half, 2.0 * half)?;
    let context = sheet.context();
    // Finite numbers, as everywhere below.
    let _ = context.set_transform(sharpness, 0.0, 0.0, sharpness, half, half);
    let middle = Px { x: 0.0, y: 0.0 };
    match picture {
        Picture::Disc(_) => {
            disc(context, middle, radius + 2.5, SHADE);
            disc(context, middle, radius + 1.5, WHITE);
            disc(context, middle, radius - RING, &palette.sheet);
        }
        Picture::Pin(kind, is_dimmed) => {
            let (colour, ink) = palette.kind(kind);
            disc(context, middle, radius + 1.0, SHADE);
            disc(context, middle, radius, WHITE);
            disc(
                context,
                middle,
                radius - 2.0,
                if is_dimmed { &palette.line_strong } else { colour },
            );
            let scale = SIGN / 12.0;
            let _ = context.scale(scale, scale);
            let _ = context.translate(-12.0, -12.0);
            context.set_stroke_style_str(if is_dimmed { WHITE } else { ink });
            context.set_line_width(2.0);
            context.set_line_cap("round");
            context.set_line_join("round");
            if let Ok(strokes) = Path2d::new_with_path_string(kind.strokes()) {
                context.stroke_with_path(&strokes);
            }
        }
    }
    Some(sheet)
}

fn disc(context: &CanvasRenderingContext2d, at: Px, radius: f64, colour: &str) {
    context.begin_path();
    // Radii are positive: the smallest is a cluster's less its ring.
    let _ = context.arc(at.x, at.y, radius, 0.0, TAU);
    context.set_fill_style_str(colour);
    context.fill();
}

/// The shares as arcs from the top on, clockwise.
fn ring(context: &CanvasRenderingContext2d, sign: &Sign, at: Px, is_dimmed: bool, palette: &Palette) {
    context.set_line_width(RING);
    let radius = sign.radius - RING / 2.0;
    let arc = |from: f64, to: f64, colour: &str| {
        context.begin_path();
        let _ = context.arc(at.x, at.y, radius, from * TAU - FRAC_PI_2, to * TAU - FRAC_PI_2);
        context.set_stroke_style_str(colour);
        context.stroke();
    };
    if is_dimmed {
        arc(0.0, 1.0, &palette.line_strong);
        return;
    }
    let mut from = 0.0;
    for (kind, share) in &sign.shares {
        arc(from, from + share, palette.kind(*kind).0);
        from += share;
    }
}

/// A number as it stands in a small ring, and what it counts in: 950, 1,2 tys., 34 tys., 1,5 mln.
fn shortened(count: u32) -> (String, &'static str) {
    let (unit, name) = match count {
        0..1_000 => return (count.to_string(), ""),
        1_000..1_000_000 => (1_000, "tys."),
        _ => (1_000_000, "mln"),
    };
    let tenths = count / (unit / 10);
    let digits = match (tenths / 10, tenths % 10) {
        (whole @ 0..10, tenth @ 1..) => format!("{whole},{tenth}"),
        (whole, _) => whole.to_string(),
    };
    (digits, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_short() {
        let cases = [
            (1, "1", ""),
            (999, "999", ""),
            (1_000, "1", "tys."),
            (1_250, "1,2", "tys."),
            (34_999, "34", "tys."),
            (999_999, "999", "tys."),
            (1_500_000, "1,5", "mln"),
        ];
        for (count, digits, unit) in cases {
            assert_eq!(shortened(count), (digits.to_owned(), unit));
        }
    }
}
