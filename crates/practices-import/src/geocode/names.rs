//! How names are compared.

use practices::slug::slugify;

/// Folded words that stand before a name and are no part of it.
const BEFORE: [&str; 7] = [
    "miasto-i-gmina-",
    "gmina-i-miasto-",
    "miasto-stoleczne-",
    "m-st-",
    "miasto-",
    "gmina-",
    "m-",
];

/// A name in the form in which names are compared: small ASCII letters, words joined by hyphens, "Gmina" left out.
pub fn fold(name: &str) -> String {
    let folded = slugify(name);
    match BEFORE.iter().find_map(|word| folded.strip_prefix(word)) {
        Some(rest) => rest.to_owned(),
        None => folded,
    }
}

/// The name of a powiat, folded, without "powiat": "pow. Kielecki" is "kielecki".
pub fn bare_powiat(name: &str) -> String {
    let folded = slugify(name);
    let bare = folded.strip_prefix("powiat-").or(folded.strip_prefix("pow-"));
    bare.map_or_else(|| folded.clone(), ToOwned::to_owned)
}

/// Whether a folded adjective may come from this folded town, as "katowicki" from Katowice: it begins with two thirds of
/// the town's first word.
pub fn may_come_from(adjective: &str, town: &str) -> bool {
    let word = town.split('-').next().unwrap_or_default();
    let common = adjective.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    common * 3 >= word.len() * 2 && common > 2
}

/// A place's name without the part of it that stands beside: ("Katowice", "Szopienice") of "Katowice (Szopienice)",
/// "Katowice, Szopienice" and "Katowice – Szopienice". Bielsko-Biała stays whole.
pub fn place_and_part(name: &str) -> (&str, Option<&str>) {
    let cut = [" (", ",", " - ", " – "]
        .iter()
        .filter_map(|mark| name.split_once(mark))
        .min_by_key(|(place, _)| place.len());
    match cut {
        Some((place, part)) => (
            place.trim(),
            Some(part.trim_matches([' ', ')'])).filter(|part| !part.is_empty()),
        ),
        None => (name.trim(), None),
    }
}

/// The parts of a street line, any of which may be a district: "ul. Kasprowicza 10, Karłowice".
pub fn parts_of_street(street: &str) -> impl Iterator<Item = &str> {
    street
        .split([',', ';', '(', ')'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// A postcode as `58-580`, or `None` for what is none.
pub fn postcode(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let others = text
        .chars()
        .filter(|c| !c.is_ascii_digit() && !c.is_whitespace() && !matches!(c, '-' | '–'))
        .count();
    (digits.len() == 5 && others == 0).then(|| {
        let (zone, rest) = digits.split_at(2);
        format!("{zone}-{rest}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_to_what_is_compared() {
        let cases = [
            ("Szklarska Poręba", "szklarska-poreba"),
            ("Miasto Włocławek", "wloclawek"),
            ("m.st. Warszawa", "warszawa"),
            ("Gmina Morawica", "morawica"),
            ("MIASTO I GMINA SKAWINA", "skawina"),
            ("Miastko", "miastko"),
            ("Jastrzębie Zdrój", "jastrzebie-zdroj"),
        ];
        for (name, expected) in cases {
            assert_eq!(fold(name), expected, "{name}");
        }
    }

    #[test]
    fn a_powiat_is_known_by_its_adjective() {
        let cases = [
            ("powiat Jeleniogórski", "jeleniogorski"),
            ("pow. oławski", "olawski"),
            ("Kielecki", "kielecki"),
            ("powiat", "powiat"),
        ];
        for (name, expected) in cases {
            assert_eq!(bare_powiat(name), expected, "{name}");
        }
    }

    #[test]
    fn adjectives_come_from_their_towns() {
        let cases = [
            ("katowicki", "Katowice", true),
            ("wloclawski", "Włocławek", true),
            ("bydgoski", "Bydgoszcz", true),
            ("zorski", "Żory", true),
            ("katowicki", "Kraków", false),
            ("ola", "Opole", false),
            ("", "Łódź", false),
        ];
        for (adjective, town, expected) in cases {
            assert_eq!(may_come_from(adjective, &fold(town)), expected, "{adjective} {town}");
        }
    }

    #[test]
    fn a_part_stands_beside_its_place() {
        let cases = [
            ("Katowice (Szopienice)", ("Katowice", Some("Szopienice"))),
            ("Wrocław, Karłowice", ("Wrocław", Some("Karłowice"))),
            ("Wrocław – Karłowice", ("Wrocław", Some("Karłowice"))),
            ("Bielsko-Biała", ("Bielsko-Biała", None)),
            (" Łódź ", ("Łódź", None)),
            ("Łódź ()", ("Łódź", None)),
        ];
        for (name, expected) in cases {
            assert_eq!(place_and_part(name), expected, "{name}");
        }
    }

    #[test]
    fn postcodes_as_people_write_them() {
        let cases = [
            ("58-580", Some("58-580")),
            ("58580", Some("58-580")),
            ("58 – 580", Some("58-580")),
            ("58-58", None),
            ("PL 58-580", None),
            ("５８-580", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(postcode(text).as_deref(), expected, "{text}");
        }
    }
}
