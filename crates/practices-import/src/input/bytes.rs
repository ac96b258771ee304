//! Reading an input's bytes, and no more of them than an input can have.

use std::io::{self, Read};

use super::archive;
use super::error::InputError;
use super::format::{Format, detect};

/// The largest page, in bytes: a page of the catalogue has a few kilobytes.
pub const MAX_PAGE: u64 = 16 * 1024 * 1024;

/// The largest table (CSV, XLSX or GeoJSON), in bytes.
pub const MAX_TABLE: u64 = 64 * 1024 * 1024;

/// Reads all there is, up to what an input of its kind may have. Never holds more than [`MAX_TABLE`] and a byte,
/// whatever size the source declares.
///
/// # Errors
/// The source's own, and inputs that are too large.
pub fn read_within_limit(mut source: impl Read) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    if read_up_to(&mut source, MAX_PAGE, &mut bytes)? {
        return Ok(bytes);
    }
    if !may_be_table(&bytes) {
        return Err(InputError::PageTooLarge);
    }
    if read_up_to(&mut source, MAX_TABLE, &mut bytes)? {
        return Ok(bytes);
    }
    Err(InputError::TooLarge)
}

/// Reads on until there are `most` bytes and one; whether the source ended by then.
fn read_up_to(source: &mut impl Read, most: u64, bytes: &mut Vec<u8>) -> io::Result<bool> {
    let room = (most + 1).saturating_sub(bytes.len() as u64);
    source.take(room).read_to_end(bytes)?;
    Ok(bytes.len() as u64 <= most)
}

/// Of a table's beginning. A workbook is an archive whose contents stand at its end.
fn may_be_table(head: &[u8]) -> bool {
    archive::has_signature(head) || matches!(detect(head), Format::Csv { .. } | Format::GeoJson)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Repeats the line for ever, like `/dev/zero`.
    struct Endless(&'static [u8], usize);

    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            for byte in buffer.iter_mut() {
                *byte = self.0[self.1 % self.0.len()];
                self.1 += 1;
            }
            Ok(buffer.len())
        }
    }

    #[test]
    fn ends_where_a_page_or_a_table_would() {
        let cases: [(&[u8], &str); 3] = [
            (b"\0", "16 MiB; strona"),
            ("zażółć ".as_bytes(), "16 MiB; strona"),
            ("tytuł;gmina\nŁąka;Żółwin\n".as_bytes(), "64 MiB; podziel"),
        ];
        for (line, expected) in cases {
            let error = read_within_limit(Endless(line, 0)).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn reads_a_page_of_the_largest_size_and_not_a_byte_more() {
        for (size, fits) in [(0, true), (MAX_PAGE, true), (MAX_PAGE + 1, false)] {
            let read = read_within_limit(Endless(b"a", 0).take(size));
            assert_eq!(read.is_ok_and(|bytes| bytes.len() as u64 == size), fits, "{size}");
        }
    }
}
