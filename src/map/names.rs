//! The names on the map: which are shown, and where they fit.

use geomap::labels::{self, Anchor, Board, Label, Rect};
use geomap::{Frame, Px, Size};
use practices::Wojewodztwo;

use crate::map::atlas::{Atlas, Town};

/// A name on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// The text, line by line.
    pub lines: Vec<String>,
    /// What is named.
    pub kind: NameKind,
    /// The middle of the text's height, and of its width as [`Name::align`] says.
    pub at: Px,
    /// Which side of the text stands at `at`. A town's name grows away from its dot, whatever the font.
    pub align: Align,
    /// Where the town's dot stands.
    pub dot: Option<Px>,
}

/// The side of a text that stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// The left side.
    Start,
    /// The middle.
    Middle,
    /// The right side.
    End,
}

/// What a [`Name`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// A województwo.
    Region(Wojewodztwo),
    /// The seat of a województwo's authorities.
    Capital,
    /// Another town.
    Town,
}

/// The smallest town that is named at a zoom, in inhabitants; seats of województwa are named from zoom 6.6.
fn smallest_town(zoom: f64) -> u32 {
    match zoom {
        z if z < 7.0 => u32::MAX,
        z if z < 7.8 => 150_000,
        z if z < 8.6 => 60_000,
        z if z < 9.4 => 30_000,
        _ => 0,
    }
}

/// From this zoom on the województwa need no name any more: one of them fills the screen.
const REGION_NAMES_UNTIL: f64 = 8.8;
/// From this zoom on the seats of województwa are named.
const CAPITALS_FROM: f64 = 6.6;
/// Up to this zoom the long names of województwa stand in two lines.
const TWO_LINES_UNTIL: f64 = 6.4;
/// How far a województwo's name may step aside for markers and towns, in pixels; it never leaves its land.
const STEPS: [(f64, f64); 15] = [
    (0.0, 0.0),
    (0.0, 18.0),
    (0.0, -18.0),
    (16.0, 0.0),
    (-16.0, 0.0),
    (16.0, 16.0),
    (-16.0, 16.0),
    (16.0, -16.0),
    (-16.0, -16.0),
    (0.0, 34.0),
    (0.0, -34.0),
    (28.0, 28.0),
    (-28.0, 28.0),
    (28.0, -28.0),
    (-28.0, -28.0),
];

/// The names that overlap neither each other nor `obstacles` (the markers and the buttons that float above).
pub fn fitting(atlas: &Atlas, frame: &Frame, obstacles: &[Rect]) -> Vec<Name> {
    let towns = towns_in(atlas, frame);
    let mut paper = Paper::new(frame, obstacles);
    for (_, dot) in &towns {
        paper.take(Rect::around(*dot, DOT));
    }
    let mut names = region_names(atlas, frame, &mut paper);
    names.extend(town_names(&towns, &mut paper));
    names
}

/// Half the room that a town's dot takes, in pixels.
const DOT: f64 = 3.5;

/// The drawn area, screen and overscan, with what stands on it already; all in the screen's pixels.
struct Paper {
    pad: f64,
    size: Size,
    board: Board,
}

impl Paper {
    fn new(frame: &Frame, obstacles: &[Rect]) -> Self {
        let (pad, size) = (frame.pad, frame.size);
        let area = Size {
            width: size.width + 2.0 * pad,
            height: size.height + 2.0 * pad,
        };
        let mut paper = Self {
            pad,
            size,
            board: Board::new(area),
        };
        for obstacle in obstacles {
            paper.take(*obstacle);
        }
        paper
    }

    fn take(&mut self, rect: Rect) {
        self.board.take(rect.moved(self.pad, self.pad));
    }

    /// Places labels and returns the room of each that fits. A name that the screen's edge would cut is left out.
    fn place(&mut self, labels: &[Label]) -> Vec<Option<Rect>> {
        let (pad, size) = (self.pad, self.size);
        // The board's corner lies beyond the screen's.
        let on_board: Vec<Label> = labels
            .iter()
            .map(|label| Label {
                at: Px {
                    x: label.at.x + pad,
                    y: label.at.y + pad,
                },
                ..*label
            })
            .collect();
        let is_whole = |rect: &Rect| !is_cut(&rect.moved(-pad, -pad), size);
        let placed = self.board.place_all(&on_board, &is_whole);
        placed
            .into_iter()
            .map(|rect| rect.map(|rect| rect.moved(-pad, -pad)))
            .collect()
    }
}

