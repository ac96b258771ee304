//! Peers: the practices that are most like one, or that units most like one's own run.
//!
//! A [`Profile`] is made of a practice's record, or of a visitor's own gmina; [`peers`] goes once over the columns of
//! [`Facets`] and [`Orders`], so that no other record need be here. A peer says why it is one.

use crate::category::Category;
use crate::facets::{Column, Facet, Facets};
use crate::orders::{By, Orders};
use crate::practice::Practice;
use crate::unit::UnitType;
use crate::wojewodztwo::Wojewodztwo;

/// What is looked for in peers. What is not known counts for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// The practice itself, which is no peer of its own; nothing for a visitor's own gmina.
    pub practice: Option<u32>,
    /// What kind of unit it is.
    pub unit_type: Option<UnitType>,
    /// Its inhabitants.
    pub population: Option<u32>,
    /// The województwa in which it lies.
    pub wojewodztwa: Vec<Wojewodztwo>,
    /// What the practice is about; nothing for a visitor's own gmina.
    pub category: Option<Category>,
}

impl Profile {
    /// What is looked for in peers of the practice of this number.
    pub fn of(number: u32, practice: &Practice) -> Self {
        Self {
            practice: Some(number),
            unit_type: practice.unit_type,
            population: practice.population,
            wojewodztwa: practice.wojewodztwa(),
            category: Some(practice.category.clone()),
        }
    }
}

/// Why a practice is a peer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A unit of the same kind.
    UnitType,
    /// As many inhabitants, or not more than twice and not less than half as many.
    Population,
    /// In one of the same województwa.
    Wojewodztwo,
    /// The same place in the category tree.
    Category,
    /// Its texts speak of the same.
    Text,
}

impl Reason {
    /// All of them, in the order in which a peer names them.
    pub const ALL: [Reason; 5] = [
        Reason::UnitType,
        Reason::Population,
        Reason::Wojewodztwo,
        Reason::Category,
        Reason::Text,
    ];

    /// How much it counts. What a practice is about comes first: whoever looks for peers has the same task. Then the
    /// kind and the size of the unit, which decide by what law and with how many people it can do the same; last the
    /// województwo, whose programmes and office both share.
    fn weight(self) -> f32 {
        match self {
            Reason::Category | Reason::Text => 3.0,
            Reason::UnitType | Reason::Population => 2.0,
            Reason::Wojewodztwo => 1.0,
        }
    }
}

/// Where the inhabitants of two units are less alike than this, they are no reason: one has more than twice as many.
const SIMILAR: f32 = 0.5;
/// Texts that are less alike than this share some word by chance.
const AKIN: f32 = 0.3;

/// A practice that is like another, or whose unit is like one's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Peer {
    /// Its number.
    pub practice: u32,
    /// How alike, above 0 and up to 1: alike in everything that the profile knows.
    pub score: f32,
    /// Why, in the order of [`Reason::ALL`]; never empty.
    pub reasons: Vec<Reason>,
}

/// The practices most like a profile, at most so many, the best first; those as good by title, then by number.
///
/// `text` has how alike the texts of practices are, 0 to 1, by number, rising:
/// [`SearchIndex::likeness`](crate::search::SearchIndex::likeness) gives it; without it texts count for nothing. A facet
/// that does not tell the catalogue's practices apart gives no reason.
pub fn peers(profile: &Profile, facets: &Facets, orders: &Orders, text: &[(u32, f32)], most: usize) -> Vec<Peer> {
    let wanted = Wanted::new(profile, facets, orders, text);
    let mut best: Vec<[u32; 3]> = Vec::with_capacity(most.saturating_add(1).min(facets.practices() as usize));
    for (practice, score) in (0..).zip(wanted.scores(facets.practices())) {
        // Bits of numbers that are not below 0 are in the order of the numbers.
        let score = if Some(practice) == profile.practice {
            0
        } else {
            score.to_bits()
        };
        let least = best.last().map_or(0, |[score, ..]| *score);
        if score == 0 || (best.len() >= most && score < least) {
            continue;
        }
        let title = u32::MAX - orders.value(By::Title, practice);
        let key = [score, title, u32::MAX - practice];
        let place = best.partition_point(|other| *other > key);
        best.insert(place, key);
        best.truncate(most);
    }
    let possible = wanted.possible.max(f32::MIN_POSITIVE);
    let peer = |[score, _, practice]: [u32; 3]| {
        let practice = u32::MAX - practice;
        Peer {
            practice,
            score: (f32::from_bits(score) / possible).min(1.0),
            reasons: wanted.reasons(practice),
        }
    };
    best.into_iter().map(peer).collect()
}

