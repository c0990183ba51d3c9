//! The files of a run, made of the project's own documents and read back.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use toetssteen::{
    evidence::Memory,
    extract::read_file,
    failure::{Failure, FailureKind},
    new_file::MemoryFolder,
    report::{FailureRecord, Lang, Output, Record, RowRecord},
    results::{CsvProfile, ResultFormat, open, open_in_memory},
};

use crate::{ANALYZER, office, project};

/// A name that no reader may take for more than a name.
pub(crate) const HOSTILE: &str = "=cmd|' /C calc'!A0<script>alert(1)</script>\".txt";

/// A quote of the same kind.
pub(crate) const MARKUP: &str = "<script>alert(2)</script> & \"samen\"";

/// The project's documents, one with hostile texts, one without quotes, one of a table, and two that can't be read, one of them first.
pub(crate) static OUTPUTS: LazyLock<Vec<Output>> = LazyLock::new(|| {
    let mut records: Vec<_> = ["corpus/vacatures", "corpus/verslagen"].into_iter().flat_map(records).collect();
    hostile(&mut records[1]);
    for evidence in records[2].competencies.iter_mut().flat_map(|competency| &mut competency.evidence) {
        evidence.quote = None;
        evidence.quote_masked = Some("met [naam]".to_owned());
    }
    for evidence in records[3].competencies.iter_mut().flat_map(|competency| &mut competency.evidence) {
        evidence.quote = None;
    }
    records[4].document.row = Some(RowRecord {
        sheet: None,
        number: 12,
        text_column: "tekst".to_owned(),
        id_column: None,
        columns: BTreeMap::from([("afdeling".to_owned(), "-Inkoop; Zuid".to_owned())]),
    });
    let failure = |name, kind| Output::Failure(Box::new(FailureRecord::from(&Failure::new(name, kind, None))));
    let mut outputs = vec![failure("weg.docx", FailureKind::NotFound)];
    outputs.extend(records.into_iter().map(|record| Output::Record(Box::new(record))));
    outputs.push(failure(HOSTILE, FailureKind::Scanned));
    outputs
});

fn records(folder: &str) -> Vec<Record> {
    let mut files: Vec<_> = fs::read_dir(project(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: PathBuf| {
        let mut document = read_file(&path, None).unwrap_or_else(|failure| panic!("{failure}"));
        // Where the project stands is nobody's business.
        document.origin.id = format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap());
        document.origin.path.clone_from(&document.origin.id);
        Record::from(&ANALYZER.assess(&document, &mut Memory::default()))
    };
    files.into_iter().map(read).collect()
}

fn hostile(record: &mut Record) {
    HOSTILE.clone_into(&mut record.document.id);
    let evidence = record.competencies.iter_mut().flat_map(|competency| &mut competency.evidence).next().unwrap();
    evidence.quote = Some(MARKUP.to_owned());
}

/// Writes a file of results into a folder.
pub(crate) fn write<'o>(
    format: ResultFormat,
    folder: &Path,
    lang: Lang,
    profile: CsvProfile,
    outputs: impl IntoIterator<Item = &'o Output>,
) {
    let mut file = open(format, folder, lang, profile).unwrap();
    for output in outputs {
        file.output(output, None).unwrap();
    }
    file.finish().unwrap();
}

/// What stands in the file of a format.
pub(crate) fn written(format: ResultFormat, lang: Lang, profile: CsvProfile) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    write(format, folder.path(), lang, profile, &*OUTPUTS);
    fs::read(folder.path().join(format.file_name())).unwrap()
}

fn read_csv(text: &[u8], separator: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn evidence_count() -> usize {
    let each = OUTPUTS.iter().map(|output| match output {
        Output::Record(record) => record.competencies.iter().map(|competency| competency.evidence.len()).sum(),
        Output::Failure(_) => 0,
    });
    each.sum()
}

fn at<'r>(rows: &'r [Vec<String>], row: usize, column: &str) -> &'r str {
    let column = rows[0].iter().position(|name| name == column).unwrap_or_else(|| panic!("{column} in {:?}", rows[0]));
    &rows[row][column]
}

