//! Makes the index of a catalogue's words.

use std::collections::BTreeMap;

use super::common;
use super::dictionary::Dictionary;
use super::index::{Kin, SearchIndex};
use super::named::Gathering;
use super::stem::stem;
use super::texts::{Field, texts};
use super::words::words;
use crate::bytes;
use crate::details::Details;
use crate::practice::Practice;

/// From so many bytes on, what is known of words is continued in another part of the index.
const PART: usize = 96 * 1024;

/// How soon more of a word stops to count for more (the k₁ of BM25).
const SATURATION: f32 = 2.0;
/// How far the length of a text matters (the b of BM25).
const LENGTH_MATTERS: f32 = 0.5;

/// Takes practices in the order of their numbers, and makes the index of them.
#[derive(Debug, Default)]
pub struct SearchBuilder {
    count: u32,
    /// The number of the kin of each word, and of each stem, in the order in which they came.
    words: BTreeMap<String, u32>,
    stems: BTreeMap<String, u32>,
    /// By kin: in which practices it stands, rising, and how much it says of each.
    standing: Vec<Vec<(u32, u8)>>,
    named: Gathering,
}

impl SearchBuilder {
    /// Adds the next practice; without details, its presentation can't be found.
    pub fn add(&mut self, practice: &Practice, details: Option<&Details>) {
        let number = self.count;
        self.named.add(practice);
        self.count += 1;
        let mut weights: BTreeMap<u32, f32> = BTreeMap::new();
        for (field, counts) in self.count_words(practice, details) {
            let length: u32 = counts.values().sum();
            let by_length = 1.0 - LENGTH_MATTERS + LENGTH_MATTERS * length as f32 / field.usual_length();
            for (kin, times) in counts {
                *weights.entry(kin).or_default() += field.weight() * times as f32 / by_length;
            }
        }
        for (kin, weight) in weights {
            let share = weight / (SATURATION + weight);
            if let Some(standing) = self.standing.get_mut(kin as usize) {
                // A share lies between 0 and 1.
                standing.push((number, (share * 255.0).round().clamp(1.0, 255.0) as u8));
            }
        }
    }

    /// How often each kin stands in each field of a practice.
    fn count_words(&mut self, practice: &Practice, details: Option<&Details>) -> Vec<(Field, BTreeMap<u32, u32>)> {
        let mut fields: Vec<(Field, BTreeMap<u32, u32>)> =
            Field::ALL.into_iter().map(|field| (field, BTreeMap::new())).collect();
        for (field, text) in texts(practice, details) {
            let Some((_, counts)) = fields.iter_mut().find(|(other, _)| *other == field) else {
                continue;
            };
            for word in words(&text).filter(|word| !common::is_common(&word.folded)) {
                *counts.entry(self.kin_of(word.folded)).or_default() += 1;
            }
        }
        fields
    }

    fn kin_of(&mut self, word: String) -> u32 {
        if let Some(kin) = self.words.get(&word) {
            return *kin;
        }
        let next = self.standing.len() as u32;
        let kin = *self.stems.entry(stem(&word)).or_insert(next);
        if kin == next {
            self.standing.push(Vec::new());
        }
        self.words.insert(word, kin);
        kin
    }

    /// The index of what was added. `stamp` says of which catalogue it is, see [`Index::stamp`](crate::Index::stamp).
    pub fn finish(mut self, stamp: u64) -> SearchIndex {
        let mut dictionary = Dictionary::default();
        let mut kin: Vec<Kin> = Vec::new();
        let mut parts: Vec<Vec<u8>> = vec![Vec::new()];
        // Kin are numbered anew by their first words, so that words that begin alike are in the same part.
        let mut renumbered: BTreeMap<u32, u32> = BTreeMap::new();
        for (word, old) in &self.words {
            let new = *renumbered.entry(*old).or_insert_with(|| {
                let standing = self.standing.get_mut(*old as usize).map(std::mem::take);
                kin.push(write_standing(&mut parts, &standing.unwrap_or_default()));
                kin.len() as u32 - 1
            });
            dictionary.push(word, new);
        }
        SearchIndex::new((self.count, stamp), dictionary, (kin, parts), self.named.finish())
    }
}

/// Appends in which practices a kin stands to the last part, or to a new one.
fn write_standing(parts: &mut Vec<Vec<u8>>, standing: &[(u32, u8)]) -> Kin {
    if parts.last().is_none_or(|part| part.len() >= PART) {
        parts.push(Vec::new());
    }
    let number = parts.len() as u32 - 1;
    let mut kin = Kin {
        practices: standing.len() as u32,
        part: number,
        ..Kin::default()
    };
    if let Some(part) = parts.last_mut() {
        kin.start = part.len() as u32;
        let mut before = 0;
        for (practice, share) in standing {
            bytes::put(part, practice - before);
            part.push(*share);
            before = *practice;
        }
        kin.end = part.len() as u32;
    }
    kin
}
