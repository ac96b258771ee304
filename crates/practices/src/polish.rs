//! Forms of Polish: plurals, numbers, dates and the typography of short words.

use crate::date::Date;
use crate::numerals::Numerals;

/// The no-break space.
const NBSP: char = '\u{a0}';

/// Picks the noun's form after a number: `plural(22, ["praktyka", "praktyki", "praktyk"])` is "praktyki".
///
/// The forms are those after 1, after 2 and after 5 (CLDR's one, few and many for Polish).
pub fn plural(n: usize, [one, few, many]: [&str; 3]) -> &str {
    match (n % 10, n % 100) {
        _ if n == 1 => one,
        (2..=4, 12..=14) => many,
        (2..=4, _) => few,
        _ => many,
    }
}

/// The number with its noun, held together by a no-break space: "5 praktyk".
pub fn counted(n: usize, forms: [&str; 3]) -> String {
    format!("{}{NBSP}{}", integer(n as u64), plural(n, forms))
}

/// How Polish writes numbers: four digits stay together.
pub const NUMERALS: Numerals = Numerals {
    group: NBSP,
    grouped_from: 5,
    point: ',',
};

/// A whole number with its thousands set apart: 302 094; four digits stay together, as Polish typography has it.
pub fn integer(n: u64) -> String {
    NUMERALS.integer(n)
}

/// A number with a decimal comma and at most two decimals: 5 877 000; 12,5.
pub fn number(value: f64) -> String {
    NUMERALS.number(value)
}

/// The months, as they stand after the day.
const MONTHS: [&str; 12] = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
];

/// The number of a month, 1 to 12, by its name as it stands after the day: "maja" is 5, in any case.
pub fn month_number(name: &str) -> Option<usize> {
    let name = lowercase(name);
    MONTHS.iter().position(|month| *month == name).map(|index| index + 1)
}

/// A date for reading: "27 grudnia 2011".
pub fn date(date: Date) -> String {
    // A Date's month is 1 to 12.
    let month = MONTHS
        .get(usize::from(date.month()).saturating_sub(1))
        .copied()
        .unwrap_or_default();
    format!("{}{NBSP}{month}{NBSP}{}", date.day(), date.year())
}

/// Keeps one-letter words ("w", "z", "i", "o", "u", "a") with the word after them, as Polish typography asks.
pub fn bind_short_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word_length = 0;
    for c in text.chars() {
        let binds = c == ' ' && word_length == 1 && out.chars().next_back().is_some_and(char::is_alphabetic);
        word_length = if c.is_whitespace() || "(„\"".contains(c) {
            0
        } else {
            word_length + 1
        };
        out.push(if binds { NBSP } else { c });
    }
    out
}

/// Names in a row: "dolnośląskie, opolskie i śląskie".
pub fn enumerated(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} i{NBSP}{last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// The first letter as a capital: "śląskie" becomes "Śląskie".
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|c| std::iter::once(upper(c)).chain(chars).collect())
        .unwrap_or_default()
}

/// A text in small letters. Those of Latin alphabets and of Ukrainian change; what `str::to_lowercase` knows of others
/// weighs twelve kilobytes.
pub fn lowercase(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// A text in capitals, those of Latin alphabets and of Ukrainian.
pub fn uppercase(text: &str) -> String {
    text.chars().map(upper).collect()
}

/// The small letter of a capital in a Latin alphabet or in Ukrainian; any other character as it is.
pub fn lower(c: char) -> char {
    let is_even = u32::from(c) % 2 == 0;
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '×' | 'İ' => c,
        'À'..='Þ' => beside(c, 32),
        'Ÿ' => 'ÿ',
        // Unicode has most of the pairs beside each other.
        'Ā'..='Ķ' | 'Ŋ'..='Ŷ' if is_even => beside(c, 1),
        'Ĺ'..='Ň' | 'Ź'..='Ž' if !is_even => beside(c, 1),
        'А'..='Я' => beside(c, 32),
        'Ѐ'..='Џ' => beside(c, 80),
        'Ґ' => 'ґ',
        _ => c,
    }
}

