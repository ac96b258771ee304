//! How the place of a practice is said, from the shortest form to the longest.

use practices::{Place, Practice};

use crate::i18n::{self, t};
use crate::library::Found;

/// How many names stand for a list of places before it says "i inne".
pub const NAMED: usize = 2;

/// The shortest telling name: how many places there are, or else the town, the powiat or the województwo.
pub fn name(practice: &Practice) -> Option<String> {
    if has_several(practice) {
        Some(t::places(practice.places.len(), are_gminy(practice)))
    } else {
        name_of(&only_place(practice))
    }
}

/// The names of what is here of a practice: "Oława (gmina wiejska)" for one of its places, "Oława, Brzeg i inne" for
/// several of them.
pub fn name_here(found: &Found<'_>) -> Option<String> {
    let Found { practice, places, .. } = found;
    if !has_several(practice) {
        return name(practice);
    }
    if let [index] = places.as_slice() {
        return names(practice).into_iter().nth(*index);
    }
    let mut towns: Vec<String> = Vec::new();
    for town in places.iter().filter_map(|index| name_of(practice.places.get(*index)?)) {
        if !towns.contains(&town) {
            towns.push(town);
        }
    }
    match towns.get(..NAMED) {
        Some(first) if towns.len() > NAMED => Some(t::and_others(&first.join(", "))),
        _ if towns.is_empty() => name(practice),
        _ => Some(i18n::enumerated(&towns.iter().map(String::as_str).collect::<Vec<_>>())),
    }
}

/// The name of each place, in their order; with the type of the unit where two have one name.
pub fn names(practice: &Practice) -> Vec<String> {
    let all: Vec<Option<String>> = practice.places.iter().map(name_of).collect();
    let is_repeated = |name: &String| all.iter().flatten().filter(|other| *other == name).count() > 1;
    let telling = |(index, place): (usize, &Place)| {
        let name = name_of(place).unwrap_or_else(|| t::nth_place(index + 1));
        match place.unit_type.filter(|_| is_repeated(&name)) {
            Some(unit) => t::place_of_type(&name, unit),
            None => name,
        }
    };
    practice.places.iter().enumerate().map(telling).collect()
}

/// Whether the practice has more than one place.
pub fn has_several(practice: &Practice) -> bool {
    practice.places.len() > 1
}

/// Whether all its places are gminy.
pub fn are_gminy(practice: &Practice) -> bool {
    let is_gmina = |place: &Place| place.unit_type.is_some_and(practices::UnitType::is_gmina);
    practice.places.iter().all(is_gmina)
}

/// "Szklarska Poręba, dolnośląskie"; says so where there is no place.
pub fn with_region(practice: &Practice) -> String {
    let regions = practice.wojewodztwa();
    let region = (!regions.is_empty()).then(|| t::region_names(&regions));
    match (name(practice), region) {
        (Some(place), Some(region)) if !place.ends_with(&region) => format!("{place}, {region}"),
        (Some(place), _) => place,
        (None, Some(region)) => region,
        (None, None) => t::OFF_THE_MAP.get().to_owned(),
    }
}

/// "Szklarska Poręba · gmina miejska · powiat karkonoski · województwo dolnośląskie", as far as it is known.
pub fn in_full(practice: &Practice) -> String {
    if !has_several(practice) {
        return in_full_of(&only_place(practice));
    }
    let regions = practice.wojewodztwa();
    joined([
        name(practice),
        practice.unit_type.map(|unit| t::unit_type(unit).to_owned()),
        practice.powiat.as_deref().map(t::powiat),
        (!regions.is_empty()).then(|| t::wojewodztwa(&regions)),
    ])
}

/// The same of what is here of a practice.
pub fn in_full_here(found: &Found<'_>) -> String {
    let place = match found.places.as_slice() {
        [index] => found.practice.places.get(*index),
        _ => None,
    };
    // A place of a foreign catalogue may have a point and no word.
    match place.filter(|place| name_of(place).is_some()) {
        Some(place) => in_full_of(place),
        None => in_full(found.practice),
    }
}

/// The place of a practice that has one.
fn only_place(practice: &Practice) -> Place {
    practice.places.first().cloned().unwrap_or_else(|| practice.own_place())
}

fn name_of(place: &Place) -> Option<String> {
    let powiat = || place.powiat.as_deref().map(t::powiat);
    place
        .municipality
        .clone()
        .or_else(powiat)
        .or_else(|| place.wojewodztwo.map(t::wojewodztwo))
}

