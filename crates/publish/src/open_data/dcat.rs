//! The description of the data for catalogues of data, `dane/katalog.ttl` and `dane/katalog.jsonld`: DCAT-AP, the European
//! profile that the Polish one (DCAT-AP PL, of dane.gov.pl) narrows down.

use mapa_praktyk::i18n::t;
use mapa_praktyk::routes::Route;
use oxrdf::NamedNode;

use super::about::{About, path_of};
use super::graph::Graph;
use super::{json_ld, schemas, table, words};
use crate::File;
use crate::settings::Address;

/// The description as Turtle, after which its things are named.
const TURTLE: &str = "dane/katalog.ttl";
/// The same as JSON-LD.
const JSON_LD: &str = "dane/katalog.jsonld";

/// A file of a data set, as the description tells it.
struct Distribution {
    name: &'static str,
    title: [&'static str; 2],
    path: &'static str,
    /// By the European list of types of files.
    form: &'static str,
    /// By IANA's list.
    media_type: &'static str,
}

const OF_PRACTICES: [Distribution; 3] = [
    Distribution {
        name: "praktyki-geojson",
        title: ["Katalog jako GeoJSON", "The catalogue as GeoJSON"],
        path: "data/practices.geojson",
        form: "GEOJSON",
        media_type: "application/geo+json",
    },
    Distribution {
        name: "praktyki-csv",
        title: ["Katalog jako tabela CSV", "The catalogue as a CSV table"],
        path: table::TABLE,
        form: "CSV",
        media_type: "text/csv",
    },
    Distribution {
        name: "praktyki-jsonld",
        title: [
            "Katalog jako JSON-LD (schema.org)",
            "The catalogue as JSON-LD (schema.org)",
        ],
        path: json_ld::PATH,
        form: "JSON_LD",
        media_type: "application/ld+json",
    },
];

const OF_CHANGES: [Distribution; 2] = [
    Distribution {
        name: "nowe-atom",
        title: ["Nowe praktyki", "New practices"],
        path: "dane/nowe.atom",
        form: "ATOM",
        media_type: "application/atom+xml",
    },
    Distribution {
        name: "zmienione-atom",
        title: ["Zmienione praktyki", "Changed practices"],
        path: "dane/zmienione.atom",
        form: "ATOM",
        media_type: "application/atom+xml",
    },
];

/// The description, where the site's address is known.
pub fn files(about: &About<'_>) -> Vec<File> {
    let Some(address) = about.address else {
        return Vec::new();
    };
    let graph = describe(about, address);
    // What is written to memory does not fail.
    [(TURTLE, graph.to_turtle()), (JSON_LD, graph.to_json_ld())]
        .into_iter()
        .filter_map(|(path, text)| Some(File::text(path, text.ok()?)))
        .collect()
}

fn describe(about: &About<'_>, address: &Address) -> Graph {
    let names = Names { address };
    let mut graph = Graph::default();
    catalogue(&mut graph, about, &names);
    let practices = [words::TITLE, words::DESCRIPTION];
    data_set(&mut graph, about, &names, "praktyki", practices, &OF_PRACTICES);
    let changes = [words::CHANGES, words::CHANGES_DESCRIPTION];
    data_set(&mut graph, about, &names, "zmiany", changes, &OF_CHANGES);
    for distribution in OF_PRACTICES.iter().chain(&OF_CHANGES) {
        self::distribution(&mut graph, about, &names, distribution);
    }
    period(&mut graph, about, &names);
    publisher(&mut graph, about, &names);
    kinds(&mut graph, &names);
    graph
}

/// How things are named.
struct Names<'a> {
    address: &'a Address,
}

impl Names<'_> {
    /// A thing that the description tells of.
    fn own(&self, name: &str) -> NamedNode {
        self.file(&format!("{TURTLE}#{name}"))
    }

    /// A file or page of the site: its address has been looked at, and the paths are those of this crate.
    fn file(&self, path: &str) -> NamedNode {
        NamedNode::new_unchecked(self.address.of(path))
    }
}

