//! Reading and writing files with errors that name the file.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file or folder that could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}")]
pub struct FileError {
    /// Which one.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl FileError {
    /// For `map_err`: names the file that the operation was about.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> FileError {
        move |source| FileError {
            path: path.to_owned(),
            source,
        }
    }
}

/// Where cargo puts what it builds.
pub fn target(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}

/// Reads a whole file.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    fs::read(path).map_err(FileError::at(path))
}

/// Reads a whole file of UTF-8 text.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    fs::read_to_string(path).map_err(FileError::at(path))
}

/// Writes a whole file, making its folder if need be.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(FileError::at(folder))?;
    }
    fs::write(path, bytes).map_err(FileError::at(path))
}

/// Removes a file.
pub fn remove(path: &Path) -> Result<(), FileError> {
    fs::remove_file(path).map_err(FileError::at(path))
}

/// Removes a folder and all that is in it, if it is there.
pub fn remove_folder(path: &Path) -> Result<(), FileError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(FileError::at(path)(error)),
        _ => Ok(()),
    }
}

/// All files below `start`, sorted by path; `start` itself if it is a file, nothing if it is not there.
pub fn below(start: &Path) -> Result<Vec<PathBuf>, FileError> {
    let mut found = Vec::new();
    let mut waiting = vec![start.to_owned()];
    while let Some(path) = waiting.pop() {
        if path.is_file() {
            found.push(path);
        } else if path.is_dir() {
            for entry in fs::read_dir(&path).map_err(FileError::at(&path))? {
                waiting.push(entry.map_err(FileError::at(&path))?.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Copies all files below a folder to the same places below another.
pub fn copy(from: &Path, to: &Path) -> Result<(), FileError> {
    for path in below(from)? {
        if let Ok(inner) = path.strip_prefix(from) {
            write(&to.join(inner), &read(&path)?)?;
        }
    }
    Ok(())
}

/// The file name's part after the last dot, or "".
pub fn extension(path: &Path) -> &str {
    path.extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
}
