//! The app's signals; nothing else owns state.

use std::collections::HashMap;
use std::sync::Arc;

use geomap::{Camera, POLAND, Padding, Rect, Size, World};
use leptos::prelude::*;
use practices::Details;

use crate::library::{Library, Pin};
use crate::load::LoadError;
use crate::map::atlas::Atlas;

/// Something that comes over the network.
#[derive(Debug, Clone, PartialEq)]
pub enum Load<T> {
    /// On its way.
    Pending,
    /// Here.
    Ready(T),
    /// Did not come.
    Failed(LoadError),
}

impl<T> Load<T> {
    /// What came, if it came.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Load::Ready(value) => Some(value),
            Load::Pending | Load::Failed(_) => None,
        }
    }

    /// Something made of what came; the empty value before.
    pub fn map_or_default<U: Default>(&self, make: impl FnOnce(&T) -> U) -> U {
        self.ready().map(make).unwrap_or_default()
    }

    /// Why it did not come, if it did not.
    pub fn error(&self) -> Option<&LoadError> {
        match self {
            Load::Failed(error) => Some(error),
            Load::Pending | Load::Ready(_) => None,
        }
    }
}

/// A place whose popup is open.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenPlace {
    /// Where it is.
    pub at: World,
    /// Whose points are there.
    pub pins: Vec<Pin>,
    /// By what its marker is known in the document, at every zoom and whatever button stands for it now.
    pub mark: u64,
}

/// Practices that the visitor points at: all their markers stand out.
#[derive(Debug, Clone, PartialEq)]
pub struct Hint {
    /// The marker that is pointed at, by what it is known in the document; `None` where it isn't a marker.
    pub by: Option<u64>,
    /// The practices, by their place in the catalogue.
    pub practices: Vec<u32>,
}

/// What the map shows.
#[derive(Clone, Copy)]
pub struct MapState {
    /// The map's size on the screen; zero until it is laid out.
    pub size: RwSignal<Size>,
    /// What the visitor sees now.
    pub camera: RwSignal<Camera>,
    /// The camera for which outlines and markers were last placed; the pane's transform bridges the difference.
    pub drawn: RwSignal<Camera>,
    /// Whether something is still to be shown: moving, or placing.
    pub busy: RwSignal<bool>,
    /// Whether outlines or practices are still on their way, or not yet on the screen.
    pub awaited: RwSignal<bool>,
    /// The place whose popup is open.
    pub open: RwSignal<Option<OpenPlace>>,
    /// What the visitor points at, where it has several places.
    pub hint: RwSignal<Option<Hint>>,
    /// The box that a drag with Shift draws, in pixels.
    pub selection: RwSignal<Option<Rect>>,
    /// Grows with each press, so that a click that waits for a second one knows that it came.
    pub presses: StoredValue<u32>,
    /// Until when (milliseconds since the page was opened) clicks mean nothing: what was clicked is moving away.
    pub deaf_until: StoredValue<f64>,
    /// Grows with each movement, so that an older one knows that it is over.
    pub motion: StoredValue<u32>,
}

/// Everything that the app knows.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The practices.
    pub library: RwSignal<Load<Arc<Library>>>,
    /// The outlines and towns.
    pub atlas: RwSignal<Load<Arc<Atlas>>>,
    /// What pages of practices have asked for, by slug.
    pub details: RwSignal<HashMap<String, Load<Arc<Details>>>>,
    /// The slug whose details a page needs now.
    pub wanted: RwSignal<Option<String>>,
    /// Grows with each "try again".
    pub attempt: RwSignal<u32>,
    /// The map.
    pub map: MapState,
}

impl AppState {
    /// Nothing loaded yet, the camera on Poland.
    pub fn new() -> Self {
        let poland = Camera::fit(
            POLAND,
            Size {
                width: 900.0,
                height: 800.0,
            },
            Padding::all(24.0),
            18.0,
        );
        Self {
            library: RwSignal::new(Load::Pending),
            atlas: RwSignal::new(Load::Pending),
            details: RwSignal::new(HashMap::new()),
            wanted: RwSignal::new(None),
            attempt: RwSignal::new(0),
            map: MapState {
                size: RwSignal::new(Size {
                    width: 0.0,
                    height: 0.0,
                }),
                camera: RwSignal::new(poland),
                drawn: RwSignal::new(poland),
                busy: RwSignal::new(true),
                awaited: RwSignal::new(true),
                open: RwSignal::new(None),
                hint: RwSignal::new(None),
                selection: RwSignal::new(None),
                presses: StoredValue::new(0),
                deaf_until: StoredValue::new(0.0),
                motion: StoredValue::new(0),
            },
        }
    }

    /// Asks for everything that failed once more.
    pub fn try_again(self) {
        self.attempt.update(|attempt| *attempt += 1);
    }
}

impl Default for AppState {
    fn default() -> Self {
        Self::new()
    }
}

/// The app's state, from any component below [`crate::app::App`].
pub fn use_state() -> AppState {
    expect_context()
}
