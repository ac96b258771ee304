//! What each gesture does to the camera. Longer sequences of events are in `recorded/`.

use geomap::gesture::{Effect, Gestures, Input, Key, PointerKind};
use geomap::{Camera, Limits, LonLat, POLAND, Px, Size, World, project};

const SIZE: Size = Size {
    width: 800.0,
    height: 600.0,
};

/// A visitor in front of a map: applies cameras as the app does, and remembers all effects.
struct Visitor {
    gestures: Gestures,
    camera: Camera,
    effects: Vec<Effect>,
    kind: PointerKind,
}

impl Visitor {
    fn with(kind: PointerKind) -> Self {
        let center = project(LonLat {
            lon: 19.456,
            lat: 51.759,
        });
        Visitor {
            gestures: Gestures::default(),
            camera: Camera { center, zoom: 8.0 },
            effects: Vec::new(),
            kind,
        }
    }

    fn does(&mut self, input: Input) {
        for effect in self.gestures.handle(input, self.camera, SIZE) {
            if let Effect::Camera(camera) = effect {
                self.camera = camera;
            } else {
                self.effects.push(effect);
            }
        }
    }

    fn down(&mut self, id: i32, x: f64, y: f64, time_ms: f64) {
        let (at, kind) = (Px { x, y }, self.kind);
        self.does(Input::Down {
            id,
            at,
            time_ms,
            kind,
            shift: false,
            primary: false,
        });
    }

    fn moves(&mut self, id: i32, x: f64, y: f64, time_ms: f64) {
        self.does(Input::Move {
            id,
            at: Px { x, y },
            time_ms,
        });
    }

    fn up(&mut self, id: i32, x: f64, y: f64, time_ms: f64) {
        self.does(Input::Up {
            id,
            at: Px { x, y },
            time_ms,
        });
    }

    fn wheel(&mut self, x: f64, y: f64, delta_y: f64) {
        self.does(Input::Wheel {
            at: Px { x, y },
            delta_y,
            ctrl: false,
            time_ms: 0.0,
        });
    }

    fn under(&self, x: f64, y: f64) -> World {
        self.camera.to_world(Px { x, y }, SIZE)
    }

    fn sees(&self, point: World, x: f64, y: f64) {
        let seen = self.camera.to_screen(point, SIZE);
        assert!(seen.distance(Px { x, y }) < 1e-6, "{seen:?} instead of {x}, {y}");
    }
}

#[test]
fn a_slow_drag_keeps_the_point_under_the_mouse_and_settles() {
    let mut visitor = Visitor::with(PointerKind::Mouse);
    let held = visitor.under(300.0, 300.0);
    visitor.down(1, 300.0, 300.0, 0.0);
    visitor.moves(1, 350.0, 320.0, 400.0);
    visitor.sees(held, 350.0, 320.0);
    visitor.moves(1, 400.0, 330.0, 800.0);
    visitor.up(1, 400.0, 330.0, 1000.0);
    visitor.sees(held, 400.0, 330.0);
    assert_eq!(visitor.effects, [Effect::Settled]);
}

#[test]
fn a_quick_release_glides_and_a_pause_before_it_does_not() {
    for (released_after, glides) in [(16.0, true), (200.0, false)] {
        let mut visitor = Visitor::with(PointerKind::Touch);
        visitor.down(1, 100.0, 300.0, 0.0);
        for step in 1..=10 {
            let step = f64::from(step);
            visitor.moves(1, 100.0 + 16.0 * step, 300.0, 16.0 * step);
        }
        visitor.up(1, 260.0, 300.0, 160.0 + released_after);
        match visitor.effects.as_slice() {
            [Effect::Glide { velocity }] if glides => {
                assert!((0.7..=1.0).contains(&velocity.x) && velocity.y == 0.0, "{velocity:?}");
            }
            effects => assert!(!glides && effects == [Effect::Settled], "{effects:?}"),
        }
    }
}

#[test]
fn a_press_clicks_unless_it_moves_too_far() {
    let cases = [
        (PointerKind::Mouse, 4.0, true),
        (PointerKind::Mouse, 6.0, false),
        (PointerKind::Touch, 9.0, true),
        (PointerKind::Touch, 11.0, false),
    ];
    for (kind, way, clicks) in cases {
        let mut visitor = Visitor::with(kind);
        let before = visitor.camera;
        visitor.down(1, 300.0, 300.0, 0.0);
        visitor.moves(1, 300.0 + way, 300.0, 500.0);
        visitor.up(1, 300.0 + way, 300.0, 1000.0);
        let expected = if clicks {
            Effect::Click(Px { x: 300.0, y: 300.0 })
        } else {
            Effect::Settled
        };
        assert_eq!(visitor.effects, [expected], "{kind:?} {way}");
        assert_eq!(visitor.camera == before, clicks, "{kind:?} {way}");
    }
}

