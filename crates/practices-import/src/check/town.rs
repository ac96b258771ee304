//! Which records are of one town.

use practices::Wojewodztwo;

use crate::geocode::history::heirs_of_powiat;
use crate::geocode::names::{bare_powiat, fold, place_and_part};
use crate::record::Record;

/// What a record says of its place, in the form in which it is compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Town {
    /// The town or village, without the part of it that stands beside.
    pub name: Option<String>,
    powiat: Option<String>,
    wojewodztwo: Option<Wojewodztwo>,
}

impl Town {
    /// The place of a record.
    pub fn of(record: &Record) -> Self {
        let name = record.municipality.as_deref();
        Self {
            name: name.map(|name| fold(place_and_part(name).0)),
            powiat: powiat(record),
            wojewodztwo: record.wojewodztwo,
        }
    }

    /// Whether nothing that both say differs: two towns of one name may lie in two województwa.
    pub fn may_be(&self, other: &Self) -> bool {
        agree(&self.wojewodztwo, &other.wojewodztwo)
            && agree(&self.powiat, &other.powiat)
            && agree(&self.name, &other.name)
    }
}

/// The folded name of the powiat. A former one says little: it may be any of its heirs, by their names.
fn powiat(record: &Record) -> Option<String> {
    let (name, of) = (bare_powiat(record.powiat.as_deref()?), record.wojewodztwo?);
    heirs_of_powiat(of, &name).is_empty().then_some(name)
}

fn agree<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_none() || b.is_none() || a == b
}

#[cfg(test)]
mod tests {
    use super::*;
    use practices::Source;

    /// A record of a town, a powiat and a województwo, any of which may be empty.
    fn record([town, powiat, wojewodztwo]: [&str; 3]) -> Record {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let stated = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Record {
            municipality: stated(town),
            powiat: stated(powiat),
            wojewodztwo: wojewodztwo.parse().ok(),
            ..Record::new("bdp-1".into(), "zolw".into(), "Żółw".into(), source)
        }
    }

    #[test]
    fn places_are_one_unless_something_differs() {
        let cases = [
            (["Żory", "", "śląskie"], ["ŻORY", "", ""], true),
            (["Katowice, Szopienice", "", ""], ["Katowice", "", "śląskie"], true),
            (
                ["Szklarska Poręba", "jeleniogórski", "dolnośląskie"],
                ["Szklarska Poręba", "karkonoski", "dolnośląskie"],
                true,
            ),
            (["Nowa Wieś", "", "śląskie"], ["Nowa Wieś", "", "opolskie"], false),
            (
                ["Nowa Wieś", "ełcki", "warmińsko-mazurskie"],
                ["Nowa Wieś", "olsztyński", "warmińsko-mazurskie"],
                false,
            ),
            (["Żory", "", ""], ["Łódź", "", ""], false),
        ];
        for (a, b, expected) in cases {
            assert_eq!(
                Town::of(&record(a)).may_be(&Town::of(&record(b))),
                expected,
                "{a:?} {b:?}"
            );
        }
    }
}
