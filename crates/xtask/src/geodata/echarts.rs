//! The compressed GeoJSON of ECharts: a ring is a text in which each pair of characters is a step from the last point.

use geo::Coord;

/// An integer coordinate, in 1/1024 of a degree.
pub type Grid = (i64, i64);

/// The ring of an encoded text, from its offset on: each character is 64 and the zigzag form of the step.
pub fn ring(encoded: &str, offset: Grid) -> Vec<Grid> {
    let mut steps = encoded
        .chars()
        .map(|character| unzigzag(i64::from(u32::from(character)) - 64));
    let mut at = offset;
    let mut points = Vec::new();
    while let (Some(x), Some(y)) = (steps.next(), steps.next()) {
        at = (at.0 + x, at.1 + y);
        points.push(at);
    }
    points
}

/// The point in degrees.
pub fn degrees(point: Grid) -> Coord<f64> {
    #[expect(clippy::cast_precision_loss, reason = "|value| is below 180 * 1024")]
    let degrees = |value: i64| value as f64 / 1024.0;
    Coord {
        x: degrees(point.0),
        y: degrees(point.1),
    }
}

fn unzigzag(value: i64) -> i64 {
    (value >> 1) ^ -(value & 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_add_up_from_the_offset() {
        // '@' is no step, 'B' one forward, 'A' one back.
        let cases: [(&str, &[Grid]); 3] = [
            ("@@BA", &[(10, 20), (11, 19)]),
            ("", &[]),
            // A step without its other half ends the ring.
            ("BBB", &[(11, 21)]),
        ];
        for (encoded, expected) in cases {
            assert_eq!(ring(encoded, (10, 20)), expected, "{encoded}");
        }
    }

    #[test]
    fn the_grid_is_a_1024th_of_a_degree() {
        assert_eq!(degrees((1536, -1024)), Coord { x: 1.5, y: -1.0 });
    }
}
