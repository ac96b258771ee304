//! What units were called and numbered before, as far as a catalogue that began in 2007 may still write it.
//!
//! The changes are those that the Council of Ministers' regulations on powiaty and gminy made, and the act on the
//! capital's structure of 2002. Type digits (the seventh) need no list: everything is joined on six.

use std::borrow::Cow;

use practices::Wojewodztwo;
use practices::slug::slugify;

/// Powiaty under names and in borders they had: (TERYT of the województwo, folded name, TERYT of today's heirs, that
/// with the name or with most of the area first).
const FORMER_POWIATY: [(&str, &str, &[&str]); 9] = [
    // Karkonoski since 1 January 2021.
    ("02", "jeleniogorski", &["0206"]),
    // Became the city of Warszawa with powiat rights on 27 October 2002.
    ("14", "warszawski", &["1465"]),
    // Bieruńsko-lędziński since 2002; people still count the city of Tychy, its seat, to it.
    ("24", "tyski", &["2414", "2477"]),
    // Those divided on 1 January 2002.
    ("28", "olecko-goldapski", &["2813", "2818"]),
    ("28", "gizycki", &["2806", "2819"]),
    ("18", "bieszczadzki", &["1801", "1821"]),
    ("22", "malborski", &["2209", "2216"]),
    ("08", "nowosolski", &["0804", "0812"]),
    ("10", "lodzki-wschodni", &["1006", "1021"]),
];

/// Numbers that TERYT no longer has: (beginning of the former number, today's number).
const FORMER_TERYT: [(&str, &str); 5] = [
    // Wałbrzych: a city with powiat rights until 2002, a gmina of the powiat wałbrzyski until 2012.
    ("0263", "026501"),
    ("022109", "026501"),
    // The rural gmina joined the city of Zielona Góra on 1 January 2015.
    ("080910", "086201"),
    // The powiat warszawski of eleven gminy.
    ("1431", "146501"),
    // Ostrowice was divided between two gminy of the powiat drawski on 1 January 2019.
    ("320304", "3203"),
];

/// A gmina or a place under another name than the gazetteer's.
#[derive(Debug)]
pub struct Renamed {
    /// TERYT of the województwo.
    pub wojewodztwo: &'static str,
    /// The other name, folded.
    pub old: &'static str,
    /// The gazetteer's name, folded.
    pub today: &'static str,
    /// Whether a town or village changed its name with the gmina.
    pub is_place: bool,
}

const fn renamed(wojewodztwo: &'static str, old: &'static str, today: &'static str, is_place: bool) -> Renamed {
    Renamed {
        wojewodztwo,
        old,
        today,
        is_place,
    }
}

/// Gminy and places with two names.
pub const RENAMED: [Renamed; 7] = [
    // Until 2009.
    renamed("02", "swieta-katarzyna", "siechnice", false),
    // Until 2016; the town of that name is a gmina of its own.
    renamed("04", "wabrzezno", "rynsk", false),
    // Spas that took "-Zdrój" into their names.
    renamed("12", "krynica", "krynica-zdroj", true),
    renamed("12", "rabka", "rabka-zdroj", true),
    // Since 2021; the gazetteer has the name of 2018.
    renamed("26", "nowiny", "sitkowka-nowiny", false),
    renamed("26", "slupia-jedrzejowska", "slupia", false),
    // Until 2015.
    renamed("32", "stargard-szczecinski", "stargard", true),
];

