//! Bars: how many practices there are of each value of a facet. Each bar leads to its practices; a table says the same.

use maud::{Markup, html};
use practices::facets::{Choices, Column, Facet, Facets, Value};
use practices::{Category, UnitType, Wojewodztwo};

use crate::filter;
use crate::i18n::t;
use crate::routes::Route;

/// What a click on a bar asks for; its value is the facet's code, "=" and the value's.
pub const CHOOSE: &str = "choose";

/// The facets that have a chart.
const CHARTED: [Facet; 6] = [
    Facet::Category,
    Facet::Wojewodztwo,
    Facet::UnitType,
    Facet::Population,
    Facet::Entered,
    Facet::Updated,
];

/// The height of a row in pixels: a name, and its bar below, so that no name is too long for a phone.
const ROW: u32 = 44;
/// How much of the width the longest bar takes, in percent; its number stands behind it.
const LONGEST: u32 = 86;

/// A chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    facet: Facet,
    rows: Vec<Row>,
    /// How many practices have no value.
    not_known: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    code: String,
    name: String,
    count: u32,
}

/// The charts of those of `count` practices that are `shown`.
pub fn charts(facets: &Facets, shown: &[u32], count: usize) -> Vec<Chart> {
    let mut is_shown = vec![false; count];
    for practice in shown {
        if let Some(is_shown) = is_shown.get_mut(*practice as usize) {
            *is_shown = true;
        }
    }
    let counts = facets.count(&Choices::default(), Some(&is_shown));
    let chart = |facet: Facet| {
        let column = facets.column(facet)?;
        let (_, counts) = counts.iter().find(|(other, _)| *other == facet)?;
        let rows = all_values(column).into_iter().map(|value| Row {
            name: t::facet_value(facet, &value),
            count: column
                .values
                .iter()
                .zip(counts)
                .find(|(other, _)| other.code == value.code)
                .map_or(0, |(_, count)| *count),
            code: value.code,
        });
        Some(Chart {
            facet,
            rows: rows.collect(),
            not_known: shown.iter().filter(|practice| !column.is_known(**practice)).count() as u32,
        })
    };
    CHARTED.into_iter().filter_map(chart).collect()
}

