//! One target a format: its reader on any bytes. A panic ends the run, with the bytes kept.
#![no_main]

use toetssteen::{
    document::Format,
    extract::{self, Limit, Limits, Options},
};

/// The format that the target is named after.
fn format() -> Format {
    match env!("CARGO_BIN_NAME") {
        "docx" => Format::Docx,
        "odt" => Format::Odt,
        "rtf" => Format::Rtf,
        "html" => Format::Html,
        "mail" => Format::Mail,
        "pdf" => Format::Pdf,
        "zip" => Format::Zip,
        "csv" => Format::Csv,
        "xlsx" => Format::Xlsx,
        "ods" => Format::Ods,
        "jsonl" => Format::Jsonl,
        _ => Format::Text,
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // Small limits: a large document finds nothing that a small one doesn't.
    let options = Options { limits: Limits::default().with(Limit::Unpacked, 1 << 20).with(Limit::Cells, 100_000), ..Options::default() };
    let mut rows = 0;
    extract::documents_of(format(), bytes.to_vec(), "fuzz", &options, &mut |read| {
        rows += 1;
        if let Ok(document) = read {
            for block in &document.layout {
                assert!(document.text.get(block.span.range()).is_some());
            }
        }
        Ok(())
    });
    assert!(rows > 0);
});
