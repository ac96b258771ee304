//! `praktyki build`: from reviewed records to the files that the map reads.
//!
//! The same records make the same bytes, whatever the order and the day.

mod contacts;
mod placing;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use cluster_tiles::write::WriteError;
use practices::edition::EditionBuilder;
use practices::index::IndexError;
use practices::published::{Published, SEARCH_INDEX};
use practices::publishing::Contacts;
use practices::slug::is_slug;
use practices::{Catalogue, Details, Index, Practice};
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

/// The name of the lean index's file.
pub const INDEX_FILE: &str = "index.json";

/// The folder of the index of the words.
pub const SEARCH_FOLDER: &str = "search";

/// The folder of the cards.
pub const CARDS_FOLDER: &str = "cards";

/// The name of the facets' file.
pub const FACETS_FILE: &str = "facets.bin";

/// The name of the orders' file.
pub const ORDERS_FILE: &str = "orders.bin";

/// The name of the file that tells this edition of the catalogue from any other.
pub const EDITION_FILE: &str = "edition.json";

/// What a build makes, and what it has to say about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Built {
    /// `practices.geojson`.
    pub geojson: String,
    /// `details/<slug>.json`, by slug.
    pub details: BTreeMap<String, String>,
    /// `index.json`, `cards/`, `facets.bin`, `orders.bin` and `search/`.
    pub published: Published,
    /// `edition.json`.
    pub edition: String,
    /// `clusters.pmtiles`, where it is asked for.
    pub tiles: Option<Vec<u8>>,
    /// Records that are left out because something is wrong with them.
    pub problems: Vec<Problem>,
    /// What the gazetteer could not settle, and what is not published of a text; the record is in the catalogue all the same.
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
    /// An index of which no tiles can be made; never that of a build.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// What writes tiles has failed.
    #[error(transparent)]
    Tiles(#[from] WriteError),
    /// A file or folder can't be written.
    #[error("nie można zapisać „{}”: {error}", .path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl Built {
    /// The same, and the tiles of its clusters beside it.
    ///
    /// # Errors
    /// [`BuildError::Index`] or [`BuildError::Tiles`].
    pub fn with_tiles(self) -> Result<Self, BuildError> {
        let index = Index::from_json(self.published.index.as_bytes())?;
        let tiles = cluster_tiles::write::to_bytes(&index)?;
        Ok(Self {
            tiles: Some(tiles),
            ..self
        })
    }
}

/// Makes the files of all records that are sound and no drafts.
///
/// # Errors
/// Where a value can't be written as JSON; the values of records that were read all can.
pub fn build(records: &[Record], gazetteer: &Gazetteer) -> Result<Built, BuildError> {
    build_with(records, gazetteer, Contacts::Full)
}

/// As [`build`], with no more of the people to call in any of the files than is published.
///
/// # Errors
/// Those of [`build`].
pub fn build_with(records: &[Record], gazetteer: &Gazetteer, contacts: Contacts) -> Result<Built, BuildError> {
    if contacts == Contacts::Full {
        return build_all(records, gazetteer, Vec::new());
    }
    let (records, changed) = contacts::published(records, contacts);
    build_all(&records, gazetteer, changed)
}

fn build_all(records: &[Record], gazetteer: &Gazetteer, notes: Vec<Problem>) -> Result<Built, BuildError> {
    let mut built = Built {
        notes,
        ..Built::default()
    };
    let mut practices = Vec::new();
    let mut all_details = HashMap::new();
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
        let practice = placed(practice, gazetteer, &mut built.notes);
        let details = details(record, &practice);
        let json = serde_json::to_string_pretty(&details)? + "\n";
        built.details.insert(record.slug.clone(), json);
        all_details.insert(record.slug.as_str(), details);
        practices.push(practice);
    }
    built.geojson = Catalogue::to_geojson(&practices)?;
    let published = Published::of(&mut practices, |practice| all_details.get(practice.slug.as_str()))?;
    let edition = edition(&built, &published, practices.len());
    Ok(Built {
        published,
        edition,
        ..built
    })
}

