//! Whether what a record says of its place, or of each of its places, is known, and agrees with itself.

use practices::{LonLat, Place, Wojewodztwo};

use super::finding::{Finding, Rule};
use super::lines::Step::{Item, Key};
use super::rules;
use super::sheet::Sheet;
use crate::geocode::Gazetteer;
use crate::geocode::names::{fold, place_and_part};
use crate::page::values::is_postal_code;

/// What is wrong with the places of a record.
pub fn check(sheet: &Sheet<'_>, gazetteer: &Gazetteer, found: &mut Vec<Finding>) {
    let own = Spot {
        sheet,
        place: &sheet.record.own_place(),
        index: None,
    };
    let others = Spot::all_of(sheet);
    for spot in std::iter::once(own).chain(others) {
        found.extend(check_postal_code(&spot, gazetteer));
        found.extend(check_powiat(&spot, gazetteer));
        found.extend(check_municipality(&spot, gazetteer));
        check_teryt(&spot, gazetteer, found);
        found.extend(check_point(&spot));
    }
}

/// What a record says of one place: in its metryka, or in one of `[[places]]`.
pub struct Spot<'s, 'f> {
    sheet: &'s Sheet<'f>,
    /// What it says.
    pub place: &'s Place,
    /// Which of the places it is, from 0; none for the metryka.
    pub index: Option<usize>,
}

impl<'s, 'f> Spot<'s, 'f> {
    /// Each of `[[places]]`.
    pub fn all_of(sheet: &'s Sheet<'f>) -> impl Iterator<Item = Self> {
        let numbered = sheet.record.places.iter().enumerate();
        numbered.map(move |(index, place)| Self {
            sheet,
            place,
            index: Some(index),
        })
    }

    /// A rule broken by a field; of one of the places, its number is said.
    pub fn of_field(&self, rule: Rule, field: &str, message: impl Into<String>) -> Finding {
        let Some(index) = self.index else {
            return self.sheet.of_field(rule, field, message);
        };
        let way = [Key("places"), Item(index), Key(field)];
        self.sheet
            .finding(rule, &way, format!("{}: {}", self.name(), message.into()))
    }

    /// "miejsce nr 2 („Brzeg”)".
    pub fn name(&self) -> String {
        let name = self.place.municipality.as_ref().map(|name| format!(" („{name}”)"));
        let number = self.index.map_or(0, |index| index + 1);
        format!("miejsce nr {number}{}", name.unwrap_or_default())
    }
}

fn check_postal_code(spot: &Spot<'_, '_>, gazetteer: &Gazetteer) -> Option<Finding> {
    let code = spot.place.postal_code.as_deref()?;
    let of_code = |rule, message| Some(spot.of_field(rule, "postal_code", message));
    if !is_postal_code(code) {
        return of_code(rules::POSTAL_CODE_FORM, format!("„{code}” nie ma postaci 00-000"));
    }
    let served = gazetteer.postcode(code);
    let Some(first) = served.first() else {
        let message = format!("kodu pocztowego {code} nie ma w spisie kodów; sprawdź go");
        return of_code(rules::POSTAL_CODE_UNKNOWN, message);
    };
    let stated = spot.place.wojewodztwo?;
    if served.iter().any(|place| place.wojewodztwo == stated) {
        return None;
    }
    let message = format!(
        "kod pocztowy {code} leży w województwie {}, a podano województwo {stated}",
        first.wojewodztwo.locative()
    );
    of_code(rules::POSTAL_CODE_WOJEWODZTWO, message)
}

fn check_powiat(spot: &Spot<'_, '_>, gazetteer: &Gazetteer) -> Option<Finding> {
    let powiat = spot.place.powiat.as_deref()?;
    let wojewodztwo = spot.place.wojewodztwo?;
    if gazetteer.powiat_named(wojewodztwo, powiat).is_some() {
        return None;
    }
    let message = format!("w województwie {} nie ma powiatu „{powiat}”", wojewodztwo.locative());
    Some(spot.of_field(rules::POWIAT_UNKNOWN, "powiat", message))
}

fn check_municipality(spot: &Spot<'_, '_>, gazetteer: &Gazetteer) -> Option<Finding> {
    let (name, _) = place_and_part(spot.place.municipality.as_deref()?);
    let wojewodztwo = spot.place.wojewodztwo?;
    let lies_there = |teryt: &str| Wojewodztwo::from_teryt(teryt) == Some(wojewodztwo);
    if gazetteer.places_named(name).any(|place| lies_there(&place.teryt)) {
        return None;
    }
    let of = wojewodztwo.locative();
    let message = format!("w województwie {of} nie ma w spisie miejscowości „{name}”");
    Some(spot.of_field(rules::MUNICIPALITY_UNKNOWN, "municipality", message))
}

