//! Writes records into their folder: in one step each, and never over what a person has edited.
//!
//! The importer notes a digest of what it wrote in the record's `[import]` table. As long as the file without that
//! table still has the digest, nobody has touched it.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::Builder;
use thiserror::Error;
use toml::{Table, Value};

use crate::front_matter;
use crate::problem::Problem;
use crate::record::{ImportNote, Record};
use crate::records::{RecordFile, read_files};

/// Why something could not be stored.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The folder can't be made or listed.
    #[error("nie można użyć folderu „{}”: {error}", .dir.display())]
    Dir {
        /// The folder.
        dir: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file can't be written.
    #[error("nie można zapisać pliku „{}”: {error}", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A value that TOML can't hold.
    #[error("rekordu nie da się zapisać w TOML: {0}")]
    Toml(#[from] toml::ser::Error),
    /// Two records of one practice that make no record together.
    #[error("dwóch opisów tej samej praktyki nie da się połączyć: {0}")]
    Merge(toml::de::Error),
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// There was none; now there is.
    New,
    /// The file was what the last import wrote, and says something else now.
    Updated,
    /// The file says the same already.
    Same,
    /// Another page of the same run is the same practice; these fields differ, and the first page's value stays.
    Merged(Vec<String>),
    /// A person has edited the file; it stays, though these fields differ.
    Edited(Vec<String>),
    /// The file can't be read; it stays.
    Unreadable(Problem),
}

/// A folder of records.
#[derive(Debug)]
pub struct Store {
    dir: PathBuf,
    files: Vec<RecordFile>,
    /// Files that this run has written or confirmed already.
    touched: HashSet<PathBuf>,
}

impl Store {
    /// Opens the folder, which is made where it isn't there.
    ///
    /// # Errors
    /// Where the folder can't be made or listed.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        let failed = |error| StoreError::Dir {
            dir: dir.to_owned(),
            error,
        };
        fs::create_dir_all(dir).map_err(failed)?;
        let (files, _) = read_files(dir).map_err(failed)?;
        Ok(Self {
            dir: dir.to_owned(),
            files,
            touched: HashSet::new(),
        })
    }

    /// Stores a record that an import has read. The record comes back as it stands now, since a practice keeps the
    /// slug under which it is stored already.
    ///
    /// # Errors
    /// Where the file can't be written; then it is as it was.
    pub fn save(&mut self, mut record: Record) -> Result<(Record, Saved), StoreError> {
        let Some(file) = self.files.iter().find(|file| is_same_practice(file, &record)).cloned() else {
            return self.save_new(record);
        };
        let existing = match file.record {
            Ok(existing) => existing,
            Err(error) => {
                return Ok((
                    record,
                    Saved::Unreadable(error.problem(file.path.display().to_string())),
                ));
            }
        };
        record.slug.clone_from(&existing.slug);
        let differing = differing_fields(&existing, &record)?;
        let is_second = !self.touched.insert(file.path.clone());
        let saved = if differing.is_empty() {
            if is_second {
                Saved::Merged(Vec::new())
            } else {
                Saved::Same
            }
        } else if !is_untouched(&file.text) {
            Saved::Edited(differing)
        } else if is_second {
            let (mut merged, conflicts) = merged(&existing, &record)?;
            self.write(file.path, &mut merged)?;
            Saved::Merged(conflicts)
        } else {
            self.write(file.path, &mut record)?;
            Saved::Updated
        };
        Ok((record, saved))
    }

    fn save_new(&mut self, mut record: Record) -> Result<(Record, Saved), StoreError> {
        let path = self.dir.join(record.file_name());
        if path.exists() {
            let problem = Problem::of_file(path.display().to_string(), "nie jest to tekst w UTF-8");
            return Ok((record, Saved::Unreadable(problem)));
        }
        self.write(path, &mut record)?;
        Ok((record, Saved::New))
    }

    fn write(&mut self, path: PathBuf, record: &mut Record) -> Result<(), StoreError> {
        let text = with_note(record)?;
        write_atomically(&path, &text).map_err(|error| StoreError::Write {
            path: path.clone(),
            error,
        })?;
        self.touched.insert(path.clone());
        self.files.retain(|file| file.path != path);
        self.files.push(RecordFile::new(path, text));
        Ok(())
    }
}

/// A file is the record's by its id, its slug or its name.
fn is_same_practice(file: &RecordFile, record: &Record) -> bool {
    let by_content = file
        .record
        .as_ref()
        .is_ok_and(|stored| stored.id == record.id || stored.slug == record.slug);
    by_content || file.stem() == record.slug
}

