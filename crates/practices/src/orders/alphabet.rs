//! The order of Polish titles.

use crate::polish;
use crate::search::words::fold_into;

/// Comes after everything that may follow a letter: "ą" is "a" and this, so that it stands between "az" and "b".
const AFTER: char = char::MAX;

/// What titles are compared by, first one, then the other: letters and digits as the Polish alphabet has them (a ą b c
/// ć …, digits before letters), then the whole title in small letters.
///
/// Letters of other languages count as those that they are made of, and what is neither letter nor digit only parts
/// words: „Zdolna Dolna” stands among the titles with Z.
pub(super) fn key(title: &str) -> (String, String) {
    let small = polish::lowercase(title);
    let mut key = String::with_capacity(small.len());
    let mut is_parted = false;
    for c in small.chars() {
        if !c.is_alphanumeric() {
            is_parted = true;
            continue;
        }
        if is_parted && !key.is_empty() {
            key.push(' ');
        }
        is_parted = false;
        fold_into(&mut key, c);
        let steps = match c {
            'ą' | 'ć' | 'ę' | 'ł' | 'ń' | 'ó' | 'ś' | 'ź' => 1,
            'ż' => 2,
            _ => 0,
        };
        key.extend(std::iter::repeat_n(AFTER, steps));
    }
    (key, small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stands_as_in_a_polish_dictionary() {
        let sorted = [
            "",
            "12 lat biblioteki",
            "4 pory roku",
            "aaa",
            "Azyl",
            "Ąbc",
            "Baza",
            "Cyrk",
            "Ćma",
            "Droga do pracy",
            "Droga, do szkoły",
            "Drogą",
            "łąka",
            "Łąki",
            "Łódź",
            "Mapa",
            "„Nasz dom”",
            "Nasze",
            "Ósmy",
            "Zoe",
            "Zoë",
            "Zoo",
            "zwykły",
            "Źródło",
            "żaba",
            "ŻÓŁW",
            "Україна",
        ];
        let mut mixed = sorted.to_vec();
        mixed.reverse();
        mixed.sort_by_key(|title| key(title));
        assert_eq!(mixed, sorted);
    }

    #[test]
    fn the_case_makes_no_difference() {
        assert_eq!(key("GĘŚLĄ"), key("gęślą"));
    }
}
