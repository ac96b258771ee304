//! `cargo xtask fuzz`: feeds made-up and broken bytes to the readers of pages and tables, so many times and no more.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::files::FileError;
use crate::steps::{StepError, Steps};
use crate::tools::{self, ToolError};

/// The targets, each with the folder of fixtures that it begins from.
const TARGETS: [(&str, &str); 2] = [("pages", "pages"), ("tables", "tables")];

/// The longest input, in bytes: longer ones find the same faults, only later.
const LONGEST: usize = 8192;

/// How long one input may take, in seconds.
const TIMEOUT: usize = 10;

/// Why the fuzzer did not come to a good end.
#[derive(Debug, thiserror::Error)]
pub enum FuzzError {
    /// cargo-fuzz can't be had.
    #[error(transparent)]
    Tool(#[from] ToolError),
    /// A folder could not be made.
    #[error(transparent)]
    File(#[from] FileError),
    /// A target failed: what made it fail lies in `crates/practices-import/fuzz/artifacts`.
    #[error(transparent)]
    Step(#[from] StepError),
}

/// Runs each target `runs` times, always with the same inputs.
pub fn run(root: &Path, runs: usize, steps: &mut Steps) -> Result<(), FuzzError> {
    let path = tools::path_with_fuzz(steps)?;
    let crate_folder = root.join("crates/practices-import");
    for (target, fixtures) in TARGETS {
        let found = root.join("target/fuzz-corpus").join(target);
        fs::create_dir_all(&found).map_err(FileError::at(&found))?;
        let mut fuzz = Command::new("cargo");
        // Without a sanitizer, which Rust has none for on its stable channel: a panic is what is looked for.
        fuzz.args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir"])
            .arg(crate_folder.join("fuzz"))
            .arg("--target-dir")
            .arg(root.join("target/fuzz"))
            .arg(target)
            .arg(found)
            .arg(crate_folder.join("tests/fixtures").join(fixtures))
            .arg("--")
            .args([
                format!("-runs={runs}"),
                format!("-max_len={LONGEST}"),
                format!("-timeout={TIMEOUT}"),
                "-seed=1".to_owned(),
                "-verbosity=0".to_owned(),
            ])
            .env("PATH", &path)
            .current_dir(&crate_folder);
        steps.run_as(&format!("fuzzing of {target}"), &mut fuzz, "cargo xtask fuzz")?;
    }
    Ok(())
}