/// The values that there could be, so that it shows where there is nothing; of the others those that occur.
fn all_values(column: &Column) -> Vec<Value> {
    let known: Vec<String> = match column.facet {
        Facet::Category => Category::all()
            .iter()
            .map(|category| category.path().to_owned())
            .collect(),
        Facet::Wojewodztwo => Wojewodztwo::all().map(|region| region.slug().to_owned()).collect(),
        Facet::UnitType => UnitType::ALL.iter().map(|unit| unit.code().to_owned()).collect(),
        Facet::Population => practices::facets::BANDS.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    let is_new = |value: &&Value| !known.contains(&value.code);
    let others = column.values.iter().filter(is_new).cloned();
    let named = |code: &String| Value {
        code: code.clone(),
        name: String::new(),
    };
    let mut values: Vec<Value> = known.iter().map(named).chain(others).collect();
    if matches!(column.facet, Facet::Entered | Facet::Updated) {
        // Where one chooses, the newest year comes first; a chart runs with the time.
        values.reverse();
    }
    values
}

impl Chart {
    /// The chart with its heading and its table.
    pub fn markup(&self) -> Markup {
        let id = format!("wykres-{}", self.facet.code());
        let most = self.rows.iter().map(|row| row.count).max().unwrap_or_default().max(1);
        let height = ROW * self.rows.len() as u32;
        html! {
            figure.chart {
                figcaption { h2 id=(id) { (t::facet(self.facet)) } }
                svg width="100%" height=(height) role="group" aria-labelledby=(id) {
                    @for (place, row) in (0u32..).zip(&self.rows) { (self.bar(place, row, most)) }
                }
                @if self.not_known > 0 { p.chart-note { (t::not_known(self.not_known as usize)) } }
                details {
                    summary { (t::CHART_TABLE) }
                    table {
                        thead { tr { th scope="col" { (t::facet(self.facet)) } th scope="col" { (t::CHART_COUNT) } } }
                        tbody { @for row in &self.rows { tr { th scope="row" { (row.name) } td { (row.count) } } } }
                    }
                }
            }
        }
    }

    fn bar(&self, place: u32, row: &Row, most: u32) -> Markup {
        let top = place * ROW;
        // In tenths of a percent.
        let length = (10 * LONGEST * row.count / most).max(u32::from(row.count > 0) * 4);
        let percent = format!("{}.{}%", length / 10, length % 10);
        let bar = html! {
            rect.chart-row x="0" y=(top) width="100%" height=(ROW) {}
            text.chart-name x="0" y=(top + 12) { (row.name) }
            // What is read aloud has a space between the two as well.
            " "
            rect.chart-bar x="0" y=(top + 24) width=(percent) height="12" rx="3" {}
            text.chart-count x=(percent) dx=(if row.count > 0 { 8 } else { 0 }) y=(top + 30) { (row.count) }
        };
        if row.count == 0 {
            return html! { g.chart-none role="img" aria-label=(t::bar(&row.name, 0)) { (bar) } };
        }
        let query = Chart::query_with(Vec::new(), self.facet.code(), &row.code);
        html! {
            a href={(Route::Map.path()) (query)} data-action=(CHOOSE) data-value={(self.facet.code()) "=" (row.code)}
                aria-label=(t::bar(&row.name, row.count as usize)) { (bar) }
        }
    }

    /// The query of an address with a value of a facet chosen alone, beside what the parts of another ask for else.
    pub fn query_with(mut parts: Vec<String>, facet: &str, code: &str) -> String {
        let own = format!("{facet}={}", filter::percent_encoded(code).replace("%2f", "/"));
        parts.retain(|part| part.split('=').next() != Some(facet));
        parts.push(own);
        filter::query_of(&parts)
    }
}

/// The województwa and categories of which there is no practice.
pub fn white_spots(charts: &[Chart]) -> Markup {
    let empty = |chart: &&Chart| matches!(chart.facet, Facet::Category | Facet::Wojewodztwo);
    let spots: Vec<(Facet, Vec<&str>)> = charts
        .iter()
        .filter(empty)
        .map(|chart| {
            let rows = chart.rows.iter().filter(|row| row.count == 0);
            (chart.facet, rows.map(|row| row.name.as_str()).collect())
        })
        .filter(|(_, names): &(Facet, Vec<&str>)| !names.is_empty())
        .collect();
    html! {
        @if !spots.is_empty() {
            section.white-spots {
                h2 { (t::WHITE_SPOTS) }
                p { (t::WHITE_SPOTS_LEAD) }
                dl { @for (facet, names) in spots { div { dt { (t::facet(facet)) } dd { (names.join(", ")) } } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_chooses_its_value_beside_what_is_chosen_already() {
        let parts = || vec!["kategoria=dialog-spoleczny".to_owned()];
        let query = |facet, code| Chart::query_with(parts(), facet, code);
        assert_eq!(query("typ", "powiat"), "?kategoria=dialog-spoleczny&typ=powiat");
        assert_eq!(
            query("kategoria", "uslugi-spoleczne/kultura"),
            "?kategoria=uslugi-spoleczne/kultura"
        );
        assert_eq!(query("powiat", "a&b=c"), "?kategoria=dialog-spoleczny&powiat=a%26b%3dc");
    }

    #[test]
    fn a_chart_has_a_bar_and_a_row_for_each_value() {
        let row = |code: &str, count| Row {
            code: code.into(),
            name: t::facet_value(
                Facet::Wojewodztwo,
                &Value {
                    code: code.into(),
                    name: String::new(),
                },
            ),
            count,
        };
        let chart = Chart {
            facet: Facet::Wojewodztwo,
            rows: vec![row("slaskie", 4), row("opolskie", 1), row("lubuskie", 0)],
            not_known: 2,
        };
        let text = chart.markup().into_string();
        for part in [
            "aria-label=\"śląskie 4\u{a0}praktyki\"",
            "data-value=\"wojewodztwo=opolskie\"",
            "width=\"86.0%\" height=\"12\"",
            "width=\"21.5%\" height=\"12\"",
            "<g class=\"chart-none\" role=\"img\" aria-label=\"lubuskie 0\u{a0}praktyk\">",
            "<tr><th scope=\"row\">opolskie</th><td>1</td></tr>",
            "Nie podano: 2\u{a0}praktyki.",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert!(white_spots(&[chart]).into_string().contains("<dd>lubuskie</dd>"));
    }
}
