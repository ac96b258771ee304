//! The mathematics of a slippy map: Mercator, camera, gestures, flights, clusters, outlines, labels, raster tiles.
//!
//! Pure: it knows points and boxes, neither a browser nor what the points stand for. All is `f64`. The units are types:
//! [`LonLat`] is degrees, [`World`] the Mercator square of side 1, [`Px`] pixels of the screen. Zoom is a real number;
//! the world is `256·2^zoom` pixels wide.

pub mod camera;
pub mod cluster;
pub mod decimal;
pub mod ease;
pub mod gesture;
pub mod hash;
pub mod labels;
pub mod mercator;
pub mod outline;
pub mod scale;
pub mod tiles;
pub mod units;

pub use camera::{Camera, Limits, POLAND, Padding};
pub use cluster::{ClusterBuilder, ClusterIndex, ClusterOptions, Mark, MarkKind, Points};
pub use ease::{Flight, Glide, ease_out};
pub use gesture::{Effect, Gestures, Input, Key, PointerKind};
pub use hash::HashError;
pub use labels::{Anchor, Label, text_width};
pub use mercator::{TILE, metres_per_pixel, project, unproject, world_size};
pub use outline::{Frame, LinePath, Outline, Pen};
pub use scale::{ScaleBar, scale_bar};
pub use tiles::{Plan, Tile, TileBoard, TileError, TileSource};
pub use units::{LonLat, LonLatBox, Px, Rect, Size, World, WorldBox};
