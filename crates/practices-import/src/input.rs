//! Finds and reads the files to import. A format is told by the file's ending; this is where another one joins.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// The largest page that is read, in bytes: a page of the catalogue has a few kilobytes.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// One file to import.
#[derive(Debug)]
pub struct Input {
    /// As it was given, or as it was found in a folder that was given.
    pub path: PathBuf,
    /// Its text, or why there is none.
    pub text: Result<String, InputError>,
}

/// Why a file or folder can't be read.
#[derive(Debug, Error)]
pub enum InputError {
    /// Not there, or not ours to read.
    #[error("nie można odczytać: {0}")]
    Unreadable(#[from] io::Error),
    /// A folder with nothing in it that could be imported.
    #[error("w folderze nie ma żadnych plików")]
    EmptyFolder,
    /// Not a format that is read.
    #[error("plików z rozszerzeniem „{0}” nie można importować; zapisz stronę jako tekst (.txt, UTF-8)")]
    Format(String),
    /// Far larger than a page.
    #[error("plik ma {0} bajtów; strona praktyki nie jest tak duża")]
    TooLarge(u64),
    /// Not UTF-8.
    #[error("tekst nie jest w UTF-8 (pierwszy błędny znak w wierszu {line}); zapisz plik w tym kodowaniu")]
    NotUtf8 {
        /// The line of the first byte that is none, from 1.
        line: usize,
    },
}

impl InputError {
    /// The line at which it shows, where there is one.
    pub fn line(&self) -> Option<usize> {
        match self {
            InputError::NotUtf8 { line } => Some(*line),
            _ => None,
        }
    }
}

/// Reads files, and what is in folders, by name. Hidden files of a folder are left alone.
pub fn collect(paths: &[PathBuf]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.is_dir() {
            collect_folder(path, &mut inputs);
        } else {
            inputs.push(read(path.clone()));
        }
    }
    inputs
}

fn collect_folder(dir: &Path, inputs: &mut Vec<Input>) {
    let before = inputs.len();
    match visible_entries(dir) {
        Ok(entries) => inputs.extend(entries.into_iter().flat_map(|path| collect(&[path]))),
        Err(error) => inputs.push(refused(dir, error.into())),
    }
    if inputs.len() == before {
        inputs.push(refused(dir, InputError::EmptyFolder));
    }
}

fn visible_entries(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        // A link to a folder above would lead round in circles.
        let is_link_to_folder = entry.file_type()?.is_symlink() && entry.path().is_dir();
        if !is_link_to_folder && !entry.file_name().to_string_lossy().starts_with('.') {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

fn refused(path: &Path, error: InputError) -> Input {
    Input {
        path: path.to_owned(),
        text: Err(error),
    }
}

fn read(path: PathBuf) -> Input {
    let text = read_text(&path);
    Input { path, text }
}

fn read_text(path: &Path) -> Result<String, InputError> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("txt") | None => {}
        Some(other) => return Err(InputError::Format(format!(".{other}"))),
    }
    let size = fs::metadata(path)?.len();
    if size > MAX_BYTES {
        return Err(InputError::TooLarge(size));
    }
    String::from_utf8(fs::read(path)?).map_err(|error| {
        let sound = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        let line = sound.filter(|byte| **byte == b'\n').count() + 1;
        InputError::NotUtf8 { line }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_text_and_says_why_not() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(dir.path().join(name), bytes).unwrap();
        write("b.txt", "gęś".as_bytes());
        write("a.txt", b"pierwszy\nz\xb3y");
        write("c.pdf", b"%PDF");
        write(".ukryty", b"");
        fs::create_dir(dir.path().join("pusty")).unwrap();
        let inputs = collect(&[dir.path().to_owned(), dir.path().join("nie-ma.txt")]);
        let seen: Vec<String> = inputs
            .into_iter()
            .map(|input| match input.text {
                Ok(text) => text,
                Err(error) => format!("{:?} {error}", error.line()),
            })
            .collect();
        assert_eq!(seen.len(), 5, "{seen:?}");
        let expected = [
            "Some(2) tekst nie jest w UTF-8 (pierwszy błędny znak w wierszu 2)",
            "gęś",
            "None plików z rozszerzeniem „.pdf”",
            "None w folderze nie ma",
            "None nie można odczytać",
        ];
        for (seen, expected) in seen.iter().zip(expected) {
            assert!(seen.starts_with(expected), "{seen}");
        }
    }
}
