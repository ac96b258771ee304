//! Województwa and powiaty shaded by how many practices they have: the classes of the shades, and which is whose. Pure.

use practices::Wojewodztwo;

use crate::filter::Filter;
use crate::library::Library;

/// What the shades tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shading {
    /// No shades.
    #[default]
    Off,
    /// The number of practices.
    Count,
    /// The number of practices for each 100,000 inhabitants.
    PerCapita,
}

/// How many classes there are, that of none aside.
pub const CLASSES: usize = 5;

/// The shades of a map.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shades {
    /// What they tell.
    pub shading: Shading,
    /// The value of each area: practices, or practices for each 100,000 inhabitants; no number where the inhabitants of an
    /// area with practices are not known. Województwa stand by their code less one.
    pub values: Vec<f64>,
    /// Up to which value each class reaches, rising; fewer than [`CLASSES`] where there are few values.
    pub limits: Vec<f64>,
    /// How many practices count in no powiat, where these are shaded.
    pub outside: usize,
}

impl Shades {
    /// The shades of these numbers of practices, by area; for [`Shading::PerCapita`] with the inhabitants in the same order,
    /// 0 where they are not known.
    pub fn new(shading: Shading, counts: &[u32], inhabitants: &[u32]) -> Self {
        let values: Vec<f64> = match shading {
            Shading::Off => Vec::new(),
            Shading::Count => counts.iter().map(|count| f64::from(*count)).collect(),
            Shading::PerCapita => counts
                .iter()
                .enumerate()
                .map(|(row, count)| per_100_000(*count, inhabitants.get(row).copied().unwrap_or_default()))
                .collect(),
        };
        Self {
            shading,
            limits: limits(&values),
            values,
            outside: 0,
        }
    }

    /// The class of a województwo, where these are shaded.
    pub fn class(&self, region: Wojewodztwo) -> Option<usize> {
        self.class_of(usize::from(region.code()).checked_sub(1)?)
    }

    /// The class of an area: 0 for one without practices, else from 1, the lightest; nothing without shades, or where
    /// its value is not known.
    pub fn class_of(&self, area: usize) -> Option<usize> {
        let value = self.values.get(area).copied().filter(|value| !value.is_nan())?;
        if value <= 0.0 {
            return Some(0);
        }
        let below = self.limits.iter().filter(|limit| **limit < value).count();
        Some((below + 1).min(self.limits.len().max(1)))
    }
}

/// How many of the practices that a filter leaves each województwo has, by its code less one. A practice counts in each
/// of its województwa, as in the list; one whose województwo is not known counts nowhere.
pub fn counts(library: &Library, filter: &Filter) -> Vec<u32> {
    let mut counts = vec![0; Wojewodztwo::all().count()];
    for practice in library.within(None, filter) {
        for code in library.wojewodztwo_codes(practice) {
            let row = usize::from(*code).checked_sub(1);
            if let Some(count) = row.and_then(|row| counts.get_mut(row)) {
                *count += 1;
            }
        }
    }
    counts
}

fn per_100_000(count: u32, inhabitants: u32) -> f64 {
    if count == 0 {
        return 0.0;
    }
    if inhabitants == 0 {
        return f64::NAN;
    }
    f64::from(count) * 100_000.0 / f64::from(inhabitants)
}

/// Where the classes end: as many values in each as can be, at numbers that people say, the last at the largest value or
/// just above.
fn limits(values: &[f64]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| *value > 0.0).collect();
    sorted.sort_by(f64::total_cmp);
    let mut limits: Vec<f64> = (1..=CLASSES)
        .filter_map(|class| sorted.get((sorted.len() * class).div_ceil(CLASSES).checked_sub(1)?))
        .map(|value| rounded_up(*value))
        .collect();
    limits.dedup();
    limits
}

