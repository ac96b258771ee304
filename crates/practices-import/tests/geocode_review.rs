//! `praktyki geocode`: the table, JSON, the review with a curator's answers, and the unattended choice.

#![expect(clippy::unwrap_used, reason = "what is missing in a test is a failure of the test")]

use std::fs;
use std::io::{BufRead, Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use practices::Precision;
use practices_import::front_matter;
use practices_import::geocode::Gazetteer;
use practices_import::locations::{self, LocationsError, Task};
use practices_import::record::Record;
use tempfile::{TempDir, tempdir};

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::embedded().unwrap());

/// Writes made-up records of these names and words; the folder and the paths.
fn records(all: &[(&str, &str)]) -> (TempDir, Vec<PathBuf>) {
    let dir = tempdir().unwrap();
    let write = |(slug, words): &(&str, &str)| {
        let path = dir.path().join(format!("{slug}.md"));
        let text = format!(
            "+++\nid = \"bdp-{slug}\"\nslug = \"{slug}\"\ntitle = \"Zmyślona praktyka {slug}\"\ncategory = \"dialog-spoleczny\"\n{words}\n\n[source]\ncatalogue = \"bdp\"\n+++\n\nŻółta gęś.\n"
        );
        fs::write(&path, text).unwrap();
        path
    };
    let paths = all.iter().map(write).collect();
    (dir, paths)
}

/// Whether all is sound, and what was printed.
fn run(dir: &Path, task: Task, answers: &str) -> (bool, String) {
    let mut out = Vec::new();
    let mut input = Cursor::new(answers);
    let is_sound = locations::run(dir, task, &GAZETTEER, &mut input, &mut out).unwrap();
    (is_sound, String::from_utf8(out).unwrap())
}

