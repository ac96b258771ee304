//! Whether dist/ is what the present sources give, so that a second `serve` need not build.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::base::Base;
use crate::files::{self, FileError};
use crate::tools;

/// Everything that a build reads: the app, the crates it is made of, what is copied, and the recipe itself.
const INPUTS: [&str; 16] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "crates/cluster-tiles",
    "crates/geomap",
    "crates/practices",
    "crates/publish",
    "crates/practices-import/src",
    "crates/take-along",
    "crates/xtask/src",
    "data",
    "index.html",
    "offline",
    "public",
    "src",
];

/// True if dist/ was built from these very inputs, to stand at this base, and has not been touched since.
pub fn is_fresh(root: &Path, dist: &Path, base: &Base) -> Result<bool, FileError> {
    let Ok(stamp) = fs::read_to_string(stamp_path(root)) else {
        return Ok(false);
    };
    Ok(stamp == current(root, dist, base)?)
}

/// Remembers that dist/ is what the present inputs give.
pub fn set(root: &Path, dist: &Path, base: &Base) -> Result<(), FileError> {
    files::write(&stamp_path(root), current(root, dist, base)?.as_bytes())
}

fn stamp_path(root: &Path) -> PathBuf {
    root.join("target/xtask/dist-stamp")
}

fn current(root: &Path, dist: &Path, base: &Base) -> Result<String, FileError> {
    Ok(format!("{base} {:016x} {:016x}\n", inputs(root)?, outputs(dist)?))
}

/// By content: a checkout changes times, an editor's save need not change a byte.
fn inputs(root: &Path) -> Result<u64, FileError> {
    let mut hasher = DefaultHasher::new();
    tools::answer(Path::new("rustc"), "-vV").hash(&mut hasher);
    for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        env::var_os(variable).hash(&mut hasher);
    }
    for input in INPUTS {
        for path in files::below(&root.join(input))? {
            path.hash(&mut hasher);
            files::read(&path)?.hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

/// By name, length and time: enough to see that something else has written there.
fn outputs(dist: &Path) -> Result<u64, FileError> {
    let mut hasher = DefaultHasher::new();
    for path in files::below(dist)? {
        let about = fs::metadata(&path).map_err(FileError::at(&path))?;
        let changed = about.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        (path, about.len(), changed).hash(&mut hasher);
    }
    Ok(hasher.finish())
}
