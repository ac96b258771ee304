//! Everything that must hold before a change goes in: form, lints, tests, documentation, data, and the site in a browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args;
use crate::audit::{self, AuditError};
use crate::base::Base;
use crate::bench::importer::{self, ImporterError};
use crate::browser::{self, BrowserError, Script};
use crate::counts::{self, Counts};
use crate::dist::{self, DistError};
use crate::files::{self, FileError};
use crate::fuzz::{self, FuzzError};
use crate::nameless::{self, NamelessError};
use crate::programs;
use crate::servers::{self, ServersError};
use crate::sizes::{self, TooHeavy};
use crate::steps::{StepError, Steps};
use crate::tools::WASM_TARGET;

/// Why the checks did not all pass.
#[derive(Debug, thiserror::Error)]
pub enum TestError {
    /// A committed file is not what the records give.
    #[error("{} is not what data/practices gives. To make it again:\n    cargo praktyki build data/practices --into data", .0.display())]
    Stale(PathBuf),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A crate is not as it should be.
    #[error(transparent)]
    Audit(#[from] AuditError),
    /// A reader panicked, or could not be fuzzed.
    #[error(transparent)]
    Fuzz(#[from] FuzzError),
    /// The importer is far slower than it should be.
    #[error(transparent)]
    Bench(#[from] ImporterError),
    /// A check failed, or could not be made.
    #[error(transparent)]
    Step(#[from] StepError),
    /// The site could not be built.
    #[error(transparent)]
    Dist(#[from] DistError),
    /// The app has grown too heavy.
    #[error(transparent)]
    Heavy(#[from] TooHeavy),
    /// A site that is to name nobody does.
    #[error(transparent)]
    Nameless(#[from] NamelessError),
    /// A web server does not do with its configuration what it should, or could not be had.
    #[error(transparent)]
    Servers(#[from] ServersError),
    /// The browser tests failed, or could not be run.
    #[error(transparent)]
    Browser(#[from] BrowserError),
}

/// Runs the checks in order, stops at the first that fails, and in either case says how long each took.
pub fn run(root: &Path, quick: bool, steps: &mut Steps) -> Result<(), TestError> {
    let result = checks(root, steps).and_then(|()| if quick { Ok(()) } else { at_length(root, steps) });
    print!("\n{}", steps.summary());
    let Counts { passed, failed } = steps.counts();
    if passed + failed > 0 {
        println!("\n{}", steps.counts());
    }
    result
}

fn checks(root: &Path, steps: &mut Steps) -> Result<(), TestError> {
    let cargo = |line: &str| {
        let mut command = Command::new("cargo");
        command.args(line.split(' ')).current_dir(root);
        command
    };
    steps.run("formatting", &mut cargo("fmt --all --check"))?;
    steps.run("lints", &mut cargo("clippy --workspace --all-targets -- -D warnings"))?;
    let app = format!("clippy --package mapa-praktyk --package take-along --target {WASM_TARGET} -- -D warnings");
    steps.run("lints of the app and its worker for the browser", &mut cargo(&app))?;
    let tests = "test --workspace --no-fail-fast";
    steps.run_reading("tests", &mut cargo(tests), "cargo test --workspace", counts::cargo)?;
    let mut docs = cargo("doc --workspace --no-deps --document-private-items");
    steps.run("documentation", docs.env("RUSTDOCFLAGS", "-D warnings"))?;
    let praktyki = programs::build(root, "--bin", "praktyki", steps)?;
    let praktyki = |line: &str| {
        let mut command = Command::new(&praktyki);
        command.args(line.split(' ')).current_dir(root);
        command
    };
    steps.run("data", &mut praktyki("check data/practices"))?;
    let rebuilt = root.join("target/xtask/data");
    files::remove_folder(&rebuilt)?;
    let mut build = praktyki("build data/practices --into");
    steps.run("catalogue", build.arg(&rebuilt))?;
    same_files(&rebuilt, &root.join("data"))
}

/// Whether every file that a build of the catalogue makes is committed as it is, and no other practice's details are.
fn same_files(rebuilt: &Path, committed: &Path) -> Result<(), TestError> {
    let mut names: Vec<_> = relative(rebuilt)?;
    names.extend(
        relative(&committed.join("details"))?
            .into_iter()
            .map(|name| Path::new("details").join(name)),
    );
    for name in names {
        if fs::read(rebuilt.join(&name)).ok() != fs::read(committed.join(&name)).ok() {
            return Err(TestError::Stale(Path::new("data").join(name)));
        }
    }
    Ok(())
}

/// The files below a folder, by their paths inside it.
fn relative(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let paths = files::below(folder)?;
    Ok(paths
        .iter()
        .filter_map(|path| path.strip_prefix(folder).ok())
        .map(Path::to_owned)
        .collect())
}

/// How many pages the importer is timed with here: enough to see what it does, quick to write.
const TIMED_PAGES: usize = 10_000;

/// What takes minutes: the readers on broken input, the importer on many pages, the site in a browser.
fn at_length(root: &Path, steps: &mut Steps) -> Result<(), TestError> {
    audit::run(root, steps)?;
    fuzz::run(root, args::FUZZ_RUNS, steps)?;
    importer::check(root, TIMED_PAGES, steps)?;
    browser::test_worker(root, steps)?;
    // The browser tests know the site at the root of its host, whatever the settings say.
    dist::build(root, &Base::root(), steps)?;
    sizes::check(&dist::folder(root))??;
    nameless::test(root, &dist::folder(root), steps)?;
    browser::validate_pages(root, steps)?;
    servers::test(root, &dist::folder(root), steps)?;
    browser::run(root, Script::Tests, &[], steps)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_catalogue_that_differs_is_named() {
        let folder = std::env::temp_dir().join(format!("xtask-same-files-{}", std::process::id()));
        let (rebuilt, committed) = (folder.join("rebuilt"), folder.join("committed"));
        for side in [&rebuilt, &committed] {
            files::write(&side.join("practices.geojson"), "żubr".as_bytes()).unwrap();
            files::write(&side.join("details/swietlica.json"), b"{}").unwrap();
        }
        files::write(&committed.join("practices/swietlica.md"), b"a source, not a product").unwrap();
        assert!(same_files(&rebuilt, &committed).is_ok());

        files::write(&committed.join("details/dawna-praktyka.json"), b"{}").unwrap();
        let error = same_files(&rebuilt, &committed).unwrap_err();
        assert!(
            error.to_string().starts_with("data/details/dawna-praktyka.json is not"),
            "{error}"
        );

        files::remove_folder(&committed.join("details")).unwrap();
        assert!(same_files(&rebuilt, &committed).is_err());
        files::remove_folder(&folder).unwrap();
    }
}
