use super::Columns;
use crate::{
    document::{Format, Mark, Row},
    extract::{Extract, Found, Options, Source, Stop, documents_of, zipped},
    failure::FailureKind,
};

/// A row that was read, or why it wasn't.
type Read = Vec<(String, Result<(String, Row), FailureKind>)>;

fn read(format: &dyn Extract, bytes: &[u8], columns: Columns) -> (Read, Result<(), (FailureKind, Option<String>)>) {
    let mut rows = Vec::new();
    let options = Options { columns, ..Options::default() };
    let source = Source { name: "test".to_owned(), bytes: bytes.to_vec() };
    let ended = format.extract(source, &options, &mut |found| match found {
        Found::Text(text) => {
            let (name, row) = text.row.expect("a table has rows");
            assert!(text.layout.iter().all(|block| text.text.get(block.span.range()).is_some()));
            rows.push((name, Ok((text.text, row))));
            Ok(())
        }
        Found::Failed(name, problem) => {
            rows.push((name, Err(problem.kind)));
            Ok(())
        }
        Found::File(_) => panic!("a table has no files"),
    });
    (rows, ended.map_err(Stop::problem).map_err(|problem| (problem.kind, problem.detail)))
}

/// The names, numbers and texts of the rows.
fn shown(rows: &Read) -> Vec<String> {
    let row = |(name, read): &(String, Result<(String, Row), FailureKind>)| match read {
        Ok((text, row)) => format!("{name} {}: {text}", row.number),
        Err(kind) => format!("{name}: {}", kind.name()),
    };
    rows.iter().map(row).collect()
}

fn csv(text: &str) -> Vec<String> {
    shown(&read(&super::Csv, text.as_bytes(), Columns::default()).0)
}

#[test]
fn rows_are_documents_and_blank_texts_failures() {
    let text = "\u{feff}nr;tekst;soort\n\n7;Je werkt samen.;a\n8;  ;b\n;;\n;\"Twee\nregels\";c\n9;Nog een.";
    assert_eq!(csv(text), ["7 3: Je werkt samen.", "8: empty", "6: Twee\nregels".replace("6:", "6 6:").as_str(), "9 7: Nog een."]);
}

#[test]
fn cells_too_many_are_the_text_s() {
    assert_eq!(
        csv("nr;tekst;soort\n1;Je plant; en je werkt; samen;a\n2;Je belt.;b;\n"),
        ["1 2: Je plant; en je werkt; samen", "2 3: Je belt."]
    );
    let keep = Columns { keep: vec!["soort".to_owned()], ..Columns::default() };
    let (rows, _) = read(&super::Csv, b"nr;tekst;soort\n1;Je plant; en belt;a\n2;Je belt.;b", keep);
    let kept: Vec<_> = rows.iter().map(|(_, read)| read.as_ref().unwrap().1.columns[0].1.as_str()).collect();
    assert_eq!(kept, ["a", "b"]);
}

#[test]
fn a_cell_with_tags_is_html() {
    let (rows, _) = read(&super::Csv, b"id,description\n1,<h2>Eisen</h2><ul><li>Je plant.</li></ul>\n2,a < b", Columns::default());
    assert_eq!(shown(&rows), ["1 2: Eisen\n\nJe plant.", "2 3: a < b"]);
}

#[test]
fn identical_texts_have_identical_layouts() {
    let mut layouts = Vec::new();
    let source = Source { name: "t.csv".to_owned(), bytes: b"id;tekst\n1;Je belt.\n2;Je belt.".to_vec() };
    let each = &mut |found| {
        if let Found::Text(text) = found {
            layouts.push(text.layout);
        }
        Ok(())
    };
    super::Csv.extract(source, &Options::default(), each).unwrap();
    assert_eq!((layouts.len(), layouts[0][0].mark), (2, Mark::Lines));
    assert_eq!(layouts[0], layouts[1]);
}

