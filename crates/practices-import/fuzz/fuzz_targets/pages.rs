//! Any bytes as a saved page: nothing panics, and what is read can be written as a record and read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use practices_import::draft::draft_page;
use practices_import::front_matter;
use practices_import::input::text::decode;
use practices_import::page::document::Document;
use practices_import::page::{read_page, read_uncategorised};
use practices_import::reading::Reading;

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = decode(bytes) else { return };
    for page in [Document::from_text(&decoded.text), Document::from_html(&decoded.text)] {
        let readings = [read_page(&page), read_uncategorised(&page), draft_page(&page)];
        readings.into_iter().flatten().for_each(is_sound);
    }
});

fn is_sound(reading: Reading) {
    let text = front_matter::write(&reading.record).expect("a record that was read can be written");
    let again = front_matter::read(&text).expect("a record that was written can be read");
    assert_eq!(again.title, reading.record.title);
}
