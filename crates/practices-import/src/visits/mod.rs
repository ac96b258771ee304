//! `praktyki visits`: counts a site's visitors from the logs that its web server keeps anyway.
//!
//! A visit is a visitor on a day, and a visitor is an address with a browser. Of these only hashes are kept, for as long as
//! their day is being counted, with keys that nobody knows and that go with the day: no file ever says who came. Robots are
//! left out. [`line`](mod@line) reads a line of a log, [`log`] a file of them, [`days`] counts, [`file`](mod@file) is what is kept.

pub mod days;
pub mod file;
pub mod line;
pub mod log;
pub mod robots;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use practices::Date;
use thiserror::Error;

use days::Days;
use file::Visits;
use line::{Form, Line, Reader};
use log::Log;
use robots::Robots;

/// What is counted, and of what.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Below which path the site stands, with a slash at both ends.
    pub base: String,
    /// The day of the count, which is not over yet and not counted.
    pub today: Date,
    /// The day from which on visits are counted; nothing for that of an earlier count, or of the first line.
    pub since: Option<Date>,
}

/// Why nothing could be counted. What was counted before stays as it is.
#[derive(Debug, Error)]
pub enum VisitsError {
    /// A log can't be read.
    #[error("nie można odczytać logu „{}”: {error}; niczego nie policzono", .path.display())]
    Log {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The file of an earlier count is none.
    #[error("„{}” nie jest plikiem odwiedzin: {message}; popraw go albo usuń, by liczyć od nowa", .path.display())]
    Malformed {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// The file can't be read or written.
    #[error("plik odwiedzin „{}”: {error}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// An earlier count is of another beginning.
    #[error("„{}” liczy już od {kept}, a --since mówi {asked}; usuń plik, by liczyć od nowa, albo pomiń --since", .path.display())]
    Since {
        /// Which.
        path: PathBuf,
        /// From when it counts.
        kept: Date,
        /// What was asked for.
        asked: Date,
    },
    /// The list of robots is of no use.
    #[error("lista robotów: {0}")]
    Robots(#[from] regex::Error),
}

/// What became of the lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// All of them.
    pub lines: u64,
    /// Those that are no lines of a log.
    pub malformed: u64,
    /// Requests of robots.
    pub robots: u64,
    /// Of days that an earlier count has counted.
    pub before: u64,
    /// Of today, or of days that are still to come.
    pub not_over: u64,
    /// Of days that were over when the line came: logs of several servers are counted together, or not at all.
    pub late: u64,
}

/// Counts what the logs say, and adds it to what was counted before.
///
/// # Errors
/// [`VisitsError`], where a log can't be read to its end.
pub fn count(logs: &[PathBuf], visits: &mut Visits, settings: &Settings) -> Result<Counted, VisitsError> {
    let mut counting = Counting {
        reader: Reader::new(&settings.base),
        robots: Robots::embedded()?,
        days: Days::default(),
        counted: Counted::default(),
        newest: BTreeMap::new(),
        before: visits.counted.clone(),
        settings,
    };
    let mut waiting = Vec::new();
    for path in logs {
        let first = Log::open(path).and_then(|mut log| log.first_day());
        waiting.push((first.map_err(failed(path))?, path));
    }
    // Days are counted in their order, whatever the order of the files.
    waiting.sort();
    waiting.reverse();
    let mut open: Vec<(&Path, Log)> = Vec::new();
    loop {
        let earliest = open.iter().filter_map(|(_, log)| log.day()).min();
        while let Some((first, path)) = waiting.pop_if(|(first, _)| earliest.is_none() || *first <= earliest) {
            let mut log = Log::open(path).map_err(failed(path))?;
            log.set_day(first);
            open.push((path, log));
        }
        let earliest = open.iter().filter_map(|(_, log)| log.day()).min();
        let Some((path, log)) = open.iter_mut().find(|(_, log)| log.day() == earliest) else {
            break;
        };
        let is_over = counting.count_day_of(log).map_err(failed(path))?;
        if is_over {
            let path = *path;
            open.retain(|(other, log)| *other != path || !log.is_over());
        }
    }
    Ok(counting.finish(visits))
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> VisitsError {
    let path = path.to_owned();
    move |error| VisitsError::Log { path, error }
}

struct Counting<'a> {
    reader: Reader,
    robots: Robots,
    days: Days,
    counted: Counted,
    newest: BTreeMap<Form, Date>,
    before: BTreeMap<Form, Date>,
    settings: &'a Settings,
}

impl Counting<'_> {
    /// Counts the lines of a log until its day is another, and says whether there are no more.
    fn count_day_of(&mut self, log: &mut Log) -> io::Result<bool> {
        let day = log.day();
        while let Some(text) = log.next_line()? {
            if text.is_empty() {
                continue;
            }
            self.counted.lines += 1;
            let Some(line) = self.reader.read(text) else {
                self.counted.malformed += 1;
                continue;
            };
            self.add(&line);
            if Some(line.day) > day {
                let next = line.day;
                log.set_day(Some(next));
                return Ok(false);
            }
        }
        log.end();
        Ok(true)
    }

    fn add(&mut self, line: &Line<'_>) {
        let is_before = self.before.get(&line.form).is_some_and(|until| line.day <= *until);
        if is_before || self.settings.since.is_some_and(|since| line.day < since) {
            self.counted.before += 1;
        } else if line.day >= self.settings.today {
            self.counted.not_over += 1;
        } else {
            self.add_counted(line);
        }
    }

    fn add_counted(&mut self, line: &Line<'_>) {
        let newest = self.newest.entry(line.form).or_insert(line.day);
        *newest = line.day.max(*newest);
        let Some(request) = &line.request else { return };
        if self.robots.is_robot(&request.agent) {
            self.counted.robots += 1;
        } else if !self.days.add(line.day, request) {
            self.counted.late += 1;
        }
    }

    fn finish(mut self, visits: &mut Visits) -> Counted {
        let totals = self.days.finish();
        visits.add(&totals, &self.newest, self.settings);
        self.counted
    }
}
