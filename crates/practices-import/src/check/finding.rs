//! One thing that a check has found, and what a curator or a program reads of it.

use std::fmt;
use std::str::FromStr;

use practices::polish::plural;
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::problem::Problem;

/// How much a finding weighs; the lightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// "Brak": something that the record could say and doesn't.
    Hint,
    /// "Uwaga": something for a person to look at, and to settle or leave.
    Warning,
    /// "Błąd": the record says something false, or can't go to the map.
    Error,
}

impl Severity {
    /// The Polish word, without diacritics, as the command line takes it: `blad`, `uwaga`, `brak`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hint => "brak",
            Self::Warning => "uwaga",
            Self::Error => "blad",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hint => "brak",
            Self::Warning => "uwaga",
            Self::Error => "błąd",
        })
    }
}

/// A text that names no [`Severity`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("„{0}” nie jest wagą; podaj blad, uwaga albo brak")]
pub struct UnknownSeverity(String);

impl FromStr for Severity {
    type Err = UnknownSeverity;

    fn from_str(text: &str) -> Result<Self, UnknownSeverity> {
        let all = [Self::Hint, Self::Warning, Self::Error];
        all.into_iter()
            .find(|severity| severity.code() == text || severity.to_string() == text)
            .ok_or_else(|| UnknownSeverity(text.to_owned()))
    }
}

/// What a check looks for. The code is stable: scripts may rely on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rule {
    /// The name: `teryt-unknown`.
    pub code: &'static str,
    /// What it weighs when it is broken.
    pub severity: Severity,
}

/// A rule broken, with the file, line and field where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where, and what in Polish.
    pub problem: Problem,
    /// Which rule.
    pub rule: Rule,
}

impl fmt::Display for Finding {
    /// `gęś.md, wiersz 12, pole teryt: … [błąd: teryt-unknown]`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}: {}]", self.problem, self.rule.severity, self.rule.code)
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Finding", 6)?;
        fields.serialize_field("path", &self.problem.path)?;
        fields.serialize_field("line", &self.problem.line)?;
        fields.serialize_field("field", &self.problem.field)?;
        fields.serialize_field("code", self.rule.code)?;
        fields.serialize_field("severity", &self.rule.severity)?;
        fields.serialize_field("message", &self.problem.message)?;
        fields.end()
    }
}

/// How many findings there are of each weight, among how many records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Files that were looked at.
    pub records: usize,
    /// Of [`Severity::Error`].
    pub errors: usize,
    /// Of [`Severity::Warning`].
    pub warnings: usize,
    /// Of [`Severity::Hint`].
    pub hints: usize,
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |n, forms| format!("{n} {}", plural(n, forms));
        write!(
            f,
            "Sprawdzono {}: {}, {}, {}",
            counted(self.records, ["rekord", "rekordy", "rekordów"]),
            counted(self.errors, ["błąd", "błędy", "błędów"]),
            counted(self.warnings, ["uwaga", "uwagi", "uwag"]),
            counted(self.hints, ["brak", "braki", "braków"]),
        )
    }
}

/// Everything that was found, by file and line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// One by one.
    pub findings: Vec<Finding>,
    /// How many.
    pub totals: Totals,
}

impl Findings {
    /// Sorts and counts what was found among so many records.
    pub fn new(records: usize, mut findings: Vec<Finding>) -> Self {
        findings.sort();
        let of = |severity| {
            findings
                .iter()
                .filter(|finding| finding.rule.severity == severity)
                .count()
        };
        let totals = Totals {
            records,
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            hints: of(Severity::Hint),
        };
        Self { findings, totals }
    }

    /// Whether anything weighs as much as this, or more.
    pub fn reach(&self, level: Severity) -> bool {
        self.findings.iter().any(|finding| finding.rule.severity >= level)
    }
}

impl fmt::Display for Findings {
    /// A line a finding, and the totals on the last.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            writeln!(f, "{finding}")?;
        }
        writeln!(f, "{}", self.totals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings() -> Findings {
        let of = |line, severity| Finding {
            problem: Problem::of_file("gęś.md", "źle").at_line(line).in_field("teryt"),
            rule: Rule {
                code: "gesi-trop",
                severity,
            },
        };
        Findings::new(3, vec![of(12, Severity::Hint), of(7, Severity::Warning)])
    }

    #[test]
    fn a_finding_is_a_line_and_the_totals_are_the_last() {
        let expected = "gęś.md, wiersz 7, pole teryt: źle [uwaga: gesi-trop]\n\
                        gęś.md, wiersz 12, pole teryt: źle [brak: gesi-trop]\n\
                        Sprawdzono 3 rekordy: 0 błędów, 1 uwaga, 1 brak\n";
        assert_eq!(findings().to_string(), expected);
    }

    #[test]
    fn json_has_the_same_in_its_fields() {
        let json = serde_json::to_value(findings()).unwrap();
        let first = serde_json::json!({
            "path": "gęś.md", "line": 7, "field": "teryt",
            "code": "gesi-trop", "severity": "warning", "message": "źle",
        });
        assert_eq!(json["findings"][0], first);
        assert_eq!(
            json["totals"],
            serde_json::json!({"records": 3, "errors": 0, "warnings": 1, "hints": 1})
        );
    }

    #[test]
    fn a_level_is_reached_by_what_weighs_as_much_or_more() {
        let levels = [("blad", false), ("uwaga", true), ("brak", true), ("błąd", false)];
        for (level, reached) in levels {
            assert_eq!(findings().reach(level.parse().unwrap()), reached, "{level}");
        }
        assert!("gęś".parse::<Severity>().is_err());
    }
}
