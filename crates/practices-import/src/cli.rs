//! The command line of `praktyki`: what it takes, what it prints, and its exit codes.
//!
//! 0: all is well; 1: some input has a problem; 2: the command can't do what it was asked, such as for a folder that
//! isn't there.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgAction, Args, Parser, Subcommand};
use thiserror::Error;

use crate::build::{self, BuildError};
use crate::check::check;
use crate::geocode::{Gazetteer, GazetteerError};
use crate::import::{NonRecords, import};
use crate::locations::{self, LocationsError, Task};
use crate::records::{read_dir, read_files};
use crate::store::{StoreError, write_atomically};

const TEMPLATE: &str = "{about-with-newline}\nUżycie: {usage}\n\n{all-args}{after-help}\n";

/// Przygotowuje dane Mapy Praktyk: od zapisanych stron do plików, które czyta mapa
#[derive(Debug, Parser)]
#[command(
    name = "praktyki",
    version,
    help_template = TEMPLATE,
    subcommand_help_heading = "Polecenia",
    subcommand_value_name = "POLECENIE",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    after_help = "Przykłady:
  praktyki import strony/ --into data/practices --report raport.json
  praktyki check data/practices
  praktyki geocode data/practices
  praktyki build data/practices --into data

Kod wyjścia: 0 – wszystko w porządku, 1 – któryś plik ma problem, 2 – błędne użycie."
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
struct Common {
    /// Pokazuje tę pomoc
    #[arg(short, long, action = ArgAction::Help, help_heading = "Opcje", global = true)]
    help: Option<bool>,
    /// Pokazuje wersję
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "Opcje")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Czyta zapisane strony praktyk i zapisuje je jako rekordy, po jednym pliku na praktykę
    #[command(
        help_template = TEMPLATE,
        override_usage = "praktyki import <ŚCIEŻKA>... --into <FOLDER> [--report <PLIK>] [--draft]",
        after_help = "Każda strona kończy się dokładnie jednym z wyników: zaimportowano, zaktualizowano, bez zmian,
połączono, szkic, odrzucono. Rekord zmieniony ręcznie nigdy nie jest nadpisywany.

Przykłady:
  praktyki import strona.txt --into data/practices
  praktyki import strony/ inne/ --into data/practices --report raport.json
  praktyki import strony/ --into data/practices --draft"
    )]
    Import(ImportArgs),
    /// Sprawdza rekordy: pola, adresy, kategorie, powtórzenia
    #[command(help_template = TEMPLATE, after_help = "Przykład:\n  praktyki check data/practices")]
    Check(Folder),
    /// Pokazuje, gdzie na mapie znajdzie się każda praktyka, skąd to wiadomo i na ile to pewne
    #[command(
        help_template = TEMPLATE,
        after_help = "Bez --review i --accept-best niczego nie zapisuje. Kod wyjścia 1 znaczy, że jest jeszcze rekord wątpliwy:
o pewności poniżej 0,9 albo ze sprzecznymi danymi.

Przykłady:
  praktyki geocode data/practices
  praktyki geocode data/practices --review
  praktyki geocode data/practices --format json"
    )]
    Geocode(GeocodeArgs),
    /// Tworzy z rekordów pliki, które czyta mapa: practices.geojson i details/
    #[command(
        help_template = TEMPLATE,
        after_help = "Szkice (draft = true) nie trafiają na mapę. Te same rekordy dają zawsze te same pliki.

Przykład:
  praktyki build data/practices --into data"
    )]
    Build(BuildArgs),
}

#[derive(Debug, Args)]
struct ImportArgs {
    /// Pliki .txt (UTF-8) albo foldery z nimi
    #[arg(required = true, value_name = "ŚCIEŻKA", help_heading = "Argumenty")]
    paths: Vec<PathBuf>,
    /// Folder rekordów; powstanie, jeśli go nie ma
    #[arg(long, value_name = "FOLDER", help_heading = "Opcje")]
    into: PathBuf,
    /// Zapisuje raport w JSON
    #[arg(long, value_name = "PLIK", help_heading = "Opcje")]
    report: Option<PathBuf>,
    /// Ze stron bez metryki robi szkice do uzupełnienia, zamiast je odrzucać
    #[arg(long, help_heading = "Opcje")]
    draft: bool,
}

#[derive(Debug, Args)]
struct Folder {
    /// Folder rekordów
    #[arg(value_name = "FOLDER", help_heading = "Argumenty")]
    dir: PathBuf,
}

#[derive(Debug, Args)]
struct GeocodeArgs {
    #[command(flatten)]
    records: Folder,
    /// Postać wyniku: tabela albo JSON
    #[arg(long, value_name = "POSTAĆ", default_value = "table", value_parser = ["table", "json"], help_heading = "Opcje")]
    format: String,
    /// Pyta o każdy wątpliwy rekord: wybór z propozycji albo wpisane współrzędne trafiają do pliku rekordu
    #[arg(long, conflicts_with_all = ["accept_best", "format"], help_heading = "Opcje")]
    review: bool,
    /// Bez pytania wpisuje do rekordów te propozycje, które wyraźnie wygrywają z pozostałymi
    #[arg(long, conflicts_with = "format", help_heading = "Opcje")]
    accept_best: bool,
}

