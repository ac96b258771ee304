//! What `cargo xtask bench` was asked for. An option of one part asks for that part; nothing asks for all of them.

use std::path::PathBuf;

use lexopt::ValueExt as _;
use lexopt::prelude::Long;

/// How many pages are imported.
const PAGES: usize = 50_000;

/// How often each app visits each size.
const RUNS: usize = 5;

/// Practices on the map.
const SIZES: [usize; 3] = [500, 10_000, 100_000];

/// The parts to run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bench {
    /// The importer.
    pub importer: Option<Importer>,
    /// The crates' own benches.
    pub native: bool,
    /// The map beside other maps.
    pub browser: Option<Browser>,
}

/// How the importer is timed.
#[derive(Debug, PartialEq, Eq)]
pub struct Importer {
    /// How many pages.
    pub pages: usize,
    /// Where they are written; on Linux /dev/shm, which is in memory, leaves the disk out of the figures.
    pub at: Option<PathBuf>,
    /// Fail where the figures are far from the goals.
    pub check: bool,
}

/// How the map is timed.
#[derive(Debug, PartialEq, Eq)]
pub struct Browser {
    /// The folder of the peers' benchmark; `None` to look where it usually lies.
    pub peers: Option<PathBuf>,
    /// How often each app visits each size.
    pub runs: usize,
    /// How many practices; one visit each.
    pub sizes: Vec<usize>,
    /// The network; `None` for each of them.
    pub net: Option<Net>,
    /// One run beside the fastest peers: to see whether a change went the right way.
    pub quick: bool,
    /// The page that gets the table.
    pub write: Option<PathBuf>,
}

/// The network that the browser has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Net {
    /// This machine's.
    Plain,
    /// The "Fast 4G" of Chrome's tools; only loading is timed on it.
    Fast4g,
}

impl Net {
    /// Each of them.
    pub const ALL: [Net; 2] = [Net::Plain, Net::Fast4g];

    /// What the benchmark calls it.
    pub fn name(self) -> &'static str {
        match self {
            Net::Plain => "none",
            Net::Fast4g => "fast4g",
        }
    }
}

impl std::str::FromStr for Net {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Net::ALL.into_iter().find(|net| net.name() == name);
        found.ok_or_else(|| format!("there is no network `{name}`; there are none and fast4g"))
    }
}

impl Default for Importer {
    fn default() -> Self {
        Self {
            pages: PAGES,
            at: None,
            check: false,
        }
    }
}

impl Default for Browser {
    fn default() -> Self {
        Self {
            peers: None,
            runs: RUNS,
            sizes: SIZES.to_vec(),
            net: None,
            quick: false,
            write: None,
        }
    }
}

/// Reads the rest of the command line.
pub fn read(mut parser: lexopt::Parser) -> Result<Bench, lexopt::Error> {
    let mut bench = Bench::default();
    while let Some(argument) = parser.next()? {
        let (importer, browser) = (&mut bench.importer, &mut bench.browser);
        match argument {
            Long("importer") => _ = importer.get_or_insert_default(),
            Long("pages") => importer.get_or_insert_default().pages = parser.value()?.parse()?,
            Long("at") => importer.get_or_insert_default().at = Some(parser.value()?.into()),
            Long("check") => importer.get_or_insert_default().check = true,
            Long("native") => bench.native = true,
            Long("browser") => _ = browser.get_or_insert_default(),
            Long("peers") => browser.get_or_insert_default().peers = Some(parser.value()?.into()),
            Long("runs") => browser.get_or_insert_default().runs = parser.value()?.parse()?,
            Long("n") => browser.get_or_insert_default().sizes = parser.value()?.parse_with(sizes)?,
            Long("net") => browser.get_or_insert_default().net = Some(parser.value()?.parse()?),
            Long("quick") => browser.get_or_insert_default().quick = true,
            Long("write") => browser.get_or_insert_default().write = Some(parser.value()?.into()),
            other => return Err(other.unexpected()),
        }
    }
    if bench == Bench::default() {
        bench = Bench {
            importer: Some(Importer::default()),
            native: true,
            browser: Some(Browser::default()),
        };
    }
    Ok(bench)
}

/// `500,10000`.
pub fn sizes(list: &str) -> Result<Vec<usize>, std::num::ParseIntError> {
    list.split(',').map(str::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Bench, lexopt::Error> {
        read(lexopt::Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn an_option_asks_for_its_part() {
        let importer = |pages, check| Importer {
            pages,
            check,
            ..Importer::default()
        };
        let cases = [
            ("--native", None, true, None),
            ("--check", Some(importer(PAGES, true)), false, None),
            ("--pages 20000 --native", Some(importer(20_000, false)), true, None),
            (
                "--n 500,1000000 --net fast4g --peers ../mapy",
                None,
                false,
                Some(Browser {
                    peers: Some("../mapy".into()),
                    sizes: vec![500, 1_000_000],
                    net: Some(Net::Fast4g),
                    ..Browser::default()
                }),
            ),
            ("", Some(Importer::default()), true, Some(Browser::default())),
        ];
        for (line, importer, native, browser) in cases {
            let expected = Bench {
                importer,
                native,
                browser,
            };
            assert_eq!(parsed(line).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn wrong_command_lines_are_refused() {
        for line in ["--pages dużo", "--n 500,", "--net żółw", "--szybko", "500"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
