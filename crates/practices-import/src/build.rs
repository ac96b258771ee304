//! `praktyki build`: from reviewed records to the files that the map reads.
//!
//! The same records make the same bytes, whatever the order and the day.

mod placing;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use practices::Catalogue;
use practices::slug::is_slug;
use thiserror::Error;

use crate::build::placing::placed;
use crate::geocode::Gazetteer;
use crate::presentation;
use crate::problem::Problem;
use crate::record::Record;
use crate::store::write_atomically;

/// The name of the catalogue's file.
pub const CATALOGUE_FILE: &str = "practices.geojson";

/// The folder of the practices' own files.
pub const DETAILS_FOLDER: &str = "details";

/// What a build makes, and what it has to say about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Built {
    /// `practices.geojson`.
    pub geojson: String,
    /// `details/<slug>.json`, by slug.
    pub details: BTreeMap<String, String>,
    /// Records that are left out because something is wrong with them.
    pub problems: Vec<Problem>,
    /// What the gazetteer could not settle; the record is in the catalogue all the same.
    pub notes: Vec<Problem>,
    /// The files of the drafts, which are left out.
    pub drafts: Vec<String>,
}

/// Why the files could not be made or written.
#[derive(Debug, Error)]
pub enum BuildError {
    /// A value that can't be written as JSON.
    #[error("danych nie da się zapisać w JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A file or folder can't be written.
    #[error("nie można zapisać „{}”: {error}", .path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// Makes the files of all records that are sound and no drafts.
///
/// # Errors
/// Where a value can't be written as JSON; the values of records that were read all can.
pub fn build(records: &[Record], gazetteer: &Gazetteer) -> Result<Built, BuildError> {
    let mut built = Built::default();
    let mut practices = Vec::new();
    let (mut ids, mut slugs) = (HashSet::new(), HashSet::new());
    for record in in_order(records) {
        if record.draft {
            built.drafts.push(record.file_name());
            continue;
        }
        let is_new = ids.insert(record.id.as_str()) & slugs.insert(record.slug.as_str());
        let Some(practice) = record.practice().filter(|_| is_new && is_slug(&record.slug)) else {
            built.problems.push(left_out(record, is_new));
            continue;
        };
        practices.push(placed(practice, gazetteer, &mut built.notes));
        built.details.insert(record.slug.clone(), details_json(record)?);
    }
    built.geojson = Catalogue::to_geojson(&practices)?;
    Ok(built)
}

fn in_order(records: &[Record]) -> Vec<&Record> {
    let mut sorted: Vec<&Record> = records.iter().collect();
    sorted.sort_by(|a, b| (&a.slug, &a.id).cmp(&(&b.slug, &b.id)));
    sorted
}

fn left_out(record: &Record, is_new: bool) -> Problem {
    let (field, message) = if !is_slug(&record.slug) {
        (
            "slug",
            "slug może zawierać tylko małe litery bez znaków diakrytycznych, cyfry i łączniki",
        )
    } else if !is_new {
        ("id", "id lub slug powtarza się w innym rekordzie")
    } else {
        ("category", "brak kategorii, a rekord nie jest szkicem")
    };
    Problem::of_file(record.file_name(), format!("{message}; rekord pominięto")).in_field(field)
}

fn details_json(record: &Record) -> Result<String, serde_json::Error> {
    let details = record.details(presentation::to_html(&record.body));
    Ok(serde_json::to_string_pretty(&details)? + "\n")
}

/// Writes the files, and removes those of practices that are gone.
///
/// # Errors
/// Which file can't be written, and why.
pub fn write(built: &Built, into: &Path) -> Result<(), BuildError> {
    let details = into.join(DETAILS_FOLDER);
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| BuildError::Write { path, error }
    };
    fs::create_dir_all(&details).map_err(failed(&details))?;
    for (slug, json) in &built.details {
        let path = details.join(format!("{slug}.json"));
        write_changed(&path, json).map_err(failed(&path))?;
    }
    for path in stale(&details, built).map_err(failed(&details))? {
        fs::remove_file(&path).map_err(failed(&path))?;
    }
    let path = into.join(CATALOGUE_FILE);
    write_changed(&path, &built.geojson).map_err(failed(&path))
}

/// Leaves a file that says the same already alone, so that its date tells when it changed.
fn write_changed(path: &Path, text: &str) -> io::Result<()> {
    let is_same = fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes());
    if is_same { Ok(()) } else { write_atomically(path, text) }
}

/// The files of practices that are no longer in the catalogue; what else lies in the folder is not ours.
fn stale(details: &Path, built: &Built) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(details)? {
        let path = entry?.path();
        let slug = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let is_ours = path.extension().is_some_and(|ending| ending == "json") && is_slug(slug);
        if is_ours && !built.details.contains_key(slug) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use practices::{Practice, Source};

    static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::embedded().unwrap());

    fn record(slug: &str) -> Record {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let mut record = Record::new(format!("bdp-{slug}"), slug.into(), "Żółw".into(), source);
        record.category = Some("dialog-spoleczny".parse().unwrap());
        record.municipality = Some("Żółwin Zmyślony".into());
        record
    }

    fn built(records: &[Record]) -> (Built, Vec<Practice>) {
        let built = build(records, &GAZETTEER).unwrap();
        let catalogue = Catalogue::from_geojson(&built.geojson).unwrap();
        assert_eq!(catalogue.problems, []);
        (built, catalogue.practices)
    }

    #[test]
    fn leaves_out_what_would_not_be_read() {
        let sound = record("zolw");
        let mut same_id = record("ges");
        same_id.id.clone_from(&sound.id);
        let mut no_category = record("laka");
        no_category.category = None;
        let (built, practices) = built(&[sound, same_id, no_category, record("Łąka")]);
        // In the order of the slugs, the first with an id has it.
        assert_eq!(practices.iter().map(|p| p.slug.as_str()).collect::<Vec<_>>(), ["ges"]);
        let problems: Vec<_> = built
            .problems
            .iter()
            .map(|p| (p.path.as_str(), p.field.as_deref()))
            .collect();
        assert_eq!(
            problems,
            [
                ("laka.md", Some("category")),
                ("zolw.md", Some("id")),
                ("Łąka.md", Some("slug"))
            ]
        );
    }
}
