//! The file of the orders, `orders.bin`: numbers in LEB128.
//!
//! ```text
//! "MPORDERS", version 1, practices, stamp (8 bytes, the lowest first), then for titles, days of entry, days of the last
//! change and inhabitants:
//!     the smallest known value less 1
//!     of each practice what its value is more than that, or 0 where it is not known
//! ```

use super::{By, Orders};
use crate::bytes::{self, Reader};

const MAGIC: &[u8] = b"MPORDERS";
const VERSION: u32 = 1;

/// Why a file has no orders of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OrdersError {
    /// It does not begin as such, or its version is newer than this code.
    #[error("to nie jest plik kolejności w wersji {VERSION}; zbuduj katalog i stronę w tej samej wersji")]
    Format,
    /// It ends too soon, or numbers in it contradict each other.
    #[error("plik kolejności jest ucięty albo uszkodzony; zbuduj katalog jeszcze raz")]
    Damaged,
    /// It is of another catalogue.
    #[error("plik kolejności należy do innego katalogu niż otwarty; zbuduj katalog jeszcze raz")]
    OfAnother,
}

impl Orders {
    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        bytes::put(&mut file, VERSION);
        bytes::put(&mut file, self.count);
        file.extend_from_slice(&self.stamp.to_le_bytes());
        for column in &self.columns {
            let known = column.iter().filter(|value| **value > 0);
            // Days are counted from the first one, so that each takes two bytes.
            let base = known.min().map_or(0, |least| least - 1);
            bytes::put(&mut file, base);
            for value in column {
                bytes::put(&mut file, value.saturating_sub(base));
            }
        }
        file
    }

    /// Reads the file of the catalogue with this many practices and this stamp.
    ///
    /// # Errors
    /// As [`OrdersError`] says.
    pub fn from_bytes(file: &[u8], count: u32, stamp: u64) -> Result<Self, OrdersError> {
        let mut file = Reader(file);
        if file.take(MAGIC.len()) != Some(MAGIC) || file.number() != Some(VERSION) {
            return Err(OrdersError::Format);
        }
        let orders = read_body(&mut file).ok_or(OrdersError::Damaged)?;
        if (orders.count, orders.stamp) == (count, stamp) {
            Ok(orders)
        } else {
            Err(OrdersError::OfAnother)
        }
    }
}

fn read_body(file: &mut Reader<'_>) -> Option<Orders> {
    let count = file.number()?;
    let stamp = u64::from_le_bytes(file.take(8)?.try_into().ok()?);
    let mut columns: [Vec<u32>; By::ALL.len()] = Default::default();
    for column in &mut columns {
        let base = file.number()?;
        for _ in 0..count {
            column.push(match file.number()? {
                0 => 0,
                more => base.checked_add(more)?,
            });
        }
    }
    Some(Orders { stamp, count, columns })
}
