//! Finds the parts of a page of the new site: no menu to tell it by, no breadcrumb and no tab bar, but its address, or
//! the banner above the practice.

use super::Refusal;
use super::address::Address;
use super::boilerplate::{BANNER, is_boilerplate, is_furniture, is_new_boilerplate};
use super::document::Document;
use super::layout::{Layout, is_breadcrumb, is_metryka_heading};
use super::lines::{Kind, Line};
use crate::reading::Part;

/// How many lines a page of the new site has at the most above its practice.
const HEAD: usize = 60;

/// The parts of a page of the new site; `None` for another page.
pub fn find(page: &Document) -> Option<Result<Layout, Refusal>> {
    let said = page.address.as_deref().and_then(Address::parse);
    let written = page
        .lines
        .iter()
        .position(|line| Address::of_line(&line.text).is_some());
    let read = |index: usize| page.lines.get(index).and_then(|line| Address::of_line(&line.text));
    let address = said.or_else(|| written.and_then(read));
    let is_new = matches!(address, Some(Address::New { .. }));
    if !is_new && banner(&page.lines).is_none() {
        return None;
    }
    let address = address.filter(|_| is_new);
    let lines: Vec<Line> = page
        .lines
        .iter()
        .enumerate()
        .filter(|(index, _)| Some(*index) != written)
        .map(|(_, line)| line.clone())
        .collect();
    Some(parts(page, &lines, address))
}

fn parts(page: &Document, lines: &[Line], address: Option<Address>) -> Result<Layout, Refusal> {
    let (head, content) = lines.split_at(head_end(lines));
    let first = lines.iter().find(|line| !line.is_blank()).map_or(1, |line| line.number);
    let on_page = head.iter().find(|line| line.kind == Kind::Heading(1));
    let (title, is_title_of_address) = match (on_page, &page.title, &address) {
        (Some(heading), _, _) => (heading.clone(), false),
        (None, Some(title), _) => (Line::new(first, without_site(title)), false),
        (None, None, Some(address)) => (Line::new(first, words(address.slug().unwrap_or_default())), true),
        (None, None, None) => return Err(Refusal::Nameless { line: first }),
    };
    let breadcrumb = head.iter().find(|line| is_breadcrumb(&line.text)).cloned();
    let is_read = |line: &Line| Some(line) == on_page || Some(line) == breadcrumb.as_ref();
    let unknown = head
        .iter()
        .filter(|line| !is_new_boilerplate(&line.text) && !is_furniture(line) && !is_read(line))
        .cloned()
        .collect();
    let end = content
        .iter()
        .rposition(|line| !is_boilerplate(&line.text))
        .map_or(0, |last| last + 1);
    let until = content.get(end).map_or(usize::MAX, |line| line.number);
    let content = content.get(..end).unwrap_or_default();
    let (content, metryka) = match content
        .iter()
        .rposition(is_metryka_heading)
        .map(|at| content.split_at(at))
    {
        Some((content, [heading, metryka @ ..])) => (content, Some((heading.number, metryka.to_vec()))),
        _ => (content, None),
    };
    Ok(Layout {
        part: if metryka.is_some() {
            Part::Summary
        } else {
            Part::Presentation
        },
        breadcrumb,
        title,
        is_title_of_address,
        content: content.to_vec(),
        until,
        metryka,
        address,
        unknown,
    })
}

/// The line after the banner, where the site's name stands above it.
fn banner(lines: &[Line]) -> Option<usize> {
    let head = lines.get(..lines.len().min(HEAD)).unwrap_or_default();
    let banner = head.iter().position(|line| line.text == BANNER)?;
    let is_name = |line: &Line| line.text.ends_with("dobrych praktyk");
    head.iter().take(banner).any(is_name).then_some(banner + 1)
}