fn in_full_of(place: &Place) -> String {
    joined([
        name_of(place),
        place.unit_type.map(|unit| t::unit_type(unit).to_owned()),
        place.powiat.as_deref().map(t::powiat),
        place.wojewodztwo.map(t::wojewodztwo),
    ])
}

/// What is known, each thing once.
fn joined(parts: [Option<String>; 4]) -> String {
    let mut said: Vec<String> = Vec::new();
    for part in parts.into_iter().flatten() {
        if !said.contains(&part) {
            said.push(part);
        }
    }
    said.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use practices::{Source, UnitType, Wojewodztwo};

    fn practice() -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let category = "dialog-spoleczny".parse().unwrap();
        Practice::new("bdp-1".into(), "a".into(), "Rada".into(), category, source)
    }

    fn union() -> Practice {
        let place = |town: &str, unit_type, region: &str| Place {
            municipality: Some(town.into()),
            unit_type: Some(unit_type),
            wojewodztwo: Wojewodztwo::from_slug(region),
            ..Place::default()
        };
        Practice {
            unit_type: Some(UnitType::Zwiazek),
            places: vec![
                place("Oława", UnitType::GminaMiejska, "dolnoslaskie"),
                place("Oława", UnitType::GminaWiejska, "dolnoslaskie"),
                place("Brzeg", UnitType::GminaMiejska, "opolskie"),
                place("Żółwin", UnitType::GminaWiejska, "opolskie"),
            ],
            ..practice()
        }
    }

    #[test]
    fn a_practice_of_several_places_says_how_many_and_which_are_here() {
        let union = union();
        let plain = |text: String| text.replace('\u{a0}', " ");
        assert_eq!(plain(with_region(&union)), "4 gminy, dolnośląskie i opolskie");
        assert_eq!(
            plain(in_full(&union)),
            "4 gminy · związek samorządów · województwa dolnośląskie i opolskie"
        );
        let cases = [
            (
                vec![1],
                "Oława (gmina wiejska)",
                "Oława · gmina wiejska · województwo dolnośląskie",
            ),
            (vec![2], "Brzeg", "Brzeg · gmina miejska · województwo opolskie"),
            (vec![0, 1], "Oława", ""),
            (vec![1, 2], "Oława i Brzeg", ""),
            (vec![0, 1, 2, 3], "Oława, Brzeg i inne", ""),
        ];
        for (places, name, full) in cases {
            let found = Found {
                index: 0,
                practice: &union,
                places,
            };
            assert_eq!(name_here(&found).map(plain).as_deref(), Some(name));
            let expected = if full.is_empty() {
                plain(in_full(&union))
            } else {
                full.to_owned()
            };
            assert_eq!(plain(in_full_here(&found)), expected, "{name}");
        }
    }

    #[test]
    fn places_without_a_name_have_their_number() {
        let mut foreign = practice();
        foreign.municipality = Some("Łódź".into());
        foreign.places = vec![Place::default(); 2];
        assert_eq!(names(&foreign), ["miejsce 1", "miejsce 2"]);
        let found = Found {
            index: 0,
            practice: &foreign,
            places: vec![0, 1],
        };
        assert_eq!(name_here(&found), name(&foreign));
        assert_eq!(name(&foreign).as_deref(), Some("2\u{a0}miejsca"));
    }

    #[test]
    fn says_where_as_far_as_it_is_known() {
        let cases = [
            (
                Some("Żory"),
                None,
                Some("śląskie"),
                "Żory, śląskie",
                "Żory · powiat · województwo śląskie",
            ),
            (Some("Żory"), None, None, "Żory", "Żory · powiat"),
            (
                None,
                Some("rawicki"),
                Some("wielkopolskie"),
                "powiat rawicki, wielkopolskie",
                "powiat rawicki · powiat · województwo wielkopolskie",
            ),
            (
                None,
                None,
                Some("śląskie"),
                "województwo śląskie",
                "województwo śląskie · powiat",
            ),
            (None, None, None, "bez miejsca na mapie", "powiat"),
        ];
        for (town, powiat, region, short, full) in cases {
            let mut practice = practice();
            practice.unit_type = Some(UnitType::Powiat);
            practice.municipality = town.map(str::to_owned);
            practice.powiat = powiat.map(str::to_owned);
            practice.wojewodztwo = region.map(|region| region.parse().unwrap());
            assert_eq!(
                (with_region(&practice).as_str(), in_full(&practice).as_str()),
                (short, full)
            );
        }
    }
}
