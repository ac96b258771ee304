//! `praktyki import`: what it takes and what it prints.

use std::fmt;
use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use tempfile::NamedTempFile;

use super::{CliError, TEMPLATE, Verdict};
use crate::draft;
use crate::import::{NonRecords, Options, import};
use crate::input::estimate;
use crate::record::FIELDS;
use crate::report::{InputReport, JsonReport, Totals};
use crate::store::write_atomically;
use crate::table::{self, Columns};

/// The presentation, which has no name in the file.
const BODY: &str = "body";

/// Fields that a stored record keeps, whatever the source says.
const FIXED: [&str; 3] = ["id", "slug", "import"];

#[derive(Debug, Args)]
#[command(
    help_template = TEMPLATE,
    override_usage = "praktyki import <ŚCIEŻKA>... --into <FOLDER> [OPCJE]\n        praktyki import --template <PLIK>",
    after_help = "Wejście: strony Bazy Dobrych Praktyk zapisane jako HTML albo tekst, tabele CSV i XLSX, pliki GeoJSON; pojedyncze,
w folderach i w archiwach zip. Rodzaj pliku i kodowanie polskich liter program rozpoznaje po treści, nie po nazwie.
Pomijane są pliki ukryte oraz folder „strona_pliki” albo „strona_files”, który przeglądarka zapisuje obok „strona.html”:
to części tej strony. Kolejność ścieżek nie ma znaczenia.

Każda strona i każdy wiersz tabeli kończy się dokładnie jednym z wyników: zaimportowano, zaktualizowano, bez zmian,
połączono, szkic, odrzucono. Rekord zmieniony ręcznie nigdy nie jest nadpisywany.

Przykłady:
  praktyki import strona.html --into data/practices
  praktyki import strony/ paczka.zip 'inne/*.txt' --into data/practices --report raport.json
  praktyki import strony/ --into data/practices --draft
  praktyki import --template praktyki.csv
  praktyki import praktyki.xlsx --into data/practices --catalogue moja-gmina --columns kolumny.toml
  cat strona.txt | praktyki import - --into data/practices"
)]
pub(super) struct ImportArgs {
    /// Pliki, foldery, archiwa zip, wzorce (np. 'strony/*.html') albo - (standardowe wejście)
    #[arg(
        required_unless_present = "template",
        value_name = "ŚCIEŻKA",
        help_heading = "Argumenty"
    )]
    paths: Vec<PathBuf>,
    /// Folder rekordów; powstanie, jeśli go nie ma
    #[arg(
        long,
        required_unless_present = "template",
        value_name = "FOLDER",
        help_heading = "Opcje"
    )]
    into: Option<PathBuf>,
    /// Zapisuje raport w JSON
    #[arg(long, value_name = "PLIK", help_heading = "Opcje")]
    report: Option<PathBuf>,
    /// Ze stron bez metryki robi szkice do uzupełnienia, zamiast je odrzucać
    #[arg(long, help_heading = "Opcje")]
    draft: bool,
    /// Które kolumny tabeli to które pola: plik TOML albo „nagłówek=pole;nagłówek=pole”
    #[arg(long, value_name = "KOLUMNY", help_heading = "Opcje")]
    columns: Option<String>,
    /// Katalog, z którego pochodzi tabela; od niego zaczynają się identyfikatory
    #[arg(long, value_name = "NAZWA", default_value = draft::CATALOGUE, hide_default_value = true, help_heading = "Opcje")]
    catalogue: String,
    /// Zapisuje pusty arkusz CSV do wypełnienia i niczego nie importuje
    #[arg(long, value_name = "PLIK", conflicts_with_all = ["paths", "into", "report"], help_heading = "Opcje")]
    template: Option<PathBuf>,
    /// Pola, które także w rekordach zmienionych ręcznie mają przyjąć nową wartość ze źródła, np. street,contacts
    #[arg(long, value_name = "POLA", value_delimiter = ',', help_heading = "Opcje")]
    take: Vec<String>,
    /// Ile wątków czyta naraz; bez tej opcji tyle, ile jest rdzeni
    #[arg(
        long,
        value_name = "LICZBA",
        default_value_t = 0,
        hide_default_value = true,
        help_heading = "Opcje"
    )]
    jobs: usize,
}

