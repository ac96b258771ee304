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
    let has_wojewodztwo = record.places.iter().any(|place| place.wojewodztwo.is_some());
    let fields = [
        ("category", record.category.is_some() || !record.draft),
        ("unit_type", record.unit_type.is_some()),
        (
            "municipality",
            record.municipality.is_some() || !record.places.is_empty(),
        ),
        ("wojewodztwo", record.wojewodztwo.is_some() || has_wojewodztwo),
        ("postal_code", record.postal_code.is_some()),
        ("implementing_unit", record.implementing_unit.is_some()),
        ("population", record.population.is_some()),
        ("entered", record.entered.is_some()),
        ("contacts", !record.contacts.is_empty()),
    ];
    let absent = fields.into_iter().filter(|(_, is_there)| !is_there);
    absent.map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front_matter;

    const FULL: &str = "+++\nid = \"bdp-1\"\nslug = \"zolw\"\ntitle = \"Żółw\"\ncategory = \"dialog-spoleczny\"\n\
        unit_type = \"powiat\"\nmunicipality = \"Zmyślona\"\nwojewodztwo = \"śląskie\"\npostal_code = \"44-240\"\n\
        implementing_unit = \"Muzeum\"\npopulation = 7182\nentered = \"2011-12-27\"\n\n\
        [source]\ncatalogue = \"bdp\"\n\n[[contacts]]\nname = \"Łucja\"\n+++\n";

    #[test]
    fn what_is_missing_is_what_the_page_of_the_practice_misses() {
        let optional = [
            "unit_type",
            "municipality",
            "wojewodztwo",
            "postal_code",
            "implementing_unit",
            "population",
            "entered",
        ];
        let full = front_matter::read(FULL).unwrap();
        assert_eq!(missing(&full), [""; 0]);
        assert!(full.practice().unwrap().has_full_metryka());
        for field in optional {
            let kept: Vec<&str> = FULL.lines().filter(|line| !line.starts_with(field)).collect();
            let record = front_matter::read(&kept.join("\n")).unwrap();
            assert_eq!(missing(&record), [field]);
            assert!(!record.practice().unwrap().has_full_metryka(), "{field}");
        }
    }

    #[test]
    fn places_say_where_it_is_instead_of_the_metryka() {
        let place = "\n[[places]]\nmunicipality = \"Gęś\"\nwojewodztwo = \"śląskie\"\n\n[source]";
        let is_elsewhere = |line: &&str| !line.starts_with("municipality") && !line.starts_with("wojewodztwo");
        let kept: Vec<&str> = FULL.lines().filter(is_elsewhere).collect();
        let text = kept.join("\n").replace("\n[source]", place);
        let record = front_matter::read(&text).unwrap();
        assert_eq!(missing(&record), [""; 0]);
        assert!(record.practice().unwrap().has_full_metryka());
        let record = front_matter::read(&text.replace("wojewodztwo = \"śląskie\"\n", "")).unwrap();
        assert_eq!(missing(&record), ["wojewodztwo"]);
    }

    #[test]
    fn a_draft_may_lack_its_category_and_that_is_said() {
        let draft = FULL.replace("category = \"dialog-spoleczny\"", "draft = true");
        assert_eq!(missing(&front_matter::read(&draft).unwrap()), ["category"]);
    }
}
