//! The time without a network, and a newer version.

use practices::Date;

use crate::i18n::date;
use crate::i18n::text::texts;

texts! {
    pub NEW_VERSION = "Jest nowa wersja mapy.";
    pub REFRESH = "Odśwież";

    SAVED_DATA = "Pokazujemy zapisane dane z\u{a0}{day}, {time} – brak połączenia.";
}

/// What is shown was saved then, and the server can't be reached.
pub fn saved_data(day: Date, hour: u32, minute: u32) -> String {
    let time = format!("{hour}:{minute:02}");
    SAVED_DATA.with(&[("day", &date(day)), ("time", &time)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_from_when_the_data_is() {
        let day = "2026-11-26".parse().unwrap();
        let expected = "Pokazujemy zapisane dane z\u{a0}26\u{a0}listopada\u{a0}2026, 9:05 – brak połączenia.";
        assert_eq!(saved_data(day, 9, 5), expected);
    }
}
