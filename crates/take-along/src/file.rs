//! A file in the making: practices come in any order, and stand in it in the order in which they are shown.

use practices::Practice;
use practices::catalogue::feature_line;

use crate::form::Form;
use crate::protocol::Refusal;
use crate::xlsx::Sheet;
use crate::{csv, kml, vcard};

/// How large the parts are in which a file of text is handed out.
const PART: usize = 1 << 20;

/// A file that is being written.
pub struct File {
    form: Form,
    site: String,
    body: Body,
    /// How many practices are still to come.
    missing: usize,
}

enum Body {
    /// What each practice gives, by its place.
    Pieces(Vec<Option<String>>),
    Sheet(Box<Sheet>),
}

impl File {
    /// A file for so many practices; `site` is the site's own address, without which links lead nowhere.
    ///
    /// # Errors
    /// [`Refusal::TooManyRows`] where the form can't hold so many.
    pub fn new(form: Form, site: &str, count: usize) -> Result<Self, Refusal> {
        let body = match form {
            Form::Xlsx => Body::Sheet(Box::new(Sheet::new(count)?)),
            Form::Csv | Form::GeoJson | Form::Kml | Form::VCard => Body::Pieces(vec![None; count]),
        };
        Ok(Self {
            form,
            site: site.to_owned(),
            body,
            missing: count,
        })
    }

    /// The form of the file.
    pub fn form(&self) -> Form {
        self.form
    }

    /// Writes a practice to its place, counted from 0.
    ///
    /// # Errors
    /// [`Refusal::Unknown`] where the file has no such place or the place is taken; [`Refusal::Unwritable`].
    pub fn put(&mut self, place: usize, practice: &Practice) -> Result<(), Refusal> {
        let site = self.site.as_str();
        match &mut self.body {
            Body::Sheet(sheet) => sheet.put(place, practice, site)?,
            Body::Pieces(pieces) => {
                let slot = pieces.get_mut(place).filter(|slot| slot.is_none());
                *slot.ok_or(Refusal::Unknown)? = Some(match self.form {
                    Form::GeoJson => feature_line(practice).map_err(|_| Refusal::Unwritable)?,
                    Form::Kml => kml::placemark(practice, site),
                    Form::VCard => vcard::cards(practice, site),
                    Form::Csv | Form::Xlsx => csv::line(practice, site),
                });
            }
        }
        self.missing = self.missing.saturating_sub(1);
        Ok(())
    }

    /// Gives the bytes of the whole file to `take`, a part at a time.
    ///
    /// # Errors
    /// [`Refusal::Incomplete`] where not all practices have come; [`Refusal::Unwritable`].
    pub fn finish(self, mut take: impl FnMut(&[u8])) -> Result<(), Refusal> {
        if self.missing > 0 {
            return Err(Refusal::Incomplete);
        }
        let pieces = match self.body {
            Body::Sheet(sheet) => {
                take(&sheet.finish()?);
                return Ok(());
            }
            Body::Pieces(pieces) => pieces,
        };
        let (head, between, tail) = frame(self.form);
        let mut part = head;
        for (place, piece) in pieces.into_iter().flatten().enumerate() {
            if place > 0 {
                part.push_str(between);
            }
            part.push_str(&piece);
            if part.len() >= PART {
                take(part.as_bytes());
                part.clear();
            }
        }
        part.push_str(tail);
        take(part.as_bytes());
        Ok(())
    }
}

/// What stands before, between and after the practices in a file of text.
fn frame(form: Form) -> (String, &'static str, &'static str) {
    match form {
        Form::GeoJson => (
            "{\"type\":\"FeatureCollection\",\"features\":[\n".to_owned(),
            ",\n",
            "\n]}\n",
        ),
        Form::Kml => (kml::HEAD.to_owned(), "", kml::TAIL),
        Form::VCard => (String::new(), "", ""),
        Form::Csv | Form::Xlsx => (csv::head(), "", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::practice;
    use practices::Catalogue;

    fn named(slug: &str) -> Practice {
        let mut practice = practice();
        (practice.id, practice.slug) = (slug.into(), slug.into());
        practice
    }

    fn text(file: File) -> String {
        let mut bytes = Vec::new();
        file.finish(|part| bytes.extend_from_slice(part)).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn practices_stand_in_their_order_however_they_come() {
        let (a, b) = (named("a"), named("b"));
        for form in Form::ALL.into_iter().filter(|form| *form != Form::Xlsx) {
            let mut file = File::new(form, "https://mapa.example", 2).unwrap();
            file.put(1, &b).unwrap();
            file.put(0, &a).unwrap();
            let text = text(file);
            let place = |slug: &str| match form {
                Form::GeoJson => text.find(&format!("\"id\":\"{slug}\"")).unwrap(),
                _ => text.find(&format!("/praktyki/{slug}")).unwrap(),
            };
            assert!(place("a") < place("b"), "{form:?}");
        }
    }

    #[test]
    fn geojson_is_the_catalogues() {
        let all = [named("a"), named("b")];
        for count in 0..=2 {
            let some = all.get(..count).unwrap();
            let mut file = File::new(Form::GeoJson, "", count).unwrap();
            for (place, practice) in some.iter().enumerate() {
                file.put(place, practice).unwrap();
            }
            assert_eq!(text(file), Catalogue::to_geojson_in_order(some).unwrap());
        }
    }

    #[test]
    fn nothing_is_left_out_or_written_twice() {
        for form in Form::ALL {
            let mut file = File::new(form, "", 2).unwrap();
            file.put(1, &named("a")).unwrap();
            assert_eq!(file.put(1, &named("a")), Err(Refusal::Unknown), "{form:?}");
            assert_eq!(file.put(2, &named("b")), Err(Refusal::Unknown), "{form:?}");
            assert_eq!(file.finish(|_| ()), Err(Refusal::Incomplete), "{form:?}");
        }
    }

    #[test]
    fn a_large_file_comes_in_parts() {
        let count = 2_000;
        let mut file = File::new(Form::GeoJson, "", count).unwrap();
        let mut long = practice();
        long.summary = Some("Ż".repeat(1000));
        for place in 0..count {
            file.put(place, &long).unwrap();
        }
        let mut parts = Vec::new();
        file.finish(|part| parts.push(part.len())).unwrap();
        assert!(
            parts.len() > 3 && parts.iter().all(|length| *length < 2 * PART),
            "{parts:?}"
        );
    }
}
