//! What an input is, told by its content: names lie, and what comes from standard input has none.

mod foreign;
mod table;

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1250};

use super::archive;
use super::error::InputError;
pub use foreign::Foreign;
pub use table::looks_like_table;

/// What an input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A page as its server sent it, or what is left of one.
    Html,
    /// A page saved as text.
    Text,
    /// A table as text.
    Csv {
        /// What stands between its cells: a comma, a semicolon or a tab.
        delimiter: char,
    },
    /// A workbook, `.xlsx`.
    Workbook,
    /// A collection of features, or one.
    GeoJson,
    /// A zip of inputs; its entries are inputs, it is none.
    Archive,
    /// Nothing but white space.
    Empty,
    /// A format that is not read.
    Unknown(Foreign),
}

impl Format {
    /// Why an input of this format gives nothing, where it can give nothing.
    pub fn refusal(self) -> Option<InputError> {
        match self {
            Format::Archive => Some(InputError::NestedArchive),
            Format::Empty => Some(InputError::Empty),
            Format::Unknown(foreign) => Some(InputError::Foreign(foreign)),
            Format::Html | Format::Text | Format::Csv { .. } | Format::Workbook | Format::GeoJson => None,
        }
    }
}

/// How much of an input is looked at, in bytes.
const HEAD: usize = 64 * 1024;

/// Tells the format. Looks at the beginning, and in an archive at the names of its entries.
pub fn detect(bytes: &[u8]) -> Format {
    if archive::has_signature(bytes) {
        return archive::format_of(bytes);
    }
    if let Some(foreign) = Foreign::by_signature(bytes) {
        return Format::Unknown(foreign);
    }
    let head = head_as_text(bytes);
    let text = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    match text.chars().next() {
        None if head.len() < bytes.len() => Format::Text,
        None => Format::Empty,
        Some('<') => markup(text),
        Some('{') => json(text),
        Some('[') if is_list(text) => Format::Unknown(Foreign::Json),
        Some(_) => plain(text),
    }
}

/// For telling the format only: letters beyond ASCII may come out wrong.
fn head_as_text(bytes: &[u8]) -> Cow<'_, str> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let encoding = match (Encoding::for_bom(head), str::from_utf8(head)) {
        (Some((encoding, _)), _) => encoding,
        (None, Ok(text)) => return Cow::Borrowed(text),
        (None, Err(_)) => WINDOWS_1250,
    };
    encoding.decode(head).0
}

fn markup(text: &str) -> Format {
    let lower = text.to_ascii_lowercase();
    let is_xml = lower.starts_with("<?xml") && !lower.contains("<html") && !lower.contains("<!doctype html");
    if is_xml || lower.starts_with("<svg") || lower.starts_with("<kml") {
        return Format::Unknown(Foreign::Xml);
    }
    match lower.chars().nth(1) {
        Some('a'..='z' | '!' | '?' | '/') => Format::Html,
        _ => plain(text),
    }
}

fn json(text: &str) -> Format {
    let after = text.trim_start_matches('{').trim_start();
    match after.chars().next() {
        Some('"') if text.contains("\"Feature") => Format::GeoJson,
        Some('"' | '}') => Format::Unknown(Foreign::Json),
        _ => plain(text),
    }
}

fn is_list(text: &str) -> bool {
    let after = text.trim_start_matches('[').trim_start();
    after.starts_with(['{', '"', ']'])
}

/// Tags that a page is made of, and that no page saved as text has.
const TAGS: [&str; 8] = [
    "<!doctype html",
    "<html",
    "<head>",
    "<body",
    "</p>",
    "</td>",
    "</div>",
    "<br",
];

/// A table may have tags in its cells.
fn plain(text: &str) -> Format {
    if let Some(delimiter) = looks_like_table(text) {
        return Format::Csv { delimiter };
    }
    let lower = text.to_ascii_lowercase();
    match Foreign::by_headers(&lower) {
        Some(foreign) => Format::Unknown(foreign),
        None if TAGS.iter().any(|tag| lower.contains(tag)) => Format::Html,
        None => Format::Text,
    }
}

#[cfg(test)]
mod tests;
