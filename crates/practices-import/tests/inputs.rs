//! Where inputs come from, and that a bad one ends as one clear refusal while its neighbours are read.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what is missing in a test is a failure of the test"
)]

use std::fs::{self, File};
use std::io::{Cursor, Write, empty};
use std::path::{Path, PathBuf};

use practices_import::input::walk::walk_with;
use practices_import::input::{Found, format, text};
use proptest::prelude::*;
use tempfile::{TempDir, tempdir};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MIB: usize = 1024 * 1024;

/// What an input comes to: its text, or the refusal behind an exclamation mark.
fn outcome(found: Found) -> String {
    let read = || {
        let bytes = found.read()?;
        match format::detect(&bytes).refusal() {
            Some(refusal) => Err(refusal),
            None => Ok(text::decode(&bytes)?.text),
        }
    };
    read().unwrap_or_else(|error| format!("! {error}"))
}

/// Each input as `name = text`, with the folder left out of the names.
fn outcomes_of(dir: &Path, found: impl Iterator<Item = Found>) -> Vec<String> {
    let prefix = format!("{}/", dir.display());
    found
        .map(|found| format!("{} = {}", found.shown.replace(&prefix, ""), outcome(found)))
        .collect()
}

fn outcomes(dir: &Path, names: &[&str]) -> Vec<String> {
    let arguments: Vec<PathBuf> = names.iter().map(|name| dir.join(name)).collect();
    outcomes_of(dir, walk_with(&arguments, empty()))
}

#[track_caller]
fn assert_outcomes(outcomes: &[String], expected: &[&str]) {
    let matches = |(outcome, expected): (&String, &&str)| outcome.starts_with(expected);
    assert!(
        outcomes.len() == expected.len() && outcomes.iter().zip(expected).all(matches),
        "{outcomes:#?}\nshould begin with\n{expected:#?}"
    );
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempdir().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

fn deflated() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, deflated()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The archive, with this in place of that, byte for byte: what no well-behaved program writes.
fn forged(mut archive: Vec<u8>, that: &[u8], this: &[u8]) -> Vec<u8> {
    assert_eq!(that.len(), this.len());
    let places: Vec<usize> = (0..archive.len())
        .filter(|at| archive[*at..].starts_with(that))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        archive[at..at + this.len()].copy_from_slice(this);
    }
    archive
}

#[test]
fn a_folder_is_read_by_name_with_all_below_it() {
    let dir = folder(&[
        ("b.txt", "gęś".as_bytes()),
        ("a/ż.txt", b"\xbf\xf3\xb3w"),
        ("a/c.txt", b"c"),
        (".ukryty/x.txt", b"x"),
        ("a/.DS_Store", b"x"),
        ("z.pdf", b"%PDF"),
    ]);
    fs::create_dir(dir.path().join("pusty")).unwrap();
    let expected = [
        "a/c.txt = c",
        "a/ż.txt = żółw",
        "b.txt = gęś",
        "pusty = ! w folderze nie ma żadnych plików",
        "z.pdf = ! to dokument PDF; zapisz go jako tekst",
    ];
    assert_outcomes(&outcomes(dir.path(), &[""]), &expected);
}

#[test]
fn an_argument_that_another_brings_along_is_read_once() {
    let dir = folder(&[
        ("a/1.txt", b"1"),
        ("a/b/2.txt", b"2"),
        ("a/.u.txt", b"u"),
        ("c.txt", b"c"),
    ]);
    let arguments = [
        "c.txt",
        "a/b/2.txt",
        "a",
        "a/b",
        "a/../c.txt",
        "a/1.txt",
        "a/.u.txt",
        "brak",
        "brak",
    ];
    let expected = [
        "a/1.txt = 1",
        "a/b/2.txt = 2",
        "a/../c.txt = c",
        "a/.u.txt = u",
        "brak = ! nie ma takiego pliku ani folderu; sprawdź ścieżkę",
        "brak = ! nie ma takiego pliku",
    ];
    assert_outcomes(&outcomes(dir.path(), &arguments), &expected);
}

