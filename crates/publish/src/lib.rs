//! What is published beside the app and its data, made of the same texts and records: pages that can be read without
//! running anything, and files for whoever builds on the catalogue.
//!
//! [`Site`] is all that they are made of, [`disk`] alone reads and writes; everything else makes [`File`]s of the one.

pub mod disk;
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

/// All files of a site.
///
/// # Errors
/// [`PictureError`].
pub fn files(site: &Site) -> Result<Vec<File>, PictureError> {
    let mut files = pages::files(site);
    files.extend(open_data::files(site));
    files.extend(pictures::files(site)?);
    Ok(files)
}
