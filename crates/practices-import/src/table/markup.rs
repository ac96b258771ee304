//! What a cell says once its HTML is taken off: one line, prose, or Markdown.
//!
//! A cell is HTML only where it has real tags or character references: "wiek < 60 lat", `<brak>` and
//! "Łucja <lucja@zmyslona.pl>" are text. What no reader of the page would see (scripts, styles) goes; all else stays.

use super::rendering::{Form, render};
use crate::page::lines::single_spaced;

/// Elements whose names tell that a cell is HTML; others count where they carry attributes or a prefix (`o:p`).
#[rustfmt::skip]
const ELEMENTS: [&str; 73] = [
    "a", "abbr", "article", "aside", "b", "base", "blockquote", "body", "br", "button", "caption", "center", "code",
    "dd", "del", "div", "dl", "dt", "em", "embed", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "i", "iframe", "img", "input", "ins", "li", "link", "main", "math", "meta",
    "noscript", "object", "ol", "p", "pre", "s", "script", "section", "small", "span", "strike", "strong", "style",
    "sub", "sup", "svg", "table", "tbody", "td", "template", "textarea", "th", "thead", "title", "tr", "u", "ul",
    "var", "video",
];

/// Elements whose content is no text.
pub const UNSEEN: [&str; 6] = ["script", "style", "iframe", "object", "noscript", "template"];

/// A cell on one line, without tags, control characters and marks that turn the direction of writing.
pub fn plain(cell: &str) -> String {
    single_spaced(&prose(cell))
}

/// A cell as running text: its lines stay lines, an empty line stands between paragraphs.
pub fn prose(cell: &str) -> String {
    let text = html(cell).map_or_else(|| visible(cell), |html| render(&html, Form::Prose));
    let lines: Vec<String> = text.lines().map(single_spaced).collect();
    without_gaps(&lines.join("\n"))
}

/// A cell as Markdown; one without tags is taken for Markdown already, which has character references of its own.
pub fn markdown(cell: &str) -> String {
    let (source, has_tags) = with_escaped_text(&visible(cell));
    let text = if has_tags {
        render(&source, Form::Markdown)
    } else {
        visible(cell)
    };
    without_gaps(&text)
}

/// The element in the cell whose content is no text and does not get into the record: `script`.
pub fn unseen_element(cell: &str) -> Option<&'static str> {
    let mut tags = cell.split('<').skip(1).map(tag_name).filter(|name| !name.is_empty());
    let unseen = |name: &str| UNSEEN.into_iter().find(|unseen| name.eq_ignore_ascii_case(unseen));
    tags.find_map(unseen)
}

/// The cell as HTML in which every "<" begins a tag, or `None` where it is no HTML.
fn html(cell: &str) -> Option<String> {
    let (source, has_tags) = with_escaped_text(&visible(cell));
    (has_tags || has_reference(cell)).then_some(source)
}

/// The text with every "<" that begins no tag as `&lt;`, and whether any begins one.
fn with_escaped_text(text: &str) -> (String, bool) {
    let mut parts = text.split('<');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut has_tags = false;
    for part in parts {
        let is_tag = is_tag(part);
        has_tags |= is_tag;
        out.push_str(if is_tag { "<" } else { "&lt;" });
        out.push_str(part);
    }
    (out, has_tags)
}

/// Whether what follows a "<" is the rest of a tag or a comment.
fn is_tag(rest: &str) -> bool {
    let name = tag_name(rest).to_ascii_lowercase();
    let Some((inside, _)) = rest.split_once('>') else {
        // Cut off in the middle: the tag of a script has nothing to show.
        return matches!(name.as_str(), "script" | "style");
    };
    let is_known = ELEMENTS.contains(&name.as_str());
    let is_foreign = !name.is_empty() && (inside.contains('=') || name.contains(':')) && !inside.contains('@');
    is_known || is_foreign || rest.starts_with("!--") || rest.starts_with("!doctype") || rest.starts_with("?xml")
}

fn tag_name(rest: &str) -> &str {
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let ends = |c: char| c.is_whitespace() || c == '>' || c == '/';
    let name = rest.split(ends).next().unwrap_or_default();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == ':' || c == '-');
    if is_name { name } else { "" }
}

/// "&amp;", "&#322;" and the like.
fn has_reference(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        let name = rest.split_once(';').map_or("", |(name, _)| name);
        let word = name.strip_prefix('#').unwrap_or(name);
        !word.is_empty() && word.len() <= 8 && word.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// Without what has no form on paper: control characters, zero-width characters, marks of direction. Line ends become
/// "\n".
pub fn visible(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    unix.chars()
        .filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || is_invisible(*c)))
        .collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// At most one empty line in a row, none at the ends.
