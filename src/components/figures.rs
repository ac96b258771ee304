//! Figures: an indicator as a small bar chart with its values in words, and costs.

use maud::{Markup, html};
use practices::{Cost, Figure, Indicator, polish};

use crate::i18n::{self, content_lang, t};
use geomap::decimal::short;

/// The indicators of a practice.
pub fn indicators(indicators: &[Indicator]) -> Markup {
    html! { div.indicators { @for one in indicators { (indicator(one)) } } }
}

fn indicator(indicator: &Indicator) -> Markup {
    let largest = indicator.values.iter().map(|figure| figure.value).fold(0.0, f64::max);
    let has_bars = indicator.values.len() > 1 && largest > 0.0;
    html! {
        figure.indicator.single[!has_bars] {
            figcaption lang=[content_lang()] { (polish::bind_short_words(&indicator.label)) }
            ul { @for figure in &indicator.values { (bar(indicator, figure, largest, has_bars)) } }
            @if let Some(change) = change(&indicator.values) { p.change { (change) } }
        }
    }
}

fn bar(indicator: &Indicator, figure: &Figure, largest: f64, has_bars: bool) -> Markup {
    let share = if largest > 0.0 {
        (figure.value / largest * 100.0).clamp(0.0, 100.0)
    } else {
        0.0
    };
    html! {
        li {
            @if let Some(period) = &figure.period { span.period lang=[content_lang()] { (period) } }
            @if has_bars {
                svg.track aria-hidden="true" { rect.fill width={ (short(share, 1)) "%" } height="100%" {} }
            }
            span.value lang=[content_lang()] { (amount(figure.value, unit_after(indicator, figure.value), figure.about.as_deref())) }
        }
    }
}

/// The unit in the form that the number asks for: 252 osoby, 148 osób; a fraction takes the form after 2.
fn unit_after(indicator: &Indicator, value: f64) -> &str {
    let Some([one, few, many]) = &indicator.unit_forms else {
        return &indicator.unit;
    };
    if value.fract() != 0.0 {
        return few;
    }
    // `as` saturates; the noun's form depends on the last two digits only.
    polish::plural(value.abs() as usize, [one, few, many])
}

/// "ok. 1800 zł", "21%": the unit holds to the number, a percent sign closely.
fn amount(value: f64, unit: &str, about: Option<&str>) -> String {
    let about = about.map(|about| format!("{about}\u{a0}")).unwrap_or_default();
    let space = if unit == "%" { "" } else { "\u{a0}" };
    format!("{about}{}{space}{unit}", i18n::number(value))
}

/// How the last value stands to the first, in percent: "spadek o 17%".
fn change(values: &[Figure]) -> Option<String> {
    let (first, last) = (values.first()?, values.last()?);
    if values.len() < 2 || first.value <= 0.0 || first.about.is_some() || last.about.is_some() {
        return None;
    }
    let percent = (last.value / first.value - 1.0) * 100.0;
    (percent.abs() >= 1.0).then(|| t::change(percent))
}

/// What it cost.
pub fn costs(costs: &[Cost]) -> Markup {
    html! { dl.costs { @for cost in costs { (cost_row(cost)) } } }
}

fn cost_row(cost: &Cost) -> Markup {
    let sum = amount(cost.amount, &t::MONEY_UNIT, cost.about.as_deref());
    html! { div { dt lang=[content_lang()] { (polish::bind_short_words(&cost.label)) } dd { (sum) } } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::assert_escapes;

    #[test]
    fn a_bar_is_as_long_as_its_share_of_the_largest() {
        let families = Indicator {
            label: "Rodziny".into(),
            unit: "rodzin".into(),
            unit_forms: None,
            values: vec![figure(300.0, None), figure(100.0, None)],
        };
        let text = indicator(&families).into_string();
        for part in [
            "<figure class=\"indicator\"><figcaption>Rodziny</figcaption><ul><li>",
            "<svg class=\"track\" aria-hidden=\"true\"><rect class=\"fill\" width=\"100%\" height=\"100%\"></rect></svg>",
            "width=\"33.3%\" height=\"100%\"></rect></svg><span class=\"value\">100\u{a0}rodzin</span></li></ul>",
            "<p class=\"change\">spadek o\u{a0}67%</p></figure>",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        let single = Indicator {
            values: vec![figure(300.0, None)],
            ..families
        };
        let text = indicator(&single).into_string();
        assert!(text.starts_with("<figure class=\"indicator single\">") && !text.contains("track"));
    }

    #[test]
    fn no_label_or_unit_is_a_part_of_the_page() {
        assert_escapes(|text| {
            let value = Figure {
                period: Some(text.into()),
                ..figure(1.0, Some(text))
            };
            indicators(&[Indicator {
                label: text.into(),
                unit: text.into(),
                unit_forms: None,
                values: vec![value],
            }])
        });
        assert_escapes(|text| {
            costs(&[Cost {
                label: text.into(),
                amount: 1.0,
                about: Some(text.into()),
            }])
        });
    }

    fn figure(value: f64, about: Option<&str>) -> Figure {
        Figure {
            period: None,
            value,
            about: about.map(str::to_owned),
        }
    }

    #[test]
    fn tells_the_change_only_between_exact_figures() {
        let cases = [
            (vec![figure(9565.0, None), figure(7905.0, None)], Some("spadek o 17%")),
            (vec![figure(100.0, None), figure(250.0, None)], Some("wzrost o 150%")),
            (vec![figure(40.0, None), figure(600.0, Some("prawie"))], None),
            (vec![figure(5.0, None)], None),
            (vec![figure(0.0, None), figure(5.0, None)], None),
            (vec![], None),
        ];
        for (values, expected) in cases {
            assert_eq!(
                change(&values).map(|text| text.replace('\u{a0}', " ")),
                expected.map(str::to_owned)
            );
        }
    }

    #[test]
    fn puts_the_unit_into_the_form_that_the_number_asks_for() {
        let forms = ["osoba", "osoby", "osób"].map(str::to_owned);
        let people = Indicator {
            label: "Osoby".into(),
            unit: "osoby".into(),
            unit_forms: Some(forms),
            values: vec![],
        };
        let money = Indicator {
            unit: "tys. zł".into(),
            unit_forms: None,
            ..people.clone()
        };
        let cases = [
            (&people, 1.0, "osoba"),
            (&people, 252.0, "osoby"),
            (&people, 148.0, "osób"),
            (&people, 2.5, "osoby"),
            (&money, 5877.0, "tys. zł"),
        ];
        for (indicator, value, expected) in cases {
            assert_eq!(unit_after(indicator, value), expected, "{value}");
        }
    }

    #[test]
    fn holds_the_unit_to_the_number() {
        assert_eq!(amount(21.0, "%", None), "21%");
        assert_eq!(amount(1800.0, "zł", Some("ok.")).replace('\u{a0}', "_"), "ok._1800_zł");
        assert_eq!(amount(2_606_029.0, "zł", None).replace('\u{a0}', "_"), "2_606_029_zł");
    }
}
