//! The clusters of a catalogue as vector tiles in one file, so that what a map fetches before it can show anything no longer
//! grows with the catalogue.
//!
//! `clusters.pmtiles` is a [PMTiles archive, version 3](https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md), read
//! by HTTP range requests from any server of files: first its [beginning](archive::BEGINNING) with the header, the root
//! directory and what the archive says [of its catalogue](about::About), then the [tiles](tile::Tile) in view, as
//! [Mapbox vector tiles](https://github.com/mapbox/vector-tile-spec/tree/master/2.1).
//!
//! The clusters are those of [`geomap::ClusterIndex`] with the [options](points::CLUSTERS) of the map, to the last key: a map
//! that goes on with the whole catalogue shows the same marks. A level of clusters is a zoom of the map; a tile of zoom z has
//! those of the level z + [2](tile::LEVELS_AHEAD), so that a screen needs a few tiles only. Where few places are left, a tile
//! has the marks of all closer levels as well, and none below it (`pyramid.rs`).

pub mod about;
pub mod archive;
pub mod mark;
mod pins;
pub mod points;
#[cfg(feature = "write")]
pub mod pyramid;
pub mod shelf;
pub mod tile;
pub mod vector;
mod wire;
#[cfg(feature = "write")]
pub mod write;

/// The name of the file, in the folder of the catalogue.
pub const FILE: &str = "clusters.pmtiles";
