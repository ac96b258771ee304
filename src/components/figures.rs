//! Figures: an indicator as a small bar chart with its values in words, and costs.

use leptos::prelude::*;
use practices::{Cost, Figure, Indicator, polish};

use crate::i18n::t;

/// The indicators of a practice.
#[component]
pub fn Indicators(
    /// Which.
    indicators: Vec<Indicator>,
) -> impl IntoView {
    view! { <div class="indicators">{indicators.iter().map(indicator).collect_view()}</div> }
}

fn indicator(indicator: &Indicator) -> impl IntoView + use<> {
    let largest = indicator.values.iter().map(|figure| figure.value).fold(0.0, f64::max);
    let has_bars = indicator.values.len() > 1 && largest > 0.0;
    let values = indicator
        .values
        .iter()
        .map(|figure| bar(indicator, figure, largest, has_bars))
        .collect_view();
    let change = change(&indicator.values);
    view! {
        <figure class="indicator" class:single=!has_bars>
            <figcaption>{polish::bind_short_words(&indicator.label)}</figcaption>
            <ul>{values}</ul>
            {change.map(|change| view! { <p class="change">{change}</p> })}
        </figure>
    }
}

fn bar(indicator: &Indicator, figure: &Figure, largest: f64, has_bars: bool) -> impl IntoView + use<> {
    let share = if largest > 0.0 {
        (figure.value / largest * 100.0).clamp(0.0, 100.0)
    } else {
        0.0
    };
    view! {
        <li>
            {figure.period.clone().map(|period| view! { <span class="period">{period}</span> })}
            {has_bars.then(|| view! {
                <span class="track" aria-hidden="true"><span class="fill" style:width=format!("{share:.1}%")></span></span>
            })}
            <span class="value">{amount(figure.value, unit_after(indicator, figure.value), figure.about.as_deref())}</span>
        </li>
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
    format!("{about}{}{space}{unit}", polish::number(value))
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
#[component]
pub fn Costs(
    /// The sums.
    costs: Vec<Cost>,
) -> impl IntoView {
    let row = |cost: Cost| {
        let sum = amount(cost.amount, t::MONEY_UNIT, cost.about.as_deref());
        view! { <div><dt>{polish::bind_short_words(&cost.label)}</dt><dd>{sum}</dd></div> }
    };
    view! { <dl class="costs">{costs.into_iter().map(row).collect_view()}</dl> }
}

#[cfg(test)]
mod tests {
    use super::*;

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
