//! The `praktyki` command as a curator runs it: what it prints, what it writes, its exit codes.

#![expect(clippy::unwrap_used, reason = "what is missing in a test is a failure of the test")]

#[path = "common/fixture.rs"]
mod fixture;

use std::fs;
use std::path::Path;
use std::process::Command;

use fixture::fixture;
use serde_json::Value;
use tempfile::{TempDir, tempdir};

/// Exit code, standard output, standard error.
fn praktyki(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_praktyki"))
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn path(dir: &TempDir, name: &str) -> String {
    dir.path().join(name).to_str().unwrap().to_owned()
}

fn page(name: &str) -> String {
    fixture(&format!("pages/{name}.txt")).to_str().unwrap().to_owned()
}

fn report(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

const SOUND: &str = "laka-zmyslona";
const SOUND_SLUG: &str = "wspolna-laka-w-zmyslonej-program-zolta-ges";

#[test]
fn a_sound_page_is_imported_once() {
    let dir = tempdir().unwrap();
    let (into, file) = (path(&dir, "data/practices"), path(&dir, "raport.json"));
    let arguments = ["import", &page(SOUND), "--into", &into, "--report", &file];
    let (code, out, _) = praktyki(&arguments);
    assert_eq!(code, 0, "{out}");
    assert!(out.starts_with("zaimportowano"), "{out}");
    let record = Path::new(&into).join(format!("{SOUND_SLUG}.md"));
    let written = fs::read(&record).unwrap();

    let (code, out, _) = praktyki(&arguments);
    assert_eq!(code, 0, "{out}");
    let report = report(&file);
    assert_eq!(report["inputs"][0]["outcome"], "unchanged");
    assert_eq!(report["inputs"][0]["slug"], SOUND_SLUG);
    assert_eq!(report["inputs"][0]["id"], format!("bdp-{SOUND_SLUG}"));
    assert_eq!(report["totals"]["unchanged"], 1);
    assert_eq!(fs::read(&record).unwrap(), written);
    assert!(!out.contains('\u{1b}'), "no colour where there is no terminal");
}

#[test]
fn every_input_has_its_line_in_the_report() {
    let dir = tempdir().unwrap();
    fs::create_dir(dir.path().join("strony")).unwrap();
    for name in [SOUND, "zolwin-z-bledami", "osrodek-bez-metryki"] {
        fs::copy(page(name), dir.path().join(format!("strony/{name}.txt"))).unwrap();
    }
    fs::copy(page(SOUND), dir.path().join("strony/łąka-kopia.txt")).unwrap();
    fs::write(dir.path().join("strony/skan.pdf"), "%PDF").unwrap();
    let (into, file) = (path(&dir, "p"), path(&dir, "raport.json"));
    let (code, out, _) = praktyki(&["import", &path(&dir, "strony"), "--into", &into, "--report", &file]);
    assert_eq!(code, 1);
    assert!(out.contains("wiersz 24, pole unit_type: „gromada”"), "{out}");
    let report = report(&file);
    let outcomes: Vec<_> = report["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|input| input["outcome"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(outcomes, ["imported", "refused", "refused", "imported", "merged"]);
    assert_eq!(report["totals"]["refused"], 2);
    let refused = &report["inputs"][1]["problems"][0];
    assert_eq!((&refused["line"], &refused["field"]), (&Value::from(1), &Value::Null));
    let faulty = &report["inputs"][3]["problems"][1];
    assert_eq!(
        (&faulty["line"], &faulty["field"]),
        (&Value::from(23), &Value::from("entered"))
    );
}

#[test]
fn what_a_person_has_edited_is_never_overwritten() {
    let dir = tempdir().unwrap();
    let (into, file, source) = (path(&dir, "p"), path(&dir, "raport.json"), path(&dir, "strona.txt"));
    let original = fs::read_to_string(page(SOUND)).unwrap();
    fs::write(&source, &original).unwrap();
    let arguments = ["import", &source, "--into", &into, "--report", &file];
    assert_eq!(praktyki(&arguments).0, 0);

    // The source changes while nobody has touched the record: it follows.
    fs::write(&source, original.replace("12.345", "12.400")).unwrap();
    assert_eq!(praktyki(&arguments).0, 0);
    assert_eq!(report(&file)["inputs"][0]["outcome"], "updated");

    // A person edits the record, and the source goes on saying what it said: there is nothing to settle.
    let record = Path::new(&into).join(format!("{SOUND_SLUG}.md"));
    let edited = fs::read_to_string(&record)
        .unwrap()
        .replace("ul. Łąkowa 1/3", "ul. Sadowa 5");
    fs::write(&record, &edited).unwrap();
    assert_eq!(praktyki(&arguments).0, 0);
    assert_eq!(report(&file)["inputs"][0]["outcome"], "unchanged");

    // The source says something new: the record stays, and the report offers both values.
    fs::write(
        &source,
        original
            .replace("12.345", "12.400")
            .replace("ul. Łąkowa 1/3", "ul. Łąkowa 7"),
    )
    .unwrap();
    let (code, out, _) = praktyki(&arguments);
    assert_eq!(code, 1);
    assert!(out.contains("zmieniono ręcznie") && out.contains("street"), "{out}");
    let report = report(&file);
    assert_eq!(report["inputs"][0]["outcome"], "unchanged");
    assert_eq!(report["inputs"][0]["problems"][0]["field"], "street");
    assert_eq!(report["inputs"][0]["differences"][0]["stored"], "ul. Sadowa 5");
    assert_eq!(report["inputs"][0]["differences"][0]["read"], "ul. Łąkowa 7");
    assert_eq!(fs::read_to_string(&record).unwrap(), edited);

    // Whoever wants the new value takes it by its field's name.
    let taking = [&arguments[..], &["--take", "street"]].concat();
    assert_eq!(praktyki(&taking).0, 0);
    let taken = edited.replace("ul. Sadowa 5", "ul. Łąkowa 7");
    assert_eq!(fs::read_to_string(&record).unwrap(), taken);
}

#[test]
fn a_page_without_a_metryka_becomes_a_draft_where_that_is_asked_for() {
    let dir = tempdir().unwrap();
    let (into, data) = (path(&dir, "p"), path(&dir, "data"));
    let source = page("osrodek-bez-metryki");
    let (code, out, _) = praktyki(&["import", &source, "--into", &into]);
    assert_eq!((code, out.starts_with("odrzucono")), (1, true), "{out}");
    assert_eq!(fs::read_dir(&into).unwrap().count(), 0);

    let (code, out, _) = praktyki(&["import", &source, "--into", &into, "--draft"]);
    assert_eq!((code, out.starts_with("szkic")), (1, true), "{out}");
    assert_eq!(praktyki(&["check", &into]).0, 0);
    let (code, out, _) = praktyki(&["build", &into, "--into", &data]);
    assert_eq!(code, 0);
    assert!(
        out.contains("szkic pominięto: program-zolta-ges-w-zmyslonej.md"),
        "{out}"
    );
}

#[test]
fn a_page_of_an_unknown_category_becomes_a_draft_with_its_metryka() {
    let dir = tempdir().unwrap();
    let (into, source) = (path(&dir, "p"), path(&dir, "strona.txt"));
    let text = fs::read_to_string(page(SOUND)).unwrap();
    fs::write(&source, text.replace(" : Kultura", " : Żegluga")).unwrap();
    let (code, out, _) = praktyki(&["import", &source, "--into", &into]);
    assert_eq!(code, 1);
    assert!(
        out.contains("wiersz 24: kategorii „Usługi społeczne : Żegluga” nie ma"),
        "{out}"
    );
    let (code, out, _) = praktyki(&["import", &source, "--into", &into, "--draft"]);
    assert_eq!((code, out.starts_with("szkic")), (1, true), "{out}");
    let record = fs::read_to_string(Path::new(&into).join(format!("{SOUND_SLUG}.md"))).unwrap();
    assert!(
        record.contains("draft = true") && record.contains("population = 12345"),
        "{record}"
    );
}

#[test]
fn build_writes_the_same_files_each_time_and_removes_stale_ones() {
    let dir = tempdir().unwrap();
    let (into, records) = (path(&dir, "data"), fixture("records"));
    let records = records.to_str().unwrap();
    assert_eq!(praktyki(&["build", records, "--into", &into]).0, 0);
    let golden = |name: &str| fs::read(fixture("built").join(name)).unwrap();
    let built = |name: &str| fs::read(Path::new(&into).join(name)).unwrap();
    let files = [
        "practices.geojson",
        "details/laka-zmyslona.json",
        "details/zolwin-sortuje.json",
        "index.json",
        "cards/0.json",
    ];
    for name in files {
        assert!(built(name) == golden(name), "{name}");
    }
    fs::write(Path::new(&into).join("details/dawna-praktyka.json"), "{}").unwrap();
    fs::write(Path::new(&into).join("details/Uwagi własne.txt"), "gęś").unwrap();
    fs::write(Path::new(&into).join("cards/1.json"), "{}").unwrap();
    fs::write(Path::new(&into).join("cards/wlasne.json"), "{}").unwrap();
    assert_eq!(praktyki(&["build", records, "--into", &into]).0, 0);
    for name in files {
        assert!(built(name) == golden(name), "{name}");
    }
    assert!(!Path::new(&into).join("details/dawna-praktyka.json").exists());
    assert!(Path::new(&into).join("details/Uwagi własne.txt").exists());
    assert!(!Path::new(&into).join("cards/1.json").exists());
    assert!(Path::new(&into).join("cards/wlasne.json").exists());
}

#[test]
fn build_writes_tiles_where_they_are_asked_for_and_changes_nothing_else() {
    let dir = tempdir().unwrap();
    let (into, records) = (path(&dir, "data"), fixture("records"));
    let records = records.to_str().unwrap();
    let tiles = Path::new(&into).join("clusters.pmtiles");
    let index = || fs::read(Path::new(&into).join("index.json")).unwrap();
    assert_eq!(praktyki(&["build", records, "--into", &into]).0, 0);
    let without = index();
    assert!(!tiles.exists());
    assert_eq!(praktyki(&["build", records, "--into", &into, "--tiles"]).0, 0);
    let first = fs::read(&tiles).unwrap();
    assert!(first.starts_with(b"PMTiles\x03"));
    assert_eq!(praktyki(&["build", records, "--into", &into, "--tiles"]).0, 0);
    assert_eq!((fs::read(&tiles).unwrap(), index()), (first, without));
    assert_eq!(praktyki(&["build", records, "--into", &into]).0, 0);
    assert!(!tiles.exists());
}

#[test]
fn one_bad_record_does_not_keep_the_others_from_the_map() {
    let dir = tempdir().unwrap();
    for name in ["laka-zmyslona", "zolwin-sortuje"] {
        fs::copy(
            fixture(&format!("records/{name}.md")),
            dir.path().join(format!("{name}.md")),
        )
        .unwrap();
    }
    fs::write(dir.path().join("zepsuty.md"), "+++\nid = \"x\"\ntytul = \"gęś\"\n+++\n").unwrap();
    let (records, data) = (path(&dir, ""), path(&dir, "data"));
    let (code, out, _) = praktyki(&["build", &records, "--into", &data]);
    assert_eq!(code, 1);
    assert!(
        out.contains("zepsuty.md, wiersz 3, pole tytul: nieznane pole „tytul”"),
        "{out}"
    );
    assert!(out.contains("Zapisano praktyk: 2"), "{out}");
    let (code, out, _) = praktyki(&["check", &records]);
    assert_eq!(code, 1);
    assert!(out.contains("zepsuty.md, wiersz 3, pole tytul"), "{out}");
}

#[test]
fn geocode_shows_each_record_and_writes_nothing() {
    let dir = tempdir().unwrap();
    let name = "laka-zmyslona.md";
    fs::copy(fixture(&format!("records/{name}")), dir.path().join(name)).unwrap();
    let (_, out, err) = praktyki(&["geocode", &path(&dir, "")]);
    assert!(
        out.contains("51.50000, 19.12346") && out.contains("laka-zmyslona"),
        "{out}{err}"
    );
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn misuse_has_its_own_exit_code() {
    let dir = tempdir().unwrap();
    let (missing, file) = (path(&dir, "nie-ma"), path(&dir, "plik"));
    fs::write(&file, "gęś").unwrap();
    let cases: [&[&str]; 8] = [
        &["import", &file, "--into", &missing, "--take", "gęś"],
        &[],
        &["zrob"],
        &["import", &file],
        &["check", &missing],
        &["geocode", &file],
        &["build", &missing, "--into", &missing],
        &["import", &file, "--into", &file],
    ];
    for arguments in cases {
        let (code, _, err) = praktyki(arguments);
        assert_eq!(code, 2, "{arguments:?}: {err}");
        assert!(!err.is_empty(), "{arguments:?}");
    }
    let messages: [(&[&str], &str); 8] = [
        (&["zrob"], "nie ma polecenia „zrob”"),
        (&["check"], "brakuje: <FOLDER>"),
        (&["check", &missing, "--lvel"], "nie ma opcji „--lvel”; może --level?"),
        (&["check", &missing, "--level"], "po „--level <WAGA>” brakuje wartości"),
        (
            &["check", &missing, "--format", "yaml"],
            "nie ma wartości „yaml”; możliwe: text, json",
        ),
        (&["check", &missing, "--today", "jutro"], "„jutro” nie jest datą"),
        (
            &["check", &missing, "--links", "--jobs", "gęś"],
            "„gęś” nie jest liczbą całkowitą",
        ),
        (
            &["geocode", &missing, "--review", "--accept-best"],
            "nie mogą stać razem",
        ),
    ];
    for (arguments, expected) in messages {
        let (code, _, err) = praktyki(arguments);
        assert!(code == 2 && err.contains(expected), "{arguments:?}: {err}");
        assert!(!err.contains("Usage"), "{err}");
    }
    let (code, out, _) = praktyki(&["import", "--help"]);
    assert_eq!(code, 0);
    assert!(out.contains("Przykłady:") && out.contains("Użycie:"), "{out}");
}
