//! What stands on the land: names, markers and clusters, drawn on one canvas above the pane. A drag moves the canvas; a zoom
//! draws it anew for each frame, so that signs and letters keep their size.

use geomap::decimal::short;
use geomap::{Camera, Frame, Px, Rect, Size, World};
use leptos::prelude::*;
use practices::Wojewodztwo;
use web_sys::{HtmlCanvasElement, HtmlElement};

use crate::components::known::Known;
use crate::map::canvas::Sheet;
use crate::map::lettering::{self, Lettering, Page};
use crate::map::motion;
use crate::map::palette::Palette;
use crate::map::signs::{Sign, Stamps};
use crate::signal::Local;
use crate::state::AppState;
use crate::watch::watch;

/// How long a sign moves out of or into a cluster, in milliseconds.
const CHANGE: f64 = 220.0;
/// How far a sign reaches around its middle at the most, in pixels: a marker with its badge, the largest cluster.
const REACH: f64 = 64.0;
/// How opaque a sign is as it begins to come out of a cluster.
const FAINT: f64 = 0.3;

/// A sign and its place on the globe.
#[derive(Debug, Clone, PartialEq)]
pub struct Inked {
    /// By what it is known.
    pub key: u64,
    /// Where it stands.
    pub at: World,
    /// Where it comes from, or where it goes as it leaves.
    pub other: Option<World>,
    /// What it looks like.
    pub sign: Sign,
    /// Whether it lies outside of the chosen województwo.
    pub is_dimmed: bool,
}

/// All that stands on the land, and the sheet on which it is drawn.
#[derive(Debug, Default)]
pub struct Ink {
    sheet: Option<Sheet>,
    stamps: Stamps,
    signs: Vec<Inked>,
    leaving: Vec<Inked>,
    letters: Vec<Lettering>,
    /// Whether the names are others than those that the canvas says to have.
    is_renamed: bool,
    chosen: Option<Wojewodztwo>,
    /// When the signs began to change, in milliseconds since the page was opened.
    since: f64,
    /// The frame for which signs and names were placed.
    placed: Option<Frame>,
    /// For what the sheet is drawn; nothing where what stands on it is no longer true.
    drawn: Option<Frame>,
}

/// What is placed at once.
#[derive(Debug, Default)]
pub struct Placed {
    /// The markers and clusters.
    pub signs: Vec<Inked>,
    /// Those that go while these come.
    pub leaving: Vec<Inked>,
    /// The names, which make way for them.
    pub letters: Vec<Lettering>,
    /// The województwo whose name stands out.
    pub chosen: Option<Wojewodztwo>,
}

/// The ink of the map, which the effects share.
#[derive(Clone, Copy)]
pub struct SharedInk(Local<Ink>);

impl Default for SharedInk {
    fn default() -> Self {
        Self(Local::new(Ink::default()))
    }
}

impl SharedInk {
    /// Puts this in place of what stands there.
    pub fn place(self, state: AppState, frame: Frame, placed: Placed) {
        self.change(state, |ink| {
            ink.signs = placed.signs;
            // The small above the large, so that no number is hidden.
            ink.signs.sort_by_key(|inked| std::cmp::Reverse(inked.sign.count));
            ink.leaving = placed.leaving;
            ink.letters = placed.letters;
            ink.is_renamed = true;
            ink.chosen = placed.chosen;
            ink.since = motion::now();
            ink.placed = Some(frame);
        });
    }

    fn change(self, state: AppState, change: impl FnOnce(&mut Ink)) {
        self.0.update(|ink| {
            change(ink);
            ink.drawn = None;
        });
        state.map.inked.update(|inked| *inked = inked.wrapping_add(1));
    }

    /// Keeps the canvas what stands on the land, for what the camera shows.
    pub fn keep(self, state: AppState, canvas: Known<HtmlCanvasElement>) {
        watch(move || {
            state.map.palette.track();
            self.change(state, |ink| ink.stamps = Stamps::default());
        });
        watch(move || {
            state.map.inked.track();
            let frame = Frame {
                camera: state.map.camera.get(),
                ..state.map.frame_untracked()
            };
            let Some(canvas) = canvas.get().filter(|_| frame.size.width > 0.0) else {
                return;
            };
            let drawn = state.map.frame_untracked();
            let is_changing = self.0.update(|ink| {
                if ink.placed != Some(drawn) {
                    // What stands there is about to be placed anew.
                    return false;
                }
                if ink.sheet.is_none() {
                    ink.sheet = Sheet::on_page(canvas);
                }
                state.map.palette.with_untracked(|palette| ink.show(&frame, palette))
            });
            if is_changing == Some(true) {
                request_animation_frame(move || {
                    if self.0.with(|_| ()).is_some() {
                        self.change(state, |_| {});
                    }
                });
            }
        });
    }
}

impl Ink {
    /// Shows what stands there for a camera. Says whether signs are still moving.
    fn show(&mut self, frame: &Frame, palette: &Palette) -> bool {
        let Some(sheet) = self.sheet.take() else { return false };
        let shift = self.drawn.and_then(|drawn| shift(&drawn, frame));
        let mut is_changing = false;
        if shift.is_none() {
            is_changing = self.draw(&sheet, frame, palette);
            sheet.show();
            self.drawn = Some(*frame);
        }
        let Px { x, y } = shift.unwrap_or_default();
        // A property that every browser knows.
        let _ = HtmlElement::style(sheet.canvas())
            .set_property("transform", &format!("translate({}px, {}px)", short(x, 2), short(y, 2)));
        self.sheet = Some(sheet);
        is_changing
    }

