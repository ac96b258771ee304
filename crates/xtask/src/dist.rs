//! The site to publish: Trunk's release build, made small, with a page for each address and compressed copies.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::base::{self, Base, BaseError};
use crate::contacts::{self, ContactsError};
use crate::files::{self, FileError};
use crate::steps::{StepError, Steps};
use crate::tools::{ToolError, Tools, WASM_TARGET};
use crate::{compress, deploy, head, lazy, lean, offline, policy, programs, sections, sizes, split, stamp, start};

/// What rustc's wasm may use by default since 1.82; naming more makes browsers refuse the file.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What `wasm-opt` does: in code that is first made flat it finds more that repeats, and without hints of alignment, which
/// browsers pass over, more is alike; four kilobytes of what travels. Rust's stack lies lowest in the memory, which is its
/// own and begins empty, and no load of Rust's traps. All of that holds for the parts as well: where a part puts its data,
/// nothing has written before.
const WASM_PASSES: [&str; 9] = [
    "--low-memory-unused",
    "--zero-filled-memory",
    "--ignore-implicit-traps",
    "--flatten",
    "--rereloop",
    "--local-cse",
    "-Oz",
    "-Oz",
    "--dealign",
];

/// Why there is no site.
#[derive(Debug, thiserror::Error)]
pub enum DistError {
    /// A tool is missing.
    #[error(transparent)]
    Tool(#[from] ToolError),
    /// A program failed.
    #[error(transparent)]
    Step(#[from] StepError),
    /// The site can't stand where it is to.
    #[error(transparent)]
    Base(#[from] BaseError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The site would say more of people than it is to say.
    #[error(transparent)]
    Contacts(#[from] ContactsError),
}

/// Where the site is built.
pub fn folder(root: &Path) -> PathBuf {
    root.join("dist")
}

/// Builds the site, to stand at this base, unless it is what the sources give already.
pub fn build_if_stale(root: &Path, base: &Base, steps: &mut Steps) -> Result<(), DistError> {
    if stamp::is_fresh(root, &folder(root), base)? {
        println!("dist/ is up to date");
        return Ok(());
    }
    build(root, base, steps)
}

/// Builds the site from nothing, to stand at this base.
pub fn build(root: &Path, base: &Base, steps: &mut Steps) -> Result<(), DistError> {
    let dist = folder(root);
    let tools = Tools::ready(root, steps)?;
    files::remove_folder(&dist)?;
    compile(root, &tools, steps)?;
    head::carry_tiles(root, &dist)?;
    contacts::leave_out(root, &dist, steps)?;
    if let Some(splitter) = &tools.splitter {
        split::run(root, &dist, splitter, &tools, steps)?;
    }
    for path in wasms(&dist)? {
        files::write(&path, &sections::without_relocations(files::read(&path)?))?;
    }
    if let Some(wasm_opt) = &tools.wasm_opt {
        optimise(&dist, wasm_opt, steps)?;
    }
    split::mark_ends(&dist)?;
    lazy::rename(&dist)?;
    start::rewrite(&dist)?;
    base::put(&dist, base)?;
    head::rewrite(&dist)?;
    policy::write(&dist)?;
    offline::write(root, &dist)?;
    if let Some(esbuild) = &tools.esbuild {
        minify(&dist, esbuild, steps)?;
    }
    publish(root, &dist, steps)?;
    let compressed = steps.time("brotli and gzip copies", || compress::all(&dist))?;
    deploy::write(root, &dist)?;
    println!("dist/ has compressed copies of {compressed} files.");
    println!("target/deploy/ has configurations of nginx and Caddy for it; docs/deploy.md says how to use them.");
    println!(
        "A first visit to the map, all of its files counted:\n{}",
        sizes::table(&dist)?
    );
    Ok(stamp::set(root, &dist, base)?)
}

/// Trunk's build with Rust's library made lean, or without where this Rust can't.
fn compile(root: &Path, tools: &Tools, steps: &mut Steps) -> Result<(), StepError> {
    if lean::is_possible(steps) {
        match trunk(root, tools, steps, lean::ask) {
            Ok(()) => return Ok(()),
            Err(error) => {
                println!("    {error}\n    once more, with Rust's library as it comes: the app is then larger");
            }
        }
    }
    trunk(root, tools, steps, lean::add_flags)
}

fn trunk(root: &Path, tools: &Tools, steps: &mut Steps, ask: fn(&mut Command, &str)) -> Result<(), StepError> {
    let prepare = |command: &mut Command| {
        if tools.splitter.is_some() {
            split::ask(command, root);
            ask(command, split::FLAGS);
        } else {
            ask(command, "");
        }
    };
    // Trunk passes --offline on to cargo, so what the app needs must be here before.
    let mut fetch = Command::new("cargo");
    fetch.args(["fetch", "--target", WASM_TARGET]).current_dir(root);
    prepare(&mut fetch);
    steps.run("fetch crates", &mut fetch)?;
    let mut build = Command::new("trunk");
    build
        .args(["build", "--release", "--offline"])
        .current_dir(root)
        .env("PATH", &tools.path);
    // Trunk takes the variable for its own flag and stumbles over the customary value 1.
    build.env_remove("NO_COLOR");
    prepare(&mut build);
    steps.run_as("trunk build --release", &mut build, "cargo xtask dist")
}

/// Writes the pages, and all else that is made of the app's texts and the catalogue.
pub fn publish(root: &Path, dist: &Path, steps: &mut Steps) -> Result<(), StepError> {
    let program = programs::build(root, "--bin", "publish-site", steps)?;
    steps.run("pages", Command::new(program).arg(dist).current_dir(root))
}

fn wasms(dist: &Path) -> Result<Vec<PathBuf>, FileError> {
    let mut paths = files::below(dist)?;
    paths.retain(|path| files::extension(path) == "wasm");
    Ok(paths)
}

/// Makes every wasm file of the build smaller, in its place.
fn optimise(dist: &Path, wasm_opt: &Path, steps: &mut Steps) -> Result<(), DistError> {
    for path in wasms(dist)? {
        let before = sizes::length(&path)?;
        let mut command = Command::new(wasm_opt);
        command
            .args(WASM_PASSES)
            .args(WASM_FEATURES)
            .arg(&path)
            .arg("-o")
            .arg(&path);
        steps.run_as("wasm-opt -Oz", &mut command, "cargo xtask dist")?;
        let after = sizes::length(&path)?;
        println!(
            "    {}: {} kB, was {} kB",
            path.file_name().unwrap_or_default().display(),
            sizes::kilobytes(after),
            sizes::kilobytes(before)
        );
    }
    Ok(())
}

/// Makes every script and style sheet of the build smaller, in its place.
fn minify(dist: &Path, esbuild: &Path, steps: &mut Steps) -> Result<(), DistError> {
    for path in files::below(dist)? {
        if !["css", "js"].contains(&files::extension(&path)) {
            continue;
        }
        let mut command = Command::new(esbuild);
        command
            .arg(&path)
            .args(["--minify", "--charset=utf8", "--allow-overwrite", "--log-level=warning"])
            .arg(format!("--outfile={}", path.display()));
        steps.run_as("esbuild --minify", &mut command, "cargo xtask dist")?;
    }
    Ok(())
}
