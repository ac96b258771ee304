//! Keeps the drawn land and its names what the camera, the chosen województwo and the shading make them.

use geomap::Rect;
use leptos::html::Div;
use leptos::prelude::*;

use crate::map::controls::controls_rect;
use crate::map::markers::Markers;
use crate::map::names;
use crate::map::paper;
use crate::map::scene;
use crate::state::AppState;
use crate::watch::watch;

/// Draws the land.
pub fn keep_land(state: AppState, land: NodeRef<Div>) {
    watch(move || {
        let (camera, size) = (state.map.drawn.get(), state.map.size.get());
        let chosen = state.region.get();
        let shades = state.map.shades.get();
        let Some(land) = land.get() else { return };
        let frame = scene::frame(camera, size);
        let markup = state.atlas.with(|atlas| {
            let atlas = atlas.ready()?;
            Some(paper::land_markup(
                &scene::outlines(atlas, &frame),
                &frame,
                chosen,
                &shades,
            ))
        });
        if let Some(markup) = markup {
            land.set_inner_html(&markup.into_string());
        }
    });
}

/// Puts the names where they hit neither a marker nor a button nor each other.
pub fn keep_names(state: AppState, markers: Markers, paper: NodeRef<Div>) {
    watch(move || {
        state.map.placed.track();
        let (camera, size) = (state.map.drawn.get(), state.map.size.get());
        let chosen = state.region.get();
        let Some(paper) = paper.get() else { return };
        let frame = if state.map.wide.get_untracked() {
            scene::frame(camera, size)
        } else {
            scene::near(camera, size)
        };
        let mut obstacles: Vec<Rect> = markers.rects(state.map);
        obstacles.push(controls_rect(size));
        let markup = state.atlas.with(|atlas| {
            let names = names::fitting(atlas.ready()?, &frame, &obstacles);
            Some(paper::names_markup(&names, &frame, chosen))
        });
        if let Some(markup) = markup {
            paper.set_inner_html(&markup.into_string());
        }
    });
}
