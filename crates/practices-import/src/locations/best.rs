//! `--accept-best`: takes the best candidate where it stands out, without a person.

use std::io::Write;

use super::offers::{Offer, offers};
use super::review::save;
use super::show::degrees;
use super::{LocationsError, Row};
use crate::geocode::{Gazetteer, Located, locate};

/// The confidence from which a point found is taken as it is: of the places measured that have it, 0.85 to 0.9, 99.9 %
/// are in the right województwo and 99.6 % in the right gmina (`tests/geocode_accuracy.rs`).
const LIKELY: f64 = 0.85;

/// How many words have to agree with another candidate at the least.
const LEAST: usize = 2;

/// By how many words it has to be ahead of the others.
const MARGIN: usize = 2;

/// Which others: those farther from it, in kilometres, than a town from what its postcode serves.
const OTHER_KM: f64 = 10.0;

/// Writes the best candidate of each doubtful record into its file: the point found where nothing speaks against it and
/// it is likely; else a candidate with which at least two words of the record agree, two more than with any elsewhere.
/// In either case only where the record is beyond doubt with it: a contradiction of words is settled by correcting them,
/// and nobody but a person can tell which is wrong. What is left open is listed.
///
/// # Errors
/// Where a record cannot be written, or the output fails.
pub fn accept_best(rows: &mut [Row], gazetteer: &Gazetteer, out: &mut dyn Write) -> Result<(), LocationsError> {
    let mut written = 0;
    for row in rows.iter_mut().filter(|row| row.located.is_doubtful()) {
        let name = row.name();
        match best(row, gazetteer) {
            Some(offer) if save(row, offer.point, offer.precision, gazetteer, out)? => {
                written += 1;
                writeln!(out, "wybrano: {name}: {} ({})", offer.label, degrees(offer.point))?;
            }
            _ => {
                writeln!(out, "do rozstrzygnięcia: {name}")?;
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
    let mut practice = row.practice()?;
    let offers = offers(gazetteer, &practice, &row.located);
    let best = offers
        .iter()
        .find(|offer| is_likely(offer, &row.located))
        .or_else(|| standing_out(&offers))?;
    practice.point = Some(best.point);
    practice.precision = Some(best.precision);
    let settles = !locate(gazetteer, &practice).is_doubtful();
    settles.then(|| best.clone())
}

fn is_likely(offer: &Offer, located: &Located) -> bool {
    offer.reason.is_none() && located.problems.is_empty() && located.confidence >= LIKELY
}

fn standing_out(offers: &[Offer]) -> Option<&Offer> {
    let best = offers.first()?;
    let others = offers
        .iter()
        .filter(|other| other.point.distance_km(best.point) > OTHER_KM);
    let rival = others.map(|other| other.agreeing).max().unwrap_or(0);
    (best.agreeing >= LEAST && best.agreeing >= rival + MARGIN).then_some(best)
}
