//! How the place of a practice is said, from the shortest form to the longest.

use practices::Practice;

use crate::i18n::t;

/// The shortest telling name: the town, or else the powiat, or else the województwo.
pub fn name(practice: &Practice) -> Option<String> {
    let powiat = || practice.powiat.as_deref().map(t::powiat);
    practice
        .municipality
        .clone()
        .or_else(powiat)
        .or_else(|| practice.wojewodztwo.map(t::wojewodztwo))
}

/// "Szklarska Poręba, dolnośląskie"; says so where there is no place.
pub fn with_region(practice: &Practice) -> String {
    let region = practice.wojewodztwo.map(|region| region.name().to_owned());
    match (name(practice), region) {
        (Some(place), Some(region)) if !place.ends_with(&region) => format!("{place}, {region}"),
        (Some(place), _) => place,
        (None, Some(region)) => region,
        (None, None) => t::OFF_THE_MAP.to_owned(),
    }
}

/// "Szklarska Poręba · gmina miejska · powiat karkonoski · województwo dolnośląskie", as far as it is known.
pub fn in_full(practice: &Practice) -> String {
    let parts = [
        name(practice),
        practice.unit_type.map(|unit| unit.name().to_owned()),
        practice.powiat.as_deref().map(t::powiat),
        practice.wojewodztwo.map(t::wojewodztwo),
    ];
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
    use practices::{Source, UnitType};

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
            let source = Source {
                catalogue: "bdp".into(),
                url: None,
                retrieved: None,
            };
            let category = "dialog-spoleczny".parse().unwrap();
            let mut practice = Practice::new("bdp-1".into(), "a".into(), "Rada".into(), category, source);
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
