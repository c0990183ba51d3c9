//! Which format a file has, by its bytes first.

use super::{
    Extract, Limits, Problem, Source,
    archive::ZipFile,
    convert::Converted,
    docx::Docx,
    encoding::is_text,
    html::Html,
    legacy::refusal,
    mail::Mail,
    odt::Odt,
    pdf::Pdf,
    plain::Plain,
    rtf::Rtf,
    table::{Csv, Jsonl, Ods, Parquet, Xlsx},
    unpack::Archive,
};
use crate::{document::Format, failure::FailureKind};

/// The formats that are read, in the order in which their bytes are looked at: a zip file is an archive when it is no document. Plain text shows in nothing and takes what is left.
static FORMATS: [&dyn Extract; 15] =
    [&Pdf, &Docx, &Odt, &Xlsx, &Ods, &ZipFile, &Converted::WORD, &Converted::OUTLOOK, &Parquet, &Rtf, &Html, &Mail, &Jsonl, &Csv, &Plain];

/// Who reads a file.
///
/// # Errors
///
/// When nobody does: it is a picture, a program, a format that isn't read.
pub(super) fn extractor(source: &Source) -> Result<&'static dyn Extract, Problem> {
    if source.bytes.iter().all(u8::is_ascii_whitespace) || source.bytes == b"\xef\xbb\xbf" {
        return Err(FailureKind::Empty.into());
    }
    if let Some(&format) = FORMATS.iter().find(|format| format.shows(source)) {
        return Ok(format);
    }
    if source.is_zip() {
        // One that can't be opened is damaged; another is a format that isn't read.
        let archive = Archive::open(&source.bytes, &Limits::default())?;
        if archive.has("xl/workbook.bin") {
            return Err(FailureKind::LegacyWorkbook.into());
        }
    }
    if let Some(kind) = refusal(&source.bytes) {
        return Err(kind.into());
    }
    // Texts begin with "BM" and "MZ" too, by which pictures and programs are known, so that only what is no text is looked up.
    if !is_text(&source.bytes) {
        let detail = infer::get(&source.bytes).map(|known| known.mime_type().to_owned());
        return Err(Problem { kind: FailureKind::Binary, detail });
    }
    let ending = source.ending();
    Ok(FORMATS.iter().find(|format| format.endings().contains(&ending.as_str())).copied().unwrap_or(&Plain))
}

/// Who reads a format.
pub(super) fn extractor_of(format: Format) -> &'static dyn Extract {
    FORMATS.iter().find(|extract| extract.format() == format).copied().unwrap_or(&Plain)
}

#[cfg(test)]
mod tests {
    use super::{Extract, extractor};
    use crate::{
        document::Format,
        extract::{Source, zipped},
        failure::FailureKind::{Binary, Empty, LegacyWorkbook},
    };

    #[test]
    fn bytes_decide_and_names_only_where_they_leave_room() {
        for (name, bytes, expected) in [
            ("a.txt", &b"Je werkt samen."[..], Ok(Format::Text)),
            ("a.bmp", b"BMW zoekt een monteur.", Ok(Format::Text)),
            ("a.txt", b"abc\0def", Err((Binary, None))),
            ("a.txt", b"\x89PNG\r\n\x1a\n....", Err((Binary, Some("image/png")))),
            ("a.txt", b"%PDF-1.7 text", Ok(Format::Pdf)),
            ("a.txt", b" \r\n", Err((Empty, None))),
            ("a.xlsb", &zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.bin", b"")]), Err((LegacyWorkbook, None))),
        ] {
            let source = Source { name: name.to_owned(), bytes: bytes.to_vec() };
            let decided = extractor(&source).map(Extract::format).map_err(|problem| (problem.kind, problem.detail));
            assert_eq!(decided, expected.map_err(|(kind, detail)| (kind, detail.map(str::to_owned))), "{name} {bytes:?}");
        }
    }
}
