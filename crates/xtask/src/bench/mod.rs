//! `cargo xtask bench`: how fast the importer reads, and how much memory it takes, by the program as it is installed.

mod pages;
mod watch;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::files::{self, FileError};
use crate::steps::{StepError, Steps};
use watch::{Usage, WatchError};

/// How many times larger the second run is than the first: memory that grows with the pages would show.
const GROWTH: usize = 10;

/// With `--check`, the pages a second below which the run fails. The goal is 5,000; a machine that does other work at
/// the same time gets less, so that only what is far from it is a fault.
const LEAST_RATE: f64 = 2_500.0;

/// With `--check`, the memory that ten times the pages may take more. What is kept of a page are its file's name and a
/// few hashes.
const MOST_KIB_A_PAGE: f64 = 1.0;

/// Why there is no figure, or not the one that there should be.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// The pages could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The program could not be built.
    #[error(transparent)]
    Step(#[from] StepError),
    /// The program could not be watched.
    #[error(transparent)]
    Watch(#[from] WatchError),
    /// Slower than it may be.
    #[error("the importer reads {rate:.0} pages a second, and {LEAST_RATE} are the least")]
    Slow {
        /// Pages a second.
        rate: f64,
    },
    /// Memory grows with the pages.
    #[error("each page takes {kib:.2} KiB of memory for the whole run, and {MOST_KIB_A_PAGE} is the most")]
    Memory {
        /// KiB a page.
        kib: f64,
    },
}

/// Imports `count` made-up pages, and a tenth of them, and prints what that took. With `check`, fails where it is far
/// from the goals.
pub fn run(root: &Path, count: usize, check: bool, steps: &mut Steps) -> Result<(), BenchError> {
    let program = build(root, steps)?;
    let folder = root.join("target/bench");
    let (few, many) = (count.div_ceil(GROWTH), count);
    let (small, large) = (imported(&program, &folder, few)?, imported(&program, &folder, many)?);
    println!("\n   pages   seconds   pages/s   peak memory");
    for (pages, usage) in [(few, &small), (many, &large)] {
        let memory = usage
            .peak_kib
            .map_or_else(|| "–".to_owned(), |kib| format!("{:.1} MiB", kib / 1024.0));
        println!(
            "{pages:>8} {:>9.2} {:>9.0} {memory:>13}",
            usage.seconds,
            pages as f64 / usage.seconds
        );
    }
    if !check {
        return Ok(());
    }
    let rate = many as f64 / large.seconds;
    if rate < LEAST_RATE {
        return Err(BenchError::Slow { rate });
    }
    match (small.peak_kib, large.peak_kib) {
        (Some(small), Some(large)) if (large - small) / (many - few) as f64 > MOST_KIB_A_PAGE => {
            let kib = (large - small) / (many - few) as f64;
            Err(BenchError::Memory { kib })
        }
        _ => Ok(()),
    }
}

fn build(root: &Path, steps: &mut Steps) -> Result<PathBuf, BenchError> {
    let mut cargo = Command::new("cargo");
    cargo.args([
        "build",
        "--profile",
        "native",
        "--package",
        "practices-import",
        "--bin",
        "praktyki",
    ]);
    steps.run("the importer, optimised", cargo.current_dir(root))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join("native/praktyki"))
}

/// Imports so many new pages into a new folder.
fn imported(program: &Path, folder: &Path, count: usize) -> Result<Usage, BenchError> {
    let (pages, records) = (folder.join(format!("pages-{count}")), folder.join("records"));
    pages::write(&pages, count)?;
    files::remove_folder(&records)?;
    let output = folder.join("output.txt");
    let file = File::create(&output).map_err(FileError::at(&output))?;
    let mut import = Command::new(program);
    import.arg("import").arg(&pages).arg("--into").arg(&records);
    import.arg("--report").arg(folder.join("report.json"));
    Ok(watch::run(import.stdout(file).stderr(Stdio::inherit()))?)
}
