//! Names as they are written on the canvas above the land.

use std::f64::consts::TAU;

use geomap::decimal::short;
use geomap::{Camera, Px, Size, World};
use practices::Wojewodztwo;
use web_sys::CanvasRenderingContext2d;

use crate::map::names::{Align, Name, NameKind, region_font};
use crate::map::palette::Palette;

/// How far the lines of a name stand apart, in the height of its letters.
const LINE: f64 = 1.15;
/// How far the capitals of a województwo's name stand apart, in the height of its letters.
const SPACING: f64 = 0.14;
/// How wide the halo around a name is, both sides together, in pixels.
const HALO: f64 = 3.0;
/// The height of a town's name, in pixels.
const TOWN: f64 = 12.5;
/// Half the width of the dot of a seat of a województwo's authorities, in pixels.
const CAPITAL_DOT: f64 = 2.8;
/// Half the width of another town's dot, in pixels.
const TOWN_DOT: f64 = 2.0;
/// How wide the line around a dot is, in pixels.
const DOT_LINE: f64 = 1.6;

/// A name that keeps its place on the globe while the map moves.
#[derive(Debug, Clone, PartialEq)]
pub struct Lettering {
    name: Name,
    /// What it belongs to: the town's dot, or its own middle.
    anchor: World,
    /// From there to the name, in pixels.
    offset: Px,
}

impl Lettering {
    /// A name that has been placed for this camera.
    pub fn new(name: Name, camera: Camera, size: Size) -> Self {
        let anchor = name.dot.unwrap_or(name.at);
        Self {
            anchor: camera.to_world(anchor, size),
            offset: Px {
                x: name.at.x - anchor.x,
                y: name.at.y - anchor.y,
            },
            name,
        }
    }

    /// What is written.
    pub fn text(&self) -> String {
        self.name.lines.concat()
    }

    /// Where the town's dot, or else the name's own middle, and where the name stands for another camera.
    fn placed(&self, camera: Camera, size: Size) -> (Px, Px) {
        let dot = camera.to_screen(self.anchor, size);
        let at = Px {
            x: dot.x + self.offset.x,
            y: dot.y + self.offset.y,
        };
        (dot, at)
    }
}

/// What names are written for.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The camera.
    pub camera: Camera,
    /// The screen's size.
    pub size: Size,
    /// The colours and typefaces.
    pub palette: &'a Palette,
    /// The województwo whose name stands out.
    pub chosen: Option<Wojewodztwo>,
}

/// Writes names, those of the województwa below those of towns.
pub fn write(context: &CanvasRenderingContext2d, names: &[Lettering], page: Page<'_>) {
    write_dots(context, names, page);
    context.set_text_baseline("middle");
    context.set_line_join("round");
    context.set_line_width(HALO);
    context.set_stroke_style_str(&page.palette.halo);
    let mut style = None;
    for lettering in names {
        let (_, at) = lettering.placed(page.camera, page.size);
        let name = &lettering.name;
        // To set a font is dear, and most names have the font of the one before.
        let wanted = Style::of(name.kind, page);
        if style.as_ref() != Some(&wanted) {
            wanted.apply(context, page.palette);
            style = Some(wanted);
        }
        context.set_text_align(match name.align {
            Align::Start => "start",
            Align::Middle => "center",
            Align::End => "end",
        });
        let height = style.as_ref().map_or(TOWN, |style| style.height) * LINE;
        let first = at.y - height * (name.lines.len() as f64 - 1.0) / 2.0;
        for (nth, line) in name.lines.iter().enumerate() {
            let text = if matches!(name.kind, NameKind::Region(_)) {
                practices::polish::uppercase(line)
            } else {
                line.clone()
            };
            let y = first + height * nth as f64;
            // Both places are finite numbers, which is all that the browser asks.
            let _ = context.stroke_text(&text, at.x, y);
            let _ = context.fill_text(&text, at.x, y);
        }
    }
    set_spacing(context, 0.0);
}

