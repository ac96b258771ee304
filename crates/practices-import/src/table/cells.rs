//! The cells of one row by their columns, free of markup.

use super::column::Column;
use super::grid::GridRow;
use super::headings::{Headings, Meaning};
use super::markup::{markdown, plain, prose, unseen_element};
use crate::problem::Problem;

/// A cell that says something.
struct Cell {
    index: usize,
    meaning: Meaning,
    text: String,
    heading: String,
}

/// The cells of a row by their columns, free of markup.
pub struct Cells {
    /// The row's line.
    pub line: usize,
    cells: Vec<Cell>,
    /// What is wrong with them already.
    pub problems: Vec<Problem>,
}

impl Cells {
    /// The cells that say something.
    pub fn of(headings: &Headings, row: &GridRow) -> Self {
        let mut cells = Self {
            line: row.line,
            cells: Vec::new(),
            problems: row.problems.clone(),
        };
        for (index, raw) in row.cells.iter().enumerate() {
            cells.add(headings, index, raw);
        }
        cells.name_those_beyond(headings);
        cells
    }

    fn add(&mut self, headings: &Headings, index: usize, raw: &str) {
        let meaning = headings.meaning(index);
        let text = match &meaning {
            Meaning::Known(Column::Skip) => return,
            Meaning::Known(Column::Body) => markdown(raw),
            Meaning::Known(column) if is_prose(*column) => prose(raw),
            Meaning::Known(_) => plain(raw),
            Meaning::Kept(_) => prose(raw),
        };
        if let Some(element) = unseen_element(raw) {
            let message = format!("z kolumny {} usunięto element <{element}>", named(headings, index));
            self.problems.push(Problem::of_file("", message).at_line(self.line));
        }
        if !text.is_empty() {
            self.cells.push(Cell {
                index,
                meaning,
                text,
                heading: headings.text(index).to_owned(),
            });
        }
    }

    fn name_those_beyond(&mut self, headings: &Headings) {
        if let Some(cell) = self.cells.iter().find(|cell| cell.index >= headings.len()) {
            let message = format!(
                "od kolumny {} nie ma nagłówków; wartości zachowano w as_published (pierwsza: „{}”)",
                cell.index + 1,
                shortened(&cell.text)
            );
            self.problems.push(Problem::of_file("", message).at_line(self.line));
        }
    }

    /// The value of a column that is there once.
    pub fn get(&self, column: Column) -> Option<&str> {
        self.all(column).next()
    }

    /// The values of a column that may be there several times.
    pub fn all(&self, column: Column) -> impl Iterator<Item = &str> {
        self.with_headings(column).map(|(_, text)| text)
    }

    /// The same, each with its heading.
    pub fn with_headings(&self, column: Column) -> impl Iterator<Item = (&str, &str)> {
        let cells = self
            .cells
            .iter()
            .filter(move |cell| cell.meaning == Meaning::Known(column));
        cells.map(|cell| (cell.heading.as_str(), cell.text.as_str()))
    }

    /// The values of columns that no field takes, each with its key of `as_published`.
    pub fn kept(&self) -> impl Iterator<Item = (&str, &str)> {
        self.cells.iter().filter_map(|cell| match &cell.meaning {
            Meaning::Kept(key) => Some((key.as_str(), cell.text.as_str())),
            Meaning::Known(_) => None,
        })
    }

    /// How the row begins, for a message.
    pub fn begin(&self) -> String {
        let first = self.cells.iter().min_by_key(|cell| cell.index);
        first.map(|cell| shortened(&cell.text)).unwrap_or_default()
    }
}

/// Whether the lines of a cell matter: paragraphs, or a number to call on each.
fn is_prose(column: Column) -> bool {
    let has_lines = matches!(column, Column::Name(_) | Column::Phone(_) | Column::Email(_));
    has_lines || column == Column::Summary || column == Column::Note
}

fn named(headings: &Headings, index: usize) -> String {
    match headings.text(index) {
        "" => (index + 1).to_string(),
        text => format!("„{text}”"),
    }
}

/// A text that a message can quote.
pub fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut start: String = text.chars().take(LONGEST).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start.replace('\n', " ")
}
