//! How fast files are read, in bytes of the file a second: each bench asserts the text. Run with `cargo bench --bench extract`.

use std::{fs, path::PathBuf};

use divan::{Bencher, black_box, counter::BytesCount};
use toetssteen::{
    document::Format,
    extract::{self, Options},
};

fn main() {
    divan::main();
}

/// The vacancy of the corpus in each format, with what its text has in every one.
#[divan::bench(args = ["txt", "docx", "odt", "rtf", "html", "eml", "pdf", "zip"])]
fn vacancy(bencher: Bencher, ending: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/formats/vacature.{ending}"));
    let bytes = fs::read(&path).expect("the corpus is there");
    let options = Options { program: Some(env!("CARGO_BIN_EXE_toetssteen").into()), ..Options::default() };
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| {
        let mut documents = 0;
        extract::documents_from(black_box(&bytes[..]), ending, &options, &mut |read| {
            assert!(read.expect("it can be read").text.contains("klantgerichte organisatie"));
            documents += 1;
            Ok(())
        });
        assert!(documents > 0);
    });
}

/// A table of 10,000 vacancies.
#[divan::bench(args = ["csv", "jsonl"])]
fn table(bencher: Bencher, name: &str) {
    let format = if name == "csv" { Format::Csv } else { Format::Jsonl };
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/formats/vacature.txt");
    let text = fs::read_to_string(path).expect("the corpus is there");
    let rows = 10_000;
    let mut bytes = Vec::new();
    if format == Format::Csv {
        let mut out = csv::Writer::from_writer(&mut bytes);
        out.write_record(["nummer", "vacaturetekst"]).expect("memory takes what is written");
        for row in 0..rows {
            out.write_record([&row.to_string(), &text]).expect("memory takes what is written");
        }
        drop(out);
    } else {
        for row in 0..rows {
            bytes.extend(serde_json::to_vec(&serde_json::json!({ "nummer": row, "vacaturetekst": text })).expect("it is JSON"));
            bytes.push(b'\n');
        }
    }
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| {
        let mut documents = 0;
        extract::documents_of(format, black_box(bytes.clone()), "table", &Options::default(), &mut |read| {
            assert_eq!(read.expect("it can be read").text.len(), text.len());
            documents += 1;
            Ok(())
        });
        assert_eq!(documents, rows);
    });
}
