//! The table that a curator fills in: `praktyki import --template praktyki.csv`.

use super::column::Column;

/// How the title of the example row begins; a row that begins so is never a practice.
pub const EXAMPLE: &str = "PRZYKŁAD:";

/// A CSV file with a heading for every column and an example row. It begins with a byte order mark and has semicolons
/// between the cells, so that a Polish Excel opens it right.
pub fn template() -> String {
    let columns: Vec<Column> = Column::all().collect();
    let headings: Vec<String> = columns.iter().map(|column| column.heading()).collect();
    let examples: Vec<String> = columns.iter().map(|column| quoted(example(*column))).collect();
    format!("\u{feff}{}\r\n{}\r\n", headings.join(";"), examples.join(";"))
}

/// Whether a row has the example's title.
pub fn is_example(cells: &[String]) -> bool {
    cells.iter().any(|cell| cell.trim_start().starts_with(EXAMPLE))
}

/// Whether a row is the example as the template has it.
pub fn is_untouched_example(cells: &[String]) -> bool {
    let filled = |texts: &mut dyn Iterator<Item = &str>| -> Vec<String> {
        texts.filter(|text| !text.is_empty()).map(str::to_owned).collect()
    };
    let ours: Vec<Column> = Column::all().collect();
    filled(&mut cells.iter().map(|cell| cell.trim())) == filled(&mut ours.iter().map(|column| example(*column)))
}

fn quoted(text: &str) -> String {
    if text.contains([';', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// What the example row shows: how each value is written. Nothing where a value would only mislead.
fn example(column: Column) -> &'static str {
    match column {
        Column::Title => "PRZYKŁAD: Wspólny ogród w Zmyślonej (ten wiersz jest pomijany; usuń go)",
        Column::Summary => "Kilka zdań o tym, co zrobiono i z jakim skutkiem.",
        Column::Body => "Dłuższy opis; może mieć akapity i znaczniki Markdown.",
        Column::Category => "Usługi społeczne : Kultura",
        Column::UnitType => "gmina wiejska",
        Column::Municipality => "Zmyślona",
        Column::Powiat => "zmyślony",
        Column::Wojewodztwo => "dolnośląskie",
        Column::Teryt => "0200000",
        Column::PostalCode => "00-000",
        Column::PostOffice => "Zmyślona",
        Column::ImplementingUnit => "Gminny Ośrodek Kultury w Zmyślonej",
        Column::Street => "ul. Łąkowa 1",
        Column::Websites => "www.zmyslona.example.pl",
        Column::Population => "7182",
        Column::Entered => "2011-12-27",
        Column::Updated => "2012-01-15",
        Column::Name(_) => "Łucja Zmyślona",
        Column::Role(_) => "dyrektor ośrodka",
        Column::Phone(_) => "75 000 00 00",
        Column::Email(_) => "gok@zmyslona.example.pl",
        Column::Point => "50,8297; 15,5189",
        Column::Cost => "12 500 zł",
        Column::SourceUrl => "https://zmyslona.example.pl/ogrod",
        Column::Note | Column::Latitude | Column::Longitude | Column::Id | Column::Slug | Column::Skip => "",
    }
}
