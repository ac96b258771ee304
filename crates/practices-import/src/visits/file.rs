//! What is kept of all counts: a small file beside the catalogue, which the site's pages show.
//!
//! ```json
//! {"since":"2026-01-01","visits":1234,"months":{"2026-01":1234},"most_read":[{"slug":"ges","title":"Gęś","count":56}],
//! "read":{"ges":56},"counted":{"combined":"2026-01-31"}}
//! ```
//!
//! Whoever has an older counter may write its day and number into `since` and `visits`: later counts add to them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use practices::{Date, Details};
use serde::{Deserialize, Serialize};

use super::days::Totals;
use super::line::Form;
use super::{Settings, VisitsError};
use crate::build::DETAILS_FOLDER;
use crate::store::write_atomically;

/// How many practices are named as the most read.
const NAMED: usize = 10;
/// Of how many the number is kept; one that is not among them begins anew.
const KEPT: usize = 300;

/// The file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visits {
    /// From which day on it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// All visits.
    #[serde(default)]
    pub visits: u64,
    /// Those of each month, as `2026-11`.
    #[serde(default)]
    pub months: BTreeMap<String, u64>,
    /// The most read practices, with their titles.
    #[serde(default)]
    pub most_read: Vec<Read>,
    /// How often each practice was read, by slug.
    #[serde(default)]
    pub read: BTreeMap<String, u64>,
    /// Until which day each form of log has been counted.
    #[serde(default)]
    pub counted: BTreeMap<Form, Date>,
}

/// A practice that is read much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// How many visitors and days.
    pub count: u64,
}

impl Visits {
    /// What was counted before; where there is no file, nothing was.
    ///
    /// # Errors
    /// [`VisitsError::File`] and [`VisitsError::Malformed`].
    pub fn read(path: &Path) -> Result<Self, VisitsError> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(failed(path)(error)),
        };
        serde_json::from_slice(&bytes).map_err(|error| VisitsError::Malformed {
            path: path.to_owned(),
            message: error.to_string(),
        })
    }

    /// Adds a count to it.
    pub(super) fn add(&mut self, totals: &Totals, newest: &BTreeMap<Form, Date>, settings: &Settings) {
        for (day, visits) in &totals.days {
            self.visits += visits;
            let month = format!("{:04}-{:02}", day.year(), day.month());
            *self.months.entry(month).or_default() += visits;
        }
        for (slug, count) in &totals.read {
            *self.read.entry(slug.clone()).or_default() += count;
        }
        let first = totals.days.keys().next().copied();
        self.since = self.since.or(settings.since).or(first);
        for (form, day) in newest {
            let until = self.counted.entry(*form).or_insert(*day);
            *until = (*until).max(*day);
        }
    }

    /// Keeps the most read of those practices that the catalogue in this folder has, and names the first of them.
    pub fn settle(&mut self, catalogue: &Path) {
        let mut read: Vec<(String, u64)> = std::mem::take(&mut self.read).into_iter().collect();
        read.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let titled = read
            .into_iter()
            .filter_map(|(slug, count)| Some((title(catalogue, &slug)?, slug, count)));
        let titled: Vec<_> = titled.take(KEPT).collect();
        let named = titled.iter().take(NAMED).map(|(title, slug, count)| Read {
            slug: slug.clone(),
            title: title.clone(),
            count: *count,
        });
        self.most_read = named.collect();
        self.read = titled.into_iter().map(|(_, slug, count)| (slug, count)).collect();
    }

    /// Writes the file.
    ///
    /// # Errors
    /// [`VisitsError::File`].
    pub fn write(&self, path: &Path) -> Result<(), VisitsError> {
        let json = serde_json::to_string_pretty(self)
            .map_err(io::Error::from)
            .map_err(failed(path))?;
        write_atomically(path, json + "\n").map_err(failed(path))
    }
}

/// The title of a practice, from its file of details.
fn title(catalogue: &Path, slug: &str) -> Option<String> {
    let bytes = fs::read(catalogue.join(DETAILS_FOLDER).join(format!("{slug}.json"))).ok()?;
    let details: Details = serde_json::from_slice(&bytes).ok()?;
    Some(details.feature?.title)
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> VisitsError {
    let path = path.to_owned();
    move |error| VisitsError::File { path, error }
}
