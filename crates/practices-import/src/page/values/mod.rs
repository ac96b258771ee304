//! The values of a metryka, from the many ways of writing them to the one of the record.

mod reach;

use practices::Date;
use practices::date::DateError;
use practices::polish::month_number;
use practices::slug::fold;
use url::Url;

use super::lines::single_spaced;

pub use reach::{Found, emails, is_email, phones, range_start, readable_at};

/// Reads a day as ISO 8601 or as people write it: "2009-05-12", "12.05.2009", "12.5.2009 r.", "12 maja 2009 r.".
///
/// # Errors
/// What is wrong with a text that is none of them.
pub fn date(text: &str) -> Result<Date, DateError> {
    let written = ["roku", "r.", "r"]
        .iter()
        .find_map(|year| text.strip_suffix(year))
        .unwrap_or(text);
    let parts: Vec<&str> = written
        .split(['.', '-', '/', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (year, month, day),
        [day, month, year] => (year, month, day),
        _ => return text.parse(),
    };
    let month = month_number(month).map_or_else(|| (*month).to_owned(), |number| number.to_string());
    let turned = format!("{year}-{month:0>2}-{day:0>2}").parse();
    turned.map_err(|error| match error {
        DateError::NoSuchDay(_) => DateError::NoSuchDay(text.to_owned()),
        DateError::Form(_) => DateError::Form(text.to_owned()),
    })
}

/// Whether tags stand in a text: `<b>`, `</p>`, `<!--`.
pub fn has_markup(text: &str) -> bool {
    let begins_tag = |c: char| c.is_ascii_alphabetic() || c == '/' || c == '!';
    let mut openings = text.split('<').skip(1);
    text.contains('>') && openings.any(|after| after.starts_with(begins_tag))
}

/// The first value of a text that has several: "Żory; Gęsia Wola" is "Żory".
pub fn first_of_several(text: &str) -> Option<&str> {
    let at_sign = text.split_once([',', ';', '/']);
    let (first, rest) = at_sign
        .or_else(|| text.split_once(" oraz "))
        .or_else(|| text.split_once(" i "))?;
    let first = first.split(" oraz ").next().unwrap_or(first).trim();
    (!first.is_empty() && !rest.trim().is_empty()).then_some(first)
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

/// What may stand after a number of inhabitants.
const INHABITANTS: [&str; 4] = ["mieszkańców", "mieszkańcy", "osób", "os."];

/// Reads a number of inhabitants: "7182", "7.182", "302 094", "7182 osób (2010 r.)"; never zero.
pub fn population(text: &str) -> Option<u32> {
    let number = text.split_once(" (").map_or(text, |(number, _)| number);
    let noun = INHABITANTS.iter().find_map(|noun| number.strip_suffix(noun));
    let number = noun.unwrap_or(number).trim_end();
    let groups: Vec<&str> = number.split(['.', ',', ' ', '\'', '’']).collect();
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
    let (start, lower) = (format!("{}://", url.scheme()), text.to_lowercase());
    // The reader above would take `http:////a` for `http://a`.
    let has_scheme = lower.strip_prefix(&start).is_some_and(|rest| !rest.starts_with('/'));
    let named = url.host_str().is_some_and(|host| host.trim_matches('.').contains('.'));
    // An e-mail address would be taken for a host with a user's name before it.
    let is_page = named && url.username().is_empty();
    // Browsers and the reader above pass over some of these, wherever they stand.
    let is_whole = !text.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    matches!(url.scheme(), "http" | "https") && has_scheme && is_page && is_whole
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
            ("12 maja 2009 r.", Some("2009-05-12")),
            ("1 września 2009", Some("2009-09-01")),
            ("12-05-2009", Some("2009-05-12")),
            ("2009.05.12", Some("2009-05-12")),
            ("2009 r., maj", None),
            ("maj 2009", None),
            ("12 maju 2009", None),
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
            ("7182 mieszkańców", Some(7182)),
            ("7 182 osób (2010 r.)", Some(7182)),
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
            ("java\tscript:alert(1)", None),
            ("data:text/html,żółw.pl", None),
            ("vbscript:msgbox(1)", None),
            ("//zmyslona.pl", None),
            ("/zmyslona.pl", None),
            ("https:///zmyslona.pl", None),
            ("htt\np://zmyslona.pl", None),
            ("http://zmyslona.pl/\u{1}", None),
            ("http:/zmyslona.pl", None),
            ("urzad@zmyslona.pl", None),
            ("brak", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(website(text).as_deref(), expected, "{text}");
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
    fn tells_tags_and_several_values() {
        let cases = [
            ("<b>Łąka</b>", true),
            ("Łąka <script>", true),
            ("Łąka < 5 i > 3", false),
            ("<łąka>", false),
            ("a<b", false),
        ];
        for (text, expected) in cases {
            assert_eq!(has_markup(text), expected, "{text}");
        }
        let cases = [
            ("Żory, Gęsia Wola i Łąka", Some("Żory")),
            ("śląskie i opolskie", Some("śląskie")),
            ("Żory oraz Łąka", Some("Żory")),
            ("Żory,", None),
            ("Żory", None),
        ];
        for (text, expected) in cases {
            assert_eq!(first_of_several(text), expected, "{text}");
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
