//! The values of a metryka, from the many ways of writing them to the one of the record.

use practices::date::DateError;
use practices::slug::fold;
use practices::{Date, Phone};
use url::Url;

use super::lines::single_spaced;

/// Reads a day as ISO 8601 or as people write it: "2009-05-12", "12.05.2009", "12.5.2009 r.".
///
/// # Errors
/// What is wrong with a text that is neither.
pub fn date(text: &str) -> Result<Date, DateError> {
    let written = text.trim_end_matches("r.").trim();
    let parts: Vec<&str> = written.split('.').collect();
    let turned = match parts.as_slice() {
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}").parse().ok(),
        _ => None,
    };
    turned.map_or_else(|| text.parse(), Ok)
}

/// A postcode with the place of its post office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// `58-580`.
    pub code: String,
    /// "Szklarska Poręba"; may be empty.
    pub office: String,
}

/// Reads "58-580 Szklarska Poręba", also with a dash, a space or nothing inside the code.
pub fn post(text: &str) -> Option<Post> {
    let (area, rest) = leading_digits(text.trim(), 2)?;
    let rest = rest.trim_start_matches([' ', '-', '–', '—']);
    let (street, rest) = leading_digits(rest, 3)?;
    let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    ends.then(|| Post {
        code: format!("{area}-{street}"),
        office: single_spaced(rest.trim_start_matches([',', ';'])),
    })
}

/// Whether a text is a postcode as the record has it: `58-580`.
pub fn is_postal_code(text: &str) -> bool {
    post(text).is_some_and(|post| post.code == text)
}

fn leading_digits(text: &str, count: usize) -> Option<(&str, &str)> {
    // Digits of ASCII are a byte each, so that the place after them is a character's border.
    let sound = text.chars().take(count).filter(char::is_ascii_digit).count() == count;
    sound.then(|| text.split_at_checked(count)).flatten()
}

/// Reads a number of inhabitants: "7182", "7.182", "302 094"; never zero.
pub fn population(text: &str) -> Option<u32> {
    let groups: Vec<&str> = text.split(['.', ',', ' ']).collect();
    let whole = groups.iter().skip(1).all(|group| group.len() == 3);
    let digits = groups.concat();
    let sound = whole && digits.chars().all(|c| c.is_ascii_digit());
    digits.parse().ok().filter(|number| sound && *number > 0)
}

/// Gives an address a scheme where it has none: `http`, since hosts of the catalogue's years seldom had another.
/// `None` for what can't be the address of a web page.
pub fn website(text: &str) -> Option<String> {
    let with_scheme = if is_web_address(text) {
        text.to_owned()
    } else {
        format!("http://{text}")
    };
    is_web_address(&with_scheme).then_some(with_scheme)
}

/// Whether a text is the address of a web page: http or https, and a host with a dot in it.
pub fn is_web_address(text: &str) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    let has_scheme = text.to_lowercase().starts_with(&format!("{}://", url.scheme()));
    let named = url.host_str().is_some_and(|host| host.trim_matches('.').contains('.'));
    matches!(url.scheme(), "http" | "https") && has_scheme && named && !text.contains(char::is_whitespace)
}

/// Whether a text can be an e-mail address: something, one "@", a host with a dot.
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "._%+-".contains(c));
    plain(name) && plain(host) && host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty())
}

/// The telephone numbers of a line, and what on it is none. An extension ("wew. 12") is left out of the number.
pub fn phones(text: &str) -> (Vec<Phone>, Vec<String>) {
    if let Some(phone) = phone(text) {
        return (vec![phone], Vec::new());
    }
    let separated = text.replace(" lub ", ";").replace(" i ", ";");
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for part in separated
        .split([',', ';', '/'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        match phone(part) {
            Some(phone) => read.push(phone),
            None => unread.push(part.to_owned()),
        }
    }
    (read, unread)
}

fn phone(text: &str) -> Option<Phone> {
    let number = text.split_once("wew").map_or(text, |(number, _)| number);
    number.trim().trim_end_matches([',', '.']).parse().ok()
}

/// The powiat as the record has it, an adjective in lower case: "Powiat Kielecki" becomes "kielecki". A city's name
/// stays as it is.
pub fn powiat(text: &str) -> String {
    let lower = text.to_lowercase();
    let name = ["powiat ", "pow. "]
        .iter()
        .find_map(|prefix| lower.strip_prefix(prefix));
    match name {
        Some(name) => name.to_owned(),
        None if lower.ends_with("ki") => lower,
        None => text.to_owned(),
    }
}

/// Straight quotation marks as Polish ones: `"Zdolna Dolna"` becomes `„Zdolna Dolna”`. A text in which they don't pair
/// up stays as it is: they may be quotations within one, or a sign for inches.
pub fn typographic_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_open = false;
    let mut before = ' ';
    for c in text.chars() {
        let opens = before.is_whitespace() || "([-–".contains(before);
        match c {
            '"' if opens == is_open => return text.to_owned(),
            '"' => {
                out.push(if is_open { '”' } else { '„' });
                is_open = !is_open;
            }
            '„' | '”' => {
                is_open = c == '„';
                out.push(c);
            }
            c => out.push(c),
        }
        before = c;
    }
    if is_open { text.to_owned() } else { out }
}

