//! How the site grows with its catalogue: what a build takes and makes, and what a first visit fetches, by the index and by tiles.
//! docs/scale.md has the figures.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::bench::watch::{self, Usage, WatchError};
use crate::browser::{self, BrowserError};
use crate::compress;
use crate::dist;
use crate::files::{self, FileError};
use crate::head;
use crate::server::{Server, ServerError};
use crate::steps::{StepError, Steps};

/// Up to how many practices a catalogue is built of records: that of more would take more memory than most machines have. Of
/// those the files by which a map opens are made alone, of practices strewn over the country.
const FROM_RECORDS: usize = 200_000;

/// Up to how many practices all files of cards are fetched by a first visit.
const ALL_CARDS: usize = 1000;

/// What of the site is not copied for a made-up catalogue: its own, and the pages that are written of it.
const OWN: [&str; 6] = ["data", "praktyki", "wojewodztwa", "obrazy", "dane", "spis"];

/// What a build makes.
const MADE: [&str; 8] = [
    "practices.geojson",
    "details",
    "cards",
    "index.json",
    "facets.bin",
    "orders.bin",
    "search",
    "clusters.pmtiles",
];

/// What is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// How many practices the catalogues have.
    pub sizes: Vec<usize>,
    /// How many visits to each.
    pub runs: usize,
}

