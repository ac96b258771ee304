//! Bad input of every kind in one folder with a sound page: each is refused with a word or read as far as it goes.

use std::fs::{self, File};

use rust_xlsxwriter::{Format, Formula, Workbook};
use serde_json::{Value, json};

use super::support::{Desk, Run, page, page_with, zip_of};

const MIB: usize = 1024 * 1024;

/// What is wrong with a file, and what is said of it; without a word it is read.
fn bad_files() -> Vec<(&'static str, Vec<u8>, Option<&'static str>)> {
    let sound = page("Ucięta");
    vec![
        ("pusty.txt", Vec::new(), Some("plik jest pusty")),
        ("odstępy.html", b" \r\n\t\n".to_vec(), Some("plik jest pusty")),
        ("obraz.txt", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Some("to obraz")),
        (
            "binarny.html",
            (0..=255).cycle().take(4096).collect(),
            Some("to nie jest tekst"),
        ),
        (
            "nul.txt",
            sound.replace("Zmyślona", "Zmy\0ślona").into_bytes(),
            Some("to nie jest tekst"),
        ),
        ("kodowanie.txt", b"Gmina\nMi\x88o\x98\x86".to_vec(), Some("kodowani")),
        (
            "dwa-kodowania.txt",
            [sound.as_bytes(), b"\xb1\xea\xb3"].concat(),
            Some("kodowani"),
        ),
        ("w-znaczniku.html", b"<html><body><p>Gmina<a hre".to_vec(), Some("")),
        ("strona.pdf", b"%PDF-1.4".to_vec(), Some("to dokument PDF")),
        (
            "zerwane.zip",
            b"PK\x03\x04uszkodzone".to_vec(),
            Some("uszkodzone archiwum"),
        ),
        (
            "w-archiwum.zip",
            zip_of(&[
                ("../ucieczka.txt", page("Ucieczka").into_bytes()),
                ("dobra.txt", page("Sąsiadka z archiwum").into_bytes()),
            ]),
            None,
        ),
        (
            "zepsuty.geojson",
            b"{\"type\": \"FeatureCollection\", \"features\": [{".to_vec(),
            Some(""),
        ),
        (
            "postrzępiona.csv",
            "Tytuł;Kategoria;Gmina\nRówna;Dialog społeczny;Zmyślona\nKrótka\nDługa;Dialog społeczny;Zmyślona;a;b;c\n"
                .into(),
            None,
        ),
        ("arkusz.xlsx", workbook(), None),
        (
            "długie-nazwy.txt",
            page_with(&"Żółw ".repeat(2_000), "Krótko.", &"ul. Łąkowa ".repeat(1_000)).into_bytes(),
            None,
        ),
        (
            "kierunek.txt",
            page("Gmina \u{202e}od prawej\u{202c}").into_bytes(),
            None,
        ),
    ]
}

/// A workbook with a formula and merged cells.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet
        .merge_range(0, 0, 0, 2, "Praktyki gminy Zmyślona", &Format::new())
        .unwrap();
    for (column, (heading, value)) in (0..).zip([
        ("Tytuł", "Praktyka z formułą"),
        ("Kategoria", "Dialog społeczny"),
        ("Liczba mieszkańców", ""),
    ]) {
        sheet.write_string(1, column, heading).unwrap();
        sheet.write_string(2, column, value).unwrap();
    }
    sheet
        .write_formula(2, 2, Formula::new("=7000+182").set_result("7182"))
        .unwrap();
    workbook.save_to_buffer().unwrap()
}

