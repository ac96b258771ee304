//! Words of a text as search compares them: small letters without marks, so that "Włocławek" and "wloclawek" are one.

use std::ops::Range;

use crate::polish::lower;

/// Longer words are cut: no word of a language is as long, and what is may be anything.
const LONGEST: usize = 40;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its letters, small and without marks.
    pub folded: String,
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
}

/// The words of a text, in their order: letters and digits, all else parts them.
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.next_if(|(_, c)| !is_of_word(*c)).is_some() {}
        let (start, _) = *rest.peek()?;
        let mut word = Word {
            folded: String::new(),
            at: start..start,
        };
        while let Some((at, c)) = rest.next_if(|(_, c)| is_of_word(*c)) {
            word.at.end = at + c.len_utf8();
            if word.folded.len() < LONGEST {
                fold_into(&mut word.folded, c);
            }
        }
        Some(word)
    })
}

/// A letter, a digit, or a mark that stands after its letter.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Marks that Unicode lets follow a letter; a keyboard that types "ó" as two characters means the same.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A text in small letters without marks: "Żółć" is "zolc".
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_into(&mut folded, c);
    }
    folded
}

/// Appends a character in its small form without marks; a mark alone is nothing.
pub(crate) fn fold_into(folded: &mut String, c: char) {
    let small = lower(c);
    match small {
        'ą' | 'á' | 'à' | 'â' | 'ä' | 'å' | 'ã' => folded.push('a'),
        'ć' | 'č' | 'ç' => folded.push('c'),
        'ď' | 'đ' => folded.push('d'),
        'ę' | 'é' | 'è' | 'ê' | 'ë' | 'ě' => folded.push('e'),
        'í' | 'ì' | 'î' | 'ï' => folded.push('i'),
        'ł' | 'ľ' => folded.push('l'),
        'ń' | 'ň' | 'ñ' => folded.push('n'),
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => folded.push('o'),
        'ř' => folded.push('r'),
        'ś' | 'š' | 'ş' => folded.push('s'),
        'ß' => folded.push_str("ss"),
        'ť' => folded.push('t'),
        'ú' | 'ù' | 'û' | 'ü' | 'ů' => folded.push('u'),
        'ý' => folded.push('y'),
        'ź' | 'ż' | 'ž' => folded.push('z'),
        _ if is_mark(small) => {}
        _ => folded.push(small),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_letters_in_both_directions() {
        let cases = [
            ("Włocławek", "wloclawek"),
            ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"),
            ("Žižkov, Łódź", "zizkov, lodz"),
            // Letters whose marks follow them.
            ("Z\u{307}o\u{301}łw", "zolw"),
            ("Straße", "strasse"),
            ("Україна", "україна"),
        ];
        for (text, expected) in cases {
            assert_eq!(fold(text), expected, "{text}");
        }
    }

    #[test]
    fn parts_a_text_into_words() {
        let cases: [(&str, &[&str]); 6] = [
            ("", &[]),
            (" – ?!<>&; ", &[]),
            ("Ekologiczny Związek „EKOGOK”", &["ekologiczny", "zwiazek", "ekogok"]),
            ("kulturoznawczo-edukacyjne", &["kulturoznawczo", "edukacyjne"]),
            ("tel. (54) 411 63 11", &["tel", "54", "411", "63", "11"]),
            ("<script>alert(1)</script>", &["script", "alert", "1", "script"]),
        ];
        for (text, expected) in cases {
            let found: Vec<String> = words(text).map(|word| word.folded).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn words_stand_where_they_say(text in "\\PC{0,60}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.at.start >= end);
                let part = text.get(word.at.clone());
                prop_assert!(part.is_some_and(|part| part.len() > LONGEST || fold(part) == word.folded));
                end = word.at.end;
            }
        }
    }
}
