//! Where inputs come from and what they are: [`walk`](walk::walk) finds them in files, folders, patterns, archives and
//! standard input, [`format::detect`] tells by their content what they are, [`text::decode`] makes text of them.

pub mod bytes;
pub mod error;
pub mod format;
pub mod text;
pub mod walk;

mod archive;
mod companion;
mod estimate;
mod folder;
mod pattern;

pub use error::InputError;
pub use estimate::estimate;
pub use walk::{Found, walk};
