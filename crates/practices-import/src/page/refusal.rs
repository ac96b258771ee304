//! Why a page is no record.

use thiserror::Error;

use crate::problem::Problem;

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
    /// The tab that has the metryka, but not all of it.
    #[error(
        "to zakładka „Skrót i Metryka”, ale nie ma na niej bloku „Metryka praktyki”; plik wygląda na ucięty, zapisz stronę jeszcze raz"
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
    /// A page of the new site that gives neither its title nor its address.
    #[error("to strona nowego serwisu bez tytułu i bez adresu; dopisz jej adres w pierwszym wierszu pliku")]
    Nameless {
        /// The first line of the page.
        line: usize,
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
            Refusal::NotAPractice { line, .. } | Refusal::UnknownCategory { line, .. } | Refusal::Nameless { line } => {
                Some(*line)
            }
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