#[test]
fn a_pattern_is_one_where_there_is_no_such_file() {
    let dir = folder(&[
        ("s/1.txt", b"1"),
        ("s/2.html", b"2"),
        ("s/3.txt", b"3"),
        ("s/2008/4.txt", b"4"),
        ("s/2008/05/5.txt", b"5"),
        ("s/2009/a.zip", &zip_of(&[("6.txt", b"6")])),
        ("s/[x].txt", b"x"),
    ]);
    let cases: [(&str, &[&str]); 7] = [
        ("s/?.txt", &["s/1.txt = 1", "s/3.txt = 3"]),
        ("s/{1,2}.*", &["s/1.txt = 1", "s/2.html = 2"]),
        ("s/**/[45].txt", &["s/2008/05/5.txt = 5", "s/2008/4.txt = 4"]),
        (
            "s/200?",
            &["s/2008/05/5.txt = 5", "s/2008/4.txt = 4", "s/2009/a.zip/6.txt = 6"],
        ),
        ("s/[x].txt", &["s/[x].txt = x"]),
        ("s/*.csv", &["s/*.csv = ! żaden plik nie pasuje do tego wzorca"]),
        ("s/{1.txt", &["s/{1.txt = ! to błędny wzorzec"]),
    ];
    for (pattern, expected) in cases {
        assert_outcomes(&outcomes(dir.path(), &[pattern]), expected);
    }
}

#[test]
fn standard_input_is_a_page_or_an_archive_and_comes_once() {
    let arguments = ["-".into(), "-".into()];
    let found = walk_with(&arguments, Cursor::new("Zażółć"));
    let expected = [
        "(standardowe wejście) = Zażółć",
        "(standardowe wejście) = ! standardowe wejście można podać tylko raz",
    ];
    assert_outcomes(&outcomes_of(Path::new("nigdzie"), found), &expected);
    let archive = zip_of(&[("s/b.txt", b"b"), ("a.txt", b"a")]);
    let found = walk_with(&arguments[..1], Cursor::new(archive));
    let expected = ["(standardowe wejście)/s/b.txt = b", "(standardowe wejście)/a.txt = a"];
    assert_outcomes(&outcomes_of(Path::new("nigdzie"), found), &expected);
}

#[test]
fn a_bad_file_is_refused_and_its_neighbours_are_read() {
    let dir = folder(&[
        ("00.txt", b"dobry"),
        ("01-pusty.txt", b""),
        ("02-odstępy.txt", b" \r\n\t"),
        ("03-obraz.txt", b"\x89PNG\r\n\x1a\n\0\0"),
        ("04-nul.txt", b"Gmina\nZmy\0lona"),
        ("05-binarny.txt", b"\x01\x02\x03\x04\x05\x06\x07\x08"),
        ("06-kodowanie.txt", b"Gmina\nMi\x88o\x98\x86"),
        ("07-html.html", "<html><body><p>Żółw<a hre".as_bytes()),
        ("08-kierunek.txt", "Gmina \u{202e}Żółwin\u{202c}".as_bytes()),
        ("99.txt", "też dobry".as_bytes()),
    ]);
    let huge = File::create(dir.path().join("09-jeden-wiersz.txt")).unwrap();
    huge.set_len(200 * MIB as u64).unwrap();
    let page = File::create(dir.path().join("10-za-duża-strona.txt")).unwrap();
    page.set_len(17 * MIB as u64).unwrap();
    let expected = [
        "00.txt = dobry",
        "01-pusty.txt = ! plik jest pusty",
        "02-odstępy.txt = ! plik jest pusty",
        "03-obraz.txt = ! to obraz; obrazów nie można importować",
        "04-nul.txt = ! to nie jest tekst (pierwszy znak sterujący w wierszu 2)",
        "05-binarny.txt = ! to nie jest tekst (pierwszy znak sterujący w wierszu 1)",
        "06-kodowanie.txt = ! nie udało się rozpoznać kodowania (pierwszy niezrozumiały znak w wierszu 2)",
        "07-html.html = <html><body><p>Żółw<a hre",
        "08-kierunek.txt = Gmina Żółwin",
        "09-jeden-wiersz.txt = ! ma więcej niż 64 MiB",
        "10-za-duża-strona.txt = ! ma więcej niż 16 MiB; strona praktyki nie jest tak duża",
        "99.txt = też dobry",
    ];
    assert_outcomes(&outcomes(dir.path(), &[""]), &expected);
}

