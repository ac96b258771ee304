//! What the published files are made of.

use std::collections::BTreeMap;

use mapa_praktyk::map::atlas::Atlas;
use practices::{Details, Practice};

use crate::settings::Settings;

/// The catalogue, what the map is drawn from, and what is set.
#[derive(Debug, Default)]
pub struct Site {
    /// All practices, in the order of the catalogue's index.
    pub practices: Vec<Practice>,
    /// What only a practice's own page shows, by slug.
    pub details: BTreeMap<String, Details>,
    /// The outlines and towns.
    pub atlas: Atlas,
    /// The number of the catalogue's edition, where it has one.
    pub edition: Option<String>,
    /// What is set.
    pub settings: Settings,
    /// The page as the app's build leaves it.
    pub shell: String,
    /// The texts of the other languages, as their files have them, by code.
    pub texts: BTreeMap<String, String>,
}
