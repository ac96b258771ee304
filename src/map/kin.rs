//! Markers that belong together: those of a practice with several places. When one is pointed at or open, all stand out.

use leptos::prelude::*;

use crate::components::place;
use crate::library::Library;
use crate::map::spots::Spot;
use crate::state::{Hint, MapState};

/// The practices of a spot that have other places too.
fn of_several_places(library: &Library, spot: &Spot) -> Vec<u32> {
    let mut practices = spot.practices();
    practices.retain(|index| library.practice(*index).is_some_and(place::has_several));
    practices
}

/// Whether a practice of the spot is pointed at, or open, at another of its places.
pub fn is_akin(map: MapState, library: &Library, spot: &Spot) -> Signal<bool> {
    let practices = of_several_places(library, spot);
    if practices.is_empty() {
        return Signal::stored(false);
    }
    let is_hinted = {
        let practices = practices.clone();
        move || {
            map.hint.with(|hint| {
                hint.as_ref()
                    .is_some_and(|hint| hint.practices.iter().any(|index| practices.contains(index)))
            })
        }
    };
    let is_open = move || {
        map.open.with(|open| {
            open.as_ref()
                .is_some_and(|open| open.pins.iter().any(|pin| practices.contains(&pin.practice)))
        })
    };
    Memo::new(move |_| is_hinted() || is_open()).into()
}

/// What a marker does when the visitor points at it, with the pointer or with the focus.
#[derive(Clone, Copy)]
pub struct Pointed {
    map: MapState,
    mark: u64,
    practices: StoredValue<Vec<u32>>,
}

impl Pointed {
    /// For the marker of a spot; when the marker goes, it is no longer pointed at.
    pub fn new(map: MapState, library: &Library, spot: &Spot) -> Self {
        let pointed = Self {
            map,
            mark: spot.mark.key,
            practices: StoredValue::new(of_several_places(library, spot)),
        };
        on_cleanup(move || pointed.end());
        pointed
    }

    /// The visitor points here.
    pub fn begin(self) {
        let practices = self.practices.get_value();
        let hint = (!practices.is_empty()).then_some(Hint {
            by: Some(self.mark),
            practices,
        });
        if self.map.hint.with_untracked(|now| *now != hint) {
            self.map.hint.set(hint);
        }
    }

    /// No longer.
    pub fn end(self) {
        let is_own = |hint: &Option<Hint>| hint.as_ref().is_some_and(|hint| hint.by == Some(self.mark));
        if self.map.hint.try_with_untracked(is_own).unwrap_or(false) {
            self.map.hint.set(None);
        }
    }
}