fn problems(input: &Value) -> String {
    let messages = input["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["message"].as_str().unwrap());
    messages.collect::<Vec<_>>().join("\n")
}

fn assert_quiet(run: &Run) {
    assert_eq!(run.err, "", "{}", run.out);
    assert!(!run.out.contains('\u{1b}'), "{:?}", run.out);
}

#[test]
fn bad_inputs_are_named_and_their_neighbours_are_imported() {
    let desk = Desk::with(&[]);
    for (name, bytes, _) in bad_files() {
        desk.put(&format!("z/{name}"), &bytes);
    }
    desk.put("z/zdrowa.txt", page("Zdrowa sąsiadka").as_bytes());
    File::create(desk.path("z/wiersz.txt"))
        .unwrap()
        .set_len(200 * MIB as u64)
        .unwrap();
    desk.put("poza.txt", page("Poza folderem").as_bytes());
    #[cfg(unix)]
    std::os::unix::fs::symlink("../poza.txt", desk.path("z/dowiązanie.txt")).unwrap();

    let run = desk.import(&["z"], "p");
    assert_quiet(&run);
    assert_eq!(run.code, 1);
    for (name, _, refusal) in bad_files() {
        let Some(refusal) = refusal else { continue };
        let input = run.input(&format!("z/{name}"));
        let said = problems(input);
        assert_eq!(input["outcome"], "refused", "{name}: {said}");
        assert!(!said.is_empty() && said.contains(refusal), "{name}: {said}");
    }
    assert!(problems(run.input("z/wiersz.txt")).contains("MiB"));
    #[cfg(unix)]
    assert!(problems(run.input("z/dowiązanie.txt")).contains("poza podany folder"));
    assert!(problems(run.input("z/w-archiwum.zip/../ucieczka.txt")).contains("prowadzi poza"));
    for name in [
        "zdrowa.txt",
        "w-archiwum.zip/dobra.txt",
        "arkusz.xlsx:3",
        "postrzępiona.csv:2",
        "długie-nazwy.txt",
        "kierunek.txt",
    ] {
        assert_eq!(
            run.input(&format!("z/{name}"))["outcome"],
            "imported",
            "{name}\n{}",
            run.out
        );
    }
    for row in ["postrzępiona.csv:3", "postrzępiona.csv:4"] {
        assert_ne!(problems(run.input(&format!("z/{row}"))), "", "{row}");
    }

    let files = desk.files("p");
    assert!(files["praktyka-z-formula.md"].contains("population = 7182"));
    assert!(
        files.contains_key("zdrowa-sasiadka.md") && files.contains_key("gmina-od-prawej.md"),
        "{:?}",
        files.keys()
    );
    assert!(files.keys().all(|name| name.len() < 100 && !name.contains("ucieczka")));
    // A row without a category is a draft.
    assert_builds(&desk, "p", files.len() - 1);
}

/// `praktyki build` takes all the records.
fn assert_builds(desk: &Desk, records: &str, count: usize) {
    let output = desk.command(&["build", records, "--into", "dane"]).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(printed.contains(&format!("Zapisano praktyk: {count}")), "{printed}");
    assert_eq!(output.stderr, b"");
}

const EVIL: &str = "Łąka <script>alert('x')</script><b onclick=\"x()\">żywa</b> <img src=x onerror=alert(1)> \
                    <a href=\"javascript:alert(2)\">tu</a>";

/// What must not come out of a field, however it went in.
const HARMFUL: [&str; 5] = ["<script", "onclick", "onerror", "javascript:", "alert("];

#[test]
fn scripts_of_pages_tables_and_points_reach_no_published_file() {
    let desk = Desk::with(&[
        ("z/strona.html", evil_page("Strona").into_bytes()),
        (
            "z/tekst.txt",
            page_with(&format!("Tekst {EVIL}"), EVIL, EVIL).into_bytes(),
        ),
        ("z/tabela.csv", evil_table().into_bytes()),
        ("z/punkty.geojson", evil_points().into_bytes()),
    ]);
    let run = desk.import(&["z"], "p");
    assert_quiet(&run);
    let files = desk.files("p");
    assert_eq!(files.len(), 4, "{}", run.out);
    assert_builds(&desk, "p", 4);
    let published: Vec<(String, String)> = desk
        .files("dane/details")
        .into_iter()
        .chain([(
            "practices.geojson".to_owned(),
            fs::read_to_string(desk.path("dane/practices.geojson")).unwrap(),
        )])
        .collect();
    assert_eq!(published.len(), 5);
    for (name, text) in published {
        let lower = text.to_lowercase();
        let found: Vec<_> = HARMFUL.into_iter().filter(|harmful| lower.contains(harmful)).collect();
        assert!(found.is_empty(), "{found:?} in {name}\n{text}");
    }
    for (name, text) in files {
        assert!(
            text.contains("Łąka") && text.contains("żywa"),
            "what can be read stays: {name}\n{text}"
        );
    }
}

fn evil_page(title: &str) -> String {
    let bar = ".: Skrót i Metryka -&gt; Pełna prezentacja -&gt; Załączniki :.";
    let labels = [
        "Miejscowość",
        "Powiat",
        "Kod pocztowy i Poczta",
        "Jednostka wdrażająca",
        "Ulica",
        "Wirtyna internetowa",
        "Liczba mieszkańców",
        "Osoby kontaktowe",
    ];
    let rows: String = labels
        .iter()
        .map(|label| format!("<tr><td>{label}:</td><td onclick=\"x()\">{EVIL}</td></tr>"))
        .collect();
    format!(
        "<html><body onload=\"alert(0)\"><p>Dialog społeczny : Praktyki</p><h1>{title} {EVIL}</h1><p>{bar}</p><p>{EVIL}</p>\
         <b>Metryka praktyki</b><table>{rows}</table><p>{bar}</p></body></html>"
    )
}

fn evil_table() -> String {
    let headings = [
        "Tytuł",
        "Streszczenie",
        "Pełna prezentacja",
        "Miejscowość",
        "Jednostka wdrażająca",
        "Ulica",
        "Strona WWW",
        "Osoba kontaktowa",
        "Stanowisko",
        "E-mail",
        "Koszt",
        "Kategoria",
    ];
    let quoted = EVIL.replace('"', "\"\"");
    let cells: Vec<String> = headings[1..11].iter().map(|_| format!("\"{quoted}\"")).collect();
    format!(
        "{}\n\"Tabela {quoted}\";{};Dialog społeczny\n",
        headings.join(";"),
        cells.join(";")
    )
}

fn evil_points() -> String {
    json!({ "type": "FeatureCollection", "features": [{
        "type": "Feature", "id": "bdp-4711", "geometry": { "type": "Point", "coordinates": [19.5, 51.5] },
        "properties": {
            "slug": "punkty", "title": format!("Punkty\u{1b}[2J {EVIL}"), "category": "dialog-spoleczny", "summary": EVIL,
            "municipality": EVIL, "street": EVIL, "implementing_unit": EVIL, "websites": ["javascript:alert(1)", "\u{1b}[2Jdata:x"],
            "contacts": [{ "name": EVIL, "role": EVIL, "phones": [], "emails": [] }],
            "source": { "catalogue": "bdp", "url": "javascript:alert(1)" },
        },
    }]})
    .to_string()
}
