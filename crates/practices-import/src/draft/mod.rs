//! Makes a draft of a page that is no record of the catalogue: what can be found of a title, an institution and its
//! address, and the page's text for a person to complete.
//!
//! Nothing here is certain, so that a draft never reaches the map before somebody has taken `draft = true` out of it.

mod place;
mod reach;
mod title;

use practices::slug::slugify;
use practices::{Category, Source};

use crate::page::Refusal;
use crate::page::address::Base;
use crate::page::boilerplate::is_boilerplate;
use crate::page::document::Document;
use crate::page::lines::Line;
use crate::page::markdown;
use crate::page::values::{is_web_address, typographic_quotes};
use crate::problem::Problem;
use crate::reading::{Part, Reading};
use crate::record::Record;

/// The `catalogue` of a draft: a page from anywhere, until somebody says where it belongs.
pub const CATALOGUE: &str = "inne";

/// Makes the draft.
///
/// # Errors
/// [`Refusal::Empty`] where there is no letter on the page that could be a title.
pub fn draft_page(page: &Document) -> Result<Reading, Refusal> {
    let lines: Vec<Line> = page.lines.iter().cloned().map(without_boilerplate).collect();
    let heading = title::find(&lines).ok_or(Refusal::Empty)?;
    let mut record = titled(&heading);
    let mut problems = Vec::new();
    if let Some(breadcrumb) = title::breadcrumb(&lines) {
        record.category = Category::from_breadcrumb(&breadcrumb.text);
    }
    place::fill(&lines, &mut record, &mut problems);
    reach::fill(&lines, &mut record, &mut problems);
    let address = page.base.as_deref().or(page.address.as_deref());
    record.body = markdown::body(&lines, &Base::elsewhere(address));
    record.source.url = page.address.clone().filter(|address| is_web_address(address));
    problems.push(guessed(&heading));
    problems.extend(missing(&record));
    problems.sort();
    Ok(Reading {
        record,
        part: Part::Whole,
        problems,
    })
}

/// A line of the old site's menu or foot says nothing of the practice; it becomes blank, so that numbers stay.
fn without_boilerplate(line: Line) -> Line {
    if is_boilerplate(&line.text) {
        Line::new(line.number, "")
    } else {
        line
    }
}

fn titled(heading: &Line) -> Record {
    let title = typographic_quotes(heading.text.trim_end_matches(['.', ':']));
    let slug = slugify(&title);
    let source = Source {
        catalogue: CATALOGUE.to_owned(),
        url: None,
        retrieved: None,
    };
    let mut record = Record::new(format!("{CATALOGUE}-{slug}"), slug, title, source);
    record.draft = true;
    if record.title != heading.text {
        record.as_published.insert("title".to_owned(), heading.text.clone());
    }
    record
}

fn guessed(heading: &Line) -> Problem {
    let message = "tytuł odgadnięto z układu strony; sprawdź go";
    Problem::of_file("", message).at_line(heading.number).in_field("title")
}

/// What a person has to find out before the draft can become a record.
fn missing(record: &Record) -> Option<Problem> {
    let wanted = [
        ("category", record.category.is_none()),
        ("summary", record.summary.is_none()),
        ("unit_type", record.unit_type.is_none()),
        ("municipality", record.municipality.is_none()),
        ("wojewodztwo", record.wojewodztwo.is_none()),
        ("postal_code", record.postal_code.is_none()),
        ("implementing_unit", record.implementing_unit.is_none()),
        ("population", record.population.is_none()),
        ("contacts", record.contacts.is_empty()),
    ];
    let names: Vec<&str> = wanted
        .iter()
        .filter(|(_, is_missing)| *is_missing)
        .map(|(name, _)| *name)
        .collect();
    let message = format!("szkic: uzupełnij {}, potem usuń wiersz draft = true", names.join(", "));
    (!names.is_empty()).then(|| Problem::of_file("", message))
}

/// A record of which nothing is known, and no problem yet.
#[cfg(test)]
fn nothing_known() -> (Record, Vec<Problem>) {
    (titled(&Line::new(1, "X")), Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_in_html_keeps_its_form_and_its_address() {
        let page = Document::from_html(
            "<link rel=canonical href='https://gok.example.pl/sad/'><p>Menu</p><h1>Sad w Zmyślonej</h1><p><b>Cel</b>: <a href='plan.pdf'>plan</a><ul><li>łąka</ul><script>x()</script>",
        );
        let record = draft_page(&page).unwrap().record;
        assert_eq!(record.title, "Sad w Zmyślonej");
        assert_eq!(record.source.url.as_deref(), Some("https://gok.example.pl/sad/"));
        assert_eq!(
            record.body,
            "Menu\n\n# Sad w Zmyślonej\n\n**Cel**: [plan](https://gok.example.pl/sad/plan.pdf)\n\n- łąka"
        );
    }

    #[test]
    fn every_line_of_the_page_stands_in_the_body() {
        let reading = draft_page(&Document::from_text(
            "logo BIP\n\nKąt Żółwia w Zmyślonej.\n\n• łąka,\n  • sad\nkoniec",
        ))
        .unwrap();
        assert_eq!(
            reading.record.body,
            "logo BIP\n\nKąt Żółwia w Zmyślonej.\n\n- łąka,\n- sad\nkoniec"
        );
        assert!(reading.record.draft);
        assert_eq!(reading.record.id, "inne-kat-zolwia-w-zmyslonej");
        assert_eq!(reading.record.as_published["title"], "Kąt Żółwia w Zmyślonej.");
    }

    #[test]
    fn a_page_without_a_letter_has_no_title() {
        for text in ["", " \n\n", "…\n— —"] {
            assert_eq!(draft_page(&Document::from_text(text)), Err(Refusal::Empty), "{text}");
        }
    }
}
