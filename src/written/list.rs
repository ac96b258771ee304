//! The list of practices: what can be read of it without narrowing it down.

use maud::{Markup, PreEscaped, html};
use practices::{Practice, Wojewodztwo};

use crate::components::cards::{self, Aspect};
use crate::components::rows::Place;
use crate::components::{facet, list_bar, near, search_box, take_along};
use crate::filter::Filter;
use crate::i18n::t;
use crate::pages::list;
use crate::shortlist::Shortlist;
use crate::viewing::Order;
use crate::written::frame::registry_address;
use crate::written::{Page, Sources, put};

/// How many practices are listed; the registry has all.
const MOST: usize = 100;

/// The list's own page.
pub fn page(sources: &Sources<'_>) -> Page {
    let shown = sources.shown(None);
    let side = html! { (search_box::text()) (near::text()) };
    let columns = PreEscaped(list::columns().0.replacen("<details ", "<details open ", 1));
    let columns = put(columns, "<div class=\"list-search\"></div>", &side);
    let columns = put(columns, "<div></div></details>", &facets(sources, None));
    let main = html! {
        (count(shown.len(), None))
        (bar(sources, false))
        (take_along::text())
        (entries(&shown))
    };
    let columns = put(columns, "<div class=\"list-main\"></div>", &main);
    Page {
        title: t::page_title(&t::PRACTICES_TITLE),
        description: None,
        body: html! { article.page.list-page { h1 { (t::PRACTICES_TITLE) } (columns) } },
    }
}

/// The categories to choose from, with how many practices of each there are in a województwo, or in all of Poland.
pub fn facets(sources: &Sources<'_>, region: Option<Wojewodztwo>) -> Markup {
    const COUNT: &str = "<span class=\"legend-count\"></span>";
    let library = &sources.library;
    let counts = library.count_by_category(region, &Filter::default());
    let counted: Vec<_> = library.index.categories.iter().zip(counts).collect();
    let tree = facet::tree(library).0;
    let mut rows = tree.split(COUNT).peekable();
    let mut text = String::new();
    while let Some(row) = rows.next() {
        text.push_str(row);
        if rows.peek().is_some() {
            let value = row
                .rsplit_once("value=\"")
                .and_then(|(_, rest)| Some(rest.split_once('"')?.0));
            let is_meant = |path: &str| Some(path) == value || path.split('/').next() == value;
            let count: u32 = counted
                .iter()
                .filter(|(category, _)| is_meant(category.path()))
                .map(|(_, count)| count)
                .sum();
            text.push_str(&html! { span.legend-count { (count) } }.0);
        }
    }
    facet::text(&PreEscaped(text))
}

/// The bar of a list as it is at first: in that order, as a list.
pub fn bar(sources: &Sources<'_>, is_beside_map: bool) -> Markup {
    let text = list_bar::text(is_beside_map).0;
    let relevance = format!("<option value=\"{}\"", Order::Relevance.code());
    let order = format!("<option value=\"{}\"", sources.order.code());
    let text = text
        .replacen(&relevance, &format!("{relevance} hidden"), 1)
        .replacen(&order, &format!("{order} selected"), 1)
        .replacen("<input type=\"radio\"", "<input type=\"radio\" checked", 1)
        .replacen(
            "<details class=\"columns-choice\"",
            "<details class=\"columns-choice\" hidden",
            1,
        );
    PreEscaped(text)
}

/// How many practices there are.
pub fn count(count: usize, region: Option<Wojewodztwo>) -> Markup {
    html! { p.count { (t::practices_found(count, region, None)) } }
}

/// The practices, the first of them where there are many, and the way to all.
pub fn entries(shown: &[(u32, &Practice)]) -> Markup {
    let shortlist = Shortlist::default();
    let aspect = Aspect {
        marks: None,
        distance: None,
        shortlist: &shortlist,
    };
    let of = shown.len();
    html! {
        div.entries {
            ul.cards role="list" {
                @for (place, (number, practice)) in shown.iter().take(MOST).enumerate() {
                    (cards::entry(Place { practice: *number, place, of }, Some(*practice), aspect))
                }
            }
        }
        @if of > MOST { p { a.plain-link href=(registry_address()) rel="external" { (t::REGISTRY) } } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written::tests::with_sources;

    #[test]
    fn the_list_has_every_practice_and_its_tools_in_their_places() {
        let places = [
            "<h1>",
            "type=\"search\"",
            "<summary class=\"button quiet\">",
            "value=\"dialog-spoleczny\"",
            "3\u{a0}praktyki",
            "class=\"list-bar\"",
            "class=\"take-along\"",
            "href=\"/praktyki/lawka\"",
            "href=\"/praktyki/zlobek\"",
        ];
        with_sources(|sources| {
            let text = page(sources).body.0;
            let found = places.map(|part| text.find(part).unwrap_or_else(|| panic!("{part} is not in {text}")));
            assert!(found.is_sorted(), "{found:?}");
        });
    }

    #[test]
    fn a_long_list_leads_to_the_registry() {
        with_sources(|sources| {
            let shown = sources.shown(None);
            let many: Vec<_> = shown.iter().copied().cycle().take(MOST + 1).collect();
            let text = entries(&many).0;
            assert_eq!(text.matches("<li ").count(), MOST);
            assert!(
                text.contains("aria-setsize=\"101\"") && text.contains("href=\"/spis/\""),
                "{text}"
            );
            assert!(!entries(&shown).0.contains("/spis/"));
        });
    }
}
