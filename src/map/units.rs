//! The layer of boundaries: thin lines around powiaty and gminy where the map is close enough for them, and below these the
//! shaded powiaty.

use geomap::{Frame, LinePath, LonLat, Outline};
use maud::{Markup, html};
use practices::Wojewodztwo;
use practices::units::{Level, Units, UnitsError, arc_number};
use web_sys::HtmlElement;

use crate::components::known::Known;
use crate::components::piece::set_style;
use crate::map::shading::Shading;
use crate::map::{paper, powiaty, scene};
use crate::state::AppState;
use crate::watch::watch_with;

/// From which zoom on the borders of a level are drawn: farther out they would run together.
pub fn least_zoom(level: Level) -> f64 {
    match level {
        Level::Powiaty => 7.0,
        Level::Gminy => 9.5,
    }
}

/// The boundaries of a file, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Boundaries {
    /// Every border once.
    pub borders: Vec<Border>,
    /// The powiaty, in the order of the file; none in one of gminy.
    pub powiaty: Vec<Area>,
}

/// A border between two units, or of Poland.
#[derive(Debug, Clone, PartialEq)]
pub struct Border {
    /// Its line.
    pub line: LinePath,
    /// The codes of the województwa on its two sides, see [`Wojewodztwo::code`]; 0 for what is not Poland.
    pub sides: [u8; 2],
}

/// A powiat, or a city with its rights.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its four digits of TERYT as a number.
    pub powiat: u16,
    /// Its rings; a city within it is a hole.
    pub outline: Outline,
}

impl Boundaries {
    /// Reads a file that `praktyki regions` has made.
    ///
    /// # Errors
    /// Where the file is of another kind, or no JSON.
    pub fn from_json(bytes: &[u8]) -> Result<Self, UnitsError> {
        let units = Units::from_json(bytes)?;
        let powiaty: Vec<Area> = match units.level {
            Level::Powiaty => units.units.iter().filter_map(|unit| Area::of(&units, unit)).collect(),
            Level::Gminy => Vec::new(),
        };
        let sides = sides(&units);
        let border = |(arc, sides): (Vec<practices::LonLat>, [u8; 2])| Border {
            line: LinePath::new(on_the_map(arc)),
            sides,
        };
        Ok(Self {
            borders: units.arcs.into_iter().zip(sides).map(border).collect(),
            powiaty,
        })
    }
}

impl Border {
    /// Whether it is one of województwa, or of Poland.
    pub fn is_of_wojewodztwa(&self) -> bool {
        let [one, other] = self.sides;
        one != other
    }
}

impl Area {
    /// None where the number is none of a powiat.
    fn of(units: &Units, unit: &practices::units::Unit) -> Option<Self> {
        Some(Self {
            // 0 is the number of practices whose powiat is not known.
            powiat: unit.teryt.parse().ok().filter(|number| *number > 0)?,
            outline: Outline::new(units.rings(unit).into_iter().map(on_the_map)),
        })
    }
}

fn on_the_map(points: Vec<practices::LonLat>) -> impl Iterator<Item = LonLat> {
    points.into_iter().filter_map(|at| LonLat::new(at.lon, at.lat))
}

/// The województwa on the sides of each arc, by the units that name it.
fn sides(units: &Units) -> Vec<[u8; 2]> {
    let mut sides = vec![[0, 0]; units.arcs.len()];
    for unit in &units.units {
        let code = Wojewodztwo::from_teryt(&unit.teryt).map_or(0, Wojewodztwo::code);
        for reference in unit.rings.iter().flatten() {
            if let Some([first, second]) = sides.get_mut(arc_number(*reference)) {
                *(if *first == 0 { first } else { second }) = code;
            }
        }
    }
    sides
}

/// Draws the shaded powiaty, and the borders that the visitor wants to see.
pub fn keep_borders(state: AppState, paper: Known<HtmlElement>) {
    let layers = state.map.layers;
    watch_with(move |is_drawn: Option<bool>| {
        let levels = layers.levels.get();
        let is_shaded = state.map.powiaty.with(|shades| shades.shading != Shading::Off);
        let is_wanted = is_shaded || !levels.is_empty();
        if !is_wanted && is_drawn != Some(true) {
            return false;
        }
        let frame = scene::wide(state.map.drawn.get(), state.map.size.get());
        let chosen = state.region.get();
        let Some(paper) = paper.get() else { return false };
        let shaded = layers.ready(Level::Powiaty).filter(|_| is_shaded);
        let inner = html! {
            @if let Some(boundaries) = shaded {
                (state.map.powiaty.with(|shades| powiaty::markup(&boundaries, shades, &frame, chosen)))
            }
            @for level in levels {
                @if let Some(boundaries) = layers.ready(level) { (lines(level, &boundaries, &frame)) }
            }
        };
        paper.set_inner_html(&paper::paper(&frame, &inner).into_string());
        if let Some(sheet) = paper.first_element_child() {
            set_style(&sheet, &paper::place(&frame));
        }
        is_wanted
    });
}

