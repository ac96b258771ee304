//! Every kind of input in one run: the right records, whatever the order, and nothing new the second time.

use std::collections::BTreeSet;
use std::fs;

use encoding_rs::{Encoding, ISO_8859_2, UTF_8, WINDOWS_1250};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use super::fixture::fixture;
use super::support::{Desk, Run, page, zip_of};

/// The page of one tab of the old site, as this host sends it in this encoding.
fn tab(number: u8, host: &str, encoding: &'static Encoding) -> Vec<u8> {
    let page = fs::read_to_string(fixture(&format!("pages/laka-s{number}.html"))).unwrap();
    let page = page
        .replace("archiwum.dobrepraktyki.pl", host)
        .replace("charset=utf-8", &format!("charset={}", encoding.name()));
    encoded(&page, encoding)
}

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, has_strange_letters) = encoding.encode(text);
    assert!(!has_strange_letters);
    bytes.into_owned()
}

/// The same practice on the new site, with the presentation that the old one has.
fn on_the_new_site() -> Vec<u8> {
    let old = fs::read_to_string(fixture("pages/laka-s2.html")).unwrap();
    let (_, content) = old.split_once("<h3>").unwrap();
    let (content, _) = content.split_once("<p>.:").unwrap();
    let address = "https://dobrepraktyki.pl/praktyka/77,wspolna-laka-w-zmyslonej.html?tab=content";
    let content = content.replace("pliki/gazeta", "/pliki/gazeta");
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><link rel=\"canonical\" href=\"{address}\"></head><body>\
         <main><h1>Wspólna łąka w Zmyślonej</h1>\n<h3>{content}</main></body></html>"
    )
    .into_bytes()
}

