//! Why an input gives nothing, in words that say what to do about it.

use std::io;

use thiserror::Error;

use super::format::Foreign;

/// Why an input can't be read.
#[derive(Debug, Error)]
pub enum InputError {
    /// There is nothing at the path.
    #[error("nie ma takiego pliku ani folderu; sprawdź ścieżkę")]
    Missing,
    /// There, but not ours to read.
    #[error("brak uprawnień do odczytu; zmień uprawnienia albo skopiuj plik do własnego folderu")]
    Denied,
    /// The system can't read it, for a reason of its own.
    #[error("nie można odczytać: {0}")]
    Unreadable(io::Error),
    /// A folder with nothing in it that could be imported.
    #[error("w folderze nie ma żadnych plików")]
    EmptyFolder,
    /// A pipe, a device or a socket, which might never end.
    #[error("to nie jest zwykły plik; dane z potoku podaj na standardowe wejście (ścieżka „-”)")]
    Special,
    /// A link that leads to nothing, or round in circles.
    #[error("dowiązanie prowadzi donikąd albo w kółko; usuń je albo wskaż plik")]
    BrokenLink,
    /// A link to a folder, which might lead round in circles.
    #[error("dowiązania do folderu („{0}”) nie otwieramy; podaj ten folder osobno")]
    LinkToFolder(String),
    /// A link out of the folder that was given.
    #[error("dowiązanie wychodzi poza podany folder (do „{0}”); podaj ten plik osobno albo skopiuj go do folderu")]
    LinkOutside(String),
    /// A pattern that no file matches.
    #[error("żaden plik nie pasuje do tego wzorca")]
    NothingMatches,
    /// A pattern that is none.
    #[error("to błędny wzorzec (np. niedomknięty nawias „[” lub „{{”); popraw go albo podaj folder")]
    Pattern,
    /// Standard input was named twice; it can be read once.
    #[error("standardowe wejście można podać tylko raz")]
    StandardInputAgain,
    /// Far larger than a page.
    #[error(
        "ma więcej niż {} MiB; strona praktyki nie jest tak duża (tabela może mieć do {} MiB)",
        mib(super::bytes::MAX_PAGE),
        mib(super::bytes::MAX_TABLE)
    )]
    PageTooLarge,
    /// Larger than any table that is read.
    #[error("ma więcej niż {} MiB; podziel plik na mniejsze", mib(super::bytes::MAX_TABLE))]
    TooLarge,
    /// Nothing in it, or nothing but white space.
    #[error("plik jest pusty")]
    Empty,
    /// A format that is known and not read.
    #[error("to {kind}; {advice}", kind = .0, advice = .0.advice())]
    Foreign(Foreign),
    /// No text: a NUL byte or many control characters.
    #[error("to nie jest tekst (pierwszy znak sterujący w wierszu {line}); zapisz stronę jako HTML albo tekst w UTF-8")]
    Binary {
        /// The line of the first byte that no text has, from 1.
        line: usize,
    },
    /// Begun in an encoding, and then something else.
    #[error(
        "kodowanie {encoding} jest uszkodzone w wierszu {line}: plik jest ucięty albo łączy różne kodowania; \
         zapisz go jeszcze raz w UTF-8"
    )]
    Damaged {
        /// What the rest of the text is in.
        encoding: &'static str,
        /// The line of the first byte that isn't, from 1.
        line: usize,
    },
    /// In none of the encodings of Polish texts that are known.
    #[error("nie udało się rozpoznać kodowania (pierwszy niezrozumiały znak w wierszu {line}); zapisz plik w UTF-8")]
    UnknownEncoding {
        /// The line of the first byte that makes no sense, from 1.
        line: usize,
    },
    /// A zip with nothing in it that could be imported.
    #[error("w archiwum nie ma żadnych plików")]
    EmptyArchive,
    /// More entries than any catalogue has pages.
    #[error("archiwum ma {0} plików, a można do {max}; podziel je", max = super::archive::MAX_ENTRIES)]
    TooManyEntries(usize),
    /// Entries of the same name, of which an archive shows the last only.
    #[error("w archiwum kilka plików ma tę samą nazwę i widać tylko ostatni z nich; spakuj je pod różnymi nazwami")]
    SameNames,
    /// An archive in the archive.
    #[error("to archiwum w archiwum; rozpakuj je i podaj osobno")]
    NestedArchive,
    /// An entry whose name leads out of the archive.
    #[error("nazwa w archiwum prowadzi poza nie albo ma niedozwolone znaki; spakuj plik pod zwykłą nazwą")]
    UnsafeName,
    /// An entry that is a link.
    #[error("to dowiązanie w archiwum; spakuj sam plik")]
    LinkInArchive,
    /// An entry that needs a password.
    #[error("plik w archiwum jest zaszyfrowany; spakuj go bez hasła")]
    Encrypted,
    /// An entry packed by a method that is not read.
    #[error("plik spakowano nieobsługiwaną metodą ({0}); spakuj go zwykłą metodą (deflate)")]
    Method(String),
    /// An entry that can't be unpacked.
    #[error("pliku nie da się rozpakować, bo jego dane w archiwum są uszkodzone; spakuj go jeszcze raz")]
    BrokenEntry,
    /// What the archive has unpacked so far is out of all proportion to its size.
    #[error(
        "archiwum po rozpakowaniu jest nienaturalnie duże („bomba zip”); nie przeczytano plików: {0}; \
         rozpakuj je i podaj folder"
    )]
    Bomb(usize),
}

impl InputError {
    /// The line at which it shows, where there is one.
    pub fn line(&self) -> Option<usize> {
        match self {
            InputError::Binary { line } | InputError::Damaged { line, .. } | InputError::UnknownEncoding { line } => {
                Some(*line)
            }
            _ => None,
        }
    }
}

impl From<io::Error> for InputError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => InputError::Missing,
            io::ErrorKind::PermissionDenied => InputError::Denied,
            _ => InputError::Unreadable(error),
        }
    }
}

fn mib(bytes: u64) -> u64 {
    bytes / (1024 * 1024)
}
