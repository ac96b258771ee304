//! Facets: by what a visitor narrows the practices down, and how many each choice would give.
//!
//! Several values of one facet are "or", facets among them "and". [`Facets`] has for each facet the values that occur and
//! which of them each practice has; [`Facets::count`] goes once over all practices.

mod build;
mod file;

pub use build::FacetsBuilder;
pub use file::FacetsError;

/// Something by which practices are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The place in the category tree; its values are paths.
    Category,
    /// The kind of unit; `gmina_miejska`.
    UnitType,
    /// The województwo; by slug.
    Wojewodztwo,
    /// The powiat; four digits of TERYT.
    Powiat,
    /// How many inhabitants the unit has; the first number of a [`BANDS`] entry.
    Population,
    /// The year of entry into the catalogue.
    Entered,
    /// The year of the last change.
    Updated,
    /// How exactly the point is known; `address`.
    Precision,
    /// Whether there is somebody to call or to write to; `tak`, `nie`.
    Contact,
    /// Whether there is a full presentation; `tak`, `nie`.
    Presentation,
}

/// The bands of population, by the smallest number of inhabitants in each.
pub const BANDS: [u32; 6] = [0, 5_000, 20_000, 50_000, 100_000, 500_000];

/// What stands for yes and for no.
pub const YES: &str = "tak";
/// See [`YES`].
pub const NO: &str = "nie";

impl Facet {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Facet; 10] = [
        Facet::Category,
        Facet::UnitType,
        Facet::Wojewodztwo,
        Facet::Powiat,
        Facet::Population,
        Facet::Entered,
        Facet::Updated,
        Facet::Precision,
        Facet::Contact,
        Facet::Presentation,
    ];

    /// Its name in an address's query, and in the file.
    pub fn code(self) -> &'static str {
        match self {
            Facet::Category => "kategoria",
            Facet::UnitType => "typ",
            Facet::Wojewodztwo => "wojewodztwo",
            Facet::Powiat => "powiat",
            Facet::Population => "ludnosc",
            Facet::Entered => "rok",
            Facet::Updated => "zmiana",
            Facet::Precision => "polozenie",
            Facet::Contact => "kontakt",
            Facet::Presentation => "prezentacja",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Facet::ALL.into_iter().find(|facet| facet.code() == code)
    }
}

/// A value that occurs in a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// What stands for it in an address.
    pub code: String,
    /// Its name, of powiaty; of other values the code says enough.
    pub name: String,
}

/// A facet of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Which.
    pub facet: Facet,
    /// The values that occur, in the order in which they are offered.
    pub values: Vec<Value>,
    /// By the practices' numbers, the place of its value from 1, or 0 where it is not known.
    of: Vec<u16>,
    /// Those of the practices that have several values, by number.
    several: Vec<(u32, Vec<u16>)>,
}

impl Column {
    /// The values of a practice, as places from 1.
    pub(crate) fn values_of(&self, practice: u32) -> &[u16] {
        match self.several.binary_search_by_key(&practice, |(number, _)| *number) {
            Ok(found) => self.several.get(found).map_or(&[], |(_, values)| values.as_slice()),
            Err(_) => self.of.get(practice as usize).map_or(&[], std::slice::from_ref),
        }
    }

    /// Whether a practice has a value.
    pub fn is_known(&self, practice: u32) -> bool {
        self.values_of(practice).iter().any(|value| *value > 0)
    }

    /// Adds so much to the number of each practice that has any of these values.
    pub(crate) fn add(&self, values: &[u16], much: f32, to: &mut [f32]) {
        for (sum, value) in to.iter_mut().zip(&self.of) {
            if values.contains(value) {
                *sum += much;
            }
        }
        for (practice, own) in &self.several {
            let is_added = self
                .of
                .get(*practice as usize)
                .is_some_and(|first| values.contains(first));
            let has = own.iter().any(|value| values.contains(value));
            if let Some(sum) = to.get_mut(*practice as usize).filter(|_| has && !is_added) {
                *sum += much;
            }
        }
    }

    /// The place of a value from 1, where it occurs.
    pub(crate) fn place_of(&self, code: &str) -> Option<u16> {
        let found = self.values.iter().position(|value| value.code == code)?;
        u16::try_from(found + 1).ok()
    }
}

/// The facets of a catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    stamp: u64,
    count: u32,
    columns: Vec<Column>,
}