#[test]
fn two_fingers_zoom_and_pan_and_the_third_is_ignored() {
    let mut visitor = Visitor::with(PointerKind::Touch);
    visitor.down(1, 300.0, 300.0, 0.0);
    visitor.down(2, 500.0, 300.0, 10.0);
    let (left, right) = (visitor.under(300.0, 300.0), visitor.under(500.0, 300.0));
    visitor.down(3, 50.0, 50.0, 20.0);
    visitor.moves(3, 700.0, 500.0, 30.0);
    visitor.moves(1, 220.0, 340.0, 40.0);
    visitor.moves(2, 620.0, 340.0, 50.0);
    visitor.sees(left, 220.0, 340.0);
    visitor.sees(right, 620.0, 340.0);
    assert!((visitor.camera.zoom - 9.0).abs() < 1e-9);
    visitor.up(3, 700.0, 500.0, 60.0);
    visitor.up(2, 620.0, 340.0, 70.0);
    visitor.up(1, 220.0, 340.0, 80.0);
    assert_eq!(visitor.effects, [Effect::Settled]);
}

#[test]
fn after_a_pinch_the_other_finger_pans_on_without_a_jump() {
    let mut visitor = Visitor::with(PointerKind::Touch);
    visitor.down(1, 300.0, 300.0, 0.0);
    visitor.down(2, 500.0, 300.0, 0.0);
    visitor.moves(2, 600.0, 300.0, 20.0);
    visitor.up(1, 300.0, 300.0, 40.0);
    let before = visitor.camera;
    visitor.moves(2, 600.0, 300.0, 500.0);
    assert!(visitor.camera.to_screen(before.center, SIZE).distance(SIZE.middle()) < 1e-6);
    visitor.moves(2, 630.0, 280.0, 1000.0);
    visitor.sees(before.center, 430.0, 280.0);
    visitor.up(2, 630.0, 280.0, 2000.0);
    assert_eq!(visitor.effects, [Effect::Settled]);
}

#[test]
fn a_cancelled_pointer_ends_its_gesture_soundly() {
    let mut visitor = Visitor::with(PointerKind::Touch);
    visitor.down(1, 300.0, 300.0, 0.0);
    visitor.moves(1, 360.0, 300.0, 16.0);
    visitor.does(Input::Cancel { id: 1 });
    assert_eq!(visitor.effects, [Effect::Settled]);
    let before = visitor.camera;
    visitor.moves(1, 500.0, 500.0, 32.0);
    visitor.up(1, 500.0, 500.0, 48.0);
    assert_eq!(visitor.camera, before);
    assert_eq!(visitor.effects.len(), 1);
    assert!(!visitor.gestures.is_held());
}

#[test]
fn a_cancelled_press_is_no_click() {
    let mut visitor = Visitor::with(PointerKind::Touch);
    visitor.down(1, 300.0, 300.0, 0.0);
    visitor.does(Input::Cancel { id: 1 });
    visitor.does(Input::Cancel { id: 1 });
    assert_eq!(visitor.effects, []);
}

#[test]
fn a_second_press_after_a_lost_release_starts_afresh() {
    let mut visitor = Visitor::with(PointerKind::Mouse);
    visitor.down(1, 300.0, 300.0, 0.0);
    visitor.moves(1, 350.0, 300.0, 16.0);
    visitor.down(1, 100.0, 100.0, 5000.0);
    let held = visitor.under(100.0, 100.0);
    visitor.moves(1, 120.0, 130.0, 5400.0);
    visitor.sees(held, 120.0, 130.0);
    visitor.up(1, 120.0, 130.0, 6000.0);
    assert_eq!(visitor.effects, [Effect::Settled]);
}

