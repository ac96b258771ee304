//! One row as a record: each cell goes to its field, with the readers of the metryka, or to a problem that names it.

use practices::Wojewodztwo;

use super::Options;
use super::cells::{Cells, shortened};
use super::column::Column;
use super::grid::GridRow;
use super::headings::Headings;
use super::identity::titled;
use super::{category, cost, people, point};
use crate::page::lines::Line;
use crate::page::metryka::read_metryka;
use crate::page::values::{date, post};
use crate::problem::Problem;
use crate::reading::{Part, Reading};
use crate::record::Record;

/// The fields that the metryka's own reader reads, with its labels.
const METRYKA: [(Column, &str); 11] = [
    (Column::Entered, "Data wprowadzenia"),
    (Column::Updated, "Data aktualizacji"),
    (Column::UnitType, "Typ jednostki"),
    (Column::Municipality, "Miejscowość"),
    (Column::Powiat, "Powiat"),
    (Column::Wojewodztwo, "Województwo"),
    (Column::PostalCode, "Kod pocztowy"),
    (Column::ImplementingUnit, "Jednostka wdrażająca"),
    (Column::Street, "Ulica"),
    (Column::Websites, "Witryna internetowa"),
    (Column::Population, "Liczba mieszkańców"),
];

/// A record that is being filled.
pub struct Builder {
    /// The record so far.
    pub record: Record,
    /// What could not be read so far.
    pub problems: Vec<Problem>,
    /// The row's line.
    pub line: usize,
}

impl Builder {
    /// Begins with a titled record.
    pub fn new(record: Record, line: usize) -> Self {
        Self {
            record,
            problems: Vec::new(),
            line,
        }
    }

    /// Keeps the published form of a value.
    pub fn publish(&mut self, column: Column, published: &str) {
        self.record
            .as_published
            .insert(column.field().to_owned(), published.to_owned());
    }

    /// Keeps a value that can't be read, and says so.
    pub fn fault(&mut self, column: Column, published: &str, what: &str) {
        self.publish(column, published);
        self.problem(column, format!("„{}” {what}", shortened(published)));
    }

    /// Says what is wrong with a field.
    pub fn problem(&mut self, column: Column, message: impl std::fmt::Display) {
        let problem = Problem::of_file("", message).at_line(self.line);
        self.problems.push(problem.in_field(column.field()));
    }
}

/// Reads a row.
///
/// # Errors
/// Where it has no title.
pub fn read_row(headings: &Headings, row: &GridRow, options: &Options) -> Result<Reading, Problem> {
    let cells = Cells::of(headings, row);
    let mut builder = titled(&cells, &options.catalogue).map_err(|refusal| with_all(refusal, &cells.problems))?;
    set_texts(&mut builder, &cells);
    category::set(&mut builder, &cells);
    set_metryka(&mut builder, &cells);
    set_post_office(&mut builder, &cells);
    set_teryt(&mut builder, &cells);
    people::set(&mut builder, &cells);
    point::set(&mut builder, &cells);
    cost::set(&mut builder, &cells);
    keep_the_rest(&mut builder, &cells);
    let Builder {
        record, mut problems, ..
    } = builder;
    problems.splice(0..0, cells.problems);
    Ok(Reading {
        record,
        part: Part::Whole,
        problems,
    })
}

/// A refusal that says what else is wrong with the row, since there is no record to say it of.
fn with_all(refusal: Problem, others: &[Problem]) -> Problem {
    let messages = std::iter::once(&refusal)
        .chain(others)
        .map(|problem| problem.message.as_str());
    Problem {
        message: messages.collect::<Vec<_>>().join("; "),
        ..refusal
    }
}

fn set_texts(builder: &mut Builder, cells: &Cells) {
    builder.record.summary = cells.get(Column::Summary).map(str::to_owned);
    builder.record.note = cells.get(Column::Note).map(str::to_owned);
    builder.record.body = cells.get(Column::Body).unwrap_or_default().to_owned();
}

