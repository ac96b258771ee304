//! The map as a picture: its land, names, markers and clusters as the app draws them first, each województwo and each
//! marker a link.

use geomap::decimal::short;
use geomap::{Camera, Frame, LonLatBox, POLAND, Padding, Px, Rect, Size};
use maud::{Markup, html};
use practices::Wojewodztwo;

use crate::i18n::t;
use crate::map::paper::names_group;
use crate::map::spots::{Spot, SpotKind, spots};
use crate::map::{names, scene};
use crate::routes::Route;
use crate::written::Sources;
use crate::written::steps::by_steps;

/// Its size, which the browser fits into whatever room there is.
const SIZE: Size = Size {
    width: 760.0,
    height: 720.0,
};
/// Room around what is shown, as the app leaves it.
const MARGIN: f64 = 40.0;
/// How close a województwo is shown at the most, as by the app.
const REGION_ZOOM: f64 = 10.0;
/// How close Poland is.
const POLAND_ZOOM: f64 = 7.0;

/// The picture of Poland, or of a województwo.
pub fn of(sources: &Sources<'_>, region: Option<Wojewodztwo>) -> Markup {
    let atlas = sources.atlas;
    let bounds = atlas.regions.iter().find(|one| Some(one.wojewodztwo) == region);
    let camera = match bounds {
        Some(region) => fit(region.bounds, REGION_ZOOM),
        None => fit(POLAND, POLAND_ZOOM),
    };
    let frame = scene::wide(camera, SIZE);
    let land = scene::outlines(atlas, &frame);
    let spots = spots(&sources.library, &frame);
    let at = |spot: &Spot| camera.to_screen(spot.mark.at, SIZE);
    let taken: Vec<Rect> = spots.iter().map(|spot| Rect::around(at(spot), spot.radius())).collect();
    let names = names::fitting(atlas, &frame, &taken);
    html! {
        section.map aria-label=(t::NAV_MAP) {
            svg.poland.outlines.has-chosen[region.is_some()] viewBox={ "0 0 " (short(SIZE.width, 0)) " " (short(SIZE.height, 0)) } {
                path.land d=(by_steps(&land.neighbours)) {}
                path.border d=(by_steps(&land.borders)) {}
                g.regions {
                    @for (one, path) in &land.regions {
                        a href=(Route::Wojewodztwo(*one).path()) aria-label=(t::region_name(*one)) {
                            path.region.chosen[region == Some(*one)] d=(by_steps(path)) {}
                        }
                    }
                }
                path.country d=(by_steps(&land.country)) {}
                (names_group(&names, &frame, region))
                @for spot in &spots { (mark(sources, spot, at(spot), &frame)) }
            }
        }
    }
}

fn fit(bounds: LonLatBox, most: f64) -> Camera {
    Camera::fit(bounds, SIZE, Padding::all(MARGIN), most)
}

/// A marker or a cluster; one of a single practice leads to its page.
fn mark(sources: &Sources<'_>, spot: &Spot, at: Px, frame: &Frame) -> Markup {
    if !frame.holds(at) {
        return Markup::default();
    }
    let sign = spot.sign(&sources.library);
    let kind = sign.shares.first().map(|(kind, _)| kind.code());
    let pins = sources.library.pins(&spot.mark);
    let only = match pins.as_slice() {
        [pin] => sources.records.get(pin.practice),
        _ => None,
    };
    let is_cluster = sign.kind == SpotKind::Cluster;
    let (x, y, radius) = (short(at.x, 1), short(at.y, 1), short(sign.radius, 1));
    let drawn = html! {
        circle.written-mark.is-cluster[is_cluster] data-kind=[kind] cx=(x) cy=(y) r=(radius) {}
        @if sign.count > 1 { text.written-count data-kind=[kind.filter(|_| !is_cluster)] x=(x) y=(y) { (sign.count) } }
    };
    html! {
        @match only {
            Some(practice) => a href=(Route::Practice(practice.slug.clone()).path()) aria-label=(practice.title) { (drawn) },
            None => (drawn),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written::tests::with_sources;

    #[test]
    fn each_region_is_a_link() {
        with_sources(|sources| {
            let text = of(sources, None).0;
            assert_eq!(text.matches("href=\"/wojewodztwa/").count(), 16);
            assert!(text.contains("<path class=\"region\""), "{text}");
            let region = Wojewodztwo::from_slug("slaskie").unwrap();
            assert_eq!(
                of(sources, Some(region))
                    .0
                    .matches("<path class=\"region chosen\"")
                    .count(),
                1
            );
        });
    }
}