#[test]
fn json_lines_are_the_records() {
    let text = String::from_utf8(written(ResultFormat::Jsonl, Lang::Dutch, CsvProfile::Plain)).unwrap();
    let expected: Vec<_> = OUTPUTS.iter().map(|output| serde_json::to_string(output).unwrap()).collect();
    assert_eq!(text.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_table_has_a_row_for_each_document_and_a_column_for_each_competency() {
    let rows = read_csv(&written(ResultFormat::Documents, Lang::Dutch, CsvProfile::Plain), b',');
    assert_eq!(rows.len(), OUTPUTS.len() + 1);
    assert_eq!(rows[0].iter().filter(|name| name.ends_with(" ***")).count(), 3);
    assert!(rows[0][3].ends_with(" ***"), "{:?}", rows[0]);
    assert!(at(&rows, 1, "niet gelezen").starts_with("dit bestand of deze map bestaat niet"));
    assert_eq!(at(&rows, 1, "gevonden"), "");
    for (row, output) in (1..).zip(&*OUTPUTS) {
        let Output::Record(record) = output else { continue };
        for competency in &record.competencies {
            let name = if competency.organisation_wide { format!("{} ***", competency.name) } else { competency.name.clone() };
            let expected = match competency.verdict.as_str() {
                "covered" => "staat in de tekst",
                "weak" => "zwak bewijs",
                _ => "staat niet in de tekst",
            };
            assert_eq!(at(&rows, row, &name), expected, "{}", record.document.id);
        }
        let strengths: u32 = record.competencies.iter().map(|competency| competency.positive).sum();
        let review = record.document.kind.as_deref() == Some("review");
        assert_eq!(at(&rows, row, "sterke punten"), if review { strengths.to_string() } else { String::new() });
    }
    assert_eq!(at(&rows, 6, "afdeling"), "'-Inkoop; Zuid");
    assert_eq!(at(&rows, 7, "afdeling"), "");
}

#[test]
fn a_dutch_excel_opens_the_table() {
    let text = written(ResultFormat::Documents, Lang::Dutch, CsvProfile::ExcelNl);
    let text = std::str::from_utf8(&text).unwrap().strip_prefix('\u{feff}').unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let rows = read_csv(text.as_bytes(), b';');
    assert_eq!(rows.len(), OUTPUTS.len() + 1);
    let share = at(&rows, 2, "deel");
    assert!(share.contains(',') && share.replace(',', ".").parse::<f64>().is_ok(), "{share}");
    assert_eq!(rows[3][0], format!("'{HOSTILE}"));
}

#[test]
fn a_table_has_a_row_for_each_evidence() {
    let rows = read_csv(&written(ResultFormat::Evidence, Lang::English, CsvProfile::Plain), b',');
    assert_eq!(rows.len(), 1 + evidence_count() + 2);
    let quotes = |name: &str| {
        let of = (1..rows.len()).filter(|&row| rows[row][0].contains(name)).map(|row| at(&rows, row, "quote")).collect::<Vec<_>>();
        assert!(!of.is_empty(), "{name}");
        of
    };
    let name = |at: usize| match &OUTPUTS[at] {
        Output::Record(record) => record.document.id.clone(),
        Output::Failure(_) => panic!("{at} wasn't read"),
    };
    assert_eq!(quotes(HOSTILE).first(), Some(&MARKUP));
    assert!(quotes(&name(3)).iter().all(|quote| *quote == "met [naam]"));
    assert!(quotes(&name(4)).iter().all(|quote| quote.is_empty()));
    assert!(at(&rows, 2, "place").starts_with("line "), "{:?}", rows[2]);
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with('=')));
}

#[test]
fn a_workbook_has_all_sheets() {
    let folder = tempfile::tempdir().unwrap();
    write(ResultFormat::Workbook, folder.path(), Lang::Dutch, CsvProfile::Plain, &*OUTPUTS);
    let path = folder.path().join(ResultFormat::Workbook.file_name());
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    assert_eq!(book.sheet_names(), ["Overzicht", "Competenties", "Bewijs", "Ontbreekt", "Niet gelezen"]);
    let gaps: usize =
        OUTPUTS.iter().map(|output| if let Output::Record(record) = output { record.missing_organisation_wide.len() } else { 0 }).sum();
    for (sheet, rows) in [("Competenties", OUTPUTS.len()), ("Bewijs", evidence_count()), ("Ontbreekt", gaps), ("Niet gelezen", 2)] {
        assert_eq!(book.worksheet_range(sheet).unwrap().height(), rows + 1, "{sheet}");
        assert_eq!(book.worksheet_formula(sheet).unwrap().used_cells().count(), 0, "{sheet}");
    }
    let overview = book.worksheet_range("Overzicht").unwrap();
    let read = OUTPUTS.len() - 2;
    let figure = |row| overview.get_value((row, 1)).map(ToString::to_string);
    assert_eq!(figure(2), Some(read.to_string()));
    assert_eq!(figure(7).as_deref(), Some("2"));
    let evidence = book.worksheet_range("Bewijs").unwrap();
    assert!(evidence.rows().any(|row| row[0] == Data::String(HOSTILE.to_owned()) && row[5] == Data::String(MARKUP.to_owned())));
}

#[test]
fn the_same_results_give_the_same_bytes() {
    for &format in ResultFormat::ALL {
        let once = written(format, Lang::English, CsvProfile::ExcelNl);
        assert!(once == written(format, Lang::English, CsvProfile::ExcelNl), "{format:?}");
    }
}

