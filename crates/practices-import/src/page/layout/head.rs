//! The head of a page of the old site: the category above the title, the title above the tab bar.

use practices::category::SECTIONS;
use practices::slug::slugify;

use crate::page::boilerplate::is_furniture;
use crate::page::lines::{Kind, Line, single_spaced};

/// Breadcrumb and title; the lines above them that are no furniture are not known.
pub fn read_head(head: &[Line], unknown: &mut Vec<Line>) -> (Option<Line>, Option<Line>) {
    let at = head
        .iter()
        .position(|line| is_breadcrumb(&line.text))
        .or_else(|| head.iter().rposition(|line| line.text.contains(" : ")));
    // Without a breadcrumb the title is what stands right above the tab bar.
    let title_from = at.map_or_else(|| last_paragraph(head), |at| at + 1);
    let (above, title) = head.split_at(title_from);
    let above = above
        .iter()
        .enumerate()
        .filter(|(index, line)| Some(*index) != at && !is_furniture(line));
    unknown.extend(above.map(|(_, line)| line.clone()));
    (at.and_then(|at| head.get(at)).cloned(), title_of(title, unknown))
}

fn last_paragraph(lines: &[Line]) -> usize {
    let end = lines
        .iter()
        .rposition(|line| !line.is_blank())
        .map_or(0, |last| last + 1);
    let above = lines.get(..end).unwrap_or_default().iter();
    above.rev().position(is_furniture).map_or(0, |length| end - length)
}

/// The title: the headings among these lines, or all of them where none is marked as one.
fn title_of(lines: &[Line], unknown: &mut Vec<Line>) -> Option<Line> {
    let is_heading = |line: &&Line| matches!(line.kind, Kind::Heading(_));
    let has_heading = lines.iter().any(|line| is_heading(&line));
    let written = lines.iter().filter(|line| !line.is_blank());
    let (title, others): (Vec<&Line>, Vec<&Line>) = written.partition(|line| !has_heading || is_heading(line));
    unknown.extend(others.into_iter().filter(|line| !is_furniture(line)).cloned());
    let words: Vec<&str> = title.iter().map(|line| line.text.as_str()).collect();
    Some(Line::new(title.first()?.number, single_spaced(&words.join(" "))))
}

/// Whether a line begins with a section of the tree and a colon.
pub fn is_breadcrumb(text: &str) -> bool {
    let section = text.split_once(" : ").map(|(section, _)| slugify(section));
    section.is_some_and(|slug| slug == "smup" || SECTIONS.iter().any(|section| section.slug == slug))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::Document;

    #[test]
    fn finds_category_and_title_and_names_the_rest() {
        // Nothing found is written as nothing.
        let cases = [
            ("SMUP : Praktyki<br>Łąka<br>i sad", "SMUP : Praktyki", "Łąka i sad", ""),
            ("Żółw<p>SMUP<p>Moja : Sekcja<p>Łąka", "Moja : Sekcja", "Łąka", "Żółw"),
            (
                "SMUP : Praktyki<h1>Łąka</h1>drukuj",
                "SMUP : Praktyki",
                "Łąka",
                "drukuj",
            ),
            ("Strona główna<p>Łąka<br>i sad", "", "Łąka i sad", ""),
            ("SMUP : Praktyki", "SMUP : Praktyki", "", ""),
            ("", "", "", ""),
        ];
        for (html, breadcrumb, title, unknown) in cases {
            let mut left = Vec::new();
            let (above, below) = read_head(&Document::from_html(html).lines, &mut left);
            let text = |line: Option<Line>| line.map(|line| line.text).unwrap_or_default();
            let found = (text(above), text(below), text(left.into_iter().next()));
            assert_eq!(
                found,
                (breadcrumb.to_owned(), title.to_owned(), unknown.to_owned()),
                "{html}"
            );
        }
    }
}
