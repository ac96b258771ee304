//! The archive of tiles, read part by part. All of it is code that comes later.

use std::collections::BTreeSet;
use std::sync::{Arc, RwLock};

use cluster_tiles::archive::BEGINNING;
use cluster_tiles::mark::TileMark;
use cluster_tiles::shelf::{Part, Shelf};
use geomap::{Mark, WorldBox};
use leptos::prelude::request_animation_frame;
use practices::Wojewodztwo;
use practices::index::Index;

use crate::library::Library;
use crate::load::{self, LoadError};
use crate::records::Records;
use crate::state::AppState;
use crate::tiled::Charted;
use crate::watch::spawn;

/// Opens an archive by its beginning: the map then goes by its tiles, and its numbers are known.
///
/// # Errors
/// Why it can't be read; a server that knows no ranges is one of the reasons.
pub async fn open(state: AppState, url: String) -> Result<(), LoadError> {
    let malformed = |error: &dyn ToString| LoadError::Malformed {
        url: url.clone(),
        message: error.to_string(),
    };
    let beginning = load::range(&url, BEGINNING, None).await?;
    let shelf = match Shelf::open(&beginning.bytes).map_err(|error| malformed(&error))? {
        Ok(shelf) => shelf,
        Err(header) => {
            let metadata = load::range(&url, header.metadata.clone(), beginning.version.as_deref()).await?;
            Shelf::with(&beginning.bytes, header, &metadata.bytes).map_err(|error| malformed(&error))?
        }
    };
    let about = &shelf.about;
    state.records.set(Records::in_files(about.count as usize, about.chunk));
    let index = Index {
        chunk: about.chunk,
        categories: about.categories.clone(),
        made_of: Some(about.stamp),
        ..Index::default()
    };
    let archive = Archive(Arc::new(Inner {
        url,
        version: beginning.version,
        shelf: RwLock::new(shelf),
        asked: RwLock::default(),
    }));
    state
        .tiled
        .library
        .set(Some(Arc::new(Library::tiled(index, Arc::new(archive)))));
    Ok(())
}

/// An archive that is open.
#[derive(Debug, Clone)]
struct Archive(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    url: String,
    /// By what the server tells this file from any other under its name.
    version: Option<String>,
    /// Both are locked only while somebody reads or puts, and there is one thread: never poisoned, never waited for.
    shelf: RwLock<Shelf>,
    asked: RwLock<Asked>,
}

/// What has been asked for since somebody has last tried again.
#[derive(Debug, Default)]
struct Asked {
    attempt: u32,
    /// Where the parts begin that are on their way, or have failed.
    parts: BTreeSet<u64>,
}

impl Archive {
    fn shelf<T: Default>(&self, tell: impl FnOnce(&Shelf) -> T) -> T {
        self.0.shelf.read().map(|shelf| tell(&shelf)).unwrap_or_default()
    }

    /// Those of the parts that nobody has asked for in this attempt; from now on somebody has.
    fn ask(&self, parts: Vec<Part>, attempt: u32) -> Vec<Part> {
        let Ok(mut asked) = self.0.asked.write() else {
            return Vec::new();
        };
        if asked.attempt != attempt {
            *asked = Asked {
                attempt,
                ..Asked::default()
            };
        }
        let is_new = |part: &Part| asked.parts.insert(part.range().start);
        parts.into_iter().filter(is_new).collect()
    }

    async fn come(&self, part: &Part) -> Result<(), LoadError> {
        let url = &self.0.url;
        let came = load::range(url, part.range(), self.0.version.as_deref()).await?;
        let Ok(mut shelf) = self.0.shelf.write() else {
            return Ok(());
        };
        shelf.put(part, &came.bytes).map_err(|error| LoadError::Malformed {
            url: url.clone(),
            message: error.to_string(),
        })
    }
}

impl Charted for Archive {
    fn marks(&self, zoom: f64, view: &WorldBox) -> Vec<Mark> {
        self.shelf(|shelf| shelf.marks(zoom, view))
    }

    fn told(&self, mark: &Mark) -> TileMark {
        let told = self.shelf(|shelf| shelf.told(mark).cloned());
        told.unwrap_or_else(|| TileMark::of(*mark))
    }

    fn ancestor(&self, mark: &Mark, zoom: f64) -> Option<Mark> {
        self.shelf(|shelf| shelf.ancestor(mark, zoom))
    }

    fn holding(&self, practice: u32, zoom: f64) -> Vec<Mark> {
        self.shelf(|shelf| shelf.holding(practice, zoom))
    }

    fn totals(&self, region: Option<Wojewodztwo>) -> Vec<u32> {
        self.shelf(|shelf| shelf.about.totals(region).to_vec())
    }

    fn fetch(&self, state: AppState, zoom: f64, view: &WorldBox) {
        let missing = self.shelf(|shelf| shelf.missing(zoom, view));
        let tiled = state.tiled;
        let parts = self.ask(missing, state.attempt.get_untracked());
        if !parts.is_empty() && tiled.error.with_untracked(Option::is_some) {
            tiled.error.set(None);
        }
        for part in parts {
            tiled.pending.update(|pending| *pending += 1);
            let archive = self.clone();
            spawn(async move {
                match archive.come(&part).await {
                    Ok(()) => tiled.came.update(|came| *came = came.wrapping_add(1)),
                    Err(error) => tiled.error.set(Some(error)),
                }
                // The frame that shows what has come is the next one.
                request_animation_frame(move || tiled.pending.update(|pending| *pending -= 1));
            });
        }
    }
}
