//! How a number is written: what sets its thousands apart, and what stands before its decimals.

/// A way to write numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numerals {
    /// Stands between groups of three digits.
    pub group: char,
    /// From how many digits on they are grouped.
    pub grouped_from: usize,
    /// Stands before the decimals.
    pub point: char,
}

impl Numerals {
    /// A whole number with its thousands set apart.
    pub fn integer(self, n: u64) -> String {
        let digits = n.to_string();
        if digits.len() < self.grouped_from {
            return digits;
        }
        let mut out = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(self.group);
            }
            out.push(digit);
        }
        out
    }

    /// A number with at most two decimals.
    pub fn number(self, value: f64) -> String {
        let rounded = (value.abs() * 100.0).round() / 100.0;
        let sign = if value < 0.0 && rounded > 0.0 { "−" } else { "" };
        // `as` saturates, so an absurdly large value is shown as the largest whole number.
        let whole = rounded.trunc() as u64;
        let cents = ((rounded - rounded.trunc()) * 100.0).round() as u64;
        let mut out = format!("{sign}{}", self.integer(whole));
        if cents > 0 {
            out.push(self.point);
            for digit in [cents / 10, cents % 10] {
                out.push(char::from(b'0' + digit as u8));
            }
            if cents.is_multiple_of(10) {
                out.pop();
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_thousands_apart_and_keeps_two_decimals() {
        let english = Numerals {
            group: ',',
            grouped_from: 4,
            point: '.',
        };
        let cases = [
            (0.0, "0"),
            (999.0, "999"),
            (7182.0, "7,182"),
            (2_606_029.5, "2,606,029.5"),
            (0.05, "0.05"),
            (0.999, "1"),
            (-3.25, "−3.25"),
        ];
        for (value, expected) in cases {
            assert_eq!(english.number(value), expected);
        }
    }
}
