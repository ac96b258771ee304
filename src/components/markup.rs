//! HTML as plain text. What does not change once it is there is written as text and put into one element, which costs
//! the app far less than a tree of views; `maud` escapes whatever it is given.
//!
//! A button or link in such a text says by `data-action`, and where need be by `data-value`, what it is for; one handler
//! on the element around the text reads it with [`asked`].

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// What a click asks for: the `data-action` of the nearest element that has one.
pub fn asked(event: &Event) -> Option<String> {
    source_of(event)?.get_attribute("data-action")
}

/// The `data-value` that goes with the action.
pub fn value(event: &Event) -> Option<String> {
    source_of(event)?.get_attribute("data-value")
}

fn source_of(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-action]").ok().flatten()
}

/// A number with at most so many decimals and no zeros at its end: "12.5", "-3". A number that is none is 0.
pub fn decimal(value: f64, places: u32) -> String {
    let unit = 10_i64.saturating_pow(places);
    // `as` saturates, and makes 0 of what is no number.
    let scaled = (value * unit as f64).round() as i64;
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, mut rest) = (
        scaled.unsigned_abs() / unit.unsigned_abs(),
        scaled.unsigned_abs() % unit.unsigned_abs(),
    );
    let mut width = places as usize;
    while rest > 0 && rest % 10 == 0 {
        rest /= 10;
        width -= 1;
    }
    if rest == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest:0width$}")
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use maud::Markup;
    use proptest::prelude::*;

    /// A text that would become a part of the page if it were not escaped, with quotes that would end an attribute.
    pub(crate) const NASTY: &str = "<script>alert(\"ż\")</script> & \"x\"";
    const PLAIN: &str = "Zażółć";

    /// Whether `write`, given a text, writes the same page whatever the text, but for the text itself, escaped.
    pub(crate) fn assert_escapes(write: impl Fn(&str) -> Markup) {
        let plain = write(PLAIN).into_string();
        assert!(plain.contains(PLAIN), "the text is not there: {plain}");
        let escaped = maud::html!((NASTY)).into_string();
        assert!(!escaped.contains(['<', '>', '"']));
        // Short words are bound to the next by a space that does not break, which is not what is tested here.
        let spaced = |text: String| text.replace('\u{a0}', " ");
        assert_eq!(
            spaced(write(NASTY).into_string()),
            spaced(plain.replace(PLAIN, &escaped))
        );
    }

    #[test]
    fn writes_few_decimals() {
        let cases = [
            (0.0, 1, "0"),
            (-0.04, 1, "0"),
            (-0.05, 1, "-0.1"),
            (12.5, 1, "12.5"),
            (12.0, 2, "12"),
            (-0.575, 3, "-0.575"),
            (1.15, 3, "1.15"),
            (3.007, 3, "3.007"),
            (1234.96, 1, "1235"),
            (f64::NAN, 1, "0"),
        ];
        for (value, places, expected) in cases {
            assert_eq!(decimal(value, places), expected, "{value}");
        }
    }

    proptest! {
        #[test]
        fn a_decimal_is_read_back_to_half_its_last_place(value in -1e6..1e6_f64, places in 0..4_u32) {
            let read: f64 = decimal(value, places).parse().unwrap();
            prop_assert!((read - value).abs() <= 0.500_001 / 10_f64.powi(places as i32));
        }
    }
}
