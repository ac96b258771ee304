//! What was asked for on the command line.

use std::ffi::OsString;

use lexopt::ValueExt as _;
use lexopt::prelude::{Long, Short, Value};

use crate::base::{Base, BaseError};
use crate::bench::options::{self, Bench};
use crate::browser::Script;
use crate::scale::Scale;

/// What `cargo xtask --help` prints.
pub const HELP: &str = "\
cargo xtask serve [--port N] [--no-build]   build what is needed and serve the map on this machine
cargo xtask dist [--base /mapa/]            make the site to publish in dist/, to stand at the root of its host, or in a folder
cargo xtask test [--quick]                  all checks; --quick leaves out what takes minutes: fuzzing, timing, the browser
cargo xtask audit                           licences, sources, versions and known faults of all crates (deny.toml)
cargo xtask servers                         nginx and Caddy with the configurations in deploy/ and the site in dist/
cargo xtask outputs                         every page of dist/ asked about its HTML; no person's name where none is to be published
cargo xtask e2e [playwright arguments]      only the browser tests, e.g. `cargo xtask e2e map --project phone`
cargo xtask shots [address…] [--into DIR]   screenshots at three widths, light and dark (target/shots)
cargo xtask geodata [--check]               make data/regions and data/gazetteer again; --check: say if they differ
cargo xtask bench [--importer] [--native] [--browser]
                                            all that is timed, or only what is named:
    --importer [--pages N] [--at DIR] [--check]
                                            how fast made-up pages (50000) are imported, and in how much memory
    --native                                the benches of the crates
    --browser [--peers DIR] [--runs N] [--n 500,10000] [--net none|fast4g] [--quick] [--write FILE]
                                            the map beside other maps; --write puts the table into the page
cargo xtask scale [--n 500,10000] [--runs N] what a build takes and a first visit fetches, by index and by tiles
cargo xtask fuzz [--runs N]                 feed broken bytes to the readers of pages and tables
cargo xtask measure [--runs N]              time to the first right map, and bytes, in a cold browser
cargo xtask finding [--slower N] [--runs N] time from a letter or a tick to what it finds among 100,000 practices
";

/// The port that `serve` tries first.
const DEFAULT_PORT: u16 = 8080;

/// How many inputs each target of `fuzz` gets, also in the tests.
pub const FUZZ_RUNS: usize = 10_000;

