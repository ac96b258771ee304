//! Makes the tiles of a catalogue whose index stands in a folder, and puts them beside it: `tiles FOLDER`. The benchmark and the
//! tests in the browser have their large catalogues so.

use std::error::Error;
use std::fs::{self, File};
use std::path::PathBuf;

use cluster_tiles::{FILE, write};
use practices::Index;

fn main() -> Result<(), Box<dyn Error>> {
    let folder: PathBuf = std::env::args_os().nth(1).ok_or("tiles FOLDER")?.into();
    let index = Index::from_json(&fs::read(folder.join("index.json"))?)?;
    Ok(write::write(&index, File::create(folder.join(FILE))?)?)
}
