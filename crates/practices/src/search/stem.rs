//! What stays of a Polish word whatever its case and number, for comparing words in search.
//!
//! The words come without marks already (see [`fold`](super::words::fold)), as half of all queries are typed: so folding,
//! not this, takes care of *ó*/*o* and *ł*/*l* (szkół, szkoła, szkole). What is left of inflection is done in three steps,
//! each by a table: an ending is taken off; roots whose vowel changes become one (miasto, w mieście); and the end of what
//! remains, where a case changes a consonant or drops an *e*, becomes the same in all cases (biblioteka, bibliotece,
//! bibliotek). Two words are the same to search when their stems are, so a stem need not be a word, and taking off too
//! much (Bytów → *byt*) does no harm as long as all forms lose the same.

/// A stem has at least so many letters; shorter words (MOPS, wsi) stay as they are.
pub(super) const SHORTEST: usize = 3;

/// Endings of nouns and adjectives by their last letter. The longest that fits is taken off, so all forms of a word must
/// come to one stem: with "owie" there have to be "owa", "ow" and the rest of them. What begins with "yjn" or "iczn" is of
/// adjectives made of nouns in -cja and -ia, which become one with these (edukacyjny, edukacja); with "ow", of what has it
/// in all forms (Kraków, zdrowie, domowy); with "i" or "j", what comes after a softened consonant.
fn endings(last: u8) -> &'static [&'static str] {
    match last {
        b'a' => &["iczna", "yjna", "owia", "owa", "ia", "ja", "a"],
        b'e' => &["icznie", "iczne", "owie", "yjne", "owe", "ie", "je", "e"],
        b'h' => &[
            "icznych", "yjnych", "owiach", "owych", "owach", "iach", "jach", "ich", "ych", "ach",
        ],
        b'i' => &[
            "icznymi", "yjnymi", "owiami", "iczni", "owymi", "owami", "yjni", "iami", "jami", "owi", "imi", "ymi",
            "ami", "ii", "ji", "i",
        ],
        b'j' => &["icznej", "yjnej", "owej", "iej", "ej"],
        b'm' => &[
            "icznym", "yjnym", "owiem", "owym", "owom", "owem", "iem", "iom", "jom", "im", "ym", "em", "om", "um",
        ],
        b'o' => &["icznego", "yjnego", "owego", "iego", "owo", "ego", "io", "jo", "o"],
        b'u' => &["icznemu", "yjnemu", "owemu", "owiu", "iemu", "owu", "emu", "iu", "u"],
        b'w' => &["ow"],
        b'y' => &["iczny", "yjny", "owy", "y"],
        _ => &[],
    }
}

/// Roots whose vowel changes with the case, as they are once the ending is off, and what they become.
const ROOTS: [(&str, &str); 12] = [
    ("miesc", "miast"),
    ("miejsc", "miejsc"),
    ("powiec", "powiat"),
    ("swiec", "swiat"),
    ("oswiec", "oswiat"),
    ("drodz", "drog"),
    ("sasiedz", "sasiad"),
    ("obiedz", "obiad"),
    ("dzieck", "dziec"),
    ("les", "las"),
    ("ludzk", "ludz"),
    ("wies", "wsi"),
];

/// At most so many letters of a stem are not among those of its word: one of a root that changes, one at the end.
pub(super) const MOST_CHANGED: u32 = 2;

/// The stem of a word in small letters without marks.
pub fn stem(word: &str) -> String {
    let bare = without_ending(word);
    let root = ROOTS.iter().find(|(from, _)| *from == bare).map_or(bare, |(_, to)| *to);
    with_common_end(root)
}

/// Whether a stem is one of a root whose vowel changes.
pub(super) fn is_changed_root(stem: &str) -> bool {
    ROOTS.iter().any(|(_, to)| with_common_end(to) == stem)
}

fn without_ending(word: &str) -> &str {
    let last = word.as_bytes().last().copied().unwrap_or_default();
    let mut fitting = endings(last).iter().filter_map(|ending| word.strip_suffix(ending));
    fitting.find(|bare| bare.len() >= SHORTEST).unwrap_or(word)
}

