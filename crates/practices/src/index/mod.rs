//! The lean index: what the map needs of every practice before anybody asks for one, in columns.
//!
//! A large catalogue opens by `index.json` alone. What a popup or a list shows of a practice stands in the *cards*,
//! `cards/<k>.json`: FeatureCollections of [`Index::chunk`] practices each, the features of the numbers from
//! `k * chunk` on. A practice's *number* is its place in [`Index::order`], in which neighbours on the map lie in the
//! same cards.
//!
//! ```json
//! {"format":"mapa-praktyk-index","version":1,"count":3,"chunk":128,
//! "categories":["dialog-spoleczny","uslugi-spoleczne/kultura"],
//! "category":[1,0,1],
//! "wojewodztwo":[1,16,0],
//! "lon":[1552200,null,null],
//! "lat":[5083000,null,null],
//! "powiat":[206,3202,0],
//! "places":{"1":[[1455000,5343000,16],[1524000,5273000,15]]},
//! "more":{"1":[15,16]},
//! "powiaty":{"1":[3202,3214]},
//! "made_of":"a71c8d2f00e1b953",
//! "ids":["bdp-1","bdp-2","bdp-3"]}
//! ```
//!
//! - `categories`: the paths that occur, sorted; `category` has numbers into it.
//! - `wojewodztwo`: half the TERYT number (1 to 16), 0 where it is not known; the first of several.
//! - `lon`, `lat`: degrees in units of 1e-5; null without a point, and for practices of several places.
//! - `powiat`: the first four digits of TERYT as a number, 0 where not known; the first of several; left out where no
//!   practice has one.
//! - `places`: by number, the places with a point of each practice of several places: lon, lat, województwo.
//! - `more`: by number, the województwa of practices that lie in more than one; `powiaty`: their powiaty, likewise.
//! - `made_of`: sixteen hexadecimal digits, a hash of all texts that the files beside the index were made of; see
//!   [`Index::stamp`].
//! - `ids`: only of catalogues up to [`IDS_UP_TO`] practices.
//!
//! Readers pass over keys that they do not know. A change that they could not pass over raises `version`.

mod cards;
mod columns;
mod read;
#[cfg(test)]
mod read_tests;
mod write;

use crate::category::Category;
use crate::hash;
use crate::practice::{LonLat, Practice};
use crate::wojewodztwo::Wojewodztwo;

pub use cards::{CardsError, read_cards};
pub use read::IndexError;

/// How many practices stand in one file of cards.
pub const CHUNK: u32 = 128;

/// Up to how many practices the index names each by its id.
pub const IDS_UP_TO: usize = 1000;

/// What stands in [`Index::lon`] and [`Index::lat`] where there is no point.
pub const NO_POINT: i32 = i32::MIN;

/// What `format` says in the file.
const FORMAT: &str = "mapa-praktyk-index";

/// The newest form of the file that this code knows.
const VERSION: u32 = 1;

/// The columns of all practices, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// How many practices a file of cards has; not 0 in an index that was read or made.
    pub chunk: u32,
    /// The categories that occur, sorted.
    pub categories: Vec<Category>,
    /// The place in `categories` of each practice's category.
    pub category: Vec<u16>,
    /// The code of the first województwo, see [`Wojewodztwo::code`]; 0 where it is not known.
    pub wojewodztwo: Vec<u8>,
    /// East of Greenwich in 1e-5 degrees, or [`NO_POINT`]; both are there, or none.
    pub lon: Vec<i32>,
    /// North of the equator in 1e-5 degrees, or [`NO_POINT`].
    pub lat: Vec<i32>,
    /// The first powiat by its four-digit TERYT, 0 where it is not known; empty where it is of no practice.
    pub powiat: Vec<u16>,
    /// The practices of several places, by number; each has a place at least, and no point in the columns.
    pub places: Vec<(u32, Vec<IndexPlace>)>,
    /// The codes of the województwa of practices that lie in more than one, by number.
    pub more: Vec<(u32, Vec<u8>)>,
    /// The powiaty of practices that lie in more than one, by number.
    pub powiaty: Vec<(u32, Vec<u16>)>,
    /// The ids, or none of them in a large catalogue.
    pub ids: Vec<String>,
    /// A hash of what the files beside the index were made of, where it is known.
    pub made_of: Option<u64>,
    /// How many points were left out by [`Index::from_json`], since they lie outside the globe or are half a point.
    pub problems: usize,
}

/// A place of a practice that has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexPlace {
    /// East of Greenwich in 1e-5 degrees.
    pub lon: i32,
    /// North of the equator in 1e-5 degrees.
    pub lat: i32,
    /// Its województwo's code, or 0.
    pub wojewodztwo: u8,
}

impl Index {
    /// The number of practices.
    pub fn len(&self) -> usize {
        self.category.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.category.is_empty()
    }

    /// What tells the catalogue from any other, or from an older form of itself: the index of the words and what else is
    /// published beside it say by it where they belong. It is the hash of all texts, where the index has one, or else that
    /// of the columns.
    pub fn stamp(&self) -> u64 {
        self.made_of.unwrap_or_else(|| self.columns_stamp())
    }

