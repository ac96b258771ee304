//! What can be wrong with one line of a page that is a record nevertheless.

use practices::date::DateError;
use practices::wojewodztwo::UnknownWojewodztwo;
use thiserror::Error;

use crate::problem::Problem;

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
    /// Several values in a field that has one.
    #[error("pole ma kilka wartości („{0}”), a może mieć jedną; zostaje pierwsza")]
    Several(String),
    /// Tags in a text.
    #[error("w tekście są znaczniki HTML; do rekordu trafił sam tekst („{0}”)")]
    Markup(String),
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
    /// Several numbers written as a range.
    #[error("„{0}” to zakres numerów; zapisano tylko pierwszy")]
    PhoneRange(String),
    /// Not an e-mail address.
    #[error("„{0}” nie jest adresem e-mail")]
    BadEmail(String),
    /// A fax number.
    #[error("numer faksu nie ma pola w rekordzie („{0}”)")]
    Fax(String),
    /// The name of an attachment, but not where it is.
    #[error("załącznik „{0}” nie ma adresu; zapisz zakładkę jako HTML albo dopisz adres ręcznie")]
    NoAttachmentAddress(String),
    /// A picture of the presentation.
    #[error("obraz „{text}” ({address}) nie trafił do rekordu")]
    Picture {
        /// What it shows, in the words of the page.
        text: String,
        /// Where it is.
        address: String,
    },
    /// An element without an end, which hides what follows.
    #[error("znacznik <{0}> nie ma końca, więc nie widać tekstu po nim; zapisz stronę jeszcze raz")]
    Unclosed(String),
    /// A category that is not in the tree, on a page that can do without.
    #[error("kategorii „{0}” nie ma w drzewie Bazy Dobrych Praktyk")]
    UnknownCategory(String),
    /// No category on a page that should have one.
    #[error("na stronie nie ma kategorii; podaj ją ręcznie")]
    NoCategory,
    /// A title that only the address has.
    #[error("na stronie nie ma tytułu; odtworzono go z adresu ({0}), bez polskich znaków: popraw ręcznie")]
    TitleOfAddress(String),
    /// A tab with nothing on it.
    #[error("zakładka jest pusta")]
    EmptyTab,
}

impl Fault {
    /// The fault as a problem of this line.
    pub fn at(&self, line: usize) -> Problem {
        Problem::of_file("", self).at_line(line)
    }
}
