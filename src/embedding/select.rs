//! Opens the card of a practice that somebody else than the visitor asks for.

use geomap::{Camera, Mark, MarkKind};
use leptos::prelude::*;
use practices::Practice;
use practices::index::Index;

use crate::library::{Library, world_of, world_of_units};
use crate::lookup::{Known, known};
use crate::signal::Var;
use crate::state::{AppState, OpenPlace};
use crate::watch::watch;

/// How near the map goes for a card at the least, and from where on no practices are together but those of one place.
const ZOOMS: std::ops::RangeInclusive<u32> = 11..=17;

/// Opens the card of the practice with this slug, once its record is here.
pub fn keep_selected(state: AppState, asked: Var<Option<String>>) {
    watch(move || {
        // Before the first map is shown there is nowhere to go from.
        let Some(slug) = asked.get().filter(|_| !state.map.awaited.get()) else {
            return;
        };
        match known(state, &slug) {
            Known::Pending => {
                if state.details.with_untracked(|all| !all.contains_key(&slug)) {
                    state.wanted.set(vec![slug]);
                }
            }
            Known::Here(practice) => {
                asked.set(None);
                let library = state.library.with_untracked(|library| library.ready().cloned());
                if let Some(library) = library {
                    untrack(|| open(state, &library, &practice));
                }
            }
            // Who asks for what is not there has asked for nothing.
            Known::Missing | Known::Failed(..) => asked.set(None),
        }
    });
}

/// Goes to the first place of the practice and opens its card, unless the filter hides it or it has no place.
fn open(state: AppState, library: &Library, practice: &Practice) {
    let Some(at) = practice.points().first().copied().and_then(world_of) else {
        return;
    };
    let found = numbers_near(&library.index, at).find_map(|number| mark_at(library, number, at));
    let Some((zoom, mark)) = found else { return };
    let now = state.map.camera.get_untracked().zoom;
    state.map.jump_to(Camera {
        center: at,
        zoom: zoom.max(now),
    });
    state.map.open.set(Some(OpenPlace {
        at: mark.at,
        pins: library.pins(&mark),
        mark: mark.key,
    }));
}

/// The mark that stands for a practice at this place and opens a card, and the zoom from which on it does.
fn mark_at(library: &Library, number: u32, at: geomap::World) -> Option<(f64, Mark)> {
    ZOOMS.map(f64::from).find_map(|zoom| {
        let nearest = library.marks_of(number, zoom).into_iter().min_by(|one, other| {
            let far = |mark: &Mark| (mark.at.x - at.x).hypot(mark.at.y - at.y);
            far(one).total_cmp(&far(other))
        })?;
        let opens = nearest.kind == MarkKind::Point || nearest.count == 1;
        opens.then_some((zoom, nearest))
    })
}

/// The numbers of the practices at a place: a record that came by its slug does not know its own.
fn numbers_near(index: &Index, at: geomap::World) -> impl Iterator<Item = u32> + '_ {
    let is_there = move |lon: i32, lat: i32| world_of_units(lon, lat) == at;
    let columns = (0u32..).zip(index.lon.iter().zip(&index.lat));
    let single = columns.filter_map(move |(number, (lon, lat))| is_there(*lon, *lat).then_some(number));
    let several = index.places.iter().filter_map(move |(number, places)| {
        let is_one = places.iter().any(|place| is_there(place.lon, place.lat));
        is_one.then_some(*number)
    });
    single.chain(several)
}
