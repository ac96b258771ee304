//! What a first visit to the map weighs, by kind of file, and the code that comes to it later.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::compress::with_ending;
use crate::files::{self, FileError};
use crate::{lazy, offline, split};

/// Kinds in the table's order.
const KINDS: [&str; 7] = ["html", "css", "js", "wasm", "data", "other", LATER];

/// Code that is fetched when a visitor first goes where it is needed: in the table, but no part of a first visit.
const LATER: &str = "later";

/// How the names begin of what belongs to the map within another page.
const EMBEDDED: &str = "osadz";

/// How many bytes of code and styles a first visit may fetch, with brotli.
const MOST_CODE: u64 = 300_000;

/// The app has grown beyond what a visitor on a slow line should wait for.
#[derive(Debug, thiserror::Error)]
#[error(
    "wasm, js and css weigh {} kB with brotli, more than {} kB: find what has grown (twiggy top on the wasm, built with \
     profile.release.strip = \"none\") before raising the limit in crates/xtask/src/sizes.rs; where this Rust could not \
     build its own library, as said above, the site is heavier by some 40 kB and may be",
    kilobytes(*.0), kilobytes(MOST_CODE)
)]
pub struct TooHeavy(u64);

/// Whether the code and styles of the site stay within their limit.
pub fn check(dist: &Path) -> Result<Result<(), TooHeavy>, FileError> {
    let code: u64 = weigh(dist)?
        .iter()
        .filter(|(kind, _)| ["css", "js", "wasm"].contains(kind))
        .map(|(_, weight)| weight.brotli)
        .sum();
    Ok(if code > MOST_CODE { Err(TooHeavy(code)) } else { Ok(()) })
}

/// Bytes as they are and as they travel.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Weight {
    files: u64,
    raw: u64,
    brotli: u64,
}

/// A table of the files that the map itself uses: the shell once, and all but the single practices' details. Below it the
/// code that comes later, which is not counted in.
pub fn table(dist: &Path) -> Result<String, FileError> {
    Ok(lines(&weigh(dist)?))
}

fn weigh(dist: &Path) -> Result<[(&'static str, Weight); 7], FileError> {
    let mut weights = KINDS.map(|kind| (kind, Weight::default()));
    for path in files::below(dist)? {
        let Some(kind) = path.strip_prefix(dist).ok().and_then(kind) else {
            continue;
        };
        let raw = length(&path)?;
        let squeezed = with_ending(&path, "br");
        let brotli = if squeezed.is_file() { length(&squeezed)? } else { raw };
        for (_, weight) in weights.iter_mut().filter(|(name, _)| *name == kind) {
            weight.files += 1;
            weight.raw += raw;
            weight.brotli += brotli;
        }
    }
    Ok(weights)
}

/// The kind of a file, by its path below dist; None for what a first visit to the map does not fetch: pages, data, texts
/// in another language.
fn kind(path: &Path) -> Option<&'static str> {
    if path == Path::new("index.html") {
        return Some("html");
    }
    // What a device shows of an app that is installed, what others show of a link, and what other programs read.
    if ["icons", "obrazy", "dane"]
        .iter()
        .any(|folder| path.starts_with(folder))
    {
        return None;
    }
    if path.starts_with("data") {
        return match files::extension(path) {
            "json" | "geojson" if !is_asked_for_later(path) => Some("data"),
            _ => None,
        };
    }
    match files::extension(path) {
        "html" | "br" | "gz" => None,
        "txt" => None,
        _ if is_code_of_later(path) => Some(LATER),
        "css" => Some("css"),
        "js" => Some("js"),
        "wasm" => Some("wasm"),
        _ => Some("other"),
    }
}

/// The parts that are cut off the app, the worker, what saves all of it for the time without a network, and what belongs to
/// the map within another page.
fn is_code_of_later(path: &Path) -> bool {
    let name = path.to_string_lossy();
    [split::LATER, lazy::NAME, offline::WORKER, EMBEDDED]
        .iter()
        .any(|later| name.starts_with(later))
}

/// What comes only when a practice, or a layer of the map, is asked for, or when all is saved.
fn is_asked_for_later(path: &Path) -> bool {
    [
        "data/details",
        "data/cards",
        "data/edition.json",
        "data/regions/population.json",
    ]
    .iter()
    .any(|later| path.starts_with(later))
}

fn lines(weights: &[(&str, Weight)]) -> String {
    let mut table = format!("  {:6} {:>5} {:>10} {:>10}\n", "kind", "files", "raw kB", "brotli kB");
    let mut total = Weight::default();
    for (kind, weight) in weights.iter().filter(|(kind, _)| *kind != LATER) {
        total.files += weight.files;
        total.raw += weight.raw;
        total.brotli += weight.brotli;
        line(&mut table, kind, *weight);
    }
    line(&mut table, "total", total);
    for (kind, weight) in weights.iter().filter(|(kind, _)| *kind == LATER) {
        line(&mut table, kind, *weight);
    }
    table
}

fn line(table: &mut String, kind: &str, weight: Weight) {
    // Writing to a String does not fail.
    let _ = writeln!(
        table,
        "  {kind:6} {:>5} {:>10} {:>10}",
        weight.files,
        kilobytes(weight.raw),
        kilobytes(weight.brotli)
    );
}

/// Thousands of bytes with one decimal.
pub fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A file's length in bytes.
pub fn length(path: &Path) -> Result<u64, FileError> {
    Ok(fs::metadata(path).map_err(FileError::at(path))?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_map_fetches_is_weighed() {
        let cases = [
            ("index.html", Some("html")),
            ("praktyki/swietlica-w-zorach/index.html", None),
            ("404.html", None),
            ("mapa-praktyk-4f1c_bg.wasm", Some("wasm")),
            ("mapa-praktyk-4f1c_bg.wasm.br", None),
            ("later-split_pages-4f1c.wasm", Some("later")),
            ("later-split_pages-4f1c.wasm.br", None),
            ("data/practices.geojson", Some("data")),
            ("data/details/swietlica-w-zorach.json", None),
            ("data/cards/0.json", None),
            ("data/edition.json", None),
            ("icons/icon-192.png", None),
            ("offline-110eb0039e35dd93.js", Some("js")),
            ("sw.js", Some("later")),
            ("icon.svg", Some("other")),
            ("texts/en.txt", None),
            ("take-along-110eb0039e35dd93_bg.wasm", Some("later")),
            ("take-along-110eb0039e35dd93_bg.wasm.br", None),
            ("take-along_loader.js", Some("later")),
        ];
        for (path, expected) in cases {
            assert_eq!(kind(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn sizes_are_rounded() {
        for (bytes, expected) in [
            (0, "0.0"),
            (49, "0.0"),
            (50, "0.1"),
            (1_549, "1.5"),
            (1_234_567, "1234.6"),
        ] {
            assert_eq!(kilobytes(bytes), expected);
        }
    }
}
