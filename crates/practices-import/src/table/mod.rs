//! Spreadsheets and GeoJSON: many practices in one input, a row or a feature each.
//!
//! `csv`, `workbook` and `geojson` turn their format into rows of texts (`grid`); what a column means is
//! told by its heading (`headings`) and what a row says by its cells (`row`), the same way for all three.

mod category;
mod cells;
mod column;
mod cost;
pub mod csv;
pub mod geojson;
mod grid;
mod headings;
mod identity;
mod mapping;
mod markup;
mod people;
mod point;
mod quotes;
mod rendering;
mod row;
mod template;
mod unique;
pub mod workbook;

use practices::CatalogueError;
use practices::slug::is_slug;
use thiserror::Error;

use crate::problem::Problem;
use crate::reading::Reading;
pub use mapping::{Columns, ColumnsError};
pub use template::template;

/// The practices of one table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// What became of each row or feature that is not empty, in the order of the input.
    pub rows: Vec<Row>,
    /// What is wrong with the table as a whole: its headings, sheets that were not read.
    pub problems: Vec<Problem>,
}

/// One row or feature: an input of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The line of the file, the row of the sheet, or the number of the feature, from 1.
    pub line: usize,
    /// Its record, or why it has none.
    pub outcome: Result<Reading, Problem>,
}

/// How to read a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    columns: Columns,
    catalogue: String,
}

/// Not a name of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "„{0}” nie może być nazwą katalogu; dozwolone są małe litery bez znaków diakrytycznych, cyfry i łączniki, np. „gmina-zmyslona”"
)]
pub struct NotACatalogue(pub String);

impl Options {
    /// Reads with this mapping into this catalogue, whose name begins the ids and stands in `source`.
    ///
    /// # Errors
    /// Where the name would not do in an id.
    pub fn new(columns: Columns, catalogue: &str) -> Result<Self, NotACatalogue> {
        if !is_slug(catalogue) {
            return Err(NotACatalogue(catalogue.to_owned()));
        }
        Ok(Self {
            columns,
            catalogue: catalogue.to_owned(),
        })
    }
}

impl Default for Options {
    /// The known headings, and the catalogue of whatever has none.
    fn default() -> Self {
        Self {
            columns: Columns::default(),
            catalogue: crate::draft::CATALOGUE.to_owned(),
        }
    }
}

/// Why nothing of an input can be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TableError {
    /// Not a cell with something in it.
    #[error("tabela jest pusta")]
    Empty,
    /// No row of known headings.
    #[error(
        "w pierwszych wierszach nie ma znanych nagłówków, np. „Tytuł” i „Województwo” (pierwszy wiersz: „{begins}”); zobacz praktyki import --template albo podaj --columns"
    )]
    NoHeadings {
        /// The first row with something in it.
        line: usize,
        /// How it begins.
        begins: String,
    },
    /// Headings, but none of a title.
    #[error(
        "żadna kolumna nie jest tytułem praktyki (nagłówki: {headings}); podaj ją, np. --columns \"{first}=title\""
    )]
    NoTitle {
        /// The row of headings; the properties of GeoJSON have none.
        line: Option<usize>,
        /// All of them.
        headings: String,
        /// The first that means nothing else.
        first: String,
    },
    /// Not a workbook of Excel, or a damaged one.
    #[error(
        "nie można odczytać skoroszytu ({0}); otwórz go w arkuszu kalkulacyjnym i zapisz ponownie jako .xlsx albo .csv"
    )]
    Workbook(String),
    /// A workbook with a password.
    #[error("skoroszyt jest chroniony hasłem; usuń hasło i zapisz go ponownie")]
    Encrypted,
    /// A workbook of Excel before 2007.
    #[error("skoroszyt jest w dawnym formacie .xls; zapisz go jako .xlsx albo .csv")]
    OldWorkbook,
    /// More than a table of practices can hold, as a decompression bomb is.
    #[error("skoroszyt po rozpakowaniu ma ponad {0} MB; to nie jest tabela praktyk")]
    TooLarge(u64),
    /// Another sheet of the workbook is the table.
    #[error("tabelą praktyk jest wcześniejszy arkusz; zapisz ten w osobnym pliku")]
    SecondSheet,
    /// Not a GeoJSON collection.
    #[error(transparent)]
    GeoJson(#[from] CatalogueError),
}

impl TableError {
    /// The same as a problem of the input.
    pub fn problem(&self) -> Problem {
        let problem = Problem::of_file("", self);
        match self {
            TableError::NoHeadings { line, .. } | TableError::GeoJson(CatalogueError::NotJson { line, .. }) => {
                problem.at_line(*line)
            }
            TableError::NoTitle { line, .. } => Problem { line: *line, ..problem },
            _ => problem,
        }
    }
}