impl Default for Scale {
    fn default() -> Self {
        Self {
            sizes: vec![500, 10_000, 100_000],
            runs: 3,
        }
    }
}

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
pub enum ScaleError {
    /// A program failed.
    #[error(transparent)]
    Step(#[from] StepError),
    /// A program that is watched failed.
    #[error(transparent)]
    Watch(#[from] WatchError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The site could not be served.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// There is no browser.
    #[error(transparent)]
    Browser(#[from] BrowserError),
}

/// Measures each size, with the site that stands in dist/.
pub fn run(root: &Path, scale: &Scale, steps: &mut Steps) -> Result<(), ScaleError> {
    let programs = Programs::ready(root, steps)?;
    let chromium = browser::ready(&root.join("tests/e2e"), steps)?;
    for count in &scale.sizes {
        let site = Site {
            dist: dist::folder(root),
            folder: root.join("target/scale").join(count.to_string()),
            count: *count,
        };
        site.build(&programs, steps)?;
        site.lay_out(steps)?;
        for is_tiled in [false, true] {
            site.visit(root, &chromium, is_tiled, scale.runs, steps)?;
        }
    }
    Ok(())
}

/// The programs that are watched, optimised.
struct Programs(PathBuf);

impl Programs {
    fn ready(root: &Path, steps: &mut Steps) -> Result<Self, StepError> {
        for line in [
            "--package practices-import --bin praktyki --example records",
            "--package practices --example publish",
            "--package cluster-tiles --features write --example tiles",
        ] {
            let mut cargo = Command::new("cargo");
            cargo.args(["build", "--profile", "native"]).args(line.split(' '));
            steps.run("compile what is watched", cargo.current_dir(root))?;
        }
        Ok(Self(files::target(root).join("native")))
    }

    fn praktyki(&self) -> Command {
        Command::new(self.0.join("praktyki"))
    }

    fn example(&self, name: &str) -> Command {
        Command::new(self.0.join("examples").join(name))
    }
}

/// A site with a made-up catalogue.
struct Site {
    dist: PathBuf,
    folder: PathBuf,
    count: usize,
}

impl Site {
    fn site(&self) -> PathBuf {
        self.folder.join("site")
    }

    fn data(&self) -> PathBuf {
        self.site().join("data")
    }

    /// Writes the records, unless they are there, and watches what is made of them.
    fn build(&self, programs: &Programs, steps: &mut Steps) -> Result<(), ScaleError> {
        files::remove_folder(&self.site())?;
        let mut build = self.builder(programs, steps)?;
        let built = steps.time("build", || watch::run(build.stdout(Stdio::null())))?;
        let mut tiles = programs.example("tiles");
        let tiled = steps.time("tiles", || watch::run(tiles.arg(self.data())))?;
        println!(
            "{} practices: build {}, tiles {}",
            self.count,
            said(&built),
            said(&tiled)
        );
        for name in MADE {
            let path = self.data().join(name);
            if path.exists() {
                println!("    {name}: {}", megabytes(&path)?);
            }
        }
        Ok(())
    }

    /// What makes the catalogue: `praktyki build`, of records that are written before.
    fn builder(&self, programs: &Programs, steps: &mut Steps) -> Result<Command, StepError> {
        let count = self.count.to_string();
        if self.count > FROM_RECORDS {
            let mut publish = programs.example("publish");
            publish.args(["--made-up", &count]).arg(self.data());
            return Ok(publish);
        }
        let records = self.folder.join("records");
        if !records.is_dir() {
            let mut write = programs.example("records");
            steps.run("records", write.arg(&count).arg(&records))?;
        }
        let mut build = programs.praktyki();
        build.arg("build").arg(&records).arg("--into").arg(self.data());
        Ok(build)
    }

    /// Puts the app beside the catalogue, and compressed copies of what a first visit fetches.
    fn lay_out(&self, steps: &mut Steps) -> Result<(), ScaleError> {
        for path in files::below(&self.dist)? {
            let Ok(inner) = path.strip_prefix(&self.dist) else {
                continue;
            };
            let is_own = OWN.iter().any(|own| inner.starts_with(own)) && !inner.starts_with("data/regions");
            if !is_own {
                files::write(&self.site().join(inner), &files::read(&path)?)?;
            }
        }
        let mut fetched = vec![self.data().join("index.json")];
        if self.count <= ALL_CARDS {
            fetched.extend(files::below(&self.data().join("cards"))?);
        }
        let squeeze = || fetched.iter().try_for_each(|path| compress::copies_beside(path));
        Ok(steps.time("brotli and gzip copies", squeeze)?)
    }

    /// Visits the map as a browser that knows nothing yet. The page is the app's shell: what would be written into it of this
    /// catalogue is not there.
    fn visit(
        &self,
        root: &Path,
        chromium: &Path,
        is_tiled: bool,
        runs: usize,
        steps: &mut Steps,
    ) -> Result<(), ScaleError> {
        let shell = files::read_text(&self.dist.join("shell.html"))?;
        let page = self.site().join("index.html");
        files::write(&page, head::opening_by(&shell, &self.dist, is_tiled)?.as_bytes())?;
        compress::copies_beside(&page)?;
        let server = Server::bind(&self.site(), 0)?;
        let way = if is_tiled { "tiles" } else { "index" };
        let sites = format!("[[\"{} by {way}\",\"{}\"]]", self.count, server.address());
        server.run_beside();
        let mut visit = Command::new("node");
        visit
            .arg(root.join("tests/e2e/scale.mjs"))
            .env("CHROMIUM", chromium)
            .env("SITES", sites)
            .env("RUNS", runs.to_string());
        Ok(steps.run_as("first visits", &mut visit, "cargo xtask scale")?)
    }
}

fn said(usage: &Usage) -> String {
    let memory = usage.peak_kib.map(|kib| format!("{:.0} MB", kib * 1.024 / 1000.0));
    format!("{:.2} s, {}", usage.seconds, memory.unwrap_or_else(|| "–".to_owned()))
}

/// What a file, or all files of a folder, weigh, and how many they are.
fn megabytes(path: &Path) -> Result<String, FileError> {
    let paths = if path.is_dir() {
        files::below(path)?
    } else {
        vec![path.to_owned()]
    };
    let lengths = paths.iter().map(|path| fs::metadata(path).map(|about| about.len()));
    let bytes: u64 = lengths.sum::<io::Result<u64>>().map_err(FileError::at(path))?;
    Ok(format!("{:.2} MB in {} files", bytes as f64 / 1e6, paths.len()))
}
