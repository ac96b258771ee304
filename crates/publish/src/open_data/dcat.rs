//! The description of the data for catalogues of data, `dane/katalog.ttl` and `dane/katalog.jsonld`: DCAT-AP, the European
//! profile that the Polish one (DCAT-AP PL, of dane.gov.pl) narrows down.

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
        .filter_map(|(path, bytes)| {
            Some(File {
                path: path.to_owned(),
                bytes: bytes.ok()?,
            })
        })
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
    publisher(&mut graph, about, &names);
    lists(&mut graph);
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

fn themes() -> [NamedNode; 3] {
    ["GOVE", "REGI", "SOCI"].map(|theme| listed("data-theme", theme))
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
        .are("dcat:theme", &themes())
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
    if about.publisher.email.is_some() {
        set.is("dcat:contactPoint", &names.own("kontakt"));
    }
}

fn distribution(graph: &mut Graph, about: &About<'_>, names: &Names<'_>, distribution: &Distribution) {
    let file = names.file(distribution.path);
    let media_type = format!(
        "http://www.iana.org/assignments/media-types/{}",
        distribution.media_type
    );
    let mut teller = graph.about(&names.own(distribution.name), "dcat:Distribution");
    teller
        .tells("dct:title", distribution.title)
        .is("dcat:accessURL", &file)
        .is("dcat:downloadURL", &file)
        .is("dct:format", &listed("file-type", distribution.form))
        .is("dcat:mediaType", &NamedNode::new_unchecked(media_type))
        .is("dct:license", &NamedNode::new_unchecked(words::LICENCE_IN_EUROPE))
        .is("dcatap:availability", &listed("planned-availability", "STABLE"))
        .on("dct:modified", about.day);
    if distribution.form == "GEOJSON" {
        teller.is("dct:conformsTo", &names.file(schemas::PRACTICES));
    }
}

fn publisher(graph: &mut Graph, about: &About<'_>, names: &Names<'_>) {
    let publisher = about.publisher;
    let page = publisher.url.as_deref().and_then(|url| NamedNode::new(url).ok());
    graph
        .about(&names.own("wydawca"), "foaf:Agent")
        .says("foaf:name", about.publisher_name())
        .are("foaf:homepage", &page);
    // As in a link: what is no address of mail has been left out when the settings were read.
    let Some(mail) = publisher
        .email
        .as_ref()
        .and_then(|email| NamedNode::new(format!("mailto:{email}")).ok())
    else {
        return;
    };
    graph
        .about(&names.own("kontakt"), "vcard:Organization")
        .says("vcard:fn", about.publisher_name())
        .is("vcard:hasEmail", &mail);
}

/// The European Union's list of themes.
const DATA_THEMES: &str = "http://publications.europa.eu/resource/authority/data-theme";

/// What kinds of things the values of lists are, so that whoever checks the description need not fetch the lists.
fn lists(graph: &mut Graph) {
    let licence = NamedNode::new_unchecked(words::LICENCE_IN_EUROPE);
    let of_kind = [
        (licence, "dct:LicenseDocument"),
        (listed("language", "POL"), "dct:LinguisticSystem"),
        (listed("country", "POL"), "dct:Location"),
        (listed("frequency", "IRREG"), "dct:Frequency"),
        (listed("access-right", "PUBLIC"), "dct:RightsStatement"),
    ];
    for (value, kind) in of_kind {
        graph.about(&value, kind);
    }
}