/// The next number with two digits that count: 7, 12, 130, 0,85.
fn rounded_up(value: f64) -> f64 {
    let step = 10f64.powi((value.log10().floor() as i32).saturating_sub(1).max(-6));
    let step = if value >= 1.0 && value.fract() == 0.0 {
        step.max(1.0)
    } else {
        step
    };
    // What the division leaves beyond the ninth decimal is its own error.
    let steps = (value / step - 1e-9).ceil();
    if step < 1.0 {
        steps / (1.0 / step).round()
    } else {
        steps * step
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;
    use geomap::ClusterIndex;
    use practices::index::Index;
    use practices::{Place, Practice, Source};

    fn row(code: usize) -> Wojewodztwo {
        Wojewodztwo::from_code(code as u8 + 1).unwrap()
    }

    #[test]
    fn white_spots_are_told_apart_from_few() {
        let mut counts = [0u32; 16];
        counts[0] = 1;
        counts[5] = 40;
        let shades = Shades::new(Shading::Count, &counts, &[]);
        assert_eq!(shades.class(row(1)), Some(0));
        assert_eq!(shades.class(row(0)), Some(1));
        assert_eq!(shades.class(row(5)), Some(shades.limits.len()));
        assert_eq!(Shades::default().class(row(0)), None);
        let empty = Shades::new(Shading::Count, &[0; 16], &[]);
        assert_eq!((empty.class(row(3)), empty.limits.len()), (Some(0), 0));
    }

    /// A practice of a category in some województwa: of its own in one, of its places in several.
    fn practice(slug: &str, category: &str, regions: &[&str]) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let mut practice = Practice::new(slug.into(), slug.into(), slug.into(), category.parse().unwrap(), source);
        let place = |region: &&str| Place {
            wojewodztwo: Wojewodztwo::from_slug(region),
            ..Place::default()
        };
        match regions {
            [] => (),
            [region] => practice.wojewodztwo = Wojewodztwo::from_slug(region),
            regions => practice.places = regions.iter().map(place).collect(),
        }
        practice
    }

    #[test]
    fn a_practice_counts_in_each_of_its_wojewodztwa() {
        let (culture, talk) = ("uslugi-spoleczne/kultura", "dialog-spoleczny");
        let mut practices = vec![
            practice("zolw", culture, &["lodzkie"]),
            practice("zwiazek", culture, &["lodzkie", "slaskie"]),
            practice("laka", talk, &["slaskie", "opolskie", "slaskie"]),
            practice("nigdzie", talk, &[]),
        ];
        Index::order(&mut practices);
        let index = Index::of(&practices);
        let (points, practice_of) = library::points(&index);
        let clusters = ClusterIndex::build(points, library::CLUSTERS);
        let library = Library::new(index, Vec::new(), clusters, practice_of);
        let cases = [
            ("", [("lodzkie", 2), ("slaskie", 2), ("opolskie", 1), ("lubuskie", 0)]),
            (
                culture,
                [("lodzkie", 2), ("slaskie", 1), ("opolskie", 0), ("lubuskie", 0)],
            ),
        ];
        for (query, expected) in cases {
            let filter = Filter::from_query(query);
            let counts = counts(&library, &filter);
            assert_eq!(counts.len(), 16);
            for (slug, count) in expected {
                let region = Wojewodztwo::from_slug(slug).unwrap();
                assert_eq!(counts[usize::from(region.code()) - 1], count, "{query} {slug}");
                assert_eq!(
                    library.within(Some(region), &filter).len() as u32,
                    count,
                    "{query} {slug}"
                );
            }
        }
    }

    #[test]
    fn classes_share_the_values_and_end_at_plain_numbers() {
        let cases: [(&[f64], &[f64]); 5] = [
            (&[1.0, 2.0, 3.0, 4.0, 5.0], &[1.0, 2.0, 3.0, 4.0, 5.0]),
            (&[1.0, 1.0, 1.0, 2.0], &[1.0, 2.0]),
            (&[123.0, 1234.0], &[130.0, 1300.0]),
            (&[0.0834, 0.2, 0.0], &[0.084, 0.2]),
            (&[], &[]),
        ];
        for (values, expected) in cases {
            assert_eq!(limits(values), expected, "{values:?}");
        }
    }

    #[test]
    fn counts_for_each_hundred_thousand() {
        let shades = Shades::new(Shading::PerCapita, &[3, 0, 4], &[2_900_000, 2_000_000]);
        let rounded: Vec<i64> = shades
            .values
            .iter()
            .map(|value| (value * 1000.0).round() as i64)
            .collect();
        assert_eq!(rounded, [103, 0, 0]);
        // One without practices is a white spot, whoever lives there; one whose inhabitants are not known is neither
        // that nor of any class.
        assert_eq!(
            [0, 1, 2, 3].map(|area| shades.class(row(area))),
            [Some(1), Some(0), None, None]
        );
    }
}
