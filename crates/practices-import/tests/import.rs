//! `praktyki import` as a whole: from files of every kind to records, with bad ones among them, and killed half-way.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is missing in a test is a failure of the test"
)]

#[path = "import/bad.rs"]
mod bad;
#[path = "import/edited.rs"]
mod edited;
#[path = "common/fixture.rs"]
mod fixture;
#[path = "import/killed.rs"]
mod killed;
#[path = "import/sources.rs"]
mod sources;
#[path = "import/support.rs"]
mod support;
