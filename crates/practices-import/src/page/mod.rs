//! Reads a page of the Baza Dobrych Praktyk, saved as text or as HTML, into a [`Record`].

pub mod address;
mod attachments;
pub mod boilerplate;
pub mod contacts;
pub mod document;
mod fault;
mod field;
mod html;
pub mod layout;
pub mod lines;
pub mod markdown;
pub mod metryka;
mod new_site;
mod refusal;
pub mod tabs;
pub mod values;

use practices::slug::slugify;
use practices::{Category, Source};

use crate::problem::Problem;
use crate::reading::{Part, Reading};
use crate::record::Record;
use address::{Address, Base};
use document::Document;
use layout::Layout;
use lines::{Line, flowing, paragraphs, single_spaced};

pub use fault::Fault;
pub use refusal::Refusal;

/// The catalogue's name in ids and in `source`.
pub const CATALOGUE: &str = "bdp";

/// Reads a page: one of the three tabs of the old site, or a page of the new one. Only the tab with the metryka must
/// have a category; from another tab the record comes without one where the page gives none.
///
/// # Errors
/// Why the page is no record; a page that is one comes back with what could not be read of it.
pub fn read_page(page: &Document) -> Result<Reading, Refusal> {
    let layout = Layout::find(page)?;
    let category = category(&layout);
    if let (Part::Summary, Err(refusal)) = (layout.part, &category) {
        return Err(refusal.clone());
    }
    let mut reading = read_layout(page, &layout)?;
    match category {
        Ok(category) => reading.record.category = category,
        Err(refusal) => reading.problems.push(refusal.problem().in_field("category")),
    }
    reading.problems.sort();
    Ok(reading)
}

/// Reads a page whose category is not in the tree as a draft, which a person gives another.
///
/// # Errors
/// Why the page is no record in other ways.
pub fn read_uncategorised(page: &Document) -> Result<Reading, Refusal> {
    let layout = Layout::find(page)?;
    let refusal = category(&layout).err();
    let mut reading = read_layout(page, &layout)?;
    reading.record.draft = true;
    reading
        .problems
        .extend(refusal.map(|refusal| refusal.problem().in_field("category")));
    reading.problems.sort();
    Ok(reading)
}

/// The category of a page; `None` for one without a breadcrumb.
fn category(layout: &Layout) -> Result<Option<Category>, Refusal> {
    let Some(breadcrumb) = &layout.breadcrumb else {
        return Ok(None);
    };
    let known = Category::from_breadcrumb(&breadcrumb.text);
    known.map(Some).ok_or_else(|| Refusal::UnknownCategory {
        line: breadcrumb.number,
        text: breadcrumb.text.clone(),
    })
}

/// Everything but the category.
fn read_layout(page: &Document, layout: &Layout) -> Result<Reading, Refusal> {
    let mut problems = Vec::new();
    let mut record = titled_record(layout, &mut problems)?;
    match layout.part {
        Part::Presentation => read_presentation(page, layout, &mut record, &mut problems),
        Part::Attachments => {
            let (attachments, faults) = attachments::read(&layout.content, &base(page));
            record.attachments = attachments;
            problems.extend(faults);
        }
        Part::Summary | Part::Whole => read_summary(layout, &mut record, &mut problems)?,
    }
    let unknown = layout.unknown.iter();
    problems.extend(unknown.map(|line| Fault::UnknownLine(line.text.clone()).at(line.number)));
    let unclosed = page.unclosed.iter();
    problems.extend(unclosed.map(|(line, name)| Fault::Unclosed(name.clone()).at(*line)));
    Ok(Reading {
        record,
        part: layout.part,
        problems,
    })
}

/// What the links of a page are read against.
fn base(page: &Document) -> Base {
    Base::of(page.base.as_deref().or(page.address.as_deref()))
}

/// A record with the page's title, and the id and slug that follow from it.
fn titled_record(layout: &Layout, problems: &mut Vec<Problem>) -> Result<Record, Refusal> {
    let title = plain(&layout.title, "title", problems);
    let published = &title.text;
    let of_address = layout.address.as_ref().filter(|_| layout.is_title_of_address);
    let slug = slugify(of_address.and_then(Address::slug).unwrap_or(published));
    if slug.is_empty() {
        let above = layout.breadcrumb.as_ref().unwrap_or(&layout.title);
        return Err(Refusal::NoTitle {
            breadcrumb: above.number,
        });
    }
    if of_address.is_some() {
        let fault = Fault::TitleOfAddress(published.clone());
        problems.push(fault.at(layout.title.number).in_field("title"));
    }
    let id = match &layout.address {
        Some(Address::Old { art, .. }) => format!("{CATALOGUE}-{art}"),
        _ => format!("{CATALOGUE}-{slug}"),
    };
    let source = Source {
        catalogue: CATALOGUE.to_owned(),
        url: layout.address.as_ref().map(Address::normal),
        retrieved: None,
    };
    let mut record = Record::new(id, slug, values::typographic_quotes(published), source);
    if record.title != *published {
        record.as_published.insert("title".to_owned(), published.clone());
    }
    Ok(record)
}

fn read_summary(layout: &Layout, record: &mut Record, problems: &mut Vec<Problem>) -> Result<(), Refusal> {
    let Some((heading, metryka)) = &layout.metryka else {
        return Ok(());
    };
    let content: Vec<Line> = plain_lines(&layout.content, "summary", problems);
    record.summary = summary(&content);
    let metryka = plain_lines(metryka, "", problems);
    let faults = metryka::read_metryka(&metryka, record);
    problems.extend(faults.ok_or(Refusal::EmptyMetryka { heading: *heading })?);
    if layout.breadcrumb.is_none() {
        problems.push(Fault::NoCategory.at(layout.title.number).in_field("category"));
    }
    Ok(())
}

/// The paragraphs, set apart by an empty line.
fn summary(lines: &[Line]) -> Option<String> {
    let texts: Vec<String> = paragraphs(lines).into_iter().map(flowing).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

fn read_presentation(page: &Document, layout: &Layout, record: &mut Record, problems: &mut Vec<Problem>) {
    let base = base(page);
    record.body = markdown::body(&layout.content, &base);
    if record.body.is_empty() {
        problems.push(Fault::EmptyTab.at(layout.title.number).in_field("body"));
    }
    let shown = layout.title.number..=layout.until;
    let pictures = page.pictures.iter().filter(|picture| shown.contains(&picture.line));
    problems.extend(pictures.map(|picture| {
        let fault = Fault::Picture {
            text: picture.text.clone(),
            address: base.absolute(&picture.href).unwrap_or_default(),
        };
        fault.at(picture.line).in_field("body")
    }));
}

fn plain_lines(lines: &[Line], field: &str, problems: &mut Vec<Problem>) -> Vec<Line> {
    lines.iter().map(|line| plain(line, field, problems)).collect()
}

/// A line of a field, which is plain text: tags that the page shows as text are taken out of it, and said so.
fn plain(line: &Line, field: &str, problems: &mut Vec<Problem>) -> Line {
    if !values::has_markup(&line.text) {
        return line.clone();
    }
    let shown = Document::from_html(&line.text).lines;
    let words: Vec<&str> = shown.iter().map(|line| line.text.as_str()).collect();
    let fault = Fault::Markup(line.text.clone()).at(line.number);
    problems.push(if field.is_empty() { fault } else { fault.in_field(field) });
    Line::new(line.number, single_spaced(&words.join(" ")))
}
