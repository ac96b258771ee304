//! What speaks against a place: each contradiction and each unreadable word of a record, for a curator to settle.

use std::sync::Arc;

use practices::{LonLat, Wojewodztwo};
use thiserror::Error;

/// How many names a doubt lists before it says "i inne".
const LISTED: usize = 4;

/// One thing in a record's words that is not as it should be. Displayed in Polish.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Doubt {
    /// The postcode has not five digits.
    #[error("„{written}” nie jest kodem pocztowym: kod ma postać 00-000")]
    NotAPostcode {
        /// As the record has it.
        written: String,
    },
    /// The gazetteer does not have the postcode.
    #[error("kodu pocztowego {code} nie ma w spisie kodów")]
    UnknownPostcode {
        /// The code.
        code: String,
    },
    /// The postcode serves places of another województwo only.
    #[error("kod pocztowy {code} leży w województwie {}, a podano województwo {stated}", .found.locative())]
    PostcodeInOtherWojewodztwo {
        /// The code.
        code: String,
        /// Where it is.
        found: Wojewodztwo,
        /// What the record says.
        stated: Wojewodztwo,
    },
    /// The postcode serves nothing near the place, the gmina or the powiat.
    #[error("kod pocztowy {code} nie obsługuje {of}, tylko: {}", listed(.serves))]
    PostcodeServesOthers {
        /// The code.
        code: String,
        /// What the record names, in the genitive: "miejscowości „Katowice”".
        of: String,
        /// The places that it serves.
        serves: Vec<Arc<str>>,
    },
    /// The district lies far from what the postcode serves.
    #[error("„{district}” leży {km:.0} km od miejsca, które obsługuje kod pocztowy")]
    DistrictFarFromPostcode {
        /// The district.
        district: Arc<str>,
        /// How far.
        km: f64,
    },
    /// The województwo is one of 1975–1998.
    #[error("„{name}” to województwo sprzed reformy z 1999 roku: podaj dzisiejsze")]
    OldWojewodztwo {
        /// Its name.
        name: &'static str,
    },
    /// No województwo has this powiat.
    #[error("w województwie {} nie ma powiatu „{name}”", .wojewodztwo.locative())]
    UnknownPowiat {
        /// As the record has it.
        name: String,
        /// Where it was looked for.
        wojewodztwo: Wojewodztwo,
    },
    /// Other województwa have this powiat.
    #[error("w województwie {} nie ma powiatu „{name}”; jest w: {}", .stated.locative(), wojewodztwa(.found))]
    PowiatInOtherWojewodztwo {
        /// As the record has it.
        name: String,
        /// Where it is.
        found: Vec<Wojewodztwo>,
        /// What the record says.
        stated: Wojewodztwo,
    },
    /// Places of this name lie in other powiaty.
    #[error(
        "miejscowość „{place}” nie leży w powiecie „{powiat}”; w województwie {} jest w: {}",
        .wojewodztwo.locative(),
        listed(.found)
    )]
    PlaceOutsidePowiat {
        /// The place's name.
        place: String,
        /// The powiat stated, by today's name.
        powiat: Arc<str>,
        /// The województwo.
        wojewodztwo: Wojewodztwo,
        /// The powiaty that have a place of the name.
        found: Vec<Arc<str>>,
    },
    /// The województwo has no place of this name.
    #[error("w województwie {} nie ma w spisie miejscowości „{name}”{}", .wojewodztwo.locative(), elsewhere(.found))]
    UnknownPlace {
        /// The name.
        name: String,
        /// Where it was looked for.
        wojewodztwo: Wojewodztwo,
        /// The województwa that have a place of the name.
        found: Vec<Wojewodztwo>,
    },
    /// Several places of the name, and nothing to tell them by.
    #[error(
        "miejscowości „{name}” jest w województwie {} {count} ({}): podaj powiat albo kod pocztowy",
        .wojewodztwo.locative(),
        listed(.powiaty)
    )]
    SeveralInWojewodztwo {
        /// The name.
        name: String,
        /// The województwo.
        wojewodztwo: Wojewodztwo,
        /// How many.
        count: usize,
        /// The powiaty in which they lie.
        powiaty: Vec<Arc<str>>,
    },
    /// Several places of the name in the powiat stated.
    #[error("miejscowości „{name}” jest w powiecie „{powiat}” {count}: podaj kod pocztowy albo TERYT")]
    SeveralInPowiat {
        /// The name.
        name: String,
        /// The powiat.
        powiat: Arc<str>,
        /// How many.
        count: usize,
    },
    /// A name, and neither województwo nor postcode nor powiat.
    #[error("sama nazwa „{name}” nie wskazuje miejsca: podaj województwo albo kod pocztowy")]
    BareName {
        /// The name.
        name: String,
    },
    /// The number is no TERYT number of 2, 4, 6 or 7 digits.
    #[error("„{written}” nie jest numerem TERYT: numer ma 2, 4, 6 albo 7 cyfr")]
    NotATeryt {
        /// As the record has it.
        written: String,
    },
    /// No unit has this number.
    #[error("numeru TERYT {teryt} nie ma w spisie jednostek")]
    UnknownTeryt {
        /// The number.
        teryt: String,
    },
    /// The number is that of another województwo.
    #[error("numer TERYT {teryt} nie leży w województwie {}", .stated.locative())]
    TerytInOtherWojewodztwo {
        /// The number.
        teryt: String,
        /// What the record says.
        stated: Wojewodztwo,
    },
    /// The number is that of another powiat.
    #[error("numer TERYT {teryt} leży w powiecie „{found}”, a podano powiat „{stated}”")]
    TerytInOtherPowiat {
        /// The number.
        teryt: String,
        /// The powiat of the number.
        found: Arc<str>,
        /// What the record says.
        stated: Arc<str>,
    },
    /// The gmina of this number does not have the place.
    #[error("numer TERYT {teryt} oznacza gminę „{gmina}”, w której nie ma miejscowości „{place}”")]
    TerytOfOtherGmina {
        /// The number.
        teryt: String,
        /// The gmina of the number.
        gmina: Arc<str>,
        /// What the record says.
        place: String,
    },
    /// The record's point is in the sea, or in another country.
    #[error("punkt {} leży poza Polską albo w morzu{}", degrees(*.point), if *.is_swapped { "; szerokość i długość są zamienione" } else { "" })]
    PointOutsidePoland {
        /// The point.
        point: LonLat,
        /// Whether it lies in Poland once latitude and longitude change places.
        is_swapped: bool,
    },
    /// The record's point is in another województwo.
    #[error("punkt z rekordu leży w województwie {}, a podano województwo {stated}", .found.locative())]
    PointInOtherWojewodztwo {
        /// Where it is.
        found: Wojewodztwo,
        /// What the record says.
        stated: Wojewodztwo,
    },
    /// The record's point is far from the unit that the record names.
    #[error("punkt z rekordu leży {km:.0} km od najbliższej miejscowości, którą ma {of}")]
    PointFarFromUnit {
        /// The unit: "gmina „Lubin”".
        of: String,
        /// How far.
        km: f64,
    },
}

