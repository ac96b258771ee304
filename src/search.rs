//! What the visitor types to find practices, and what was found.

use std::ops::Range;

use practices::search::{Hits, Named, Query, SearchIndex};

use crate::signal::Var;
use crate::wanted::Wanted;

/// An index of words, by what is asked of it: in the published site its code comes with it (`src/later.rs`), and nobody who
/// does not search needs it.
///
/// Each function is the one of [`SearchIndex`] of its name.
pub trait Searcher: Send + Sync {
    /// See [`SearchIndex::count`].
    fn count(&self) -> u32;
    /// See [`SearchIndex::ask`].
    fn ask(&self, text: &str) -> Query;
    /// See [`SearchIndex::missing`].
    fn missing(&self, query: &Query) -> Vec<u32>;
    /// See [`SearchIndex::put`].
    ///
    /// # Errors
    /// What is wrong with the part, in Polish.
    fn put(&self, part: u32, bytes: Vec<u8>) -> Result<(), String>;
    /// See [`SearchIndex::find`].
    fn find(&self, query: &Query) -> Hits;
    /// See [`SearchIndex::marks`].
    fn marks(&self, query: &Query, text: &str) -> Vec<Range<usize>>;
    /// See [`SearchIndex::named`].
    fn named(&self, query: &str) -> Vec<&Named>;
    /// See [`SearchIndex::akin`].
    fn akin(&self, title: &str, summary: &str) -> Query;
    /// See [`SearchIndex::likeness`].
    fn likeness(&self, query: &Query) -> Vec<(u32, f32)>;
}

impl Searcher for SearchIndex {
    fn count(&self) -> u32 {
        self.count()
    }

    fn ask(&self, text: &str) -> Query {
        self.ask(text)
    }

    fn missing(&self, query: &Query) -> Vec<u32> {
        self.missing(query)
    }

    fn put(&self, part: u32, bytes: Vec<u8>) -> Result<(), String> {
        self.put(part, bytes).map_err(|error| error.to_string())
    }

    fn find(&self, query: &Query) -> Hits {
        self.find(query)
    }

    fn marks(&self, query: &Query, text: &str) -> Vec<Range<usize>> {
        self.marks(query, text)
    }

    fn named(&self, query: &str) -> Vec<&Named> {
        self.named(query)
    }

    fn akin(&self, title: &str, summary: &str) -> Query {
        self.akin(title, summary)
    }

    fn likeness(&self, query: &Query) -> Vec<(u32, f32)> {
        self.likeness(query)
    }
}

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
    pub fn new(text: &str, index: &dyn Searcher, query: Query) -> Self {
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
    pub index: Wanted<Box<dyn Searcher>>,
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
    pub fn ask<T: Default>(self, tell: impl FnOnce(&dyn Searcher) -> T) -> T {
        self.index.ready().map(|index| tell(&**index)).unwrap_or_default()
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
