//! Which records are of one town.

use practices::Wojewodztwo;

use crate::geocode::history::heirs_of_powiat;
use crate::geocode::names::{bare_powiat, fold, place_and_part};
use crate::record::Record;

/// The town or village of a record as names are compared, without the part of it that stands beside.
pub fn town(record: &Record) -> Option<String> {
    let name = record.municipality.as_deref()?;
    Some(fold(place_and_part(name).0))
}

/// Whether nothing that both records say of their place differs: two towns of one name may lie in two województwa.
pub fn may_be_one_place(a: &Record, b: &Record) -> bool {
    agree(a.wojewodztwo, b.wojewodztwo) && agree(powiat(a), powiat(b)) && agree(town(a), town(b))
}

/// The folded name of the powiat. A former one says little: it may be any of its heirs, by their names.
fn powiat(record: &Record) -> Option<String> {
    let name = bare_powiat(record.powiat.as_deref()?);
    let is_former = |of: Wojewodztwo| !heirs_of_powiat(of, &name).is_empty();
    let is_today = !record.wojewodztwo.is_some_and(is_former);
    is_today.then_some(name)
}

fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
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
            assert_eq!(may_be_one_place(&record(a), &record(b)), expected, "{a:?} {b:?}");
        }
    }
}
