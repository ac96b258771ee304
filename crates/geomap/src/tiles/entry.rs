//! What has become of one tile.

use crate::tiles::Tile;

/// How many tiles are fetched at the same time.
pub const MOST_REQUESTS: usize = 8;
/// A tile that hasn't come after so many milliseconds has failed: a server that hangs must not keep the others waiting.
pub const HANG_MS: f64 = 20_000.0;
/// A tile that has failed is fetched again after so many milliseconds…
pub const FIRST_RETRY_MS: f64 = 1_000.0;
/// …and once more after so many. Then it is left out.
pub const SECOND_RETRY_MS: f64 = 5_000.0;

/// A tile on the board.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub tile: Tile,
    pub state: State,
    /// The view needs it; others only stand in for it.
    pub is_wanted: bool,
    /// It stays on the board.
    pub is_kept: bool,
    /// How many times it has failed.
    pub failures: u32,
    /// How far it is from the middle of the screen, in tiles.
    pub distance: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum State {
    /// To be fetched, not before a time.
    Waiting { from_ms: f64 },
    /// Being fetched.
    Loading { since_ms: f64 },
    /// There, and fading in for a while.
    Loaded { since_ms: f64 },
    /// It has failed too often.
    LeftOut,
}

impl Entry {
    pub fn new(tile: Tile) -> Self {
        Self {
            tile,
            state: State::Waiting {
                from_ms: f64::NEG_INFINITY,
            },
            is_wanted: false,
            is_kept: false,
            failures: 0,
            distance: 0.0,
        }
    }

    pub fn is_loading(&self) -> bool {
        matches!(self.state, State::Loading { .. })
    }

    pub fn is_loaded(&self) -> bool {
        matches!(self.state, State::Loaded { .. })
    }

    pub fn hangs(&self, now_ms: f64) -> bool {
        matches!(self.state, State::Loading { since_ms } if now_ms >= since_ms + HANG_MS)
    }

    pub fn can_be_fetched(&self, now_ms: f64) -> bool {
        self.is_wanted && matches!(self.state, State::Waiting { from_ms } if now_ms >= from_ms)
    }

    /// Whether it hides all that is below it.
    pub fn is_faded_in(&self, now_ms: f64, fade_ms: f64) -> bool {
        matches!(self.state, State::Loaded { since_ms } if now_ms >= since_ms + fade_ms)
    }

    /// Keeps it on the board, if there is still room for what isn't kept yet.
    pub fn keep(&mut self, room: &mut usize) {
        if !self.is_kept && *room > 0 {
            self.is_kept = true;
            *room -= 1;
        }
    }

    pub fn fail(&mut self, now_ms: f64) {
        self.failures += 1;
        self.state = match self.failures {
            1 => State::Waiting {
                from_ms: now_ms + FIRST_RETRY_MS,
            },
            2 => State::Waiting {
                from_ms: now_ms + SECOND_RETRY_MS,
            },
            _ => State::LeftOut,
        };
    }

    /// When time alone changes something about it next.
    pub fn wake_ms(&self, fade_ms: f64) -> Option<f64> {
        match self.state {
            State::Waiting { from_ms } => Some(from_ms),
            State::Loading { since_ms } => Some(since_ms + HANG_MS),
            State::Loaded { since_ms } => Some(since_ms + fade_ms),
            State::LeftOut => None,
        }
    }

    /// What is fetched first: what has failed least often, then what is nearest to the middle.
    pub fn comes_before(&self, other: &Self) -> bool {
        (self.failures, self.distance) < (other.failures, other.distance)
    }
}
