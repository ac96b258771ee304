//! A calendar day, as the metryka has it.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::text::text_form;

/// A day of the Gregorian calendar, written as ISO 8601 (`2011-12-27`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Why a text is no [`Date`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// Not of the form `RRRR-MM-DD`.
    #[error("„{0}” nie jest datą w postaci RRRR-MM-DD")]
    Form(String),
    /// The form is right, but the calendar has no such day.
    #[error("„{0}”: nie ma takiego dnia w kalendarzu")]
    NoSuchDay(String),
}

impl Date {
    /// A day of the years 1900 to 2999, or `None` where the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let sound = (1900..=2999).contains(&year) && day >= 1 && day <= days_in_month(year, month)?;
        sound.then_some(Self { year, month, day })
    }

    /// The day, by universal time, on which a clock shows so many seconds since the first of 1970.
    pub fn of_unix_time(seconds: u64) -> Option<Self> {
        let mut days = seconds / (24 * 60 * 60);
        let mut year = 1970;
        while days >= days_in_year(year) {
            days -= days_in_year(year);
            year += 1;
            if year > 2999 {
                return None;
            }
        }
        let mut month = 1;
        while days >= u64::from(days_in_month(year, month)?) {
            days -= u64::from(days_in_month(year, month)?);
            month += 1;
        }
        Self::new(year, month, u8::try_from(days).ok()? + 1)
    }

    /// The year, 1900 to 2999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }
}

fn days_in_year(year: u16) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in_month(year: u16, month: u8) -> Option<u8> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if is_leap(year) { 29 } else { 28 }),
        _ => None,
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let form = || DateError::Form(text.to_owned());
        let digits_only = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else {
            return Err(form());
        };
        if !(digits_only(year, 4) && digits_only(month, 2) && digits_only(day, 2)) {
            return Err(form());
        }
        let number = |part: &str| part.parse::<u16>().map_err(|_| form());
        let small = |part: &str| part.parse::<u8>().map_err(|_| form());
        Date::new(number(year)?, small(month)?, small(day)?).ok_or_else(|| DateError::NoSuchDay(text.to_owned()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

text_form!(Date, ToString::to_string);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_the_calendar_has_and_refuses_the_rest() {
        let cases = [
            ("2011-12-27", Some((2011, 12, 27))),
            ("2012-02-29", Some((2012, 2, 29))),
            ("2011-02-29", None),
            ("1900-02-29", None),
            ("2000-02-29", Some((2000, 2, 29))),
            ("2011-13-01", None),
            ("2011-00-10", None),
            ("2011-1-1", None),
            ("27.12.2011", None),
            ("+011-12-27", None),
            ("", None),
            ("2011-12-27-1", None),
            ("dwa-ty-żą", None),
        ];
        for (text, expected) in cases {
            let read = text.parse::<Date>().ok().map(|d| (d.year(), d.month(), d.day()));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn a_clock_shows_a_day() {
        let cases = [
            (0, Some("1970-01-01")),
            (86_399, Some("1970-01-01")),
            (951_782_400, Some("2000-02-29")),
            (1_795_737_600, Some("2026-11-27")),
            (4_133_894_400, Some("2100-12-31")),
            (u64::MAX, None),
        ];
        for (seconds, expected) in cases {
            let day = Date::of_unix_time(seconds).map(|day| day.to_string());
            assert_eq!(day.as_deref(), expected, "{seconds}");
        }
    }

    proptest! {
        #[test]
        fn is_itself_after_a_round_trip(year in 1900u16..=2999, month in 1u8..=12, day in 1u8..=31) {
            if let Some(date) = Date::new(year, month, day) {
                prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
            }
        }

        #[test]
        fn any_text_is_a_date_or_an_error(text in "\\PC{0,14}") {
            let _ = text.parse::<Date>();
        }
    }
}
