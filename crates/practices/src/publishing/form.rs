//! The forms of a Polish name: "Elżbieta Pawłowska" stands in a text as "Elżbiety Pawłowskiej" too.
//!
//! A form is told by a root and an ending. It may be told too well: "Janowa" is none of "Jan". So a form alone says
//! little, and [`mention`](super::mention) asks for more. All words come in small letters without marks.

/// A shorter name has one form only.
const SHORTEST: usize = 3;

/// What may stand after the root of a name, in any case, number and gender, and in what is made of a surname ("Pawłowscy",
/// "Nowakowie", "Nowakowa", "Nowakówna").
const ENDINGS: [&str; 44] = [
    "", "a", "i", "y", "e", "u", "o", "ie", "ia", "iu", "io", "ii", "em", "iem", "om", "iom", "ow", "owi", "iowi",
    "owie", "owa", "owej", "owna", "owny", "ej", "iej", "ego", "iego", "emu", "iemu", "ym", "im", "ych", "ich", "ymi",
    "imi", "ami", "iami", "ach", "iach", "ze", "ce", "dze", "sze",
];

/// How the end of a root changes before some endings: "Elżbieta", "Elżbiecie".
const SOFTENED: [(&str, &str); 7] = [
    ("st", "sci"),
    ("t", "ci"),
    ("d", "dzi"),
    ("k", "c"),
    ("g", "dz"),
    ("ch", "sz"),
    ("r", "rz"),
];

/// The roots of a name; a word is a form of it where one of them and an ending make the word.
pub(super) fn roots(name: &str) -> Vec<String> {
    if name.len() < SHORTEST {
        return vec![name.to_owned()];
    }
    let bare = name.strip_suffix(['a', 'e', 'i', 'o', 'y', 'u']).unwrap_or(name);
    let mut roots = vec![name.to_owned(), bare.to_owned()];
    // Marek, Marka; Wróbel, Wróbla; Gołąb, Gołębia.
    roots.extend(without_fleeting(name));
    let softened = SOFTENED
        .iter()
        .find_map(|(hard, soft)| Some([bare.strip_suffix(hard)?, soft].concat()));
    roots.extend(softened);
    roots.sort();
    roots.dedup();
    roots
}

/// The name without the vowel that its other cases do without, or with the one that they have.
fn without_fleeting(name: &str) -> Option<String> {
    let (before, last) = name.split_at_checked(name.len().checked_sub(2)?)?;
    let mut letters = last.chars();
    match (letters.next()?, letters.next()?) {
        ('e', last @ ('k' | 'l' | 'n' | 'c' | 'r')) => {
            let hard = before.strip_suffix('i').unwrap_or(before);
            Some(format!("{hard}{last}"))
        }
        ('a', 'b') => Some(format!("{before}eb")),
        _ => None,
    }
}

/// Whether what follows a root is an ending.
pub(super) fn is_ending(rest: &str) -> bool {
    ENDINGS.contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::words::fold;

    fn is_form(word: &str, name: &str) -> bool {
        let word = fold(word);
        let mut rests = roots(&fold(name))
            .into_iter()
            .filter_map(|root| word.strip_prefix(&root).map(str::to_owned));
        rests.any(|rest| is_ending(&rest))
    }

    #[test]
    fn a_name_is_known_in_all_its_cases() {
        let names = [
            "Elżbieta Elżbiety Elżbiecie Elżbietę Elżbietą Elżbieto ELŻBIETY",
            "Pawłowska Pawłowskiej Pawłowską Pawłowscy Pawłowskich Pawłowskim Pawlowskiej",
            "Osmulski Osmulskiego Osmulskiemu Osmulskim Osmulscy Osmulska Osmulskimi",
            "Marek Marka Markowi Markiem Marku",
            "Agnieszka Agnieszki Agnieszce Agnieszkę Agnieszką Agnieszko",
            "Rzepecka Rzepeckiej Rzepecką",
            "Anna Anny Annie Annę Anną Anno",
            "Barbara Barbary Barbarze Barbarę",
            "Olga Olgi Oldze Olgę",
            "Maria Marii Marię Marią Mario",
            "Ewa Ewy Ewie Ewę",
            "Piotr Piotra Piotrowi Piotrem Piotrze",
            "Robert Roberta Robertowi Robercie",
            "Wojciech Wojciecha Wojciechowi Wojciechem Wojciechu",
            "Paweł Pawła Pawłowi Pawłem Pawle",
            "Nowak Nowaka Nowakowi Nowakiem Nowaku Nowakowie Nowaków Nowakom Nowakami Nowakowa Nowakówna",
            "Wróbel Wróbla Wróblowi Wróblem Wróblu",
            "Gołąb Gołębia Gołębiowi Gołębiem",
            "Zając Zająca Zającowi Zającem",
            "Matejko Matejki Matejce Matejkę Matejką",
            "Biały Białego Białemu Białym Biała Białej",
            "Łoś Łosia Łosiowi Łosiem Łosiu",
            "Li Li",
        ];
        for forms in names {
            let name = forms.split(' ').next().unwrap();
            for form in forms.split(' ') {
                assert!(is_form(form, name), "{form} of {name}");
            }
        }
    }

    #[test]
    fn other_words_are_no_forms() {
        for (word, name) in [
            ("Pawłowice", "Pawłowska"),
            ("Nowakowski", "Nowak"),
            ("Mareckie", "Marek"),
            ("Lipa", "Li"),
            ("szkoła", "Elżbieta"),
            ("Anonim", "Anna"),
        ] {
            assert!(!is_form(word, name), "{word} of {name}");
        }
    }
}
