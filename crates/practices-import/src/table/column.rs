//! The columns that a table of practices can have, and what people call them.

use practices::slug::slugify;

/// What a column holds. Those of a person carry the number of the contact, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The title, which alone every row must have.
    Title,
    /// The summary.
    Summary,
    /// "Pełna prezentacja".
    Body,
    /// The place in the category tree.
    Category,
    /// "Typ jednostki".
    UnitType,
    /// "Miejscowość".
    Municipality,
    /// The powiat.
    Powiat,
    /// The województwo.
    Wojewodztwo,
    /// The TERYT number.
    Teryt,
    /// The postcode, with or without the post office.
    PostalCode,
    /// The post office alone.
    PostOffice,
    /// "Jednostka wdrażająca".
    ImplementingUnit,
    /// Street and number.
    Street,
    /// One page or several.
    Websites,
    /// "Liczba mieszkańców".
    Population,
    /// "Data wprowadzenia".
    Entered,
    /// "Data aktualizacji".
    Updated,
    /// The name of a person to call.
    Name(u8),
    /// What that person does.
    Role(u8),
    /// Telephone numbers of that person.
    Phone(u8),
    /// E-mail addresses of that person.
    Email(u8),
    /// Latitude and longitude in one cell.
    Point,
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// What it cost.
    Cost,
    /// "Uwaga redakcji".
    Note,
    /// The address of the page that the row was taken from.
    SourceUrl,
    /// The record's id.
    Id,
    /// The record's slug.
    Slug,
    /// Nothing of the practice: the row's number, or what a curator wants left out.
    Skip,
}

/// A column under all its names.
struct Names {
    column: Column,
    /// The name in a record and in `--columns`.
    field: &'static str,
    /// The heading in the template.
    heading: &'static str,
    /// Other headings, as slugs.
    synonyms: &'static [&'static str],
}

const fn names(column: Column, field: &'static str, heading: &'static str, synonyms: &'static [&'static str]) -> Names {
    Names {
        column,
        field,
        heading,
        synonyms,
    }
}

/// All columns, in the order of the template.
#[rustfmt::skip]
const COLUMNS: [Names; 30] = [
    names(Column::Title, "title", "Tytuł", &["nazwa", "nazwa-praktyki", "nazwa-dobrej-praktyki", "tytul-praktyki", "tytul-dobrej-praktyki", "dobra-praktyka", "praktyka", "name", "practice"]),
    names(Column::Summary, "summary", "Streszczenie", &["skrot", "opis", "krotki-opis", "opis-praktyki", "opis-skrocony", "description", "short-description", "abstract"]),
    names(Column::Body, "body", "Pełna prezentacja", &["prezentacja", "pelny-opis", "opis-szczegolowy", "szczegolowy-opis", "tresc", "presentation", "full-presentation", "full-description", "content"]),
    names(Column::Category, "category", "Kategoria", &["kategoria-praktyki", "dziedzina", "obszar", "dzial"]),
    names(Column::UnitType, "unit_type", "Typ jednostki", &["rodzaj-jednostki", "typ-jst", "rodzaj-jst", "type-of-unit"]),
    names(Column::Municipality, "municipality", "Miejscowość", &["gmina", "miasto", "miasto-gmina", "gmina-miasto", "town", "city", "locality", "place"]),
    names(Column::Powiat, "powiat", "Powiat", &["county", "district"]),
    names(Column::Wojewodztwo, "wojewodztwo", "Województwo", &["woj", "voivodeship", "province", "region"]),
    names(Column::Teryt, "teryt", "TERYT", &["kod-teryt", "numer-teryt", "nr-teryt", "identyfikator-teryt", "teryt-code"]),
    names(Column::PostalCode, "postal_code", "Kod pocztowy", &["kod-pocztowy-i-poczta", "kod-i-poczta", "postcode", "post-code", "zip", "zip-code"]),
    names(Column::PostOffice, "post_office", "Poczta", &["urzad-pocztowy"]),
    names(Column::ImplementingUnit, "implementing_unit", "Jednostka wdrażająca", &["jednostka", "realizator", "jednostka-realizujaca", "instytucja", "nazwa-jednostki", "wdrazajacy", "implementer", "institution"]),
    names(Column::Street, "street", "Ulica", &["ulica-i-numer", "adres", "address"]),
    names(Column::Websites, "websites", "Strona WWW", &["www", "strona", "strona-internetowa", "strony-internetowe", "witryna-internetowa", "wirtyna-internetowa", "adres-www", "website", "web", "webpage", "homepage"]),
    names(Column::Population, "population", "Liczba mieszkańców", &["mieszkancy", "ludnosc", "liczba-ludnosci", "inhabitants"]),
    names(Column::Entered, "entered", "Data wprowadzenia", &["data-wprowadzenia-do-bdp", "wprowadzono", "data-dodania", "data-wpisu", "date-entered", "created"]),
    names(Column::Updated, "updated", "Data aktualizacji", &["zaktualizowano", "aktualizacja", "data-zmiany", "date-updated", "modified"]),
    names(Column::Name(1), "contact", "Osoba kontaktowa", &["osoby-kontaktowe", "osoba-do-kontaktu", "kontakt", "imie-i-nazwisko", "contact-person", "contact-name", "person"]),
    names(Column::Role(1), "role", "Stanowisko", &["funkcja", "stanowisko-osoby-kontaktowej", "funkcja-osoby-kontaktowej", "position", "job-title"]),
    names(Column::Phone(1), "phone", "Telefon", &["tel", "telefon-kontaktowy", "nr-telefonu", "numer-telefonu", "telefony", "telefon-osoby-kontaktowej", "telephone", "phones", "phone-number"]),
    names(Column::Email(1), "email", "E-mail", &["e-mail", "mail", "adres-e-mail", "adres-email", "poczta-elektroniczna", "e-mail-osoby-kontaktowej", "email-osoby-kontaktowej", "emails", "email-address"]),
    names(Column::Point, "point", "Współrzędne", &["wspolrzedne-geograficzne", "wspolrzedne-gps", "gps", "polozenie", "coordinates"]),
    names(Column::Latitude, "lat", "Szerokość geograficzna", &["szerokosc", "latitude", "szer-geogr", "y"]),
    names(Column::Longitude, "lon", "Długość geograficzna", &["dlugosc", "longitude", "lng", "long", "dl-geogr", "x"]),
    names(Column::Cost, "cost", "Koszt", &["koszty", "koszt-calkowity", "koszt-praktyki", "budzet", "wartosc-projektu", "costs", "total-cost", "budget"]),
    names(Column::Note, "note", "Uwaga redakcji", &["uwagi-redakcji", "editors-note"]),
    names(Column::SourceUrl, "url", "Źródło", &["adres-strony-zrodla", "adres-zrodla", "strona-zrodlowa", "zrodlo-url", "link", "source", "source-url"]),
    names(Column::Id, "id", "Identyfikator", &["id-praktyki", "numer-praktyki", "identifier"]),
    names(Column::Slug, "slug", "Slug", &["nazwa-pliku"]),
    names(Column::Skip, "pomiń", "Lp.", &["l-p", "skip"]),
];

