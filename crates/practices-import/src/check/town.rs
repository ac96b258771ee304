//! Which records are of one town.

use practices::{Place, Wojewodztwo};

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
    /// A place by its words.
    pub fn at(place: &Place) -> Self {
        let name = place.municipality.as_deref();
        Self {
            name: name.map(|name| fold(place_and_part(name).0)),
            powiat: powiat(place),
            wojewodztwo: place.wojewodztwo,
        }
    }

    /// The towns in which the institution of a record may be: that of its metryka, or else any of its places.
    pub fn seats(record: &Record) -> Vec<Self> {
        let own = Self::at(&record.own_place());
        let is_told = own.name.is_some() || record.places.is_empty();
        let all = if is_told {
            vec![own]
        } else {
            record.places.iter().map(Self::at).collect()
        };
        all.into_iter().filter(|town| town.name.is_some()).collect()
    }

    /// Whether nothing that both say differs: two towns of one name may lie in two województwa.
    pub fn may_be(&self, other: &Self) -> bool {
        agree(&self.wojewodztwo, &other.wojewodztwo)
            && agree(&self.powiat, &other.powiat)
            && agree(&self.name, &other.name)
    }
}

/// Everywhere that a record is: where its metryka says, unless that tells no more than the województwo around its places,
/// and in each of its places.
pub fn places_of(record: &Record) -> Vec<Place> {
    let own = record.own_place();
    let is_told = own.municipality.is_some() || own.powiat.is_some() || own.teryt.is_some();
    let own = (is_told || record.places.is_empty()).then_some(own);
    own.into_iter().chain(record.places.iter().cloned()).collect()
}

/// Whether any of these may be one of those.
pub fn may_meet(these: &[Town], those: &[Town]) -> bool {
    these.iter().any(|one| those.iter().any(|other| one.may_be(other)))
}

/// The folded name of the powiat. A former one says little: it may be any of its heirs, by their names.
fn powiat(place: &Place) -> Option<String> {
    let (name, of) = (bare_powiat(place.powiat.as_deref()?), place.wojewodztwo?);
    heirs_of_powiat(of, &name).is_empty().then_some(name)
}

/// Whether two values are one, as far as both are known.
pub fn agree<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_none() || b.is_none() || a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A town, a powiat and a województwo, any of which may be empty.
    fn town([town, powiat, wojewodztwo]: [&str; 3]) -> Town {
        let stated = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Town::at(&Place {
            municipality: stated(town),
            powiat: stated(powiat),
            wojewodztwo: wojewodztwo.parse().ok(),
            ..Place::default()
        })
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
            assert_eq!(town(a).may_be(&town(b)), expected, "{a:?} {b:?}");
        }
    }
}
