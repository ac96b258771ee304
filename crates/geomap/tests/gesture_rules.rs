//! What holds for any sequence of events, however broken.

use geomap::gesture::{Effect, Gestures, Input, Key, PointerKind};
use geomap::{Camera, Limits, LonLat, LonLatBox, POLAND, Px, Size, project};
use proptest::prelude::*;

const LIMITS: Limits = Limits {
    bounds: POLAND,
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

fn numbers() -> impl Strategy<Value = f64> {
    prop_oneof![
        20 => -50.0..900.0,
        1 => Just(f64::NAN),
        1 => Just(f64::INFINITY),
        1 => Just(1e308),
        1 => Just(-1e308),
        1 => Just(0.0),
    ]
}

fn places() -> impl Strategy<Value = Px> {
    (numbers(), numbers()).prop_map(|(x, y)| Px { x, y })
}

fn kinds() -> impl Strategy<Value = PointerKind> {
    prop_oneof![
        Just(PointerKind::Mouse),
        Just(PointerKind::Touch),
        Just(PointerKind::Pen)
    ]
}

fn keys() -> impl Strategy<Value = Key> {
    prop_oneof![
        Just(Key::Left),
        Just(Key::Right),
        Just(Key::Up),
        Just(Key::Down),
        Just(Key::In),
        Just(Key::Out),
        Just(Key::Home),
        Just(Key::Help)
    ]
}

fn inputs() -> impl Strategy<Value = Input> {
    let (ids, times) = (0..4_i32, prop_oneof![10 => 0.0..1000.0, 1 => numbers()]);
    let down = (
        ids.clone(),
        places(),
        times.clone(),
        kinds(),
        any::<bool>(),
        any::<bool>(),
    );
    let moved = (ids.clone(), places(), times.clone());
    let up = (ids.clone(), places(), times.clone());
    let wheel = (places(), numbers(), any::<bool>(), times.clone());
    prop_oneof![
        4 => down.prop_map(|(id, at, time_ms, kind, shift, primary)| Input::Down { id, at, time_ms, kind, shift, primary }),
        6 => moved.prop_map(|(id, at, time_ms)| Input::Move { id, at, time_ms }),
        3 => up.prop_map(|(id, at, time_ms)| Input::Up { id, at, time_ms }),
        1 => ids.prop_map(|id| Input::Cancel { id }),
        1 => Just(Input::CancelAll),
        3 => wheel.prop_map(|(at, delta_y, ctrl, time_ms)| Input::Wheel { at, delta_y: delta_y - 400.0, ctrl, time_ms }),
        1 => (places(), any::<bool>()).prop_map(|(at, shift)| Input::DoubleClick { at, shift }),
        1 => keys().prop_map(Input::Key),
        1 => times.prop_map(|time_ms| Input::Settle { time_ms }),
    ]
}

fn sizes() -> impl Strategy<Value = Size> {
    let side = || prop_oneof![10 => 200.0..4000.0, 1 => Just(0.0), 1 => Just(1e5)];
    (side(), side()).prop_map(|(width, height)| Size { width, height })
}

/// Whether the map waits for something to settle it, after so many effects.
fn is_moving(effects: &[Effect]) -> bool {
    effects.iter().fold(false, |moving, effect| match effect {
        Effect::Camera(_) => true,
        // The caller settles at the end of these.
        Effect::Settled | Effect::Animate(_) | Effect::Glide { .. } | Effect::Home => false,
        Effect::Click(_) | Effect::Help => moving,
    })
}

fn check(effect: Effect, size: Size) -> Result<Option<Camera>, TestCaseError> {
    match effect {
        Effect::Camera(camera) | Effect::Animate(camera) => {
            prop_assert!(camera.center.is_finite() && camera.zoom.is_finite(), "{:?}", camera);
            prop_assert!(
                (LIMITS.min_zoom..=LIMITS.max_zoom).contains(&camera.zoom),
                "{:?}",
                camera
            );
            prop_assert_eq!(LIMITS.clamp(camera, size), camera);
            Ok(Some(camera))
        }
        Effect::Glide { velocity } => {
            prop_assert!(velocity.is_finite());
            Ok(None)
        }
        Effect::Click(at) => {
            prop_assert!(at.is_finite());
            Ok(None)
        }
        Effect::Settled | Effect::Home | Effect::Help => Ok(None),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn cameras_stay_sound_and_the_end_is_settled(
        events in prop::collection::vec(inputs(), 0..40),
        size in sizes(),
        jumps in any::<bool>(),
    ) {
        let mut gestures = Gestures::new(LIMITS);
        let mut camera = Camera { center: project(LonLat { lon: 19.456, lat: 51.759 }), zoom: 8.0 };
        let mut effects = Vec::new();
        let releases = (0..4).map(|id| Input::Up { id, at: Px::default(), time_ms: 2000.0 });
        let end = releases.chain([Input::Settle { time_ms: 2200.0 }]);
        for event in events.into_iter().chain(end) {
            for effect in gestures.handle(event, camera, size) {
                if let Some(next) = check(effect, size)?
                    && (jumps || matches!(effect, Effect::Camera(_)))
                {
                    camera = next;
                }
                effects.push(effect);
            }
            prop_assert!(gestures.selection().is_none() || gestures.is_held());
        }
        prop_assert!(!gestures.is_held());
        prop_assert_eq!(gestures.selection(), None);
        prop_assert!(!gestures.awaits_settle());
        prop_assert!(!is_moving(&effects), "{:?}", effects);
    }

    #[test]
    fn a_dragged_point_stays_under_the_finger_however_the_events_come(
        steps in prop::collection::vec((20.0..780.0, 20.0..580.0), 1..20),
    ) {
        let size = Size { width: 800.0, height: 600.0 };
        let mut gestures = Gestures::default();
        let mut camera = Camera { center: project(LonLat { lon: 19.456, lat: 51.759 }), zoom: 12.0 };
        let from = Px { x: 400.0, y: 300.0 };
        let held = camera.to_world(from, size);
        gestures.handle(
            Input::Down { id: 1, at: from, time_ms: 0.0, kind: PointerKind::Touch, shift: false, primary: true },
            camera,
            size,
        );
        let mut has_left = false;
        for (x, y) in steps {
            let at = Px { x, y };
            for effect in gestures.handle(Input::Move { id: 1, at, time_ms: 10.0 }, camera, size) {
                if let Effect::Camera(next) = effect {
                    camera = next;
                }
            }
            has_left |= at.distance(from) > 10.0;
            if has_left {
                prop_assert!(camera.to_screen(held, size).distance(at) < 1e-6);
            }
        }
    }
}