/// Names that mean a field only where no plainer name of it stands beside them: a table with "Krótki opis" and "Opis"
/// has the whole presentation in the second, and one with "Miejscowość" and "Gmina" the place in the first.
const WEAK: [(&str, Option<Column>); 7] = [
    ("opis", Some(Column::Body)),
    ("opis-praktyki", Some(Column::Body)),
    ("description", Some(Column::Body)),
    ("gmina", None),
    ("nazwa", None),
    ("adres", None),
    ("jednostka", None),
];

/// Headings that put the number of the person first: "Osoba kontaktowa 2 – telefon".
const PERSON_FIRST: [&str; 3] = ["osoba-kontaktowa-", "kontakt-", "contact-"];

impl Column {
    /// The column of a heading in Polish or English, whatever its case, accents and punctuation, with or without a
    /// remark in parentheses.
    pub fn from_heading(heading: &str) -> Option<Self> {
        let without_remark = heading.split(['(', '[']).next().unwrap_or_default();
        Self::from_slug(&slugify(heading)).or_else(|| Self::from_slug(&slugify(without_remark)))
    }

    fn from_slug(slug: &str) -> Option<Self> {
        let plain = |slug: &str| COLUMNS.iter().find(|names| names.has(slug)).map(|names| names.column);
        plain(slug).or_else(|| {
            let (base, number) = without_number(slug)?;
            plain(&base)?.of_number(number)
        })
    }

    /// The column for another person; pages and costs may be numbered, too, other columns not.
    fn of_number(self, number: u8) -> Option<Self> {
        match self {
            Column::Websites | Column::Cost => Some(self),
            _ if number == 1 => Some(self),
            _ => self.person().map(|_| self.of_person(number)),
        }
    }

    /// The number of the person that the column speaks of.
    pub fn person(self) -> Option<u8> {
        match self {
            Column::Name(n) | Column::Role(n) | Column::Phone(n) | Column::Email(n) => Some(n),
            _ => None,
        }
    }

    /// The same column of another person; a column of no person stays itself.
    pub fn of_person(self, number: u8) -> Self {
        match self {
            Column::Name(_) => Column::Name(number),
            Column::Role(_) => Column::Role(number),
            Column::Phone(_) => Column::Phone(number),
            Column::Email(_) => Column::Email(number),
            other => other,
        }
    }

    /// Whether several columns may hold it.
    pub fn is_repeatable(self) -> bool {
        matches!(self, Column::Websites | Column::Cost | Column::Skip) || self.person().is_some()
    }

    /// What else a heading may mean where its first meaning is taken by a plainer one; `None` for a heading that is
    /// plain itself.
    pub fn weak_meaning(heading: &str) -> Option<Option<Self>> {
        let slug = slugify(heading);
        WEAK.iter().find(|(weak, _)| *weak == slug).map(|(_, other)| *other)
    }

