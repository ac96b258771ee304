//! Coordinates as people write them in cells: "50,8297; 15,5189", "50.8297°N 15.5189°E".

use practices::LonLat;

use super::cells::Cells;
use super::column::Column;
use super::row::Builder;

/// Sets the point that the row gives, in one cell or in two.
pub fn set(builder: &mut Builder, cells: &Cells) {
    let written = match (
        cells.get(Column::Point),
        cells.get(Column::Latitude),
        cells.get(Column::Longitude),
    ) {
        (Some(both), None, None) => both.to_owned(),
        (None, None, None) => return,
        (None, Some(lat), Some(lon)) => format!("{lat}; {lon}"),
        (None, Some(lat), None) => return builder.fault(Column::Point, lat, "to tylko szerokość; brak długości"),
        (None, None, Some(lon)) => return builder.fault(Column::Point, lon, "to tylko długość; brak szerokości"),
        (Some(both), lat, lon) => {
            let parts = [Some(both), lat, lon].into_iter().flatten();
            let all = parts.collect::<Vec<_>>().join("; ");
            return builder.fault(Column::Point, &all, "to punkt podany dwa razy; zostaw jeden");
        }
    };
    set_written(builder, &written);
}

fn set_written(builder: &mut Builder, written: &str) {
    let Some((lat, lon)) = pair(written) else {
        let what = "nie jest parą współrzędnych w stopniach, np. „50,8297; 15,5189” (szerokość; długość)";
        return builder.fault(Column::Point, written, what);
    };
    match sound_point(lon, lat) {
        Ok(point) => builder.record.point = Some(point),
        Err(what) => builder.fault(Column::Point, written, what),
    }
}

/// A point of the globe whose coordinates are in the right order, as far as Poland tells: no place in it lies so that
/// both orders would do.
///
/// # Errors
/// What is wrong with the pair.
pub fn sound_point(lon: f64, lat: f64) -> Result<LonLat, &'static str> {
    if (48.5..=55.5).contains(&lon) && (13.5..=24.5).contains(&lat) {
        return Err(
            "ma zamienioną kolejność współrzędnych: szerokość Polski to 49–55°, długość 14–24°; nie ustawiono punktu",
        );
    }
    LonLat::new(lon, lat).ok_or("leży poza globem; nie ustawiono punktu")
}

/// The two numbers of a text, with decimal points or commas.
fn pair(text: &str) -> Option<(f64, f64)> {
    let parts: Vec<&str> = if text.contains([';', '|']) {
        text.split([';', '|']).collect()
    } else if text.split_whitespace().count() == 2 {
        text.split_whitespace().collect()
    } else {
        return comma_pair(text);
    };
    match parts.as_slice() {
        [first, second] => Some((degrees(first)?, degrees(second)?)),
        _ => None,
    }
}

/// "50.8297,15.5189", and "50,8297,15,5189".
fn comma_pair(text: &str) -> Option<(f64, f64)> {
    let parts: Vec<&str> = text.split(',').collect();
    match parts.as_slice() {
        [first, second] => Some((degrees(first)?, degrees(second)?)),
        [a, b, c, d] => Some((degrees(&format!("{a}.{b}"))?, degrees(&format!("{c}.{d}"))?)),
        _ => None,
    }
}

fn degrees(text: &str) -> Option<f64> {
    let signs = |c: char| c.is_whitespace() || "°NE,".contains(c);
    let number = text.trim_matches(signs).replace(',', ".");
    let is_plain = number.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-');
    number.parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_pairs_with_points_and_commas() {
        let at = Some((50.8297, 15.5189));
        let cases = [
            ("50,8297; 15,5189", at),
            ("50.8297, 15.5189", at),
            ("50.8297,15.5189", at),
            ("50,8297, 15,5189", at),
            ("50,8297,15,5189", at),
            ("50,8297 15,5189", at),
            ("50.8297°N; 15.5189°E", at),
            ("50; 15", Some((50.0, 15.0))),
            ("50,8297", Some((50.0, 8297.0))),
            ("50.8297", None),
            ("50°49'; 15°31'", None),
            ("NaN; inf", None),
            ("koło Żółwina", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(pair(text), expected, "{text}");
        }
    }

    #[test]
    fn notices_the_wrong_order() {
        assert!(sound_point(15.5, 50.8).is_ok());
        assert!(sound_point(50.8, 15.5).unwrap_err().contains("zamienioną"));
        assert!(sound_point(15.5, 95.0).unwrap_err().contains("poza globem"));
    }
}
