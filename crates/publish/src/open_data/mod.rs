//! Open data: the catalogue in the forms that other programs read, what describes it to catalogues of data, and feeds of
//! what is new. `docs/open-data.md` has each file; the page for developers tells of them to visitors.

mod about;
mod dcat;
mod features;
mod feeds;
mod graph;
pub mod in_page;
mod json_ld;
mod known;
mod place;
mod schemas;
mod table;
mod words;

pub use about::About;

use crate::Put;
use crate::site::Site;

/// Makes all files of open data. What has to name itself in full is left out where nothing says where the site will stand:
/// [`left_out`] tells of it.
///
/// # Errors
/// What `put` fails by.
pub fn write<E>(site: &Site, put: &mut Put<'_, E>) -> Result<(), E> {
    let about = About::of(site);
    table::files(&about).into_iter().try_for_each(&mut *put)?;
    put(json_ld::file(&about))?;
    schemas::files(&about).into_iter().try_for_each(&mut *put)?;
    features::files(&about).into_iter().try_for_each(&mut *put)?;
    dcat::files(&about).into_iter().try_for_each(&mut *put)?;
    feeds::files(&about).into_iter().try_for_each(put)
}

/// What is left out and why, for whoever publishes the site; nothing where all is there.
pub fn left_out(site: &Site) -> Option<&'static str> {
    site.settings.address.is_none().then_some(
        "no \"address\" in config.json: the feeds (dane/**/*.atom) and the description of the data (dane/katalog.ttl, \
         dane/katalog.jsonld) are left out, since they have to name themselves in full; set it to where the site will \
         stand, as https://praktyki.example/",
    )
}
