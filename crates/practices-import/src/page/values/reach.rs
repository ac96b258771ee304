//! Telephone numbers and e-mail addresses, in the many ways in which pages write them.

use practices::Phone;

/// What a text says, and what of it could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// In the order of the text.
    pub read: Vec<T>,
    /// As published.
    pub unread: Vec<String>,
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Self {
            read: Vec::new(),
            unread: Vec::new(),
        }
    }
}

/// Whether a text can be an e-mail address: something, one "@", a host with a dot.
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "._%+-".contains(c));
    plain(name) && plain(host) && host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty())
}

/// How pages hide the sign of an address from robots, and what it stands for.
const HIDDEN_SIGNS: [(&str, &str); 10] = [
    ("(at)", "@"),
    ("[at]", "@"),
    ("{at}", "@"),
    ("(małpa)", "@"),
    ("[małpa]", "@"),
    (" at ", "@"),
    (" małpa ", "@"),
    ("(kropka)", "."),
    ("[kropka]", "."),
    ("(dot)", "."),
];

/// "sekretariat (at) zmyslona.pl" as "sekretariat@zmyslona.pl".
pub fn readable_at(text: &str) -> String {
    let mut out = text.to_owned();
    for (hidden, sign) in HIDDEN_SIGNS {
        if out.contains(hidden) {
            let parts: Vec<&str> = out.split(hidden).map(str::trim).collect();
            out = parts.join(sign);
        }
    }
    out
}

/// The e-mail addresses of a text.
pub fn emails(text: &str) -> Found<String> {
    let mut found = Found::default();
    for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let plain = readable_at(part);
        for word in plain
            .split(' ')
            .filter(|word| !matches!(*word, "" | "lub" | "oraz" | "i" | "/"))
        {
            let address = word.trim_matches(|c: char| !c.is_alphanumeric());
            if is_email(address) {
                found.read.push(address.to_owned());
            } else {
                let published = if plain == part { word } else { part };
                found.unread.push(published.to_owned());
            }
        }
    }
    found
}

