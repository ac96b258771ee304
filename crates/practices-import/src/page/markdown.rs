//! Writes the lines of a presentation as Markdown, so that headings, lists, tables, emphasis and links survive, and no
//! sign of the published text is taken for one of Markdown.

use std::cmp::Reverse;

use super::address::Base;
use super::lines::{Kind, Line, Span, Style, list_item, paragraphs};

/// The text in Markdown.
pub fn body(lines: &[Line], base: &Base) -> String {
    let texts: Vec<String> = paragraphs(lines)
        .into_iter()
        .flat_map(blocks)
        .map(|block| written(block, base))
        .collect();
    texts.join("\n\n")
}

/// A paragraph's lines, with headings, lists and tables apart from the text around them.
fn blocks(paragraph: &[Line]) -> impl Iterator<Item = &[Line]> {
    paragraph.chunk_by(|above, line| match (above.kind, line.kind) {
        (Kind::Heading(_), _) | (_, Kind::Heading(_)) => false,
        (above, line) => matches!(above, Kind::Cell(_)) == matches!(line, Kind::Cell(_)),
    })
}

fn written(block: &[Line], base: &Base) -> String {
    match block {
        [
            Line {
                kind: Kind::Heading(level),
                ..
            },
        ] => heading(*level, block, base),
        [
            Line {
                kind: Kind::Cell(_), ..
            },
            ..,
        ] => table(block, base),
        _ => text(block, base),
    }
}

fn heading(level: u8, block: &[Line], base: &Base) -> String {
    let words: String = block.iter().map(|line| inline(line, &line.text, 0, base)).collect();
    // A row of number signs at the end would be taken for the heading's own.
    let words = words.replace('#', "\\#");
    format!("{} {words}", "#".repeat(usize::from(level)))
}

/// Text and lists, a line each. Where the page has ended a line of text itself, so does the Markdown.
fn text(block: &[Line], base: &Base) -> String {
    let mut out = String::new();
    let mut depth_above = None;
    for line in block {
        let sign = sign(line, depth_above);
        if !out.is_empty() {
            let is_meant = line.kind == Kind::Broken && sign.is_none();
            out.push_str(if is_meant { "\\\n" } else { "\n" });
        }
        let (shown, words) = match &sign {
            Some((shown, _, from)) => (shown.as_str(), *from),
            None => ("", 0),
        };
        out.push_str(shown);
        let rest = line.text.get(words..).unwrap_or_default();
        out.push_str(&inline(line, rest, words, base));
        depth_above = sign.map(|(_, depth, _)| depth);
    }
    out
}

/// The sign of a line that is an item of a list, its depth, and where in the line its text begins. An item is at most
/// one deeper than the item above it.
fn sign(line: &Line, depth_above: Option<u8>) -> Option<(String, u8, usize)> {
    let indented = |depth: u8, sign: &str, from: usize| {
        let depth = depth.min(depth_above.map_or(0, |above| above.saturating_add(1)));
        (format!("{}{sign} ", "    ".repeat(usize::from(depth))), depth, from)
    };
    match line.kind {
        Kind::Item { depth, number: None } => Some(indented(depth, "-", 0)),
        // Markdown has numbers of nine digits at the most.
        Kind::Item {
            depth,
            number: Some(number),
        } => Some(indented(depth, &format!("{}.", number.min(999_999_999)), 0)),
        _ => {
            let item = list_item(&line.text)?;
            Some(indented(0, "-", line.text.len() - item.len()))
        }
    }
}

/// Rows of cells; a single row, or a single column, is no table but a paragraph a cell.
fn table(cells: &[Line], base: &Base) -> String {
    let rows: Vec<&[Line]> = cells.chunk_by(|left, right| column(left) < column(right)).collect();
    let width = cells.iter().map(|cell| column(cell) + 1).max().unwrap_or(0);
    if rows.len() < 2 || !(2..=WIDEST).contains(&width) {
        let texts: Vec<String> = cells.iter().map(|cell| inline(cell, &cell.text, 0, base)).collect();
        return texts.join("\n\n");
    }
    let mut lines: Vec<String> = rows.into_iter().map(|row| table_row(row, width, base)).collect();
    lines.insert(1, format!("|{}", " --- |".repeat(width)));
    lines.join("\n")
}

