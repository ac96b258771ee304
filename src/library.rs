//! The catalogue as the map needs it: columns of all practices, and their points in clusters; or what tiles tell of it.

mod marks;

use std::borrow::Cow;
use std::sync::{Arc, RwLock};

pub use cluster_tiles::points::{CLUSTERS, NAMED_UP_TO, Pin, points, world_of_units};
use geomap::{ClusterIndex, LonLat, LonLatBox, Mark, World, mercator};
use practices::index::Index;
use practices::{FeatureProblem, Practice, Wojewodztwo};

use crate::components::sign::Kind;
use crate::filter::Filter;
use crate::records::Records;
use crate::tiled::Charted;

/// A practice at a spot of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<'a> {
    /// Its number in the catalogue.
    pub index: u32,
    /// Which practice.
    pub practice: &'a Practice,
    /// Those of its places that are at the spot, by their numbers; empty for a practice that has none.
    pub places: Vec<usize>,
}

/// The catalogue, ready for the map.
#[derive(Debug, Default)]
pub struct Library {
    /// The columns.
    pub index: Index,
    /// What was wrong with practices that are left out.
    pub problems: Vec<FeatureProblem>,
    /// The sign and colour of each of the index's categories.
    pub kinds: Vec<Kind>,
    /// Locked only while somebody reads or filters, and there is one thread: never poisoned, never waited for.
    clusters: RwLock<ClusterIndex>,
    /// The practice of each point, rising.
    practice_of: Vec<u32>,
    /// What tells of the marks instead, as long as nobody needs the practices themselves; there are no columns then but the
    /// categories.
    tiles: Option<Arc<dyn Charted>>,
}

impl Library {
    /// A catalogue whose points have been merged.
    pub fn new(index: Index, problems: Vec<FeatureProblem>, clusters: ClusterIndex, practice_of: Vec<u32>) -> Self {
        Self {
            kinds: index.categories.iter().map(Kind::of).collect(),
            index,
            problems,
            clusters: RwLock::new(clusters),
            practice_of,
            tiles: None,
        }
    }

    /// A catalogue of which only tiles are here; of the index only the categories are known.
    pub fn tiled(index: Index, tiles: Arc<dyn Charted>) -> Self {
        Self {
            tiles: Some(tiles),
            ..Self::new(index, Vec::new(), ClusterIndex::default(), Vec::new())
        }
    }

    /// The tiles that tell of the marks, where it is these.
    pub fn tiles(&self) -> Option<&dyn Charted> {
        self.tiles.as_deref()
    }

    /// Something that the clusters tell.
    fn clusters<T: Default>(&self, tell: impl FnOnce(&ClusterIndex) -> T) -> T {
        self.clusters.read().map(|clusters| tell(&clusters)).unwrap_or_default()
    }

    /// Counts the clusters anew for a filter; what comes in tiles is counted for none.
    pub fn recount(&self, filter: &Filter) {
        let shown = self.shown(filter);
        let Ok(mut clusters) = self.clusters.write() else {
            return;
        };
        if filter.found.is_some() || filter.left.is_some() {
            clusters.filter(|point| {
                let practice = self.practice_of.get(point as usize);
                practice.is_some_and(|practice| filter.has(*practice) && self.is_of(*practice, &shown))
            });
        } else {
            // By the categories alone whole classes of points stay or go, which is quicker.
            let is_all = shown.iter().all(|shown| *shown);
            clusters.filter_classes(|class| shown.get(usize::from(class)).copied().unwrap_or(is_all));
        }
    }

    /// Which of the index's categories a filter shows. One that names none of them, as of a link to another catalogue, shows
    /// all.
    fn shown(&self, filter: &Filter) -> Vec<bool> {
        let categories = &self.index.categories;
        let is_meant = filter.categories.iter().any(|category| categories.contains(category));
        categories
            .iter()
            .map(|category| !is_meant || filter.shows(category))
            .collect()
    }

    /// Whether a practice is of one of the categories that are shown.
    fn is_of(&self, practice: u32, shown: &[bool]) -> bool {
        let category = self.index.category.get(practice as usize);
        category.is_some_and(|category| shown.get(usize::from(*category)) == Some(&true))
    }

