//! Renders "Pełna prezentacja" from Markdown to HTML that is safe to show: no scripts, no pictures from elsewhere, no
//! heading above `h3`, since the page itself has the two above.

use std::collections::HashSet;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Elements that a presentation may have.
const TAGS: [&str; 26] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sub",
    "sup",
    "table",
    "ul",
];

/// The parts of a table.
const TABLE_TAGS: [&str; 6] = ["caption", "tbody", "td", "th", "thead", "tr"];

const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The level of the highest heading that a presentation may have.
const HIGHEST: usize = 3;

/// The HTML of a Markdown text; `None` where there is nothing to show.
pub fn to_html(markdown: &str) -> Option<String> {
    let events: Vec<Event<'_>> =
        Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).collect();
    let highest = events.iter().filter_map(heading_level).min().unwrap_or(HIGHEST);
    let lower_by = HIGHEST.saturating_sub(highest);
    let mut rendered = String::new();
    html::push_html(&mut rendered, events.into_iter().map(|event| lowered(event, lower_by)));
    let clean = sanitised(&rendered);
    let clean = clean.trim();
    (!clean.is_empty()).then(|| clean.to_owned())
}

fn heading_level(event: &Event<'_>) -> Option<usize> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
        _ => None,
    }
}

/// The event with its heading that many levels lower, so that the order among headings stays.
fn lowered(event: Event<'_>, by: usize) -> Event<'_> {
    let lower = |level: HeadingLevel| HeadingLevel::try_from(level as usize + by).unwrap_or(HeadingLevel::H6);
    match event {
        Event::Start(Tag::Heading {
            level,
            id,
            classes,
            attrs,
        }) => Event::Start(Tag::Heading {
            level: lower(level),
            id,
            classes,
            attrs,
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        other => other,
    }
}

fn sanitised(html: &str) -> String {
    let tags: HashSet<&str> = TAGS.into_iter().chain(TABLE_TAGS).collect();
    Builder::default()
        .tags(tags)
        .url_schemes(SCHEMES.into_iter().collect())
        // A presentation is shown at several addresses, so that a relative link would lead nowhere.
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"))
        .clean(html)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn renders_markdown_and_nothing_dangerous() {
        let cases = [
            ("", None),
            ("\n\n", None),
            ("<script>alert('żółw')</script>", None),
            ("Zażółć *gęślą* jaźń", Some("<p>Zażółć <em>gęślą</em> jaźń</p>")),
            ("# Cel\n\n## Środki", Some("<h3>Cel</h3>\n<h4>Środki</h4>")),
            ("## Cel\n\n###### Środki", Some("<h3>Cel</h3>\n<h6>Środki</h6>")),
            ("#### Cel", Some("<h4>Cel</h4>")),
            ("<h1 onclick=\"x()\">Cel</h1>", Some("Cel")),
            (
                "[strona](https://zmyslona.pl \"Łąka\")",
                Some("<p><a href=\"https://zmyslona.pl\" title=\"Łąka\" rel=\"noopener noreferrer\">strona</a></p>"),
            ),
            (
                "[zadzwoń](tel:+48757172146)",
                Some("<p><a href=\"tel:+48757172146\" rel=\"noopener noreferrer\">zadzwoń</a></p>"),
            ),
            (
                "[obok](inna.html)",
                Some("<p><a rel=\"noopener noreferrer\">obok</a></p>"),
            ),
            ("![łąka](https://zmyslona.pl/a.png)", Some("<p></p>")),
        ];
        for (markdown, expected) in cases {
            assert_eq!(to_html(markdown).as_deref(), expected, "{markdown}");
        }
        let table = to_html("| Rok | Koszt |\n|-----|------:|\n| 2006 | 5 zł |").unwrap();
        assert!(table.contains("<td>2006</td>") && !table.contains("style"), "{table}");
    }

    #[test]
    fn a_link_that_runs_something_leads_nowhere() {
        for address in [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "java&Tab;script:alert(1)",
            "java&#10;script:alert(1)",
            "&#1;javascript:alert(1)",
            "data:text/html,żółw",
            "vbscript:msgbox(1)",
            "//zmyslona.example/a",
            "file:///etc/passwd",
            "inna.html",
        ] {
            for markdown in [
                format!("[źle]({address})"),
                format!("<a href=\"{address}\" target=\"_top\">źle</a>"),
            ] {
                let expected = "<p><a rel=\"noopener noreferrer\">źle</a></p>";
                assert_eq!(to_html(&markdown).as_deref(), Some(expected), "{markdown}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_rendered_safely(markdown in "([\\PC\n]|<script>|<h1>|# |\\[x\\]\\(javascript:)*") {
            let html = to_html(&markdown).unwrap_or_default().to_lowercase();
            prop_assert!(!html.contains("<script") && !html.contains("<h1") && !html.contains("<h2"), "{}", html);
            prop_assert!(!html.contains("href=\"javascript"), "{}", html);
        }
    }
}
