//! Old Word documents and Outlook messages, by a program outside that turns them into what is read.
//!
//! No program is started unless [`Options::convert`] says where they are. Each gets a copy of the document in a private folder that is
//! removed, and what it makes is read like any file.

mod libreoffice;
mod program;

use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use crate::{document::Format, failure::FailureKind};

use self::program::Program;
use super::{Extract, Found, Limit, Limits, Options, Problem, Source, Stop, TakeFound, Text, detect::extractor, legacy::refusal};

/// Where the programs are that turn old formats into ones that are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converters {
    folders: Vec<PathBuf>,
}

impl Converters {
    /// Those on the search path of the system.
    #[must_use]
    pub fn on_path() -> Self {
        Self::in_folders(env::var_os("PATH").iter().flat_map(env::split_paths))
    }

    /// Those in these folders; the first that has one is taken. Folders that depend on where the user is are left out: documents
    /// may stand there, and nobody means to run what stands beside them.
    #[must_use]
    pub fn in_folders(folders: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { folders: folders.into_iter().filter(|folder| folder.is_absolute()).collect() }
    }

    fn find(&self, program: &str) -> Option<PathBuf> {
        let name = format!("{program}{}", env::consts::EXE_SUFFIX);
        self.folders.iter().map(|folder| folder.join(&name)).find(|path| program::can_run(path))
    }

    /// The first converter for a kind of file that is there.
    fn converter(&self, kind: FailureKind) -> Option<(&'static Converter, PathBuf)> {
        let fits = CONVERTERS.iter().filter(|converter| converter.from == kind);
        fits.flat_map(|converter| converter.programs.iter().map(move |program| (converter, program)))
            .find_map(|(converter, program)| Some((converter, self.find(program)?)))
    }
}

/// A program that converts.
struct Converter {
    /// What it is called in a record.
    name: &'static str,
    /// What it is called on disk: one of these.
    programs: &'static [&'static str],
    /// What isn't read without it.
    from: FailureKind,
    /// The file that it reads, in a folder of its own.
    input: &'static str,
    /// The file that it makes there.
    output: &'static str,
    /// Does it write to standard output instead?
    to_stdout: bool,
    /// What it is told, apart from the name of the file.
    arguments: &'static [&'static str],
}

/// All converters, the best of each kind first.
static CONVERTERS: [Converter; 4] = [
    Converter {
        name: "libreoffice",
        programs: &["soffice", "libreoffice"],
        from: FailureKind::LegacyWord,
        input: "document.doc",
        output: "document.docx",
        to_stdout: false,
        arguments: &["--headless", "--norestore", "--nologo", "--convert-to", "docx:MS Word 2007 XML"],
    },
    Converter {
        name: "antiword",
        programs: &["antiword"],
        from: FailureKind::LegacyWord,
        input: "document.doc",
        output: "document.txt",
        to_stdout: true,
        // Lines as long as paragraphs.
        arguments: &["-m", "UTF-8.txt", "-w", "0"],
    },
    Converter {
        name: "catdoc",
        programs: &["catdoc"],
        from: FailureKind::LegacyWord,
        input: "document.doc",
        output: "document.txt",
        to_stdout: true,
        arguments: &["-d", "utf-8", "-w"],
    },
    Converter {
        name: "msgconvert",
        programs: &["msgconvert"],
        from: FailureKind::LegacyMail,
        input: "document.msg",
        output: "document.eml",
        to_stdout: false,
        arguments: &["--outfile", "document.eml"],
    },
];

/// Files of one old kind.
#[derive(Debug)]
pub(super) struct Converted {
    format: Format,
    kind: FailureKind,
}

impl Converted {
    /// Word documents from before 2007.
    pub(super) const WORD: Self = Self { format: Format::Doc, kind: FailureKind::LegacyWord };
    /// Messages as Outlook saves them.
    pub(super) const OUTLOOK: Self = Self { format: Format::Msg, kind: FailureKind::LegacyMail };

    /// What a converter makes of a file, and which.
    fn convert(&self, source: &Source, options: &Options) -> Result<(Source, &'static str), Problem> {
        let (converter, program) = options.convert.as_ref().and_then(|all| all.converter(self.kind)).ok_or(self.kind)?;
        let folder = program::private_folder().map_err(|error| Problem::of_disk(&error))?;
        let output = folder.path().join(converter.output);
        prepare(converter, folder.path(), source).map_err(|error| Problem::of_disk(&error))?;
        let program = Program {
            path: &program,
            arguments: arguments(converter, folder.path()),
            folder: folder.path(),
            output: &output,
            to_stdout: converter.to_stdout,
        };
        let status = program.run(&options.limits)?;
        let nothing = || Problem { kind: self.kind, detail: Some(format!("{}: {status}", converter.name)) };
        if !status.success() {
            return Err(nothing());
        }
        let bytes = read_result(&output, &options.limits)?.ok_or_else(nothing)?;
        Ok((Source { name: converter.output.to_owned(), bytes }, converter.name))
    }
}

impl Extract for Converted {
    fn format(&self) -> Format {
        self.format
    }

    fn shows(&self, source: &Source) -> bool {
        refusal(&source.bytes) == Some(self.kind)
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let (converted, name) = self.convert(&source, options)?;
        drop(source);
        let extractor = extractor(&converted)?;
        if matches!(extractor.format(), Format::Doc | Format::Msg | Format::Zip) {
            return Err(FailureKind::Damaged.into());
        }
        extractor.extract(converted, options, &mut |item| {
            found(match item {
                Found::Text(text) => Found::Text(Text { reader: Some(name), ..text }),
                other => other,
            })
        })
    }
}

/// Puts down what a converter needs. No name of the user's reaches it.
fn prepare(converter: &Converter, folder: &Path, source: &Source) -> io::Result<()> {
    fs::write(folder.join(converter.input), &source.bytes)?;
    if converter.name == "libreoffice" {
        libreoffice::write_profile(folder)?;
    }
    Ok(())
}

fn arguments(converter: &Converter, folder: &Path) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = Vec::new();
    if converter.name == "libreoffice" {
        arguments.push(libreoffice::profile_argument(folder).into());
    }
    arguments.extend(converter.arguments.iter().map(OsString::from));
    arguments.push(converter.input.into());
    arguments
}

/// What a converter made; `None`: nothing.
fn read_result(output: &Path, limits: &Limits) -> Result<Option<Vec<u8>>, Problem> {
    let Ok(file) = File::open(output) else { return Ok(None) };
    let mut bytes = Vec::new();
    let most = limits.get(Limit::Unpacked);
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| Problem::of_disk(&error))?;
    limits.check(Limit::Unpacked, bytes.len() as u64)?;
    Ok(Some(bytes).filter(|bytes| !bytes.is_empty()))
}
