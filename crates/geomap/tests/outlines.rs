//! Outlines and lines as SVG paths, on a screen of 100 pixels square with 10 pixels around it. The shapes are given in
//! pixels and turned into degrees.

use geomap::{Camera, Frame, LinePath, LonLat, Outline, Px, Size, World, unproject};
use proptest::prelude::*;

const FRAME: Frame = Frame {
    camera: Camera {
        center: World { x: 0.5, y: 0.5 },
        zoom: 3.0,
    },
    size: Size {
        width: 100.0,
        height: 100.0,
    },
    pad: 10.0,
};

fn degrees(x: f64, y: f64) -> LonLat {
    unproject(FRAME.camera.to_world(Px { x, y }, FRAME.size))
}

fn ring(points: &[(f64, f64)]) -> Vec<LonLat> {
    points.iter().map(|(x, y)| degrees(*x, *y)).collect()
}

fn square(left: f64, top: f64, right: f64, bottom: f64) -> Vec<LonLat> {
    ring(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])
}

fn path_of(rings: Vec<Vec<LonLat>>) -> (bool, String) {
    let mut path = String::new();
    (Outline::new(rings).path(&FRAME, &mut path), path)
}

/// The coordinates in a path, whatever the commands.
fn coordinates(path: &str) -> Vec<f64> {
    let numbers = path.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'));
    numbers.filter_map(|number| number.parse().ok()).collect()
}

#[test]
fn areas_are_clipped_to_the_padded_screen() {
    let cases = [
        (
            "inside",
            square(10.0, 10.0, 60.0, 40.0),
            "M10 10L60 10 60 40 10 40 10 10Z",
        ),
        (
            "around",
            square(-500.0, -500.0, 600.0, 600.0),
            "M-10 -10L110 -10 110 110 -10 110Z",
        ),
        ("outside", square(200.0, 10.0, 300.0, 40.0), ""),
        (
            "in the padding",
            square(104.0, 10.0, 108.0, 40.0),
            "M104 10L108 10 108 40 104 40 104 10Z",
        ),
        ("too small", square(50.0, 50.0, 50.2, 50.2), ""),
    ];
    for (name, ring, expected) in cases {
        let (visible, path) = path_of(vec![ring]);
        let numbers = |path: &str| {
            let mut numbers = coordinates(path);
            numbers.sort_by(f64::total_cmp);
            numbers.dedup();
            numbers
        };
        assert_eq!(visible, !expected.is_empty(), "{name}: {path}");
        assert_eq!(numbers(&path), numbers(expected), "{name}: {path}");
    }
}

#[test]
fn an_area_over_the_edge_is_cut_there() {
    let (_, path) = path_of(vec![square(50.0, 20.0, 400.0, 80.0)]);
    assert!(
        path.contains("110 20") && path.contains("110 80") && !path.contains("400"),
        "{path}"
    );
}

#[test]
fn holes_and_islands_are_rings_of_one_path() {
    let (_, path) = path_of(vec![square(10.0, 10.0, 90.0, 90.0), square(30.0, 30.0, 50.0, 50.0)]);
    assert_eq!((path.matches('M').count(), path.matches('Z').count()), (2, 2));
}

#[test]
fn close_vertices_are_left_out() {
    let many: Vec<(f64, f64)> = (0..1000)
        .map(|i| f64::from(i) / 1000.0 * std::f64::consts::TAU)
        .map(|angle| (50.0 + 20.0 * angle.cos(), 50.0 + 20.0 * angle.sin()))
        .collect();
    let (visible, path) = path_of(vec![ring(&many)]);
    let vertices = coordinates(&path).len() / 2;
    assert!(visible && (60..250).contains(&vertices), "{vertices}");
}

#[test]
fn broken_rings_draw_nothing() {
    let broken = vec![vec![], ring(&[(50.0, 50.0)]), ring(&[(10.0, 10.0), (90.0, 90.0)])];
    assert_eq!(path_of(broken.clone()), (false, String::new()));
    assert_eq!(Outline::new(broken).bbox(), None);
    let mut path = String::from("M0 0");
    assert!(!Outline::new(Vec::<Vec<LonLat>>::new()).path(&FRAME, &mut path));
    assert_eq!(path, "M0 0");
}

#[test]
fn a_point_in_a_hole_is_not_in_the_area() {
    let area = Outline::new([square(10.0, 10.0, 90.0, 90.0), square(30.0, 30.0, 50.0, 50.0)]);
    let cases = [
        (20.0, 20.0, true),
        (40.0, 40.0, false),
        (70.0, 40.0, true),
        (95.0, 40.0, false),
        (5.0, 5.0, false),
    ];
    for (x, y, inside) in cases {
        assert_eq!(
            area.contains(FRAME.camera.to_world(Px { x, y }, FRAME.size)),
            inside,
            "{x}, {y}"
        );
    }
}

#[test]
fn lines_are_cut_into_the_pieces_that_are_seen() {
    let cases = [
        (
            "inside",
            vec![(10.0, 10.0), (50.0, 50.0), (90.0, 20.0)],
            "M10 10L50 50 90 20",
        ),
        ("through", vec![(-300.0, 50.0), (300.0, 50.0)], "M-10 50L110 50"),
        (
            "out and back",
            vec![(50.0, 20.0), (300.0, 20.0), (300.0, 60.0), (50.0, 60.0)],
            "M50 20L110 20M110 60L50 60",
        ),
        ("past a corner", vec![(-300.0, 0.0), (0.0, -300.0)], ""),
        ("a point", vec![(50.0, 50.0)], ""),
    ];
    for (name, points, expected) in cases {
        let mut path = String::new();
        let visible = LinePath::new(ring(&points)).path(&FRAME, &mut path);
        assert_eq!((visible, path.as_str()), (!expected.is_empty(), expected), "{name}");
    }
}

proptest! {
    #[test]
    fn no_coordinate_lies_beyond_the_padding(
        points in prop::collection::vec((-500.0..600.0, -500.0..600.0), 3..40),
    ) {
        let (_, area) = path_of(vec![ring(&points)]);
        let mut line = String::new();
        LinePath::new(ring(&points)).path(&FRAME, &mut line);
        for path in [area, line] {
            for value in coordinates(&path) {
                prop_assert!((-10.0..=110.0).contains(&value), "{value} in {path}");
            }
        }
    }
}
