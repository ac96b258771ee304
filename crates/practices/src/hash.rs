//! FNV-1a in 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): a short name for many bytes, to tell files and
//! catalogues apart. Nobody is kept from making two of the same name.

/// The hash of nothing.
pub const NOTHING: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of what was hashed before, or of [`NOTHING`], and these bytes after it.
pub fn fnv1a(before: u64, bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(before, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_as_its_makers_do() {
        // From the test vectors of the makers.
        let cases = [
            ("", NOTHING),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ];
        for (text, expected) in cases {
            assert_eq!(fnv1a(NOTHING, text.bytes()), expected, "{text}");
        }
        assert_eq!(fnv1a(fnv1a(NOTHING, *b"foo"), *b"bar"), fnv1a(NOTHING, *b"foobar"));
    }
}
