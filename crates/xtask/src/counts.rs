//! How many tests passed and failed, read from what the test runners print.

use std::fmt;

/// Tests that passed and that failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Passed.
    pub passed: u64,
    /// Failed.
    pub failed: u64,
}

impl Counts {
    /// Adds another runner's counts.
    pub fn add(&mut self, more: Counts) {
        self.passed += more.passed;
        self.failed += more.failed;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// From the line that ends each of cargo's test binaries: `test result: ok. 12 passed; 0 failed; 0 ignored; …`.
pub fn cargo(line: &str) -> Option<Counts> {
    let (_verdict, results) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut counts = Counts::default();
    for part in results.split("; ") {
        match part.split_once(' ') {
            Some((n, "passed")) => counts.passed = n.parse().ok()?,
            Some((n, "failed")) => counts.failed = n.parse().ok()?,
            _ => {}
        }
    }
    Some(counts)
}

/// From the lines that end Playwright's list: `  12 passed (34.5s)`, `  1 failed`; a test that did not run did not pass.
pub fn playwright(line: &str) -> Option<Counts> {
    let mut words = line.trim_start().split(' ');
    let number: u64 = words.next()?.parse().ok()?;
    match (words.next()?, words.next()) {
        ("passed", None | Some("")) => Some(Counts {
            passed: number,
            failed: 0,
        }),
        ("passed", Some(time)) if time.starts_with('(') => Some(Counts {
            passed: number,
            failed: 0,
        }),
        ("failed" | "interrupted" | "flaky", None) => Some(Counts {
            passed: 0,
            failed: number,
        }),
        ("did", Some("not")) => Some(Counts {
            passed: 0,
            failed: number,
        }),
        _ => None,
    }
}

/// From the lines that end what node's own runner prints as TAP: `# pass 20`, `# fail 0`, `# cancelled 0`.
pub fn node(line: &str) -> Option<Counts> {
    let (what, number) = line.strip_prefix("# ")?.split_once(' ')?;
    let number: u64 = number.parse().ok()?;
    match what {
        "pass" => Some(Counts {
            passed: number,
            failed: 0,
        }),
        "fail" | "cancelled" => Some(Counts {
            passed: 0,
            failed: number,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64) -> Option<Counts> {
        Some(Counts { passed, failed })
    }

    #[test]
    fn cargo_lines() {
        let cases = [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
                counts(12, 0),
            ),
            (
                "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
                counts(3, 2),
            ),
            ("test łódź ... ok", None),
            ("running 12 tests", None),
        ];
        for (line, expected) in cases {
            assert_eq!(cargo(line), expected, "{line}");
        }
    }

    #[test]
    fn node_lines() {
        let cases = [
            ("# pass 20", counts(20, 0)),
            ("# fail 2", counts(0, 2)),
            ("# cancelled 1", counts(0, 1)),
            ("# tests 20", None),
            ("# Subtest: pass 12", None),
            ("ok 1 - pass 3", None),
        ];
        for (line, expected) in cases {
            assert_eq!(node(line), expected, "{line}");
        }
    }

    #[test]
    fn playwright_lines() {
        let cases = [
            ("  12 passed (34.5s)", counts(12, 0)),
            ("  12 passed (1.2m)", counts(12, 0)),
            ("  1 failed", counts(0, 1)),
            ("  3 did not run", counts(0, 3)),
            ("  2 skipped", None),
            ("  ✓  1 [desktop] › map.spec.ts:4:1 › 12 passed gminy (1.0s)", None),
            ("Running 12 tests using 2 workers", None),
        ];
        for (line, expected) in cases {
            assert_eq!(playwright(line), expected, "{line}");
        }
    }
}
