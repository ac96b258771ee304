//! Where a text names somebody, and the text without them.
//!
//! Two parts of a name beside each other name a person, in whatever case; so does a surname after an initial, after a word
//! of courtesy or a degree. A surname alone does where the record has that person as its contact, unless it is a name of
//! the record's own places.

use std::ops::Range;

use super::people::{Part, TITLES, surname};
use super::{Cleared, LEFT_OUT, Language, Of, Publishing};
use crate::search::words::{Word, fold, words};

/// How an address of a page begins.
const LINKS: [&str; 4] = ["https://", "http://", "ftp://", "www."];

/// What a text has beside words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mail,
    Link,
}

/// A part of the text and what is put in its place.
type Change = (Range<usize>, String);

/// The text without the people.
pub(super) fn cleared(publishing: &Publishing, text: &str, of: Of<'_>, language: Language) -> Cleared {
    let mut changes: Vec<Change> = Vec::new();
    let mut start = 0;
    for (at, kind) in addresses(text) {
        add_names(publishing, text, start..at.start, of, language, &mut changes);
        let address = text.get(at.clone()).unwrap_or_default();
        let is_hidden = match kind {
            Kind::Mail => publishing.is_hidden_mail(address, of),
            Kind::Link => !publishing.is_published(address),
        };
        start = at.end;
        if is_hidden {
            // A link of Markdown whose address is gone leads nowhere, and its words stay.
            let is_target = text.get(..at.start).is_some_and(|before| before.ends_with("]("));
            changes.push((at, if is_target { String::new() } else { LEFT_OUT.to_owned() }));
        }
    }
    add_names(publishing, text, start..text.len(), of, language, &mut changes);
    with_changes(text, changes)
}

fn with_changes(text: &str, changes: Vec<Change>) -> Cleared {
    let mut cleared = Cleared::default();
    let mut start = 0;
    for (at, instead) in changes {
        cleared.text.push_str(text.get(start..at.start).unwrap_or_default());
        cleared.text.push_str(&instead);
        cleared.hidden.push(text.get(at.clone()).unwrap_or_default().to_owned());
        start = at.end;
    }
    cleared.text.push_str(text.get(start..).unwrap_or_default());
    cleared
}

/// The addresses of a text: what stands between spaces, brackets and quotes and has the sign of one.
fn addresses(text: &str) -> Vec<(Range<usize>, Kind)> {
    let parts = |c: char| c.is_whitespace() || "()<>[]{}\"„”,;|`".contains(c);
    let mut found = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(parts) {
        let whole = piece.strip_suffix(parts).unwrap_or(piece);
        let address = whole.trim_end_matches(['.', ':', '!', '?', '*', '_']);
        let at = start..start + address.len();
        start += piece.len();
        if LINKS.iter().any(|beginning| address.starts_with(beginning)) {
            found.push((at, Kind::Link));
        } else if address
            .split_once('@')
            .is_some_and(|(local, host)| !local.is_empty() && host.contains('.'))
        {
            found.push((at, Kind::Mail));
        }
    }
    found
}

/// Adds the changes for a stretch of the text without addresses.
fn add_names(
    publishing: &Publishing,
    text: &str,
    stretch: Range<usize>,
    of: Of<'_>,
    language: Language,
    changes: &mut Vec<Change>,
) {
    let plain = text.get(stretch.clone()).unwrap_or_default();
    let words: Vec<Word> = words(plain).collect();
    let reader = Reader {
        publishing,
        text: plain,
        words: &words,
        own_surnames: own_surnames(of),
        places: places(of),
    };
    let moved = |at: Range<usize>| stretch.start + at.start..stretch.start + at.end;
    let mut first = 0;
    while let Some(word) = words.get(first) {
        if let Some((last, person)) = reader.named_at(first) {
            let end = words.get(last).map_or(word.at.end, |word| word.at.end);
            let role = publishing.people.get(person).and_then(|person| person.role.as_deref());
            // A role that names somebody is nothing to put in a name's place.
            let role = role.filter(|role| reader.is_free_of_names(role));
            changes.push((moved(word.at.start..end), publishing.instead_of(role, language)));
            first = last;
        } else if let Some((last, at)) = reader.phone_at(first) {
            changes.push((moved(at), LEFT_OUT.to_owned()));
            first = last;
        }
        first += 1;
    }
}

fn own_surnames(of: Of<'_>) -> Vec<Vec<String>> {
    let names = of.contacts.iter().filter_map(|contact| contact.name.as_deref());
    names.map(super::people::parts).collect()
}

fn places(of: Of<'_>) -> Vec<String> {
    let all = of.places.iter().flat_map(|place| words(place));
    all.map(|word| word.folded).collect()
}

/// A stretch of a text in words.
struct Reader<'a> {
    publishing: &'a Publishing,
    text: &'a str,
    words: &'a [Word],
    own_surnames: Vec<Vec<String>>,
    places: Vec<String>,
}