/// The telephone numbers of a line, and what on it is none. An extension ("wew. 12") or a remark in brackets is left
/// out of the number.
pub fn phones(text: &str) -> Found<Phone> {
    let mut found = Found::default();
    let separated = text.replace(" lub ", ";").replace(" i ", ";").replace(" oraz ", ";");
    for part in separated
        .split([',', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        if let Some(phone) = phone(part) {
            found.read.push(phone);
        } else if let Some(several) = beside_each_other(part) {
            found.read.extend(several);
        } else {
            // "75 717 21 46/47": what follows the stroke may be the end of a number only.
            for piece in part.split('/').map(str::trim).filter(|piece| !piece.is_empty()) {
                match phone(piece) {
                    Some(phone) => found.read.push(phone),
                    None => found.unread.push(piece.to_owned()),
                }
            }
        }
    }
    found
}

/// The number with which a range begins: "75 717 21 46 do 48", "75 717 21 46-48".
pub fn range_start(text: &str) -> Option<Phone> {
    let (start, end) = text.split_once(" do ").or_else(|| text.rsplit_once(['-', '–', '÷']))?;
    let end = end.trim();
    let is_end = (1..=4).contains(&end.len()) && end.chars().all(|c| c.is_ascii_digit());
    is_end.then(|| phone(start)).flatten()
}

/// A number without what may stand behind it.
fn phone(text: &str) -> Option<Phone> {
    let number = without_remark(text).trim().trim_end_matches(['.', ':', ' ']);
    number.parse().ok()
}

/// "75 717 21 46 wew. 12", "75 717 21 46 w. 12" and "75 717 21 46 (sekretariat)" without what is not of the number.
fn without_remark(text: &str) -> &str {
    let Some(letter) = text.find(char::is_alphabetic) else {
        return text;
    };
    let (number, remark) = text.split_at_checked(letter).unwrap_or((text, ""));
    let first_word = remark.split(['.', ' ', ':']).next().unwrap_or_default();
    match number.trim_end().strip_suffix('(') {
        Some(number) if remark.ends_with(')') => number,
        None if matches!(first_word, "w" | "wew" | "wewn" | "wewnętrzny" | "int") => number,
        _ => text,
    }
}

/// Numbers with nothing but spaces between them: "75 717 21 46 725 161 463".
fn beside_each_other(text: &str) -> Option<Vec<Phone>> {
    let (mut read, mut number) = (Vec::new(), String::new());
    for group in text.split(' ') {
        number.push_str(group);
        if let Ok(phone) = number.parse::<Phone>() {
            read.push(phone);
            number.clear();
        }
    }
    (number.is_empty() && read.len() > 1).then_some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn reads_addresses_however_they_are_hidden() {
        let cases: [(&str, &[&str], &[&str]); 8] = [
            ("a@zmyslona.pl, b@zmyslona.pl", &["a@zmyslona.pl", "b@zmyslona.pl"], &[]),
            (
                "a@zmyslona.pl lub b@zmyslona.pl.",
                &["a@zmyslona.pl", "b@zmyslona.pl"],
                &[],
            ),
            ("sekretariat (at) zmyslona.pl", &["sekretariat@zmyslona.pl"], &[]),
            ("sekretariat[at]zmyslona[kropka]pl", &["sekretariat@zmyslona.pl"], &[]),
            ("gęś at zmyslona.pl", &["gęś@zmyslona.pl"], &[]),
            ("napisz (a@zmyslona.pl)", &["a@zmyslona.pl"], &["napisz"]),
            ("ges(at)zolwin", &[], &["ges(at)zolwin"]),
            ("", &[], &[]),
        ];
        for (text, read, unread) in cases {
            let found = emails(text);
            assert_eq!((found.read, found.unread), (owned(read), owned(unread)), "{text}");
        }
    }

    #[test]
    fn reads_phones_in_every_form_of_the_pages() {
        let one: &[&str] = &["+48757172146"];
        let cases: [(&str, &[&str], &[&str]); 21] = [
            ("75 717 21 46", one, &[]),
            ("(0-75) 717 21 46", one, &[]),
            ("0 75 717-21-46", one, &[]),
            ("+48 75 717 21 46", one, &[]),
            ("+48 (0) 75 717 21 46", one, &[]),
            ("0048 75 7172146", one, &[]),
            ("75/717-21-46", one, &[]),
            ("75 717‑21‑46", one, &[]),
            ("75 717 21 46 wew. 12", one, &[]),
            ("75 717 21 46 w. 12", one, &[]),
            ("75 717 21 46 (sekretariat)", one, &[]),
            ("725 161463", &["+48725161463"], &[]),
            ("75 717 21 46, 501 928 501", &["+48757172146", "+48501928501"], &[]),
            ("75/717-21-46; 75/717-21-47", &["+48757172146", "+48757172147"], &[]),
            ("75 717 21 46 / 501 928 501", &["+48757172146", "+48501928501"], &[]),
            ("75 717 21 46 725 161 463", &["+48757172146", "+48725161463"], &[]),
            ("75 717 21 46 lub 47", one, &["47"]),
            ("75 717 21 46/47", one, &["47"]),
            ("717 21 46 w. 12", &[], &["717 21 46 w. 12"]),
            ("75 717 21 46 do 48", &[], &["75 717 21 46 do 48"]),
            ("u Łucji", &[], &["u Łucji"]),
        ];
        for (text, read, unread) in cases {
            let found = phones(text);
            let numbers: Vec<String> = found.read.iter().map(Phone::e164).collect();
            assert_eq!((numbers, found.unread), (owned(read), owned(unread)), "{text}");
        }
    }

    #[test]
    fn a_range_begins_with_a_number() {
        let cases = [
            ("75 717 21 46 do 48", Some("+48757172146")),
            ("75 717 21 46-48", Some("+48757172146")),
            ("717 21 46 do 48", None),
            ("75-717-21-46", None),
            ("u Łucji", None),
        ];
        for (text, expected) in cases {
            assert_eq!(
                range_start(text).map(|phone| phone.e164()).as_deref(),
                expected,
                "{text}"
            );
        }
    }

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }
}
