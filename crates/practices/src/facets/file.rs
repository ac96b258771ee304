//! The file of the facets, `facets.bin`: numbers in LEB128, texts after their lengths.
//!
//! ```text
//! "MPFACETS", version 1, practices, stamp (8 bytes, the lowest first), facets, of each:
//!     code, values, of each: code, name
//!     of each practice the place of its value from 1, or 0
//!     practices of several values, of each: number less that of the practice before, values, their places
//! ```

use super::{Column, Facet, Facets, Value};
use crate::bytes::{self, Reader};

const MAGIC: &[u8] = b"MPFACETS";
const VERSION: u32 = 1;

/// Why a file has no facets of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FacetsError {
    /// It does not begin as such, or its version is newer than this code.
    #[error("to nie jest plik filtrów w wersji {VERSION}; zbuduj katalog i stronę w tej samej wersji")]
    Format,
    /// It ends too soon, or numbers in it contradict each other.
    #[error("plik filtrów jest ucięty albo uszkodzony; zbuduj katalog jeszcze raz")]
    Damaged,
    /// It is of another catalogue.
    #[error("plik filtrów należy do innego katalogu niż otwarty; zbuduj katalog jeszcze raz")]
    OfAnother,
}

impl Facets {
    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        bytes::put(&mut file, VERSION);
        bytes::put(&mut file, self.count);
        file.extend_from_slice(&self.stamp.to_le_bytes());
        bytes::put(&mut file, self.columns.len() as u32);
        for column in &self.columns {
            write_column(&mut file, column);
        }
        file
    }

    /// Reads the file of the catalogue with this many practices and this stamp. Facets that this code does not know are
    /// passed over.
    ///
    /// # Errors
    /// As [`FacetsError`] says.
    pub fn from_bytes(file: &[u8], count: u32, stamp: u64) -> Result<Self, FacetsError> {
        let mut file = Reader(file);
        if file.take(MAGIC.len()) != Some(MAGIC) || file.number() != Some(VERSION) {
            return Err(FacetsError::Format);
        }
        let facets = read_body(&mut file).ok_or(FacetsError::Damaged)?;
        if (facets.count, facets.stamp) == (count, stamp) {
            Ok(facets)
        } else {
            Err(FacetsError::OfAnother)
        }
    }
}

fn write_column(file: &mut Vec<u8>, column: &Column) {
    bytes::put_text(file, column.facet.code());
    bytes::put(file, column.values.len() as u32);
    for value in &column.values {
        bytes::put_text(file, &value.code);
        bytes::put_text(file, &value.name);
    }
    for value in &column.of {
        bytes::put(file, u32::from(*value));
    }
    bytes::put(file, column.several.len() as u32);
    let mut before = 0;
    for (number, values) in &column.several {
        bytes::put(file, number - before);
        bytes::put(file, values.len() as u32);
        for value in values {
            bytes::put(file, u32::from(*value));
        }
        before = *number;
    }
}

fn read_body(file: &mut Reader<'_>) -> Option<Facets> {
    let count = file.number()?;
    let stamp = u64::from_le_bytes(file.take(8)?.try_into().ok()?);
    let mut columns = Vec::new();
    for _ in 0..file.number()? {
        let facet = Facet::from_code(file.text()?);
        let values = read_values(file)?;
        let most = u16::try_from(values.len()).ok()?;
        let of = read_places(file, count, most)?;
        let several = read_several(file, count, most)?;
        if let Some(facet) = facet {
            columns.push(Column {
                facet,
                values,
                of,
                several,
            });
        }
    }
    Some(Facets { stamp, count, columns })
}

fn read_values(file: &mut Reader<'_>) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    for _ in 0..file.number()? {
        values.push(Value {
            code: file.text()?.to_owned(),
            name: file.text()?.to_owned(),
        });
    }
    Some(values)
}

fn read_places(file: &mut Reader<'_>, count: u32, most: u16) -> Option<Vec<u16>> {
    let mut places = Vec::new();
    for _ in 0..count {
        let place = u16::try_from(file.number()?).ok()?;
        places.push(Some(place).filter(|place| *place <= most)?);
    }
    Some(places)
}

fn read_several(file: &mut Reader<'_>, count: u32, most: u16) -> Option<Vec<(u32, Vec<u16>)>> {
    let mut several: Vec<(u32, Vec<u16>)> = Vec::new();
    for _ in 0..file.number()? {
        let step = file.number()?;
        let before = several.last().map(|(number, _)| *number);
        if before.is_some() && step == 0 {
            return None;
        }
        let number = before
            .unwrap_or_default()
            .checked_add(step)
            .filter(|number| *number < count)?;
        let length = file.number()?;
        several.push((number, read_places(file, length, most)?));
    }
    Some(several)
}
