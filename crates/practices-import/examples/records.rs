//! Writes made-up records, a file each, as a person would keep them: `records COUNT FOLDER`. `cargo xtask scale` builds catalogues of
//! them.

#[path = "../../practices/benches/made_up/mod.rs"]
#[expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what is made up is made of the committed data"
)]
mod made_up;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use practices::{Details, Practice};
use practices_import::front_matter;
use practices_import::record::Record;

/// How many words the full presentation of each has.
const WORDS: u64 = 100;

fn main() -> Result<(), Box<dyn Error>> {
    // The first is the name of the program.
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [count, folder] = arguments.as_slice() else {
        return Err("records COUNT FOLDER".into());
    };
    let folder = Path::new(folder);
    fs::create_dir_all(folder)?;
    for (practice, details) in made_up::Workshop::open().practices(count.parse()?, WORDS) {
        let record = record(practice, details);
        fs::write(folder.join(record.file_name()), front_matter::write(&record)?)?;
    }
    Ok(())
}

fn record(practice: Practice, details: Details) -> Record {
    let presentation = details.presentation.unwrap_or_default();
    Record {
        category: Some(practice.category),
        summary: practice.summary,
        unit_type: practice.unit_type,
        municipality: practice.municipality,
        powiat: practice.powiat,
        wojewodztwo: practice.wojewodztwo,
        teryt: practice.teryt,
        implementing_unit: practice.implementing_unit,
        population: practice.population,
        entered: practice.entered,
        updated: practice.updated,
        precision: practice.precision,
        point: practice.point,
        contacts: practice.contacts,
        body: presentation.replace("<p>", "").replace("</p>", "\n"),
        ..Record::new(practice.id, practice.slug, practice.title, practice.source)
    }
}
