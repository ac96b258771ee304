//! Runs the built command in a folder of its own, and made-up pages for it: Zmyślona, Żółwin and what lies around them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::{TempDir, tempdir};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What a run has printed and reported.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
    pub report: Value,
}

impl Run {
    /// Each input of the report as `name outcome`, with the folder left out of the names, sorted.
    pub fn outcomes(&self) -> Vec<String> {
        let word = |input: &Value, key: &str| input[key].as_str().unwrap().to_owned();
        let mut outcomes: Vec<_> = self
            .inputs()
            .iter()
            .map(|input| format!("{} {}", word(input, "path"), word(input, "outcome")))
            .collect();
        outcomes.sort();
        outcomes
    }

    /// The outcome of the input of this name.
    #[track_caller]
    pub fn input(&self, path: &str) -> &Value {
        let mut inputs = self.inputs().iter().filter(|input| input["path"] == path);
        let found = inputs.next().unwrap_or_else(|| panic!("{path}\n{}", self.out));
        assert!(inputs.next().is_none(), "{path} twice\n{}", self.out);
        found
    }

    pub fn inputs(&self) -> &Vec<Value> {
        self.report["inputs"].as_array().unwrap()
    }
}

/// A folder with inputs, in which the command runs.
pub struct Desk(TempDir);

impl Desk {
    /// A folder with these files.
    pub fn with(files: &[(&str, Vec<u8>)]) -> Self {
        let desk = Self(tempdir().unwrap());
        for (name, bytes) in files {
            desk.put(name, bytes);
        }
        desk
    }

    pub fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The command, not started yet, in this folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_praktyki"));
        command.current_dir(self.0.path()).args(arguments).stdin(Stdio::null());
        command
    }

    /// `praktyki import … --into INTO --report raport.json`.
    pub fn import(&self, arguments: &[&str], into: &str) -> Run {
        self.import_from(&[], arguments, into)
    }

    /// The same, with this on standard input.
    pub fn import_from(&self, input: &[u8], arguments: &[&str], into: &str) -> Run {
        let mut command = self.command(&["import", "--into", into, "--report", "raport.json"]);
        let command = command
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let (out, err) = (text(output.stdout), text(output.stderr));
        let report = fs::read(self.path("raport.json")).unwrap_or_else(|_| panic!("{out}{err}"));
        Run {
            code: output.status.code().unwrap(),
            report: serde_json::from_slice(&report).unwrap(),
            out,
            err,
        }
    }

    /// All files below a folder by their names.
    pub fn files(&self, folder: &str) -> BTreeMap<String, String> {
        files(&self.path(folder))
    }
}

/// All files in a folder by their names, hidden ones too.
pub fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                fs::read_to_string(entry.path()).unwrap(),
            )
        })
        .collect()
}

pub fn zip_of(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A page as text, with everything a record needs.
pub fn page(title: &str) -> String {
    page_with(title, "Streszczenie z zażółconą gęślą.", "ul. Łąkowa 1/3")
}

/// A page as text, with this summary and street.
pub fn page_with(title: &str, summary: &str, street: &str) -> String {
    let bar = ".: Skrót i Metryka -> Pełna prezentacja -> Załączniki :.";
    format!(
        "Usługi społeczne : Kultura\n{title}\n{bar}\n{summary}\nMetryka praktyki\nData wprowadzenia do BDP: 2010-03-04\n\
         Typ jednostki: gmina wiejska\nMiejscowość: Zmyślona\nPowiat: gęsiowolski\nWojewództwo: łódzkie\n\
         Kod pocztowy i Poczta: 99-999 Gęsia Wola\nJednostka wdrażająca: Gminny Ośrodek Kultury\nUlica: {street}\n\
         Wirtyna internetowa: www.zmyslona.example.pl\nLiczba mieszkańców: 12.345\nOsoby kontaktowe: Łucja Zmyślona\n\
         Dyrektor\ntel. 75 000 00 01\ne@mail: gok@zmyslona.example.pl\n{bar}\n"
    )
}
