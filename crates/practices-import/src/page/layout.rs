//! Finds the parts of a page of the Baza Dobrych Praktyk: breadcrumb, title, summary and metryka.
//!
//! A page is told by what stands on it, never by its file's name:
//!
//! ```text
//! menu, counter
//!  Usługi społeczne : Pomoc społeczna                               breadcrumb
//! Zawiązanie Partnerstwa …                                          title
//! .:   Skrót i Metryka -> Pełna prezentacja -> Załączniki   :.      tab bar
//! …                                                                 summary
//! Metryka praktyki
//! Data wprowadzenia do BDP:  …                                      metryka
//! .:   Skrót i Metryka -> Pełna prezentacja -> Załączniki   :.      tab bar
//! sponsors
//! ```

use practices::category::SECTIONS;
use practices::slug::slugify;

use super::Refusal;
use super::boilerplate::{is_boilerplate, is_menu_entry};
use super::lines::{Line, single_spaced};

/// The parts of a page; every line of it is in one of them or boilerplate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// "Usługi społeczne : Pomoc społeczna".
    pub breadcrumb: Line,
    /// The title, on its first line's number.
    pub title: Line,
    /// Between the tab bar and the metryka.
    pub summary: Vec<Line>,
    /// After the line "Metryka praktyki".
    pub metryka: Vec<Line>,
    /// The line "Metryka praktyki".
    pub metryka_heading: usize,
    /// The address of the page, where a line of its head or foot gives it.
    pub address: Option<Line>,
    /// Lines of head and foot that are no boilerplate.
    pub unknown: Vec<Line>,
}

impl Layout {
    /// Finds the parts.
    ///
    /// # Errors
    /// Which part is missing, and at which line that shows.
    pub fn find(lines: &[Line]) -> Result<Self, Refusal> {
        let bar = lines.iter().position(is_tab_bar).ok_or_else(|| no_tab_bar(lines))?;
        let (head, after) = lines.split_at(bar);
        let content = after.get(1..).unwrap_or_default();
        let (content, foot) = match content.iter().rposition(is_tab_bar) {
            Some(end) => (content.get(..end).unwrap_or_default(), content.get(end + 1..)),
            None => (content, None),
        };
        let bar_line = bar + 1;
        let heading = content
            .iter()
            .rposition(is_metryka_heading)
            .ok_or(Refusal::NoMetryka { bar: bar_line })?;
        let (breadcrumb, title, mut unknown) = read_head(head, bar_line)?;
        unknown.extend(
            foot.unwrap_or_default()
                .iter()
                .filter(|line| !is_boilerplate(&line.text))
                .cloned(),
        );
        let address = unknown
            .iter()
            .position(|line| is_page_address(&line.text))
            .map(|index| unknown.remove(index));
        Ok(Self {
            breadcrumb,
            title,
            summary: content.get(..heading).unwrap_or_default().to_vec(),
            metryka: without_foot(content.get(heading + 1..).unwrap_or_default(), foot.is_some()),
            metryka_heading: bar_line + heading + 1,
            address,
            unknown,
        })
    }
}

/// The metryka's lines. On a page whose second tab bar is missing the foot follows at once, and is told by its lines.
fn without_foot(lines: &[Line], has_end: bool) -> Vec<Line> {
    let belongs = |line: &&Line| has_end || line.is_blank() || !is_boilerplate(&line.text);
    lines.iter().filter(belongs).cloned().collect()
}

/// The `art` number of a page's address.
pub fn art_number(address: &str) -> Option<String> {
    let (_, query) = address.split_once('?')?;
    let number = query.split('&').find_map(|pair| pair.strip_prefix("art="))?;
    let is_number = !number.is_empty() && number.len() <= 7 && number.chars().all(|c| c.is_ascii_digit());
    is_number.then(|| number.to_owned())
}

fn is_page_address(text: &str) -> bool {
    text.starts_with("http") && text.contains("dobrepraktyki.pl/") && !text.contains(' ')
}

fn is_tab_bar(line: &Line) -> bool {
    let inside = line.text.strip_prefix(".:").and_then(|text| text.strip_suffix(":."));
    inside.is_some_and(|text| text.contains("Skrót i Metryka"))
}

