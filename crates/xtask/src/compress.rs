//! A brotli and a gzip copy beside every file that gains from it, for servers that send what is already compressed.

use std::io::{self, Write as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::files::{self, FileError};

/// Endings of files whose bytes are not compressed already.
const GAINS: [&str; 18] = [
    "atom",
    "bin",
    "css",
    "csv",
    "geojson",
    "html",
    "ico",
    "js",
    "json",
    "jsonld",
    "map",
    "md",
    "svg",
    "ttl",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// Writes the copies of everything below `dist` and returns how many files have them.
pub fn all(dist: &Path) -> Result<usize, FileError> {
    let mut paths = files::below(dist)?;
    paths.retain(|path| GAINS.contains(&files::extension(path)));
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let handles: Vec<_> = (0..workers)
            .map(|_| scope.spawn(|| take_turns(&paths, &next)))
            .collect();
        // A thread that panicked gives no result; the panic's own message has been printed by then.
        handles
            .into_iter()
            .filter_map(|handle| handle.join().ok())
            .collect::<Result<(), _>>()
    })?;
    Ok(paths.len())
}

fn take_turns(paths: &[PathBuf], next: &AtomicUsize) -> Result<(), FileError> {
    while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
        copies_beside(path)?;
    }
    Ok(())
}

/// Writes the copies of one file, where it gains from them.
pub fn copies_beside(path: &Path) -> Result<(), FileError> {
    let bytes = files::read(path)?;
    for (ending, squeezed) in [("br", brotli(&bytes)), ("gz", gzip(&bytes))] {
        let squeezed = squeezed.map_err(FileError::at(path))?;
        if squeezed.len() < bytes.len() {
            files::write(&with_ending(path, ending), &squeezed)?;
        }
    }
    Ok(())
}

/// `app.js` and `br`: `app.js.br`.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // A window just large enough for the file: most files are small pages, and a large window costs each of them time.
    let bits = usize::BITS - bytes.len().leading_zeros();
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: i32::try_from(bits.clamp(16, 24)).unwrap_or(24),
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut squeezed = Vec::new();
    brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut squeezed, &params)?;
    Ok(squeezed)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_squeezed_comes_out_the_same() {
        let text = "Zażółć gęślą jaźń. ".repeat(5000);
        let (brotli, gzip) = (brotli(text.as_bytes()).unwrap(), gzip(text.as_bytes()).unwrap());
        assert!(brotli.len() < gzip.len() && gzip.len() < text.len() / 50);

        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(&mut brotli.as_slice(), &mut from_brotli).unwrap();
        assert_eq!(from_brotli, text.as_bytes());

        let mut from_gzip = String::new();
        flate2::read::GzDecoder::new(gzip.as_slice())
            .read_to_string(&mut from_gzip)
            .unwrap();
        assert_eq!(from_gzip, text);
    }

    #[test]
    fn a_copy_stands_beside_its_file() {
        assert_eq!(
            with_ending(Path::new("dist/app.js"), "br"),
            PathBuf::from("dist/app.js.br")
        );
    }
}
