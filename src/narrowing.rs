//! By what the visitor narrows the practices down beside their category, and which that leaves.

use std::sync::Arc;

use practices::facets::{Choices, Facets};

use crate::signal::Var;
use crate::state::Load;

/// Which practices choices leave.
#[derive(Debug)]
pub struct Left {
    /// The choices; those that mean nothing in the catalogue among them.
    pub choices: Choices,
    /// By the practices' numbers.
    is_left: Vec<bool>,
}

/// The same choices leave the same.
impl PartialEq for Left {
    fn eq(&self, other: &Self) -> bool {
        self.choices == other.choices
    }
}

impl Eq for Left {}

impl Left {
    /// What these choices leave.
    pub fn new(choices: Choices, facets: &Facets) -> Self {
        let is_left = facets.count(&choices, |_| false).is_left;
        Self { choices, is_left }
    }

    /// Whether a practice is among them.
    pub fn has(&self, practice: u32) -> bool {
        self.is_left.get(practice as usize) == Some(&true)
    }
}

/// What is known of the facets.
#[derive(Clone, Copy)]
pub struct FacetState {
    /// What is chosen, categories aside.
    pub choices: Var<Choices>,
    /// Whether the visitor has gone to the facets, so that they are worth fetching.
    pub is_wanted: Var<bool>,
    /// The facets; nothing until they are wanted.
    pub facets: Var<Option<Load<Arc<Facets>>>>,
}

impl FacetState {
    /// Nothing chosen yet.
    pub fn new() -> Self {
        Self {
            choices: Var::new(Choices::default()),
            is_wanted: Var::new(false),
            facets: Var::new(None),
        }
    }

    /// The facets, if they are here.
    pub fn ready(self) -> Option<Arc<Facets>> {
        self.facets
            .with(|facets| facets.as_ref().and_then(|facets| facets.ready().cloned()))
    }

    /// Whether what was chosen is still to be applied.
    pub fn is_pending(self) -> bool {
        let is_loading = self.facets.with(|facets| matches!(facets, Some(Load::Pending)));
        is_loading && self.choices.with(|choices| !choices.is_empty())
    }
}

impl Default for FacetState {
    fn default() -> Self {
        Self::new()
    }
}
