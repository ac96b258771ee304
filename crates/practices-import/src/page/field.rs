//! The labels of the block "Metryka praktyki".

use practices::slug::slugify;

/// The fields of the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Entered,
    Updated,
    UnitType,
    Municipality,
    Powiat,
    Wojewodztwo,
    Post,
    ImplementingUnit,
    Street,
    Websites,
    Population,
    Contacts,
}

/// Labels as slugs, so that neither case nor a missing diacritic matters. "Wirtyna" is how the source spells it.
const LABELS: [(&str, Field); 21] = [
    ("data-wprowadzenia-do-bdp", Field::Entered),
    ("data-wprowadzenia", Field::Entered),
    ("data-aktualizacji", Field::Updated),
    ("typ-jednostki", Field::UnitType),
    ("miejscowosc", Field::Municipality),
    ("powiat", Field::Powiat),
    ("wojewodztwo", Field::Wojewodztwo),
    ("kod-pocztowy-i-poczta", Field::Post),
    ("kod-pocztowy", Field::Post),
    ("jednostka-wdrazajaca", Field::ImplementingUnit),
    ("ulica", Field::Street),
    ("wirtyna-internetowa", Field::Websites),
    ("witryna-internetowa", Field::Websites),
    ("strona-internetowa", Field::Websites),
    ("strona-www", Field::Websites),
    ("adres-strony-internetowej", Field::Websites),
    ("www", Field::Websites),
    ("liczba-mieszkancow", Field::Population),
    ("osoby-kontaktowe", Field::Contacts),
    ("osoba-kontaktowa", Field::Contacts),
    ("osoba-do-kontaktu", Field::Contacts),
];

impl Field {
    /// The field of a label; `None` for one that the block doesn't have.
    pub fn from_label(label: &str) -> Option<Self> {
        let slug = slugify(label);
        LABELS.iter().find(|(known, _)| *known == slug).map(|(_, field)| *field)
    }

    /// The name in the record.
    pub fn name(self) -> &'static str {
        match self {
            Field::Entered => "entered",
            Field::Updated => "updated",
            Field::UnitType => "unit_type",
            Field::Municipality => "municipality",
            Field::Powiat => "powiat",
            Field::Wojewodztwo => "wojewodztwo",
            Field::Post => "postal_code",
            Field::ImplementingUnit => "implementing_unit",
            Field::Street => "street",
            Field::Websites => "websites",
            Field::Population => "population",
            Field::Contacts => "contacts",
        }
    }

    /// Whether a line without a label can be the rest of a value that did not fit on one.
    pub fn may_wrap(self) -> bool {
        matches!(self, Field::ImplementingUnit | Field::Street | Field::Websites)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_field_by_its_label() {
        let cases = [
            ("Data wprowadzenia do BDP", Some("entered")),
            ("Wirtyna internetowa", Some("websites")),
            ("Witryna internetowa", Some("websites")),
            ("LICZBA MIESZKAŃCÓW", Some("population")),
            ("liczba mieszkancow", Some("population")),
            ("Budżet", None),
            ("", None),
        ];
        for (label, expected) in cases {
            assert_eq!(Field::from_label(label).map(Field::name), expected, "{label}");
        }
    }
}
