//! The people whom a catalogue names as contacts, and where they are named by a word.

use std::collections::HashMap;

use super::form;
use crate::contact::Contact;
use crate::search::words::{fold, words};

/// Roots are looked up by at most so many of their first letters.
const KEY: usize = 4;
/// By at least so many.
const SHORTEST_KEY: usize = 2;

/// Degrees and words of courtesy, which are no part of a name.
pub(super) const TITLES: [&str; 22] = [
    "pan",
    "pani",
    "pana",
    "panu",
    "panem",
    "panią",
    "p",
    "mgr",
    "dr",
    "inż",
    "hab",
    "prof",
    "lek",
    "med",
    "arch",
    "ks",
    "państwo",
    "państwa",
    "magister",
    "doktor",
    "profesor",
    "inżynier",
];

/// How words begin that an office is called by.
const OFFICES: [&str; 30] = [
    "sekretariat",
    "biuro",
    "urzad",
    "urzed",
    "wydzial",
    "referat",
    "dzial",
    "zespol",
    "osrod",
    "centrum",
    "punkt",
    "miejsk",
    "gminn",
    "powiatow",
    "wojewodz",
    "starostw",
    "szkol",
    "przedszkol",
    "bibliotek",
    "muzeum",
    "fundacj",
    "stowarzysz",
    "zwiazek",
    "dom",
    "zarzad",
    "oddzial",
    "kancelar",
    "infolini",
    "mops",
    "gops",
];

/// What many people are called. A part of an address that is one of these is a person's; in "Kowalski Jan" it tells the
/// surname.
const GIVEN: [&str; 92] = [
    "adam",
    "adrian",
    "agata",
    "agnieszka",
    "aleksander",
    "aleksandra",
    "alicja",
    "aneta",
    "andrzej",
    "anna",
    "artur",
    "barbara",
    "bartosz",
    "beata",
    "bogdan",
    "bogumila",
    "boguslaw",
    "bozena",
    "cezary",
    "damian",
    "danuta",
    "dariusz",
    "dawid",
    "dominik",
    "dominika",
    "dorota",
    "edyta",
    "elzbieta",
    "ewa",
    "ewelina",
    "franciszek",
    "grazyna",
    "grzegorz",
    "halina",
    "hanna",
    "henryk",
    "ilona",
    "irena",
    "iwona",
    "izabela",
    "jacek",
    "jadwiga",
    "jakub",
    "jan",
    "janina",
    "janusz",
    "jaroslaw",
    "jerzy",
    "joanna",
    "jolanta",
    "jozef",
    "justyna",
    "kamil",
    "kamila",
    "karolina",
    "katarzyna",
    "kazimierz",
    "krystyna",
    "krzysztof",
    "lidia",
    "lukasz",
    "magdalena",
    "malgorzata",
    "marcin",
    "marek",
    "maria",
    "mariola",
    "mariusz",
    "marta",
    "marzena",
    "mateusz",
    "michal",
    "miroslaw",
    "monika",
    "patrycja",
    "pawel",
    "piotr",
    "rafal",
    "renata",
    "robert",
    "roman",
    "ryszard",
    "slawomir",
    "stanislaw",
    "sylwia",
    "tadeusz",
    "teresa",
    "tomasz",
    "urszula",
    "wieslaw",
    "wojciech",
    "zbigniew",
];

/// Whether a name in small letters without marks is a given one.
pub(super) fn is_given(name: &str) -> bool {
    GIVEN.contains(&name)
}

/// Whether what stands as a contact's name is that of an office.
pub(super) fn is_office(name: &str) -> bool {
    words(name).any(|word| OFFICES.iter().any(|office| word.folded.starts_with(office)))
}

/// The parts of a person's name, in small letters without marks and without titles; none for an office.
pub(super) fn parts(name: &str) -> Vec<String> {
    if is_office(name) {
        return Vec::new();
    }
    let is_title = |word: &str| TITLES.iter().any(|title| fold(title) == word);
    words(name)
        .map(|word| word.folded)
        .filter(|word| word.chars().count() > 1 && !is_title(word))
        .collect()
}

/// Which of the parts are the surname: what comes after the given names, or before them in "Kowalski Jan".
pub(super) fn surname(parts: &[String]) -> &[String] {
    let is_reversed =
        parts.first().is_some_and(|first| !is_given(first)) && parts.last().is_some_and(|last| is_given(last));
    let split = match is_reversed {
        true => parts.split_last().map(|(_, before)| before),
        false => parts.split_first().map(|(_, after)| after),
    };
    split.filter(|surname| !surname.is_empty()).unwrap_or(parts)
}

/// A person of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// The parts of the name.
    pub parts: Vec<String>,
    /// What they do, where that is known.
    pub role: Option<String>,
}

/// A part of a person's name: whose, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// The number of the person.
    pub person: usize,
    /// The number of the part.
    pub part: usize,
}

/// All of them, found by the words of their names in any form.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    all: Vec<Person>,
    by_beginning: HashMap<String, Vec<(String, Part)>>,
}

impl People {
    /// Adds the person of a contact, where it names one; the first role that is given for a name is kept.
    pub fn add(&mut self, contact: &Contact) {
        let parts = contact.name.as_deref().map(parts).unwrap_or_default();
        if parts.is_empty() {
            return;
        }
        if let Some(known) = self.all.iter_mut().find(|person| person.parts == parts) {
            known.role = known.role.take().or_else(|| contact.role.clone());
            return;
        }
        let person = self.all.len();
        for (part, name) in parts.iter().enumerate() {
            for root in form::roots(name) {
                let key = root.chars().take(KEY).collect();
                let found = (root, Part { person, part });
                self.by_beginning.entry(key).or_default().push(found);
            }
        }
        let role = contact.role.clone();
        self.all.push(Person { parts, role });
    }

    /// The person with this number.
    pub fn get(&self, number: usize) -> Option<&Person> {
        self.all.get(number)
    }

    /// The parts of names of which a word is a form.
    pub fn named_by(&self, word: &str) -> Vec<Part> {
        let mut found = Vec::new();
        for length in SHORTEST_KEY..=KEY {
            let key: String = word.chars().take(length).collect();
            let with_key = self.by_beginning.get(&key).map_or(&[][..], Vec::as_slice);
            for (root, part) in with_key {
                let is_form = word.strip_prefix(root.as_str()).is_some_and(form::is_ending);
                // A root as short as its key is found again by a longer one.
                if is_form && !found.contains(part) {
                    found.push(*part);
                }
            }
        }
        found
    }

    /// Whether an address has two parts of somebody's name beside each other: `/ludzie/jan-zolw.html`.
    pub fn are_in_address(&self, address: &str) -> bool {
        let words: Vec<String> = words(address).map(|word| word.folded).collect();
        words.windows(2).any(|pair| match pair {
            [first, second] => self.are_one(&self.named_by(first), &self.named_by(second)),
            _ => false,
        })
    }

    /// Whether two words name parts of one person.
    fn are_one(&self, first: &[Part], second: &[Part]) -> bool {
        let is_other = |a: &Part, b: &Part| a.person == b.person && a.part != b.part;
        first.iter().any(|a| second.iter().any(|b| is_other(a, b)))
    }
}