/// Whether an edge of the screen lies across a rectangle.
fn is_cut(rect: &Rect, screen: Size) -> bool {
    let cuts = |edge: f64, from: f64, to: f64| from < edge && edge < to;
    cuts(0.0, rect.left, rect.right)
        || cuts(screen.width, rect.left, rect.right)
        || cuts(0.0, rect.top, rect.bottom)
        || cuts(screen.height, rect.top, rect.bottom)
}

fn region_names(atlas: &Atlas, frame: &Frame, paper: &mut Paper) -> Vec<Name> {
    if frame.camera.zoom >= REGION_NAMES_UNTIL {
        return Vec::new();
    }
    let zoom = frame.camera.zoom;
    let font = region_font(zoom);
    let mut names = Vec::new();
    for region in &atlas.regions {
        let lines = name_lines(region.wojewodztwo.name(), zoom);
        // Capitals set wide: over the width of the same text set close.
        let width = lines
            .iter()
            .map(|line| labels::text_width(&practices::polish::uppercase(line), font))
            .fold(0.0, f64::max)
            * 1.18;
        let height = font * 1.15 * lines.len() as f64;
        let middle = frame.camera.to_screen(region.label, frame.size);
        let placed = STEPS.iter().find_map(|(dx, dy)| {
            let at = Px {
                x: middle.x + dx,
                y: middle.y + dy,
            };
            if !region.outline.contains(frame.camera.to_world(at, frame.size)) {
                return None;
            }
            let label = Label {
                at,
                width,
                height,
                priority: 0,
                anchors: &[Anchor::Center],
            };
            paper.place(&[label]).into_iter().next().flatten()
        });
        let kind = NameKind::Region(region.wojewodztwo);
        names.extend(placed.map(|rect| Name {
            lines,
            kind,
            at: rect.center(),
            align: Align::Middle,
            dot: None,
        }));
    }
    names
}

/// The name in the lines in which it stands: "zachodnio-", "pomorskie" where there is little room.
fn name_lines(name: &str, zoom: f64) -> Vec<String> {
    if zoom >= TWO_LINES_UNTIL {
        return vec![name.to_owned()];
    }
    let (first, second) = name
        .split_once('-')
        .or_else(|| Some(("zachodnio", name.strip_prefix("zachodnio")?)))
        .unwrap_or((name, ""));
    if second.is_empty() {
        vec![first.to_owned()]
    } else {
        vec![format!("{first}-"), second.to_owned()]
    }
}

/// The size of the województwa's names in pixels, by zoom.
pub fn region_font(zoom: f64) -> f64 {
    (9.2 + (zoom - 5.2) * 1.7).clamp(8.5, 14.0)
}

/// The towns that are large enough for the zoom, with their place on the screen.
fn towns_in<'a>(atlas: &'a Atlas, frame: &Frame) -> Vec<(&'a Town, Px)> {
    let zoom = frame.camera.zoom;
    let shown = |town: &&Town| (town.capital && zoom >= CAPITALS_FROM) || town.population >= smallest_town(zoom);
    let placed = |town: &'a Town| (town, frame.camera.to_screen(town.at, frame.size));
    atlas
        .towns
        .iter()
        .filter(shown)
        .map(placed)
        .filter(|(_, at)| is_drawn(frame, *at))
        .collect()
}

fn is_drawn(frame: &Frame, at: Px) -> bool {
    let within = |value: f64, length: f64| (-frame.pad..=length + frame.pad).contains(&value);
    within(at.x, frame.size.width) && within(at.y, frame.size.height)
}

fn town_names(towns: &[(&Town, Px)], paper: &mut Paper) -> Vec<Name> {
    const ANCHORS: &[Anchor] = &[Anchor::Right, Anchor::Left, Anchor::Above, Anchor::Below];
    let labels: Vec<Label> = (0u32..)
        .zip(towns)
        .map(|(priority, (town, at))| {
            let width = labels::text_width(&town.name, 12.5) * 1.06;
            Label {
                at: *at,
                width,
                height: 16.0,
                priority,
                anchors: ANCHORS,
            }
        })
        .collect();
    let placed = paper.place(&labels);
    towns
        .iter()
        .zip(placed)
        .filter_map(|((town, dot), rect)| Some(town_name(town, *dot, rect?)))
        .collect()
}

