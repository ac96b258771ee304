//! Where the card of a place stands to its marker. Pure.

use geomap::{Px, Rect, Size};

/// Room between the card and the edge of the map, in pixels.
const MARGIN: f64 = 12.0;
/// Room between the marker's middle and the card, in pixels.
pub const GAP: f64 = 26.0;
/// So much of an overlap is rounding, in pixels: a card beside the buttons touches them.
const ROUNDING: f64 = 0.01;

/// On which side of the marker the card stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// Above, its foot at the marker, whatever its height.
    Above,
    /// To the right, its top so many pixels below the marker's middle.
    Right(f64),
    /// To the left, likewise.
    Left(f64),
    /// Where there is room, over the marker if need be: its top left corner's distance from the marker's middle.
    Over(Px),
}

impl Place {
    /// The first place where the whole card is in view without moving the map, and clear of the buttons where there is
    /// such a place.
    pub fn choose(marker: Px, card: Size, map: Size, buttons: Rect) -> Self {
        let clamped = |start: f64, length: f64, room: f64| start.min(room - MARGIN - length).max(MARGIN);
        let (left, top) = (
            clamped(marker.x - card.width / 2.0, card.width, map.width),
            clamped(marker.y - card.height / 2.0, card.height, map.height),
        );
        // Beside the marker the card may stand higher or lower, as there is room.
        let below = clamped(top.max(buttons.bottom), card.height, map.height);
        // Left of the buttons, where that is in view.
        let aside = clamped(left.min(buttons.left - card.width), card.width, map.width);
        let over = |x: f64, y: f64| {
            Place::Over(Px {
                x: x - marker.x,
                y: y - marker.y,
            })
        };
        let beside = [
            Place::Above,
            Place::Right(top - marker.y),
            Place::Left(top - marker.y),
            Place::Right(below - marker.y),
            Place::Left(below - marker.y),
        ];
        let places = beside.into_iter().filter(|place| place.suits(marker, card, map));
        let mut all = places
            .clone()
            .chain([over(left, top), over(aside, top), over(left, below)]);
        let clear = all.find(|place| place.clears(marker, card, buttons));
        clear.or_else(|| places.clone().next()).unwrap_or(over(left, top))
    }

    /// Whether the card is in view here, with room to the edges, and its marker with it.
    fn suits(self, marker: Px, card: Size, map: Size) -> bool {
        let Px { x, y } = self.corner(marker, card);
        let is_in_view = |start: f64, length: f64, room: f64| start >= MARGIN && start + length <= room - MARGIN;
        let has_marker = match self {
            Place::Above => true,
            Place::Right(_) => marker.x >= 0.0,
            Place::Left(_) | Place::Over(_) => marker.x <= map.width,
        };
        let is_level = self == Place::Above || (y..=y + card.height).contains(&marker.y);
        is_in_view(x, card.width, map.width) && is_in_view(y, card.height, map.height) && has_marker && is_level
    }

    /// Whether the card leaves the buttons free here.
    pub fn clears(self, marker: Px, card: Size, buttons: Rect) -> bool {
        let Px { x, y } = self.corner(marker, card);
        let card = Rect {
            left: x + ROUNDING,
            top: y + ROUNDING,
            right: x + card.width - ROUNDING,
            bottom: y + card.height - ROUNDING,
        };
        !card.overlaps(&buttons)
    }

    /// The card's top left corner on the map.
    pub fn corner(self, marker: Px, card: Size) -> Px {
        match self {
            Place::Above => Px {
                x: marker.x - card.width / 2.0,
                y: marker.y - GAP - card.height,
            },
            Place::Right(y) => Px {
                x: marker.x + GAP,
                y: marker.y + y,
            },
            Place::Left(y) => Px {
                x: marker.x - GAP - card.width,
                y: marker.y + y,
            },
            Place::Over(offset) => Px {
                x: marker.x + offset.x,
                y: marker.y + offset.y,
            },
        }
    }

