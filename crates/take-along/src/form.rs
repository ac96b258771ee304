//! The forms in which practices can be taken along.

/// A form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A table as text, for any program.
    Csv,
    /// A workbook, for spreadsheets.
    Xlsx,
    /// The catalogue's own form, for maps.
    GeoJson,
    /// Places, for Google Earth and other maps.
    Kml,
    /// Contacts, for an address book.
    VCard,
}

impl Form {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Form; 5] = [Form::Xlsx, Form::Csv, Form::GeoJson, Form::Kml, Form::VCard];

    /// How the file's name ends; by this the app and the worker call the form.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Csv => "csv",
            Form::Xlsx => "xlsx",
            Form::GeoJson => "geojson",
            Form::Kml => "kml",
            Form::VCard => "vcf",
        }
    }

    /// The form whose files end so.
    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }

    /// The media type, as IANA lists it.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Csv => "text/csv;charset=utf-8",
            Form::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Form::GeoJson => "application/geo+json",
            Form::Kml => "application/vnd.google-earth.kml+xml",
            Form::VCard => "text/vcard;charset=utf-8",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_known_by_its_ending() {
        for form in Form::ALL {
            assert_eq!(Form::from_ending(form.ending()), Some(form));
        }
        assert_eq!(Form::from_ending("doc"), None);
    }
}
