//! Flights and glides.

use geomap::{Camera, Flight, Glide, LonLat, Px, Size, ease_out, project};
use proptest::prelude::*;

const SIZE: Size = Size {
    width: 1000.0,
    height: 700.0,
};

fn camera(lon: f64, lat: f64, zoom: f64) -> Camera {
    Camera {
        center: project(LonLat { lon, lat }),
        zoom,
    }
}

fn cameras() -> impl Strategy<Value = Camera> {
    (14.0..24.0, 49.0..55.0, 4.0..18.0).prop_map(|(lon, lat, zoom)| camera(lon, lat, zoom))
}

proptest! {
    #[test]
    fn a_flight_begins_and_ends_exactly_and_without_a_jump(from in cameras(), to in cameras()) {
        let flight = Flight::new(from, to, SIZE);
        prop_assert_eq!((flight.at(0.0), flight.at(1.0)), (from, to));
        prop_assert!((200.0..=900.0).contains(&flight.duration_ms()));
        for (t, end) in [(1e-9, from), (1.0 - 1e-9, to)] {
            let near = flight.at(t);
            let apart = end.to_screen(near.center, SIZE).distance(SIZE.middle());
            prop_assert!(apart < 0.1 && (near.zoom - end.zoom).abs() < 1e-4, "{apart} px, {near:?}");
        }
        for step in 0..=20 {
            let at = flight.at(f64::from(step) / 20.0);
            prop_assert!(at.center.is_finite() && at.zoom.is_finite());
        }
    }

    /// What a wheel, a key or a click in the middle of a flight does: the next flight begins where this one is.
    #[test]
    fn a_flight_that_is_broken_off_goes_on_from_there(
        from in cameras(), to in cameras(), next in cameras(), t in 0.0..1.0,
    ) {
        let broken_off = Flight::new(from, to, SIZE).at(t);
        let flight = Flight::new(broken_off, next, SIZE);
        prop_assert_eq!((flight.at(0.0), flight.at(1.0)), (broken_off, next));
        let near = flight.at(1e-9);
        prop_assert!(broken_off.to_screen(near.center, SIZE).distance(SIZE.middle()) < 0.1);
        prop_assert!(flight.duration_ms() <= 900.0);
    }

    #[test]
    fn a_small_zoom_keeps_its_point_all_the_way(from in cameras(), x in 0.0..1000.0, y in 0.0..700.0, by in -1.0..1.0) {
        let about = Px { x, y };
        let flight = Flight::new(from, from.zoomed_about(about, from.zoom + by, SIZE), SIZE);
        let point = from.to_world(about, SIZE);
        for step in 0..=10 {
            let seen = flight.at(f64::from(step) / 10.0).to_screen(point, SIZE);
            prop_assert!(seen.distance(about) < 0.1, "{seen:?}");
        }
    }
}

#[test]
fn a_far_flight_zooms_out_on_its_way_and_a_near_one_does_not() {
    let (szczecin, przemysl) = (camera(14.55, 53.43, 12.0), camera(22.77, 49.78, 12.0));
    assert!(Flight::new(szczecin, przemysl, SIZE).at(0.5).zoom < 8.0);
    let next = szczecin.panned(-100.0, 0.0);
    assert!(Flight::new(szczecin, next, SIZE).at(0.5).zoom > 11.9);
}

#[test]
fn equal_cameras_and_pure_zooms_fly_straight() {
    let lodz = camera(19.456, 51.759, 8.0);
    let still = Flight::new(lodz, lodz, SIZE);
    assert_eq!((still.at(0.5), still.duration_ms()), (lodz, 200.0));
    let closer = Flight::new(lodz, Camera { zoom: 14.0, ..lodz }, SIZE);
    assert_eq!(closer.at(0.5), Camera { zoom: 11.0, ..lodz });
    assert!(closer.duration_ms() > 200.0);
}

#[test]
fn a_time_beyond_the_flight_is_its_end() {
    let (from, to) = (camera(19.0, 50.0, 8.0), camera(21.0, 53.0, 10.0));
    let flight = Flight::new(from, to, SIZE);
    for (t, expected) in [(-1.0, from), (2.0, to), (f64::NAN, to), (f64::INFINITY, to)] {
        assert_eq!(flight.at(t), expected, "{t}");
    }
}

#[test]
fn the_ease_runs_out() {
    assert_eq!(
        (ease_out(0.0), ease_out(1.0), ease_out(-3.0), ease_out(f64::NAN)),
        (0.0, 1.0, 0.0, 1.0)
    );
    assert!(ease_out(0.25) > 0.5 && ease_out(0.5) < ease_out(0.6));
}

#[test]
fn a_glide_slows_down_and_comes_to_rest() {
    let glide = Glide::new(Px { x: 1.0, y: -0.5 });
    let at = |ms: f64| glide.offset(ms);
    assert_eq!(at(0.0), Px::default());
    assert!(at(100.0).x > 50.0 && at(100.0).y < -25.0);
    assert!(at(200.0).x - at(100.0).x < at(100.0).x);
    let end = glide.duration_ms();
    assert!((400.0..1500.0).contains(&end), "{end}");
    assert!(at(end).distance(at(1e9)) < 1.01);
}

#[test]
fn a_flick_is_slowed_and_nonsense_does_not_move() {
    assert_eq!(
        Glide::new(Px { x: 100.0, y: 0.0 }),
        Glide::new(Px { x: 9000.0, y: 0.0 })
    );
    let nonsense = Glide::new(Px { x: f64::NAN, y: 1.0 });
    assert_eq!((nonsense.offset(100.0), nonsense.duration_ms()), (Px::default(), 0.0));
}
