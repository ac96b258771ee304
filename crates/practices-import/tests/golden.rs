//! The made-up pages and records of `fixtures/` against their golden files.

#![expect(clippy::unwrap_used, reason = "what is missing in a test is a failure of the test")]

#[path = "common/fixture.rs"]
mod fixture;
#[path = "common/lost_lines.rs"]
mod lost_lines;

use std::env;
use std::fs;

use fixture::fixture;
use lost_lines::lost_lines;
use practices::Catalogue;
use practices_import::build::build;
use practices_import::draft::draft_page;
use practices_import::front_matter;
use practices_import::geocode::Gazetteer;
use practices_import::page::document::Document;
use practices_import::page::read_page;
use practices_import::problem::Problem;
use practices_import::records::read_dir;

/// Compares a text with a golden file, or writes the file where `BLESS` is set.
fn assert_golden(name: &str, text: &str) {
    let path = fixture(name);
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        text, golden,
        "{name} differs; if that is meant: BLESS=1 cargo test -p practices-import"
    );
}

fn page(name: &str) -> String {
    fs::read_to_string(fixture(&format!("pages/{name}.txt"))).unwrap()
}

fn problem_lines(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

#[test]
fn pages_with_a_metryka_become_records() {
    for name in ["laka-zmyslona", "zolwin-z-bledami"] {
        let reading = read_page(&Document::from_text(&page(name))).unwrap();
        assert_eq!(lost_lines(&page(name), &reading), [""; 0], "{name}");
        assert_golden(
            &format!("pages/{name}.md"),
            &front_matter::write(&reading.record).unwrap(),
        );
        assert_golden(&format!("pages/{name}.problems.txt"), &problem_lines(&reading.problems));
    }
}

#[test]
fn a_page_without_one_becomes_a_draft() {
    let text = page("osrodek-bez-metryki");
    let refusal = read_page(&Document::from_text(&text)).unwrap_err();
    let reading = draft_page(&Document::from_text(&text)).unwrap();
    assert_eq!(lost_lines(&text, &reading), [""; 0]);
    assert_golden(
        "pages/osrodek-bez-metryki.md",
        &front_matter::write(&reading.record).unwrap(),
    );
    let problems = format!("{}\n{}", refusal.problem(), problem_lines(&reading.problems));
    assert_golden("pages/osrodek-bez-metryki.problems.txt", &problems);
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
    assert_eq!(Catalogue::from_geojson(&built.geojson).unwrap().problems, []);

    // The same bytes, whatever the order of the records.
    let backwards: Vec<_> = records.into_iter().rev().collect();
    assert_eq!(build(&backwards, &gazetteer).unwrap(), built);
}
