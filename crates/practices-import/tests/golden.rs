//! The made-up pages and records of `fixtures/` against their golden files.

#![expect(clippy::unwrap_used, reason = "what is missing in a test is a failure of the test")]

#[path = "common/fixture.rs"]
mod fixture;
#[path = "common/golden.rs"]
mod golden;
#[path = "common/lost_lines.rs"]
mod lost_lines;

use std::fs;

use fixture::fixture;
use golden::assert_golden;
use lost_lines::lost_lines;
use practices::Catalogue;
use practices_import::build::build;
use practices_import::draft::draft_page;
use practices_import::front_matter;
use practices_import::geocode::Gazetteer;
use practices_import::page::document::Document;
use practices_import::page::read_page;
use practices_import::problem::Problem;
use practices_import::reading::{Part, Reading};
use practices_import::records::read_dir;

/// A page of the fixtures by its file's name; the ending says how it was saved.
fn page(name: &str) -> Document {
    let text = fs::read_to_string(fixture(&format!("pages/{name}"))).unwrap();
    match name.ends_with(".html") {
        true => Document::from_html(&text),
        false => Document::from_text(&text),
    }
}

fn problem_lines(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

/// Compares a reading with the two golden files of its page.
fn assert_reading(name: &str, reading: &Reading, before: &str) {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    assert_eq!(lost_lines(&page(name), reading), [""; 0], "{name}");
    assert_golden(
        &format!("pages/{stem}.md"),
        &front_matter::write(&reading.record).unwrap(),
    );
    let problems = format!("{before}{}", problem_lines(&reading.problems));
    assert_golden(&format!("pages/{stem}.problems.txt"), &problems);
}

#[test]
fn each_layout_of_a_page_becomes_its_part_of_a_record() {
    let pages = [
        ("laka-zmyslona.txt", Part::Summary),
        ("zolwin-z-bledami.txt", Part::Summary),
        ("sad-smup.txt", Part::Summary),
        ("mlyn-kontakty.txt", Part::Summary),
        ("laka-s1.html", Part::Summary),
        ("stara-tabela.html", Part::Summary),
        ("laka-s2-tekst.txt", Part::Presentation),
        ("laka-s2.html", Part::Presentation),
        ("nowy-serwis.html", Part::Presentation),
        ("nowy-serwis-tekst.txt", Part::Presentation),
        ("laka-s3-tekst.txt", Part::Attachments),
        ("laka-s3.html", Part::Attachments),
    ];
    for (name, part) in pages {
        let reading = read_page(&page(name)).unwrap();
        assert_eq!(reading.part, part, "{name}");
        assert_reading(name, &reading, "");
    }
}

#[test]
fn the_tabs_of_a_practice_have_one_id_and_address() {
    let record = |name: &str| read_page(&page(name)).unwrap().record;
    let first = record("laka-s1.html");
    for name in ["laka-s2.html", "laka-s2-tekst.txt", "laka-s3.html", "laka-s3-tekst.txt"] {
        let other = record(name);
        assert_eq!(
            (&other.id, &other.slug, &other.source),
            (&first.id, &first.slug, &first.source),
            "{name}"
        );
    }
}

#[test]
fn the_tab_bar_tells_practice_and_tab_where_the_page_has_no_address() {
    for (name, part) in [
        ("laka-s1.html", Part::Summary),
        ("laka-s2.html", Part::Presentation),
        ("laka-s3.html", Part::Attachments),
    ] {
        let html = fs::read_to_string(fixture(&format!("pages/{name}"))).unwrap();
        let page = Document::from_html(&html.replace("<!-- saved from", "<!-- zapisano z"));
        assert_eq!(page.address, None);
        let reading = read_page(&page).unwrap();
        assert_eq!(
            (reading.part, reading.record.id.as_str()),
            (part, "bdp-99002"),
            "{name}"
        );
        let url = reading.record.source.url.unwrap();
        assert_eq!(url, "https://dobrepraktyki.pl/index.php?p1=1&p2=1&art=99002");
    }
}

#[test]
fn a_page_without_a_practice_becomes_a_draft() {
    let page = page("osrodek-bez-metryki.txt");
    let refusal = read_page(&page).unwrap_err();
    let reading = draft_page(&page).unwrap();
    assert_reading("osrodek-bez-metryki.txt", &reading, &format!("{}\n", refusal.problem()));
}

#[test]
fn records_become_the_files_of_the_map() {
    let (records, problems) = read_dir(&fixture("records"));
    assert_eq!(problems, []);
    let gazetteer = Gazetteer::embedded().unwrap();
    let built = build(&records, &gazetteer).unwrap();
    assert_eq!(built.problems, []);
    assert_eq!(built.drafts, ["szkic-zmyslony.md"]);
    assert_golden("built/practices.geojson", &built.geojson);
    assert_eq!(
        built.details.keys().collect::<Vec<_>>(),
        ["laka-zmyslona", "zolwin-sortuje", "zwiazek-zmyslony"]
    );
    for (slug, json) in &built.details {
        assert_golden(&format!("built/details/{slug}.json"), json);
    }
    assert_golden("built/index.json", &built.published.index);
    assert_eq!(built.published.cards.len(), 1);
    assert_golden("built/cards/0.json", &built.published.cards[0]);
    assert_eq!(Catalogue::from_geojson(&built.geojson).unwrap().problems, []);

    // The same bytes, whatever the order of the records.
    let backwards: Vec<_> = records.into_iter().rev().collect();
    assert_eq!(build(&backwards, &gazetteer).unwrap(), built);
}
