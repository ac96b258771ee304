//! How the practices are listed, as it stands in the address: `?kolejnosc=odleglosc&od=50.05,18.7,Żory&widok=tabela`.

use crate::filter::percent_encoded;

/// The query's name for the order.
pub const ORDER: &str = "kolejnosc";
/// The query's name for the form; [`TABLE`] is the only one that is written.
pub const FORM: &str = "widok";
/// The query's name for the table's columns.
pub const COLUMNS: &str = "kolumny";
/// The query's name for where distances are taken from.
pub const FROM: &str = "od";
/// The query's name for how much of what was found is listed; [`IN_VIEW`] is the only value that is written.
pub const EXTENT: &str = "zasieg";
/// Lists as a table.
pub const TABLE: &str = "tabela";
/// Lists what the map shows now.
pub const IN_VIEW: &str = "mapa";

/// How many letters of a name an address may have, and how many of what means nothing are said again.
const LONGEST_NAME: usize = 60;

/// In which order practices are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Those that the words fit best first.
    Relevance,
    /// By województwo, neighbours together: the order of the catalogue's index.
    Region,
    /// By title.
    Title,
    /// The nearest first.
    Distance,
    /// Those that were entered last first.
    Entered,
    /// Those that were changed last first.
    Updated,
    /// Those of the largest units first.
    Population,
}

impl Order {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Order; 7] = [
        Order::Relevance,
        Order::Region,
        Order::Title,
        Order::Distance,
        Order::Entered,
        Order::Updated,
        Order::Population,
    ];

    /// Its name in an address.
    pub fn code(self) -> &'static str {
        match self {
            Order::Relevance => "trafnosc",
            Order::Region => "wojewodztwo",
            Order::Title => "tytul",
            Order::Distance => "odleglosc",
            Order::Entered => "wpis",
            Order::Updated => "zmiana",
            Order::Population => "ludnosc",
        }
    }

    /// The order of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Order::ALL.into_iter().find(|order| order.code() == code)
    }
}

/// A column that the table may have beside the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The town or village.
    Municipality,
    /// The powiat.
    Powiat,
    /// The województwo.
    Wojewodztwo,
    /// The kind of unit.
    UnitType,
    /// How many inhabitants the unit has.
    Population,
    /// The category.
    Category,
    /// The day of entry.
    Entered,
    /// The day of the last change.
    Updated,
    /// Whom to call.
    Contact,
}

impl Column {
    /// All of them, from left to right.
    pub const ALL: [Column; 9] = [
        Column::Municipality,
        Column::Powiat,
        Column::Wojewodztwo,
        Column::UnitType,
        Column::Population,
        Column::Category,
        Column::Entered,
        Column::Updated,
        Column::Contact,
    ];

    /// Those of a table whose columns nobody has chosen.
    pub const USUAL: [Column; 5] = [
        Column::Municipality,
        Column::Wojewodztwo,
        Column::Population,
        Column::Category,
        Column::Updated,
    ];

    /// Its name in an address.
    pub fn code(self) -> &'static str {
        match self {
            Column::Municipality => "miejscowosc",
            Column::Powiat => "powiat",
            Column::Wojewodztwo => "wojewodztwo",
            Column::UnitType => "typ",
            Column::Population => "ludnosc",
            Column::Category => "kategoria",
            Column::Entered => "wpis",
            Column::Updated => "zmiana",
            Column::Contact => "kontakt",
        }
    }

    /// The order that sorts by it, if there is one.
    pub fn order(self) -> Option<Order> {
        match self {
            Column::Wojewodztwo => Some(Order::Region),
            Column::Population => Some(Order::Population),
            Column::Entered => Some(Order::Entered),
            Column::Updated => Some(Order::Updated),
            _ => None,
        }
    }
}

/// A place from which distances are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// East of Greenwich in 1e-5 degrees.
    pub lon: i32,
    /// North of the equator in 1e-5 degrees.
    pub lat: i32,
    /// What it is called; empty where it has no name.
    pub name: String,
}

impl Origin {
    /// A place on the globe, by its degrees.
    pub fn at(lon: f64, lat: f64, name: &str) -> Option<Self> {
        let units = |degrees: f64| (degrees * 1e5).round() as i32;
        let is_sound = lon.abs() <= 180.0 && lat.abs() <= 90.0;
        is_sound.then(|| Self {
            lon: units(lon),
            lat: units(lat),
            name: name.chars().take(LONGEST_NAME).collect(),
        })
    }

    /// Reads `50.05,18.7,Żory`: latitude, longitude and what it is called.
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ',');
        let lat = parts.next()?.parse().ok()?;
        let lon = parts.next()?.parse().ok()?;
        Self::at(lon, lat, parts.next().unwrap_or_default().trim())
    }

    fn write(&self) -> String {
        let degrees = |units: i32| {
            let (sign, units) = (if units < 0 { "-" } else { "" }, units.unsigned_abs());
            format!("{sign}{}.{:05}", units / 100_000, units % 100_000)
        };
        let place = format!("{},{}", degrees(self.lat), degrees(self.lon));
        if self.name.is_empty() {
            place
        } else {
            format!("{place},{}", percent_encoded(&self.name))
        }
    }
}

