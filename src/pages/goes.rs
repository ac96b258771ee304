//! The ways from one state of a page to another: each shows it at once, and is a step of Back.

use geomap::Camera;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use practices::Wojewodztwo;

use crate::asked::Written;
use crate::filter::Filter;
use crate::map::motion;
use crate::routes::Route;
use crate::signal::Local;
use crate::state::AppState;

/// The router's way to another address.
type Navigate = Box<dyn Fn(&str, NavigateOptions)>;

/// The page that the ways begin at, and that they stay on where they can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// The map.
    Map,
    /// The list of practices.
    Practices,
    /// The statistics.
    Statistics,
}

/// The ways.
#[derive(Clone, Copy)]
pub struct Goes {
    state: AppState,
    home: Home,
    navigate: Local<Navigate>,
}

impl Goes {
    /// Those of a page; they end with it.
    pub fn new(state: AppState, home: Home) -> Self {
        Self {
            state,
            home,
            navigate: Local::new(Box::new(use_navigate())),
        }
    }

    /// To a województwo, or to all of Poland.
    pub fn to_region(self, region: Option<Wojewodztwo>) {
        let state = self.state;
        let address = format!("{}{}", path_of(region), state.query());
        if self.home != Home::Map {
            return self.go(&address);
        }
        state.map.open.set(None);
        let is_here = state.region.get_untracked() == region;
        state.region.set(region);
        if let Some(camera) = camera_for(state, region) {
            state.map.fly_to(camera);
        }
        if !is_here {
            self.go(&address);
        }
    }

    /// To a place on the map, in whatever województwo it lies.
    pub fn to_place(self, camera: Camera) {
        let state = self.state;
        let address = format!("{}{}{}", path_of(None), state.query(), geomap::hash::format(camera));
        if self.home == Home::Map {
            state.map.open.set(None);
            state.region.set(None);
            state.map.fly_to(camera);
        }
        self.go(&address);
    }

    /// Shows what is around a place where there is a map to show it; the list follows by itself.
    pub fn around(self, camera: Camera) {
        if self.home == Home::Map {
            self.state.map.open.set(None);
            self.state.map.fly_to(camera);
        }
    }

    /// To other practices, with the map where it is.
    pub fn to_filter(self, filter: Filter) {
        let state = self.state;
        state.map.open.set(None);
        state.map.hint.set(None);
        state.filter.set(filter);
        self.go(&self.address_here());
    }

    /// The address of what is shown.
    fn address_here(self) -> String {
        let state = self.state;
        let query = state.query();
        match self.home {
            Home::Map => {
                let camera = geomap::hash::format(state.map.camera.get_untracked());
                format!("{}{query}{camera}", path_of(state.region.get_untracked()))
            }
            Home::Practices => format!("{}{query}", Route::Practices.path()),
            Home::Statistics => format!("{}{query}", Route::Statistics.path()),
        }
    }

    /// To the address of what is shown.
    pub fn to_here(self) {
        self.state
            .written
            .update_untracked(|written| written.send(self.state.asked()));
        motion::after_frame(move || self.follow(false));
    }

    /// To the address of what is shown, in place of the one that is there, once nobody has typed more for a moment: with each new
    /// address a browser does work of its own, which would be in the way of the next letter.
    pub fn to_here_in_a_moment(self) {
        let asked = self.state.asked();
        self.state
            .written
            .update_untracked(|written| written.send_later(asked.clone()));
        motion::in_a_moment(move || {
            if self.state.asked() == asked {
                self.done_typing();
            }
        });
    }

    /// Has the address follow now where it waits for more to be typed.
    pub fn done_typing(self) {
        if self.state.written.with_untracked(Written::waits) {
            self.follow(true);
        }
    }

    fn follow(self, replace: bool) {
        let asked = self.state.asked();
        self.state.written.update_untracked(|written| written.goes(&asked));
        self.navigate(&self.address_here(), replace);
    }

    fn go(self, address: &str) {
        let address = address.to_owned();
        self.state
            .written
            .update_untracked(|written| written.send(self.state.asked()));
        // To change the address makes the browser lay the page out: not before what was asked for is shown.
        motion::after_frame(move || self.navigate(&address, false));
    }

    fn navigate(self, address: &str, replace: bool) {
        let options = NavigateOptions {
            scroll: false,
            replace,
            ..straight()
        };
        let _ = self.navigate.with(|navigate| navigate(address, options));
    }
}

/// To go to an address that names all of the way: the router need put nothing before it.
pub fn straight() -> NavigateOptions {
    NavigateOptions {
        resolve: false,
        ..NavigateOptions::default()
    }
}

/// The address of a województwo, or of all of Poland.
pub fn path_of(region: Option<Wojewodztwo>) -> String {
    region.map_or(Route::Map, Route::Wojewodztwo).path()
}

/// The camera for a województwo, or for all of Poland.
pub fn camera_for(state: AppState, region: Option<Wojewodztwo>) -> Option<Camera> {
    let Some(region) = region else {
        return Some(state.map.whole_poland());
    };
    let bounds = state.atlas.with_untracked(|atlas| {
        let found = atlas
            .ready()?
            .regions
            .iter()
            .find(|other| other.wojewodztwo == region)?;
        Some(found.bounds)
    });
    // Without outlines there is still Poland to show.
    Some(bounds.map_or_else(|| state.map.whole_poland(), |bounds| state.map.fit_region(bounds)))
}