/// Has the cells read as the lines of a metryka, a field each.
fn set_metryka(builder: &mut Builder, cells: &Cells) {
    for (column, label) in METRYKA {
        let value = cells.all(column).collect::<Vec<_>>().join("; ");
        let readable = readable(column, &value);
        let line = Line::new(builder.line, format!("{label}: {readable}"));
        if !value.is_empty() {
            builder
                .problems
                .extend(read_metryka(&[line], &mut builder.record).unwrap_or_default());
        }
        if readable != value {
            builder.publish(column, &value);
        }
    }
}

/// A value as the metryka would have it: a spreadsheet makes days of numbers and takes zeros off codes.
fn readable(column: Column, value: &str) -> String {
    match column {
        Column::Entered | Column::Updated => day(value),
        Column::PostalCode if value.len() == 4 && is_number(value) => format!("0{value}"),
        _ => value.to_owned(),
    }
}

/// "40904", "2011-12-27 00:00" and "2011-12-27T00:00:00Z" are days, too.
fn day(value: &str) -> String {
    if let Some(day) = value.parse().ok().and_then(super::workbook::day_of_serial) {
        return day;
    }
    let before_time = value.split(['T', ' ']).next().unwrap_or_default();
    let has_time = value.contains(':') && date(before_time).is_ok();
    if has_time { before_time } else { value }.to_owned()
}

fn set_post_office(builder: &mut Builder, cells: &Cells) {
    let Some(office) = cells.get(Column::PostOffice) else {
        return;
    };
    match &builder.record.post_office {
        None => {
            // The column may hold the code, too.
            let written = post(office).filter(|post| builder.record.postal_code.is_none() && !post.office.is_empty());
            if let Some(post) = written {
                builder.record.postal_code = Some(post.code);
                builder.record.post_office = Some(post.office);
            } else {
                builder.record.post_office = Some(office.to_owned());
            }
        }
        Some(other) if other != office => {
            let message = format!("kod pocztowy podano z pocztą „{other}”; obok stoi poczta „{office}”");
            builder.publish(Column::PostOffice, office);
            builder.problem(Column::PostOffice, message);
        }
        Some(_) => {}
    }
}

fn set_teryt(builder: &mut Builder, cells: &Cells) {
    let Some(given) = cells.get(Column::Teryt) else { return };
    let digits: String = given.chars().filter(|c| !c.is_whitespace()).collect();
    let padded = with_lost_zero(&digits, builder.record.wojewodztwo);
    let is_sound =
        is_number(&padded) && matches!(padded.len(), 2 | 4 | 6 | 7) && Wojewodztwo::from_teryt(&padded).is_some();
    if !is_sound {
        return builder.fault(Column::Teryt, given, "nie jest numerem TERYT (2, 4, 6 albo 7 cyfr)");
    }
    if padded != given {
        builder.publish(Column::Teryt, given);
    }
    builder.record.teryt = Some(padded);
}

/// A spreadsheet takes the first zero off a number; the length tells, or the województwo.
fn with_lost_zero(digits: &str, wojewodztwo: Option<Wojewodztwo>) -> String {
    let padded = format!("0{digits}");
    let belongs = |teryt: &str| wojewodztwo.is_some() && Wojewodztwo::from_teryt(teryt) == wojewodztwo;
    let lost = match digits.len() {
        1 | 3 | 5 => true,
        6 => !belongs(digits) && belongs(&padded),
        _ => false,
    };
    if lost { padded } else { digits.to_owned() }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

fn keep_the_rest(builder: &mut Builder, cells: &Cells) {
    for (key, text) in cells.kept() {
        let published = &mut builder.record.as_published;
        // A field's own published form stays.
        let is_taken = published.contains_key(key);
        let key = if is_taken { format!("{key}-2") } else { key.to_owned() };
        published.insert(key, text.to_owned());
    }
}
