//! Takes out of a wasm what only a linker reads: the relocations that the app is split by stand in the worker's wasm too,
//! which is linked with the same flags, and neither wasm-bindgen nor wasm-opt takes them out. And puts a mark at the end of the
//! app's parts: a wasm that is cut off where one of its sections ends is sound to a browser, and has none of the functions
//! that the app then calls.

/// The number of a section that no browser looks into.
const CUSTOM: u8 = 0;
/// Magic and version.
pub const HEAD: usize = 8;

/// The name of the mark.
pub const END: &str = "end";

/// The wasm with the mark at its end.
pub fn with_end(mut wasm: Vec<u8>) -> Vec<u8> {
    let length = END.len() as u8;
    wasm.extend([CUSTOM, length + 1, length]);
    wasm.extend_from_slice(END.as_bytes());
    wasm
}

/// The wasm without relocations; as it is where it can't be read.
pub fn without_relocations(wasm: Vec<u8>) -> Vec<u8> {
    stripped(&wasm).unwrap_or(wasm)
}

fn stripped(wasm: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = wasm.split_at_checked(HEAD)?;
    let mut kept = head.to_vec();
    while let Some((kind, after)) = rest.split_first() {
        let (length, after) = number(after)?;
        let (body, after) = after.split_at_checked(length)?;
        if *kind != CUSTOM || !is_of_linker(body)? {
            kept.extend(rest.get(..rest.len() - after.len())?);
        }
        rest = after;
    }
    Some(kept)
}

fn is_of_linker(body: &[u8]) -> Option<bool> {
    let (length, name) = number(body)?;
    let name = name.get(..length)?;
    Some(name == b"linking" || name.starts_with(b"reloc."))
}

/// A number in LEB128, and what follows it.
pub fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut number = 0;
    for (byte, at) in bytes.iter().zip(0..5) {
        number |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((number, bytes.get(at + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relocations_go_and_all_else_stays() {
        let head = b"\0asm\x01\0\0\0";
        let (types, names) = (b"\x01\x01\0", b"\0\x06\x04name!");
        let (linking, code) = (b"\0\x89\0\x07linking\x02", b"\0\x0c\x0areloc.CODE\0");
        let whole = [&head[..], types, linking, names, code].concat();
        assert_eq!(without_relocations(whole), [&head[..], types, names].concat());
    }

    #[test]
    fn the_mark_is_a_section_and_the_last() {
        let whole = with_end(b"\0asm\x01\0\0\0\x01\x01\0".to_vec());
        assert!(whole.ends_with(b"\0\x04\x03end"));
        assert_eq!(stripped(&whole), Some(whole));
    }

    #[test]
    fn what_is_no_wasm_stays_as_it_is() {
        for bytes in [
            &b""[..],
            b"\0asm",
            b"\0asm\x01\0\0\0\0\xff\xff\xff\xff\xff\xff",
            b"\0asm\x01\0\0\0\x01\x09x",
        ] {
            assert_eq!(without_relocations(bytes.to_vec()), bytes);
        }
    }
}
