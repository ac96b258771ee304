//! What all files of open data say alike: which edition they are of, whose they are, and where things are.

use mapa_praktyk::base::within;
use mapa_praktyk::i18n::Language;
use mapa_praktyk::publisher::Publisher;
use mapa_praktyk::routes::Route;
use practices::{Date, Practice};

use super::words::MAP;
use crate::settings::Address;
use crate::site::Site;

/// The site as its files of open data see it.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The practices, in the order of the catalogue's index.
    pub practices: &'a [Practice],
    /// The number of the edition, where the catalogue has one.
    pub edition: Option<&'a str>,
    /// The newest day that a record names; none of a catalogue without days.
    pub day: Option<Date>,
    /// The first one.
    pub first_day: Option<Date>,
    /// Whoever publishes the site.
    pub publisher: &'a Publisher,
    /// Where the site will stand, where that is known.
    pub address: Option<&'a Address>,
}

impl<'a> About<'a> {
    /// What there is to say of a site.
    pub fn of(site: &'a Site) -> Self {
        let days = || {
            site.practices
                .iter()
                .flat_map(|one| [one.entered, one.updated])
                .flatten()
        };
        Self {
            practices: &site.practices,
            edition: site.edition.as_deref(),
            day: days().max(),
            first_day: days().min(),
            publisher: &site.settings.publisher,
            address: site.settings.address.as_ref(),
        }
    }

    /// The link from a file to another, or to a page, both from the site's root: the whole address where it is known, or
    /// else the way from the one to the other.
    pub fn link(&self, from: &str, to: &str) -> String {
        match self.address {
            Some(address) => address.of(to),
            None => "../".repeat(from.matches('/').count()) + to,
        }
    }

    /// The publisher's name, or the map's where nobody has given one.
    pub fn publisher_name(&self) -> &str {
        self.publisher.name.as_deref().unwrap_or(MAP)
    }
}

/// Where a page lies, from the site's root; the practices are in Polish, and so are the pages that files point to.
pub fn path_of(route: &Route) -> String {
    let path = route.path_in(Language::Polish);
    within(&path).unwrap_or(&path).trim_start_matches('/').to_owned()
}

/// Where the page of a practice lies, from the site's root.
pub fn page_of(practice: &Practice) -> String {
    path_of(&Route::Practice(practice.slug.clone()))
}

/// A day as the instant at which it begins.
pub fn instant(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
