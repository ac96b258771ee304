//! The map, or a województwo of it: the panel as it will stand, and the map as a picture.

use maud::{Markup, PreEscaped, html};
use practices::Wojewodztwo;
use practices::polish::capitalised;

use crate::components::{near, region as part, search_box, take_along};
use crate::i18n::t;
use crate::pages::{found, panel};
use crate::written::{Page, Sources, list, picture, put};

/// The page.
pub fn page(sources: &Sources<'_>, region: Option<Wojewodztwo>) -> Page {
    let search = html! { (search_box::text()) (near::text()) };
    let panel = put(panel::text(), "<div class=\"search-place\"></div>", &search);
    let panel = chosen(panel, region);
    let panel = put(panel, "<div class=\"panel-body\"></div>", &contents(sources, region));
    let name = region.map(|region| capitalised(&t::wojewodztwo(region)));
    Page {
        title: name.map_or_else(|| t::SITE.get().to_owned(), |name| t::page_title(&name)),
        description: region.map(|region| t::practices_found(sources.shown(Some(region)).len(), Some(region), None)),
        body: html! {
            div.map-page {
                (panel)
                div.map-frame { (picture::of(sources, region)) }
            }
        },
    }
}

/// The panel with a województwo chosen.
fn chosen(panel: Markup, region: Option<Wojewodztwo>) -> Markup {
    let value = format!(
        "<option value=\"{}\"",
        region.map(Wojewodztwo::slug).unwrap_or_default()
    );
    PreEscaped(panel.0.replacen(&value, &format!("{value} selected"), 1))
}

/// What depends on the practices.
fn contents(sources: &Sources<'_>, region: Option<Wojewodztwo>) -> Markup {
    let shown = sources.shown(region);
    let folded = put(found::folded_text(), "<div></div>", &list::facets(sources, region));
    let folded = PreEscaped(folded.0.replacen("<details ", "<details open ", 1));
    html! {
        (list::count(shown.len(), region))
        (folded)
        @if let Some(region) = region {
            section.region-part { nav aria-label=(t::NEIGHBOURS) { (part::neighbours(region, "")) } }
        }
        (list::bar(sources, true))
        (take_along::text())
        (list::entries(&shown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written::tests::with_sources;

    #[test]
    fn the_map_has_its_panel_and_a_picture() {
        with_sources(|sources| {
            let text = page(sources, None).body.0;
            for part in [
                "<h1>",
                "name=\"wojewodztwo\"",
                "<details open ",
                "3\u{a0}praktyki",
                "href=\"/praktyki/lawka\"",
                "<svg class=\"poland",
            ] {
                assert!(text.contains(part), "{part} is not in {text}");
            }
        });
    }

    #[test]
    fn a_region_has_its_practices_and_the_ways_to_its_neighbours() {
        let region = Wojewodztwo::from_slug("opolskie").unwrap();
        with_sources(|sources| {
            let page = page(sources, Some(region));
            assert_eq!(page.title, "Województwo opolskie – Mapa Praktyk");
            assert!(
                page.body.0.contains("href=\"/praktyki/zlobek\"") && !page.body.0.contains("href=\"/praktyki/lawka\"")
            );
            assert!(page.body.0.contains("href=\"/wojewodztwa/slaskie\""));
            assert!(page.description.unwrap().starts_with("1\u{a0}praktyka"));
        });
    }
}
