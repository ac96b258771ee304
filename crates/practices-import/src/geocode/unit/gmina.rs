//! The gmina that a record means by its number, or by its name and type.

use practices::{UnitType, Wojewodztwo};

use super::super::gazetteer::{Gmina, Powiat, only};
use super::{Reader, is_stated, type_digit};

impl<'g> Reader<'g, '_> {
    /// By the record's own TERYT, else by name and type: a rural gmina named after a town is not that town.
    pub(super) fn read_gmina(&mut self, wojewodztwo: Wojewodztwo) {
        let own = self.teryt.as_ref().and_then(|teryt| teryt.gmina);
        self.unit.gmina = own.or_else(|| self.gmina_of_type(wojewodztwo));
        self.unit.agreeing.gmina = self.unit.gmina.is_some();
    }

    fn gmina_of_type(&self, wojewodztwo: Wojewodztwo) -> Option<&'g Gmina> {
        let digit = type_digit(self.practice.unit_type?)?;
        let is_city = self.practice.unit_type == Some(UnitType::MiastoNaPrawachPowiatu);
        let named: Vec<&Gmina> = self
            .gminy_of_name(wojewodztwo)
            .filter(|gmina| !is_city || self.gazetteer.powiat_of(gmina).is_some_and(Powiat::is_city))
            .collect();
        // The type may have changed since the metryka was written: Morawica has been a town since 2017.
        let of_type = named.iter().filter(|gmina| gmina.teryt.ends_with(digit));
        only(of_type).or_else(|| only(named.iter())).copied()
    }

    /// The gminy of the record's name, within the powiat where one is stated.
    pub(super) fn gminy_of_name(&self, wojewodztwo: Wojewodztwo) -> impl Iterator<Item = &'g Gmina> {
        let gazetteer = self.gazetteer;
        let all = self.name_id.into_iter().flat_map(|name| gazetteer.gminy_of_name(name));
        all.filter(move |gmina| gmina.wojewodztwo == wojewodztwo)
            .filter(|gmina| is_stated(gazetteer.powiat_of(gmina), &self.unit.stated_powiaty))
    }
}