    fn draw(&mut self, sheet: &Sheet, frame: &Frame, palette: &Palette) -> bool {
        let context = sheet.lay_out(frame);
        let (camera, size) = (frame.camera, frame.size);
        if std::mem::take(&mut self.is_renamed) {
            // What is written on a canvas nobody can read but by eye: tests read it here.
            let names: Vec<String> = self.letters.iter().map(Lettering::text).collect();
            let _ = sheet.canvas().set_attribute("data-names", &names.join("|"));
        }
        let page = Page {
            camera,
            size,
            palette,
            chosen: self.chosen,
        };
        lettering::write(context, &self.letters, page);
        let part = ((motion::now() - self.since) / CHANGE).clamp(0.0, 1.0);
        if part >= 1.0 {
            self.leaving.clear();
        }
        let is_moving = |inked: &Inked| part < 1.0 && inked.other.is_some();
        let is_changing = self.signs.iter().chain(&self.leaving).any(is_moving);
        // Nothing of a sign farther beyond the sheet's edge could be seen.
        let reach = Frame {
            pad: frame.pad + REACH,
            ..*frame
        };
        self.stamps.begin();
        let leaving = self.leaving.iter().map(|inked| (inked, true));
        for (inked, is_leaving) in leaving.chain(self.signs.iter().map(|inked| (inked, false))) {
            let (at, opacity) = on_its_way(inked, part, is_leaving);
            let at = camera.to_screen(at, size);
            if reach.holds(at) {
                context.set_global_alpha(opacity);
                self.stamps.draw(context, &inked.sign, at, inked.is_dimmed, palette);
            }
        }
        context.set_global_alpha(1.0);
        is_changing
    }
}

/// How far a sheet has to be moved so that it shows what another camera sees; nothing where it has to be drawn anew.
fn shift(drawn: &Frame, frame: &Frame) -> Option<Px> {
    let is_alike = drawn.camera.zoom == frame.camera.zoom && drawn.size == frame.size && drawn.pad == frame.pad;
    let middle = frame.size.middle();
    let now = frame.camera.to_screen(drawn.camera.center, frame.size);
    is_alike.then_some(Px {
        x: now.x - middle.x,
        y: now.y - middle.y,
    })
}

/// Where a sign is when a part (0 to 1) of the change has passed, and how opaque.
fn on_its_way(inked: &Inked, part: f64, is_leaving: bool) -> (World, f64) {
    let Some(other) = inked.other else {
        return (inked.at, 1.0);
    };
    let rest = 1.0 - part;
    // Those that come slow down, those that go speed up.
    let (from, to, way, opacity) = if is_leaving {
        (inked.at, other, part * part, rest)
    } else {
        (other, inked.at, 1.0 - rest * rest, FAINT + (1.0 - FAINT) * part)
    };
    let at = World {
        x: from.x + (to.x - from.x) * way,
        y: from.y + (to.y - from.y) * way,
    };
    (at, opacity)
}

/// The room that the signs take on the screen, for a camera.
pub fn rects(signs: &[Inked], camera: Camera, size: Size) -> Vec<Rect> {
    let room = |inked: &Inked| Rect::around(camera.to_screen(inked.at, size), inked.sign.radius + 2.0);
    signs.iter().map(room).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::scene;
    use crate::map::spots::SpotKind;

    fn inked(other: Option<World>) -> Inked {
        Inked {
            key: 1,
            at: World { x: 0.5, y: 0.4 },
            other,
            sign: Sign {
                kind: SpotKind::Marker,
                radius: 18.0,
                count: 1,
                shares: Vec::new(),
            },
            is_dimmed: false,
        }
    }

    #[test]
    fn a_sign_comes_from_its_cluster_and_goes_into_the_next() {
        let cluster = World { x: 0.6, y: 0.4 };
        let sign = inked(Some(cluster));
        let cases = [
            (0.0, false, 0.6, 0.3),
            (0.5, false, 0.525, 0.65),
            (1.0, false, 0.5, 1.0),
            (0.0, true, 0.5, 1.0),
            (0.5, true, 0.525, 0.5),
            (1.0, true, 0.6, 0.0),
        ];
        for (part, is_leaving, x, opacity) in cases {
            let (at, seen) = on_its_way(&sign, part, is_leaving);
            assert!(
                (at.x - x).abs() < 1e-9 && (seen - opacity).abs() < 1e-9,
                "{part} {is_leaving} {at:?} {seen}"
            );
        }
        assert_eq!(on_its_way(&inked(None), 0.2, false), (sign.at, 1.0));
    }

    #[test]
    fn a_drag_moves_the_sheet_and_a_zoom_draws_it_anew() {
        let camera = Camera {
            center: World { x: 0.55, y: 0.33 },
            zoom: 7.0,
        };
        let size = Size {
            width: 800.0,
            height: 600.0,
        };
        let drawn = scene::wide(camera, size);
        let moved = Frame {
            camera: camera.panned(30.0, -20.0),
            ..drawn
        };
        let Px { x, y } = shift(&drawn, &moved).unwrap();
        assert!((x - 30.0).abs() < 1e-6 && (y + 20.0).abs() < 1e-6, "{x} {y}");
        let zoomed = Frame {
            camera: Camera { zoom: 7.1, ..camera },
            ..drawn
        };
        assert_eq!(shift(&drawn, &zoomed), None);
        assert_eq!(shift(&drawn, &scene::near(camera, size)), None);
    }
}
