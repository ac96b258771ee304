//! The committed catalogue, for tests of what is found in it.

use std::fs;
use std::path::{Path, PathBuf};

use practices::{Catalogue, Index, Practice};

/// The project's own folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The practices in the order of the index.
pub fn practices() -> Vec<Practice> {
    let catalogue = fs::read(root().join("data/practices.geojson")).unwrap();
    let mut practices = Catalogue::from_slice(&catalogue).unwrap().practices;
    Index::order(&mut practices);
    practices
}
