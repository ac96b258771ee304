//! Any bytes as a table: nothing panics, every row ends in a record that can be written and read again, or in a problem.

#![no_main]

use libfuzzer_sys::fuzz_target;
use practices_import::front_matter;
use practices_import::input::text::decode;
use practices_import::table::{Options, Table, csv, geojson, workbook};

fuzz_target!(|bytes: &[u8]| {
    let options = Options::default();
    workbook::read(bytes, &options).iter().for_each(is_sound);
    let Ok(decoded) = decode(bytes) else { return };
    for delimiter in [',', ';', '\t'] {
        csv::read(&decoded.text, delimiter, &options).iter().for_each(is_sound);
    }
    geojson::read(&decoded.text, &options).iter().for_each(is_sound);
});

fn is_sound(table: &Table) {
    for row in &table.rows {
        match &row.outcome {
            Ok(reading) => {
                let text = front_matter::write(&reading.record).expect("a record that was read can be written");
                let again = front_matter::read(&text).expect("a record that was written can be read");
                assert_eq!(again.title, reading.record.title);
            }
            Err(problem) => assert!(!problem.message.is_empty()),
        }
    }
}