/// A profile in the terms of a catalogue.
struct Wanted<'a> {
    unit_type: Option<Values<'a>>,
    wojewodztwa: Option<Values<'a>>,
    category: Option<Values<'a>>,
    orders: &'a Orders,
    population: Option<u32>,
    /// By number.
    text: Vec<f32>,
    /// What a practice would get that is alike in everything.
    possible: f32,
}

/// Values of a facet, as places in its column.
struct Values<'a>(&'a Column, Vec<u16>);

impl Values<'_> {
    fn has(&self, practice: u32) -> bool {
        self.0.values_of(practice).iter().any(|value| self.1.contains(value))
    }
}

impl<'a> Wanted<'a> {
    fn new(profile: &Profile, facets: &'a Facets, orders: &'a Orders, text: &[(u32, f32)]) -> Self {
        let values = |facet: Facet, codes: &[&str]| {
            let column = facets.column(facet)?;
            let places: Vec<u16> = codes.iter().filter_map(|code| column.place_of(code)).collect();
            (!codes.is_empty()).then_some(Values(column, places))
        };
        let wojewodztwa: Vec<&str> = profile
            .wojewodztwa
            .iter()
            .map(|wojewodztwo| wojewodztwo.slug())
            .collect();
        let one = |code: Option<&'a str>| -> Vec<&'a str> { code.into_iter().collect() };
        let mut by_number = Vec::new();
        if !text.is_empty() {
            by_number = vec![0.0; facets.practices() as usize];
        }
        for (practice, alike) in text {
            if let Some(place) = by_number.get_mut(*practice as usize) {
                *place = *alike;
            }
        }
        let category: Vec<&str> = profile.category.iter().map(Category::path).collect();
        let mut wanted = Self {
            unit_type: values(Facet::UnitType, &one(profile.unit_type.map(UnitType::code))),
            wojewodztwa: values(Facet::Wojewodztwo, &wojewodztwa),
            category: values(Facet::Category, &category),
            orders,
            population: profile.population.filter(|people| *people > 0),
            text: by_number,
            possible: 0.0,
        };
        let known = [
            wanted.unit_type.is_some(),
            wanted.population.is_some(),
            wanted.wojewodztwa.is_some(),
            wanted.category.is_some(),
            !wanted.text.is_empty(),
        ];
        let known = known.into_iter().zip(Reason::ALL);
        wanted.possible = known
            .filter(|(is_known, _)| *is_known)
            .map(|(_, reason)| reason.weight())
            .sum();
        wanted
    }

    /// The scores of all practices, the columns one after the other: that is several times as quick as practice by practice.
    fn scores(&self, count: u32) -> Vec<f32> {
        let mut scores = vec![0.0; count as usize];
        let columns = [
            (&self.unit_type, Reason::UnitType),
            (&self.wojewodztwa, Reason::Wojewodztwo),
            (&self.category, Reason::Category),
        ];
        for (values, reason) in columns {
            if let Some(Values(column, places)) = values {
                column.add(places, reason.weight(), &mut scores);
            }
        }
        for (practice, score) in (0..).zip(&mut scores) {
            *score += self.similarity(practice) * Reason::Population.weight();
            *score += self.akin(practice) * Reason::Text.weight();
        }
        scores
    }

    /// How alike the texts are, 0 where they are hardly.
    fn akin(&self, practice: u32) -> f32 {
        let text = self.text.get(practice as usize).copied().unwrap_or_default();
        if text >= AKIN { text.min(1.0) } else { 0.0 }
    }

    /// Why a practice is a peer.
    fn reasons(&self, practice: u32) -> Vec<Reason> {
        let has = |values: &Option<Values<'_>>| values.as_ref().is_some_and(|values| values.has(practice));
        let given = [
            has(&self.unit_type),
            self.similarity(practice) > 0.0,
            has(&self.wojewodztwa),
            has(&self.category),
            self.akin(practice) > 0.0,
        ];
        let given = given.into_iter().zip(Reason::ALL).filter(|(is_given, _)| *is_given);
        given.map(|(_, reason)| reason).collect()
    }

    /// The smaller number of inhabitants by the larger: that falls as the distance of their logarithms grows, so that
    /// 2,000 and 4,000 are as unlike as 200,000 and 400,000.
    fn similarity(&self, practice: u32) -> f32 {
        let (Some(own), Some(other)) = (self.population, self.orders.population(practice)) else {
            return 0.0;
        };
        let share = own.min(other) as f32 / own.max(other) as f32;
        if share >= SIMILAR { share } else { 0.0 }
    }
}

#[cfg(test)]
mod tests;
