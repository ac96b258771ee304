//! The kinds of local government units, as the metryka's "Typ jednostki" means them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::polish;

/// What kind of unit runs the practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitType {
    /// A town that is a gmina of its own.
    GminaMiejska,
    /// A gmina without a town.
    GminaWiejska,
    /// A gmina of a town and its villages.
    GminaMiejskoWiejska,
    /// A city that is a powiat as well ("powiat grodzki").
    MiastoNaPrawachPowiatu,
    /// A land county.
    Powiat,
    /// A region's own government.
    Wojewodztwo,
    /// A union or an association of units.
    Zwiazek,
    /// Anything else, as the list of the source is open.
    Inna,
}

impl UnitType {
    /// All of them, in the order in which they are offered.
    pub const ALL: [UnitType; 8] = [
        UnitType::GminaMiejska,
        UnitType::GminaWiejska,
        UnitType::GminaMiejskoWiejska,
        UnitType::MiastoNaPrawachPowiatu,
        UnitType::Powiat,
        UnitType::Wojewodztwo,
        UnitType::Zwiazek,
        UnitType::Inna,
    ];

    /// The code in the data: `gmina_miejska`.
    pub fn code(self) -> &'static str {
        match self {
            UnitType::GminaMiejska => "gmina_miejska",
            UnitType::GminaWiejska => "gmina_wiejska",
            UnitType::GminaMiejskoWiejska => "gmina_miejsko_wiejska",
            UnitType::MiastoNaPrawachPowiatu => "miasto_na_prawach_powiatu",
            UnitType::Powiat => "powiat",
            UnitType::Wojewodztwo => "wojewodztwo",
            UnitType::Zwiazek => "zwiazek",
            UnitType::Inna => "inna",
        }
    }

    /// The kind of a gmina by its seven digits of TERYT, and of a town or the villages within one; a city that is a powiat
    /// as well has a powiat's number from 61 on.
    pub fn of_gmina(teryt: &str) -> Option<Self> {
        let powiat: u8 = teryt.get(2..4)?.parse().ok()?;
        Some(match teryt.get(6..)? {
            "1" if powiat >= 61 => UnitType::MiastoNaPrawachPowiatu,
            "1" => UnitType::GminaMiejska,
            "2" => UnitType::GminaWiejska,
            "3" | "4" | "5" => UnitType::GminaMiejskoWiejska,
            _ => return None,
        })
    }

    /// Whether it is a gmina, which a city with powiat rights is too.
    pub fn is_gmina(self) -> bool {
        matches!(
            self,
            UnitType::GminaMiejska
                | UnitType::GminaWiejska
                | UnitType::GminaMiejskoWiejska
                | UnitType::MiastoNaPrawachPowiatu
        )
    }

    /// The Polish term.
    pub fn name(self) -> &'static str {
        match self {
            UnitType::GminaMiejska => "gmina miejska",
            UnitType::GminaWiejska => "gmina wiejska",
            UnitType::GminaMiejskoWiejska => "gmina miejsko-wiejska",
            UnitType::MiastoNaPrawachPowiatu => "miasto na prawach powiatu",
            UnitType::Powiat => "powiat",
            UnitType::Wojewodztwo => "województwo",
            UnitType::Zwiazek => "związek samorządów",
            UnitType::Inna => "inna jednostka",
        }
    }
}

impl fmt::Display for UnitType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for UnitType {
    type Err = ();

    /// Reads a term as people and the source write it ("powiat grodzki", "Gmina miejsko – wiejska"); `Err` for a term
    /// that is not on the list.
    fn from_str(text: &str) -> Result<Self, ()> {
        let words = polish::lowercase(text).replace(['-', '–', '—', '_'], " ");
        let term = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(match term.as_str() {
            "gmina miejska" | "miasto" => UnitType::GminaMiejska,
            "gmina wiejska" => UnitType::GminaWiejska,
            "gmina miejsko wiejska" => UnitType::GminaMiejskoWiejska,
            "powiat grodzki" | "miasto na prawach powiatu" | "gmina miejska na prawach powiatu" => {
                UnitType::MiastoNaPrawachPowiatu
            }
            "powiat" | "powiat ziemski" => UnitType::Powiat,
            "województwo" | "wojewodztwo" => UnitType::Wojewodztwo,
            "związek"
            | "zwiazek"
            | "związek gmin"
            | "związek międzygminny"
            | "związek samorządów"
            | "związek powiatów" => UnitType::Zwiazek,
            "inna" | "inna jednostka" => UnitType::Inna,
            _ => return Err(()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_terms_of_the_source() {
        let cases = [
            ("gmina miejska", Some(UnitType::GminaMiejska)),
            ("Gmina wiejska", Some(UnitType::GminaWiejska)),
            ("gmina miejsko – wiejska", Some(UnitType::GminaMiejskoWiejska)),
            ("powiat grodzki", Some(UnitType::MiastoNaPrawachPowiatu)),
            ("powiat ziemski", Some(UnitType::Powiat)),
            ("WOJEWÓDZTWO", Some(UnitType::Wojewodztwo)),
            ("Związek  Gmin", Some(UnitType::Zwiazek)),
            ("gromada", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(text.parse::<UnitType>().ok(), expected, "{text}");
        }
    }

    #[test]
    fn a_gmina_is_known_by_its_number() {
        let cases = [
            ("0201011", Some(UnitType::GminaMiejska)),
            ("0201022", Some(UnitType::GminaWiejska)),
            ("0201043", Some(UnitType::GminaMiejskoWiejska)),
            ("0201045", Some(UnitType::GminaMiejskoWiejska)),
            ("1465011", Some(UnitType::MiastoNaPrawachPowiatu)),
            ("0201", None),
            ("02010110", None),
            ("żółw", None),
        ];
        for (teryt, expected) in cases {
            assert_eq!(UnitType::of_gmina(teryt), expected, "{teryt}");
        }
    }

    #[test]
    fn name_and_code_lead_back_to_the_type() {
        for unit in UnitType::ALL {
            assert_eq!(unit.name().parse(), Ok(unit));
            assert_eq!(unit.code().parse(), Ok(unit));
            assert_eq!(serde_json::to_value(unit).unwrap(), unit.code());
        }
    }
}
