//! How files are put on disk: written beside their place and renamed, so that no reader sees half a file and no fault leaves one.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use crate::{Error, Result};

/// Writes `bytes` to `path` by way of a temporary file in the same folder.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn atomically(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || -> std::io::Result<()> {
        let mut file = tempfile::Builder::new().prefix(".ibid-").tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.flush()?;
        share(file.as_file())?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|source| Error::io(path, source))
}

/// Temporary files are private to their owner; a result is as readable as any new file.
#[cfg(unix)]
fn share(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share(_file: &fs::File) -> std::io::Result<()> {
    Ok(())
}

/// The rows as JSON Lines.
pub fn json_lines<T: Serialize>(rows: impl IntoIterator<Item = T>) -> String {
    let mut out = String::new();
    for row in rows {
        if let Ok(line) = serde_json::to_string(&row) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_a_file_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("works.bib");
        atomically(&path, b"old").unwrap();
        atomically(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn names_the_file_it_could_not_write() {
        let error = atomically(Path::new("/no/such/folder/works.bib"), b"").unwrap_err();
        assert!(error.to_string().starts_with("/no/such/folder/works.bib: "), "{error}");
    }
}
