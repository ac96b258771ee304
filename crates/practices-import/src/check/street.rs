//! Streets as they are compared, and streets in prose.

use super::words::words;

/// Folded words before a street's name that are no part of it: its kind, and ranks of the person it is named after.
const BEFORE: [&str; 22] = [
    "ul", "ulica", "ulicy", "al", "aleja", "alei", "aleje", "pl", "plac", "placu", "os", "osiedle", "osiedlu", "gen",
    "ks", "dr", "prof", "plk", "marsz", "kard", "im", "nr",
];

/// Marks in prose that a street's name follows.
const MARKS: [&str; 12] = [
    "ul.", "ulica", "ulicy", "al.", "aleja", "alei", "aleje", "pl.", "plac", "placu", "os.", "osiedle",
];

/// So many words a street's name has at most.
const LONGEST_NAME: usize = 4;

/// A street and its number, in the form in which they are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Street {
    name: Vec<String>,
    number: Vec<String>,
}

impl Street {
    /// Reads "ul. Gen. W. Sikorskiego 8 a"; `None` for a text without a name. Initials are left out.
    pub fn read(text: &str) -> Option<Self> {
        let line = text.split([',', ';', '(']).next().unwrap_or_default();
        let words = words(line).into_iter().filter(|word| !BEFORE.contains(&word.as_str()));
        let words: Vec<String> = words.collect();
        let is_number = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
        // "3 Maja 5" begins with a number that is part of the name.
        let border = words
            .iter()
            .skip(1)
            .position(is_number)
            .map_or(words.len(), |at| at + 1);
        let (name, number) = words.split_at_checked(border)?;
        let is_initial = |word: &String| word.len() == 1 && !is_number(word);
        let name: Vec<String> = name.iter().filter(|word| !is_initial(word)).cloned().collect();
        let mut joined: Vec<String> = Vec::new();
        for word in number {
            match joined.last_mut() {
                Some(last) if is_initial(word) => last.push_str(word),
                _ => joined.push(word.clone()),
            }
        }
        (!name.is_empty()).then_some(Self { name, number: joined })
    }

    /// Whether two can be one: the names end alike ("Władysława Sikorskiego", "Sikorskiego"), and where both have a
    /// number, it is the same.
    pub fn may_be(&self, other: &Self) -> bool {
        let names = self.name.ends_with(&other.name) || other.name.ends_with(&self.name);
        let numbers = self.number.is_empty() || other.number.is_empty() || self.number == other.number;
        names && numbers
    }
}

/// The streets with a number that a line of prose names: "mieści się przy ul. Jedności Narodowej 11" has one.
pub fn streets_in(line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let after_marks = words.iter().enumerate().filter(|(_, word)| is_mark(word));
    after_marks
        .filter_map(|(at, _)| street_from(words.iter().skip(at).copied()))
        .collect()
}

fn is_mark(word: &str) -> bool {
    let lower = word.trim_start_matches(['(', '„', '"', '*']).to_lowercase();
    MARKS.contains(&lower.as_str())
}

/// The mark, the name and the number, where there is one soon enough.
fn street_from<'w>(words: impl Iterator<Item = &'w str>) -> Option<String> {
    let mut street = Vec::new();
    for word in words.take(LONGEST_NAME + 2) {
        street.push(
            word.trim_matches([',', ';', '(', ')', '„', '”', '"', '*'])
                .trim_end_matches('.'),
        );
        let is_number = word.starts_with(|c: char| c.is_ascii_digit());
        if is_number && street.len() > 2 {
            return Some(street.join(" "));
        }
        if word.ends_with([',', ';', ')']) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_street_is_written_in_many_ways() {
        let cases = [
            ("ul. Sikorskiego 8", "Sikorskiego 8", true),
            ("ul. Sikorskiego 8", "Ul. Gen. W. Sikorskiego 8", true),
            ("ul. Sikorskiego 8", "ulica Władysława Sikorskiego 8", true),
            ("ul. Sikorskiego 8", "ul. Sikorskiego", true),
            ("Krakowska 26 a", "ul. KRAKOWSKA 26A", true),
            ("ul. 3 Maja 5", "3 Maja 5", true),
            ("pl. Solidarności 1/3/5", "Plac Solidarności 1/3/5, III piętro", true),
            ("ul. Sikorskiego 8", "ul. Jedności Narodowej 11", false),
            ("ul. Łąkowa 1", "ul. Łąkowa 11", false),
            ("ul. Łąkowa 1", "ul. Łukowa 1", false),
        ];
        for (one, other, same) in cases {
            let (a, b) = (Street::read(one).unwrap(), Street::read(other).unwrap());
            assert_eq!((a.may_be(&b), b.may_be(&a)), (same, same), "{one} / {other}");
        }
        for text in ["", "ul.", "–"] {
            assert_eq!(Street::read(text), None, "{text}");
        }
    }

    #[test]
    fn finds_streets_in_prose() {
        let cases: [(&str, &[&str]); 6] = [
            ("Ul. Jedności Narodowej 11", &["Ul Jedności Narodowej 11"]),
            (
                "Ośrodek (ul. Łąkowa 1/3, II piętro) i plac Żółwi 2.",
                &["ul Łąkowa 1/3", "plac Żółwi 2"],
            ),
            ("przy al. J. Kasprowicza 26 w mieście", &["al J Kasprowicza 26"]),
            ("na ulicy, 5 osób", &[]),
            ("plac zabaw", &[]),
            ("ul. 3 Maja 5", &["ul 3 Maja 5"]),
        ];
        for (line, expected) in cases {
            assert_eq!(streets_in(line), expected, "{line}");
        }
    }
}
