//! `praktyki build`: what it takes and what it prints.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::{CliError, Folder, TEMPLATE, Verdict, folder, print_lines};
use crate::build;
use crate::geocode::Gazetteer;
use crate::records::read_dir;

#[derive(Debug, Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "praktyki build <FOLDER> --into <FOLDER> [--contacts <ZAKRES>] [--tiles]",
    after_help = "Szkice (draft = true) nie trafiają na mapę. Te same rekordy dają zawsze te same pliki.

--contacts mówi, co z kontaktów trafia do plików: full – wszystko, office – stanowiska, telefony
i adresy urzędów bez nazwisk, none – nic. Nazwiska osób do kontaktu znikają też z opisów,
w każdym przypadku; każdą taką zmianę pokazuje wiersz „uwaga”. Rekordy się nie zmieniają.

--tiles zapisuje też clusters.pmtiles: grupy praktyk pokrojone na kafelki, z których mapa czyta tylko
te, które pokazuje. Przydaje się od kilkunastu tysięcy praktyk; serwer musi umieć podać część pliku
(Range), zobacz docs/deploy.md. Bez --tiles plik z poprzedniej budowy znika.

Przykłady:
  praktyki build data/practices --into data
  praktyki build data/practices --into dist/data --contacts office
  praktyki build data/practices --into data --tiles"
)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    records: Folder,
    /// Folder, w którym powstaną pliki
    #[arg(long, value_name = "FOLDER", help_heading = "Opcje")]
    into: PathBuf,
    /// Co z kontaktów publikować: full, office albo none
    #[arg(long, value_name = "ZAKRES", default_value = "full", help_heading = "Opcje")]
    contacts: String,
    /// Zapisz też kafelki z grupami praktyk (clusters.pmtiles), dla dużych katalogów
    #[arg(long, help_heading = "Opcje")]
    tiles: bool,
}

/// Builds the map's files.
pub(super) fn run(args: &BuildArgs, out: &mut dyn Write) -> Result<Verdict, CliError> {
    let (records, mut problems) = read_dir(folder(&args.records.dir)?);
    let mut built = build::build_with(&records, &Gazetteer::embedded()?, args.contacts.parse()?)?;
    if args.tiles {
        built = built.with_tiles()?;
    }
    build::write(&built, &args.into)?;
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
