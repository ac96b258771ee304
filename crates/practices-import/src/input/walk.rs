//! Finds the inputs that the arguments of `praktyki import` name, one at a time and always in the same order: memory
//! holds the arguments, the names of the folders that are open and one entry of an archive, never all the inputs.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Cursor, Read, Seek};
use std::iter;
use std::path::{Path, PathBuf};

use super::archive;
use super::bytes::{MAX_TABLE, read_within_limit};
use super::companion::pages_of;
use super::error::InputError;
use super::folder;
use super::pattern::{self, Pattern};

/// One input: what it is called and what is in it.
#[derive(Debug)]
pub struct Found {
    /// For reading, without control characters: `strony/x.html`, `paczka.zip/strony/x.html`, `(standardowe wejście)`.
    pub shown: String,
    content: Result<Content, InputError>,
}

#[derive(Debug)]
enum Content {
    /// Of a file, which whoever reads the input opens.
    File(PathBuf),
    /// Of an entry of an archive or of standard input.
    Bytes(Vec<u8>),
}

impl Found {
    /// Its bytes. A file is read here and not before, so that several threads can read several inputs.
    ///
    /// # Errors
    /// Why there is nothing to read, or not for us.
    pub fn read(self) -> Result<Vec<u8>, InputError> {
        match self.content? {
            Content::File(path) => {
                let file = File::open(path)?;
                if file.metadata()?.len() > MAX_TABLE {
                    return Err(InputError::TooLarge);
                }
                read_within_limit(file)
            }
            Content::Bytes(bytes) => Ok(bytes),
        }
    }

    pub(super) fn file(path: PathBuf) -> Self {
        Self {
            shown: shown(&path.to_string_lossy()),
            content: Ok(Content::File(path)),
        }
    }

    pub(super) fn of(name: &str, bytes: Result<Vec<u8>, InputError>) -> Self {
        Self {
            shown: shown(name),
            content: bytes.map(Content::Bytes),
        }
    }

    pub(super) fn refused(path: &Path, error: InputError) -> Self {
        Self::of(&path.to_string_lossy(), Err(error))
    }
}

/// A name may hold what turns a terminal upside down.
fn shown(name: &str) -> String {
    let hides = |c: char| c.is_control() || super::text::is_invisible(c);
    name.replace(hides, "\u{fffd}")
}

/// What a walk is made of.
pub(super) type Inputs = Box<dyn Iterator<Item = Found> + Send>;

/// The inputs that these arguments name: files, folders with all below them, patterns, zips, and `-` for standard
/// input. What lies in a folder that is named as well comes once, with its folder. Arguments and what lies in a folder
/// come sorted by name, with standard input last, so that a run doesn't depend on the order of its arguments; what lies
/// in an archive comes in its own order. What can't be read is an input as well, which says why.
///
/// No inputs are hidden files, and the folder that a browser saves beside a page: `strona_pliki` or `strona_files` where
/// `strona.html` or `strona.htm` stands beside it, in a folder, in an archive or among the arguments.
pub fn walk(arguments: &[PathBuf]) -> impl Iterator<Item = Found> + Send + use<> {
    walk_with(arguments, io::stdin())
}

/// The same, with another standard input.
pub fn walk_with<R: Read + Send + 'static>(
    arguments: &[PathBuf],
    standard_input: R,
) -> impl Iterator<Item = Found> + Send + use<R> {
    let mut standard_input = Some(standard_input);
    let arguments = without_repetition(arguments);
    arguments.into_iter().flat_map(move |argument| {
        if is_standard_input(&argument) {
            from_standard_input(standard_input.take())
        } else {
            from_path(argument)
        }
    })
}

const STANDARD_INPUT: &str = "-";

fn one(found: Found) -> Inputs {
    Box::new(iter::once(found))
}

