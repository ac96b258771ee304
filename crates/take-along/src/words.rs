//! What several forms say of a practice in the same words.

use practices::{Contact, Practice};

/// The address of a practice's page, where the site's own address is known: `https://mapa.example/praktyki/zdolna-dolna`.
pub fn page(site: &str, practice: &Practice) -> String {
    format!("{}/praktyki/{}", site.trim_end_matches('/'), practice.slug)
}

/// The towns or gminy of a practice.
pub fn municipalities(practice: &Practice) -> String {
    let own = practice.municipality.as_deref();
    let all = practice.places.iter().filter_map(|place| place.municipality.as_deref());
    own.into_iter().chain(all).collect::<Vec<_>>().join(", ")
}

/// Whether no file that is XML may have the character.
pub fn is_forbidden_in_xml(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{ffff}') || c.is_control() && !matches!(c, '\t' | '\n')
}

/// A contact in one line: "Ewa Żak, dyrektor, 75 717 21 46, ewa@example.org".
pub fn in_a_line(contact: &Contact) -> String {
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
pub(crate) mod tests {
    use super::*;
    use practices::{LonLat, Phone, Source};

    /// A practice in which each text has signs that mean something in one of the formats.
    pub(crate) fn practice() -> Practice {
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
