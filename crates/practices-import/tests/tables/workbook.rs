use std::io::{Cursor, Write};

use practices_import::table::workbook::read;
use practices_import::table::{Table, csv};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::csv::written;
use super::support::{POLISH, ROWS, options, problems, readings, record, titles};

/// A workbook of one sheet.
fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

fn write_texts(sheet: &mut Worksheet, row: u32, texts: &[&str]) {
    for (text, column) in texts.iter().zip(0..) {
        sheet.write_string(row, column, *text).unwrap();
    }
}

fn read_all(bytes: &[u8]) -> Table {
    read(bytes, &options("")).unwrap()
}

#[test]
fn a_workbook_says_what_the_same_table_in_csv_says() {
    let bytes = workbook(|sheet| {
        write_texts(sheet, 0, &POLISH);
        for (row, number) in ROWS.iter().zip(1..) {
            write_texts(sheet, number, row);
        }
    });
    // Line ends within cells make the lines of CSV others than the rows of a sheet.
    let table = csv::read(&written(&POLISH, &ROWS, b';'), ';', &options("")).unwrap();
    let records = |table: &Table| -> Vec<_> {
        table
            .rows
            .iter()
            .filter_map(|row| row.outcome.as_ref().ok())
            .map(|reading| reading.record.clone())
            .collect()
    };
    assert_eq!(records(&read_all(&bytes)), records(&table));
    assert_eq!(read_all(&bytes).rows.len(), ROWS.len());
}

#[test]
fn numbers_days_and_formulas_are_read_as_they_are_meant() {
    let bytes = workbook(|sheet| {
        let headings = [
            "Tytuł",
            "Kod",
            "Liczba mieszkańców",
            "Telefon",
            "Data wprowadzenia",
            "Szerokość",
            "Długość",
            "Powiat",
            "TERYT",
        ];
        write_texts(sheet, 0, &headings);
        sheet.write_string(0, 1, "Kod pocztowy").unwrap();
        let day = Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_string(1, 0, "Żółw").unwrap();
        sheet.write_number(1, 1, 58_580).unwrap();
        sheet.write_number(1, 2, 7182.0).unwrap();
        sheet.write_number(1, 3, 757_172_146).unwrap();
        sheet
            .write_with_format(1, 4, ExcelDateTime::from_ymd(2011, 12, 27).unwrap(), &day)
            .unwrap();
        sheet.write_number(1, 5, 50.8297).unwrap();
        sheet.write_number(1, 6, 15.5189).unwrap();
        sheet
            .write_formula(
                1,
                7,
                Formula::new("=CONCATENATE(\"zmyś\",\"lony\")").set_result("zmyślony"),
            )
            .unwrap();
        sheet
            .write_formula(1, 8, Formula::new("=NA()").set_result("#N/A"))
            .unwrap();
    });
    let table = read_all(&bytes);
    let record = record(&table);
    assert_eq!(record.postal_code.as_deref(), Some("58-580"));
    assert_eq!(record.population, Some(7182));
    assert_eq!(record.contacts[0].phones[0].e164(), "+48757172146");
    assert_eq!(record.entered.unwrap().to_string(), "2011-12-27");
    assert_eq!(
        record.point.map(|point| (point.lon, point.lat)),
        Some((15.5189, 50.8297))
    );
    assert_eq!(
        (record.powiat.as_deref(), record.teryt.as_deref()),
        (Some("zmyślony"), None)
    );
    assert!(
        problems(&table).contains(&"wiersz 2: komórka I2 zawiera błąd #N/A; wartości nie ma w rekordzie".to_owned()),
        "{:?}",
        problems(&table)
    );
}

