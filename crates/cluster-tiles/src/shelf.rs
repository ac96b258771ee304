//! The part of an archive that is here: what it says of its catalogue, its directories, and the tiles that somebody has
//! wanted to see. What is missing it names; whoever fetches that puts it here.

use std::collections::BTreeMap;
use std::ops::Range;

use geomap::{Mark, WorldBox};
use thiserror::Error;

use crate::about::{About, AboutError};
use crate::archive::{ArchiveError, Directory, Found, Header};
use crate::mark::TileMark;
use crate::points::{CLUSTERS, LAST_LEVEL};
use crate::tile::{CLOSEST, LEVELS_AHEAD, Tile};
use crate::vector::{self, VectorError};

/// No directory leads to another more often than this.
const DEEPEST: usize = 4;

/// Why an archive, or a part of it, can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ShelfError {
    /// Its frame.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// What it says of its catalogue.
    #[error(transparent)]
    About(#[from] AboutError),
    /// A tile.
    #[error(transparent)]
    Vector(#[from] VectorError),
}

/// A part of an archive that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A directory, by where it stands.
    Directory(Range<u64>),
    /// A tile, and where it stands.
    Tile(Tile, Range<u64>),
}

impl Part {
    /// Where it stands in the file, in bytes.
    pub fn range(&self) -> Range<u64> {
        match self {
            Part::Directory(range) | Part::Tile(_, range) => range.clone(),
        }
    }
}

/// The part of an archive that is here.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// What it says of its catalogue.
    pub about: About,
    header: Header,
    root: Directory,
    /// By where they begin.
    directories: BTreeMap<u64, Directory>,
    tiles: BTreeMap<Tile, Vec<TileMark>>,
}

/// What a tile is.
enum Place<'a> {
    Here(&'a [TileMark]),
    Missing(Part),
    /// There is none.
    None,
}

impl Shelf {
    /// Opens an archive by its [beginning](crate::archive::BEGINNING). `None` where its metadata do not stand there: they are
    /// at [`Header::metadata`], and go to [`Shelf::with`].
    ///
    /// # Errors
    /// Why it can't be read.
    pub fn open(beginning: &[u8]) -> Result<Result<Self, Header>, ShelfError> {
        let header = Header::read(beginning)?;
        match part_of(beginning, &header.metadata) {
            Some(metadata) => Self::with(beginning, header.clone(), metadata).map(Ok),
            None => Ok(Err(header)),
        }
    }

    /// Opens an archive by its beginning and its metadata.
    ///
    /// # Errors
    /// Why it can't be read.
    pub fn with(beginning: &[u8], header: Header, metadata: &[u8]) -> Result<Self, ShelfError> {
        let root = part_of(beginning, &header.root).ok_or(ArchiveError::Directory)?;
        Ok(Self {
            about: About::read(metadata)?,
            root: Directory::read(root)?,
            header,
            ..Self::default()
        })
    }

    /// What is to be fetched for a view at a zoom of the map, as far as that is known by now.
    pub fn missing(&self, zoom: f64, view: &WorldBox) -> Vec<Part> {
        let mut missing = Vec::new();
        for tile in covering(zoom, view) {
            if let Some((_, Place::Missing(part))) = self.nearest(tile)
                && !missing.contains(&part)
            {
                missing.push(part);
            }
        }
        missing
    }

    /// Puts a part here.
    ///
    /// # Errors
    /// Why it is none.
    pub fn put(&mut self, part: &Part, bytes: &[u8]) -> Result<(), ShelfError> {
        match part {
            Part::Directory(range) => {
                self.directories.insert(range.start, Directory::read(bytes)?);
            }
            Part::Tile(tile, _) => {
                let marks = vector::from_bytes(*tile, bytes, &self.about.categories)?;
                self.tiles.insert(*tile, marks);
            }
        }
        Ok(())
    }

