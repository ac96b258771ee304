//! What the project is made of: cargo-deny is asked about every crate, by the rules in `deny.toml`.

use std::path::Path;
use std::process::Command;

use crate::steps::{StepError, Steps};
use crate::tools::{self, ToolError};

/// Why the crates are not as they should be, or could not be looked at.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// cargo-deny is missing.
    #[error(transparent)]
    Tool(#[from] ToolError),
    /// A crate breaks a rule.
    #[error(transparent)]
    Step(#[from] StepError),
}

/// Looks at licences, sources and versions, for which no network is needed; then at known faults, whose database must be
/// fetched: where it can't be, that is said, and fails nothing.
pub fn run(root: &Path, steps: &mut Steps) -> Result<(), AuditError> {
    let Some(program) = tools::cargo_deny(steps)? else {
        return Ok(());
    };
    let deny = |words: &[&str]| {
        let mut command = Command::new(&program);
        command.args(words).current_dir(root);
        command
    };
    let repeat = "cargo deny --offline check licenses bans sources";
    let mut rules = deny(&[
        "--log-level",
        "error",
        "--offline",
        "check",
        "licenses",
        "bans",
        "sources",
    ]);
    steps.run_as("licences, sources and versions of all crates", &mut rules, repeat)?;
    if deny(&["fetch", "db"])
        .output()
        .is_ok_and(|output| output.status.success())
    {
        let mut faults = deny(&["--log-level", "error", "check", "--disable-fetch", "advisories"]);
        steps.run_as("known faults of all crates", &mut faults, "cargo deny check advisories")?;
    } else {
        println!(
            "    the database of known faults can't be fetched from here: whether a crate has one is not looked at"
        );
    }
    Ok(())
}