    /// The numbers of the practices that a filter leaves in a województwo, or in all of Poland: in the order of the numbers,
    /// or the best of those that were found first.
    pub fn within(&self, region: Option<Wojewodztwo>, filter: &Filter) -> Vec<u32> {
        let shown = self.shown(filter);
        let is_any_category = shown.iter().all(|is_shown| *is_shown);
        self.found_in(region, filter)
            .filter(|number| is_any_category || self.is_of(*number, &shown))
            .collect()
    }

    /// How many practices there are of each of the index's categories in a województwo, or in all of Poland, among those that
    /// a filter leaves but for its categories.
    pub fn count_by_category(&self, region: Option<Wojewodztwo>, filter: &Filter) -> Vec<u32> {
        if let Some(tiles) = &self.tiles {
            return tiles.totals(region);
        }
        let mut counts = vec![0; self.index.categories.len()];
        for number in self.found_in(region, filter) {
            let category = self.index.category.get(number as usize).copied().unwrap_or_default();
            if let Some(count) = counts.get_mut(usize::from(category)) {
                *count += 1;
            }
        }
        counts
    }

    /// The numbers of the practices of a województwo, or of all of Poland, that words have found and choices have left.
    fn found_in<'a>(&'a self, region: Option<Wojewodztwo>, filter: &'a Filter) -> impl Iterator<Item = u32> + 'a {
        let (found, all) = match &filter.found {
            Some(found) => (found.hits.practices.as_slice(), 0..0),
            None => (&[][..], 0..self.index.len() as u32),
        };
        let is_left = |number: &u32| filter.left.as_ref().is_none_or(|left| left.has(*number));
        let is_there = move |number: &u32| region.is_none_or(|region| self.lies_in(*number, region));
        found.iter().copied().chain(all).filter(is_left).filter(is_there)
    }

    /// By the practices' numbers, whether it lies in a województwo and is among those that words have found; nothing where
    /// neither is asked.
    pub fn among<'a>(&self, region: Option<Wojewodztwo>, filter: &'a Filter) -> Option<Cow<'a, [bool]>> {
        let found = filter.found.as_ref().map(|found| found.is_hit());
        let Some(region) = region else {
            return found.map(Cow::Borrowed);
        };
        let is_found = |number: u32| found.is_none_or(|found| found.get(number as usize) == Some(&true));
        let numbers = 0..self.index.len() as u32;
        let is_among = numbers.map(|number| is_found(number) && self.lies_in(number, region));
        Some(Cow::Owned(is_among.collect()))
    }

    /// Whether a practice lies in a województwo, with one of its places at least.
    pub fn lies_in(&self, practice: u32, region: Wojewodztwo) -> bool {
        self.wojewodztwo_codes(practice).contains(&region.code())
    }

    /// The województwa of a practice, the first of them first.
    pub fn wojewodztwa(&self, practice: u32) -> Vec<Wojewodztwo> {
        let codes = self.wojewodztwo_codes(practice).iter();
        codes.filter_map(|code| Wojewodztwo::from_code(*code)).collect()
    }

    /// The codes of the województwa of a practice, the first of them first; a single 0 where none is known.
    pub fn wojewodztwo_codes(&self, practice: u32) -> &[u8] {
        one_or_several(practice, &self.index.wojewodztwo, &self.index.more)
    }

    /// The powiaty of a practice by four digits of TERYT, the first of them first; a single 0 or none where none is known.
    pub fn powiaty(&self, practice: u32) -> &[u16] {
        one_or_several(practice, &self.index.powiat, &self.index.powiaty)
    }

    /// The sign and colour of a category of the index.
    pub fn kind(&self, category: u8) -> Kind {
        self.kinds.get(usize::from(category)).copied().unwrap_or(Kind::Other)
    }

    /// The points that a mark stands for, those of one practice together.
    pub fn pins(&self, mark: &Mark) -> Vec<Pin> {
        if let Some(tiles) = &self.tiles {
            return tiles.told(mark).pins;
        }
        let mut pins: Vec<Pin> =
            self.clusters(|clusters| clusters.leaves(mark).filter_map(|leaf| self.pin(leaf)).collect());
        pins.sort_unstable();
        pins
    }

    fn pin(&self, point: u32) -> Option<Pin> {
        let practice = *self.practice_of.get(point as usize)?;
        let has_places = self
            .index
            .places
            .binary_search_by_key(&practice, |(number, _)| *number)
            .is_ok();
        let place = has_places.then(|| point.saturating_sub(self.first_point(practice)));
        Some(Pin { practice, place })
    }

    /// The number of the first point of a practice; that of the next practice's where it has none.
    fn first_point(&self, practice: u32) -> u32 {
        self.practice_of.partition_point(|other| *other < practice) as u32
    }

    /// The marks of a zoom that stand for a practice, as the filter leaves it.
    pub fn marks_of(&self, practice: u32, zoom: f64) -> Vec<Mark> {
        if let Some(tiles) = &self.tiles {
            return tiles.holding(practice, zoom);
        }
        let points = self.first_point(practice)..self.first_point(practice.saturating_add(1));
        self.clusters(|clusters| points.filter_map(|point| clusters.holding(point, zoom)).collect())
    }

    /// Whether one of the practices of a mark lies in a województwo.
    pub fn reaches(&self, mark: &Mark, region: Wojewodztwo) -> bool {
        if let Some(tiles) = &self.tiles {
            return tiles.told(mark).lies_in(region);
        }
        self.clusters(|clusters| {
            let mut practices = clusters
                .leaves(mark)
                .filter_map(|leaf| Some((leaf, *self.practice_of.get(leaf as usize)?)));
            practices.any(|(leaf, practice)| self.place_lies_in(leaf, practice, region))
        })
    }

    /// Whether a point of a practice lies in a województwo, by its own place where it has one.
    fn place_lies_in(&self, point: u32, practice: u32, region: Wojewodztwo) -> bool {
        let place = self
            .index
            .places
            .binary_search_by_key(&practice, |(number, _)| *number)
            .ok()
            .and_then(|found| {
                let (_, places) = self.index.places.get(found)?;
                places.get(point.saturating_sub(self.first_point(practice)) as usize)
            });
        match place {
            Some(place) if place.wojewodztwo != 0 => place.wojewodztwo == region.code(),
            _ => self.lies_in(practice, region),
        }
    }

    /// The practices whose points these are and whose records are here, each once, with those of their places that are
    /// among them. The pins are in the order of [`Library::pins`].
    pub fn found<'a>(&self, records: &'a Records, pins: &[Pin]) -> Vec<Found<'a>> {
        let of_one_practice = pins.chunk_by(|a, b| a.practice == b.practice);
        of_one_practice
            .filter_map(|pins| {
                let index = pins.first()?.practice;
                let practice = records.get(index)?;
                let places = pins
                    .iter()
                    .filter_map(|pin| nth_with_point(practice, pin.place?))
                    .collect();
                Some(Found {
                    index,
                    practice,
                    places,
                })
            })
            .collect()
    }
}