/// The województwa of 1 June 1975 to 31 December 1998, without the three whose names are in use today (lubelskie,
/// łódzkie, opolskie).
const OLD_WOJEWODZTWA: [&str; 46] = [
    "białostockie",
    "bialskopodlaskie",
    "bielskie",
    "bydgoskie",
    "chełmskie",
    "ciechanowskie",
    "częstochowskie",
    "elbląskie",
    "gdańskie",
    "gorzowskie",
    "jeleniogórskie",
    "kaliskie",
    "katowickie",
    "kieleckie",
    "konińskie",
    "koszalińskie",
    "krakowskie",
    "krośnieńskie",
    "legnickie",
    "leszczyńskie",
    "łomżyńskie",
    "nowosądeckie",
    "olsztyńskie",
    "ostrołęckie",
    "pilskie",
    "piotrkowskie",
    "płockie",
    "poznańskie",
    "przemyskie",
    "radomskie",
    "rzeszowskie",
    "siedleckie",
    "sieradzkie",
    "skierniewickie",
    "słupskie",
    "suwalskie",
    "szczecińskie",
    "tarnobrzeskie",
    "tarnowskie",
    "toruńskie",
    "wałbrzyskie",
    "warszawskie",
    "włocławskie",
    "wrocławskie",
    "zamojskie",
    "zielonogórskie",
];

/// TERYT of the powiaty that a powiat of this name has become; none where it is one of today's as it stands. The name
/// is folded, without "powiat".
pub fn heirs_of_powiat(wojewodztwo: Wojewodztwo, folded: &str) -> &'static [&'static str] {
    FORMER_POWIATY
        .iter()
        .find(|(of, name, _)| *name == folded && Wojewodztwo::from_teryt(of) == Some(wojewodztwo))
        .map_or(&[], |(.., heirs)| heirs)
}

/// Today's number of the unit that had this one; a number that no unit has lost is its own.
pub fn teryt_today(teryt: &str) -> Cow<'_, str> {
    let former = FORMER_TERYT.iter().find(|(former, _)| teryt.starts_with(former));
    former.map_or(Cow::Borrowed(teryt), |(_, today)| Cow::Borrowed(today))
}

/// The name of a województwo of 1975–1998 that is none today, as "woj. katowickie" or "stołeczne warszawskie".
pub fn old_wojewodztwo(text: &str) -> Option<&'static str> {
    let slug = slugify(text);
    let bare = ["wojewodztwo-", "woj-", "stoleczne-", "miejskie-"]
        .iter()
        .fold(slug.as_str(), |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    OLD_WOJEWODZTWA.into_iter().find(|name| slugify(name) == bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powiaty_lead_to_their_heirs() {
        let cases: [(&str, &str, &[&str]); 5] = [
            ("dolnoslaskie", "jeleniogorski", &["0206"]),
            ("slaskie", "jeleniogorski", &[]),
            ("mazowieckie", "warszawski", &["1465"]),
            ("mazowieckie", "warszawski-zachodni", &[]),
            ("warminsko-mazurskie", "olecko-goldapski", &["2813", "2818"]),
        ];
        for (wojewodztwo, name, heirs) in cases {
            let of = Wojewodztwo::from_slug(wojewodztwo).unwrap();
            assert_eq!(heirs_of_powiat(of, name), heirs, "{name}");
        }
    }

    #[test]
    fn numbers_lead_to_those_of_today() {
        let cases = [
            ("0221091", "026501"),
            ("026301", "026501"),
            ("1431011", "146501"),
            ("0809102", "086201"),
            ("3203042", "3203"),
            ("0221011", "0221011"),
            ("", ""),
        ];
        for (former, today) in cases {
            assert_eq!(teryt_today(former), today, "{former}");
        }
    }

    #[test]
    fn old_wojewodztwa_are_known_by_name() {
        let cases = [
            ("katowickie", Some("katowickie")),
            ("woj. Jeleniogórskie", Some("jeleniogórskie")),
            ("województwo stołeczne warszawskie", Some("warszawskie")),
            ("miejskie krakowskie", Some("krakowskie")),
            ("BIELSKIE", Some("bielskie")),
            ("śląskie", None),
            ("opolskie", None),
            ("żółwie", None),
        ];
        for (text, expected) in cases {
            assert_eq!(old_wojewodztwo(text), expected, "{text}");
        }
        let still_in_use = OLD_WOJEWODZTWA
            .iter()
            .filter(|name| name.parse::<Wojewodztwo>().is_ok());
        assert_eq!(still_in_use.count(), 0);
    }
}
