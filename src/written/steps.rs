//! The outlines of a picture, as lightly as a page can carry them: each point by the step that leads to it, which is short where two
//! points are near each other. A page with the map is a quarter lighter so.

use geomap::decimal::{read, short};

/// To how many parts of a pixel a point is exact: beyond what anybody sees, and shorter than tenths.
const PARTS: f64 = 5.0;

/// The `d` of an SVG path, written by steps; the same path to a fifth of a pixel. Of absolute `M`, `L` and `Z`, as outlines are
/// drawn; what is anything else stays as it is.
pub fn by_steps(path: &str) -> String {
    steps(path).unwrap_or_else(|| path.to_owned())
}

fn steps(path: &str) -> Option<String> {
    let mut text = String::with_capacity(path.len());
    for line in path.split('M').filter(|line| !line.is_empty()) {
        let (line, is_closed) = match line.strip_suffix('Z') {
            Some(line) => (line, true),
            None => (line, false),
        };
        let mut points = line.split(['L', ' ']).map(in_parts);
        let (mut x, mut y) = (points.next()??, points.next()??);
        text.push('M');
        text.push_str(&number(x));
        put(&mut text, y);
        text.push('l');
        while let Some(to_x) = points.next() {
            let (to_x, to_y) = (to_x?, points.next()??);
            if (to_x, to_y) != (x, y) {
                put(&mut text, to_x - x);
                put(&mut text, to_y - y);
            }
            (x, y) = (to_x, to_y);
        }
        if is_closed {
            text.push('z');
        }
    }
    Some(text)
}

/// A number of a path in parts of a pixel, whole.
fn in_parts(number: &str) -> Option<f64> {
    Some((read(number)? * PARTS).round())
}

/// Writes a number behind another, or behind a letter.
fn put(text: &mut String, parts: f64) {
    let number = number(parts);
    if !number.starts_with('-') && !text.ends_with(char::is_alphabetic) {
        text.push(' ');
    }
    text.push_str(&number);
}

/// A number of so many parts, without a zero before the point.
fn number(parts: f64) -> String {
    let text = short(parts / PARTS, 1);
    match text.strip_prefix('-') {
        Some(digits) => format!(
            "-{}",
            digits
                .strip_prefix('0')
                .filter(|rest| !rest.is_empty())
                .unwrap_or(digits)
        ),
        None => text
            .strip_prefix('0')
            .filter(|rest| !rest.is_empty())
            .unwrap_or(&text)
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_point_is_a_step_from_the_one_before() {
        let cases = [
            ("", ""),
            ("M10 20L11 21.6 11.1 21.6 10.4 20Z", "M10 20l1 1.6 .2 0-.8-1.6z"),
            ("M-0.4 0.1L1 1", "M-.4 .2l1.4 .8"),
            ("M0 0L5 0 5 5ZM7 7L8 8", "M0 0l5 0 0 5zM7 7l1 1"),
            ("M0 0C1 2 3 4 5 6", "M0 0C1 2 3 4 5 6"),
            ("M1", "M1"),
            ("żółw", "żółw"),
        ];
        for (path, expected) in cases {
            assert_eq!(by_steps(path), expected, "{path}");
        }
    }

    /// Where the steps lead.
    fn points(path: &str) -> Vec<(f64, f64)> {
        let (start, steps) = path.strip_prefix('M').unwrap().split_once('l').unwrap();
        let apart = |text: &str| {
            let numbers = text.replace('-', " -");
            let numbers: Vec<f64> = numbers
                .split_whitespace()
                .map(|number| number.parse().unwrap())
                .collect();
            numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
        };
        let mut at = apart(start)[0];
        let mut all = vec![at];
        for (x, y) in apart(steps) {
            at = (at.0 + x, at.1 + y);
            all.push(at);
        }
        all
    }

    proptest! {
        #[test]
        fn no_point_is_further_off_than_a_tenth_of_a_pixel(line in prop::collection::vec((-9999_i32..9999, -9999_i32..9999), 2..40)) {
            let line: Vec<_> = line.iter().map(|(x, y)| (f64::from(*x) / 10.0, f64::from(*y) / 10.0)).collect();
            let texts: Vec<_> = line.iter().map(|(x, y)| format!("{x} {y}")).collect();
            let path = format!("M{}", texts.join(" ").replacen(' ', "#", 2).replacen('#', " ", 1).replacen('#', "L", 1));
            let mut led = points(&by_steps(&path)).into_iter();
            let near = |(x, y): (f64, f64), (to_x, to_y): (f64, f64)| (x - to_x).abs() < 0.101 && (y - to_y).abs() < 0.101;
            let mut at = led.next();
            for point in line {
                // A point in the place of the one before it is left out.
                if !at.is_some_and(|at| near(at, point)) {
                    at = led.next();
                }
                prop_assert!(at.is_some_and(|at| near(at, point)), "{point:?} of {path}");
            }
        }
    }
}
