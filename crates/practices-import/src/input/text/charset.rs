//! The encoding that a page says it is in. Pages are often wrong about it: it is a hint, no more.

use encoding_rs::Encoding;

/// How far into a page its declaration is looked for, in bytes; the HTML standard has 1,024, and pages with a banner
/// before the head have more.
const HEAD: usize = 4096;

/// From `<meta charset>`, `<meta http-equiv>` or the XML declaration.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let tags = head.split('<').filter_map(|tag| tag.split('>').next());
    tags.filter_map(|tag| {
        let is_meta = tag.starts_with("meta");
        let name = if is_meta { "charset" } else { "encoding" };
        (is_meta || tag.starts_with("?xml")).then(|| value(tag, name)).flatten()
    })
    .find_map(|label| Encoding::for_label(label.as_bytes()))
}

/// `charset = "utf-8"`: what stands behind the equals sign, without its quotes.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = tag.split_once(name)?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    value.split(['"', '\'', ';', ' ', '/', '?']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_page_declares() {
        let cases = [
            ("<html><head><META CHARSET=UTF-8>", Some("UTF-8")),
            ("<meta charset='windows-1250'/>", Some("windows-1250")),
            (
                "<!doctype html>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset = iso-8859-2\">",
                Some("ISO-8859-2"),
            ),
            ("<?xml version='1.0' encoding='ISO-8859-2'?>", Some("ISO-8859-2")),
            (
                "<meta name=\"author\" content=\"żółw\"><meta charset=\"cp1250\">",
                Some("windows-1250"),
            ),
            ("<meta charset=\"łaciński\">", None),
            ("<meta charset", None),
            ("<p>meta charset=utf-8</p>", None),
            ("", None),
        ];
        for (page, expected) in cases {
            assert_eq!(declared(page.as_bytes()).map(Encoding::name), expected, "{page}");
        }
    }
}
