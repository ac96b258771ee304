use practices_import::table::csv::read;
use practices_import::table::{Options, Table, template};

use super::support::{ENGLISH, POLISH, ROWS, assert_golden, options, problems, readings, record, shown, titles};

/// The rows as the `csv` crate writes them.
pub fn written(headings: &[&str], rows: &[[&str; 20]], delimiter: u8) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    writer.write_record(headings).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn read_text(text: &str) -> Table {
    read(text, ';', &options("")).unwrap()
}

#[test]
fn delimiter_mark_and_language_make_no_difference() {
    for headings in [POLISH, ENGLISH] {
        for delimiter in [b',', b';', b'\t'] {
            for mark in ["", "\u{feff}"] {
                let text = format!("{mark}{}", written(&headings, &ROWS, delimiter));
                let table = read(&text, char::from(delimiter), &options("")).unwrap();
                // A message quotes the heading that it is about.
                let shown = shown(&table).replace("„Presentation”", "„Pełna prezentacja”");
                assert_golden("wszystko-po-trochu.txt", &shown);
            }
        }
    }
}

#[test]
fn the_template_has_every_field_and_its_example_is_no_practice() {
    let text = template();
    assert_golden("szablon.csv", &text);
    let table = read_text(&text);
    assert_eq!((table.rows.len(), problems(&table)), (0, vec![]));

    // A curator who fills in the example gets a record of exactly these values, none of them unknown.
    let filled = text
        .replace("PRZYKŁAD: ", "")
        .replace("12 500 zł", "12500")
        .replace("0200000", "0201011");
    let filled = filled.replace("75 000 00 00", "75 717 21 46");
    let table = read_text(&filled);
    assert_golden("szablon-wypelniony.txt", &shown(&table));

    let touched = text.replace("7182", "7183");
    assert_eq!(problems(&read_text(&touched)).len(), 1);
}

#[test]
fn headings_may_stand_below_a_title_and_come_again() {
    let text = "Dobre praktyki powiatu zmyślonego;;\n;;\nLp.;Tytuł;Powiat\n1;Żółw;zmyślony\n;;\nLp.;Tytuł;Powiat\n2;Gęś;zmyślony\n";
    let table = read_text(text);
    assert_eq!(titles(&table), ["Żółw", "Gęś"]);
    let lines: Vec<usize> = table.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [4, 7]);
    assert!(
        problems(&table)[0].starts_with("wiersz 1: wiersz stoi nad nagłówkami"),
        "{:?}",
        problems(&table)
    );
}

#[test]
fn says_why_nothing_can_be_read() {
    let cases = [
        ("", "tabela jest pusta"),
        (";;\n\n;", "tabela jest pusta"),
        (
            "Żółw;Gęś\n1;2",
            "wiersz 1: w pierwszych wierszach nie ma znanych nagłówków",
        ),
        (
            "\nPowiat;Gmina;Żółw\na;b;c",
            "wiersz 2: żadna kolumna nie jest tytułem praktyki (nagłówki: „Powiat”, „Gmina”, „Żółw”)",
        ),
    ];
    for (text, expected) in cases {
        let message = read(text, ';', &options("")).unwrap_err().problem().to_string();
        assert!(message.starts_with(expected), "{text}: {message}");
    }
}

#[test]
fn ragged_rows_lose_nothing() {
    let table =
        read_text("Tytuł;Powiat;Województwo\nŻółw\nGęś;zmyślony;śląskie;;nadmiar\n\n;;\nŁoś;zmyślony;śląskie;;\n");
    assert_eq!(titles(&table), ["Żółw", "Gęś", "Łoś"]);
    assert_eq!(readings(&table)[1].record.as_published["kolumna-5"], "nadmiar");
    let named: Vec<String> = problems(&table)
        .into_iter()
        .filter(|text| !text.contains("kategori"))
        .collect();
    assert_eq!(
        named,
        ["wiersz 3: od kolumny 5 nie ma nagłówków; wartości zachowano w as_published (pierwsza: „nadmiar”)"]
    );
}

