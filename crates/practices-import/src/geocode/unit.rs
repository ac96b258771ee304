//! Which unit and which place the words of a metryka mean, and where they contradict each other.

use practices::{LonLat, Practice, UnitType, Wojewodztwo};

use super::doubt::Doubt;
use super::gazetteer::{District, Gazetteer, Gmina, NameId, Place, PostcodePlace, Powiat};
use super::history;
use super::names;

mod gmina;
mod own_point;
mod place;
mod postcode;
mod powiat;
mod teryt;

use teryt::Teryt;

/// How far from a unit what its own postcode serves, or the point of a record, may lie, in kilometres.
const NEAR_KM: f64 = 15.0;

/// The finest unit on which all words of the record agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Agreed {
    /// They name two województwa, or no place in Poland.
    Nothing,
    /// The województwo.
    Wojewodztwo,
    /// The powiat.
    Powiat,
    /// The gmina.
    Gmina,
    /// All of it.
    #[default]
    Place,
}

/// How the place was told from others of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Choice {
    /// There is no other where the words allow one.
    #[default]
    Only,
    /// The postcode serves it.
    Postcode,
    /// The record's point lies there.
    Point,
    /// It is the better known of several: the town among villages, the gmina's namesake.
    BestKnown,
}

/// Words of the record, apart from the name and the województwo.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words {
    /// The powiat, by name or by number.
    pub powiat: bool,
    /// The postcode.
    pub postcode: bool,
    /// The gmina, by number or by the type of unit.
    pub gmina: bool,
}

/// What the words of a metryka mean, as far as they mean one thing.
#[derive(Debug, Default)]
pub struct Unit<'g> {
    /// As stated, or the one that the number, the postcode, the powiat or the point lies in.
    pub wojewodztwo: Option<Wojewodztwo>,
    /// As stated, the heirs of a divided one; empty where none is stated.
    pub stated_powiaty: Vec<&'g Powiat>,
    /// As stated, or that of the gmina; a city with powiat rights is one as well.
    pub powiat: Option<&'g Powiat>,
    /// By TERYT, by name and type, or that of the place.
    pub gmina: Option<&'g Gmina>,
    /// The town or village.
    pub place: Option<&'g Place>,
    /// How the place was told from others.
    pub choice: Choice,
    /// The part of the city named beside it.
    pub district: Option<&'g District>,
    /// What the postcode serves within the województwo.
    pub code: Vec<&'g PostcodePlace>,
    /// What the postcode serves in the place.
    pub served: Option<&'g PostcodePlace>,
    /// The record's own point, unless the record's words or the sea speak against it.
    pub point: Option<LonLat>,
    /// On what all words agree.
    pub agreed: Agreed,
    /// The words that speak for the place.
    pub agreeing: Words,
    /// For the curator.
    pub doubts: Vec<Doubt>,
}

/// Reads the words of one record.
struct Reader<'g, 'p> {
    gazetteer: &'g Gazetteer,
    practice: &'p Practice,
    /// The place's name, without the part of a city.
    name: Option<&'p str>,
    name_id: Option<NameId>,
    /// The part of a city.
    part: Option<&'p str>,
    teryt: Option<Teryt<'g>>,
    /// The postcode, where it is one that is known.
    postcode: Option<String>,
    /// Where the record's own point lies; `None` outside of Poland.
    point_in: Option<Wojewodztwo>,
    unit: Unit<'g>,
}

/// Reads the words of the metryka against the gazetteer.
pub fn identify<'g>(gazetteer: &'g Gazetteer, practice: &Practice) -> Unit<'g> {
    let (name, part) = match practice.municipality.as_deref().map(names::place_and_part) {
        Some((name, part)) => (Some(name), part),
        None => (None, None),
    };
    let mut reader = Reader {
        gazetteer,
        practice,
        name,
        name_id: name.and_then(|name| gazetteer.name_id(name)),
        part,
        teryt: None,
        postcode: None,
        point_in: None,
        unit: Unit::default(),
    };
    reader.read();
    reader.unit
}

