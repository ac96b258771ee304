//! Zips of inputs, read entry by entry and never unpacked to disk. What they declare is not believed: names are
//! checked, sizes are those of the bytes that come out.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::iter;

use zip::read::ZipFileEntry;
use zip::result::ZipResult;
use zip::{CompressionMethod, ZipArchive};

use super::bytes::read_within_limit;
use super::companion::pages_of;
use super::error::InputError;
use super::format::{Foreign, Format, detect};
use super::walk::{Found, Inputs};

/// The most entries: a hundred times the catalogue, and then some.
pub(super) const MAX_ENTRIES: usize = 100_000;

/// How many times its own size an archive may unpack to. Pages get five to ten times smaller when they are packed; zeros
/// get a thousand times smaller.
const MAX_RATIO: u64 = 100;

/// What every archive may unpack to, however small it is, in bytes.
const ALWAYS_ALLOWED: u64 = 256 * 1024 * 1024;

/// Whether bytes begin like a zip, be it empty.
pub(super) fn has_signature(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// What a zip is, by the names in it: workbooks and documents are zips as well.
pub(super) fn format_of(bytes: &[u8]) -> Format {
    kind_of(io::Cursor::new(bytes))
}

fn kind_of(source: impl Read + Seek) -> Format {
    let Ok(zip) = ZipArchive::new(source) else {
        return Format::Unknown(Foreign::BrokenArchive);
    };
    let has = |name: &str| zip.index_for_name(name).is_some();
    let has_folder = |name: &str| zip.file_names_raw().any(|raw| raw.starts_with(name.as_bytes()));
    if has("[Content_Types].xml") {
        let is_workbook = has_folder("xl/");
        return if is_workbook {
            Format::Workbook
        } else {
            Format::Unknown(Foreign::Office)
        };
    }
    let is_open_document = has("mimetype") && has("META-INF/manifest.xml");
    if is_open_document {
        Format::Unknown(Foreign::OpenDocument)
    } else {
        Format::Archive
    }
}

/// Whether a zip has inputs in it, rather than being one.
pub(super) fn holds_inputs(source: impl Read + Seek) -> bool {
    kind_of(BufReader::new(source)) == Format::Archive
}

/// The inputs in a zip.
pub(super) fn inputs_of(shown: &str, source: impl Read + Seek + Send + 'static) -> Inputs {
    let refused = |error| -> Inputs { Box::new(iter::once(Found::of(shown, Err(error)))) };
    match open(source) {
        Ok((zip, _)) if zip.len() > MAX_ENTRIES => refused(InputError::TooManyEntries(zip.len())),
        Ok((zip, size)) => Box::new(Entries {
            shown: shown.to_owned(),
            has_same_names: zip.has_duplicate_names(),
            next: 0,
            is_empty: true,
            left: size.saturating_mul(MAX_RATIO).max(ALWAYS_ALLOWED),
            zip,
        }),
        Err(_) => refused(InputError::Foreign(Foreign::BrokenArchive)),
    }
}

fn open<R: Read + Seek>(source: R) -> ZipResult<(ZipArchive<BufReader<R>>, u64)> {
    let mut source = BufReader::new(source);
    let size = source.seek(SeekFrom::End(0))?;
    Ok((ZipArchive::new(source)?, size))
}

/// The entries of a zip as inputs, in its own order.
struct Entries<R> {
    shown: String,
    zip: ZipArchive<BufReader<R>>,
    /// Whether some entries hide others of their name, which is still to be said.
    has_same_names: bool,
    /// The number of the next entry.
    next: usize,
    /// Whether there was no input yet.
    is_empty: bool,
    /// How many bytes may still come out.
    left: u64,
}

impl<R: Read + Seek> Iterator for Entries<R> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while self.next < self.zip.len() {
            let number = self.next;
            self.next += 1;
            let Some(name) = self.name_of_input(number) else {
                continue;
            };
            self.is_empty = false;
            let bytes = self.read(number, &name);
            if self.left == 0 {
                return Some(self.defuse(number));
            }
            return Some(Found::of(&format!("{}/{name}", self.shown), bytes));
        }
        self.last_word().map(|error| Found::of(&self.shown, Err(error)))
    }
}

