//! An audit as a file.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::{
    lexicon::Lexicon,
    new_file::NewFile,
    report::{Lang, Output, Wording},
    results::ResultFile,
};

use super::{Audit, AuditOptions, AuditReport, audit_page, write_audit, write_audit_workbook};

/// How an audit is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AuditFormat {
    /// A report to read.
    Text,
    /// One JSON object.
    Json,
    /// A page for a browser.
    Page,
    /// An Excel workbook.
    Workbook,
}

impl AuditFormat {
    /// Writes an audit; a report to read has styles as ANSI codes.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub fn write(self, out: &mut (impl Write + Send), say: Wording, report: &AuditReport) -> io::Result<()> {
        match self {
            Self::Text => write_audit(out, say, report),
            Self::Json => {
                serde_json::to_writer_pretty(&mut *out, report)?;
                writeln!(out)
            }
            Self::Page => out.write_all(audit_page(say, report).as_bytes()),
            Self::Workbook => write_audit_workbook(out, say, report),
        }
    }
}

/// Writes an audit to a file that only its owner may read, in the place of one that had its name; it has its name when it is whole. Gives
/// the name.
///
/// # Errors
///
/// When the path names no file, or writing or renaming fails.
pub fn write_audit_file(path: &Path, format: AuditFormat, say: Wording, report: &AuditReport) -> io::Result<String> {
    let (Some(name), Some(folder)) = (path.file_name(), path.parent()) else { return Err(io::ErrorKind::InvalidInput.into()) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut file = NewFile::new(folder, name)?;
    match format {
        AuditFormat::Text => format.write(&mut anstream::StripStream::new(&mut file as &mut (dyn Write + Send)), say, report)?,
        _ => format.write(&mut file, say, report)?,
    }
    file.publish()
}

/// The names of the files that [`open()`] leads to.
pub const AUDIT_FILES: [&str; 2] = ["audit.xlsx", "audit.html"];

/// Begins the audit that stands beside the other results of a run, in a folder that is there: a workbook and a page.
/// A record of another profile is an error.
///
/// # Example
///
/// ```
/// use toetssteen::{audit::{self, AuditOptions}, lexicon::{Lexicon, LexiconSource}, report::Lang};
///
/// let lexicon = Lexicon::load(&LexiconSource::embedded())?;
/// let folder = tempfile::tempdir()?;
/// let file = audit::open(&lexicon, AuditOptions::default(), folder.path(), Lang::Dutch);
/// file.finish()?;
/// assert!(audit::AUDIT_FILES.iter().all(|name| folder.path().join(name).exists()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn open<'l>(lexicon: &'l Lexicon, options: AuditOptions, folder: &Path, lang: Lang) -> Box<dyn ResultFile + 'l> {
    Box::new(Files { audit: Audit::new(lexicon, options), folder: folder.to_owned(), say: Wording(lang) })
}

/// An audit that will be a workbook and a page.
struct Files<'l> {
    audit: Audit<'l>,
    folder: PathBuf,
    say: Wording,
}

impl ResultFile for Files<'_> {
    fn output(&mut self, output: &Output, _: Option<&str>) -> io::Result<()> {
        self.audit.add(output).map_err(io::Error::other)
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<String>> {
        let report = self.audit.finish();
        let write = |(name, format): (&str, AuditFormat)| write_audit_file(&self.folder.join(name), format, self.say, &report);
        AUDIT_FILES.into_iter().zip([AuditFormat::Workbook, AuditFormat::Page]).map(write).collect()
    }
}
