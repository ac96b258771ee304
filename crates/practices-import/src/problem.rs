//! One thing that is wrong with one input, in the form that the report and the terminal share.

use std::fmt;

use serde::Serialize;

/// What is wrong, and where: a line of the report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file, as it is shown; the report has it beside the list of problems.
    #[serde(skip)]
    pub path: String,
    /// The line of the file, from 1; `None` where the whole file is meant.
    pub line: Option<usize>,
    /// The field of the record, where it is about one: `population`.
    pub field: Option<String>,
    /// What is wrong and what to do, in Polish.
    pub message: String,
    /// What stands on the line, where that helps a person to find it.
    #[serde(skip)]
    pub excerpt: Option<String>,
}

impl Problem {
    /// A problem of a whole file.
    pub fn of_file(path: impl Into<String>, message: impl fmt::Display) -> Self {
        Self {
            path: path.into(),
            line: None,
            field: None,
            message: message.to_string(),
            excerpt: None,
        }
    }

    /// The same problem, of this line.
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// The same problem, of this field.
    #[must_use]
    pub fn in_field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// The same problem, found in this file.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }
}

impl fmt::Display for Problem {
    /// `strona.txt, wiersz 12, pole population: …`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line.map(|line| format!("wiersz {line}"));
        let field = self.field.as_ref().map(|field| format!("pole {field}"));
        let path = (!self.path.is_empty()).then(|| self.path.clone());
        let place: Vec<String> = [path, line, field].into_iter().flatten().collect();
        if place.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", place.join(", "), self.message)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where_before_what() {
        let bare = Problem::of_file("", "nie do odczytania");
        let cases = [
            (bare.clone(), "nie do odczytania"),
            (bare.clone().at_line(3), "wiersz 3: nie do odczytania"),
            (
                bare.clone().in_file("żółw.md").at_line(3).in_field("powiat"),
                "żółw.md, wiersz 3, pole powiat: nie do odczytania",
            ),
            (bare.in_field("title"), "pole title: nie do odczytania"),
        ];
        for (problem, expected) in cases {
            assert_eq!(problem.to_string(), expected);
        }
    }
}
