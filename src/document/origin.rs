//! Where a document comes from.

use super::Format;

/// Where a document comes from: what identifies it among others, and what it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Names the document: the path as it was given or `-` for standard input, and for one that stands inside another file `#` and its
    /// name there; for a row of a table `#` and what identifies the row.
    pub id: String,
    /// The path of the file that it stands in, as it was given.
    pub path: String,
    /// What it was written in.
    pub format: Format,
    /// What read it, where more than one reader could: a library or a program.
    pub reader: Option<&'static str>,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The size of the file in bytes.
    pub bytes: u64,
    /// Where in a table it stands, when it is a row of one.
    pub row: Option<Row>,
}

impl Origin {
    /// That of a plain text of `bytes` bytes which comes from no file.
    pub fn plain(id: impl Into<String>, bytes: usize) -> Self {
        let id = id.into();
        Self { path: id.clone(), id, format: Format::Text, reader: None, sha256: String::new(), bytes: bytes as u64, row: None }
    }
}

/// A row of a table that is a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The name of the sheet, in a workbook.
    pub sheet: Option<String>,
    /// The number of the row as a spreadsheet program shows it: the first row is 1, also when it is the header. In a file of JSON lines
    /// the line; in an array of JSON objects or a Parquet file, which have no header, the number among the rows.
    pub number: u32,
    /// The column that has the text.
    pub text: Column,
    /// The column that names the row, where there is one.
    pub name: Option<Column>,
    /// Other cells of the row that were asked for: the name of the column, the value.
    pub columns: Vec<(String, String)>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What its header says.
    pub name: String,
    /// Its number from 1.
    pub number: u32,
}
