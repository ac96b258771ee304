//! `praktyki geocode`: where each record lands on the map, and how that is known.

use practices::{LonLat, Precision};

use crate::geocode::{Doubt, Gazetteer, Step, locate};
use crate::record::Record;

/// One record of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The record.
    pub slug: String,
    /// Its point, where one is known.
    pub point: Option<LonLat>,
    /// How exact it is.
    pub precision: Option<Precision>,
    /// What gave the point.
    pub step: Option<Step>,
    /// What speaks against it.
    pub problems: Vec<Doubt>,
}

/// Locates all records but those without a category, which say too little yet; their files come second.
pub fn locate_all(records: &[Record], gazetteer: &Gazetteer) -> (Vec<Row>, Vec<String>) {
    let (mut rows, mut left_out) = (Vec::new(), Vec::new());
    for record in records {
        match row(record, gazetteer) {
            Some(row) => rows.push(row),
            None => left_out.push(record.file_name()),
        }
    }
    (rows, left_out)
}

fn row(record: &Record, gazetteer: &Gazetteer) -> Option<Row> {
    let located = locate(gazetteer, &record.practice()?);
    Some(Row {
        slug: record.slug.clone(),
        point: located.point,
        precision: located.precision,
        step: located.step,
        problems: located.problems,
    })
}

/// The rows as a table of text, with the problems of each under it.
pub fn table(rows: &[Row]) -> String {
    let mut out = format!("{:<20} {:<12} {:<18} rekord\n", "punkt", "dokładność", "skąd");
    for row in rows {
        let point = row
            .point
            .map_or_else(|| "–".to_owned(), |p| format!("{:.5}, {:.5}", p.lon, p.lat));
        let precision = row.precision.map_or("–", precision_name);
        let step = row.step.map_or("nie znaleziono", step_name);
        out.push_str(&format!("{point:<20} {precision:<12} {step:<18} {}\n", row.slug));
        for problem in &row.problems {
            out.push_str(&format!("    {problem}\n"));
        }
    }
    out
}

fn precision_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Address => "adres",
        Precision::Postcode => "kod pocztowy",
        Precision::Locality => "miejscowość",
        Precision::Gmina => "gmina",
        Precision::Powiat => "powiat",
        Precision::Wojewodztwo => "województwo",
    }
}

fn step_name(step: Step) -> &'static str {
    match step {
        Step::OwnPoint => "punkt z rekordu",
        Step::PowiatRecord => "siedziba powiatu",
        Step::PostcodeAndPlace => "kod i miejscowość",
        Step::District => "dzielnica",
        Step::Postcode => "kod pocztowy",
        Step::Place => "miejscowość",
        Step::Gmina => "gmina",
        Step::Powiat => "powiat",
        Step::Wojewodztwo => "województwo",
    }
}
