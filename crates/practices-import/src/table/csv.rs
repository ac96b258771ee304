//! Tables as text: cells between commas, semicolons or tabs.

use ::csv::{ReaderBuilder, StringRecord};

use super::grid::{GridRow, read_grid};
use super::quotes::{Walked, walk};
use super::{Options, Table, TableError};
use crate::problem::Problem;

/// Reads a table. The delimiter is a character of ASCII: comma, semicolon, tab.
///
/// # Errors
/// Where there is no row of headings; a row that can't be read is an outcome of its own.
pub fn read(text: &str, delimiter: char, options: &Options) -> Result<Table, TableError> {
    read_grid(&grid(text.trim_start_matches('\u{feff}'), delimiter), options)
}

/// The rows of the text.
fn grid(text: &str, delimiter: char) -> Vec<GridRow> {
    let mut rows = Vec::new();
    let mut place = Place { offset: 0, line: 1 };
    // A reader starts anew after each quotation mark that would have taken in the rows below it.
    while place.offset < text.len() {
        read_until_broken(text, delimiter, &mut place, &mut rows);
    }
    rows
}

/// A place in the text.
struct Place {
    offset: usize,
    line: usize,
}

impl Place {
    /// Goes on to a later place.
    fn go_to(&mut self, text: &str, offset: usize) {
        let passed = text.get(self.offset..offset).unwrap_or_default();
        let ends = passed.bytes().filter(|byte| *byte == b'\n').count();
        let old_mac_ends = passed.matches('\r').count() - passed.matches("\r\n").count();
        self.line += ends + old_mac_ends;
        self.offset = offset;
    }
}

/// Reads rows up to the end or to a row that is broken, which is put right; `place` is after it then.
fn read_until_broken(text: &str, delimiter: char, place: &mut Place, rows: &mut Vec<GridRow>) {
    let begin = place.offset;
    let rest = text.get(begin..).unwrap_or_default();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b';'))
        .from_reader(rest.as_bytes());
    let mut record = StringRecord::new();
    // The text is UTF-8, which is all that could go wrong with a flexible reader.
    while reader.read_record(&mut record).unwrap_or(false) {
        let start = record.position().map_or(0, |position| to_usize(position.byte()));
        let end = to_usize(reader.position().byte());
        let source = rest.get(start..end).unwrap_or_default();
        let source = source.trim_start_matches(['\n', '\r']);
        place.go_to(text, begin + end - source.len());
        let width = rows
            .iter()
            .map(|row: &GridRow| row.cells.len())
            .take(20)
            .max()
            .unwrap_or(0);
        if source.contains('"') {
            let walked = walk(rest.get(end - source.len()..).unwrap_or_default(), delimiter, width);
            if walked.has_lone_quote {
                let length = walked.length;
                rows.push(repaired(walked, place.line));
                place.go_to(text, place.offset + length);
                return;
            }
        }
        rows.push(GridRow {
            line: place.line,
            cells: record.iter().map(str::to_owned).collect(),
            problems: Vec::new(),
        });
    }
    place.go_to(text, text.len());
}

fn repaired(walked: Walked, line: usize) -> GridRow {
    let message = "cudzysłów na początku komórki nie jest zamknięty; odczytano go jako zwykły znak";
    let problem = Problem::of_file("", message).at_line(line);
    GridRow {
        line,
        cells: walked.cells,
        problems: walked.has_swallowed.then_some(problem).into_iter().collect(),
    }
}

fn to_usize(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
