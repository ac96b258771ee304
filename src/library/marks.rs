//! What the map asks of marks: of those of the clusters, or of those of tiles.

use geomap::{ClusterIndex, LonLatBox, Mark, WorldBox, mercator};

use super::Library;

impl Library {
    /// The marks of a zoom that lie in a box.
    pub fn marks(&self, zoom: f64, view: &WorldBox) -> Vec<Mark> {
        match &self.tiles {
            Some(tiles) => tiles.marks(zoom, view),
            None => self.clusters(|clusters| clusters.marks(zoom, view.min, view.max)),
        }
    }

    /// How many of what a mark counts are of which of the index's categories.
    pub fn tally(&self, mark: &Mark) -> Vec<(u8, u32)> {
        match &self.tiles {
            Some(tiles) => tiles.told(mark).shares,
            None => self.clusters(|clusters| clusters.tally(mark)),
        }
    }

    /// The mark of a farther zoom that stands for all that a mark stands for; none where that is split.
    pub fn ancestor(&self, mark: &Mark, zoom: f64) -> Option<Mark> {
        match &self.tiles {
            Some(tiles) => tiles.ancestor(mark, zoom),
            None => self.clusters(|clusters| clusters.ancestor(mark, zoom)),
        }
    }

    /// The box around the points of a mark, and the zoom at which they are no longer in one mark.
    pub fn spread(&self, mark: &Mark) -> (Option<LonLatBox>, f64) {
        let ((min, max), splits) = match &self.tiles {
            Some(tiles) => {
                let told = tiles.told(mark);
                let area = told.area();
                ((area.min, area.max), f64::from(told.splits))
            }
            None => {
                let tell = |clusters: &ClusterIndex| Some((clusters.bounds(mark), clusters.expansion_zoom(mark)));
                self.clusters(tell).unwrap_or(((mark.at, mark.at), 0.0))
            }
        };
        (LonLatBox::of([min, max].map(mercator::unproject)), splits)
    }
}
