//! Results as a file to keep, made in memory.

use std::{collections::BTreeMap, io};

use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::{
    new_file::MemoryFolder,
    report::{Lang, Output},
    results::{CsvProfile, ResultFormat, open_in_memory},
};

use super::problem::{Problem, ProblemKind};

/// What a download is asked.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReportQuery {
    /// What the file is written as.
    #[param(inline)]
    pub format: DownloadFormat,
}

/// What a download is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DownloadFormat {
    /// A page for a browser, of at most 200 documents.
    Html,
    /// An Excel workbook.
    Xlsx,
    /// The record of each document, one a line.
    Jsonl,
    /// A table with a row for each document; in Dutch as a Dutch Excel opens it, in English with commas.
    Csv,
}

impl DownloadFormat {
    const fn result(self) -> ResultFormat {
        match self {
            Self::Html => ResultFormat::Page,
            Self::Xlsx => ResultFormat::Workbook,
            Self::Jsonl => ResultFormat::Jsonl,
            Self::Csv => ResultFormat::Documents,
        }
    }

    /// The type and the name of the file.
    pub(super) const fn described(self) -> (&'static str, &'static str) {
        match self {
            Self::Html => ("text/html; charset=utf-8", "toetssteen.html"),
            Self::Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "toetssteen.xlsx"),
            Self::Jsonl => ("application/jsonl", "toetssteen.jsonl"),
            Self::Csv => ("text/csv; charset=utf-8", "toetssteen.csv"),
        }
    }
}

/// The bytes of a file of results, made of what came of documents and their texts.
///
/// # Errors
///
/// When it would be more than one page.
pub(super) fn file(
    format: DownloadFormat,
    lang: Lang,
    outputs: impl Iterator<Item = (Output, Option<String>)>,
) -> Result<Vec<u8>, Problem> {
    let mut files = written(format.result(), lang, outputs).map_err(|_| ProblemKind::Internal)?.into_iter();
    match (files.next(), files.next()) {
        (Some((_, bytes)), None) => Ok(bytes),
        (Some(_), Some(_)) => Err(ProblemKind::TooManyDocuments.into()),
        _ => Err(ProblemKind::Internal.into()),
    }
}

fn written(
    format: ResultFormat,
    lang: Lang,
    mut outputs: impl Iterator<Item = (Output, Option<String>)>,
) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let profile = if lang == Lang::Dutch { CsvProfile::ExcelNl } else { CsvProfile::Plain };
    let folder = MemoryFolder::default();
    let mut file = open_in_memory(&folder, format, lang, profile)?;
    outputs.try_for_each(|(output, text)| file.output(&output, text.as_deref()))?;
    file.finish()?;
    Ok(folder.into_files())
}
