//! The powiaty shaded by how many practices they have: how many each has, and the areas as text. Pure.

use geomap::Frame;
use maud::{Markup, html};
use practices::Wojewodztwo;

use crate::filter::Filter;
use crate::library::Library;
use crate::map::population::Population;
use crate::map::shading::{CLASSES, Shades, Shading};
use crate::map::units::{Area, Boundaries};

/// How many numbers there are of four digits.
const NUMBERS: usize = 10_000;

/// The shades of these powiaty for the practices that a filter leaves, in the order of the areas. A practice counts once in
/// each of its powiaty, and [`Shades::outside`] if none of them is here. [`Shading::PerCapita`] needs the inhabitants.
pub fn shades(
    shading: Shading,
    library: &Library,
    filter: &Filter,
    areas: &[Area],
    population: Option<&Population>,
) -> Shades {
    let (counts, outside) = counts(library, filter, areas);
    let people = |area: &Area| population.map_or(0, |population| population.of_powiat(area.powiat));
    let inhabitants: Vec<u32> = areas.iter().map(people).collect();
    Shades {
        outside,
        ..Shades::new(shading, &counts, &inhabitants)
    }
}

/// How many practices each area has, and how many are in none: their powiat is not known, or is not in the file.
fn counts(library: &Library, filter: &Filter, areas: &[Area]) -> (Vec<u32>, usize) {
    let mut by_number: Vec<Option<u32>> = vec![None; NUMBERS];
    for area in areas {
        if let Some(count) = by_number.get_mut(usize::from(area.powiat)) {
            *count = Some(0);
        }
    }
    let mut outside = 0;
    for practice in library.within(None, filter) {
        let mut is_inside = false;
        for powiat in library.powiaty(practice) {
            if let Some(Some(count)) = by_number.get_mut(usize::from(*powiat)) {
                *count += 1;
                is_inside = true;
            }
        }
        outside += usize::from(!is_inside);
    }
    let count = |area: &Area| by_number.get(usize::from(area.powiat)).copied().flatten();
    (
        areas.iter().map(|area| count(area).unwrap_or_default()).collect(),
        outside,
    )
}

/// The areas with their shades, one path for all of a class, and on them the borders of the województwa, which the areas
/// hide below them.
pub fn markup(boundaries: &Boundaries, shades: &Shades, frame: &Frame, chosen: Option<Wojewodztwo>) -> Markup {
    let borders = |is_meant: &dyn Fn([u8; 2]) -> bool| {
        let mut path = String::new();
        let of_wojewodztwa = boundaries.borders.iter().filter(|border| border.is_of_wojewodztwa());
        for border in of_wojewodztwa.filter(|border| is_meant(border.sides)) {
            border.line.path(frame, &mut path);
        }
        path
    };
    html! {
        (hatch())
        @for (class, path) in classes(boundaries, shades, frame).iter().enumerate() {
            @if !path.is_empty() { path.powiat data-shade=(class) d=(path) {} }
        }
        path.wojewodztwa d=(borders(&|_| true)) {}
        @if let Some(chosen) = chosen {
            path.wojewodztwa.chosen d=(borders(&|sides| sides.contains(&chosen.code()))) {}
        }
    }
}

/// The areas of each class, the white spots first. Areas do not overlap, so that even–odd holds for all of them together.
fn classes(boundaries: &Boundaries, shades: &Shades, frame: &Frame) -> [String; CLASSES + 1] {
    let mut paths: [String; CLASSES + 1] = Default::default();
    for (row, area) in boundaries.powiaty.iter().enumerate() {
        if let Some(path) = shades.class_of(row).and_then(|class| paths.get_mut(class)) {
            area.outline.path(frame, path);
        }
    }
    paths
}

