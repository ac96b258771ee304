//! A copy of the app's shell for every address that the site has in each language, so that any static server answers each
//! with 200, and 404.html for all the others: the app looks at the address and shows its page, or says that there is none.

use std::path::{Path, PathBuf};

use practices::Wojewodztwo;

use crate::files::{self, FileError};
use crate::shell::{EMBEDDED, Shell};

/// The pages whose addresses do not depend on the data; the first is the map.
const FIXED: [&str; 12] = [
    "",
    "praktyki",
    "statystyki",
    "moja-gmina",
    "schowek",
    "porownanie",
    "teczka",
    "o-mapie",
    "pomoc",
    "deklaracja-dostepnosci",
    "otwarte-dane",
    EMBEDDED,
];

/// Writes the copies below `dist` and returns how many there are.
pub fn write(dist: &Path) -> Result<usize, FileError> {
    let shells = Shell::all(dist)?;
    let details = files::below(&dist.join("data/details"))?;
    let addresses = addresses(&details);
    for shell in &shells {
        for address in &addresses {
            let folder = dist.join(shell.prefix).join(address);
            files::write(&folder.join("index.html"), shell.at(address).as_bytes())?;
        }
    }
    if let Some(polish) = shells.first() {
        files::write(&dist.join("404.html"), polish.anywhere().as_bytes())?;
    }
    Ok(shells.len() * addresses.len() + 1)
}

/// The addresses without the leading slash; `details` are the files of the practices' detail pages, named by slug.
fn addresses(details: &[PathBuf]) -> Vec<String> {
    let fixed = FIXED.into_iter().map(str::to_owned);
    let practices = details
        .iter()
        .filter(|path| files::extension(path) == "json")
        .filter_map(|path| Some(format!("praktyki/{}", path.file_stem()?.to_str()?)));
    let wojewodztwa = Wojewodztwo::all().map(|w| format!("wojewodztwa/{}", w.slug()));
    fixed.chain(practices).chain(wojewodztwa).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_practice_and_wojewodztwo_has_an_address() {
        let details = ["data/details/swietlica-w-zorach.json", "data/details/README.md"].map(PathBuf::from);
        let addresses = addresses(&details);
        assert_eq!(addresses.len(), FIXED.len() + 1 + 16);
        for expected in ["", "praktyki", "praktyki/swietlica-w-zorach", "wojewodztwa/lodzkie"] {
            assert!(addresses.iter().any(|address| address == expected), "{expected}");
        }
    }
}