fn workbook(title: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, (heading, value)) in
        (0..).zip([("Tytuł", title), ("Kategoria", "Dialog społeczny"), ("Gmina", "Żółwin")])
    {
        sheet.write_string(0, column, heading).unwrap();
        sheet.write_string(1, column, value).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

fn geojson(title: &str) -> Vec<u8> {
    json!({ "type": "FeatureCollection", "features": [{
        "type": "Feature", "id": "bdp-4711", "geometry": { "type": "Point", "coordinates": [19.5, 51.5] },
        "properties": { "slug": "zolwin-z-punktem", "title": title, "category": "dialog-spoleczny", "source": { "catalogue": "bdp" } },
    }]})
    .to_string()
    .into_bytes()
}

const STANDARD_INPUT: &str = "Praktyka ze standardowego wejścia";

fn desk() -> Desk {
    let csv = "\u{feff}Tytuł;Kategoria;Miejscowość;Liczba mieszkańców\n\
               Gęś z tabeli;Usługi społeczne : Kultura;Zmyślona;7 182\nŻółw z tabeli;Dialog społeczny;Żółwin;\n";
    Desk::with(&[
        ("strony/1.html", tab(3, "dobrepraktyki.pl", WINDOWS_1250)),
        ("strony/2.htm", tab(1, "archiwum.dobrepraktyki.pl", ISO_8859_2)),
        ("strony/b/3", tab(2, "dobrepraktyki.pl", UTF_8)),
        ("strony/b/nowa.html", on_the_new_site()),
        ("strony/b/nowa_pliki/logo.gif", b"GIF89a".to_vec()),
        ("strony/utf-16.txt", utf_16(&page("Strona w UTF-16"))),
        ("tabela.dat", csv.as_bytes().to_vec()),
        ("arkusz.bin", workbook("Żółw z arkusza")),
        ("punkty.txt", geojson("Żółw z punktem")),
        ("inne/a.txt", page("Strona z wzorca").into_bytes()),
        ("inne/b.md", page("Nie z wzorca").into_bytes()),
        (
            "paczka",
            zip_of(&[
                ("z/1.txt", page("Strona z paczki").into_bytes()),
                ("2.html", page("Druga z paczki").into_bytes()),
            ]),
        ),
    ])
}

fn utf_16(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    [0xff, 0xfe].into_iter().chain(units).collect()
}

const ARGUMENTS: [&str; 7] = [
    "strony",
    "tabela.dat",
    "arkusz.bin",
    "punkty.txt",
    "inne/*.txt",
    "paczka",
    "-",
];

fn run(desk: &Desk, arguments: &[&str], into: &str) -> Run {
    desk.import_from(page(STANDARD_INPUT).as_bytes(), arguments, into)
}

const INPUTS: [&str; 13] = [
    "(standardowe wejście)",
    "arkusz.bin:2",
    "inne/a.txt",
    "paczka/2.html",
    "paczka/z/1.txt",
    "punkty.txt:1",
    "strony/1.html",
    "strony/2.htm",
    "strony/b/3",
    "strony/b/nowa.html",
    "strony/utf-16.txt",
    "tabela.dat:2",
    "tabela.dat:3",
];

const RECORDS: [&str; 10] = [
    "druga-z-paczki.md",
    "ges-z-tabeli.md",
    "praktyka-ze-standardowego-wejscia.md",
    "strona-w-utf-16.md",
    "strona-z-paczki.md",
    "strona-z-wzorca.md",
    "wspolna-laka-w-zmyslonej.md",
    "zolw-z-arkusza.md",
    "zolw-z-tabeli.md",
    "zolwin-z-punktem.md",
];

#[test]
fn every_kind_of_input_ends_in_one_outcome_and_the_right_record() {
    let desk = desk();
    let run = run(&desk, &ARGUMENTS, "p");
    let paths: Vec<String> = run
        .outcomes()
        .iter()
        .map(|line| line.rsplit_once(' ').unwrap().0.to_owned())
        .collect();
    assert_eq!(paths, INPUTS, "{}", run.out);
    let files = desk.files("p");
    assert_eq!(files.keys().collect::<Vec<_>>(), RECORDS, "{}", run.out);
    let count = |outcome: &str| run.outcomes().iter().filter(|line| line.ends_with(outcome)).count();
    assert_eq!((count(" imported"), count(" merged")), (10, 3), "{}", run.out);

    let merged = &files["wspolna-laka-w-zmyslonej.md"];
    for part in [
        "id = \"bdp-99002\"",
        "url = \"https://dobrepraktyki.pl/index.php?p1=1&p2=1&art=99002\"",
        "https://dobrepraktyki.pl/praktyka/77,wspolna-laka-w-zmyslonej.html",
        "population = 12345",
        "Regulamin łąki",
        "## Opis sytuacji przed wdrożeniem",
    ] {
        assert!(merged.contains(part), "{part}\n{merged}\n{}", run.out);
    }
    assert!(files["strona-w-utf-16.md"].contains("zażółconą gęślą"));
    assert!(files["ges-z-tabeli.md"].contains("population = 7182"));
    assert_report(&run);
}

/// The report has the form that other programs rely on, and its totals are those of its inputs.
fn assert_report(run: &Run) {
    let outcomes = ["imported", "updated", "unchanged", "merged", "draft", "refused"];
    for input in run.inputs() {
        assert!(outcomes.contains(&input["outcome"].as_str().unwrap()));
        for key in ["id", "slug"] {
            assert_eq!(input[key].is_string(), input["outcome"] != "refused", "{input}");
        }
        for problem in input["problems"].as_array().unwrap() {
            let keys: BTreeSet<_> = problem.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(keys, BTreeSet::from(["line", "field", "message"]));
        }
    }
    let totals = run.report["totals"].as_object().unwrap();
    assert_eq!(totals.len(), outcomes.len());
    for outcome in outcomes {
        let counted = run.inputs().iter().filter(|input| input["outcome"] == outcome).count();
        assert_eq!(totals[outcome], counted, "{outcome}");
    }
    let printed = run.out.lines().last().unwrap();
    assert!(
        printed.starts_with(&format!("Razem: {} ", run.inputs().len())),
        "{printed}"
    );
    assert_eq!(
        run.code == 1,
        run.inputs().iter().any(|input| input["problems"] != json!([]))
    );
}

#[test]
fn the_second_run_changes_nothing() {
    let desk = desk();
    run(&desk, &ARGUMENTS, "p");
    let first = desk.files("p");
    let second = run(&desk, &ARGUMENTS, "p");
    assert!(
        second.outcomes().iter().all(|line| line.ends_with(" unchanged")),
        "{}",
        second.out
    );
    assert_eq!(second.outcomes().len(), INPUTS.len());
    assert!(desk.files("p") == first);
    assert_report(&second);
}

#[test]
fn neither_the_order_of_arguments_nor_the_number_of_threads_matters() {
    let desk = desk();
    let whole = run(&desk, &ARGUMENTS, "p");
    let mut arguments = ARGUMENTS;
    for (turn, jobs) in ["1", "2", "4"].into_iter().enumerate() {
        arguments.rotate_left(2);
        arguments.swap(0, turn + 1);
        let into = format!("p{jobs}");
        let run = run(&desk, &[&arguments[..], &["--jobs", jobs]].concat(), &into);
        assert_eq!(run.out, whole.out, "{arguments:?}");
        assert!(desk.files(&into) == desk.files("p"), "{arguments:?}");
    }
}

/// Names of files are an order, too.
#[test]
fn pages_of_one_practice_make_one_record_whatever_their_order() {
    let pages = [
        tab(1, "dobrepraktyki.pl", WINDOWS_1250),
        tab(2, "dobrepraktyki.pl", UTF_8),
        tab(3, "archiwum.dobrepraktyki.pl", ISO_8859_2),
        on_the_new_site(),
    ];
    let mut first = None;
    for order in permutations(&[0, 1, 2, 3]) {
        let desk = Desk::with(&[]);
        for (place, page) in order.iter().enumerate() {
            desk.put(&format!("s/{place}.html"), &pages[*page]);
        }
        let run = desk.import(&["s"], "p");
        let files = desk.files("p");
        assert_eq!(files.len(), 1, "{order:?}\n{}", run.out);
        let expected = first.get_or_insert_with(|| files.clone());
        assert_eq!(&files, expected, "{order:?}");
    }
}

fn permutations(items: &[usize]) -> Vec<Vec<usize>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let with_first = |first: &usize| {
        let rest: Vec<usize> = items.iter().copied().filter(|item| item != first).collect();
        permutations(&rest)
            .into_iter()
            .map(|rest| [vec![*first], rest].concat())
            .collect::<Vec<_>>()
    };
    items.iter().flat_map(with_first).collect()
}

