//! What the worker is at: the files that it has begun.

use std::collections::BTreeMap;

use practices::{Catalogue, Index};

use crate::file::File;
use crate::form::Form;
use crate::protocol::Refusal;

/// The files in the making, by the numbers of the messages that began them.
#[derive(Default)]
pub struct Jobs(BTreeMap<u32, File>);

/// Which part of the catalogue some bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// One of its files of records, in the order of the index.
    Cards,
    /// All of it, in an order of its own.
    Whole,
}

impl Jobs {
    /// Begins a file.
    ///
    /// # Errors
    /// As [`File::new`].
    pub fn begin(&mut self, number: u32, form: Form, site: &str, count: usize) -> Result<(), Refusal> {
        self.0.insert(number, File::new(form, site, count)?);
        Ok(())
    }

    /// Writes practices of a part of the catalogue: `places` are pairs of a place in it and a place in the file. A file that
    /// could not be written on is given up.
    ///
    /// # Errors
    /// [`Refusal::Unknown`] where there is no such file; [`Refusal::Unreadable`], and those of [`File::put`].
    pub fn write(&mut self, number: u32, part: Part, bytes: &[u8], places: &[u32]) -> Result<(), Refusal> {
        let file = self.0.get_mut(&number).ok_or(Refusal::Unknown)?;
        let written = write(file, part, bytes, places);
        if written.is_err() {
            self.give_up(number);
        }
        written
    }

    /// Takes a file away, to be finished.
    ///
    /// # Errors
    /// [`Refusal::Unknown`] where there is no such file.
    pub fn take(&mut self, number: u32) -> Result<File, Refusal> {
        self.0.remove(&number).ok_or(Refusal::Unknown)
    }

    /// Gives a file up.
    pub fn give_up(&mut self, number: u32) {
        self.0.remove(&number);
    }
}

fn write(file: &mut File, part: Part, bytes: &[u8], places: &[u32]) -> Result<(), Refusal> {
    let read = Catalogue::from_slice(bytes).map_err(|_| Refusal::Unreadable)?;
    let mut practices = read.practices;
    if part == Part::Whole {
        Index::order(&mut practices);
    }
    for pair in places.chunks(2) {
        let [from, to] = pair else { return Err(Refusal::Unknown) };
        let practice = practices.get(*from as usize).ok_or(Refusal::Unreadable)?;
        file.put(*to as usize, practice)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::practice;
    use practices::{LonLat, Practice};

    fn named(id: &str, lat: f64) -> Practice {
        let mut practice = practice();
        (practice.id, practice.slug) = (id.into(), id.into());
        practice.point = LonLat::new(18.7, lat);
        practice
    }

    fn ids(file: File) -> Vec<String> {
        let mut bytes = Vec::new();
        file.finish(|part| bytes.extend_from_slice(part)).unwrap();
        let read = Catalogue::from_slice(&bytes).unwrap();
        read.practices.into_iter().map(|practice| practice.id).collect()
    }

    #[test]
    fn parts_of_the_catalogue_make_one_file() {
        let part = |ids: [&str; 2]| Catalogue::to_geojson_in_order(&ids.map(|id| named(id, 50.0))).unwrap();
        let mut jobs = Jobs::default();
        jobs.begin(7, Form::GeoJson, "", 3).unwrap();
        jobs.write(7, Part::Cards, part(["c", "d"]).as_bytes(), &[1, 0])
            .unwrap();
        jobs.write(7, Part::Cards, part(["a", "b"]).as_bytes(), &[0, 2, 1, 1])
            .unwrap();
        assert_eq!(ids(jobs.take(7).unwrap()), ["d", "b", "a"]);
        assert!(jobs.0.is_empty());
    }

    #[test]
    fn a_whole_catalogue_is_numbered_by_its_index() {
        let mut practices = vec![named("south", 50.0), named("north", 54.0), named("middle", 52.0)];
        let whole = Catalogue::to_geojson_in_order(&practices).unwrap();
        Index::order(&mut practices);
        let mut jobs = Jobs::default();
        jobs.begin(1, Form::GeoJson, "", 3).unwrap();
        jobs.write(1, Part::Whole, whole.as_bytes(), &[0, 0, 1, 1, 2, 2])
            .unwrap();
        let expected: Vec<String> = practices.into_iter().map(|practice| practice.id).collect();
        assert_eq!(ids(jobs.take(1).unwrap()), expected);
    }

    #[test]
    fn what_can_not_be_written_is_given_up() {
        let whole = Catalogue::to_geojson(&[named("a", 50.0)]).unwrap();
        let cases: [(&[u8], &[u32], Refusal); 4] = [
            (b"{", &[0, 0], Refusal::Unreadable),
            (whole.as_bytes(), &[1, 0], Refusal::Unreadable),
            (whole.as_bytes(), &[0, 1], Refusal::Unknown),
            (whole.as_bytes(), &[0], Refusal::Unknown),
        ];
        for (bytes, places, expected) in cases {
            let mut jobs = Jobs::default();
            jobs.begin(1, Form::Csv, "", 1).unwrap();
            assert_eq!(jobs.write(1, Part::Cards, bytes, places), Err(expected));
            assert!(jobs.0.is_empty());
            assert_eq!(
                jobs.write(1, Part::Cards, whole.as_bytes(), &[0, 0]),
                Err(Refusal::Unknown)
            );
        }
        let mut jobs = Jobs::default();
        jobs.begin(1, Form::Csv, "", 1).unwrap();
        jobs.give_up(1);
        assert!(matches!(jobs.take(1), Err(Refusal::Unknown)));
    }
}
