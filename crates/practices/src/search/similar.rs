//! How unlike two words are: the letters that were left out, put in, mistaken or swapped.

/// The number of such slips between two words where it is at most `limit`; nothing where it is more.
///
/// Optimal string alignment: each letter takes part in one slip at the most.
pub fn slips(one: &str, other: &str, limit: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > limit {
        return None;
    }
    // Three rows of the table are enough: the row before the last is where a swap comes from.
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = Vec::with_capacity(other.len() + 1);
        row.push(i + 1);
        for (j, b) in other.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX - 1);
            let mistaken = at(&last, j) + usize::from(a != b);
            let mut least = mistaken.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let is_swapped = i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if is_swapped {
                least = least.min(at(&before_last, j - 1) + 1);
            }
            row.push(least);
        }
        if row.iter().all(|slips| *slips > limit) {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|slips| *slips <= limit)
}

/// A set of the letters of a word: two words of at most `n` slips differ in at most `2 n` letters of their sets, which is
/// far quicker to tell than [`slips`].
pub fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte % 32))
}

/// In how many letters of their sets two words of so many slips differ at the most.
pub fn most_differing(limit: usize) -> u32 {
    u32::try_from(2 * limit).unwrap_or(u32::MAX)
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
        fn a_word_with_few_slips_has_nearly_the_same_letters(one in "[a-e]{0,8}", other in "[a-e]{0,8}") {
            if let Some(slips) = slips(&one, &other, 2) {
                let differing = (letters(&one) ^ letters(&other)).count_ones() as usize;
                prop_assert!(differing <= 2 * slips, "{differing} {slips}");
            }
        }
    }
}