#[test]
fn nothing_but_text_goes_where_no_terminal_is() {
    let desk = desk();
    let run = run(&desk, &ARGUMENTS, "p");
    assert_eq!(run.err, "");
    assert!(!run.out.contains(['\u{1b}', '\r']), "{}", run.out);
}

#[test]
fn prose_with_commas_is_a_page_and_no_table() {
    let prose = "Gmina, powiat, województwo\nto trzy szczeble, o których tu mowa, i nie tylko\nraz, dwa, trzy\n";
    let desk = Desk::with(&[
        ("proza.txt", page(&format!("O samorządzie\n{prose}")).into_bytes()),
        ("sama.txt", prose.into()),
    ]);
    let run = desk.import(&["proza.txt", "sama.txt"], "p");
    let outcomes: Vec<Value> = ["proza.txt", "sama.txt"]
        .map(|name| run.input(name)["outcome"].clone())
        .into();
    assert_eq!(outcomes, ["imported", "refused"], "{}", run.out);
}

/// The pages that lie beside the checkout: three are records, and two of welfare centres are none.
#[test]
fn real_pages_saved_as_text_are_imported() {
    let seeds = fixture("../../../../../shared/seeds");
    if !seeds.is_dir() {
        println!("skipped: no folder shared/seeds beside the checkout");
        return;
    }
    let desk = Desk::with(&[]);
    let run = desk.import(&[seeds.to_str().unwrap()], "p");
    let totals = &run.report["totals"];
    assert_eq!(
        (&totals["imported"], &totals["refused"]),
        (&json!(3), &json!(2)),
        "{}",
        run.out
    );
}