#[test]
fn merged_cells_speak_for_all_their_rows() {
    let bytes = workbook(|sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 2, "Dobre praktyki", &plain).unwrap();
        write_texts(sheet, 1, &["Województwo", "Tytuł", "Powiat"]);
        sheet.merge_range(2, 0, 4, 0, "śląskie", &plain).unwrap();
        write_texts(sheet, 2, &["śląskie", "Żółw", "zmyślony"]);
        for (title, row) in ["Gęś", "Łoś"].iter().zip(3..) {
            sheet.write_string(row, 1, *title).unwrap();
        }
        sheet.write_string(6, 1, "Ćma").unwrap();
        sheet.set_row_hidden(3).unwrap();
    });
    let table = read_all(&bytes);
    assert_eq!(titles(&table), ["Żółw", "Gęś", "Łoś", "Ćma"]);
    let regions: Vec<_> = readings(&table)
        .iter()
        .map(|reading| reading.record.wojewodztwo.map(practices::Wojewodztwo::name))
        .collect();
    assert_eq!(regions, [Some("śląskie"), Some("śląskie"), Some("śląskie"), None]);
    assert_eq!(table.rows[3].line, 7);
}

#[test]
fn the_first_sheet_with_headings_is_the_table() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Pusty").unwrap();
    write_texts(
        workbook.add_worksheet().set_name("Notatki").unwrap(),
        0,
        &["do zrobienia", "zadzwonić"],
    );
    let sheet = workbook.add_worksheet().set_name("Praktyki").unwrap();
    write_texts(sheet, 0, &["Tytuł"]);
    write_texts(sheet, 1, &["Żółw"]);
    let sheet = workbook.add_worksheet().set_name("Rok 2012").unwrap();
    write_texts(sheet, 0, &["Tytuł"]);
    write_texts(sheet, 1, &["Gęś"]);
    let table = read_all(&workbook.save_to_buffer().unwrap());
    assert_eq!(titles(&table), ["Żółw"]);
    let sheets: Vec<String> = problems(&table)
        .into_iter()
        .filter(|text| text.starts_with("arkusza"))
        .collect();
    assert_eq!(sheets.len(), 2, "{sheets:?}");
    assert!(sheets[0].starts_with("arkusza „Notatki”") && sheets[1].starts_with("arkusza „Rok 2012”"));
}

#[test]
fn a_cell_far_away_costs_nothing_and_is_named() {
    let bytes = workbook(|sheet| {
        write_texts(sheet, 0, &["Tytuł"]);
        write_texts(sheet, 1, &["Żółw"]);
        sheet.write_string(1_048_575, 16_383, "daleko").unwrap();
    });
    let table = read_all(&bytes);
    assert_eq!(table.rows.len(), 2);
    assert!(
        problems(&table)
            .iter()
            .any(|text| text.contains("XFD1048576") && text.contains("daleko"))
    );
}

#[test]
fn says_why_a_workbook_cannot_be_read() {
    let sound = workbook(|sheet| write_texts(sheet, 0, &["Tytuł"]));
    let cases: [(Vec<u8>, &str); 6] = [
        (Vec::new(), "nie można odczytać skoroszytu"),
        (b"To nie jest skoroszyt".to_vec(), "nie można odczytać skoroszytu"),
        (sound[..sound.len() / 2].to_vec(), "nie można odczytać skoroszytu"),
        (zipped(&[("inny.txt", b"x")]), "nie można odczytać skoroszytu"),
        (workbook(|_| ()), "tabela jest pusta"),
        (
            workbook(|sheet| write_texts(sheet, 0, &["Żółw"])),
            "w pierwszych wierszach nie ma znanych nagłówków",
        ),
    ];
    for (bytes, expected) in cases {
        let message = read(&bytes, &options("")).unwrap_err().to_string();
        assert!(message.starts_with(expected), "{message}");
    }
    assert_eq!(titles(&read_all(&sound)), [""; 0]);
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let zeros = vec![0u8; 64 * 1024 * 1024];
    let one = zipped(&[("xl/0.xml", &zeros)]);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..5 {
        let mut archive = ZipArchive::new(Cursor::new(&one)).unwrap();
        let part = archive.by_index_raw(0).unwrap();
        zip.raw_copy_file_rename(part, format!("xl/{number}.xml")).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 1024 * 1024);
    let message = read(&bomb, &options("")).unwrap_err().to_string();
    assert_eq!(
        message,
        "skoroszyt po rozpakowaniu ma ponad 256 MB; to nie jest tabela praktyk"
    );
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
