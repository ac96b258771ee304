//! What is drawn for one camera: how far, and the outlines as SVG paths where the drawing stands still.

use geomap::{Camera, Frame, Size};
use practices::Wojewodztwo;

use crate::map::atlas::Atlas;

/// How far beyond the screen's edges everything is drawn, in screen sizes: so far a hand moves the map without anything
/// being drawn anew.
const OVERSCAN: f64 = 0.37;
/// The same in pixels at the most: what is drawn takes memory.
const MOST_OVERSCAN: f64 = 480.0;

/// How far beyond the screen's edges there are buttons, in pixels: as far as a marker may reach in.
const NEAR: f64 = 48.0;

/// Everything that is drawn, in pixels from the screen's top left corner.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// The neighbours' land, one path.
    pub neighbours: String,
    /// The borders between the neighbours, one path.
    pub borders: String,
    /// Poland's own border, one path.
    pub country: String,
    /// The województwa in view.
    pub regions: Vec<(Wojewodztwo, String)>,
}

/// The frame in which a scene is drawn.
pub fn wide(camera: Camera, size: Size) -> Frame {
    Frame {
        camera,
        size,
        pad: (size.width.max(size.height) * OVERSCAN).clamp(NEAR, MOST_OVERSCAN),
    }
}

/// The frame of what can be seen.
pub fn near(camera: Camera, size: Size) -> Frame {
    Frame {
        camera,
        size,
        pad: NEAR,
    }
}

/// Draws the outlines; names come with [`crate::map::names`], as they make way for markers.
pub fn outlines(atlas: &Atlas, frame: &Frame) -> Scene {
    let mut scene = Scene::default();
    for outline in &atlas.neighbours {
        outline.path(frame, &mut scene.neighbours);
    }
    for border in &atlas.borders {
        border.path(frame, &mut scene.borders);
    }
    for outline in &atlas.country {
        outline.path(frame, &mut scene.country);
    }
    for region in &atlas.regions {
        let mut path = String::new();
        if region.outline.path(frame, &mut path) {
            scene.regions.push((region.wojewodztwo, path));
        }
    }
    scene
}