/// Where the head ends: below the title or the banner, whichever is lower, or else below the first lines as far as
/// they are furniture.
fn head_end(lines: &[Line]) -> usize {
    let title = lines
        .iter()
        .position(|line| line.kind == Kind::Heading(1))
        .map(|index| index + 1);
    let furniture = || {
        lines
            .iter()
            .position(|line| !is_new_boilerplate(&line.text))
            .unwrap_or(lines.len())
    };
    title.max(banner(lines)).unwrap_or_else(furniture)
}

/// The title without the name of the site: "Żółwin sortuje | Baza Dobrych Praktyk".
fn without_site(title: &str) -> String {
    let is_site = |part: &str| part.to_lowercase().contains("dobr") && part.to_lowercase().contains("praktyk");
    for separator in [" | ", " - ", " – ", " :: "] {
        match title.rsplit_once(separator) {
            Some((name, site)) if is_site(site) => return name.to_owned(),
            _ => {}
        }
        match title.split_once(separator) {
            Some((site, name)) if is_site(site) => return name.to_owned(),
            _ => {}
        }
    }
    title.to_owned()
}

/// What a slug says: `zolwin-sortuje` becomes "Zolwin sortuje".
fn words(slug: &str) -> String {
    let mut chars = slug.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars.map(|c| if c == '-' { ' ' } else { c })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &Document) -> (String, bool, Vec<String>, Vec<String>) {
        let layout = find(page).unwrap().unwrap();
        let texts = |lines: Vec<Line>| {
            lines
                .into_iter()
                .map(|line| line.text)
                .filter(|text| !text.is_empty())
                .collect()
        };
        (
            layout.title.text,
            layout.is_title_of_address,
            texts(layout.content),
            texts(layout.unknown),
        )
    }

    #[test]
    fn a_text_has_its_title_from_the_address_and_says_so() {
        let page = Document::from_text(
            "https://dobrepraktyki.pl/praktyka/7,zolwin-sortuje.html?tab=content\nPrzejdź do treści\nbaza\ndobrych praktyk\nSzukaj\nBaner projektu\n\nCel\nŁąka.\nZwiązek Miast Polskich",
        );
        let (title, is_of_address, content, unknown) = found(&page);
        assert_eq!((title.as_str(), is_of_address), ("Zolwin sortuje", true));
        assert_eq!(content, ["Cel", "Łąka."]);
        assert_eq!(unknown, ["Szukaj"]);
    }

    #[test]
    fn html_has_its_title_from_a_heading_or_the_page() {
        let address = "<link rel=canonical href='/praktyka/7,zolwin.html'>";
        let cases = [
            ("<title>x</title><p>baza<p>dobrych praktyk<h1>Żółwin</h1>Łąka", "Żółwin"),
            ("<title>Żółwin | Baza Dobrych Praktyk</title>baza<p>Łąka", "Żółwin"),
            ("<title>Dobre Praktyki - Żółwin – łąka</title><p>Łąka", "Żółwin – łąka"),
            (
                "<meta property=og:title content='Żółwin'><title>x</title><p>Łąka",
                "Żółwin",
            ),
        ];
        for (html, expected) in cases {
            let (title, is_of_address, content, unknown) = found(&Document::from_html(&format!("{address}{html}")));
            assert_eq!((title.as_str(), is_of_address), (expected, false), "{html}");
            assert_eq!((content, unknown), (vec!["Łąka".to_owned()], vec![]), "{html}");
        }
    }

    #[test]
    fn a_page_that_gives_no_name_is_refused_and_another_page_is_none_of_its() {
        let nameless = Document::from_text("\nbaza\ndobrych praktyk\nBaner projektu\nŁąka");
        assert_eq!(find(&nameless), Some(Err(Refusal::Nameless { line: 2 })));
        for text in [
            "",
            "Łąka",
            "Baner projektu\nbaza dobrych praktyk",
            "https://dobrepraktyki.pl/index.php?art=7",
        ] {
            assert_eq!(find(&Document::from_text(text)), None, "{text}");
        }
    }
}