    /// The marks of a view at a zoom of the map. Where tiles are missing those of a farther zoom stand in for them.
    pub fn marks(&self, zoom: f64, view: &WorldBox) -> Vec<Mark> {
        let level = level_of(zoom);
        let mut marks = Vec::new();
        for tile in covering(zoom, view) {
            let (level, all) = match self.nearest(tile) {
                Some((_, Place::Here(all))) => (level, all),
                Some((found, Place::Missing(_))) => self.standing_in(found, level),
                _ => continue,
            };
            let shown = all.iter().filter(|told| told.levels.contains(&level));
            let shown = shown.map(|told| told.mark).filter(|mark| view.contains(mark.at));
            marks.extend(shown.filter(|mark| Tile::of(mark.at, tile.z) == tile));
        }
        marks
    }

    /// The nearest tile around a missing one that is here, and the closest level of its marks.
    fn standing_in(&self, missing: Tile, level: u8) -> (u8, &[TileMark]) {
        let around = std::iter::successors(missing.parent(), |tile| tile.parent());
        let found = around.into_iter().find_map(|tile| Some((tile, self.tiles.get(&tile)?)));
        found.map_or((level, &[][..]), |(tile, marks)| (tile.level(), marks.as_slice()))
    }

    /// What its tile says of a mark.
    pub fn told(&self, mark: &Mark) -> Option<&TileMark> {
        let around = std::iter::successors(Some(Tile::of(mark.at, CLOSEST)), |tile| tile.parent());
        let mut near = around.filter_map(|tile| self.tiles.get(&tile)).flatten();
        near.find(|told| told.mark.key == mark.key)
    }

    /// The mark of a zoom that stands for all that another does, as far as it is here.
    pub fn ancestor(&self, mark: &Mark, zoom: f64) -> Option<Mark> {
        let (level, leaves) = (level_of(zoom), mark.leaves());
        let holds = |other: &Mark| other.leaves().start <= leaves.start && leaves.end <= other.leaves().end;
        let mut at_level = self.all().filter(|told| told.levels.contains(&level));
        at_level.find(|told| holds(&told.mark)).map(|told| told.mark)
    }

    /// The marks of a zoom that are known to stand for a practice.
    pub fn holding(&self, practice: u32, zoom: f64) -> Vec<Mark> {
        let level = level_of(zoom);
        let at_level = self.all().filter(|told| told.levels.contains(&level));
        let holding = at_level.filter(|told| told.pins.iter().any(|pin| pin.practice == practice));
        holding.map(|told| told.mark).collect()
    }

    fn all(&self) -> impl Iterator<Item = &TileMark> {
        self.tiles.values().flatten()
    }

    /// A tile, or where there is none the nearest around it, which may have its marks too.
    fn nearest(&self, tile: Tile) -> Option<(Tile, Place<'_>)> {
        let around = std::iter::successors(Some(tile), |tile| tile.parent());
        let mut places = around.map(|tile| (tile, self.place(tile)));
        places.find(|(_, place)| !matches!(place, Place::None))
    }

    fn place(&self, tile: Tile) -> Place<'_> {
        if let Some(marks) = self.tiles.get(&tile) {
            return Place::Here(marks);
        }
        let mut directory = &self.root;
        for _ in 0..DEEPEST {
            match directory.find(tile.id(), &self.header) {
                Some(Found::Tile(range)) => return Place::Missing(Part::Tile(tile, range)),
                Some(Found::Directory(range)) => match self.directories.get(&range.start) {
                    Some(next) => directory = next,
                    None => return Place::Missing(Part::Directory(range)),
                },
                None => return Place::None,
            }
        }
        Place::None
    }
}

fn part_of<'a>(bytes: &'a [u8], range: &Range<u64>) -> Option<&'a [u8]> {
    let place = |at: u64| usize::try_from(at).ok();
    bytes.get(place(range.start)?..place(range.end)?)
}

/// The level that is shown at a zoom of the map.
fn level_of(zoom: f64) -> u8 {
    // The conversion saturates, and what is no number is 0.
    (zoom.floor() as u8).clamp(CLUSTERS.min_zoom, LAST_LEVEL)
}

/// The tiles that have a view's marks.
fn covering(zoom: f64, view: &WorldBox) -> Vec<Tile> {
    Tile::covering(view, level_of(zoom) - LEVELS_AHEAD)
}