/// How much a doubt takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Two words of the record cannot both be right.
    Contradiction,
    /// A word that says where it is, and that nothing is known by.
    Unreadable,
    /// A word that would only have confirmed the others.
    Minor,
}

impl Doubt {
    /// A stable name for programs: `postcode_in_other_wojewodztwo`.
    pub fn code(&self) -> &'static str {
        match self {
            Doubt::NotAPostcode { .. } => "not_a_postcode",
            Doubt::UnknownPostcode { .. } => "unknown_postcode",
            Doubt::PostcodeInOtherWojewodztwo { .. } => "postcode_in_other_wojewodztwo",
            Doubt::PostcodeServesOthers { .. } => "postcode_serves_others",
            Doubt::DistrictFarFromPostcode { .. } => "district_far_from_postcode",
            Doubt::OldWojewodztwo { .. } => "old_wojewodztwo",
            Doubt::UnknownPowiat { .. } => "unknown_powiat",
            Doubt::PowiatInOtherWojewodztwo { .. } => "powiat_in_other_wojewodztwo",
            Doubt::PlaceOutsidePowiat { .. } => "place_outside_powiat",
            Doubt::UnknownPlace { .. } => "unknown_place",
            Doubt::SeveralInWojewodztwo { .. } => "several_in_wojewodztwo",
            Doubt::SeveralInPowiat { .. } => "several_in_powiat",
            Doubt::BareName { .. } => "bare_name",
            Doubt::NotATeryt { .. } => "not_a_teryt",
            Doubt::UnknownTeryt { .. } => "unknown_teryt",
            Doubt::TerytInOtherWojewodztwo { .. } => "teryt_in_other_wojewodztwo",
            Doubt::TerytInOtherPowiat { .. } => "teryt_in_other_powiat",
            Doubt::TerytOfOtherGmina { .. } => "teryt_of_other_gmina",
            Doubt::PointOutsidePoland { .. } => "point_outside_poland",
            Doubt::PointInOtherWojewodztwo { .. } => "point_in_other_wojewodztwo",
            Doubt::PointFarFromUnit { .. } => "point_far_from_unit",
        }
    }

    /// How much it takes away from the confidence.
    pub fn weight(&self) -> Weight {
        match self {
            Doubt::NotAPostcode { .. } | Doubt::UnknownPostcode { .. } => Weight::Minor,
            Doubt::UnknownPowiat { .. }
            | Doubt::UnknownPlace { .. }
            | Doubt::SeveralInWojewodztwo { .. }
            | Doubt::SeveralInPowiat { .. }
            | Doubt::BareName { .. }
            | Doubt::OldWojewodztwo { .. }
            | Doubt::NotATeryt { .. }
            | Doubt::UnknownTeryt { .. } => Weight::Unreadable,
            Doubt::PostcodeInOtherWojewodztwo { .. }
            | Doubt::PostcodeServesOthers { .. }
            | Doubt::DistrictFarFromPostcode { .. }
            | Doubt::PowiatInOtherWojewodztwo { .. }
            | Doubt::PlaceOutsidePowiat { .. }
            | Doubt::TerytInOtherWojewodztwo { .. }
            | Doubt::TerytInOtherPowiat { .. }
            | Doubt::TerytOfOtherGmina { .. }
            | Doubt::PointOutsidePoland { .. }
            | Doubt::PointInOtherWojewodztwo { .. }
            | Doubt::PointFarFromUnit { .. } => Weight::Contradiction,
        }
    }
}