impl Reader<'_, '_> {
    fn read(&mut self) {
        self.read_teryt();
        self.read_postcode();
        self.read_own_point();
        self.read_wojewodztwo();
        let Some(wojewodztwo) = self.unit.wojewodztwo else {
            self.doubt_bare_name();
            return;
        };
        self.read_powiat(wojewodztwo);
        self.read_gmina(wojewodztwo);
        self.read_place(wojewodztwo);
        self.check_postcode();
        self.read_district();
        self.check_own_point();
    }

    /// Notes what is wrong, and that the words agree on this unit at the finest.
    fn doubt(&mut self, doubt: Doubt, agreed: Agreed) {
        self.unit.doubts.push(doubt);
        self.unit.agreed = self.unit.agreed.min(agreed);
    }

    /// The stated województwo wins over what lies elsewhere; without one, the other words tell it.
    fn read_wojewodztwo(&mut self) {
        let stated = self
            .practice
            .wojewodztwo
            .or(self.teryt.as_ref().map(|teryt| teryt.wojewodztwo));
        if self.practice.wojewodztwo.is_none() {
            self.doubt_old_wojewodztwo();
        }
        self.unit.wojewodztwo = stated
            .or_else(|| self.wojewodztwo_of_postcode())
            .or_else(|| self.wojewodztwo_of_powiat())
            .or(self.point_in);
        let Some(wojewodztwo) = self.unit.wojewodztwo else {
            return;
        };
        self.check_teryt(wojewodztwo);
        self.keep_postcode_within(wojewodztwo);
        self.keep_own_point_within(wojewodztwo);
    }

    fn doubt_old_wojewodztwo(&mut self) {
        let published = self.practice.as_published.get("wojewodztwo");
        if let Some(name) = published.and_then(|text| history::old_wojewodztwo(text)) {
            self.doubt(Doubt::OldWojewodztwo { name }, Agreed::Place);
        }
    }

    /// A postcode within one województwo tells it.
    fn wojewodztwo_of_postcode(&self) -> Option<Wojewodztwo> {
        let first = self.unit.code.first()?.wojewodztwo;
        let is_one = self.unit.code.iter().all(|row| row.wojewodztwo == first);
        is_one.then_some(first)
    }

    /// So does a powiat whose name is not another's.
    fn wojewodztwo_of_powiat(&self) -> Option<Wojewodztwo> {
        let powiaty = self.gazetteer.powiaty_anywhere(self.practice.powiat.as_deref()?);
        let first = powiaty.first()?.wojewodztwo;
        let is_one = powiaty.iter().all(|powiat| powiat.wojewodztwo == first);
        is_one.then_some(first)
    }

    fn doubt_bare_name(&mut self) {
        if let Some(name) = self.name {
            self.doubt(Doubt::BareName { name: name.to_owned() }, Agreed::Place);
        }
    }
}

/// Whether this powiat is one of those stated; where none is, every one will do. To the powiat gliwicki people count
/// Gliwice too, which is its seat and a powiat of its own.
pub fn is_stated(own: Option<&Powiat>, stated: &[&Powiat]) -> bool {
    let is_one = |own: &Powiat| {
        let is_seat_of = |powiat: &Powiat| own.is_city() && own.name == powiat.seat;
        stated
            .iter()
            .any(|powiat| std::ptr::eq(*powiat, own) || is_seat_of(powiat))
    };
    stated.is_empty() || own.is_some_and(is_one)
}

/// The seventh digit of TERYT that goes with the type of unit, where one does.
pub fn type_digit(unit_type: UnitType) -> Option<char> {
    match unit_type {
        UnitType::GminaMiejska | UnitType::MiastoNaPrawachPowiatu => Some('1'),
        UnitType::GminaWiejska => Some('2'),
        UnitType::GminaMiejskoWiejska => Some('3'),
        _ => None,
    }
}

fn nearest<'g>(rows: impl Iterator<Item = &'g PostcodePlace>, point: LonLat) -> Option<(&'g PostcodePlace, f64)> {
    rows.map(|row| (row, row.point.distance_km(point)))
        .min_by(|(_, a), (_, b)| a.total_cmp(b))
}
