//! What a record is called: title, slug, id and source.

use practices::Source;
use practices::slug::{is_slug, slugify};

use super::cells::Cells;
use super::column::Column;
use super::row::Builder;
use crate::page::values::{typographic_quotes, website};
use crate::problem::Problem;
use crate::record::Record;

/// A record with the row's title, and the slug and id that it gives or that follow from the title.
pub fn titled(cells: &Cells, catalogue: &str) -> Result<Builder, Problem> {
    let published = cells.get(Column::Title).unwrap_or_default();
    let from_title = slugify(published);
    if from_title.is_empty() {
        let message = format!("wiersz nie ma tytułu praktyki (zaczyna się od „{}”)", cells.begin());
        return Err(Problem::of_file("", message).at_line(cells.line).in_field("title"));
    }
    let source = Source {
        catalogue: catalogue.to_owned(),
        url: None,
        retrieved: None,
    };
    let id = format!("{catalogue}-{from_title}");
    let title = typographic_quotes(published);
    let mut builder = Builder::new(Record::new(id, from_title, title, source), cells.line);
    if builder.record.title != published {
        builder.publish(Column::Title, published);
    }
    set_slug(&mut builder, cells);
    set_id(&mut builder, cells, catalogue);
    set_source(&mut builder, cells);
    Ok(builder)
}

fn set_slug(builder: &mut Builder, cells: &Cells) {
    let Some(given) = cells.get(Column::Slug) else { return };
    if is_slug(given) && slugify(given) == given {
        given.clone_into(&mut builder.record.slug);
    } else {
        builder.fault(Column::Slug, given, "nie jest nazwą do adresu (małe litery bez znaków diakrytycznych, cyfry, łączniki; do 80 znaków); użyto tytułu");
    }
}

/// An id is kept; a bare number or what can't stand in a file gets the catalogue's name before it.
fn set_id(builder: &mut Builder, cells: &Cells, catalogue: &str) {
    let Some(given) = cells.get(Column::Id) else {
        builder.record.id = format!("{catalogue}-{}", builder.record.slug);
        return;
    };
    let is_number = given.chars().all(|c| c.is_ascii_digit());
    let folded = slugify(given);
    if is_slug(given) && !is_number {
        given.clone_into(&mut builder.record.id);
    } else if folded.is_empty() {
        builder.fault(Column::Id, given, "nie może być identyfikatorem; użyto tytułu");
    } else {
        builder.record.id = format!("{catalogue}-{folded}");
        builder.publish(Column::Id, given);
    }
}

fn set_source(builder: &mut Builder, cells: &Cells) {
    let Some(given) = cells.get(Column::SourceUrl) else {
        return;
    };
    builder.record.source.url = website(given);
    match &builder.record.source.url {
        Some(url) if url != given => builder.publish(Column::SourceUrl, given),
        Some(_) => {}
        None => builder.fault(Column::SourceUrl, given, "nie jest adresem strony internetowej"),
    }
}
