//! What the shades mean, as text. Pure.

use maud::{Markup, html};

use crate::i18n::{self, numerals, t};
use crate::map::shading::{Shades, Shading};
use geomap::decimal::short;

/// Decimals of a value at the most; the limits of classes have two digits that count.
const DECIMALS: u32 = 6;

/// The legend of these shades; nothing without shades. `year` is that of the inhabitants.
pub fn legend(shades: &Shades, year: Option<u32>) -> Markup {
    let title = match shades.shading {
        Shading::Off => return Markup::default(),
        Shading::Count => t::SHADES_COUNT,
        Shading::PerCapita => t::SHADES_PER_CAPITA,
    };
    let year = year.filter(|_| shades.shading == Shading::PerCapita);
    html! {
        h2 { (title) }
        ul {
            @for (class, range) in (1usize..).zip(ranges(shades)) { li { (swatch(class)) (range) } }
            li { (swatch(0)) (t::SHADES_NONE) }
        }
        @if let Some(year) = year { p { (t::inhabitants_of(year)) } }
        @if shades.outside > 0 { p { (t::outside_powiaty(shades.outside)) } }
    }
}

fn swatch(class: usize) -> Markup {
    html! { span.swatch data-shade=(class) aria-hidden="true" {} }
}

/// The values of each class, as people say them. Where values are counted, a class begins with the number after the
/// last of the one before; where they are measured, it begins where that ends.
fn ranges(shades: &Shades) -> Vec<String> {
    let is_counted = shades.shading == Shading::Count;
    let mut before = None;
    let mut ranges = Vec::with_capacity(shades.limits.len());
    for limit in &shades.limits {
        let from = match before {
            _ if is_counted => Some(value(before.unwrap_or(0.0) + 1.0)),
            Some(before) => Some(value(before)),
            None => None,
        };
        ranges.push(t::shades(from.as_deref(), &value(*limit)));
        before = Some(*limit);
    }
    ranges
}

/// A number as the language has it, with all its decimals.
fn value(value: f64) -> String {
    if value.fract() == 0.0 {
        i18n::number(value)
    } else {
        short(value, DECIMALS).replace('.', numerals().point.encode_utf8(&mut [0; 4]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shades(shading: Shading, limits: &[f64]) -> Shades {
        Shades {
            shading,
            values: vec![1.0; 16],
            limits: limits.to_vec(),
            outside: 0,
        }
    }

    #[test]
    fn classes_are_said_in_polish_numbers() {
        let cases: [(Shading, &[f64], &[&str]); 6] = [
            (Shading::Count, &[3.0, 7.0, 8.0, 12.0], &["1–3", "4–7", "8", "9–12"]),
            (Shading::Count, &[1.0], &["1"]),
            (Shading::Count, &[930.0, 12_000.0], &["1–930", "931–12\u{a0}000"]),
            (
                Shading::PerCapita,
                &[0.12, 0.4, 1.2],
                &["do\u{a0}0,12", "0,12–0,4", "0,4–1,2"],
            ),
            (Shading::PerCapita, &[0.0084, 3.0], &["do\u{a0}0,0084", "0,0084–3"]),
            (Shading::Count, &[], &[]),
        ];
        for (shading, limits, expected) in cases {
            assert_eq!(ranges(&shades(shading, limits)), expected, "{shading:?} {limits:?}");
        }
    }

    #[test]
    fn white_spots_have_their_own_swatch() {
        let text = legend(&shades(Shading::Count, &[2.0]), Some(2018)).into_string();
        let expected = "<h2>Liczba praktyk</h2><ul>\
            <li><span class=\"swatch\" data-shade=\"1\" aria-hidden=\"true\"></span>1–2</li>\
            <li><span class=\"swatch\" data-shade=\"0\" aria-hidden=\"true\"></span>brak praktyk</li></ul>";
        assert_eq!(text, expected);
    }

    #[test]
    fn tells_of_which_year_the_inhabitants_are() {
        let text = legend(&shades(Shading::PerCapita, &[2.0]), Some(2018)).into_string();
        assert!(
            text.ends_with("<p>liczba mieszkańców z\u{a0}2018\u{a0}r.</p>"),
            "{text}"
        );
        assert_eq!(legend(&Shades::default(), Some(2018)).into_string(), "");
    }

    #[test]
    fn tells_how_many_practices_count_nowhere() {
        let cases = [
            (0, "</ul>"),
            (1, "<p>Nie wliczono 1\u{a0}praktyki o\u{a0}nieznanym powiecie.</p>"),
            (3, "<p>Nie wliczono 3\u{a0}praktyk o\u{a0}nieznanym powiecie.</p>"),
            (
                12_345,
                "<p>Nie wliczono 12\u{a0}345\u{a0}praktyk o\u{a0}nieznanym powiecie.</p>",
            ),
        ];
        for (outside, expected) in cases {
            let shades = Shades {
                outside,
                ..shades(Shading::Count, &[2.0])
            };
            let text = legend(&shades, None).into_string();
            assert!(text.ends_with(expected), "{text}");
        }
    }
}
