//! The bar of a practice's tabs, which stands above and below what they show:
//! `.:   Skrót i Metryka -> Pełna prezentacja -> Załączniki   :.`

use std::ops::Range;

use super::document::Document;
use super::lines::Line;
use crate::reading::Part;

/// The tabs by name; the last one is missing where a practice has no attachments.
const TABS: [(&str, Part); 3] = [
    ("Skrót i Metryka", Part::Summary),
    ("Pełna prezentacja", Part::Presentation),
    ("Załączniki", Part::Attachments),
];

/// The bars of a page, as ranges of its lines. A bar has a line, or several where each tab has its own.
pub fn bars(lines: &[Line]) -> Vec<Range<usize>> {
    let mut bars: Vec<Range<usize>> = Vec::new();
    let mut names: Vec<Part> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(found) = tabs_on(&line.text) else { continue };
        match bars.last_mut() {
            // A name for the second time begins another bar.
            Some(bar) if is_blank_between(lines, bar.end, index) && !found.iter().any(|tab| names.contains(tab)) => {
                bar.end = index + 1;
                names.extend(found);
            }
            _ => {
                bars.push(index..index + 1);
                names = found;
            }
        }
    }
    bars.retain(|bar| is_whole(lines.get(bar.clone()).unwrap_or_default()));
    bars
}

fn is_blank_between(lines: &[Line], from: usize, to: usize) -> bool {
    lines
        .get(from..to)
        .is_some_and(|lines| lines.iter().all(Line::is_blank))
}

/// A bar has the first tab and either another one or its ornament; one name alone may be a heading.
fn is_whole(bar: &[Line]) -> bool {
    let tabs: Vec<Part> = bar.iter().flat_map(|line| tabs_on(&line.text)).flatten().collect();
    let has_ornament = bar.iter().any(|line| line.text.starts_with(".:"));
    tabs.contains(&Part::Summary) && (tabs.len() > 1 || has_ornament)
}

/// The tabs that a line names, if it names nothing else.
fn tabs_on(text: &str) -> Option<Vec<Part>> {
    let is_ornament = |c: char| ".:->→|»•· ".contains(c);
    let mut rest = text.trim_start_matches(is_ornament);
    let mut tabs = Vec::new();
    while !rest.is_empty() {
        let (name, tab) = TABS.iter().find(|(name, _)| rest.starts_with(name))?;
        tabs.push(*tab);
        rest = rest.strip_prefix(name)?.trim_start_matches(is_ornament);
    }
    (!tabs.is_empty()).then_some(tabs)
}

/// The tab that a page shows by its bar: the only one that is no link. A page saved as text doesn't tell.
pub fn current(page: &Document, bar: &[Line]) -> Option<Part> {
    let linked = linked(page, bar);
    let mut others = bar
        .iter()
        .flat_map(|line| tabs_on(&line.text))
        .flatten()
        .filter(|tab| !linked.iter().any(|(name, _)| name == tab));
    let current = others.next().filter(|_| !linked.is_empty())?;
    others.next().is_none().then_some(current)
}

/// Where the tabs of a bar lead.
pub fn linked<'a>(page: &'a Document, bar: &[Line]) -> Vec<(Part, &'a str)> {
    let is_on_bar = |number: usize| bar.iter().any(|line| line.number == number);
    let links = page.links.iter().filter(|link| is_on_bar(link.line));
    let named = |text: &str| TABS.iter().find(|(name, _)| *name == text).map(|(_, tab)| *tab);
    links
        .filter_map(|link| Some((named(&link.text)?, link.href.as_str())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn tells_a_bar_from_a_heading() {
        let cases: [(&str, &[(usize, usize)]); 7] = [
            (
                ".:   Skrót i Metryka -> Pełna prezentacja -> Załączniki   :.",
                &[(0, 1)],
            ),
            (".: Skrót i Metryka :.", &[(0, 1)]),
            (
                "x\nSkrót i Metryka\n\nPełna prezentacja\ny\nSkrót i Metryka | Pełna prezentacja",
                &[(1, 4), (5, 6)],
            ),
            (
                "Skrót i Metryka -> Pełna prezentacja\n\nSkrót i Metryka -> Pełna prezentacja",
                &[(0, 1), (2, 3)],
            ),
            ("Załączniki\nPełna prezentacja", &[]),
            ("Skrót i Metryka", &[]),
            (".: Skrót i Metryka -> Żółw :.", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> = bars(&lines(text)).into_iter().map(|bar| (bar.start, bar.end)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_tab_that_is_shown_is_no_link() {
        let cases = [
            (
                "<b>Skrót i Metryka</b> -> <a href=2>Pełna prezentacja</a>",
                Some(Part::Summary),
            ),
            (
                "<a href=1>Skrót i Metryka</a> -> <a href=2>Pełna\nprezentacja</a> -> Załączniki",
                Some(Part::Attachments),
            ),
            ("Skrót i Metryka -> Pełna prezentacja", None),
            ("<a href=1>Skrót i Metryka</a> -> <a href=2>Pełna prezentacja</a>", None),
        ];
        for (html, expected) in cases {
            let page = Document::from_html(html);
            assert_eq!(current(&page, &page.lines), expected, "{html}");
        }
    }
}
