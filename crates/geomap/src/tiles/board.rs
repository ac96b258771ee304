//! Which tiles are on the screen, which are fetched, and which make way.

use crate::camera::Camera;
use crate::tiles::entry::{Entry, MOST_REQUESTS, State};
use crate::tiles::source::TileSource;
use crate::tiles::{MOST_TILES, Tile};
use crate::units::{Rect, Size, World};

/// The most tiles that are kept, with those that stand in for others.
const MOST_KEPT: usize = MOST_TILES + 400;
/// How many zooms closer a tile may be that stands in for the one it is a part of.
const CLOSER: u32 = 2;

/// The tiles of a view. It has no clock and fetches nothing: tell it what is looked at and what has come, ask for a
/// [`Plan`], and carry it out.
#[derive(Debug, Clone)]
pub struct TileBoard {
    source: TileSource,
    fade_ms: f64,
    camera: Camera,
    size: Size,
    /// In the order of their numbers.
    entries: Vec<Entry>,
    /// Tiles whose fetching no longer matters, for the next plan.
    cancelled: Vec<Tile>,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// What is on the screen, from back to front. What isn't here any more is taken away.
    pub show: Vec<Shown>,
    /// What is to be fetched now. Report it with [`TileBoard::loaded`] or [`TileBoard::failed`].
    pub request: Vec<Tile>,
    /// Whose fetching is to be broken off.
    pub cancel: Vec<Tile>,
    /// Ask for the next plan at this time, in milliseconds, if nothing else happens until then.
    pub wake_ms: Option<f64>,
    /// How many tiles of the view have failed for good; something else stands in for them, or nothing.
    pub left_out: usize,
}

/// A tile on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shown {
    /// Which.
    pub tile: Tile,
    /// Where, in pixels of the screen.
    pub rect: Rect,
    /// Whether it has been there long enough to be opaque.
    pub is_faded_in: bool,
}

impl TileBoard {
    /// A board for a source. Tiles take `fade_ms` milliseconds to fade in: 0 where the visitor wants less motion.
    pub fn new(source: TileSource, fade_ms: f64) -> Self {
        Self {
            source,
            fade_ms: fade_ms.max(0.0),
            camera: Camera {
                center: World { x: 0.5, y: 0.5 },
                zoom: 0.0,
            },
            size: Size::default(),
            entries: Vec::new(),
            cancelled: Vec::new(),
        }
    }

    /// Where its tiles come from.
    pub fn source(&self) -> &TileSource {
        &self.source
    }

    /// The visitor looks elsewhere. To have tiles around the screen too, give a larger size: its middle is the
    /// camera's, and places are relative to its corner.
    pub fn look(&mut self, camera: Camera, size: Size, device_pixel_ratio: f64) {
        (self.camera, self.size) = (camera, size);
        for entry in &mut self.entries {
            entry.is_wanted = false;
        }
        for tile in self.source.cover(camera, size, device_pixel_ratio) {
            let index = self.find(tile).unwrap_or_else(|index| {
                self.entries.insert(index, Entry::new(tile));
                index
            });
            if let Some(entry) = self.entries.get_mut(index) {
                entry.is_wanted = true;
                entry.distance = tile.distance(camera);
            }
        }
    }

    /// A tile has come. One that is no longer on the board is ignored.
    pub fn loaded(&mut self, tile: Tile, now_ms: f64) {
        if let Some(entry) = self.entry(tile)
            && !entry.is_loaded()
        {
            entry.state = State::Loaded { since_ms: now_ms };
        }
    }

    /// A tile couldn't be fetched. One that isn't being fetched is ignored.
    pub fn failed(&mut self, tile: Tile, now_ms: f64) {
        if let Some(entry) = self.entry(tile)
            && entry.is_loading()
        {
            entry.fail(now_ms);
        }
    }

    /// Fetches anew what was left out: the visitor asks for it, or the network is back.
    pub fn retry(&mut self) {
        for entry in self.entries.iter_mut().filter(|entry| entry.state == State::LeftOut) {
            *entry = Entry {
                is_wanted: entry.is_wanted,
                distance: entry.distance,
                ..Entry::new(entry.tile)
            };
        }
    }