/// The dots of towns, in one path.
fn write_dots(context: &CanvasRenderingContext2d, names: &[Lettering], page: Page<'_>) {
    context.begin_path();
    for lettering in names.iter().filter(|lettering| lettering.name.dot.is_some()) {
        let (dot, _) = lettering.placed(page.camera, page.size);
        let is_capital = lettering.name.kind == NameKind::Capital;
        let radius = if is_capital { CAPITAL_DOT } else { TOWN_DOT };
        context.move_to(dot.x + radius, dot.y);
        // A positive radius is never refused.
        let _ = context.arc(dot.x, dot.y, radius, 0.0, TAU);
    }
    context.set_line_width(DOT_LINE);
    context.set_stroke_style_str(&page.palette.name_town);
    context.stroke();
    context.set_fill_style_str(&page.palette.sheet);
    context.fill();
}

/// How a name is written.
#[derive(Debug, Clone, PartialEq)]
struct Style<'a> {
    weight: u32,
    height: f64,
    spacing: f64,
    colour: &'a str,
}

impl<'a> Style<'a> {
    fn of(kind: NameKind, page: Page<'a>) -> Self {
        let palette = page.palette;
        match kind {
            NameKind::Region(region) => {
                let height = region_font(page.camera.zoom);
                let is_chosen = page.chosen == Some(region);
                Self {
                    weight: if is_chosen { 650 } else { 500 },
                    height,
                    spacing: height * SPACING,
                    colour: match page.chosen {
                        None => &palette.name,
                        Some(_) if is_chosen => &palette.accent,
                        Some(_) => &palette.name_dim,
                    },
                }
            }
            NameKind::Capital | NameKind::Town => Self {
                weight: if kind == NameKind::Capital { 600 } else { 400 },
                height: TOWN,
                spacing: 0.0,
                colour: &palette.name_town,
            },
        }
    }

    fn apply(&self, context: &CanvasRenderingContext2d, palette: &Palette) {
        let font = format!("{} {}px {}", self.weight, short(self.height, 1), palette.font);
        context.set_font(&font);
        context.set_fill_style_str(self.colour);
        set_spacing(context, self.spacing);
    }
}

/// Browsers that can't space letters on a canvas yet write them close.
fn set_spacing(context: &CanvasRenderingContext2d, pixels: f64) {
    let text = format!("{}px", short(pixels, 1));
    // A property that is not known is one more on the object, and means nothing.
    let _ = js_sys::Reflect::set(context, &"letterSpacing".into(), &text.into());
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size {
        width: 800.0,
        height: 600.0,
    };

    fn camera(zoom: f64) -> Camera {
        Camera {
            center: World { x: 0.55, y: 0.33 },
            zoom,
        }
    }

    fn name(dot: Option<Px>) -> Name {
        Name {
            lines: vec!["Łódź".into()],
            kind: NameKind::Town,
            at: Px { x: 410.0, y: 300.0 },
            align: Align::Start,
            dot,
        }
    }

    #[test]
    fn a_name_stays_beside_its_dot_and_the_dot_on_its_place() {
        let dot = Px { x: 405.0, y: 300.0 };
        let lettering = Lettering::new(name(Some(dot)), camera(7.0), SIZE);
        assert_eq!(lettering.text(), "Łódź");
        for (zoom, x) in [(7.0, 405.0), (8.0, 410.0), (6.0, 402.5)] {
            let (dot, at) = lettering.placed(camera(zoom), SIZE);
            assert!(
                (dot.x - x).abs() < 1e-6 && (dot.y - 300.0).abs() < 1e-6,
                "{zoom} {dot:?}"
            );
            assert!(
                (at.x - dot.x - 5.0).abs() < 1e-6 && (at.y - dot.y).abs() < 1e-6,
                "{zoom} {at:?}"
            );
        }
    }

    #[test]
    fn a_name_without_a_dot_keeps_its_own_place() {
        let lettering = Lettering::new(name(None), camera(7.0), SIZE);
        let (_, at) = lettering.placed(camera(8.0), SIZE);
        assert!((at.x - 420.0).abs() < 1e-6, "{at:?}");
    }
}
