//! The frame of an archive: its header and its directories, which tell where in the file a tile stands.
//!
//! [PMTiles, version 3](https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md). Only what `write.rs` writes is read:
//! directories and tiles that are not compressed. Of numbers that a tile would have to be gigabytes for nothing is believed.

use std::ops::Range;

use thiserror::Error;

use crate::wire::Reader;

/// What is fetched first: the header and the root directory, which end before 16,384, and most likely the metadata after them.
pub const BEGINNING: Range<u64> = 0..20_480;

/// How long the header is, in bytes.
const HEADER: usize = 127;

/// With what an archive begins.
const MAGIC: &[u8] = b"PMTiles\x03";

/// Instead of a number of a compression: there is none.
const UNCOMPRESSED: u8 = 1;

/// Where the bytes stand that tell how directories and tiles are compressed, and what the tiles are.
const KINDS: Range<usize> = 97..100;

/// Mapbox vector tiles.
const VECTOR: u8 = 1;

/// Of a file longer than this nothing is true.
const LONGEST: u64 = 1 << 50;

/// Why an archive can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ArchiveError {
    /// It ends before its header does, or is something else.
    #[error("to nie jest archiwum PMTiles w wersji 3")]
    NoArchive,
    /// Compressed, or of other tiles, as other programs write them.
    #[error("archiwum PMTiles ma inne kafelki niż te, które zna mapa; zbuduj je od nowa: praktyki build --tiles")]
    Foreign,
    /// A directory that is cut off, or names what can't be.
    #[error("spis kafelków w archiwum jest uszkodzony")]
    Directory,
}

/// Where the parts of an archive stand, as bytes from its beginning.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// The root directory.
    pub root: Range<u64>,
    /// The metadata.
    pub metadata: Range<u64>,
    /// Where the further directories begin.
    leaves: u64,
    /// Where the tiles begin.
    tiles: u64,
}

impl Header {
    /// Reads the header at the beginning of an archive.
    ///
    /// # Errors
    /// Why the archive can't be read.
    pub fn read(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let header = bytes.get(..HEADER).filter(|header| header.starts_with(MAGIC));
        let header = header.ok_or(ArchiveError::NoArchive)?;
        if header.get(KINDS) != Some(&[UNCOMPRESSED, UNCOMPRESSED, VECTOR][..]) {
            return Err(ArchiveError::Foreign);
        }
        let number = |place: usize| {
            let bytes = header.get(MAGIC.len() + 8 * place..)?.first_chunk()?;
            Some(u64::from_le_bytes(*bytes)).filter(|number| *number < LONGEST)
        };
        let numbers = || {
            let range = |place| Some(number(place)?..number(place)? + number(place + 1)?);
            Some(Self {
                root: range(0)?,
                metadata: range(2)?,
                leaves: number(4)?,
                tiles: number(6)?,
            })
        };
        numbers().ok_or(ArchiveError::NoArchive)
    }
}

/// What a directory knows of a tile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Where it stands in the file.
    Tile(Range<u64>),
    /// Where a directory stands that knows more.
    Directory(Range<u64>),
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Entry {
    tile: u64,
    /// For how many tiles from there it is the same; none for a directory.
    run: u64,
    length: u64,
    offset: u64,
}

/// A directory: which tiles there are, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory(Vec<Entry>);

impl Directory {
    /// Reads a directory.
    ///
    /// # Errors
    /// [`ArchiveError::Directory`].
    pub fn read(bytes: &[u8]) -> Result<Self, ArchiveError> {
        entries(Reader(bytes)).map(Self).ok_or(ArchiveError::Directory)
    }

    /// Where the tile with this number stands, or what knows it; nothing where there is none.
    pub fn find(&self, tile: u64, header: &Header) -> Option<Found> {
        let before = self.0.partition_point(|entry| entry.tile <= tile).checked_sub(1)?;
        let entry = self.0.get(before)?;
        let range = |from: u64| from + entry.offset..from + entry.offset + entry.length;
        match entry.run {
            0 => Some(Found::Directory(range(header.leaves))),
            run => (tile - entry.tile < run).then(|| Found::Tile(range(header.tiles))),
        }
    }
}