/// What tells all files of a build from those of another.
fn edition(built: &Built, published: &Published, count: usize) -> String {
    let mut edition = EditionBuilder::of(published, count);
    edition.add(CATALOGUE_FILE, built.geojson.as_bytes());
    for (slug, json) in &built.details {
        edition.add(&format!("{DETAILS_FOLDER}/{slug}.json"), json.as_bytes());
    }
    edition.finish()
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

fn details(record: &Record, practice: &Practice) -> Details {
    Details {
        feature: Some(practice.clone()),
        ..record.details(presentation::to_html(&record.body))
    }
}

/// Writes the files, and removes those of practices that are gone: first what others lead to, the index after its
/// cards, and last what says which edition all of them are.
///
/// # Errors
/// Which file can't be written, and why.
pub fn write(built: &Built, into: &Path) -> Result<(), BuildError> {
    let details = built.details.iter().map(|(slug, json)| (slug.clone(), json.as_bytes()));
    let published = &built.published;
    let cards = published.cards.iter().enumerate();
    let cards = cards.map(|(number, json)| (number.to_string(), json.as_bytes()));
    let search = published.search.iter();
    let search = search.map(|(name, bytes)| (name.clone(), bytes.as_slice()));
    write_folder(&into.join(DETAILS_FOLDER), "json", &details.collect(), is_slug)?;
    write_folder(&into.join(CARDS_FOLDER), "json", &cards.collect(), is_number)?;
    write_folder(&into.join(SEARCH_FOLDER), "bin", &search.collect(), is_of_search)?;
    write_changed(&into.join(FACETS_FILE), &published.facets)?;
    write_changed(&into.join(ORDERS_FILE), &published.orders)?;
    write_tiles(&into.join(cluster_tiles::FILE), built.tiles.as_deref())?;
    write_changed(&into.join(INDEX_FILE), published.index.as_bytes())?;
    write_changed(&into.join(CATALOGUE_FILE), built.geojson.as_bytes())?;
    write_changed(&into.join(EDITION_FILE), built.edition.as_bytes())
}

/// Tiles that nobody has asked for are those of a build before, and of another catalogue.
fn write_tiles(path: &Path, tiles: Option<&[u8]>) -> Result<(), BuildError> {
    match tiles {
        Some(tiles) => write_changed(path, tiles),
        None if path.is_file() => fs::remove_file(path).map_err(failed(path)),
        None => Ok(()),
    }
}

fn is_number(stem: &str) -> bool {
    !stem.is_empty() && stem.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_of_search(stem: &str) -> bool {
    stem == SEARCH_INDEX || is_number(stem)
}

/// Writes a folder of files by their names without the ending, and removes those of our kind that are no longer among
/// them; what else lies in the folder is not ours.
fn write_folder(
    folder: &Path,
    ending: &str,
    files: &BTreeMap<String, &[u8]>,
    is_ours: fn(&str) -> bool,
) -> Result<(), BuildError> {
    fs::create_dir_all(folder).map_err(failed(folder))?;
    for (stem, bytes) in files {
        write_changed(&folder.join(format!("{stem}.{ending}")), bytes)?;
    }
    let is_stale = |stem: &str| is_ours(stem) && !files.contains_key(stem);
    for path in stale(folder, ending, is_stale).map_err(failed(folder))? {
        fs::remove_file(&path).map_err(failed(&path))?;
    }
    Ok(())
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> BuildError {
    let path = path.to_owned();
    move |error| BuildError::Write { path, error }
}

/// Leaves a file that says the same already alone, so that its date tells when it changed.
fn write_changed(path: &Path, bytes: &[u8]) -> Result<(), BuildError> {
    let is_same = fs::read(path).is_ok_and(|now| now == bytes);
    if is_same {
        return Ok(());
    }
    write_atomically(path, bytes).map_err(failed(path))
}

/// The files of a folder with this ending whose names without it are stale.
fn stale(folder: &Path, ending: &str, is_stale: impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if path.extension().is_some_and(|other| other == ending) && is_stale(stem) {
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
