//! What is published beside the app and its data, made of the same texts and records: pages that can be read without
//! running anything, and files for whoever builds on the catalogue.
//!
//! [`Site`] is all that they are made of, [`disk`] alone reads and writes; everything else makes [`File`]s of the one.

pub mod disk;
#[cfg(test)]
mod made_up;
pub mod open_data;
pub mod pages;
pub mod pictures;
pub mod settings;
pub mod site;

pub use pictures::PictureError;
pub use settings::{Address, Settings};
pub use site::Site;

/// A file of the published site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it lies, from the site's root and without a slash before it.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file of text.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            bytes: text.into().into_bytes(),
        }
    }
}

/// Takes a file, to do with it what there is to do: a site has too many to hold them all.
pub type Put<'a, E> = dyn FnMut(File) -> Result<(), E> + 'a;

/// Makes all files of a site, one by one.
///
/// # Errors
/// [`PictureError`], and what `put` fails by.
pub fn write<E: From<PictureError>>(site: &Site, put: &mut Put<'_, E>) -> Result<(), E> {
    pages::write(site, put)?;
    open_data::write(site, put)?;
    pictures::write(site, put)
}
