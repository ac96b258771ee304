//! Coordinates as a person types them.

use practices::LonLat;
use thiserror::Error;

use crate::geocode::Gazetteer;

/// Why a text is no point of Poland.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CoordinatesError {
    /// It is not two numbers.
    #[error("to nie są współrzędne: podaj szerokość i długość, np. 50.8297, 15.5189")]
    NotTwoNumbers,
    /// It lies in another country or in the sea.
    #[error("ten punkt leży poza Polską albo w morzu; Polska: szerokość 49–55, długość 14–24,2")]
    OutsidePoland,
}

/// Reads latitude and longitude: "50.8297, 15.5189", "50,8297 15,5189", "50,8297; 15,5189", "50.8297°N 15.5189°E". In
/// Poland no latitude is a longitude, so a pair in the other order is taken for what it means.
pub fn read(text: &str, gazetteer: &Gazetteer) -> Result<LonLat, CoordinatesError> {
    let (first, second) = pair(text).ok_or(CoordinatesError::NotTwoNumbers)?;
    let in_poland = |lat, lon| LonLat::new(lon, lat).filter(|at| gazetteer.outlines().wojewodztwo_at(*at).is_some());
    in_poland(first, second)
        .or_else(|| in_poland(second, first))
        .ok_or(CoordinatesError::OutsidePoland)
}

fn pair(text: &str) -> Option<(f64, f64)> {
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ';')
        .map(|part| part.trim_matches(','))
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [first, second] => Some((number(first)?, number(second)?)),
        [both] => match both.split(',').collect::<Vec<_>>().as_slice() {
            [first, second] => Some((number(first)?, number(second)?)),
            [first, decimals, second, more] => Some((
                number(&format!("{first}.{decimals}"))?,
                number(&format!("{second}.{more}"))?,
            )),
            _ => None,
        },
        _ => None,
    }
}

fn number(text: &str) -> Option<f64> {
    let bare = text.trim_matches(['°', 'N', 'E', 'n', 'e']);
    let is_plain = bare.chars().all(|c| c.is_ascii_digit() || ".,-".contains(c));
    bare.replace(',', ".").parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        let gazetteer = Gazetteer::embedded().unwrap();
        let szklarska = Ok(LonLat {
            lon: 15.5189,
            lat: 50.8297,
        });
        let cases = [
            ("50.8297, 15.5189", szklarska),
            ("50.8297,15.5189", szklarska),
            ("50.8297 15.5189", szklarska),
            ("50,8297 15,5189", szklarska),
            ("50,8297, 15,5189", szklarska),
            ("50,8297; 15,5189", szklarska),
            ("50,8297,15,5189", szklarska),
            (" 50.8297°N  15.5189°E ", szklarska),
            ("15.5189, 50.8297", szklarska),
            ("54.60, 18.86", Err(CoordinatesError::OutsidePoland)),
            ("48.85, 2.35", Err(CoordinatesError::OutsidePoland)),
            ("50.8297", Err(CoordinatesError::NotTwoNumbers)),
            ("1, 2, 3", Err(CoordinatesError::NotTwoNumbers)),
            ("pięćdziesiąt, piętnaście", Err(CoordinatesError::NotTwoNumbers)),
            ("NaN, inf", Err(CoordinatesError::NotTwoNumbers)),
            ("", Err(CoordinatesError::NotTwoNumbers)),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text, &gazetteer), expected, "{text}");
        }
    }
}
