//! By what the visitor narrows the practices down beside their category, and which that leaves.

use practices::facets::{Choices, Facets};

use crate::signal::Var;
use crate::wanted::Wanted;

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
        let is_left = facets.left(&choices);
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
    /// The facets.
    pub file: Wanted<Facets>,
}

impl FacetState {
    /// Nothing chosen yet.
    pub fn new() -> Self {
        Self {
            choices: Var::new(Choices::default()),
            file: Wanted::new(),
        }
    }

    /// Whether what was chosen is still to be applied.
    pub fn is_pending(self) -> bool {
        self.file.is_pending() && self.choices.with(|choices| !choices.is_empty())
    }
}

impl Default for FacetState {
    fn default() -> Self {
        Self::new()
    }
}
