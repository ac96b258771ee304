//! The cells of one sheet, row by row.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use calamine::{Dimensions, Xlsx, XlsxError};

use super::cell::text;
use super::{GridRow, MEGABYTE, MOST_MEGABYTES, TableError};
use crate::problem::Problem;
use crate::table::headings::MOST_COLUMNS;

/// Rows by their place in the sheet, from 0.
type Rows = BTreeMap<u32, GridRow>;

/// The rows that have any cell with a value. The sheet is read cell by cell: what it says of its size is not believed.
pub fn rows<RS: Read + Seek>(
    workbook: &mut Xlsx<RS>,
    name: &str,
) -> Result<Result<Vec<GridRow>, TableError>, XlsxError> {
    let merged = workbook.merge_cells_by_sheet_name(name)?;
    let mut rows = Rows::new();
    let mut room = Room(MOST_MEGABYTES * MEGABYTE);
    let mut cells = workbook.worksheet_cells_reader(name)?;
    while let Some(cell) = cells.next_cell()? {
        let ((row, column), value) = (cell.get_position(), text(cell.get_value()));
        if let Err(error) = room.take(value.as_ref().map_or(0, String::len)) {
            return Ok(Err(error));
        }
        put(&mut rows, row, column, value);
    }
    for region in merged {
        if let Err(error) = spread(&mut rows, &region, &mut room) {
            return Ok(Err(error));
        }
    }
    Ok(Ok(rows.into_values().collect()))
}

/// How many bytes of text the sheet may still have: a short file can name one long text a million times.
struct Room(u64);

impl Room {
    fn take(&mut self, bytes: usize) -> Result<(), TableError> {
        // An empty cell takes memory, too.
        let taken = u64::try_from(bytes).unwrap_or(u64::MAX).saturating_add(32);
        self.0 = self.0.checked_sub(taken).ok_or(TableError::TooLarge(MOST_MEGABYTES))?;
        Ok(())
    }
}

fn put(rows: &mut Rows, row: u32, column: u32, value: Result<String, String>) {
    if value.as_ref().is_ok_and(|text| text.trim().is_empty()) {
        return;
    }
    let line = to_usize(row).saturating_add(1);
    let index = to_usize(column);
    let place = format!("{}{line}", letters(column));
    let grid_row = rows.entry(row).or_insert_with(|| GridRow {
        line,
        ..GridRow::default()
    });
    let mut problem = |message: String| grid_row.problems.push(Problem::of_file("", message).at_line(line));
    match value {
        Err(error) => problem(format!(
            "komórka {place} zawiera błąd {error}; wartości nie ma w rekordzie"
        )),
        // One cell at the far end of a sheet would make every row as wide.
        Ok(text) if index >= MOST_COLUMNS => problem(format!("komórka {place} leży poza tabelą: „{text}”")),
        Ok(text) => set(&mut grid_row.cells, index, text),
    }
}

fn set(cells: &mut Vec<String>, index: usize, text: String) {
    if cells.len() <= index {
        cells.resize(index + 1, String::new());
    }
    if let Some(cell) = cells.get_mut(index) {
        *cell = text;
    }
}

/// A cell merged with those below it speaks for all the rows that have something else to say. Of cells merged
/// sideways, the first column has the value.
fn spread(rows: &mut Rows, region: &Dimensions, room: &mut Room) -> Result<(), TableError> {
    let ((first, column), (last, _)) = (region.start, region.end);
    let index = to_usize(column);
    let value = rows
        .get(&first)
        .and_then(|row| row.cells.get(index))
        .cloned()
        .unwrap_or_default();
    if value.is_empty() || last <= first {
        return Ok(());
    }
    for row in rows.range_mut(first + 1..=last).map(|(_, row)| row) {
        room.take(value.len())?;
        if row.cells.get(index).is_none_or(String::is_empty) {
            set(&mut row.cells, index, value.clone());
        }
    }
    Ok(())
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The name of a column: A, B, …, Z, AA.
fn letters(column: u32) -> String {
    let mut name = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    name.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_columns_as_excel_does() {
        for (column, expected) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ] {
            assert_eq!(letters(column), expected);
        }
    }
}
