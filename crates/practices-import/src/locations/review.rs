//! `--review`: walks a curator through the doubtful records on the terminal.

use std::fs;
use std::io::{BufRead, Write};

use practices::{LonLat, Practice, Precision};

use super::coordinates;
use super::offers::{Offer, offers};
use super::show::{confidence, degrees, precision_name, step_name};
use super::{LocationsError, Row};
use crate::front_matter;
use crate::front_matter::settle::with_point;
use crate::geocode::Gazetteer;
use crate::store::write_atomically;

/// How many candidates are shown: Nowa Wieś has 112.
const SHOWN: usize = 20;

/// What a curator says to one record.
enum Answer {
    Point(LonLat, Precision),
    Skip,
    End,
}

/// Asks about each doubtful record and writes each answer at once, so that what has been chosen is kept whenever the
/// review is left. The records of `rows` are located anew with what was chosen.
///
/// # Errors
/// Where a record cannot be written, or the terminal fails.
pub fn review(
    rows: &mut [Row],
    gazetteer: &Gazetteer,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<(), LocationsError> {
    let count = rows.iter().filter(|row| row.located.is_doubtful()).count();
    let mut written = 0;
    for (index, row) in rows.iter_mut().filter(|row| row.located.is_doubtful()).enumerate() {
        writeln!(out, "\n[{}/{count}] {}", index + 1, row.in_file())?;
        let offers = row
            .practice()
            .map(|practice| offers(gazetteer, &practice, &row.located));
        let offers = offers.unwrap_or_default();
        show_record(row, out)?;
        show_offers(&offers, out)?;
        match ask(&offers, gazetteer, input, out)? {
            Answer::Skip => {}
            Answer::End => break,
            Answer::Point(point, precision) => {
                let is_saved = save(row, point, precision, gazetteer, out)?;
                written += usize::from(is_saved);
                show_outcome(row, is_saved, out)?;
            }
        }
    }
    let open = rows.iter().filter(|row| row.located.is_doubtful()).count();
    writeln!(out, "\nZapisano punktów: {written}, do rozstrzygnięcia zostało: {open}")?;
    Ok(())
}

fn show_record(row: &Row, out: &mut dyn Write) -> Result<(), LocationsError> {
    writeln!(out, "  {}", row.record.title)?;
    let words = row.practice().map(words).unwrap_or_default();
    let known = words
        .into_iter()
        .filter_map(|(name, word)| Some(format!("{name}: {}", word?)));
    let known = known.collect::<Vec<_>>().join(" · ");
    writeln!(
        out,
        "  {}",
        if known.is_empty() {
            "rekord nie podaje miejsca"
        } else {
            &known
        }
    )?;
    for problem in &row.located.problems {
        writeln!(out, "  ! {problem}")?;
    }
    let located = &row.located;
    let (Some(point), Some(step), Some(precision)) = (located.point, located.step, located.precision) else {
        writeln!(out, "  teraz: poza mapą")?;
        return Ok(());
    };
    writeln!(
        out,
        "  teraz: {} ({}, dokładność: {}, pewność {})",
        degrees(point),
        step_name(step),
        precision_name(precision),
        confidence(located.confidence)
    )?;
    Ok(())
}

/// What is said of the place, with its name.
fn words(said: Practice) -> Vec<(&'static str, Option<String>)> {
    vec![
        ("jednostka", said.unit_type.map(|unit_type| unit_type.to_string())),
        ("miejscowość", said.municipality),
        ("powiat", said.powiat),
        (
            "województwo",
            said.wojewodztwo.map(|wojewodztwo| wojewodztwo.to_string()),
        ),
        ("kod", said.postal_code),
        ("poczta", said.post_office),
        ("ulica", said.street),
        ("wdraża", said.implementing_unit),
        ("TERYT", said.teryt),
        ("punkt", said.point.map(degrees)),
    ]
}

fn show_offers(offers: &[Offer], out: &mut dyn Write) -> Result<(), LocationsError> {
    for (index, offer) in offers.iter().take(SHOWN).enumerate() {
        let reason = match offer.reason {
            Some(reason) => format!("odrzucono, bo {reason}"),
            None => "znaleziono".to_owned(),
        };
        let away = away_from_others(offers, index).map_or_else(String::new, |away| format!("; {away}"));
        writeln!(
            out,
            "  {}) {} – {}; {reason}{away}",
            index + 1,
            offer.label,
            precision_name(offer.precision)
        )?;
    }
    if offers.len() > SHOWN {
        writeln!(
            out,
            "  … i {} innych: podaj współrzędne albo uzupełnij rekord",
            offers.len() - SHOWN
        )?;
    }
    Ok(())
}

/// How far one of the candidates shown lies from the others: "do innych 3–120 km".
fn away_from_others(offers: &[Offer], index: usize) -> Option<String> {
    let own = offers.get(index)?.point;
    let others = offers
        .iter()
        .take(SHOWN)
        .enumerate()
        .filter(|(other, _)| *other != index);
    let mut distances: Vec<f64> = others.map(|(_, other)| own.distance_km(other.point)).collect();
    distances.sort_by(f64::total_cmp);
    let (nearest, farthest) = (distances.first()?, distances.last()?);
    Some(if format!("{nearest:.0}") == format!("{farthest:.0}") {
        format!("do innych {nearest:.0} km")
    } else {
        format!("do innych {nearest:.0}–{farthest:.0} km")
    })
}

/// Asks until the answer is one; the end of the input is the end of the review.
fn ask(
    offers: &[Offer],
    gazetteer: &Gazetteer,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<Answer, LocationsError> {
    loop {
        write!(
            out,
            "Numer, współrzędne (szerokość, długość), Enter – pomiń, k – koniec: "
        )?;
        out.flush()?;
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(Answer::End);
        }
        let line = String::from_utf8_lossy(&line);
        let answer = line.trim();
        match answer {
            "" => return Ok(Answer::Skip),
            "k" | "K" | "koniec" => return Ok(Answer::End),
            _ => {}
        }
        if let Ok(number) = answer.parse::<usize>() {
            let chosen = number
                .checked_sub(1)
                .filter(|index| *index < SHOWN)
                .and_then(|index| offers.get(index));
            match chosen {
                Some(offer) => return Ok(Answer::Point(offer.point, offer.precision)),
                None => writeln!(out, "nie ma propozycji o numerze {number}")?,
            }
            continue;
        }
        match coordinates::read(answer, gazetteer) {
            // Who types coordinates has the building before them on a map.
            Ok(point) => return Ok(Answer::Point(point, Precision::Address)),
            Err(error) => writeln!(out, "{error}")?,
        }
    }
}

/// Writes the point of a record, or of one of its places, into its file as it is now, which may be newer than what was
/// read, and locates it anew; whether it was written comes back.
pub fn save(
    row: &mut Row,
    point: LonLat,
    precision: Precision,
    gazetteer: &Gazetteer,
    out: &mut dyn Write,
) -> Result<bool, LocationsError> {
    let failed = |error| LocationsError::File {
        path: row.path.clone(),
        error,
    };
    let text = fs::read_to_string(&row.path).map_err(failed)?;
    if !is_still_there(row, &text) {
        let changed = "miejsca rekordu zmieniono tymczasem w pliku; uruchom polecenie jeszcze raz";
        writeln!(out, "{}: {changed}", row.in_file())?;
        return Ok(false);
    }
    let edited = match with_point(&text, row.place, point, precision) {
        Ok(edited) => edited,
        Err(error) => {
            writeln!(out, "{}: {error}", row.in_file())?;
            return Ok(false);
        }
    };
    write_atomically(&row.path, &edited).map_err(failed)?;
    if let Ok(record) = front_matter::read(&edited) {
        row.record = record;
    }
    row.locate(gazetteer);
    Ok(true)
}

/// Whether the place that the row means is still the one of its number: a person may have taken one before it out.
fn is_still_there(row: &Row, text: &str) -> bool {
    let now = front_matter::read(text).ok();
    row.place
        .is_none_or(|index| now.as_ref().and_then(|now| now.places.get(index)) == row.own_place())
}

fn show_outcome(row: &Row, is_saved: bool, out: &mut dyn Write) -> Result<(), LocationsError> {
    if !is_saved {
        return Ok(());
    }
    writeln!(out, "zapisano w {}", row.in_file())?;
    if row.located.is_doubtful() {
        writeln!(out, "rekord nadal ma sprzeczne dane; popraw je w pliku:")?;
        for problem in &row.located.problems {
            writeln!(out, "    {problem}")?;
        }
    }
    Ok(())
}
