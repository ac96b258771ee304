//! A run that is killed at any moment leaves whole records and nothing else, and the next run completes it.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use practices_import::front_matter;
use sha2::{Digest, Sha256};

use super::support::{Desk, page_with};

const PAGES: usize = 240;

/// Pages long enough that writing them takes its time; every second one is the same practice as the one before it.
fn desk() -> Desk {
    let desk = Desk::with(&[]);
    let prose = "Zażółcono gęślą jaźń w gminie. ".repeat(150);
    for number in 0..PAGES {
        let practice = number / 2;
        let page = page_with(
            &format!("Praktyka {practice}"),
            &format!("{practice}. {prose}"),
            "ul. Łąkowa 1",
        );
        desk.put(&format!("strony/{number:03}.txt"), page.as_bytes());
    }
    desk
}

/// The visible files of a folder; hidden ones are unfinished work that nobody reads.
fn visible(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| !name.starts_with('.')).collect()
}

/// Starts an import and kills it as soon as this many records are there; gives how many there are then.
fn killed_after(desk: &Desk, records: usize, into: &str) -> usize {
    let mut command = desk.command(&["import", "strony", "--into", into, "--report", "raport.json"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let folder = desk.path(into);
    let latest = Instant::now() + Duration::from_secs(60);
    while visible(&folder).len() < records && child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < latest, "no {records} records after a minute");
        thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    visible(&folder).len()
}

/// Every visible file is a record that is, to the letter, what the import wrote.
fn assert_whole(folder: &Path) {
    for name in visible(folder) {
        assert!(
            Path::new(&name).extension().is_some_and(|extension| extension == "md"),
            "{name}"
        );
        let text = fs::read_to_string(folder.join(&name)).unwrap();
        let record = front_matter::read(&text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let (before, note) = text.split_once("\n[import]\n").unwrap();
        let (_, after) = note.split_once("\n+++\n").unwrap();
        let written = format!("{before}+++\n{after}");
        let digest: String = Sha256::digest(written.as_bytes())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(record.import.unwrap().digest, format!("sha256:{digest}"), "{name}");
    }
}

#[test]
fn a_killed_run_leaves_whole_records_and_the_next_one_completes_it() {
    let desk = desk();
    let whole = desk.import(&["strony"], "cały");
    assert_eq!(whole.report["totals"]["imported"], PAGES / 2, "{}", whole.out);
    let expected = desk.files("cały");
    let mut cut_short = 0;
    for records in [0, 1, 10, 40, 90] {
        let into = format!("p{records}");
        fs::remove_file(desk.path("raport.json")).unwrap();
        let there = killed_after(&desk, records, &into);
        cut_short += usize::from(there < expected.len());
        assert_whole(&desk.path(&into));
        assert!(
            there == expected.len() || !desk.path("raport.json").exists(),
            "a report of half a run"
        );

        let rerun = desk.import(&["strony"], &into);
        assert_eq!(rerun.code, 0, "{}", rerun.out);
        assert_eq!(rerun.inputs().len(), PAGES);
        let mut files = desk.files(&into);
        files.retain(|name, _| !name.starts_with('.'));
        assert!(files == expected, "after {records}");
    }
    assert!(cut_short > 0, "no run was killed before its end");
}
