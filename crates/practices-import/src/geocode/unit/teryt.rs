//! The TERYT number that a record states itself.

use practices::Wojewodztwo;

use super::super::doubt::Doubt;
use super::super::gazetteer::{Gmina, Powiat};
use super::super::history;
use super::{Agreed, Reader};

/// The units of a number, as far as it has digits for them.
#[derive(Debug)]
pub struct Teryt<'g> {
    pub wojewodztwo: Wojewodztwo,
    pub powiat: Option<&'g Powiat>,
    pub gmina: Option<&'g Gmina>,
}

impl Reader<'_, '_> {
    pub(super) fn read_teryt(&mut self) {
        let Some(written) = self.practice.teryt.as_deref() else {
            return;
        };
        let is_number = matches!(written.len(), 2 | 4 | 6 | 7) && written.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number {
            let written = written.to_owned();
            return self.doubt(Doubt::NotATeryt { written }, Agreed::Place);
        }
        let today = history::teryt_today(written);
        let (powiat, gmina) = (self.gazetteer.powiat(&today), self.gazetteer.gmina(&today));
        if (today.len() >= 4 && powiat.is_none()) || (today.len() >= 6 && gmina.is_none()) {
            let teryt = written.to_owned();
            self.doubt(Doubt::UnknownTeryt { teryt }, Agreed::Place);
        }
        self.teryt = Wojewodztwo::from_teryt(&today).map(|wojewodztwo| Teryt {
            wojewodztwo,
            powiat,
            gmina,
        });
    }

    /// A number of another województwo contradicts the one stated.
    pub(super) fn check_teryt(&mut self, wojewodztwo: Wojewodztwo) {
        if self
            .teryt
            .as_ref()
            .is_some_and(|teryt| teryt.wojewodztwo != wojewodztwo)
        {
            self.teryt = None;
            let doubt = Doubt::TerytInOtherWojewodztwo {
                teryt: self.written_teryt(),
                stated: wojewodztwo,
            };
            self.doubt(doubt, Agreed::Nothing);
        }
    }

    pub(super) fn written_teryt(&self) -> String {
        self.practice.teryt.clone().unwrap_or_default()
    }
}