fn read(path: &Path) -> Record {
    front_matter::read(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Latitude and longitude.
fn point(path: &Path) -> Option<(f64, f64)> {
    read(path).point.map(|point| (point.lat, point.lon))
}

const SURE: &str = "municipality = \"Szklarska Poręba\"\nwojewodztwo = \"dolnośląskie\"\npostal_code = \"58-580\"";
const AMBIGUOUS: &str = "municipality = \"Nowa Wieś\"\npowiat = \"gęsi\"\nwojewodztwo = \"mazowieckie\"";
const NOWHERE: &str = "note = \"Źródło nie podaje miejsca.\"";
const LIKELY: &str = "municipality = \"Czernichów\"\nwojewodztwo = \"małopolskie\"";

#[test]
fn the_table_shows_confidence_and_problems() {
    let (dir, paths) = records(&[("pewna", SURE), ("watpliwa", AMBIGUOUS)]);
    let before: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let (is_sound, out) = run(dir.path(), Task::Table, "");
    assert!(!is_sound);
    assert!(out.contains("0,95     kod i miejscowość  pewna"), "{out}");
    assert!(
        out.contains("0,30     województwo        watpliwa\n    w województwie mazowieckim nie ma powiatu"),
        "{out}"
    );
    let after: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    assert_eq!(before, after);
    let (dir, _) = records(&[("pewna", SURE)]);
    assert!(run(dir.path(), Task::Table, "").0);
}

#[test]
fn json_says_all_of_it() {
    let (dir, _) = records(&[("pewna", SURE), ("watpliwa", AMBIGUOUS)]);
    let (_, out) = run(dir.path(), Task::Json, "");
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let [sure, doubtful] = json["records"].as_array().unwrap().as_slice() else {
        unreachable!("two records: {out}")
    };
    assert_eq!(
        (&sure["doubtful"], &sure["step"]),
        (&false.into(), &"postcode_and_place".into())
    );
    assert_eq!(
        (&sure["precision"], &sure["teryt"]),
        (&"postcode".into(), &"0206041".into())
    );
    assert_eq!(sure["confidence"], 0.95);
    assert_eq!(doubtful["problems"][0]["code"], "unknown_powiat");
    let reasons = doubtful["rejected"].as_array().unwrap();
    assert!(reasons.len() > 100, "{}", reasons.len());
    assert!(
        reasons
            .iter()
            .any(|other| other["reason"]["code"] == "ambiguous" && other["gmina"].is_string())
    );
}

#[test]
fn a_curator_chooses_types_skips_and_leaves() {
    let (dir, paths) = records(&[
        ("a-numer", LIKELY),
        ("b-wspolrzedne", NOWHERE),
        ("c-pominieta", NOWHERE),
        ("d-nieosiagnieta", NOWHERE),
        ("e-pewna", SURE),
    ]);
    let before = fs::read_to_string(&paths[0]).unwrap();
    let answers = "7000\ngęś\n1\n54.60, 18.86\n50,8297; 15,5189\n\nk\n";
    let (is_sound, out) = run(dir.path(), Task::Review, answers);
    assert!(!is_sound);
    for expected in [
        "[1/4]",
        "miejscowość: Czernichów · województwo: małopolskie",
        "  1) Czernichów, gmina Czernichów, powiat krakowski, woj. małopolskie – miejscowość; znaleziono; do innych",
        "odrzucono, bo mniej znana",
        "rekord nie podaje miejsca",
        "nie ma propozycji o numerze 7000",
        "to nie są współrzędne",
        "teraz: poza mapą",
        "leży poza Polską albo w morzu",
        "Zapisano punktów: 2, do rozstrzygnięcia zostało: 2",
    ] {
        assert!(out.contains(expected), "{expected}\n{out}");
    }
    let czernichow = point(&paths[0]).unwrap();
    assert!(
        (czernichow.0 - 49.988).abs() < 0.01 && (czernichow.1 - 19.675).abs() < 0.01,
        "{czernichow:?}"
    );
    assert_eq!(read(&paths[0]).precision, Some(Precision::Locality));
    assert_eq!(point(&paths[1]), Some((50.8297, 15.5189)));
    assert_eq!(read(&paths[1]).precision, Some(Precision::Address));
    assert_eq!(
        (point(&paths[2]), point(&paths[3]), point(&paths[4])),
        (None, None, None)
    );
    // Nothing but the two fields has changed.
    let added = ["precision = \"locality\"\n", "\n[point]\n"];
    let mut after = fs::read_to_string(&paths[0]).unwrap();
    let tail = after.find("\n[source]").unwrap();
    let head = after.find(added[0]).unwrap();
    after.replace_range(head..tail, "");
    assert_eq!(after, before);
    // What was chosen is settled, and is not asked about again.
    let (_, out) = run(dir.path(), Task::Review, "");
    assert!(out.contains("[1/2]") && !out.contains("a-numer.md"), "{out}");
}

#[test]
fn what_still_contradicts_itself_is_said_after_the_choice() {
    let words = "municipality = \"Szklarska Poręba\"\nwojewodztwo = \"śląskie\"\npostal_code = \"58-580\"";
    let (dir, paths) = records(&[("sprzeczna", words)]);
    let (is_sound, out) = run(dir.path(), Task::Review, "1\n");
    assert!(!is_sound && point(&paths[0]).is_some(), "{out}");
    assert!(out.contains("rekord nadal ma sprzeczne dane"), "{out}");
    // Once the word is corrected, the point stands.
    let text = fs::read_to_string(&paths[0]).unwrap();
    fs::write(&paths[0], text.replace("śląskie", "dolnośląskie")).unwrap();
    assert!(run(dir.path(), Task::Table, "").0);
}

const UNION: &str = "unit_type = \"zwiazek\"\n
[[places]]
municipality = \"Oława\"
unit_type = \"gmina_miejska\"
powiat = \"oławski\"
wojewodztwo = \"dolnośląskie\"

# siedziba w Czernichowie
[[places]]
municipality = \"Czernichów\" # koło Krakowa
wojewodztwo = \"małopolskie\"

[[places]]
municipality = \"Żółwin Zmyślony\"
powiat = \"żywiecki\"
wojewodztwo = \"śląskie\"";

/// The file with a point in the place of which these lines are the last.
fn with_point_after(text: &str, end: &str, precision: &str, lon: &str, lat: &str) -> String {
    let point = format!("precision = \"{precision}\"\npoint = {{ lon = {lon}, lat = {lat} }}\n");
    text.replacen(end, &format!("{end}{point}"), 1)
}

#[test]
fn a_record_of_several_places_has_a_row_a_place() {
    let (dir, _) = records(&[("zwiazek", UNION)]);
    let (is_sound, out) = run(dir.path(), Task::Table, "");
    assert!(!is_sound);
    let rows: Vec<&str> = out.lines().filter(|line| line.contains("zwiazek")).collect();
    let expected = [
        ("0,97     miejscowość", "zwiazek · miejsce nr 1 (Oława)"),
        ("0,70     miejscowość", "zwiazek · miejsce nr 2 (Czernichów)"),
        ("0,00     nie znaleziono", "zwiazek · miejsce nr 3 (Żółwin Zmyślony)"),
    ];
    assert_eq!(rows.len(), expected.len(), "{out}");
    for (row, (found, name)) in rows.iter().zip(expected) {
        assert!(row.contains(found) && row.ends_with(name), "{row}");
    }
    assert!(
        out.ends_with("(Żółwin Zmyślony)\n    w województwie śląskim nie ma w spisie miejscowości „Żółwin Zmyślony”\n"),
        "{out}"
    );
    let (_, out) = run(dir.path(), Task::Json, "");
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let places: Vec<_> = json["records"].as_array().unwrap().iter().collect();
    let told: Vec<_> = places
        .iter()
        .map(|row| {
            (
                &row["slug"],
                row["place"].as_u64(),
                row["municipality"].as_str(),
                row["doubtful"].as_bool(),
            )
        })
        .collect();
    let slug = serde_json::Value::from("zwiazek");
    let expected = [
        (&slug, Some(1), Some("Oława"), Some(false)),
        (&slug, Some(2), Some("Czernichów"), Some(true)),
        (&slug, Some(3), Some("Żółwin Zmyślony"), Some(true)),
    ];
    assert_eq!(told, expected);
}

#[test]
fn one_place_is_settled_and_the_rest_of_the_file_stays() {
    let (dir, paths) = records(&[("zwiazek", UNION)]);
    let before = fs::read_to_string(&paths[0]).unwrap();
    let (_, out) = run(dir.path(), Task::Review, "50,8297; 15,5189\n49.68, 19.19\n");
    for expected in [
        "[1/2]",
        "zwiazek.md · miejsce nr 2 (Czernichów)\n",
        "  miejscowość: Czernichów · województwo: małopolskie\n",
        "[2/2]",
        "zwiazek.md · miejsce nr 3 (Żółwin Zmyślony)\n",
        "Zapisano punktów: 2, do rozstrzygnięcia zostało: ",
    ] {
        assert!(out.contains(expected), "{expected}\n{out}");
    }
    let second = "# koło Krakowa\nwojewodztwo = \"małopolskie\"\n";
    let third = "wojewodztwo = \"śląskie\"\n";
    let expected = with_point_after(&before, second, "address", "15.5189", "50.8297");
    let expected = with_point_after(&expected, third, "address", "19.19", "49.68");
    assert_eq!(fs::read_to_string(&paths[0]).unwrap(), expected);
}

#[test]
fn a_place_that_is_not_where_it_was_gets_no_point() {
    let (dir, paths) = records(&[("zwiazek", UNION)]);
    let mut rows = locations::survey(dir.path(), &GAZETTEER).unwrap().rows;
    // Meanwhile a person takes the first place out, so that the third bears the number of the second.
    let text = fs::read_to_string(&paths[0]).unwrap();
    let (first, rest) = text.split_once("[[places]]").unwrap();
    let (_, rest) = rest.split_once("[[places]]").unwrap();
    let text = format!("{first}[[places]]{rest}");
    fs::write(&paths[0], &text).unwrap();
    let mut out = Vec::new();
    let mut answers = Cursor::new("50.8297, 15.5189\n50.8297, 15.5189\n");
    locations::review(&mut rows, &GAZETTEER, &mut answers, &mut out).unwrap();
    assert_eq!(fs::read_to_string(&paths[0]).unwrap(), text);
    let out = String::from_utf8(out).unwrap();
    assert_eq!(out.matches("miejsca rekordu zmieniono tymczasem").count(), 2, "{out}");
}

#[test]
fn unattended_a_likely_place_is_taken() {
    let words = UNION.replace("Czernichów", "Zręczyce");
    let (dir, paths) = records(&[("zwiazek", &words)]);
    let (_, out) = run(dir.path(), Task::AcceptBest, "");
    assert!(
        out.contains("wybrano: zwiazek · miejsce nr 2 (Zręczyce): Zręczyce, gmina Gdów"),
        "{out}"
    );
    assert!(
        out.contains("do rozstrzygnięcia: zwiazek · miejsce nr 3 (Żółwin Zmyślony)\n"),
        "{out}"
    );
    let record = read(&paths[0]);
    let settled: Vec<bool> = record.places.iter().map(|place| place.point.is_some()).collect();
    assert_eq!((settled, record.point), (vec![false, true, false], None));
}

#[test]
fn the_metryka_beside_places_has_to_hold_too() {
    let words = format!("postal_code = \"58-580\"\nwojewodztwo = \"śląskie\"\n{UNION}");
    let (dir, _) = records(&[("zwiazek", &words)]);
    let (_, out) = run(dir.path(), Task::Table, "");
    assert!(out.contains("zwiazek.md: kod pocztowy 58-580"), "{out}");
}

#[test]
fn a_powiat_or_wojewodztwo_of_its_own_is_certain() {
    let powiat = "unit_type = \"powiat\"\npowiat = \"rawicki\"\nwojewodztwo = \"wielkopolskie\"";
    let wojewodztwo = "unit_type = \"wojewodztwo\"\nwojewodztwo = \"śląskie\"";
    let both = format!("[[places]]\n{powiat}\n\n[[places]]\n{wojewodztwo}");
    let (dir, _) = records(&[("powiat", powiat), ("wojewodztwo", wojewodztwo), ("oba", &both)]);
    let (is_sound, out) = run(dir.path(), Task::Table, "");
    assert!(is_sound, "{out}");
    assert_eq!(out.matches("0,95").count(), 4, "{out}");
}

/// Answers once and then fails, as a terminal that is closed.
struct Broken(Cursor<&'static str>);

impl std::io::Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("terminal zamknięto"))
    }
}

