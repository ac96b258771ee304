//! Where the practice of a record is: its point, or those of its places, by the gazetteer.

use std::mem;

use practices::{Place, Practice};

use crate::geocode::{Gazetteer, Located, locate, locate_place};
use crate::problem::Problem;

/// The practice on the map: with its own point, or with those of its places.
pub(super) fn placed(mut practice: Practice, gazetteer: &Gazetteer, notes: &mut Vec<Problem>) -> Practice {
    let file = format!("{}.md", practice.slug);
    let mut note = |message: String| notes.push(Problem::of_file(file.clone(), message));
    let places = mem::take(&mut practice.places);
    // A practice with places is in these; the middle of the powiat that its metryka names would be one too many.
    let own_point = practice.point.take_if(|_| !places.is_empty());
    let located = locate(gazetteer, &practice);
    let (mut practice, problems) = settled(practice, located);
    problems.into_iter().for_each(&mut note);
    if places.is_empty() {
        return practice;
    }
    (practice.point, practice.precision) = (None, None);
    if own_point.is_some() {
        note("punkt [point] pominięto, bo miejsca [[places]] mają własne; usuń go".to_owned());
    }
    for (number, place) in (1..).zip(places) {
        let problems = add_place(&mut practice, number, place, gazetteer);
        problems.into_iter().for_each(&mut note);
    }
    practice
}

/// Adds a place, found by its own words; what is wrong with it comes back with the number and the name of the place.
fn add_place(practice: &mut Practice, number: usize, place: Place, gazetteer: &Gazetteer) -> Vec<String> {
    let name = place.municipality.as_ref().map(|name| format!(" („{name}”)"));
    let located = locate_place(gazetteer, practice, &place);
    let (found, mut problems) = settled(practice.at(&place), located);
    if found.point.is_none() && problems.is_empty() {
        problems.push("nie wiadomo, gdzie leży: podaj województwo albo kod pocztowy".to_owned());
    }
    if let Some(published) = place.powiat.filter(|powiat| found.powiat.as_ref() != Some(powiat)) {
        let field = format!("places.{number}.powiat");
        practice.as_published.entry(field).or_insert(published);
    }
    practice.places.push(found.own_place());
    let said = |problem| format!("miejsce nr {number}{}: {problem}", name.as_deref().unwrap_or_default());
    problems.into_iter().map(said).collect()
}

/// The practice with its point, its TERYT number and the powiat of today, and what could not be settled. A point or
/// number that a person has set stays.
fn settled(mut practice: Practice, located: Located) -> (Practice, Vec<String>) {
    practice.point = located.point;
    practice.precision = located.precision;
    practice.teryt = practice.teryt.or(located.teryt);
    if located.powiat.is_some() || is_city_with_powiat_rights(practice.teryt.as_deref()) {
        let published = mem::replace(&mut practice.powiat, located.powiat);
        if let Some(published) = published.filter(|published| practice.powiat.as_ref() != Some(published)) {
            practice.as_published.entry("powiat".to_owned()).or_insert(published);
        }
    }
    let doubts = located.problems.iter().map(ToString::to_string).collect();
    (practice, doubts)
}

