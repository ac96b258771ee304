//! Names for addresses and files: Polish letters folded, everything else a hyphen.

/// The longest slug that [`slugify`] makes, in characters; addresses stay short enough to read out.
pub const MAX_SLUG: usize = 80;

/// Folds one character to ASCII: `ł` to `l`, `Ż` to `z`; `None` for what has no letter or digit in ASCII.
///
/// Unicode decomposition would keep `ł` as it is, so the Polish letters stand here by name.
pub fn fold(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        'ą' | 'Ą' | 'á' | 'Á' | 'ä' | 'Ä' => 'a',
        'ć' | 'Ć' | 'č' | 'Č' => 'c',
        'ę' | 'Ę' | 'é' | 'É' | 'ě' | 'Ě' => 'e',
        'ł' | 'Ł' => 'l',
        'ń' | 'Ń' | 'ň' => 'n',
        'ó' | 'Ó' | 'ö' | 'Ö' => 'o',
        'ś' | 'Ś' | 'š' | 'Š' => 's',
        'ü' | 'Ü' | 'ú' | 'ů' => 'u',
        'ź' | 'Ź' | 'ż' | 'Ż' | 'ž' | 'Ž' => 'z',
        _ => return None,
    })
}

/// `Zawiązanie Partnerstwa „Zdolna Dolna”` becomes `zawiazanie-partnerstwa-zdolna-dolna`.
///
/// At most [`MAX_SLUG`] characters, cut between words where there are several, and not after a word of one or two
/// letters ("…-lokalna-na"); empty for a text without any letter.
pub fn slugify(text: &str) -> String {
    let folded: String = text.chars().map(|c| fold(c).unwrap_or(' ')).collect();
    let mut slug = String::new();
    for word in folded.split_whitespace() {
        if slug.is_empty() {
            slug.extend(word.chars().take(MAX_SLUG));
        } else if slug.len() + 1 + word.len() <= MAX_SLUG {
            slug.push('-');
            slug.push_str(word);
        } else {
            return without_short_end(slug);
        }
    }
    slug
}

fn without_short_end(mut slug: String) -> String {
    while let Some((whole, last)) = slug.rsplit_once('-') {
        if last.len() > 2 || last.contains(|c: char| c.is_ascii_digit()) {
            break;
        }
        slug.truncate(whole.len());
    }
    slug
}

/// Whether a text has the form of a slug: ASCII letters, digits and single hyphens. Keeps paths like `../x` out.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .split('-')
            .all(|part| !part.is_empty() && part.chars().all(|c| fold(c) == Some(c)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_polish_letters() {
        let cases = [
            (
                "Zawiązanie Partnerstwa Lokalnego \"Zdolna Dolna\"",
                "zawiazanie-partnerstwa-lokalnego-zdolna-dolna",
            ),
            ("Włocławek", "wloclawek"),
            ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc-gesla-jazn"),
            ("  500+ / 300 +  ", "500-300"),
            ("„…”", ""),
            ("Współpraca JST-NGO", "wspolpraca-jst-ngo"),
        ];
        for (text, expected) in cases {
            assert_eq!(slugify(text), expected, "{text}");
        }
    }

    #[test]
    fn cuts_long_titles_between_words() {
        let long = "Prywatyzacja komunalnego zasobu mieszkaniowego";
        let cases = [
            (
                format!("{long} i utworzenie Fundacji „Nasza Wspólnota” jako sposób"),
                "prywatyzacja-komunalnego-zasobu-mieszkaniowego-i-utworzenie-fundacji-nasza",
            ),
            (
                format!("{long} w gminie i na terenie Łodzi i w Zgierzu i okolicach"),
                "prywatyzacja-komunalnego-zasobu-mieszkaniowego-w-gminie-i-na-terenie-lodzi",
            ),
            (
                format!("{long} w gminie w latach do 2006 i 2007 i w Zmyślonej"),
                "prywatyzacja-komunalnego-zasobu-mieszkaniowego-w-gminie-w-latach-do-2006-i-2007",
            ),
            ("Łąka na".to_owned(), "laka-na"),
        ];
        for (title, expected) in cases {
            assert_eq!(slugify(&title), expected, "{title}");
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_a_slug_that_stays_itself(text in "\\PC{0,200}") {
            let slug = slugify(&text);
            prop_assert!(slug.len() <= MAX_SLUG);
            prop_assert!(slug.is_empty() || is_slug(&slug));
            prop_assert_eq!(slugify(&slug), slug);
        }
    }
}
