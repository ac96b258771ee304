//! People and records made up for these tests.

use proptest::prelude::*;

use super::*;
use crate::search::words::words;

fn contact(name: &str, role: Option<&str>) -> Contact {
    Contact {
        name: Some(name.into()),
        role: role.map(str::to_owned),
        phones: vec!["75 717 21 46".parse().unwrap()],
        emails: vec![
            "zaneta.losska@zmyslona.example".into(),
            "sekretariat@zmyslona.example".into(),
        ],
    }
}

fn people() -> Vec<Contact> {
    vec![
        contact("mgr Żaneta Łosska", Some("Dyrektorka GOPS")),
        contact("Jan Marek Wilk", None),
        contact("Sekretariat Urzędu", Some("sekretariat")),
    ]
}

fn cleared(setting: Contacts, own: &[Contact], text: &str) -> String {
    let all = people();
    let publishing = Publishing::of(setting, all.iter());
    let of = Of {
        contacts: own,
        places: &["Wilkowice", "Wilk"],
    };
    publishing.text(text, of, Language::Polish).text
}

#[test]
fn a_text_names_nobody_in_any_case() {
    let cases = [
        ("Zdaniem Żanety Łosskiej warto.", "Zdaniem [Dyrektorka GOPS] warto."),
        ("Rozmawiano z Zaneta Losska.", "Rozmawiano z [Dyrektorka GOPS]."),
        ("ŁOSSKA ŻANETA", "[Dyrektorka GOPS]"),
        ("**Żaneta** Łosska", "**[Dyrektorka GOPS]"),
        ("Żaneta\nŁosska", "[Dyrektorka GOPS]"),
        ("Jana M. Wilka, wójta", "[osoba do kontaktu], wójta"),
        (
            "Jan Marek Wilk i Żaneta Łosska",
            "[osoba do kontaktu] i [Dyrektorka GOPS]",
        ),
        ("według Ż. Łosskiej", "według [Dyrektorka GOPS]"),
        (
            "pani Łosskiej i pana Wilka",
            "pani [Dyrektorka GOPS] i pana [osoba do kontaktu]",
        ),
        ("Dr Wilk.", "Dr [osoba do kontaktu]."),
        // A surname alone may be any word where nobody of that name is the record's contact.
        ("Wilk wrócił do lasu, Łosska też.", "Wilk wrócił do lasu, Łosska też."),
        ("Żaneta i Jan", "Żaneta i Jan"),
        ("Żaneta. Łosska", "Żaneta. Łosska"),
        ("Żaneta,\n\nŁosska", "Żaneta,\n\nŁosska"),
        ("", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(cleared(Contacts::Office, &[], text), expected, "{text}");
        assert_eq!(cleared(Contacts::Full, &[], text), text);
        let nobody = expected.replace("Dyrektorka GOPS", "osoba do kontaktu");
        assert_eq!(cleared(Contacts::None, &[], text), nobody, "{text}");
    }
}

#[test]
fn the_records_own_contact_is_known_by_the_surname_alone() {
    let all = people();
    let text = "O tym mówi Łosska. Wilk i Wilka z Wilkowic.";
    // Wilk is a name of the record's places too.
    let expected = "O tym mówi [Dyrektorka GOPS]. Wilk i [osoba do kontaktu] z Wilkowic.";
    assert_eq!(cleared(Contacts::Office, &all, text), expected);
    assert_eq!(cleared(Contacts::Office, &[], text), text);
}

#[test]
fn addresses_and_numbers_go_where_they_are_somebodys() {
    let all = people();
    let text = "[napisz](mailto:zaneta.losska@zmyslona.example) lub sekretariat@zmyslona.example, tel. 75 717 21 46, \
                https://zmyslona.example/ludzie/zaneta-losska.html, https://zmyslona.example/2011.";
    let office = "[napisz]() lub sekretariat@zmyslona.example, tel. 75 717 21 46, […], https://zmyslona.example/2011.";
    let none = "[napisz]() lub […], tel. […], […], https://zmyslona.example/2011.";
    assert_eq!(cleared(Contacts::Office, &all, text), office);
    assert_eq!(cleared(Contacts::None, &all, text), none);
}

#[test]
fn contacts_are_those_of_offices_or_none() {
    let all = people();
    let of = Of {
        contacts: &all,
        places: &[],
    };
    let published = |setting| Publishing::of(setting, all.iter()).contacts(of);
    assert_eq!(published(Contacts::Full), all);
    assert_eq!(published(Contacts::None), []);
    let told: Vec<_> = published(Contacts::Office)
        .into_iter()
        .map(|contact| (contact.name, contact.role, contact.phones.len(), contact.emails))
        .collect();
    let office = vec!["sekretariat@zmyslona.example".to_owned()];
    let expected = [
        (None, Some("Dyrektorka GOPS".to_owned()), 1, office.clone()),
        (None, None, 1, office.clone()),
        (
            Some("Sekretariat Urzędu".to_owned()),
            Some("sekretariat".to_owned()),
            1,
            office,
        ),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_contact_of_a_name_alone_is_none() {
    let only = [Contact {
        name: Some("Żaneta Łosska".into()),
        emails: vec!["losska@zmyslona.example".into()],
        ..Contact::default()
    }];
    let of = Of {
        contacts: &only,
        places: &[],
    };
    assert_eq!(Publishing::of(Contacts::Office, only.iter()).contacts(of), []);
}

#[test]
fn what_was_hidden_is_said() {
    let all = people();
    let publishing = Publishing::of(Contacts::Office, all.iter());
    let of = Of {
        contacts: &[],
        places: &[],
    };
    let told = publishing.text("Written by Żaneta Łosska.", of, Language::English);
    assert_eq!(told.text, "Written by [contact person].");
    assert_eq!(told.hidden, ["Żaneta Łosska"]);
}

#[test]
fn a_setting_is_one_of_three() {
    for (text, expected) in [
        ("full", Ok(Contacts::Full)),
        ("office", Ok(Contacts::Office)),
        ("none", Ok(Contacts::None)),
        ("offic", Err(NotContacts("offic".into()))),
        ("", Err(NotContacts(String::new()))),
    ] {
        assert_eq!(text.parse(), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_keeps_a_whole_name(before in "[\\PC\n]{0,20}", after in "[\\PC\n]{0,20}", given in 0..3, surname in 0..3) {
        let given = ["Żaneta", "ŻANETY", "zanecie"][given as usize];
        let surname = ["Łosska", "losskiej", "ŁOSSKĄ"][surname as usize];
        let text = format!("{before} {given} {surname} {after}");
        let found = cleared(Contacts::Office, &[], &text);
        let words: Vec<String> = words(&found).map(|word| word.folded).collect();
        prop_assert!(!words.iter().any(|word| word.starts_with("lossk")), "{}", found);
    }

    #[test]
    fn a_text_that_names_nobody_stays_to_the_letter(text in "([\\PC\n]|Zabawa|Żniwa| |\\.|,){0,40}") {
        prop_assume!(!text.contains(['@', '/']) && !words(&text).any(|word| word.folded.starts_with(['z', 'l', 'j', 'm', 'w'])
            && !["zabawa", "zniwa"].contains(&word.folded.as_str())));
        prop_assert_eq!(cleared(Contacts::None, &people(), &text), text);
    }
}
