//! Tables of made-up practices as CSV and as workbooks: the same rows become the same records, and no row is lost.

#![expect(clippy::unwrap_used, reason = "what is missing in a test is a failure of the test")]

#[path = "tables/csv.rs"]
mod csv;
#[path = "tables/geojson.rs"]
mod geojson;
#[path = "tables/laws.rs"]
mod laws;
#[path = "tables/support.rs"]
mod support;
#[path = "tables/workbook.rs"]
mod workbook;
