//! The people to call: a tap calls or writes.

use maud::{Markup, html};
use practices::contact::{TRUSTED_YEARS, is_old};
use practices::polish::bind_short_words;
use practices::{Contact, Date, Practice};

use crate::clock;
use crate::components::mail::Hidden;
use crate::i18n::{self, content_lang, t};

/// No clock that is right stands before this year.
const WRITTEN_IN: u16 = 2026;

/// The contacts of a practice, and of which year they are where that is long ago; nothing where there are none.
pub fn contacts(practice: &Practice) -> Markup {
    html! {
        @if !practice.contacts.is_empty() {
            section.contacts aria-label=(t::CONTACTS) {
                h3 { (t::CONTACTS) }
                @if let Some(day) = old_since(practice, clock::today()) {
                    p.hint { (t::CONTACTS_OLD.with(&[("day", &i18n::date(day))])) }
                }
                (people(&practice.contacts))
            }
        }
    }
}

/// From when contacts are that can't be trusted any more. A clock that stands before the year in which this was written is
/// wrong, and then that year is what is known.
fn old_since(practice: &Practice, today: Option<Date>) -> Option<Date> {
    let day = practice.updated.or(practice.entered)?;
    let is_old = match today {
        Some(today) if today.year() >= WRITTEN_IN => is_old(day, today),
        _ => day.year() + TRUSTED_YEARS < WRITTEN_IN,
    };
    is_old.then_some(day)
}

/// Each of them, without a heading.
pub fn people(contacts: &[Contact]) -> Markup {
    html! { @for contact in contacts { (card(contact)) } }
}

/// One of the people.
pub fn card(contact: &Contact) -> Markup {
    html! {
        address.contact lang=[content_lang()] {
            @if let Some(name) = &contact.name { strong { (name) } }
            @if let Some(role) = &contact.role { span.role { (bind_short_words(role)) } }
            @for phone in &contact.phones {
                a.reach.phone href={ "tel:" (phone.e164()) } { (phone.readable()) }
            }
            @for email in &contact.emails {
                a.reach.email href={ (Hidden("mailto:")) (Hidden(email)) } { (Hidden(email)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::mail;
    use crate::components::markup::{self, tests::assert_escapes};

    #[test]
    fn a_person_has_name_role_and_ways_to_reach_them() {
        let contact = Contact {
            name: Some("Żaneta Łoś".into()),
            role: Some("kierowniczka".into()),
            phones: vec!["725 161 463".parse().unwrap()],
            emails: vec!["a@b.pl".into()],
        };
        let email = maud::html! { a.reach.email href=(mail::to("a@b.pl")) { (Hidden("a@b.pl")) } }.into_string();
        let expected = format!(
            "<address class=\"contact\"><strong>Żaneta Łoś</strong><span class=\"role\">kierowniczka</span>\
             <a class=\"reach phone\" href=\"tel:+48725161463\">725\u{a0}161\u{a0}463</a>\
             {email}</address>"
        );
        assert_eq!(card(&contact).into_string(), expected);
        let nobody = markup::tests::practice("a", "Żłobek");
        assert_eq!(contacts(&nobody).into_string(), "");
        let somebody = Practice {
            contacts: vec![contact],
            updated: "2011-12-27".parse().ok(),
            ..nobody
        };
        let text = contacts(&somebody).into_string();
        let hint =
            "<h3>Kontakt</h3><p class=\"hint\">Dane z\u{a0}27\u{a0}grudnia\u{a0}2011; mogły się zmienić.</p><address";
        assert!(text.contains(hint), "{text}");
    }

    #[test]
    fn contacts_have_the_age_of_the_record_whatever_the_clock() {
        let cases = [
            // Entered, updated, by the visitor's clock, marked.
            ("2011-12-27", "", "2026-12-01", Some("2011-12-27")),
            ("2011-12-27", "2013-07-09", "2026-12-01", Some("2013-07-09")),
            ("2011-12-27", "2022-01-01", "2026-12-01", None),
            ("2011-12-27", "2022-01-01", "2027-01-02", Some("2022-01-01")),
            ("", "", "2026-12-01", None),
            // A clock that has been set back, and one that shows no day.
            ("2011-12-27", "", "1970-01-01", Some("2011-12-27")),
            ("2025-12-27", "", "1970-01-01", None),
            ("2011-12-27", "", "", Some("2011-12-27")),
            ("2025-12-27", "", "2100-01-01", Some("2025-12-27")),
        ];
        for (entered, updated, clock, expected) in cases {
            let mut practice = markup::tests::practice("a", "Żłobek");
            practice.entered = entered.parse().ok();
            practice.updated = updated.parse().ok();
            let found = old_since(&practice, clock.parse().ok());
            assert_eq!(
                found,
                expected.and_then(|day| day.parse().ok()),
                "{entered} {updated} {clock}"
            );
        }
    }

    #[test]
    fn what_a_person_is_called_is_never_a_part_of_the_page() {
        assert_escapes(|text| {
            let person = Contact {
                name: Some(text.into()),
                role: Some(text.into()),
                phones: Vec::new(),
                emails: Vec::new(),
            };
            card(&person)
        });
    }
}