fn check_teryt(spot: &Spot<'_, '_>, gazetteer: &Gazetteer, found: &mut Vec<Finding>) {
    let Some(teryt) = spot.place.teryt.as_deref() else {
        return;
    };
    let mut of_teryt = |rule, message| found.push(spot.of_field(rule, "teryt", message));
    let is_number = teryt.chars().all(|c| c.is_ascii_digit());
    let is_known = match teryt.len() {
        2 => Wojewodztwo::from_teryt(teryt).is_some(),
        4 => gazetteer.powiat(teryt).is_some(),
        6 | 7 => gazetteer.gmina(teryt).is_some(),
        _ => false,
    };
    if !is_number || !matches!(teryt.len(), 2 | 4 | 6 | 7) {
        of_teryt(rules::TERYT_FORM, format!("„{teryt}” nie ma 2, 4, 6 ani 7 cyfr"));
    } else if !is_known {
        let message = format!("żadna jednostka w spisie nie ma numeru TERYT {teryt}");
        of_teryt(rules::TERYT_UNKNOWN, message);
    } else if let Some(wojewodztwo) = other_wojewodztwo(spot.place, teryt) {
        let message = format!("numer TERYT {teryt} nie leży w województwie {}", wojewodztwo.locative());
        of_teryt(rules::TERYT_WOJEWODZTWO, message);
    } else if let Some(powiat) = other_powiat(spot.place, gazetteer, teryt) {
        let message = format!("numer TERYT {teryt} nie leży w powiecie „{powiat}”");
        of_teryt(rules::TERYT_POWIAT, message);
    } else if let Some((municipality, gmina)) = other_gmina(spot.place, gazetteer, teryt) {
        let message = format!("numer TERYT {teryt} ma gmina {gmina}, w której nie ma miejscowości „{municipality}”");
        of_teryt(rules::TERYT_MUNICIPALITY, message);
    }
}

/// The województwo stated, where the number is not of it.
fn other_wojewodztwo(place: &Place, teryt: &str) -> Option<Wojewodztwo> {
    let stated = place.wojewodztwo?;
    (Wojewodztwo::from_teryt(teryt) != Some(stated)).then_some(stated)
}

/// The powiat stated, where the number is of another. A city with powiat rights counts to the powiat whose seat it is.
fn other_powiat<'s>(place: &'s Place, gazetteer: &Gazetteer, teryt: &str) -> Option<&'s str> {
    let name = place.powiat.as_deref()?;
    let own = gazetteer.powiat(teryt)?;
    let stated = gazetteer.powiat_named(Wojewodztwo::from_teryt(teryt)?, name)?;
    let is_its_seat = own.is_city() && own.name == stated.seat;
    (own.teryt != stated.teryt && !is_its_seat).then_some(name)
}

/// The place stated and the gmina of the number, where that place does not lie in it.
fn other_gmina<'s, 'g>(place: &'s Place, gazetteer: &'g Gazetteer, teryt: &str) -> Option<(&'s str, &'g str)> {
    let (name, _) = place_and_part(place.municipality.as_deref()?);
    if teryt.len() < 6 {
        return None;
    }
    let gmina = gazetteer.gmina(teryt)?;
    let same_gmina = |other: &str| other.get(..6) == teryt.get(..6);
    let lies_there =
        fold(&gmina.name) == fold(name) || gazetteer.places_named(name).any(|other| same_gmina(&other.teryt));
    (!lies_there).then_some((name, &*gmina.name))
}

