//! Reads a page of the Baza Dobrych Praktyk, saved as text, into a [`Record`].

pub mod boilerplate;
pub mod contacts;
pub mod document;
mod field;
pub mod layout;
pub mod lines;
pub mod metryka;
pub mod values;

use practices::date::DateError;
use practices::slug::slugify;
use practices::wojewodztwo::UnknownWojewodztwo;
use practices::{Category, Source};
use thiserror::Error;

use crate::problem::Problem;
use crate::reading::{Part, Reading};
use crate::record::Record;
use document::Document;
use layout::{Layout, art_number};
use lines::{Line, flowing, paragraphs};

/// The catalogue's name in ids and in `source`.
pub const CATALOGUE: &str = "bdp";

/// Why a page is no record.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Nothing on it.
    #[error("strona jest pusta")]
    Empty,
    /// Not a page of the catalogue at all.
    #[error(
        "to nie jest strona praktyki: nie ma paska „.: Skrót i Metryka -> … :.” ani bloku „Metryka praktyki” (pierwszy wiersz: „{begins}”); użyj --draft, aby zapisać szkic do uzupełnienia"
    )]
    NotAPractice {
        /// The first line with something on it.
        line: usize,
        /// How it begins.
        begins: String,
    },
    /// The catalogue's menu, but no practice.
    #[error("jest menu Bazy Dobrych Praktyk, ale nie ma paska „.: Skrót i Metryka -> … :.”; to inna strona serwisu")]
    NoTabBar {
        /// The first line of the menu.
        menu: usize,
    },
    /// Another tab of the practice.
    #[error(
        "pod paskiem zakładek nie ma bloku „Metryka praktyki”; zapisz zakładkę „Skrót i Metryka” albo użyj --draft"
    )]
    NoMetryka {
        /// The line of the tab bar.
        bar: usize,
    },
    /// The block is there, but nothing in it.
    #[error("blok „Metryka praktyki” nie zawiera żadnego znanego pola")]
    EmptyMetryka {
        /// The line of the heading.
        heading: usize,
    },
    /// No category above the title.
    #[error("nad paskiem zakładek nie ma ścieżki kategorii, np. „Usługi społeczne : Kultura”")]
    NoBreadcrumb {
        /// The line of the tab bar.
        bar: usize,
    },
    /// A category that is not in the tree.
    #[error("kategorii „{text}” nie ma w drzewie Bazy Dobrych Praktyk; zapisz szkic (--draft) i podaj w nim inną")]
    UnknownCategory {
        /// The line of the breadcrumb.
        line: usize,
        /// The breadcrumb.
        text: String,
    },
    /// Nothing between breadcrumb and tab bar, or no letter in it.
    #[error("pod ścieżką kategorii nie ma tytułu praktyki")]
    NoTitle {
        /// The line of the breadcrumb.
        breadcrumb: usize,
    },
}

impl Refusal {
    /// The line at which it shows; none on an empty page.
    pub fn line(&self) -> Option<usize> {
        match self {
            Refusal::Empty => None,
            Refusal::NotAPractice { line, .. } | Refusal::UnknownCategory { line, .. } => Some(*line),
            Refusal::NoTabBar { menu } => Some(*menu),
            Refusal::NoMetryka { bar } | Refusal::NoBreadcrumb { bar } => Some(*bar),
            Refusal::EmptyMetryka { heading } => Some(*heading),
            Refusal::NoTitle { breadcrumb } => Some(*breadcrumb),
        }
    }

    /// The same as a problem.
    pub fn problem(&self) -> Problem {
        Problem {
            line: self.line(),
            ..Problem::of_file("", self)
        }
    }
}

