//! Finds the telephone numbers, e-mail addresses and web pages of a page, each with the words above it.

use practices::{Contact, Phone};

use super::place::{is_address, is_institution};
use crate::page::Fault;
use crate::page::contacts::{ContactLine, is_name};
use crate::page::lines::{Line, paragraphs};
use crate::page::values::{is_email, website};
use crate::problem::Problem;
use crate::record::Record;

/// Fills contacts and websites.
pub fn fill(lines: &[Line], record: &mut Record, problems: &mut Vec<Problem>) {
    let mut context = Context::default();
    for line in lines {
        match ContactLine::read(&line.text) {
            _ if line.is_blank() => context.is_open = false,
            ContactLine::Phone(text) => add_phone(record, problems, &mut context, line, text),
            ContactLine::Fax => {
                problems.push(Fault::Fax(line.text.clone()).at(line.number).in_field("contacts"));
            }
            ContactLine::Email(_) | ContactLine::Website(_) => add_addresses(record, &context, &line.text),
            ContactLine::Text(text) => {
                if !is_address(text) {
                    context.add(text);
                }
                add_addresses(record, &context, text);
                if let Some((sentence, number)) = phone_inside(text) {
                    context.replace(sentence);
                    add_phone(record, problems, &mut context, line, number);
                }
            }
        }
    }
    name_the_signatory(lines, record);
}

/// The heading above a number: the lines of text that stand together nearest above it.
#[derive(Default)]
struct Context {
    words: String,
    is_open: bool,
}

impl Context {
    fn add(&mut self, text: &str) {
        if self.is_open {
            self.words.push(' ');
        } else {
            self.words.clear();
        }
        self.words.push_str(text);
        self.is_open = true;
    }

    /// Makes these words the only ones.
    fn replace(&mut self, text: &str) {
        self.is_open = false;
        self.add(text);
    }

    /// What to call a number: its heading, with the remark that stands beside it. Running text is no heading.
    fn role(&self, remark: &str) -> Option<String> {
        const HEADING: usize = 120;
        let heading = (self.words.chars().count() <= HEADING).then_some(self.words.as_str());
        let parts: Vec<&str> = heading
            .into_iter()
            .chain([remark])
            .filter(|part| !part.is_empty())
            .collect();
        (!parts.is_empty()).then(|| parts.join(": "))
    }
}

/// The words of the sentence before a "tel." within a line, and the text after it.
fn phone_inside(text: &str) -> Option<(&str, &str)> {
    let signs = [" tel. ", " tel.: ", " tel: "];
    let (before, after) = signs.iter().find_map(|sign| text.split_once(sign))?;
    let sentence = before.rsplit_once(". ").map_or(before, |(_, sentence)| sentence);
    Some((sentence, after))
}

fn add_phone(record: &mut Record, problems: &mut Vec<Problem>, context: &mut Context, line: &Line, text: &str) {
    context.is_open = false;
    let is_number = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+()-–./".contains(c);
    let end = text.find(|c| !is_number(c)).unwrap_or(text.len());
    let (number, after) = text.split_at(end);
    // "71 782 23 26 (wypłata)": the bracket opens the remark and is not of the number.
    let number = number.trim().trim_end_matches(['(', '.', '-', '–']);
    let Ok(phone) = number.parse::<Phone>() else {
        problems.push(Fault::BadPhone(text.to_owned()).at(line.number).in_field("contacts"));
        return;
    };
    let remark = if after.ends_with(')') {
        after.trim_end_matches(')')
    } else {
        ""
    };
    add_to_contact(record, context.role(remark), |contact| {
        if !contact.phones.contains(&phone) {
            contact.phones.push(phone);
        }
    });
}

fn add_addresses(record: &mut Record, context: &Context, text: &str) {
    for word in text.split_whitespace() {
        let word = word.trim_matches(['(', ')', ',', ';', '.', '<', '>']);
        if is_email(word) {
            add_to_contact(record, context.role(""), |contact| contact.emails.push(word.to_owned()));
        } else if word.starts_with("www.") || word.starts_with("http") {
            record.websites.extend(website(word));
        }
    }
}

/// Adds to the contact with this role, a new one where there is none. The institution itself needs no role.
fn add_to_contact(record: &mut Record, role: Option<String>, add: impl FnOnce(&mut Contact)) {
    let role = role.filter(|role| record.implementing_unit.as_ref() != Some(role));
    if let Some(contact) = record.contacts.iter_mut().find(|contact| contact.role == role) {
        return add(contact);
    }
    let mut contact = Contact {
        role,
        ..Contact::default()
    };
    add(&mut contact);
    record.contacts.push(contact);
}

/// Two capitalised words alone above the institution's name are whoever signed the page.
fn name_the_signatory(lines: &[Line], record: &mut Record) {
    let paragraphs = paragraphs(lines);
    let signed = paragraphs.windows(2).find_map(|pair| match pair {
        [[name], [institution, ..]] if is_institution(&institution.text) && is_name(&name.text) => Some(&name.text),
        _ => None,
    });
    let institution = record.contacts.iter_mut().find(|contact| contact.role.is_none());
    if let (Some(name), Some(contact)) = (signed, institution) {
        contact.name = Some(name.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::nothing_known;
    use crate::page::lines::lines;

    fn filled(text: &str) -> (Record, Vec<Problem>) {
        let (mut record, mut problems) = nothing_known();
        record.implementing_unit = Some("Urząd Gminy Zmyślona".into());
        fill(&lines(text), &mut record, &mut problems);
        (record, problems)
    }

    #[test]
    fn keeps_the_words_above_each_number() {
        let (record, problems) = filled(
            "ŻŁOBEK I\nPRZEDSZKOLE\n\n tel. 71 782 23 22\n tel. (71) 78 23 595\n tel. 71 782 23 26 (wypłata)\n\nKASA\ntel. brak\nzapytaj@zmyslona.pl",
        );
        let roles: Vec<_> = record
            .contacts
            .iter()
            .map(|c| (c.role.as_deref(), c.phones.len()))
            .collect();
        assert_eq!(
            roles,
            [
                (Some("ŻŁOBEK I PRZEDSZKOLE"), 2),
                (Some("ŻŁOBEK I PRZEDSZKOLE: wypłata"), 1),
                (Some("KASA"), 0)
            ]
        );
        assert_eq!(record.contacts[2].emails, ["zapytaj@zmyslona.pl"]);
        assert_eq!(problems.len(), 1);
    }

    #[test]
    fn names_whoever_signed() {
        let (record, _) =
            filled("Łucja Żółw\n\nUrząd Gminy Zmyślona\nul. Długa 1\n30-001 Zmyślona\nTel: 757172146\nwww.zmyslona.pl");
        assert_eq!(record.contacts.len(), 1);
        assert_eq!(record.contacts[0].name.as_deref(), Some("Łucja Żółw"));
        assert_eq!(record.contacts[0].role, None);
        assert_eq!(record.websites, ["http://www.zmyslona.pl"]);
    }
}
