//! What speaks of the same as a given text.

use super::common::is_common;
use super::find::{Asked, Query};
use super::index::SearchIndex;
use super::words::words;

/// The words of a text that tell the most of it: the rarest ones. More add little, and each may need a part of the index.
const MOST_WORDS: usize = 12;
/// Among so many of the rarest words those are chosen that need the fewest parts.
const CANDIDATES: usize = 2 * MOST_WORDS;

impl SearchIndex {
    /// A query of the rarest words of a record's own texts, for [`SearchIndex::likeness`]; [`SearchIndex::missing`] tells
    /// which parts it needs. Words that no other record has find nothing, those that half of all have say nothing, and
    /// numbers say little of what a practice is about.
    pub fn akin(&self, title: &str, summary: &str) -> Query {
        let mut candidates: Vec<(u32, u32, Asked)> = Vec::new();
        let texts = words(title).chain(words(summary)).map(|word| word.folded);
        for word in texts.filter(|word| !is_common(word) && !word.bytes().all(|byte| byte.is_ascii_digit())) {
            let Some(kin) = self.dictionary.kin_of(&word) else {
                continue;
            };
            let Some(known) = self.kin.get(kin as usize) else {
                continue;
            };
            let is_new = candidates.iter().all(|(.., asked)| !asked.means(kin));
            if is_new && known.practices > 1 && known.practices <= self.count / 2 {
                candidates.push((known.practices, known.part, Asked::of(word, kin)));
            }
        }
        candidates.sort_by_key(|(practices, ..)| *practices);
        candidates.truncate(CANDIDATES);
        let parts: Vec<u32> = candidates.iter().map(|(_, part, _)| *part).collect();
        let in_part = |part: u32| parts.iter().filter(|other| **other == part).count();
        candidates.sort_by_key(|(_, part, _)| (usize::MAX - in_part(*part), *part));
        candidates.truncate(MOST_WORDS);
        Query::of(candidates.into_iter().map(|(.., asked)| asked).collect())
    }

    /// How alike the texts of practices are to what a query of [`SearchIndex::akin`] was made of, by BM25: of each that has
    /// any of its words, by number, rising; the best, which is the record itself where it is in the catalogue, has 1.
    pub fn likeness(&self, query: &Query) -> Vec<(u32, f32)> {
        let scores = self.scores(query).said;
        let best = scores.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        let alike = (0u32..).zip(scores).filter(|(_, score)| *score > 0.0);
        alike.map(|(practice, score)| (practice, score / best)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::{Practice, Source};
    use crate::search::SearchBuilder;

    fn index(titles: &[&str]) -> SearchIndex {
        let mut builder = SearchBuilder::default();
        for title in titles {
            let source = Source {
                catalogue: "bdp".into(),
                url: None,
                retrieved: None,
            };
            let category = "dialog-spoleczny".parse().unwrap();
            builder.add(
                &Practice::new("bdp-1".into(), "a".into(), (*title).into(), category, source),
                None,
            );
        }
        builder.finish(7)
    }

    fn five() -> SearchIndex {
        index(&[
            "Biblioteka dla seniorów w Żorach",
            "Seniorzy czytają w bibliotece",
            "Zbiórka odpadów 2010",
            "Segregacja odpadów 2010",
            "Klub seniora",
        ])
    }

    fn practices(index: &SearchIndex, title: &str) -> Vec<u32> {
        let likeness = index.likeness(&index.akin(title, ""));
        likeness.into_iter().map(|(practice, _)| practice).collect()
    }

    #[test]
    fn finds_what_has_any_of_the_rare_words_in_any_form() {
        let index = five();
        assert_eq!(practices(&index, "Biblioteki i odpady"), [0, 1, 2, 3]);
        // Seniors are in three of five, which says nothing here, and what no other has finds nothing.
        assert_eq!(practices(&index, "Żory dla seniorów"), [0u32; 0]);
        assert_eq!(practices(&index, "2010"), [0u32; 0]);
        assert_eq!(practices(&index, "w dla i"), [0u32; 0]);
        assert_eq!(practices(&index, "Zamek"), [0u32; 0]);
    }

    #[test]
    fn the_best_has_one_and_the_parts_are_told() {
        let index = five();
        let query = index.akin("Zbiórka odpadów", "w bibliotece");
        let likeness = index.likeness(&query);
        assert!(likeness.iter().any(|(_, alike)| *alike == 1.0));
        assert!(likeness.iter().all(|(_, alike)| *alike > 0.0 && *alike <= 1.0));
        assert_eq!(index.missing(&query), [0u32; 0]);
        let (head, parts) = index.files();
        let read = SearchIndex::read(&head, 5, 7).unwrap();
        let query = read.akin("Zbiórka odpadów", "w bibliotece");
        assert_eq!(read.missing(&query), [0]);
        assert_eq!(read.likeness(&query), []);
        read.put(0, parts[0].to_vec()).unwrap();
        assert_eq!(read.likeness(&query), likeness);
    }
}
