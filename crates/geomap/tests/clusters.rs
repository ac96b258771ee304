//! Clusters add up at every zoom, split, and survive points in one place.

use std::collections::{BTreeMap, HashMap, HashSet};

use geomap::{
    ClusterBuilder, ClusterIndex, ClusterOptions, LonLat, Mark, MarkKind, Points, World, project, world_size,
};
use proptest::prelude::*;

const OPTIONS: ClusterOptions = ClusterOptions {
    radius_px: 60.0,
    min_zoom: 4,
    max_zoom: 14,
};
const NORTH_WEST: World = World { x: 0.0, y: 0.0 };
const SOUTH_EAST: World = World { x: 1.0, y: 1.0 };

fn everything(index: &ClusterIndex, zoom: f64) -> Vec<Mark> {
    index.marks(zoom, NORTH_WEST, SOUTH_EAST)
}

/// Points in and around Poland, some of them in one place.
fn points() -> impl Strategy<Value = Vec<World>> {
    let anywhere = (14.0..24.0, 49.0..55.0);
    let in_town = (0..20u32).prop_map(|town| (15.0 + f64::from(town % 5), 50.0 + f64::from(town / 5)));
    let place = prop_oneof![anywhere, in_town].prop_map(|(lon, lat)| project(LonLat { lon, lat }));
    prop::collection::vec(place, 0..300)
}

fn build(points: &[World]) -> ClusterIndex {
    ClusterIndex::build(points.iter().copied().collect(), OPTIONS)
}

/// The points of a mark, in the order of their numbers.
fn numbers(index: &ClusterIndex, mark: &Mark) -> Vec<u32> {
    let mut numbers: Vec<u32> = index.leaves(mark).collect();
    numbers.sort_unstable();
    numbers
}

/// Whether the places are the same but for the rounding of coordinates, which is below 2 cm.
fn near(a: World, b: World) -> bool {
    (a.x - b.x).abs() < 1e-9 && (a.y - b.y).abs() < 1e-9
}

