//! A table that opens right in a Polish spreadsheet: UTF-8 with its mark, semicolons, lines that end as Windows ends them.

use super::{in_a_line, municipalities, page};
use crate::practice::Practice;
use crate::wojewodztwo::Wojewodztwo;

/// The mark by which spreadsheets know UTF-8.
const MARK: &str = "\u{feff}";

/// The headings.
const COLUMNS: [&str; 20] = [
    "Identyfikator",
    "Tytuł",
    "Dział",
    "Kategoria",
    "Streszczenie",
    "Typ jednostki",
    "Miejscowość",
    "Powiat",
    "Województwo",
    "TERYT",
    "Kod pocztowy",
    "Jednostka wdrażająca",
    "Adres",
    "Liczba mieszkańców",
    "Data wpisu",
    "Data aktualizacji",
    "Długość geograficzna",
    "Szerokość geograficzna",
    "Kontakty",
    "Strona praktyki",
];

/// The practices as CSV, a row each, in their order. `site` is the site's own address, without which links lead nowhere.
pub fn to_csv<'a>(practices: impl Iterator<Item = &'a Practice>, site: &str) -> String {
    let mut table = String::from(MARK);
    write_row(&mut table, COLUMNS.map(str::to_owned));
    for practice in practices {
        write_row(&mut table, row(practice, site));
    }
    table
}

fn row(practice: &Practice, site: &str) -> [String; COLUMNS.len()] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    // Polish spreadsheets write a number with a comma.
    let degrees = |degrees: f64| format!("{degrees:.5}").replace('.', ",");
    let point = practice.points().first().copied();
    let contacts: Vec<String> = practice.contacts.iter().map(in_a_line).collect();
    let wojewodztwa: Vec<&str> = practice.wojewodztwa().into_iter().map(Wojewodztwo::name).collect();
    [
        practice.id.clone(),
        practice.title.clone(),
        practice.category.section_name(),
        practice.category.name(),
        text(&practice.summary),
        practice
            .unit_type
            .map(|unit| unit.name().to_owned())
            .unwrap_or_default(),
        municipalities(practice),
        text(&practice.powiat),
        wojewodztwa.join(", "),
        text(&practice.teryt),
        text(&practice.postal_code),
        text(&practice.implementing_unit),
        text(&practice.street),
        practice.population.map(|people| people.to_string()).unwrap_or_default(),
        practice.entered.map(|date| date.to_string()).unwrap_or_default(),
        practice.updated.map(|date| date.to_string()).unwrap_or_default(),
        point.map(|point| degrees(point.lon)).unwrap_or_default(),
        point.map(|point| degrees(point.lat)).unwrap_or_default(),
        contacts.join(" | "),
        page(site, practice),
    ]
}

fn write_row(table: &mut String, cells: [String; COLUMNS.len()]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            table.push(';');
        }
        write_cell(table, cell);
    }
    table.push_str("\r\n");
}

/// A cell in quotes where it has to be. A text that a spreadsheet would take for a formula gets a sign before it that makes
/// it a text (after OWASP's "CSV Injection").
fn write_cell(table: &mut String, cell: &str) {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let needs_quotes = is_formula || cell.contains([';', '"', '\n', '\r', ',']);
    if !needs_quotes {
        table.push_str(cell);
        return;
    }
    table.push('"');
    if is_formula {
        table.push('\'');
    }
    table.push_str(&cell.replace('"', "\"\""));
    table.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::tests::practice;
    use super::*;
    use proptest::prelude::*;

    /// Reads a table as a spreadsheet does.
    fn cells(table: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut is_quoted = false;
        let mut chars = table.strip_prefix(MARK).unwrap().chars().peekable();
        while let Some(c) = chars.next() {
            let cell = rows.last_mut().unwrap().last_mut().unwrap();
            match (is_quoted, c) {
                (true, '"') if chars.next_if_eq(&'"').is_some() => cell.push('"'),
                (_, '"') => is_quoted = !is_quoted,
                (false, ';') => rows.last_mut().unwrap().push(String::new()),
                (false, '\r') => {
                    assert_eq!(chars.next(), Some('\n'));
                    rows.push(vec![String::new()]);
                }
                _ => cell.push(c),
            }
        }
        rows.pop();
        rows
    }

    #[test]
    fn a_row_says_what_the_metryka_does() {
        let table = to_csv([practice()].iter(), "https://mapa.example/");
        let rows = cells(&table);
        assert_eq!(rows.len(), 2);
        let value = |column: &str| {
            let place = rows[0].iter().position(|other| other == column).unwrap();
            rows[1][place].as_str()
        };
        let expected = [
            ("Tytuł", "Żółw; \"szybki\" & <mały>"),
            ("Dział", "Usługi społeczne"),
            ("Województwo", "śląskie"),
            ("Jednostka wdrażająca", "'=SUMA(A1)"),
            ("Liczba mieszkańców", "62000"),
            ("Długość geograficzna", "18,70000"),
            ("Strona praktyki", "https://mapa.example/praktyki/zolw"),
            ("Powiat", ""),
        ];
        for (column, expected) in expected {
            assert_eq!(value(column), expected, "{column}");
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back_and_none_is_a_formula(title in "\\PC{0,20}", summary in "[ -~\n\r\t;\"]{0,20}") {
            let mut practice = practice();
            practice.title = title.clone();
            practice.summary = Some(summary.clone());
            let rows = cells(&to_csv([practice].iter(), ""));
            prop_assert_eq!(rows.len(), 2);
            prop_assert_eq!(rows[1].len(), COLUMNS.len());
            for (cell, text) in [(&rows[1][1], &title), (&rows[1][4], &summary)] {
                let as_text = ["'", text.as_str()].concat();
                prop_assert!(cell == text || *cell == as_text);
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
            }
        }
    }
}
