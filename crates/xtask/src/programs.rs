//! The project's own programs, as the automation runs them.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::files;
use crate::steps::{StepError, Steps};

/// Builds a program of the workspace, and says where it then lies: `kind` is `--bin` or `--example`.
///
/// As one of all that the workspace has, not as one of its package's: crates are then asked for the features that lints and tests ask
/// them for, and none is compiled a second time with fewer.
///
/// # Errors
/// Where it can't be built.
pub fn build(root: &Path, kind: &str, name: &str, steps: &mut Steps) -> Result<PathBuf, StepError> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--quiet", "--workspace", kind, name])
        .current_dir(root);
    steps.run(&format!("compile {name}"), &mut cargo)?;
    let folder = files::target(root).join("debug");
    Ok(if kind == "--example" {
        folder.join("examples")
    } else {
        folder
    }
    .join(name))
}
