//! Keeps the drawn land what the camera, the chosen województwo, the shades and the layers make it.

use geomap::{Frame, Outline};
use practices::Wojewodztwo;
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, HtmlCanvasElement};

use crate::components::known::Known;
use crate::map::atlas::{Atlas, Region};
use crate::map::canvas::{Brush, Sheet};
use crate::map::palette::Palette;
use crate::map::shading::Shades;
use crate::state::AppState;
use crate::watch::watch_with;

/// How much of what lies below shows through shades over tiles.
const SHADE_OVER_TILES: f64 = 0.6;
/// How much the tiles outside of the chosen województwo are dimmed.
const DIM_OVER_TILES: f64 = 0.45;
/// How strong the borders between the neighbours are.
const FOREIGN_BORDER: f64 = 0.35;
/// How far the lines of the hatch stand apart, across and down, in pixels.
const HATCH: f64 = 10.0;

/// Draws the land on its canvas.
pub fn keep_land(state: AppState, canvas: Known<HtmlCanvasElement>) {
    watch_with(move |sheet: Option<Option<Sheet>>| {
        let frame = state.map.frame();
        let (chosen, shades) = (state.region.get(), state.map.shades.get());
        let over_tiles = state.map.layers.tiles.with(Option::is_some);
        let sheet = sheet.flatten().or_else(|| Sheet::on_page(canvas.get()?))?;
        if frame.size.width > 0.0 {
            state.map.palette.with(|palette| {
                state.atlas.with(|atlas| {
                    let land = Land {
                        atlas: atlas.ready()?,
                        palette,
                        chosen,
                        shades: &shades,
                        over_tiles,
                    };
                    land.draw(&frame, sheet.lay_out(&frame));
                    sheet.show();
                    Some(())
                })
            });
        }
        Some(sheet)
    });
}

/// What the land is drawn from.
struct Land<'a> {
    atlas: &'a Atlas,
    palette: &'a Palette,
    chosen: Option<Wojewodztwo>,
    shades: &'a Shades,
    /// Whether tiles lie below: then the land is clear glass.
    over_tiles: bool,
}

/// How an area is filled.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fill<'a> {
    /// Not at all.
    Clear,
    /// With a colour of so much opacity.
    Colour(&'a str, f64),
    /// With lines, which say that there is nothing.
    Hatch,
}

impl Land<'_> {
    fn draw(&self, frame: &Frame, context: &CanvasRenderingContext2d) {
        context.set_line_join("round");
        if !self.over_tiles {
            trace(&self.atlas.neighbours, frame, context);
            fill(context, &self.palette.neighbour, 1.0);
        }
        context.begin_path();
        for border in &self.atlas.borders {
            border.draw(frame, &mut Brush(context));
        }
        stroke(context, &self.palette.line_strong, 1.0, FOREIGN_BORDER);
        self.regions(frame, context);
        trace(&self.atlas.country, frame, context);
        stroke(context, &self.palette.border_country, 1.6, 1.0);
        let chosen = self
            .atlas
            .regions
            .iter()
            .filter(|region| Some(region.wojewodztwo) == self.chosen);
        trace(chosen.map(|region| &region.outline), frame, context);
        stroke(context, &self.palette.accent, 2.2, 1.0);
    }

    /// The województwa: areas filled alike in one go, and every border once they all are.
    fn regions(&self, frame: &Frame, context: &CanvasRenderingContext2d) {
        let mut left: Vec<&Region> = self.atlas.regions.iter().collect();
        while let Some(look) = left.first().map(|region| self.fill_of(region.wojewodztwo)) {
            let (alike, others): (Vec<&Region>, Vec<&Region>) = left
                .into_iter()
                .partition(|region| self.fill_of(region.wojewodztwo) == look);
            left = others;
            trace(alike.iter().map(|region| &region.outline), frame, context);
            match look {
                Fill::Clear => {}
                Fill::Colour(colour, opacity) => fill(context, colour, opacity),
                Fill::Hatch => self.hatch(frame, context),
            }
        }
        trace(self.atlas.regions.iter().map(|region| &region.outline), frame, context);
        stroke(context, &self.palette.border, 1.0, 1.0);
    }

    fn fill_of(&self, region: Wojewodztwo) -> Fill<'_> {
        let opaque = |colour| Fill::Colour(colour, 1.0);
        match (self.shades.class(region), self.chosen) {
            (Some(0), _) => Fill::Hatch,
            (Some(class), _) => {
                let shade = self.palette.shades.get(class).map_or("", String::as_str);
                Fill::Colour(shade, if self.over_tiles { SHADE_OVER_TILES } else { 1.0 })
            }
            (None, Some(chosen)) if chosen != region && self.over_tiles => {
                Fill::Colour(&self.palette.paper, DIM_OVER_TILES)
            }
            (None, _) if self.over_tiles => Fill::Clear,
            (None, None) => opaque(&self.palette.land),
            (None, Some(chosen)) if chosen == region => opaque(&self.palette.land_chosen),
            (None, Some(_)) => opaque(&self.palette.land_dim),
        }
    }

    /// Fills the path with lines from below left to above right.
    fn hatch(&self, frame: &Frame, context: &CanvasRenderingContext2d) {
        let none = self.palette.shades.first().map_or("", String::as_str);
        if !self.over_tiles {
            fill(context, &self.palette.land, 1.0);
        }
        context.save();
        context.clip_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
        context.begin_path();
        let (left, top) = (-frame.pad, -frame.pad);
        let (right, bottom) = (frame.size.width + frame.pad, frame.size.height + frame.pad);
        let height = bottom - top;
        let mut x = ((left - height) / HATCH).floor() * HATCH;
        while x < right {
            context.move_to(x, bottom);
            context.line_to(x + height, top);
            x += HATCH;
        }
        stroke(context, none, 2.0, 1.0);
        context.restore();
    }
}

/// Makes these areas the path.
fn trace<'a>(areas: impl IntoIterator<Item = &'a Outline>, frame: &Frame, context: &CanvasRenderingContext2d) {
    context.begin_path();
    for area in areas {
        area.draw(frame, &mut Brush(context));
    }
}

fn fill(context: &CanvasRenderingContext2d, colour: &str, opacity: f64) {
    context.set_global_alpha(opacity);
    context.set_fill_style_str(colour);
    context.fill_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
    context.set_global_alpha(1.0);
}

fn stroke(context: &CanvasRenderingContext2d, colour: &str, width: f64, opacity: f64) {
    context.set_global_alpha(opacity);
    context.set_stroke_style_str(colour);
    context.set_line_width(width);
    context.stroke();
    context.set_global_alpha(1.0);
}
