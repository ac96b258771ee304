//! Short names for what the app takes from its script. wasm-bindgen names each of some three hundred functions with a hash,
//! which no compression makes smaller, in the script and once more in the wasm: together six kilobytes of a first visit.

use crate::sections::{HEAD, number};

/// The number of the section that says what a wasm takes from outside.
const IMPORTS: u8 = 2;
/// How the name of wasm-bindgen's script ends, as the wasm knows it.
const SCRIPT: &[u8] = b"_bg.js";
/// What stands after the name of a function in the script.
const FUNCTION: &str = ": function";

/// The wasm and its script with short names; as they are where the wasm can't be read.
pub fn shorten(wasm: Vec<u8>, script: String) -> (Vec<u8>, String) {
    shortened(&wasm, &script).unwrap_or((wasm, script))
}

fn shortened(wasm: &[u8], script: &str) -> Option<(Vec<u8>, String)> {
    let (head, mut rest) = wasm.split_at_checked(HEAD)?;
    let (mut short, mut script) = (head.to_vec(), script.to_owned());
    while let Some((kind, after)) = rest.split_first() {
        let (length, after) = number(after)?;
        let (body, after) = after.split_at_checked(length)?;
        if *kind == IMPORTS {
            let body = renamed(body, &mut script)?;
            short.push(IMPORTS);
            put_text(&mut short, &body);
        } else {
            short.extend(rest.get(..rest.len() - after.len())?);
        }
        rest = after;
    }
    Some((short, script))
}

/// The section of imports with short names for the functions that the script has, which then has them under these.
fn renamed(body: &[u8], script: &mut String) -> Option<Vec<u8>> {
    let (count, mut rest) = number(body)?;
    let mut new = Vec::new();
    put_number(&mut new, count);
    for place in 0..count {
        let (module, after) = text(rest)?;
        let (name, after) = text(after)?;
        let (about, after) = about(after)?;
        let long = format!(" {}{FUNCTION}", std::str::from_utf8(name).ok()?);
        put_text(&mut new, module);
        if module.ends_with(SCRIPT) && script.contains(&long) {
            let short = nth_name(place);
            *script = script.replacen(&long, &format!(" {short}{FUNCTION}"), 1);
            put_text(&mut new, short.as_bytes());
        } else {
            put_text(&mut new, name);
        }
        new.extend(about);
        rest = after;
    }
    rest.is_empty().then_some(new)
}

/// `a` to `z`, then `ba` and so on.
fn nth_name(place: usize) -> String {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    let before = if place < LETTERS.len() {
        String::new()
    } else {
        nth_name(place / LETTERS.len())
    };
    before
        .chars()
        .chain(LETTERS.chars().nth(place % LETTERS.len()))
        .collect()
}

/// A text with its length before it, and what follows it.
fn text(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = number(bytes)?;
    rest.split_at_checked(length)
}

/// What an import is, and what follows it.
fn about(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (kind, rest) = bytes.split_first()?;
    let after = match kind {
        // A function, by its type.
        0 => number(rest)?.1,
        // A table of one kind of reference, or a memory, and how large each may be.
        1 => limits(rest.get(1..)?)?,
        2 => limits(rest)?,
        // A global: its type, and whether it changes.
        3 => rest.get(2..)?,
        _ => return None,
    };
    bytes.split_at_checked(bytes.len() - after.len())
}

fn limits(bytes: &[u8]) -> Option<&[u8]> {
    let (has_most, rest) = bytes.split_first()?;
    let (_, rest) = number(rest)?;
    match has_most & 1 {
        0 => Some(rest),
        _ => Some(number(rest)?.1),
    }
}

fn put_text(into: &mut Vec<u8>, text: &[u8]) {
    put_number(into, text.len());
    into.extend_from_slice(text);
}

/// LEB128: seven bits a byte, the lowest first.
fn put_number(into: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        into.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    into.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A wasm whose one section takes these from outside: the script's name, the function's, and what each is.
    fn wasm(imports: &[(&str, &str, &[u8])]) -> Vec<u8> {
        let mut body = Vec::new();
        put_number(&mut body, imports.len());
        for (module, name, about) in imports {
            put_text(&mut body, module.as_bytes());
            put_text(&mut body, name.as_bytes());
            body.extend_from_slice(about);
        }
        let mut wasm = b"\0asm\x01\0\0\0\x01\x01\0\x02".to_vec();
        put_text(&mut wasm, &body);
        wasm.extend_from_slice(b"\x03\x01\0");
        wasm
    }

    #[test]
    fn wasm_and_script_have_the_same_short_names() {
        let (function, table, memory): (&[u8], &[u8], &[u8]) =
            (b"\0\x85\x01", b"\x01\x70\x01\x01\xff\x01", b"\x02\0\x11");
        let long = "x".repeat(200);
        let before = wasm(&[
            ("./m_bg.js", "__wbg_set_0123456789abcdef", function),
            ("env", "table", table),
            ("./m_bg.js", &long, function),
            ("./m_bg.js", "memory", memory),
            ("./parts.js", "__wbg_get_0", b"\x03\x7f\x01"),
        ]);
        let script = format!(
            "{{\n __wbg_set_0123456789abcdef: function() {{}},\n {long}: function() {{}},\n __wbg_get_0: function() {{}},"
        );
        let (after, script) = shorten(before, script);
        let expected = wasm(&[
            ("./m_bg.js", "a", function),
            ("env", "table", table),
            ("./m_bg.js", "c", function),
            ("./m_bg.js", "memory", memory),
            ("./parts.js", "__wbg_get_0", b"\x03\x7f\x01"),
        ]);
        assert_eq!(after, expected);
        assert_eq!(
            script,
            "{\n a: function() {},\n c: function() {},\n __wbg_get_0: function() {},"
        );
    }

    #[test]
    fn no_two_places_have_one_name() {
        for (place, name) in [(0, "a"), (25, "z"), (26, "ba"), (51, "bz"), (52, "ca"), (676, "baa")] {
            assert_eq!(nth_name(place), name);
        }
        let names: std::collections::BTreeSet<String> = (0..2000).map(nth_name).collect();
        assert_eq!(names.len(), 2000);
    }

    proptest! {
        #[test]
        fn what_is_no_wasm_stays_as_it_is(bytes: Vec<u8>) {
            let broken = [&b"\0asm\x01\0\0\0\x02\x7f"[..], &bytes].concat();
            prop_assert_eq!(shorten(broken.clone(), "a: function".to_owned()), (broken, "a: function".to_owned()));
        }

        #[test]
        fn a_number_is_read_as_it_was_written(length in 0_usize..1 << 30) {
            let mut bytes = Vec::new();
            put_number(&mut bytes, length);
            prop_assert_eq!(number(&bytes), Some((length, &[][..])));
        }
    }
}