/// A value of one of the European Union's lists.
fn listed(list: &str, value: &str) -> NamedNode {
    NamedNode::new_unchecked(format!(
        "http://publications.europa.eu/resource/authority/{list}/{value}"
    ))
}

/// The themes of the European Union's list that fit, and what it calls them.
const THEMES: [(&str, [&str; 2]); 3] = [
    ("GOVE", ["Rząd i sektor publiczny", "Government and public sector"]),
    ("REGI", ["Regiony i miasta", "Regions and cities"]),
    ("SOCI", ["Ludność i społeczeństwo", "Population and society"]),
];

/// That the files stay where they are, by the list of how long things are to be had.
fn stable() -> NamedNode {
    listed("planned-availability", "STABLE")
}

fn catalogue(graph: &mut Graph, about: &About<'_>, names: &Names<'_>) {
    let title = ["Mapa Praktyk: otwarte dane", "Mapa Praktyk: open data"];
    graph
        .about(&names.own("katalog"), "dcat:Catalog")
        .tells("dct:title", title)
        .tells("dct:description", words::DESCRIPTION)
        .is("dct:publisher", &names.own("wydawca"))
        .is("foaf:homepage", &names.file(&path_of(&Route::Map)))
        .is("dct:language", &listed("language", "POL"))
        .is("dct:license", &NamedNode::new_unchecked(words::LICENCE_IN_EUROPE))
        .is("dct:spatial", &listed("country", "POL"))
        .is("dcat:themeTaxonomy", &NamedNode::new_unchecked(DATA_THEMES))
        .on("dct:issued", about.publisher.published)
        .on("dct:modified", about.day)
        .are("dcat:dataset", [&names.own("praktyki"), &names.own("zmiany")]);
}

fn data_set(
    graph: &mut Graph,
    about: &About<'_>,
    names: &Names<'_>,
    name: &str,
    [title, description]: [[&str; 2]; 2],
    distributions: &[Distribution],
) {
    let own = names.own(name);
    let distributions: Vec<NamedNode> = distributions.iter().map(|one| names.own(one.name)).collect();
    let mut set = graph.about(&own, "dcat:Dataset");
    set.says("dct:identifier", own.as_str())
        .tells("dct:title", title)
        .tells("dct:description", description)
        .is("dct:publisher", &names.own("wydawca"))
        .is("dct:language", &listed("language", "POL"))
        .is("dct:accrualPeriodicity", &listed("frequency", "IRREG"))
        .is("dct:spatial", &listed("country", "POL"))
        .is("dct:accessRights", &listed("access-right", "PUBLIC"))
        .is("dcat:landingPage", &names.file(&path_of(&Route::OpenData)))
        .are("dcat:theme", &THEMES.map(|(theme, _)| listed("data-theme", theme)))
        .on("dct:issued", about.publisher.published)
        .on("dct:modified", about.day)
        .are("dcat:distribution", &distributions);
    for keyword in words::KEYWORDS {
        set.names("dcat:keyword", keyword);
    }
    if let Some(edition) = about.edition {
        // The one is of DCAT 3, the other of the profiles before.
        set.says("dcat:version", edition).says("owl:versionInfo", edition);
    }
    if mail(about).is_some() {
        set.is("dcat:contactPoint", &names.own("kontakt"));
    }
    if about.day.is_some() {
        set.is("dct:temporal", &names.own("okres"));
    }
}

fn distribution(graph: &mut Graph, about: &About<'_>, names: &Names<'_>, distribution: &Distribution) {
    let file = names.file(distribution.path);
    let mut teller = graph.about(&names.own(distribution.name), "dcat:Distribution");
    teller
        .tells("dct:title", distribution.title)
        .names("dct:description", what_it_is(distribution.path))
        .is("dcat:accessURL", &file)
        .is("dcat:downloadURL", &file)
        .is("dct:format", &listed("file-type", distribution.form))
        .is("dcat:mediaType", &media_type(distribution))
        .is("dct:license", &NamedNode::new_unchecked(words::LICENCE_IN_EUROPE))
        .is("dcatap:availability", &stable())
        .on("dct:modified", about.day);
    if distribution.form == "GEOJSON" {
        teller.is("dct:conformsTo", &names.file(schemas::PRACTICES));
    }
}

