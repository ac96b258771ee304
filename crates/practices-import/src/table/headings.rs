//! Finds the row of headings and tells what each of its columns means.

use std::collections::{BTreeSet, HashSet};

use super::cells::shortened;
use super::column::Column;
use super::grid::GridRow;
use super::mapping::{Columns, key};
use super::markup::plain;
use super::{Options, TableError};
use crate::problem::Problem;

/// How many rows may stand above the headings, with the title of the table and the like.
const ROWS_ABOVE: usize = 10;

/// Columns further to the right are not a table's, and have no headings.
pub const MOST_COLUMNS: usize = 512;

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A field of the record.
    Known(Column),
    /// A field that the record doesn't have; its values are kept under this key of `as_published`.
    Kept(String),
}

/// The headings of a table.
#[derive(Debug)]
pub struct Headings {
    /// The place of their row among the rows.
    pub position: usize,
    line: Option<usize>,
    texts: Vec<String>,
    meanings: Vec<Meaning>,
    problems: Vec<Problem>,
}

impl Headings {
    /// The row with the most known headings, of those at the top.
    pub fn find(rows: &[GridRow], options: &Options) -> Result<Self, TableError> {
        let filled = || rows.iter().enumerate().filter(|(_, row)| !row.is_empty());
        let (_, first) = filled().next().ok_or(TableError::Empty)?;
        let likeness = |row: &GridRow| Likeness::of(row, &options.columns);
        // Among equals the first wins, which is the last backwards: what looks like headings further down are values.
        let top: Vec<(usize, &GridRow)> = filled().take(ROWS_ABOVE).collect();
        let best = top.into_iter().rev().max_by_key(|(_, row)| likeness(row));
        let best = best.filter(|(_, row)| likeness(row).suffices());
        let Some((position, row)) = best else {
            return Err(TableError::NoHeadings {
                line: first.line,
                begins: begins(first),
            });
        };
        let mut headings = Self::of(&row.cells, Some(row.line), options)?;
        headings.position = position;
        headings.name_rows_above(rows.iter().take(position));
        Ok(headings)
    }

    /// The headings of columns whose names are known.
    pub fn of(cells: &[String], line: Option<usize>, options: &Options) -> Result<Self, TableError> {
        let texts: Vec<String> = cells.iter().take(MOST_COLUMNS).map(|cell| plain(cell)).collect();
        let columns = assign(&texts, &options.columns);
        if !columns.contains(&Some(Column::Title)) {
            let named = texts.iter().filter(|text| !text.is_empty());
            return Err(TableError::NoTitle {
                line,
                headings: named
                    .clone()
                    .map(|text| format!("„{text}”"))
                    .collect::<Vec<_>>()
                    .join(", "),
                first: likely_title(&texts, &columns),
            });
        }
        let mut keys = BTreeSet::new();
        let meanings = columns.iter().enumerate().map(|(index, column)| {
            let kept = || Meaning::Kept(free_key(&mut keys, texts.get(index).map_or("", String::as_str), index));
            column.map_or_else(kept, Meaning::Known)
        });
        let mut headings = Self {
            position: 0,
            line,
            meanings: meanings.collect(),
            texts,
            problems: Vec::new(),
        };
        headings.name_missing(&options.columns);
        Ok(headings)
    }

    /// How many columns have a place in the row of headings.
    pub fn len(&self) -> usize {
        self.meanings.len()
    }

    /// What the column of this place means; one beyond the last heading has none.
    pub fn meaning(&self, index: usize) -> Meaning {
        let beyond = || Meaning::Kept(column_key(index));
        self.meanings.get(index).cloned().unwrap_or_else(beyond)
    }

    /// The heading of this place, as it is written.
    pub fn text(&self, index: usize) -> &str {
        self.texts.get(index).map_or("", String::as_str)
    }

    /// Whether a row below is the headings once more, as on a new printed page.
    pub fn is_repeated_in(&self, row: &GridRow) -> bool {
        let cells = row.cells.iter().take(MOST_COLUMNS).map(|cell| plain(cell));
        !row.is_empty() && cells.eq(self.texts.iter().cloned())
    }

    /// The problems of the headings, given which columns hold anything.
    pub fn problems(&self, is_used: &[bool]) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        let columns = self.texts.iter().zip(&self.meanings).zip(is_used);
        problems.extend(
            columns
                .enumerate()
                .filter_map(|(index, ((text, meaning), used))| match meaning {
                    Meaning::Kept(key) if *used => Some(self.problem(unknown(text, key, index))),
                    _ => None,
                }),
        );
        problems
    }

    fn problem(&self, message: String) -> Problem {
        Problem {
            line: self.line,
            ..Problem::of_file("", message)
        }
    }

    fn name_rows_above<'a>(&mut self, rows: impl Iterator<Item = &'a GridRow>) {
        for row in rows.filter(|row| !row.is_empty()) {
            let message = format!("wiersz stoi nad nagłówkami i nie trafił do rekordów: „{}”", begins(row));
            self.problems.push(Problem::of_file("", message).at_line(row.line));
        }
    }

    fn name_missing(&mut self, columns: &Columns) {
        let there: HashSet<String> = self.texts.iter().map(|text| key(text)).collect();
        for heading in columns.headings().filter(|heading| !there.contains(&key(heading))) {
            let message = format!("--columns wymienia kolumnę „{heading}”, której nie ma w tabeli");
            self.problems.push(self.problem(message));
        }
    }
}

