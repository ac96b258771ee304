//! What the metryka of a record does not say.

use super::finding::Finding;
use super::rules;
use super::sheet::Sheet;
use crate::record::Record;

/// The fields that a metryka is missed without, all of them in one finding.
pub fn check(sheet: &Sheet<'_>) -> Option<Finding> {
    let missing = missing(sheet.record);
    let message = format!("w metryce brakuje pól: {}", missing.join(", "));
    (!missing.is_empty()).then(|| sheet.finding(rules::METRYKA_INCOMPLETE, &[], message))
}

/// Those fields of [`practices::Practice::has_full_metryka`] that are absent, and the category, which a draft may lack.
fn missing(record: &Record) -> Vec<&'static str> {
    let fields = [
        ("category", record.category.is_some() || !record.draft),
        ("unit_type", record.unit_type.is_some()),
        ("municipality", record.municipality.is_some()),
        ("wojewodztwo", record.wojewodztwo.is_some()),
        ("postal_code", record.postal_code.is_some()),
        ("implementing_unit", record.implementing_unit.is_some()),
        ("population", record.population.is_some()),
        ("entered", record.entered.is_some()),
        ("contacts", !record.contacts.is_empty()),
    ];
    let absent = fields.into_iter().filter(|(_, is_there)| !is_there);
    absent.map(|(name, _)| name).collect()
}