fn town_name(town: &Town, dot: Px, rect: Rect) -> Name {
    let middle = rect.center();
    let (x, align) = match middle.x - dot.x {
        beside if beside > DOT => (rect.left, Align::Start),
        beside if beside < -DOT => (rect.right, Align::End),
        _ => (middle.x, Align::Middle),
    };
    let kind = if town.capital {
        NameKind::Capital
    } else {
        NameKind::Town
    };
    Name {
        lines: vec![town.name.clone()],
        kind,
        at: Px { x, y: middle.y },
        align,
        dot: Some(dot),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::scene::wide as frame;
    use geomap::{Camera, LonLat, mercator};

    const SIZE: Size = Size {
        width: 800.0,
        height: 600.0,
    };

    fn town(name: &str, population: u32, lon: f64, lat: f64) -> Town {
        let at = mercator::project(LonLat::new(lon, lat).unwrap());
        Town {
            name: name.into(),
            population,
            capital: false,
            at,
        }
    }

    fn frame_at(lon: f64, lat: f64, zoom: f64) -> Frame {
        frame(
            Camera {
                center: mercator::project(LonLat::new(lon, lat).unwrap()),
                zoom,
            },
            SIZE,
        )
    }

    #[test]
    fn long_names_break_where_there_is_little_room() {
        let cases = [
            ("warmińsko-mazurskie", 5.2, vec!["warmińsko-", "mazurskie"]),
            ("zachodniopomorskie", 5.2, vec!["zachodnio-", "pomorskie"]),
            ("łódzkie", 5.2, vec!["łódzkie"]),
            ("warmińsko-mazurskie", 7.0, vec!["warmińsko-mazurskie"]),
        ];
        for (name, zoom, expected) in cases {
            assert_eq!(name_lines(name, zoom), expected);
        }
    }

    #[test]
    fn towns_appear_by_size_as_one_zooms() {
        let towns = vec![
            town("Łódź", 670_000, 19.46, 51.76),
            town("Zgierz", 56_000, 19.41, 51.86),
            town("Łęczyca", 14_000, 19.2, 52.06),
        ];
        let atlas = Atlas {
            towns,
            ..Atlas::default()
        };
        for (zoom, expected) in [
            (6.0, vec![]),
            (7.2, vec!["Łódź"]),
            (8.8, vec!["Łódź", "Zgierz"]),
            (9.6, vec!["Łódź", "Zgierz", "Łęczyca"]),
        ] {
            let names: Vec<String> = fitting(&atlas, &frame_at(19.4, 51.85, zoom), &[])
                .into_iter()
                .flat_map(|name| name.lines)
                .collect();
            assert_eq!(names, expected, "{zoom}");
        }
    }

    #[test]
    fn a_name_makes_way_for_a_marker_and_for_the_edge() {
        let atlas = Atlas {
            towns: vec![town("Łódź", 670_000, 19.46, 51.76)],
            ..Atlas::default()
        };
        let frame = frame_at(19.46, 51.76, 8.0);
        let free = fitting(&atlas, &frame, &[]);
        assert_eq!((free[0].align, free[0].dot), (Align::Start, Some(SIZE.middle())));
        let marker = Rect {
            left: 404.0,
            top: 280.0,
            right: 440.0,
            bottom: 320.0,
        };
        assert_eq!(fitting(&atlas, &frame, &[marker])[0].align, Align::End);
        // Near the right edge the name would be cut: it goes to the other side.
        let at_edge = Frame {
            camera: frame.camera.panned(380.0, 0.0),
            ..frame
        };
        assert_eq!(fitting(&atlas, &at_edge, &[])[0].align, Align::End);
        // With a marker there it has no place.
        let beside = Rect {
            left: 740.0,
            top: 290.0,
            right: 770.0,
            bottom: 310.0,
        };
        assert_eq!(fitting(&atlas, &at_edge, &[beside]), []);
    }
}
