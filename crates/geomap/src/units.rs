//! Points and boxes in the map's three units: degrees, the Mercator square, pixels.

/// A place on the globe, in degrees of WGS84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLat {
    /// Longitude, -180..=180, east positive.
    pub lon: f64,
    /// Latitude, -90..=90, north positive.
    pub lat: f64,
}

impl LonLat {
    /// A place, unless a coordinate is not finite or lies outside of the globe.
    pub fn new(lon: f64, lat: f64) -> Option<Self> {
        let on_the_globe = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat);
        on_the_globe.then_some(Self { lon, lat })
    }
}

/// A place in the Web Mercator square: 0..=1 both ways, x from 180°W eastwards, y from the top (85.05°N) downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct World {
    /// 0 at 180°W, 1 at 180°E.
    pub x: f64,
    /// 0 at 85.05°N, 1 at 85.05°S.
    pub y: f64,
}

impl World {
    /// Whether both coordinates are numbers.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

/// A box in the Mercator square.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WorldBox {
    /// The north-western corner: the smallest x and y.
    pub min: World,
    /// The south-eastern corner: the greatest x and y.
    pub max: World,
}

impl WorldBox {
    /// The box of one point.
    pub fn point(at: World) -> Self {
        Self { min: at, max: at }
    }

    /// The smallest box around the points; none where there are no points.
    pub fn of(points: impl IntoIterator<Item = World>) -> Option<Self> {
        points.into_iter().map(Self::point).reduce(Self::union)
    }

    /// The smallest box around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            min: World {
                x: self.min.x.min(other.min.x),
                y: self.min.y.min(other.min.y),
            },
            max: World {
                x: self.max.x.max(other.max.x),
                y: self.max.y.max(other.max.y),
            },
        }
    }

    /// Whether the point lies in the box or on its edge.
    pub fn contains(&self, at: World) -> bool {
        (self.min.x..=self.max.x).contains(&at.x) && (self.min.y..=self.max.y).contains(&at.y)
    }

    /// Whether the boxes share a point.
    pub fn meets(&self, other: &Self) -> bool {
        self.min.x <= other.max.x && other.min.x <= self.max.x && self.min.y <= other.max.y && other.min.y <= self.max.y
    }
}

/// A place on the screen, or a way across it, in CSS pixels: x to the right, y downwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Px {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Px {
    /// How far the other place is, in pixels.
    pub fn distance(self, other: Px) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The place half way to the other.
    #[must_use]
    pub fn midpoint(self, other: Px) -> Px {
        Px {
            x: self.x.midpoint(other.x),
            y: self.y.midpoint(other.y),
        }
    }

    /// Whether both coordinates are numbers.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

/// The size of the screen, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Size {
    /// The middle of the screen.
    pub fn middle(self) -> Px {
        Px {
            x: self.width / 2.0,
            y: self.height / 2.0,
        }
    }
}

/// A rectangle on the screen, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// The smallest x.
    pub left: f64,
    /// The smallest y.
    pub top: f64,
    /// The greatest x.
    pub right: f64,
    /// The greatest y.
    pub bottom: f64,
}

impl Rect {
    /// The rectangle between two corners, whichever they are.
    pub fn between(a: Px, b: Px) -> Self {
        Self {
            left: a.x.min(b.x),
            top: a.y.min(b.y),
            right: a.x.max(b.x),
            bottom: a.y.max(b.y),
        }
    }

    /// The square around a point, so many pixels to each side.
    pub fn around(at: Px, half: f64) -> Self {
        Self {
            left: at.x - half,
            top: at.y - half,
            right: at.x + half,
            bottom: at.y + half,
        }
    }

    /// From left to right.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// From top to bottom.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The middle.
    pub fn center(&self) -> Px {
        Px {
            x: self.left.midpoint(self.right),
            y: self.top.midpoint(self.bottom),
        }
    }

    /// The rectangle so many pixels farther to the right and down.
    #[must_use]
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        Self {
            left: self.left + dx,
            top: self.top + dy,
            right: self.right + dx,
            bottom: self.bottom + dy,
        }
    }

    /// Whether the rectangles share an area; touching edges share none.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// A box on the globe, in degrees; it doesn't cross the date line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLatBox {
    /// The smallest longitude.
    pub west: f64,
    /// The smallest latitude.
    pub south: f64,
    /// The greatest longitude.
    pub east: f64,
    /// The greatest latitude.
    pub north: f64,
}

impl LonLatBox {
    /// The smallest box around the points; none where there are no points.
    pub fn of(points: impl IntoIterator<Item = LonLat>) -> Option<Self> {
        let point = |LonLat { lon, lat }| Self {
            west: lon,
            south: lat,
            east: lon,
            north: lat,
        };
        points.into_iter().map(point).reduce(Self::union)
    }

    /// Whether the place lies in the box or on its edge.
    pub fn contains(&self, place: LonLat) -> bool {
        (self.west..=self.east).contains(&place.lon) && (self.south..=self.north).contains(&place.lat)
    }

    /// The middle in degrees, which lies south of the middle on a Mercator map of the northern hemisphere.
    pub fn center(&self) -> LonLat {
        LonLat {
            lon: self.west.midpoint(self.east),
            lat: self.south.midpoint(self.north),
        }
    }

    /// The smallest box around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_not_on_the_globe() {
        let cases = [
            (19.456, 51.759, true),
            (180.0, -90.0, true),
            (180.1, 0.0, false),
            (0.0, 90.1, false),
            (f64::NAN, 52.0, false),
            (19.0, f64::INFINITY, false),
        ];
        for (lon, lat, sound) in cases {
            assert_eq!(LonLat::new(lon, lat).is_some(), sound, "{lon}, {lat}");
        }
    }

    #[test]
    fn a_box_holds_its_points_and_no_points_have_no_box() {
        let lodz = LonLat {
            lon: 19.456,
            lat: 51.759,
        };
        let gdansk = LonLat {
            lon: 18.646,
            lat: 54.352,
        };
        let both = LonLatBox::of([lodz, gdansk]).unwrap();
        assert_eq!(
            (both.west, both.south, both.east, both.north),
            (18.646, 51.759, 19.456, 54.352)
        );
        assert!(both.contains(lodz) && both.contains(gdansk) && both.contains(both.center()));
        assert!(!both.contains(LonLat { lon: 21.0, lat: 52.2 }));
        assert_eq!(LonLatBox::of([]), None);
    }
}
