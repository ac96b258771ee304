//! Two rows of one table never become one file by accident: the same programme in two gminy has the same title.

use std::collections::HashMap;

use practices::slug::{MAX_SLUG, slugify};

use super::Row;
use crate::problem::Problem;
use crate::record::Record;

/// The first row of a slug or id, and where it is.
#[derive(Clone)]
struct First {
    line: usize,
    place: Option<String>,
}

/// Gives a row whose slug or id another row above has already the name of its place as well. Where the place is the
/// same, too, it is the same practice, unless somebody says otherwise; then a problem says so.
pub fn make_unique(rows: &mut [Row]) {
    let mut names: HashMap<String, First> = HashMap::new();
    for row in rows {
        let Ok(reading) = &mut row.outcome else { continue };
        let record = &mut reading.record;
        let here = First {
            line: row.line,
            place: record.municipality.clone(),
        };
        let mut first = clash(&names, record).cloned();
        let is_elsewhere = first
            .as_ref()
            .is_some_and(|first| here.place.is_some() && here.place != first.place);
        if is_elsewhere && is_named_by_title(record) && add_place(record) {
            first = clash(&names, record).cloned();
        }
        if let Some(first) = first {
            let message = format!(
                "tę samą praktykę opisuje wiersz {}; jeśli to inna, podaj w kolumnie „Slug” inną nazwę",
                first.line
            );
            let problem = Problem::of_file("", message).at_line(row.line).in_field("slug");
            reading.problems.push(problem);
        } else {
            remember(&mut names, record, here);
        }
    }
}

fn clash<'a>(names: &'a HashMap<String, First>, record: &Record) -> Option<&'a First> {
    names.get(&record.slug).or_else(|| names.get(&record.id))
}

fn remember(names: &mut HashMap<String, First>, record: &Record, first: First) {
    names.insert(record.slug.clone(), first.clone());
    names.insert(record.id.clone(), first);
}

/// Whether slug and id follow from the title; what somebody has given is theirs to change.
fn is_named_by_title(record: &Record) -> bool {
    let published = record.as_published.get("title").unwrap_or(&record.title);
    let follows = record.id == format!("{}-{}", record.source.catalogue, record.slug);
    record.slug == slugify(published) && follows
}

/// Puts the place at the end of slug and id; a long title makes room for it.
fn add_place(record: &mut Record) -> bool {
    let place = slugify(record.municipality.as_deref().unwrap_or_default());
    let room = MAX_SLUG.saturating_sub(place.len() + 1);
    let mut slug = String::new();
    for word in record.slug.split('-') {
        if slug.len() + word.len() + 1 > room {
            break;
        }
        slug.push_str(word);
        slug.push('-');
    }
    slug.push_str(&place);
    let is_new = !place.is_empty() && slugify(&slug) == slug;
    if is_new {
        record.id = format!("{}-{slug}", record.source.catalogue);
        record.slug = slug;
    }
    is_new
}
