//! Where the files of a lexicon come from: the binary itself or a folder.

use std::{fs, io, path::Path};

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::{LexiconError, Origin, Problem};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/lexicon");

/// The largest lexicon file, in bytes. A million terms stay under it.
const MAX_FILE_BYTES: u64 = 64 << 20;

/// One file of a lexicon.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its name within the lexicon, with `/` on every system.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl SourceFile {
    /// The line and column of a byte position.
    #[must_use]
    pub fn origin(&self, at: usize) -> Origin {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let before = &self.text[..at];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Origin {
            file: self.name.clone(),
            line: count(before.matches('\n').count() + 1),
            column: count(before[line_start..].chars().count() + 1),
        }
    }
}

/// The files of a lexicon, sorted by name.
#[derive(Debug, Clone)]
pub struct LexiconSource {
    files: Vec<SourceFile>,
}

impl LexiconSource {
    /// The lexicon that the program brings.
    #[must_use]
    pub fn embedded() -> Self {
        let mut files = Vec::new();
        collect_embedded(&EMBEDDED, &mut files);
        Self::new(files)
    }

    /// The `*.toml` files of a folder and of its folder `competencies`, and the `*.tsv` files of its folder `weights`, if it has one.
    ///
    /// # Errors
    ///
    /// When the folder or a file can't be read, or a file isn't UTF-8 or is over 64 MiB.
    pub fn folder(path: &Path) -> Result<Self, LexiconError> {
        let mut files = Vec::new();
        let mut problems = Vec::new();
        for (folder, prefix) in [(path.to_owned(), ""), (path.join("competencies"), "competencies/"), (path.join("weights"), "weights/")] {
            if prefix == "weights/" && !folder.exists() {
                continue;
            }
            if let Err(error) = read_folder(&folder, prefix, &mut files, &mut problems) {
                let origin = Origin { file: folder.display().to_string(), line: 1, column: 1 };
                problems.push(Problem::error(
                    origin,
                    format!("the folder can't be read ({error})"),
                    "a lexicon is a folder with profile.toml and a folder competencies; see lexicon/README.md",
                ));
            }
        }
        if problems.is_empty() { Ok(Self::new(files)) } else { Err(LexiconError { problems }) }
    }

    /// A lexicon of given files.
    #[must_use]
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Self { files }
    }

    /// All files.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file with a name.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&SourceFile> {
        self.files.iter().find(|file| file.name == name)
    }

    /// SHA-256 over names and texts.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        for file in &self.files {
            for part in [file.name.as_bytes(), file.text.as_bytes()] {
                hasher.update((part.len() as u64).to_le_bytes());
                hasher.update(part);
            }
        }
        base16ct::lower::encode_string(&hasher.finalize())
    }
}

fn is_lexicon_file(path: &Path) -> bool {
    let in_weights = path.parent().is_some_and(|folder| folder.ends_with("weights"));
    path.extension().is_some_and(|extension| if in_weights { extension == "tsv" } else { extension == "toml" })
}

fn collect_embedded(dir: &Dir<'_>, files: &mut Vec<SourceFile>) {
    for file in dir.files().filter(|file| is_lexicon_file(file.path())) {
        let name = file.path().to_string_lossy().replace('\\', "/");
        let text = file.contents_utf8().expect("the project's own lexicon is UTF-8").to_owned();
        files.push(SourceFile { name, text });
    }
    for sub in dir.dirs() {
        collect_embedded(sub, files);
    }
}

fn read_folder(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>, problems: &mut Vec<Problem>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if !is_lexicon_file(&path) || path.is_dir() {
            continue;
        }
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        let problem = |message, mend| Problem::error(Origin { file: name.clone(), line: 1, column: 1 }, message, mend);
        match fs::metadata(&path).and_then(|meta| if meta.len() > MAX_FILE_BYTES { Ok(None) } else { fs::read(&path).map(Some) }) {
            Ok(None) => problems.push(problem("the file is over 64 MiB".to_owned(), "split it over several competencies")),
            Ok(Some(bytes)) => match String::from_utf8(bytes) {
                Ok(text) => files.push(SourceFile { name, text }),
                Err(error) => {
                    let at = error.utf8_error().valid_up_to();
                    let valid = SourceFile { name, text: String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned() };
                    problems.push(Problem::error(valid.origin(at), "not UTF-8 from here on", "save the file as UTF-8"));
                }
            },
            Err(error) => problems.push(problem(format!("the file can't be read ({error})"), "check its permissions")),
        }
    }
    Ok(())
}
