//! Places for Google Earth and other maps: KML 2.2 (OGC 07-147r2).

use std::fmt::Write as _;

use practices::{LonLat, Practice};

use crate::words::{in_a_line, is_forbidden_in_xml, municipalities, page};

/// What stands before the places.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n\
                        <Document>\n<name>Mapa Praktyk</name>\n";
/// What stands after them.
pub const TAIL: &str = "</Document>\n</kml>\n";

/// The place of a practice, nothing of one without; `site` is the site's own address.
pub fn placemark(practice: &Practice, site: &str) -> String {
    let mut kml = String::new();
    let points = practice.points();
    if !points.is_empty() {
        write_placemark(&mut kml, practice, &points, site);
    }
    kml
}

fn write_placemark(kml: &mut String, practice: &Practice, points: &[LonLat], site: &str) {
    let contacts: Vec<String> = practice.contacts.iter().map(in_a_line).collect();
    let parts = [
        practice.category.name(),
        municipalities(practice),
        practice.summary.clone().unwrap_or_default(),
        contacts.join("\n"),
        page(site, practice),
    ];
    let description: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    // Writing to a text never fails.
    let _ = write!(
        kml,
        "<Placemark id=\"{}\">\n<name>{}</name>\n<description>{}</description>\n",
        escaped(&practice.slug),
        escaped(&practice.title),
        escaped(&description.join("\n\n")),
    );
    let several = points.len() > 1;
    if several {
        kml.push_str("<MultiGeometry>\n");
    }
    for point in points {
        let _ = writeln!(
            kml,
            "<Point><coordinates>{:.5},{:.5}</coordinates></Point>",
            point.lon, point.lat
        );
    }
    if several {
        kml.push_str("</MultiGeometry>\n");
    }
    kml.push_str("</Placemark>\n");
}

/// A text as XML has it; characters that XML forbids are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ if is_forbidden_in_xml(c) => {}
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::practice;

    #[test]
    fn a_place_has_its_name_and_its_point() {
        let kml = placemark(&practice(), "https://mapa.example");
        for part in [
            "<name>Żółw; &quot;szybki&quot; &amp; &lt;mały&gt;</name>",
            "<Point><coordinates>18.70000,50.05000</coordinates></Point>",
            "https://mapa.example/praktyki/zolw",
        ] {
            assert!(kml.contains(part), "{part} is not in {kml}");
        }
        let mut nowhere = practice();
        nowhere.point = None;
        assert_eq!(placemark(&nowhere, ""), "");
    }

    #[test]
    fn what_xml_forbids_is_left_out() {
        assert_eq!(escaped("a\u{0}b\u{b}c\nd\u{ffff}"), "abc\nd");
    }
}
