//! TopoJSON: borders are arcs shared by the countries on both sides, so what is done to an arc is done to both.

use geo::Coord;
use serde::Deserialize;

/// A quantised topology with countries.
#[derive(Debug, Deserialize)]
pub struct Topology {
    objects: Objects,
    arcs: Vec<Vec<(i64, i64)>>,
    transform: Transform,
}

#[derive(Debug, Deserialize)]
struct Objects {
    countries: Countries,
}

#[derive(Debug, Deserialize)]
struct Countries {
    geometries: Vec<Country>,
}

#[derive(Debug, Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

/// A country: ISO 3166-1 numeric code where it has one, and its shape as arcs.
#[derive(Debug, Deserialize)]
pub struct Country {
    /// `616` for Poland, three digits.
    pub id: Option<String>,
    #[serde(flatten)]
    shape: Shape,
}

/// An arc's number; below zero it is `!number`, run backwards.
type ArcRef = i64;

#[derive(Debug, Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    Polygon(Vec<Vec<ArcRef>>),
    MultiPolygon(Vec<Vec<Vec<ArcRef>>>),
}

impl Country {
    /// Its polygons, each as rings of arcs, the outer ring first.
    pub fn polygons(&self) -> &[Vec<Vec<ArcRef>>] {
        match &self.shape {
            Shape::Polygon(rings) => std::slice::from_ref(rings),
            Shape::MultiPolygon(polygons) => polygons,
        }
    }
}

impl Topology {
    /// The countries.
    pub fn countries(&self) -> &[Country] {
        &self.objects.countries.geometries
    }

    /// Every arc in degrees.
    pub fn arcs(&self) -> Vec<Vec<Coord<f64>>> {
        self.arcs.iter().map(|arc| self.degrees(arc)).collect()
    }

    /// An arc is a first point and steps from it, on the transform's grid.
    #[expect(clippy::cast_precision_loss, reason = "the grid has 100,000 steps each way")]
    fn degrees(&self, arc: &[(i64, i64)]) -> Vec<Coord<f64>> {
        let Transform { scale, translate } = &self.transform;
        arc.iter()
            .scan((0, 0), |at, step| {
                *at = (at.0 + step.0, at.1 + step.1);
                Some(Coord {
                    x: at.0 as f64 * scale.0 + translate.0,
                    y: at.1 as f64 * scale.1 + translate.1,
                })
            })
            .collect()
    }
}

/// The number of the arc that a reference means, either way.
pub fn arc_number(reference: ArcRef) -> usize {
    let number = if reference < 0 { !reference } else { reference };
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The points of a ring: its arcs end to end, each without the point it has from the one before.
pub fn ring(references: &[ArcRef], arcs: &[Vec<Coord<f64>>]) -> Vec<Coord<f64>> {
    let mut points: Vec<Coord<f64>> = Vec::new();
    for &reference in references {
        points.pop();
        let arc = arcs.get(arc_number(reference)).map(Vec::as_slice).unwrap_or_default();
        if reference < 0 {
            points.extend(arc.iter().rev());
        } else {
            points.extend(arc);
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arcs_run_both_ways() {
        let topology: Topology = serde_json::from_str(
            r#"{"type": "Topology", "transform": {"scale": [0.5, 1], "translate": [10, 50]},
                "objects": {"countries": {"type": "GeometryCollection", "geometries": [
                    {"type": "Polygon", "id": "616", "arcs": [[0, -2]], "properties": {"name": "Poland"}},
                    {"type": "MultiPolygon", "arcs": [[[0, 1]], [[1]]]}]}},
                "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [0, 2], [2, 0]]]}"#,
        )
        .unwrap();
        let arcs = topology.arcs();
        let [poland, other] = topology.countries() else {
            panic!("two countries")
        };
        assert_eq!(poland.id.as_deref(), Some("616"));
        assert_eq!(other.polygons().len(), 2);
        let ring = ring(&poland.polygons()[0][0], &arcs);
        let expected = [(10.0, 50.0), (11.0, 50.0), (11.0, 52.0), (10.0, 52.0), (10.0, 50.0)];
        assert_eq!(ring, expected.map(|(x, y)| Coord { x, y }));
    }
}
