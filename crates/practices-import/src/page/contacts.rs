//! The people of "Osoby kontaktowe": a name, what they do, telephone numbers, e-mail addresses, a line each.

use std::mem;

use practices::Contact;

use super::Fault;
use super::lines::Line;
use super::values::{emails, is_email, letters, phones, range_start, readable_at, website};

/// The people, in the order of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contacts {
    /// Those who have a name, a number or an address.
    pub people: Vec<Contact>,
    /// The numbers as published, where they are written otherwise than one reads them today.
    pub published_phones: Vec<String>,
    /// The e-mail addresses as published, where they are hidden from robots.
    pub published_emails: Vec<String>,
    /// Pages that stand among the numbers.
    pub websites: Vec<String>,
    /// What could not be read, with its line.
    pub faults: Vec<(usize, Fault)>,
}

/// What a line says.
#[derive(Debug, PartialEq, Eq)]
pub enum ContactLine<'a> {
    /// "tel. 75 717 21 46", with what stands after the label.
    Phone(&'a str),
    /// "e@mail: sekretariat@…".
    Email(&'a str),
    /// "faks 75 …", for which the record has no field.
    Fax,
    /// "www.zmyslona.pl", with or without a label.
    Website(&'a str),
    /// A name or what somebody does.
    Text(&'a str),
}

impl<'a> ContactLine<'a> {
    /// Tells the kind of a line by its label, or by its form where it has none.
    pub fn read(text: &'a str) -> Self {
        let (label, rest) = label(text);
        match label.as_str() {
            "tel" | "telefon" | "telfax" | "telfaks" | "kom" | "telkom" | "komorka" => {
                Self::Phone(without_second_label(rest))
            }
            "email" | "mail" | "emial" | "adresemail" => Self::Email(rest),
            "fax" | "faks" => Self::Fax,
            "www" if website(rest).is_some() => Self::Website(rest),
            _ if begins_with_number(text) => Self::Phone(text),
            _ if is_email(&readable_at(text)) => Self::Email(text),
            _ if text.starts_with("www.") || text.starts_with("http") => Self::Website(text),
            _ => Self::Text(text),
        }
    }
}

/// Whether a text without a label begins with a telephone number; others may follow.
fn begins_with_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || "+(".contains(c)) && !phones(text).read.is_empty()
}

/// The letters of the first word, where it can be a label, and what stands after it.
fn label(text: &str) -> (String, &str) {
    let ends = |c: char| c.is_whitespace() || c.is_ascii_digit() || ":+(".contains(c);
    let (word, rest) = text.find(ends).map_or((text, ""), |end| text.split_at(end));
    (letters(word), rest.trim_start_matches([':', '.', ' ']))
}

/// "tel. kom. 501 …" has two labels.
fn without_second_label(text: &str) -> &str {
    match label(text) {
        (second, rest) if second == "kom" || second == "fax" || second == "faks" => rest,
        _ => text,
    }
}

/// Reads the lines after "Osoby kontaktowe:", the first being what stands beside it.
pub fn read_contacts(lines: &[Line]) -> Contacts {
    let mut contacts = Contacts::default();
    let mut person = Contact::default();
    for line in lines {
        if line.is_blank() && is_reachable(&person) {
            contacts.people.push(mem::take(&mut person));
        }
        for part in parts(&line.text) {
            contacts.read_part(&mut person, line.number, part);
        }
    }
    if person != Contact::default() {
        contacts.people.push(person);
    }
    contacts
}

/// Labels that begin a new part within a line.
const INNER_LABELS: [&str; 12] = [
    "tel.", "tel:", "tel ", "kom.", "kom:", "fax", "faks", "e-mail", "e@mail", "email", "mail:", "www.",
];

/// What a line says one after the other: "Łucja Gęś, tel. 75 717 21 46, e-mail: …" has three parts.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((part, after)) = next_part(rest) {
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    let trimmed = parts.into_iter().map(|part| part.trim_matches([' ', ',', ';']));
    trimmed.filter(|part| !part.is_empty()).collect()
}

/// Splits at the first label inside; two labels in a row ("tel. fax 75 …") belong together.
fn next_part(text: &str) -> Option<(&str, &str)> {
    let borders = text
        .char_indices()
        .filter(|(_, c)| " ,;".contains(*c))
        .map(|(at, c)| at + c.len_utf8());
    borders
        .filter_map(|at| text.split_at_checked(at))
        .find(|(before, after)| {
            let says_something =
                ContactLine::read(before.trim()) != ContactLine::Phone("") && !before.trim().is_empty();
            says_something && INNER_LABELS.iter().any(|label| begins_with(after, label))
        })
}