/// The letters of a label, folded: "e@mail" and "E-mail" become "email".
pub fn letters(label: &str) -> String {
    label
        .chars()
        .filter_map(fold)
        .filter(char::is_ascii_alphabetic)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days() {
        let cases = [
            ("2009-05-12", Some("2009-05-12")),
            ("12.05.2009", Some("2009-05-12")),
            ("1.5.2009 r.", Some("2009-05-01")),
            ("30.02.2011", None),
            ("wiosną 2009", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(
                date(text).ok().map(|date| date.to_string()).as_deref(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn reads_postcodes() {
        let cases = [
            ("58-580 Szklarska Poręba", Some(("58-580", "Szklarska Poręba"))),
            ("58–580, Żory", Some(("58-580", "Żory"))),
            ("58 580 Łódź", Some(("58-580", "Łódź"))),
            ("58580", Some(("58-580", ""))),
            ("58-58 Łódź", None),
            ("58-5801 Łódź", None),
            ("Łódź 90-001", None),
            ("5ł-580", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let read = post(text);
            let read = read.as_ref().map(|post| (post.code.as_str(), post.office.as_str()));
            assert_eq!(read, expected, "{text}");
        }
        assert!(is_postal_code("58-580") && !is_postal_code("58580") && !is_postal_code("58-580 Żory"));
    }

    #[test]
    fn reads_numbers_of_inhabitants() {
        let cases = [
            ("7.182", Some(7182)),
            ("302 094", Some(302_094)),
            ("1.234.567", Some(1_234_567)),
            ("115818", Some(115_818)),
            ("7.18", None),
            ("0", None),
            ("ok. 7 tys.", None),
            ("9.999.999.999", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(population(text), expected, "{text}");
        }
    }

    #[test]
    fn gives_addresses_a_scheme() {
        let cases = [
            ("www.mops.zmyslona.pl", Some("http://www.mops.zmyslona.pl")),
            ("https://zmyślona.pl/ośrodek", Some("https://zmyślona.pl/ośrodek")),
            ("HTTP://zmyslona.pl", Some("HTTP://zmyslona.pl")),
            ("ftp://zmyslona.pl", None),
            ("javascript:alert(1)", None),
            ("http:/zmyslona.pl", None),
            ("brak", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(website(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn tells_an_email_address() {
        let cases = [
            ("sekretariat.mops@zmyslona.pl", true),
            ("a@b", false),
            ("@zmyslona.pl", false),
            ("a@b@c.pl", false),
            ("gęś@.pl", false),
            ("dwa słowa@zmyslona.pl", false),
        ];
        for (text, expected) in cases {
            assert_eq!(is_email(text), expected, "{text}");
        }
    }

    #[test]
    fn reads_several_phones() {
        let cases = [
            ("75 717 21 46", vec!["+48757172146"], vec![]),
            (
                "75 717 21 46, 501 928 501",
                vec!["+48757172146", "+48501928501"],
                vec![],
            ),
            ("75 717 21 46 wew. 12", vec!["+48757172146"], vec![]),
            ("75 717 21 46 lub 47", vec!["+48757172146"], vec!["47"]),
            ("u Łucji", vec![], vec!["u Łucji"]),
        ];
        for (text, expected, left) in cases {
            let (read, unread) = phones(text);
            assert_eq!(read.iter().map(Phone::e164).collect::<Vec<_>>(), expected, "{text}");
            assert_eq!(unread, left, "{text}");
        }
    }

    #[test]
    fn writes_a_powiat_as_an_adjective() {
        let cases = [
            ("jeleniogórski", "jeleniogórski"),
            ("Kielecki", "kielecki"),
            ("Powiat Łęczycki", "łęczycki"),
            ("Łódź", "Łódź"),
        ];
        for (text, expected) in cases {
            assert_eq!(powiat(text), expected);
        }
    }

    #[test]
    fn sets_polish_quotation_marks() {
        let cases = [
            ("Partnerstwo \"Zdolna Dolna\"", "Partnerstwo „Zdolna Dolna”"),
            ("„Zdolna Dolna\" i \"Gęś\"", "„Zdolna Dolna” i „Gęś”"),
            ("Ekran 27\" dla Łodzi", "Ekran 27\" dla Łodzi"),
            ("„Gęś \"pipa\" z Łodzi”", "„Gęś \"pipa\" z Łodzi”"),
            ("bez", "bez"),
        ];
        for (text, expected) in cases {
            assert_eq!(typographic_quotes(text), expected);
        }
    }
}
