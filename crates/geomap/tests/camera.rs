//! The camera's invariants.

use geomap::{Camera, Limits, LonLat, LonLatBox, POLAND, Padding, Px, Size, World, project};
use proptest::prelude::*;

const SIZE: Size = Size {
    width: 1200.0,
    height: 800.0,
};

fn camera_at(lon: f64, lat: f64, zoom: f64) -> Camera {
    Camera {
        center: project(LonLat { lon, lat }),
        zoom,
    }
}

fn cameras() -> impl Strategy<Value = Camera> {
    (-180.0..180.0, -80.0..80.0, 0.0..20.0).prop_map(|(lon, lat, zoom)| camera_at(lon, lat, zoom))
}

fn places() -> impl Strategy<Value = Px> {
    (0.0..1200.0, 0.0..800.0).prop_map(|(x, y)| Px { x, y })
}

proptest! {
    #[test]
    fn the_screen_and_the_world_are_each_others_inverse(camera in cameras(), at in places()) {
        let back = camera.to_screen(camera.to_world(at, SIZE), SIZE);
        prop_assert!(back.distance(at) < 1e-6, "{back:?}");
    }

    #[test]
    fn a_zoom_keeps_the_point_that_it_is_about(camera in cameras(), about in places(), zoom in 0.0..20.0) {
        let point = camera.to_world(about, SIZE);
        let zoomed = camera.zoomed_about(about, zoom, SIZE);
        prop_assert_eq!(zoomed.zoom, zoom);
        prop_assert!(zoomed.to_screen(point, SIZE).distance(about) < 1e-6);
    }

    #[test]
    fn panning_moves_the_content_by_so_many_pixels(camera in cameras(), at in places(), dx in -500.0..500.0, dy in -500.0..500.0) {
        let moved = camera.panned(dx, dy).to_screen(camera.to_world(at, SIZE), SIZE);
        let expected = Px { x: at.x + dx, y: at.y + dy };
        prop_assert!(moved.distance(expected) < 1e-6);
    }

    #[test]
    fn a_clamped_camera_is_within_the_limits_and_stays_there(camera in cameras()) {
        let limits = Limits { bounds: POLAND, min_zoom: 5.0, max_zoom: 16.0, ..Limits::default() };
        let clamped = limits.clamp(camera, SIZE);
        let center = geomap::unproject(clamped.center);
        let wider = LonLatBox { west: 14.069, south: 48.999, east: 24.151, north: 54.841 };
        prop_assert!(wider.contains(center), "{center:?}");
        prop_assert!((5.0..=16.0).contains(&clamped.zoom));
        prop_assert_eq!(limits.clamp(clamped, SIZE), clamped);
    }
}

#[test]
fn a_fitted_box_fills_what_the_padding_leaves() {
    let padding = Padding {
        top: 60.0,
        right: 20.0,
        bottom: 20.0,
        left: 380.0,
    };
    let camera = Camera::fit(POLAND, SIZE, padding, 18.0);
    let corner = |lon, lat| camera.to_screen(project(LonLat { lon, lat }), SIZE);
    let (north_west, south_east) = (corner(POLAND.west, POLAND.north), corner(POLAND.east, POLAND.south));
    assert!((north_west.x + south_east.x - (380.0 + 1180.0)).abs() < 1e-6);
    assert!((north_west.y + south_east.y - (60.0 + 780.0)).abs() < 1e-6);
    let height = south_east.y - north_west.y;
    assert!((height - 720.0).abs() < 1e-6, "{height}");
    assert!(north_west.x > 380.0 && south_east.x < 1180.0);
}

#[test]
fn fitting_one_place_or_no_room_still_gives_a_camera() {
    let lodz = LonLat {
        lon: 19.456,
        lat: 51.759,
    };
    let at_lodz = LonLatBox::of([lodz]).unwrap();
    let camera = Camera::fit(at_lodz, SIZE, Padding::all(40.0), 15.0);
    assert_eq!(camera, camera_at(19.456, 51.759, 15.0));
    let no_room = Camera::fit(POLAND, Size::default(), Padding::all(40.0), 15.0);
    assert!(no_room.zoom.is_finite() && no_room.center.is_finite());
}

#[test]
fn limits_turn_any_camera_into_a_sound_one() {
    let limits = Limits {
        bounds: POLAND,
        min_zoom: 5.0,
        max_zoom: 16.0,
        ..Limits::default()
    };
    let middle = Limits::clamp(
        &limits,
        Camera {
            center: World { x: f64::NAN, y: 0.3 },
            zoom: f64::NAN,
        },
        SIZE,
    );
    assert!(middle.to_screen(project(POLAND.center()), SIZE).distance(SIZE.middle()) < 10.0);
    assert_eq!(middle.zoom, 5.0);
    let cases = [
        (3.0, 5.0),
        (9.5, 9.5),
        (40.0, 16.0),
        (f64::INFINITY, 16.0),
        (f64::NEG_INFINITY, 5.0),
    ];
    for (zoom, expected) in cases {
        assert_eq!(limits.clamp(camera_at(19.0, 52.0, zoom), SIZE).zoom, expected, "{zoom}");
    }
}

/// As the app has them: `bounds` is Poland and a little more, `paper` what is drawn around it.
const LIMITS: Limits = Limits {
    bounds: LonLatBox {
        west: 13.0,
        south: 48.3,
        east: 25.2,
        north: 55.4,
    },
    home: POLAND,
    paper: LonLatBox {
        west: -2.0,
        south: 42.0,
        east: 40.0,
        north: 63.0,
    },
    min_zoom: 5.0,
    max_zoom: 18.0,
};

