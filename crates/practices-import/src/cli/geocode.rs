//! `praktyki geocode`: what it takes.

use std::io::{self, Write};

use clap::{Args, ValueEnum};

use super::{CliError, Folder, TEMPLATE, Verdict, folder};
use crate::geocode::Gazetteer;
use crate::locations::{self, Task};

#[derive(Debug, Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "praktyki geocode <FOLDER> [--review | --accept-best | --format <POSTAĆ>]",
    after_help = "Bez --review i --accept-best niczego nie zapisuje. Kod wyjścia 1 znaczy, że jest jeszcze rekord wątpliwy:
o pewności poniżej 0,9 albo ze sprzecznymi danymi. Rekord o kilku miejscach ma wiersz na każde z nich.

Przykłady:
  praktyki geocode data/practices
  praktyki geocode data/practices --review
  praktyki geocode data/practices --format json"
)]
pub(super) struct GeocodeArgs {
    #[command(flatten)]
    records: Folder,
    /// Postać wyniku: table, czyli tabela (tak jest bez tej opcji), albo json
    #[arg(long, value_name = "POSTAĆ", value_enum, default_value_t = Format::Table, hide_default_value = true, hide_possible_values = true, help_heading = "Opcje")]
    format: Format,
    /// Pyta o każdy wątpliwy rekord: wybór z propozycji albo wpisane współrzędne trafiają do pliku rekordu
    #[arg(long, conflicts_with_all = ["accept_best", "format"], help_heading = "Opcje")]
    review: bool,
    /// Bez pytania wpisuje do rekordów te propozycje, które wyraźnie wygrywają z pozostałymi
    #[arg(long, conflicts_with = "format", help_heading = "Opcje")]
    accept_best: bool,
}

/// In which form the places are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Table,
    /// For other programs.
    Json,
}

impl GeocodeArgs {
    fn task(&self) -> Task {
        match (self.review, self.accept_best, self.format) {
            (true, ..) => Task::Review,
            (_, true, _) => Task::AcceptBest,
            (.., Format::Json) => Task::Json,
            (.., Format::Table) => Task::Table,
        }
    }
}

/// Shows the places of a folder's records, or settles them.
pub(super) fn run(args: &GeocodeArgs, out: &mut dyn Write) -> Result<Verdict, CliError> {
    let dir = folder(&args.records.dir)?;
    let gazetteer = Gazetteer::embedded()?;
    let mut input = io::stdin().lock();
    let is_sound = locations::run(dir, args.task(), &gazetteer, &mut input, out)?;
    Ok(Verdict::of(!is_sound))
}