/// The capital of a small letter in a Latin alphabet or in Ukrainian; any other character as it is.
pub fn upper(c: char) -> char {
    let is_even = u32::from(c) % 2 == 0;
    match c {
        'a'..='z' => c.to_ascii_uppercase(),
        '÷' | 'ı' => c,
        'à'..='þ' => beside(c, -32),
        'ÿ' => 'Ÿ',
        'ā'..='ķ' | 'ŋ'..='ŷ' if !is_even => beside(c, -1),
        'ĺ'..='ň' | 'ź'..='ž' if is_even => beside(c, -1),
        'а'..='я' => beside(c, -32),
        'ѐ'..='џ' => beside(c, -80),
        'ґ' => 'Ґ',
        _ => c,
    }
}

fn beside(c: char, step: i32) -> char {
    u32::from(c)
        .checked_add_signed(step)
        .and_then(char::from_u32)
        .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn changes_the_case_of_letters_as_unicode_does() {
        // Of these the other case is no single letter, or one of another alphabet.
        for c in ('\0'..'\u{180}')
            .chain('Ѐ'..='џ')
            .chain(['Ґ', 'ґ'])
            .filter(|c| !"ßŉſµİı".contains(*c))
        {
            assert_eq!(lower(c).to_string(), c.to_lowercase().to_string(), "{c}");
            assert_eq!(upper(c).to_string(), c.to_uppercase().to_string(), "{c}");
        }
        assert_eq!(
            (lowercase("ŻÓŁĆ I Źrebię"), uppercase("gęś"), upper('ß')),
            ("żółć i źrebię".into(), "GĘŚ".into(), 'ß')
        );
    }

    #[test]
    fn puts_the_noun_in_the_right_form() {
        let cases = [
            (0, "0 praktyk"),
            (1, "1 praktyka"),
            (2, "2 praktyki"),
            (5, "5 praktyk"),
            (12, "12 praktyk"),
            (22, "22 praktyki"),
            (25, "25 praktyk"),
            (101, "101 praktyk"),
            (112, "112 praktyk"),
            (1000, "1000 praktyk"),
            (10_003, "10 003 praktyki"),
        ];
        for (n, expected) in cases {
            assert_eq!(
                counted(n, ["praktyka", "praktyki", "praktyk"]).replace(NBSP, " "),
                expected
            );
        }
    }

    #[test]
    fn writes_numbers_as_a_pole_would() {
        let cases = [
            (7182.0, "7182"),
            (302_094.0, "302 094"),
            (2_606_029.0, "2 606 029"),
            (12.5, "12,5"),
            (0.05, "0,05"),
            (21.0, "21"),
            (-3.25, "−3,25"),
            (-0.001, "0"),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value).replace(NBSP, " "), expected);
        }
    }

    #[test]
    fn writes_dates_as_a_pole_would() {
        assert_eq!(
            date(Date::new(2011, 12, 27).unwrap()).replace(NBSP, " "),
            "27 grudnia 2011"
        );
        assert_eq!(
            date(Date::new(2008, 1, 7).unwrap()).replace(NBSP, " "),
            "7 stycznia 2008"
        );
    }

    #[test]
    fn knows_the_months_by_name() {
        for (name, number) in [
            ("stycznia", Some(1)),
            ("Października", Some(10)),
            ("maj", None),
            ("", None),
        ] {
            assert_eq!(month_number(name), number, "{name}");
        }
    }

    #[test]
    fn puts_names_in_a_row() {
        let cases: [(&[&str], &str); 4] = [
            (&[], ""),
            (&["łódzkie"], "łódzkie"),
            (&["łódzkie", "śląskie"], "łódzkie i_śląskie"),
            (&["Żory", "Łódź", "Ełk"], "Żory, Łódź i_Ełk"),
        ];
        for (names, expected) in cases {
            assert_eq!(enumerated(names), expected.replace('_', "\u{a0}"));
        }
    }

    #[test]
    fn keeps_short_words_with_the_next() {
        let cases = [
            ("Praca w Łodzi i w Żorach", "Praca w_Łodzi i_w_Żorach"),
            ("W mieście (z planem)", "W_mieście (z_planem)"),
            ("„A to „o ćmach”", "„A_to „o_ćmach”"),
            ("5 osób ma 3 psy", "5 osób ma 3 psy"),
            ("koniec w", "koniec w"),
        ];
        for (text, expected) in cases {
            assert_eq!(bind_short_words(text), expected.replace('_', "\u{a0}"), "{text}");
        }
    }

    proptest! {
        #[test]
        fn binding_changes_only_spaces(text in "\\PC{0,80}") {
            let bound = bind_short_words(&text);
            prop_assert_eq!(bound.replace(NBSP, " "), text.replace(NBSP, " "));
        }
    }
}
