//! The command line of `praktyki`: what it takes, what it prints, and its exit codes.
//!
//! 0: all is well; 1: some input has a problem; 2: the command can't do what it was asked, such as for a folder that
//! isn't there.

mod build;
mod check;
mod geocode;
mod import;
mod misuse;
mod regions;
mod visits;

use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgAction, Args, Parser, Subcommand};
use practices::publishing::NotContacts;
use thiserror::Error;

use crate::build::BuildError;
use crate::geocode::GazetteerError;
use crate::import::ImportError;
use crate::locations::LocationsError;
use crate::table::{ColumnsError, NotACatalogue};
use crate::visits::VisitsError;
use build::BuildArgs;
use check::CheckArgs;
use geocode::GeocodeArgs;
use import::ImportArgs;
use regions::RegionsArgs;
use visits::VisitsArgs;

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
  praktyki regions powiaty.geojson --into data/regions
  praktyki visits /var/log/nginx/access.log* --into data/visits.json

Kod wyjścia: 0 – wszystko w porządku, 1 – któryś plik ma problem, 2 – błędne użycie."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
struct Common {
    /// Pokazuje tę pomoc
    #[arg(short, long, action = ArgAction::Help, help_heading = "Opcje", global = true, display_order = 1000)]
    help: Option<bool>,
    /// Pokazuje wersję
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "Opcje", display_order = 1001)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Czyta zapisane strony i tabele praktyk i zapisuje je jako rekordy, po jednym pliku na praktykę
    Import(ImportArgs),
    /// Sprawdza rekordy: pola, kategorie, TERYT i kody pocztowe, powtórzenia, stare kontakty, sprzeczne adresy
    Check(CheckArgs),
    /// Pokazuje, gdzie na mapie znajdzie się każda praktyka, skąd to wiadomo i na ile to pewne
    Geocode(GeocodeArgs),
    /// Tworzy z rekordów pliki, które czyta mapa: practices.geojson, index.json, cards/ i details/
    Build(BuildArgs),
    /// Robi z granic państwowego rejestru (GeoJSON) pliki powiatów i gmin, które czyta mapa
    Regions(RegionsArgs),
    /// Liczy gości strony z logów serwera (nginx, Caddy) i dopisuje ich do pliku, który pokazuje mapa
    Visits(VisitsArgs),
}

#[derive(Debug, Args)]
struct Folder {
    /// Folder rekordów
    #[arg(value_name = "FOLDER", help_heading = "Argumenty")]
    dir: PathBuf,
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
    #[error("nie można odczytać pliku „{}”: {error}", .path.display())]
    Read { path: PathBuf, error: io::Error },
    #[error("nie można zapisać pliku granic „{}”: {error}", .path.display())]
    Regions { path: PathBuf, error: io::Error },
    #[error("nie można zapisać szablonu „{}”: {error}", .path.display())]
    Template { path: PathBuf, error: io::Error },
    #[error(
        "--take: „{0}” nie jest polem, które można wziąć ze źródła; podaj nazwę z rekordu albo z raportu, np. contacts"
    )]
    NotTaken(String),
    #[error("zegar komputera nie podaje dnia między rokiem 1900 a 2999; podaj go w --today")]
    NoClock,
    #[error("nie można zacząć odwiedzania stron: {0}")]
    Jobs(#[from] rayon::ThreadPoolBuildError),
    #[error("wyniku nie da się zapisać w JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Columns(#[from] ColumnsError),
    #[error(transparent)]
    Catalogue(#[from] NotACatalogue),
    #[error("--contacts: {0}")]
    Contacts(#[from] NotContacts),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error("„{}”: obok tego pliku nie ma folderu details; podaj plik w folderze danych mapy", .0.display())]
    NotBesideDetails(PathBuf),
    #[error(transparent)]
    Visits(#[from] VisitsError),
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

/// Reads the command line of this process and runs its command.
pub fn main() -> ExitCode {
    let err = &mut io::stderr();
    match Cli::try_parse() {
        Ok(cli) => run(&cli, &mut io::stdout(), err),
        Err(error) => misuse::show(&error, err),
    }
}

/// Runs a command, prints what it found to `out`, and why it could not run to `err`.
fn run(cli: &Cli, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let verdict = match &cli.command {
        Command::Import(args) => import::run(args, out),
        Command::Check(args) => check::run(args, out),
        Command::Geocode(args) => geocode::run(args, out),
        Command::Build(args) => build::run(args, out),
        Command::Regions(args) => regions::run(args, out),
        Command::Visits(args) => visits::run(args, out),
    };
    match verdict {
        Ok(Verdict::Sound) => ExitCode::SUCCESS,
        Ok(Verdict::Problems) => ExitCode::from(1),
        // Whoever closed the pipe has read enough.
        Err(CliError::Output(error) | CliError::Import(ImportError::Output(error)))
            if error.kind() == io::ErrorKind::BrokenPipe =>
        {
            ExitCode::SUCCESS
        }
        Err(error) => {
            // Where not even the error stream takes text, the exit code is all there is left to say.
            let _ = writeln!(err, "praktyki: {error}");
            ExitCode::from(2)
        }
    }
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
