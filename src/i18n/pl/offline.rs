//! Polish of the time without a network, and of a newer version.

use practices::Date;
use practices::polish::date;

pub const NEW_VERSION: &str = "Jest nowa wersja mapy.";
pub const REFRESH: &str = "Odśwież";

/// What is shown was saved then, and the server can't be reached.
pub fn saved_data(day: Date, hour: u32, minute: u32) -> String {
    format!(
        "Pokazujemy zapisane dane z\u{a0}{}, {hour}:{minute:02} – brak połączenia.",
        date(day)
    )
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