    /// Whether the whole card is in view here.
    pub fn fits(self, marker: Px, card: Size, map: Size) -> bool {
        let Px { x, y } = self.corner(marker, card);
        x >= 0.0 && y >= 0.0 && x + card.width <= map.width && y + card.height <= map.height
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::controls::controls_rect;
    use proptest::prelude::*;

    const MAP: Size = Size {
        width: 1000.0,
        height: 800.0,
    };
    const CARD: Size = Size {
        width: 384.0,
        height: 500.0,
    };

    #[test]
    fn the_card_stands_where_the_map_need_not_move() {
        let cases = [
            ((500.0, 700.0), MAP, Place::Above, (308.0, 174.0)),
            ((500.0, 300.0), MAP, Place::Right(-250.0), (526.0, 50.0)),
            ((500.0, 100.0), MAP, Place::Right(-88.0), (526.0, 12.0)),
            ((800.0, 300.0), MAP, Place::Left(-250.0), (390.0, 50.0)),
            (
                (230.0, 200.0),
                Size {
                    width: 460.0,
                    height: 600.0,
                },
                Place::Over(Px { x: -218.0, y: -188.0 }),
                (12.0, 12.0),
            ),
            (
                (-300.0, 300.0),
                MAP,
                Place::Over(Px { x: 312.0, y: -250.0 }),
                (12.0, 50.0),
            ),
        ];
        for ((x, y), map, expected, (left, top)) in cases {
            let marker = Px { x, y };
            let place = Place::choose(marker, CARD, map, controls_rect(map));
            assert_eq!(
                (place, place.corner(marker, CARD)),
                (expected, Px { x: left, y: top }),
                "{x} {y}"
            );
            assert!(place.fits(marker, CARD, map), "{x} {y}");
            assert!(place.clears(marker, CARD, controls_rect(map)), "{x} {y}");
        }
    }

    #[test]
    fn the_card_makes_way_for_the_buttons() {
        let low = Size { height: 150.0, ..CARD };
        let narrow = Size {
            width: 400.0,
            height: 600.0,
        };
        let cases = [
            // Above would lie over them: to the left there is room.
            ((780.0, 190.0), CARD, MAP, (370.0, 12.0)),
            // To the right it goes below them.
            (
                (300.0, 250.0),
                Size { height: 250.0, ..CARD },
                Size { width: 722.0, ..MAP },
                (326.0, 200.0),
            ),
            // Neither beside the marker nor left of them: over the marker, below them.
            ((200.0, 130.0), low, narrow, (12.0, 200.0)),
            // Left of the buttons to the pixel, which rounding makes a little more.
            (
                (1_000.758_917_8, 0.0),
                Size {
                    width: 180.001_281_382_953_66,
                    height: 60.0,
                },
                Size {
                    width: 1_001.832_027_607_059_6,
                    height: 240.0,
                },
                (757.830_746_224_106, 12.0),
            ),
            // No place is free of them: then the first in view.
            ((200.0, 130.0), CARD, narrow, (12.0, 12.0)),
        ];
        for ((x, y), card, map, (left, top)) in cases {
            let marker = Px { x, y };
            let place = Place::choose(marker, card, map, controls_rect(map));
            assert_eq!(place.corner(marker, card), Px { x: left, y: top }, "{x} {y}");
        }
    }

    proptest! {
        /// Whatever the marker in view, the card covers the buttons only where the map has no room for both.
        #[test]
        fn a_card_with_room_leaves_the_buttons_free(
            at in (0.0..1.0_f64, 0.0..1.0_f64),
            (width, height) in (100.0..384.0_f64, 60.0..560.0_f64),
            map in (320.0..2000.0_f64, 240.0..1500.0_f64),
        ) {
            let map = Size { width: map.0, height: map.1 };
            let card = Size { width: width.min(map.width - 2.0 * MARGIN), height: height.min(map.height - 64.0) };
            let (marker, buttons) = (Px { x: at.0 * map.width, y: at.1 * map.height }, controls_rect(map));
            let place = Place::choose(marker, card, map, buttons);
            prop_assert!(place.fits(marker, card, map), "{place:?}");
            let has_room = card.width + MARGIN <= buttons.left || buttons.bottom + card.height + MARGIN <= map.height;
            prop_assert!(!has_room || place.clears(marker, card, buttons), "{place:?}");
        }
    }

    #[test]
    fn a_card_that_shrinks_keeps_its_foot_at_the_marker() {
        let marker = Px { x: 500.0, y: 700.0 };
        let low = Size { height: 300.0, ..CARD };
        assert_eq!(
            Place::Above.corner(marker, low).y + low.height,
            Place::Above.corner(marker, CARD).y + CARD.height
        );
    }
}