    /// A hash of the columns that every practice has.
    pub fn columns_stamp(&self) -> u64 {
        let kinds = self.category.iter().map(|category| u32::from(*category));
        let regions = self.wojewodztwo.iter().map(|code| u32::from(*code));
        let points = self.lon.iter().chain(&self.lat).map(|units| *units as u32);
        let words = kinds.chain(regions).chain(points);
        hash::fnv1a(hash::NOTHING, words.flat_map(u32::to_le_bytes))
    }

    /// Puts practices into the order of the index: by województwo (the unknown one last), then along a Z curve through
    /// their first points (those without one last), then by id.
    pub fn order(practices: &mut [Practice]) {
        practices.sort_by_cached_key(|practice| {
            let wojewodztwo = first_wojewodztwo(practice).checked_sub(1).unwrap_or(u8::MAX);
            let along = practice.points().first().map_or(u64::MAX, |point| along_z(*point));
            (wojewodztwo, along, practice.id.clone())
        });
    }

    /// The index of practices that are in its order already.
    pub fn of(practices: &[Practice]) -> Self {
        let mut index = Index {
            chunk: CHUNK,
            categories: practices.iter().map(|practice| practice.category.clone()).collect(),
            ..Index::default()
        };
        index.categories.sort_unstable();
        index.categories.dedup();
        for practice in practices {
            index.push(practice);
        }
        if index.powiat.iter().all(|powiat| *powiat == 0) {
            index.powiat.clear();
        }
        if practices.len() <= IDS_UP_TO {
            index.ids = practices.iter().map(|practice| practice.id.clone()).collect();
        }
        index
    }

    fn push(&mut self, practice: &Practice) {
        // Numbers beyond what the columns hold would need four milliard practices or 65,536 categories.
        let number = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let category = self.categories.binary_search(&practice.category).unwrap_or(0);
        self.category.push(u16::try_from(category).unwrap_or(u16::MAX));
        self.wojewodztwo.push(first_wojewodztwo(practice));
        let own = practice.point.filter(|_| practice.places.is_empty()).map(in_units);
        let (lon, lat) = own.unwrap_or((NO_POINT, NO_POINT));
        self.lon.push(lon);
        self.lat.push(lat);
        let powiaty = practice.powiaty();
        self.powiat.push(powiaty.first().copied().unwrap_or_default());
        if powiaty.len() > 1 {
            self.powiaty.push((number, powiaty));
        }
        let places: Vec<IndexPlace> = practice.places.iter().filter_map(IndexPlace::of).collect();
        if !places.is_empty() {
            self.places.push((number, places));
        }
        let wojewodztwa = practice.wojewodztwa();
        if wojewodztwa.len() > 1 {
            self.more
                .push((number, wojewodztwa.into_iter().map(Wojewodztwo::code).collect()));
        }
    }
}

impl IndexPlace {
    fn of(place: &crate::place::Place) -> Option<Self> {
        let (lon, lat) = in_units(place.point?);
        Some(Self {
            lon,
            lat,
            wojewodztwo: place.wojewodztwo.map_or(0, Wojewodztwo::code),
        })
    }
}

fn first_wojewodztwo(practice: &Practice) -> u8 {
    practice.wojewodztwa().first().map_or(0, |first| first.code())
}

/// Longitude and latitude in units of 1e-5 degrees; a [`LonLat`] lies on the globe, so both fit.
fn in_units(point: LonLat) -> (i32, i32) {
    let units = |degrees: f64| (degrees * 1e5).round() as i32;
    (units(point.lon), units(point.lat))
}

/// How far along a Z curve (Morton order) through the globe a point lies.
fn along_z(point: LonLat) -> u64 {
    let (lon, lat) = in_units(point);
    let from_corner = |units: i32, corner: i32| u64::from(units.saturating_add(corner).unsigned_abs());
    spread(from_corner(lon, 18_000_000)) | spread(from_corner(lat, 9_000_000)) << 1
}

