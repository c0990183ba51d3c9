//! New files. Results name people: a file is readable by its owner only, and it has its name only when it is finished.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use tempfile::{NamedTempFile, TempPath};

/// How the temporary names of files begin and end.
const TEMPORARY: (&str, &str) = (".toetssteen-", ".tmp");

/// Removes what runs that were killed left half written in a folder. Nobody else may be writing results to it.
///
/// # Errors
///
/// When the folder can't be read or a file not removed.
pub fn remove_unfinished(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1)) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A file that is being written under a temporary name in the folder where it will stand. Dropped, it is gone.
#[derive(Debug)]
pub struct NewFile {
    file: BufWriter<NamedTempFile>,
    folder: PathBuf,
    name: PathBuf,
}

impl NewFile {
    /// Begins a file that will be called `name`.
    ///
    /// # Errors
    ///
    /// When no file can be made in the folder.
    pub fn new(folder: &Path, name: impl AsRef<Path>) -> io::Result<Self> {
        // On Unix such a file has the rights 0600, and keeps them when it gets its name.
        let file = tempfile::Builder::new().prefix(TEMPORARY.0).suffix(TEMPORARY.1).tempfile_in(folder)?;
        Ok(Self { file: BufWriter::new(file), folder: folder.to_owned(), name: name.as_ref().to_owned() })
    }

    /// Closes the file, which keeps its temporary name.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub(crate) fn close(self) -> io::Result<ClosedFile> {
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        Ok(ClosedFile { temporary: file.into_temp_path(), folder: self.folder, name: self.name })
    }

    /// Closes the file and gives it its name, which is handed back.
    ///
    /// # Errors
    ///
    /// When writing or renaming fails.
    pub fn publish(self) -> io::Result<String> {
        self.close()?.publish()
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for NewFile {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        self.file.seek(position)
    }
}

/// A whole file that waits for its name. Dropped, it is gone.
#[derive(Debug)]
pub(crate) struct ClosedFile {
    temporary: TempPath,
    folder: PathBuf,
    name: PathBuf,
}

impl ClosedFile {
    /// Gives the file its name, in the place of one that had it, and hands the name back.
    ///
    /// # Errors
    ///
    /// When renaming fails.
    pub(crate) fn publish(self) -> io::Result<String> {
        self.temporary.persist(self.folder.join(&self.name)).map_err(|error| error.error)?;
        Ok(self.name.to_string_lossy().into_owned())
    }
}

/// A file without a name, for what waits on disk; it is gone when it is closed.
///
/// # Errors
///
/// When no file can be made in the folder.
pub(crate) fn nameless(folder: &Path) -> io::Result<File> {
    tempfile::tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write as _};

    use super::{NewFile, remove_unfinished};

    #[test]
    fn a_file_has_its_name_when_it_is_finished() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").unwrap();
        let mut file = NewFile::new(folder.path(), "a.csv").unwrap();
        file.write_all(b"new").unwrap();
        let closed = file.close().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        closed.publish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_that_is_given_up_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        drop(NewFile::new(folder.path(), "a.csv").unwrap());
        drop(NewFile::new(folder.path(), "b.csv").unwrap().close().unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_a_killed_run_left_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".toetssteen-ignore"), "mine").unwrap();
        std::mem::forget(NewFile::new(folder.path(), "a.csv").unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        remove_unfinished(folder.path()).unwrap();
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, [".toetssteen-ignore"]);
    }
}