/// The widest table that is written as one.
const WIDEST: usize = 30;

fn table_row(row: &[Line], width: usize, base: &Base) -> String {
    let cell = |at: usize| {
        let cell = row.iter().find(|cell| column(cell) == at)?;
        Some(inline(cell, &cell.text, 0, base))
    };
    let cells: String = (0..width)
        .map(|at| format!(" {} |", cell(at).unwrap_or_default()))
        .collect();
    format!("|{cells}")
}

fn column(cell: &Line) -> usize {
    match cell.kind {
        Kind::Cell(column) => column,
        _ => 0,
    }
}

/// The text of a line from this byte on, with its emphasis and links. A span within another is left to the outer one.
fn inline(line: &Line, rest: &str, from: usize, base: &Base) -> String {
    let mut spans: Vec<&Span> = line.spans.iter().filter(|span| span.start >= from).collect();
    spans.sort_by_key(|span| (span.start, Reverse(span.end), rank(&span.style)));
    let mut out = String::new();
    let mut at = from;
    for span in spans {
        let (Some(before), Some(inside)) = (line.text.get(at..span.start), line.text.get(span.start..span.end)) else {
            continue;
        };
        out.push_str(&escaped(before, out.is_empty()));
        push_styled(&mut out, inside, &span.style, base);
        at = span.end;
    }
    let end = line.text.get(at..).unwrap_or(rest);
    let is_first = out.is_empty();
    out.push_str(&escaped(end, is_first));
    out
}

/// Which of two styles of the same text is written.
fn rank(style: &Style) -> u8 {
    match style {
        Style::Link(_) => 0,
        Style::Strong => 1,
        Style::Emphasis => 2,
    }
}

/// Adds a text that stands out. Signs of emphasis stand right at letters or digits, or else Markdown takes them for
/// text.
fn push_styled(out: &mut String, text: &str, style: &Style, base: &Base) {
    let core = text.trim_matches(|c: char| !c.is_alphanumeric());
    let (before, after) = text.split_once(core).unwrap_or((text, ""));
    let joins = out.ends_with('*') && before.is_empty();
    let signs = match style {
        _ if core.is_empty() || joins => None,
        Style::Strong => Some(("**".to_owned(), "**".to_owned())),
        Style::Emphasis => Some(("*".to_owned(), "*".to_owned())),
        Style::Link(href) => target(href, base).map(|target| ("[".to_owned(), format!("]({target})"))),
    };
    let (open, close) = signs.unwrap_or_default();
    let is_first = out.is_empty();
    out.push_str(&escaped(before, is_first));
    out.push_str(&open);
    let is_first = out.is_empty();
    out.push_str(&escaped(core, is_first));
    out.push_str(&close);
    out.push_str(&escaped(after, false));
}

/// Where a link leads, in a form that ends where it should.
fn target(href: &str, base: &Base) -> Option<String> {
    let email = href.strip_prefix("mailto:").map(|_| href.to_owned());
    let address = base.absolute(href).or(email)?;
    let is_plain = !address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\\".contains(c));
    let encoded = address.replace('(', "%28").replace(')', "%29").replace('&', "&amp;");
    is_plain.then_some(encoded)
}

/// The text with a backslash before each sign that Markdown would take for its own.
fn escaped(text: &str, is_first: bool) -> String {
    let mut out = String::with_capacity(text.len());
    if is_first {
        out.push_str(block_escape(text));
    }
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let is_sign = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !before.is_alphanumeric() || chars.peek().is_none_or(|c| !c.is_alphanumeric()),
            '&' => chars.peek().is_some_and(|c| c.is_alphanumeric() || *c == '#'),
            // "1. " and "1) " at the beginning of a line would be an item.
            '.' | ')' => is_first && is_number(text, &out) && chars.peek().is_none_or(|c| c.is_whitespace()),
            _ => false,
        };
        if is_sign {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// A backslash for a line that begins like a heading, a list, a quotation, a rule or the front matter's end.
fn block_escape(text: &str) -> &'static str {
    let is_block = text.starts_with(['#', '>', '-', '+', '=', ':']);
    if is_block { "\\" } else { "" }
}

