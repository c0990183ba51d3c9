//! Commands that read texts.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use toetssteen::results::{CsvProfile, ResultFormat};

use super::{
    Common, LangName, View,
    reading::{KindName, Reading, Selecting},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Scan {
    /// Files or folders with them; - reads standard input
    #[arg(required = true, value_name = "FILE|DIR|-")]
    pub(crate) inputs: Vec<PathBuf>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Show all evidence, and what nearly counts with the reason why it doesn't
    #[arg(long)]
    pub(crate) all: bool,
    /// Exit with status 1 when a text misses an organisation-wide competency
    #[arg(long)]
    pub(crate) check: bool,
    #[command(flatten)]
    pub(crate) selecting: Selecting,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Batch {
    /// Files or folders with them
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The folder for the results; it is made where it isn't there
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Go on with the run in that folder: what was found before isn't looked for again
    #[arg(long)]
    pub(crate) resume: bool,
    /// Which text is copied into the results; without it, quotes of vacancies and none of review notes
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "masked")]
    pub(crate) quotes: Option<Quotes>,
    /// Which files are written: json (all evidence), csv (two tables), xlsx (a workbook), html (a page to read), audit (the view over the
    /// archive, as workbook and page); without it, all of them
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    pub(crate) results: Vec<ResultName>,
    /// How csv is written: plain, or as a Dutch Excel opens it with a double click
    #[arg(long, value_enum, default_value_t = CsvName::Plain)]
    pub(crate) csv_profile: CsvName,
    #[command(flatten, next_help_heading = "Audit")]
    pub(crate) view: View,
    #[command(flatten, next_help_heading = "Texts")]
    pub(crate) selecting: Selecting,
    #[command(flatten)]
    pub(crate) common: Common,
}

/// Which text is copied into results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Quotes {
    /// Quotes of all documents, with names, numbers and addresses of people masked as far as the rules find them; not anonymous
    Masked,
    /// Quotes of all documents as they stand
    Full,
    /// None
    None,
}

impl Quotes {
    /// The name of a choice in the settings of a run.
    pub(crate) const fn setting(choice: Option<Self>) -> &'static str {
        match choice {
            None => "by-kind",
            Some(Self::Masked) => "masked",
            Some(Self::Full) => "full",
            Some(Self::None) => "none",
        }
    }
}

/// A file of results, or several that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ResultName {
    /// resultaten.jsonl: a record a document, with all evidence
    Json,
    /// documenten.csv and bewijs.csv
    Csv,
    /// bewijs.parquet: a row an evidence
    #[cfg(feature = "parquet")]
    Parquet,
    /// resultaten.xlsx
    Xlsx,
    /// index.html, with pages beside it where there are many documents
    Html,
    /// audit.xlsx and audit.html
    Audit,
}

impl ResultName {
    /// What is written for it.
    pub(crate) const fn formats(self) -> &'static [ResultFormat] {
        match self {
            Self::Json => &[ResultFormat::Jsonl],
            Self::Csv => &[ResultFormat::Documents, ResultFormat::Evidence],
            #[cfg(feature = "parquet")]
            Self::Parquet => &[ResultFormat::Parquet],
            Self::Xlsx => &[ResultFormat::Workbook],
            Self::Html => &[ResultFormat::Page],
            Self::Audit => &[],
        }
    }
}

/// How csv is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CsvName {
    /// Commas and decimal points
    Plain,
    /// Semicolons, decimal commas, Windows line ends, a byte-order mark
    ExcelNl,
}

impl From<CsvName> for CsvProfile {
    fn from(name: CsvName) -> Self {
        match name {
            CsvName::Plain => Self::Plain,
            CsvName::ExcelNl => Self::ExcelNl,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A report to read
    Text,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// A table: one row for each text and competency
    Csv,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Explain {
    /// A file; - reads standard input
    #[arg(value_name = "FILE|-")]
    pub(crate) input: PathBuf,
    /// Only this competency, such as communiceren
    pub(crate) competency: Option<String>,
    /// What the text is; without it it is recognised by its words
    #[arg(long, value_enum)]
    pub(crate) kind: Option<KindName>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Extract {
    /// A file; - reads standard input
    #[arg(value_name = "FILE|-")]
    pub(crate) input: PathBuf,
    /// How to write what was read
    #[arg(long, value_enum, default_value_t = ExtractFormat::Text)]
    pub(crate) format: ExtractFormat,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// The language of the screen
    #[arg(long, value_enum, default_value_t = LangName::Nl)]
    pub(crate) lang: LangName,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// A line for each block, with its place and what it is
    Text,
    /// One JSON array: text, blocks and places
    Json,
}
