//! What people take along: the practices as a table for a spreadsheet, as places for other maps, and the contacts for an
//! address book.

mod csv;
mod kml;
mod vcard;

pub use csv::to_csv;
pub use kml::to_kml;
pub use vcard::to_vcards;

use crate::contact::Contact;
use crate::practice::Practice;

/// The address of a practice's page, where the site's own address is known: `https://mapa.example/praktyki/zdolna-dolna`.
fn page(site: &str, practice: &Practice) -> String {
    format!("{}/praktyki/{}", site.trim_end_matches('/'), practice.slug)
}

/// The towns or gminy of a practice.
fn municipalities(practice: &Practice) -> String {
    let own = practice.municipality.as_deref();
    let all = practice.places.iter().filter_map(|place| place.municipality.as_deref());
    own.into_iter().chain(all).collect::<Vec<_>>().join(", ")
}

/// A contact in one line: "Ewa Żak, dyrektor, 75 717 21 46, ewa@example.org".
fn in_a_line(contact: &Contact) -> String {
    let words = [contact.name.clone(), contact.role.clone()].into_iter().flatten();
    // A telephone number in a cell is copied into other programs, where a space that does not break is in the way.
    let phones = contact
        .phones
        .iter()
        .map(|phone| phone.readable().replace('\u{a0}', " "));
    words
        .chain(phones)
        .chain(contact.emails.iter().cloned())
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::Phone;
    use crate::practice::{LonLat, Source};

    /// A practice in which each text has signs that mean something in one of the formats.
    pub(super) fn practice() -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: Some("https://example.org/?a=1&b=2".into()),
            retrieved: None,
        };
        let category = "uslugi-spoleczne/kultura".parse().unwrap();
        let mut practice = Practice::new(
            "bdp-1".into(),
            "zolw".into(),
            "Żółw; \"szybki\" & <mały>".into(),
            category,
            source,
        );
        practice.summary = Some("Pierwszy akapit.\n\nDrugi, z przecinkiem.".into());
        practice.municipality = Some("Żory".into());
        practice.wojewodztwo = "śląskie".parse().ok();
        practice.population = Some(62_000);
        practice.point = LonLat::new(18.7, 50.05);
        practice.implementing_unit = Some("=SUMA(A1)".into());
        practice.contacts = vec![Contact {
            name: Some("Ewa Żak".into()),
            role: Some("dyrektor; kustosz".into()),
            phones: vec!["32 434 37 14".parse::<Phone>().unwrap()],
            emails: vec!["ewa@example.org".into()],
        }];
        practice
    }

    #[test]
    fn a_contact_is_a_line_for_a_cell() {
        let contact = practice().contacts.remove(0);
        assert_eq!(
            in_a_line(&contact),
            "Ewa Żak, dyrektor; kustosz, 32 434 37 14, ewa@example.org"
        );
        assert_eq!(in_a_line(&Contact::default()), "");
    }
}