#[test]
fn lines_and_arrays_of_objects_are_read() {
    let lines = "\n{\"id\": 7, \"tekst\": \"Je belt.\", \"labels\": [\"x\"]}\nkapot\n\n{\"tekst\": \"Je plant.\"}\n{\"id\": 9}\n";
    let (rows, ended) = read(&super::Jsonl, lines.as_bytes(), Columns::default());
    assert_eq!(
        (shown(&rows), ended),
        (vec!["7 2: Je belt.".into(), "3: damaged".into(), "5 5: Je plant.".into(), "9: empty".into()], Ok(()))
    );
    let array = "[{\"id\": \"a\", \"tekst\": \"Je belt.\"},\n {\"id\": \"b\", \"tekst\": \"Je plant.\"}";
    let (rows, ended) = read(&super::Jsonl, array.as_bytes(), Columns::default());
    assert_eq!((rows.len(), ended), (0, Err((FailureKind::Damaged, None))));
    let (rows, ended) = read(&super::Jsonl, format!("{array}]").as_bytes(), Columns::default());
    assert_eq!((shown(&rows), ended), (vec!["a 1: Je belt.".into(), "b 2: Je plant.".into()], Ok(())));
}

#[test]
fn json_is_known_by_its_first_line() {
    let shows = |text: &str| super::Jsonl.shows(&Source { name: "x.txt".to_owned(), bytes: text.as_bytes().to_vec() });
    assert!(shows("\n{\"a\": 1}\nx") && shows("\u{feff}{}") && shows("[\n{\"a\": {\"b\": 1}},"));
    assert!(!shows("{\n\"a\": 1}") && !shows("[1]") && !shows("{naam}") && !shows("[{naam}]"));
}

/// An OpenDocument spreadsheet with these tables.
fn ods(tables: &str) -> Vec<u8> {
    let content = format!("<d><body><spreadsheet>{tables}</spreadsheet></body></d>");
    zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

fn ods_row(cells: &[&str]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| format!("<table-cell value-type=\"string\"><p>{cell}</p></table-cell>")).collect();
    format!("<table-row>{}</table-row>", cells.concat())
}

#[test]
fn sheets_with_texts_are_read_and_repeats_counted() {
    let header = ods_row(&["nr", "tekst"]);
    let first = "<table-row number-rows-repeated=\"3\"><table-cell number-columns-repeated=\"16384\"/></table-row>\
        <table-row><table-cell value-type=\"float\" value=\"7\"><p>7,00</p></table-cell><table-cell value-type=\"string\"><p>Je <s c=\"9\"/>belt<annotation><p>x</p></annotation></p><p>en\n plant.</p></table-cell></table-row>\
        <table-row number-rows-repeated=\"2\"><table-cell/><table-cell value-type=\"string\"><p>Weer.</p></table-cell></table-row>\
        <table-row number-rows-repeated=\"1048000\"><table-cell number-columns-repeated=\"16384\"/></table-row>";
    let lists = format!("<table name=\"Lijst\">{}</table>", ods_row(&["soort", "naam"]));
    let tables = format!("{lists}<table name=\"A\">{header}{first}</table><table name=\"B\">{header}{}</table>", ods_row(&["7", "Ook."]));
    let (rows, ended) = read(&super::Ods, &ods(&tables), Columns::default());
    assert_eq!(ended, Ok(()));
    assert_eq!(shown(&rows), ["7 5: Je  belt\nen  plant.", "6 6: Weer.", "7 7: Weer.", "B#7 2: Ook."]);
    let (rows, ended) = read(&super::Ods, &ods(&lists), Columns::default());
    assert_eq!((rows.len(), ended), (0, Err((FailureKind::NoTextColumn, Some("soort, naam".to_owned())))));
}

#[test]
fn a_locked_workbook_says_so() {
    let manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let locked = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", b"\x01\x02"),
    ]);
    assert_eq!(read(&super::Ods, &locked, Columns::default()).1, Err((FailureKind::Encrypted, None)));
}

