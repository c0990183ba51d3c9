//! The files in which the results of a run are handed on, written from its records as they come.
//!
//! Memory doesn't grow with the number of documents: what must wait until the last one is known waits on disk, unless the files
//! themselves are made in memory ([`open_in_memory`]). Files name people, so only their owner may read them, and none has its name before
//! it is finished. Whatever a document says stays a text: no cell is a formula, no quote is markup.
//!
//! # Example
//!
//! ```
//! use toetssteen::{
//!     Analyzer,
//!     document::{Document, DocumentKind},
//!     evidence::Memory,
//!     lexicon::LexiconSource,
//!     report::{Lang, Output, Record},
//!     results::{CsvProfile, ResultFormat, open},
//! };
//!
//! let analyzer = Analyzer::new(&LexiconSource::embedded())?;
//! let vacancy = Document::plain("v.txt", "Je werkt samen met collega's.", Some(DocumentKind::Vacancy));
//! let record = Record::from(&analyzer.assess(&vacancy, &mut Memory::default()));
//!
//! let folder = tempfile::tempdir()?;
//! let mut file = open(ResultFormat::Documents, folder.path(), Lang::English, CsvProfile::Plain)?;
//! file.output(&Output::Record(Box::new(record)), None)?;
//! file.finish()?;
//! let table = std::fs::read_to_string(folder.path().join(ResultFormat::Documents.file_name()))?;
//! assert!(table.lines().nth(1).is_some_and(|row| row.starts_with("v.txt,v.txt,vacancy,")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod evidence;
mod jsonl;
mod matrix;
mod page;
#[cfg(feature = "parquet")]
mod parquet;
mod summary;
mod table;
mod words;
mod workbook;

use std::{io, path::Path};

use crate::{
    new_file::{MemoryFolder, Place},
    report::{Lang, Output, Wording},
};

use self::words::Words;

/// A file of results that is being written. Dropped before it is finished, it leaves nothing.
pub trait ResultFile {
    /// One more document, in the order of the run, with its text where that may be shown.
    ///
    /// # Errors
    ///
    /// When writing fails.
    fn output(&mut self, output: &Output, text: Option<&str>) -> io::Result<()>;

    /// Called after the last document: the file gets its name, in the place of one that had it. Gives the names of all files that it wrote.
    ///
    /// # Errors
    ///
    /// When writing or renaming fails.
    fn finish(self: Box<Self>) -> io::Result<Vec<String>>;
}

/// What a result is written as.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum ResultFormat {
    /// JSON Lines: the record of each document, with all evidence.
    Jsonl,
    /// CSV: a row a document, a column a competency.
    Documents,
    /// CSV: a row an evidence.
    Evidence,
    /// Parquet: a row an evidence, for programs.
    #[cfg(feature = "parquet")]
    Parquet,
    /// An Excel workbook with an overview, both tables, the gaps and what couldn't be read.
    Workbook,
    /// A page for a browser, with pages beside it where there are many documents.
    Page,
}

impl ResultFormat {
    /// All formats.
    pub const ALL: &'static [Self] = &[
        Self::Jsonl,
        Self::Documents,
        Self::Evidence,
        #[cfg(feature = "parquet")]
        Self::Parquet,
        Self::Workbook,
        Self::Page,
    ];

    /// The name of its file; a page's is the one to open first.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Jsonl => "resultaten.jsonl",
            Self::Documents => "documenten.csv",
            Self::Evidence => "bewijs.csv",
            #[cfg(feature = "parquet")]
            Self::Parquet => "bewijs.parquet",
            Self::Workbook => "resultaten.xlsx",
            Self::Page => "index.html",
        }
    }
}

/// How CSV is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CsvProfile {
    /// Commas, decimal points, no byte-order mark (RFC 4180 but for the line ends, which are `\n`).
    #[default]
    Plain,
    /// As a Dutch Excel opens it with a double click: semicolons, decimal commas, `\r\n`, a byte-order mark.
    ExcelNl,
}

/// Begins a file of results in a folder that is there.
///
/// # Errors
///
/// When no file can be made in the folder.
pub fn open(format: ResultFormat, folder: &Path, lang: Lang, profile: CsvProfile) -> io::Result<Box<dyn ResultFile>> {
    at(&Place::Disk(folder.to_owned()), format, lang, profile)
}

/// Begins a file of results in memory. Nothing of it reaches a disk, and memory grows with the documents.
///
/// # Errors
///
/// When the file can't be begun.
pub fn open_in_memory(folder: &MemoryFolder, format: ResultFormat, lang: Lang, profile: CsvProfile) -> io::Result<Box<dyn ResultFile>> {
    at(&Place::Memory(folder.clone()), format, lang, profile)
}

fn at(place: &Place, format: ResultFormat, lang: Lang, profile: CsvProfile) -> io::Result<Box<dyn ResultFile>> {
    let words = Words(Wording(lang));
    let name = format.file_name();
    Ok(match format {
        ResultFormat::Jsonl => Box::new(jsonl::Lines::new(place, name)?),
        ResultFormat::Documents => Box::new(table::Documents::new(place, name, words, profile)?),
        ResultFormat::Evidence => Box::new(table::Evidence::new(place, name, words, profile)?),
        #[cfg(feature = "parquet")]
        ResultFormat::Parquet => Box::new(parquet::Evidence::new(place, name)?),
        ResultFormat::Workbook => Box::new(workbook::Book::new(place, name, words)?),
        ResultFormat::Page => Box::new(page::Pages::new(place, name, words)?),
    })
}
