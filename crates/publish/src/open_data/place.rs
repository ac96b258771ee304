//! How far the catalogue reaches on the map.

use practices::Practice;

/// The box around all points as west, south, east and north, in degrees; none where no practice has a point.
pub fn extent(practices: &[Practice]) -> Option<[f64; 4]> {
    let points = practices.iter().flat_map(Practice::points);
    points.fold(None, |around, point| {
        let [west, south, east, north] = around.unwrap_or([point.lon, point.lat, point.lon, point.lat]);
        Some([
            west.min(point.lon),
            south.min(point.lat),
            east.max(point.lon),
            north.max(point.lat),
        ])
    })
}
