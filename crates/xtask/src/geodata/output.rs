//! A file made, before it is written.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use flate2::read::GzDecoder;
use flate2::{Compression, GzBuilder};

use super::GeodataError;

/// A text and where it goes; with `.gz` at the path's end it is compressed.
pub struct Output {
    /// Its path from the project's root.
    pub path: &'static str,
    /// What is in it, before it is compressed.
    pub text: String,
}

impl Output {
    /// Whether the file holds this text. How a text is compressed may differ from one version of the compressor to the
    /// next; only another text is another file.
    pub fn is_current(&self, root: &Path) -> bool {
        self.committed(root).is_ok_and(|committed| committed == self.text)
    }

    fn committed(&self, root: &Path) -> io::Result<String> {
        let mut text = String::new();
        let mut file = File::open(root.join(self.path))?;
        if self.is_compressed() {
            GzDecoder::new(file).read_to_string(&mut text)?;
        } else {
            file.read_to_string(&mut text)?;
        }
        Ok(text)
    }

    /// Writes the file, and its folder where there is none.
    pub fn write(&self, root: &Path) -> Result<(), GeodataError> {
        let path = root.join(self.path);
        let in_folder = |source| GeodataError::Folder {
            path: path.clone(),
            source,
        };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(in_folder)?;
        }
        std::fs::write(&path, self.bytes().map_err(in_folder)?).map_err(in_folder)
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        if !self.is_compressed() {
            return Ok(self.text.clone().into_bytes());
        }
        // No time and no system in the heading: they would make a new file of every run.
        let heading = GzBuilder::new().mtime(0).operating_system(255);
        let mut packed = heading.write(Vec::new(), Compression::best());
        packed.write_all(self.text.as_bytes())?;
        packed.finish()
    }

    fn is_compressed(&self) -> bool {
        Path::new(self.path)
            .extension()
            .is_some_and(|extension| extension == "gz")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_current_until_the_text_changes() {
        let root = std::env::temp_dir().join(format!("xtask-geodata-{}", std::process::id()));
        for path in ["data/a.geojson", "data/b.tsv.gz"] {
            let output = |text: &str| Output {
                path,
                text: text.to_owned(),
            };
            assert!(!output("Łódź\n").is_current(&root), "{path}");
            output("Łódź\n").write(&root).unwrap();
            let first = std::fs::read(root.join(path)).unwrap();
            assert!(output("Łódź\n").is_current(&root), "{path}");
            assert!(!output("Łask\n").is_current(&root), "{path}");
            output("Łódź\n").write(&root).unwrap();
            assert_eq!(std::fs::read(root.join(path)).unwrap(), first, "{path}");
        }
        std::fs::remove_dir_all(&root).unwrap();
    }
}