proptest! {
    // Each case looks at every zoom, so fewer cases than usual do.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn counts_add_up_at_every_zoom_and_no_point_is_lost(points in points(), keep in prop::collection::vec(any::<bool>(), 300)) {
        let mut index = build(&points);
        index.filter(|number| keep[number as usize]);
        let kept: HashSet<u32> = (0..points.len() as u32).filter(|n| keep[*n as usize]).collect();
        prop_assert_eq!(index.kept_count() as usize, kept.len());
        for zoom in 0..=18 {
            let marks = everything(&index, f64::from(zoom));
            let sum: u32 = marks.iter().map(|mark| mark.count).sum();
            prop_assert_eq!(sum as usize, kept.len(), "zoom {}", zoom);
            let leaves: Vec<u32> = marks.iter().flat_map(|mark| index.leaves(mark)).collect();
            prop_assert_eq!(leaves.len(), kept.len());
            prop_assert_eq!(leaves.into_iter().collect::<HashSet<u32>>(), kept.clone());
            let keys: HashSet<u64> = marks.iter().map(|mark| mark.key).collect();
            prop_assert_eq!(keys.len(), marks.len());
        }
    }

    #[test]
    fn each_cluster_is_made_of_whole_clusters_of_the_next_zoom(points in points()) {
        let index = build(&points);
        for zoom in 4..=14 {
            let parents: Vec<HashSet<u32>> =
                everything(&index, f64::from(zoom)).iter().map(|mark| index.leaves(mark).collect()).collect();
            for child in everything(&index, f64::from(zoom + 1)) {
                let leaves: HashSet<u32> = index.leaves(&child).collect();
                prop_assert_eq!(parents.iter().filter(|parent| leaves.is_subset(parent)).count(), 1);
            }
        }
    }

    #[test]
    fn a_cluster_splits_at_its_expansion_zoom_and_not_before(points in points(), odd in any::<bool>()) {
        let mut index = build(&points);
        index.filter(|number| !odd || number % 2 == 1);
        for mark in everything(&index, 5.0).iter().filter(|mark| mark.kind == MarkKind::Cluster) {
            let leaves: HashSet<u32> = index.leaves(mark).collect();
            let zoom = index.expansion_zoom(mark);
            prop_assert!((6.0..=15.0).contains(&zoom), "{zoom}");
            let whole = |zoom: f64| everything(&index, zoom).iter().any(|m| index.leaves(m).collect::<HashSet<_>>() == leaves);
            prop_assert!(whole(zoom - 1.0) && !whole(zoom), "{zoom}");
        }
    }

    #[test]
    fn the_order_of_the_points_does_not_matter(mut points in points(), order in prop::collection::vec(any::<u32>(), 300)) {
        let mut shuffled: Vec<World> = points.clone();
        shuffled.sort_by_key(|at| order[(at.x.to_bits() ^ at.y.to_bits()) as usize % 300]);
        let (index, other) = (build(&points), build(&shuffled));
        for zoom in [4.0, 7.0, 10.0, 14.0, 15.0] {
            prop_assert_eq!(everything(&index, zoom), everything(&other, zoom));
        }
        points.reverse();
        prop_assert_eq!(everything(&build(&points), 7.0), everything(&index, 7.0));
    }

    #[test]
    fn a_filter_leaves_no_trace_once_everything_is_kept_again(points in points(), classes in prop::collection::vec(0..9u8, 300)) {
        let mut columns = Points::with_capacity(points.len());
        points.iter().zip(&classes).for_each(|(at, class)| columns.push(*at, *class));
        let mut index = ClusterIndex::build(columns, OPTIONS);
        let before: Vec<Vec<Mark>> = (4..=15).map(|zoom| everything(&index, f64::from(zoom))).collect();
        index.filter_classes(|class| class == 3 || class == 8);
        let by_class = everything(&index, 8.0);
        index.filter(|number| [3, 8].contains(&classes[number as usize]));
        prop_assert_eq!(by_class, everything(&index, 8.0));
        index.filter_classes(|_| true);
        let after: Vec<Vec<Mark>> = (4..=15).map(|zoom| everything(&index, f64::from(zoom))).collect();
        prop_assert_eq!(before, after);
    }

    #[test]
    fn a_tally_tells_the_classes_of_what_is_kept(points in points(), classes in prop::collection::vec(prop_oneof![0..9u8, Just(255)], 300)) {
        let mut columns = Points::default();
        points.iter().zip(&classes).for_each(|(at, class)| columns.push(*at, *class));
        let mut index = ClusterIndex::build(columns, OPTIONS);
        index.filter(|number| number % 4 != 1);
        for mark in everything(&index, 6.0).iter().chain(&everything(&index, 12.0)) {
            let mut expected: BTreeMap<u8, u32> = BTreeMap::new();
            for number in index.leaves(mark) {
                *expected.entry(classes[number as usize]).or_default() += 1;
            }
            prop_assert_eq!(index.tally(mark), expected.into_iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_owner_counts_once_in_a_mark(points in points(), further in prop::collection::vec(any::<bool>(), 300), third in any::<bool>()) {
        let mut columns = Points::default();
        let mut owners: Vec<u32> = Vec::new();
        for (at, further) in points.iter().zip(further) {
            let owner = owners.last().copied().unwrap_or_default();
            owners.push(if further { owner } else { owner + 1 });
            // The first point of all has no owner before it.
            if further { columns.push_further(*at, owner as u8) } else { columns.push(*at, owner as u8 + 1) }
        }
        let mut index = ClusterIndex::build(columns, OPTIONS);
        index.filter(|number| !third || number % 3 != 0);
        for zoom in [4.0, 9.0, 15.0] {
            for mark in everything(&index, zoom) {
                let held: HashSet<u32> = index.leaves(&mark).map(|number| owners[number as usize]).collect();
                prop_assert_eq!(mark.count as usize, held.len());
                let tally = index.tally(&mark);
                prop_assert_eq!(tally.iter().map(|(_, count)| *count as usize).sum::<usize>(), held.len());
            }
        }
    }

    #[test]
    fn each_point_is_held_by_the_mark_that_has_it_and_that_one_by_its_ancestors(points in points(), keep in prop::collection::vec(any::<bool>(), 300)) {
        let mut index = build(&points);
        index.filter(|number| keep[number as usize]);
        let of_zooms: Vec<Vec<Mark>> = (0..=15).map(|zoom| everything(&index, f64::from(zoom))).collect();
        for zoom in [0.0f64, 5.5, 9.0, 14.0, 18.0] {
            let marks = &of_zooms[zoom.min(15.0) as usize];
            for mark in marks {
                prop_assert!(index.leaves(mark).all(|number| index.holding(number, zoom) == Some(*mark)));
            }
            let mut left_out = (0..points.len() as u32).filter(|number| !keep[*number as usize]);
            prop_assert!(left_out.all(|number| index.holding(number, zoom).is_none()));
            for mark in marks {
                for farther in 4..=zoom.min(15.0) as u8 {
                    let ancestor = index.ancestor(mark, f64::from(farther)).unwrap();
                    let all = numbers(&index, &ancestor);
                    prop_assert!(index.leaves(mark).all(|number| all.contains(&number)));
                    prop_assert!(of_zooms[usize::from(farther)].contains(&ancestor));
                }
                let split = index.ancestor(mark, index.expansion_zoom(mark));
                prop_assert_eq!(split.is_some(), mark.kind == MarkKind::Point);
            }
        }
        prop_assert_eq!(index.holding(points.len() as u32, 5.0), None);
    }

    #[test]
    fn a_builder_gives_the_same_whatever_its_slices(points in points(), slice in 0..200usize) {
        let mut builder = ClusterBuilder::new(points.iter().copied().collect(), OPTIONS);
        while builder.step(slice) {}
        let (sliced, whole) = (builder.finish(), build(&points));
        for zoom in [4.0, 8.0, 15.0] {
            prop_assert_eq!(everything(&sliced, zoom), everything(&whole, zoom));
        }
    }

    #[test]
    fn a_key_is_that_of_the_same_points_at_any_zoom(points in points()) {
        let mut index = build(&points);
        let mut known: HashMap<u64, Vec<u32>> = HashMap::new();
        for mark in (4..=15).flat_map(|zoom| everything(&index, f64::from(zoom))) {
            let held = numbers(&index, &mark);
            prop_assert_eq!(known.entry(mark.key).or_insert_with(|| held.clone()), &held);
        }
        prop_assert_eq!(known.values().collect::<HashSet<_>>().len(), known.len());
        index.filter(|number| number % 2 == 0);
        for mark in everything(&index, 6.0).iter().filter(|mark| mark.kind == MarkKind::Cluster) {
            prop_assert!(index.leaves(mark).all(|number| known[&mark.key].contains(&number)));
        }
    }

    #[test]
    fn a_view_has_the_marks_that_lie_in_it(points in points(), west in 0.54..0.56, north in 0.31..0.34) {
        let index = build(&points);
        let (north_west, south_east) = (World { x: west, y: north }, World { x: west + 0.01, y: north + 0.01 });
        let inside = |at: World| (west..=south_east.x).contains(&at.x) && (north..=south_east.y).contains(&at.y);
        let expected: Vec<Mark> = everything(&index, 9.0).into_iter().filter(|mark| inside(mark.at)).collect();
        prop_assert_eq!(index.marks(9.0, north_west, south_east), expected);
    }

    #[test]
    fn bounds_are_those_of_the_kept_points(points in points()) {
        let mut index = build(&points);
        index.filter(|number| number % 3 == 0);
        for mark in everything(&index, 5.0) {
            let (north_west, south_east) = index.bounds(&mark);
            let places: Vec<World> = index.leaves(&mark).map(|number| points[number as usize]).collect();
            let least = |part: fn(&World) -> f64| places.iter().map(part).fold(f64::INFINITY, f64::min);
            let most = |part: fn(&World) -> f64| places.iter().map(part).fold(f64::NEG_INFINITY, f64::max);
            let near = |a: f64, b: f64| (a - b).abs() < 2e-7;
            prop_assert!(near(north_west.x, least(|at| at.x)) && near(north_west.y, least(|at| at.y)));
            prop_assert!(near(south_east.x, most(|at| at.x)) && near(south_east.y, most(|at| at.y)));
        }
    }
}

#[test]
fn a_million_points_in_one_place_are_one_mark_at_every_zoom() {
    let lodz = project(LonLat {
        lon: 19.456,
        lat: 51.759,
    });
    let mut index = ClusterIndex::build(std::iter::repeat_n(lodz, 1_000_000).collect(), OPTIONS);
    let key = everything(&index, 4.0)[0].key;
    for zoom in [0.0, 4.0, 9.5, 14.0, 15.0, 22.0] {
        let marks = everything(&index, zoom);
        assert_eq!(marks.len(), 1);
        assert!(near(marks[0].at, lodz));
        assert_eq!(
            (marks[0].count, marks[0].kind, marks[0].key),
            (1_000_000, MarkKind::Point, key)
        );
        assert_eq!(index.expansion_zoom(&marks[0]), 15.0);
    }
    index.filter(|number| number == 7);
    let only = everything(&index, 9.0);
    assert_eq!((only[0].count, only[0].key), (1, key));
    assert_eq!(index.holding(7, 12.0), Some(only[0]));
    assert_eq!(index.holding(8, 12.0), None);
    index.filter(|_| false);
    assert_eq!(everything(&index, 9.0), []);
}

/// Distinct places that share cells of every grid: whoever compares each with each does not come to an end here.
#[test]
fn many_points_in_one_street_are_merged_in_time() {
    let step = 1.5e-9;
    let street = (0..200_000).map(|number| World {
        x: 0.55 + f64::from(number % 500) * step,
        y: 0.33 + f64::from(number / 500) * step,
    });
    let index = ClusterIndex::build(street.collect(), OPTIONS);
    let marks = everything(&index, 15.0);
    assert!(marks.len() > 10, "{}", marks.len());
    assert_eq!(marks.iter().map(|mark| mark.count).sum::<u32>(), 200_000);
    assert_eq!(everything(&index, 4.0).len(), 1);
}

#[test]
fn points_within_four_metres_are_one_place() {
    let metre = 1.0 / 40_075_017.0;
    let points = [0.0, 3.0, 9.0].map(|metres| World {
        x: 0.5 + metres * metre,
        y: 0.5,
    });
    let mut index = build(&points);
    let places: Vec<u32> = everything(&index, 18.0).iter().map(|mark| mark.count).collect();
    assert_eq!(places, [2, 1]);
    let place = index.holding(1, 18.0).unwrap();
    index.filter(|number| number > 0);
    assert!(near(place.at, points[0]));
    assert_eq!(
        index.holding(1, 18.0).map(|mark| (mark.at, mark.key)),
        Some((place.at, place.key))
    );
}

#[test]
fn marks_of_a_zoom_keep_their_distance_mostly() {
    // Points over all of Poland, in no order and in no grid.
    let points = (0..20_000u32).map(|number| {
        let part = |step: f64| (f64::from(number) * step).fract();
        World {
            x: 0.54 + 0.026 * part(0.618_033_988_75),
            y: 0.31 + 0.03 * part(0.754_877_666_25),
        }
    });
    let index = ClusterIndex::build(points.collect(), OPTIONS);
    for zoom in [5.0, 7.0, 9.0] {
        let marks = everything(&index, zoom);
        let pixels = |a: World, b: World| (a.x - b.x).hypot(a.y - b.y) * world_size(zoom);
        let crowded = |mark: &&Mark| {
            marks
                .iter()
                .any(|other| other.key != mark.key && pixels(mark.at, other.at) < OPTIONS.radius_px * 0.75)
        };
        let crowded = marks.iter().filter(crowded).count();
        assert!(crowded * 4 < marks.len(), "{crowded} of {} at zoom {zoom}", marks.len());
    }
}

#[test]
fn the_index_is_small_and_so_is_what_builds_it() {
    let points: Points = (0..100_000u32)
        .map(|number| {
            let part = |step: f64| (f64::from(number) * step).fract();
            World {
                x: 0.54 + 0.026 * part(0.618_033_988_75),
                y: 0.31 + 0.03 * part(0.754_877_666_25),
            }
        })
        .collect();
    let mut builder = ClusterBuilder::new(points, OPTIONS);
    let mut most = builder.memory_bytes();
    while builder.step(10_000) {
        most = most.max(builder.memory_bytes());
    }
    let index = builder.finish();
    assert!(index.memory_bytes() < 4_500_000, "{}", index.memory_bytes());
    assert!(most < 2 * index.memory_bytes(), "{most}");
}

#[test]
fn a_cluster_of_which_one_place_is_kept_stands_there() {
    let (wola, praga) = (LonLat { lon: 20.96, lat: 52.24 }, LonLat { lon: 21.04, lat: 52.25 });
    let mut index = build(&[project(wola), project(praga)]);
    let both = everything(&index, 6.0);
    assert_eq!((both.len(), both[0].kind, both[0].count), (1, MarkKind::Cluster, 2));
    index.filter(|number| number == 1);
    let one = everything(&index, 6.0);
    assert_eq!((one.len(), one[0].kind), (1, MarkKind::Point));
    assert!(near(one[0].at, project(praga)));
    assert_eq!(one[0].key, everything(&index, 15.0)[0].key);
}

#[test]
fn places_farther_apart_than_the_radius_stay_apart() {
    let gap = |pixels: f64| pixels / world_size(8.0);
    for (pixels, expected) in [(59.0, 1), (61.0, 2)] {
        let x = 0.5 + gap(pixels);
        let points = [World { x: 0.5, y: 0.3 }, World { x, y: 0.3 }];
        assert_eq!(everything(&build(&points), 8.0).len(), expected, "{pixels} px");
    }
}

#[test]
fn what_lies_outside_of_the_world_is_left_out_and_keeps_its_number() {
    let north_pole = project(LonLat { lon: 15.0, lat: 90.0 });
    // Łódź, with its coordinates swapped: a place in the Gulf of Aden, but a place.
    let swapped = project(LonLat {
        lon: 51.759,
        lat: 19.456,
    });
    let (inside, outside) = (World { x: 0.55, y: 0.33 }, f64::INFINITY);
    let points = [
        World { x: f64::NAN, y: 0.3 },
        inside,
        World { x: 0.5, y: outside },
        north_pole,
        World { x: 1e300, y: -1e300 },
        swapped,
        World { x: 1.0, y: 1.0 },
        World { x: -0.1, y: 0.5 },
    ];
    let mut index = build(&points);
    assert_eq!(index.kept_count(), 4);
    let held: Vec<u32> = (0..9).filter(|number| index.holding(*number, 9.0).is_some()).collect();
    assert_eq!(held, [1, 3, 5, 6]);
    let at_the_pole = index.holding(3, 15.0).unwrap().at;
    assert!(at_the_pole.y == 0.0 && (at_the_pole.x - north_pole.x).abs() < 1e-9);
    for number in [1, 5, 6] {
        assert!(
            near(index.holding(number, 15.0).unwrap().at, points[number as usize]),
            "{number}"
        );
    }
    index.filter(|number| number < 3);
    assert_eq!(everything(&index, 4.0).len(), 1);
}

#[test]
fn absurd_options_and_views_do_no_harm() {
    let points = [World { x: 0.55, y: 0.33 }, World { x: 0.551, y: 0.33 }];
    let everywhere = (
        World {
            x: -1e300,
            y: f64::NEG_INFINITY,
        },
        World {
            x: 9.0,
            y: f64::INFINITY,
        },
    );
    let no_number = World {
        x: f64::NAN,
        y: f64::NAN,
    };
    for (radius_px, min_zoom, max_zoom) in [
        (60.0, 4, 14),
        (f64::NAN, 9, 3),
        (-5.0, 0, 255),
        (0.0, 0, 0),
        (1e300, 3, 9),
    ] {
        let options = ClusterOptions {
            radius_px,
            min_zoom,
            max_zoom,
        };
        let index = ClusterIndex::build(points.iter().copied().collect(), options);
        for zoom in [f64::NAN, -1.0, 7.0, 1e9] {
            let marks = index.marks(zoom, everywhere.0, everywhere.1);
            assert_eq!(
                marks.iter().map(|mark| mark.count).sum::<u32>(),
                2,
                "{options:?} {zoom}"
            );
            assert_eq!(index.marks(zoom, no_number, no_number), []);
            assert_eq!(index.marks(zoom, everywhere.1, everywhere.0), []);
        }
    }
    let mut empty = build(&[]);
    empty.filter(|_| true);
    assert_eq!((everything(&empty, 5.0), empty.kept_count()), (vec![], 0));
    assert_eq!(empty.holding(0, 5.0), None);
}
