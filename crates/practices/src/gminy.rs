//! The gminy of Poland, among which a visitor chooses their own: `regions/gminy.txt`.
//!
//! The file is fetched only when somebody chooses. It is made by `cargo xtask geodata`: a unit a line, fields parted by
//! tabs: first the form and the year of the inhabitants, then each powiat with its gminy.
//!
//! ```text
//! mapa-praktyk-gminy 2    2018
//! 0201    bolesławiecki
//! 011    Bolesławiec    1556 5126    38935
//! 022    Bolesławiec    1557 5130    14626
//! ```
//!
//! A powiat has four digits of TERYT, a gmina the three that come after those of its powiat; the last of them says of
//! what kind it is. After the name stands its seat, longitude and latitude in hundredths of a degree. Inhabitants that are
//! not known are left out.

use thiserror::Error;

use crate::peers::Profile;
use crate::search::words::fold;
use crate::unit::UnitType;
use crate::wojewodztwo::Wojewodztwo;

const FORM: &str = "mapa-praktyk-gminy 2";

/// Why a text has no gminy.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum GminyError {
    /// It does not begin as such, or its version is newer than this code.
    #[error("to nie jest wykaz gmin w postaci „{FORM}”; strona i jej dane muszą być w tej samej wersji")]
    Format,
    /// A line does not say what it should.
    #[error("wiersza {0} wykazu gmin nie da się odczytać; zrób go na nowo poleceniem `cargo xtask geodata`")]
    Line(usize),
}

/// A gmina, or a city with powiat rights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gmina {
    /// Seven digits of TERYT.
    pub teryt: String,
    /// The name without "gmina".
    pub name: String,
    /// The powiat as an adjective, or the name of a city with powiat rights: tells namesakes apart.
    pub powiat: String,
    /// The województwo.
    pub wojewodztwo: Wojewodztwo,
    /// What kind of gmina.
    pub unit_type: UnitType,
    /// Where its seat is, to some hundred metres: longitude and latitude in hundredths of a degree.
    pub seat: (i32, i32),
    /// Inhabitants in the year of [`Gminy::year`], where they are known.
    pub population: Option<u32>,
}

impl Gmina {
    /// What is looked for in peers of this gmina.
    pub fn profile(&self) -> Profile {
        Profile {
            practice: None,
            unit_type: Some(self.unit_type),
            population: self.population,
            wojewodztwa: vec![self.wojewodztwo],
            category: None,
        }
    }
}

/// All gminy, by TERYT.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gminy {
    /// The year that the inhabitants are of.
    pub year: u16,
    /// Sorted by TERYT.
    gminy: Vec<Gmina>,
    /// By the same places, the folded name and after a line break that of the powiat.
    folded: Vec<String>,
}

impl Gminy {
    /// The gminy given, put in the order of TERYT.
    pub fn new(year: u16, mut gminy: Vec<Gmina>) -> Self {
        gminy.sort_unstable_by(|a, b| a.teryt.cmp(&b.teryt));
        let folded = gminy
            .iter()
            .map(|gmina| fold(&gmina.name) + "\n" + &fold(&gmina.powiat));
        let folded = folded.collect();
        Self { year, gminy, folded }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// As [`GminyError`] says.
    pub fn parse(text: &str) -> Result<Self, GminyError> {
        let mut lines = text.lines().zip(1..);
        let head = lines.next().and_then(|(line, _)| line.split_once('\t'));
        let year = head.filter(|(form, _)| *form == FORM);
        let year = year.and_then(|(_, year)| year.parse().ok()).ok_or(GminyError::Format)?;
        let mut gminy = Vec::new();
        let mut powiat = ("", "");
        for (line, number) in lines {
            let (digits, rest) = line.split_once('\t').ok_or(GminyError::Line(number))?;
            if digits.len() == 4 {
                powiat = (digits, rest);
            } else {
                gminy.push(gmina(powiat, digits, rest).ok_or(GminyError::Line(number))?);
            }
        }
        Ok(Self::new(year, gminy))
    }

    /// The file's text.
    pub fn to_text(&self) -> String {
        let mut text = format!("{FORM}\t{}\n", self.year);
        let mut before = "";
        for gmina in &self.gminy {
            let (powiat, rest) = gmina.teryt.split_at_checked(4).unwrap_or_default();
            if powiat != before {
                text.extend([powiat, "\t", &gmina.powiat, "\n"]);
                before = powiat;
            }
            let (lon, lat) = gmina.seat;
            text.push_str(&format!("{rest}\t{}\t{lon} {lat}", gmina.name));
            if let Some(population) = gmina.population {
                text.extend(["\t", &population.to_string()]);
            }
            text.push('\n');
        }
        text
    }

    /// All of them, in the order of TERYT.
    pub fn all(&self) -> &[Gmina] {
        &self.gminy
    }

    /// By seven digits of TERYT.
    pub fn get(&self, teryt: &str) -> Option<&Gmina> {
        let found = self.gminy.binary_search_by(|gmina| gmina.teryt.as_str().cmp(teryt));
        self.gminy.get(found.ok()?)
    }

    /// The gminy of this very name, whatever its case and marks: quick enough for each letter that somebody types.
    pub fn called(&self, name: &str) -> impl Iterator<Item = &Gmina> {
        let name = fold(name.trim()) + "\n";
        let is_called = move |folded: &str| name.len() > 1 && folded.starts_with(&name);
        let rows = self.gminy.iter().zip(&self.folded);
        rows.filter(move |(_, folded)| is_called(folded))
            .map(|(gmina, _)| gmina)
    }

    /// The gminy that a text names, at most so many, whatever its case and marks: those of this very name first, then
    /// those whose names begin so, then those with a later word that does; each by inhabitants, the most first. Words
    /// that do not belong to the name may begin the powiat's: "Jabłonna leg".
    pub fn find(&self, text: &str, most: usize) -> Vec<&Gmina> {
        let folded = fold(text);
        let asked = folded.trim();
        if asked.is_empty() {
            return Vec::new();
        }
        // Of some thousand names most are put aside by the quickest look: it is asked at each letter.
        let may_be = |folded: &str| parts(asked).all(|word| folded.contains(word));
        let rows = self.gminy.iter().zip(&self.folded).filter(|(_, folded)| may_be(folded));
        let found = rows.filter_map(|(gmina, folded)| {
            let people = u32::MAX - gmina.population.unwrap_or_default();
            Some((rank(folded, asked)?, people, gmina))
        });
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|(rank, people, _)| (*rank, *people));
        found.into_iter().take(most).map(|(.., gmina)| gmina).collect()
    }
}