/// Puts a zero bit between the 32 low bits of a number.
fn spread(number: u64) -> u64 {
    let steps = [
        (16, 0x0000_ffff_0000_ffff),
        (8, 0x00ff_00ff_00ff_00ff),
        (4, 0x0f0f_0f0f_0f0f_0f0f),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555),
    ];
    let low = number & 0xffff_ffff;
    steps.iter().fold(low, |bits, (by, mask)| (bits | bits << by) & mask)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;
    use crate::practice::Source;

    pub(super) fn practice(id: &str, category: &str, wojewodztwo: &str, lon_lat: Option<(f64, f64)>) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let slug = crate::slug::slugify(id);
        let mut practice = Practice::new(id.into(), slug, "Żółw".into(), category.parse().unwrap(), source);
        practice.wojewodztwo = wojewodztwo.parse().ok();
        practice.point = lon_lat.and_then(|(lon, lat)| LonLat::new(lon, lat));
        practice
    }

    pub(super) fn place(wojewodztwo: &str, lon_lat: Option<(f64, f64)>) -> Place {
        Place {
            wojewodztwo: wojewodztwo.parse().ok(),
            point: lon_lat.and_then(|(lon, lat)| LonLat::new(lon, lat)),
            ..Place::default()
        }
    }

    pub(super) fn several() -> Vec<Practice> {
        let mut union = practice("bdp-54", "wspolpraca-miedzy-jst", "opolskie", Some((17.0, 51.0)));
        union.places = vec![
            place("opolskie", Some((17.5, 50.9))),
            place("łódzkie", None),
            place("dolnośląskie", Some((17.291_234_5, 50.946))),
        ];
        // Of the place in łódzkie no more is known than that; the last is a gmina of another powiat.
        union.places[0].teryt = Some("1601022".into());
        union.places[1].teryt = Some("10".into());
        union.places[2].teryt = Some("0215011".into());
        let mut town = practice(
            "bdp-2",
            "uslugi-spoleczne/kultura",
            "śląskie",
            Some((19.093_123_4, 50.26)),
        );
        town.teryt = Some("2469011".into());
        let mut practices = vec![
            practice("bdp-437", "dialog-spoleczny", "", None),
            union,
            practice("bdp-1", "uslugi-spoleczne/kultura", "śląskie", None),
            town,
            practice("bdp-9", "dialog-spoleczny", "dolnośląskie", Some((15.522, 50.83))),
        ];
        Index::order(&mut practices);
        practices
    }

    #[test]
    fn has_a_column_for_each_thing() {
        let index = Index::of(&several());
        assert_eq!(index.ids, ["bdp-9", "bdp-54", "bdp-2", "bdp-1", "bdp-437"]);
        let paths: Vec<&str> = index.categories.iter().map(Category::path).collect();
        assert_eq!(
            paths,
            ["dialog-spoleczny", "uslugi-spoleczne/kultura", "wspolpraca-miedzy-jst"]
        );
        assert_eq!(index.category, [0, 2, 1, 1, 0]);
        assert_eq!(index.wojewodztwo, [1, 8, 12, 12, 0]);
        assert_eq!(index.lon, [1_552_200, NO_POINT, 1_909_312, NO_POINT, NO_POINT]);
        assert_eq!(index.lat, [5_083_000, NO_POINT, 5_026_000, NO_POINT, NO_POINT]);
        assert_eq!(index.powiat, [0, 1601, 2469, 0, 0]);
        assert_eq!(index.powiaty, [(1, vec![1601, 215])]);
        let places = [(1_750_000, 5_090_000, 8), (1_729_123, 5_094_600, 1)];
        let places = places.map(|(lon, lat, wojewodztwo)| IndexPlace { lon, lat, wojewodztwo });
        assert_eq!(index.places, [(1, places.to_vec())]);
        assert_eq!(index.more, [(1, vec![8, 5, 1])]);
        assert_eq!((index.len(), index.chunk, index.problems), (5, CHUNK, 0));
    }

    #[test]
    fn a_large_catalogue_has_no_ids_and_one_without_teryt_no_powiaty() {
        let many = vec![practice("bdp-1", "dialog-spoleczny", "łódzkie", Some((19.4, 51.7))); IDS_UP_TO + 1];
        let index = Index::of(&many);
        assert_eq!((index.len(), index.ids.len(), index.powiat.len()), (1001, 0, 0));
        assert_eq!(Index::of(&many[1..]).ids.len(), 1000);
        assert!(Index::of(&[]).is_empty());
    }

    #[test]
    fn a_stamp_tells_catalogues_apart() {
        let practices = several();
        let stamp = Index::of(&practices).stamp();
        assert_eq!(Index::of(&practices).stamp(), stamp);
        assert_ne!(Index::of(&practices[1..]).stamp(), stamp);
        assert_eq!(Index::default().stamp(), hash::NOTHING);
        let published = |made_of| Index {
            made_of: Some(made_of),
            ..Index::of(&practices)
        };
        assert_ne!(published(1).stamp(), published(2).stamp());
        assert_eq!(published(1).columns_stamp(), stamp);
    }

    #[test]
    fn the_curve_keeps_neighbours_together() {
        let at = |lon, lat| LonLat::new(lon, lat).unwrap();
        assert_eq!(along_z(at(-180.0, -90.0)), 0);
        assert_eq!(along_z(at(-179.999_99, -90.0)), 1);
        assert_eq!(along_z(at(-180.0, -89.999_99)), 2);
        assert_eq!(along_z(at(-179.999_99, -89.999_99)), 3);
        assert_eq!(along_z(at(-179.999_98, -90.0)), 4);
        assert!(along_z(at(180.0, 90.0)) < 1 << 52);
    }

    #[test]
    fn the_order_does_not_depend_on_that_before() {
        let ordered = several();
        let mut backwards: Vec<Practice> = ordered.iter().rev().cloned().collect();
        Index::order(&mut backwards);
        assert_eq!(backwards, ordered);
    }
}
