//! The places of all records as a table for people and as JSON for programs.

use practices::{LonLat, Precision};
use serde_json::{Value, json};

use super::{Row, Survey};
use crate::geocode::{Candidate, Doubt, Step};

/// The rows as a table of text, one a record or one a place of it, with the problems of each under it. Points stand as latitude, longitude, as maps show
/// them and as `--review` takes them.
pub fn table(rows: &[Row]) -> String {
    let heading = ["punkt", "dokładność", "pewność", "skąd", "rekord"].map(str::to_owned);
    let mut out = line(&heading);
    for row in rows {
        let located = &row.located;
        let point = located.point.map_or_else(|| "–".to_owned(), degrees);
        let precision = located.precision.map_or("–", precision_name);
        let step = located.step.map_or("nie znaleziono", step_name);
        let confidence = confidence(located.confidence);
        out.push_str(&line(&[
            point,
            precision.to_owned(),
            confidence,
            step.to_owned(),
            row.name(),
        ]));
        for problem in &located.problems {
            out.push_str(&format!("    {problem}\n"));
        }
    }
    out
}

fn line([point, precision, confidence, step, slug]: &[String; 5]) -> String {
    format!("{point:<20} {precision:<12} {confidence:<8} {step:<18} {slug}\n")
}

/// Latitude and longitude.
pub fn degrees(point: LonLat) -> String {
    format!("{:.5}, {:.5}", point.lat, point.lon)
}

/// With a decimal comma: "0,95".
pub fn confidence(value: f64) -> String {
    format!("{value:.2}").replace('.', ",")
}

pub fn precision_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Address => "adres",
        Precision::Postcode => "kod pocztowy",
        Precision::Locality => "miejscowość",
        Precision::Gmina => "gmina",
        Precision::Powiat => "powiat",
        Precision::Wojewodztwo => "województwo",
    }
}

pub fn step_name(step: Step) -> &'static str {
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

/// All of it as JSON: `{"records": […], "left_out": […], "problems": […]}`. A record of several places is there once a
/// place, with the number of it from 1.
///
/// # Errors
/// A value that JSON cannot hold.
pub fn json(survey: &Survey) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&json!({
        "records": survey.rows.iter().map(record).collect::<Vec<_>>(),
        "left_out": survey.left_out,
        "problems": survey.problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
    }))
}

fn record(row: &Row) -> Value {
    let located = &row.located;
    json!({
        "id": row.record.id,
        "slug": row.record.slug,
        "place": row.place.map(|index| index + 1),
        "municipality": row.practice().and_then(|practice| practice.municipality),
        "point": located.point,
        "precision": located.precision,
        "confidence": rounded(located.confidence),
        "doubtful": located.is_doubtful(),
        "step": located.step,
        "teryt": located.teryt,
        "powiat": located.powiat,
        "problems": located.problems.iter().map(problem).collect::<Vec<_>>(),
        "rejected": located.rejected.iter().map(candidate).collect::<Vec<_>>(),
    })
}

fn problem(doubt: &Doubt) -> Value {
    json!({ "code": doubt.code(), "message": doubt.to_string() })
}

fn candidate(candidate: &Candidate) -> Value {
    json!({
        "kind": candidate.kind,
        "name": candidate.name.as_deref(),
        "gmina": candidate.gmina.as_deref(),
        "powiat": candidate.powiat.as_deref(),
        "wojewodztwo": candidate.wojewodztwo,
        "teryt": candidate.teryt.as_deref(),
        "point": candidate.point,
        "precision": candidate.precision,
        "reason": { "code": candidate.reason.code(), "message": candidate.reason.to_string() },
    })
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
