//! Formats that a curator may well come with and that are not read, each with the way to one that is.

use std::fmt;

/// A format that is known and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A PDF.
    Pdf,
    /// A document or workbook of Office before 2007: `.doc`, `.xls`.
    OldOffice,
    /// A document of Office since 2007 that is no workbook: `.docx`, `.pptx`.
    Office,
    /// A document or workbook of LibreOffice: `.odt`, `.ods`.
    OpenDocument,
    /// Rich text, `.rtf`.
    Rtf,
    /// A picture.
    Image,
    /// A zip, or a workbook, whose directory can't be read.
    BrokenArchive,
    /// A packed file or archive other than a zip.
    Packed,
    /// A page with its pictures in one file, as browsers save it: `.mhtml`, `.webarchive`.
    WebArchive,
    /// XML that is no page.
    Xml,
    /// JSON that is no GeoJSON.
    Json,
}

/// How files of these formats begin.
const SIGNATURES: [(&[u8], Foreign); 17] = [
    (b"%PDF", Foreign::Pdf),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign::OldOffice),
    (b"{\\rtf", Foreign::Rtf),
    (b"\x89PNG", Foreign::Image),
    (b"\xff\xd8\xff", Foreign::Image),
    (b"GIF8", Foreign::Image),
    (b"II*\0", Foreign::Image),
    (b"MM\0*", Foreign::Image),
    (b"RIFF", Foreign::Image),
    (b"\0\0\x01\0", Foreign::Image),
    (b"\x1f\x8b", Foreign::Packed),
    (b"7z\xbc\xaf\x27\x1c", Foreign::Packed),
    (b"Rar!\x1a\x07", Foreign::Packed),
    (b"BZh9", Foreign::Packed),
    (b"\xfd7zXZ\0", Foreign::Packed),
    (b"\x28\xb5\x2f\xfd", Foreign::Packed),
    (b"bplist00", Foreign::WebArchive),
];

impl Foreign {
    /// By the first bytes of a file.
    pub(super) fn by_signature(bytes: &[u8]) -> Option<Self> {
        let found = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
        found.map(|(_, foreign)| *foreign)
    }

    /// By the headers that a page saved whole begins with, in lower case.
    pub(super) fn by_headers(lower: &str) -> Option<Self> {
        let begins = ["from: <saved by", "mime-version: 1.0"]
            .iter()
            .any(|header| lower.starts_with(header));
        (begins && lower.contains("multipart/related")).then_some(Foreign::WebArchive)
    }

    /// What to do with such a file.
    pub fn advice(self) -> &'static str {
        match self {
            Foreign::Pdf | Foreign::Office | Foreign::Rtf => "zapisz go jako tekst (.txt, UTF-8)",
            Foreign::OldOffice => "zapisz go jako .xlsx (arkusz) albo jako tekst (.txt, UTF-8)",
            Foreign::OpenDocument => "zapisz go jako .xlsx lub CSV (arkusz) albo jako tekst (.txt, UTF-8)",
            Foreign::Image => "obrazów nie można importować; przepisz treść do pliku tekstowego",
            Foreign::BrokenArchive => "pobierz albo spakuj je jeszcze raz",
            Foreign::Packed => "rozpakuj go i podaj folder",
            Foreign::WebArchive => "zapisz stronę jako HTML („tylko HTML”)",
            Foreign::Xml => "podaj stronę HTML, tekst, CSV, XLSX albo GeoJSON",
            Foreign::Json => "można importować tylko GeoJSON (FeatureCollection albo Feature)",
        }
    }
}

impl fmt::Display for Foreign {
    /// What it is, in the nominative: "dokument PDF".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Foreign::Pdf => "dokument PDF",
            Foreign::OldOffice => "dokument dawnego Worda lub Excela (.doc, .xls)",
            Foreign::Office => "dokument Worda lub PowerPointa (.docx, .pptx)",
            Foreign::OpenDocument => "dokument LibreOffice (.odt, .ods)",
            Foreign::Rtf => "dokument RTF",
            Foreign::Image => "obraz",
            Foreign::BrokenArchive => "uszkodzone archiwum zip (albo arkusz .xlsx)",
            Foreign::Packed => "plik spakowany inaczej niż zip",
            Foreign::WebArchive => "strona zapisana w jednym pliku (.mhtml, .webarchive)",
            Foreign::Xml => "plik XML, który nie jest stroną",
            Foreign::Json => "plik JSON, który nie jest w GeoJSON",
        })
    }
}
