use encoding_rs::{ISO_8859_2, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251};
use proptest::prelude::*;

use super::*;

const LETTERS: &str = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ";

fn encode(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, used, unmappable) = encoding.encode(text);
    assert!(used == encoding && !unmappable, "{text} in {}", encoding.name());
    bytes.into_owned()
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(to_bytes)
        .collect()
}

#[track_caller]
fn assert_decodes(bytes: &[u8], text: &str) {
    match decode(bytes) {
        Ok(decoded) => assert_eq!(decoded.text, text, "read as {}", decoded.encoding.name()),
        Err(error) => panic!("{text}: {error}"),
    }
}

#[test]
fn every_letter_alone_and_in_words_in_every_encoding() {
    let mut texts: Vec<String> = LETTERS.chars().map(String::from).collect();
    texts.extend(LETTERS.chars().map(|letter| format!("Gmina {letter}la")));
    texts.push(LETTERS.to_owned());
    texts.extend(
        [
            "ŻÓŁW",
            "KÓŁKO",
            "ŁÓDŹ",
            "w Łodzi",
            "Gęsia Wola",
            "ŚĆ",
            "§ 5",
            "PÓŁNOC",
            "ŃŻ",
            "Ósmy",
        ]
        .map(String::from),
    );
    for text in &texts {
        assert_decodes(text.as_bytes(), text);
        assert_decodes(format!("\u{feff}{text}").as_bytes(), text);
        assert_decodes(&utf16(text, u16::to_le_bytes), text);
        assert_decodes(&utf16(text, u16::to_be_bytes), text);
        assert_decodes(&encode(ISO_8859_2, text), text);
        assert_decodes(&encode(WINDOWS_1250, text), text);
    }
    for text in [
        "„Żółw” – gęś…",
        "„",
        "Program ”Zdolna Dolna”",
        "Ó”",
        "zażółć gęślą jaźń – ‚ĄĆ’",
    ] {
        assert_decodes(text.as_bytes(), text);
        assert_decodes(&encode(WINDOWS_1250, text), text);
    }
}

#[test]
fn a_declaration_is_a_hint() {
    let (iso, windows) = ("iso-8859-2", "windows-1250");
    let cases = [
        (iso, "„Świetlica źródła” – gęś", WINDOWS_1250),
        (iso, "Źródła i świetlice", WINDOWS_1250),
        (windows, "Źródła i świetlice", ISO_8859_2),
        (iso, "Ósmy żółw", ISO_8859_2),
        (windows, "Ósmy żółw", WINDOWS_1250),
        (windows, "Źródła i świetlice", UTF_8),
        ("utf-8", "Źródła i świetlice", ISO_8859_2),
        ("utf-8", "Źródła i świetlice", WINDOWS_1250),
        ("iso-8859-1", "Źródła i świetlice", ISO_8859_2),
        ("łaciński", "Źródła i świetlice", WINDOWS_1250),
        (
            "windows-1251",
            "Громада «Добра практика» з Києва розповідає, як це зробити",
            WINDOWS_1251,
        ),
    ];
    for (declared, text, encoding) in cases {
        let text = format!("<meta charset={declared}><p>{text}");
        let text = if declared == "łaciński" {
            text.replace('ł', "l")
        } else {
            text
        };
        let decoded = decode(&encode(encoding, &text)).unwrap();
        assert_eq!((decoded.text, decoded.encoding), (text, encoding));
    }
}

#[test]
fn what_is_no_text_is_refused_at_its_line() {
    let cp852 = b"pierwszy\nMi\x88o\x98\x86 i \xbe\xa2\x88w";
    let damaged = ["Zażółć\ngęślą\n".as_bytes(), b"ja\x9f\xf1 \xb3"].concat();
    let cut = &"Żółwin\nŻół".as_bytes()[.."Żółwin\nŻół".len() - 1];
    let half_utf16 = [utf16("Łąka\nŻ", u16::to_le_bytes), vec![b'a']].concat();
    let cases: [(&[u8], &str); 8] = [
        (b"a\nb\0", "pierwszy znak sterujący w wierszu 2"),
        (b"\x01\x02\x03\x04\x05\x06\n\x7f", "to nie jest tekst"),
        (
            &utf16("Ł\na\0", u16::to_be_bytes),
            "pierwszy znak sterujący w wierszu 2",
        ),
        (cp852, "kodowania (pierwszy niezrozumiały znak w wierszu 2)"),
        (&damaged, "kodowanie UTF-8 jest uszkodzone w wierszu 3"),
        (cut, "kodowanie UTF-8 jest uszkodzone w wierszu 2"),
        (&half_utf16, "kodowanie UTF-16LE jest uszkodzone w wierszu 2"),
        (
            &encode(WINDOWS_1251, "Громада"),
            "kodowania (pierwszy niezrozumiały znak w wierszu 1)",
        ),
    ];
    for (bytes, expected) in cases {
        let error = decode(bytes).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
        assert!(error.line().is_some());
    }
}

#[test]
fn says_what_it_read() {
    let decoded = decode("\u{feff}Gmina\n\u{202e}Żółwin".as_bytes()).unwrap();
    let expected = Decoded {
        text: "Gmina\nŻółwin".to_owned(),
        encoding: UTF_8,
        removed: Some(Removed { count: 1, line: 2 }),
    };
    assert_eq!(decoded, expected);
    for (bytes, encoding) in [
        (utf16("ł", u16::to_le_bytes), UTF_16LE),
        (utf16("ł", u16::to_be_bytes), UTF_16BE),
    ] {
        assert_eq!(decode(&bytes).unwrap().encoding, encoding);
    }
}

proptest! {
    /// Words of Polish letters, some of them with diacritics, and what stands between words.
    #[test]
    fn a_sentence_is_itself_in_every_encoding(
        sentence in "[A-ZĄĆĘŁŃÓŚŹŻ]{1,9}([a-ząćęłńóśźż]{0,12}[ąćęłńóśźż][a-z]{0,6}[ ,.:;\n-]){1,30}[0-9]{0,4}",
    ) {
        for encoding in [UTF_8, ISO_8859_2, WINDOWS_1250] {
            assert_decodes(&encode(encoding, &sentence), &sentence);
        }
        let quoted = format!("„{sentence}” – §");
        assert_decodes(&encode(WINDOWS_1250, &quoted), &quoted);
    }

    #[test]
    fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(decoded) = decode(&bytes) {
            prop_assert!(!decoded.text.contains(is_invisible));
        }
    }
}
