//! New files, on disk or in memory. Results name people: a file on disk is readable by its owner only, and it has its name only when it is
//! finished.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufWriter, Cursor, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
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

/// A folder that is only in memory: for who hands results on without a disk. A copy is the same folder.
#[derive(Debug, Clone, Default)]
pub struct MemoryFolder(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

impl MemoryFolder {
    /// The finished files with their names, sorted by these.
    #[must_use]
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn put(&self, name: String, bytes: Vec<u8>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name, bytes);
    }
}

/// Where files are made, those that only wait too.
#[derive(Debug, Clone)]
pub(crate) enum Place {
    /// In a folder on disk.
    Disk(PathBuf),
    /// In memory: nothing reaches a disk.
    Memory(MemoryFolder),
}

impl Place {
    /// Begins a file that will be called `name`.
    ///
    /// # Errors
    ///
    /// When no file can be made in the folder.
    pub(crate) fn file(&self, name: &str) -> io::Result<NewFile> {
        Ok(match self {
            Self::Disk(folder) => NewFile::new(folder, name)?,
            Self::Memory(folder) => NewFile::Memory { bytes: Cursor::default(), folder: folder.clone(), name: name.to_owned() },
        })
    }

    /// A file without a name, for what waits; it is gone when it is closed.
    ///
    /// # Errors
    ///
    /// When no file can be made in the folder.
    pub(crate) fn nameless(&self) -> io::Result<Nameless> {
        Ok(match self {
            Self::Disk(folder) => Nameless::Disk(tempfile::tempfile_in(folder)?),
            Self::Memory(_) => Nameless::Memory(Cursor::default()),
        })
    }
}

/// A file that is being written. Dropped, it is gone.
#[derive(Debug)]
pub enum NewFile {
    /// Under a temporary name in the folder where it will stand.
    Disk(OnDisk),
    /// In memory.
    Memory {
        /// What is written so far.
        bytes: Cursor<Vec<u8>>,
        /// Where it will stand.
        folder: MemoryFolder,
        /// What it will be called.
        name: String,
    },
}

impl NewFile {
    /// Begins a file on disk that will be called `name`.
    ///
    /// # Errors
    ///
    /// When no file can be made in the folder.
    pub fn new(folder: &Path, name: impl AsRef<Path>) -> io::Result<Self> {
        Ok(Self::Disk(OnDisk::new(folder, name.as_ref())?))
    }

    /// Closes the file, which hasn't its name yet.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub(crate) fn close(self) -> io::Result<ClosedFile> {
        Ok(match self {
            Self::Disk(file) => file.close()?,
            Self::Memory { bytes, folder, name } => ClosedFile::Memory { bytes: bytes.into_inner(), folder, name },
        })
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
        match self {
            Self::Disk(file) => file.file.write(bytes),
            Self::Memory { bytes: file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Disk(file) => file.file.flush(),
            Self::Memory { .. } => Ok(()),
        }
    }
}

impl Seek for NewFile {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        match self {
            Self::Disk(file) => file.file.seek(position),
            Self::Memory { bytes, .. } => bytes.seek(position),
        }
    }
}

/// A file that is being written to disk.
#[derive(Debug)]
pub struct OnDisk {
    file: BufWriter<NamedTempFile>,
    folder: PathBuf,
    name: PathBuf,
}

impl OnDisk {
    fn new(folder: &Path, name: &Path) -> io::Result<Self> {
        // On Unix such a file has the rights 0600, and keeps them when it gets its name.
        let file = tempfile::Builder::new().prefix(TEMPORARY.0).suffix(TEMPORARY.1).tempfile_in(folder)?;
        Ok(Self { file: BufWriter::new(file), folder: folder.to_owned(), name: name.to_owned() })
    }

    fn close(self) -> io::Result<ClosedFile> {
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        Ok(ClosedFile::Disk { temporary: file.into_temp_path(), folder: self.folder, name: self.name })
    }
}

/// A whole file that waits for its name. Dropped, it is gone.
#[derive(Debug)]
pub(crate) enum ClosedFile {
    /// On disk.
    Disk {
        /// What it is called so far.
        temporary: TempPath,
        /// Where it will stand.
        folder: PathBuf,
        /// What it will be called.
        name: PathBuf,
    },
    /// In memory.
    Memory {
        /// All of it.
        bytes: Vec<u8>,
        /// Where it will stand.
        folder: MemoryFolder,
        /// What it will be called.
        name: String,
    },
}

impl ClosedFile {
    /// Gives the file its name, in the place of one that had it, and hands the name back.
    ///
    /// # Errors
    ///
    /// When renaming fails.
    pub(crate) fn publish(self) -> io::Result<String> {
        match self {
            Self::Disk { temporary, folder, name } => {
                temporary.persist(folder.join(&name)).map_err(|error| error.error)?;
                Ok(name.to_string_lossy().into_owned())
            }
            Self::Memory { bytes, folder, name } => {
                folder.put(name.clone(), bytes);
                Ok(name)
            }
        }
    }
}

/// A file without a name: what waits in it is read back from its beginning.
#[derive(Debug)]
pub(crate) enum Nameless {
    /// On disk.
    Disk(File),
    /// In memory.
    Memory(Cursor<Vec<u8>>),
}

impl Write for Nameless {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Disk(file) => file.write(bytes),
            Self::Memory(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Read for Nameless {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Disk(file) => file.read(bytes),
            Self::Memory(file) => file.read(bytes),
        }
    }
}

impl Seek for Nameless {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        match self {
            Self::Disk(file) => file.seek(position),
            Self::Memory(file) => file.seek(position),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write as _};

    use super::{MemoryFolder, NewFile, Place, remove_unfinished};

    #[test]
    fn a_file_has_its_name_when_it_is_finished() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Disk(folder.path().to_owned());
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").unwrap();
        let mut file = place.file("a.csv").unwrap();
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
        let place = Place::Disk(folder.path().to_owned());
        drop(place.file("a.csv").unwrap());
        drop(place.file("b.csv").unwrap().close().unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn memory_is_a_folder_too() {
        let folder = MemoryFolder::default();
        let place = Place::Memory(folder.clone());
        let mut file = place.file("a.csv").unwrap();
        file.write_all(b"new").unwrap();
        let closed = file.close().unwrap();
        drop(place.file("b.csv").unwrap());
        assert!(folder.clone().into_files().is_empty());
        closed.publish().unwrap();
        assert_eq!(folder.into_files().into_iter().collect::<Vec<_>>(), [("a.csv".to_owned(), b"new".to_vec())]);
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