#[test]
fn a_notch_of_the_wheel_flies_about_the_pointer_and_has_a_limit() {
    for (delta_y, zoom) in [(-100.0, 8.6), (-120.0, 8.72), (120.0, 7.28), (9000.0, 7.0)] {
        let mut visitor = Visitor::with(PointerKind::Mouse);
        let at = Px { x: 700.0, y: 100.0 };
        visitor.wheel(at.x, at.y, delta_y);
        let closer = visitor.camera.zoomed_about(at, zoom, SIZE);
        assert_eq!(visitor.effects, [Effect::Animate(closer)], "{delta_y}");
        assert!(!visitor.gestures.awaits_settle());
    }
}

#[test]
fn fingers_on_a_trackpad_zoom_at_once_about_the_pointer_and_settle_when_told() {
    let mut visitor = Visitor::with(PointerKind::Mouse);
    let point = visitor.under(700.0, 100.0);
    visitor.wheel(700.0, 100.0, -10.0);
    visitor.sees(point, 700.0, 100.0);
    assert!((visitor.camera.zoom - 8.06).abs() < 1e-9);
    assert_eq!(visitor.effects, []);
    assert!(visitor.gestures.awaits_settle());
    visitor.does(Input::Settle { time_ms: 120.0 });
    visitor.does(Input::Settle { time_ms: 240.0 });
    assert_eq!(visitor.effects, [Effect::Settled]);
    assert!(!visitor.gestures.awaits_settle());
}

#[test]
fn a_trackpads_pinch_follows_the_fingers() {
    let mut visitor = Visitor::with(PointerKind::Mouse);
    let pinch = Input::Wheel {
        at: Px { x: 400.0, y: 300.0 },
        delta_y: -100.0 * 1.1_f64.ln(),
        ctrl: true,
        time_ms: 0.0,
    };
    visitor.does(pinch);
    assert!((visitor.camera.zoom - 8.0 - 1.1_f64.log2()).abs() < 1e-9);
}

#[test]
fn a_flick_on_a_trackpad_never_leaps() {
    let mut visitor = Visitor::with(PointerKind::Mouse);
    let mut zoom = visitor.camera.zoom;
    for step in 0..30 {
        visitor.does(Input::Wheel {
            at: Px { x: 400.0, y: 300.0 },
            delta_y: if step < 2 { -5.0 } else { -200.0 },
            ctrl: false,
            time_ms: 16.0 * f64::from(step),
        });
        let by = visitor.camera.zoom - zoom;
        let most = if step <= 3 { 0.3 } else { 0.16 };
        assert!(by > 0.0 && by < most + 1e-9, "{step}: {by}");
        zoom = visitor.camera.zoom;
    }
    assert_eq!(visitor.effects, []);
}

#[test]
fn the_wheel_during_a_drag_leaves_the_point_under_the_mouse() {
    let mut visitor = Visitor::with(PointerKind::Mouse);
    visitor.down(1, 300.0, 300.0, 0.0);
    visitor.moves(1, 400.0, 300.0, 16.0);
    let held = visitor.under(400.0, 300.0);
    visitor.wheel(400.0, 300.0, -100.0);
    visitor.does(Input::Settle { time_ms: 120.0 });
    assert_eq!(visitor.effects, [], "nothing settles while the mouse is down");
    visitor.moves(1, 420.0, 310.0, 500.0);
    visitor.sees(held, 420.0, 310.0);
    assert!((visitor.camera.zoom - 8.6).abs() < 1e-9);
    visitor.up(1, 420.0, 310.0, 900.0);
    assert_eq!(visitor.effects, [Effect::Settled]);
}

#[test]
fn at_the_end_of_the_zooms_the_wheel_and_the_fingers_shift_nothing() {
    let limits = Limits {
        bounds: POLAND,
        min_zoom: 8.0,
        max_zoom: 8.0,
        ..Limits::default()
    };
    let mut visitor = Visitor::with(PointerKind::Touch);
    visitor.gestures = Gestures::new(limits);
    let before = visitor.camera;
    visitor.wheel(700.0, 100.0, 100.0);
    assert_eq!(visitor.camera, before);
    visitor.down(1, 100.0, 300.0, 0.0);
    visitor.down(2, 300.0, 300.0, 0.0);
    visitor.moves(1, 50.0, 300.0, 16.0);
    visitor.moves(2, 350.0, 300.0, 16.0);
    assert_eq!(visitor.camera.zoom, 8.0);
    visitor.sees(before.center, 400.0, 300.0);
}