impl<R: Read + Seek> Entries<R> {
    /// The name of an entry, unless it is a folder, hidden or a part of a saved page.
    fn name_of_input(&self, number: usize) -> Option<String> {
        let entry = self.zip.by_index_data(number).ok()?;
        let name = String::from_utf8_lossy(entry.name_raw());
        let name = entry.name().unwrap_or(name).into_owned();
        let is_left_out = || is_hidden(&name) || self.is_part_of_page(&name);
        let is_input = !entry.is_dir() && (leads_out(&name) || !is_left_out());
        is_input.then_some(name)
    }

    /// Whether an entry lies in a folder that belongs to a page of this archive.
    fn is_part_of_page(&self, name: &str) -> bool {
        let folders = name.match_indices(['/', '\\']).filter_map(|(end, _)| name.get(..end));
        let mut pages = folders.flat_map(pages_of);
        pages.any(|page| self.zip.index_for_name(&page).is_some())
    }

    fn read(&mut self, number: usize, name: &str) -> Result<Vec<u8>, InputError> {
        if leads_out(name) {
            return Err(InputError::UnsafeName);
        }
        if let Some(error) = self.zip.by_index_data(number).ok().and_then(|entry| refusal(&entry)) {
            return Err(error);
        }
        let entry = self.zip.by_index(number).map_err(|_| InputError::BrokenEntry)?;
        let mut limited = entry.take(self.left);
        let bytes = read_within_limit(&mut limited);
        self.left = limited.limit();
        match bytes {
            Ok(bytes) if has_signature(&bytes) && detect(&bytes) == Format::Archive => Err(InputError::NestedArchive),
            Err(InputError::Unreadable(_)) => Err(InputError::BrokenEntry),
            bytes => bytes,
        }
    }

    /// One word for all that is left of an archive that unpacks to too much.
    fn defuse(&mut self, number: usize) -> Found {
        let rest = (number..self.zip.len())
            .filter(|number| self.name_of_input(*number).is_some())
            .count();
        self.next = self.zip.len();
        self.has_same_names = false;
        Found::of(&self.shown, Err(InputError::Bomb(rest)))
    }

    /// What is to be said of the whole archive, once.
    fn last_word(&mut self) -> Option<InputError> {
        if std::mem::take(&mut self.is_empty) {
            return Some(InputError::EmptyArchive);
        }
        std::mem::take(&mut self.has_same_names).then_some(InputError::SameNames)
    }
}

/// Why an entry isn't read, going by what the archive says about it.
fn refusal(entry: &ZipFileEntry<'_>) -> Option<InputError> {
    if entry.encrypted() {
        return Some(InputError::Encrypted);
    }
    if entry.is_symlink() {
        return Some(InputError::LinkInArchive);
    }
    match entry.compression() {
        CompressionMethod::Stored | CompressionMethod::Deflated => None,
        method => Some(InputError::Method(method.to_string())),
    }
}

/// Whether a name would lead out of a folder into which it were unpacked, on any system.
fn leads_out(name: &str) -> bool {
    let mut start = name.chars();
    let has_drive = start.next().is_some_and(|c| c.is_ascii_alphabetic()) && start.next() == Some(':');
    let is_absolute = name.starts_with(['/', '\\']);
    has_drive || is_absolute || name.contains('\0') || parts(name).any(|part| part == "..")
}

/// Hidden files, and those in which macOS keeps what other systems have no place for.
fn is_hidden(name: &str) -> bool {
    parts(name).any(|part| part == "__MACOSX" || (part.starts_with('.') && part != "."))
}

fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(['/', '\\'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_names_that_lead_out() {
        let cases = [
            ("strony/żółw.html", false),
            ("strony\\żółw.html", false),
            ("./strony..html", false),
            ("../żółw.html", true),
            ("strony/../../żółw.html", true),
            ("strony\\..\\..\\żółw.html", true),
            ("/etc/passwd", true),
            ("\\\\serwer\\żółw.html", true),
            ("C:żółw.html", true),
            ("c:\\żółw.html", true),
            ("strona\0.html", true),
        ];
        for (name, expected) in cases {
            assert_eq!(leads_out(name), expected, "{name}");
        }
    }
}