/// A command line that means nothing.
#[derive(Debug, thiserror::Error)]
pub enum ArgsError {
    /// No such task.
    #[error("there is no task `{0}`; there are:\n{HELP}")]
    UnknownTask(String),
    /// No place for a site.
    #[error(transparent)]
    Base(#[from] BaseError),
    /// An option that the task does not have, or a value that does not fit.
    #[error("{0}; there are:\n{HELP}")]
    Wrong(#[from] lexopt::Error),
}

/// One of xtask's tasks.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Say what there is.
    Help,
    /// Build and serve.
    Serve {
        /// The port to try first.
        port: u16,
        /// False to serve dist/ as it stands.
        build: bool,
    },
    /// Make dist/.
    Dist {
        /// Where on its host the site will stand, where that is said.
        base: Option<Base>,
    },
    /// All checks.
    Test {
        /// Without the site and the browser.
        quick: bool,
    },
    /// Look at the crates that the project is made of.
    Audit,
    /// Try the configurations of web servers.
    Servers,
    /// What dist/ has, asked of tools and searched for names.
    Outputs,
    /// Make the map's own data again.
    Geodata {
        /// Write nothing, say what differs.
        check: bool,
    },
    /// Time the importer, the crates, the map.
    Bench(Bench),
    /// Measure how the site grows with its catalogue.
    Scale(Scale),
    /// Feed broken bytes to the readers.
    Fuzz {
        /// How many inputs each of them gets.
        runs: usize,
    },
    /// One of the programs that drive a browser.
    Browser {
        /// Which.
        script: Script,
        /// Its arguments, passed on.
        rest: Vec<OsString>,
    },
}

/// Reads the command line.
pub fn parse(mut parser: lexopt::Parser) -> Result<Task, ArgsError> {
    let name = match parser.next()? {
        None | Some(Long("help") | Short('h')) => return Ok(Task::Help),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    let browser = |script, mut parser: lexopt::Parser| {
        Ok(Task::Browser {
            script,
            rest: parser.raw_args()?.collect(),
        })
    };
    match name.as_str() {
        "help" => Ok(Task::Help),
        "serve" => serve(parser),
        "dist" => dist(parser),
        "audit" => bare(parser, Task::Audit),
        "servers" => bare(parser, Task::Servers),
        "outputs" => bare(parser, Task::Outputs),
        "test" => Ok(Task::Test {
            quick: flag(parser, "quick")?,
        }),
        "geodata" => Ok(Task::Geodata {
            check: flag(parser, "check")?,
        }),
        "bench" => Ok(Task::Bench(options::read(parser)?)),
        "scale" => scale(parser),
        "fuzz" => fuzz(parser),
        "e2e" => browser(Script::Tests, parser),
        "shots" => browser(Script::Shots, parser),
        "measure" => browser(Script::Measure, parser),
        "finding" => browser(Script::Finding, parser),
        _ => Err(ArgsError::UnknownTask(name)),
    }
}

fn serve(mut parser: lexopt::Parser) -> Result<Task, ArgsError> {
    let (mut port, mut build) = (DEFAULT_PORT, true);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => port = parser.value()?.parse()?,
            Long("no-build") => build = false,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Serve { port, build })
}

fn bare(mut parser: lexopt::Parser, task: Task) -> Result<Task, ArgsError> {
    match parser.next()? {
        None => Ok(task),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn dist(mut parser: lexopt::Parser) -> Result<Task, ArgsError> {
    let mut base = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("base") => base = Some(Base::new(&parser.value()?.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Dist { base })
}

fn scale(mut parser: lexopt::Parser) -> Result<Task, ArgsError> {
    let mut scale = Scale::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("n") => scale.sizes = parser.value()?.parse_with(options::sizes)?,
            Long("runs") => scale.runs = parser.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Scale(scale))
}

fn fuzz(mut parser: lexopt::Parser) -> Result<Task, ArgsError> {
    let mut runs = FUZZ_RUNS;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("runs") => runs = parser.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Fuzz { runs })
}

/// Whether the task's only option is there.
fn flag(mut parser: lexopt::Parser, name: &str) -> Result<bool, ArgsError> {
    let mut set = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Long(option) if option == name => set = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(set)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task, ArgsError> {
        parse(lexopt::Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn command_lines() {
        let cases = [
            ("", Task::Help),
            ("--help", Task::Help),
            (
                "serve",
                Task::Serve {
                    port: 8080,
                    build: true,
                },
            ),
            (
                "serve --port 9000 --no-build",
                Task::Serve {
                    port: 9000,
                    build: false,
                },
            ),
            ("audit", Task::Audit),
            ("servers", Task::Servers),
            ("outputs", Task::Outputs),
            ("dist", Task::Dist { base: None }),
            (
                "dist --base mapa",
                Task::Dist {
                    base: Base::new("/mapa/").ok(),
                },
            ),
            (
                "scale --n 500,1000000 --runs 1",
                Task::Scale(Scale {
                    sizes: vec![500, 1_000_000],
                    runs: 1,
                }),
            ),
            ("fuzz --runs 500", Task::Fuzz { runs: 500 }),
            ("test --quick", Task::Test { quick: true }),
            ("geodata", Task::Geodata { check: false }),
            (
                "e2e map --project phone",
                Task::Browser {
                    script: Script::Tests,
                    rest: ["map", "--project", "phone"].map(OsString::from).into(),
                },
            ),
        ];
        for (line, expected) in cases {
            assert_eq!(parsed(line).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn wrong_command_lines_are_refused() {
        for line in [
            "bielsko-biała",
            "serve --port żółw",
            "serve --port 70000",
            "dist --quick",
            "servers nginx",
            "dist --base /łódź/",
            "geodata --quick",
            "test all",
            "bench --pages dużo",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
