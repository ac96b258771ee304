//! How fast the importer reads, and how much memory it takes, by the program as it is installed.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::pages;
use super::watch::{self, Usage, WatchError};
use crate::files::{self, FileError};
use crate::programs;
use crate::steps::{StepError, Steps};

/// How many times larger the second run is than the first: memory that grows with the pages would show.
const GROWTH: usize = 10;

/// With `--check`, the work in microseconds that a page may take: four times what it took when this was written. Time by
/// the clock depends on what else the machine does, and on its disk.
const MOST_WORK_US: f64 = 1_000.0;

/// The same of the program as tests have it, which is not optimised.
const MOST_WORK_UNOPTIMISED_US: f64 = 20_000.0;

/// With `--check`, the memory that ten times the pages may take more. What is kept of a page are its file's name and a
/// few hashes.
const MOST_KIB_A_PAGE: f64 = 1.0;

/// Why there is no figure, or not the one that there should be.
#[derive(Debug, thiserror::Error)]
pub enum ImporterError {
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
    #[error("each page takes {us:.0} µs of work, and {most} is the most")]
    Slow {
        /// Microseconds a page.
        us: f64,
        /// How many it may take.
        most: f64,
    },
    /// Memory grows with the pages.
    #[error("each page takes {kib:.2} KiB of memory for the whole run, and {MOST_KIB_A_PAGE} is the most")]
    Memory {
        /// KiB a page.
        kib: f64,
    },
}

/// Imports `count` made-up pages by the optimised program, and a tenth of them, and prints what that took. They lie in the folder
/// `at`, or in the target folder. With `check`, fails where it is far from the goals.
pub fn run(root: &Path, at: Option<&Path>, count: usize, check: bool, steps: &mut Steps) -> Result<(), ImporterError> {
    let program = optimised(root, steps)?;
    let folder = at.map_or_else(|| root.join("target/bench"), Path::to_owned);
    compare(&program, &folder, count, check.then_some(MOST_WORK_US))
}

/// The same with the program that the tests have built: to optimise it takes minutes, and work or memory that grows faster than
/// the pages shows with this one too.
pub fn check(root: &Path, count: usize, steps: &mut Steps) -> Result<(), ImporterError> {
    let program = programs::build(root, "--bin", "praktyki", steps)?;
    compare(
        &program,
        &root.join("target/bench"),
        count,
        Some(MOST_WORK_UNOPTIMISED_US),
    )
}

fn compare(program: &Path, folder: &Path, count: usize, most_work_us: Option<f64>) -> Result<(), ImporterError> {
    // A folder of this run's own: a file system may be slow in places where it has just deleted many files.
    let folder = folder.join(format!("pages-{}", std::process::id()));
    let (few, many) = (count.div_ceil(GROWTH), count);
    let (small, large) = (imported(program, &folder, few)?, imported(program, &folder, many)?);
    files::remove_folder(&folder)?;
    println!("\n   pages   seconds   pages/s   work a page   peak memory");
    for (pages, usage) in [(few, &small), (many, &large)] {
        println!("{}", row(pages, usage));
    }
    most_work_us.map_or(Ok(()), |most| held(few, &small, many, &large, most))
}

fn row(pages: usize, usage: &Usage) -> String {
    let count = pages as f64;
    let unknown = || "–".to_owned();
    let work = usage
        .work_seconds
        .map_or_else(unknown, |seconds| format!("{:.0} µs", seconds * 1e6 / count));
    let memory = usage
        .peak_kib
        .map_or_else(unknown, |kib| format!("{:.1} MiB", kib / 1024.0));
    format!(
        "{pages:>8} {:>9.2} {:>9.0} {work:>13} {memory:>13}",
        usage.seconds,
        count / usage.seconds
    )
}

/// Whether the figures are near the goals, as far as the system tells them.
fn held(few: usize, small: &Usage, many: usize, large: &Usage, most: f64) -> Result<(), ImporterError> {
    let us = large.work_seconds.unwrap_or_default() * 1e6 / many as f64;
    if us > most {
        return Err(ImporterError::Slow { us, most });
    }
    let growth = large.peak_kib.zip(small.peak_kib).map(|(large, small)| large - small);
    let kib = growth.unwrap_or_default() / (many - few).max(1) as f64;
    if kib > MOST_KIB_A_PAGE {
        return Err(ImporterError::Memory { kib });
    }
    Ok(())
}

fn optimised(root: &Path, steps: &mut Steps) -> Result<PathBuf, ImporterError> {
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
    let target = files::target(root);
    Ok(target.join("native/praktyki"))
}

/// Imports so many new pages into a new folder of records.
fn imported(program: &Path, folder: &Path, count: usize) -> Result<Usage, ImporterError> {
    let folder = folder.join(count.to_string());
    pages::write(&folder.join("pages"), count)?;
    let output = folder.join("output.txt");
    let file = File::create(&output).map_err(FileError::at(&output))?;
    let mut import = Command::new(program);
    import.arg("import").arg(folder.join("pages"));
    import.arg("--into").arg(folder.join("records"));
    import.arg("--report").arg(folder.join("report.json"));
    Ok(watch::run(import.stdout(file).stderr(Stdio::inherit()))?)
}