/// What the page for developers says of a file.
fn what_it_is(path: &str) -> &'static str {
    let told = t::OPEN_DATA_FILES.iter().find(|(paths, ..)| paths.contains(&path));
    told.map_or("", |(.., what)| what.polish())
}

/// By IANA's list.
fn media_type(distribution: &Distribution) -> NamedNode {
    let media_type = distribution.media_type;
    NamedNode::new_unchecked(format!("http://www.iana.org/assignments/media-types/{media_type}"))
}

/// The days from the first to the newest, of a catalogue that has some.
fn period(graph: &mut Graph, about: &About<'_>, names: &Names<'_>) {
    if about.day.is_some() {
        graph
            .about(&names.own("okres"), "dct:PeriodOfTime")
            .on("dcat:startDate", about.first_day)
            .on("dcat:endDate", about.day);
    }
}

fn publisher(graph: &mut Graph, about: &About<'_>, names: &Names<'_>) {
    let publisher = about.publisher;
    let page = publisher.url.as_deref().and_then(|url| NamedNode::new(url).ok());
    graph
        .about(&names.own("wydawca"), "foaf:Agent")
        .says("foaf:name", about.publisher_name())
        .are("foaf:homepage", &page);
    let Some(mail) = mail(about) else {
        return;
    };
    graph
        .about(&names.own("kontakt"), "vcard:Kind")
        .says("vcard:fn", about.publisher_name())
        .is("vcard:hasEmail", &mail);
}

/// Where to write to the publisher; an address that no link could have is none.
fn mail(about: &About<'_>) -> Option<NamedNode> {
    let email = about.publisher.email.as_ref()?;
    NamedNode::new(format!("mailto:{email}")).ok()
}

/// The European Union's list of themes.
const DATA_THEMES: &str = "http://publications.europa.eu/resource/authority/data-theme";

/// What kinds of things those are that are only named, so that whoever checks the description need not fetch them.
fn kinds(graph: &mut Graph, names: &Names<'_>) {
    let named = [
        (
            NamedNode::new_unchecked(words::LICENCE_IN_EUROPE),
            "dct:LicenseDocument",
        ),
        (listed("language", "POL"), "dct:LinguisticSystem"),
        (listed("country", "POL"), "dct:Location"),
        (listed("frequency", "IRREG"), "dct:Frequency"),
        (listed("access-right", "PUBLIC"), "dct:RightsStatement"),
        (names.file(&path_of(&Route::OpenData)), "foaf:Document"),
        (names.file(&path_of(&Route::Map)), "foaf:Document"),
        (names.file(schemas::PRACTICES), "dct:Standard"),
    ];
    let [changes, _] = &OF_CHANGES;
    let of_files = OF_PRACTICES.iter().chain([changes]).flat_map(|one| {
        let form = listed("file-type", one.form);
        [(form, "dct:MediaTypeOrExtent"), (media_type(one), "dct:MediaType")]
    });
    for (thing, kind) in named.into_iter().chain(of_files) {
        graph.about(&thing, kind);
    }
    for (theme, label) in THEMES {
        let theme = listed("data-theme", theme);
        graph.about(&theme, "skos:Concept").tells("skos:prefLabel", label);
    }
    let label = ["stabilna", "stable"];
    graph.about(&stable(), "skos:Concept").tells("skos:prefLabel", label);
    let title = ["Kategorie danych", "Data themes"];
    let list = NamedNode::new_unchecked(DATA_THEMES);
    graph.about(&list, "skos:ConceptScheme").tells("dct:title", title);
}
