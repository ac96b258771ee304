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
use crate::i18n::t;
use crate::library::world_of;
use crate::map::overview::overview;
use crate::pages::gathered::{self, Kind, Sheet, notes};
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
/// How wide the small map is, in pixels.
const MAP: f64 = 240.0;

/// The page.
#[component]
pub fn ComparisonPage() -> impl IntoView {
    gathered::page(Kind {
        class: "comparison-page",
        title: t::COMPARISON,
        most: MOST_COMPARED,
        write: page,
        click: |_| {},
    })
}

type Whole = (Arc<Practice>, Arc<Details>);

fn page(sheet: Sheet<'_>) -> Markup {
    let here = &sheet.gathered.here;
    let places = (1..).zip(here).flat_map(|(number, (practice, _))| {
        let points = practice.points().into_iter().filter_map(world_of);
        points.map(move |at| (number, at)).collect::<Vec<_>>()
    });
    let places: Vec<_> = places.collect();
    html! {
        header.comparison-head {
            div {
                h1 { (t::COMPARISON) }
                (notes(sheet, MOST_COMPARED, t::NOTHING_TO_COMPARE))
            }
            @if !places.is_empty() { (overview(sheet.atlas, &places, MAP)) }
        }
        @if !here.is_empty() && !sheet.gathered.is_pending { (table(here)) }
    }
}

/// The table, in a region that can be scrolled where it is too wide.
fn table(here: &[Whole]) -> Markup {
    let metryka: Vec<Vec<Row>> = here.iter().map(|(practice, _)| rows(practice)).collect();
    html! {
        div.comparison tabindex="0" role="region" aria-label=(t::COMPARISON) {
            table style={ "--columns:" (here.len()) } {
                thead { tr { td {} @for (number, (practice, _)) in (1..).zip(here) { (heading(number, practice)) } } }
                tbody {
                    (row(t::CATEGORY, here.iter().map(|(practice, _)| Some(category(practice)))))
                    (row(t::SUMMARY, here.iter().map(|(practice, _)| summary(practice))))
                    @for field in FIELDS { (field_row(field, &metryka)) }
                    (row(t::COSTS, here.iter().map(|(_, details)| filled(&details.costs, costs))))
                    (row(t::INDICATORS, here.iter().map(|(_, details)| filled(&details.indicators, indicators))))
                    (row(t::CONTACTS, here.iter().map(|(practice, _)| filled(&practice.contacts, people))))
                    (row(t::WEBSITES, here.iter().map(|(practice, _)| filled(&practice.websites, websites))))
                }
            }
        }
    }
}

fn heading(number: usize, practice: &Practice) -> Markup {
    html! {
        th scope="col" {
            span.sheet-number { (number) }
            a href=(Route::Practice(practice.slug.clone()).path()) { (bind_short_words(&practice.title)) }
        }
    }
}

/// A row; none where it would have nothing in any column.
fn row(name: &str, cells: impl Iterator<Item = Option<Markup>>) -> Markup {
    let cells: Vec<Option<Markup>> = cells.collect();
    html! {
        @if cells.iter().any(Option::is_some) {
            tr {
                th scope="row" { (bind_short_words(name)) }
                @for cell in cells {
                    td { @if let Some(cell) = cell { (cell) } @else { span.unknown aria-label=(t::NOT_KNOWN) { "–" } } }
                }
            }
        }
    }
}

fn field_row(field: &str, metryka: &[Vec<Row>]) -> Markup {
    let of = |rows: &[Row]| rows.iter().find(|row| row.field == field).cloned();
    let found: Vec<Option<Row>> = metryka.iter().map(|rows| of(rows)).collect();
    let name = found.iter().flatten().next().map_or("", |row| row.label);
    row(
        name,
        found
            .into_iter()
            .map(|found| found.map(|row| html! { (bind_short_words(&row.value)) })),
    )
}

fn filled<T>(all: &[T], write: impl Fn(&[T]) -> Markup) -> Option<Markup> {
    (!all.is_empty()).then(|| write(all))
}

fn category(practice: &Practice) -> Markup {
    html! { span.category-line { (badge(Sign::of(&practice.category))) span { (capitalised(&practice.category.name())) } } }
}

fn summary(practice: &Practice) -> Option<Markup> {
    let summary = practice.summary.as_ref()?;
    Some(html! { @for part in summary.split("\n\n") { p { (bind_short_words(part)) } } })
}

fn people(people: &[practices::Contact]) -> Markup {
    html! { @for person in people { (contacts::card(person)) } }
}

fn websites(addresses: &[String]) -> Markup {
    html! { @for address in addresses { p { (website(address)) } } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::assert_escapes;
    use practices::{Contact, Cost, Source};

    fn whole(slug: &str, text: &str) -> Whole {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let category = "dialog-spoleczny".parse().unwrap();
        let mut practice = Practice::new(slug.into(), slug.into(), text.into(), category, source);
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
        assert!(!text.contains(t::POPULATION) && !text.contains(t::SUMMARY) && !text.contains(t::CONTACTS));
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
                emails: vec![text.into()],
            }];
            table(&[(Arc::new(practice), details)])
        });
    }
}
