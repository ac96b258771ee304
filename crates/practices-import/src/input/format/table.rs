//! Tells a table saved as text from prose, which has commas as well.

use std::collections::HashSet;

use csv::{ReaderBuilder, StringRecord};

/// What may stand between cells, the likeliest first: where the comma is the decimal one, programs write semicolons.
const DELIMITERS: [char; 3] = [';', '\t', ','];

/// How many rows are looked at.
const ROWS: usize = 20;

/// How much is looked at, in bytes: a quotation mark that is never closed makes one cell of all that follows.
const HEAD: usize = 64 * 1024;

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 60;

/// The longest heading that ends in a full stop, in characters.
const LONGEST_ABBREVIATION: usize = 16;

/// Headings of which two make a table, as the start of the cell in lower case.
const HEADINGS: [&str; 40] = [
    "id",
    "slug",
    "tytuł",
    "tytul",
    "nazwa",
    "title",
    "name",
    "kategoria",
    "category",
    "streszczenie",
    "opis",
    "summary",
    "description",
    "typ",
    "rodzaj",
    "unit",
    "gmina",
    "municipality",
    "miasto",
    "city",
    "miejscowość",
    "miejscowosc",
    "powiat",
    "county",
    "województwo",
    "wojewodztwo",
    "voivodeship",
    "kod",
    "postal",
    "poczta",
    "post_office",
    "ulica",
    "adres",
    "street",
    "www",
    "ludność",
    "ludnosc",
    "population",
    "telefon",
    "e-mail",
];

/// What stands between the cells, if this is a table: a first row of headings and rows as long as it. A row of known
/// headings is enough, however ragged the rows below it.
pub fn looks_like_table(text: &str) -> Option<char> {
    if let Some(declared) = declared(text) {
        return Some(declared);
    }
    let head = text.as_bytes().get(..HEAD).unwrap_or(text.as_bytes());
    DELIMITERS.into_iter().find(|delimiter| is_table(head, *delimiter))
}

/// Excel's own first line, `sep=;`.
fn declared(text: &str) -> Option<char> {
    let delimiter = text.lines().next()?.strip_prefix("sep=")?;
    DELIMITERS.into_iter().find(|known| delimiter.starts_with(*known))
}

fn is_table(text: &[u8], delimiter: char) -> bool {
    // A title above the headings is one cell in a row of empty ones.
    let mut rows = first_rows(text, delimiter).skip_while(|row| row.len() > 1 && filled(row) < 2);
    let Some(headings) = rows.next().filter(|row| are_headings(row, delimiter)) else {
        return false;
    };
    let below: Vec<_> = rows.collect();
    let alike = below.iter().filter(|row| row.len() == headings.len()).count();
    let is_even = below.len() >= 2 && alike * 5 >= below.len() * 4;
    // Two columns with a tab are as often a list of labels and values, copied from a page.
    let fewest_columns = if delimiter == ';' { 2 } else { 3 };
    known(&headings) >= 2 || (is_even && headings.len() >= fewest_columns)
}

fn first_rows(text: &[u8], delimiter: char) -> impl Iterator<Item = StringRecord> {
    let reader = ReaderBuilder::new()
        .delimiter(delimiter as u8)
        .has_headers(false)
        .flexible(true)
        .from_reader(text);
    reader.into_records().take(ROWS).map_while(Result::ok)
}

fn filled(row: &StringRecord) -> usize {
    row.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Short, different from each other, and no sentence: behind a comma of prose there is a space.
fn are_headings(row: &StringRecord, delimiter: char) -> bool {
    let cells: Vec<&str> = row.iter().filter(|cell| !cell.trim().is_empty()).collect();
    let different: HashSet<String> = cells.iter().map(|cell| cell.trim().to_lowercase()).collect();
    let is_heading = |cell: &&str| {
        let text = cell.trim();
        text.chars().count() <= LONGEST_HEADING
            && text.chars().any(char::is_alphabetic)
            && !is_sentence(cell)
            && !(delimiter == ',' && cell.starts_with(' '))
    };
    cells.len() >= 2 && different.len() == cells.len() && cells.iter().all(is_heading)
}

/// A short text with a full stop is an abbreviation: "Lp.", "Woj.", "Liczba mieszk."; behind a semicolon of prose there
/// is a space.
fn is_sentence(cell: &str) -> bool {
    let is_long = cell.chars().count() > LONGEST_ABBREVIATION || cell.starts_with(' ');
    let text = cell.trim();
    text.ends_with(['!', '?']) || (text.ends_with('.') && is_long)
}

fn known(headings: &StringRecord) -> usize {
    let is_known = |cell: &&str| {
        let cell = cell.trim().to_lowercase();
        HEADINGS.iter().any(|heading| {
            let rest = cell.strip_prefix(heading);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    headings.iter().filter(is_known).count()
}
