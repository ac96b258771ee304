//! The sixteen województwa.

use std::fmt;
use std::str::FromStr;

use crate::slug::slugify;
use crate::text::text_form;

/// One of the sixteen województwa, known by its two-digit TERYT number.
///
/// In the data it stands by its name in lower case, as the metryka writes it: `dolnośląskie`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wojewodztwo(u8);

/// (TERYT number, name, slug, the locative form as in "w województwie …"), by TERYT.
const ALL: [(u8, &str, &str, &str); 16] = [
    (2, "dolnośląskie", "dolnoslaskie", "dolnośląskim"),
    (4, "kujawsko-pomorskie", "kujawsko-pomorskie", "kujawsko-pomorskim"),
    (6, "lubelskie", "lubelskie", "lubelskim"),
    (8, "lubuskie", "lubuskie", "lubuskim"),
    (10, "łódzkie", "lodzkie", "łódzkim"),
    (12, "małopolskie", "malopolskie", "małopolskim"),
    (14, "mazowieckie", "mazowieckie", "mazowieckim"),
    (16, "opolskie", "opolskie", "opolskim"),
    (18, "podkarpackie", "podkarpackie", "podkarpackim"),
    (20, "podlaskie", "podlaskie", "podlaskim"),
    (22, "pomorskie", "pomorskie", "pomorskim"),
    (24, "śląskie", "slaskie", "śląskim"),
    (26, "świętokrzyskie", "swietokrzyskie", "świętokrzyskim"),
    (28, "warmińsko-mazurskie", "warminsko-mazurskie", "warmińsko-mazurskim"),
    (30, "wielkopolskie", "wielkopolskie", "wielkopolskim"),
    (32, "zachodniopomorskie", "zachodniopomorskie", "zachodniopomorskim"),
];

/// The codes of those that each borders on, by TERYT.
const NEIGHBOURS: [&[u8]; 16] = [
    &[4, 8, 15],
    &[5, 7, 11, 14, 15],
    &[7, 9, 10, 13],
    &[1, 15, 16],
    &[2, 7, 8, 12, 13, 15],
    &[9, 12, 13],
    &[2, 3, 5, 10, 13, 14],
    &[1, 5, 12, 15],
    &[3, 6, 13],
    &[3, 7, 14],
    &[2, 14, 15, 16],
    &[5, 6, 8, 13],
    &[3, 5, 6, 7, 9, 12],
    &[2, 7, 10, 11],
    &[1, 2, 4, 5, 8, 11, 16],
    &[4, 11, 15],
];

/// A text that names no województwo.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("„{0}” nie jest nazwą województwa")]
pub struct UnknownWojewodztwo(pub String);

impl Wojewodztwo {
    /// All sixteen, by TERYT number, which is the alphabet's order.
    pub fn all() -> impl Iterator<Item = Wojewodztwo> {
        (0..16).map(Wojewodztwo)
    }

    /// By the two-digit TERYT number, or by any longer TERYT number that begins with it.
    pub fn from_teryt(teryt: &str) -> Option<Self> {
        let number: u8 = teryt.get(..2)?.parse().ok()?;
        Self::all().find(|w| w.row().0 == number)
    }

    /// By the slug in addresses: `slaskie`.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::all().find(|w| w.slug() == slug)
    }

    /// The two-digit TERYT number: `02`.
    pub fn teryt(self) -> String {
        format!("{:02}", self.row().0)
    }

    /// By its code in the index ([`crate::index`]), 1 to 16.
    pub fn from_code(code: u8) -> Option<Self> {
        code.checked_sub(1).filter(|row| *row < 16).map(Wojewodztwo)
    }

    /// Its code in the index: half its TERYT number, 1 to 16.
    pub fn code(self) -> u8 {
        self.0 + 1
    }

    /// The name in lower case: `śląskie`.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The name in addresses: `slaskie`.
    pub fn slug(self) -> &'static str {
        self.row().2
    }

    /// The locative, as after "w województwie": `śląskim`.
    pub fn locative(self) -> &'static str {
        self.row().3
    }

    /// Those that it borders on, by the alphabet.
    pub fn neighbours(self) -> impl Iterator<Item = Wojewodztwo> {
        let codes = NEIGHBOURS.get(usize::from(self.0)).copied().unwrap_or_default();
        codes.iter().filter_map(|code| Self::from_code(*code))
    }

    fn row(self) -> &'static (u8, &'static str, &'static str, &'static str) {
        // The index is below 16: only `all` and its filters make a value.
        ALL.get(usize::from(self.0)).unwrap_or(&ALL[0])
    }
}

impl fmt::Display for Wojewodztwo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Wojewodztwo {
    type Err = UnknownWojewodztwo;

    /// Reads the name in any case, with or without Polish letters and the word "województwo".
    fn from_str(text: &str) -> Result<Self, UnknownWojewodztwo> {
        let slug = slugify(text);
        let name = slug
            .strip_prefix("wojewodztwo-")
            .or(slug.strip_prefix("woj-"))
            .unwrap_or(&slug);
        Self::from_slug(name).ok_or_else(|| UnknownWojewodztwo(text.to_owned()))
    }
}

text_form!(Wojewodztwo, ToString::to_string);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_leads_back_to_itself() {
        for wojewodztwo in Wojewodztwo::all() {
            assert_eq!(Wojewodztwo::from_slug(wojewodztwo.slug()), Some(wojewodztwo));
            assert_eq!(Wojewodztwo::from_teryt(&wojewodztwo.teryt()), Some(wojewodztwo));
            assert_eq!(wojewodztwo.name().parse(), Ok(wojewodztwo));
            assert_eq!(slugify(wojewodztwo.name()), wojewodztwo.slug());
            assert_eq!(Wojewodztwo::from_code(wojewodztwo.code()), Some(wojewodztwo));
            assert_eq!(format!("{:02}", 2 * wojewodztwo.code()), wojewodztwo.teryt());
        }
        assert_eq!([0, 17, 255].map(Wojewodztwo::from_code), [None; 3]);
    }

    #[test]
    fn neighbours_are_each_other_s() {
        for wojewodztwo in Wojewodztwo::all() {
            assert!(wojewodztwo.neighbours().count() >= 3, "{wojewodztwo}");
            for other in wojewodztwo.neighbours() {
                assert!(
                    other.neighbours().any(|back| back == wojewodztwo),
                    "{wojewodztwo} {other}"
                );
            }
        }
    }

    #[test]
    fn reads_a_name_as_people_write_it() {
        let cases = [
            ("Śląskie", Some("śląskie")),
            ("województwo małopolskie", Some("małopolskie")),
            ("woj. łódzkie", Some("łódzkie")),
            ("SWIETOKRZYSKIE", Some("świętokrzyskie")),
            ("warmińsko – mazurskie", Some("warmińsko-mazurskie")),
            ("katowickie", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(
                text.parse::<Wojewodztwo>().ok().map(Wojewodztwo::name),
                expected,
                "{text}"
            );
        }
        assert_eq!(
            Wojewodztwo::from_teryt("2469011").map(Wojewodztwo::name),
            Some("śląskie")
        );
        assert_eq!(Wojewodztwo::from_teryt("ż"), None);
    }
}