/// What a practice has: its entry among those of several, or else that of the column.
fn one_or_several<'a, T>(practice: u32, column: &'a [T], several: &'a [(u32, Vec<T>)]) -> &'a [T] {
    match several.binary_search_by_key(&practice, |(number, _)| *number) {
        Ok(found) => several.get(found).map_or(&[][..], |(_, all)| all.as_slice()),
        Err(_) => column.get(practice as usize).map_or(&[][..], std::slice::from_ref),
    }
}

/// The number in [`Practice::places`] of the n-th place that has a point.
fn nth_with_point(practice: &Practice, nth: u32) -> Option<usize> {
    let with_point = practice
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.point.is_some());
    with_point.map(|(number, _)| number).nth(nth as usize)
}

/// Where a point lies on the projected world.
pub fn world_of(point: practices::LonLat) -> Option<World> {
    Some(mercator::project(LonLat::new(point.lon, point.lat)?))
}

/// The box around all places of a practice; nothing where none is known.
pub fn bounds_of(practice: &Practice) -> Option<LonLatBox> {
    let points = practice.points().into_iter();
    LonLatBox::of(points.filter_map(|point| LonLat::new(point.lon, point.lat)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use practices::{Place, Source};

    /// A practice with a place at each of these longitudes, the odd ones in opolskie, the others in dolnośląskie.
    fn practice(slug: &str, longitudes: &[f64]) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let category = "dialog-spoleczny".parse().unwrap();
        let mut practice = Practice::new(slug.into(), slug.into(), slug.into(), category, source);
        let place = |(index, lon): (usize, &f64)| Place {
            wojewodztwo: Wojewodztwo::from_slug(if index % 2 == 0 { "dolnoslaskie" } else { "opolskie" }),
            point: practices::LonLat::new(*lon, 51.0),
            ..Place::default()
        };
        practice.places = longitudes.iter().enumerate().map(place).collect();
        practice
    }

    /// Number 0 is a union of several places, number 1 a single practice of another category at one of them.
    fn library() -> (Library, Records) {
        let mut single = practice("zolw", &[]);
        single.category = "uslugi-spoleczne/kultura".parse().unwrap();
        single.point = practices::LonLat::new(17.0, 51.0);
        single.wojewodztwo = Wojewodztwo::from_slug("dolnoslaskie");
        // A longitude that is none is a place without a point.
        let union = practice("zwiazek", &[17.0, 400.0, 17.5, 21.0]);
        let practices = vec![union, single];
        let index = Index::of(&practices);
        let (points, practice_of) = points(&index);
        let clusters = ClusterIndex::build(points, CLUSTERS);
        (
            Library::new(index, Vec::new(), clusters, practice_of),
            Records::whole(practices),
        )
    }

    fn all_marks(library: &Library, zoom: f64) -> Vec<Mark> {
        library.clusters(|clusters| clusters.marks(zoom, World { x: 0.0, y: 0.0 }, World { x: 1.0, y: 1.0 }))
    }

    #[test]
    fn every_place_has_its_point_and_tells_whose_it_is() {
        let (library, _) = library();
        let mut at_once: Vec<Vec<Pin>> = all_marks(&library, 17.0)
            .iter()
            .map(|mark| library.pins(mark))
            .collect();
        at_once.sort();
        let pin = |practice, place| Pin { practice, place };
        let expected = vec![
            vec![pin(0, Some(0)), pin(1, None)],
            vec![pin(0, Some(1))],
            vec![pin(0, Some(2))],
        ];
        assert_eq!(at_once, expected);
    }

    #[test]
    fn a_cluster_counts_and_finds_a_practice_once() {
        let (library, records) = library();
        let marks = all_marks(&library, 5.0);
        let west = marks.iter().find(|mark| library.pins(mark).len() == 3).unwrap();
        assert_eq!(west.count, 2);
        let found = library.found(&records, &library.pins(west));
        let told: Vec<_> = found
            .iter()
            .map(|f| (f.practice.slug.as_str(), f.places.clone()))
            .collect();
        assert_eq!(told, [("zwiazek", vec![0, 2]), ("zolw", vec![])]);
    }

    #[test]
    fn a_practice_belongs_to_each_wojewodztwo_of_its_places() {
        let (library, _) = library();
        let all = Filter::default();
        assert_eq!(library.within(Wojewodztwo::from_slug("dolnoslaskie"), &all), [0, 1]);
        assert_eq!(library.within(Wojewodztwo::from_slug("opolskie"), &all), [0]);
        assert_eq!(library.within(Wojewodztwo::from_slug("slaskie"), &all), [0u32; 0]);
        assert_eq!(library.within(None, &all), [0, 1]);
        let names: Vec<&str> = library.wojewodztwa(0).into_iter().map(Wojewodztwo::name).collect();
        assert_eq!(names, ["dolnośląskie", "opolskie"]);
        let east = all_marks(&library, 17.0)
            .into_iter()
            .max_by(|a, b| a.at.x.total_cmp(&b.at.x))
            .unwrap();
        let reaches = |slug: &str| library.reaches(&east, Wojewodztwo::from_slug(slug).unwrap());
        assert!(reaches("opolskie") && !reaches("dolnoslaskie"));
    }

    #[test]
    fn a_filter_recounts_the_clusters() {
        let (library, _) = library();
        let only = |path: &str| Filter::from_query(path);
        library.recount(&only("uslugi-spoleczne/kultura"));
        let counts: Vec<u32> = all_marks(&library, 5.0).iter().map(|mark| mark.count).collect();
        assert_eq!(counts, [1]);
        assert_eq!(library.within(None, &only("uslugi-spoleczne/kultura")), [1]);
        assert_eq!(library.marks_of(0, 5.0), []);
        library.recount(&only("nie-ma-takiej"));
        assert_eq!(library.marks_of(0, 17.0).len(), 3);
        assert_eq!(library.within(None, &only("nie-ma-takiej")), [0, 1]);
        assert_eq!(library.count_by_category(None, &Filter::default()), [1, 1]);
        assert_ne!(library.kind(0), library.kind(1));
    }
}
