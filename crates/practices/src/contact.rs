//! The people to call.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::text::text_form;

/// After so many years without a change people have moved on: contacts are to be confirmed.
pub const TRUSTED_YEARS: u16 = 5;

/// Whether contacts of this day are more than [`TRUSTED_YEARS`] old.
pub fn is_old(day: Date, today: Date) -> bool {
    // A number that grows with the days, as if every month had 31: smaller in the app than three comparisons.
    let number = |day: Date| (u32::from(day.year()) * 12 + u32::from(day.month())) * 31 + u32::from(day.day());
    number(day) + u32::from(TRUSTED_YEARS) * 12 * 31 < number(today)
}

/// A person or an office that answers questions about the practice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name of the person, where one is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the person or office does: "Dyrektor MOPS".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Telephone numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// E-mail addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
}

/// A Polish telephone number of nine digits; in the data it stands as `+48757172146`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

/// A text that is no Polish telephone number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("„{0}” nie jest polskim numerem telefonu (dziewięć cyfr, może poprzedzać je +48)")]
pub struct NotAPhone(pub String);

/// The first two digits of Polish mobile numbers (numbering plan of the regulator UKE, 2024).
const MOBILE: [&str; 13] = [
    "45", "50", "51", "53", "57", "60", "66", "69", "72", "73", "78", "79", "88",
];

impl Phone {
    /// The form for a `tel:` link: `+48757172146`.
    pub fn e164(&self) -> String {
        format!("+48{}", self.0)
    }

    /// The nine digits.
    pub fn national(&self) -> &str {
        &self.0
    }

    /// The form for reading: `75 717 21 46` for a landline, `725 161 463` for a mobile; the spaces do not break.
    pub fn readable(&self) -> String {
        let groups: &[usize] = if self.is_mobile() { &[3, 3, 3] } else { &[2, 3, 2, 2] };
        let mut digits = self.0.chars();
        let parts: Vec<String> = groups.iter().map(|&n| digits.by_ref().take(n).collect()).collect();
        parts.join("\u{a0}")
    }

    /// The numbering area of a landline, as `75` of Jelenia Góra and around it; a mobile has none.
    pub fn area(&self) -> Option<&str> {
        self.0.get(..2).filter(|_| !self.is_mobile())
    }

    fn is_mobile(&self) -> bool {
        MOBILE.iter().any(|prefix| self.0.starts_with(prefix))
    }
}

impl FromStr for Phone {
    type Err = NotAPhone;

    /// Reads "75 717 21 46", "(71) 78 23 595", "0-75 7172146", "725 161463", "0048…" and the like.
    fn from_str(text: &str) -> Result<Self, NotAPhone> {
        let refuse = || NotAPhone(text.to_owned());
        let allowed = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+()-‑–—−./".contains(c);
        if !text.chars().all(allowed) {
            return Err(refuse());
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        // A city's code may be 48 as well, so that these are Poland's only before nine digits or more.
        let without_country = digits
            .strip_prefix("0048")
            .or(digits.strip_prefix("48").filter(|rest| rest.len() >= 9))
            .unwrap_or(&digits);
        let national = without_country
            .strip_prefix('0')
            .filter(|rest| rest.len() == 9)
            .unwrap_or(without_country);
        let sound = national.len() == 9 && !national.starts_with('0');
        sound.then(|| Phone(national.to_owned())).ok_or_else(refuse)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.readable())
    }
}

text_form!(Phone, Phone::e164);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_phones_in_every_polish_form() {
        let cases = [
            ("75 717 21 46", Some(("+48757172146", "75 717 21 46"))),
            ("725 161463", Some(("+48725161463", "725 161 463"))),
            ("(71) 78 23 595", Some(("+48717823595", "71 782 35 95"))),
            ("0-54 411 63 11", Some(("+48544116311", "54 411 63 11"))),
            ("+48 501-928-501", Some(("+48501928501", "501 928 501"))),
            ("(0-75) 717 21 46", Some(("+48757172146", "75 717 21 46"))),
            ("+48 (0) 75 717‑21—46", Some(("+48757172146", "75 717 21 46"))),
            ("75/717-21-46", Some(("+48757172146", "75 717 21 46"))),
            ("0048757172146", Some(("+48757172146", "75 717 21 46"))),
            ("757172146", Some(("+48757172146", "75 717 21 46"))),
            ("48 123 45 67", Some(("+48481234567", "48 123 45 67"))),
            ("717 21 46", None),
            ("wew. 12", None),
            ("", None),
            ("łąka 123456789", None),
        ];
        for (text, expected) in cases {
            let read = text
                .parse::<Phone>()
                .ok()
                .map(|p| (p.e164(), p.readable().replace('\u{a0}', " ")));
            assert_eq!(read, expected.map(|(e, r)| (e.to_owned(), r.to_owned())), "{text}");
        }
    }

    #[test]
    fn only_a_landline_has_an_area() {
        let area = |text: &str| text.parse::<Phone>().unwrap().area().map(str::to_owned);
        assert_eq!(area("75 717 21 46").as_deref(), Some("75"));
        assert_eq!(area("725 161 463"), None);
    }

    #[test]
    fn contacts_are_old_on_the_day_after_five_years() {
        let cases = [
            ("2013-07-09", "2018-07-09", false),
            ("2013-07-09", "2018-07-10", true),
            ("2016-02-29", "2021-02-28", false),
            ("2016-02-29", "2021-03-01", true),
            ("2030-01-01", "2026-11-22", false),
        ];
        for (day, today, old) in cases {
            assert_eq!(
                is_old(day.parse().unwrap(), today.parse().unwrap()),
                old,
                "{day} {today}"
            );
        }
    }

    proptest! {
        #[test]
        fn nine_digits_are_themselves_after_a_round_trip(digits in "[1-9][0-9]{8}") {
            let phone: Phone = digits.parse().unwrap();
            prop_assert_eq!(phone.e164().parse::<Phone>(), Ok(phone.clone()));
            prop_assert_eq!(phone.readable().parse::<Phone>(), Ok(phone));
        }

        #[test]
        fn any_text_is_a_phone_or_an_error(text in "\\PC{0,20}") {
            let _ = text.parse::<Phone>();
        }
    }
}