/// A city with powiat rights lies in no powiat, whatever its metryka says; in TERYT its powiat number is 61 or more.
fn is_city_with_powiat_rights(teryt: Option<&str>) -> bool {
    let powiat = teryt
        .and_then(|teryt| teryt.get(2..4))
        .and_then(|number| number.parse::<u8>().ok());
    powiat.is_some_and(|number| number >= 61)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use practices::{LonLat, Precision, Source, UnitType};

    static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::embedded().unwrap());

    fn practice(municipality: &str, wojewodztwo: &str, powiat: &str) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let category = "dialog-spoleczny".parse().unwrap();
        let mut practice = Practice::new("bdp-1".into(), "zolw".into(), "Żółw".into(), category, source);
        practice.municipality = Some(municipality.into());
        practice.wojewodztwo = wojewodztwo.parse().ok();
        practice.powiat = (!powiat.is_empty()).then(|| powiat.to_owned());
        practice
    }

    fn on_the_map(practice: Practice) -> (Practice, Vec<String>) {
        let mut notes = Vec::new();
        let practice = placed(practice, &GAZETTEER, &mut notes);
        (practice, notes.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn finds_the_powiat_of_today_and_keeps_the_published_one() {
        let cases = [
            (
                "Szklarska Poręba",
                "dolnośląskie",
                "jeleniogórski",
                Some("karkonoski"),
                Some("jeleniogórski"),
            ),
            ("Morawica", "świętokrzyskie", "kielecki", Some("kielecki"), None),
            ("Morawica", "świętokrzyskie", "", Some("kielecki"), None),
            ("Katowice", "śląskie", "katowicki", None, Some("katowicki")),
            ("Żółwin Zmyślony", "", "gęsi", Some("gęsi"), None),
        ];
        for (municipality, wojewodztwo, powiat, today, published) in cases {
            let (practice, _) = on_the_map(practice(municipality, wojewodztwo, powiat));
            assert_eq!(practice.powiat.as_deref(), today, "{municipality}");
            let kept = practice.as_published.get("powiat").map(String::as_str);
            assert_eq!(kept, published, "{municipality}");
        }
    }

    #[test]
    fn a_place_that_nobody_knows_is_off_the_map() {
        let (practice, _) = on_the_map(practice("Żółwin Zmyślony", "", ""));
        assert_eq!((practice.point, practice.precision), (None, None));
    }

    #[test]
    fn each_place_is_found_by_its_own_words() {
        let mut union = practice("Łódź", "łódzkie", "");
        union.unit_type = Some(UnitType::Zwiazek);
        union.point = LonLat::new(19.5, 51.5);
        let place = |municipality: &str, unit_type, wojewodztwo: &str, powiat: &str| Place {
            municipality: Some(municipality.into()),
            unit_type,
            wojewodztwo: wojewodztwo.parse().ok(),
            powiat: Some(powiat.into()),
            ..Place::default()
        };
        let set = Place {
            point: LonLat::new(19.123_456, 51.5),
            ..Place::default()
        };
        union.places = vec![
            place("Oława", Some(UnitType::GminaMiejska), "dolnośląskie", "oławski"),
            place("Oława", Some(UnitType::GminaWiejska), "dolnośląskie", "oławski"),
            place("Szklarska Poręba", None, "dolnośląskie", "jeleniogórski"),
            place("Żółwin Zmyślony", None, "śląskie", "żywiecki"),
            Place::default(),
            set,
        ];
        let (practice, notes) = on_the_map(union);
        assert_eq!((practice.point, practice.precision), (None, None));
        let found: Vec<_> = practice
            .places
            .iter()
            .map(|place| (place.teryt.as_deref(), place.powiat.as_deref(), place.precision))
            .collect();
        let expected = [
            (Some("0215011"), Some("oławski"), Some(Precision::Locality)),
            (Some("0215042"), Some("oławski"), Some(Precision::Gmina)),
            (Some("0206041"), Some("karkonoski"), Some(Precision::Locality)),
            (None, Some("żywiecki"), None),
            (None, None, None),
            (None, None, Some(Precision::Locality)),
        ];
        assert_eq!(found, expected);
        assert_eq!(practice.points().len(), 4);
        let published: Vec<_> = practice.as_published.iter().collect();
        assert_eq!(
            published,
            [(&"places.3.powiat".to_owned(), &"jeleniogórski".to_owned())]
        );
        let expected = [
            "zolw.md: punkt [point] pominięto, bo miejsca [[places]] mają własne; usuń go",
            "zolw.md: miejsce nr 4 („Żółwin Zmyślony”): w województwie śląskim nie ma w spisie miejscowości „Żółwin Zmyślony”",
            "zolw.md: miejsce nr 5: nie wiadomo, gdzie leży: podaj województwo albo kod pocztowy",
        ];
        assert_eq!(notes, expected);
    }
}
