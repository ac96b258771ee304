//! A catalogue whose marks come in tiles (`crates/cluster-tiles`), so that the first visit to the map does not grow with it. What
//! opens the tiles and fetches them is code that comes later, and only where the page says that there are such; here is what the
//! map knows of them.

use std::fmt::Debug;
use std::sync::Arc;

use cluster_tiles::mark::TileMark;
use geomap::{Mark, WorldBox};
use practices::Wojewodztwo;

use crate::library::Library;
use crate::load::LoadError;
use crate::signal::Var;
use crate::state::AppState;

/// What tells of marks that come in tiles, as far as they are here.
pub trait Charted: Debug + Send + Sync {
    /// The marks of a zoom that lie in a box; where tiles are on their way, those of a farther zoom.
    fn marks(&self, zoom: f64, view: &WorldBox) -> Vec<Mark>;
    /// What its tile says of a mark.
    fn told(&self, mark: &Mark) -> TileMark;
    /// The mark of a zoom that stands for all that a mark stands for, if it is here.
    fn ancestor(&self, mark: &Mark, zoom: f64) -> Option<Mark>;
    /// The marks of a zoom that are known to stand for a practice.
    fn holding(&self, practice: u32, zoom: f64) -> Vec<Mark>;
    /// How many practices of each category there are in a województwo, or in all of Poland.
    fn totals(&self, region: Option<Wojewodztwo>) -> Vec<u32>;
    /// Has the tiles of a view come that are not here and not on their way.
    fn fetch(&self, state: AppState, zoom: f64, view: &WorldBox);
}

/// What is known of tiles.
#[derive(Clone, Copy)]
pub struct TiledState {
    /// The catalogue as its tiles tell of it; nothing where there are none, or they are not open yet.
    pub library: Var<Option<Arc<Library>>>,
    /// Grows each time that some have come.
    pub came: Var<u32>,
    /// How many are on their way.
    pub pending: Var<u32>,
    /// Why one did not come.
    pub error: Var<Option<LoadError>>,
    /// Whether the whole catalogue is needed: from the first where there are no tiles, else once something asks for what they do
    /// not tell.
    pub is_whole_needed: Var<bool>,
}

impl TiledState {
    /// Nobody has said that there are tiles.
    pub fn new() -> Self {
        Self {
            library: Var::new(None),
            came: Var::new(0),
            pending: Var::new(0),
            error: Var::new(None),
            is_whole_needed: Var::new(true),
        }
    }
}

impl Default for TiledState {
    fn default() -> Self {
        Self::new()
    }
}

impl AppState {
    /// The catalogue as far as the map knows it: whole, or as its tiles tell of it. Whoever asks is told when it becomes another.
    pub fn charted(self) -> Option<Arc<Library>> {
        let whole = self.library.with(|library| library.ready().cloned());
        let tiled = self.tiled.library.get();
        whole.or(tiled)
    }

    /// [`AppState::charted`] for those who need not know when it changes.
    pub fn charted_now(self) -> Option<Arc<Library>> {
        let whole = self.library.with_untracked(|library| library.ready().cloned());
        whole.or_else(|| self.tiled.library.get_untracked())
    }

    /// Needs the whole catalogue, where it is not here or on its way.
    pub fn need_whole(self) {
        if !self.tiled.is_whole_needed.get_untracked() {
            self.tiled.is_whole_needed.set(true);
        }
    }
}