#[test]
fn a_sheet_that_breaks_off_is_damaged() {
    let whole = ods(&format!("<table name=\"A\">{}{}</table>", ods_row(&["tekst"]), ods_row(&["Je belt."])));
    assert_eq!(read(&super::Ods, &whole, Columns::default()).1, Ok(()));
    let cut = format!("<d><body><spreadsheet><table name=\"A\">{}", ods_row(&["tekst"]));
    let cut = zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", cut.as_bytes())]);
    assert_eq!(read(&super::Ods, &cut, Columns::default()), (Vec::new(), Err((FailureKind::Damaged, None))));
}

#[test]
fn repeats_beyond_reason_stop() {
    let repeated = |rows: &str, columns: &str| {
        let cell = format!("<table-cell number-columns-repeated=\"{columns}\" value-type=\"string\"><p>Je werkt samen.</p></table-cell>");
        ods(&format!("<table name=\"A\">{}<table-row number-rows-repeated=\"{rows}\">{cell}</table-row></table>", ods_row(&["tekst"])))
    };
    for (rows, columns) in [("4000000000", "1"), ("99999999999999999999", "99999999999999999999"), ("1048576", "16384")] {
        let (_, ended) = read(&super::Ods, &repeated(rows, columns), Columns::default());
        assert_eq!(ended.map_err(|(kind, _)| kind), Err(FailureKind::UnpacksTooLarge), "{rows} × {columns}");
    }
}

const WORKBOOK: &[u8] = br#"<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const PACKAGE: &[u8] = br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELATIONS: &[u8] = br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// An Excel workbook with a sheet and strings.
fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    zipped(&[
        ("_rels/.rels", PACKAGE),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ])
}

#[test]
fn what_a_workbook_says_of_its_size_is_not_believed() {
    let sheet = r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>
        <row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Je belt.</t></is></c></row></sheetData></worksheet>"#;
    let strings = |count: &str| format!("<sst uniqueCount=\"{count}\"><si><t>tekst</t></si></sst>");
    let (rows, ended) = read(&super::Xlsx, &xlsx(sheet, &strings("1")), Columns::default());
    assert_eq!((shown(&rows), ended), (vec!["1048576 1048576: Je belt.".to_owned()], Ok(())));
    for count in ["1099511627776", "99999999999999999999", "1\" x:uniqueCount=\"1099511627776"] {
        let (rows, ended) = read(&super::Xlsx, &xlsx(sheet, &strings(count)), Columns::default());
        assert_eq!((rows.len(), ended), (0, Err((FailureKind::TooMany, Some("cells=20000000".to_owned())))), "{count}");
    }
}

#[test]
fn places_that_no_sheet_has_are_damage() {
    for place in ["A1048577", "XFE1", "A99999999999", "ZZZZZZZZZZ1"] {
        let sheet = format!("<worksheet><sheetData><row><c r=\"{place}\"><v>1</v></c></row></sheetData></worksheet>");
        // Through the guard around all readers: calamine breaks down on some of these.
        let mut kinds = Vec::new();
        let bytes = xlsx(&sheet, "<sst/>");
        documents_of(Format::Xlsx, bytes, "test", &Options::default(), &mut |read| {
            kinds.push(read.map_err(|failure| failure.kind).err());
            Ok(())
        });
        assert!(matches!(kinds[..], [Some(FailureKind::Damaged | FailureKind::Crashed)]), "{place}: {kinds:?}");
    }
}

#[test]
fn a_string_that_stands_everywhere_stops() {
    let cells = "<row><c t=\"s\"><v>1</v></c></row>".repeat(20_000);
    let sheet = format!("<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row>{cells}</sheetData></worksheet>");
    let strings = format!("<sst><si><t>tekst</t></si><si><t>{}</t></si></sst>", "Je werkt samen. ".repeat(10_000));
    let (_, ended) = read(&super::Xlsx, &xlsx(&sheet, &strings), Columns::default());
    assert_eq!(ended.map_err(|(kind, _)| kind), Err(FailureKind::UnpacksTooLarge));
}
