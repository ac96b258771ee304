//! Files that appear whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::Builder;

/// How the names of unfinished files begin; they are hidden, so that nothing reads them.
const PREFIX: &str = ".praktyki-";

/// How long an unfinished file may be somebody's work still; no write takes so long.
const STALE: Duration = Duration::from_secs(3600);

/// Writes a file in one step: whoever reads at the same moment sees the old text or the new one, never a part.
///
/// # Errors
/// What the system says; the file is then as it was.
pub fn write_atomically(path: &Path, contents: impl AsRef<[u8]>) -> io::Result<()> {
    let dir = path
        .parent()
        .filter(|dir| !dir.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file is its owner's alone; a record is as readable as any file, less what the umask takes.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(dir)?;
    file.write_all(contents.as_ref())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Removes what an interrupted run has left unfinished in a folder. What can't be removed harms nobody, and stays.
pub(super) fn remove_unfinished(dir: &Path) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let is_ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        let age = || {
            SystemTime::now()
                .duration_since(entry.metadata()?.modified()?)
                .map_err(io::Error::other)
        };
        if is_ours && age().is_ok_and(|age| age > STALE) {
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;

    #[test]
    fn old_unfinished_files_go_and_others_stay() {
        let dir = tempfile::tempdir().unwrap();
        let old = SystemTime::now() - 2 * STALE;
        for (name, is_old) in [(".praktyki-stary", true), (".praktyki-nowy", false), ("żółw.md", true)] {
            let file = File::create(dir.path().join(name)).unwrap();
            if is_old {
                file.set_modified(old).unwrap();
            }
        }
        remove_unfinished(dir.path()).unwrap();
        let mut left: Vec<_> = fs::read_dir(dir.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, [".praktyki-nowy", "żółw.md"]);
    }
}
