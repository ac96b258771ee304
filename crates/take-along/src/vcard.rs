//! The contacts for an address book: vCard 3.0 (RFC 2426), which every telephone reads.

use practices::{Contact, Practice};

use crate::words::page;

/// The contacts of a practice, a card each; `site` is the site's own address.
pub fn cards(practice: &Practice, site: &str) -> String {
    let contacts = practice.contacts.iter();
    contacts.map(|contact| card(practice, contact, site)).collect()
}

fn card(practice: &Practice, contact: &Contact, site: &str) -> String {
    let unit = practice
        .implementing_unit
        .as_deref()
        .or(practice.municipality.as_deref());
    let unit = unit.unwrap_or(&practice.title);
    let name = contact.name.as_deref();
    let mut lines = vec![
        "BEGIN:VCARD".to_owned(),
        "VERSION:3.0".to_owned(),
        // The last word of a name is taken for the family's.
        format!("N:{}", name.map_or_else(|| escaped(unit), parts_of_name)),
        format!("FN:{}", escaped(name.unwrap_or(unit))),
        format!("ORG:{}", escaped(unit)),
    ];
    lines.extend(contact.role.as_deref().map(|role| format!("TITLE:{}", escaped(role))));
    lines.extend(
        contact
            .phones
            .iter()
            .map(|phone| format!("TEL;TYPE=WORK:{}", phone.e164())),
    );
    lines.extend(
        contact
            .emails
            .iter()
            .map(|email| format!("EMAIL;TYPE=INTERNET:{}", escaped(email))),
    );
    lines.push(format!("NOTE:{}", escaped(&practice.title)));
    lines.push(format!("URL:{}", page(site, practice)));
    lines.push("END:VCARD".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// "Ewa Maria Żak" as family name and given names.
fn parts_of_name(name: &str) -> String {
    match name.trim().rsplit_once(' ') {
        Some((given, family)) => format!("{};{}", escaped(family), escaped(given)),
        None => escaped(name),
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            _ if c.is_control() => {}
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A line in pieces of at most 75 bytes, each but the first after a space, without cutting through a letter.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 2);
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > 75 {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += c.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::practice;
    use proptest::prelude::*;

    #[test]
    fn a_card_has_the_person_and_the_office() {
        let text = cards(&practice(), "https://mapa.example");
        let expected = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Żak;Ewa\r\nFN:Ewa Żak\r\nORG:=SUMA(A1)\r\n\
                        TITLE:dyrektor\\; kustosz\r\nTEL;TYPE=WORK:+48324343714\r\nEMAIL;TYPE=INTERNET:ewa@example.org\r\n\
                        NOTE:Żółw\\; \"szybki\" & <mały>\r\nURL:https://mapa.example/praktyki/zolw\r\nEND:VCARD\r\n";
        assert_eq!(text, expected);
        let mut office = practice();
        office.contacts[0].name = None;
        assert!(cards(&office, "").contains("\r\nN:=SUMA(A1)\r\nFN:=SUMA(A1)\r\n"));
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_none_is_lost(title in "\\PC{0,200}") {
            let mut practice = practice();
            practice.title = title.clone();
            let text = cards(&practice, "");
            prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
            let whole = text.replace("\r\n ", "");
            let note = ["NOTE:", &escaped(&title), "\r\n"].concat();
            prop_assert!(whole.contains(&note));
        }
    }
}
