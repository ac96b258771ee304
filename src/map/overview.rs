//! Poland as a whole on paper: the województwa, a number at each place, and a scale bar.

use geomap::decimal::short;
use geomap::{Camera, Frame, POLAND, Padding, Px, Size, World, metres_per_pixel, scale_bar};
use maud::{Markup, html};

use crate::i18n::t;
use crate::map::atlas::Atlas;

/// How high the drawing is for its width.
const HEIGHT: f64 = 0.96;
/// Signs whose middles are nearer than this become one, in pixels.
const NEAR: f64 = 16.0;
/// How many numbers one sign has at the most.
const NUMBERS: usize = 3;
/// The middle of Poland, where the scale bar is right.
const LATITUDE: f64 = 52.0;

/// The drawing, so many pixels wide, with these numbered places.
pub fn overview(atlas: &Atlas, places: &[(usize, World)], width: f64) -> Markup {
    let size = Size {
        width,
        height: width * HEIGHT,
    };
    let camera = Camera::fit(POLAND, size, Padding::all(4.0), 18.0);
    let frame = Frame { camera, size, pad: 0.0 };
    let mut land = String::new();
    for region in &atlas.regions {
        region.outline.path(&frame, &mut land);
    }
    let signs = signs(places.iter().map(|(number, at)| (*number, camera.to_screen(*at, size))));
    html! {
        svg.overview role="img" aria-label=(t::DOSSIER_MAP) viewBox={ "0 0 " (short(width, 1)) " " (short(size.height, 1)) } {
            path.overview-land d=(land) {}
            @for sign in &signs { (sign.markup()) }
            (scale(camera, size))
        }
    }
}

/// The numbers that stand at one place of the drawing.
#[derive(Debug, PartialEq)]
struct Sign {
    at: Px,
    numbers: Vec<usize>,
}

fn signs(places: impl Iterator<Item = (usize, Px)>) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    for (number, at) in places {
        let near = |sign: &&mut Sign| (sign.at.x - at.x).powi(2) + (sign.at.y - at.y).powi(2) < NEAR * NEAR;
        match signs.iter_mut().find(near) {
            Some(sign) if sign.numbers.contains(&number) => {}
            Some(sign) => sign.numbers.push(number),
            None => signs.push(Sign {
                at,
                numbers: vec![number],
            }),
        }
    }
    signs
}

impl Sign {
    fn text(&self) -> String {
        let mut names: Vec<String> = self.numbers.iter().take(NUMBERS).map(usize::to_string).collect();
        if self.numbers.len() > NUMBERS {
            names.push("…".to_owned());
        }
        names.join(", ")
    }

    fn markup(&self) -> Markup {
        let text = self.text();
        // As wide as digits are, and round where there is one.
        let half = 5.0 + 3.2 * text.chars().count() as f64;
        let half = half.max(9.0);
        let Px { x, y } = self.at;
        html! {
            rect.overview-sign x=(short(x - half, 1)) y=(short(y - 9.0, 1)) width=(short(2.0 * half, 1)) height="18" rx="9" {}
            text.overview-number x=(short(x, 1)) y=(short(y, 1)) { (text) }
        }
    }
}

fn scale(camera: Camera, size: Size) -> Markup {
    let bar = scale_bar(metres_per_pixel(LATITUDE, camera.zoom), size.width / 4.0);
    let (left, bottom) = (8.0, size.height - 8.0);
    let right = left + bar.width_px;
    let path = format!(
        "M{left} {top}V{bottom}H{right}V{top}",
        top = short(bottom - 5.0, 1),
        bottom = short(bottom, 1),
        right = short(right, 1)
    );
    html! {
        path.overview-scale d=(path) {}
        text.overview-distance x=(short(right + 6.0, 1)) y=(short(bottom, 1)) { (t::distance(bar.metres)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn px(x: f64, y: f64) -> Px {
        Px { x, y }
    }

    #[test]
    fn numbers_that_would_cover_each_other_stand_together() {
        let places = [
            (1, px(10.0, 10.0)),
            (2, px(200.0, 10.0)),
            (3, px(12.0, 15.0)),
            (3, px(9.0, 9.0)),
        ];
        let signs = signs(places.into_iter());
        assert_eq!(signs.iter().map(Sign::text).collect::<Vec<_>>(), ["1, 3", "2"]);
        let many = Sign {
            at: px(0.0, 0.0),
            numbers: (1..=40).collect(),
        };
        assert_eq!(many.text(), "1, 2, 3, …");
    }

    #[test]
    fn a_place_has_its_number_and_the_drawing_a_scale() {
        let middle = geomap::project(geomap::LonLat::new(19.0, 52.0).unwrap());
        let text = overview(&Atlas::default(), &[(7, middle)], 400.0).into_string();
        assert!(
            text.starts_with("<svg class=\"overview\" role=\"img\" aria-label=\"Mapa Polski"),
            "{text}"
        );
        assert!(
            text.contains(">7</text>") && text.contains("100\u{a0}km</text>"),
            "{text}"
        );
    }
}
