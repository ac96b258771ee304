//! Numbers as texts, by plain digits. The tables with which `f64` is written and read exactly are among what weighs the most
//! in a page's code, and no map needs them.

/// A number with so many decimals: "12.50", "-3". One that is none is 0; one of more than eighteen digits is cut short.
pub fn fixed(value: f64, places: u32) -> String {
    let unit = 10_i64.saturating_pow(places);
    // `as` saturates, and makes 0 of what is no number.
    let scaled = (value * unit as f64).round() as i64;
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, rest) = (
        scaled.unsigned_abs() / unit.unsigned_abs(),
        scaled.unsigned_abs() % unit.unsigned_abs(),
    );
    if places == 0 {
        return format!("{sign}{whole}");
    }
    let width = places as usize;
    format!("{sign}{whole}.{rest:0width$}")
}

/// A number with at most so many decimals and no zeros at its end: "12.5", "-3".
pub fn short(value: f64, places: u32) -> String {
    let text = fixed(value, places);
    match text.split_once('.') {
        Some(_) => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        None => text,
    }
}

/// A number by its digits, as `f64` reads it, but not "inf", "NaN" and "1e3", which no map writes. The tables with which
/// `f64` reads those weigh ten kilobytes that can't be compressed.
pub fn read(text: &str) -> Option<f64> {
    /// So many digits a number holds exactly, and so does every power of ten by which they are divided.
    const EXACT: u64 = 100_000_000_000_000;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.len() + fraction.len() == 0 {
        return None;
    }
    let (mut value, mut unit) = (0_u64, 1.0);
    for digit in whole.bytes() {
        let digit = digit.is_ascii_digit().then(|| u64::from(digit - b'0'))?;
        // Beyond that no map shows anything, whatever the digits.
        value = value.saturating_mul(10).saturating_add(digit);
    }
    for digit in fraction.bytes() {
        let digit = digit.is_ascii_digit().then(|| u64::from(digit - b'0'))?;
        if value < EXACT {
            value = value * 10 + digit;
            unit *= 10.0;
        }
    }
    let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
    Some(sign * value as f64 / unit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn writes_few_decimals() {
        let cases = [
            (0.0, 1, "0", "0.0"),
            (-0.04, 1, "0", "0.0"),
            (-0.05, 1, "-0.1", "-0.1"),
            (12.5, 1, "12.5", "12.5"),
            (12.0, 2, "12", "12.00"),
            (-0.575, 3, "-0.575", "-0.575"),
            (1.15, 3, "1.15", "1.150"),
            (3.007, 3, "3.007", "3.007"),
            (1234.96, 1, "1235", "1235.0"),
            (100.0, 0, "100", "100"),
            (f64::NAN, 1, "0", "0.0"),
        ];
        for (value, places, plain, padded) in cases {
            assert_eq!(
                (short(value, places).as_str(), fixed(value, places).as_str()),
                (plain, padded)
            );
        }
    }

    #[test]
    fn a_number_is_plain_digits() {
        for text in [
            "0",
            "-0",
            "5.",
            ".5",
            "-.5",
            "007",
            "19.4567890123456",
            "51.759200000001",
        ] {
            assert_eq!(read(text), text.parse().ok(), "{text}");
        }
        for text in [
            "", "-", ".", "-.", "--5", "+5", "1.2.3", "1e3", "inf", "NaN", " 5", "5,0",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(read(&"9".repeat(400)).unwrap() > 1e18);
    }

    proptest! {
        #[test]
        fn a_decimal_is_read_back_to_half_its_last_place(value in -1e6..1e6_f64, places in 0..4_u32) {
            let number = read(&short(value, places)).unwrap();
            prop_assert!((number - value).abs() <= 0.500_001 / 10_f64.powi(places as i32));
            prop_assert_eq!(read(&fixed(value, places)), Some(number));
        }

        #[test]
        fn what_is_written_fixed_is_what_rust_writes(value in -180.0..180.0_f64, places in 0..=12_u32) {
            let decimals = places as usize;
            let (ours, rusts) = (fixed(value, places), format!("{value:.decimals$}"));
            let difference = (read(&ours).unwrap() - read(&rusts).unwrap()).abs();
            prop_assert!(difference <= 1.000_001 / 10_f64.powi(places as i32), "{} {}", ours, rusts);
            prop_assert_eq!(ours.split('.').nth(1).map(str::len), rusts.split('.').nth(1).map(str::len));
        }

        #[test]
        fn a_number_is_read_as_it_was_written(number in -180.0..180.0_f64, decimals in 0_usize..=12) {
            let text = format!("{number:.decimals$}");
            prop_assert_eq!(read(&text), text.parse().ok());
        }
    }
}
