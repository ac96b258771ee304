//! An archive, written and read again, shows what the clusters of the whole catalogue would.

#![cfg(feature = "write")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test a panic is the message"
)]

use cluster_tiles::archive::BEGINNING;
use cluster_tiles::points::{CLUSTERS, Pin, points};
use cluster_tiles::shelf::{Part, Shelf, ShelfError};
use cluster_tiles::tile::Tile;
use cluster_tiles::write::to_bytes;
use geomap::{ClusterIndex, Mark, MarkKind, World, WorldBox};
use pmtiles::{TileCoord, TileId};
use practices::Wojewodztwo;
use practices::index::{CHUNK, Index, IndexPlace, NO_POINT};
use proptest::prelude::*;

/// Category, województwo and point of a practice, in hundredths of degrees, so that some share theirs.
type Told = (u16, u8, Option<(i32, i32)>);

/// A catalogue of these practices, and of one of several places.
fn index(practices: &[Told], several: &[(i32, i32, u8)]) -> Index {
    let units = |part: fn(&(i32, i32)) -> i32| {
        let points = practices
            .iter()
            .map(move |(.., point)| point.as_ref().map_or(NO_POINT, |point| part(point) * 1000));
        points.collect::<Vec<i32>>()
    };
    let mut index = Index {
        chunk: CHUNK,
        categories: ["dialog-spoleczny", "uslugi-spoleczne/kultura"]
            .map(|path| path.parse().unwrap())
            .into(),
        category: practices.iter().map(|(category, ..)| *category).collect(),
        wojewodztwo: practices.iter().map(|(_, code, _)| *code).collect(),
        lon: units(|(lon, _)| *lon),
        lat: units(|(_, lat)| *lat),
        ..Index::default()
    };
    if !several.is_empty() {
        let number = index.len() as u32;
        index.category.push(0);
        index.wojewodztwo.push(several[0].2);
        index.lon.push(NO_POINT);
        index.lat.push(NO_POINT);
        let place = |&(lon, lat, wojewodztwo): &(i32, i32, u8)| IndexPlace {
            lon: lon * 1000,
            lat: lat * 1000,
            wojewodztwo,
        };
        index.places.push((number, several.iter().map(place).collect()));
    }
    index
}

fn cut(archive: &[u8], range: std::ops::Range<u64>) -> &[u8] {
    &archive[range.start as usize..(range.end as usize).min(archive.len())]
}

/// All that a view needs of an archive, put on the shelf.
fn fill(shelf: &mut Shelf, archive: &[u8], zoom: f64, view: &WorldBox) {
    loop {
        let missing = shelf.missing(zoom, view);
        if missing.is_empty() {
            return;
        }
        for part in missing {
            shelf.put(&part, cut(archive, part.range())).unwrap();
        }
    }
}

fn opened(archive: &[u8]) -> Shelf {
    Shelf::open(cut(archive, BEGINNING)).unwrap().unwrap()
}

const POLAND: WorldBox = WorldBox {
    min: World { x: 0.53, y: 0.30 },
    max: World { x: 0.58, y: 0.36 },
};

fn sorted(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|mark| mark.key);
    marks
}

/// Compares the marks of a view, and all that is told of them.
fn assert_same(index: &Index, archive: &[u8], zoom: f64, view: &WorldBox) {
    let (points, practice_of) = points(index);
    let clusters = ClusterIndex::build(points, CLUSTERS);
    let mut shelf = opened(archive);
    fill(&mut shelf, archive, zoom, view);
    // What lies on the edge of the view may be told to lie just beyond it.
    let edge = 1.0 / (256.0 * 2f64.powf(zoom.floor()));
    let is_clear = |mark: &Mark| {
        let ways = [
            mark.at.x - view.min.x,
            view.max.x - mark.at.x,
            mark.at.y - view.min.y,
            view.max.y - mark.at.y,
        ];
        ways.iter().all(|way| way.abs() > edge)
    };
    let clear = |marks: Vec<Mark>| sorted(marks.into_iter().filter(is_clear).collect());
    let (expected, found) = (
        clear(clusters.marks(zoom, view.min, view.max)),
        clear(shelf.marks(zoom, view)),
    );
    let keys = |marks: &[Mark]| marks.iter().map(|mark| (mark.key, mark.count)).collect::<Vec<_>>();
    assert_eq!(keys(&found), keys(&expected), "zoom {zoom}");
    for (one, other) in found.iter().zip(&expected) {
        let told = shelf.told(one).unwrap();
        assert_eq!((one.kind, told.shares.clone()), (other.kind, clusters.tally(other)));
        // Places are where they are, clusters to an eighth of a pixel each way.
        let off = if one.kind == MarkKind::Point {
            0.0
        } else {
            0.13 / (256.0 * 2f64.powf(zoom.floor()))
        };
        assert!((one.at.x - other.at.x).abs() <= off && (one.at.y - other.at.y).abs() <= off);
        if one.kind == MarkKind::Cluster {
            assert_eq!(f64::from(told.splits), clusters.expansion_zoom(other));
            let (min, max) = clusters.bounds(other);
            let (area, room) = (told.area(), 2.0 * off);
            assert!(area.min.x - room <= min.x && area.min.y - room <= min.y);
            assert!(area.max.x + room >= max.x && area.max.y + room >= max.y);
        }
        if !told.pins.is_empty() {
            let mut practices: Vec<u32> = clusters.leaves(other).map(|leaf| practice_of[leaf as usize]).collect();
            practices.sort_unstable();
            assert_eq!(told.pins.iter().map(|pin| pin.practice).collect::<Vec<_>>(), practices);
        }
    }
}

