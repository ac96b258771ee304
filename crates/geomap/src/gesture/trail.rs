//! The last moments of a drag, from which its speed is known.

use std::collections::VecDeque;

use crate::units::Px;

/// How much of the past counts, in milliseconds: a finger that has paused for longer doesn't glide.
const WINDOW_MS: f64 = 80.0;
/// Events closer in time than this, in milliseconds, say nothing about speed.
const SHORTEST_MS: f64 = 4.0;

/// Where the pointer was, and when (ms), oldest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Trail(VecDeque<(Px, f64)>);

impl Trail {
    /// Forgets what was before.
    pub fn restart(&mut self, at: Px, time_ms: f64) {
        self.0.clear();
        self.0.push_back((at, time_ms));
    }

    pub fn add(&mut self, at: Px, time_ms: f64) {
        self.0.push_back((at, time_ms));
        self.forget_before(time_ms - WINDOW_MS);
    }

    /// Pixels per millisecond over the last moments before `now_ms`; zero for a pointer that has paused.
    pub fn velocity(&mut self, now_ms: f64) -> Px {
        self.forget_before(now_ms - WINDOW_MS);
        let (Some((from, begin)), Some((to, end))) = (self.0.front(), self.0.back()) else {
            return Px::default();
        };
        let elapsed = end - begin;
        if elapsed < SHORTEST_MS {
            return Px::default();
        }
        Px {
            x: (to.x - from.x) / elapsed,
            y: (to.y - from.y) / elapsed,
        }
    }

    fn forget_before(&mut self, time_ms: f64) {
        while self.0.front().is_some_and(|(_, then)| *then < time_ms) {
            self.0.pop_front();
        }
    }
}
