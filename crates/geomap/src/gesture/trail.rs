//! The last moments of a drag, from which its speed is known.

use crate::units::Px;

/// How much of the past counts, in milliseconds: a finger that has paused for longer doesn't glide.
const WINDOW_MS: f64 = 80.0;
/// Events closer in time than this, in milliseconds, say nothing about speed.
const SHORTEST_MS: f64 = 4.0;
/// The most places that are kept, should the clock stand still.
const LONGEST: usize = 64;

/// Where the pointer was, and when (ms), oldest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Trail(Vec<(Px, f64)>);

impl Trail {
    /// Forgets what was before.
    pub fn restart(&mut self, at: Px, time_ms: f64) {
        self.0.clear();
        self.0.push((at, time_ms));
    }

    pub fn add(&mut self, at: Px, time_ms: f64) {
        self.keep_around(time_ms);
        if self.0.len() >= LONGEST {
            self.0.remove(0);
        }
        self.0.push((at, time_ms));
    }

    /// Pixels per millisecond over the last moments before `now_ms`; zero for a pointer that has paused.
    pub fn velocity(&mut self, now_ms: f64) -> Px {
        self.keep_around(now_ms);
        let (Some((from, begin)), Some((to, end))) = (self.0.first(), self.0.last()) else {
            return Px::default();
        };
        let elapsed = end - begin;
        let velocity = Px {
            x: (to.x - from.x) / elapsed,
            y: (to.y - from.y) / elapsed,
        };
        if elapsed < SHORTEST_MS || !velocity.is_finite() {
            return Px::default();
        }
        velocity
    }

    /// Forgets what is too long ago, and what is said to be yet to come: a clock was set back.
    fn keep_around(&mut self, now_ms: f64) {
        self.0.retain(|(_, then)| (now_ms - WINDOW_MS..=now_ms).contains(then));
    }
}
