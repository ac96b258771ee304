use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn zip_of(names: &[&str]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all("żółw".as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const CSV_COMMA: Format = Format::Csv { delimiter: ',' };
const CSV_SEMICOLON: Format = Format::Csv { delimiter: ';' };
const CSV_TAB: Format = Format::Csv { delimiter: '\t' };

#[test]
fn tells_texts_by_their_content() {
    let cases = [
        ("", Format::Empty),
        (" \r\n\t\u{feff}", Format::Empty),
        ("\u{feff}<!DOCTYPE html><p>Żółw", Format::Html),
        ("\n  <!-- zapisano -->\n<TABLE><tr><td", Format::Html),
        ("<div class=\"tresc\"><p>Żółw", Format::Html),
        (
            "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\"><html>",
            Format::Html,
        ),
        ("<html><head><title>Żó", Format::Html),
        ("Zapisano 12 maja\n<HTML><body>", Format::Html),
        ("Strona główna\n» Kultura\n\nŁąka w Zmyślonej\n", Format::Text),
        ("<< Powrót do listy", Format::Text),
        ("<- wstecz", Format::Text),
        ("[1] Przypis", Format::Text),
        ("{nawias} żółwia", Format::Text),
        ("Żółw", Format::Text),
        ("<?xml version='1.0'?><rss><item/></rss>", Format::Unknown(Foreign::Xml)),
        ("<svg xmlns='x'/>", Format::Unknown(Foreign::Xml)),
        ("{\"type\": \"FeatureCollection\", \"features\": []}", Format::GeoJson),
        ("\u{feff}\n{ \"features\":[{\"type\":\"Feature\"", Format::GeoJson),
        (
            "{\"type\":\"Point\",\"coordinates\":[16.5,50.1]}",
            Format::Unknown(Foreign::Json),
        ),
        ("[{\"tytuł\":\"Łąka\"}]", Format::Unknown(Foreign::Json)),
        ("{}", Format::Unknown(Foreign::Json)),
        ("%PDF-1.4", Format::Unknown(Foreign::Pdf)),
        ("{\\rtf1\\ansi", Format::Unknown(Foreign::Rtf)),
        (
            "From: <Saved by Blink>\nContent-Type: multipart/related; boundary=x\n\n<html>",
            Format::Unknown(Foreign::WebArchive),
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(detect(text.as_bytes()), expected, "{text:?}");
    }
}

#[test]
fn tells_other_files_by_how_they_begin() {
    let cases: [(&[u8], Format); 12] = [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
            Format::Unknown(Foreign::OldOffice),
        ),
        (b"\x89PNG\r\n\x1a\n", Format::Unknown(Foreign::Image)),
        (b"\xff\xd8\xff\xe0", Format::Unknown(Foreign::Image)),
        (b"\x1f\x8b\x08\0", Format::Unknown(Foreign::Packed)),
        (b"PK\x03\x04 i nic", Format::Unknown(Foreign::BrokenArchive)),
        (&zip_of(&[]), Format::Archive),
        (&zip_of(&["strony/żółw.html"]), Format::Archive),
        (&zip_of(&["[Content_Types].xml", "xl/workbook.xml"]), Format::Workbook),
        (
            &zip_of(&["[Content_Types].xml", "word/document.xml"]),
            Format::Unknown(Foreign::Office),
        ),
        (
            &zip_of(&["mimetype", "META-INF/manifest.xml"]),
            Format::Unknown(Foreign::OpenDocument),
        ),
        (&[b' '; HEAD + 1], Format::Text),
        (b"\xff\xfet\0y\0t\0u\0B\x01;\0g\0m\0i\0n\0a\0\n\0", CSV_SEMICOLON),
    ];
    for (bytes, expected) in cases {
        assert_eq!(detect(bytes), expected, "{bytes:?}");
    }
}

#[test]
fn tells_tables_from_prose() {
    let cases = [
        ("tytuł;gmina;województwo\nŁąka;Zmyślona;małopolskie\n", CSV_SEMICOLON),
        ("Title,Municipality\n\"Łąka, żółw i gęś\",Zmyślona\n", CSV_COMMA),
        ("Tytuł\tGmina\tPowiat\nŁąka\tZmyślona\n", CSV_TAB),
        ("Nazwa praktyki;Kod pocztowy;Adres e-mail", CSV_SEMICOLON),
        ("Lp.;Tytuł;Woj.\n1;Łąka;małopolskie\n2;Gęś;śląskie\n", CSV_SEMICOLON),
        ("sep=;\r\nA;B\r\n", CSV_SEMICOLON),
        ("sep=\t\nA\tB\n", CSV_TAB),
        (
            "Wykaz praktyk 2024;;\n;;\nTytuł;Gmina;Uwagi\nŁąka;Zmyślona;\n",
            CSV_SEMICOLON,
        ),
        (
            "tytuł;gmina;opis\nŁąka\nŻółw;b;c;d;e\n\"w\ndwóch\";b;c\n",
            CSV_SEMICOLON,
        ),
        ("tytuł,opis,gmina\nŁąka,<p>Żółw</p><br>,Zmyślona\n", CSV_COMMA),
        ("Co,Gdzie,Kiedy\nŁąka,Żółwin,2024\nGęś,Zmyślona,2023\n", CSV_COMMA),
        ("Co;Gdzie\nŁąka;Żółwin\nGęś;Zmyślona\n", CSV_SEMICOLON),
        (
            "Łąka, żółw i gęś\nŻółwin, dawniej Żółw\nZmyślona, powiat zmyślony\n",
            Format::Text,
        ),
        (
            "Łąka, żółw, gęś\nŻółwin, dawniej, Żółw\nZmyślona, gmina, powiat\n",
            Format::Text,
        ),
        (
            "Gmina, powiat, województwo\nŻółwin, żółwiński, małopolskie\n",
            Format::Text,
        ),
        (
            "Gmina\tŻółwin\nPowiat\tżółwiński\nLiczba mieszkańców\t12 000\n",
            Format::Text,
        ),
        (
            "Wspólna łąka; wspólny żółw.\nGęś; kaczka.\nKura; kogut.\n",
            Format::Text,
        ),
        (
            "Strona główna\nUsługi społeczne;Kultura\nUsługi techniczne;Transport\n",
            Format::Text,
        ),
        ("1,2,3\n4,5,6\n7,8,9\n", Format::Text),
        ("a,a,a\nb,b,b\nc,c,c\n", Format::Text),
    ];
    for (text, expected) in cases {
        assert_eq!(detect(text.as_bytes()), expected, "{text:?}");
        let (windows, _, _) = WINDOWS_1250.encode(text);
        assert_eq!(detect(&windows), expected, "{text:?} in Windows-1250");
    }
}

#[test]
fn says_what_to_do_with_what_is_not_read() {
    let cases = [
        (Format::Empty, Some("plik jest pusty")),
        (
            Format::Archive,
            Some("to archiwum w archiwum; rozpakuj je i podaj osobno"),
        ),
        (
            Format::Unknown(Foreign::Pdf),
            Some("to dokument PDF; zapisz go jako tekst (.txt, UTF-8)"),
        ),
        (Format::Html, None),
        (CSV_TAB, None),
    ];
    for (format, expected) in cases {
        let refusal = format.refusal().map(|error| error.to_string());
        assert_eq!(refusal.as_deref(), expected);
    }
}
