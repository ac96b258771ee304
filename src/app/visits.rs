//! The file of visits comes when a page with a foot is shown, and its settings say that it is there.

use crate::load::{self, LoadError};
use crate::visits::Visits;

/// What was counted.
///
/// # Errors
/// Those of [`load::read`].
pub(crate) async fn fetch() -> Result<Visits, LoadError> {
    load::read("data/visits.json", Visits::from_json).await
}
