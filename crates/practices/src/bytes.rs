//! Numbers as files that the browser reads in one piece write them: seven bits a byte, the lowest first, and the eighth bit where more come
//! (LEB128).

/// Appends a number.
pub fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// What is still to be read of a file.
#[derive(Debug, Clone)]
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// The next number; nothing at the end, or where it does not end or is too large.
    pub fn number(&mut self) -> Option<u32> {
        let mut number: u64 = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return u32::try_from(number).ok();
            }
        }
        None
    }

    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// The next so many bytes.
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A text, after its length in bytes.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length as usize)?).ok()
    }
}

/// Appends a text, after its length.
pub fn put_text(bytes: &mut Vec<u8>, text: &str) {
    // A text of four gigabytes is none that a file of the search has.
    put(bytes, u32::try_from(text.len()).unwrap_or(u32::MAX));
    bytes.extend_from_slice(text.as_bytes());
}

/// A number with a sign as one without: 0, −1, 1, −2 … are 0, 1, 2, 3 …
pub fn unsigned(number: i32) -> u32 {
    ((number << 1) ^ (number >> 31)) as u32
}

/// The number of which [`unsigned`] made this.
pub fn signed(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_that_ends_too_soon_is_no_number() {
        for bytes in [
            &[][..],
            &[0x80],
            &[0xff, 0xff, 0xff, 0xff, 0xff],
            &[0x80, 0x80, 0x80, 0x80, 0x80, 1],
        ] {
            assert_eq!(Reader(bytes).number(), None, "{bytes:?}");
        }
        assert_eq!(Reader(&[5, b'a']).text(), None);
    }

    proptest! {
        #[test]
        fn numbers_come_back(number: u32, with_sign: i32, text in "\\PC{0,20}") {
            let mut bytes = Vec::new();
            put(&mut bytes, number);
            put(&mut bytes, unsigned(with_sign));
            put_text(&mut bytes, &text);
            let mut reader = Reader(&bytes);
            prop_assert_eq!(reader.number(), Some(number));
            prop_assert_eq!(reader.number().map(signed), Some(with_sign));
            prop_assert_eq!(reader.text(), Some(text.as_str()));
            prop_assert!(reader.0.is_empty());
        }
    }
}
