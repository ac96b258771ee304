//! By what practices can be put in order while their records are not here.
//!
//! [`Orders`] has of each practice, by its number, where its title stands in the alphabet, when it was entered and last
//! changed, and how many inhabitants its unit has. What is near isn't here: the index has the points.

mod alphabet;
mod file;

pub use file::OrdersError;

use crate::date::Date;
use crate::practice::Practice;

/// By what practices are put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// The title, in the order of the Polish alphabet.
    Title,
    /// The day of entry into the catalogue.
    Entered,
    /// The day of the last change in the catalogue.
    Updated,
    /// The inhabitants of the unit.
    Population,
}

impl By {
    /// All of them, in the order in which they are offered and stand in the file.
    pub const ALL: [By; 4] = [By::Title, By::Entered, By::Updated, By::Population];
}

/// By what the practices of a catalogue can be put in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Orders {
    stamp: u64,
    count: u32,
    /// By the order of [`By::ALL`] and the practices' numbers: a number that rises with the value, 0 where it is not
    /// known. Titles that differ in nothing but the case of letters have the same.
    columns: [Vec<u32>; By::ALL.len()],
}

impl Orders {
    /// A number that rises with the value, 0 where it is not known.
    pub(crate) fn value(&self, by: By, practice: u32) -> u32 {
        let column = self.columns.get(by as usize);
        let value = column.and_then(|column| column.get(practice as usize));
        value.copied().unwrap_or_default()
    }

    /// Puts practices in order. Those whose value is not known come last in both directions; those of the same value
    /// stand by their titles from A to Z, and of the same title by their numbers.
    pub fn sort(&self, practices: &mut Vec<u32>, by: By, descending: bool) {
        let key = |practice: u32| {
            let value = match self.value(by, practice) {
                0 => u32::MAX,
                value if descending => u32::MAX - value,
                value => value,
            };
            let title = self.value(By::Title, practice);
            (u64::from(value) << 32 | u64::from(title), practice)
        };
        let mut keyed: Vec<(u64, u32)> = practices.iter().map(|practice| key(*practice)).collect();
        keyed.sort_unstable();
        practices.clear();
        practices.extend(keyed.into_iter().map(|(_, practice)| practice));
    }

    /// The inhabitants of the unit of a practice, where they are known.
    pub fn population(&self, practice: u32) -> Option<u32> {
        Some(self.value(By::Population, practice)).filter(|people| *people > 0)
    }
}

/// Takes practices in the order of their numbers.
#[derive(Debug, Default)]
pub struct OrdersBuilder {
    titles: Vec<(String, String)>,
    orders: Orders,
}

impl OrdersBuilder {
    /// Adds the next practice.
    pub fn add(&mut self, practice: &Practice) {
        self.titles.push(alphabet::key(&practice.title));
        self.orders.count += 1;
        let [_, entered, updated, population] = &mut self.orders.columns;
        entered.push(practice.entered.map(day).unwrap_or_default());
        updated.push(practice.updated.map(day).unwrap_or_default());
        population.push(practice.population.unwrap_or_default());
    }

    /// The orders of what was added.
    pub fn finish(self, stamp: u64) -> Orders {
        let Self { titles, mut orders } = self;
        let mut sorted: Vec<_> = titles.iter().zip(0usize..).collect();
        sorted.sort_unstable();
        let mut ranks = vec![0; titles.len()];
        let (mut rank, mut before) = (0, None);
        for (title, number) in sorted {
            rank += u32::from(before != Some(title));
            before = Some(title);
            if let Some(place) = ranks.get_mut(number) {
                *place = rank;
            }
        }
        let [title, ..] = &mut orders.columns;
        *title = ranks;
        orders.stamp = stamp;
        orders
    }
}

/// A number that rises with the days and is never 0: of a year whose months all have 31.
fn day(date: Date) -> u32 {
    (u32::from(date.year()) * 12 + u32::from(date.month())) * 31 + u32::from(date.day())
}

#[cfg(test)]
mod tests;
