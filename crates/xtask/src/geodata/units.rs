//! Powiaty and gminy with their TERYT numbers, and the gmina of each place of PRNG.

use std::collections::BTreeMap;

use practices::Wojewodztwo;
use serde::Deserialize;

use super::GeodataError;
use super::package::{CITIES, MIEJSCOWOSCI, NUTS, Store};
use super::prng::{GminaType, Place};

/// The powiat jeleniogórski has been named karkonoski since 1 January 2021.
const RENAMED_POWIAT: (&str, &str) = ("0206", "karkonoski");

/// Gminy that PRNG names otherwise than the list of units: (powiat, type, name in PRNG, name in the list).
const OTHER_NAMES: [(&str, GminaType, &str, &str); 5] = [
    ("0417", GminaType::Wiejska, "Wąbrzeźno", "Ryńsk"),
    ("2602", GminaType::Wiejska, "Słupia (Jędrzejowska)", "Słupia"),
    ("2605", GminaType::Wiejska, "Słupia (Konecka)", "Słupia Konecka"),
    ("3214", GminaType::Miejska, "Stargard Szczeciński", "Stargard"),
    ("3214", GminaType::Wiejska, "Stargard Szczeciński", "Stargard"),
];

/// The gmina Ostrowice was dissolved on 1 January 2019; PRNG has its places under it still.
const DISSOLVED: (&str, &str) = ("320304", "Ostrowice");

/// Its places that went to Drawsko Pomorskie; the others went to Złocieniec.
const TO_DRAWSKO: [&str; 7] = [
    "Borne",
    "Donatowo",
    "Dołgie",
    "Grzybno",
    "Jelenino",
    "Ostrowice",
    "Przytoń",
];

/// The six digits of Drawsko Pomorskie and of Złocieniec.
const HEIRS: (&str, &str) = ("320302", "320306");

/// The least powiat number of a city with powiat rights, which is a powiat and a gmina in one.
const FIRST_CITY: u8 = 61;

/// A gmina.
#[derive(Debug, Clone)]
pub struct Gmina {
    /// Six digits.
    pub teryt: String,
    /// The name without "gmina".
    pub name: String,
    /// Inhabitants in 2018.
    pub population: u32,
}

/// All powiaty and gminy.
#[derive(Debug)]
pub struct Units {
    /// Names by four digits: an adjective, or the city's name.
    pub powiaty: BTreeMap<String, String>,
    /// By six digits.
    pub gminy: BTreeMap<String, Gmina>,
}

#[derive(Deserialize)]
struct Admin2 {
    code: String,
    name: String,
}

#[derive(Deserialize)]
struct LocalUnit {
    #[serde(rename = "LAU CODE")]
    code: String,
    #[serde(rename = "LAU NAME NATIONAL")]
    name: String,
    #[serde(rename = "POPULATION")]
    population: u32,
}

/// Whether the powiat is a city with powiat rights.
pub fn is_city(powiat: &str) -> bool {
    powiat
        .get(2..4)
        .and_then(|number| number.parse::<u8>().ok())
        .is_some_and(|number| number >= FIRST_CITY)
}

/// Reads the two lists.
pub fn read(store: &Store) -> Result<Units, GeodataError> {
    Ok(Units {
        powiaty: read_powiaty(store)?,
        gminy: read_gminy(store)?,
    })
}

fn read_powiaty(store: &Store) -> Result<BTreeMap<String, String>, GeodataError> {
    let wrong = |error: serde_json::Error| GeodataError::Content {
        package: CITIES.name,
        what: error.to_string(),
    };
    let units: Vec<Admin2> = serde_json::from_slice(&store.read(&CITIES, "package/admin2.json")?).map_err(wrong)?;
    let mut powiaty: BTreeMap<String, String> = units.iter().filter_map(powiat).collect();
    powiaty.insert(RENAMED_POWIAT.0.to_owned(), RENAMED_POWIAT.1.to_owned());
    Ok(powiaty)
}

/// `PL.83.2401`, "Powiat będziński", once "powiat Łowicki"; a city has its bare name.
fn powiat(unit: &Admin2) -> Option<(String, String)> {
    let (_, teryt) = unit.code.strip_prefix("PL.")?.split_once('.')?;
    let adjective = unit.name.strip_prefix("Powiat ").or(unit.name.strip_prefix("powiat "));
    let name = adjective.map_or_else(|| unit.name.clone(), str::to_lowercase);
    Some((teryt.to_owned(), name))
}

