//! Protocol Buffers, as far as vector tiles use them: <https://protobuf.dev/programming-guides/encoding/>.

pub use practices::{signed, unsigned};

/// How many bytes the longest number has.
const LONGEST: u32 = 10;

/// Appends a number, seven bits a byte, the lowest first.
pub fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Appends a field that is a number.
pub fn put_number(bytes: &mut Vec<u8>, field: u32, number: u64) {
    put(bytes, u64::from(field) << 3);
    put(bytes, number);
}

/// Appends a field that is bytes: a text, a message, packed numbers.
pub fn put_bytes(bytes: &mut Vec<u8>, field: u32, value: &[u8]) {
    put(bytes, u64::from(field) << 3 | 2);
    put(bytes, value.len() as u64);
    bytes.extend_from_slice(value);
}

/// Appends a field of packed numbers.
pub fn put_packed(bytes: &mut Vec<u8>, field: u32, numbers: &[u32]) {
    let mut packed = Vec::with_capacity(numbers.len() * 2);
    numbers.iter().for_each(|number| put(&mut packed, u64::from(*number)));
    put_bytes(bytes, field, &packed);
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// A number.
    Number(u64),
    /// A text, a message, packed numbers.
    Bytes(&'a [u8]),
    /// A number of fixed length, of which tiles of ours have none.
    Fixed,
}

impl<'a> Value<'a> {
    /// The bytes; none of a number.
    pub fn bytes(self) -> &'a [u8] {
        match self {
            Value::Bytes(bytes) => bytes,
            _ => &[],
        }
    }

    /// The number, if it is one that is small enough.
    pub fn number(self) -> Option<u32> {
        match self {
            Value::Number(number) => u32::try_from(number).ok(),
            _ => None,
        }
    }

    /// The packed numbers; nothing where one of them is no number.
    pub fn packed(self) -> Option<Vec<u32>> {
        let mut reader = Reader(self.bytes());
        let mut numbers = Vec::new();
        while !reader.0.is_empty() {
            numbers.push(u32::try_from(reader.number()?).ok()?);
        }
        Some(numbers)
    }
}

/// What is still to be read.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// The next number; nothing at the end, or where it does not end or is too large.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for place in 0..LONGEST {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            let bits = u64::from(byte & 0x7f);
            number |= bits
                .checked_shl(7 * place)
                .filter(|shifted| shifted >> (7 * place) == bits)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// The next so many bytes.
    pub fn take(&mut self, count: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(count).ok()?)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next field, by its number; nothing where what follows is none.
    pub fn field(&mut self) -> Option<(u32, Value<'a>)> {
        let key = u32::try_from(self.number()?).ok()?;
        let value = match key & 7 {
            0 => Value::Number(self.number()?),
            1 => self.take(8).map(|_| Value::Fixed)?,
            2 => {
                let length = self.number()?;
                Value::Bytes(self.take(length)?)
            }
            5 => self.take(4).map(|_| Value::Fixed)?,
            _ => return None,
        };
        Some((key >> 3, value))
    }

    /// All fields; nothing where the message is cut off or none.
    pub fn fields(mut self) -> Option<Vec<(u32, Value<'a>)>> {
        let mut fields = Vec::new();
        while !self.0.is_empty() {
            fields.push(self.field()?);
        }
        Some(fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_ends_too_soon_or_never_is_no_number() {
        for bytes in [
            &[][..],
            &[0x80],
            &[0xff; 10],
            &[0x80; 11],
            &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2],
        ] {
            assert_eq!(Reader(bytes).number(), None, "{bytes:?}");
        }
        assert_eq!(
            Reader(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1]).number(),
            Some(u64::MAX)
        );
    }

    proptest! {
        #[test]
        fn numbers_and_fields_come_back(number: u64, with_sign: i32, field in 1..9_999_u32, text in "\\PC{0,20}", packed: Vec<u32>) {
            let mut bytes = Vec::new();
            put_number(&mut bytes, field, number);
            put_bytes(&mut bytes, field, text.as_bytes());
            put_packed(&mut bytes, field, &packed);
            let fields = Reader(&bytes).fields().unwrap();
            prop_assert_eq!(fields[0], (field, Value::Number(number)));
            prop_assert_eq!(fields[1], (field, Value::Bytes(text.as_bytes())));
            prop_assert_eq!(fields[2].1.packed(), Some(packed));
            prop_assert_eq!(signed(unsigned(with_sign)), with_sign);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            if let Some(fields) = Reader(&bytes).fields() {
                fields.iter().for_each(|(_, value)| { value.packed(); });
            }
        }
    }
}
