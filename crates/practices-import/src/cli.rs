//! The command line of `praktyki`: what it takes, what it prints, and its exit codes.
//!
//! 0: all is well; 1: some input has a problem; 2: the command can't do what it was asked, such as for a folder that
//! isn't there.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use practices::Date;
use thiserror::Error;

use crate::build::{self, BuildError};
use crate::check::{self, Findings, Measure, Severity, links};
use crate::geocode::{Gazetteer, GazetteerError};
use crate::import::{NonRecords, import};
use crate::locations;
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
    /// Sprawdza rekordy: pola, kategorie, TERYT i kody pocztowe, powtórzenia, stare kontakty, sprzeczne adresy
    #[command(
        help_template = TEMPLATE,
        override_usage = "praktyki check <FOLDER> [--level <WAGA>] [--format <POSTAĆ>] [--today <DZIEŃ>] [--links]",
        after_help = "Każda uwaga to jeden wiersz: plik, wiersz, pole, o co chodzi, a w nawiasie waga i kod. Wagi:
błąd – rekord nie może trafić na mapę albo mówi nieprawdę; uwaga – coś do obejrzenia; brak – czego rekord nie mówi.
Kod wyjścia to 1, jeśli coś waży tyle, ile --level, lub więcej; w innym razie 0.

Przykłady:
  praktyki check data/practices
  praktyki check data/practices --level uwaga --format json
  praktyki check data/practices --links"
    )]
    Check(CheckArgs),
    /// Pokazuje, gdzie na mapie znajdzie się każda praktyka i skąd to wiadomo; niczego nie zapisuje
    #[command(help_template = TEMPLATE, after_help = "Przykład:\n  praktyki geocode data/practices")]
    Geocode(Folder),
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
struct CheckArgs {
    #[command(flatten)]
    records: Folder,
    /// Od jakiej wagi kod wyjścia to 1: blad (tak jest bez tej opcji), uwaga albo brak
    #[arg(long, value_name = "WAGA", default_value_t = Severity::Error, hide_default_value = true, help_heading = "Opcje")]
    level: Severity,
    /// Postać wyniku: text, czyli wiersz na uwagę (tak jest bez tej opcji), albo json
    #[arg(long, value_name = "POSTAĆ", value_enum, default_value_t = Format::Text, hide_default_value = true, hide_possible_values = true, help_heading = "Opcje")]
    format: Format,
    /// Dzień, od którego liczy się wiek kontaktów; bez tej opcji – dzisiejszy
    #[arg(long, value_name = "RRRR-MM-DD", help_heading = "Opcje")]
    today: Option<Date>,
    /// Odwiedza też strony, do których prowadzą rekordy; dla martwej podaje kopię w archiwum
    #[arg(long, help_heading = "Opcje")]
    links: bool,
    /// Ile serwerów pytać naraz (bez tej opcji 4); każdy z osobna dostaje jedno pytanie na raz
    #[arg(
        long,
        value_name = "N",
        default_value_t = 4,
        hide_default_value = true,
        requires = "links",
        help_heading = "Opcje"
    )]
    jobs: usize,
    /// Początek adresu kopii w archiwum; po nim następują rok i adres strony
    #[arg(long, value_name = "ADRES", default_value_t = links::archive(), hide_default_value = true, requires = "links", help_heading = "Opcje")]
    archive: String,
    /// Odwiedza też adresy sieci lokalnej
    #[arg(long, hide = true, requires = "links")]
    allow_local: bool,
}

/// In which form findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: a line a finding.
    Text,
    /// For other programs.
    Json,
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
    #[error("zegar komputera nie podaje dnia między rokiem 1900 a 2999; podaj go w --today")]
    NoClock,
    #[error("nie można zacząć odwiedzania stron: {0}")]
    Jobs(#[from] rayon::ThreadPoolBuildError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("raportu nie da się zapisać w JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error(transparent)]
    Gazetteer(#[from] GazetteerError),
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
        Command::Check(args) => run_check(args, out),
        Command::Geocode(folder) => run_geocode(&folder.dir, out),
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

fn run_check(args: &CheckArgs, out: &mut dyn Write) -> Result<Verdict, CliError> {
    let dir = &args.records.dir;
    let (files, problems) = read_files(folder(dir)?).map_err(|error| CliError::Dir {
        dir: dir.clone(),
        error,
    })?;
    let measure = Measure {
        gazetteer: &Gazetteer::embedded()?,
        today: args.today.or_else(check::today).ok_or(CliError::NoClock)?,
    };
    let mut found: Vec<_> = problems.into_iter().map(check::unreadable).collect();
    found.extend(check::check(&files, &measure));
    if args.links {
        found.extend(links::check_links(&files, &args.link_settings())?);
    }
    let findings = Findings::new(files.len(), found);
    match args.format {
        Format::Text => write!(out, "{findings}")?,
        Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(&findings)?)?,
    }
    Ok(Verdict::of(findings.reach(args.level)))
}

impl CheckArgs {
    fn link_settings(&self) -> links::Settings {
        links::Settings {
            jobs: self.jobs,
            archive: self.archive.clone(),
            allow_local: self.allow_local,
            ..links::Settings::default()
        }
    }
}

fn run_geocode(dir: &Path, out: &mut dyn Write) -> Result<Verdict, CliError> {
    let (records, problems) = read_dir(folder(dir)?);
    let gazetteer = Gazetteer::embedded()?;
    let (rows, left_out) = locations::locate_all(&records, &gazetteer);
    write!(out, "{}", locations::table(&rows))?;
    for file in left_out {
        writeln!(out, "pominięto, bo brak kategorii: {file}")?;
    }
    print_lines(out, &problems)?;
    let is_open = |row: &locations::Row| row.point.is_none() || !row.problems.is_empty();
    Ok(Verdict::of(!problems.is_empty() || rows.iter().any(is_open)))
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
