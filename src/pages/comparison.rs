//! Up to four practices side by side.

use std::sync::Arc;

use leptos::prelude::*;
use maud::{Markup, html};
use practices::polish::{bind_short_words, capitalised};
use practices::{Details, Practice};

use crate::components::contacts;
use crate::components::figures::{costs, indicators};
use crate::components::metryka::{Row, rows, website};
use crate::components::sign::{Kind as Sign, badge};
use crate::components::summary::{paragraphs, summary_of};
use crate::i18n::{Text, content_lang, t};
use crate::pages::gathered::{self, Kind, Sheet, map, notes};
use crate::routes::Route;
use crate::shortlist::MOST_COMPARED;

/// The fields of the metryka that are compared, in the order of their rows.
const FIELDS: [&str; 10] = [
    "municipality",
    "places",
    "unit_type",
    "population",
    "powiat",
    "wojewodztwo",
    "implementing_unit",
    "street",
    "entered",
    "updated",
];
/// How many rows there may be: beside those of the metryka, category, summary, costs, indicators, contacts and websites.
const ROWS: usize = FIELDS.len() + 6;
/// How wide the small map is, in pixels.
const MAP: f64 = 240.0;

/// The page.
pub fn comparison_page() -> AnyView {
    gathered::page(Kind {
        class: "comparison-page",
        title: t::COMPARISON,
        most: MOST_COMPARED,
        write: page,
        click: |_| {},
        finish: |_| {},
    })
}

type Whole = (Arc<Practice>, Arc<Details>);

fn page(sheet: Sheet<'_>) -> Markup {
    let here = &sheet.gathered.here;
    html! {
        header.comparison-head {
            div {
                h1 { (t::COMPARISON) }
                (notes(sheet, MOST_COMPARED, &t::NOTHING_TO_COMPARE))
            }
            (map(sheet, MAP))
        }
        @if !here.is_empty() && !sheet.gathered.is_pending { (table(here)) }
    }
}

/// The table, in a region that can be scrolled where it is too wide. A row in which nothing is known is left out.
fn table(here: &[Whole]) -> Markup {
    let columns: Vec<Vec<Cell>> = here.iter().map(column).collect();
    let names = (0..ROWS).map(|row| {
        columns
            .iter()
            .filter_map(|column| column.get(row))
            .find_map(|cell| cell.as_ref())
    });
    html! {
        div.comparison tabindex="0" role="region" aria-label=(t::COMPARISON) {
            table data-columns=(here.len()) {
                thead { tr { td {} @for (number, (practice, _)) in (1..).zip(here) { (heading(number, practice)) } } }
                tbody {
                    @for (row, named) in names.enumerate() {
                        @if let Some((name, _)) = named {
                            tr {
                                th scope="row" { (bind_short_words(name)) }
                                @for column in &columns { (cell(column.get(row))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell(cell: Option<&Cell>) -> Markup {
    html! {
        td {
            @if let Some(Some((_, value))) = cell { (value) }
            @else { span.unknown aria-label=(t::NOT_KNOWN) { "–" } }
        }
    }
}

fn heading(number: usize, practice: &Practice) -> Markup {
    html! {
        th scope="col" {
            span.sheet-number { (number) }
            a href=(Route::Practice(practice.slug.clone()).path()) lang=[content_lang()] { (bind_short_words(&practice.title)) }
        }
    }
}

/// What a row is called and what stands there; nothing where it is not known.
type Cell = Option<(Text, Markup)>;

/// A practice's cells, one a row.
fn column((practice, details): &Whole) -> Vec<Cell> {
    let metryka = rows(practice);
    let mut cells = vec![Some((t::CATEGORY, category(practice)))];
    let known = |is_known: bool, name, value: Markup| is_known.then_some((name, value));
    cells.push(known(summary_of(practice).is_some(), t::SUMMARY, paragraphs(practice)));
    for field in FIELDS {
        let row = metryka.iter().find(|row| row.field == field);
        cells.push(row.map(|row| (row.label, value(row))));
    }
    cells.push(known(!details.costs.is_empty(), t::COSTS, costs(&details.costs)));
    cells.push(known(
        !details.indicators.is_empty(),
        t::INDICATORS,
        indicators(&details.indicators),
    ));
    let people = html! { @for person in &practice.contacts { (contacts::card(person)) } };
    cells.push(known(!practice.contacts.is_empty(), t::CONTACTS, people));
    let websites = html! { @for address in &practice.websites { p { (website(address)) } } };
    cells.push(known(!practice.websites.is_empty(), t::WEBSITES, websites));
    cells
}

fn value(row: &Row) -> Markup {
    let text = bind_short_words(&row.value);
    match row.lang() {
        Some(lang) => html! { span lang=(lang) { (text) } },
        None => html! { (text) },
    }
}

fn category(practice: &Practice) -> Markup {
    html! { span.category-line { (badge(Sign::of(&practice.category))) span { (capitalised(&t::category(&practice.category))) } } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::{self, tests::assert_escapes};
    use practices::{Contact, Cost};

    fn whole(slug: &str, text: &str) -> Whole {
        let mut practice = markup::tests::practice(slug, text);
        practice.municipality = Some(text.into());
        (Arc::new(practice), Arc::default())
    }

    #[test]
    fn each_practice_has_a_column_and_each_known_field_a_row() {
        let (first, mut second) = (whole("a", "Żory"), whole("b", "Ełk"));
        second.1 = Arc::new(Details {
            costs: vec![Cost {
                label: "Całość".into(),
                amount: 1800.0,
                about: None,
            }],
            ..Details::default()
        });
        let text = table(&[first, second]).into_string();
        for part in [
            "<div class=\"comparison\" tabindex=\"0\" role=\"region\" aria-label=\"Porównanie praktyk\">",
            "<th scope=\"col\"><span class=\"sheet-number\">2</span><a href=\"/praktyki/b\">Ełk</a></th></tr></thead>",
            "<tr><th scope=\"row\">Miejscowość</th><td>Żory</td><td>Ełk</td></tr>",
            "<tr><th scope=\"row\">Koszty</th><td><span class=\"unknown\" aria-label=\"nie podano\">–</span></td><td><dl class=\"costs\">",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert!(
            !text.contains(t::POPULATION.get())
                && !text.contains(t::SUMMARY.get())
                && !text.contains(t::CONTACTS.get())
        );
    }

    #[test]
    fn nothing_in_the_table_is_a_part_of_the_page() {
        assert_escapes(|text| {
            let (practice, details) = whole("a", text);
            let mut practice = Arc::unwrap_or_clone(practice);
            practice.summary = Some(text.into());
            practice.websites = vec![text.into()];
            practice.contacts = vec![Contact {
                name: Some(text.into()),
                role: None,
                phones: Vec::new(),
                emails: Vec::new(),
            }];
            table(&[(Arc::new(practice), details)])
        });
    }
}
