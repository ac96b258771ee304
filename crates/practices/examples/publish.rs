//! Makes of a catalogue's GeoJSON, a feature a line, what `praktyki build` publishes beside it: `publish CATALOGUE FOLDER`;
//! or does so with a made-up catalogue of any size: `publish --made-up COUNT FOLDER`. The benchmark and the tests in the
//! browser have their large catalogues so.

#[path = "../benches/made_up/mod.rs"]
#[expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what is made up is made of the committed data"
)]
mod made_up;

use std::error::Error;
use std::path::Path;
use std::{env, fs, io};

use practices::edition::EditionBuilder;
use practices::published::Published;
use practices::{Catalogue, Index, Practice};

const AT_A_TIME: usize = 10_000;

fn main() -> Result<(), Box<dyn Error>> {
    // The first is the name of the program.
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (mut practices, folder) = match arguments.as_slice() {
        [flag, count, folder] if flag == "--made-up" => (make_up(count.parse()?), folder),
        [catalogue, folder] => (read(&fs::read_to_string(catalogue)?)?, folder),
        _ => return Err("publish CATALOGUE FOLDER, or publish --made-up COUNT FOLDER".into()),
    };
    let published = Published::of(&mut practices, |_| None)?;
    Ok(write(&published, Path::new(folder))?)
}

fn make_up(count: u32) -> Vec<Practice> {
    let made = made_up::Workshop::open().practices(count, 0);
    made.into_iter().map(|(practice, _)| practice).collect()
}

/// Reads some features at a time: JSON takes many times the memory of a record.
fn read(text: &str) -> Result<Vec<Practice>, Box<dyn Error>> {
    let lines = text.lines().filter(|line| line.starts_with(r#"{"type":"Feature","#));
    let features: Vec<&str> = lines.map(|line| line.trim_end_matches(',')).collect();
    let mut all = Vec::new();
    for some in features.chunks(AT_A_TIME) {
        let collection = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, some.join(","));
        let read = Catalogue::from_geojson(&collection)?;
        if let Some(problem) = read.problems.first() {
            return Err(format!("a feature is unsound: {problem:?}").into());
        }
        all.extend(read.practices);
    }
    Ok(all)
}

fn write(published: &Published, folder: &Path) -> io::Result<()> {
    for inner in ["cards", "search"] {
        fs::create_dir_all(folder.join(inner))?;
    }
    fs::write(folder.join("index.json"), &published.index)?;
    fs::write(folder.join("facets.bin"), &published.facets)?;
    fs::write(folder.join("orders.bin"), &published.orders)?;
    let count = Index::from_json(published.index.as_bytes()).map_or(0, |index| index.len());
    let edition = EditionBuilder::of(published, count);
    fs::write(folder.join("edition.json"), edition.finish())?;
    for (number, cards) in published.cards.iter().enumerate() {
        fs::write(folder.join(format!("cards/{number}.json")), cards)?;
    }
    for (name, bytes) in &published.search {
        fs::write(folder.join(format!("search/{name}.bin")), bytes)?;
    }
    Ok(())
}