/// What is wrong with one line of a page that is a record nevertheless.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// A line that belongs to no part of the page.
    #[error("nie wiadomo, czego dotyczy wiersz „{0}”; nie trafił do rekordu")]
    UnknownLine(String),
    /// A label that the metryka doesn't have.
    #[error("nieznane pole metryki („{0}”); nie trafiło do rekordu")]
    UnknownLabel(String),
    /// A label for the second time.
    #[error("pole powtarza się („{0}”); zostaje pierwsza wartość")]
    Repeated(String),
    /// Not a day.
    #[error("{0}; popraw ręcznie")]
    BadDate(DateError),
    /// Not on the list of unit types.
    #[error("„{0}” nie jest na liście typów jednostek; zapisano „inna”")]
    UnknownUnitType(String),
    /// No such województwo.
    #[error("{0}")]
    UnknownWojewodztwo(UnknownWojewodztwo),
    /// No postcode at the beginning.
    #[error("„{0}” nie zaczyna się od kodu pocztowego w postaci 00-000")]
    BadPostalCode(String),
    /// Not the address of a page.
    #[error("„{0}” nie jest adresem strony internetowej")]
    BadWebsite(String),
    /// Not a number of inhabitants.
    #[error("„{0}” nie jest liczbą mieszkańców")]
    BadPopulation(String),
    /// Not a telephone number.
    #[error("„{0}” nie jest polskim numerem telefonu (dziewięć cyfr)")]
    BadPhone(String),
    /// Not an e-mail address.
    #[error("„{0}” nie jest adresem e-mail")]
    BadEmail(String),
    /// A fax number.
    #[error("numer faksu nie ma pola w rekordzie („{0}”)")]
    Fax(String),
}

impl Fault {
    /// The fault as a problem of this line.
    pub fn at(&self, line: usize) -> Problem {
        Problem::of_file("", self).at_line(line)
    }
}

/// Reads a page.
///
/// # Errors
/// Why the page is no record; a page that is one comes back with what could not be read of it.
pub fn read_page(page: &Document) -> Result<Reading, Refusal> {
    let layout = Layout::find(&page.lines)?;
    let category = category(&layout)?;
    let mut reading = read_layout(layout)?;
    reading.record.category = Some(category);
    Ok(reading)
}

/// Reads a page whose category is not in the tree as a draft, which a person gives another.
///
/// # Errors
/// Why the page is no record in other ways.
pub fn read_uncategorised(page: &Document) -> Result<Reading, Refusal> {
    let layout = Layout::find(&page.lines)?;
    let refusal = category(&layout).err();
    let mut reading = read_layout(layout)?;
    reading.record.draft = true;
    reading
        .problems
        .extend(refusal.map(|refusal| refusal.problem().in_field("category")));
    reading.problems.sort();
    Ok(reading)
}

fn category(layout: &Layout) -> Result<Category, Refusal> {
    Category::from_breadcrumb(&layout.breadcrumb.text).ok_or_else(|| Refusal::UnknownCategory {
        line: layout.breadcrumb.number,
        text: layout.breadcrumb.text.clone(),
    })
}

/// Everything but the category.
fn read_layout(layout: Layout) -> Result<Reading, Refusal> {
    let mut record = titled_record(&layout)?;
    record.summary = summary(&layout.summary);
    let metryka = metryka::read_metryka(&layout.metryka, &mut record);
    let mut problems = metryka.ok_or(Refusal::EmptyMetryka {
        heading: layout.metryka_heading,
    })?;
    let unknown = layout.unknown.into_iter();
    problems.extend(unknown.map(|line| Fault::UnknownLine(line.text).at(line.number)));
    problems.sort();
    Ok(Reading {
        record,
        part: Part::Summary,
        problems,
    })
}

/// A record with the page's title, and the id and slug that follow from it.
fn titled_record(layout: &Layout) -> Result<Record, Refusal> {
    let published = &layout.title.text;
    let slug = slugify(published);
    if slug.is_empty() {
        return Err(Refusal::NoTitle {
            breadcrumb: layout.breadcrumb.number,
        });
    }
    let address = layout.address.as_ref().map(|line| line.text.clone());
    let number = address.as_deref().and_then(art_number);
    let id = format!("{CATALOGUE}-{}", number.as_ref().unwrap_or(&slug));
    let source = Source {
        catalogue: CATALOGUE.to_owned(),
        url: address,
        retrieved: None,
    };
    let mut record = Record::new(id, slug, values::typographic_quotes(published), source);
    if record.title != *published {
        record.as_published.insert("title".to_owned(), published.clone());
    }
    Ok(record)
}

/// The paragraphs, set apart by an empty line.
fn summary(lines: &[Line]) -> Option<String> {
    let texts: Vec<String> = paragraphs(lines).into_iter().map(flowing).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}
