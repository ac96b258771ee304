//! How many inputs there are about to be, for a bar that shows how far a run has come.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder::leaves_out;

/// About how many inputs a walk finds: files are counted by name, an archive or a table as one. What a walk leaves out
/// doesn't count, nor do folders that can't be listed, since the walk itself says so.
pub fn estimate(arguments: &[PathBuf]) -> u64 {
    arguments.iter().map(|path| count(path)).sum()
}

fn count(path: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(path) else { return 1 };
    let visible = entries.flatten().filter(|entry| !leaves_out(&entry.path()));
    // A link is one input, wherever it leads: the walk doesn't follow it into a folder.
    let counts = visible.map(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => count(&entry.path()),
        _ => 1,
    });
    counts.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_files_below_folders() {
        let dir = tempfile::tempdir().unwrap();
        for folder in ["żółw/gęś", "żółw/b_pliki"] {
            fs::create_dir_all(dir.path().join(folder)).unwrap();
        }
        for name in [
            "a.txt",
            "żółw/b.html",
            "żółw/gęś/c.zip",
            "żółw/.ukryty",
            "żółw/b_pliki/logo.gif",
        ] {
            fs::write(dir.path().join(name), "x").unwrap();
        }
        assert_eq!(
            estimate(&[dir.path().to_owned(), dir.path().join("a.txt"), "nie-ma".into()]),
            5
        );
    }
}
