//! What `praktyki build --contacts` leaves of people, in every byte of every file: of the real records, and of some that are
//! made up.

#![expect(clippy::unwrap_used, reason = "what is missing in a test is a failure of the test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use practices::Index;
use practices::search::SearchIndex;
use practices::search::words::{fold, words};
use practices_import::records::read_dir;
use tempfile::tempdir;

/// Made up: a record that names its contact in every text that it has, in several cases, with and without marks.
const MADE_UP: &str = r#"+++
id = "proba-1"
slug = "zolta-ges"
title = "Żółta gęś według Żanety Łosskiej"
category = "dialog-spoleczny"
summary = "Program prowadzi Żaneta Łosska. Łosskiej pomaga Jan Wilk."
summary_en = "Run by Zaneta Losska."
municipality = "Zmyślona"
implementing_unit = "Fundacja Żanety Łosskiej"
websites = ["https://zmyslona.example/zaneta-losska", "https://zmyslona.example"]
note = "Ż. Łosska sprawdziła."

[source]
catalogue = "proba"
url = "https://zmyslona.example/losska/zaneta.html"

[[contacts]]
name = "mgr Żaneta Łosska"
role = "koordynatorka, zastępuje Jan Wilk"
phones = ["+48757172146"]
emails = ["zaneta.losska@zmyslona.example", "biuro@zmyslona.example"]

[[contacts]]
name = "Jan Wilk"
phones = ["+48725161463"]

[as_published]
title = "ŻÓŁTA GĘŚ – ŻANETA ŁOSSKA"

[[attachments]]
title = "List Jana Wilka"
url = "https://zmyslona.example/list.pdf"

[[attachments]]
title = "Zdjęcie"
url = "https://zmyslona.example/zaneta_losska.jpg"

[[partners]]
name = "Pracownia Żanety Łosskiej"

[[indicators]]
label = "Spotkania z Żanetą Łosską"
unit = "spotkania"
values = [{ value = 3.0, about = "Łosska" }]

[[costs]]
label = "Honorarium Jana Wilka"
amount = 5.0
+++

O Żanecie Łosskiej i Janie Wilku. Napisz: <zaneta.losska@zmyslona.example>, tel. 75 717 21 46.
"#;

/// Made up: another record that names the same people, who are not its contacts.
const ANOTHER: &str = r#"+++
id = "proba-2"
slug = "laka"
title = "Łąka"
category = "dialog-spoleczny"
municipality = "Zmyślona"

[source]
catalogue = "proba"
+++

Pomagali pani Łosska i Jan Wilk.
"#;

fn made_up(folder: &Path) {
    fs::write(folder.join("zolta-ges.md"), MADE_UP).unwrap();
    fs::write(folder.join("laka.md"), ANOTHER).unwrap();
}

fn built(records: &Path, into: &Path, contacts: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_praktyki"))
        .arg("build")
        .args([
            records,
            Path::new("--into"),
            into,
            Path::new("--contacts"),
            Path::new(contacts),
        ])
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{out}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    out
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// The files that have one of these words, as it is or without marks, in any bytes of theirs.
fn holding(folder: &Path, wanted: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in files(folder) {
        let bytes = fs::read(&path).unwrap();
        let text = fold(&String::from_utf8_lossy(&bytes));
        let held = wanted.iter().filter(|word| text.contains(&fold(word)));
        found.extend(held.map(|word| format!("{}: {word}", path.strip_prefix(folder).unwrap().display())));
    }
    found
}

#[test]
fn no_file_names_a_person_of_the_made_up_records() {
    let dir = tempdir().unwrap();
    let (records, into) = (dir.path().join("practices"), dir.path().join("data"));
    fs::create_dir(&records).unwrap();
    made_up(&records);
    built(&records, &into, "full");
    // The test can fail: with all contacts the names are there, in the words of the index as well.
    let full = holding(&into, &["Łossk", "wilk"]);
    for file in [
        "practices.geojson",
        "cards/0.json",
        "details/zolta-ges.json",
        "details/laka.json",
    ] {
        assert!(
            full.iter().any(|held| held.starts_with(file)),
            "{file} is not in {full:?}"
        );
    }
    assert_eq!((found(&into, "łosska"), found(&into, "wilka")), (2, 2));
    for setting in ["office", "none"] {
        let out = built(&records, &into, setting);
        assert_eq!(holding(&into, &["Łossk", "zanet", "wilk"]), [""; 0], "{setting}");
        assert_eq!((found(&into, "łosska"), found(&into, "wilka")), (0, 0), "{setting}");
        assert!(
            out.contains("uwaga: zolta-ges.md, pole body: nie publikuję: „Żanecie Łosskiej”"),
            "{out}"
        );
        assert!(
            out.contains("uwaga: laka.md, pole body: nie publikuję: „Łosska”"),
            "{out}"
        );
    }
    assert_eq!(
        holding(&into, &["@", "757172146", "75 717 21 46", "725161463", "koordynatork"]),
        [""; 0]
    );
    built(&records, &into, "office");
    assert!(!holding(&into, &["biuro@zmyslona.example"]).is_empty());
    assert!(!holding(&into, &["koordynatorka, zastępuje [osoba do kontaktu]"]).is_empty());
    assert!(!holding(&into, &["757172146"]).is_empty());
}

#[test]
fn no_file_names_a_person_of_the_real_records() {
    let records = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/practices"));
    let surnames: Vec<String> = names(records)
        .iter()
        .flat_map(|name| words(name).last().map(|word| word.folded))
        .map(|surname| surname.trim_end_matches(['a', 'i']).to_owned())
        .collect();
    assert!(surnames.len() >= 3, "{surnames:?}");
    let surnames: Vec<&str> = surnames.iter().map(String::as_str).collect();
    let dir = tempdir().unwrap();
    built(records, dir.path(), "full");
    assert!(!holding(dir.path(), &surnames).is_empty());
    for setting in ["office", "none"] {
        built(records, dir.path(), setting);
        assert_eq!(holding(dir.path(), &surnames), [""; 0], "{setting}");
    }
    assert_eq!(holding(dir.path(), &["\"contacts\"", "mailto:", "tel:"]), [""; 0]);
}

/// How many practices the index of words finds: its words do not stand there letter by letter.
fn found(data: &Path, query: &str) -> usize {
    let index = Index::from_json(&fs::read(data.join("index.json")).unwrap()).unwrap();
    let file = fs::read(data.join("search/index.bin")).unwrap();
    let search = SearchIndex::read(&file, index.len() as u32, index.stamp()).unwrap();
    let query = search.ask(&format!("{query} "));
    for part in search.missing(&query) {
        search
            .put(part, fs::read(data.join(format!("search/{part}.bin"))).unwrap())
            .unwrap();
    }
    search.find(&query).practices.len()
}

/// The names of the people of a folder of records.
fn names(folder: &Path) -> Vec<String> {
    let (records, problems) = read_dir(folder);
    assert_eq!(problems, []);
    let contacts = records.into_iter().flat_map(|record| record.contacts);
    contacts.filter_map(|contact| contact.name).collect()
}

#[test]
fn a_setting_that_is_none_is_refused() {
    let dir = tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_praktyki"))
        .args([
            "build",
            dir.path().to_str().unwrap(),
            "--into",
            dir.path().to_str().unwrap(),
            "--contacts",
            "biuro",
        ])
        .output()
        .unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(
        error.contains("„biuro”") && error.contains("full, office albo none"),
        "{error}"
    );
}
