//! `praktyki check`: what it takes and what it prints.

use std::io::Write;

use clap::{Args, ValueEnum};
use practices::Date;

use super::{CliError, Folder, TEMPLATE, Verdict, folder};
use crate::check::{self, Findings, Measure, Severity, links};
use crate::geocode::Gazetteer;
use crate::records::read_files;

#[derive(Debug, Args)]
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
pub(super) struct CheckArgs {
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

/// Checks a folder.
pub(super) fn run(args: &CheckArgs, out: &mut dyn Write) -> Result<Verdict, CliError> {
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
