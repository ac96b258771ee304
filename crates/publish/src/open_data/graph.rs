//! A small graph of RDF, built by the short names of its vocabularies and written in two forms.

use std::io;

use oxjsonld::JsonLdSerializer;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{GraphNameRef, Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use oxttl::TurtleSerializer;
use practices::Date;

/// The vocabularies by their usual prefixes.
const VOCABULARIES: [(&str, &str); 8] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatap", "http://data.europa.eu/r5r/"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The graph, in the order in which it was told.
#[derive(Debug, Default)]
pub struct Graph {
    triples: Vec<Triple>,
}

impl Graph {
    /// Begins to tell of a thing of a type, which is named `dcat:Dataset`.
    pub fn about(&mut self, thing: &NamedNode, kind: &str) -> Teller<'_> {
        let mut teller = Teller {
            graph: self,
            thing: thing.clone(),
        };
        teller.add(rdf::TYPE.into_owned(), term(kind));
        teller
    }

    /// The graph as Turtle.
    ///
    /// # Errors
    /// Never for what is written to memory.
    pub fn to_turtle(&self) -> io::Result<String> {
        let with_prefixes = VOCABULARIES
            .into_iter()
            .try_fold(TurtleSerializer::new(), |serializer, (prefix, iri)| {
                serializer.with_prefix(prefix, iri)
            });
        let mut writer = with_prefixes.map_err(io::Error::other)?.for_writer(Vec::new());
        for triple in &self.triples {
            writer.serialize_triple(triple.as_ref())?;
        }
        let text = String::from_utf8(writer.finish()?).map_err(io::Error::other)?;
        Ok(with_prefixes_in_order(&text))
    }

    /// The graph as JSON-LD.
    ///
    /// # Errors
    /// Never for what is written to memory.
    pub fn to_json_ld(&self) -> io::Result<String> {
        let with_prefixes = VOCABULARIES
            .into_iter()
            .try_fold(JsonLdSerializer::new(), |serializer, (prefix, iri)| {
                serializer.with_prefix(prefix, iri)
            });
        let mut writer = with_prefixes.map_err(io::Error::other)?.for_writer(Vec::new());
        for triple in &self.triples {
            writer.serialize_quad(triple.as_ref().in_graph(GraphNameRef::DefaultGraph))?;
        }
        String::from_utf8(writer.finish()?).map_err(io::Error::other)
    }
}

/// The writer has the prefixes in another order each time; the same graph is to be the same bytes.
fn with_prefixes_in_order(turtle: &str) -> String {
    let is_prefix = |line: &&str| line.starts_with("@prefix ");
    let mut prefixes: Vec<&str> = turtle.lines().take_while(is_prefix).collect();
    prefixes.sort_unstable();
    let rest = turtle.lines().skip_while(is_prefix);
    prefixes.into_iter().chain(rest).flat_map(|line| [line, "\n"]).collect()
}

/// Tells of one thing.
pub struct Teller<'a> {
    graph: &'a mut Graph,
    thing: NamedNode,
}

impl Teller<'_> {
    fn add(&mut self, property: NamedNode, value: Term) -> &mut Self {
        let thing = NamedOrBlankNode::from(self.thing.clone());
        self.graph.triples.push(Triple::new(thing, property, value));
        self
    }

    /// That it has another thing for this property.
    pub fn is(&mut self, property: &str, value: &NamedNode) -> &mut Self {
        self.add(term(property), value.clone().into())
    }

    /// That it has all of these.
    pub fn are<'n>(&mut self, property: &str, values: impl IntoIterator<Item = &'n NamedNode>) -> &mut Self {
        for value in values {
            self.is(property, value);
        }
        self
    }

    /// That it has a word of no language: a number, a name.
    pub fn says(&mut self, property: &str, text: &str) -> &mut Self {
        self.add(term(property), Literal::new_simple_literal(text).into())
    }

    /// That it has a text in Polish and English.
    pub fn tells(&mut self, property: &str, [polish, english]: [&str; 2]) -> &mut Self {
        self.in_language(property, polish, "pl")
            .in_language(property, english, "en")
    }

    /// That it has a word in Polish.
    pub fn names(&mut self, property: &str, text: &str) -> &mut Self {
        self.in_language(property, text, "pl")
    }

    /// The tag of the language is a well-formed one.
    fn in_language(&mut self, property: &str, text: &str, language: &str) -> &mut Self {
        self.add(
            term(property),
            Literal::new_language_tagged_literal_unchecked(text, language).into(),
        )
    }

    /// That it has a day, where there is one.
    pub fn on(&mut self, property: &str, day: Option<Date>) -> &mut Self {
        if let Some(day) = day {
            self.add(
                term(property),
                Literal::new_typed_literal(day.to_string(), xsd::DATE).into(),
            );
        }
        self
    }
}

/// The whole name of what a vocabulary calls `dct:title`.
pub fn term<T: From<NamedNode>>(short: &str) -> T {
    let (prefix, name) = short.split_once(':').unwrap_or_default();
    let vocabulary = VOCABULARIES.iter().find(|(known, _)| *known == prefix);
    let iri = vocabulary.map_or_else(|| short.to_owned(), |(_, iri)| format!("{iri}{name}"));
    NamedNode::new_unchecked(iri).into()
}
