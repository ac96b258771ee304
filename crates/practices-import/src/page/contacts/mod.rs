//! The people of "Osoby kontaktowe": a name, what they do, telephone numbers, e-mail addresses, a line each.

mod line;

use std::mem;

use practices::Contact;

use super::Fault;
use super::lines::Line;
use super::values::{emails, phones, range_start, website};
use line::parts;

pub use line::ContactLine;

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
    use super::*;
    use crate::page::lines::lines;

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
