//! A small map that stands still: where one practice lies.

use geomap::{Camera, Padding, Px, Rect, Size, World};
use maud::{Markup, html};
use practices::Practice;

use crate::components::sign::{Kind, strokes};
use crate::i18n::t;
use crate::library::{bounds_of, world_of};
use crate::map::atlas::Atlas;
use crate::map::paper::drawing;
use crate::map::{names, scene};
use crate::routes::Route;
use geomap::decimal::short;

/// Its size in pixels.
const SIZE: Size = Size {
    width: 320.0,
    height: 240.0,
};
/// Half the room that the pin takes, in pixels.
const PIN: f64 = 20.0;
/// Half the room that each of several smaller pins takes, in pixels.
const SMALL_PIN: f64 = 8.0;
/// A few powiaty around the place.
const ZOOM: f64 = 7.6;
/// How close several places are shown at the most: with a powiat around them.
const PLACES_ZOOM: f64 = 8.4;
/// The zoom of the large map to which the small one leads.
const LINK_ZOOM: f64 = 11.0;
/// What every window has at the least to show several places in, as the size of the large map is not known here.
const LEAST: Size = Size {
    width: 340.0,
    height: 400.0,
};

/// The place of a practice, or its several places, as a link to the large map with room for the small one, which
/// [`picture`] draws, or with that picture; nothing where no place is known.
pub fn link(practice: &Practice, picture: &Markup) -> Markup {
    let address = bounds_of(practice).map(|bounds| {
        let camera = Camera::fit(bounds, LEAST, Padding::all(2.0 * PIN), LINK_ZOOM);
        format!("{}{}", Route::Map.path(), geomap::hash::format(camera))
    });
    html! {
        @if let Some(address) = address {
            a.still href=(address) {
                span.still-map { (picture) }
                span.still-caption { (t::ON_THE_MAP) }
            }
        }
    }
}

/// What is drawn on the small map: the land, as far as it has come, and the pins.
pub fn picture(practice: &Practice, atlas: &Atlas) -> Markup {
    let worlds: Vec<World> = practice.points().into_iter().filter_map(world_of).collect();
    let Some(bounds) = bounds_of(practice) else {
        return Markup::default();
    };
    let is_small = worlds.len() > 1;
    let (zoom, half) = if is_small {
        (PLACES_ZOOM, SMALL_PIN)
    } else {
        (ZOOM, PIN)
    };
    let camera = Camera::fit(bounds, SIZE, Padding::all(PIN), zoom);
    let pins: Vec<Px> = worlds.into_iter().map(|world| camera.to_screen(world, SIZE)).collect();
    let obstacles: Vec<Rect> = pins.iter().map(|pin| Rect::around(*pin, half)).collect();
    let frame = scene::wide(camera, SIZE);
    let (land, names) = (
        scene::outlines(atlas, &frame),
        names::fitting(atlas, &frame, &obstacles),
    );
    // The map lifts one województwo out; where there are several, none.
    let chosen = match practice.wojewodztwa().as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let kind = Kind::of(&practice.category);
    let pins = html! { @for at in pins { (pin(at, kind, is_small)) } };
    drawing(&land, &names, &frame, chosen, &pins)
}

/// A pin of the drawing, with the sign of the kind on its colour; a small one has no room for the sign.
fn pin(Px { x, y }: Px, kind: Kind, is_small: bool) -> Markup {
    html! {
        g.still-pin data-kind=(kind.code()) transform={ "translate(" (short(x, 1)) " " (short(y, 1)) ")" } {
            circle r=(if is_small { 7 } else { 15 }) {}
            @if !is_small { svg.still-sign x="-9" y="-9" width="18" height="18" viewBox="0 0 24 24" { (strokes(kind)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use practices::{LonLat, Place, Source};

    fn practice(points: &[(f64, f64)]) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let category = "dialog-spoleczny".parse().unwrap();
        let mut practice = Practice::new("bdp-1".into(), "a".into(), "Żuraw".into(), category, source);
        let place = |(lon, lat): &(f64, f64)| Place {
            point: LonLat::new(*lon, *lat),
            ..Place::default()
        };
        practice.places = points.iter().map(place).collect();
        practice
    }

    #[test]
    fn leads_to_the_place_on_the_large_map() {
        let text = link(&practice(&[(19.0, 52.0)]), &Markup::default()).into_string();
        let expected = "<a class=\"still\" href=\"/#11/52.0000/19.0000\"><span class=\"still-map\"></span>\
                        <span class=\"still-caption\">Pokaż na mapie</span></a>";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_pin_for_each_place_stands_in_the_middle_of_them() {
        let one = picture(&practice(&[(19.0, 52.0)]), &Atlas::default()).into_string();
        assert!(one.contains(
            "<g class=\"still-pin\" data-kind=\"dialog\" transform=\"translate(160 120)\"><circle r=\"15\"></circle><svg "
        ));
        let two = picture(&practice(&[(19.0, 52.0), (19.2, 52.0)]), &Atlas::default()).into_string();
        assert_eq!(two.matches("<circle r=\"7\"></circle></g>").count(), 2);
        assert!(!one.contains("style=") && !two.contains("style="));
    }

    #[test]
    fn without_a_place_there_is_no_map() {
        let nowhere = practice(&[]);
        assert_eq!(link(&nowhere, &Markup::default()).into_string(), "");
        assert_eq!(picture(&nowhere, &Atlas::default()).into_string(), "");
    }
}
