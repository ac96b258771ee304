//! The map beside other maps: copies the peers' benchmark into a folder of our own, lays our site out in it, runs all of
//! them by turns and compares the medians. What is done in the browser stands in benches/browser.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::options::{Browser, Net};
use crate::base::Base;
use crate::browser::{self, BrowserError};
use crate::dist::{self, DistError};
use crate::files::{self, FileError};
use crate::steps::{StepError, Steps};

/// Where the peers' benchmark usually lies, from the project's folder.
const USUAL: &str = "../shared/bench";

/// The file by which a folder is known as the peers' benchmark.
const RUNNER: &str = "run.mjs";

/// What the benchmark and we make in its folder: not copied, and kept from one time to the next.
const MADE: [&str; 6] = ["node_modules", "data", "dist", "app", "results", ".tmp"];

/// The peers of a quick run: those that are the best at something on a machine without a GPU.
const QUICK: &str = "leaflet-supercluster,markercluster,openlayers";

/// From so many practices on a session needs longer, in seconds.
const MANY: (usize, &str) = (1_000_000, "300");

/// Why the map could not be compared.
#[derive(Debug, thiserror::Error)]
pub enum PeersError {
    /// The other maps are not part of this project.
    #[error(
        "the map is timed beside other maps, whose benchmark is not part of this project, and {} has no {RUNNER}. \
         Name its folder: cargo xtask bench --browser --peers DIR", .0.display()
    )]
    NoPeers(PathBuf),
    /// Our site could not be built.
    #[error(transparent)]
    Dist(#[from] DistError),
    /// No browser or no Node.
    #[error(transparent)]
    Browser(#[from] BrowserError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A program failed.
    #[error(transparent)]
    Step(#[from] StepError),
}

/// Runs the benchmark and prints its report, and the table that compares us with the best peer.
pub fn run(root: &Path, asked: &Browser, steps: &mut Steps) -> Result<(), PeersError> {
    let peers = asked.peers.clone().unwrap_or_else(|| root.join(USUAL));
    if !peers.join(RUNNER).is_file() {
        return Err(PeersError::NoPeers(peers));
    }
    dist::build_if_stale(root, &Base::root(), steps)?;
    let bench = Workshop {
        root: root.to_owned(),
        ours: root.join("benches/browser"),
        folder: root.join("target/bench/browser"),
    };
    bench.copy(&peers)?;
    browser::ready(&bench.folder, steps)?;
    bench.make_ready(&dist::folder(root), &asked.sizes, steps)?;
    let nets = asked.net.map_or(Net::ALL.to_vec(), |net| vec![net]);
    let results = nets
        .into_iter()
        .map(|net| bench.measure(net, asked, steps))
        .collect::<Result<Vec<_>, _>>()?;
    bench.report(&results, asked.write.as_deref(), steps)
}

/// The folder in which the benchmark is run, and our own part of it.
struct Workshop {
    root: PathBuf,
    ours: PathBuf,
    folder: PathBuf,
}

impl Workshop {
    /// Copies what differs; other peers than before must be built again.
    fn copy(&self, peers: &Path) -> Result<(), FileError> {
        let mut differs = false;
        for path in files::below(peers)? {
            let Some(name) = path.strip_prefix(peers).ok().filter(|name| is_source(name)) else {
                continue;
            };
            let (copy, bytes) = (self.folder.join(name), files::read(&path)?);
            if fs::read(&copy).ok().as_ref() != Some(&bytes) {
                differs = true;
                files::write(&copy, &bytes)?;
            }
        }
        if differs {
            files::remove_folder(&self.folder.join("dist"))?;
        }
        Ok(())
    }

    /// Makes the practices, the peers' pages and our own, as far as they are not there yet.
    fn make_ready(&self, dist: &Path, sizes: &[usize], steps: &mut Steps) -> Result<(), StepError> {
        let data = |size: &usize, ending| self.folder.join(format!("data/practices-{size}.geojson{ending}"));
        let missing: Vec<usize> = sizes.iter().filter(|size| !data(size, "").is_file()).copied().collect();
        if !missing.is_empty() {
            steps.run("made-up practices", self.node("gen.mjs").arg(list(&missing)))?;
        }
        let all_compressed = sizes.iter().all(|size| data(size, ".br").is_file());
        if !all_compressed || !self.folder.join("dist/p").is_dir() {
            // The peers' build compresses what lies in data/, and our links there are no business of its.
            steps.run("our links away", &mut self.mount())?;
            steps.run("peers", &mut self.node("build.mjs"))?;
        }
        let mut convert = self.node_ours("convert.mjs");
        convert.args(["--data", "data", "--out", "app", "--n", &list(sizes), "--publish"]);
        convert.arg(self.publisher(steps)?);
        steps.run("our data", &mut convert)?;
        steps.run("our site", self.mount().arg("--dist").arg(dist))
    }

    /// The program that publishes a catalogue as `praktyki build` does.
    fn publisher(&self, steps: &mut Steps) -> Result<PathBuf, StepError> {
        let mut cargo = Command::new("cargo");
        cargo.args([
            "build",
            "--profile",
            "native",
            "--package",
            "practices",
            "--example",
            "publish",
        ]);
        steps.run("what publishes catalogues", cargo.current_dir(&self.root))?;
        let target = files::target(&self.root);
        Ok(target.join("native/examples/publish"))
    }

    /// Runs all apps by turns on this network and returns the file with the figures.
    fn measure(&self, net: Net, asked: &Browser, steps: &mut Steps) -> Result<PathBuf, PeersError> {
        let results = self.folder.join(format!("results/{}.jsonl", net.name()));
        // The benchmark adds to what is there.
        files::write(&results, b"")?;
        let mut command = self.node(RUNNER);
        command.arg("--adapter").arg(self.ours.join("adapter.mjs"));
        command.arg("--out").arg(&results);
        command.args(arguments(net, asked));
        steps.run(&format!("maps, network {}", net.name()), &mut command)?;
        Ok(results)
    }

    fn report(&self, results: &[PathBuf], write: Option<&Path>, steps: &mut Steps) -> Result<(), PeersError> {
        steps.run("report", self.node("report.mjs").args(results))?;
        let mut ratios = self.node_ours("ratios.mjs");
        if let Some(page) = write {
            ratios
                .arg("--write")
                .arg(std::path::absolute(page).map_err(FileError::at(page))?);
        }
        Ok(steps.run("beside the best peer", ratios.args(results))?)
    }

    fn mount(&self) -> Command {
        let mut mount = self.node_ours("mount.mjs");
        mount.args(["--bench", "."]);
        mount
    }

    /// A program of the benchmark.
    fn node(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new("node");
        command.arg(program).current_dir(&self.folder);
        command
    }

    /// A program of ours.
    fn node_ours(&self, program: &str) -> Command {
        self.node(self.ours.join(program))
    }
}

/// Whether a file of the benchmark is of its source.
fn is_source(name: &Path) -> bool {
    !MADE.iter().any(|made| name.starts_with(made))
}

/// What the benchmark's runner is told besides where to read and write.
fn arguments(net: Net, asked: &Browser) -> Vec<OsString> {
    let runs = if asked.quick { 1 } else { asked.runs };
    let mut words = vec!["--n".into(), list(&asked.sizes), "--runs".into(), runs.to_string()];
    words.extend(["--net", net.name()].map(str::to_owned));
    if net == Net::Fast4g {
        words.push("--load-only".into());
    }
    if asked.quick {
        words.extend(["--apps", QUICK, "--leak-runs", "0"].map(str::to_owned));
    }
    if asked.sizes.iter().any(|&size| size >= MANY.0) {
        words.extend(["--timeout", MANY.1].map(str::to_owned));
    }
    words.into_iter().map(OsString::from).collect()
}

/// `500,10000`.
fn list(sizes: &[usize]) -> String {
    sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sources_are_copied() {
        let cases = [
            ("run.mjs", true),
            ("adapters/openlayers.mjs", true),
            ("data/practices-500.geojson", false),
            ("node_modules/ol/package.json", false),
            ("app/500/index.json", false),
        ];
        for (name, expected) in cases {
            assert_eq!(is_source(Path::new(name)), expected, "{name}");
        }
    }

    #[test]
    fn the_runner_is_told_what_was_asked() {
        let asked = Browser {
            runs: 3,
            sizes: vec![500, 1_000_000],
            ..Browser::default()
        };
        let said = |net, asked: &Browser| arguments(net, asked).join(" ".as_ref()).into_string().unwrap();
        assert_eq!(
            said(Net::Plain, &asked),
            "--n 500,1000000 --runs 3 --net none --timeout 300"
        );
        let quick = Browser {
            quick: true,
            ..Browser::default()
        };
        assert_eq!(
            said(Net::Fast4g, &quick),
            format!("--n 500,10000,100000 --runs 1 --net fast4g --load-only --apps {QUICK} --leak-runs 0")
        );
    }

    #[test]
    fn without_the_peers_it_says_what_to_do() {
        let asked = Browser {
            peers: Some("nie/ma/żadnych".into()),
            ..Browser::default()
        };
        let error = run(Path::new("."), &asked, &mut Steps::default()).unwrap_err();
        assert!(error.to_string().contains("nie/ma/żadnych has no run.mjs"), "{error}");
    }
}