/// From a watch to 8K, upright too.
fn windows() -> impl Strategy<Value = Size> {
    (200.0..=7680.0, 200.0..=7680.0).prop_map(|(width, height)| Size { width, height })
}

/// How much of the screen is in the box, 0..=1 each way.
fn share(bounds: LonLatBox, camera: Camera, size: Size) -> (f64, f64) {
    let corner = |lon, lat| camera.to_screen(project(LonLat { lon, lat }), size);
    let start = corner(bounds.west, bounds.north);
    let end = corner(bounds.east, bounds.south);
    let part = |start: f64, end: f64, pixels: f64| (end.min(pixels) - start.max(0.0)) / pixels;
    (part(start.x, end.x, size.width), part(start.y, end.y, size.height))
}

proptest! {
    #[test]
    fn some_of_poland_is_in_view_in_any_window_at_any_zoom(camera in cameras(), size in windows()) {
        let clamped = LIMITS.clamp(camera, size);
        let (across, down) = share(POLAND, clamped, size);
        prop_assert!(across > 0.099 && down > 0.099, "{across} {down} {clamped:?}");
        let (across, down) = share(LIMITS.paper, clamped, size);
        prop_assert!(across > 0.999_999 && down > 0.999_999, "{across} {down} {clamped:?}");
        prop_assert!((5.0..=18.0).contains(&clamped.zoom));
        prop_assert_eq!(LIMITS.clamp(clamped, size), clamped);
    }

    #[test]
    fn all_of_poland_can_be_seen_in_any_common_window(width in 320.0..=7680.0, ratio in 0.4..=2.4) {
        let size = Size { width, height: width / ratio };
        prop_assume!(size.height >= 320.0);
        let camera = LIMITS.clamp(Camera::fit(POLAND, size, Padding::default(), 7.0), size);
        let corner = |lon, lat| camera.to_screen(project(LonLat { lon, lat }), size);
        let start = corner(POLAND.west, POLAND.north);
        let end = corner(POLAND.east, POLAND.south);
        prop_assert!(start.x > -1e-6 && start.y > -1e-6, "{start:?} {camera:?}");
        prop_assert!(end.x < size.width + 1e-6 && end.y < size.height + 1e-6, "{end:?} {camera:?}");
    }

    #[test]
    fn a_resize_keeps_the_middle_and_the_zoom_unless_the_paper_ends(camera in cameras(), before in windows(), after in windows()) {
        let seen = LIMITS.clamp(camera, before);
        let resized = LIMITS.clamp(seen, after);
        let (across, down) = share(LIMITS.paper, seen, after);
        let (home_across, home_down) = share(POLAND, seen, after);
        let fits = across > 0.999_999 && down > 0.999_999 && home_across > 0.101 && home_down > 0.101;
        prop_assume!(fits && LIMITS.clamp_zoom(seen.zoom, after) == seen.zoom);
        prop_assert!(seen.to_screen(resized.center, after).distance(after.middle()) < 0.01, "{seen:?} {resized:?}");
    }
}

#[test]
fn the_farthest_zoom_grows_with_the_window() {
    let cases = [
        (200.0, 200.0, 5.0),
        (390.0, 844.0, 5.07),
        (1920.0, 1080.0, 6.006),
        (3840.0, 2160.0, 7.006),
        (7680.0, 4320.0, 8.006),
        (4320.0, 7680.0, 8.26),
    ];
    for (width, height, zoom) in cases {
        let size = Size { width, height };
        let clamped = LIMITS.clamp(camera_at(19.0, 52.0, 0.0), size).zoom;
        assert!((clamped - zoom).abs() < 0.01, "{width} × {height}: {clamped}");
    }
}

#[test]
fn no_edge_of_the_screen_goes_beyond_the_paper() {
    let paper = LonLatBox {
        west: -2.0,
        south: 42.0,
        east: 40.0,
        north: 63.0,
    };
    let limits = Limits {
        bounds: POLAND,
        home: POLAND,
        paper,
        min_zoom: 3.0,
        max_zoom: 16.0,
    };
    let sizes = [(390.0, 600.0), (1040.0, 844.0), (3840.0, 2000.0), (200.0, 4000.0)];
    for (width, height) in sizes {
        let size = Size { width, height };
        for (lon, lat, zoom) in [
            (14.1, 49.0, 3.0),
            (24.1, 54.8, 5.2),
            (0.0, 80.0, 6.0),
            (19.0, 52.0, 12.0),
        ] {
            let seen = limits.clamp(camera_at(lon, lat, zoom), size).visible(size);
            let corners = [
                LonLat {
                    lon: seen.west,
                    lat: seen.south,
                },
                LonLat {
                    lon: seen.east,
                    lat: seen.north,
                },
            ];
            let wider = LonLatBox {
                west: -2.001,
                south: 41.999,
                east: 40.001,
                north: 63.001,
            };
            assert!(
                corners.into_iter().all(|corner| wider.contains(corner)),
                "{width} {height} {lon} {lat} {zoom}: {seen:?}"
            );
        }
    }
}

#[test]
fn the_world_is_never_smaller_than_the_screen() {
    let huge = Size {
        width: 4096.0,
        height: 1000.0,
    };
    assert_eq!(Limits::default().clamp_zoom(1.0, huge), 4.0);
    assert_eq!(Limits::default().clamp_zoom(1.0, Size::default()), 1.0);
}

#[test]
fn all_of_poland_is_visible_when_it_fits() {
    let visible = Camera::fit(POLAND, SIZE, Padding::default(), 18.0).visible(SIZE);
    assert!((visible.north - POLAND.north).abs() < 1e-6 && (visible.south - POLAND.south).abs() < 1e-6);
    assert!(visible.west < POLAND.west && visible.east > POLAND.east);
}