/// How practices are listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Viewing {
    /// The order that the visitor has chosen, if one was.
    pub order: Option<Order>,
    /// Where distances are taken from; nothing where nobody has chosen a place. Where the visitor is now stands in
    /// [`crate::state::AppState::here`] instead, and in no address.
    pub origin: Option<Origin>,
    /// Whether the list is a table.
    pub is_table: bool,
    /// The chosen columns of the table; empty for [`Column::USUAL`].
    pub columns: Vec<Column>,
    /// Whether beside the map only that is listed which the map shows.
    pub in_view: bool,
}

impl Viewing {
    /// What an address says, by the values of its query, and those of them that mean nothing.
    pub fn from_query(value: impl Fn(&'static str) -> String) -> (Self, Vec<String>) {
        let mut viewing = Self::default();
        let mut ignored = Vec::new();
        let mut pass_over = |text: &str| {
            if !text.is_empty() {
                ignored.push(text.chars().take(LONGEST_NAME).collect());
            }
        };
        let order = value(ORDER);
        viewing.order = Order::from_code(&order);
        if viewing.order.is_none() {
            pass_over(&order);
        }
        let form = value(FORM);
        viewing.is_table = form == TABLE;
        if !viewing.is_table {
            pass_over(&form);
        }
        let extent = value(EXTENT);
        viewing.in_view = extent == IN_VIEW;
        if !viewing.in_view {
            pass_over(&extent);
        }
        let from = value(FROM);
        viewing.origin = Origin::parse(&from);
        if viewing.origin.is_none() {
            pass_over(&from);
        }
        for code in value(COLUMNS).split(',') {
            match Column::ALL.into_iter().find(|column| column.code() == code) {
                Some(column) => viewing.columns.push(column),
                None => pass_over(code),
            }
        }
        viewing.columns = Column::ALL
            .into_iter()
            .filter(|column| viewing.columns.contains(column))
            .collect();
        (viewing, ignored)
    }

    /// The parts of the query that say it.
    pub fn to_query(&self) -> Vec<String> {
        let mut parts = Vec::new();
        let mut say = |name: &str, value: &str| parts.push(format!("{name}={value}"));
        if let Some(order) = self.order {
            say(ORDER, order.code());
        }
        if let Some(origin) = &self.origin {
            say(FROM, &origin.write());
        }
        if self.is_table {
            say(FORM, TABLE);
        }
        if !self.columns.is_empty() {
            let codes: Vec<&str> = self.columns.iter().map(|column| column.code()).collect();
            say(COLUMNS, &codes.join(","));
        }
        if self.in_view {
            say(EXTENT, IN_VIEW);
        }
        parts
    }

    /// The columns that the table has.
    pub fn shown_columns(&self) -> &[Column] {
        if self.columns.is_empty() {
            &Column::USUAL
        } else {
            &self.columns
        }
    }

    /// The columns after one was ticked or unticked; the last one stays.
    pub fn with_column(&self, column: Column, is_shown: bool) -> Vec<Column> {
        let shown = self.shown_columns();
        let columns: Vec<Column> = Column::ALL
            .into_iter()
            .filter(|other| {
                if *other == column {
                    is_shown
                } else {
                    shown.contains(other)
                }
            })
            .collect();
        if columns.is_empty() { shown.to_vec() } else { columns }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> (Viewing, Vec<String>) {
        let pairs: Vec<(&str, &str)> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        Viewing::from_query(|name| {
            let found = pairs.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| (*value).to_owned()).unwrap_or_default()
        })
    }

    #[test]
    fn what_is_sound_in_an_address_is_used_and_the_rest_is_said() {
        let cases = [
            ("", "", vec![]),
            ("kolejnosc=tytul", "kolejnosc=tytul", vec![]),
            ("kolejnosc=wzrost&widok=tabela", "widok=tabela", vec!["wzrost"]),
            (
                "kolumny=typ,<b>,miejscowosc,typ",
                "kolumny=miejscowosc,typ",
                vec!["<b>"],
            ),
            ("od=50.05,18.7", "od=50.05000,18.70000", vec![]),
            ("od=-0.5,18.7,Ełk", "od=-0.50000,18.70000,E%c5%82k", vec![]),
            ("od=95,18.7", "", vec!["95,18.7"]),
            ("od=NaN,18.7", "", vec!["NaN,18.7"]),
            ("od=tu&widok=kula&zasieg=mapa", "zasieg=mapa", vec!["kula", "tu"]),
        ];
        for (query, expected, ignored) in cases {
            let (viewing, rest) = read(query);
            assert_eq!(
                (viewing.to_query().join("&").as_str(), rest),
                (expected, ignored.iter().map(|s: &&str| (*s).to_owned()).collect()),
                "{query}"
            );
        }
    }

    #[test]
    fn a_tick_adds_a_column_in_its_place_and_the_last_one_stays() {
        let usual = Viewing::default();
        let more = usual.with_column(Column::Powiat, true);
        assert_eq!(more.get(..2), Some(&[Column::Municipality, Column::Powiat][..]));
        let one = Viewing {
            columns: vec![Column::Entered],
            ..Viewing::default()
        };
        assert_eq!(one.with_column(Column::Entered, false), [Column::Entered]);
    }
}
