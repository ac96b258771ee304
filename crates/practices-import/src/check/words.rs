//! Titles and names as words, in a form that Polish endings don't change.

use std::cmp::Ordering;

use practices::slug::fold;

use crate::geocode::names::may_come_from;

/// Words that say nothing of what a title is about, folded. Shorter ones are left out by their length.
const COMMON: [&str; 14] = [
    "czyli", "dla", "jako", "jest", "jego", "miedzy", "nad", "oraz", "pod", "przez", "przy", "rzecz", "tym", "oparciu",
];

/// Words of two letters are prepositions and conjunctions ("w", "na", "do").
const SHORTEST: usize = 3;

/// Polish endings seldom begin before the sixth letter.
const STEM: usize = 5;

/// The words of a text: small ASCII letters and digits.
pub fn words(text: &str) -> Vec<String> {
    let folded: String = text.chars().map(|c| fold(c).unwrap_or(' ')).collect();
    folded.split_whitespace().map(str::to_owned).collect()
}

/// What is left of a folded word without its ending: "projekty" and "projektowe" are "proj", "gmina" and "gminie"
/// are "gmin".
pub fn stem(word: &str) -> String {
    let start: String = word.chars().take(STEM).collect();
    let bare = start.strip_suffix(['a', 'e', 'i', 'o', 'u', 'y']);
    bare.filter(|bare| bare.len() >= SHORTEST)
        .map_or(start.clone(), str::to_owned)
}

/// Whether a folded word is a form of a place's name or comes from it: "zorach" and "zorski" of Żory.
pub fn is_of_place(word: &str, place: &[String]) -> bool {
    place.iter().any(|name| word == name || may_come_from(word, name))
}

/// What a title is about: its words by their stems, sorted, each once, without those of the place and without those
/// that say nothing.
pub fn topic(title: &str, place: &[String]) -> Vec<String> {
    let says_something = |word: &String| word.len() >= SHORTEST && !COMMON.contains(&word.as_str());
    let words = words(title).into_iter().filter(says_something);
    let mut stems: Vec<String> = words
        .filter(|word| !is_of_place(word, place))
        .map(|word| stem(&word))
        .collect();
    stems.sort();
    stems.dedup();
    stems
}

/// How many items two sorted lists have in common.
pub fn in_common<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut count = 0;
    while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
        match one.cmp(other) {
            Ordering::Less => drop(a.next()),
            Ordering::Greater => drop(b.next()),
            Ordering::Equal => {
                count += 1;
                a.next();
                b.next();
            }
        }
    }
    count
}

/// How alike two topics are, 0 to 1: the share of words in common (Dice's coefficient, 2·|A∩B| / (|A|+|B|)).
pub fn likeness<T: Ord>(a: &[T], b: &[T]) -> f64 {
    let all = a.len() + b.len();
    if all == 0 {
        return 0.0;
    }
    2.0 * in_common(a, b) as f64 / all as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let cases = [
            ["projekty", "projektowe", "proj"],
            ["gmina", "gminie", "gmin"],
            ["miejskiego", "miejski", "miejs"],
            ["bank", "banku", "bank"],
            ["osrodek", "osrodka", "osrod"],
            ["2011", "2011", "2011"],
        ];
        for [one, other, expected] in cases {
            assert_eq!((stem(one).as_str(), stem(other).as_str()), (expected, expected));
        }
    }

    #[test]
    fn a_topic_has_neither_its_place_nor_small_words() {
        let cases = [
            ("Muzeum Miejskie w Żorach jako placówka", "Żory", "miejs muze plac"),
            ("Żorski bank książek", "Żory", "bank ksiaz"),
            ("W Szklarskiej Porębie – dla dzieci", "Szklarska Poręba", "dziec"),
            ("", "Łódź", ""),
        ];
        for (title, place, expected) in cases {
            let topic = topic(title, &words(place));
            assert_eq!(topic.join(" "), expected, "{title}");
        }
    }

    #[test]
    fn two_titles_of_one_museum_are_alike() {
        let of = |title| topic(title, &words("Żory"));
        let first = of(
            "Projekty kulturoznawczo-edukacyjne jako nowoczesna forma działalności Muzeum Miejskiego w Żorach \
                        (Zintegrowany Plan Rozwoju)",
        );
        let second = of("Działanie projektowe – nowoczesny sposób funkcjonowania Muzeum Miejskiego w Żorach");
        assert_eq!(in_common(&first, &second), 5, "{first:?} {second:?}");
        assert!((likeness(&first, &second) - 10.0 / 18.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn likeness_is_a_share_and_the_same_both_ways(a in "[\\PC ]{0,40}", b in "[\\PC ]{0,40}") {
            let (a, b) = (topic(&a, &[]), topic(&b, &[]));
            let alike = likeness(&a, &b);
            prop_assert!((0.0..=1.0).contains(&alike));
            prop_assert_eq!(alike, likeness(&b, &a));
            prop_assert_eq!(likeness(&a, &a), f64::from(u8::from(!a.is_empty())));
        }
    }
}