#[test]
fn unknown_and_repeated_columns_keep_their_values() {
    let table =
        read_text("Tytuł;Wojewodzctwo;Partnerzy;Tytuł;;Powiat;Pusta\nŻółw;śląskie;OSP;Gęś;bez nazwy;zmyślony;\n");
    let record = record(&table);
    assert_eq!((record.title.as_str(), record.wojewodztwo), ("Żółw", None));
    let kept: Vec<_> = record
        .as_published
        .iter()
        .map(|(key, text)| (key.as_str(), text.as_str()))
        .collect();
    assert_eq!(
        kept,
        [
            ("kolumna-5", "bez nazwy"),
            ("partnerzy", "OSP"),
            ("tytul", "Gęś"),
            ("wojewodzctwo", "śląskie")
        ]
    );
    let expected = [
        "wiersz 1: nieznana kolumna „Wojewodzctwo” (czy to „Województwo”?); wartości zachowano w as_published jako „wojewodzctwo”; pole dla niej wskaże --columns \"Wojewodzctwo=pole\"",
        "wiersz 1: nieznana kolumna „Partnerzy”; wartości zachowano w as_published jako „partnerzy”; pole dla niej wskaże --columns \"Partnerzy=pole\"",
        "wiersz 1: kolumna „Tytuł” powtarza pole „Tytuł”; wartości zachowano w as_published jako „tytul”",
        "wiersz 1: kolumna 5 nie ma nagłówka; wartości zachowano w as_published jako „kolumna-5”",
        "wiersz 2, pole category: brak kategorii; zapisano szkic",
    ];
    assert_eq!(problems(&table), expected);
}

#[test]
fn a_mapping_goes_before_the_known_headings() {
    let columns = "Starostwo=powiat;Nazwa własna=title;Tytuł=pomiń;Nieobecna=street";
    let table = read(
        "Tytuł;Nazwa własna;Starostwo\nMgr;Żółw;Zmyślony Wielki\n",
        ',',
        &options(columns),
    );
    assert!(table.is_err());
    let table = read(
        "Tytuł;Nazwa własna;Starostwo\nMgr;Żółw;zmyślony\n",
        ';',
        &options(columns),
    )
    .unwrap();
    assert_eq!(
        (record(&table).title.as_str(), record(&table).powiat.as_deref()),
        ("Żółw", Some("zmyślony"))
    );
    assert_eq!(record(&table).as_published.len(), 0);
    assert_eq!(
        problems(&table)[0],
        "wiersz 1: --columns wymienia kolumnę „Nieobecna”, której nie ma w tabeli"
    );
}

#[test]
fn a_plainer_heading_takes_the_field() {
    let table = read_text("Opis;Tytuł;Krótki opis;Gmina;Miejscowość\nDługi opis.;Żółw;Krótko.;Żółwin;Zmyślona\n");
    let record = record(&table);
    assert_eq!(
        (record.summary.as_deref(), record.body.as_str()),
        (Some("Krótko."), "Długi opis.")
    );
    assert_eq!(
        (record.municipality.as_deref(), record.as_published["gmina"].as_str()),
        (Some("Zmyślona"), "Żółwin")
    );
}

