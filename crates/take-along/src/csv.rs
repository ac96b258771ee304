//! The table of practices for a Polish spreadsheet.

use practices::Practice;

use crate::cells::{MARK, write_row};
use crate::columns::{COLUMNS, Cell, row};

/// What stands before the practices: the mark, and the headings.
pub fn head() -> String {
    let mut table = String::from(MARK);
    write_row(&mut table, COLUMNS.map(|(heading, _)| heading));
    table
}

/// The row of a practice; `site` is the site's own address.
pub fn line(practice: &Practice, site: &str) -> String {
    let mut line = String::new();
    write_row(&mut line, row(practice, site).map(words));
    line
}

fn words(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Link(text) => text,
        Cell::Count(count) => count.to_string(),
        Cell::Day(date) => date.to_string(),
        // Polish spreadsheets write a number with a comma.
        Cell::Degrees(degrees) => format!("{degrees:.5}").replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::is_formula;
    use crate::words::tests::practice;
    use proptest::prelude::*;

    fn table(practice: &Practice, site: &str) -> String {
        head() + &line(practice, site)
    }

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
        let table = table(&practice(), "https://mapa.example/");
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
            let rows = cells(&table(&practice, ""));
            prop_assert_eq!(rows.len(), 2);
            prop_assert_eq!(rows[1].len(), COLUMNS.len());
            for (cell, text) in [(&rows[1][1], &title), (&rows[1][4], &summary)] {
                let as_text = ["'", text.as_str()].concat();
                prop_assert!(cell == text || *cell == as_text);
                prop_assert!(!is_formula(cell));
            }
        }
    }
}