/// A column after another: the tiles' numbers as differences, runs, lengths, and offsets, of which 0 is the end of the entry
/// before.
fn entries(mut reader: Reader<'_>) -> Option<Vec<Entry>> {
    let count = usize::try_from(reader.number()?).ok()?;
    // Each entry has four bytes at least.
    if count > reader.0.len() / 4 {
        return None;
    }
    let mut number = |limit: u64| reader.number().filter(|number| *number < limit);
    let mut entries = vec![Entry::default(); count];
    let mut tile: u64 = 0;
    for entry in &mut entries {
        tile = tile.checked_add(number(LONGEST)?)?;
        entry.tile = tile;
    }
    for entry in &mut entries {
        entry.run = number(LONGEST)?;
    }
    for entry in &mut entries {
        entry.length = number(LONGEST)?;
    }
    let mut end = 0;
    for entry in &mut entries {
        entry.offset = match number(LONGEST)? {
            0 => end,
            offset => offset - 1,
        };
        end = entry.offset.checked_add(entry.length)?;
    }
    let is_rising = entries.is_sorted_by(|one, next| one.tile < next.tile);
    (is_rising && end < LONGEST).then_some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::put;
    use proptest::prelude::*;

    fn directory(numbers: &[u64]) -> Vec<u8> {
        let mut bytes = Vec::new();
        numbers.iter().for_each(|number| put(&mut bytes, *number));
        bytes
    }

    #[test]
    fn a_directory_finds_tiles_runs_and_other_directories() {
        // Tiles 5, and 7 to 9, and what begins at 20.
        let bytes = directory(&[3, 5, 2, 13, 1, 3, 0, 10, 20, 30, 1, 0, 101]);
        let header = Header {
            leaves: 1000,
            tiles: 5000,
            ..Header::default()
        };
        let directory = Directory::read(&bytes).unwrap();
        let find = |tile| directory.find(tile, &header);
        assert_eq!(find(4), None);
        assert_eq!(find(5), Some(Found::Tile(5000..5010)));
        assert_eq!(find(6), None);
        assert_eq!(
            (find(7), find(9)),
            (Some(Found::Tile(5010..5030)), Some(Found::Tile(5010..5030)))
        );
        assert_eq!(find(10), None);
        assert_eq!(find(99), Some(Found::Directory(1100..1130)));
    }

    #[test]
    fn what_is_broken_is_refused() {
        for numbers in [&[][..], &[9], &[2, 5, 0, 1, 1, 9, 9, 1, 0], &[1, 1, 1, u64::MAX, 1]] {
            assert_eq!(
                Directory::read(&directory(numbers)),
                Err(ArchiveError::Directory),
                "{numbers:?}"
            );
        }
        // Together the differences are more than there are tiles.
        let far = [vec![20_000], vec![LONGEST - 1; 80_000]].concat();
        assert_eq!(Directory::read(&directory(&far)), Err(ArchiveError::Directory));
        assert_eq!(Header::read(b"PMTiles"), Err(ArchiveError::NoArchive));
        let mut foreign = [0; HEADER];
        foreign[..MAGIC.len()].copy_from_slice(MAGIC);
        assert_eq!(Header::read(&foreign), Err(ArchiveError::Foreign));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..200), tile: u64) {
            if let Ok(directory) = Directory::read(&bytes) {
                directory.find(tile, &Header::default());
            }
            bytes.splice(..0, MAGIC.iter().copied());
            if let Some(kinds) = bytes.get_mut(KINDS) {
                kinds.copy_from_slice(&[UNCOMPRESSED, UNCOMPRESSED, VECTOR]);
            }
            let _ = Header::read(&bytes);
        }
    }
}
