//! Writes an archive.

use std::io::{Cursor, Seek, Write};

use pmtiles::{Compression, PmTilesWriter, PmtError, TileCoord, TileType};
use practices::index::Index;
use serde_json::json;
use thiserror::Error;

use crate::about::About;
use crate::pyramid::Pyramid;
use crate::tile::{CLOSEST, FARTHEST, Tile};
use crate::vector;

/// Where Poland is, in degrees: west, south, east, north.
const POLAND: [f64; 4] = [14.12, 49.0, 24.15, 54.84];

/// Why there is no archive.
#[derive(Debug, Error)]
#[error("nie można zapisać kafelków: {0}")]
pub struct WriteError(#[from] PmtError);

/// Writes the archive of a catalogue: the same bytes for the same index. Tiles are not compressed: they are small, mostly
/// numbers that nothing makes smaller, and a browser has nothing quick to unpack them with.
///
/// # Errors
/// What the writer says.
pub fn write(index: &Index, into: impl Write + Seek) -> Result<(), WriteError> {
    let about = About::of(index);
    let [west, south, east, north] = POLAND;
    let writer = PmTilesWriter::new(TileType::Mvt)
        .internal_compression(Compression::None)
        .tile_compression(Compression::None)
        .min_zoom(FARTHEST)
        .bounds(west, south, east, north)
        .center((west + east) / 2.0, (south + north) / 2.0)
        .center_zoom(FARTHEST)
        .metadata(metadata(&about))
        .max_zoom(CLOSEST);
    let mut archive = writer.create(into)?;
    let mut tiles: Vec<(u64, Tile, Vec<u8>)> = Vec::new();
    Pyramid::of(index).for_each(|tile, marks| {
        tiles.push((tile.id(), tile, vector::to_bytes(tile, &marks, &about.categories)));
        Ok::<(), WriteError>(())
    })?;
    tiles.sort_unstable_by_key(|(id, ..)| *id);
    for (_, tile, bytes) in tiles {
        archive.add_tile(TileCoord::new(tile.z, tile.x, tile.y)?, &bytes)?;
    }
    Ok(archive.finalize()?)
}

/// The bytes of the archive of a catalogue.
///
/// # Errors
/// What the writer says.
pub fn to_bytes(index: &Index) -> Result<Vec<u8>, WriteError> {
    let mut archive = Cursor::new(Vec::new());
    write(index, &mut archive)?;
    Ok(archive.into_inner())
}

/// What programs that know vector tiles are told of these, and what the map is told of the catalogue.
fn metadata(about: &About) -> String {
    let number = "Number";
    let mut fields = serde_json::Map::new();
    for name in [
        "from",
        "to",
        "count",
        "wojewodztwa",
        "leaf",
        "points",
        "splits",
        "west",
        "north",
        "east",
        "south",
    ] {
        fields.insert(name.to_owned(), json!(number));
    }
    fields.insert("practices".to_owned(), json!("String"));
    for category in &about.categories {
        fields.insert(format!("category:{}", category.path()), json!(number));
    }
    let layer = json!({ "id": "marks", "fields": fields, "minzoom": FARTHEST, "maxzoom": CLOSEST });
    json!({ "name": "Mapa Praktyk", "vector_layers": [layer], "catalogue": about.to_json() }).to_string()
}
