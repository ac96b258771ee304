//! Finds the parts of a page of the Baza Dobrych Praktyk: breadcrumb, title, and what its tab shows.
//!
//! A page is told by what stands on it, never by its file's name:
//!
//! ```text
//! menu, counter
//!  Usługi społeczne : Pomoc społeczna                               breadcrumb
//! Zawiązanie Partnerstwa …                                          title
//! .:   Skrót i Metryka -> Pełna prezentacja -> Załączniki   :.      tab bar
//! …                                                                 summary, presentation or attachments
//! Metryka praktyki
//! Data wprowadzenia do BDP:  …                                      metryka, below the summary alone
//! .:   Skrót i Metryka -> Pełna prezentacja -> Załączniki   :.      tab bar
//! sponsors
//! ```

mod head;

use std::ops::Range;

use practices::slug::slugify;

use super::Refusal;
use super::address::Address;
use super::attachments::is_list_of_files;
use super::boilerplate::{is_boilerplate, is_furniture, is_menu_entry};
use super::document::Document;
use super::lines::Line;
use super::new_site;
use super::tabs;
use crate::reading::Part;
use head::read_head;

pub use head::is_breadcrumb;

/// The parts of a page; every line of it is in one of them or furniture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Which tab it is.
    pub part: Part,
    /// "Usługi społeczne : Pomoc społeczna".
    pub breadcrumb: Option<Line>,
    /// The title, on its first line's number.
    pub title: Line,
    /// Whether the title is not on the page and was made of its address.
    pub is_title_of_address: bool,
    /// What the tab shows, without the metryka.
    pub content: Vec<Line>,
    /// The line of the file at which what the tab shows ends.
    pub until: usize,
    /// The lines after "Metryka praktyki", and the number of that line.
    pub metryka: Option<(usize, Vec<Line>)>,
    /// The address of the practice.
    pub address: Option<Address>,
    /// Lines of head and foot that are no furniture.
    pub unknown: Vec<Line>,
}

impl Layout {
    /// Finds the parts.
    ///
    /// # Errors
    /// Which part is missing, and at which line that shows.
    pub fn find(page: &Document) -> Result<Self, Refusal> {
        let bars = tabs::bars(&page.lines);
        let Some(first) = bars.first() else {
            return new_site::find(page).unwrap_or_else(|| Err(no_tab_bar(&page.lines)));
        };
        let last = bars.last().filter(|_| bars.len() > 1);
        let slice = |range: Range<usize>| page.lines.get(range).unwrap_or_default();
        let end = last.map_or(page.lines.len(), |bar| bar.start);
        let (head, content) = (slice(0..first.start), slice(first.end..end));
        let foot = last.map_or(&[][..], |bar| slice(bar.end..page.lines.len()));
        let bar = slice(first.clone());

        let mut unknown = Vec::new();
        let (content, foot_below) = split_foot(content, last.is_some());
        let (content, metryka) = split_metryka(content);
        let (breadcrumb, title) = read_head(head, &mut unknown);
        let outside = foot_below.iter().chain(foot);
        unknown.extend(outside.filter(|line| !is_furniture(line)).cloned());
        let address = address(page, bar, &mut unknown);
        let part = part(page, bar, address.as_ref(), content, metryka.is_some());
        let bar = bar.first().map_or(0, |line| line.number);
        if part == Part::Summary && metryka.is_none() {
            return Err(Refusal::NoMetryka { bar });
        }
        if part == Part::Summary && breadcrumb.is_none() {
            return Err(Refusal::NoBreadcrumb { bar });
        }
        let above = breadcrumb.as_ref().map_or(bar, |line| line.number);
        Ok(Self {
            part,
            title: title.ok_or(Refusal::NoTitle { breadcrumb: above })?,
            breadcrumb,
            is_title_of_address: false,
            content: content.to_vec(),
            until: slice(end..page.lines.len())
                .first()
                .map_or(usize::MAX, |line| line.number),
            metryka: metryka.map(|(heading, lines)| (heading, lines.to_vec())),
            address,
            unknown,
        })
    }
}

