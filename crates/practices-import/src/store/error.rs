//! Why something could not be stored.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::front_matter::edit::EditError;

/// Why something could not be stored.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The folder can't be made or listed.
    #[error("nie można użyć folderu „{}”: {error}", .dir.display())]
    Dir {
        /// The folder.
        dir: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file can't be read.
    #[error("nie można odczytać pliku „{}”: {error}", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file can't be written.
    #[error("nie można zapisać pliku „{}”: {error}", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file can't be changed in the fields that are to be taken from the source.
    #[error("pliku „{}” nie da się zmienić: {error}", .path.display())]
    Edit {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: EditError,
    },
    /// A value that TOML can't hold.
    #[error("rekordu nie da się zapisać w TOML: {0}")]
    Toml(#[from] toml::ser::Error),
    /// Two records of one practice that make no record together.
    #[error("dwóch opisów tej samej praktyki nie da się połączyć: {0}")]
    Merge(toml::de::Error),
}
