//! A small map that stands still: where one practice lies.

use geomap::{Camera, Rect, Size};
use leptos::prelude::*;
use practices::Practice;

use crate::components::sign::{Badge, Kind};
use crate::i18n::t;
use crate::map::names;
use crate::map::outlines::Outlines;
use crate::map::scene;
use crate::routes::Route;
use crate::state::{use_state, world_of};

/// Its size in pixels.
const SIZE: Size = Size {
    width: 320.0,
    height: 240.0,
};
/// Half the room that the pin takes, in pixels.
const PIN: f64 = 20.0;
/// A few powiaty around the place.
const ZOOM: f64 = 7.6;
/// The zoom of the large map to which the small one leads.
const LINK_ZOOM: f64 = 11.0;

/// The place of a practice on a small map that leads to the large one; nothing where no place is known.
#[component]
pub fn StillMap(
    /// Which practice.
    practice: Practice,
) -> impl IntoView {
    let state = use_state();
    let world = world_of(&practice)?;
    let camera = Camera {
        center: world,
        zoom: ZOOM,
    };
    let frame = scene::frame(camera, SIZE);
    let scene = Memo::new(move |_| {
        state
            .atlas
            .with(|atlas| atlas.map_or_default(|atlas| scene::outlines(atlas, &frame)))
    });
    let names = Memo::new(move |_| {
        let pin = Rect::around(SIZE.middle(), PIN);
        state
            .atlas
            .with(|atlas| atlas.map_or_default(|atlas| names::fitting(atlas, &frame, &[pin])))
    });
    let href = format!(
        "{}{}",
        Route::Map.path(),
        geomap::hash::format(Camera {
            center: world,
            zoom: LINK_ZOOM
        })
    );
    let kind = Kind::of(&practice.category);
    let chosen = practice.wojewodztwo;
    Some(view! {
        <a class="still" href=href>
            <span class="still-map">
                <Outlines
                    scene
                    names
                    frame=Signal::derive(move || frame)
                    chosen=Signal::derive(move || chosen)
                />
                <span class="still-pin"><Badge kind /></span>
            </span>
            <span class="still-caption">{t::ON_THE_MAP}</span>
        </a>
    })
}