fn gmina((digits, powiat): (&str, &str), number: &str, rest: &str) -> Option<Gmina> {
    let teryt = [digits, number].concat();
    let is_number = teryt.len() == 7 && teryt.bytes().all(|byte| byte.is_ascii_digit());
    let mut fields = rest.split('\t');
    let (name, seat) = (fields.next()?, fields.next()?);
    let (lon, lat) = seat.split_once(' ')?;
    let population = match fields.next() {
        Some(population) => Some(population.parse().ok()?),
        None => None,
    };
    Some(Gmina {
        wojewodztwo: Wojewodztwo::from_teryt(&teryt).filter(|_| is_number && !name.is_empty())?,
        unit_type: UnitType::of_gmina(&teryt)?,
        teryt,
        name: name.to_owned(),
        powiat: powiat.to_owned(),
        seat: (lon.parse().ok()?, lat.parse().ok()?),
        population,
    })
}

/// How well a name is met, the least the best; nothing where it isn't.
fn rank(folded: &str, asked: &str) -> Option<u8> {
    let (name, powiat) = folded.split_once('\n').unwrap_or_default();
    if name == asked {
        return Some(0);
    }
    if name.starts_with(asked) {
        return Some(1);
    }
    let begins = |text: &str, word: &str| parts(text).any(|part| part.starts_with(word));
    let mut of_name = 0;
    for word in parts(asked) {
        let is_of_name = begins(name, word);
        if !is_of_name && !begins(powiat, word) {
            return None;
        }
        of_name += usize::from(is_of_name);
    }
    (of_name > 0).then_some(2)
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '-', '(', ')', '.', ','])
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILE: &str = "mapa-praktyk-gminy 2\t2018\n0201\tbolesławiecki\n011\tBolesławiec\t1556 5126\t38935\n\
                        022\tBolesławiec\t1557 5130\t14626\n1408\tlegionowski\n022\tJabłonna\t2092 5238\t19044\n\
                        1465\tWarszawa\n011\tWarszawa\t2101 5223\t1777972\n2479\tŻory\n011\tŻory\t1870 5005\n\
                        3003\tgnieźnieński\n042\tŁubowo\t1746 5251\t6499\n2401\tbędziński\n\
                        021\tCzeladź\t1907 5032\t31677\n062\tBoleszkowice Małe\t1900 5030\t10\n";

    fn gminy() -> Gminy {
        Gminy::parse(FILE).unwrap()
    }

    #[test]
    fn has_of_each_what_a_profile_needs() {
        let gminy = gminy();
        assert_eq!((gminy.year, gminy.all().len()), (2018, 8));
        let warszawa = gminy.get("1465011").unwrap();
        assert_eq!(warszawa.unit_type, UnitType::MiastoNaPrawachPowiatu);
        assert_eq!(warszawa.profile().population, Some(1_777_972));
        let zory = gminy.get("2479011").unwrap();
        assert_eq!(
            (zory.name.as_str(), zory.powiat.as_str(), zory.population),
            ("Żory", "Żory", None)
        );
        assert_eq!(zory.profile().wojewodztwa, ["śląskie".parse().unwrap()]);
        assert_eq!(gminy.get("0201"), None);
    }

    #[test]
    fn finds_those_of_a_name() {
        let gminy = gminy();
        let cases: [(&str, &[&str]); 5] = [
            (" ZORY ", &["2479011"]),
            ("bolesławiec", &["0201011", "0201022"]),
            ("Boles", &[]),
            ("Żory\nŻory", &[]),
            (" ", &[]),
        ];
        for (name, expected) in cases {
            let called: Vec<&str> = gminy.called(name).map(|gmina| gmina.teryt.as_str()).collect();
            assert_eq!(called, expected, "{name}");
        }
    }

    #[test]
    fn finds_by_what_people_type() {
        let gminy = gminy();
        let cases: [(&str, &[&str]); 12] = [
            ("bolesławiec", &["0201011", "0201022"]),
            // The very name, then what begins so.
            ("Boles", &["0201011", "0201022", "2401062"]),
            ("boles mal", &["2401062"]),
            ("małe", &["2401062"]),
            ("zory", &["2479011"]),
            (" ŻÓRY ", &["2479011"]),
            ("lubowo", &["3003042"]),
            ("jabłonna leg", &["1408022"]),
            ("jabłonna będziński", &[]),
            ("legionowski", &[]),
            ("", &[]),
            (" - ", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = gminy.find(text, 9).iter().map(|gmina| gmina.teryt.as_str()).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(gminy.find("b", 2).len(), 2);
    }

    #[test]
    fn a_file_that_is_none_is_refused_with_its_line() {
        let after_head = |lines: &str| format!("{FORM}\t2018\n{lines}");
        let cases = [
            (String::new(), GminyError::Format),
            ("mapa-praktyk-gminy 1\t2018\n".into(), GminyError::Format),
            ("mapa-praktyk-gminy 2\tżółw\n".into(), GminyError::Format),
            (after_head("bez pól"), GminyError::Line(2)),
            (after_head("011\tŻory\t1870 5005"), GminyError::Line(2)),
            (after_head("9901\tżaden\n011\tŻory\t1870 5005"), GminyError::Line(3)),
            (after_head("2479\tŻory\n017\tŻory\t1870 5005"), GminyError::Line(3)),
            (after_head("2479\tŻory\n011\t\t1870 5005"), GminyError::Line(3)),
            (after_head("2479\tŻory\n011\tŻory"), GminyError::Line(3)),
            (after_head("2479\tŻory\n011\tŻory\t1870"), GminyError::Line(3)),
            (after_head("2479\tŻory\n011\tŻory\ttam i tu"), GminyError::Line(3)),
            (
                after_head("2479\tŻory\n011\tŻory\t1870 5005\twielu"),
                GminyError::Line(3),
            ),
            (after_head("2479\tŻory\n0ż\tŻory\t1870 5005"), GminyError::Line(3)),
        ];
        for (text, expected) in cases {
            assert_eq!(Gminy::parse(&text), Err(expected), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_gminy_or_refused(text in "\\PC{0,40}", lines in "([0-9]{3,4}\t\\PC{0,9}(\t-?[0-9]{0,5} [0-9]{0,5})?(\t[0-9]{0,11})?\n){0,8}") {
            let _ = Gminy::parse(&text);
            let read = Gminy::parse(&format!("{FORM}\t2018\n{lines}"));
            if let Ok(gminy) = read {
                let _ = gminy.find(&text, 5);
            }
        }

        #[test]
        fn gminy_come_back(rows in prop::collection::btree_map((1u8..100, 1u8..100, 1u8..4), ("[A-ZŁŻ][a-złż]{1,9}", any::<(i32, i32)>(), any::<Option<u32>>()), 0..30)) {
            let gminy = rows.into_iter().map(|((powiat, number, kind), (name, seat, population))| {
                let teryt = format!("24{powiat:02}{number:02}{kind}");
                Gmina {
                    unit_type: UnitType::of_gmina(&teryt).unwrap_or(UnitType::GminaMiejskoWiejska),
                    wojewodztwo: Wojewodztwo::from_teryt("24").unwrap(),
                    powiat: format!("powiat {powiat}"),
                    teryt,
                    name,
                    seat,
                    population,
                }
            });
            let gminy = Gminy::new(2018, gminy.collect());
            let read = Gminy::parse(&gminy.to_text());
            prop_assert_eq!(read.as_ref(), Ok(&gminy));
            for gmina in gminy.all() {
                prop_assert!(gminy.find(&gmina.name, usize::MAX).contains(&gmina));
            }
        }
    }
}
