//! Which files are read, and how.

use clap::{Args as ClapArgs, ValueEnum};
use serde::{Deserialize, Serialize};
use toetssteen::{
    batch::{BadGlob, Selection},
    document::DocumentKind,
    extract::{Columns, Converters, LimitValue, Limits, Options, PdfReader},
};

/// Which texts are read, and how many side by side. A run keeps it, so that its sources can be read in the same way later.
#[derive(Debug, ClapArgs, Serialize, Deserialize)]
pub(crate) struct Selecting {
    /// What the texts are; without it each is recognised by its words
    #[arg(long, value_enum)]
    pub(crate) kind: Option<KindName>,
    /// Only the files of folders that fit, such as "*.docx"; with ! before it only those that don't. May be given more than once
    #[arg(long = "glob", value_name = "GLOB")]
    pub(crate) globs: Vec<String>,
    /// Read also what .ignore and .toetssteenignore in the folders leave out
    #[arg(long)]
    pub(crate) no_ignore: bool,
    /// How many threads work side by side; all cores without it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    #[serde(skip)]
    pub(crate) threads: Option<u16>,
    #[command(flatten)]
    #[serde(flatten)]
    pub(crate) reading: Reading,
}

impl Selecting {
    /// How they are read.
    pub(crate) fn options(&self) -> Options {
        self.reading.options(self.kind)
    }

    /// Which files of folders are read.
    pub(crate) fn selection(&self) -> Result<Selection, BadGlob> {
        Selection::new(&self.globs, !self.no_ignore)
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ReadPdf {
    /// Who reads
    #[arg(value_parser = pdf_reader)]
    pub(crate) reader: PdfReader,
    /// How far reading goes
    #[arg(long = "limit")]
    pub(crate) limits: Vec<LimitValue>,
}

fn pdf_reader(name: &str) -> Result<PdfReader, String> {
    PdfReader::named(name).ok_or_else(|| "pdf-extract or lopdf".to_owned())
}

/// How files are read.
#[derive(Debug, ClapArgs, Serialize, Deserialize)]
pub(crate) struct Reading {
    /// How far reading goes, such as entries=20000; may be given more than once. A wrong name lists all limits
    #[arg(long = "limit", value_name = "NAME=N")]
    pub(crate) limits: Vec<LimitValue>,
    /// In a table: the column with the text; without it, it is guessed by its name or its length
    #[arg(long, value_name = "NAME")]
    pub(crate) text_column: Option<String>,
    /// In a table: the column that names the rows; without it, it is guessed by its name
    #[arg(long, value_name = "NAME")]
    pub(crate) id_column: Option<String>,
    /// In a table: another column that goes into the output, "*" for all others; may be given more than once, or with commas between
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) keep: Vec<String>,
    /// Start no other program: without this, .doc files are read by LibreOffice, antiword or catdoc and .msg files by msgconvert,
    /// where they are installed
    #[arg(long)]
    pub(crate) no_convert: bool,
}

impl Reading {
    /// What this means for documents of a kind.
    pub(crate) fn options(&self, kind: Option<KindName>) -> Options {
        let columns = Columns { text: self.text_column.clone(), id: self.id_column.clone(), keep: self.keep.clone() };
        let (program, convert) = (std::env::current_exe().ok(), (!self.no_convert).then(Converters::on_path));
        Options { kind: kind.map(DocumentKind::from), limits: limits(&self.limits), columns, program, convert, ..Options::default() }
    }
}

/// All limits, these set.
pub(crate) fn limits(set: &[LimitValue]) -> Limits {
    set.iter().fold(Limits::default(), |limits, set| limits.with(set.limit, set.value))
}

#[derive(Debug, Clone, Copy, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KindName {
    /// Asks for a candidate
    Vacancy,
    /// Says how somebody does their work
    Review,
}

impl From<KindName> for DocumentKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Vacancy => Self::Vacancy,
            KindName::Review => Self::Review,
        }
    }
}
