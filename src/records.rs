//! The records of practices that are here: all of a small catalogue, of a large one those files that something needed.

use practices::{Practice, Wojewodztwo};

use crate::load::LoadError;

/// A file of records.
#[derive(Debug, Clone, Default)]
enum File {
    /// Nobody has asked for it.
    #[default]
    Unasked,
    /// On its way.
    Pending,
    /// Here.
    Ready(Vec<Practice>),
    /// Did not come.
    Failed(LoadError),
}

/// The records, by the practices' numbers.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// How many practices a file has.
    chunk: u32,
    files: Vec<File>,
}

impl Records {
    /// All records of a catalogue, in the order of its index.
    pub fn whole(practices: Vec<Practice>) -> Self {
        Self {
            chunk: u32::MAX,
            files: vec![File::Ready(practices)],
        }
    }

    /// None of `count` records yet, which come `chunk` a file.
    pub fn in_files(count: usize, chunk: u32) -> Self {
        let chunk = chunk.max(1);
        Self {
            chunk,
            files: vec![File::Unasked; count.div_ceil(chunk as usize)],
        }
    }

    /// How many practices a file of records has; nothing, where they are read from the whole catalogue.
    pub fn chunk(&self) -> Option<u32> {
        (self.chunk != u32::MAX).then_some(self.chunk)
    }

    /// The record of the practice with this number, if it is here.
    pub fn get(&self, number: u32) -> Option<&Practice> {
        match self.files.get((number / self.chunk.max(1)) as usize)? {
            File::Ready(practices) => practices.get((number % self.chunk) as usize),
            _ => None,
        }
    }

    /// All records that are here, with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Practice)> {
        let chunk = self.chunk;
        let files = (0u32..).zip(&self.files);
        files.flat_map(move |(file, records)| {
            let practices = match records {
                File::Ready(practices) => practices.as_slice(),
                _ => &[],
            };
            (file.saturating_mul(chunk)..).zip(practices)
        })
    }

    /// The record with this slug, if it is here.
    pub fn by_slug(&self, slug: &str) -> Option<&Practice> {
        self.iter()
            .map(|(_, practice)| practice)
            .find(|practice| practice.slug == slug)
    }

    /// The practices of a województwo by title; none of a catalogue whose records are not all here.
    pub fn within(&self, region: Wojewodztwo) -> Vec<&Practice> {
        if !self.is_complete() {
            return Vec::new();
        }
        let practices = self.iter().map(|(_, practice)| practice);
        let mut found: Vec<&Practice> = practices.filter(|p| p.wojewodztwa().contains(&region)).collect();
        found.sort_by_cached_key(|practice| practices::slug::slugify(&practice.title));
        found
    }

    /// Whether every record is here.
    pub fn is_complete(&self) -> bool {
        self.files.iter().all(|file| matches!(file, File::Ready(_)))
    }

    /// Why the record of this number did not come, if it did not.
    pub fn error(&self, number: u32) -> Option<&LoadError> {
        match self.files.get((number / self.chunk.max(1)) as usize)? {
            File::Failed(error) => Some(error),
            _ => None,
        }
    }

    /// Why the first of those files did not come that did not, if there is one.
    pub fn first_error(&self) -> Option<&LoadError> {
        self.files.iter().find_map(|file| match file {
            File::Failed(error) => Some(error),
            _ => None,
        })
    }

    /// The files of these records that nobody has asked for yet; from now on they are on their way.
    pub fn ask(&mut self, numbers: &[u32]) -> Vec<u32> {
        let mut asked = Vec::new();
        for file in numbers.iter().map(|number| number / self.chunk.max(1)) {
            if let Some(records @ File::Unasked) = self.files.get_mut(file as usize) {
                *records = File::Pending;
                asked.push(file);
            }
        }
        asked
    }

    /// What became of a file.
    pub fn put(&mut self, file: u32, outcome: Result<Vec<Practice>, LoadError>) {
        if let Some(records) = self.files.get_mut(file as usize) {
            *records = outcome.map_or_else(File::Failed, File::Ready);
        }
    }

    /// The files that failed; from now on they are on their way again.
    pub fn ask_again(&mut self) -> Vec<u32> {
        let mut asked = Vec::new();
        for (number, file) in (0..).zip(&mut self.files) {
            if matches!(file, File::Failed(_)) {
                *file = File::Pending;
                asked.push(number);
            }
        }
        asked
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use practices::Source;

    fn practice(slug: &str) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        Practice::new(
            slug.into(),
            slug.into(),
            "Żółw".into(),
            "dialog-spoleczny".parse().unwrap(),
            source,
        )
    }

    #[test]
    fn files_come_when_somebody_asks() {
        let mut records = Records::in_files(5, 2);
        assert!(records.get(0).is_none() && !records.is_complete());
        assert_eq!(records.chunk(), Some(2));
        assert_eq!(records.ask(&[3, 2, 4, 99]), [1, 2]);
        assert_eq!(records.ask(&[3, 4]), [0u32; 0]);
        records.put(1, Ok(vec![practice("c"), practice("d")]));
        records.put(2, Err(LoadError::NotFound { url: "ż".into() }));
        assert_eq!(records.get(3).map(|p| p.slug.as_str()), Some("d"));
        assert!(records.by_slug("c").is_some() && records.error(4).is_some());
        let numbers: Vec<u32> = records.iter().map(|(number, _)| number).collect();
        assert_eq!(numbers, [2, 3]);
        assert_eq!(records.ask_again(), [2]);
        assert_eq!(records.ask(&[0, 4]), [0]);
        records.put(0, Ok(vec![practice("a"), practice("b")]));
        records.put(2, Ok(vec![practice("e")]));
        assert!(records.is_complete());
    }

    #[test]
    fn a_small_catalogue_is_here_at_once() {
        let mut records = Records::whole(vec![practice("a"), practice("b")]);
        assert_eq!(records.chunk(), None);
        assert!(records.is_complete() && records.get(1).is_some() && records.get(2).is_none());
        assert_eq!(records.ask(&[0, 1]), [0u32; 0]);
        assert!(Records::default().get(0).is_none());
    }
}