/// Whether what has been written of a text is all of its beginning, and a number.
fn is_number(text: &str, written: &str) -> bool {
    !written.is_empty() && text.starts_with(written) && written.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::document::Document;
    use super::*;
    use crate::presentation::to_html;
    use proptest::prelude::*;

    fn markdown(html: &str) -> String {
        body(&Document::from_html(html).lines, &Base::of(None))
    }

    #[test]
    fn keeps_what_the_page_marks() {
        let cases = [
            ("<h2>Cel</h2><p>Łąka<p>Sad", "## Cel\n\nŁąka\n\nSad"),
            ("<h3>Cel #<br>i środki</h3>Łąka", "### Cel \\# i środki\n\nŁąka"),
            ("<ul><li>Łąka<li><p>Sad</p></ul>", "- Łąka\n- Sad"),
            (
                "<ol><li>Łąka<ul><li>kwiaty</ul><li>Sad</ol>",
                "1. Łąka\n    - kwiaty\n2. Sad",
            ),
            ("<ul><ul><li>Łąka</ul></ul>", "- Łąka"),
            (
                "Plan:<br>- łąka<br>- sad<br><br>Koniec",
                "Plan:\n- łąka\n- sad\n\nKoniec",
            ),
            ("Łąka<br>Sad", "Łąka\\\nSad"),
            ("<p><b>Cel:</b>łąka i <i>„sad”</i></p>", "**Cel**:łąka i „*sad*”"),
            ("<b>a</b><i>b</i> <b><i>c</i></b>", "**a**b **c**"),
            (
                "<a href='plik(1).pdf?a=1&b=2'>Łąka</a>",
                "[Łąka](https://dobrepraktyki.pl/plik%281%29.pdf?a=1&amp;b=2)",
            ),
            ("<a href='javascript:alert(1)' onclick='x()'>Łąka</a>", "Łąka"),
            (
                "<a href='mailto:a@zmyslona.pl'>a@zmyslona.pl</a>",
                "[a@zmyslona.pl](mailto:a@zmyslona.pl)",
            ),
            (
                "<table><tr><th>Rok<th>Koszt<tr><td>2006<td>5|6 zł</table>",
                "| Rok | Koszt |\n| --- | --- |\n| 2006 | 5\\|6 zł |",
            ),
            ("<table><tr><td>Rok<td>Koszt</table>", "Rok\n\nKoszt"),
            (
                "<p>1. łąka &lt;script&gt; a_b _c_ *d* [e](f) &amp;amp;",
                "1\\. łąka \\<script> a_b \\_c\\_ \\*d\\* \\[e\\](f) \\&amp;",
            ),
            (
                "<p># łąka<p>+++<p>=== <script>alert(1)</script>",
                "\\# łąka\n\n\\+++\n\n\\===",
            ),
        ];
        for (html, expected) in cases {
            assert_eq!(markdown(html), expected, "{html}");
        }
    }

    /// What a reader sees of HTML.
    fn shown(html: &str) -> String {
        let lines = Document::from_html(html).lines;
        let words: Vec<String> = lines.into_iter().map(|line| line.text).collect();
        words.concat().split_whitespace().collect()
    }

    proptest! {
        #[test]
        fn text_is_shown_as_it_was_published(parts in proptest::collection::vec(
            "([a-zł.,:;!\"'(){}/\\\\`*_\\[\\]<>~|&#+=-]|[0-9]| ){0,20}", 1..4)
        ) {
            let html: Vec<String> = parts.iter().map(|part| part.replace('&', "&amp;").replace('<', "&lt;")).collect();
            for separator in ["<br>", "<p>", "<b> </b><i>"] {
                let page = html.join(separator);
                let markdown = markdown(&page);
                let rendered = to_html(&markdown).unwrap_or_default();
                // The sign of a list is the list's own.
                let signs = |text: String| text.replace(['-', '*', '•'], "");
                prop_assert_eq!(signs(shown(&rendered)), signs(shown(&page)), "{}", markdown);
            }
        }
    }
}
