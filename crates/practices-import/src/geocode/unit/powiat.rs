//! The powiat that a record states, by name or by number.

use practices::Wojewodztwo;

use super::super::doubt::Doubt;
use super::super::gazetteer::Powiat;
use super::{Agreed, Reader, is_stated};

impl<'g> Reader<'g, '_> {
    pub(super) fn read_powiat(&mut self, wojewodztwo: Wojewodztwo) {
        if let Some(name) = self.practice.powiat.as_deref() {
            self.unit.stated_powiaty = self.gazetteer.powiaty_named(wojewodztwo, name);
            if self.unit.stated_powiaty.is_empty() {
                self.doubt_powiat(wojewodztwo, name);
            }
        }
        if let Some(of_teryt) = self.teryt.as_ref().and_then(|teryt| teryt.powiat) {
            self.agree_with_teryt(of_teryt);
        }
        self.unit.powiat = self.unit.stated_powiaty.first().copied();
    }

    fn doubt_powiat(&mut self, wojewodztwo: Wojewodztwo, name: &str) {
        let mut found: Vec<Wojewodztwo> = self
            .gazetteer
            .powiaty_anywhere(name)
            .iter()
            .map(|powiat| powiat.wojewodztwo)
            .collect();
        found.dedup();
        let name = name.to_owned();
        if found.is_empty() {
            self.doubt(Doubt::UnknownPowiat { name, wojewodztwo }, Agreed::Place);
        } else {
            let doubt = Doubt::PowiatInOtherWojewodztwo {
                name,
                found,
                stated: wojewodztwo,
            };
            self.doubt(doubt, Agreed::Nothing);
        }
    }

    fn agree_with_teryt(&mut self, of_teryt: &'g Powiat) {
        let Some(stated) = self.unit.stated_powiaty.first() else {
            self.unit.stated_powiaty.push(of_teryt);
            return;
        };
        if !is_stated(Some(of_teryt), &self.unit.stated_powiaty) {
            let doubt = Doubt::TerytInOtherPowiat {
                teryt: self.written_teryt(),
                found: of_teryt.name.clone(),
                stated: stated.name.clone(),
            };
            self.doubt(doubt, Agreed::Wojewodztwo);
        }
    }
}