#[test]
fn two_quick_taps_zoom_in_once() {
    let mut visitor = Visitor::with(PointerKind::Touch);
    let (first, second) = (Px { x: 200.0, y: 200.0 }, Px { x: 210.0, y: 205.0 });
    visitor.down(1, first.x, first.y, 0.0);
    visitor.up(1, first.x, first.y, 60.0);
    visitor.down(2, second.x, second.y, 180.0);
    visitor.up(2, second.x, second.y, 240.0);
    let closer = visitor.camera.zoomed_about(second, 9.0, SIZE);
    assert_eq!(visitor.effects, [Effect::Click(first), Effect::Animate(closer)]);
    // The browser's own double click for the same taps.
    visitor.does(Input::DoubleClick {
        at: second,
        shift: false,
    });
    assert_eq!(visitor.effects.len(), 2);
}

#[test]
fn two_slow_or_distant_taps_are_two_clicks() {
    for (x, time_ms) in [(200.0, 500.0), (240.0, 200.0)] {
        let mut visitor = Visitor::with(PointerKind::Touch);
        visitor.down(1, 200.0, 200.0, 0.0);
        visitor.up(1, 200.0, 200.0, 50.0);
        visitor.down(1, x, 200.0, time_ms);
        visitor.up(1, x, 200.0, time_ms);
        let clicks = visitor
            .effects
            .iter()
            .filter(|effect| matches!(effect, Effect::Click(_)));
        assert_eq!(clicks.count(), 2, "{x} {time_ms}");
    }
}

#[test]
fn a_double_click_zooms_in_and_with_shift_out() {
    let at = Px { x: 600.0, y: 150.0 };
    for (shift, zoom) in [(false, 9.0), (true, 7.0)] {
        let mut visitor = Visitor::with(PointerKind::Mouse);
        visitor.does(Input::DoubleClick { at, shift });
        assert_eq!(
            visitor.effects,
            [Effect::Animate(visitor.camera.zoomed_about(at, zoom, SIZE))]
        );
    }
}

#[test]
fn a_mouse_with_shift_draws_a_box_and_zooms_to_it() {
    let mut visitor = Visitor::with(PointerKind::Mouse);
    visitor.does(Input::Down {
        id: 1,
        at: Px { x: 500.0, y: 450.0 },
        time_ms: 0.0,
        kind: PointerKind::Mouse,
        shift: true,
        primary: true,
    });
    assert_eq!(visitor.gestures.selection(), None);
    visitor.moves(1, 300.0, 300.0, 100.0);
    let drawn = visitor
        .gestures
        .selection()
        .map(|drawn| (drawn.left, drawn.top, drawn.right, drawn.bottom));
    assert_eq!(drawn, Some((300.0, 300.0, 500.0, 450.0)));
    visitor.up(1, 300.0, 300.0, 200.0);
    let closer = Camera {
        center: visitor.under(400.0, 375.0),
        zoom: 10.0,
    };
    assert_eq!(visitor.effects, [Effect::Animate(closer)]);
    assert_eq!(visitor.gestures.selection(), None);
}

#[test]
fn keys_pan_and_zoom() {
    let start = Visitor::with(PointerKind::Mouse).camera;
    let cases = [
        (Key::Left, start.panned(100.0, 0.0)),
        (Key::Right, start.panned(-100.0, 0.0)),
        (Key::Up, start.panned(0.0, 100.0)),
        (Key::Down, start.panned(0.0, -100.0)),
        (Key::In, Camera { zoom: 9.0, ..start }),
        (Key::Out, Camera { zoom: 7.0, ..start }),
    ];
    for (key, expected) in cases {
        let mut visitor = Visitor::with(PointerKind::Mouse);
        visitor.does(Input::Key(key));
        assert_eq!(visitor.effects, [Effect::Animate(expected)], "{key:?}");
    }
    let mut visitor = Visitor::with(PointerKind::Mouse);
    visitor.does(Input::Key(Key::Home));
    assert_eq!(visitor.effects, [Effect::Home]);
}

#[test]
fn input_that_is_no_number_does_nothing() {
    let mut visitor = Visitor::with(PointerKind::Mouse);
    let before = visitor.camera;
    visitor.down(1, f64::NAN, 300.0, 0.0);
    visitor.wheel(300.0, 300.0, f64::INFINITY);
    visitor.down(2, 300.0, 300.0, 0.0);
    visitor.moves(2, 500.0, f64::NAN, 16.0);
    assert_eq!((visitor.camera, visitor.effects.len()), (before, 0));
}
