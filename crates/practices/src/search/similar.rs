//! How unlike two words are: the letters that were left out, put in, mistaken or swapped.

/// The number of slips between two words where it is at most `limit`; nothing where it is more.
pub fn slips(one: &str, other: &str, limit: usize) -> Option<usize> {
    Likeness::to(one, limit).slips(other)
}

/// Tells how unlike a word is to many others, of which few are near it: with room of its own, and only near the diagonal
/// of the table of both words' letters, beyond which there are more slips than are asked for.
pub struct Likeness {
    word: Vec<char>,
    limit: usize,
    other: Vec<char>,
    /// The last three rows of the table: the row before the last is where a swap comes from.
    rows: [Vec<usize>; 3],
}

impl Likeness {
    /// To a word, of at most so many slips.
    pub fn to(word: &str, limit: usize) -> Self {
        Self {
            word: word.chars().collect(),
            limit,
            other: Vec::new(),
            rows: Default::default(),
        }
    }

    /// The number of slips between the word and another where it is at most the limit; nothing where it is more.
    ///
    /// Optimal string alignment: each letter takes part in one slip at the most.
    pub fn slips(&mut self, other: &str) -> Option<usize> {
        if other.len() + self.limit < self.word.len() {
            return None;
        }
        self.other.clear();
        self.other.extend(other.chars());
        let (word, other, limit) = (&self.word, &self.other, self.limit);
        if word.len().abs_diff(other.len()) > limit {
            return None;
        }
        let too_many = limit + 1;
        for row in &mut self.rows {
            row.clear();
            row.resize(other.len() + 1, too_many);
        }
        let [before_last, last, row] = &mut self.rows;
        for (j, slips) in last.iter_mut().enumerate().take(too_many) {
            *slips = j;
        }
        for (i, a) in word.iter().enumerate() {
            let from = i.saturating_sub(limit);
            let to = other.len().min(i + 1 + limit);
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(too_many);
            // What was before the part of the row that is reckoned belongs to another row by now.
            let mut left = if from == 0 { i + 1 } else { too_many };
            let mut fewest = left;
            if let Some(first) = row.get_mut(from) {
                *first = left;
            }
            for j in from..to {
                let b = other.get(j);
                let mistaken = at(last, j) + usize::from(Some(a) != b);
                let mut least = mistaken.min(at(last, j + 1) + 1).min(left + 1);
                let is_swapped = i > 0 && j > 0 && word.get(i - 1) == b && other.get(j - 1) == Some(a);
                if is_swapped {
                    least = least.min(at(before_last, j - 1) + 1);
                }
                if let Some(place) = row.get_mut(j + 1) {
                    *place = least;
                }
                left = least;
                fewest = fewest.min(least);
            }
            if let Some(beyond) = row.get_mut(to + 1) {
                *beyond = too_many;
            }
            if fewest > limit {
                return None;
            }
            std::mem::swap(before_last, last);
            std::mem::swap(last, row);
        }
        last.last().copied().filter(|slips| *slips <= limit)
    }
}

/// A set of the letters of a word, by which [`may_be_slips`] tells words apart far quicker than [`slips`].
pub fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte % 32))
}

/// Whether there may be as few slips between two words of these letters: each takes away one letter and brings another
/// at the most.
pub fn may_be_slips(one: u32, other: u32, limit: usize) -> bool {
    let is_few = |letters: u32| letters.count_ones() as usize <= limit;
    is_few(one & !other) && is_few(other & !one)
}

/// How many slips a word may have: the longer it is, the less likely that another one was meant.
pub fn allowed(word: &str) -> usize {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same by the whole table, from its definition.
    fn by_definition(one: &[char], other: &[char]) -> usize {
        let (Some((a, one_before)), Some((b, other_before))) = (one.split_last(), other.split_last()) else {
            return one.len().max(other.len());
        };
        let left_out = by_definition(one_before, other).min(by_definition(one, other_before)) + 1;
        let mistaken = by_definition(one_before, other_before) + usize::from(a != b);
        let swapped = match (one_before.split_last(), other_before.split_last()) {
            (Some((c, one)), Some((d, other))) if (a, c) == (d, b) => by_definition(one, other) + 1,
            _ => usize::MAX,
        };
        left_out.min(mistaken).min(swapped)
    }

    #[test]
    fn counts_slips() {
        let cases = [
            ("odpady", "odpady", 2, Some(0)),
            ("odapdy", "odpady", 2, Some(1)),
            ("odpdy", "odpady", 2, Some(1)),
            ("oodpady", "odpady", 2, Some(1)),
            ("bibiloteka", "biblioteka", 2, Some(1)),
            ("biblotkea", "biblioteka", 2, Some(2)),
            ("biblotkea", "biblioteka", 1, None),
            ("kot", "kotlownia", 2, None),
            ("", "", 0, Some(0)),
            ("", "ab", 2, Some(2)),
        ];
        for (one, other, limit, expected) in cases {
            assert_eq!(slips(one, other, limit), expected, "{one} {other}");
            assert_eq!(slips(other, one, limit), expected, "{other} {one}");
        }
    }

    proptest! {
        #[test]
        fn counts_as_defined(one in "[a-c]{0,6}", others in prop::collection::vec("[a-c]{0,6}", 1..4), limit in 0..4usize) {
            let mut likeness = Likeness::to(&one, limit);
            let chars = |word: &str| word.chars().collect::<Vec<_>>();
            for other in others {
                let slips = by_definition(&chars(&one), &chars(&other));
                prop_assert_eq!(likeness.slips(&other), (slips <= limit).then_some(slips), "{} {}", one, other);
            }
        }

        #[test]
        fn words_with_few_slips_have_nearly_the_same_letters(one in "[a-e]{0,8}", other in "[a-e]{0,8}") {
            if let Some(slips) = slips(&one, &other, 2) {
                prop_assert!(may_be_slips(letters(&one), letters(&other), slips));
            }
        }
    }
}
