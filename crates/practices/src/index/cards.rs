//! Files of records, `cards/<k>.json`, which must have the practices that the index has under their numbers.

use thiserror::Error;

use super::Index;
use crate::catalogue::{Catalogue, CatalogueError};
use crate::practice::Practice;

/// Why a file of records can't be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CardsError {
    /// It is no collection of practices.
    #[error(transparent)]
    File(#[from] CatalogueError),
    /// It has others than the index, or not as many: it is of another edition, or some of them are unsound.
    #[error("są w nim inne praktyki, niż mówi indeks; zbuduj katalog jeszcze raz")]
    OfAnother,
}

/// Reads the file of this number; it must have the practices of the index, where there is one.
///
/// # Errors
/// As [`CardsError`] says.
pub fn read_cards(index: Option<&Index>, file: u32, bytes: &[u8]) -> Result<Vec<Practice>, CardsError> {
    let Catalogue { practices, .. } = Catalogue::from_slice(bytes)?;
    let is_right = index.is_none_or(|index| {
        let chunk = index.chunk as usize;
        let first = chunk.saturating_mul(file as usize);
        let is_whole = practices.len() == chunk.min(index.len().saturating_sub(first));
        is_whole && has_at(index, first, &practices)
    });
    if is_right {
        Ok(practices)
    } else {
        Err(CardsError::OfAnother)
    }
}

/// Whether an index has these practices from a number on, by the columns that every practice has.
fn has_at(index: &Index, first: usize, practices: &[Practice]) -> bool {
    let other = Index::of(practices);
    let there = first..first.saturating_add(other.len());
    let Some(own) = index.category.get(there.clone()) else {
        return false;
    };
    let is_same = |(own, other_own): (&u16, &u16)| {
        index.categories.get(usize::from(*own)) == other.categories.get(usize::from(*other_own))
    };
    index.wojewodztwo.get(there.clone()) == Some(&other.wojewodztwo)
        && index.lon.get(there.clone()) == Some(&other.lon)
        && index.lat.get(there) == Some(&other.lat)
        && own.iter().zip(&other.category).all(is_same)
}

#[cfg(test)]
mod tests {
    use super::super::tests::several;
    use super::*;
    use crate::practice::LonLat;

    #[test]
    fn knows_its_own_practices_from_those_of_another_edition() {
        let mut practices = several();
        Index::order(&mut practices);
        let index = Index::of(&practices);
        assert!(has_at(&index, 0, &practices) && has_at(&index, 1, &practices[1..]) && has_at(&index, 0, &[]));
        assert!(!has_at(&index, 1, &practices), "more than there are");
        assert!(!has_at(&index, 0, &practices[1..]), "others under these numbers");
        let mut moved = practices.clone();
        moved[1].point = LonLat::new(20.0, 50.0);
        moved[1].places.clear();
        assert!(!has_at(&index, 0, &moved));
        let mut renamed = practices;
        renamed[0].category = "uslugi-spoleczne/kultura".parse().unwrap();
        assert!(!has_at(&index, 0, &renamed), "another category");
    }

    #[test]
    fn what_is_no_file_of_the_index_is_said() {
        let index = Index::of(&several());
        assert!(matches!(
            read_cards(Some(&index), 0, b"<!doctype html>"),
            Err(CardsError::File(_))
        ));
        let none = br#"{"type":"FeatureCollection","features":[]}"#;
        assert_eq!(read_cards(Some(&index), 0, none), Err(CardsError::OfAnother));
        assert_eq!(read_cards(None, 0, none), Ok(Vec::new()));
    }
}