#[test]
fn people_have_columns_of_their_own() {
    let cases = [
        (
            "Osoba kontaktowa;Telefon;Osoba kontaktowa;Telefon;E-mail",
            "Łucja;757172146;Żaneta;501928501;z@zmyslona.pl",
            vec!["Łucja||+48757172146|z@zmyslona.pl", "Żaneta||+48501928501|"],
        ),
        (
            "Osoba kontaktowa;Telefon;Telefon 2;Email;E-mail 2",
            "Łucja;757172146;501928501;a@b.pl;c@d.pl",
            vec!["Łucja||+48757172146 +48501928501|a@b.pl c@d.pl"],
        ),
        (
            "Imię i nazwisko;Funkcja;Imię i nazwisko 2;Funkcja 2;Telefon 2",
            "Łucja;wójt;Żaneta;sekretarz;757172146",
            vec!["Łucja|wójt||", "Żaneta|sekretarz|+48757172146|"],
        ),
        (
            "Kontakt;Telefon",
            "Łucja, tel. 75 717 21 46;\"501928501\n502928501\"",
            vec!["Łucja||+48757172146 +48501928501 +48502928501|"],
        ),
        (
            "Stanowisko;Telefon",
            "sekretariat;tel./fax 75 717 21 46",
            vec!["|sekretariat|+48757172146|"],
        ),
    ];
    for (headings, cells, expected) in cases {
        let table = read_text(&format!("Tytuł;{headings}\nŻółw;{cells}\n"));
        let people: Vec<String> = record(&table)
            .contacts
            .iter()
            .map(|person| {
                let phones: Vec<String> = person.phones.iter().map(practices::Phone::e164).collect();
                let text = |text: &Option<String>| text.clone().unwrap_or_default();
                format!(
                    "{}|{}|{}|{}",
                    text(&person.name),
                    text(&person.role),
                    phones.join(" "),
                    person.emails.join(" ")
                )
            })
            .collect();
        assert_eq!(people, expected, "{headings}");
    }
}

#[test]
fn a_lone_quotation_mark_swallows_no_row() {
    let rows = |count: usize| {
        (1..=count)
            .map(|n| format!("Praktyka {n};zmyślony;śląskie;oświata;ul. {n}\n"))
            .collect::<String>()
    };
    let headings = "Tytuł;Powiat;Województwo;Kategoria;Ulica\n";
    let cases = [
        (format!("{headings}\"Żółw;zmyślony\n{}", rows(3)), 4, true),
        (
            format!("{headings}\"Żółw;zmyślony\n{}Ekran 27\";zmyślony\n", rows(3)),
            5,
            true,
        ),
        (format!("{headings}Żółw;\"zmyślony\n\"Gęś\";\"zmyślony\"\n"), 2, true),
        (format!("{headings}\"Żółw\" i gęś;zmyślony\n{}", rows(2)), 3, false),
        (
            format!("{headings}\"Żółw\";\"zmyślony\"\n{}\"otwarte", rows(2)),
            4,
            false,
        ),
    ];
    for (text, count, is_named) in cases {
        let table = read_text(&text);
        assert_eq!(table.rows.len(), count, "{text}\n{table:?}");
        let named = problems(&table)
            .iter()
            .any(|problem| problem.starts_with("wiersz 2: cudzysłów"));
        assert_eq!(named, is_named, "{text}");
        let last = table.rows.last().unwrap().line;
        assert_eq!(last, text.trim_end().lines().count(), "{text}");
    }
}

#[test]
fn lines_are_those_of_the_file() {
    for end in ["\n", "\r\n", "\r"] {
        let text = "Tytuł;Opis\n\nŻółw;\"dwa\nwiersze\"\n\n\nGęś;x\n".replace('\n', end);
        let table = read_text(&text);
        let lines: Vec<usize> = table.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [3, 7], "{end:?}");
        assert_eq!(readings(&table)[0].record.summary.as_deref(), Some("dwa\nwiersze"));
    }
}

