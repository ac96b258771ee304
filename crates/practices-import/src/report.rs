//! What became of each input: for the terminal, and as JSON for other programs. Both are written input by input, so
//! that a run of any length needs no more memory than a short one.

use std::fmt;
use std::io::{self, Write};

use serde::Serialize;

use crate::problem::Problem;
use crate::store::Difference;

/// What became of an input; exactly one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// A new record.
    Imported,
    /// A record that follows the source again.
    Updated,
    /// The record says the same already, or a person has edited it.
    Unchanged,
    /// Another input of the run, which went into the record before, is the same practice.
    Merged,
    /// A draft for a person to complete.
    Draft,
    /// Nothing was written.
    Refused,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Outcome::Imported => "zaimportowano",
            Outcome::Updated => "zaktualizowano",
            Outcome::Unchanged => "bez zmian",
            Outcome::Merged => "połączono",
            Outcome::Draft => "szkic",
            Outcome::Refused => "odrzucono",
        })
    }
}

/// One input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputReport {
    /// The file, as it was given or found; of a table, with the line of the row.
    pub path: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The id of its record, where it has one.
    pub id: Option<String>,
    /// The slug of its record, where it has one.
    pub slug: Option<String>,
    /// What is wrong with it, in the order of its lines.
    pub problems: Vec<Problem>,
    /// Where a record that stayed as it is says something else than the input, both in full.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Difference>,
}

impl InputReport {
    /// An input that gave nothing.
    pub fn refused(path: String, problems: Vec<Problem>) -> Self {
        Self {
            path,
            outcome: Outcome::Refused,
            id: None,
            slug: None,
            problems,
            differences: Vec::new(),
        }
    }
}

/// How many inputs had each outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// See [`Outcome::Imported`], and so on.
    pub imported: usize,
    /// Records that follow the source again.
    pub updated: usize,
    /// Records left as they are.
    pub unchanged: usize,
    /// Inputs that went into another's record.
    pub merged: usize,
    /// Drafts.
    pub draft: usize,
    /// Inputs that gave nothing.
    pub refused: usize,
}

impl Totals {
    /// Counts an input.
    pub fn add(&mut self, outcome: Outcome) {
        *match outcome {
            Outcome::Imported => &mut self.imported,
            Outcome::Updated => &mut self.updated,
            Outcome::Unchanged => &mut self.unchanged,
            Outcome::Merged => &mut self.merged,
            Outcome::Draft => &mut self.draft,
            Outcome::Refused => &mut self.refused,
        } += 1;
    }

    fn counts(&self) -> [(Outcome, usize); 6] {
        [
            (Outcome::Imported, self.imported),
            (Outcome::Updated, self.updated),
            (Outcome::Unchanged, self.unchanged),
            (Outcome::Merged, self.merged),
            (Outcome::Draft, self.draft),
            (Outcome::Refused, self.refused),
        ]
    }
}

impl fmt::Display for Totals {
    /// `Razem: 5 (zaimportowano: 3, odrzucono: 2)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.counts();
        let all: usize = counts.iter().map(|(_, count)| count).sum();
        let shown: Vec<String> = counts
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(outcome, count)| format!("{outcome}: {count}"))
            .collect();
        match shown.as_slice() {
            [] => write!(f, "Razem: {all}"),
            shown => write!(f, "Razem: {all} ({})", shown.join(", ")),
        }
    }
}

impl fmt::Display for InputReport {
    /// A line, and under it each problem with what stands on its line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<15} {}", self.outcome.to_string(), self.path)?;
        if let Some(slug) = &self.slug {
            write!(f, " → {slug}")?;
        }
        for problem in &self.problems {
            write!(f, "\n    {problem}")?;
            if let (Some(line), Some(excerpt)) = (problem.line, &problem.excerpt) {
                write!(f, "\n    {line:>6} │ {}", shortened(excerpt, EXCERPT))?;
            }
        }
        Ok(())
    }
}

/// How much of a line is shown under its problem, in characters.
const EXCERPT: usize = 100;

/// A text of at most so many characters, with "…" where something was left out.
pub fn shortened(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.to_owned();
    }
    let kept: String = text.chars().take(length.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The report as JSON, written as the run goes on: `{"inputs":[…],"totals":{…}}`.
#[derive(Debug)]
pub struct JsonReport<W: Write> {
    out: W,
    is_first: bool,
}

impl<W: Write> JsonReport<W> {
    /// Begins the report.
    ///
    /// # Errors
    /// The writer's.
    pub fn begin(mut out: W) -> io::Result<Self> {
        out.write_all(b"{\"inputs\":[")?;
        Ok(Self { out, is_first: true })
    }

    /// Adds an input, on a line of its own.
    ///
    /// # Errors
    /// The writer's.
    pub fn add(&mut self, input: &InputReport) -> io::Result<()> {
        self.out.write_all(if self.is_first { b"\n" } else { b",\n" })?;
        self.is_first = false;
        serde_json::to_writer(&mut self.out, input)?;
        Ok(())
    }

    /// Ends the report, and gives the writer back.
    ///
    /// # Errors
    /// The writer's.
    pub fn end(mut self, totals: &Totals) -> io::Result<W> {
        self.out.write_all(b"\n],\"totals\":")?;
        serde_json::to_writer(&mut self.out, totals)?;
        self.out.write_all(b"}\n")?;
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(path: &str) -> InputReport {
        let problem = Problem {
            excerpt: Some("Liczba mieszkańców: ok. 7 tys.".into()),
            ..Problem::of_file("", "„ok. 7 tys.” nie jest liczbą")
                .at_line(12)
                .in_field("population")
        };
        InputReport {
            outcome: Outcome::Imported,
            slug: Some("zolw".into()),
            ..InputReport::refused(path.into(), vec![problem])
        }
    }

    #[test]
    fn shows_the_line_under_its_problem() {
        let expected = "zaimportowano   żółw.txt → zolw
    wiersz 12, pole population: „ok. 7 tys.” nie jest liczbą
        12 │ Liczba mieszkańców: ok. 7 tys.";
        assert_eq!(input("żółw.txt").to_string(), expected);
    }

    #[test]
    fn the_json_is_whole_at_its_end() {
        for count in 0..3 {
            let mut totals = Totals::default();
            let mut report = JsonReport::begin(Vec::new()).unwrap();
            for _ in 0..count {
                report.add(&input("żółw.txt")).unwrap();
                totals.add(Outcome::Imported);
            }
            let json: serde_json::Value = serde_json::from_slice(&report.end(&totals).unwrap()).unwrap();
            assert_eq!(json["inputs"].as_array().unwrap().len(), count);
            assert_eq!(json["totals"]["imported"], count);
        }
    }

    #[test]
    fn totals_name_what_there_is() {
        let mut totals = Totals::default();
        assert_eq!(totals.to_string(), "Razem: 0");
        totals.add(Outcome::Draft);
        totals.add(Outcome::Refused);
        totals.add(Outcome::Refused);
        assert_eq!(totals.to_string(), "Razem: 3 (szkic: 1, odrzucono: 2)");
    }

    #[test]
    fn long_texts_are_cut_between_letters() {
        let cases = [
            ("żółw", 4, "żółw"),
            ("żółwie", 4, "żół…"),
            ("a b c", 3, "a…"),
            ("", 0, ""),
        ];
        for (text, length, expected) in cases {
            assert_eq!(shortened(text, length), expected);
        }
    }
}