#[test]
fn nothing_is_left_of_a_run_that_breaks_off() {
    for &format in ResultFormat::ALL {
        let folder = tempfile::tempdir().unwrap();
        let mut file = open(format, folder.path(), Lang::Dutch, CsvProfile::Plain).unwrap();
        for output in OUTPUTS.iter().cycle().take(250) {
            file.output(output, None).unwrap();
        }
        drop(file);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{format:?}");
    }
}

#[test]
fn only_the_owner_may_read_results() {
    let folder = tempfile::tempdir().unwrap();
    for &format in ResultFormat::ALL {
        write(format, folder.path(), Lang::Dutch, CsvProfile::Plain, &*OUTPUTS);
    }
    for entry in fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{}", entry.path().display());
        }
        assert!(entry.metadata().unwrap().len() > 0);
    }
}

#[test]
fn libreoffice_opens_the_workbook() {
    let folder = tempfile::tempdir().unwrap();
    write(ResultFormat::Workbook, folder.path(), Lang::Dutch, CsvProfile::Plain, &*OUTPUTS);
    let path = folder.path().join(ResultFormat::Workbook.file_name());
    if !office::convert(&path) {
        return;
    }
    let rows = office::sheet(&path, "Competenties");
    assert_eq!(rows.len(), OUTPUTS.len() + 1);
    assert_eq!(rows[3][0], HOSTILE);
    assert_eq!(office::sheet(&path, "Bewijs").len(), evidence_count() + 1);
}

/// Run by hand: `cargo test --release results::libreoffice -- --ignored --nocapture`.
#[test]
#[ignore = "takes LibreOffice half a minute"]
fn libreoffice_opens_a_hundred_thousand_rows() {
    let folder = tempfile::tempdir().unwrap();
    let (mut documents, mut rows) = (0, 0);
    for output in OUTPUTS.iter().cycle() {
        if rows >= 100_000 {
            break;
        }
        documents += 1;
        if let Output::Record(record) = output {
            rows += record.competencies.iter().map(|competency| competency.evidence.len()).sum::<usize>();
        }
    }
    write(ResultFormat::Workbook, folder.path(), Lang::Dutch, CsvProfile::Plain, OUTPUTS.iter().cycle().take(documents));
    let path = folder.path().join(ResultFormat::Workbook.file_name());
    let begin = std::time::Instant::now();
    if office::convert(&path) {
        println!("{rows} rows, {} kB: {:.1?}", fs::metadata(&path).unwrap().len() / 1000, begin.elapsed());
        assert_eq!(office::sheet(&path, "Bewijs").len(), rows + 1);
    }
}

/// Run by hand: `cargo test --release results::a_hundred -- --ignored --nocapture`.
#[test]
#[ignore = "writes some hundreds of megabytes"]
#[cfg(target_os = "linux")]
fn a_hundred_thousand_documents_take_no_more_memory_than_a_few() {
    let peak = || {
        let status = fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() / 1024
    };
    for &format in ResultFormat::ALL {
        let folder = tempfile::tempdir().unwrap();
        write(format, folder.path(), Lang::Dutch, CsvProfile::Plain, OUTPUTS.iter().cycle().take(1_000));
        let (before, begin) = (peak(), std::time::Instant::now());
        write(format, folder.path(), Lang::Dutch, CsvProfile::Plain, OUTPUTS.iter().cycle().take(100_000));
        let grown = peak() - before;
        let bytes: u64 = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).sum();
        println!(
            "{format:?}: {:.1?}, {} MB written, peak {} MB, {grown} MB more than for 1,000",
            begin.elapsed(),
            bytes / 1_000_000,
            peak()
        );
        assert!(grown < 50, "{format:?}: {grown} MB");
    }
}

#[test]
fn memory_gets_the_same_files_as_a_disk() {
    for &format in ResultFormat::ALL {
        let folder = MemoryFolder::default();
        let mut file = open_in_memory(&folder, format, Lang::Dutch, CsvProfile::ExcelNl).unwrap();
        OUTPUTS.iter().for_each(|output| file.output(output, None).unwrap());
        assert!(folder.clone().into_files().is_empty(), "none has its name before it is finished");
        file.finish().unwrap();
        let files = folder.into_files();
        assert_eq!(files.keys().collect::<Vec<_>>(), [format.file_name()]);
        let (here, on_disk) = (&files[format.file_name()], written(format, Lang::Dutch, CsvProfile::ExcelNl));
        if format == ResultFormat::Workbook {
            // Texts stand elsewhere in the file; what a reader sees is the same.
            let [mut here, mut on_disk] = [here.clone(), on_disk].map(|bytes| Xlsx::new(std::io::Cursor::new(bytes)).unwrap());
            assert_eq!(here.sheet_names(), on_disk.sheet_names());
            for sheet in here.sheet_names() {
                assert_eq!(here.worksheet_range(&sheet).unwrap(), on_disk.worksheet_range(&sheet).unwrap(), "{sheet}");
            }
        } else {
            assert!(*here == on_disk, "{format:?}");
        }
    }
}
