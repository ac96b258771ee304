//! Walks a folder and the folders in it, one listing at a time.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::vec;

use super::companion::is_companion;
use super::error::InputError;
use super::pattern::Pattern;
use super::walk::Found;

/// The files of a folder and of the folders below it, by name, and what can't be read of it. Hidden ones are left alone,
/// and so are the folders that belong to a saved page beside them. With a pattern, the files that match it and all below
/// the folders that match it.
pub(super) fn walk(root: PathBuf, pattern: Option<Pattern>) -> impl Iterator<Item = Found> + Send {
    Walk {
        real_root: fs::canonicalize(&root),
        open: vec![],
        start: Some(root),
        pattern,
    }
}

struct Walk {
    /// Where the root really is, to tell which links lead out of it.
    real_root: io::Result<PathBuf>,
    /// What is left of the listing of each open folder, the innermost last.
    open: Vec<Listing>,
    /// The root, until it is open.
    start: Option<PathBuf>,
    pattern: Option<Pattern>,
}

struct Listing {
    entries: vec::IntoIter<PathBuf>,
    /// Whether all below it is wanted, rather than what matches the pattern.
    wanted_whole: bool,
}

impl Iterator for Walk {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        if let Some(root) = self.start.take()
            && let Some(refused) = self.enter(root, self.pattern.is_none())
        {
            return Some(refused);
        }
        loop {
            let listing = self.open.last_mut()?;
            let wanted_whole = listing.wanted_whole;
            let found = match listing.entries.next() {
                Some(path) => self.visit(path, wanted_whole),
                None => {
                    self.open.pop();
                    None
                }
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

impl Walk {
    /// A file of the folder is an input; another folder is entered, if need be.
    fn visit(&mut self, path: PathBuf, wanted_whole: bool) -> Option<Found> {
        let matches = |pattern: &Pattern| pattern.matches(&path);
        let wanted = wanted_whole || self.pattern.as_ref().is_none_or(matches);
        let kind = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata.file_type(),
            Err(error) => return wanted.then(|| Found::refused(&path, error.into())),
        };
        if kind.is_dir() {
            let may_hold = wanted
                || self
                    .pattern
                    .as_ref()
                    .is_some_and(|pattern| pattern.may_match_below(&path));
            return if may_hold { self.enter(path, wanted) } else { None };
        }
        if !wanted {
            return None;
        }
        let refusal = if kind.is_symlink() {
            self.refusal_of_link(&path)
        } else {
            (!kind.is_file()).then_some(InputError::Special)
        };
        Some(match refusal {
            Some(error) => Found::refused(&path, error),
            None => Found::file(path),
        })
    }

    /// Opens a folder; gives an input only where nothing can come of it.
    fn enter(&mut self, folder: PathBuf, wanted_whole: bool) -> Option<Found> {
        match visible_entries(&folder) {
            Ok(entries) if entries.is_empty() && wanted_whole => Some(Found::refused(&folder, InputError::EmptyFolder)),
            Ok(entries) => {
                self.open.push(Listing {
                    entries: entries.into_iter(),
                    wanted_whole,
                });
                None
            }
            Err(error) => Some(Found::refused(&folder, error.into())),
        }
    }

    /// A link may lead to a file within the root.
    fn refusal_of_link(&self, link: &Path) -> Option<InputError> {
        let target = match fs::canonicalize(link) {
            Ok(target) => target,
            Err(error) if is_broken_link(&error) => return Some(InputError::BrokenLink),
            Err(error) => return Some(error.into()),
        };
        let shown = target.display().to_string();
        let is_within = self.real_root.as_ref().is_ok_and(|root| target.starts_with(root));
        if target.is_dir() {
            Some(InputError::LinkToFolder(shown))
        } else if !is_within {
            Some(InputError::LinkOutside(shown))
        } else {
            (!target.is_file()).then_some(InputError::Special)
        }
    }
}

/// Whether a link leads to nothing or round in circles, going by what following it says.
pub(super) fn is_broken_link(error: &io::Error) -> bool {
    // The kind of a loop has no stable name; all others that a link can cause have.
    !matches!(error.kind(), io::ErrorKind::PermissionDenied)
}

fn visible_entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !leaves_out(&entry.path()) {
            // Nobody writes "./" before what lies in the current folder.
            let is_current = folder == Path::new(".");
            paths.push(if is_current {
                entry.file_name().into()
            } else {
                entry.path()
            });
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether a walk passes by what lies in a folder: what is hidden, and the parts of a saved page.
pub(super) fn leaves_out(path: &Path) -> bool {
    path.file_name().is_some_and(is_hidden) || is_companion(path)
}

/// By its name, as on Unix.
fn is_hidden(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with('.')
}
