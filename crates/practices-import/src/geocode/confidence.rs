//! How sure a point is. [`super::Located::confidence`] says what it means.

use practices::{Practice, UnitType};

use super::Step;
use super::doubt::Weight;
use super::unit::{Choice, Unit};

/// From here on a point needs no curator, unless something in the record is wrong.
pub const CONFIDENT: f64 = 0.9;

/// The share of doubt of what two words that agree lead to.
const SOUND: f64 = 0.10;

/// The same of a village that gives no gmina its name: the list of places lacks some.
const VILLAGE: f64 = 0.15;

/// The same where the town was taken among villages of its name.
const LIKELY: f64 = 0.30;

/// The same of a postcode alone.
const POSTCODE_ALONE: f64 = 0.15;

/// The most that is left by a word that cannot be read.
const UNREADABLE: f64 = 0.45;

/// The most that is left by a contradiction.
const CONTRADICTION: f64 = 0.4;

/// The most that is left by a postcode that cannot be used.
const MINOR: f64 = 0.8;

/// The confidence of the point that this rung gave.
pub fn of(step: Step, practice: &Practice, unit: &Unit<'_>) -> f64 {
    let most = unit.doubts.iter().map(|doubt| match doubt.weight() {
        Weight::Contradiction => CONTRADICTION,
        Weight::Unreadable => UNREADABLE,
        Weight::Minor => MINOR,
    });
    most.fold(1.0 - doubt(step, practice, unit), f64::min)
}

fn doubt(step: Step, practice: &Practice, unit: &Unit<'_>) -> f64 {
    let further = [unit.agreeing.powiat, unit.agreeing.postcode, unit.agreeing.gmina];
    let has_unit_words = unit.gmina.is_some() || unit.powiat.is_some();
    match step {
        Step::OwnPoint => halved(SOUND, [practice.wojewodztwo.is_some(), has_unit_words]),
        Step::PowiatRecord => SOUND / 2.0,
        Step::PostcodeAndPlace | Step::District | Step::Place | Step::Gmina => halved(of_choice(unit), further),
        Step::Postcode if practice.wojewodztwo.is_some() || practice.powiat.is_some() => SOUND,
        Step::Postcode => POSTCODE_ALONE,
        Step::Powiat => 0.4,
        Step::Wojewodztwo if practice.unit_type == Some(UnitType::Wojewodztwo) => SOUND / 2.0,
        Step::Wojewodztwo => 0.7,
    }
}

/// The share of doubt of a name within its województwo.
fn of_choice(unit: &Unit<'_>) -> f64 {
    let gmina = unit.gmina.map(|gmina| gmina.name_id);
    let is_village = unit
        .place
        .is_some_and(|place| !place.town && Some(place.name_id) != gmina);
    match unit.choice {
        Choice::BestKnown => LIKELY,
        _ if is_village || unit.gmina.is_none() => VILLAGE,
        _ => SOUND,
    }
}

fn halved<const N: usize>(doubt: f64, agreeing: [bool; N]) -> f64 {
    agreeing
        .into_iter()
        .filter(|agrees| *agrees)
        .fold(doubt, |doubt, _| doubt / 2.0)
}
