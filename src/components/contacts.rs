//! The people to call: a tap calls or writes.

use maud::{Markup, html};
use practices::Contact;
use practices::polish::bind_short_words;

use crate::i18n::{content_lang, t};

/// The contacts of a practice; nothing where there are none.
pub fn contacts(contacts: &[Contact]) -> Markup {
    html! {
        @if !contacts.is_empty() {
            section.contacts aria-label=(t::CONTACTS) {
                h3 { (t::CONTACTS) }
                (people(contacts))
            }
        }
    }
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
                a.reach.email href={ "mailto:" (email) } { (email) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::assert_escapes;

    #[test]
    fn a_person_has_name_role_and_ways_to_reach_them() {
        let contact = Contact {
            name: Some("Żaneta Łoś".into()),
            role: Some("kierowniczka".into()),
            phones: vec!["725 161 463".parse().unwrap()],
            emails: vec!["a@b.pl".into()],
        };
        let expected = "<address class=\"contact\"><strong>Żaneta Łoś</strong><span class=\"role\">kierowniczka</span>\
                        <a class=\"reach phone\" href=\"tel:+48725161463\">725\u{a0}161\u{a0}463</a>\
                        <a class=\"reach email\" href=\"mailto:a@b.pl\">a@b.pl</a></address>";
        assert_eq!(card(&contact).into_string(), expected);
        assert_eq!(contacts(&[]).into_string(), "");
    }

    #[test]
    fn what_a_person_is_called_is_never_a_part_of_the_page() {
        assert_escapes(|text| {
            let person = Contact {
                name: Some(text.into()),
                role: Some(text.into()),
                phones: Vec::new(),
                emails: vec![text.into()],
            };
            contacts(&[person])
        });
    }
}
