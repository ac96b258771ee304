//! Golden files: what is compared to the letter, and written anew where that is meant.

use std::env;
use std::fs;

use super::fixture::fixture;

/// Compares a text with a golden file, or writes the file where `BLESS` is set.
pub fn assert_golden(name: &str, text: &str) {
    let path = fixture(name);
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        text, golden,
        "{name} differs; if that is meant: BLESS=1 cargo test -p practices-import"
    );
}
