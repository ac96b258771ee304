//! Recorded sequences of events, in `tests/recorded/*.txt`, and what the gestures make of them, in `*.expected` beside.
//!
//! `BLESS=1 cargo test -p geomap --test recorded` writes the expected files anew; look at the difference.
//!
//! A line is `time what …`, with times in milliseconds and places in pixels of a screen of 800 × 600:
//!
//! ```text
//! 0 down ID mouse|touch|pen X Y [shift] [primary]
//! 16 move ID X Y
//! 32 up ID X Y
//! 48 cancel ID
//! 48 cancel-all
//! 64 wheel X Y DELTA [ctrl]
//! 80 double X Y [shift]
//! 96 key left|right|up|down|in|out|home|help
//! 112 settle
//! 128 camera ZOOM LAT LON       the map is there now
//! 144 screen WIDTH HEIGHT       the window has another size now
//! ```
//!
//! The replay does what the app does: it shows cameras, flies and glides with the time, and a press stops a flight.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a recording that can't be read is a failure of the test"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use geomap::gesture::{Effect, Gestures, Input, Key, PointerKind};
use geomap::{Camera, Flight, Glide, Limits, LonLat, LonLatBox, POLAND, Px, Size, project, unproject};

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

/// What moves the map by itself, and since when.
enum Motion {
    Rest,
    Flight(f64, Flight),
    Glide(f64, Glide, Camera),
}

struct Replay {
    gestures: Gestures,
    camera: Camera,
    size: Size,
    motion: Motion,
}

impl Replay {
    fn new() -> Self {
        Self {
            gestures: Gestures::new(LIMITS),
            camera: camera_at(8.0, 52.0, 19.0),
            size: Size {
                width: 800.0,
                height: 600.0,
            },
            motion: Motion::Rest,
        }
    }

    fn advance(&mut self, time_ms: f64) {
        match &self.motion {
            Motion::Rest => {}
            Motion::Flight(since, flight) => self.camera = flight.at((time_ms - since) / flight.duration_ms()),
            Motion::Glide(since, glide, from) => {
                let way = glide.offset(time_ms - since);
                self.camera = LIMITS.clamp(from.panned(way.x, way.y), self.size);
            }
        }
    }

    fn line(&mut self, line: &str, out: &mut String) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let time_ms: f64 = words[0].parse().unwrap();
        self.advance(time_ms);
        writeln!(out, "{line}").unwrap();
        match words[1] {
            "camera" => {
                self.motion = Motion::Rest;
                self.camera = camera_at(number(&words, 2), number(&words, 3), number(&words, 4));
            }
            "screen" => {
                self.size = Size {
                    width: number(&words, 2),
                    height: number(&words, 3),
                };
                self.camera = LIMITS.clamp(self.camera, self.size);
            }
            _ => self.input(input(&words, time_ms), time_ms, out),
        }
    }

    fn input(&mut self, input: Input, time_ms: f64, out: &mut String) {
        if matches!(input, Input::Down { .. }) {
            self.motion = Motion::Rest;
        }
        for effect in self.gestures.handle(input, self.camera, self.size) {
            writeln!(out, "    {}", told(effect)).unwrap();
            self.apply(effect, time_ms);
        }
        if let Some(drawn) = self.gestures.selection() {
            writeln!(
                out,
                "    box {} {} {} {}",
                drawn.left, drawn.top, drawn.right, drawn.bottom
            )
            .unwrap();
        }
    }

    fn apply(&mut self, effect: Effect, time_ms: f64) {
        match effect {
            Effect::Camera(camera) => {
                self.motion = Motion::Rest;
                self.camera = camera;
            }
            Effect::Animate(to) => self.motion = Motion::Flight(time_ms, Flight::new(self.camera, to, self.size)),
            Effect::Glide { velocity } => self.motion = Motion::Glide(time_ms, Glide::new(velocity), self.camera),
            Effect::Settled | Effect::Click(_) | Effect::Home | Effect::Help => {}
        }
    }

    fn end(&mut self, out: &mut String) {
        self.advance(f64::INFINITY);
        let held = if self.gestures.is_held() { ", held" } else { "" };
        let awaits = if self.gestures.awaits_settle() {
            ", awaits settle"
        } else {
            ""
        };
        writeln!(out, "end\n    camera {}{held}{awaits}", place(self.camera)).unwrap();
    }
}

fn camera_at(zoom: f64, lat: f64, lon: f64) -> Camera {
    Camera {
        center: project(LonLat { lon, lat }),
        zoom,
    }
}

fn number(words: &[&str], index: usize) -> f64 {
    words[index].parse().unwrap()
}

fn input(words: &[&str], time_ms: f64) -> Input {
    let at = |index| Px {
        x: number(words, index),
        y: number(words, index + 1),
    };
    let id = || words[2].parse().unwrap();
    let has = |word| words.contains(&word);
    match words[1] {
        "down" => Input::Down {
            id: id(),
            kind: match words[3] {
                "mouse" => PointerKind::Mouse,
                "touch" => PointerKind::Touch,
                "pen" => PointerKind::Pen,
                kind => panic!("{kind}"),
            },
            at: at(4),
            time_ms,
            shift: has("shift"),
            primary: has("primary"),
        },
        "move" => Input::Move {
            id: id(),
            at: at(3),
            time_ms,
        },
        "up" => Input::Up {
            id: id(),
            at: at(3),
            time_ms,
        },
        "cancel" => Input::Cancel { id: id() },
        "cancel-all" => Input::CancelAll,
        "wheel" => Input::Wheel {
            at: at(2),
            delta_y: number(words, 4),
            ctrl: has("ctrl"),
            time_ms,
        },
        "double" => Input::DoubleClick {
            at: at(2),
            shift: has("shift"),
        },
        "key" => Input::Key(match words[2] {
            "left" => Key::Left,
            "right" => Key::Right,
            "up" => Key::Up,
            "down" => Key::Down,
            "in" => Key::In,
            "out" => Key::Out,
            "home" => Key::Home,
            "help" => Key::Help,
            key => panic!("{key}"),
        }),
        "settle" => Input::Settle { time_ms },
        what => panic!("{what}"),
    }
}

fn told(effect: Effect) -> String {
    match effect {
        Effect::Camera(camera) => format!("camera {}", place(camera)),
        Effect::Animate(camera) => format!("fly to {}", place(camera)),
        Effect::Settled => "settled".to_owned(),
        Effect::Click(at) => format!("click {} {}", at.x, at.y),
        Effect::Home => "home".to_owned(),
        Effect::Help => "help".to_owned(),
        Effect::Glide { velocity } => format!("glide {:.3} {:.3}", velocity.x, velocity.y),
    }
}

fn place(camera: Camera) -> String {
    let LonLat { lon, lat } = unproject(camera.center);
    format!("{:.3} {lat:.4} {lon:.4}", camera.zoom)
}

fn recordings() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recorded");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    paths
}

fn replay(text: &str) -> String {
    let mut replay = Replay::new();
    let mut out = String::new();
    for line in text.lines() {
        if line.is_empty() || line.starts_with('#') {
            writeln!(out, "{line}").unwrap();
        } else {
            replay.line(line, &mut out);
        }
    }
    replay.end(&mut out);
    out
}

#[test]
fn every_recording_comes_out_as_expected() {
    let recordings = recordings();
    assert!(recordings.len() >= 20);
    for path in recordings {
        let told = replay(&std::fs::read_to_string(&path).unwrap());
        let golden = path.with_extension("expected");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&golden, &told).unwrap();
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(told, expected, "{}", path.display());
    }
}
