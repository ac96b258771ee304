//! Clusters add up at every zoom, split, and survive points in one place.

use std::collections::HashSet;

use geomap::{ClusterIndex, ClusterOptions, LonLat, Mark, MarkKind, World, project, world_size};
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
fn points() -> impl Strategy<Value = Vec<(u32, World)>> {
    let anywhere = (14.0..24.0, 49.0..55.0);
    let in_town = (0..20u32).prop_map(|town| (15.0 + f64::from(town % 5), 50.0 + f64::from(town / 5)));
    let place = prop_oneof![anywhere, in_town].prop_map(|(lon, lat)| project(LonLat { lon, lat }));
    prop::collection::vec(place, 0..300).prop_map(|places| (0..).zip(places).collect())
}

proptest! {
    // Each case looks at every zoom, so fewer cases than usual do.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn counts_add_up_at_every_zoom_and_no_point_is_lost(points in points(), keep in prop::collection::vec(any::<bool>(), 300)) {
        let mut index = ClusterIndex::build(&points, OPTIONS);
        index.filter(|number| keep[number as usize]);
        let kept: HashSet<u32> = points.iter().map(|(number, _)| *number).filter(|n| keep[*n as usize]).collect();
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
        let index = ClusterIndex::build(&points, OPTIONS);
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
        let mut index = ClusterIndex::build(&points, OPTIONS);
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
    fn the_order_of_the_points_does_not_matter(points in points()) {
        let reversed: Vec<(u32, World)> = points.iter().rev().copied().collect();
        let (index, other) = (ClusterIndex::build(&points, OPTIONS), ClusterIndex::build(&reversed, OPTIONS));
        prop_assert_eq!(everything(&index, 7.0), everything(&other, 7.0));
    }

    #[test]
    fn a_view_has_the_marks_that_lie_in_it(points in points(), west in 0.54..0.56, north in 0.31..0.34) {
        let index = ClusterIndex::build(&points, OPTIONS);
        let (north_west, south_east) = (World { x: west, y: north }, World { x: west + 0.01, y: north + 0.01 });
        let inside = |at: World| (west..=south_east.x).contains(&at.x) && (north..=south_east.y).contains(&at.y);
        let expected: Vec<Mark> = everything(&index, 9.0).into_iter().filter(|mark| inside(mark.at)).collect();
        prop_assert_eq!(index.marks(9.0, north_west, south_east), expected);
    }

    #[test]
    fn bounds_are_those_of_the_kept_points(points in points()) {
        let mut index = ClusterIndex::build(&points, OPTIONS);
        index.filter(|number| number % 3 == 0);
        for mark in everything(&index, 5.0) {
            let (north_west, south_east) = index.bounds(&mark);
            let places: Vec<World> = index.leaves(&mark).map(|number| points[number as usize].1).collect();
            let least = |part: fn(&World) -> f64| places.iter().map(part).fold(f64::INFINITY, f64::min);
            let most = |part: fn(&World) -> f64| places.iter().map(part).fold(f64::NEG_INFINITY, f64::max);
            let near = |a: f64, b: f64| (a - b).abs() < 2e-7;
            prop_assert!(near(north_west.x, least(|at| at.x)) && near(north_west.y, least(|at| at.y)));
            prop_assert!(near(south_east.x, most(|at| at.x)) && near(south_east.y, most(|at| at.y)));
        }
    }
}

#[test]
fn fifty_thousand_points_in_one_place_are_one_mark_at_every_zoom() {
    let lodz = project(LonLat {
        lon: 19.456,
        lat: 51.759,
    });
    let points: Vec<(u32, World)> = (0..50_000).map(|number| (number, lodz)).collect();
    let mut index = ClusterIndex::build(&points, OPTIONS);
    for zoom in [0.0, 4.0, 9.5, 14.0, 15.0, 22.0] {
        let marks = everything(&index, zoom);
        assert_eq!(marks.len(), 1);
        assert_eq!(
            (marks[0].at, marks[0].count, marks[0].kind),
            (lodz, 50_000, MarkKind::Point)
        );
        assert_eq!(index.expansion_zoom(&marks[0]), 15.0);
    }
    index.filter(|number| number == 7);
    assert_eq!(everything(&index, 9.0)[0].count, 1);
    index.filter(|_| false);
    assert_eq!(everything(&index, 9.0), []);
}

#[test]
fn a_cluster_of_which_one_place_is_kept_stands_there() {
    let (wola, praga) = (LonLat { lon: 20.96, lat: 52.24 }, LonLat { lon: 21.04, lat: 52.25 });
    let mut index = ClusterIndex::build(&[(0, project(wola)), (1, project(praga))], OPTIONS);
    let both = everything(&index, 6.0);
    assert_eq!((both.len(), both[0].kind, both[0].count), (1, MarkKind::Cluster, 2));
    index.filter(|number| number == 1);
    let one = everything(&index, 6.0);
    assert_eq!(
        (one.len(), one[0].at, one[0].kind),
        (1, project(praga), MarkKind::Point)
    );
    assert_eq!(one[0].key, everything(&index, 15.0)[0].key);
}

#[test]
fn places_farther_apart_than_the_radius_stay_apart() {
    let gap = |pixels: f64| pixels / world_size(8.0);
    for (pixels, expected) in [(59.0, 1), (61.0, 2)] {
        let points = [
            (0, World { x: 0.5, y: 0.3 }),
            (
                1,
                World {
                    x: 0.5 + gap(pixels),
                    y: 0.3,
                },
            ),
        ];
        let index = ClusterIndex::build(&points, OPTIONS);
        assert_eq!(everything(&index, 8.0).len(), expected, "{pixels} px");
    }
}

#[test]
fn what_is_no_number_is_left_out_and_absurd_options_do_no_harm() {
    let points = [
        (0, World { x: f64::NAN, y: 0.3 }),
        (
            1,
            World {
                x: 0.5,
                y: f64::INFINITY,
            },
        ),
        (2, World { x: 0.55, y: 0.33 }),
        (3, World { x: 1e300, y: -1e300 }),
    ];
    for (radius_px, min_zoom, max_zoom) in [(60.0, 4, 14), (f64::NAN, 9, 3), (-5.0, 0, 255), (0.0, 0, 0)] {
        let options = ClusterOptions {
            radius_px,
            min_zoom,
            max_zoom,
        };
        let index = ClusterIndex::build(&points, options);
        assert_eq!(index.kept_count(), 2);
        for zoom in [f64::NAN, -1.0, 7.0, 1e9] {
            assert_eq!(everything(&index, zoom).len(), 1, "{radius_px} {zoom}");
        }
    }
    assert_eq!(everything(&ClusterIndex::build(&[], OPTIONS), 5.0), []);
}
