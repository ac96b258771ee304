//! The cells of tables. A page of the catalogue is laid out by tables, and its metryka is one: a cell that says one
//! thing is a line, the label of a field goes before its value, and a cell with more is read as if there were no table.

use super::writer::Writer;
use crate::page::field::Field;
use crate::page::lines::{Kind, Line};

/// How deep tables are told apart; what is nested deeper is read as if it were no table.
const DEEPEST: usize = 20;

/// The longest label, in bytes.
const LONGEST_LABEL: usize = 60;

/// An open table.
#[derive(Debug, Default)]
pub struct Table {
    /// The column of the next cell.
    column: usize,
    /// Where the lines of the open cell begin.
    cell: Option<usize>,
}

impl Writer {
    pub fn open_table(&mut self) {
        self.paragraph();
        if self.tables.len() < DEEPEST {
            self.tables.push(Table::default());
        }
    }

    pub fn close_table(&mut self) {
        self.close_cell();
        self.tables.pop();
        self.paragraph();
    }

    pub fn open_row(&mut self) {
        self.close_cell();
        if let Some(table) = self.tables.last_mut() {
            table.column = 0;
        }
    }

    pub fn open_cell(&mut self) {
        self.close_cell();
        let start = self.document.lines.len();
        if let Some(table) = self.tables.last_mut() {
            table.cell = Some(start);
        }
    }

    pub fn close_cell(&mut self) {
        self.close_styles();
        self.end_line();
        let Some(table) = self.tables.last_mut() else { return };
        let Some(start) = table.cell.take() else { return };
        let column = table.column;
        table.column += 1;
        tidy_cell(&mut self.document.lines, start, column);
    }
}

/// Takes the blank lines away from around a cell's lines, and puts a label before its value.
fn tidy_cell(lines: &mut Vec<Line>, start: usize, column: usize) {
    let mut written = lines
        .iter()
        .enumerate()
        .skip(start)
        .filter(|(_, line)| !line.is_blank())
        .map(|(index, _)| index);
    let (first, is_only) = (written.next(), written.next().is_none());
    let Some(first) = first else {
        lines.truncate(start);
        return;
    };
    lines.drain(start..first);
    if is_only {
        lines.truncate(start + 1);
    }
    if let Some(line) = lines.get_mut(start).filter(|line| is_only && line.kind == Kind::Broken) {
        line.kind = Kind::Cell(column);
    }
    put_label_before(lines, start, column);
}

/// "Powiat:" in the cell to the left of "jeleniogórski" makes one line of them.
fn put_label_before(lines: &mut Vec<Line>, at: usize, column: usize) {
    let left = column.checked_sub(1).map(Kind::Cell);
    let label = at.checked_sub(1).and_then(|index| lines.get(index));
    let Some(label) = label.filter(|label| Some(label.kind) == left && is_label(&label.text)) else {
        return;
    };
    let prefix = format!("{}: ", label.text.trim_end_matches(':').trim_end());
    let number = label.number;
    if let Some(value) = lines.get_mut(at) {
        value.text.insert_str(0, &prefix);
        value.number = number;
        value.kind = Kind::Broken;
        for span in &mut value.spans {
            span.start += prefix.len();
            span.end += prefix.len();
        }
        lines.remove(at - 1);
    }
}

fn is_label(text: &str) -> bool {
    text.len() <= LONGEST_LABEL && (text.ends_with(':') || Field::from_label(text).is_some())
}
