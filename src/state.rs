//! The app's signals; nothing else owns state.

use std::collections::HashMap;
use std::sync::Arc;

use geomap::{Camera, POLAND, Padding, Rect, Size, World};
use leptos::prelude::*;
use practices::gminy::Gminy;
use practices::orders::Orders;
use practices::units::Level;
use practices::{Details, Wojewodztwo};

use crate::asked::{Asked, Written};
use crate::config::Config;
use crate::filter::{Filter, query_of};
use crate::kept::ShortlistState;
use crate::later::LaterPages;
use crate::library::{Library, Pin};
use crate::load::LoadError;
use crate::map::atlas::Atlas;
use crate::map::palette::Palette;
use crate::map::population::Population;
use crate::map::shading::{Shades, Shading};
use crate::map::units::Boundaries;
use crate::narrowing::FacetState;
use crate::records::Records;
use crate::search::SearchState;
use crate::signal::Var;
use crate::take_away::TakeAway;
use crate::tiled::TiledState;
use crate::viewing::{Origin, Viewing};
use crate::wanted::Wanted;

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

/// What the visitor points at, with the pointer or the focus: its counterparts on the map and in the list stand out.
#[derive(Debug, Clone, PartialEq)]
pub struct Hint {
    /// The marker or cluster that is pointed at, by what it is known in the document; `None` for an entry of a list.
    pub by: Option<u64>,
    /// The practices that are pointed at, by their numbers; of a cluster none, as `by` says enough.
    pub practices: Vec<u32>,
}

/// Which practices the panel beside the map tells of.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Those of this województwo; of all of Poland where there is none.
    pub region: Option<Wojewodztwo>,
    /// Those that this filter leaves.
    pub filter: Filter,
}

/// The boundaries of each level.
pub type Borders = Vec<(Level, Load<Arc<Boundaries>>)>;

/// What the visitor has laid under and over the drawn map, and what is needed for it.
#[derive(Clone, Copy)]
pub struct LayerState {
    /// The name of the source of tiles that is shown; none, where all is drawn.
    pub tiles: Var<Option<String>>,
    /// Whether some of its tiles have failed for good.
    pub left_out: Var<bool>,
    /// Grows each time that what was left out is asked for anew.
    pub retry: Var<u32>,
    /// What the shades are to tell.
    pub shading: Var<Shading>,
    /// Whether they are of the powiaty, rather than of the województwa.
    pub by_powiaty: Var<bool>,
    /// The inhabitants; nothing until shades need them.
    pub population: Var<Option<Load<Population>>>,
    /// Whose borders are to be shown.
    pub levels: Var<Vec<Level>>,
    /// The boundaries that have been asked for.
    pub borders: Var<Borders>,
}

impl LayerState {
    fn new() -> Self {
        Self {
            tiles: Var::new(None),
            left_out: Var::new(false),
            retry: Var::new(0),
            shading: Var::new(Shading::Off),
            by_powiaty: Var::new(false),
            population: Var::new(None),
            levels: Var::new(Vec::new()),
            borders: Var::new(Vec::new()),
        }
    }

    /// The boundaries of a level, if they are here.
    pub fn ready(self, level: Level) -> Option<Arc<Boundaries>> {
        self.borders.with(|borders| {
            let found = borders.iter().find(|(other, _)| *other == level);
            found.and_then(|(_, boundaries)| boundaries.ready().cloned())
        })
    }

    /// The levels whose boundaries are needed for what the visitor has chosen.
    pub fn needed(self) -> Vec<Level> {
        let mut levels = self.levels.get();
        let is_shaded = self.shading.get() != Shading::Off && self.by_powiaty.get();
        if is_shaded && !levels.contains(&Level::Powiaty) {
            levels.push(Level::Powiaty);
        }
        levels
    }

    /// Whether a file of the site is still to come for what the visitor has chosen.
    pub fn is_pending(self) -> bool {
        let people = self.population.with(|population| *population == Some(Load::Pending));
        let levels = self.needed();
        let boundaries = self.borders.with(|borders| {
            let mut wanted = borders.iter().filter(|(level, _)| levels.contains(level));
            wanted.any(|(_, boundaries)| matches!(boundaries, Load::Pending))
        });
        boundaries || people && self.shading.get() == Shading::PerCapita
    }
}

/// What the map shows.
#[derive(Clone, Copy)]
pub struct MapState {
    /// The map's size on the screen; zero until it is laid out.
    pub size: Var<Size>,
    /// What the visitor sees now.
    pub camera: Var<Camera>,
    /// The camera for which outlines and markers were last placed; the pane's transform bridges the difference.
    pub drawn: Var<Camera>,
    /// The colours that hold now.
    pub palette: Var<Palette>,
    /// Whether something is still to be shown: moving, or placing.
    pub busy: Var<bool>,
    /// Whether outlines or practices are still on their way, or not yet on the screen.
    pub awaited: Var<bool>,
    /// The place whose popup is open.
    pub open: Var<Option<OpenPlace>>,
    /// What the visitor points at.
    pub hint: Var<Option<Hint>>,
    /// The box that a drag with Shift draws, in pixels.
    pub selection: Var<Option<Rect>>,
    /// Whether the keys and gestures are being explained.
    pub help: Var<bool>,
    /// Grows each time the buttons have been placed.
    pub placed: Var<u32>,
    /// Grows each time that what is drawn above the land has changed.
    pub inked: Var<u32>,
    /// Grows with each press, so that a click that waits for a second one knows that it came.
    pub presses: Var<u32>,
    /// Until when (milliseconds since the page was opened) clicks mean nothing: what was clicked is moving away.
    pub deaf_until: Var<f64>,
    /// Where the flight that is under way ends.
    pub target: Var<Option<Camera>>,
    /// Which practices it shows: those of [`AppState::filter`], or of that of a frame before.
    pub filter: Var<Filter>,
    /// Which województwa are shaded, and how dark.
    pub shades: Var<Shades>,
    /// Which powiaty are, in the order of their areas.
    pub powiaty: Var<Shades>,
    /// What lies under and over it by the visitor's choice.
    pub layers: LayerState,
    /// Grows with each movement, so that an older one knows that it is over.
    pub motion: Var<u32>,
}

