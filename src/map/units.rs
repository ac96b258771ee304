//! The borders of powiaty and gminy, drawn as thin lines where the map is close enough for them.

use geomap::{Frame, LinePath, LonLat};
use leptos::html::Div;
use leptos::prelude::*;
use maud::{Markup, html};
use practices::units::{Level, Units, UnitsError};

use crate::map::{paper, scene};
use crate::state::AppState;
use crate::watch::watch_with;

/// From which zoom on the borders of a level are drawn: farther out they would run together.
pub fn least_zoom(level: Level) -> f64 {
    match level {
        Level::Powiaty => 7.0,
        Level::Gminy => 9.5,
    }
}

/// Reads a file that `praktyki regions` has made: every border once.
///
/// # Errors
/// Where the file is of another kind, or no JSON.
pub fn lines(bytes: &[u8]) -> Result<Vec<LinePath>, UnitsError> {
    let units = Units::from_json(bytes)?;
    let line =
        |arc: Vec<practices::LonLat>| LinePath::new(arc.into_iter().filter_map(|at| LonLat::new(at.lon, at.lat)));
    Ok(units.arcs.into_iter().map(line).collect())
}

/// Draws the borders that the visitor wants to see.
pub fn keep_borders(state: AppState, paper: NodeRef<Div>) {
    let layers = state.map.layers;
    watch_with(move |is_drawn: Option<bool>| {
        let levels = layers.levels.get();
        if levels.is_empty() && is_drawn != Some(true) {
            return false;
        }
        let frame = scene::wide(state.map.drawn.get(), state.map.size.get());
        let Some(paper) = paper.get() else { return false };
        let text = layers.borders.with(|borders| {
            let wanted = borders.iter().filter(|(level, _)| levels.contains(level));
            let here = wanted.filter_map(|(level, lines)| Some((*level, lines.ready()?.as_slice())));
            markup(&here.collect::<Vec<_>>(), &frame).into_string()
        });
        paper.set_inner_html(&text);
        !levels.is_empty()
    });
}

/// The lines of each level that is drawn at the frame's zoom.
fn markup(levels: &[(Level, &[LinePath])], frame: &Frame) -> Markup {
    let drawn = levels
        .iter()
        .filter(|(level, _)| frame.camera.zoom >= least_zoom(*level));
    let paths = drawn.map(|(level, lines)| {
        let mut path = String::new();
        for line in *lines {
            line.path(frame, &mut path);
        }
        (class(*level), path)
    });
    let lines = html! { @for (class, path) in paths { path class=(class) d=(path) {} } };
    paper::paper(frame, None, &lines)
}

fn class(level: Level) -> &'static str {
    match level {
        Level::Powiaty => "powiaty",
        Level::Gminy => "gminy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geomap::{Camera, Size, mercator};

    /// Two units that share a border, around the meridian 19°E.
    const FILE: &str = r#"{"format":"mapa-praktyk-units","version":1,"level":"powiaty","scale":10,
        "units":[{"teryt":"0201","name":"żarski","label":[185,505],"rings":[[0,1]]},
                 {"teryt":"0202","name":"łęczycki","label":[195,505],"rings":[[-1,2]]}],
        "arcs":[[190,510,0,-10],[190,500,-10,0,0,10,10,0],[190,510,10,0,0,-10,-10,0]]}"#;

    fn frame(zoom: f64) -> Frame {
        let center = mercator::project(LonLat::new(19.0, 50.5).unwrap());
        let size = Size {
            width: 2000.0,
            height: 2000.0,
        };
        scene::wide(Camera { center, zoom }, size)
    }

    #[test]
    fn draws_each_border_once_and_only_near_enough() {
        let lines = lines(FILE.as_bytes()).unwrap();
        assert_eq!(lines.len(), 3);
        let shown = |level, zoom| markup(&[(level, &lines)], &frame(zoom)).into_string();
        let cases = [
            (Level::Powiaty, 6.9, 0),
            (Level::Powiaty, 7.0, 3),
            (Level::Gminy, 9.4, 0),
            (Level::Gminy, 9.5, 3),
        ];
        for (level, zoom, expected) in cases {
            assert_eq!(shown(level, zoom).matches('M').count(), expected, "{level:?} {zoom}");
        }
        assert!(shown(Level::Powiaty, 8.0).contains("<path class=\"powiaty\" d=\"M"));
    }

    #[test]
    fn another_file_is_refused() {
        for text in ["", "{}", r#"{"type":"FeatureCollection","features":[]}"#] {
            assert!(lines(text.as_bytes()).is_err(), "{text}");
        }
    }
}