    /// The heading in the template: "Osoba kontaktowa 2".
    pub fn heading(self) -> String {
        let heading = self.names().map_or("", |names| names.heading);
        match self.person() {
            Some(number) if number > 1 => format!("{heading} {number}"),
            _ => heading.to_owned(),
        }
    }

    /// The field of the record that problems name.
    pub fn field(self) -> &'static str {
        match self {
            Column::Name(_) | Column::Role(_) | Column::Phone(_) | Column::Email(_) => "contacts",
            Column::Latitude | Column::Longitude => "point",
            Column::Cost => "costs",
            Column::SourceUrl => "source",
            _ => self.names().map_or("", |names| names.field),
        }
    }

    fn names(self) -> Option<&'static Names> {
        let first = self.of_person(1);
        COLUMNS.iter().find(|names| names.column == first)
    }

    /// All columns but [`Column::Skip`], in the order of the template.
    pub fn all() -> impl Iterator<Item = Column> {
        let columns = COLUMNS.iter().map(|names| names.column);
        columns.filter(|column| *column != Column::Skip)
    }

    /// The names that `--columns` knows.
    pub fn fields() -> impl Iterator<Item = &'static str> {
        COLUMNS.iter().map(|names| names.field)
    }

    /// The known heading that is spelt most like this one, where one is spelt alike at all.
    pub fn nearest_heading(heading: &str) -> Option<&'static str> {
        const ALIKE: f64 = 0.7;
        let slug = slugify(heading);
        let likeness = |names: &Names| {
            let known = [slugify(names.heading), slugify(names.field)];
            let synonyms = names.synonyms.iter().map(|synonym| (*synonym).to_owned());
            let likeness = known.into_iter().chain(synonyms);
            likeness
                .map(|known| strsim::normalized_damerau_levenshtein(&known, &slug))
                .fold(0.0, f64::max)
        };
        let nearest = COLUMNS
            .iter()
            .map(|names| (likeness(names), names))
            .filter(|(likeness, _)| *likeness >= ALIKE);
        nearest
            .max_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, names)| names.heading)
    }
}

impl Names {
    fn has(&self, slug: &str) -> bool {
        slugify(self.field) == slug || slugify(self.heading) == slug || self.synonyms.contains(&slug)
    }
}

/// "telefon-2" and "osoba-kontaktowa-2-telefon" without their number, and the number.
fn without_number(slug: &str) -> Option<(String, u8)> {
    let digit = |text: &str| text.parse::<u8>().ok().filter(|number| (1..=9).contains(number));
    if let Some((base, number)) = slug.rsplit_once('-')
        && let Some(number) = digit(number)
    {
        return Some((base.to_owned(), number));
    }
    let rest = PERSON_FIRST.iter().find_map(|prefix| slug.strip_prefix(prefix))?;
    let (number, base) = rest.split_once('-')?;
    Some((base.to_owned(), digit(number)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_column_by_its_heading() {
        let cases = [
            ("Tytuł", Some(Column::Title)),
            ("  NAZWA PRAKTYKI: ", Some(Column::Title)),
            ("title", Some(Column::Title)),
            ("unit_type", Some(Column::UnitType)),
            ("Wojewodztwo", Some(Column::Wojewodztwo)),
            ("Liczba mieszkańców (2011)", Some(Column::Population)),
            ("e@mail", Some(Column::Email(1))),
            ("E-MAIL 2", Some(Column::Email(2))),
            ("Telefon nr 2", None),
            ("telefon_2", Some(Column::Phone(2))),
            ("Osoba kontaktowa 2", Some(Column::Name(2))),
            ("Osoba kontaktowa 2 – telefon", Some(Column::Phone(2))),
            ("Strona WWW 3", Some(Column::Websites)),
            ("Tytuł 2", None),
            ("Telefon 10", None),
            ("Lp.", Some(Column::Skip)),
            ("Źródło", Some(Column::SourceUrl)),
            ("Gęś", None),
            ("", None),
            ("№", None),
        ];
        for (heading, expected) in cases {
            assert_eq!(Column::from_heading(heading), expected, "{heading}");
        }
    }

    #[test]
    fn each_column_leads_back_to_itself_by_heading_and_field() {
        for names in &COLUMNS {
            assert_eq!(Column::from_heading(names.heading), Some(names.column));
            assert_eq!(Column::from_heading(names.field), Some(names.column));
            for synonym in names.synonyms {
                assert_eq!(Column::from_heading(synonym), Some(names.column), "{synonym}");
            }
        }
        assert_eq!(Column::Phone(3).heading(), "Telefon 3");
        assert_eq!(Column::from_heading("Telefon 3"), Some(Column::Phone(3)));
    }

    #[test]
    fn knows_a_misspelt_heading() {
        let cases = [
            ("Wojewódźtwo", Some("Województwo")),
            ("Nazwa prkatyki", Some("Tytuł")),
            ("Żółwie", None),
            ("", None),
        ];
        for (heading, expected) in cases {
            assert_eq!(Column::nearest_heading(heading), expected, "{heading}");
        }
    }
}
