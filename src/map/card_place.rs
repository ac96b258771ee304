//! Where the card of a place stands to its marker. Pure.

use geomap::{Px, Size};

/// Room between the card and the edge of the map, in pixels.
const MARGIN: f64 = 12.0;
/// Room between the marker's middle and the card, in pixels.
pub const GAP: f64 = 26.0;

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
    /// The first place where the whole card is in view without moving the map.
    pub fn choose(marker: Px, card: Size, map: Size) -> Self {
        let clamped = |start: f64, length: f64, room: f64| start.min(room - MARGIN - length).max(MARGIN);
        let centred = marker.x - card.width / 2.0;
        if marker.y - GAP - card.height >= MARGIN && clamped(centred, card.width, map.width) == centred {
            return Place::Above;
        }
        // Beside the marker the card may stand higher or lower, as there is room.
        let top = clamped(marker.y - card.height / 2.0, card.height, map.height);
        let reaches_marker = (MARGIN..=map.height - MARGIN).contains(&marker.y);
        if reaches_marker && marker.x >= 0.0 && marker.x + GAP + card.width <= map.width - MARGIN {
            Place::Right(top - marker.y)
        } else if reaches_marker && marker.x <= map.width && marker.x - GAP - card.width >= MARGIN {
            Place::Left(top - marker.y)
        } else {
            Place::Over(Px {
                x: clamped(centred, card.width, map.width) - marker.x,
                y: top - marker.y,
            })
        }
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
                Place::Over(Px { x: -192.0, y: -188.0 }),
                (38.0, 12.0),
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
            let place = Place::choose(marker, CARD, map);
            assert_eq!(
                (place, place.corner(marker, CARD)),
                (expected, Px { x: left, y: top }),
                "{x} {y}"
            );
            assert!(place.fits(marker, CARD, map), "{x} {y}");
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