/// The lines of a level, if it is drawn at the frame's zoom.
fn lines(level: Level, boundaries: &Boundaries, frame: &Frame) -> Markup {
    if frame.camera.zoom < least_zoom(level) {
        return Markup::default();
    }
    let mut path = String::new();
    for border in &boundaries.borders {
        border.line.path(frame, &mut path);
    }
    html! { path class=(class(level)) d=(path) {} }
}

fn class(level: Level) -> &'static str {
    match level {
        Level::Powiaty => "powiaty",
        Level::Gminy => "gminy",
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use geomap::{Camera, Size, mercator};

    /// A square of Łódzkie with a city in its middle, and its neighbour in Mazowieckie; around the meridian 19°E.
    pub(crate) const FILE: &str = r#"{"format":"mapa-praktyk-units","version":1,"level":"powiaty","scale":10,
        "units":[{"teryt":"1061","name":"Łódź","label":[185,505],"rings":[[3]]},
                 {"teryt":"1002","name":"łęczycki","label":[182,505],"rings":[[0,1],[-4]]},
                 {"teryt":"1402","name":"żyrardowski","label":[195,505],"rings":[[-1,2]]}],
        "arcs":[[190,510,0,-10],[190,500,-10,0,0,10,10,0],[190,510,10,0,0,-10,-10,0],[184,506,0,-2,2,0,0,2,-2,0]]}"#;

    pub(crate) fn frame(zoom: f64) -> Frame {
        let center = mercator::project(LonLat::new(19.0, 50.5).unwrap());
        let size = Size {
            width: 2000.0,
            height: 2000.0,
        };
        scene::wide(Camera { center, zoom }, size)
    }

    #[test]
    fn draws_each_border_once_and_only_near_enough() {
        let boundaries = Boundaries::from_json(FILE.as_bytes()).unwrap();
        let shown = |level, zoom| lines(level, &boundaries, &frame(zoom)).into_string();
        let cases = [
            (Level::Powiaty, 6.9, 0),
            (Level::Powiaty, 7.0, 4),
            (Level::Gminy, 9.4, 0),
            (Level::Gminy, 9.5, 4),
        ];
        for (level, zoom, expected) in cases {
            assert_eq!(shown(level, zoom).matches('M').count(), expected, "{level:?} {zoom}");
        }
        assert!(shown(Level::Powiaty, 8.0).contains("<path class=\"powiaty\" d=\"M"));
    }

    #[test]
    fn arcs_are_joined_into_powiaty_and_a_city_is_none_of_the_powiat_around_it() {
        let boundaries = Boundaries::from_json(FILE.as_bytes()).unwrap();
        let numbers: Vec<u16> = boundaries.powiaty.iter().map(|area| area.powiat).collect();
        assert_eq!(numbers, [1061, 1002, 1402]);
        let at = |lon, lat| mercator::project(LonLat::new(lon, lat).unwrap());
        let cases = [
            (at(18.1, 50.5), Some(1002)),
            (at(18.5, 50.5), Some(1061)),
            (at(18.9, 50.9), Some(1002)),
            (at(19.5, 50.5), Some(1402)),
            (at(17.9, 50.5), None),
        ];
        for (place, expected) in cases {
            let mut holding = boundaries.powiaty.iter().filter(|area| area.outline.contains(place));
            assert_eq!(holding.next().map(|area| area.powiat), expected);
            assert_eq!(holding.count(), 0, "{expected:?}");
        }
    }

    #[test]
    fn a_border_knows_the_wojewodztwa_on_its_sides() {
        let boundaries = Boundaries::from_json(FILE.as_bytes()).unwrap();
        let told = boundaries
            .borders
            .iter()
            .map(|border| (border.sides, border.is_of_wojewodztwa()));
        let expected = [([5, 7], true), ([5, 0], true), ([7, 0], true), ([5, 5], false)];
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_no_powiat_has_no_area_but_keeps_its_borders() {
        let cases = [
            ("\"1402\"", "\"Żyrardów\"", 2),
            ("\"1402\"", "\"\"", 2),
            ("\"1402\"", "\"0000\"", 2),
            ("[[-1,2]]", "[[-1,9]]", 2),
            ("\"powiaty\"", "\"gminy\"", 0),
        ];
        for (from, to, expected) in cases {
            let boundaries = Boundaries::from_json(FILE.replace(from, to).as_bytes()).unwrap();
            let told = (boundaries.powiaty.len(), boundaries.borders.len());
            assert_eq!(told, (expected, 4), "{to}");
        }
    }

    #[test]
    fn another_file_is_refused() {
        for text in ["", "{}", r#"{"type":"FeatureCollection","features":[]}"#] {
            assert!(Boundaries::from_json(text.as_bytes()).is_err(), "{text}");
        }
    }
}
