//! Whether a site that is to name nobody does: the site in dist/ is made once more with each such setting of `publish.contacts`, with
//! an address, so that feeds and descriptions are there too, and every file is searched for the people of the catalogue.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use practices::search::words::fold;
use serde_json::{Value, json};

use crate::contacts::{self, ContactsError};
use crate::dist;
use crate::files::{self, FileError};
use crate::steps::{StepError, Steps};

/// The settings under which no person is named.
const SETTINGS: [&str; 2] = ["office", "none"];

/// Why the site names somebody, or could not be looked at.
#[derive(Debug, thiserror::Error)]
pub enum NamelessError {
    /// A person stands in a file.
    #[error("with publish.contacts \"{setting}\", {} names {person}, a contact of the catalogue", .file.display())]
    Named {
        /// The setting.
        setting: &'static str,
        /// The file, in the site.
        file: PathBuf,
        /// Who, as files are searched for them: without marks.
        person: String,
    },
    /// Nobody is searched for.
    #[error("dist/data/practices.geojson has no contact: with nobody to search for, nothing is tested")]
    Nobody,
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A file is no JSON.
    #[error("{}: {source}", .file.display())]
    Json {
        /// Which.
        file: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// The data could not be built.
    #[error(transparent)]
    Contacts(#[from] ContactsError),
    /// The pages could not be written.
    #[error(transparent)]
    Step(#[from] StepError),
}

/// Makes the site without names, and searches it.
pub fn test(root: &Path, site: &Path, steps: &mut Steps) -> Result<(), NamelessError> {
    let people = people(&site.join("data/practices.geojson"))?;
    if people.is_empty() {
        return Err(NamelessError::Nobody);
    }
    for setting in SETTINGS {
        let folder = files::target(root).join("xtask/nameless").join(setting);
        files::remove_folder(&folder)?;
        files::copy(site, &folder)?;
        remove_compressed(&folder)?;
        set(&folder.join("config.json"), setting)?;
        contacts::leave_out(root, &folder, steps)?;
        dist::publish(root, &folder, steps)?;
        let name = format!("a site with contacts \"{setting}\" names nobody");
        steps.time(&name, || search(&folder, setting, &people))?;
    }
    Ok(())
}

/// The people whom the catalogue names as contacts, as they are searched for.
fn people(catalogue: &Path) -> Result<BTreeSet<String>, NamelessError> {
    let catalogue = json_of(catalogue)?;
    let features = catalogue
        .get("features")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let contacts = features
        .filter_map(|feature| feature.pointer("/properties/contacts")?.as_array())
        .flatten();
    let names = contacts.filter_map(|contact| contact.get("name")?.as_str());
    Ok(names.map(fold).collect())
}

/// What is written anew would have compressed copies of what it was.
fn remove_compressed(folder: &Path) -> Result<(), FileError> {
    let paths = files::below(folder)?;
    let compressed = paths
        .iter()
        .filter(|path| ["br", "gz"].contains(&files::extension(path)));
    compressed.into_iter().try_for_each(|path| files::remove(path))
}

fn json_of(path: &Path) -> Result<Value, NamelessError> {
    serde_json::from_slice(&files::read(path)?).map_err(|source| NamelessError::Json {
        file: path.to_owned(),
        source,
    })
}

/// Writes the setting, and an address, into a site's `config.json`.
fn set(path: &Path, setting: &str) -> Result<(), NamelessError> {
    let mut config = json_of(path)?;
    if let Some(config) = config.as_object_mut() {
        config.insert("publish".to_owned(), json!({ "contacts": setting }));
        config.insert("address".to_owned(), json!("https://praktyki.example/"));
    }
    Ok(files::write(path, config.to_string().as_bytes())?)
}

/// Looks for the people in every file, with and without marks, in small and large letters.
fn search(site: &Path, setting: &'static str, people: &BTreeSet<String>) -> Result<(), NamelessError> {
    for path in files::below(site)? {
        let text = fold(&String::from_utf8_lossy(&files::read(&path)?));
        if let Some(person) = people.iter().find(|person| text.contains(person.as_str())) {
            return Err(NamelessError::Named {
                setting,
                file: path.strip_prefix(site).unwrap_or(&path).to_owned(),
                person: person.clone(),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_found_whatever_the_letters_and_nobody_where_nobody_is() {
        let site = std::env::temp_dir().join(format!("xtask-nameless-{}", std::process::id()));
        let catalogue = site.join("data/practices.geojson");
        let contact =
            json!({ "properties": { "contacts": [{ "name": "Żaneta Łosska" }, { "role": "koordynatorka" }] } });
        files::write(&catalogue, json!({ "features": [contact] }).to_string().as_bytes()).unwrap();
        let people = people(&catalogue).unwrap();
        assert_eq!(people, BTreeSet::from(["zaneta losska".to_owned()]));

        for (text, is_named) in [
            ("ŻANETA ŁOSSKA", true),
            ("zaneta losska", true),
            ("Łosska, Żaneta", false),
        ] {
            files::write(&catalogue, text.as_bytes()).unwrap();
            let found = search(&site, "none", &people);
            assert_eq!(found.is_err(), is_named, "{text}");
            if let Err(error) = found {
                let said = "with publish.contacts \"none\", data/practices.geojson names zaneta losska, a contact of the catalogue";
                assert_eq!(error.to_string(), said);
            }
        }
        files::remove_folder(&site).unwrap();
    }
}