#[test]
fn script_in_every_field_leaves_its_text() {
    const BAD: &str = "<script>alert(1)</script><b onclick=\"x()\">Żółw</b>";
    let template = template();
    let headings = template.lines().next().unwrap();
    let columns = headings.split(';').count();
    let cells = vec![format!("\"{}\"", BAD.replace('"', "\"\"")); columns];
    let table = read_text(&format!("{headings};Nieznana\n{};{}\n", cells.join(";"), cells[0]));
    let shown = shown(&table);
    assert!(
        !shown.contains("alert") && !shown.contains("onclick") && !shown.contains("<b"),
        "{shown}"
    );
    let record = record(&table);
    let texts = [
        &record.summary,
        &record.municipality,
        &record.implementing_unit,
        &record.street,
        &record.note,
    ];
    assert!(texts.iter().all(|text| text.as_deref() == Some("Żółw")), "{record:?}");
    assert_eq!((record.title.as_str(), record.body.as_str()), ("Żółw", "**Żółw**"));
    assert_eq!(record.contacts[0].name.as_deref(), Some("Żółw"));
    assert_eq!(record.as_published["nieznana"], "Żółw");
    let removed = problems(&table)
        .iter()
        .filter(|problem| problem.contains("usunięto element <script>"))
        .count();
    assert_eq!(removed, columns + 1);
}

#[test]
fn formulas_and_enormous_cells_are_text() {
    let long = "Żółw ".repeat(2000);
    let text = format!("Tytuł;Ulica;Miejscowość\n=CMD|'/C calc'!A1;+48 Ogrodowa;@SUM(A1)\n{long};{long};-7\n");
    let table = read_text(&text);
    let found = readings(&table);
    assert_eq!(found[0].record.title, "=CMD|'/C calc'!A1");
    assert_eq!(found[0].record.street.as_deref(), Some("+48 Ogrodowa"));
    assert_eq!(found[1].record.title, long.trim());
    assert!(found[1].record.slug.len() <= 80);
}

#[test]
fn numbers_of_a_spreadsheet_are_put_right() {
    let text = "Tytuł;Kod pocztowy;TERYT;Data wprowadzenia;Data aktualizacji;Województwo;Id\n\
                Żółw;1234;20101;40904;2012-01-15 00:00;dolnośląskie;381\n";
    let table = read_text(text);
    let record = record(&table);
    assert_eq!(record.postal_code.as_deref(), Some("01-234"));
    assert_eq!(record.teryt.as_deref(), Some("020101"));
    assert_eq!(record.entered.unwrap().to_string(), "2011-12-27");
    assert_eq!(record.updated.unwrap().to_string(), "2012-01-15");
    assert_eq!(record.id, "zmyslona-381");
    let published =
        ["postal_code", "teryt", "entered", "updated", "id"].map(|field| record.as_published[field].as_str());
    assert_eq!(published, ["1234", "20101", "40904", "2012-01-15 00:00", "381"]);
}

#[test]
fn the_same_title_in_two_places_makes_two_records() {
    let text = "Tytuł;Gmina;Slug\nKarta rodziny;Zmyślona;\nKarta rodziny;Żółwin;\nKarta rodziny;Żółwin;\nKarta;Gęś;karta-rodziny\n";
    let table = read_text(text);
    let names: Vec<_> = readings(&table)
        .iter()
        .map(|reading| (reading.record.slug.as_str(), reading.record.id.as_str()))
        .collect();
    let expected = [
        ("karta-rodziny", "zmyslona-karta-rodziny"),
        ("karta-rodziny-zolwin", "zmyslona-karta-rodziny-zolwin"),
        ("karta-rodziny-zolwin", "zmyslona-karta-rodziny-zolwin"),
        ("karta-rodziny", "zmyslona-karta-rodziny"),
    ];
    assert_eq!(names, expected);
    let named: Vec<String> = problems(&table)
        .into_iter()
        .filter(|text| text.contains("pole slug"))
        .collect();
    assert_eq!(named.len(), 2);
    assert!(named[0].contains("tę samą praktykę opisuje wiersz 3"), "{named:?}");
}

#[test]
fn a_catalogue_is_a_slug() {
    assert!(Options::new(Default::default(), "gmina-zmyslona").is_ok());
    for name in ["", "Gmina", "../x", "gmina zmyślona"] {
        assert!(Options::new(Default::default(), name).is_err(), "{name}");
    }
}
