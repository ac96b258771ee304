//! Practices by their slugs, as addresses name them: the record is among those that are here, or stands in the
//! practice's details.

use std::sync::Arc;

use practices::{Details, Practice};

use crate::i18n::{Text, t};
use crate::load::LoadError;
use crate::shortlist::Asked;
use crate::signal::Derived;
use crate::state::{AppState, Load};
use crate::watch::watch;

/// What is known of a practice.
#[derive(Debug, Clone, PartialEq)]
pub enum Known {
    /// On its way.
    Pending,
    /// What did not come, and why.
    Failed(Text, LoadError),
    /// There is none of this slug.
    Missing,
    /// The record.
    Here(Arc<Practice>),
}

/// What is known of the practice with this slug; whoever asks is told when it changes.
pub fn known(state: AppState, slug: &str) -> Known {
    if let Some(error) = state.library.with(|library| library.error().cloned()) {
        return Known::Failed(t::LOAD_FAILED_CATALOGUE, error);
    }
    if state.charted().is_none() {
        return Known::Pending;
    }
    let (here, is_complete) = state
        .records
        .with(|records| (records.by_slug(slug).cloned(), records.is_complete()));
    match here {
        Some(practice) => Known::Here(Arc::new(practice)),
        None if is_complete => Known::Missing,
        None => state.details.with(|all| match all.get(slug) {
            None | Some(Load::Pending) => Known::Pending,
            Some(Load::Failed(LoadError::NotFound { .. })) => Known::Missing,
            Some(Load::Failed(error)) => Known::Failed(t::LOAD_FAILED_DETAILS, error.clone()),
            Some(Load::Ready(details)) => {
                let practice = details.feature.clone();
                practice.map_or(Known::Missing, |practice| Known::Here(Arc::new(practice)))
            }
        }),
    }
}

/// Asks for the details of those of the practices whose record is not here; of all of them where `are_shown`.
pub fn ask(state: AppState, asked: Derived<Asked>, are_shown: bool) {
    watch(move || {
        if state.charted().is_none() {
            return;
        }
        let mut wanted = asked.get().slugs;
        state.records.with(|records| {
            wanted.retain(|slug| match records.by_slug(slug) {
                Some(_) => are_shown,
                None => !records.is_complete(),
            });
        });
        if state.wanted.with_untracked(|now| *now != wanted) {
            state.wanted.set(wanted);
        }
    });
}

/// Practices with their details.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// Those that are here, in the order of the slugs.
    pub here: Vec<(Arc<Practice>, Arc<Details>)>,
    /// The slugs that no practice has.
    pub missing: Vec<String>,
    /// Whether some are on their way.
    pub is_pending: bool,
    /// Why one did not come.
    pub error: Option<(Text, LoadError)>,
}

/// What is known of these practices; whoever asks is told when it changes.
pub fn gather(state: AppState, slugs: &[String]) -> Gathered {
    let mut gathered = Gathered::default();
    for slug in slugs {
        let practice = match known(state, slug) {
            Known::Here(practice) => practice,
            Known::Pending => {
                gathered.is_pending = true;
                continue;
            }
            Known::Failed(what, error) => {
                gathered.error = Some((what, error));
                continue;
            }
            Known::Missing => {
                gathered.missing.push(slug.clone());
                continue;
            }
        };
        match state.details.with(|all| all.get(slug).cloned()) {
            Some(Load::Ready(details)) => gathered.here.push((practice, details)),
            // A catalogue need not have details of all its practices.
            Some(Load::Failed(LoadError::NotFound { .. })) => gathered.here.push((practice, Arc::default())),
            Some(Load::Failed(error)) => gathered.error = Some((t::LOAD_FAILED_DETAILS, error)),
            None | Some(Load::Pending) => gathered.is_pending = true,
        }
    }
    gathered
}
