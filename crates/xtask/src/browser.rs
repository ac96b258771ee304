//! A real Chromium, and Node to drive it: for the tests, the screenshots and the stopwatch. Both are found, or installed
//! where that can be done without asking; the scripts and their npm packages stand in tests/e2e.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::apt;
use crate::counts::{self, Counts};
use crate::dist;
use crate::files::{self, FileError};
use crate::made_up;
use crate::server::{Server, ServerError};
use crate::steps::{StepError, Steps};
use crate::tools::answer;

/// The oldest Node that Playwright runs on.
const OLDEST_NODE: u32 = 20;
const CHROMIUM_NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];
const CHROMIUM_PLACES: [&str; 2] = [
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Why no browser could be driven.
#[derive(Debug, thiserror::Error)]
pub enum BrowserError {
    /// No browser, and no way to install one.
    #[error(
        "no Chromium found. Install one (Debian: `apt-get install chromium`), or name it: CHROMIUM=/path/to/chromium"
    )]
    NoChromium,
    /// No Node, or too old a one.
    #[error(
        "the browser tests need Node {OLDEST_NODE} or later with npm; {found}. Install it from your system or nodejs.org"
    )]
    NoNode {
        /// What there is instead.
        found: String,
    },
    /// The site could not be served.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// A program failed.
    #[error(transparent)]
    Step(#[from] StepError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// A program in tests/e2e that drives the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// The browser tests.
    Tests,
    /// Screenshots of pages.
    Shots,
    /// Time to the first map.
    Measure,
    /// Time from a letter typed, or a facet ticked, to what it finds.
    Finding,
}

impl Script {
    /// The step's name, the command that repeats it, and what node runs.
    fn about(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Tests => (
                "browser tests",
                "cargo xtask e2e",
                "node_modules/@playwright/test/cli.js",
            ),
            Self::Shots => ("screenshots", "cargo xtask shots", "shots.mjs"),
            Self::Measure => ("measure", "cargo xtask measure", "timing.mjs"),
            Self::Finding => ("finding", "cargo xtask finding", "finding.mjs"),
        }
    }

    /// The made-up catalogues that it needs: the variable that tells where each is, and how many practices it has.
    fn made_up(self) -> &'static [(&'static str, u32)] {
        match self {
            Self::Tests => &[("MADE_UP", 100_000), (TILED, 10_000)],
            Self::Finding => &[("MADE_UP", 100_000), ("MADE_UP_SMALLER", 10_000)],
            Self::Shots | Self::Measure => &[],
        }
    }
}

/// The variable that tells where a made-up catalogue with tiles is.
const TILED: &str = "MADE_UP_TILED";

/// Serves dist/ as it stands and runs the script against it.
pub fn run(root: &Path, script: Script, rest: &[OsString], steps: &mut Steps) -> Result<(), BrowserError> {
    let folder = root.join("tests/e2e");
    let chromium = ready(&folder, steps)?;
    let server = Server::bind(&dist::folder(root), 0)?;
    let (name, repeat, program) = script.about();
    let mut command = Command::new("node");
    for (variable, count) in script.made_up() {
        let make = if *variable == TILED {
            made_up::with_tiles
        } else {
            made_up::ready
        };
        command.env(variable, make(root, *count, steps)?);
    }
    command
        .arg(folder.join(program))
        .env("CHROMIUM", &chromium)
        .env("SITE", server.origin());
    let read: fn(&str) -> Option<Counts> = match script {
        Script::Tests => {
            // Playwright looks for its configuration where it is started, and colours hide the counts.
            command
                .arg("test")
                .current_dir(&folder)
                .env("NO_COLOR", "1")
                .env_remove("FORCE_COLOR");
            counts::playwright
        }
        Script::Shots | Script::Measure | Script::Finding => |_| None,
    };
    command.args(rest);
    server.run_beside();
    Ok(steps.run_reading(name, &mut command, repeat, read)?)
}

/// Runs the tests of what the service worker decides, which need no browser.
pub fn test_worker(root: &Path, steps: &mut Steps) -> Result<(), BrowserError> {
    node(steps)?;
    let mut files = files::below(&root.join("offline/tests"))?;
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    let mut command = Command::new("node");
    command.args(["--test", "--test-reporter=tap"]).args(files);
    let repeat = "node --test offline/tests/*.test.mjs";
    Ok(steps.run_reading("tests of the service worker", &mut command, repeat, counts::node)?)
}

/// Asks html-validate about every page of dist/ as it stands. What it is not asked: how tags are written, which makes no difference to a
/// browser; titles, which are as long as a practice's; the role that Safari's readers need for a list without marks; and a button for
/// forms that answer while one types.
pub fn validate_pages(root: &Path, steps: &mut Steps) -> Result<(), BrowserError> {
    let folder = root.join("tests/e2e");
    node(steps)?;
    packages(&folder, steps)?;
    let mut command = Command::new("node");
    command
        .arg(folder.join("node_modules/html-validate/bin/html-validate.mjs"))
        .arg("--config")
        .arg(folder.join("html-validate.json"))
        .args(["--max-warnings", "0", "--ext", "html"])
        .arg(dist::folder(root));
    Ok(steps.run("HTML of all pages", &mut command)?)
}

/// Finds or installs the browser, Node, and the npm packages that the folder's lock file names.
pub fn ready(folder: &Path, steps: &mut Steps) -> Result<PathBuf, BrowserError> {
    let chromium = chromium(steps)?;
    node(steps)?;
    packages(folder, steps)?;
    Ok(chromium)
}

fn chromium(steps: &mut Steps) -> Result<PathBuf, BrowserError> {
    let found = find_chromium();
    let polish_text = answer(Path::new("fc-list"), ":lang=pl").is_none_or(|fonts| !fonts.trim().is_empty());
    match found {
        Some(found) if polish_text => Ok(found),
        found => {
            apt::install(&["chromium", "fonts-dejavu-core"], steps)?;
            found.or_else(find_chromium).ok_or(BrowserError::NoChromium)
        }
    }
}

fn find_chromium() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = CHROMIUM_NAMES
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)));
    let places = CHROMIUM_PLACES.iter().map(PathBuf::from);
    named
        .into_iter()
        .chain(on_path)
        .chain(places)
        .find(|place| place.is_file())
}

fn node(steps: &mut Steps) -> Result<(), BrowserError> {
    if node_problem().is_none() {
        return Ok(());
    }
    apt::install(&["nodejs", "npm"], steps)?;
    node_problem().map_or(Ok(()), |found| Err(BrowserError::NoNode { found }))
}

/// What is wrong with the Node on the PATH, if anything is.
fn node_problem() -> Option<String> {
    let Some(version) = answer(Path::new("node"), "--version") else {
        return Some("there is none".to_owned());
    };
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        return Some(format!("there is {}", version.trim()));
    }
    answer(Path::new("npm"), "--version")
        .is_none()
        .then(|| format!("there is {} without npm", version.trim()))
}

/// 20 of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// `npm ci`, unless what is installed is what the lock file says.
fn packages(folder: &Path, steps: &mut Steps) -> Result<(), BrowserError> {
    let lock = files::read(&folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|copy| copy == lock) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(folder);
    // The browser is the system's own; Playwright need not fetch another.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    steps.run("npm ci", &mut npm)?;
    Ok(files::write(&installed, &lock)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_version_is_read() {
        for (said, expected) in [
            ("v20.20.2\n", Some(20)),
            ("v8.1.0", Some(8)),
            ("żółw", None),
            ("", None),
        ] {
            assert_eq!(major(said), expected, "{said}");
        }
    }
}
