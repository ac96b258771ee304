//! `praktyki visits` as whoever runs a server runs it. All logs are made up.

#![expect(clippy::unwrap_used, reason = "what is missing in a test is a failure of the test")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
const ROBOT: &str = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

/// A folder of data with the details of one practice.
fn site() -> (TempDir, PathBuf) {
    let dir = tempdir().unwrap();
    let details = dir.path().join("data/details");
    fs::create_dir_all(&details).unwrap();
    let feature = r#"{"type":"Feature","id":"proba-1","geometry":null,"properties":{"slug":"ges","title":"Żółta gęś","category":"dialog-spoleczny","source":{"catalogue":"proba"}}}"#;
    fs::write(
        details.join("ges.json"),
        format!(r#"{{"slug":"ges","feature":{feature}}}"#),
    )
    .unwrap();
    let into = dir.path().join("data/visits.json");
    (dir, into)
}

fn line(day: &str, address: &str, path: &str, agent: &str) -> String {
    format!("{address} - - [{day}/Nov/2026:12:00:00 +0100] \"GET {path} HTTP/1.1\" 200 612 \"-\" \"{agent}\"\n")
}

fn visits(logs: &[&Path], into: &Path, more: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_praktyki"))
        .arg("visits")
        .args(logs)
        .args([Path::new("--into"), into])
        .args(["--today", "2026-11-05"])
        .args(more)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

fn written(into: &Path) -> Value {
    serde_json::from_slice(&fs::read(into).unwrap()).unwrap()
}

#[test]
fn visitors_are_counted_once_a_day_and_robots_never() {
    let (dir, into) = site();
    let log = dir.path().join("access.log");
    let mut text = String::new();
    text += &line("01", "192.0.2.1", "/", BROWSER);
    text += &line("01", "192.0.2.1", "/data/details/ges.json", BROWSER);
    text += &line("01", "192.0.2.1", "/praktyki/ges", BROWSER);
    text += &line("01", "192.0.2.2", "/praktyki/nie-ma-takiej", BROWSER);
    text += &line("01", "192.0.2.3", "/praktyki/ges", ROBOT);
    text += &line("01", "192.0.2.4", "/app-1.js", BROWSER);
    text += "żółw\n\n";
    text += &line("02", "192.0.2.1", "/en/praktyki/ges", BROWSER);
    text += &line("05", "192.0.2.1", "/", BROWSER);
    fs::write(&log, text).unwrap();
    let (code, out) = visits(&[&log], &into, &[]);
    assert_eq!(code, 0, "{out}");
    for said in [
        "Wierszy: 9, nowych gości: 3",
        "1: nie są wierszami logu",
        "1: otworzyły roboty",
        "1: są z dnia, który się nie skończył",
        "Razem od 2026-11-01: 3",
    ] {
        assert!(out.contains(said), "{said} is not in {out}");
    }
    let expected = json!({
        "since": "2026-11-01", "visits": 3, "months": {"2026-11": 3},
        "most_read": [{"slug": "ges", "title": "Żółta gęś", "count": 2}],
        "read": {"ges": 2}, "counted": {"combined": "2026-11-02"},
    });
    assert_eq!(written(&into), expected);
    let file = fs::read_to_string(&into).unwrap();
    assert!(!file.contains("192.0.2") && !file.contains("Firefox"), "{file}");
}

#[test]
fn rotated_logs_add_up_and_none_is_counted_twice() {
    let (dir, into) = site();
    let path = |name: &str| dir.path().join(name);
    let (newest, older, oldest) = (path("access.log"), path("access.log.1"), path("access.log.2.gz"));
    let mut packed = GzEncoder::new(File::create(&oldest).unwrap(), Compression::fast());
    packed
        .write_all(line("01", "192.0.2.1", "/", BROWSER).as_bytes())
        .unwrap();
    packed.finish().unwrap();
    // A day that is split between two files, each of which has the same visitor.
    let (morning, evening) = (
        line("02", "192.0.2.1", "/", BROWSER),
        line("02", "192.0.2.1", "/praktyki", BROWSER),
    );
    fs::write(&older, line("01", "192.0.2.1", "/", BROWSER) + &morning).unwrap();
    fs::write(&newest, evening).unwrap();
    let all = [newest.as_path(), &older, &oldest];
    assert_eq!(visits(&all, &into, &[]).0, 0);
    assert_eq!(written(&into)["visits"], 2);
    let first = fs::read(&into).unwrap();
    assert_eq!(visits(&all, &into, &[]).0, 0);
    assert_eq!(fs::read(&into).unwrap(), first);
    // A day later the log has grown.
    let mut log = fs::OpenOptions::new().append(true).open(&newest).unwrap();
    log.write_all(line("03", "192.0.2.9", "/", BROWSER).as_bytes()).unwrap();
    let (_, out) = visits(&all, &into, &[]);
    assert!(
        out.contains("nowych gości: 1") && out.contains("4: są z dni policzonych wcześniej"),
        "{out}"
    );
    assert_eq!(written(&into)["visits"], 3);
}

#[test]
fn an_older_counter_goes_on() {
    let (dir, into) = site();
    fs::write(&into, r#"{"since":"2008-04-01","visits":1632783}"#).unwrap();
    let log = dir.path().join("access.log");
    fs::write(&log, line("01", "192.0.2.1", "/", BROWSER)).unwrap();
    let (code, out) = visits(&[&log], &into, &[]);
    assert!(code == 0 && out.contains("Razem od 2008-04-01: 1 632 784"), "{out}");
    let (code, out) = visits(&[&log], &into, &["--since", "2026-01-01"]);
    assert!(code == 2 && out.contains("liczy już od 2008-04-01"), "{out}");
}

#[test]
fn caddys_logs_are_counted_beside_nginxs() {
    let (dir, into) = site();
    let log = dir.path().join("access.json");
    let mut text = String::new();
    for address in ["192.0.2.1", "192.0.2.2", "192.0.2.2"] {
        let request = format!(
            r#"{{"remote_ip":"{address}","method":"GET","uri":"/mapa/praktyki/ges","headers":{{"User-Agent":["{BROWSER}"]}}}}"#
        );
        writeln!(
            text,
            r#"{{"level":"info","ts":1793534400.5,"request":{request},"status":200}}"#
        )
        .unwrap();
    }
    fs::write(&log, text).unwrap();
    let (code, out) = visits(&[&log], &into, &["--base", "/mapa/", "--since", "2026-10-01"]);
    assert_eq!(code, 0, "{out}");
    let file = written(&into);
    assert_eq!((&file["visits"], &file["since"]), (&json!(2), &json!("2026-10-01")));
    assert_eq!(file["counted"], json!({"caddy": "2026-11-01"}));
}

#[test]
fn what_can_not_be_read_changes_nothing() {
    let (dir, into) = site();
    let log = dir.path().join("access.log");
    fs::write(&log, line("01", "192.0.2.1", "/", BROWSER)).unwrap();
    let cut = dir.path().join("access.log.1.gz");
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    for visitor in 0..5000 {
        packed
            .write_all(line("01", &format!("192.0.2.{visitor}"), "/", BROWSER).as_bytes())
            .unwrap();
    }
    let packed = packed.finish().unwrap();
    fs::write(&cut, &packed[..packed.len() / 2]).unwrap();
    let (code, out) = visits(&[&log, &cut], &into, &[]);
    assert!(code == 2 && out.contains("access.log.1.gz") && !into.exists(), "{out}");
    let (code, out) = visits(&[&dir.path().join("nie-ma.log")], &into, &[]);
    assert!(code == 2 && out.contains("nie-ma.log"), "{out}");
    fs::write(&into, "żółw").unwrap();
    let (code, out) = visits(&[&log], &into, &[]);
    assert!(code == 2 && out.contains("nie jest plikiem odwiedzin"), "{out}");
    assert_eq!(fs::read_to_string(&into).unwrap(), "żółw");
    let (code, out) = visits(&[&log], &dir.path().join("visits.json"), &[]);
    assert!(code == 2 && out.contains("nie ma folderu details"), "{out}");
}
