//! `praktyki visits`: what it takes and what it prints.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use practices::{Date, polish};

use super::{CliError, TEMPLATE, Verdict};
use crate::build::DETAILS_FOLDER;
use crate::check;
use crate::visits::file::Visits;
use crate::visits::{self, Counted, Settings, VisitsError};

#[derive(Debug, Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "praktyki visits <LOG>… --into <PLIK> [--since <DZIEŃ>] [--base <ŚCIEŻKA>] [--today <DZIEŃ>]",
    after_help = "Czyta logi nginx (postać combined) i Caddy (JSON), też spakowane (gz), w dowolnej kolejności. Gość to adres
i przeglądarka w jednym dniu; roboty się nie liczą, a adresów nie zapisuje się nigdzie. Dnia, który się nie
skończył, i dni policzonych wcześniej nie liczy, więc te same logi można podawać wiele razy. Podaj zawsze
wszystkie, także te po rotacji.

Przykłady:
  praktyki visits /var/log/nginx/access.log* --into /srv/mapa/data/visits.json
  praktyki visits access.json --into data/visits.json --since 2026-12-01 --base /mapa/"
)]
pub(super) struct VisitsArgs {
    /// Logi serwera
    #[arg(value_name = "LOG", required = true, help_heading = "Argumenty")]
    logs: Vec<PathBuf>,
    /// Plik, do którego się dolicza; leży w folderze danych, obok details/
    #[arg(long, value_name = "PLIK", help_heading = "Opcje")]
    into: PathBuf,
    /// Dzień, od którego liczyć; bez tej opcji – pierwszy dzień logów
    #[arg(long, value_name = "RRRR-MM-DD", help_heading = "Opcje")]
    since: Option<Date>,
    /// Ścieżka, pod którą stoi mapa, gdy serwer ma też inne strony
    #[arg(
        long,
        value_name = "ŚCIEŻKA",
        default_value = "/",
        hide_default_value = true,
        help_heading = "Opcje"
    )]
    base: String,
    /// Dzień, który jeszcze się nie skończył; bez tej opcji – dzisiejszy
    #[arg(long, value_name = "RRRR-MM-DD", help_heading = "Opcje")]
    today: Option<Date>,
}

/// Counts what the logs say.
pub(super) fn run(args: &VisitsArgs, out: &mut dyn Write) -> Result<Verdict, CliError> {
    let catalogue = args.into.parent().unwrap_or(Path::new("")).to_owned();
    if !catalogue.join(DETAILS_FOLDER).is_dir() {
        return Err(CliError::NotBesideDetails(args.into.clone()));
    }
    let mut visits = Visits::read(&args.into)?;
    if let (Some(kept), Some(asked)) = (visits.since, args.since)
        && kept != asked
    {
        let path = args.into.clone();
        return Err(VisitsError::Since { path, kept, asked }.into());
    }
    let settings = Settings {
        base: args.base.clone(),
        today: args.today.or_else(check::today).ok_or(CliError::NoClock)?,
        since: visits.since.filter(|_| visits.counted.is_empty()).or(args.since),
    };
    let before = visits.visits;
    let counted = visits::count(&args.logs, &mut visits, &settings)?;
    visits.settle(&catalogue);
    visits.write(&args.into)?;
    say(&counted, visits.visits - before, out)?;
    let since = visits.since.map(|day| format!(" od {day}")).unwrap_or_default();
    writeln!(
        out,
        "Razem{since}: {}",
        polish::integer(visits.visits).replace('\u{a0}', " ")
    )?;
    Ok(Verdict::Sound)
}

fn say(counted: &Counted, added: u64, out: &mut dyn Write) -> std::io::Result<()> {
    let number = |n: u64| polish::integer(n).replace('\u{a0}', " ");
    writeln!(
        out,
        "Wierszy: {}, nowych gości: {}",
        number(counted.lines),
        number(added)
    )?;
    let rest = [
        (counted.malformed, "nie są wierszami logu"),
        (counted.robots, "otworzyły roboty"),
        (
            counted.before,
            "są z dni policzonych wcześniej albo sprzed początku liczenia",
        ),
        (counted.not_over, "są z dnia, który się nie skończył"),
        (
            counted.late,
            "przyszły po zamknięciu swojego dnia i nie zostały policzone",
        ),
    ];
    for (count, what) in rest {
        if count > 0 {
            writeln!(out, "  {}: {what}", number(count))?;
        }
    }
    Ok(())
}