/// Whether a text begins with a label of ASCII, in any case.
fn begins_with(text: &str, label: &str) -> bool {
    text.get(..label.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(label))
}

fn is_reachable(person: &Contact) -> bool {
    !person.phones.is_empty() || !person.emails.is_empty()
}

/// The first words are the name, those after it what the person does; both may stand on one line.
fn add_words(person: &mut Contact, text: &str) {
    if person.name.is_none() {
        let (name, role) = name_and_role(text);
        person.name = Some(name.to_owned());
        person.role = role.map(str::to_owned);
    } else if let Some(role) = &mut person.role {
        role.push(' ');
        role.push_str(text);
    } else {
        person.role = Some(text.to_owned());
    }
}

/// "Łucja Gęś – dyrektor" as its two parts.
fn name_and_role(text: &str) -> (&str, Option<&str>) {
    let parts = [" – ", " - ", ", "].iter().find_map(|sign| text.split_once(sign));
    match parts {
        Some((name, role)) if is_name(name) && !role.is_empty() => (name, Some(role)),
        _ => (text, None),
    }
}

/// Whether a text is two or three capitalised words, as the name of a person is.
pub fn is_name(text: &str) -> bool {
    let is_capitalised = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    matches!(text.split_whitespace().count(), 2 | 3) && text.split_whitespace().all(is_capitalised)
}

impl Contacts {
    fn read_part(&mut self, person: &mut Contact, line: usize, text: &str) {
        match ContactLine::read(text) {
            ContactLine::Phone(text) => self.add_phones(person, line, text),
            ContactLine::Email(text) => self.add_emails(person, line, text),
            ContactLine::Fax => self.faults.push((line, Fault::Fax(text.to_owned()))),
            ContactLine::Website(text) => match website(text) {
                Some(address) => self.websites.push(address),
                None => self.faults.push((line, Fault::BadWebsite(text.to_owned()))),
            },
            ContactLine::Text(text) => {
                // Words after a number or an address begin the next person.
                if is_reachable(person) {
                    self.people.push(mem::take(person));
                }
                add_words(person, text);
            }
        }
    }

    fn add_phones(&mut self, person: &mut Contact, line: usize, text: &str) {
        let found = phones(text);
        let readable: Vec<String> = found
            .read
            .iter()
            .map(|phone| phone.readable().replace('\u{a0}', " "))
            .collect();
        if !text.is_empty() && readable.join(", ") != text {
            self.published_phones.push(text.to_owned());
        }
        person.phones.extend(found.read);
        for text in found.unread {
            let first = range_start(&text);
            let fault = if first.is_some() {
                Fault::PhoneRange(text)
            } else {
                Fault::BadPhone(text)
            };
            person.phones.extend(first);
            self.faults.push((line, fault));
        }
    }

