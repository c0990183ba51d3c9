//! What an audit is asked.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use toetssteen::audit::{AuditOptions, By, SMALLEST, Step};

use super::Common;

#[derive(Debug, ClapArgs)]
pub(crate) struct Audit {
    /// The folder of a finished run of toetssteen batch, or records, one a line, as scan --format jsonl writes them; - reads records
    /// from standard input
    #[arg(value_name = "RUN|RECORDS|-")]
    pub(crate) records: PathBuf,
    #[command(flatten)]
    pub(crate) view: View,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = AuditFormat::Text)]
    pub(crate) format: AuditFormat,
    /// Write the result to this file, which only you may read, in the place of one that is there
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) common: Common,
}

/// How an archive is looked at.
#[derive(Debug, ClapArgs)]
pub(crate) struct View {
    /// What to group by: folder (the first that tells documents apart), folder:2 (two deep), column:NAME (kept by --keep), kind,
    /// year, quarter or month
    #[arg(long, value_name = "WHAT")]
    pub(crate) by: Option<By>,
    /// In a table: the column with the date (kept by --keep); without it dates are read from names of files and folders
    #[arg(long, value_name = "NAME")]
    pub(crate) date_column: Option<String>,
    /// How long the periods of the trend are; without it, as the time between the first and the last document suggests
    #[arg(long, value_enum)]
    pub(crate) period: Option<PeriodName>,
    /// Groups with fewer documents are shown together, so that nobody stands out
    #[arg(long, value_name = "N", default_value_t = SMALLEST)]
    pub(crate) smallest: u32,
}

impl View {
    /// What this asks of an audit.
    pub(crate) fn options(&self) -> AuditOptions {
        AuditOptions {
            by: self.by.clone(),
            date_column: self.date_column.clone(),
            step: self.period.map(Into::into),
            smallest: self.smallest,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AuditFormat {
    /// A report to read
    Text,
    /// One JSON object
    Json,
    /// A page with a heat map and trend lines, for a browser
    Html,
    /// An Excel workbook (needs --out)
    Xlsx,
}

impl From<AuditFormat> for toetssteen::audit::AuditFormat {
    fn from(format: AuditFormat) -> Self {
        match format {
            AuditFormat::Text => Self::Text,
            AuditFormat::Json => Self::Json,
            AuditFormat::Html => Self::Page,
            AuditFormat::Xlsx => Self::Workbook,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum PeriodName {
    Year,
    Quarter,
    Month,
}

impl From<PeriodName> for Step {
    fn from(name: PeriodName) -> Self {
        match name {
            PeriodName::Year => Self::Year,
            PeriodName::Quarter => Self::Quarter,
            PeriodName::Month => Self::Month,
        }
    }
}
