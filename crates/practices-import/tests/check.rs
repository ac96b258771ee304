//! What `praktyki check` finds: in made-up records, in those of the project, and in the pages of the source.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "what is missing in a test is a failure of the test; what is skipped is said"
)]

#[path = "common/fixture.rs"]
mod fixture;
#[path = "common/golden.rs"]
mod golden;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use fixture::fixture;
use golden::assert_golden;
use practices_import::check::{Finding, Findings, Measure, Severity, check};
use practices_import::geocode::Gazetteer;
use practices_import::records::{RecordFile, read_files};
use serde_json::Value;
use tempfile::tempdir;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::embedded().unwrap());

fn findings(files: &[RecordFile]) -> Vec<Finding> {
    let measure = Measure {
        gazetteer: &GAZETTEER,
        today: "2026-11-22".parse().unwrap(),
    };
    check(files, &measure)
}

/// The records of a folder, by their names alone.
fn records(dir: &Path) -> Vec<RecordFile> {
    let (files, problems) = read_files(dir).unwrap();
    assert_eq!(problems, []);
    let named = |file: RecordFile| RecordFile::new(file.path.file_name().unwrap().into(), file.text);
    files.into_iter().map(named).collect()
}

fn below_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Slug and code of what weighs more than a hint.
fn to_look_at(findings: &[Finding]) -> Vec<(String, &'static str)> {
    let graver = findings.iter().filter(|finding| finding.rule.severity > Severity::Hint);
    graver
        .map(|finding| {
            (
                finding.problem.path.trim_end_matches(".md").to_owned(),
                finding.rule.code,
            )
        })
        .collect()
}

#[test]
fn every_fault_of_the_made_up_records_is_found() {
    let mut files = records(&fixture("check"));
    let found = Findings::new(files.len(), findings(&files));
    assert_golden("check/findings.txt", &found.to_string());
    files.reverse();
    assert_eq!(Findings::new(files.len(), findings(&files)), found);
}

#[test]
fn the_projects_records_have_what_a_person_knows_of() {
    let files = records(&below_root("data/practices"));
    let expected = [
        (
            "aktywne-postawy-beneficjentow-pomocy-spolecznej-wloclawek",
            "contacts-old",
        ),
        ("centrum-aktywnosci-lokalnej-w-szopienicach", "contacts-old"),
        ("zawiazanie-partnerstwa-lokalnego-zdolna-dolna", "institution-street"),
        ("zawiazanie-partnerstwa-lokalnego-zdolna-dolna", "contacts-old"),
    ];
    let expected = expected.map(|(slug, code)| (slug.to_owned(), code));
    assert_eq!(to_look_at(&findings(&files)), expected);
}

#[test]
fn both_records_of_the_museum_in_zory_are_one_pair_and_there_is_no_other() {
    let mut files = records(&below_root("data/practices"));
    let pairs = |files: &[RecordFile]| -> Vec<String> {
        let found = findings(files)
            .into_iter()
            .filter(|finding| finding.rule.code == "duplicate");
        found.map(|finding| finding.to_string()).collect()
    };
    assert_eq!(pairs(&files), [""; 0], "what a person has related is settled");
    for record in files.iter_mut().filter_map(|file| file.record.as_mut().ok()) {
        record.related.clear();
    }
    let found = pairs(&files);
    assert_eq!(found.len(), 1, "{found:?}");
    let both = "projekty-kulturoznawczo-edukacyjne-muzeum-miejskie-w-zorach.md, wiersz 4, pole title: miejsce to samo, \
                a tytuł podobny jak w dzialanie-projektowe-muzeum-miejskie-w-zorach.md, wiersz 4";
    assert!(found[0].starts_with(both), "{found:?}");
}

#[test]
fn two_addresses_of_the_centre_in_szklarska_poreba_are_found_in_its_documents() {
    let seeds = below_root("../shared/seeds");
    if !seeds.is_dir() {
        eprintln!("skipped: the pages of the source are not here");
        return;
    }
    let dir = tempdir().unwrap();
    let import = Command::new(env!("CARGO_BIN_EXE_praktyki"))
        .args([
            "import".as_ref(),
            seeds.as_os_str(),
            "--into".as_ref(),
            dir.path().as_os_str(),
            "--draft".as_ref(),
        ])
        .output()
        .unwrap();
    assert!(import.stderr.is_empty(), "{import:?}");
    let streets: Vec<String> = findings(&records(dir.path()))
        .into_iter()
        .filter(|finding| finding.rule.code == "institution-street")
        .map(|finding| finding.problem.message)
        .collect();
    assert_eq!(streets.len(), 1, "{streets:?}");
    for said in ["Sikorskiego 8", "Jedności Narodowej 11", ".md, wiersz"] {
        assert!(streets[0].contains(said), "{said}: {streets:?}");
    }
}

#[test]
fn the_command_counts_and_its_exit_code_follows_the_level() {
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_praktyki"));
        let output = command.arg("check").args(arguments).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    let dir = tempdir().unwrap();
    let folder = dir.path().to_str().unwrap();
    let name = "osrodek-na-sadowej.md";
    let text = fs::read_to_string(fixture("check").join(name))
        .unwrap()
        .replace(", \"u Łucji\"", "");
    fs::write(dir.path().join(name), &text).unwrap();
    // A warning for the unknown place, a hint for the metryka.
    let levels = [("blad", 0), ("uwaga", 1), ("brak", 1)];
    for (level, code) in levels {
        assert_eq!(
            run(&[folder, "--level", level, "--today", "2026-11-22"]).0,
            code,
            "{level}"
        );
    }
    let (code, out) = run(&[folder, "--today", "2026-11-22"]);
    assert_eq!(code, 0, "{out}");
    assert!(
        out.ends_with("Sprawdzono 1 rekord: 0 błędów, 1 uwaga, 1 brak\n"),
        "{out}"
    );
    let (_, later) = run(&[folder, "--today", "2029-05-07"]);
    assert!(later.contains("[uwaga: contacts-old]"), "{later}");

    let (_, json) = run(&[folder, "--format", "json", "--today", "2026-11-22"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["totals"]["warnings"], 1);
    let finding = &json["findings"][1];
    assert_eq!(
        (&finding["line"], &finding["code"]),
        (&Value::from(6), &Value::from("municipality-unknown"))
    );

    assert_eq!(run(&[folder, "--level", "gęś"]).0, 2);
    assert_eq!(run(&[folder, "--today", "wczoraj"]).0, 2);
}
