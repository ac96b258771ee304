//! The catalogue as the map needs it: the points of all practices and of their places, in clusters.

use geomap::{ClusterIndex, ClusterOptions, LonLat, LonLatBox, Mark, World, mercator};
use practices::{Catalogue, Practice, Wojewodztwo};

/// One point on the map: a practice, or one of its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pin {
    /// The practice, by its place in the catalogue.
    pub practice: u32,
    /// The number in [`Practice::places`], from 0; `None` for a practice that has none.
    pub place: Option<usize>,
}

/// A practice at a spot of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<'a> {
    /// Its place in the catalogue.
    pub index: u32,
    /// Which practice.
    pub practice: &'a Practice,
    /// Those of its places that are at the spot, by their numbers; empty for a practice that has none.
    pub places: Vec<usize>,
}

/// The catalogue, ready for the map.
pub struct Library {
    /// The practices and the problems of reading them.
    pub catalogue: Catalogue,
    /// The points of the practices, by their place in `pins`.
    pub clusters: ClusterIndex,
    /// Whose points these are.
    pins: Vec<Pin>,
}

/// The distance in pixels within which markers become one cluster.
const CLUSTER_RADIUS: f64 = 48.0;

impl Library {
    /// Indexes a catalogue.
    pub fn new(catalogue: Catalogue) -> Self {
        let numbered = (0u32..).zip(&catalogue.practices);
        let (pins, worlds): (Vec<Pin>, Vec<World>) =
            numbered.flat_map(|(index, practice)| pins(index, practice)).unzip();
        let points: Vec<(u32, World)> = (0u32..).zip(worlds).collect();
        let options = ClusterOptions {
            radius_px: CLUSTER_RADIUS,
            min_zoom: 4,
            max_zoom: 16,
        };
        Self {
            clusters: ClusterIndex::build(&points, options),
            pins,
            catalogue,
        }
    }

    /// The practice with this place in the catalogue.
    pub fn practice(&self, index: u32) -> Option<&Practice> {
        self.catalogue.practices.get(index as usize)
    }

    /// The practice with this slug.
    pub fn by_slug(&self, slug: &str) -> Option<&Practice> {
        self.catalogue.practices.iter().find(|practice| practice.slug == slug)
    }

    /// The points that a mark stands for, those of one practice together.
    pub fn pins(&self, mark: &Mark) -> Vec<Pin> {
        let leaves = self.clusters.leaves(mark);
        let mut pins: Vec<Pin> = leaves
            .filter_map(|leaf| self.pins.get(leaf as usize).copied())
            .collect();
        pins.sort_unstable();
        pins
    }

    /// The practices whose points these are, each once, with those of their places that are among them. The pins
    /// are in the order of [`Library::pins`].
    pub fn found(&self, pins: &[Pin]) -> Vec<Found<'_>> {
        let of_one_practice = pins.chunk_by(|a, b| a.practice == b.practice);
        of_one_practice
            .filter_map(|pins| {
                let index = pins.first()?.practice;
                Some(Found {
                    index,
                    practice: self.practice(index)?,
                    places: pins.iter().filter_map(|pin| pin.place).collect(),
                })
            })
            .collect()
    }

    /// The practices of a województwo, or all of them, by title.
    pub fn within(&self, region: Option<Wojewodztwo>) -> Vec<&Practice> {
        let mut found: Vec<&Practice> = self
            .catalogue
            .practices
            .iter()
            .filter(|p| region.is_none_or(|region| p.wojewodztwa().contains(&region)))
            .collect();
        found.sort_by_cached_key(|p| practices::slug::slugify(&p.title));
        found
    }
}

impl Found<'_> {
    /// The województwa in which the practice is here.
    pub fn wojewodztwa(&self) -> Vec<Wojewodztwo> {
        let of_place = |index: &usize| self.practice.places.get(*index)?.wojewodztwo;
        let found: Vec<Wojewodztwo> = self.places.iter().filter_map(of_place).collect();
        if found.is_empty() {
            self.practice.wojewodztwa()
        } else {
            found
        }
    }
}

/// The points of a practice with where they lie on the projected world.
fn pins(index: u32, practice: &Practice) -> Vec<(Pin, World)> {
    let own = practice.point.filter(|_| practice.places.is_empty());
    let of_places = practice
        .places
        .iter()
        .enumerate()
        .map(|(number, place)| (Some(number), place.point));
    std::iter::once((None, own))
        .chain(of_places)
        .filter_map(|(place, point)| Some((Pin { practice: index, place }, world_of(point?)?)))
        .collect()
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

    fn library() -> Library {
        let mut single = practice("zolw", &[]);
        single.point = practices::LonLat::new(17.0, 51.0);
        single.wojewodztwo = Wojewodztwo::from_slug("dolnoslaskie");
        // A longitude that is none is a place without a point.
        let union = practice("zwiazek", &[17.0, 17.5, 400.0, 21.0]);
        Library::new(Catalogue {
            practices: vec![single, union],
            problems: Vec::new(),
        })
    }

    fn all_marks(library: &Library, zoom: f64) -> Vec<Mark> {
        library
            .clusters
            .marks(zoom, World { x: 0.0, y: 0.0 }, World { x: 1.0, y: 1.0 })
    }

    #[test]
    fn every_place_has_its_point_and_tells_whose_it_is() {
        let library = library();
        let mut at_once: Vec<Vec<Pin>> = all_marks(&library, 17.0)
            .iter()
            .map(|mark| library.pins(mark))
            .collect();
        at_once.sort();
        let pin = |practice, place| Pin { practice, place };
        let expected = vec![
            vec![pin(0, None), pin(1, Some(0))],
            vec![pin(1, Some(1))],
            vec![pin(1, Some(3))],
        ];
        assert_eq!(at_once, expected);
    }

    #[test]
    fn a_cluster_finds_a_practice_once() {
        let library = library();
        let marks = all_marks(&library, 5.0);
        let west = marks.iter().find(|mark| mark.count == 3).unwrap();
        let pins = library.pins(west);
        let found = library.found(&pins);
        let told: Vec<_> = found
            .iter()
            .map(|f| (f.practice.slug.as_str(), f.places.clone()))
            .collect();
        assert_eq!(told, [("zolw", vec![]), ("zwiazek", vec![0, 1])]);
    }

    #[test]
    fn a_practice_belongs_to_each_wojewodztwo_of_its_places() {
        let library = library();
        let slugs = |region: &str| -> Vec<&str> {
            let found = library.within(Wojewodztwo::from_slug(region));
            found.into_iter().map(|practice| practice.slug.as_str()).collect()
        };
        assert_eq!(slugs("dolnoslaskie"), ["zolw", "zwiazek"]);
        assert_eq!(slugs("opolskie"), ["zwiazek"]);
        assert_eq!(slugs(""), ["zolw", "zwiazek"]);
        let there = Found {
            index: 1,
            practice: &library.catalogue.practices[1],
            places: vec![1, 3],
        };
        assert_eq!(
            there
                .wojewodztwa()
                .into_iter()
                .map(Wojewodztwo::name)
                .collect::<Vec<_>>(),
            ["opolskie"; 2]
        );
    }
}