/// The lines of a white spot, as of a województwo's; under a name of their own, since both may stand in the document.
fn hatch() -> Markup {
    html! {
        defs {
            pattern id="hatch-powiaty" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect.hatch-paper width="5" height="5" {}
                rect.hatch-line width="1.5" height="5" {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;
    use crate::map::units::tests::{FILE, frame};
    use geomap::ClusterIndex;
    use practices::index::Index;
    use practices::{Place, Practice, Source};

    const CULTURE: &str = "uslugi-spoleczne/kultura";
    const TALK: &str = "dialog-spoleczny";

    /// A practice of a category with a TERYT number of its own, and those of its places; "" where it is not known.
    fn practice(slug: &str, category: &str, teryt: &str, places: &[&str]) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let known = |teryt: &str| Some(teryt.to_owned()).filter(|teryt| !teryt.is_empty());
        let mut practice = Practice::new(slug.into(), slug.into(), slug.into(), category.parse().unwrap(), source);
        practice.teryt = known(teryt);
        let place = |teryt: &&str| Place {
            teryt: known(teryt),
            ..Place::default()
        };
        practice.places = places.iter().map(place).collect();
        practice
    }

    fn library(mut practices: Vec<Practice>) -> Library {
        Index::order(&mut practices);
        let index = Index::of(&practices);
        let (points, practice_of) = library::points(&index);
        let clusters = ClusterIndex::build(points, library::CLUSTERS);
        Library::new(index, Vec::new(), clusters, practice_of)
    }

    fn boundaries() -> Boundaries {
        Boundaries::from_json(FILE.as_bytes()).unwrap()
    }

    #[test]
    fn a_practice_counts_once_in_each_powiat_and_is_outside_where_none_is_here() {
        let library = library(vec![
            practice("łąka", CULTURE, "1002", &[]),
            practice("Łódź, miasto na prawach powiatu", TALK, "1061011", &[]),
            practice("związek trzech gmin", TALK, "", &["1002022", "1402011", "1002032", ""]),
            practice("nieznany powiat", TALK, "", &[]),
            practice("samo województwo", CULTURE, "10", &[]),
            practice("powiat, którego nie ma w pliku", CULTURE, "0201", &[]),
            practice("jedna noga na mapie", CULTURE, "", &["0201", "1402"]),
        ]);
        let cases = [
            ("".to_owned(), [1, 2, 2], 3),
            (CULTURE.to_owned(), [0, 1, 1], 2),
            (TALK.to_owned(), [1, 1, 1], 1),
            (format!("{TALK},{CULTURE}"), [1, 2, 2], 3),
            // A category that is not in this catalogue shows all, as on the map.
            ("wspolpraca-miedzy-jst".to_owned(), [1, 2, 2], 3),
        ];
        for (query, in_areas, outside) in cases {
            let found = counts(&library, &Filter::from_query(&query), &boundaries().powiaty);
            assert_eq!(found, (in_areas.to_vec(), outside), "{query}");
        }
        let (none, all) = counts(&library, &Filter::default(), &[]);
        assert_eq!((none.len(), all), (0, 7));
    }

    #[test]
    fn counts_for_each_hundred_thousand_of_a_powiat() {
        let library = library(vec![
            practice("łąka", CULTURE, "1002", &[]),
            practice("Łódź", CULTURE, "1061011", &[]),
        ]);
        let text = br#"{"year":2018,"wojewodztwa":{"10":2466322},"powiaty":{"1002":50000,"1402":80000}}"#;
        let population = Population::from_json(text).unwrap();
        let areas = boundaries().powiaty;
        let shades = |population| shades(Shading::PerCapita, &library, &Filter::default(), &areas, population);
        let known = shades(Some(&population));
        assert_eq!((known.values[1], known.limits.as_slice()), (2.0, &[2.0][..]));
        // The inhabitants of Łódź are not known, and żyrardowski has no practice.
        assert_eq!([0, 1, 2].map(|row| known.class_of(row)), [None, Some(1), Some(0)]);
        assert_eq!([0, 1, 2].map(|row| shades(None).class_of(row)), [None, None, Some(0)]);
    }

    #[test]
    fn draws_the_areas_of_a_class_as_one_path() {
        let shades = Shades::new(Shading::Count, &[3, 3, 0], &[]);
        let paths = classes(&boundaries(), &shades, &frame(8.0));
        // The outer ring, the hole, and the city in it; then the white spot.
        assert_eq!(
            paths.each_ref().map(|path| path.matches('M').count()),
            [1, 3, 0, 0, 0, 0]
        );
        assert_eq!(paths[1].matches('Z').count(), 3);
        let off = classes(&boundaries(), &Shades::default(), &frame(8.0));
        assert_eq!(off, <[String; 6]>::default());
    }

    #[test]
    fn the_borders_of_wojewodztwa_lie_on_the_areas() {
        let shades = Shades::new(Shading::Count, &[3, 1, 0], &[]);
        assert_eq!(shades.limits, [1.0, 3.0]);
        let drawn = |chosen: Option<&str>| {
            let chosen = chosen.and_then(Wojewodztwo::from_slug);
            markup(&boundaries(), &shades, &frame(8.0), chosen).into_string()
        };
        let lines = |text: &str, class: &str| {
            let path = text.split(&format!("<path class=\"{class}\" d=\"")).nth(1);
            path.map(|path| path.split('"').next().unwrap().matches('M').count())
        };
        let cases = [(None, None), (Some("lodzkie"), Some(2)), (Some("slaskie"), Some(0))];
        for (chosen, expected) in cases {
            let text = drawn(chosen);
            assert!(text.starts_with("<defs><pattern id=\"hatch-powiaty\""), "{text}");
            assert_eq!(
                text.matches("data-shade").count(),
                3,
                "a class without areas has no path"
            );
            assert_eq!(lines(&text, "wojewodztwa"), Some(3), "{chosen:?}");
            assert_eq!(lines(&text, "wojewodztwa chosen"), expected, "{chosen:?}");
        }
    }
}