/// Which tab a page shows. A metryka is only on one of them; otherwise the address knows, or the bar's only entry that
/// is no link, or else what is shown.
fn part(page: &Document, bar: &[Line], address: Option<&Address>, content: &[Line], has_metryka: bool) -> Part {
    if has_metryka {
        return Part::Summary;
    }
    let said = address.and_then(Address::part).or_else(|| tabs::current(page, bar));
    said.unwrap_or_else(|| {
        if is_list_of_files(content) {
            Part::Attachments
        } else {
            Part::Presentation
        }
    })
}

/// The address of the practice: what the page says of itself with the tab in it, a line that is an address, or where
/// the tabs lead. The tab is known from the first alone.
fn address(page: &Document, bar: &[Line], unknown: &mut Vec<Line>) -> Option<Address> {
    let said = page.address.as_deref().and_then(Address::parse);
    let written = unknown
        .iter()
        .position(|line| Address::of_line(&line.text).is_some())
        .and_then(|index| Address::of_line(&unknown.remove(index).text));
    let linked = || {
        let addresses = tabs::linked(page, bar).into_iter();
        let address = addresses.filter_map(|(_, href)| Address::parse(href)).next()?;
        Some(address.without_part())
    };
    said.or(written).or_else(linked)
}

/// Tells the foot of a page whose second tab bar is missing from what is above it: it begins with the first line from
/// which on everything is furniture, or, below a metryka, with the first line that is.
fn split_foot(content: &[Line], has_end: bool) -> (&[Line], &[Line]) {
    if has_end {
        return (content, &[]);
    }
    let metryka = content.iter().rposition(is_metryka_heading);
    let from = match metryka {
        Some(heading) => {
            let below = content.get(heading..).unwrap_or_default();
            let is_foot = |line: &Line| !line.is_blank() && is_boilerplate(&line.text);
            below.iter().position(is_foot).map(|index| heading + index)
        }
        None => content
            .iter()
            .rposition(|line| !is_furniture(line))
            .map(|index| index + 1),
    };
    content.split_at(from.unwrap_or(if metryka.is_some() { content.len() } else { 0 }))
}

fn split_metryka(content: &[Line]) -> (&[Line], Option<(usize, &[Line])>) {
    let heading = content.iter().rposition(is_metryka_heading);
    match heading.map(|heading| content.split_at(heading)) {
        Some((summary, [heading, metryka @ ..])) => (summary, Some((heading.number, metryka))),
        _ => (content, None),
    }
}

/// Whether a line is the heading of the metryka.
pub fn is_metryka_heading(line: &Line) -> bool {
    line.text.len() < 40 && slugify(&line.text) == "metryka-praktyki"
}

