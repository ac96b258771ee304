//! The tables of data/gazetteer: gzipped lines of tab-separated fields, longitude and latitude last.

use std::io::Read;

use flate2::read::GzDecoder;
use practices::LonLat;

use super::gazetteer::GazetteerError;

/// A table as it is built in.
pub struct Table {
    /// The file's name, for messages.
    pub name: &'static str,
    /// The file's bytes.
    pub bytes: &'static [u8],
}

macro_rules! table {
    ($name:literal) => {
        Table {
            name: $name,
            bytes: include_bytes!(concat!("../../../../data/gazetteer/", $name)),
        }
    };
}

/// TERYT (four digits), name, seat.
pub const POWIATY: Table = table!("powiaty.tsv.gz");
/// TERYT (seven digits), name, inhabitants.
pub const GMINY: Table = table!("gminy.tsv.gz");
/// TERYT of the gmina (seven digits), `m` for a town or `w` for a village, name.
pub const PLACES: Table = table!("places.tsv.gz");
/// Postcode, TERYT of the województwo, name of the place.
pub const POSTCODES: Table = table!("postcodes.tsv.gz");
/// TERYT of the city (seven digits), name.
pub const DISTRICTS: Table = table!("districts.tsv.gz");

impl Table {
    /// Gives every line's `N` fields and its point to `take`, which says `None` to a line it cannot read.
    pub fn each<const N: usize>(
        &self,
        mut take: impl FnMut([&str; N], LonLat) -> Option<()>,
    ) -> Result<(), GazetteerError> {
        for (index, line) in self.text()?.lines().enumerate() {
            fields(line)
                .and_then(|(fields, point)| take(fields, point))
                .ok_or(GazetteerError::Line {
                    table: self.name,
                    line: index + 1,
                })?;
        }
        Ok(())
    }

    fn text(&self) -> Result<String, GazetteerError> {
        let mut text = String::new();
        GzDecoder::new(self.bytes)
            .read_to_string(&mut text)
            .map_err(|source| GazetteerError::Unpack {
                table: self.name,
                source,
            })?;
        Ok(text)
    }
}

fn fields<const N: usize>(line: &str) -> Option<([&str; N], LonLat)> {
    let mut all = line.split('\t');
    let mut fields = [""; N];
    for field in &mut fields {
        *field = all.next().filter(|text| !text.is_empty())?;
    }
    let point = LonLat::new(all.next()?.parse().ok()?, all.next()?.parse().ok()?)?;
    all.next().is_none().then_some((fields, point))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_its_fields_and_a_point_and_nothing_else() {
        let point = LonLat {
            lon: 15.5189,
            lat: 50.8297,
        };
        assert_eq!(
            fields("0206\tkarkonoski\t15.5189\t50.8297"),
            Some((["0206", "karkonoski"], point))
        );
        for broken in [
            "",
            "0206",
            "0206\tkarkonoski",
            "0206\t\t15.5\t50.8",
            "0206\tx\t15.5\t95",
            "0206\tx\ty\t15.5\t50.8",
        ] {
            assert_eq!(fields::<2>(broken), None, "{broken}");
        }
    }
}
