//! What of a practice can be found by its words, and how much a word weighs there.

use super::common::is_common;
use super::words::words;
use crate::details::Details;
use crate::practice::Practice;
use crate::wojewodztwo::Wojewodztwo;

/// A part of what is known of a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The title.
    Title,
    /// The towns and gminy.
    Municipality,
    /// The powiaty and województwa.
    Region,
    /// Who does it.
    Unit,
    /// The category and its section.
    Category,
    /// The summary.
    Summary,
    /// What the people to call do, and their numbers.
    Contacts,
    /// The full presentation, partners and attachments.
    Presentation,
}

impl Field {
    /// All of them, in the order of their numbers.
    pub const ALL: [Field; 8] = [
        Field::Title,
        Field::Municipality,
        Field::Region,
        Field::Unit,
        Field::Category,
        Field::Summary,
        Field::Contacts,
        Field::Presentation,
    ];

    /// How many words such a text usually has: in a longer one each says less, in a shorter one more.
    pub fn usual_length(self) -> f32 {
        match self {
            Field::Municipality | Field::Region => 2.0,
            Field::Category | Field::Contacts => 4.0,
            Field::Unit => 5.0,
            Field::Title => 10.0,
            Field::Summary => 50.0,
            Field::Presentation => 600.0,
        }
    }

    /// How much a word weighs here. Titles and names say what a practice is, long texts mention many things.
    pub fn weight(self) -> f32 {
        match self {
            Field::Title => 4.0,
            Field::Municipality => 3.0,
            Field::Unit | Field::Category => 2.0,
            Field::Summary => 1.5,
            Field::Region | Field::Contacts => 1.0,
            Field::Presentation => 0.7,
        }
    }
}

/// The texts of a practice by their fields; a field may have several.
pub fn texts(practice: &Practice, details: Option<&Details>) -> Vec<(Field, String)> {
    let mut texts = vec![(Field::Title, practice.title.clone())];
    let mut add = |field: Field, text: Option<&str>| texts.extend(text.map(|text| (field, text.to_owned())));
    add(Field::Summary, practice.summary.as_deref());
    add(Field::Unit, practice.implementing_unit.as_deref());
    let initials = practice.implementing_unit.as_deref().and_then(initials);
    add(Field::Unit, initials.as_deref());
    add(Field::Category, Some(&practice.category.section_name()));
    add(Field::Category, practice.category.subsection_name().as_deref());
    let postal_code = practice.postal_code.as_deref().map(|code| code.replace('-', ""));
    add(Field::Region, postal_code.as_deref());
    let own = practice.own_place();
    for place in practice.places.iter().chain([&own]) {
        add(Field::Municipality, place.municipality.as_deref());
        add(Field::Region, place.powiat.as_deref());
        add(Field::Region, place.wojewodztwo.map(Wojewodztwo::name));
    }
    for contact in &practice.contacts {
        add(Field::Contacts, contact.role.as_deref());
        for phone in &contact.phones {
            add(Field::Contacts, Some(phone.national()));
        }
    }
    if let Some(details) = details {
        texts.extend(texts_of_details(details));
    }
    texts
}

fn texts_of_details(details: &Details) -> impl Iterator<Item = (Field, String)> + '_ {
    let presentation = details.presentation.iter().map(|html| plain(html));
    let partners = details.partners.iter().map(|partner| partner.name.clone());
    let attachments = details.attachments.iter().map(|attachment| attachment.title.clone());
    presentation
        .chain(partners)
        .chain(attachments)
        .map(|text| (Field::Presentation, text))
}

/// What people call an institution by: "mops" of a "Miejski Ośrodek Pomocy Społecznej w Katowicach". Up to the first
/// common word, since what follows is where it is; of three words at least.
fn initials(name: &str) -> Option<String> {
    let proper = words(name).take_while(|word| !is_common(&word.folded));
    let initials: String = proper.filter_map(|word| word.folded.chars().next()).collect();
    (3..=6).contains(&initials.len()).then_some(initials)
}

/// The text of sanitised HTML, with a space for each tag. The entities that a sanitiser writes are signs, not letters, so
/// they may stay: their names are taken for spaces too.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut end_of_markup = None;
    for c in html.chars() {
        match (end_of_markup, c) {
            (None, '<') => end_of_markup = Some('>'),
            (None, '&') => end_of_markup = Some(';'),
            (None, _) => text.push(c),
            (Some(end), _) if c == end => {
                end_of_markup = None;
                text.push(' ');
            }
            (Some(_), _) => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_institution_is_known_by_its_initials() {
        let cases = [
            ("Miejski Ośrodek Pomocy Społecznej w Katowicach", Some("mops")),
            ("Miejski Ośrodek Pomocy Rodzinie", Some("mopr")),
            ("Urząd Miasta", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(initials(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn takes_the_text_out_of_markup() {
        let cases = [
            (
                "<h3>Cel</h3><p>Zbiórka &amp; <b>recykling</b></p>",
                " Cel  Zbiórka    recykling  ",
            ),
            ("a&nbsp;b", "a b"),
            ("bez znaczników", "bez znaczników"),
            ("<p", ""),
        ];
        for (html, expected) in cases {
            assert_eq!(plain(html), expected, "{html}");
        }
    }
}
