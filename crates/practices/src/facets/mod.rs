//! Facets: by what a visitor narrows the practices down, and how many each choice would give.
//!
//! Several values of one facet are "or", facets among them "and". [`Facets`] has for each facet the values that occur and
//! which of them each practice has; [`Facets::count`] goes over all practices once for each facet.

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

/// A bit for each facet, in the order of a catalogue's columns.
type Refusing = u16;
/// As of a practice that is out of question.
const ALL_REFUSE: Refusing = Refusing::MAX;
const _: () = assert!(Facet::ALL.len() <= Refusing::BITS as usize);

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

    /// By the places of the values, with that of no value first, whether it is chosen; choices that do not occur are passed
    /// over.
    fn chosen(&self, choices: &Choices) -> Vec<bool> {
        let mut chosen = vec![false; self.values.len() + 1];
        let places = choices.of(self.facet).iter().filter_map(|value| self.place_of(value));
        for place in places {
            if let Some(is_chosen) = chosen.get_mut(usize::from(place)) {
                *is_chosen = true;
            }
        }
        chosen
    }

    /// Sets a bit of each practice that has none of the chosen values.
    fn refuse(&self, chosen: &[bool], bit: Refusing, refusing: &mut [Refusing]) {
        let is_chosen = |value: &u16| chosen.get(usize::from(*value)) == Some(&true);
        for (facets, value) in refusing.iter_mut().zip(&self.of) {
            if !is_chosen(value) {
                *facets |= bit;
            }
        }
        for (practice, values) in &self.several {
            if let Some(facets) = refusing.get_mut(*practice as usize) {
                *facets &= !bit;
                if !values.iter().any(is_chosen) {
                    *facets |= bit;
                }
            }
        }
    }

    /// How many practices have each value, of those that none of the `others` refuses.
    fn count(&self, refusing: &[Refusing], others: Refusing) -> Vec<u32> {
        let mut counts = vec![0; self.values.len() + 1];
        for (facets, value) in refusing.iter().zip(&self.of) {
            if facets & others == 0
                && let Some(count) = counts.get_mut(usize::from(*value))
            {
                *count += 1;
            }
        }
        for (practice, values) in &self.several {
            let place = *practice as usize;
            if refusing.get(place).is_some_and(|facets| facets & others == 0) {
                // Whatever the column has in the place of several values was counted above.
                let first = self.of.get(place).copied().unwrap_or_default();
                if let Some(count) = counts.get_mut(usize::from(first)) {
                    *count -= 1;
                }
                for value in values {
                    if let Some(count) = counts.get_mut(usize::from(*value)) {
                        *count += 1;
                    }
                }
            }
        }
        counts.split_off(1)
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

/// By facet and value, how many practices there would be with this value alone in the facet and the other facets as they
/// are.
pub type Counts = Vec<(Facet, Vec<u32>)>;

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

    /// By the practices' numbers, whether choices leave it.
    pub fn left(&self, choices: &Choices) -> Vec<bool> {
        self.refusing(choices).into_iter().map(|facets| facets == 0).collect()
    }

    /// What each further choice would give. Where only some practices are in question, `among` says of each by its number
    /// whether it is one of them.
    pub fn count(&self, choices: &Choices, among: Option<&[bool]>) -> Counts {
        let mut refusing = self.refusing(choices);
        for (facets, is_asked) in refusing.iter_mut().zip(among.unwrap_or_default()) {
            if !is_asked {
                *facets = ALL_REFUSE;
            }
        }
        // One that a single facet refuses counts there alone: another value of it may be chosen.
        let columns = self.columns.iter().enumerate();
        columns
            .map(|(place, column)| (column.facet, column.count(&refusing, !(1 << place))))
            .collect()
    }

    /// By the practices' numbers, a bit for each facet whose choices it does not meet; a facet at a time, since that is
    /// what is quickest to go through.
    fn refusing(&self, choices: &Choices) -> Vec<Refusing> {
        let mut refusing = vec![0; self.count as usize];
        for (place, column) in self.columns.iter().enumerate() {
            let chosen = column.chosen(choices);
            if chosen.contains(&true) {
                column.refuse(&chosen, 1 << place, &mut refusing);
            }
        }
        refusing
    }
}

#[cfg(test)]
mod tests;