/// Everything that the app knows.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The practices, in columns and clusters.
    pub library: Var<Load<Arc<Library>>>,
    /// What tells of them until somebody needs all.
    pub tiled: TiledState,
    /// Their records, as far as they are here.
    pub records: Var<Records>,
    /// The practices whose records something needs, by number, until they are asked for: see [`AppState::need`].
    pub needed: Var<Vec<u32>>,
    /// Which practices are shown.
    pub filter: Var<Filter>,
    /// What the visitor types to find some.
    pub search: SearchState,
    /// By what else they are narrowed down.
    pub facets: FacetState,
    /// The practices that the visitor has starred.
    pub shortlist: ShortlistState,
    /// The files of them that are asked for.
    pub take_away: TakeAway,
    /// The addresses that were written for words and choices.
    pub written: Var<Written>,
    /// The województwo that is chosen.
    pub region: Var<Option<Wojewodztwo>>,
    /// What the panel tells of: it follows the map a frame later. Nothing before the first map.
    pub listed: Var<Option<Listed>>,
    /// What the numbers beside each choice tell of: the same, or while somebody types, that of a frame before.
    pub counted: Var<Option<Listed>>,
    /// The outlines and towns.
    pub atlas: Var<Load<Arc<Atlas>>>,
    /// What pages of practices have asked for, by slug.
    pub details: Var<HashMap<String, Load<Arc<Details>>>>,
    /// The slugs whose details the page needs now.
    pub wanted: Var<Vec<String>>,
    /// What whoever publishes the map has set; nothing until the first map is shown.
    pub config: Var<Config>,
    /// What has become of these settings; nothing before they are asked for.
    pub settings: Var<Option<Load<()>>>,
    /// The gminy among which the visitor chooses their own.
    pub gminy: Wanted<Gminy>,
    /// By what lists are put in order.
    pub orders: Wanted<Orders>,
    /// The pages whose code comes when one of them is first needed.
    pub later_pages: Wanted<LaterPages>,
    /// How the practices are listed.
    pub viewing: Var<Viewing>,
    /// What the address asks for that means nothing.
    pub ignored: Var<Vec<String>>,
    /// Where the visitor is, where they have said so; it is told to nobody, and stands in no address.
    pub here: Var<Option<Origin>>,
    /// The place that the visitor has gone to last.
    pub visited: Var<Option<Origin>>,
    /// Grows with each "try again".
    pub attempt: Var<u32>,
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
            library: Var::new(Load::Pending),
            tiled: TiledState::new(),
            records: Var::new(Records::default()),
            needed: Var::new(Vec::new()),
            filter: Var::new(Filter::default()),
            search: SearchState::new(),
            facets: FacetState::new(),
            shortlist: ShortlistState::new(),
            take_away: TakeAway::new(),
            written: Var::new(Written::default()),
            region: Var::new(None),
            listed: Var::new(None),
            counted: Var::new(None),
            atlas: Var::new(Load::Pending),
            details: Var::new(HashMap::new()),
            wanted: Var::new(Vec::new()),
            config: Var::new(Config::default()),
            settings: Var::new(None),
            gminy: Wanted::new(),
            orders: Wanted::new(),
            later_pages: Wanted::new(),
            viewing: Var::new(Viewing::default()),
            ignored: Var::new(Vec::new()),
            here: Var::new(None),
            visited: Var::new(None),
            attempt: Var::new(0),
            map: MapState {
                size: Var::new(Size {
                    width: 0.0,
                    height: 0.0,
                }),
                camera: Var::new(poland),
                drawn: Var::new(poland),
                palette: Var::new(Palette::default()),
                busy: Var::new(true),
                awaited: Var::new(true),
                open: Var::new(None),
                hint: Var::new(None),
                selection: Var::new(None),
                help: Var::new(false),
                placed: Var::new(0),
                inked: Var::new(0),
                presses: Var::new(0),
                deaf_until: Var::new(0.0),
                target: Var::new(None),
                filter: Var::new(Filter::default()),
                shades: Var::new(Shades::default()),
                powiaty: Var::new(Shades::default()),
                layers: LayerState::new(),
                motion: Var::new(0),
            },
        }
    }

    /// What an address of what is shown asks for.
    pub fn asked(self) -> Asked {
        untrack(|| Asked::of(self))
    }

    /// The query of an address that shows the same practices in the same way, from its question mark on; whoever asks is
    /// told when it becomes another.
    pub fn query(self) -> String {
        let mut parts = self.filter.with(Filter::to_query);
        parts.extend(self.viewing.with(Viewing::to_query));
        query_of(&parts)
    }

    /// Needs the records of these practices; they are fetched once what runs now is done.
    pub fn need(self, numbers: impl IntoIterator<Item = u32>) {
        self.needed.update(|needed| needed.extend(numbers));
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