/// The values that a visitor has chosen, by facet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices(Vec<(Facet, Vec<String>)>);

impl Choices {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The chosen values of a facet, in the order in which they were chosen.
    pub fn of(&self, facet: Facet) -> &[String] {
        let found = self.0.iter().find(|(other, _)| *other == facet);
        found.map_or(&[], |(_, values)| values.as_slice())
    }

    /// All of them, by the facets' order.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &str)> {
        let values = self.0.iter();
        values.flat_map(|(facet, values)| values.iter().map(|value| (*facet, value.as_str())))
    }

    /// The choices after a value was chosen or given up.
    #[must_use]
    pub fn with(mut self, facet: Facet, value: &str, is_chosen: bool) -> Self {
        let mut values = self.of(facet).to_vec();
        values.retain(|other| other != value);
        if is_chosen {
            values.push(value.to_owned());
        }
        self.set(facet, values);
        self
    }

    /// Puts these values in place of those of a facet.
    pub fn set(&mut self, facet: Facet, values: Vec<String>) {
        self.0.retain(|(other, _)| *other != facet);
        if !values.is_empty() {
            self.0.push((facet, values));
            self.0.sort_by_key(|(facet, _)| *facet);
        }
    }
}

/// What choices leave, and what each further choice would.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// By the practices' numbers, whether the choices leave it.
    pub is_left: Vec<bool>,
    /// By facet and value, how many practices there would be with this value alone in the facet and the other facets as
    /// they are.
    pub counts: Vec<(Facet, Vec<u32>)>,
}

impl Facets {
    /// How many practices the catalogue has.
    pub fn practices(&self) -> u32 {
        self.count
    }

    /// The facets that tell practices apart, in the order in which they are offered.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// A facet.
    pub fn column(&self, facet: Facet) -> Option<&Column> {
        self.columns.iter().find(|column| column.facet == facet)
    }

    /// The choices that mean nothing in this catalogue: as if nobody had made them.
    pub fn unknown<'a>(&self, choices: &'a Choices) -> Vec<(Facet, &'a str)> {
        let is_known = |(facet, value): &(Facet, &str)| {
            let column = self.column(*facet);
            column.is_some_and(|column| column.place_of(value).is_some())
        };
        choices.iter().filter(|choice| !is_known(choice)).collect()
    }

    /// Applies choices to the practices that are `among` those in question.
    pub fn count(&self, choices: &Choices, among: impl Fn(u32) -> bool) -> Narrowed {
        let chosen: Vec<Vec<u16>> = self.columns.iter().map(|column| chosen(column, choices)).collect();
        let mut narrowed = Narrowed {
            is_left: vec![false; self.count as usize],
            counts: self
                .columns
                .iter()
                .map(|column| (column.facet, vec![0; column.values.len()]))
                .collect(),
        };
        for practice in 0..self.count {
            let mut refusing = self
                .columns
                .iter()
                .zip(&chosen)
                .enumerate()
                .filter(|(_, (column, chosen))| !passes(column, chosen, practice))
                .map(|(place, _)| place);
            let (first, second) = (refusing.next(), refusing.next());
            if let Some(is_left) = narrowed.is_left.get_mut(practice as usize) {
                *is_left = first.is_none();
            }
            if second.is_some() || !among(practice) {
                continue;
            }
            // One that a single facet refuses counts there alone: another value of it may be chosen.
            let counted = self.columns.iter().zip(&mut narrowed.counts).enumerate();
            for (_, (column, (_, counts))) in counted.filter(|(place, _)| first.is_none_or(|first| first == *place)) {
                for value in column.values_of(practice) {
                    if let Some(count) = usize::from(*value)
                        .checked_sub(1)
                        .and_then(|place| counts.get_mut(place))
                    {
                        *count += 1;
                    }
                }
            }
        }
        narrowed
    }
}

/// The places of the chosen values that occur.
fn chosen(column: &Column, choices: &Choices) -> Vec<u16> {
    let values = choices.of(column.facet).iter();
    values.filter_map(|value| column.place_of(value)).collect()
}

fn passes(column: &Column, chosen: &[u16], practice: u32) -> bool {
    chosen.is_empty() || column.values_of(practice).iter().any(|value| chosen.contains(value))
}

#[cfg(test)]
mod tests;