fn without_gaps(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.trim().lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_some_and(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn takes_tags_off_and_leaves_text() {
        let cases = [
            ("<script>alert(1)</script><b onclick=\"x()\">Żółw</b>", "Żółw"),
            (
                "wiek < 60 lat, dochód <średnia> i <brak>",
                "wiek < 60 lat, dochód <średnia> i <brak>",
            ),
            ("Łucja <lucja@zmyslona.pl>", "Łucja <lucja@zmyslona.pl>"),
            ("Gęsi &amp; kaczki&nbsp;&#322;", "Gęsi & kaczki ł"),
            ("AT&T; R&D", "AT&T; R&D"),
            ("<p>Żaba</p><p>Łabędź<br>czarny</p>", "Żaba Łabędź czarny"),
            ("Gęś <svg/onload=alert(1)>", "Gęś"),
            ("Gęś <!-- ukryte --> i <o:p>jaź</o:p>", "Gęś i jaź"),
            ("\u{202e}Żó\u{0}ł\u{200f}w\u{feff}", "Żółw"),
            ("Gęś <script>alert(", "Gęś"),
            ("Gęś <script", "Gęś"),
            ("", ""),
        ];
        for (cell, expected) in cases {
            assert_eq!(plain(cell), expected, "{cell}");
        }
    }

    #[test]
    fn keeps_paragraphs() {
        let cases = [
            ("Jeden\r\ndwa\n\n\n trzy  gęsi ", "Jeden\ndwa\n\ntrzy gęsi"),
            ("Jeden\n<b>dwa</b>", "Jeden\ndwa"),
            (
                "<p>Jeden\nwiersz</p>\n<ul><li>łąka</li><li>sad</li></ul>",
                "Jeden wiersz\n\n- łąka\n- sad",
            ),
        ];
        for (cell, expected) in cases {
            assert_eq!(prose(cell), expected, "{cell}");
        }
    }

    #[test]
    fn makes_markdown_of_html() {
        let cases = [
            ("# Cel\n\n* łąka  \n* sad", "# Cel\n\n* łąka\n* sad"),
            (
                "<h2 class=x>Cel</h2><p>Gęś <strong>biała</strong> i <em>szara</em>.</p>",
                "## Cel\n\nGęś **biała** i *szara*.",
            ),
            ("<ol><li>łąka<li>sad</ol>Koniec", "1. łąka\n2. sad\n\nKoniec"),
            (
                "<a href=\"https://zmyslona.pl\">strona</a>, <a href=\"javascript:x()\">zła</a>",
                "[strona](https://zmyslona.pl), zła",
            ),
            ("<p>5 * 3 [a] #</p>", "5 \\* 3 \\[a\\] #"),
            ("<p># nie nagłówek</p>", "\\# nie nagłówek"),
            (
                "<table><tr><th>Rok<th>Koszt<tr><td>2006<td>5 zł</table>",
                "Rok | Koszt\n2006 | 5 zł",
            ),
            ("<b onclick=\"x()\">Żółw</b><script>x()</script>", "**Żółw**"),
        ];
        for (cell, expected) in cases {
            assert_eq!(markdown(cell), expected, "{cell}");
        }
    }

    #[test]
    fn names_what_is_left_out() {
        let cases = [
            ("<SCRIPT src=x>y</SCRIPT>Żółw", Some("script")),
            ("a<iframe src=x></iframe>", Some("iframe")),
            ("<b>Żółw</b>", None),
            ("script < style", None),
        ];
        for (cell, expected) in cases {
            assert_eq!(unseen_element(cell), expected, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_out_without_tags(
            cell in "([\\PC\n]|<script>|</script>|<b |<p>|</p>|<li>|&lt;|&amp;|<a href=|>){0,30}",
        ) {
            for text in [plain(&cell), prose(&cell), markdown(&cell)] {
                prop_assert!(!text.to_lowercase().contains("</script>") || cell.contains("&lt;"), "{}", text);
            }
        }

        #[test]
        fn text_without_markup_stays_itself(words in prop::collection::vec("[a-zżółćęśąźńŻÓŁĆĘŚĄŹŃ0-9.,;:!?()+=@-]{1,12}", 1..8)) {
            let text = words.join(" ");
            prop_assert_eq!(plain(&text), text.clone());
            prop_assert_eq!(prose(&text), text.clone());
            prop_assert_eq!(markdown(&text), text);
        }
    }
}
