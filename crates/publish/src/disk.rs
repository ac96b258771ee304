//! Reads a built site, and writes into it what is made of it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use mapa_praktyk::i18n::Language;
use mapa_praktyk::map::atlas::{self, Atlas};
use practices::index::Index;
use practices::{Catalogue, Details, Practice};
use serde_json::Value;
use thiserror::Error;

use crate::File;
use crate::pages::SHELL;
use crate::settings::{Settings, SettingsError};
use crate::site::Site;

/// Why a site could not be read or written.
#[derive(Debug, Error)]
pub enum DiskError {
    /// The system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file is not what it should be.
    #[error("{}: {message}", path.display())]
    Malformed {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// The settings are of no use.
    #[error(transparent)]
    Settings(#[from] SettingsError),
}

/// Reads the site in a folder: `data/` and `config.json`.
///
/// # Errors
/// [`DiskError`], where something that pages are made of is not there or is no use.
pub fn read(folder: &Path) -> Result<Site, DiskError> {
    let data = folder.join("data");
    let practices = catalogue(&data.join("practices.geojson"))?;
    Ok(Site {
        details: details(&data.join("details"), &practices)?,
        practices,
        atlas: outlines(&data.join("regions"))?,
        edition: edition(&data.join("edition.json"))?,
        settings: Settings::from_json(&bytes(&folder.join("config.json"))?)?,
        shell: shell(folder)?,
        texts: texts(&folder.join("texts"))?,
    })
}

/// The app's shell: once pages have been written it stands in a file of its own.
fn shell(folder: &Path) -> Result<String, DiskError> {
    let kept = folder.join(SHELL);
    let path = if kept.is_file() {
        kept
    } else {
        folder.join("index.html")
    };
    text(&path)
}

fn texts(folder: &Path) -> Result<BTreeMap<String, String>, DiskError> {
    let others = Language::ALL
        .into_iter()
        .filter(|language| *language != Language::Polish);
    let of = |language: Language| {
        let code = language.code().to_owned();
        Ok((code.clone(), text(&folder.join(format!("{code}.txt")))?))
    };
    others.map(of).collect()
}

fn text(path: &Path) -> Result<String, DiskError> {
    made(path, |bytes| std::str::from_utf8(bytes).map(str::to_owned))
}

/// Where on its host the site in a folder will stand, as its page says: `/`, or `/mapa/`.
///
/// # Errors
/// [`DiskError`], where the folder has no page, or one that is no text.
pub fn base(folder: &Path) -> Result<String, DiskError> {
    let path = folder.join("index.html");
    let page = String::from_utf8(bytes(&path)?).map_err(|error| malformed(&path, error))?;
    Ok(base_in(&page).to_owned())
}

fn base_in(page: &str) -> &str {
    let said = page
        .split_once("<base href=\"")
        .and_then(|(_, rest)| rest.split('"').next());
    said.unwrap_or("/")
}

fn catalogue(path: &Path) -> Result<Vec<Practice>, DiskError> {
    let Catalogue {
        mut practices,
        problems,
    } = made(path, Catalogue::from_slice)?;
    if let Some(problem) = problems.first() {
        return Err(malformed(path, problem));
    }
    Index::order(&mut practices);
    Ok(practices)
}

fn details(folder: &Path, practices: &[Practice]) -> Result<BTreeMap<String, Details>, DiskError> {
    let of = |practice: &Practice| {
        let path = folder.join(format!("{}.json", practice.slug));
        let details = made(&path, |bytes| serde_json::from_slice::<Details>(bytes))?;
        Ok((practice.slug.clone(), details))
    };
    practices.iter().map(of).collect()
}

/// The number of the edition; a catalogue without the file has none.
fn edition(path: &Path) -> Result<Option<String>, DiskError> {
    if !path.is_file() {
        return Ok(None);
    }
    let edition = made(path, |bytes| serde_json::from_slice::<Value>(bytes))?;
    Ok(edition.get("edition").and_then(Value::as_str).map(str::to_owned))
}

fn outlines(folder: &Path) -> Result<Atlas, DiskError> {
    let (neighbours, borders) = made(&folder.join("background.geojson"), atlas::background)?;
    Ok(Atlas {
        neighbours,
        borders,
        regions: made(&folder.join("wojewodztwa.geojson"), atlas::regions)?,
        country: made(&folder.join("polska.geojson"), atlas::country)?,
        towns: made(&folder.join("towns.geojson"), atlas::towns)?,
        credits: made(&folder.join("attribution.json"), atlas::credits)?,
        incomplete: false,
    })
}

fn made<T, E: ToString>(path: &Path, read: impl FnOnce(&[u8]) -> Result<T, E>) -> Result<T, DiskError> {
    read(&bytes(path)?).map_err(|error| malformed(path, error))
}

fn malformed(path: &Path, error: impl ToString) -> DiskError {
    DiskError::Malformed {
        path: path.to_owned(),
        message: error.to_string(),
    }
}

/// The bytes of a file.
///
/// # Errors
/// [`DiskError::Io`].
pub fn bytes(path: &Path) -> Result<Vec<u8>, DiskError> {
    fs::read(path).map_err(at(path))
}

/// Writes a file below a folder, making folders as need be.
///
/// # Errors
/// [`DiskError::Io`].
pub fn write(folder: &Path, file: &File) -> Result<(), DiskError> {
    let path = folder.join(&file.path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(at(parent))?;
    }
    fs::write(&path, &file.bytes).map_err(at(&path))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> DiskError {
    move |source| DiskError::Io {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_where_it_stands() {
        let cases = [
            ("<head><base href=\"/mapa/\" /><link href=\"a.css\"></head>", "/mapa/"),
            ("<base href=\"/\">", "/"),
            ("<head><title>Żółw</title></head>", "/"),
        ];
        for (page, expected) in cases {
            assert_eq!(base_in(page), expected, "{page}");
        }
    }
}
