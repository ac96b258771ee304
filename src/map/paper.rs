//! A drawing that stands still, as text: one SVG with neighbours, województwa and names.

use geomap::{Frame, Px, Size};
use maud::{Markup, html};
use practices::Wojewodztwo;

use crate::map::names::{Align, Name, NameKind, region_font};
use crate::map::scene::Scene;
use geomap::decimal::short;

/// How far the lines of a name stand apart, in the height of its letters.
const LINE: f64 = 1.15;

/// A whole drawing that no pane holds, as large as what contains it: what the frame shows, with `above` over it. `chosen`
/// stays light while the other województwa are dimmed.
pub fn drawing(scene: &Scene, names: &[Name], frame: &Frame, chosen: Option<Wojewodztwo>, above: &Markup) -> Markup {
    let Size { width, height } = frame.size;
    html! {
        svg.outlines.has-chosen[chosen.is_some()] aria-hidden="true" viewBox={ "0 0 " (short(width, 1)) " " (short(height, 1)) }
            width="100%" height="100%" {
            (land(scene, chosen))
            (names_group(names, frame, chosen))
            (above)
        }
    }
}

/// A sheet of the size of the frame, to lie on the pane where [`place`] says.
pub fn paper(frame: &Frame, inner: &Markup) -> Markup {
    let [edge, width, height] = sides(frame);
    html! {
        svg.outlines aria-hidden="true" viewBox={ (edge) " " (edge) " " (width) " " (height) } { (inner) }
    }
}

/// Where a sheet lies on the pane, as CSS has it.
pub fn place(frame: &Frame) -> String {
    let [edge, width, height] = sides(frame);
    format!("left:{edge}px;top:{edge}px;width:{width}px;height:{height}px")
}

/// Where a frame begins in either direction, its width and its height, with all that is drawn around it.
fn sides(frame: &Frame) -> [String; 3] {
    let Frame { size, pad, .. } = *frame;
    [-pad, size.width + 2.0 * pad, size.height + 2.0 * pad].map(|pixels| short(pixels, 1))
}

fn land(scene: &Scene, chosen: Option<Wojewodztwo>) -> Markup {
    html! {
        path.land d=(scene.neighbours) {}
        path.border d=(scene.borders) {}
        g.regions {
            @for (region, path) in &scene.regions {
                path.region.chosen[chosen == Some(*region)] data-slug=(region.slug()) d=(path) {}
            }
        }
        path.country d=(scene.country) {}
        path.chosen-border d=(chosen_path(scene, chosen)) {}
    }
}

/// The names as a part of a drawing.
pub(crate) fn names_group(names: &[Name], frame: &Frame, chosen: Option<Wojewodztwo>) -> Markup {
    html! {
        g.names font-size=(short(region_font(frame.camera.zoom), 2)) {
            @for name in names { (name_markup(name, chosen)) }
        }
    }
}

/// The chosen województwo's border once more, to lie over those of its neighbours.
fn chosen_path(scene: &Scene, chosen: Option<Wojewodztwo>) -> &str {
    let found = scene.regions.iter().find(|(region, _)| Some(*region) == chosen);
    found.map_or("", |(_, path)| path)
}

fn name_markup(name: &Name, chosen: Option<Wojewodztwo>) -> Markup {
    let (class, radius) = match name.kind {
        NameKind::Region(region) if Some(region) == chosen => ("name of-region chosen", "2"),
        NameKind::Region(_) => ("name of-region", "2"),
        NameKind::Capital => ("name of-capital", "2.8"),
        NameKind::Town => ("name of-town", "2"),
    };
    let anchor = match name.align {
        Align::Start => "start",
        Align::Middle => "middle",
        Align::End => "end",
    };
    let (x, y) = at(name.at);
    let above = -LINE * (name.lines.len() as f64 - 1.0) / 2.0;
    html! {
        @if let Some((x, y)) = name.dot.map(at) { circle.dot cx=(x) cy=(y) r=(radius) {} }
        text class=(class) x=(x) y=(y) text-anchor=(anchor) {
            @for (i, line) in name.lines.iter().enumerate() {
                tspan x=(x) dy={ (short(if i == 0 { above } else { LINE }, 3)) "em" } { (line) }
            }
        }
    }
}

/// A place of the drawing, as precise as an eye sees it.
fn at(Px { x, y }: Px) -> (String, String) {
    (short(x, 2), short(y, 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::assert_escapes;
    use crate::map::scene;
    use geomap::{Camera, Size, World};

    fn frame() -> Frame {
        let center = World { x: 0.5, y: 0.25 };
        let size = Size {
            width: 320.0,
            height: 240.0,
        };
        scene::near(Camera { center, zoom: 7.6 }, size)
    }

    fn name(line: &str, kind: NameKind) -> Name {
        Name {
            lines: vec![line.to_owned()],
            kind,
            at: Px { x: 12.345, y: -3.0 },
            align: Align::End,
            dot: None,
        }
    }

    #[test]
    fn draws_land_regions_and_names() {
        let regions = ["opolskie", "slaskie"].map(|slug| Wojewodztwo::from_slug(slug).unwrap());
        let [opolskie, slaskie] = regions;
        let scene = Scene {
            neighbours: "M1".into(),
            borders: "M2".into(),
            country: "M3".into(),
            regions: vec![(opolskie, "M4".into()), (slaskie, "M5".into())],
        };
        let town = Name {
            dot: Some(Px { x: 1.0, y: 2.0 }),
            ..name("Łódź", NameKind::Capital)
        };
        let region = Name {
            lines: vec!["zachodnio-".into(), "pomorskie".into()],
            ..name("", NameKind::Region(slaskie))
        };
        let text = drawing(&scene, &[town, region], &frame(), Some(slaskie), &html! { (7) }).into_string();
        let expected = concat!(
            r#"<svg class="outlines has-chosen" aria-hidden="true" viewBox="0 0 320 240" width="100%" height="100%">"#,
            r#"<path class="land" d="M1"></path><path class="border" d="M2"></path><g class="regions">"#,
            r#"<path class="region" data-slug="opolskie" d="M4"></path>"#,
            r#"<path class="region chosen" data-slug="slaskie" d="M5"></path></g>"#,
            r#"<path class="country" d="M3"></path><path class="chosen-border" d="M5"></path>"#,
            r#"<g class="names" font-size="13.28"><circle class="dot" cx="1" cy="2" r="2.8"></circle>"#,
            r#"<text class="name of-capital" x="12.35" y="-3" text-anchor="end"><tspan x="12.35" dy="0em">Łódź</tspan></text>"#,
            r#"<text class="name of-region chosen" x="12.35" y="-3" text-anchor="end">"#,
            r#"<tspan x="12.35" dy="-0.575em">zachodnio-</tspan><tspan x="12.35" dy="1.15em">pomorskie</tspan></text></g>7</svg>"#,
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn a_sheet_lies_around_what_is_seen() {
        let text = paper(&frame(), &Markup::default()).into_string();
        let expected = r#"<svg class="outlines" aria-hidden="true" viewBox="-48 -48 416 336"></svg>"#;
        assert_eq!(text, expected);
        assert_eq!(place(&frame()), "left:-48px;top:-48px;width:416px;height:336px");
    }

    #[test]
    fn no_name_is_a_part_of_the_drawing() {
        let nothing = Markup::default();
        assert_escapes(|text| {
            drawing(
                &Scene::default(),
                &[name(text, NameKind::Town)],
                &frame(),
                None,
                &nothing,
            )
        });
    }
}
