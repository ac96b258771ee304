//! The tiles of a catalogue.
//!
//! From the farthest zoom on, a tile with many places has the marks of its own level and leaves the closer ones to the four
//! within it; one with few has the marks of all closer levels, and none below it. So nothing is written twice that stays
//! the same from zoom to zoom, and the tiles are as many as the practices ask for: near two for each hundred.

use std::collections::BTreeMap;

use geomap::{ClusterIndex, Mark, MarkKind, World, WorldBox};
use practices::index::Index;

use crate::mark::{TileMark, bit, reach_step};
use crate::points::{CLUSTERS, LAST_LEVEL, NAMED_UP_TO, Pin, points};
use crate::tile::{CLOSEST, FARTHEST, Tile};

/// Up to how many places a tile has the marks of all closer levels.
const FEW: usize = 200;

/// The clusters of a catalogue, and what a tile says of their points.
pub struct Pyramid<'a> {
    index: &'a Index,
    clusters: ClusterIndex,
    practice_of: Vec<u32>,
    /// For each point the bits of its województwa.
    wojewodztwa: Vec<u32>,
}

impl<'a> Pyramid<'a> {
    /// Merges the points of a catalogue.
    pub fn of(index: &'a Index) -> Self {
        let (points, practice_of) = points(index);
        Self {
            wojewodztwa: wojewodztwa(index, &practice_of),
            clusters: ClusterIndex::build(points, CLUSTERS),
            practice_of,
            index,
        }
    }

    /// All tiles that have a mark, in no order, each with its marks.
    pub fn for_each<E>(&self, mut tell: impl FnMut(Tile, Vec<TileMark>) -> Result<(), E>) -> Result<(), E> {
        let world = WorldBox {
            min: World { x: 0.0, y: 0.0 },
            max: World { x: 1.0, y: 1.0 },
        };
        let places = self.marks(LAST_LEVEL, &world);
        let mut open: Vec<(Tile, Vec<Mark>)> = Vec::new();
        for tile in Tile::covering(&world, FARTHEST) {
            open.push((tile, within(tile, &places)));
        }
        while let Some((tile, places)) = open.pop() {
            let has_few = places.len() <= FEW || tile.z == CLOSEST;
            let closest = if has_few { LAST_LEVEL } else { tile.level() };
            let marks = self.marks_of(tile, closest);
            if !marks.is_empty() {
                tell(tile, marks)?;
            }
            if !has_few {
                open.extend(tile.children().map(|child| (child, within(child, &places))));
            }
        }
        Ok(())
    }

    fn marks(&self, level: u8, area: &WorldBox) -> Vec<Mark> {
        self.clusters.marks(f64::from(level), area.min, area.max)
    }

    /// The marks of a tile from its own level to the closest that it has, each once.
    fn marks_of(&self, tile: Tile, closest: u8) -> Vec<TileMark> {
        let mut found: BTreeMap<u64, (Mark, u8, u8)> = BTreeMap::new();
        for level in tile.level()..=closest {
            for mark in within(tile, &self.marks(level, &tile.area())) {
                let (_, _, last) = found.entry(mark.key).or_insert((mark, level, level));
                *last = level;
            }
        }
        let found = found.into_values();
        found.map(|(mark, first, last)| self.told(mark, first, last)).collect()
    }

    fn told(&self, mark: Mark, first: u8, last: u8) -> TileMark {
        let is_named = mark.kind == MarkKind::Point || mark.count <= NAMED_UP_TO;
        let mut pins: Vec<Pin> = Vec::new();
        let mut wojewodztwa = 0;
        for leaf in self.clusters.leaves(&mark) {
            wojewodztwa |= self.wojewodztwa.get(leaf as usize).copied().unwrap_or_default();
            pins.extend(self.pin(leaf).filter(|_| is_named));
        }
        pins.sort_unstable();
        TileMark {
            levels: first..=last,
            shares: self.clusters.tally(&mark),
            pins,
            wojewodztwa,
            reach: if mark.kind == MarkKind::Cluster {
                self.reach(&mark, last)
            } else {
                [0; 4]
            },
            splits: self.clusters.expansion_zoom(&mark) as u8,
            mark,
        }
    }

    fn pin(&self, point: u32) -> Option<Pin> {
        let practice = *self.practice_of.get(point as usize)?;
        let has_places = self.index.places.binary_search_by_key(&practice, |(number, _)| *number);
        let first = self.practice_of.partition_point(|other| *other < practice) as u32;
        let place = has_places.is_ok().then(|| point.saturating_sub(first));
        Some(Pin { practice, place })
    }

    fn reach(&self, mark: &Mark, level: u8) -> [u32; 4] {
        let (north_west, south_east) = self.clusters.bounds(mark);
        let (at, step) = (mark.at, reach_step(level));
        let ways = [
            at.x - north_west.x,
            at.y - north_west.y,
            south_east.x - at.x,
            south_east.y - at.y,
        ];
        // The conversion saturates.
        ways.map(|way| (way / step).ceil() as u32)
    }
}

/// Those of the marks that lie in a tile.
fn within(tile: Tile, marks: &[Mark]) -> Vec<Mark> {
    let is_within = |mark: &&Mark| Tile::of(mark.at, tile.z) == tile;
    marks.iter().filter(is_within).copied().collect()
}

/// For each point the bits of the województwa in which it lies: that of its own place, or those of its practice.
fn wojewodztwa(index: &Index, practice_of: &[u32]) -> Vec<u32> {
    let all_of = |practice: u32| match index.more.binary_search_by_key(&practice, |(number, _)| *number) {
        Ok(found) => index.more.get(found).map_or(&[][..], |(_, codes)| codes.as_slice()),
        Err(_) => index
            .wojewodztwo
            .get(practice as usize)
            .map_or(&[][..], std::slice::from_ref),
    };
    let bits = |practice: u32| all_of(practice).iter().fold(0, |bits, code| bits | bit(*code));
    let mut all: Vec<u32> = practice_of.iter().map(|practice| bits(*practice)).collect();
    for (practice, places) in &index.places {
        // The points of a practice stand together, in the order of its places, from this one on; those before are other practices'.
        let first = practice_of.partition_point(|other| other < practice);
        for (bits, place) in all.iter_mut().skip(first).zip(places) {
            if place.wojewodztwo != 0 {
                *bits = bit(place.wojewodztwo);
            }
        }
    }
    all
}
