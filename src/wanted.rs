//! Files of the catalogue that come when somebody first needs them.

use std::sync::Arc;

use crate::load::LoadError;
use crate::signal::Var;
use crate::state::Load;

/// What is in such a file.
pub struct Wanted<T> {
    is_wanted: Var<bool>,
    load: Var<Option<Load<Arc<T>>>>,
}

impl<T> Clone for Wanted<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Wanted<T> {}

impl<T: Send + Sync + 'static> Wanted<T> {
    /// Nobody has needed it yet.
    pub fn new() -> Self {
        Self {
            is_wanted: Var::new(false),
            load: Var::new(None),
        }
    }

    /// Somebody needs it.
    pub fn want(self) {
        if !self.is_wanted.get_untracked() {
            self.is_wanted.set(true);
        }
    }

    /// Whether somebody has needed it; whoever asks is told.
    pub fn is_wanted(self) -> bool {
        self.is_wanted.get()
    }

    /// It, if it is here; whoever asks is told when it comes.
    pub fn ready(self) -> Option<Arc<T>> {
        self.load.with(|load| load.as_ref()?.ready().cloned())
    }

    /// Why it did not come, if it did not.
    pub fn error(self) -> Option<LoadError> {
        self.load.with(|load| load.as_ref()?.error().cloned())
    }

    /// Whether it is on its way.
    pub fn is_pending(self) -> bool {
        self.load.with(|load| matches!(load, Some(Load::Pending)))
    }

    /// Whether nobody has asked for it, or it has not come.
    pub fn is_to_be_asked(self) -> bool {
        self.load
            .with_untracked(|load| matches!(load, None | Some(Load::Failed(_))))
    }

    /// What it holds has become more: whoever has asked is told.
    pub fn has_changed(self) {
        self.load.update(|_| {});
    }

    /// What has become of it.
    pub fn set(self, load: Load<Arc<T>>) {
        self.load.set(Some(load));
    }
}

impl<T: Send + Sync + 'static> Default for Wanted<T> {
    fn default() -> Self {
        Self::new()
    }
}