/// How much a row looks like headings: one with a title more than any without.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Likeness {
    has_title: bool,
    known: usize,
}

impl Likeness {
    fn of(row: &GridRow, columns: &Columns) -> Self {
        let cells = row.cells.iter().take(MOST_COLUMNS);
        let known: HashSet<Column> = cells.filter_map(|cell| meaning_of(cell, columns)).collect();
        Self {
            has_title: known.contains(&Column::Title),
            known: known.len(),
        }
    }

    /// One known heading may be a coincidence, unless it is the title's.
    fn suffices(self) -> bool {
        self.has_title || self.known >= 2
    }
}

fn meaning_of(heading: &str, columns: &Columns) -> Option<Column> {
    // No heading is as long as a text; to fold a long one for nothing would take its time.
    const LONGEST: usize = 200;
    if heading.len() > LONGEST {
        return None;
    }
    columns.column(heading).or_else(|| Column::from_heading(heading))
}

/// What the headings mean, where a column is taken once: by what `--columns` says, then by its plain names, then by
/// those that may mean something else beside a plainer one.
fn assign(texts: &[String], columns: &Columns) -> Vec<Option<Column>> {
    let rank = |text: &str| match () {
        () if columns.column(text).is_some() => 0,
        () if Column::weak_meaning(text).is_none() => 1,
        () => 2,
    };
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_key(|index| texts.get(*index).map_or(2, |text| rank(text)));
    let mut taken = Taken::default();
    let mut assigned = vec![None; texts.len()];
    for index in order {
        let text = texts.get(index).map_or("", String::as_str);
        let meaning = meaning_of(text, columns).and_then(|column| taken.claim(column, text));
        if let Some(place) = assigned.get_mut(index) {
            *place = meaning;
        }
    }
    for column in assigned.iter_mut().flatten() {
        *column = taken.of_somebody(*column);
    }
    assigned
}

/// The columns that headings have claimed.
#[derive(Default)]
struct Taken(HashSet<Column>);

impl Taken {
    /// The column that a heading gets; `None` where it repeats one that can be there only once.
    fn claim(&mut self, column: Column, heading: &str) -> Option<Column> {
        if self.0.insert(column) {
            return Some(column);
        }
        if column.person().is_some() {
            return Some(self.next_person(column));
        }
        if column.is_repeatable() {
            return Some(column);
        }
        let other = Column::weak_meaning(heading).flatten()?;
        self.0.insert(other).then_some(other)
    }

    /// A second "Osoba kontaktowa" is another person; a second "Telefon" belongs to a person without one, or else is
    /// the same person's.
    fn next_person(&mut self, column: Column) -> Column {
        let is_name = matches!(column, Column::Name(_));
        let free = |number: &u8| {
            let is_there = is_name || self.0.contains(&Column::Name(*number));
            is_there && !self.0.contains(&column.of_person(*number))
        };
        let next = (1..=9).find(free).map_or(column, |number| column.of_person(number));
        self.0.insert(next);
        next
    }

    /// "Telefon 2" without a second person is the first one's second number.
    fn of_somebody(&self, column: Column) -> Column {
        let is_alone = column.person().is_some_and(|number| {
            let somebody = [Column::Name(number), Column::Role(number)];
            !somebody.iter().any(|column| self.0.contains(column))
        });
        if is_alone { column.of_person(1) } else { column }
    }
}

/// The heading to offer for a title: the first that means nothing else, as "Lp." does.
fn likely_title(texts: &[String], columns: &[Option<Column>]) -> String {
    let filled = || texts.iter().zip(columns).filter(|(text, _)| !text.is_empty());
    let unknown = filled().find(|(_, column)| column.is_none());
    let found = unknown.or_else(|| filled().next());
    found.map(|(text, _)| text.clone()).unwrap_or_default()
}

fn column_key(index: usize) -> String {
    format!("kolumna-{}", index + 1)
}

/// A key of `as_published` that no other column of the table has.
fn free_key(keys: &mut BTreeSet<String>, heading: &str, index: usize) -> String {
    let slug = practices::slug::slugify(heading);
    let base = if slug.is_empty() { column_key(index) } else { slug };
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let free = std::iter::once(base.clone())
        .chain(numbered)
        .find(|key| !keys.contains(key));
    let free = free.unwrap_or(base);
    keys.insert(free.clone());
    free
}

fn unknown(text: &str, key: &str, index: usize) -> String {
    let kept = format!("wartości zachowano w as_published jako „{key}”");
    if text.is_empty() {
        format!("kolumna {} nie ma nagłówka; {kept}", index + 1)
    } else if let Some(column) = Column::from_heading(text) {
        format!("kolumna „{text}” powtarza pole „{}”; {kept}", column.heading())
    } else {
        let near = Column::nearest_heading(text).map_or_else(String::new, |near| format!(" (czy to „{near}”?)"));
        format!("nieznana kolumna „{text}”{near}; {kept}; pole dla niej wskaże --columns \"{text}=pole\"")
    }
}

/// How a row begins, for a message.
fn begins(row: &GridRow) -> String {
    let cells = row.cells.iter().map(|cell| plain(cell)).filter(|cell| !cell.is_empty());
    let text = cells.collect::<Vec<_>>().join("; ");
    shortened(&text)
}