fn read_gminy(store: &Store) -> Result<BTreeMap<String, Gmina>, GeodataError> {
    let wrong = |what: String| GeodataError::Content {
        package: NUTS.name,
        what,
    };
    let table = store.read(&NUTS, "covid19poland/data/NUTS_PL.csv")?;
    let mut gminy = BTreeMap::new();
    for row in csv::Reader::from_reader(table.as_slice()).deserialize::<LocalUnit>() {
        let LocalUnit { code, name, population } = row.map_err(|error| wrong(error.to_string()))?;
        let teryt = lau_teryt(&code).ok_or_else(|| wrong(format!("`{code}` is no code of a gmina")))?;
        gminy.insert(
            teryt.clone(),
            Gmina {
                teryt,
                name,
                population,
            },
        );
    }
    gminy.remove(DISSOLVED.0);
    Ok(gminy)
}

/// The statistical code has the województwo's digits in 5 and 6, the powiat's and gmina's in the last four.
fn lau_teryt(code: &str) -> Option<String> {
    Some(format!("{}{}", code.get(4..6)?, code.get(9..13)?))
}

impl Units {
    /// The powiat of this name, four digits.
    pub fn powiat(&self, wojewodztwo: Wojewodztwo, name: &str) -> Option<&str> {
        let prefix = wojewodztwo.teryt();
        let mut of = self.powiaty.iter().filter(|(teryt, _)| teryt.starts_with(&prefix));
        of.find(|(_, powiat)| *powiat == name).map(|(teryt, _)| teryt.as_str())
    }

    /// The gmina of each place, in the order of the places.
    pub fn gminy_of(&self, places: &[Place]) -> Result<Vec<&Gmina>, GeodataError> {
        places
            .iter()
            .map(|place| {
                self.gmina_of(place).ok_or_else(|| GeodataError::Content {
                    package: MIEJSCOWOSCI.name,
                    what: format!("{}: no gmina {} in powiat {}", place.name, place.gmina, place.powiat),
                })
            })
            .collect()
    }

    /// Of two gminy of one name in a powiat, the town has the lower number.
    fn gmina_of(&self, place: &Place) -> Option<&Gmina> {
        let powiat = self.powiat(place.wojewodztwo, &place.powiat)?;
        if DISSOLVED.0.starts_with(powiat) && place.gmina == DISSOLVED.1 {
            let heir = if TO_DRAWSKO.contains(&place.name.as_str()) {
                HEIRS.0
            } else {
                HEIRS.1
            };
            return self.gminy.get(heir);
        }
        let name = list_name(powiat, place);
        let mut named = self.in_powiat(powiat).filter(|gmina| gmina.name == name);
        match (named.next()?, named.next()) {
            (_, Some(rural)) if place.gmina_type != GminaType::Miejska => Some(rural),
            (first, _) => Some(first),
        }
    }

    fn in_powiat<'a>(&'a self, powiat: &str) -> impl Iterator<Item = &'a Gmina> + use<'a> {
        let powiat = powiat.to_owned();
        self.gminy
            .values()
            .filter(move |gmina| gmina.teryt.starts_with(&powiat))
    }
}

fn list_name<'a>(powiat: &str, place: &'a Place) -> &'a str {
    OTHER_NAMES
        .iter()
        .find(|(of, gmina_type, name, _)| *of == powiat && *gmina_type == place.gmina_type && *name == place.gmina)
        .map_or(place.gmina.as_str(), |(.., name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statistical_code_holds_the_teryt_number() {
        let cases = [("1001121200101", Some("120101")), ("100112", None), ("", None)];
        for (code, expected) in cases {
            assert_eq!(lau_teryt(code).as_deref(), expected, "{code}");
        }
    }

    #[test]
    fn cities_with_powiat_rights_begin_at_61() {
        for (powiat, expected) in [
            ("0261", true),
            ("2479", true),
            ("1438", false),
            ("02", false),
            ("", false),
        ] {
            assert_eq!(is_city(powiat), expected, "{powiat}");
        }
    }

    #[test]
    fn a_powiat_is_named_by_its_adjective_and_a_city_by_its_name() {
        let cases = [
            ("PL.74.1005", "powiat Łowicki", Some(("1005", "łowicki"))),
            ("PL.83.2401", "Powiat będziński", Some(("2401", "będziński"))),
            ("PL.83.2469", "Katowice", Some(("2469", "Katowice"))),
            ("DE.01.081", "Regierungsbezirk Stuttgart", None),
        ];
        for (code, name, expected) in cases {
            let unit = Admin2 {
                code: code.to_owned(),
                name: name.to_owned(),
            };
            let expected = expected.map(|(teryt, name)| (teryt.to_owned(), name.to_owned()));
            assert_eq!(powiat(&unit), expected, "{code}");
        }
    }
}
