//! What of the people to call is published: everything, offices alone, or nobody.
//!
//! A record names people in its contacts, and its texts may name them again, in any case of the language. [`Publishing`]
//! knows all of them and takes them out of contacts, texts and addresses alike; a person who stands in no contact is not
//! known to it. `form` has how a name changes, `mention` where a text names somebody, `mail` whose an address is.

mod form;
mod mail;
mod mention;
mod people;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::str::FromStr;

use thiserror::Error;

use crate::contact::Contact;
use people::People;

/// What is published of the people to call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Contacts {
    /// As the records have them.
    #[default]
    Full,
    /// Roles, telephone numbers and addresses of offices, but no person's name.
    Office,
    /// None at all.
    None,
}

/// A text that names no such setting.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("„{0}” nie mówi, które kontakty publikować; może tu stać full, office albo none")]
pub struct NotContacts(pub String);

impl FromStr for Contacts {
    type Err = NotContacts;

    fn from_str(text: &str) -> Result<Self, NotContacts> {
        match text {
            "full" => Ok(Self::Full),
            "office" => Ok(Self::Office),
            "none" => Ok(Self::None),
            other => Err(NotContacts(other.to_owned())),
        }
    }
}

/// What is put where a text named somebody of whose role nothing is known.
const SOMEBODY: &str = "[osoba do kontaktu]";
/// The same in an English text.
const SOMEBODY_IN_ENGLISH: &str = "[contact person]";
/// What is put in the place of an address or a number.
const LEFT_OUT: &str = "[…]";

/// The setting with all people whom the catalogue names as contacts.
#[derive(Debug, Clone)]
pub struct Publishing {
    contacts: Contacts,
    people: People,
    phones: HashSet<String>,
}

/// A text as it is published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cleared {
    /// The text.
    pub text: String,
    /// What stood there instead, in the order of the text; empty where nothing was changed.
    pub hidden: Vec<String>,
}

/// The language of a text, for what is put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Polish.
    Polish,
    /// English.
    English,
}

/// The record whose texts are read.
#[derive(Debug, Clone, Copy)]
pub struct Of<'a> {
    /// Its own contacts, as the record has them: their surnames alone are told in its texts.
    pub contacts: &'a [Contact],
    /// The names of its places, which are nobody's surname there.
    pub places: &'a [&'a str],
}

impl Publishing {
    /// The setting for a catalogue with these contacts, which are those of all records, drafts too.
    pub fn of<'a>(contacts: Contacts, all: impl Iterator<Item = &'a Contact>) -> Self {
        let mut publishing = Self {
            contacts,
            people: People::default(),
            phones: HashSet::new(),
        };
        if contacts != Contacts::Full {
            for contact in all {
                publishing.people.add(contact);
                publishing
                    .phones
                    .extend(contact.phones.iter().map(|phone| phone.national().to_owned()));
            }
        }
        publishing
    }

    /// Whether everything is published as it is.
    pub fn is_full(&self) -> bool {
        self.contacts == Contacts::Full
    }

    /// The contacts of a record as they are published.
    pub fn contacts(&self, of: Of<'_>) -> Vec<Contact> {
        match self.contacts {
            Contacts::Full => of.contacts.to_vec(),
            Contacts::Office => of
                .contacts
                .iter()
                .filter_map(|contact| self.office(contact, of))
                .collect(),
            Contacts::None => Vec::new(),
        }
    }

    /// A contact without the person; nothing where nothing else is known.
    fn office(&self, contact: &Contact, of: Of<'_>) -> Option<Contact> {
        let is_office = |email: &&String| !mail::is_personal(email, of.contacts);
        let office = Contact {
            name: contact.name.clone().filter(|name| people::is_office(name)),
            role: contact
                .role
                .as_ref()
                .map(|role| self.text(role, of, Language::Polish).text),
            phones: contact.phones.clone(),
            emails: contact.emails.iter().filter(is_office).cloned().collect(),
        };
        let is_something = office != Contact::default();
        is_something.then_some(office)
    }

    /// A text, plain or Markdown, as it is published: where it names one of the people stands their role in brackets.
    /// Addresses go that name one of them, or that are a person's own.
    pub fn text(&self, text: &str, of: Of<'_>, language: Language) -> Cleared {
        if self.is_full() {
            return Cleared {
                text: text.to_owned(),
                hidden: Vec::new(),
            };
        }
        mention::cleared(self, text, of, language)
    }

    /// Whether an address, of a page or file, may be published: it names none of the people.
    pub fn is_published(&self, address: &str) -> bool {
        self.is_full() || !self.people.are_in_address(address)
    }

    /// What is put where a person is named.
    fn instead_of(&self, role: Option<&str>, language: Language) -> String {
        match (self.contacts, language, role) {
            (Contacts::Office, Language::Polish, Some(role)) => format!("[{role}]"),
            (_, Language::Polish, _) => SOMEBODY.to_owned(),
            (_, Language::English, _) => SOMEBODY_IN_ENGLISH.to_owned(),
        }
    }

    /// Whether an e-mail address in a text is left out.
    fn is_hidden_mail(&self, address: &str, of: Of<'_>) -> bool {
        self.contacts == Contacts::None
            || mail::is_personal(address, of.contacts)
            || self.people.are_in_address(address)
    }

    /// Whether these nine digits are a number that is not published.
    fn is_hidden_phone(&self, national: &str) -> bool {
        self.contacts == Contacts::None && self.phones.contains(national)
    }
}
