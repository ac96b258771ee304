//! `cargo xtask`: what the project does besides compiling. Run it without arguments for the list.

mod apt;
mod args;
mod audit;
mod base;
mod bench;
mod browser;
mod compress;
mod contacts;
mod counts;
mod deploy;
mod dist;
mod files;
mod fuzz;
#[cfg(feature = "geodata")]
mod geodata;
mod head;
mod lazy;
mod lean;
mod made_up;
mod nameless;
mod names;
mod offline;
mod policy;
mod programs;
mod scale;
mod sections;
mod server;
mod servers;
mod sizes;
mod split;
mod stamp;
mod start;
mod steps;
mod test;
mod tools;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use args::{ArgsError, Task};
use base::Base;
use server::Server;
use steps::Steps;

/// Why a task did not end well.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error(transparent)]
    Args(#[from] ArgsError),
    #[error(transparent)]
    Dist(#[from] dist::DistError),
    #[cfg(feature = "geodata")]
    #[error(transparent)]
    Geodata(#[from] geodata::GeodataError),
    #[cfg(not(feature = "geodata"))]
    #[error(transparent)]
    Step(#[from] steps::StepError),
    #[error(transparent)]
    Server(#[from] server::ServerError),
    #[error(transparent)]
    Test(#[from] test::TestError),
    #[error(transparent)]
    Audit(#[from] audit::AuditError),
    #[error(transparent)]
    Servers(#[from] servers::ServersError),
    #[error(transparent)]
    Nameless(#[from] nameless::NamelessError),
    #[error(transparent)]
    Browser(#[from] browser::BrowserError),
    #[error(transparent)]
    Fuzz(#[from] fuzz::FuzzError),
    #[error(transparent)]
    Bench(#[from] bench::BenchError),
    #[error(transparent)]
    Scale(#[from] scale::ScaleError),
}

fn main() -> ExitCode {
    match args::parse(lexopt::Parser::from_env())
        .map_err(Error::from)
        .and_then(run)
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            // As everywhere in the project: 1 for a task that failed, 2 for misuse.
            ExitCode::from(if matches!(error, Error::Args(_)) { 2 } else { 1 })
        }
    }
}

fn run(task: Task) -> Result<(), Error> {
    let root = root();
    let mut steps = Steps::default();
    match task {
        Task::Help => print!("{}", args::HELP),
        Task::Serve { port, build } => serve(&root, port, build, &mut steps)?,
        Task::Dist { base } => {
            let base = Base::decided(&root, base).map_err(dist::DistError::from)?;
            dist::build(&root, &base, &mut steps)?;
            print!("{}", steps.summary());
        }
        Task::Test { quick } => test::run(&root, quick, &mut steps)?,
        Task::Audit => audit::run(&root, &mut steps)?,
        Task::Outputs => {
            browser::validate_pages(&root, &mut steps)?;
            nameless::test(&root, &dist::folder(&root), &mut steps)?;
        }
        Task::Servers => servers::test(&root, &dist::folder(&root), &mut steps)?,
        Task::Geodata { check } => geodata(&root, check, &mut steps)?,
        Task::Scale(options) => {
            dist::build_if_stale(&root, &Base::root(), &mut steps)?;
            scale::run(&root, &options, &mut steps)?;
        }
        Task::Bench(options) => bench::run(&root, &options, &mut steps)?,
        Task::Fuzz { runs } => fuzz::run(&root, runs, &mut steps)?,
        Task::Browser { script, rest } => {
            dist::build_if_stale(&root, &Base::root(), &mut steps)?;
            browser::run(&root, script, &rest, &mut steps)?;
        }
    }
    Ok(())
}

fn serve(root: &Path, port: u16, build: bool, steps: &mut Steps) -> Result<(), Error> {
    if build {
        let base = Base::decided(root, None).map_err(dist::DistError::from)?;
        dist::build_if_stale(root, &base, steps)?;
    }
    let server = Server::bind(&dist::folder(root), port)?;
    println!("Serving dist/ to this machine; Ctrl-C ends it.\n{}", server.address());
    let Err(error) = server.run();
    Err(error.into())
}

#[cfg(feature = "geodata")]
fn geodata(root: &Path, check: bool, steps: &mut Steps) -> Result<(), Error> {
    let mode = if check {
        geodata::Mode::Check
    } else {
        geodata::Mode::Write
    };
    Ok(steps.time("geodata", || geodata::run(root, mode))?)
}

/// Geometry takes long to compile and is seldom needed: this xtask has it not, and starts one that has.
#[cfg(not(feature = "geodata"))]
fn geodata(root: &Path, check: bool, steps: &mut Steps) -> Result<(), Error> {
    let mut command = std::process::Command::new("cargo");
    command
        .args([
            "run",
            "--quiet",
            "--package",
            "xtask",
            "--features",
            "geodata",
            "--",
            "geodata",
        ])
        .current_dir(root);
    command.args(check.then_some("--check"));
    Ok(steps.run("xtask with geometry", &mut command)?)
}

/// The project's folder: this crate stands two levels below it.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}
