//! `praktyki regions`: what it takes and what it prints.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use practices::units::Level;

use super::{CliError, TEMPLATE, Verdict, print_lines};
use crate::geocode::Gazetteer;
use crate::problem::Problem;
use crate::regions::input::{self, Read, RegisterUnit};
use crate::regions::{self, Regions};
use crate::store::write_atomically;

#[derive(Debug, Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "praktyki regions <PLIK>… --into <FOLDER> [--level <SZCZEBEL>] [--tolerance <METRY>]",
    after_help = "Pliki to GeoJSON państwowego rejestru granic (PRG) we współrzędnych WGS 84. Numer TERYT jednostki mówi, czy to
powiat, czy gmina; z wszystkich plików razem powstaje powiaty.json, gminy.json albo oba. Liczby mieszkańców są z 2018 roku.

Przykłady:
  praktyki regions powiaty.geojson --into data/regions
  praktyki regions powiaty.geojson gminy.geojson --into data/regions --level gminy --tolerance 30"
)]
pub(super) struct RegionsArgs {
    /// Pliki GeoJSON z granicami
    #[arg(value_name = "PLIK", required = true, help_heading = "Argumenty")]
    files: Vec<PathBuf>,
    /// Folder, w którym powstaną pliki
    #[arg(long, value_name = "FOLDER", help_heading = "Opcje")]
    into: PathBuf,
    /// Bierze tylko jeden szczebel: powiaty albo gminy
    #[arg(
        long,
        value_name = "SZCZEBEL",
        value_enum,
        hide_possible_values = true,
        help_heading = "Opcje"
    )]
    level: Option<LevelArg>,
    /// O ile metrów uproszczona granica może odejść od prawdziwej; bez tej opcji 50 albo tyle, by plik nie był za duży
    #[arg(long, value_name = "METRY", help_heading = "Opcje")]
    tolerance: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LevelArg {
    Powiaty,
    Gminy,
}

impl LevelArg {
    fn level(self) -> Level {
        match self {
            LevelArg::Powiaty => Level::Powiaty,
            LevelArg::Gminy => Level::Gminy,
        }
    }
}

/// The units of all files, by level and TERYT, and what is wrong with the others.
#[derive(Default)]
struct Found {
    levels: BTreeMap<Level, BTreeMap<String, RegisterUnit>>,
    problems: Vec<Problem>,
    notes: Vec<Problem>,
}

/// Makes the map's boundaries.
pub(super) fn run(args: &RegionsArgs, out: &mut dyn Write) -> Result<Verdict, CliError> {
    let mut found = Found::default();
    let wanted = args.level.map(LevelArg::level);
    for path in &args.files {
        let bytes = fs::read(path).map_err(|error| CliError::Read {
            path: path.clone(),
            error,
        })?;
        found.add(path, &bytes, wanted);
    }
    print_lines(out, &found.problems)?;
    for note in &found.notes {
        writeln!(out, "uwaga: {note}")?;
    }
    let mut is_sound = found.problems.is_empty();
    let gazetteer = Gazetteer::embedded()?;
    for (level, units) in found.levels {
        let made = regions::make(level, &units, args.tolerance, &gazetteer)?;
        is_sound &= made.vanished.is_empty();
        save(&made, &args.into.join(regions::file_name(level)), out)?;
    }
    Ok(Verdict::of(!is_sound))
}

impl Found {
    fn add(&mut self, path: &Path, bytes: &[u8], wanted: Option<Level>) {
        let file = path.display().to_string();
        let read = match input::read(bytes) {
            Ok(read) => read,
            Err(fault) => return self.problems.push(Problem::of_file(file, fault)),
        };
        let (mut swapped, mut others) = (0, 0);
        for unit in read {
            swapped += usize::from(unit.as_ref().is_ok_and(|unit| unit.was_swapped));
            let is_other = |unit: &RegisterUnit| wanted.is_some_and(|wanted| unit.level() != wanted);
            if unit.as_ref().is_ok_and(is_other) {
                others += 1;
            } else {
                self.add_unit(&file, unit);
            }
        }
        if swapped > 0 {
            let message =
                format!("zamieniono kolejność współrzędnych (była: szerokość, długość); jednostek: {swapped}");
            self.notes.push(Problem::of_file(file.clone(), message));
        }
        if others > 0 {
            let message = format!("pominięto jednostki innego szczebla niż --level: {others}");
            self.notes.push(Problem::of_file(file, message));
        }
    }

    fn add_unit(&mut self, file: &str, unit: Read) {
        let problem = match unit {
            Err((called, fault)) => format!("{called}: {fault}; pominięto"),
            Ok(unit) => match self.levels.entry(unit.level()).or_default().entry(unit.teryt.clone()) {
                Entry::Occupied(_) => format!("{} {}: numer TERYT powtarza się; pominięto", unit.teryt, unit.name),
                Entry::Vacant(place) => {
                    place.insert(unit);
                    return;
                }
            },
        };
        self.problems.push(Problem::of_file(file, problem));
    }
}

fn save(made: &Regions, path: &Path, out: &mut dyn Write) -> Result<(), CliError> {
    for name in &made.vanished {
        writeln!(out, "{name}: obszar mniejszy niż metr; pominięto")?;
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let failed = |error| CliError::Regions {
        path: path.to_owned(),
        error,
    };
    fs::create_dir_all(folder).map_err(failed)?;
    write_atomically(path, &made.text).map_err(failed)?;
    writeln!(
        out,
        "Zapisano {}: jednostek {}, linii granic {}, uproszczenie do {} m, {} kB",
        path.display(),
        made.file.units.len(),
        made.file.arcs.len(),
        made.tolerance,
        made.text.len().div_ceil(1000)
    )?;
    Ok(())
}
