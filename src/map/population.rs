//! How many people live in each województwo and powiat, read from `population.json`. Pure.

use practices::Wojewodztwo;
use serde_json::Value;

use crate::i18n::t;

/// The inhabitants of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Population {
    /// Of which year the numbers are.
    pub year: u32,
    /// The inhabitants of each województwo, by its code less one; 0 where the file does not say.
    pub inhabitants: Vec<u32>,
    /// The inhabitants of powiaty and of cities with their rights, by four digits of TERYT.
    powiaty: Vec<(u16, u32)>,
}

impl Population {
    /// Reads the file; what it says of other units is passed over, as is what is no number.
    ///
    /// # Errors
    /// Where it is no JSON, has no year, or knows none of the województwa: what is wrong, in Polish.
    pub fn from_json(bytes: &[u8]) -> Result<Self, String> {
        let value: Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        let number = |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok());
        let year = value.get("year").and_then(number);
        let regions = value.get("wojewodztwa");
        let of = |region: Wojewodztwo| regions?.get(region.teryt()).and_then(number);
        let inhabitants: Vec<u32> = Wojewodztwo::all()
            .map(|region| of(region).unwrap_or_default())
            .collect();
        let powiaty = value.get("powiaty").and_then(Value::as_object).into_iter().flatten();
        let powiaty: Vec<(u16, u32)> = powiaty
            .filter_map(|(teryt, people)| Some((teryt.parse().ok()?, number(people)?)))
            .collect();
        match year {
            Some(year) if inhabitants.iter().any(|number| *number > 0) => Ok(Self {
                year,
                inhabitants,
                powiaty,
            }),
            _ => Err(t::NO_INHABITANTS.get().to_owned()),
        }
    }

    /// The inhabitants of a powiat by four digits of TERYT; 0 where the file does not say.
    pub fn of_powiat(&self, powiat: u16) -> u32 {
        let found = self.powiaty.iter().find(|(number, _)| *number == powiat);
        found.map_or(0, |(_, people)| *people)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_inhabitants_by_wojewodztwo() {
        let text = r#"{"year":2018,"wojewodztwa":{"02":2901225,"32":1698552,"33":5,"10":"x"},
            "powiaty":{"3263":41000,"0201":90200,"żółwi":7,"0202":"x","0264":640648}}"#;
        let population = Population::from_json(text.as_bytes()).unwrap();
        let of = |slug: &str| population.inhabitants[usize::from(Wojewodztwo::from_slug(slug).unwrap().code()) - 1];
        assert_eq!((population.year, population.inhabitants.len()), (2018, 16));
        let cases = [
            ("dolnoslaskie", 2_901_225),
            ("zachodniopomorskie", 1_698_552),
            ("lodzkie", 0),
        ];
        for (slug, expected) in cases {
            assert_eq!(of(slug), expected, "{slug}");
        }
        for (powiat, expected) in [(201, 90_200), (264, 640_648), (3263, 41_000), (202, 0), (0, 0)] {
            assert_eq!(population.of_powiat(powiat), expected, "{powiat}");
        }
        let plain = Population::from_json(br#"{"year":2018,"wojewodztwa":{"02":1},"powiaty":[7]}"#).unwrap();
        assert_eq!(plain.of_powiat(201), 0);
    }

    #[test]
    fn says_what_is_wrong() {
        let cases = [
            ("", "EOF"),
            ("[]", t::NO_INHABITANTS.get()),
            (r#"{"year":2018,"wojewodztwa":{"02":-1}}"#, t::NO_INHABITANTS.get()),
            (r#"{"wojewodztwa":{"02":2901225}}"#, t::NO_INHABITANTS.get()),
        ];
        for (text, expected) in cases {
            let error = Population::from_json(text.as_bytes()).unwrap_err();
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }
}