#[test]
fn an_archive_is_read_entry_by_entry() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_directory("strony/", deflated()).unwrap();
    let entries: [(&str, &[u8]); 7] = [
        ("strony/żółw.txt", b"\xbf\xf3\xb3w"),
        ("strony\\gęś.txt", "gęś".as_bytes()),
        ("__MACOSX/._x", b"x"),
        (".ukryty.txt", b"x"),
        ("w.zip", &zip_of(&[("a.txt", b"a")])),
        ("pusty.txt", b""),
        ("same-zera.txt", &vec![0; 100 * MIB]),
    ];
    for (name, bytes) in entries {
        zip.start_file(name, deflated()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.add_symlink("link.txt", "/etc/passwd", deflated()).unwrap();
    zip.start_file("z.txt", deflated()).unwrap();
    zip.write_all(b"z").unwrap();
    let dir = folder(&[("p.dat", &zip.finish().unwrap().into_inner())]);
    let expected = [
        "p.dat/strony/żółw.txt = żółw",
        "p.dat/strony\\gęś.txt = gęś",
        "p.dat/w.zip = ! to archiwum w archiwum",
        "p.dat/pusty.txt = ! plik jest pusty",
        "p.dat/same-zera.txt = ! ma więcej niż 16 MiB",
        "p.dat/link.txt = ! to dowiązanie w archiwum",
        "p.dat/z.txt = z",
    ];
    assert_outcomes(&outcomes(dir.path(), &["p.dat"]), &expected);
}

#[test]
fn names_that_lead_out_of_an_archive_are_refused_one_by_one() {
    let sound = zip_of(&[
        ("a.txt", b"a"),
        ("xx/b.txt", b"b"),
        ("xxc.txt", b"c"),
        ("xd.txt", b"d"),
        ("e.txt", b"e"),
    ]);
    let archive = forged(sound, b"xx/b.txt", b"../b.txt");
    let archive = forged(archive, b"xxc.txt", b"C:c.txt");
    let archive = forged(archive, b"xd.txt", b"/d.txt");
    let dir = folder(&[("p.zip", &archive)]);
    let expected = [
        "p.zip/a.txt = a",
        "p.zip/../b.txt = ! nazwa w archiwum prowadzi poza nie",
        "p.zip/C:c.txt = ! nazwa w archiwum prowadzi poza nie",
        "p.zip//d.txt = ! nazwa w archiwum prowadzi poza nie",
        "p.zip/e.txt = e",
    ];
    assert_outcomes(&outcomes(dir.path(), &["p.zip"]), &expected);
}

#[test]
fn what_an_archive_says_of_itself_is_not_believed() {
    let sound = zip_of(&[("1.txt", b"1"), ("2.txt", b"2")]);
    let same_names = forged(sound.clone(), b"2.txt", b"1.txt");
    let cut = &sound[..sound.len() - 30];
    let damaged = {
        let text = "Zażółć gęślą jaźń";
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(
            "1.txt",
            SimpleFileOptions::default().compression_method(CompressionMethod::Stored),
        )
        .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
        forged(
            zip.finish().unwrap().into_inner(),
            "jaźń".as_bytes(),
            "jaźni".as_bytes(),
        )
    };
    let cases: [(&[u8], &[&str]); 4] = [
        (
            &same_names,
            &["p.zip/1.txt = 2", "p.zip = ! w archiwum kilka plików ma tę samą nazwę"],
        ),
        (cut, &["p.zip = ! to uszkodzone archiwum zip"]),
        (&damaged, &["p.zip/1.txt = ! pliku nie da się rozpakować"]),
        (&zip_of(&[]), &["p.zip = ! w archiwum nie ma żadnych plików"]),
    ];
    for (archive, expected) in cases {
        let dir = folder(&[("p.zip", archive)]);
        assert_outcomes(&outcomes(dir.path(), &["p.zip"]), expected);
    }
}

#[test]
fn encrypted_entries_and_strange_methods_are_refused_one_by_one() {
    let sound = zip_of(&[("1.txt", b"1"), ("2.txt", b"2"), ("3.txt", b"3")]);
    let directory = sound.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    let mut archive = sound;
    let header = 46 + "1.txt".len();
    archive[directory + 8] |= 1;
    archive[directory + header + 10] = 14;
    let dir = folder(&[("p.zip", &archive)]);
    let expected = [
        "p.zip/1.txt = ! plik w archiwum jest zaszyfrowany",
        "p.zip/2.txt = ! plik spakowano nieobsługiwaną metodą",
        "p.zip/3.txt = 3",
    ];
    assert_outcomes(&outcomes(dir.path(), &["p.zip"]), &expected);
}

/// All its entries are the same few kilobytes.
#[test]
fn a_bomb_is_put_out_once() {
    let bytes = [b"id;gmina\n".as_slice(), &vec![b' '; 60 * MIB]].concat();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("0.csv", deflated()).unwrap();
    zip.write_all(&bytes).unwrap();
    for number in 1..8 {
        zip.shallow_copy_file("0.csv", &format!("{number}.csv")).unwrap();
    }
    let dir = folder(&[("p.zip", &zip.finish().unwrap().into_inner()), ("z.txt", b"z")]);
    let read: Vec<_> = walk_with(&[dir.path().to_owned()], empty()).map(Found::read).collect();
    assert_eq!(read.len(), 6);
    assert!(
        read[..4]
            .iter()
            .all(|entry| entry.as_ref().is_ok_and(|read| *read == bytes))
    );
    let error = read[4].as_ref().unwrap_err().to_string();
    assert!(
        error.contains("bomba zip") && error.contains("nie przeczytano plików: 4"),
        "{error}"
    );
    assert_eq!(read[5].as_ref().unwrap(), b"z");
}

proptest! {
    #[test]
    fn no_damage_to_an_archive_makes_it_panic_or_vanish(
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        end in any::<prop::sample::Index>(),
    ) {
        let mut archive = zip_of(&[("żółw.txt", "żółw ".repeat(40).as_bytes()), ("b/gęś.txt", "gęś".as_bytes())]);
        let at = at.index(archive.len());
        archive[at] = byte;
        let cut = &archive[..4 + end.index(archive.len() - 3)];
        for archive in [cut, &archive] {
            let found = walk_with(&["-".into()], Cursor::new(archive.to_owned()));
            prop_assert!(!outcomes_of(Path::new("nigdzie"), found).is_empty());
        }
    }
}

#[cfg(unix)]
#[test]
fn links_stay_in_the_folder_that_was_given() {
    use std::os::unix::fs::symlink;
    let dir = folder(&[("dane/a/1.txt", b"1"), ("obok/2.txt", b"2"), ("dane/z.txt", b"z")]);
    let inside = |name: &str| dir.path().join("dane").join(name);
    symlink(dir.path().join("obok/2.txt"), inside("l1.txt")).unwrap();
    symlink("../obok", inside("l2")).unwrap();
    symlink(".", inside("l3")).unwrap();
    symlink("l4", inside("l4")).unwrap();
    symlink("nie-ma", inside("l5")).unwrap();
    symlink("a/1.txt", inside("l6.txt")).unwrap();
    symlink("/dev/zero", inside("l7")).unwrap();
    let expected = [
        "dane/a/1.txt = 1",
        "dane/l1.txt = ! dowiązanie wychodzi poza podany folder",
        "dane/l2 = ! dowiązania do folderu",
        "dane/l3 = ! dowiązania do folderu",
        "dane/l4 = ! dowiązanie prowadzi donikąd albo w kółko",
        "dane/l5 = ! dowiązanie prowadzi donikąd albo w kółko",
        "dane/l6.txt = 1",
        "dane/l7 = ! dowiązanie wychodzi poza podany folder",
        "dane/z.txt = z",
    ];
    assert_outcomes(&outcomes(dir.path(), &["dane"]), &expected);
    let expected = [
        "/dev/zero = ! to nie jest zwykły plik; dane z potoku podaj na standardowe wejście",
        "dane/l1.txt = 2",
        "dane/l4 = ! dowiązanie prowadzi donikąd albo w kółko",
    ];
    assert_outcomes(
        &outcomes(dir.path(), &["dane/l1.txt", "dane/l4", "/dev/zero"]),
        &expected,
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_keeps_nobody_waiting() {
    let dir = folder(&[("a.txt", b"a"), ("c.txt", b"c")]);
    let socket = std::os::unix::net::UnixListener::bind(dir.path().join("b.txt")).unwrap();
    let expected = ["a.txt = a", "b.txt = ! to nie jest zwykły plik", "c.txt = c"];
    assert_outcomes(&outcomes(dir.path(), &[""]), &expected);
    drop(socket);
}

#[test]
fn a_name_can_not_write_on_the_terminal() {
    let archive = forged(zip_of(&[("xxxx.txt", b"a")]), b"xxxx.txt", b"\x1b[2J.txt");
    let found = walk_with(&["-".into()], Cursor::new(archive));
    assert_outcomes(
        &outcomes_of(Path::new("nigdzie"), found),
        &["(standardowe wejście)/\u{fffd}[2J.txt = a"],
    );
}