fn is_metryka_heading(line: &Line) -> bool {
    slugify(&line.text) == "metryka-praktyki"
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

/// Breadcrumb, title and the lines above them that are no boilerplate.
fn read_head(head: &[Line], bar: usize) -> Result<(Line, Line, Vec<Line>), Refusal> {
    let at = head
        .iter()
        .position(|line| is_breadcrumb(&line.text))
        .or_else(|| head.iter().rposition(|line| line.text.contains(" : ")))
        .ok_or(Refusal::NoBreadcrumb { bar })?;
    let (before, from) = head.split_at(at);
    let (breadcrumb, title) = from.split_first().ok_or(Refusal::NoBreadcrumb { bar })?;
    let unknown = before
        .iter()
        .filter(|line| !is_boilerplate(&line.text))
        .cloned()
        .collect();
    let words: Vec<&str> = title.iter().map(|line| line.text.as_str()).collect();
    let number = title.iter().find(|line| !line.is_blank()).map(|line| line.number);
    let title = Line {
        number: number.ok_or(Refusal::NoTitle {
            breadcrumb: breadcrumb.number,
        })?,
        text: single_spaced(&words.join(" ")),
    };
    Ok((breadcrumb.clone(), title, unknown))
}

/// Whether a line begins with a section of the tree and a colon.
fn is_breadcrumb(text: &str) -> bool {
    let section = text.split_once(" : ").map(|(section, _)| slugify(section));
    section.is_some_and(|slug| slug == "smup" || SECTIONS.iter().any(|section| section.slug == slug))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    const BAR: &str = ".:   Skrót i Metryka -> Pełna prezentacja -> Załączniki   :.";

    #[test]
    fn finds_the_parts_with_their_lines() {
        let text = format!(
            "https://dobrepraktyki.pl/index.php?p1=1&p2=2&art=381\nProjekt „Żółw”\nStrona główna\n\n Usługi społeczne : Kultura\nTytuł\nw dwóch wierszach\n\n{BAR}\nSkrót.\nPowiat: to proza\nMetryka praktyki\nTyp jednostki:  gmina miejska\n{BAR}\nZwiązek\nMiast Polskich\nNowy sponsor"
        );
        let layout = Layout::find(&lines(&text)).unwrap();
        assert_eq!(layout.breadcrumb.text, "Usługi społeczne : Kultura");
        assert_eq!(
            (layout.title.number, layout.title.text.as_str()),
            (6, "Tytuł w dwóch wierszach")
        );
        assert_eq!((layout.summary.len(), layout.metryka.len()), (2, 1));
        assert_eq!((layout.metryka_heading, layout.metryka[0].number), (12, 13));
        let unknown: Vec<_> = layout.unknown.iter().map(|line| line.number).collect();
        assert_eq!(unknown, [2, 17]);
        assert_eq!(
            layout.address.and_then(|line| art_number(&line.text)).as_deref(),
            Some("381")
        );
    }

    #[test]
    fn the_foot_is_no_metryka_where_the_second_bar_is_missing() {
        let text = format!(
            "Dialog społeczny : Praktyki\nŻółw\n{BAR}\nMetryka praktyki\nOsoby kontaktowe: Gęś\n\nZwiązek\nMiast Polskich"
        );
        let layout = Layout::find(&lines(&text)).unwrap();
        let texts: Vec<_> = layout.metryka.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["Osoby kontaktowe: Gęś", ""]);
    }

    #[test]
    fn says_which_part_is_missing() {
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
                format!("Dialog społeczny : Praktyki\nTytuł\n{BAR}\nPełny opis"),
                Refusal::NoMetryka { bar: 3 },
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(Layout::find(&lines(&text)), Err(expected), "{text}");
        }
    }

    #[test]
    fn reads_the_number_in_an_address() {
        let cases = [
            ("https://dobrepraktyki.pl/index.php?p1=1&p2=2&art=381&s=1", Some("381")),
            ("https://dobrepraktyki.pl/index.php?p1=111", None),
            ("https://dobrepraktyki.pl/index.php?art=łąka", None),
            ("", None),
        ];
        for (address, expected) in cases {
            assert_eq!(art_number(address).as_deref(), expected, "{address}");
        }
    }
}
