//! From the bytes of an input to what it says. A table says something a row, a page once.

use std::mem;

use crate::draft::draft_page;
use crate::input::format::{Format, detect};
use crate::input::text::decode;
use crate::input::{Found, InputError};
use crate::page::document::Document;
use crate::page::{Refusal, read_page, read_uncategorised};
use crate::problem::Problem;
use crate::reading::Reading;
use crate::store::Prepared;
use crate::table::{self, Row, Table, TableError};

/// What to do with a page that is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NonRecords {
    /// Refuse it.
    #[default]
    Refuse,
    /// Make a draft of what can be found.
    Draft,
}

/// How to import.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Pages that are no records.
    pub non_records: NonRecords,
    /// How the columns of tables are called, and to which catalogue they belong.
    pub tables: table::Options,
    /// Fields that follow the source even in records that a person has edited.
    pub take: Vec<String>,
    /// How many threads read; 0 for one a core.
    pub jobs: usize,
}

/// An input that is read, and not stored yet.
#[derive(Debug)]
pub(super) struct Pending {
    /// As it is shown; a row of a table with its line.
    pub path: String,
    /// What it says, or why it is refused.
    pub reading: Result<Prepared, Vec<Problem>>,
}

impl Pending {
    fn new(path: String, reading: Result<Reading, Vec<Problem>>) -> Self {
        let prepared = |reading| Prepared::new(reading).map_err(|error| vec![Problem::of_file("", error)]);
        Self {
            path,
            reading: reading.and_then(prepared),
        }
    }

    fn refused(path: String, problem: Problem) -> Self {
        Self {
            path,
            reading: Err(vec![problem]),
        }
    }
}

/// Reads an input: one page, or the rows of a table one by one.
pub(super) fn read_found(found: Found, options: &Options) -> Vec<Pending> {
    let path = found.shown.clone();
    match read(found, options) {
        Ok(Content::Page(reading)) => vec![Pending::new(path, Ok(*reading))],
        Ok(Content::Table(table)) => rows(&path, table),
        Err(problem) => vec![Pending::refused(path, problem)],
    }
}

/// What an input says.
enum Content {
    Page(Box<Reading>),
    Table(Table),
}

fn read(found: Found, options: &Options) -> Result<Content, Problem> {
    let bytes = found.read().map_err(refusal)?;
    let format = detect(&bytes);
    if let Some(error) = format.refusal() {
        return Err(refusal(error));
    }
    if format == Format::Workbook {
        let table = table::workbook::read(&bytes, &options.tables);
        return table.map(Content::Table).map_err(|error| error.problem());
    }
    let text = decode(&bytes).map_err(refusal)?;
    let mut content = match format {
        Format::Csv { delimiter } => of_table(table::csv::read(&text.text, delimiter, &options.tables))?,
        Format::GeoJson => of_table(table::geojson::read(&text.text, &options.tables))?,
        Format::Html => of_page(&Document::from_html(&text.text), options.non_records)?,
        _ => of_page(&Document::from_text(&text.text), options.non_records)?,
    };
    if let Some(removed) = text.removed {
        content.add(Problem::of_file("", removed).at_line(removed.line));
    }
    Ok(content)
}

impl Content {
    fn add(&mut self, problem: Problem) {
        match self {
            Content::Page(reading) => reading.problems.push(problem),
            Content::Table(table) => table.problems.push(problem),
        }
    }
}

fn refusal(error: InputError) -> Problem {
    Problem {
        line: error.line(),
        ..Problem::of_file("", error)
    }
}

fn of_table(table: Result<Table, TableError>) -> Result<Content, Problem> {
    table.map(Content::Table).map_err(|error| error.problem())
}

/// A page as a record or, where that is wanted, as a draft; each problem with what stands on its line.
fn of_page(page: &Document, non_records: NonRecords) -> Result<Content, Problem> {
    let read = match (read_page(page), non_records) {
        (Err(Refusal::UnknownCategory { .. }), NonRecords::Draft) => read_uncategorised(page),
        (Err(refusal), NonRecords::Draft) if refusal != Refusal::Empty => draft_page(page),
        (read, _) => read,
    };
    let mut reading = read.map_err(|refusal| with_excerpt(refusal.problem(), page))?;
    let problems = reading.problems.into_iter();
    reading.problems = problems.map(|problem| with_excerpt(problem, page)).collect();
    Ok(Content::Page(Box::new(reading)))
}

fn with_excerpt(problem: Problem, page: &Document) -> Problem {
    // Lines of one number may be several, since a line of HTML can hold a whole page: the first is a good place to look.
    let line = problem.line.and_then(|number| {
        let at = page.lines.partition_point(|line| line.number < number);
        page.lines
            .get(at)
            .filter(|line| line.number == number && !line.is_blank())
    });
    Problem {
        excerpt: line.map(|line| line.text.clone()),
        ..problem
    }
}

/// Each row as an input of its own. What is wrong with the whole table is said with its first row.
fn rows(path: &str, table: Table) -> Vec<Pending> {
    let Table { rows, mut problems } = table;
    if rows.is_empty() {
        problems.push(Problem::of_file("", "tabela nie ma ani jednego wiersza z praktyką"));
        return vec![Pending::new(path.to_owned(), Err(problems))];
    }
    let row = |row: Row| {
        let mut said = mem::take(&mut problems);
        let reading = match row.outcome {
            Ok(mut reading) => {
                said.append(&mut reading.problems);
                reading.problems = said;
                Ok(reading)
            }
            Err(problem) => {
                said.push(problem);
                Err(said)
            }
        };
        Pending::new(format!("{path}:{}", row.line), reading)
    };
    rows.into_iter().map(row).collect()
}
