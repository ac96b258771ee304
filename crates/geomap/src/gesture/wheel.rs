//! The wheel of a mouse, which turns in notches, and the fingers on a trackpad, which move evenly.
//!
//! Browsers tell neither from the other. The first event of a series does: a mouse begins with a whole notch, fingers
//! with a few pixels.

/// Zoom for a pixel of wheel: a notch of a common mouse wheel is 100 or 120 px.
const ZOOM_PER_PX: f64 = 0.006;
/// Browsers report a trackpad's pinch as a wheel with ctrl; Chromium gives 100·ln(scale) as its pixels.
const PINCH_ZOOM_PER_PX: f64 = std::f64::consts::LOG2_E / 100.0;
/// A series that begins with as many pixels is a mouse's. A notch is 50 px where the screen's scale is 200 %.
const NOTCH_PX: f64 = 40.0;
/// The most that one notch may zoom.
const MAX_NOTCH: f64 = 1.0;
/// The most that fingers may zoom at once…
const MAX_EVEN: f64 = 0.3;
/// …and in a millisecond: a flick, which the system prolongs, must not throw the visitor from the country to a street.
const MAX_EVEN_PER_MS: f64 = 0.01;
/// After a pause of this many milliseconds another series begins.
const PAUSE_MS: f64 = 200.0;

/// A series of turns.
#[derive(Debug, Clone, Default)]
pub(super) struct Wheel {
    last_ms: Option<f64>,
    is_notched: bool,
    /// How far the last turn zooms in.
    step: f64,
    /// How far fingers may still zoom at once.
    allowance: f64,
    /// The zoom that the map is on its way to.
    aim: Option<f64>,
}

impl Wheel {
    /// Takes a turn, in pixels towards the visitor.
    pub fn turn(&mut self, delta_y: f64, ctrl: bool, time_ms: f64) {
        let pause = self.last_ms.map(|last| time_ms - last);
        match pause.filter(|pause| (0.0..PAUSE_MS).contains(pause)) {
            Some(pause) => self.allowance = (self.allowance + pause * MAX_EVEN_PER_MS).min(MAX_EVEN),
            None => {
                *self = Self {
                    is_notched: delta_y.abs() >= NOTCH_PX,
                    allowance: MAX_EVEN,
                    ..Self::default()
                }
            }
        }
        self.last_ms = Some(time_ms);
        self.step = if self.is_notched {
            (-delta_y * ZOOM_PER_PX).clamp(-MAX_NOTCH, MAX_NOTCH)
        } else {
            let per_px = if ctrl { PINCH_ZOOM_PER_PX } else { ZOOM_PER_PX };
            (-delta_y * per_px).clamp(-self.allowance, self.allowance)
        };
        self.allowance = (self.allowance - self.step.abs()).max(0.0);
    }

    pub fn is_notched(&self) -> bool {
        self.is_notched
    }

    /// How far the last turn zooms in; negative is out.
    pub fn step(&self) -> f64 {
        self.step
    }

    /// From which zoom the last turn counts: a notch in the middle of a movement adds to its end, unless it turns back.
    pub fn start(&self, zoom: f64) -> f64 {
        self.aim.filter(|aim| (aim - zoom) * self.step > 0.0).unwrap_or(zoom)
    }

    pub fn aim(&mut self, zoom: f64) {
        self.aim = Some(zoom);
    }

    /// Something else moves the map.
    pub fn rest(&mut self) {
        self.last_ms = None;
    }
}
