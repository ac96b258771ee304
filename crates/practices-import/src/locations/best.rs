//! `--accept-best`: takes the best candidate where it stands out, without a person.

use std::io::Write;

use super::offers::{Offer, offers};
use super::review::save;
use super::show::degrees;
use super::{LocationsError, Row};
use crate::geocode::{Gazetteer, locate};

/// How many words have to agree with the best candidate at the least.
const LEAST: usize = 2;

/// By how many words it has to be ahead of the best one of another gmina.
const MARGIN: usize = 2;

/// Writes the best candidate of each doubtful record into its file, where at least two words of the record agree with
/// it, two more than with any of another gmina, and the record is beyond doubt with it. What is left open is listed: a
/// contradiction of words is settled by correcting them, and nobody but a person can tell which is wrong.
///
/// # Errors
/// Where a record cannot be written, or the output fails.
pub fn accept_best(rows: &mut [Row], gazetteer: &Gazetteer, out: &mut dyn Write) -> Result<(), LocationsError> {
    let mut written = 0;
    for row in rows.iter_mut().filter(|row| row.located.is_doubtful()) {
        let slug = row.record.slug.clone();
        match best(row, gazetteer) {
            Some(offer) if save(row, offer.point, offer.precision, gazetteer, out)? => {
                written += 1;
                writeln!(out, "wybrano: {slug}: {} ({})", offer.label, degrees(offer.point))?;
            }
            _ => {
                writeln!(out, "do rozstrzygnięcia: {slug}")?;
                for problem in &row.located.problems {
                    writeln!(out, "    {problem}")?;
                }
            }
        }
    }
    let open = rows.iter().filter(|row| row.located.is_doubtful()).count();
    writeln!(out, "Wybrano punktów: {written}, do rozstrzygnięcia zostało: {open}")?;
    Ok(())
}

fn best(row: &Row, gazetteer: &Gazetteer) -> Option<Offer> {
    let mut practice = row.record.practice()?;
    let offers = offers(gazetteer, &practice, &row.located);
    let (best, others) = offers.split_first()?;
    let rival = others
        .iter()
        .filter(|other| !other.is_same_unit(best))
        .map(|other| other.agreeing)
        .max();
    let stands_out = best.agreeing >= LEAST && best.agreeing >= rival.unwrap_or(0) + MARGIN;
    practice.point = Some(best.point);
    practice.precision = Some(best.precision);
    let settles = stands_out && !locate(gazetteer, &practice).is_doubtful();
    settles.then(|| best.clone())
}
