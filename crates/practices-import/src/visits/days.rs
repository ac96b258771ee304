//! Counts visitors and what they read, a day at a time, in memory that has a limit whatever the logs.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};

use practices::Date;

use super::line::Request;

/// So many hashes of a day are kept one by one, and up to so many visitors are counted exactly. Of more every second is
/// kept, then every fourth, and so on, and each stands for as many: the count is then off by a fifth of a percent or so.
const KEPT: usize = 1 << 18;

/// So many names of practices are known at the most: a server that answers anything with a page could be asked for any.
const MOST_PRACTICES: usize = 1 << 20;

/// How many days are open at once: servers write lines a little late, over midnight too.
const OPEN: usize = 2;

/// What was counted of the days that are over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Visits by day.
    pub days: BTreeMap<Date, u64>,
    /// How many visitors and days read each practice, by slug.
    pub read: BTreeMap<String, u64>,
}

/// Hashes, all of them or a part that stands for all.
#[derive(Debug, Default)]
struct Sample {
    kept: HashMap<u64, u32>,
    level: u32,
}

impl Sample {
    fn add(&mut self, hash: u64, value: u32) {
        if !self.is_kept(hash) {
            return;
        }
        self.kept.insert(hash, value);
        while self.kept.len() > KEPT {
            self.level += 1;
            let level = self.level;
            self.kept.retain(|hash, _| hash.trailing_zeros() >= level);
        }
    }

    fn is_kept(&self, hash: u64) -> bool {
        hash.trailing_zeros() >= self.level
    }

    /// For how many each of those that are kept stands.
    fn weight(&self) -> u64 {
        1 << self.level
    }

    fn count(&self) -> u64 {
        self.kept.len() as u64 * self.weight()
    }
}

/// A day that is being counted. Its keys are chosen anew for it, and are nowhere else.
#[derive(Debug, Default)]
struct Day {
    keys: RandomState,
    visitors: Sample,
    read: Sample,
}

/// The days that are being counted, and what was counted of the others.
#[derive(Debug, Default)]
pub struct Days {
    open: BTreeMap<Date, Day>,
    totals: Totals,
    numbers: HashMap<String, u32>,
    names: Vec<String>,
}

impl Days {
    /// Counts a request; says no where its day is over already.
    pub fn add(&mut self, day: Date, request: &Request<'_>) -> bool {
        let is_new = !self.open.contains_key(&day);
        let is_late = self.open.keys().next().is_some_and(|first| day < *first);
        if is_new && (self.totals.days.contains_key(&day) || is_late && self.open.len() >= OPEN) {
            return false;
        }
        let practice = request.practice.as_deref().and_then(|slug| self.number(slug));
        let open = self.open.entry(day).or_default();
        let visitor = (&request.address, &request.agent);
        open.visitors.add(open.keys.hash_one(visitor), 0);
        if let Some(practice) = practice {
            open.read.add(open.keys.hash_one((visitor, practice)), practice);
        }
        while self.open.len() > OPEN {
            self.close_first();
        }
        true
    }

    /// Closes all days, and gives what was counted.
    pub fn finish(&mut self) -> Totals {
        while !self.open.is_empty() {
            self.close_first();
        }
        std::mem::take(&mut self.totals)
    }

    fn close_first(&mut self) {
        let Some((day, counted)) = self.open.pop_first() else {
            return;
        };
        self.totals.days.insert(day, counted.visitors.count());
        let weight = counted.read.weight();
        for number in counted.read.kept.values() {
            let name = usize::try_from(*number).ok().and_then(|number| self.names.get(number));
            if let Some(name) = name {
                *self.totals.read.entry(name.clone()).or_default() += weight;
            }
        }
    }

    fn number(&mut self, slug: &str) -> Option<u32> {
        if let Some(known) = self.numbers.get(slug) {
            return Some(*known);
        }
        let number = u32::try_from(self.names.len()).ok()?;
        if self.names.len() >= MOST_PRACTICES {
            return None;
        }
        self.names.push(slug.to_owned());
        self.numbers.insert(slug.to_owned(), number);
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn request(address: &str, practice: Option<&str>) -> Request<'static> {
        Request {
            address: Cow::Owned(address.as_bytes().to_vec()),
            agent: Cow::Borrowed(b"Mozilla/5.0"),
            practice: practice.map(str::to_owned),
        }
    }

    #[test]
    fn a_visitor_counts_once_a_day() {
        let mut days = Days::default();
        for (on, address, practice) in [
            ("2026-11-01", "192.0.2.1", None),
            ("2026-11-01", "192.0.2.1", Some("ges")),
            ("2026-11-01", "192.0.2.1", Some("ges")),
            ("2026-11-01", "192.0.2.2", Some("ges")),
            ("2026-11-02", "192.0.2.1", Some("zolw")),
            // A line that was written late.
            ("2026-11-01", "192.0.2.3", None),
        ] {
            assert!(days.add(day(on), &request(address, practice)), "{on} {address}");
        }
        days.add(day("2026-11-04"), &request("192.0.2.1", None));
        assert!(!days.add(day("2026-11-01"), &request("192.0.2.9", None)));
        let totals = days.finish();
        let counted: Vec<u64> = totals.days.into_values().collect();
        assert_eq!(counted, [3, 1, 1]);
        assert_eq!(totals.read, BTreeMap::from([("ges".into(), 2), ("zolw".into(), 1)]));
    }

    #[test]
    fn a_day_of_very_many_is_estimated_in_as_much_memory() {
        let mut sample = Sample::default();
        let keys = RandomState::new();
        let many = 1_000_000_u64;
        for visitor in 0..many {
            sample.add(keys.hash_one(visitor), 0);
        }
        assert!(sample.kept.len() <= KEPT);
        // Six times the deviation that is to be expected.
        assert!(sample.count().abs_diff(many) < many / 80, "{}", sample.count());
    }
}
