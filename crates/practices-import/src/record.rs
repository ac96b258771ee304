//! The record of one practice as people review and edit it: TOML front matter between `+++` lines, then the full
//! presentation in Markdown. The fields are those of [`Practice`] and [`Details`].

use std::collections::BTreeMap;

use practices::{
    Attachment, Category, Contact, Cost, Date, Details, Indicator, LonLat, Partner, Place, Practice, Precision,
    Related, Source, UnitType, Wojewodztwo,
};
use serde::{Deserialize, Serialize};

/// One record. The fields stand in the order in which they are written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Stable and unique: `bdp-381`, or the catalogue and the slug.
    pub id: String,
    /// The name in addresses and of the file.
    pub slug: String,
    /// The title.
    pub title: String,
    /// Whether a person has still to complete it; a draft does not reach the map.
    #[serde(default, skip_serializing_if = "is_false")]
    pub draft: bool,
    /// The place in the category tree; only a draft may lack it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// Plain text, paragraphs set apart by an empty line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The same in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary_en: Option<String>,
    /// See [`Practice::unit_type`], and so on for the fields of the same name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_type: Option<UnitType>,
    /// The town or village.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<String>,
    /// The powiat, as an adjective in lower case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub powiat: Option<String>,
    /// The województwo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wojewodztwo: Option<Wojewodztwo>,
    /// The TERYT number; where it is absent, `praktyki build` finds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub teryt: Option<String>,
    /// `58-580`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// The post office of the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post_office: Option<String>,
    /// The institution that does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub implementing_unit: Option<String>,
    /// Its street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Its pages, with scheme.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub websites: Vec<String>,
    /// Inhabitants of the unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<u32>,
    /// The day of entry into the catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<Date>,
    /// The day of the last change in the catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    /// How exact [`Record::point`] is; without one, `praktyki build` finds both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// "Uwaga redakcji": what the editors say about the record, in plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The point that a person has set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<LonLat>,
    /// Its places, where there are several; each is found on the map by its own words alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// Where the record was taken from.
    pub source: Source,
    /// The people to call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// Fields as the source had them, where they were corrected or normalised.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub as_published: BTreeMap<String, String>,
    /// Documents and pages elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// Other pages of the source on the same practice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<Attachment>,
    /// Who took part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Partner>,
    /// Figures that the source gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// What it cost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<Cost>,
    /// Other practices that belong to this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// What the importer notes for itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<ImportNote>,
    /// "Pełna prezentacja" in Markdown; may be empty.
    #[serde(skip)]
    pub body: String,
}

/// The names of a record's fields, in their order.
pub const FIELDS: [&str; 34] = [
    "id",
    "slug",
    "title",
    "draft",
    "category",
    "summary",
    "summary_en",
    "unit_type",
    "municipality",
    "powiat",
    "wojewodztwo",
    "teryt",
    "postal_code",
    "post_office",
    "implementing_unit",
    "street",
    "websites",
    "population",
    "entered",
    "updated",
    "precision",
    "note",
    "point",
    "places",
    "source",
    "contacts",
    "as_published",
    "attachments",
    "elsewhere",
    "partners",
    "indicators",
    "costs",
    "related",
    "import",
];

/// What the importer notes for itself, so that it never overwrites what a person has edited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportNote {
    /// The digest of the file as the import wrote it, without this table.
    pub digest: String,
    /// Short digests of the fields as the source had them, by field name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
}

impl Record {
    /// A record with what every record has, and nothing else known.
    pub fn new(id: String, slug: String, title: String, source: Source) -> Self {
        Self {
            id,
            slug,
            title,
            draft: false,
            category: None,
            summary: None,
            summary_en: None,
            unit_type: None,
            municipality: None,
            powiat: None,
            wojewodztwo: None,
            teryt: None,
            postal_code: None,
            post_office: None,
            implementing_unit: None,
            street: None,
            websites: Vec::new(),
            population: None,
            entered: None,
            updated: None,
            precision: None,
            note: None,
            point: None,
            places: Vec::new(),
            source,
            contacts: Vec::new(),
            as_published: BTreeMap::new(),
            attachments: Vec::new(),
            elsewhere: Vec::new(),
            partners: Vec::new(),
            indicators: Vec::new(),
            costs: Vec::new(),
            related: Vec::new(),
            import: None,
            body: String::new(),
        }
    }

    /// The part that the map shows, or `None` for a record without a category, which only a draft may be.
    pub fn practice(&self) -> Option<Practice> {
        Some(Practice {
            id: self.id.clone(),
            point: self.point,
            slug: self.slug.clone(),
            title: self.title.clone(),
            category: self.category.clone()?,
            summary: self.summary.clone(),
            summary_en: self.summary_en.clone(),
            unit_type: self.unit_type,
            municipality: self.municipality.clone(),
            powiat: self.powiat.clone(),
            wojewodztwo: self.wojewodztwo,
            teryt: self.teryt.clone(),
            postal_code: self.postal_code.clone(),
            post_office: self.post_office.clone(),
            implementing_unit: self.implementing_unit.clone(),
            street: self.street.clone(),
            websites: self.websites.clone(),
            population: self.population,
            contacts: self.contacts.clone(),
            entered: self.entered,
            updated: self.updated,
            precision: self.precision,
            places: self.places.clone(),
            source: self.source.clone(),
            as_published: self.as_published.clone(),
        })
    }

    /// What the record's own metryka says of its place, whatever [`Record::places`] say.
    pub fn own_place(&self) -> Place {
        Place {
            municipality: self.municipality.clone(),
            unit_type: self.unit_type,
            powiat: self.powiat.clone(),
            wojewodztwo: self.wojewodztwo,
            teryt: self.teryt.clone(),
            postal_code: self.postal_code.clone(),
            precision: self.precision,
            point: self.point,
        }
    }

    /// The part that only the page of the practice shows, with its presentation as HTML; a build adds the practice.
    pub fn details(&self, presentation: Option<String>) -> Details {
        Details {
            slug: self.slug.clone(),
            presentation,
            attachments: self.attachments.clone(),
            partners: self.partners.clone(),
            indicators: self.indicators.clone(),
            costs: self.costs.clone(),
            related: self.related.clone(),
            note: self.note.clone(),
            elsewhere: self.elsewhere.clone(),
            feature: None,
        }
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        format!("{}.md", self.slug)
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands a reference to skip_serializing_if"
)]
fn is_false(value: &bool) -> bool {
    !*value
}
