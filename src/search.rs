//! What the visitor types to find practices, and what was found.

use std::ops::Range;

use practices::search::{Hits, Query, SearchIndex};

use crate::signal::Var;
use crate::wanted::Wanted;

/// Practices that a text finds.
#[derive(Debug)]
pub struct Found {
    /// What was typed, without spaces around.
    pub text: String,
    /// The practices, the best first, and words that they do not have.
    pub hits: Hits,
    /// What the words mean.
    query: Query,
    /// By the practices' numbers, whether each is among them.
    is_hit: Vec<bool>,
}

/// The same text finds the same.
impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Found {}

impl Found {
    /// What an index, whose needed parts are here, finds by a query.
    pub fn new(text: &str, index: &SearchIndex, query: Query) -> Self {
        let hits = index.find(&query);
        let mut is_hit = vec![false; index.count() as usize];
        for practice in &hits.practices {
            if let Some(is_hit) = is_hit.get_mut(*practice as usize) {
                *is_hit = true;
            }
        }
        Self {
            text: text.to_owned(),
            hits,
            query,
            is_hit,
        }
    }

    /// By the practices' numbers, whether each is among them.
    pub fn is_hit(&self) -> &[bool] {
        &self.is_hit
    }

    /// Whether a practice is among them.
    pub fn has(&self, practice: u32) -> bool {
        self.is_hit.get(practice as usize) == Some(&true)
    }
}

/// What is known of the search.
#[derive(Clone, Copy)]
pub struct SearchState {
    /// What is typed.
    pub text: Var<String>,
    /// What was last answered, be it with nothing.
    pub answered: Var<String>,
    /// The parts of the index that somebody needs now.
    pub parts: Var<Vec<u32>>,
    /// The index of the words.
    pub index: Wanted<SearchIndex>,
}

impl SearchState {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self {
            text: Var::new(String::new()),
            answered: Var::new(String::new()),
            parts: Var::new(Vec::new()),
            index: Wanted::new(),
        }
    }

    /// Something that the index tells, if it is here; whoever asks is told when more of it comes.
    pub fn ask<T: Default>(self, tell: impl FnOnce(&SearchIndex) -> T) -> T {
        self.index.ready().map(|index| tell(&index)).unwrap_or_default()
    }

    /// Where a text has words that were looked for, in bytes.
    pub fn marks(self, found: Option<&Found>, text: &str) -> Vec<Range<usize>> {
        let Some(found) = found else { return Vec::new() };
        self.ask(|index| index.marks(&found.query, text))
    }

    /// Whether what was typed has been looked for.
    pub fn is_answered(self) -> bool {
        self.answered
            .with(|answered| self.text.with(|text| text.trim() == answered))
    }

    /// Whether what was typed is still being looked for.
    pub fn is_pending(self) -> bool {
        let can_answer = self.index.is_pending() || self.index.ready().is_some();
        can_answer && !self.is_answered()
    }
}

impl Default for SearchState {
    fn default() -> Self {
        Self::new()
    }
}
