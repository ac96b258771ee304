//! What became of each input: for the terminal, and as JSON for other programs.

use std::fmt;

use serde::Serialize;

use crate::problem::Problem;

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
    /// Another input of the run is the same practice.
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
    /// The file, as it was given or found.
    pub path: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The id of its record, where it has one.
    pub id: Option<String>,
    /// The slug of its record, where it has one.
    pub slug: Option<String>,
    /// What is wrong with it, in the order of its lines.
    pub problems: Vec<Problem>,
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

/// A whole run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Each input, in the order of reading.
    pub inputs: Vec<InputReport>,
    /// Their outcomes, counted.
    pub totals: Totals,
}

impl Report {
    /// Adds an input and counts it.
    pub fn add(&mut self, input: InputReport) {
        let totals = &mut self.totals;
        let count = match input.outcome {
            Outcome::Imported => &mut totals.imported,
            Outcome::Updated => &mut totals.updated,
            Outcome::Unchanged => &mut totals.unchanged,
            Outcome::Merged => &mut totals.merged,
            Outcome::Draft => &mut totals.draft,
            Outcome::Refused => &mut totals.refused,
        };
        *count += 1;
        self.inputs.push(input);
    }

    /// Whether any input has a problem.
    pub fn has_problems(&self) -> bool {
        self.inputs.iter().any(|input| !input.problems.is_empty())
    }

    /// The report as JSON, with a newline at the end.
    ///
    /// # Errors
    /// serde_json's, which a report of texts and numbers never causes.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

impl fmt::Display for Report {
    /// A line an input, its problems under it, the totals last.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for input in &self.inputs {
            write!(f, "{:<15} {}", input.outcome.to_string(), input.path)?;
            match &input.slug {
                Some(slug) => writeln!(f, " → {slug}")?,
                None => writeln!(f)?,
            }
            for problem in &input.problems {
                writeln!(f, "    {problem}")?;
            }
        }
        let totals = &self.totals;
        let counts = [
            (Outcome::Imported, totals.imported),
            (Outcome::Updated, totals.updated),
            (Outcome::Unchanged, totals.unchanged),
            (Outcome::Merged, totals.merged),
            (Outcome::Draft, totals.draft),
            (Outcome::Refused, totals.refused),
        ];
        let shown: Vec<String> = counts
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(outcome, count)| format!("{outcome}: {count}"))
            .collect();
        writeln!(f, "Razem: {} ({})", self.inputs.len(), shown.join(", "))
    }
}
