//! Pages that are cut off, far too long or full of scripts: a sound record or a clear refusal, and no panic.

#![expect(clippy::unwrap_used, reason = "what is missing in a test is a failure of the test")]

#[path = "common/fixture.rs"]
mod fixture;

use std::fs;

use fixture::fixture;
use practices_import::front_matter;
use practices_import::page::document::Document;
use practices_import::page::read_page;
use practices_import::record::Record;

const HEAD: &str = "Dialog społeczny : Praktyki";
const BAR: &str = ".: Skrót i Metryka -> Pełna prezentacja :.";

/// The record of a page with this title and these lines of the metryka, and how many problems it has.
fn record(title: &str, metryka: &str) -> (Record, usize) {
    let text = format!("{HEAD}\n{title}\n{BAR}\nMetryka praktyki\nPowiat: zmyślony\n{metryka}\n{BAR}");
    let reading = read_page(&Document::from_text(&text)).unwrap();
    (reading.record, reading.problems.len())
}

#[test]
fn a_page_that_is_cut_off_anywhere_is_read_or_refused() {
    for name in ["laka-s1.html", "nowy-serwis.html", "mlyn-kontakty.txt"] {
        let page = fs::read_to_string(fixture(&format!("pages/{name}"))).unwrap();
        for (end, _) in page.char_indices().step_by(5) {
            let cut = page.split_at(end).0;
            let document = if name.ends_with("html") {
                Document::from_html(cut)
            } else {
                Document::from_text(cut)
            };
            if let Ok(reading) = read_page(&document) {
                let written = front_matter::write(&reading.record).unwrap();
                assert_eq!(front_matter::read(&written), Ok(reading.record), "{written}");
            }
        }
    }
}

#[test]
fn a_value_of_ten_thousand_characters_stays_whole() {
    let long = "Żółw ".repeat(2_000).trim_end().to_owned();
    let (record, problems) = record(
        &long,
        &format!("Miejscowość: {long}\nOsoby kontaktowe: {long}\ntel. 757172146"),
    );
    assert_eq!(
        (record.title.as_str(), record.municipality.as_deref()),
        (long.as_str(), Some(long.as_str()))
    );
    assert_eq!((record.contacts[0].name.as_deref(), problems), (Some(long.as_str()), 0));
    assert!(record.slug.len() <= 80);
}

#[test]
fn marks_that_nobody_sees_are_in_no_field() {
    let (record, problems) = record(
        "Ż\u{202e}ółw\0",
        "Miejscowość: \u{200f}Zmyślona\u{feff}\nUlica: \u{202d}",
    );
    assert_eq!(
        (record.title.as_str(), record.municipality.as_deref()),
        ("Żółw", Some("Zmyślona"))
    );
    assert_eq!((record.street, problems), (None, 0));
}

#[test]
fn scripts_and_tags_are_in_no_field() {
    let evil = "<script>alert(\"żółw\")</script><b onclick=\"x()\">Łąka</b><img src=x onerror=alert(1)>";
    let labels = [
        "Miejscowość",
        "Powiat",
        "Ulica",
        "Jednostka wdrażająca",
        "Osoby kontaktowe",
    ];
    let rows: String = labels
        .iter()
        .map(|label| format!("<tr><td>{label}:<td>{evil}"))
        .collect();
    let html = format!("<p>{HEAD}<h1>{evil}</h1><p>{BAR}<p>{evil}<p>Metryka praktyki<table>{rows}</table><p>{BAR}");
    // Once as tags, and once as text that looks like tags.
    for page in [
        html.clone(),
        html.replace("<script>", "&lt;script>")
            .replace("</script>", "&lt;/script>"),
    ] {
        let reading = read_page(&Document::from_html(&page)).unwrap();
        let written = front_matter::write(&reading.record).unwrap();
        assert!(!written.contains('<') && !written.contains("alert"), "{written}");
        assert_eq!(written.matches("Łąka").count(), 7, "{written}");
    }
}
