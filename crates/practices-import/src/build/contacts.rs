//! The records as they are published where the names of people are not: see [`Publishing`].

use practices::publishing::{Contacts, Language, Of, Publishing};
use practices::{Attachment, Contact};

use crate::problem::Problem;
use crate::record::Record;

/// The records without what is not published of their contacts, and a line for each place where a text was changed. The
/// records of `all` name the people: drafts too, and those that are left out of a build.
pub(super) fn published(all: &[Record], contacts: Contacts) -> (Vec<Record>, Vec<Problem>) {
    let publishing = Publishing::of(contacts, all.iter().flat_map(|record| &record.contacts));
    let mut changed = Vec::new();
    let records = all
        .iter()
        .map(|record| Clearing::new(record, &publishing, &mut changed).run(record.clone()));
    (records.collect(), changed)
}

/// One record being cleared.
struct Clearing<'a> {
    publishing: &'a Publishing,
    file: String,
    contacts: &'a [Contact],
    places: Vec<&'a str>,
    changed: &'a mut Vec<Problem>,
}

impl<'a> Clearing<'a> {
    fn new(record: &'a Record, publishing: &'a Publishing, changed: &'a mut Vec<Problem>) -> Self {
        let own = [
            &record.municipality,
            &record.powiat,
            &record.post_office,
            &record.street,
        ];
        let own = own.into_iter().flatten();
        let others = record
            .places
            .iter()
            .flat_map(|place| [&place.municipality, &place.powiat])
            .flatten();
        Self {
            publishing,
            file: record.file_name(),
            contacts: &record.contacts,
            places: own.chain(others).map(String::as_str).collect(),
            changed,
        }
    }

    /// Every field is named here, so that a new one can't be forgotten.
    fn run(&mut self, mut record: Record) -> Record {
        let Record {
            id: _,
            slug,
            title,
            draft: _,
            category: _,
            summary,
            summary_en,
            unit_type: _,
            municipality: _,
            powiat: _,
            wojewodztwo: _,
            teryt: _,
            postal_code: _,
            post_office: _,
            implementing_unit,
            street: _,
            websites,
            population: _,
            entered: _,
            updated: _,
            precision: _,
            note,
            point: _,
            places: _,
            source,
            contacts,
            as_published,
            attachments,
            elsewhere,
            partners,
            indicators,
            costs,
            related,
            import: _,
            body,
        } = &mut record;
        *contacts = self.publishing.contacts(self.of());
        self.text("title", title);
        self.optional("summary", summary);
        self.optional_in("summary_en", summary_en, Language::English);
        self.optional("implementing_unit", implementing_unit);
        self.optional("note", note);
        self.text("body", body);
        self.addresses("websites", websites);
        source.url = source.url.take().filter(|url| self.is_published("source.url", url));
        self.links("attachments", attachments);
        self.links("elsewhere", elsewhere);
        for partner in partners {
            self.text("partners", &mut partner.name);
            self.optional("partners", &mut partner.address);
        }
        for indicator in indicators {
            self.text("indicators", &mut indicator.label);
            self.text("indicators", &mut indicator.unit);
            for figure in &mut indicator.values {
                self.optional("indicators", &mut figure.period);
                self.optional("indicators", &mut figure.about);
            }
        }
        for cost in costs {
            self.text("costs", &mut cost.label);
            self.optional("costs", &mut cost.about);
        }
        for other in related {
            self.text("related", &mut other.why);
        }
        // What the source had is told to the letter or not at all.
        as_published.retain(|field, value| {
            let mut as_cleared = value.clone();
            self.text(&format!("as_published.{field}"), &mut as_cleared);
            as_cleared == *value
        });
        // The name in addresses is what others link to: a build does not change it.
        if !self.publishing.is_published(slug) {
            self.say(
                "slug",
                "nazwa w adresie zawiera nazwisko osoby do kontaktu; build jej nie zmienia, zmień ją w rekordzie",
            );
        }
        record
    }

    fn of(&self) -> Of<'_> {
        Of {
            contacts: self.contacts,
            places: &self.places,
        }
    }

    fn text(&mut self, field: &str, text: &mut String) {
        self.text_in(field, text, Language::Polish);
    }

    fn text_in(&mut self, field: &str, text: &mut String, language: Language) {
        let cleared = self.publishing.text(text, self.of(), language);
        for hidden in &cleared.hidden {
            self.say(field, format!("nie publikuję: „{hidden}”"));
        }
        *text = cleared.text;
    }

    fn optional(&mut self, field: &str, text: &mut Option<String>) {
        self.optional_in(field, text, Language::Polish);
    }

    fn optional_in(&mut self, field: &str, text: &mut Option<String>, language: Language) {
        if let Some(text) = text {
            self.text_in(field, text, language);
        }
    }

    fn addresses(&mut self, field: &str, addresses: &mut Vec<String>) {
        addresses.retain(|address| self.is_published(field, address));
    }

    /// A file whose address names somebody can't be had without the name.
    fn links(&mut self, field: &str, links: &mut Vec<Attachment>) {
        links.retain(|link| self.is_published(field, &link.url));
        for link in links {
            self.text(field, &mut link.title);
        }
    }

    fn is_published(&mut self, field: &str, address: &str) -> bool {
        let is_published = self.publishing.is_published(address);
        if !is_published {
            self.say(
                field,
                format!("nie publikuję adresu „{address}”: zawiera nazwisko osoby do kontaktu"),
            );
        }
        is_published
    }

    fn say(&mut self, field: &str, message: impl std::fmt::Display) {
        let said = Problem::of_file(self.file.clone(), message).in_field(field);
        self.changed.push(said);
    }
}