fn no_tab_bar(lines: &[Line]) -> Refusal {
    if let Some(menu) = lines.iter().find(|line| is_menu_entry(&line.text)) {
        return Refusal::NoTabBar { menu: menu.number };
    }
    match lines.iter().find(|line| !line.is_blank()) {
        Some(first) => Refusal::NotAPractice {
            line: first.number,
            begins: first.text.chars().take(60).collect(),
        },
        None => Refusal::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAR: &str = ".:   Skrót i Metryka -> Pełna prezentacja -> Załączniki   :.";

    fn find(text: &str) -> Result<Layout, Refusal> {
        Layout::find(&Document::from_text(text))
    }

    fn numbers(lines: &[Line]) -> Vec<usize> {
        lines
            .iter()
            .filter(|line| !line.is_blank())
            .map(|line| line.number)
            .collect()
    }

    #[test]
    fn finds_the_parts_with_their_lines() {
        let text = format!(
            "https://dobrepraktyki.pl/index.php?p1=1&p2=2&art=381\nProjekt „Żółw”\nStrona główna\n\n Usługi społeczne : Kultura\nTytuł\nw dwóch wierszach\n\n{BAR}\nSkrót.\nPowiat: to proza\nMetryka praktyki\nTyp jednostki:  gmina miejska\n{BAR}\nZwiązek\nMiast Polskich\nNowy sponsor"
        );
        let layout = find(&text).unwrap();
        assert_eq!(layout.part, Part::Summary);
        assert_eq!(layout.breadcrumb.unwrap().text, "Usługi społeczne : Kultura");
        assert_eq!(
            (layout.title.number, layout.title.text.as_str()),
            (6, "Tytuł w dwóch wierszach")
        );
        assert_eq!(numbers(&layout.content), [10, 11]);
        let (heading, metryka) = layout.metryka.unwrap();
        assert_eq!((heading, numbers(&metryka)), (12, vec![13]));
        assert_eq!(numbers(&layout.unknown), [2, 17]);
        let address = layout.address.unwrap();
        assert_eq!(address.normal(), "https://dobrepraktyki.pl/index.php?p1=1&p2=2&art=381");
    }

    #[test]
    fn the_foot_is_no_content_where_the_second_bar_is_missing() {
        let head = format!("Dialog społeczny : Praktyki\nŻółw\n{BAR}\n");
        let foot = "\n\nZwiązek\nMiast Polskich";
        let cases = [
            (
                "Metryka praktyki\nOsoby kontaktowe: Gęś",
                "\nNowy sponsor",
                vec![5],
                vec![9],
            ),
            ("Łąka.\n\nDialog społeczny\n\nSad.", "", vec![4, 6, 8], vec![]),
            ("Łąka.", "\nNowy sponsor", vec![4, 6, 7, 8], vec![]),
        ];
        for (content, sponsor, inside, unknown) in cases {
            let layout = find(&format!("{head}{content}{foot}{sponsor}")).unwrap();
            let lines = layout.metryka.map_or(layout.content, |(_, lines)| lines);
            assert_eq!(numbers(&lines), inside, "{content}");
            assert_eq!(numbers(&layout.unknown), unknown, "{content}");
        }
    }

    #[test]
    fn tells_the_tab_by_address_or_content() {
        let cases = [
            ("", "Łąka.", Part::Presentation),
            ("", "• Łąka.pdf\nsad.doc (2 MB)", Part::Attachments),
            (
                "https://dobrepraktyki.pl/index.php?art=7&s=3",
                "Łąka",
                Part::Attachments,
            ),
            (
                "https://dobrepraktyki.pl/index.php?art=7&s=2",
                "łąka.pdf",
                Part::Presentation,
            ),
            ("https://dobrepraktyki.pl/index.php?art=7", "Łąka", Part::Presentation),
            (
                "https://dobrepraktyki.pl/index.php?art=7&s=2",
                "Metryka praktyki\nUlica: Żabia",
                Part::Summary,
            ),
        ];
        for (address, content, expected) in cases {
            let layout = find(&format!(
                "{address}\nDialog społeczny : Praktyki\nŻółw\n{BAR}\n{content}"
            ));
            assert_eq!(layout.map(|layout| layout.part), Ok(expected), "{address} {content}");
        }
    }

    #[test]
    fn says_which_part_is_missing() {
        let summary = "https://dobrepraktyki.pl/index.php?art=7&s=1";
        let cases = [
            (String::new(), Refusal::Empty),
            (
                "\nlogo BIP\nŻółw".to_owned(),
                Refusal::NotAPractice {
                    line: 2,
                    begins: "logo BIP".into(),
                },
            ),
            ("x\nStrona główna".to_owned(), Refusal::NoTabBar { menu: 2 }),
            (
                format!("Tytuł\n{BAR}\nMetryka praktyki"),
                Refusal::NoBreadcrumb { bar: 2 },
            ),
            (
                format!("Dialog społeczny : Praktyki\n\n{BAR}\nMetryka praktyki"),
                Refusal::NoTitle { breadcrumb: 1 },
            ),
            (
                format!("{summary}\nDialog społeczny : Praktyki\nTytuł\n{BAR}\nSkrót"),
                Refusal::NoMetryka { bar: 4 },
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(find(&text), Err(expected), "{text}");
        }
    }
}
