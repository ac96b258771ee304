//! Rows of a table as text that opens right in a Polish spreadsheet: UTF-8 with its mark, semicolons, lines that end as
//! Windows ends them. Whatever is written as such a table is written here.

/// The mark by which spreadsheets know UTF-8.
pub const MARK: &str = "\u{feff}";

/// Adds a row to a table.
pub fn write_row<T: AsRef<str>>(table: &mut String, cells: impl IntoIterator<Item = T>) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            table.push(';');
        }
        write_cell(table, cell.as_ref());
    }
    table.push_str("\r\n");
}

/// Whether a spreadsheet would take the text for a formula, also by the wide signs of East Asian keyboards (after OWASP's
/// "CSV Injection").
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A cell in quotes where it has to be. What would be a formula gets a sign before it that makes it a text.
fn write_cell(table: &mut String, cell: &str) {
    let is_formula = is_formula(cell);
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
