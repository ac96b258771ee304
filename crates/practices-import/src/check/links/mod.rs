//! `praktyki check --links`: whether what the records point to is still there.
//!
//! Each address is visited once, however many records have it, and each host is asked one thing at a time, with a
//! pause between: the servers of small gminy are small.

mod hosts;
mod visit;

use std::collections::BTreeMap;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};
use url::Url;

use super::fields::web_addresses;
use super::finding::Finding;
use super::lines::Step;
use super::rules;
use super::sheet::Sheet;
use crate::page::values::is_web_address;
use crate::records::RecordFile;
use visit::{Outcome, Visitor};

/// How links are visited.
#[derive(Debug, Clone)]
pub struct Settings {
    /// So many hosts are asked at a time; at least 1.
    pub jobs: usize,
    /// The most that a connection may take to be made.
    pub connect: Duration,
    /// The most that an answer may take, with the connection.
    pub total: Duration,
    /// The pause between two requests to one host.
    pub pause: Duration,
    /// What stands before the year and the address of an archived copy.
    pub archive: String,
    /// Whether addresses of the local network are visited too; otherwise they are only named.
    pub allow_local: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            jobs: 4,
            connect: Duration::from_secs(10),
            total: Duration::from_secs(20),
            pause: Duration::from_millis(500),
            archive: archive(),
            allow_local: false,
        }
    }
}

/// The archive of the web that copies are suggested from, as `config/archive.txt` names it.
pub fn archive() -> String {
    include_str!("../../../config/archive.txt").trim().to_owned()
}

/// A place in a record that has an address.
type Place<'s, 'f> = (&'s Sheet<'f>, Vec<Step<'static>>);

/// Visits every address of the web that the records have, and says which of them lead nowhere.
///
/// # Errors
/// Where the machine gives no threads.
pub fn check_links(files: &[RecordFile], settings: &Settings) -> Result<Vec<Finding>, ThreadPoolBuildError> {
    let sheets: Vec<Sheet<'_>> = files.iter().filter_map(Sheet::new).collect();
    let places = places(&sheets);
    let outcomes = visit_all(places.keys().cloned().collect(), settings)?;
    let mut found = Vec::new();
    for (address, outcome) in outcomes {
        for (sheet, way) in places.get(&address).into_iter().flatten() {
            found.extend(finding(sheet, way, &address, &outcome, settings));
        }
    }
    found.sort();
    Ok(found)
}

/// Each address with the places that have it. What has not the form of an address is a finding without a visit.
fn places<'s, 'f>(sheets: &'s [Sheet<'f>]) -> BTreeMap<Url, Vec<Place<'s, 'f>>> {
    let mut places: BTreeMap<Url, Vec<Place<'s, 'f>>> = BTreeMap::new();
    for sheet in sheets {
        for (address, way) in web_addresses(sheet)
            .into_iter()
            .filter(|(address, _)| is_web_address(address))
        {
            if let Ok(mut url) = Url::parse(address) {
                // A server never sees the fragment.
                url.set_fragment(None);
                places.entry(url).or_default().push((sheet, way));
            }
        }
    }
    places
}

fn visit_all(addresses: Vec<Url>, settings: &Settings) -> Result<Vec<(Url, Outcome)>, ThreadPoolBuildError> {
    let bar = progress(addresses.len());
    let mut hosts: BTreeMap<String, Vec<Url>> = BTreeMap::new();
    for address in addresses {
        hosts.entry(hosts::name(&address)).or_default().push(address);
    }
    let hosts: Vec<Vec<Url>> = hosts.into_values().collect();
    let visitor = Visitor::new(settings);
    let visit = |address: Url| {
        let outcome = visitor.visit(&address);
        bar.inc(1);
        (address, outcome)
    };
    // A thread takes one host after the other, so that none waits for a host that another thread is asking.
    let pool = ThreadPoolBuilder::new().num_threads(settings.jobs.max(1)).build()?;
    let outcomes = pool.install(|| {
        let one_by_one = hosts.into_par_iter().with_max_len(1);
        one_by_one
            .flat_map_iter(|addresses| addresses.into_iter().map(visit))
            .collect()
    });
    bar.finish_and_clear();
    Ok(outcomes)
}

/// A bar on the terminal; where there is none, indicatif draws nothing.
fn progress(length: usize) -> ProgressBar {
    let template = "{bar:30} {pos} z {len} odnośników, {per_sec}, jeszcze {eta}";
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length as u64).with_style(style)
}

fn finding(
    sheet: &Sheet<'_>,
    way: &[Step<'_>],
    address: &Url,
    outcome: &Outcome,
    settings: &Settings,
) -> Option<Finding> {
    let (rule, message) = match outcome {
        Outcome::Alive => return None,
        Outcome::Moved(to) => (
            rules::LINK_MOVED,
            format!("{address}: strona przeniosła się na stałe; jej nowy adres to {to}"),
        ),
        Outcome::Dead(reason) => (
            rules::LINK_DEAD,
            format!(
                "{address}: {reason}; kopia w archiwum: {}",
                archived(sheet, address, settings)
            ),
        ),
        Outcome::ServerError(status) => (
            rules::LINK_SERVER_ERROR,
            format!("{address}: błąd serwera ({status}), może chwilowy; sprawdź później"),
        ),
        Outcome::Unverified(status) => (
            rules::LINK_UNVERIFIED,
            format!("{address}: serwer odmawia odpowiedzi programom ({status}); sprawdź w przeglądarce"),
        ),
        Outcome::Local => (
            rules::LINK_LOCAL,
            format!("{address}: adres sieci lokalnej, nikt inny pod nim niczego nie znajdzie"),
        ),
    };
    Some(sheet.finding(rule, way, message))
}

/// The copy of the year in which the record was last right.
fn archived(sheet: &Sheet<'_>, address: &Url, settings: &Settings) -> String {
    let record = sheet.record;
    let day = record.updated.or(record.entered).or(record.source.retrieved);
    let year = day.map(|day| format!("{}/", day.year())).unwrap_or_default();
    let prefix = settings.archive.trim_end_matches('/');
    format!("{prefix}/{year}{address}")
}
