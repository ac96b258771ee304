//! What goes into the gestures, and what comes out.

use crate::camera::Camera;
use crate::units::Px;

/// What a visitor did. Places are relative to the map's top left corner, times are milliseconds of any one clock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Input {
    /// A finger, a pen or the main mouse button went down on the map.
    Down {
        /// The browser's number for this pointer while it is down.
        id: i32,
        /// Where.
        at: Px,
        /// When.
        time_ms: f64,
        /// With what.
        kind: PointerKind,
        /// With the shift key: a mouse then draws a box to zoom to.
        shift: bool,
        /// The browser's `isPrimary`: no other pointer of its kind is down. Where one is still held, its release was
        /// lost, and it must not become the second finger of a pinch.
        primary: bool,
    },
    /// A pointer moved, down or not.
    Move {
        /// Which pointer.
        id: i32,
        /// To where.
        at: Px,
        /// When.
        time_ms: f64,
    },
    /// A pointer was lifted.
    Up {
        /// Which pointer.
        id: i32,
        /// Where.
        at: Px,
        /// When.
        time_ms: f64,
    },
    /// The browser took the pointer away, or its capture was lost. After [`Input::Up`] it does nothing.
    Cancel {
        /// Which pointer.
        id: i32,
    },
    /// No pointer counts any longer: the visitor has pressed Escape, or the window has lost the focus.
    CancelAll,
    /// The wheel turned, or two fingers pinched a trackpad.
    Wheel {
        /// Where the mouse is.
        at: Px,
        /// In pixels, positive towards the visitor, which zooms out. Turn lines and pages into pixels first.
        delta_y: f64,
        /// The ctrl key, which browsers also report for a trackpad's pinch.
        ctrl: bool,
        /// When.
        time_ms: f64,
    },
    /// Two clicks; the browser says so.
    DoubleClick {
        /// Where.
        at: Px,
        /// With the shift key: out instead of in.
        shift: bool,
    },
    /// A key that moves the map.
    Key(Key),
    /// Some 120 ms have passed since the last [`Input::Wheel`] after which the gestures await it.
    Settle {
        /// When.
        time_ms: f64,
    },
}

impl Input {
    /// Whether all its numbers are.
    pub(super) fn is_finite(&self) -> bool {
        match *self {
            Input::Down { at, time_ms, .. } | Input::Move { at, time_ms, .. } | Input::Up { at, time_ms, .. } => {
                at.is_finite() && time_ms.is_finite()
            }
            Input::Wheel {
                at, delta_y, time_ms, ..
            } => at.is_finite() && delta_y.is_finite() && time_ms.is_finite(),
            Input::DoubleClick { at, .. } => at.is_finite(),
            Input::Cancel { .. } | Input::CancelAll | Input::Key(_) | Input::Settle { .. } => true,
        }
    }
}

/// What a visitor points with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointerKind {
    /// A mouse or a trackpad.
    Mouse,
    /// A finger.
    Touch,
    /// A pen.
    Pen,
}

/// What a key asks for. A direction is that of the view: [`Key::Right`] shows what is farther east.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Farther west.
    Left,
    /// Farther east.
    Right,
    /// Farther north.
    Up,
    /// Farther south.
    Down,
    /// Closer.
    In,
    /// Farther away.
    Out,
    /// Back to the view of the beginning.
    Home,
    /// What the keys do.
    Help,
}

/// What is to be done. Every camera is within the limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    /// Show this at once, in place of any flight: the content follows the finger.
    Camera(Camera),
    /// The movement has ended: place the markers anew.
    Settled,
    /// Go there smoothly, then settle. A wheel in the middle of it brings the next one, from where the map is by then.
    Animate(Camera),
    /// A press that didn't move, here. Of a mouse's double click, both clicks come first.
    Click(Px),
    /// Go to the view of the beginning.
    Home,
    /// Say what the keys do.
    Help,
    /// Let the content glide on from this velocity, in pixels per millisecond, then settle.
    Glide {
        /// Of the content on the screen.
        velocity: Px,
    },
}