impl BufRead for Broken {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        let rest = self.0.fill_buf()?;
        if rest.is_empty() {
            return Err(std::io::Error::other("terminal zamknięto"));
        }
        Ok(rest)
    }

    fn consume(&mut self, amount: usize) {
        self.0.consume(amount);
    }
}

#[test]
fn what_was_chosen_before_an_interruption_is_kept() {
    let (dir, paths) = records(&[("a", NOWHERE), ("b", NOWHERE)]);
    let mut input = Broken(Cursor::new("50.8297 15.5189\n"));
    let error = locations::run(dir.path(), Task::Review, &GAZETTEER, &mut input, &mut Vec::new()).unwrap_err();
    assert!(matches!(error, LocationsError::Terminal(_)), "{error}");
    assert_eq!(point(&paths[0]), Some((50.8297, 15.5189)));
    assert_eq!(point(&paths[1]), None);
}

#[test]
fn unattended_only_what_stands_out_is_taken() {
    let far = format!("{SURE}\n\n[point]\nlon = 17.1\nlat = 51.1");
    let swapped = format!("{SURE}\n\n[point]\nlon = 50.8297\nlat = 15.5189");
    let (dir, paths) = records(&[
        ("a-niejasna", AMBIGUOUS),
        ("b-nigdzie", NOWHERE),
        (
            "c-sprzeczna",
            "municipality = \"Szklarska Poręba\"\nwojewodztwo = \"śląskie\"\npostal_code = \"58-580\"",
        ),
        ("d-jedna-z-kilku", LIKELY),
        (
            "e-zly-kod",
            "municipality = \"Turek\"\nwojewodztwo = \"wielkopolskie\"\npostal_code = \"99-999\"",
        ),
        ("f-pewna", SURE),
        ("g-wies", "municipality = \"Zręczyce\"\nwojewodztwo = \"małopolskie\""),
        ("h-daleki-punkt", &far),
        ("i-zamieniony-punkt", &swapped),
    ]);
    let before: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let (is_sound, out) = run(dir.path(), Task::AcceptBest, "");
    assert!(!is_sound);
    for (index, path) in paths.iter().enumerate() {
        let slug = path.file_stem().unwrap().to_str().unwrap();
        let is_same = fs::read_to_string(path).unwrap() == before[index];
        assert_eq!(is_same, index < 6, "{slug}\n{out}");
        assert_eq!(
            out.contains(&format!("do rozstrzygnięcia: {slug}\n")),
            index < 5,
            "{slug}\n{out}"
        );
        assert_eq!(out.contains(&format!("wybrano: {slug}: ")), index > 5, "{slug}\n{out}");
    }
    let near = |path: &Path, (lat, lon): (f64, f64)| {
        let at = point(path).unwrap();
        (at.0 - lat).abs() < 0.02 && (at.1 - lon).abs() < 0.02
    };
    assert!(near(&paths[6], (49.887, 20.217)), "{:?}", point(&paths[6]));
    assert!(near(&paths[7], (50.83, 15.52)), "{:?}", point(&paths[7]));
    assert_eq!(point(&paths[8]), Some((50.8297, 15.5189)));
    assert!(
        out.contains("Wybrano punktów: 3, do rozstrzygnięcia zostało: 5"),
        "{out}"
    );
}

#[test]
fn the_command_reviews_through_a_pipe() {
    let (dir, paths) = records(&[("a", NOWHERE)]);
    let praktyki = |arguments: &[&str], answers: &str| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_praktyki"))
            .arg("geocode")
            .arg(dir.path())
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(praktyki(&["--accept-best"], "").0, 1);
    assert_eq!(praktyki(&["--review"], "\n").0, 1);
    let (code, out) = praktyki(&["--review"], "50.8297, 15.5189\n");
    assert_eq!(code, 0, "{out}");
    assert_eq!(point(&paths[0]), Some((50.8297, 15.5189)));
    assert_eq!(praktyki(&[], "").0, 0);
    assert!(praktyki(&["--format", "json"], "").1.starts_with('{'));
    assert_eq!(praktyki(&["--review", "--accept-best"], "").0, 2);
    assert_eq!(praktyki(&["--review", "--format", "json"], "").0, 2);
}