    fn add_emails(&mut self, person: &mut Contact, line: usize, text: &str) {
        let found = emails(text);
        if found.read.iter().any(|address| !text.contains(address.as_str())) {
            self.published_emails.push(text.to_owned());
        }
        person.emails.extend(found.read);
        let faults = found.unread.into_iter().map(|text| (line, Fault::BadEmail(text)));
        self.faults.extend(faults);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn tells_the_kind_of_a_line() {
        let cases = [
            ("tel. 75 717 21 46", ContactLine::Phone("75 717 21 46")),
            ("Tel: 757172146", ContactLine::Phone("757172146")),
            ("tel.75 717 21 46", ContactLine::Phone("75 717 21 46")),
            ("tel. (71) 78 23 595", ContactLine::Phone("(71) 78 23 595")),
            ("tel. kom. 501-928-501", ContactLine::Phone("501-928-501")),
            ("tel./fax: 75 717 21 46", ContactLine::Phone("75 717 21 46")),
            ("75 717 21 46", ContactLine::Phone("75 717 21 46")),
            ("75 717 21 46 w. 1; 47", ContactLine::Phone("75 717 21 46 w. 1; 47")),
            ("500+ oraz 300+", ContactLine::Text("500+ oraz 300+")),
            ("e@mail: a@zmyslona.pl", ContactLine::Email("a@zmyslona.pl")),
            ("e-mail: a@zmyslona.pl", ContactLine::Email("a@zmyslona.pl")),
            ("email a@zmyslona.pl", ContactLine::Email("a@zmyslona.pl")),
            ("łucja@zmyslona.pl", ContactLine::Email("łucja@zmyslona.pl")),
            ("faks 75 717 21 46", ContactLine::Fax),
            ("gęś (at) zmyslona.pl", ContactLine::Email("gęś (at) zmyslona.pl")),
            ("mail: a@zmyslona.pl", ContactLine::Email("a@zmyslona.pl")),
            ("www.zmyslona.pl", ContactLine::Website("www.zmyslona.pl")),
            ("www: zmyslona.pl", ContactLine::Website("zmyslona.pl")),
            ("Telimena Żółw", ContactLine::Text("Telimena Żółw")),
        ];
        for (text, expected) in cases {
            assert_eq!(ContactLine::read(text), expected, "{text}");
        }
    }

    #[test]
    fn takes_a_line_apart_at_its_labels() {
        let cases: [(&str, &[&str]); 6] = [
            (
                "Łucja Gęś, tel. 75 717 21 46; e-mail: a@zmyslona.pl",
                &["Łucja Gęś", "tel. 75 717 21 46", "e-mail: a@zmyslona.pl"],
            ),
            (
                "tel. 75 717 21 46, fax 75 717 21 47",
                &["tel. 75 717 21 46", "fax 75 717 21 47"],
            ),
            ("Tel. fax 75 717 21 46", &["Tel. fax 75 717 21 46"]),
            ("tel. 75 717 21 46, 501 928 501", &["tel. 75 717 21 46, 501 928 501"]),
            ("Żółw E-MAIL a@zmyslona.pl", &["Żółw", "E-MAIL a@zmyslona.pl"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn reads_people_line_by_line() {
        let text = "Łucja Zmyślona\nDyrektor\n Ośrodka\ntel. 725 161463\ne@mail: lucja@zmyslona.pl, biuro@zmyslona.pl\nŻelisław Gęś\ntel. 75 717 21 46\nfax 1\ntel. brak";
        let contacts = read_contacts(&lines(text));
        let names: Vec<_> = contacts
            .people
            .iter()
            .map(|p| (p.name.as_deref(), p.role.as_deref()))
            .collect();
        assert_eq!(
            names,
            [
                (Some("Łucja Zmyślona"), Some("Dyrektor Ośrodka")),
                (Some("Żelisław Gęś"), None)
            ]
        );
        assert_eq!(contacts.people[0].emails.len(), 2);
        assert_eq!(contacts.published_phones, ["725 161463", "brak"]);
        assert_eq!(
            contacts.faults,
            [(8, Fault::Fax("fax 1".into())), (9, Fault::BadPhone("brak".into()))]
        );
    }

    #[test]
    fn reads_people_in_other_forms() {
        let cases = [
            (
                "Łucja Gęś – dyrektor, tel. 75 717 21 46",
                "Łucja Gęś",
                Some("dyrektor"),
                1,
            ),
            (
                "Łucja Gęś-Żółw, z-ca dyrektora\n75 717 21 46\nkom. 501 928 501",
                "Łucja Gęś-Żółw",
                Some("z-ca dyrektora"),
                2,
            ),
            (
                "mgr inż. Łucja Gęś\ntel. 75 717 21 46 do 48",
                "mgr inż. Łucja Gęś",
                None,
                1,
            ),
        ];
        for (text, name, role, phones) in cases {
            let contacts = read_contacts(&lines(text));
            let [person] = contacts.people.as_slice() else {
                panic!("{text}")
            };
            assert_eq!(
                (person.name.as_deref(), person.role.as_deref()),
                (Some(name), role),
                "{text}"
            );
            assert_eq!(person.phones.len(), phones, "{text}");
        }
        let contacts = read_contacts(&lines(
            "Łucja\ntel. 75 717 21 46 do 48\ne-mail: lucja (at) zmyslona.pl\nwww.zmyslona.pl",
        ));
        assert_eq!(contacts.faults, [(2, Fault::PhoneRange("75 717 21 46 do 48".into()))]);
        assert_eq!(contacts.published_emails, ["lucja (at) zmyslona.pl"]);
        assert_eq!(contacts.people[0].emails, ["lucja@zmyslona.pl"]);
        assert_eq!(contacts.websites, ["http://www.zmyslona.pl"]);
    }
}
