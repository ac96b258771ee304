//! Words that say nothing of what a text is about.

/// Prepositions, conjunctions and pronouns, small and without marks, sorted.
const COMMON: [&str; 54] = [
    "a", "aby", "ale", "bez", "by", "byc", "byl", "byla", "bylo", "byly", "co", "czy", "dla", "do", "gdy", "i", "ich",
    "im", "ja", "jak", "jako", "je", "jego", "jej", "jest", "juz", "ktora", "ktore", "ktory", "lub", "m", "na", "nad",
    "nie", "o", "od", "oraz", "po", "pod", "przez", "przy", "sa", "sie", "ta", "tak", "to", "tym", "u", "ul", "w",
    "we", "z", "za", "ze",
];

/// Whether a word in small letters without marks is such a one.
pub fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_sorted_so_that_they_are_found() {
        assert!(COMMON.is_sorted());
        for (word, expected) in [("we", true), ("dla", true), ("ze", true), ("rada", false), ("", false)] {
            assert_eq!(is_common(word), expected, "{word}");
        }
    }
}