impl GeocodeArgs {
    fn task(&self) -> Task {
        match (self.review, self.accept_best, self.format.as_str()) {
            (true, ..) => Task::Review,
            (_, true, _) => Task::AcceptBest,
            (.., "json") => Task::Json,
            _ => Task::Table,
        }
    }
}

#[derive(Debug, Args)]
struct BuildArgs {
    #[command(flatten)]
    records: Folder,
    /// Folder, w którym powstaną pliki
    #[arg(long, value_name = "FOLDER", help_heading = "Opcje")]
    into: PathBuf,
}

/// Why the command could not do what it was asked.
#[derive(Debug, Error)]
enum CliError {
    #[error("„{}” nie jest folderem", .0.display())]
    NotAFolder(PathBuf),
    #[error("nie można odczytać folderu „{}”: {error}", .dir.display())]
    Dir { dir: PathBuf, error: io::Error },
    #[error("nie można zapisać raportu „{}”: {error}", .path.display())]
    Report { path: PathBuf, error: io::Error },
    #[error("nie można pisać na wyjście: {0}")]
    Output(#[from] io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("raportu nie da się zapisać w JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error(transparent)]
    Gazetteer(#[from] GazetteerError),
    #[error(transparent)]
    Locations(LocationsError),
}

impl From<LocationsError> for CliError {
    /// A closed pipe is the same whatever command wrote to it.
    fn from(error: LocationsError) -> Self {
        match error {
            LocationsError::Terminal(error) => CliError::Output(error),
            other => CliError::Locations(other),
        }
    }
}

/// Whether any input has a problem.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Sound,
    Problems,
}

impl Verdict {
    fn of(has_problems: bool) -> Self {
        if has_problems { Self::Problems } else { Self::Sound }
    }
}

/// Runs a command, prints what it found to `out`, and why it could not run to `err`.
pub fn run(cli: &Cli, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let verdict = match &cli.command {
        Command::Import(args) => run_import(args, out),
        Command::Check(folder) => run_check(&folder.dir, out),
        Command::Geocode(args) => run_geocode(args, out),
        Command::Build(args) => run_build(&args.records.dir, &args.into, out),
    };
    match verdict {
        Ok(Verdict::Sound) => ExitCode::SUCCESS,
        Ok(Verdict::Problems) => ExitCode::from(1),
        // Whoever closed the pipe has read enough.
        Err(CliError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            // Where not even the error stream takes text, the exit code is all there is left to say.
            let _ = writeln!(err, "praktyki: {error}");
            ExitCode::from(2)
        }
    }
}

fn run_import(args: &ImportArgs, out: &mut dyn Write) -> Result<Verdict, CliError> {
    let non_records = if args.draft {
        NonRecords::Draft
    } else {
        NonRecords::Refuse
    };
    let report = import(&args.paths, &args.into, non_records)?;
    write!(out, "{report}")?;
    if let Some(path) = &args.report {
        let failed = |error| CliError::Report {
            path: path.clone(),
            error,
        };
        write_atomically(path, &report.to_json()?).map_err(failed)?;
    }
    Ok(Verdict::of(report.has_problems()))
}

fn run_check(dir: &Path, out: &mut dyn Write) -> Result<Verdict, CliError> {
    let (files, mut problems) = read_files(folder(dir)?).map_err(|error| CliError::Dir {
        dir: dir.to_owned(),
        error,
    })?;
    problems.extend(check(&files));
    print_lines(out, &problems)?;
    writeln!(out, "Sprawdzono rekordów: {}, uwag: {}", files.len(), problems.len())?;
    Ok(Verdict::of(!problems.is_empty()))
}

fn run_geocode(args: &GeocodeArgs, out: &mut dyn Write) -> Result<Verdict, CliError> {
    let dir = folder(&args.records.dir)?;
    let gazetteer = Gazetteer::embedded()?;
    let mut input = io::stdin().lock();
    let is_sound = locations::run(dir, args.task(), &gazetteer, &mut input, out)?;
    Ok(Verdict::of(!is_sound))
}

fn run_build(dir: &Path, into: &Path, out: &mut dyn Write) -> Result<Verdict, CliError> {
    let (records, mut problems) = read_dir(folder(dir)?);
    let built = build::build(&records, &Gazetteer::embedded()?)?;
    build::write(&built, into)?;
    problems.extend(built.problems);
    print_lines(out, &problems)?;
    for note in &built.notes {
        writeln!(out, "uwaga: {note}")?;
    }
    for draft in &built.drafts {
        writeln!(out, "szkic pominięto: {draft}")?;
    }
    writeln!(
        out,
        "Zapisano praktyk: {}, szkiców pominięto: {}, problemów: {}",
        built.details.len(),
        built.drafts.len(),
        problems.len()
    )?;
    Ok(Verdict::of(!problems.is_empty()))
}

fn folder(dir: &Path) -> Result<&Path, CliError> {
    if dir.is_dir() {
        Ok(dir)
    } else {
        Err(CliError::NotAFolder(dir.to_owned()))
    }
}

fn print_lines(out: &mut dyn Write, lines: &[impl Display]) -> io::Result<()> {
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}
