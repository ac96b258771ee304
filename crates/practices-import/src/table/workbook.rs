//! Workbooks of Excel (.xlsx): the first sheet with known headings.

mod cell;
mod sheet;

use std::io::{self, Cursor, Read};

use calamine::{Reader, Xlsx, XlsxError};
use zip::ZipArchive;
use zip::result::ZipError;

use super::grid::{GridRow, read_grid};
use super::{Options, Table, TableError};
use crate::problem::Problem;
pub(super) use cell::day_of_serial;

/// The most that all parts of a workbook may come to when unpacked, in megabytes: a hundred thousand practices with a
/// few lines of text each.
const MOST_MEGABYTES: u64 = 256;

const MEGABYTE: u64 = 1024 * 1024;

/// How the files of Excel before 2007 begin, and those of later ones that are locked ([MS-CFB], 2.2).
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Reads a workbook. Rows that are hidden are read like others, formulas count by the value that was last computed.
///
/// # Errors
/// Where the file is no workbook, is locked or far too large, or where no sheet has known headings; a row that can't
/// be read is an outcome of its own.
pub fn read(bytes: &[u8], options: &Options) -> Result<Table, TableError> {
    refuse_bombs(bytes)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|cause| match error(cause) {
        TableError::Workbook(_) if bytes.starts_with(&COMPOUND_FILE) => TableError::OldWorkbook,
        other => other,
    })?;
    let mut unread: Vec<(String, TableError)> = Vec::new();
    let mut read: Option<Table> = None;
    for name in workbook.sheet_names() {
        let rows = match sheet::rows(&mut workbook, &name) {
            // A sheet that is a chart has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            other => other.map_err(error)??,
        };
        match read_grid(&rows, options) {
            Err(TableError::Empty) => {}
            Err(error) => unread.push((name, error)),
            Ok(_) if read.is_some() => unread.push((name, TableError::SecondSheet)),
            Ok(table) => read = Some(table),
        }
    }
    let Some(mut table) = read else {
        // The first sheet's reason is the one to look at.
        return Err(unread.into_iter().next().map_or(TableError::Empty, |(_, error)| error));
    };
    table.problems.extend(unread.into_iter().map(not_read));
    Ok(table)
}

fn not_read((name, error): (String, TableError)) -> Problem {
    Problem::of_file("", format!("arkusza „{name}” nie odczytano: {error}"))
}

/// Unpacks all parts without keeping them, since what a file says of its own size may be a lie.
fn refuse_bombs(bytes: &[u8]) -> Result<(), TableError> {
    // What is no archive may be a locked workbook; calamine tells.
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(());
    };
    let mut left = MOST_MEGABYTES * MEGABYTE;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(zip_error)?;
        let unpacked = io::copy(&mut part.take(left + 1), &mut io::sink());
        let unpacked = unpacked.map_err(|error| TableError::Workbook(error.to_string()))?;
        left = left.checked_sub(unpacked).ok_or(TableError::TooLarge(MOST_MEGABYTES))?;
    }
    Ok(())
}

fn zip_error(error: ZipError) -> TableError {
    TableError::Workbook(error.to_string())
}

fn error(error: XlsxError) -> TableError {
    match error {
        XlsxError::Password => TableError::Encrypted,
        other => TableError::Workbook(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_kind_of_workbook_it_cannot_read() {
        let old = [COMPOUND_FILE.as_slice(), &[0; 1024]].concat();
        let options = Options::default();
        assert_eq!(read(&old, &options), Err(TableError::OldWorkbook));
        assert!(matches!(read(b"PK", &options), Err(TableError::Workbook(_))));
        assert_eq!(error(XlsxError::Password), TableError::Encrypted);
    }
}