fn catalogue(most: usize) -> impl Strategy<Value = Index> {
    let practice = (
        0..2u16,
        0..=16u8,
        proptest::option::weighted(0.95, (1450..2350, 4950..5450)),
    );
    let several = proptest::collection::vec((1450..2350, 4950..5450, 0..=16u8), 0..4);
    (proptest::collection::vec(practice, 0..most), several).prop_map(|(practices, several)| index(&practices, &several))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn tiles_show_what_the_whole_catalogue_would(index in catalogue(900), zoom in 4.0..18.5_f64, x in 0.54..0.56_f64, y in 0.31..0.34_f64) {
        let archive = to_bytes(&index).unwrap();
        let half = 700.0 / (256.0 * 2f64.powf(zoom));
        let view = WorldBox { min: World { x: x - half, y: y - half }, max: World { x: x + half, y: y + half } };
        assert_same(&index, &archive, zoom, &view);
        assert_same(&index, &archive, zoom.min(9.0), &POLAND);
    }

    #[test]
    fn tiles_have_the_numbers_that_others_give_them(z in 0..27_u8, x: u32, y: u32) {
        let (x, y) = (x % (1 << z), y % (1 << z));
        let id: TileId = TileCoord::new(z, x, y).unwrap().into();
        prop_assert_eq!(Tile { z, x, y }.id(), id.value());
    }

    #[test]
    fn no_archive_makes_it_panic(mut archive in catalogue(60).prop_map(|index| to_bytes(&index).unwrap()), places: Vec<(prop::sample::Index, u8)>) {
        for (place, byte) in places {
            let place = place.index(archive.len().min(20_000));
            archive[place] = byte;
        }
        if let Ok(Ok(mut shelf)) = Shelf::open(cut(&archive, BEGINNING)) {
            for part in shelf.missing(6.0, &POLAND) {
                let bytes = archive.get(part.range().start as usize..part.range().end as usize);
                let _ = shelf.put(&part, bytes.unwrap_or_default());
            }
            shelf.marks(6.0, &POLAND);
        }
    }
}

#[test]
fn a_large_catalogue_has_more_directories_than_one() {
    let mut chance = 88_172_645_463_325_252_u64;
    let mut below = |end: u64| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        (chance % end) as i32
    };
    let practices: Vec<_> = (0..400_000)
        .map(|_| (0, 1, Some((1_450 + below(900), 4_950 + below(500)))))
        .collect();
    let mut index = index(&practices, &[]);
    for units in index.lon.iter_mut().chain(&mut index.lat) {
        *units += below(1000);
    }
    let archive = to_bytes(&index).unwrap();
    let shelf = opened(&archive);
    assert!(matches!(shelf.missing(6.0, &POLAND)[0], Part::Directory(_)));
    assert_same(&index, &archive, 5.5, &POLAND);
    let view = WorldBox {
        min: World { x: 0.5500, y: 0.3300 },
        max: World { x: 0.5505, y: 0.3305 },
    };
    assert_same(&index, &archive, 13.0, &view);
}

#[test]
fn what_is_told_of_a_practice_of_several_places() {
    let index = index(&[(1, 2, Some((1700, 5100)))], &[(1700, 5100, 1), (1730, 5120, 8)]);
    let archive = to_bytes(&index).unwrap();
    let mut shelf = opened(&archive);
    fill(&mut shelf, &archive, 17.0, &POLAND);
    let marks = shelf.holding(1, 17.0);
    assert_eq!(marks.len(), 2);
    let both = shelf.told(marks.iter().find(|mark| mark.count == 2).unwrap()).unwrap();
    let pin = |practice, place| Pin { practice, place };
    assert_eq!(both.pins, [pin(0, None), pin(1, Some(0))]);
    let lies_in = |slug: &str| both.lies_in(Wojewodztwo::from_slug(slug).unwrap());
    assert!(lies_in("dolnoslaskie") && lies_in("kujawsko-pomorskie") && !lies_in("opolskie"));
    let all = shelf.holding(1, 4.0);
    assert_eq!((all.len(), all[0].count), (1, 2));
    assert_eq!(shelf.ancestor(&marks[0], 4.0).map(|mark| mark.key), Some(all[0].key));
    assert_eq!((shelf.about.count, shelf.about.totals(None)), (2, &[1, 1][..]));
}

#[test]
fn until_a_tile_is_here_that_around_it_stands_in() {
    let practices: Vec<_> = (0..600)
        .map(|number| (0, 1, Some((1500 + number % 30 * 25, 5000 + number / 30 * 20))))
        .collect();
    let index = index(&practices, &[]);
    let archive = to_bytes(&index).unwrap();
    let mut shelf = opened(&archive);
    assert!(shelf.marks(6.0, &POLAND).is_empty() && !shelf.missing(6.0, &POLAND).is_empty());
    fill(&mut shelf, &archive, 5.0, &POLAND);
    let count = |marks: Vec<Mark>| marks.iter().map(|mark| mark.count).sum::<u32>();
    assert_eq!(
        (count(shelf.marks(5.0, &POLAND)), count(shelf.marks(8.0, &POLAND))),
        (600, 600)
    );
    assert!(!shelf.missing(8.0, &POLAND).is_empty());
}

#[test]
fn an_archive_that_is_none_says_so() {
    assert!(matches!(Shelf::open(b"<!doctype html>"), Err(ShelfError::Archive(_))));
    let archive = to_bytes(&index(&[], &[])).unwrap();
    assert!(matches!(Shelf::open(&archive[..200]), Ok(Err(_))));
    assert_eq!(opened(&archive).about.count, 0);
}
