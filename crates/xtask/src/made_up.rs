//! Made-up catalogues of many practices, for what the browser does with a large one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::programs;
use crate::steps::{StepError, Steps};

/// The folder of the files of one of so many practices, as they would stand in `data/`; made again where what makes it is
/// newer.
pub fn ready(root: &Path, count: u32, steps: &mut Steps) -> Result<PathBuf, StepError> {
    let count = count.to_string();
    let folder = root.join("target/xtask/made-up").join(&count);
    let maker = programs::build(root, "--example", "publish", steps)?;
    // The last file that is written: what was broken off is not taken for whole.
    let is_fresh = written(&folder.join("search/index.bin")) > written(&maker);
    if !is_fresh {
        let mut make = Command::new(&maker);
        make.args(["--made-up", &count]).arg(&folder).current_dir(root);
        steps.run("made-up catalogue", &mut make)?;
    }
    Ok(folder)
}

/// The same with the tiles of its clusters.
pub fn with_tiles(root: &Path, count: u32, steps: &mut Steps) -> Result<PathBuf, StepError> {
    let folder = ready(root, count, steps)?;
    let maker = programs::build(root, "--example", "tiles", steps)?;
    let tiles = written(&folder.join("clusters.pmtiles"));
    let is_fresh = tiles > written(&maker) && tiles > written(&folder.join("index.json"));
    if !is_fresh {
        steps.run("tiles", Command::new(&maker).arg(&folder).current_dir(root))?;
    }
    Ok(folder)
}

/// When a file was written; nothing where there is none.
fn written(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|file| file.modified()).ok()
}
