//! The words that a catalogue uses, in the order of their letters, each with its *kin*: all forms of a word are one kin,
//! and what is known of a word (where it stands, how often) is known of its kin.

use std::ops::Range;

use super::similar::{Likeness, letters, may_be_slips};
use super::stem::{MOST_CHANGED, SHORTEST, is_changed_root, stem};
use crate::bytes::{self, Reader};

/// The words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dictionary {
    /// All words, one after the other.
    text: String,
    /// Where each ends in `text`.
    ends: Vec<u32>,
    /// The kin of each.
    kin: Vec<u32>,
    /// The letters of each, see [`letters`].
    letters: Vec<u32>,
}

impl Dictionary {
    /// The next word, which comes after all others in the order of letters.
    pub fn push(&mut self, word: &str, kin: u32) {
        self.text.push_str(word);
        // The words of a language fill some megabytes.
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.kin.push(kin);
        self.letters.push(letters(word));
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A word; the empty one beyond the last.
    pub fn word(&self, number: usize) -> &str {
        let end_of = |number: usize| self.ends.get(number).map_or(self.text.len(), |end| *end as usize);
        let start = number.checked_sub(1).map_or(0, end_of);
        self.text.get(start..end_of(number)).unwrap_or_default()
    }

    fn kin(&self, number: usize) -> Option<u32> {
        self.kin.get(number).copied()
    }

    /// The kin of a word, or that of another form of it.
    pub fn kin_of(&self, word: &str) -> Option<u32> {
        let at = self.first_from(word);
        if self.word(at) == word {
            return self.kin(at);
        }
        // Shorter words are their own stems, and a longer one has no stem as short.
        if word.chars().count() < SHORTEST {
            return None;
        }
        // Forms begin alike in as many letters as a stem has at least, but for a few roots (miasto, mieście).
        let wanted = stem(word);
        let alike = if is_changed_root(&wanted) { 2 } else { SHORTEST };
        let beginning: String = word.chars().take(alike).collect();
        let is_form = |number: &usize| stem(self.word(*number)) == wanted;
        self.range_of(&beginning)
            .find(is_form)
            .and_then(|number| self.kin(number))
    }

    /// The kin of the words that begin so, each once.
    pub fn kin_beginning(&self, beginning: &str) -> Vec<u32> {
        let mut found: Vec<u32> = self.range_of(beginning).filter_map(|number| self.kin(number)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The kin of the words that may have been meant, each once with the fewest slips, at most `limit` of them.
    pub fn kin_like(&self, word: &str, limit: usize) -> Vec<(u32, usize)> {
        let set = letters(word);
        let mut likeness = Likeness::to(word, limit);
        let near = self.letters.iter().enumerate();
        let near = near.filter(|(_, letters)| may_be_slips(**letters, set, limit));
        let found = near.filter_map(|(number, _)| Some((self.kin(number)?, likeness.slips(self.word(number))?)));
        each_once(found.collect())
    }

    /// Likewise by the stems, of words with the same first letter: the form that was meant may be in no text.
    pub fn kin_of_stem_like(&self, word: &str, limit: usize) -> Vec<(u32, usize)> {
        let wanted = stem(word);
        let set = letters(&wanted);
        let mut likeness = Likeness::to(&wanted, limit);
        let first: String = word.chars().take(1).collect();
        // To take a stem takes time. A slip brings the wanted stem at most one letter that the word does not have, and
        // forms of one stem mostly follow each other.
        let most_lacking = limit as u32 + MOST_CHANGED;
        let may_be = |number: &usize| {
            let own = self.letters.get(*number).copied().unwrap_or_default();
            (set & !own).count_ones() <= most_lacking
        };
        let mut last = None;
        let is_next = |number: &usize| last.replace(self.kin(*number)) != Some(self.kin(*number));
        let forms = self.range_of(&first).filter(may_be).filter(is_next);
        let found = forms.filter_map(|number| {
            let stem = stem(self.word(number));
            if !may_be_slips(letters(&stem), set, limit) {
                return None;
            }
            Some((self.kin(number)?, likeness.slips(&stem)?))
        });
        each_once(found.collect())
    }

    /// The words that begin so.
    fn range_of(&self, beginning: &str) -> Range<usize> {
        let start = self.first_from(beginning);
        let (mut low, mut high) = (start, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle).starts_with(beginning) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        start..low
    }

    /// The number of the first word that is this or comes after it.
    fn first_from(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle) < word {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Appends the words to a file, each by what it shares with the one before.
    pub fn write(&self, file: &mut Vec<u8>) {
        bytes::put(file, u32::try_from(self.len()).unwrap_or(u32::MAX));
        let mut before = "";
        for (number, kin) in self.kin.iter().enumerate() {
            let word = self.word(number);
            let pairs = before.chars().zip(word.chars());
            let shared: usize = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
            bytes::put(file, shared as u32);
            bytes::put_text(file, word.get(shared..).unwrap_or_default());
            bytes::put(file, *kin);
            before = word;
        }
    }

    /// Reads them; nothing where the file is cut off, or a word is none or not in its place.
    pub fn read(file: &mut Reader<'_>, kin_count: u32) -> Option<Self> {
        let mut dictionary = Self::default();
        let mut word = String::new();
        for number in 0..file.number()? {
            let shared = file.number()? as usize;
            let mut next = word.get(..shared)?.to_owned();
            next.push_str(file.text()?);
            let kin = file.number().filter(|kin| *kin < kin_count)?;
            if number > 0 && next <= word {
                return None;
            }
            dictionary.push(&next, kin);
            word = next;
        }
        Some(dictionary)
    }
}

/// Each kin with the fewest slips.
fn each_once(mut found: Vec<(u32, usize)>) -> Vec<(u32, usize)> {
    found.sort_unstable();
    found.dedup_by_key(|(kin, _)| *kin);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn dictionary(words: &[(&str, u32)]) -> Dictionary {
        let mut dictionary = Dictionary::default();
        for (word, kin) in words {
            dictionary.push(word, *kin);
        }
        dictionary
    }

    #[test]
    fn finds_forms_beginnings_and_slips() {
        let words = dictionary(&[
            ("biblioteka", 0),
            ("bibliotekarz", 1),
            ("odpady", 2),
            ("odpadow", 2),
            ("opady", 3),
        ]);
        // Sorted as a catalogue's would be.
        let words = {
            let mut sorted: Vec<(String, u32)> = (0..words.len())
                .map(|number| (words.word(number).to_owned(), words.kin[number]))
                .collect();
            sorted.sort();
            let pairs: Vec<(&str, u32)> = sorted.iter().map(|(word, kin)| (word.as_str(), *kin)).collect();
            dictionary(&pairs)
        };
        assert_eq!(words.kin_of("odpady"), Some(2));
        assert_eq!(words.kin_of("odpadami"), Some(2));
        assert_eq!(words.kin_of("bibliotece"), Some(0));
        assert_eq!(words.kin_of("zamek"), None);
        assert_eq!(words.kin_of("b"), None);
        assert_eq!(words.kin_beginning("bib"), [0, 1]);
        assert_eq!(words.kin_beginning("od"), [2]);
        assert_eq!(words.kin_beginning("z"), [0u32; 0]);
        assert_eq!(words.kin_like("odapdy", 1), [(2, 1)]);
        assert_eq!(words.kin_like("odpay", 2), [(2, 1), (3, 2)]);
        assert_eq!(words.kin_like("odpafami", 1), [(0u32, 0usize); 0]);
        assert_eq!(words.kin_of_stem_like("odpafami", 1), [(2, 1)]);
    }

    #[test]
    fn a_root_whose_vowel_changes_is_found_in_all_its_forms() {
        let cases = [
            ("miasta", "miescie"),
            ("miescie", "miast"),
            ("swiat", "swiecie"),
            ("powiecie", "powiat"),
        ];
        for (known, asked) in cases {
            assert_eq!(dictionary(&[(known, 0)]).kin_of(asked), Some(0), "{known} {asked}");
        }
    }

    #[test]
    fn a_file_that_is_cut_off_or_wrong_is_none() {
        let mut file = Vec::new();
        dictionary(&[("gmina", 0), ("gminy", 0), ("powiat", 1)]).write(&mut file);
        for end in 0..file.len() {
            assert_eq!(Dictionary::read(&mut Reader(&file[..end]), 2), None, "{end}");
        }
        assert_eq!(Dictionary::read(&mut Reader(&file), 1), None);
        let mut unsorted = Vec::new();
        dictionary(&[("powiat", 0), ("gmina", 0)]).write(&mut unsorted);
        assert_eq!(Dictionary::read(&mut Reader(&unsorted), 1), None);
    }

    proptest! {
        #[test]
        fn words_come_back_from_a_file(words: BTreeSet<String>) {
            let words: Vec<String> = words.into_iter().collect();
            let mut written = Dictionary::default();
            for word in &words {
                written.push(word, 0);
            }
            let mut file = Vec::new();
            written.write(&mut file);
            let read = Dictionary::read(&mut Reader(&file), 1);
            prop_assert_eq!(read.as_ref(), Some(&written));
            for (number, word) in words.iter().enumerate() {
                prop_assert_eq!(written.word(number), word.as_str());
                prop_assert_eq!(written.first_from(word), number);
            }
        }
    }
}