    /// What is to be done now, after any of the above or when the last plan said so.
    pub fn plan(&mut self, now_ms: f64) -> Plan {
        self.give_up_hanging(now_ms);
        self.choose_kept(now_ms);
        self.drop_others();
        let request = self.start_requests(now_ms);
        let wanted = self.entries.iter().filter(|entry| entry.is_wanted);
        Plan {
            show: self.shown(now_ms),
            request,
            cancel: std::mem::take(&mut self.cancelled),
            wake_ms: self.wake_ms(now_ms),
            left_out: wanted.filter(|entry| entry.state == State::LeftOut).count(),
        }
    }

    fn give_up_hanging(&mut self, now_ms: f64) {
        for entry in self.entries.iter_mut().filter(|entry| entry.hangs(now_ms)) {
            entry.fail(now_ms);
            self.cancelled.push(entry.tile);
        }
    }

    /// What the view needs stays, and for what isn't there yet: the closest that it is a part of, and its own parts.
    fn choose_kept(&mut self, now_ms: f64) {
        let fade_ms = self.fade_ms;
        let mut room = MOST_KEPT;
        let mut missing = Vec::new();
        for entry in &mut self.entries {
            entry.is_kept = entry.is_wanted;
            room -= usize::from(entry.is_wanted);
            if entry.is_wanted && !entry.is_faded_in(now_ms, fade_ms) {
                missing.push(entry.tile);
            }
        }
        for tile in &missing {
            self.keep_below(*tile, now_ms, &mut room);
        }
        for entry in self.entries.iter_mut().filter(|entry| entry.is_loaded()) {
            let is_part = (1..=CLOSER.min(entry.tile.zoom)).any(|levels| {
                let whole = entry.tile.ancestor(entry.tile.zoom - levels);
                missing.binary_search(&whole).is_ok()
            });
            if is_part {
                entry.keep(&mut room);
            }
        }
    }

    /// Keeps what shows below a missing tile, as far as something hides the rest.
    fn keep_below(&mut self, tile: Tile, now_ms: f64, room: &mut usize) {
        let fade_ms = self.fade_ms;
        for zoom in (0..tile.zoom).rev() {
            let Some(entry) = self.entry(tile.ancestor(zoom)) else {
                continue;
            };
            if entry.is_loaded() {
                entry.keep(room);
            }
            if entry.is_faded_in(now_ms, fade_ms) {
                return;
            }
        }
    }

    fn drop_others(&mut self) {
        let dropped = self.entries.iter().filter(|entry| !entry.is_kept && entry.is_loading());
        self.cancelled.extend(dropped.map(|entry| entry.tile));
        self.entries.retain(|entry| entry.is_kept);
    }

    fn start_requests(&mut self, now_ms: f64) -> Vec<Tile> {
        let mut started = Vec::new();
        let loading = self.entries.iter().filter(|entry| entry.is_loading()).count();
        for _ in loading..MOST_REQUESTS {
            let ready = self.entries.iter_mut().filter(|entry| entry.can_be_fetched(now_ms));
            let Some(next) = ready.reduce(|first, other| if other.comes_before(first) { other } else { first }) else {
                break;
            };
            next.state = State::Loading { since_ms: now_ms };
            started.push(next.tile);
        }
        started
    }

    /// Stand-ins at the back, the larger ones farthest.
    fn shown(&self, now_ms: f64) -> Vec<Shown> {
        let stand_ins = self.entries.iter().filter(|entry| !entry.is_wanted);
        let wanted = self.entries.iter().filter(|entry| entry.is_wanted);
        let shown = stand_ins.chain(wanted).filter(|entry| entry.is_loaded());
        let shown = shown.map(|entry| Shown {
            tile: entry.tile,
            rect: entry.tile.rect(self.camera, self.size),
            is_faded_in: entry.is_faded_in(now_ms, self.fade_ms),
        });
        shown.collect()
    }

    fn wake_ms(&self, now_ms: f64) -> Option<f64> {
        let times = self.entries.iter().filter_map(|entry| entry.wake_ms(self.fade_ms));
        times.filter(|time| *time > now_ms).reduce(f64::min)
    }

    fn find(&self, tile: Tile) -> Result<usize, usize> {
        self.entries.binary_search_by(|entry| entry.tile.cmp(&tile))
    }

    fn entry(&mut self, tile: Tile) -> Option<&mut Entry> {
        let index = self.find(tile).ok()?;
        self.entries.get_mut(index)
    }
}
