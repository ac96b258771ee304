//! Presses that don't move: clicks, double taps, taps of two fingers.

use crate::gesture::input::PointerKind;
use crate::units::Px;

/// How far a mouse may move between press and release and still click, in pixels.
const MOUSE_SLOP: f64 = 5.0;
/// The same for a finger or a pen.
pub(super) const TOUCH_SLOP: f64 = 10.0;
/// A finger that is down for longer, in milliseconds, hasn't tapped: another tap after it is the first.
const TAP_MS: f64 = 300.0;
/// A press within this time after a tap, in milliseconds, is the second of a double tap: a click on the map means
/// nothing else from then on…
pub const SECOND_TAP_MS: f64 = 250.0;
/// …if it is within this distance, in pixels.
const DOUBLE_TAP_PX: f64 = 25.0;
/// From the first of two fingers' coming down to the last one's going up, in milliseconds: longer is no tap.
const TWO_FINGER_TAP_MS: f64 = 400.0;

/// A press of a sole pointer that may become a click.
#[derive(Debug, Clone, Copy)]
pub(super) struct Press {
    pub at: Px,
    pub kind: PointerKind,
    pub time_ms: f64,
    /// It follows a tap.
    pub is_second: bool,
}

impl Press {
    pub fn new(at: Px, kind: PointerKind, time_ms: f64) -> Self {
        Self {
            at,
            kind,
            time_ms,
            is_second: false,
        }
    }

    /// Whether it is still a click when the pointer is there.
    pub fn is_click(&self, at: Px) -> bool {
        let slop = match self.kind {
            PointerKind::Mouse => MOUSE_SLOP,
            PointerKind::Touch | PointerKind::Pen => TOUCH_SLOP,
        };
        self.at.distance(at) <= slop
    }
}

/// What taps came before, and what may become one.
#[derive(Debug, Clone, Default)]
pub(super) struct Taps {
    /// Where and when a finger has tapped.
    last: Option<(Px, f64)>,
    /// Two fingers are down that haven't moved: the middle between them, and when the first came.
    two: Option<(Px, f64)>,
    /// Browsers send a double click after a double tap, too.
    doubled: bool,
}

impl Taps {
    /// A pointer comes down where none was: whether it is the second press of a double tap.
    pub fn first_finger(&mut self, press: Press) -> Press {
        self.two = None;
        let last = self.last.take().filter(|_| press.kind == PointerKind::Touch);
        let is_second = last.is_some_and(|(at, then)| {
            at.distance(press.at) <= DOUBLE_TAP_PX && (0.0..=SECOND_TAP_MS).contains(&(press.time_ms - then))
        });
        self.doubled = is_second;
        Press { is_second, ..press }
    }

    /// A second pointer comes down beside a first whose press may still be a click.
    pub fn second_finger(&mut self, first: Option<Press>, second: Press, middle: Px) {
        self.forget();
        let first = first.filter(|first| first.kind == PointerKind::Touch && second.kind == PointerKind::Touch);
        self.two = first.map(|first| (middle, first.time_ms));
    }

    pub fn moved(&mut self, from: Px, at: Px) {
        if from.distance(at) > TOUCH_SLOP {
            self.two = None;
        }
    }

    /// A press has become a click; a finger's may be the first of two.
    pub fn clicked(&mut self, press: Press, time_ms: f64) {
        let is_tap = press.kind == PointerKind::Touch && time_ms - press.time_ms <= TAP_MS;
        self.last = is_tap.then_some((press.at, time_ms));
    }

    /// All pointers are up: the middle of two fingers' tap, if it was one.
    pub fn two_fingers(&mut self, time_ms: f64) -> Option<Px> {
        let (middle, since) = self.two.take()?;
        (time_ms - since <= TWO_FINGER_TAP_MS).then_some(middle)
    }

    /// Whether the browser's double click has been answered as a double tap.
    pub fn take_double(&mut self) -> bool {
        std::mem::take(&mut self.doubled)
    }

    /// What has come so far is no tap.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}
