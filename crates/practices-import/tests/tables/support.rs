//! What the tests of tables share.

use std::env;
use std::fs;
use std::path::Path;

use practices_import::front_matter;
use practices_import::problem::Problem;
use practices_import::reading::Reading;
use practices_import::record::Record;
use practices_import::table::{Columns, Options, Row, Table};

/// Reads with this mapping into the made-up catalogue.
pub fn options(columns: &str) -> Options {
    Options::new(Columns::parse(columns).unwrap(), "zmyslona").unwrap()
}

/// The readings of a table of which every row is sound enough to be one.
pub fn readings(table: &Table) -> Vec<&Reading> {
    table.rows.iter().map(|row| row.outcome.as_ref().unwrap()).collect()
}

/// The only record of a table.
pub fn record(table: &Table) -> &Record {
    assert_eq!(table.rows.len(), 1, "{table:?}");
    &readings(table).into_iter().next().unwrap().record
}

/// The problems of all rows and of the table, as they are shown.
pub fn problems(table: &Table) -> Vec<String> {
    let of_row = |row: &Row| match &row.outcome {
        Ok(reading) => reading.problems.clone(),
        Err(problem) => vec![problem.clone()],
    };
    let all = table.problems.iter().cloned().chain(table.rows.iter().flat_map(of_row));
    all.map(|problem: Problem| problem.to_string()).collect()
}

/// Titles, with the refusal in place of those that are none.
pub fn titles(table: &Table) -> Vec<String> {
    let title = |row: &Row| match &row.outcome {
        Ok(reading) => reading.record.title.clone(),
        Err(problem) => problem.to_string(),
    };
    table.rows.iter().map(title).collect()
}

/// Everything that a table became, as text: the records' files, then the problems.
pub fn shown(table: &Table) -> String {
    let mut out = String::new();
    for row in &table.rows {
        out.push_str(&format!("=== {}\n", row.line));
        match &row.outcome {
            Ok(reading) => out.push_str(&front_matter::write(&reading.record).unwrap()),
            Err(problem) => out.push_str(&format!("odrzucono: {problem}\n")),
        }
    }
    out.push_str("===\n");
    for problem in problems(table) {
        out.push_str(&format!("{problem}\n"));
    }
    out
}

/// Compares a text with a golden file, or writes the file where `BLESS` is set.
pub fn assert_golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/tables")
        .join(name);
    if env::var_os("BLESS").is_some() {
        fs::write(&path, text).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        text, golden,
        "{name} differs; if that is meant: BLESS=1 cargo test -p practices-import --test tables"
    );
}

/// A table of made-up practices that has something of everything: (Polish headings, English headings, rows).
pub const POLISH: [&str; 20] = [
    "Lp.",
    "Nazwa praktyki",
    "KRÓTKI OPIS",
    "Pełna prezentacja",
    "kategoria",
    "Typ jednostki",
    "Gmina",
    "Powiat",
    "Woj.",
    "Kod pocztowy",
    "Realizator",
    "Ulica i numer",
    "Strona internetowa",
    "Liczba mieszkancow",
    "Data wprowadzenia:",
    "Osoba kontaktowa",
    "Stanowisko",
    "Telefon",
    "e@mail",
    "Współrzędne",
];

/// The same in English.
pub const ENGLISH: [&str; 20] = [
    "Skip",
    "Title",
    "summary",
    "Presentation",
    "Category",
    "Unit type",
    "Municipality",
    "County",
    "Voivodeship",
    "Postcode",
    "Implementing_unit",
    "Street",
    "Website",
    "Population",
    "Entered",
    "Contact person",
    "Role",
    "Phone",
    "E-mail",
    "Coordinates",
];

/// The rows under either.
pub const ROWS: [[&str; 20]; 3] = [
    [
        "1",
        "Żywa biblioteka \"Gęś\" w Zmyślonej",
        "Pierwszy akapit; ze średnikiem, i przecinkiem.\n\nDrugi \"akapit\".",
        "<h2>Cel</h2><p>Łąka <b onclick=\"x()\">kwietna</b></p><script>x()</script>",
        "Usługi społeczne : Kultura",
        "gmina wiejska",
        "Zmyślona",
        "Powiat Zmyślony",
        "Śląskie",
        "40 391 Zmyślona",
        "Gminny Ośrodek Kultury",
        "ul. Łąkowa 1",
        "www.zmyslona.example.pl, https://gok.example.pl",
        "7.182",
        "27.12.2011",
        "Łucja Zmyślona",
        "dyrektor",
        "75 717 21 46 wew. 12",
        "lucja@zmyslona.example.pl",
        "50,8297; 15,5189",
    ],
    [
        "2",
        "Żółwin sortuje",
        "",
        "",
        "oświata",
        "gromada",
        "Żółwin",
        "",
        "katowickie",
        "brak",
        "",
        "",
        "brak",
        "ok. 7 tys.",
        "wiosną",
        "",
        "",
        "12",
        "",
        "15,5; 50,8",
    ],
    [
        "3",
        "",
        "bez tytułu",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
];