/// Names by the alphabet, each once, a few of them.
fn listed(names: &[Arc<str>]) -> String {
    let mut names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    names.sort_unstable();
    names.dedup();
    let others = if names.len() > LISTED { " i inne" } else { "" };
    names.truncate(LISTED);
    format!("{}{others}", names.join(", "))
}

fn wojewodztwa(all: &[Wojewodztwo]) -> String {
    listed(&all.iter().map(|one| Arc::from(one.locative())).collect::<Vec<_>>())
}

fn elsewhere(found: &[Wojewodztwo]) -> String {
    if found.is_empty() {
        String::new()
    } else {
        format!("; jest w: {}", wojewodztwa(found))
    }
}

/// Latitude and longitude, as people write them: "50,82970, 15,51890" would mix the commas, so a point it is.
fn degrees(point: LonLat) -> String {
    format!("{:.5}, {:.5}", point.lat, point.lon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_wrong_and_what_to_do() {
        let of = |slug| Wojewodztwo::from_slug(slug).unwrap();
        let names = |names: &[&str]| names.iter().map(|name| Arc::from(*name)).collect::<Vec<_>>();
        let cases = [
            (
                Doubt::PostcodeServesOthers {
                    code: "43-300".into(),
                    of: "miejscowości „Katowice”".into(),
                    serves: names(&["Bielsko-Biała", "Bielsko-Biała"]),
                },
                "kod pocztowy 43-300 nie obsługuje miejscowości „Katowice”, tylko: Bielsko-Biała",
            ),
            (
                Doubt::UnknownPlace {
                    name: "Żółwin".into(),
                    wojewodztwo: of("slaskie"),
                    found: vec![of("mazowieckie")],
                },
                "w województwie śląskim nie ma w spisie miejscowości „Żółwin”; jest w: mazowieckim",
            ),
            (
                Doubt::SeveralInWojewodztwo {
                    name: "Dąbrowa".into(),
                    wojewodztwo: of("lubelskie"),
                    count: 5,
                    powiaty: names(&["świdnicki", "bialski", "łęczyński", "puławski", "rycki"]),
                },
                "miejscowości „Dąbrowa” jest w województwie lubelskim 5 (bialski, puławski, rycki, łęczyński i inne): podaj powiat albo kod pocztowy",
            ),
            (
                Doubt::PointOutsidePoland {
                    point: LonLat {
                        lon: 50.8297,
                        lat: 15.5189,
                    },
                    is_swapped: true,
                },
                "punkt 15.51890, 50.82970 leży poza Polską albo w morzu; szerokość i długość są zamienione",
            ),
        ];
        for (doubt, expected) in cases {
            assert_eq!(doubt.to_string(), expected);
        }
    }
}