/// Writes a file in one step: whoever reads at the same moment sees the old text or the new one, never a part.
///
/// # Errors
/// What the system says; the file is then as it was.
pub fn write_atomically(path: &Path, text: &str) -> io::Result<()> {
    let dir = path
        .parent()
        .filter(|dir| !dir.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(".praktyki-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file is its owner's alone; a record is as readable as any file, less what the umask takes.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(dir)?;
    file.write_all(text.as_bytes())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The file's text with the importer's note in it, which the record gets as well.
fn with_note(record: &mut Record) -> Result<String, toml::ser::Error> {
    record.import = None;
    let digest = digest(&front_matter::write(record)?);
    record.import = Some(ImportNote { digest });
    front_matter::write(record)
}

/// Whether a file is to the letter what the import wrote; line ends may have changed on the way through a checkout.
fn is_untouched(text: &str) -> bool {
    let text = text.replace("\r\n", "\n");
    let Ok(record) = front_matter::read(&text) else {
        return false;
    };
    record.import.is_some_and(|note| {
        let table = format!("\n[import]\ndigest = \"{}\"\n", note.digest);
        digest(&text.replacen(&table, "", 1)) == note.digest
    })
}

fn digest(text: &str) -> String {
    let bytes = Sha256::digest(text.as_bytes());
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// The names of the fields in which two records differ, other than the importer's note; `body` for the presentation.
fn differing_fields(a: &Record, b: &Record) -> Result<Vec<String>, toml::ser::Error> {
    let (one, other) = (Table::try_from(a)?, Table::try_from(b)?);
    let mut names: Vec<String> = one
        .keys()
        .chain(other.keys().filter(|key| !one.contains_key(*key)))
        .filter(|key| *key != "import" && one.get(*key) != other.get(*key))
        .cloned()
        .collect();
    if a.body != b.body {
        names.push("body".to_owned());
    }
    Ok(names)
}

/// The first record with what only the second has, and the names of the fields in which both have a value of their
/// own.
fn merged(first: &Record, second: &Record) -> Result<(Record, Vec<String>), StoreError> {
    let mut table = Table::try_from(first)?;
    let conflicts = take_missing(&mut table, Table::try_from(second)?);
    let mut conflicts: Vec<String> = conflicts.into_iter().filter(|name| name != "import").collect();
    let mut result: Record = table.try_into().map_err(StoreError::Merge)?;
    let (one, other) = (first.body.as_str(), second.body.as_str());
    if !one.is_empty() && !other.is_empty() && one != other {
        conflicts.push("body".to_owned());
    }
    result.body = if one.is_empty() { other } else { one }.to_owned();
    Ok((result, conflicts))
}

/// Adds to a table what only the other one has; the names of what both have, and not alike, come back.
fn take_missing(table: &mut Table, other: Table) -> Vec<String> {
    let mut conflicts = Vec::new();
    for (name, value) in other {
        let is_conflict = match (table.get_mut(&name), value) {
            (None, value) => {
                table.insert(name.clone(), value);
                false
            }
            (Some(Value::Table(mine)), Value::Table(theirs)) => !take_missing(mine, theirs).is_empty(),
            (Some(mine), theirs) => *mine != theirs,
        };
        if is_conflict {
            conflicts.push(name);
        }
    }
    conflicts
}

#[cfg(test)]
mod tests {
    use super::*;
    use practices::Source;

    fn record(slug: &str, title: &str) -> Record {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let mut record = Record::new(format!("bdp-{slug}"), slug.into(), title.into(), source);
        record.category = Some("dialog-spoleczny".parse().unwrap());
        record
    }

    fn save(dir: &Path, record: &Record) -> Saved {
        Store::open(dir).unwrap().save(record.clone()).unwrap().1
    }

    #[test]
    fn a_file_that_nobody_touched_follows_the_source() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("zolw.md");
        assert_eq!(save(dir.path(), &record("zolw", "Żółw")), Saved::New);
        let first = fs::read_to_string(&path).unwrap();
        assert_eq!(save(dir.path(), &record("zolw", "Żółw")), Saved::Same);
        assert_eq!(fs::read_to_string(&path).unwrap(), first);
        // A checkout on Windows may change the line ends.
        fs::write(&path, first.replace('\n', "\r\n")).unwrap();
        assert_eq!(save(dir.path(), &record("zolw", "Żółw błotny")), Saved::Updated);
        assert!(fs::read_to_string(&path).unwrap().contains("Żółw błotny"));
    }

    #[test]
    fn what_a_person_has_edited_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("zolw.md");
        save(dir.path(), &record("zolw", "Żółw"));
        let edited = fs::read_to_string(&path).unwrap() + "\nDopisane ręcznie.\n";
        fs::write(&path, &edited).unwrap();
        let outcome = save(dir.path(), &record("zolw", "Żółw błotny"));
        assert_eq!(outcome, Saved::Edited(vec!["title".into(), "body".into()]));
        assert_eq!(fs::read_to_string(&path).unwrap(), edited);

        fs::write(&path, "nie rekord, ale czyjaś praca").unwrap();
        assert!(matches!(
            save(dir.path(), &record("zolw", "Żółw")),
            Saved::Unreadable(_)
        ));
        assert_eq!(fs::read_to_string(&path).unwrap(), "nie rekord, ale czyjaś praca");
    }

    #[test]
    fn two_pages_of_one_run_are_put_together() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(dir.path()).unwrap();
        store.save(record("zolw", "Żółw")).unwrap();
        let mut second = record("zolw", "Żółw błotny");
        second.municipality = Some("Zmyślona".into());
        second.as_published.insert("municipality".into(), "Zmyslona".into());
        let (_, saved) = store.save(second).unwrap();
        assert_eq!(saved, Saved::Merged(vec!["title".into()]));
        let text = fs::read_to_string(dir.path().join("zolw.md")).unwrap();
        let stored = front_matter::read(&text).unwrap();
        assert_eq!(
            (stored.title.as_str(), stored.municipality.as_deref()),
            ("Żółw", Some("Zmyślona"))
        );
        assert_eq!(stored.as_published["municipality"], "Zmyslona");
        assert!(is_untouched(&text));
    }

    #[test]
    fn a_practice_keeps_the_slug_under_which_it_is_stored() {
        let dir = tempfile::tempdir().unwrap();
        let mut first = record("zolw", "Żółw");
        first.id = "bdp-7".into();
        save(dir.path(), &first);
        let mut renamed = record("zolw-blotny", "Żółw błotny");
        renamed.id = "bdp-7".into();
        assert_eq!(save(dir.path(), &renamed), Saved::Updated);
        assert!(dir.path().join("zolw.md").exists() && !dir.path().join("zolw-blotny.md").exists());
    }
}
