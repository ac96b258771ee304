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

use practices::gminy::Gminy;
use practices::{Details, LonLat, Practice, Precision};
use practices_import::front_matter;
use practices_import::record::Record;

/// How far from the seat of its gmina a practice is at the most, in units of 1e-5 degrees each way: some two kilometres.
const AROUND: u32 = 2_000;

/// How many words the full presentation of each has.
const WORDS: u64 = 100;

fn main() -> Result<(), Box<dyn Error>> {
    // The first is the name of the program, and no argument.
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [count, folder] = arguments.as_slice() else {
        return Err("records COUNT FOLDER".into());
    };
    let folder = Path::new(folder);
    fs::create_dir_all(folder)?;
    let gminy = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/regions/gminy.txt");
    let gminy = Gminy::parse(&fs::read_to_string(gminy)?)?;
    let numbered = (0u32..).zip(made_up::Workshop::open().practices(count.parse()?, WORDS));
    for (number, (practice, details)) in numbered {
        let gmina = gminy
            .all()
            .iter()
            .find(|gmina| Some(&gmina.teryt) == practice.teryt.as_ref());
        let point = gmina.and_then(|gmina| near(gmina.seat, number));
        let record = record(Practice { point, ..practice }, details);
        fs::write(folder.join(record.file_name()), front_matter::write(&record)?)?;
    }
    Ok(())
}

/// A place near a seat, which stands in hundredths of a degree, another for each number.
fn near((lon, lat): (i32, i32), number: u32) -> Option<LonLat> {
    let off = |factor: u32| f64::from(number.wrapping_mul(factor) % (2 * AROUND)) - f64::from(AROUND);
    let along = |seat: i32, factor| (f64::from(seat) * 1e3 + off(factor)) / 1e5;
    LonLat::new(along(lon, 7_919), along(lat, 104_729))
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
        precision: Some(Precision::Address),
        point: practice.point,
        contacts: practice.contacts,
        body: presentation.replace("<p>", "").replace("</p>", "\n"),
        ..Record::new(practice.id, practice.slug, practice.title, practice.source)
    }
}
