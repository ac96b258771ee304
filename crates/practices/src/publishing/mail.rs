//! Whether an e-mail address is a person's own or an office's.
//!
//! The part before the sign tells it. It is a person's where it is made of the name of one of the record's own contacts
//! (`jan.zolw`, `jzolw`, `zolw`, `jz`), where it has a given name that many people have (`anna.nowak`), and where it has
//! the form of an initial with a surname (`a.nowak`). Whatever else stands there (`sekretariat`, `analizy`) is an office's.
//! Nobody can tell a person's nickname from an office's: a curator who knows better takes it out of the record.

use super::people::{is_given, parts, surname};
use crate::contact::Contact;
use crate::search::words::words;

/// A surname shorter than that may stand within other words.
const LONG_SURNAME: usize = 4;
/// A beginning of a surname shorter than that says nothing.
const LONG_BEGINNING: usize = 3;

/// Whether an address is a person's, for a record with these contacts.
pub(super) fn is_personal(address: &str, contacts: &[Contact]) -> bool {
    let local = address.rsplit_once('@').map_or(address, |(local, _)| local);
    let spelled = local.replace('_', " ");
    let pieces: Vec<String> = words(&spelled)
        .map(|word| word.folded.trim_matches(|c: char| c.is_ascii_digit()).to_owned())
        .filter(|piece| !piece.is_empty())
        .collect();
    let names = contacts.iter().filter_map(|contact| contact.name.as_deref());
    has_given_name(&pieces)
        || is_initial_with_surname(&pieces)
        || names.map(parts).any(|name| is_made_of(&pieces, &name))
}

fn has_given_name(pieces: &[String]) -> bool {
    pieces.iter().any(|piece| is_given(piece))
}

fn is_initial_with_surname(pieces: &[String]) -> bool {
    let is_one = |initial: &str, surname: &str| initial.len() == 1 && surname.len() >= LONG_BEGINNING;
    match pieces {
        [first, second] => is_one(first, second) || is_one(second, first),
        _ => false,
    }
}

/// Whether an address is made of this name.
fn is_made_of(pieces: &[String], name: &[String]) -> bool {
    let surname = surname(name);
    let has_part = |piece: &String| name.contains(piece);
    let has_surname = |piece: &String| {
        let long = surname.iter().filter(|part| part.len() >= LONG_SURNAME);
        long.clone()
            .any(|part| piece.starts_with(part.as_str()) || piece.ends_with(part.as_str()))
    };
    let begins_surname =
        |piece: &String| piece.len() >= LONG_BEGINNING && surname.iter().any(|part| part.starts_with(piece.as_str()));
    let initials: String = name.iter().filter_map(|part| part.chars().next()).collect();
    let reversed: String = initials.chars().rev().collect();
    let letters = pieces.concat();
    let are_initials = initials.len() > 1 && (letters == initials || letters == reversed);
    let is_short = pieces.len() > 1 && pieces.iter().any(begins_surname);
    pieces.iter().any(has_part) || pieces.iter().any(has_surname) || is_short || are_initials
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persons_address_is_told_from_an_offices() {
        let person = |name: &str| Contact {
            name: Some(name.into()),
            ..Contact::default()
        };
        let contacts = [person("Żaneta Łoś-Żółwińska"), person("mgr Jan Gęś")];
        let cases = [
            ("zaneta.los@gmina.example", true),
            ("Zaneta_Zolwinska@gmina.example", true),
            ("zzolwinska@gmina.example", true),
            ("zolwinska2@gmina.example", true),
            ("jg@gmina.example", true),
            ("gj@gmina.example", true),
            ("ges@gmina.example", true),
            ("j.ges@gmina.example", true),
            ("z.zolw@gmina.example", true),
            ("anna.nowak@gmina.example", true),
            ("a.nowak@gmina.example", true),
            ("nowak.a@gmina.example", true),
            ("sekretariat@gmina.example", false),
            ("sekretariat.mops@gmina.example", false),
            ("scal.zmyslona@mops.example", false),
            ("analizy@mopr.example", false),
            ("ug@zaneta-los.example", false),
            ("um@gmina.example", false),
            ("", false),
            ("@", false),
        ];
        for (address, expected) in cases {
            assert_eq!(is_personal(address, &contacts), expected, "{address}");
        }
    }
}