fn check_point(spot: &Spot<'_, '_>) -> Option<Finding> {
    match spot.place.point {
        Some(point) if LonLat::new(point.lon, point.lat).is_none() => {
            let message = format!("współrzędne {}, {} leżą poza globem", point.lon, point.lat);
            Some(spot.of_field(rules::POINT_OFF_GLOBE, "point", message))
        }
        // Beside places a point would be wrong as well, and `places` says so.
        None if spot.place.precision.is_some() && (spot.index.is_some() || spot.sheet.record.places.is_empty()) => {
            let message = "dokładność bez punktu; dodaj point albo usuń pole";
            Some(spot.of_field(rules::PRECISION_WITHOUT_POINT, "precision", message))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::RecordFile;

    /// The code of what is wrong with a record of this TERYT number, place, powiat and województwo.
    fn fault(gazetteer: &Gazetteer, [teryt, municipality, powiat, wojewodztwo]: [&str; 4]) -> Option<&'static str> {
        let stated = [
            ("municipality", municipality),
            ("powiat", powiat),
            ("wojewodztwo", wojewodztwo),
            ("teryt", teryt),
        ];
        let known = stated.iter().filter(|(_, value)| !value.is_empty());
        let fields: String = known.map(|(field, value)| format!("{field} = \"{value}\"\n")).collect();
        let text = format!(
            "+++\nid = \"bdp-1\"\nslug = \"zolw\"\ntitle = \"Żółw\"\n{fields}source.catalogue = \"bdp\"\n+++\n"
        );
        let file = RecordFile::new("zolw.md".into(), text);
        let mut found = Vec::new();
        check(&Sheet::new(&file).unwrap(), gazetteer, &mut found);
        assert!(found.len() < 2, "{found:?}");
        found.first().map(|finding| finding.rule.code)
    }

    #[test]
    fn a_teryt_number_is_known_and_lies_where_the_record_says() {
        let gazetteer = Gazetteer::embedded().unwrap();
        let cases = [
            (["0206041", "Szklarska Poręba", "karkonoski", "dolnośląskie"], None),
            (["020604", "Szklarska Poręba", "jeleniogórski", "dolnośląskie"], None),
            (["0206", "", "karkonoski", "dolnośląskie"], None),
            (["02", "", "", "dolnośląskie"], None),
            (["246901", "Katowice", "", "śląskie"], None),
            (["2466011", "Gliwice", "gliwicki", "śląskie"], None),
            (["2604", "", "Kielecki", "świętokrzyskie"], None),
            (["020", "", "", ""], Some("teryt-form")),
            (["02060ą", "", "", ""], Some("teryt-form")),
            (["03", "", "", ""], Some("teryt-unknown")),
            (["0299", "", "", ""], Some("teryt-unknown")),
            (["0206991", "", "", "dolnośląskie"], Some("teryt-unknown")),
            (["0206041", "", "", "śląskie"], Some("teryt-wojewodztwo")),
            (["0206041", "", "bolesławiecki", "dolnośląskie"], Some("teryt-powiat")),
            (
                ["0206041", "Karpacz", "karkonoski", "dolnośląskie"],
                Some("teryt-municipality"),
            ),
            (["", "", "ełcki", "śląskie"], Some("powiat-unknown")),
            (["", "Żółwin Zmyślony", "", "śląskie"], Some("municipality-unknown")),
        ];
        for (record, expected) in cases {
            assert_eq!(fault(&gazetteer, record), expected, "{record:?}");
        }
    }

    #[test]
    fn each_place_is_checked_by_its_own_words_at_its_own_lines() {
        let gazetteer = Gazetteer::embedded().unwrap();
        let cases = [
            ("postal_code = \"49-300\"", None),
            (
                "postal_code = \"49300\"",
                Some(("places.postal_code", "postal-code-form")),
            ),
            (
                "postal_code = \"55-200\"",
                Some(("places.postal_code", "postal-code-wojewodztwo")),
            ),
            ("powiat = \"oławski\"", Some(("places.powiat", "powiat-unknown"))),
            ("teryt = \"16\"", None),
            ("teryt = \"020\"", Some(("places.teryt", "teryt-form"))),
            ("teryt = \"1699\"", Some(("places.teryt", "teryt-unknown"))),
            ("teryt = \"0215011\"", Some(("places.teryt", "teryt-wojewodztwo"))),
            ("teryt = \"1601042\"", Some(("places.teryt", "teryt-municipality"))),
            ("point = { lon = 17.4, lat = 50.8 }", None),
            (
                "point = { lon = 190, lat = 50 }",
                Some(("places.point", "point-off-globe")),
            ),
            (
                "precision = \"gmina\"",
                Some(("places.precision", "precision-without-point")),
            ),
        ];
        for (line, expected) in cases {
            let text = format!(
                "+++\nid = \"bdp-1\"\nslug = \"zolw\"\ntitle = \"Żółw\"\nsource.catalogue = \"bdp\"\n\n\
                 [[places]]\nmunicipality = \"Oława\"\nwojewodztwo = \"dolnośląskie\"\n\n\
                 [[places]]\nmunicipality = \"Brzeg\"\nwojewodztwo = \"opolskie\"\n{line}\n+++\n"
            );
            let file = RecordFile::new("zolw.md".into(), text);
            let mut found = Vec::new();
            check(&Sheet::new(&file).unwrap(), &gazetteer, &mut found);
            let told: Vec<_> = found
                .iter()
                .map(|finding| {
                    (
                        finding.problem.line,
                        finding.problem.field.as_deref(),
                        finding.rule.code,
                    )
                })
                .collect();
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(field, code)| (Some(14), Some(field), code))
                .collect();
            assert_eq!(told, expected, "{line}");
            let is_named = |finding: &Finding| finding.problem.message.starts_with("miejsce nr 2 („Brzeg”): ");
            assert!(found.iter().all(is_named), "{found:?}");
        }
    }
}
