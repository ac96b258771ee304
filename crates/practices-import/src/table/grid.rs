//! A table as rows of texts, whatever file it came from, and the way from there to records.

use super::headings::Headings;
use super::row::read_row;
use super::template::{EXAMPLE, is_example, is_untouched_example};
use super::unique::make_unique;
use super::{Options, Row, Table, TableError};
use crate::problem::Problem;

/// A row of cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GridRow {
    /// Where it begins in the input, from 1.
    pub line: usize,
    /// The cells as texts; missing ones are empty.
    pub cells: Vec<String>,
    /// What was wrong with the row before anybody knew its columns.
    pub problems: Vec<Problem>,
}

impl GridRow {
    /// Whether no cell says anything.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Finds the headings and reads what stands under them.
pub fn read_grid(rows: &[GridRow], options: &Options) -> Result<Table, TableError> {
    let headings = Headings::find(rows, options)?;
    let below = rows.iter().skip(headings.position + 1);
    let (examples, filled): (Vec<&GridRow>, Vec<&GridRow>) = below
        .filter(|row| !headings.is_repeated_in(row))
        .partition(|row| is_example(&row.cells));
    let mut table = read_rows(&headings, filled.into_iter(), options);
    let changed = examples.into_iter().filter(|row| !is_untouched_example(&row.cells));
    table.problems.extend(changed.map(|row| {
        let message = format!("wiersz zaczyna się od „{EXAMPLE}” i został pominięty; jeśli to praktyka, usuń to słowo");
        Problem::of_file("", message).at_line(row.line)
    }));
    Ok(table)
}

/// Reads the rows under headings that are known already.
pub fn read_rows<'a>(headings: &Headings, rows: impl Iterator<Item = &'a GridRow>, options: &Options) -> Table {
    let mut table = Table::default();
    let mut is_used = vec![false; headings.len()];
    for row in rows.filter(|row| !row.is_empty() || !row.problems.is_empty()) {
        for (used, cell) in is_used.iter_mut().zip(&row.cells) {
            *used |= !cell.trim().is_empty();
        }
        table.rows.push(Row {
            line: row.line,
            outcome: read_row(headings, row, options),
        });
    }
    make_unique(&mut table.rows);
    table.problems = headings.problems(&is_used);
    table
}
