//! Quotation marks of CSV that are none: an inch, a quotation at the start of a cell, a mark that nobody closed.
//!
//! A quoted cell ends before a delimiter or a line end. Where the mark at its start has no such counterpart, a reader
//! that keeps to the letter of the format would swallow the rest of the file; here it is an ordinary character.

/// A quoted cell of more lines is no cell.
const MOST_LINES: usize = 1000;

/// From this many delimiters on, a line of text that has as many as the table is a row of it.
const FEWEST_DELIMITERS: usize = 4;

/// One record of the file, read cell by cell.
#[derive(Debug, PartialEq, Eq)]
pub struct Walked {
    /// Its cells.
    pub cells: Vec<String>,
    /// How many bytes it takes, without the line end.
    pub length: usize,
    /// Whether a quotation mark at the start of a cell was taken for an ordinary character.
    pub has_lone_quote: bool,
    /// Whether such a mark would have taken in further lines.
    pub has_swallowed: bool,
}

/// Reads one record at the start of a text. `width` is how many cells the table's rows have.
pub fn walk(text: &str, delimiter: char, width: usize) -> Walked {
    let mut walked = Walked {
        cells: Vec::new(),
        length: 0,
        has_lone_quote: false,
        has_swallowed: false,
    };
    let mut rest = text;
    loop {
        let (cell, after) = match quoted(rest, delimiter, width) {
            Quoted::Cell(cell, after) => (cell, after),
            Quoted::Lone { swallows } => {
                walked.has_lone_quote = true;
                walked.has_swallowed |= swallows;
                bare(rest, delimiter)
            }
            Quoted::Not => bare(rest, delimiter),
        };
        walked.cells.push(cell);
        match after.strip_prefix(delimiter) {
            Some(next) => rest = next,
            None => {
                walked.length = text.len() - after.len();
                return walked;
            }
        }
    }
}

/// What stands at the start of a cell.
enum Quoted<'a> {
    /// A quoted cell, without its marks, and what comes after it.
    Cell(String, &'a str),
    /// A mark that begins no quoted cell, and whether its counterpart stands on another line or nowhere.
    Lone { swallows: bool },
    /// No mark.
    Not,
}

fn quoted(text: &str, delimiter: char, width: usize) -> Quoted<'_> {
    let Some(inside) = text.strip_prefix('"') else {
        return Quoted::Not;
    };
    let mut cell = String::new();
    let mut rest = inside;
    while let Some((part, after)) = rest.split_once('"') {
        cell.push_str(part);
        if let Some(next) = after.strip_prefix('"') {
            cell.push('"');
            rest = next;
        } else if ends_cell(after, delimiter) && !has_rows(&cell, delimiter, width) {
            return Quoted::Cell(cell, after);
        } else {
            return Quoted::Lone {
                swallows: cell.contains(['\n', '\r']),
            };
        }
    }
    Quoted::Lone {
        swallows: inside.contains(['\n', '\r']),
    }
}

fn ends_cell(after: &str, delimiter: char) -> bool {
    after.is_empty() || after.starts_with(['\n', '\r', delimiter])
}

/// Whether a cell holds whole rows of the table: each of its lines but the first and the last has all the delimiters.
fn has_rows(cell: &str, delimiter: char, width: usize) -> bool {
    let fewest = width.saturating_sub(1).max(FEWEST_DELIMITERS);
    let count = cell.lines().count();
    let mut inner = cell.lines().skip(1).take(count.saturating_sub(2));
    let is_row = |line: &str| line.matches(delimiter).count() >= fewest;
    count > MOST_LINES || count > 2 && inner.all(is_row)
}

/// A cell without marks, to the delimiter or the line end.
fn bare(text: &str, delimiter: char) -> (String, &str) {
    let end = text.find([delimiter, '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at_checked(end).unwrap_or((text, ""));
    (cell.to_owned(), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_quoted_cell_from_a_lone_mark() {
        let cases: [(&str, &[&str], &str, bool); 9] = [
            ("a;b\nc", &["a", "b"], "\nc", false),
            ("\"a;\"\"ż\"\"\nb\";c\r\nd", &["a;\"ż\"\nb", "c"], "\r\nd", false),
            ("\"Zdolna\" Dolna;b\n", &["\"Zdolna\" Dolna", "b"], "\n", true),
            ("\"Żółw;b\nc;\"d\"", &["\"Żółw", "b"], "\nc;\"d\"", true),
            ("Ekran 27\";b", &["Ekran 27\"", "b"], "", false),
            ("\"otwarty", &["\"otwarty"], "", true),
            ("\"\";\"\"", &["", ""], "", false),
            ("", &[""], "", false),
            (
                "\"a;1;2;3;4\nb;1;2;3;4\nc\";x",
                &["\"a", "1", "2", "3", "4"],
                "\nb;1;2;3;4\nc\";x",
                true,
            ),
        ];
        for (text, cells, rest, lone) in cases {
            let walked = walk(text, ';', 5);
            assert_eq!(walked.cells, cells, "{text}");
            assert_eq!(text.get(walked.length..), Some(rest), "{text}");
            assert_eq!(walked.has_lone_quote, lone, "{text}");
        }
    }
}
