//! `cargo xtask bench`: how fast everything is. The importer by the program as it is installed, the crates by their own
//! benches, the map beside other maps in a browser.

pub mod importer;
pub mod options;
mod pages;
mod peers;
pub mod watch;

use std::path::Path;
use std::process::Command;

use crate::steps::{StepError, Steps};
use importer::ImporterError;
use options::Bench;
use peers::PeersError;

/// The crates that have benches.
const TIMED_CRATES: [&str; 3] = ["geomap", "practices", "practices-import"];

/// Why there are no figures, or not those that there should be.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// The importer.
    #[error(transparent)]
    Importer(#[from] ImporterError),
    /// The crates' benches.
    #[error(transparent)]
    Native(#[from] StepError),
    /// The map in the browser.
    #[error(transparent)]
    Peers(#[from] PeersError),
}

/// Runs the parts that were asked for.
pub fn run(root: &Path, bench: &Bench, steps: &mut Steps) -> Result<(), BenchError> {
    if let Some(asked) = &bench.importer {
        importer::run(root, asked.at.as_deref(), asked.pages, asked.check, steps)?;
    }
    if bench.native {
        native(root, steps)?;
    }
    if let Some(asked) = &bench.browser {
        peers::run(root, asked, steps)?;
    }
    print!("\n{}", steps.summary());
    Ok(())
}

fn native(root: &Path, steps: &mut Steps) -> Result<(), StepError> {
    let mut cargo = Command::new("cargo");
    cargo
        .arg("bench")
        .args(TIMED_CRATES.map(|name| format!("--package={name}")));
    steps.run("benches of the crates", cargo.current_dir(root))
}