impl Reader<'_> {
    /// The last word of a name that begins with this one, and the number of the person.
    fn named_at(&self, first: usize) -> Option<(usize, usize)> {
        self.whole_name_at(first)
            .or_else(|| self.name_with_initial_at(first))
            .or_else(|| self.surname_at(first))
    }

    /// "Elżbieta Pawłowska", "Pawłowskiej Elżbiety", "Anna Maria Łoś-Żółw".
    fn whole_name_at(&self, first: usize) -> Option<(usize, usize)> {
        let mut named = self.parts_at(first);
        let mut last = first;
        let mut seen: Vec<Part> = named.clone();
        while self.is_close(last) {
            // An initial may stand between: "Jana M. Wilka".
            let step = if self.is_initial(last + 1) && self.is_close(last + 1) {
                2
            } else {
                1
            };
            let next = self.parts_at(last + step);
            let is_new = |part: &&Part| named.iter().any(|known| known.person == part.person) && !seen.contains(part);
            let further: Vec<Part> = next.iter().filter(is_new).copied().collect();
            if further.is_empty() {
                break;
            }
            seen.extend(&further);
            named = further;
            last += step;
        }
        let person = named.first()?.person;
        (last > first).then_some((last, person))
    }

    /// "E. Pawłowskiej", "Pawłowska E.".
    fn name_with_initial_at(&self, first: usize) -> Option<(usize, usize)> {
        let second = first + 1;
        if !self.is_close(first) {
            return None;
        }
        let is_initial_of = |index: usize, part: &Part| {
            let person = self.publishing.people.get(part.person)?;
            let word = &self.words.get(index)?.folded;
            let of_another = person
                .parts
                .iter()
                .filter(|name| Some(*name) != person.parts.get(part.part));
            let is_one = word.chars().count() == 1 && of_another.clone().any(|name| name.starts_with(word.as_str()));
            is_one.then_some(())
        };
        let after = self.parts_at(second);
        let after = after
            .iter()
            .find(|part| self.is_surname(part) && is_initial_of(first, part).is_some());
        let before = self.parts_at(first);
        let before = before
            .iter()
            .find(|part| self.is_surname(part) && is_initial_of(second, part).is_some());
        let found = after.or(before.filter(|_| self.is_capital(second)))?;
        (self.is_capital(first)).then_some((second, found.person))
    }

    /// "pani Pawłowskiej", and "Pawłowskiej" alone where the record knows her.
    fn surname_at(&self, first: usize) -> Option<(usize, usize)> {
        if !self.is_capital(first) {
            return None;
        }
        let parts = self.parts_at(first);
        let mut surnames = parts.iter().filter(|part| self.is_surname(part));
        let is_addressed = self.is_after_title(first);
        let is_place = self
            .words
            .get(first)
            .is_some_and(|word| self.places.contains(&word.folded));
        let is_own = |part: &&Part| {
            let person = self.publishing.people.get(part.person);
            person.is_some_and(|person| self.own_surnames.contains(&person.parts))
        };
        let found = surnames.find(|part| is_addressed || !is_place && is_own(part))?;
        Some((first, found.person))
    }

    fn parts_at(&self, index: usize) -> Vec<Part> {
        let word = self.words.get(index);
        word.map(|word| self.publishing.people.named_by(&word.folded))
            .unwrap_or_default()
    }

    fn is_surname(&self, part: &Part) -> bool {
        let person = self.publishing.people.get(part.person);
        person.is_some_and(|person| {
            let name = person.parts.get(part.part);
            name.is_some_and(|name| surname(&person.parts).contains(name))
        })
    }

    fn is_capital(&self, index: usize) -> bool {
        let start = self.words.get(index).and_then(|word| self.text.get(word.at.clone()));
        start
            .and_then(|word| word.chars().next())
            .is_some_and(char::is_uppercase)
    }

    fn is_initial(&self, index: usize) -> bool {
        let is_one = |word: &Word| word.folded.chars().count() == 1;
        self.words.get(index).is_some_and(is_one) && self.is_capital(index)
    }

    fn is_after_title(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else {
            return false;
        };
        let title = self.words.get(before);
        self.is_close(before) && title.is_some_and(|word| TITLES.iter().any(|title| fold(title) == word.folded))
    }

    /// Whether nothing stands between this word and the next that would part a name.
    fn is_close(&self, index: usize) -> bool {
        let (Some(word), Some(next)) = (self.words.get(index), self.words.get(index + 1)) else {
            return false;
        };
        let between = self.text.get(word.at.end..next.at.start).unwrap_or_default();
        let is_space = between.chars().all(|c| c.is_whitespace() || "-‑–*_.".contains(c));
        // A full stop ends a sentence, but not an initial or a degree.
        let is_short = word.folded.chars().count() == 1 || TITLES.iter().any(|title| fold(title) == word.folded);
        is_space && !between.contains("\n\n") && (is_short || !between.contains('.'))
    }

    fn is_free_of_names(&self, role: &str) -> bool {
        let words: Vec<Word> = words(role).collect();
        let reader = Reader {
            publishing: self.publishing,
            text: role,
            words: &words,
            own_surnames: self.own_surnames.clone(),
            places: Vec::new(),
        };
        (0..words.len()).all(|index| reader.named_at(index).is_none())
    }

    /// The last group of digits of a number that is not published and begins here, and where the number stands.
    fn phone_at(&self, first: usize) -> Option<(usize, Range<usize>)> {
        let start = self.words.get(first)?.at.start;
        let mut digits = String::new();
        // Counted from the text's beginning, as all places of words are.
        for (last, word) in self.words.iter().enumerate().skip(first) {
            if !word.folded.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            digits.push_str(&word.folded);
            if self.publishing.is_hidden_phone(&digits) {
                return Some((last, start..word.at.end));
            }
            if digits.len() >= 9 {
                return None;
            }
        }
        None
    }
}