fn from_standard_input(source: Option<impl Read>) -> Inputs {
    let name = "(standardowe wejście)";
    let bytes = match source {
        Some(source) => read_within_limit(source),
        None => Err(InputError::StandardInputAgain),
    };
    match bytes {
        Ok(bytes) if archive::has_signature(&bytes) && archive::holds_inputs(Cursor::new(&bytes)) => {
            archive::inputs_of(name, Cursor::new(bytes))
        }
        bytes => one(Found::of(name, bytes)),
    }
}

fn from_path(path: PathBuf) -> Inputs {
    match fs::metadata(&path) {
        Ok(metadata) if metadata.is_dir() => Box::new(folder::walk(path, None).flat_map(unpacked)),
        Ok(metadata) if metadata.is_file() => unpacked(Found::file(path)),
        Ok(_) => one(Found::refused(&path, InputError::Special)),
        Err(error) if error.kind() == io::ErrorKind::NotFound && pattern::is_pattern(&path) => from_pattern(path),
        Err(error) if path.is_symlink() && folder::is_broken_link(&error) => {
            one(Found::refused(&path, InputError::BrokenLink))
        }
        Err(error) => one(Found::refused(&path, error.into())),
    }
}

fn from_pattern(path: PathBuf) -> Inputs {
    let Ok(pattern) = Pattern::new(&path) else {
        return one(Found::refused(&path, InputError::Pattern));
    };
    let mut matching = folder::walk(pattern.base(), Some(pattern))
        .flat_map(unpacked)
        .peekable();
    match matching.peek() {
        Some(_) => Box::new(matching),
        None => one(Found::refused(&path, InputError::NothingMatches)),
    }
}

/// The input, or what is in it if it is an archive of inputs. What can't be opened is told by whoever reads it.
fn unpacked(found: Found) -> Inputs {
    match &found.content {
        Ok(Content::File(path)) => match archive_at(path) {
            Ok(Some(file)) => archive::inputs_of(&found.shown, file),
            Ok(None) | Err(_) => one(found),
        },
        _ => one(found),
    }
}

fn archive_at(path: &Path) -> io::Result<Option<File>> {
    let mut file = File::open(path)?;
    let mut head = Vec::new();
    (&file).take(4).read_to_end(&mut head)?;
    let is_archive = archive::has_signature(&head) && archive::holds_inputs(&file);
    file.rewind()?;
    Ok(is_archive.then_some(file))
}

/// The arguments in their order, without those that others bring along: the same path again, a path in a folder that is
/// named too, unless the folder would leave it out, and the folder with the parts of a page that is named.
fn without_repetition(arguments: &[PathBuf]) -> Vec<PathBuf> {
    let mut arguments = arguments.to_vec();
    arguments.sort_by(|a, b| (is_standard_input(a), a).cmp(&(is_standard_input(b), b)));
    let real = |path: &PathBuf| {
        (!is_standard_input(path))
            .then(|| fs::canonicalize(path).ok())
            .flatten()
    };
    let real: Vec<Option<PathBuf>> = arguments.iter().map(real).collect();
    let all: HashSet<&Path> = real.iter().flatten().map(PathBuf::as_path).collect();
    let mut seen = HashSet::new();
    let kept = arguments.iter().zip(&real).filter(|(_, real)| match real {
        Some(real) => !is_brought_along(real, &all) && seen.insert(real),
        None => true,
    });
    kept.map(|(argument, _)| argument.clone()).collect()
}

fn is_standard_input(argument: &Path) -> bool {
    argument == Path::new(STANDARD_INPUT)
}

fn is_brought_along(path: &Path, arguments: &HashSet<&Path>) -> bool {
    let mut walked = path.ancestors().take_while(|path| !folder::leaves_out(path));
    let lies_in_one = walked.any(|path| path.parent().is_some_and(|folder| arguments.contains(folder)));
    let mut pages = path.to_str().into_iter().flat_map(pages_of);
    lies_in_one || (path.is_dir() && pages.any(|page| arguments.contains(Path::new(&page))))
}