/// Makes the end of a stem what it is in all cases.
fn with_common_end(root: &str) -> String {
    if !root.ends_with(['k', 'n', 'c', 't', 'z', 'i']) {
        return root.to_owned();
    }
    let length = root.len();
    let changed = |ending: &str, to: &str, from_length: usize| {
        let bare = root.strip_suffix(ending)?;
        (length >= from_length).then(|| [bare, to].concat())
    };
    // Of an adjective: Koszalin, koszaliński.
    None.or_else(|| changed("nsk", "n", 6))
        // rodzina, rodzinny
        .or_else(|| changed("nn", "n", 5))
        // mieszkaniec, mieszkańca; ośrodek, ośrodka; biblioteka, bibliotece; oświata, oświacie
        .or_else(|| changed("iec", "k", 6))
        .or_else(|| changed("iek", "k", 6))
        .or_else(|| changed("ek", "k", 5))
        .or_else(|| changed("ec", "k", 5))
        .or_else(|| changed("c", "k", 4))
        .or_else(|| changed("t", "k", 5))
        // seniorzy, senior; w wodzie, woda
        .or_else(|| changed("rz", "r", 4))
        .or_else(|| changed("dz", "d", 4))
        // mieszkaniowy, mieszkanie
        .or_else(|| changed("i", "", 4))
        .unwrap_or_else(|| root.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::similar::letters;
    use super::super::words::fold;
    use super::*;
    use proptest::prelude::*;

    fn stem_of(word: &str) -> String {
        stem(&fold(word))
    }

    #[test]
    fn all_forms_of_a_word_have_one_stem() {
        let words = [
            "odpad odpadu odpady odpadów odpadom odpadami odpadach odpadowy odpadowej",
            "biblioteka biblioteki bibliotece bibliotekę biblioteką bibliotek bibliotekach bibliotekami",
            "szkoła szkoły szkole szkołę szkołą szkół szkołach szkołami",
            "muzeum muzea muzeów muzeach muzeami muzeom",
            "edukacja edukacji edukację edukacją edukacyjny edukacyjnej edukacyjnych",
            "energia energii energię energią",
            "ekologia ekologii ekologiczny ekologicznego ekologicznych",
            "ośrodek ośrodka ośrodku ośrodkiem ośrodki ośrodków ośrodkach",
            "mieszkaniec mieszkańca mieszkańcy mieszkańców mieszkańcom mieszkańcami",
            "mieszkanie mieszkania mieszkań mieszkaniom mieszkaniowy mieszkaniowa",
            "rodzina rodziny rodzin rodzinie rodzinom rodzinny rodzinnej rodzinnych",
            "zastępczy zastępcza zastępczej zastępczych zastępcze",
            "przedszkole przedszkola przedszkoli przedszkolu przedszkolach",
            "senior seniorzy seniorów seniorom seniora",
            "zbiórka zbiórki zbiórce zbiórek zbiórkę",
            "powiat powiatu powiecie powiatowy powiatowego powiaty powiatów",
            "miasto miasta mieście miastach miast miastem",
            "oświata oświaty oświacie oświatę oświatowy",
            "zdrowie zdrowia zdrowiu zdrowiem",
            "woda wody wodzie wodę wodą wód",
            "opieka opieki opiece opiekę opieką",
            "społeczny społeczna społecznej społecznych społecznego",
            "wsparcie wsparcia wsparciem wsparciu",
            "książka książki książce książek książkę",
            "Włocławek Włocławka Włocławku Włocławkiem Włocławkowi",
            "Kraków Krakowa Krakowie Krakowem",
            "Częstochowa Częstochowy Częstochowie Częstochowę",
            "Żory Żor Żorach Żorom Żorami",
            "Gdynia Gdyni Gdynię Gdynią",
            "Ełk Ełku Ełkiem",
            "Szklarska Szklarskiej Szklarską",
            "Poręba Porębie Poręby Porębę Porębą",
            "Koszalin Koszalinie Koszalina koszaliński koszalińskiego koszalińskiej",
            "rawicki rawickiego rawickim rawickiemu",
            "Łódź Łodzi Łodzią",
        ];
        for forms in words {
            let stems: Vec<(&str, String)> = forms.split(' ').map(|form| (form, stem_of(form))).collect();
            let first = stems[0].1.clone();
            let others: Vec<_> = stems.iter().filter(|(_, stem)| *stem != first).collect();
            assert!(others.is_empty(), "{first}: {others:?}");
        }
    }

    #[test]
    fn words_of_other_meaning_keep_apart() {
        let pairs = [
            ("szkoła", "szkolenie"),
            ("park", "partia"),
            ("rada", "rata"),
            ("kultura", "kurtyna"),
            ("sport", "spór"),
            ("lato", "łąka"),
            ("praca", "prasa"),
            ("odpady", "opady"),
        ];
        for (one, other) in pairs {
            assert_ne!(stem_of(one), stem_of(other), "{one}, {other}");
        }
    }

    #[test]
    fn short_words_and_numbers_stay() {
        for word in ["", "a", "mops", "wsi", "cal", "2006", "544116311", "Україна"] {
            let folded = fold(word);
            assert_eq!(stem(&folded), folded, "{word}");
        }
    }

    proptest! {
        #[test]
        fn any_word_has_a_stem(word in "\\PC{0,30}") {
            let folded = fold(&word);
            let stem = stem(&folded);
            prop_assert!(stem.is_empty() == folded.is_empty());
            prop_assert!((letters(&stem) & !letters(&folded)).count_ones() <= MOST_CHANGED);
        }
    }
}