/// Runs the import, or writes the template.
pub(super) fn run(args: &ImportArgs, out: &mut dyn Write) -> Result<Verdict, CliError> {
    if let Some(path) = &args.template {
        return write_template(path, out);
    }
    let Some(into) = &args.into else {
        return Ok(Verdict::Sound);
    };
    let mut report = args.report.as_deref().map(ReportFile::begin).transpose()?;
    let mut screen = Screen::new(args, out);
    let mut has_problems = false;
    let totals = import(&args.paths, into, &options(args)?, &mut |input| {
        has_problems |= !input.problems.is_empty();
        if let Some(report) = &mut report {
            report.json.add(input)?;
        }
        screen.show(input)
    })?;
    screen.end(&totals)?;
    if let Some(report) = report {
        report.end(&totals)?;
    }
    Ok(Verdict::of(has_problems))
}

fn write_template(path: &Path, out: &mut dyn Write) -> Result<Verdict, CliError> {
    write_atomically(path, table::template()).map_err(|error| CliError::Template {
        path: path.to_owned(),
        error,
    })?;
    writeln!(out, "Zapisano szablon: {}", path.display())?;
    Ok(Verdict::Sound)
}

fn options(args: &ImportArgs) -> Result<Options, CliError> {
    let columns = args.columns.as_deref().map(columns).transpose()?.unwrap_or_default();
    Ok(Options {
        non_records: if args.draft {
            NonRecords::Draft
        } else {
            NonRecords::Refuse
        },
        tables: table::Options::new(columns, &args.catalogue)?,
        take: taken(&args.take)?,
        jobs: args.jobs,
    })
}

/// Fields that can follow the source: a record's but for those that it keeps, and the presentation.
fn taken(fields: &[String]) -> Result<Vec<String>, CliError> {
    let can_follow = |field: &str| field == BODY || (FIELDS.contains(&field) && !FIXED.contains(&field));
    match fields.iter().find(|field| !can_follow(field)) {
        Some(unknown) => Err(CliError::NotTaken(unknown.clone())),
        None => Ok(fields.to_vec()),
    }
}

/// A file where there is one of that name, else the mapping itself.
fn columns(argument: &str) -> Result<Columns, CliError> {
    let path = Path::new(argument);
    if !path.is_file() {
        return Ok(Columns::parse(argument)?);
    }
    let text = fs::read_to_string(path).map_err(|error| CliError::Read {
        path: path.to_owned(),
        error,
    })?;
    Ok(Columns::parse(&text)?)
}

/// The report's file: it gets its name when it is whole.
struct ReportFile {
    path: PathBuf,
    json: JsonReport<BufWriter<NamedTempFile>>,
}

impl ReportFile {
    fn begin(path: &Path) -> Result<Self, CliError> {
        let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty());
        let file = NamedTempFile::new_in(dir.unwrap_or(Path::new(".")));
        let json = file.and_then(|file| JsonReport::begin(BufWriter::new(file)));
        Ok(Self {
            path: path.to_owned(),
            json: json.map_err(|error| report_failed(path, error))?,
        })
    }

    fn end(self, totals: &Totals) -> Result<(), CliError> {
        let path = self.path;
        let buffer = self.json.end(totals).map_err(|error| report_failed(&path, error))?;
        let file = buffer
            .into_inner()
            .map_err(|error| report_failed(&path, error.into_error()))?;
        file.persist(&path).map_err(|error| report_failed(&path, error.error))?;
        Ok(())
    }
}

fn report_failed(path: &Path, error: io::Error) -> CliError {
    CliError::Report {
        path: path.to_owned(),
        error,
    }
}

/// What a person sees of a run: a line an input, and on a terminal a bar with the rate and the time left under them.
struct Screen<'a> {
    out: BufWriter<&'a mut dyn Write>,
    bar: Option<ProgressBar>,
}

impl<'a> Screen<'a> {
    fn new(args: &ImportArgs, out: &'a mut dyn Write) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let template = "{bar:30} {pos} z ok. {len} · {tempo} · zostało {eta}";
            // The template is a constant; were it wrong, the usual bar would do.
            let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
            // The crate's own rate has three decimals and English separators.
            let tempo = |state: &ProgressState, out: &mut dyn fmt::Write| {
                // Where nothing takes the bar's text, there is no bar either.
                let _ = write!(out, "{:.0} na sekundę", state.per_sec());
            };
            ProgressBar::new(estimate(&args.paths)).with_style(style.with_key("tempo", tempo))
        });
        Self {
            out: BufWriter::new(out),
            bar,
        }
    }

    fn show(&mut self, input: &InputReport) -> io::Result<()> {
        let Some(bar) = &self.bar else {
            return writeln!(self.out, "{input}");
        };
        bar.inc(1);
        let out = &mut self.out;
        bar.suspend(|| {
            writeln!(out, "{input}")?;
            out.flush()
        })
    }

    fn end(&mut self, totals: &Totals) -> io::Result<()> {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        writeln!(self.out, "{totals}")?;
        self.out.flush()
    }
}
