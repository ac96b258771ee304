//! The folder of records: every file in it, read or with the reason why not.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::front_matter::{self, RecordError};
use crate::problem::Problem;
use crate::record::Record;

/// One file of the folder.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordFile {
    /// Where it is.
    pub path: PathBuf,
    /// What stands in it.
    pub text: String,
    /// The record, or why it is none.
    pub record: Result<Record, RecordError>,
}

impl RecordFile {
    /// A file of this text.
    pub fn new(path: PathBuf, text: String) -> Self {
        let record = front_matter::read(&text);
        Self { path, text, record }
    }

    /// The name without folder and ending, which has to be the slug.
    pub fn stem(&self) -> &str {
        self.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
    }

    /// The path as it is shown.
    pub fn shown(&self) -> String {
        self.path.display().to_string()
    }
}

/// The `.md` files of a folder, by name; a file that can't be read as UTF-8 comes back as a problem.
///
/// # Errors
/// Where the folder itself can't be listed.
pub fn read_files(dir: &Path) -> io::Result<(Vec<RecordFile>, Vec<Problem>)> {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in markdown_files(dir)? {
        match fs::read_to_string(&path) {
            Ok(text) => files.push(RecordFile::new(path, text)),
            Err(error) => {
                let message = format!("nie można odczytać pliku: {error}");
                problems.push(Problem::of_file(path.display().to_string(), message));
            }
        }
    }
    Ok((files, problems))
}

/// The paths of a folder's `.md` files, sorted; hidden ones are nobody's records.
///
/// # Errors
/// Where the folder can't be listed.
pub fn markdown_files(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let path = entry.path();
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !is_hidden && path.extension().is_some_and(|ending| ending == "md") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// The sound records of a folder, by file name, and what is wrong with the others.
pub fn read_dir(dir: &Path) -> (Vec<Record>, Vec<Problem>) {
    let (files, mut problems) = match read_files(dir) {
        Ok(read) => read,
        Err(error) => {
            let message = format!("nie można odczytać folderu: {error}");
            return (Vec::new(), vec![Problem::of_file(dir.display().to_string(), message)]);
        }
    };
    let mut records = Vec::new();
    for file in files {
        match file.record {
            Ok(record) => records.push(record),
            Err(error) => problems.push(error.problem(file.path.display().to_string())),
        }
    }
    (records, problems)
}
