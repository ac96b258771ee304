//! Finds the institution of a page, its address, and the institutions that a list names with theirs.

use std::ptr;

use practices::Partner;

use crate::page::lines::{Line, list_item};
use crate::page::values::{Post, post};
use crate::problem::Problem;
use crate::record::Record;

/// How the names of institutions begin; a line of a few words that begins so is one.
const INSTITUTIONS: [&str; 12] = [
    "Miejski Ośrodek",
    "Gminny Ośrodek",
    "Miejsko-Gminny Ośrodek",
    "Ośrodek Pomocy",
    "Ośrodek Kultury",
    "Centrum Usług",
    "Powiatowe Centrum",
    "Dom Pomocy",
    "Urząd Miasta",
    "Urząd Miejski",
    "Urząd Gminy",
    "Starostwo Powiatowe",
];

/// The abbreviations of institutions in welfare, where no line writes the name out.
const ABBREVIATIONS: [(&str, &str); 5] = [
    ("MOPS", "Miejski Ośrodek Pomocy Społecznej"),
    ("GOPS", "Gminny Ośrodek Pomocy Społecznej"),
    ("MGOPS", "Miejsko-Gminny Ośrodek Pomocy Społecznej"),
    ("MOPR", "Miejski Ośrodek Pomocy Rodzinie"),
    ("PCPR", "Powiatowe Centrum Pomocy Rodzinie"),
];

/// The most words that the name of an institution has on a line of its own.
const NAME_WORDS: usize = 8;

/// How many lines above the postcode its street may stand.
const ADDRESS_LINES: usize = 3;

const STREET: [&str; 5] = ["ul. ", "al. ", "pl. ", "os. ", "aleja "];

/// Whether a line is a street with its number, or a postcode with its place.
pub fn is_address(text: &str) -> bool {
    is_street(text) || postcode(text).is_some()
}

/// Fills institution, address and partners; the page's other addresses come back as problems to look at.
pub fn fill(lines: &[Line], record: &mut Record, problems: &mut Vec<Problem>) {
    set_institution(lines, record);
    set_address(lines, record, problems);
    record.partners = lines.iter().filter_map(|line| partner(&line.text)).collect();
}

/// Whether a line is the name of an institution.
pub fn is_institution(text: &str) -> bool {
    INSTITUTIONS.iter().any(|name| text.starts_with(name)) && text.split_whitespace().count() <= NAME_WORDS
}

fn set_institution(lines: &[Line], record: &mut Record) {
    if let Some(line) = lines.iter().find(|line| is_institution(&line.text)) {
        record.implementing_unit = Some(line.text.clone());
        return;
    }
    let words = lines
        .iter()
        .flat_map(|line| line.text.split(|c: char| !c.is_alphanumeric()));
    let abbreviation = words
        .into_iter()
        .find_map(|word| ABBREVIATIONS.iter().find(|(short, _)| *short == word));
    if let Some((short, name)) = abbreviation {
        record.implementing_unit = Some((*name).to_owned());
        record
            .as_published
            .insert("implementing_unit".to_owned(), (*short).to_owned());
    }
}

fn set_address(lines: &[Line], record: &mut Record, problems: &mut Vec<Problem>) {
    let written: Vec<&Line> = lines.iter().filter(|line| !line.is_blank()).collect();
    let at = written.iter().position(|line| postcode(&line.text).is_some());
    let above = at.map_or(0, |at| at.saturating_sub(ADDRESS_LINES));
    let beside = written
        .iter()
        .take(at.unwrap_or(0))
        .skip(above)
        .rfind(|line| is_street(&line.text));
    let street = beside.or_else(|| written.iter().find(|line| is_street(&line.text)));
    record.street = street.map(|line| line.text.clone());
    if let Some(Post { code, office }) = at.and_then(|at| written.get(at)).and_then(|line| postcode(&line.text)) {
        record.postal_code = Some(code);
        record.municipality = Some(office.clone());
        record.post_office = Some(office);
    }
    let others = written.iter().enumerate().filter(|(index, line)| {
        is_address(&line.text) && Some(*index) != at && street.is_none_or(|street| !ptr::eq(*street, **line))
    });
    problems.extend(others.map(|(_, line)| {
        let message = format!(
            "na stronie jest też adres „{}”; sprawdź, który jest właściwy",
            line.text
        );
        Problem::of_file("", message).at_line(line.number).in_field("street")
    }));
}

fn is_street(text: &str) -> bool {
    let lower = text.to_lowercase();
    STREET.iter().any(|prefix| lower.starts_with(prefix)) && lower.chars().any(|c| c.is_ascii_digit())
}

/// A postcode written as one, with its place: in free text, five digits alone may be anything.
fn postcode(text: &str) -> Option<Post> {
    post(text).filter(|post| text.starts_with(&post.code) && !post.office.is_empty())
}

/// An item of a list that ends in an address: "• Liceum nr X ul. Piesza 1 we Wrocławiu;".
fn partner(text: &str) -> Option<Partner> {
    let item = list_item(text)?.trim_end_matches([';', ',', '.']);
    let (name, address) = STREET
        .iter()
        .filter_map(|sign| {
            let (name, _) = item.split_once(&format!(" {sign}"))?;
            let address = item.strip_prefix(name)?.trim_start();
            Some((name, address))
        })
        .min_by_key(|(name, _)| name.len())?;
    Some(Partner {
        name: name.trim_end_matches(',').to_owned(),
        address: Some(address.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::nothing_known;
    use crate::page::lines::lines;

    fn filled(text: &str) -> (Record, Vec<Problem>) {
        let (mut record, mut problems) = nothing_known();
        fill(&lines(text), &mut record, &mut problems);
        (record, problems)
    }

    #[test]
    fn takes_the_street_beside_the_postcode() {
        let (record, problems) = filled(
            "Al. Gęsi 7, pokój 2\n\nGminny Ośrodek Kultury w Żółwinie\n\nPl. Łąkowy 1/3\n\n30-001 Żółwin\nTel: 1",
        );
        assert_eq!(
            record.implementing_unit.as_deref(),
            Some("Gminny Ośrodek Kultury w Żółwinie")
        );
        assert_eq!(record.street.as_deref(), Some("Pl. Łąkowy 1/3"));
        assert_eq!(record.postal_code.as_deref(), Some("30-001"));
        assert_eq!(record.municipality.as_deref(), Some("Żółwin"));
        assert_eq!(
            problems.iter().map(|problem| problem.line).collect::<Vec<_>>(),
            [Some(1)]
        );
    }

    #[test]
    fn writes_an_abbreviation_out() {
        let (record, _) = filled("Godziny urzędowania GOPS: 8–15");
        assert_eq!(
            record.implementing_unit.as_deref(),
            Some("Gminny Ośrodek Pomocy Społecznej")
        );
        assert_eq!(record.as_published["implementing_unit"], "GOPS");
    }

    #[test]
    fn reads_partners_with_their_addresses() {
        let (record, _) = filled("• Szkołą nr 5 ul. Żółta 3 w Zmyślonej;\n• Radą Osiedla\n• Zakonem ul. Al. Gęsi 2");
        let partners: Vec<_> = record
            .partners
            .iter()
            .map(|p| (p.name.as_str(), p.address.as_deref()))
            .collect();
        assert_eq!(
            partners,
            [
                ("Szkołą nr 5", Some("ul. Żółta 3 w Zmyślonej")),
                ("Zakonem", Some("ul. Al. Gęsi 2"))
            ]
        );
    }
}
