//! A small map that stands still: where one practice lies.

use geomap::{Camera, Padding, Px, Rect, Size, World};
use leptos::prelude::*;
use practices::Practice;

use crate::components::sign::{Badge, Kind};
use crate::i18n::t;
use crate::library::{bounds_of, world_of};
use crate::map::names;
use crate::map::outlines::Outlines;
use crate::map::scene;
use crate::routes::Route;
use crate::state::use_state;

/// Its size in pixels.
const SIZE: Size = Size {
    width: 320.0,
    height: 240.0,
};
/// Half the room that the pin takes, in pixels.
const PIN: f64 = 20.0;
/// Half the room that each of several smaller pins takes, in pixels.
const SMALL_PIN: f64 = 8.0;
/// A few powiaty around the place.
const ZOOM: f64 = 7.6;
/// How close several places are shown at the most: with a powiat around them.
const PLACES_ZOOM: f64 = 8.4;
/// The zoom of the large map to which the small one leads.
const LINK_ZOOM: f64 = 11.0;
/// What every window has at the least to show several places in, as the size of the large map is not known here.
const LEAST: Size = Size {
    width: 340.0,
    height: 400.0,
};

/// The place of a practice, or its several places, on a small map that leads to the large one; nothing where no place
/// is known.
#[component]
pub fn StillMap(
    /// Which practice.
    practice: Practice,
) -> impl IntoView {
    let state = use_state();
    let worlds: Vec<World> = practice.points().into_iter().filter_map(world_of).collect();
    let bounds = bounds_of(&practice)?;
    let (zoom, half) = if worlds.len() > 1 {
        (PLACES_ZOOM, SMALL_PIN)
    } else {
        (ZOOM, PIN)
    };
    let camera = Camera::fit(bounds, SIZE, Padding::all(PIN), zoom);
    let pins: Vec<Px> = worlds.into_iter().map(|world| camera.to_screen(world, SIZE)).collect();
    let obstacles: Vec<Rect> = pins.iter().map(|pin| Rect::around(*pin, half)).collect();
    let frame = scene::frame(camera, SIZE);
    let scene = Memo::new(move |_| {
        state
            .atlas
            .with(|atlas| atlas.map_or_default(|atlas| scene::outlines(atlas, &frame)))
    });
    let names = Memo::new(move |_| {
        state
            .atlas
            .with(|atlas| atlas.map_or_default(|atlas| names::fitting(atlas, &frame, &obstacles)))
    });
    let camera = Camera::fit(bounds, LEAST, Padding::all(2.0 * PIN), LINK_ZOOM);
    let href = format!("{}{}", Route::Map.path(), geomap::hash::format(camera));
    let kind = Kind::of(&practice.category);
    // The map lifts one województwo out; where there are several, none.
    let chosen = match practice.wojewodztwa().as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let is_small = pins.len() > 1;
    let pins = pins.into_iter().map(|Px { x, y }| {
        let placed = format!("left:{x:.1}px;top:{y:.1}px");
        view! { <span class="still-pin" class:small=is_small style=placed><Badge kind /></span> }
    });
    let pins = pins.collect_view();
    Some(view! {
        <a class="still" href=href>
            <span class="still-map">
                <Outlines
                    scene
                    names
                    frame=Signal::derive(move || frame)
                    chosen=Signal::derive(move || chosen)
                />
                {pins}
            </span>
            <span class="still-caption">{t::ON_THE_MAP}</span>
        </a>
    })
}
