//! From the notes of the corpus through a scan to the audit.

use std::{fs, io::Cursor, process::Command};

use calamine::{Data, Reader as _, Xlsx};
use toetssteen::{
    audit::{self, AUDIT_FILES, Audit, AuditOptions, AuditReport, ReadError, audit_page, read_records, write_audit, write_audit_workbook},
    document::DocumentKind,
    evidence::Memory,
    failure::{Failure, FailureKind},
    lexicon::Term,
    report::{JsonLines, Lang, Reporter, Wording},
};

use crate::{ANALYZER, document, office, project};

/// The notes of the corpus as a run that was written: half of them in the folder `noord` of 2023, half in `zuid` of 2024.
fn run() -> Vec<u8> {
    let mut paths: Vec<_> = fs::read_dir(project("corpus/verslagen")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut out = Vec::new();
    let mut reporter = JsonLines::new(&mut out);
    for (n, path) in paths.iter().enumerate() {
        let folder = if n % 2 == 0 { "noord/2023-05" } else { "zuid/2024-02" };
        let id = format!("archief/{folder} {}", path.file_name().unwrap().display());
        let note = document(&id, &fs::read_to_string(path).unwrap(), Some(DocumentKind::Review));
        reporter.assessment(&ANALYZER.assess(&note, &mut Memory::default())).unwrap();
    }
    reporter.failure(&Failure::new("archief/noord/leeg.txt", FailureKind::Empty, None)).unwrap();
    reporter.finish().unwrap();
    out
}

fn audit(records: &[u8], by: &str) -> AuditReport {
    let options = AuditOptions { by: Some(by.parse().unwrap()), ..AuditOptions::default() };
    let mut audit = Audit::new(ANALYZER.lexicon(), options);
    read_records(records, |_, output| {
        audit.add(&output).unwrap();
        Ok::<_, ReadError>(())
    })
    .unwrap();
    audit.finish()
}

#[test]
fn the_notes_of_the_corpus_are_counted() {
    let records = run();
    let report = audit(&records, "folder");
    assert_eq!((report.documents.counted, report.documents.reviews, report.documents.failed), (21, 21, 1));
    let names: Vec<_> = report.groups.iter().map(|group| (group.name.as_deref().unwrap(), group.documents)).collect();
    assert_eq!(names, [("noord", 11), ("zuid", 10)]);
    let periods = &report.trend.as_ref().unwrap().periods;
    assert_eq!(periods.iter().map(|period| period.name.as_deref().unwrap()).collect::<Vec<_>>(), ["2023-Q2", "2024-Q1"]);
    for n in 0..report.competencies.len() {
        let all = report.all.competencies[n].counts;
        assert_eq!(all.covered + all.weak + all.missing, 21);
        for parts in [&report.groups, periods] {
            assert_eq!(parts.iter().map(|part| part.competencies[n].counts.missing).sum::<u32>(), all.missing);
            assert_eq!(parts.iter().map(|part| part.competencies[n].counts.strengths).sum::<u32>(), all.strengths);
        }
    }
    // What the records themselves say, counted in another way.
    let lines: Vec<serde_json::Value> =
        records.split(|&b| b == b'\n').filter(|line| !line.is_empty()).map(|line| serde_json::from_slice(line).unwrap()).collect();
    let gaps = lines.iter().filter(|line| line["missing_organisation_wide"].as_array().is_some_and(|missing| !missing.is_empty())).count();
    assert_eq!(report.all.with_gaps as usize, gaps);
    let evidence = lines.iter().flat_map(|line| line["competencies"].as_array().into_iter().flatten());
    let evidence = evidence.flat_map(|competency| competency["evidence"].as_array().unwrap());
    let weighed = evidence.filter(|evidence| evidence["counts"] == true && evidence["term"] == "").count();
    assert_eq!(report.terms.weighed as usize, weighed);
    assert!(report.same_lexicon);
}

#[test]
fn no_vacancy_term_is_called_unused_where_there_is_no_vacancy() {
    let report = audit(&run(), "kind");
    let lexicon = ANALYZER.lexicon();
    let other_use = |term: &Term| {
        let same = |other: &&Term| other.phrase == term.phrase && other.competency == term.competency;
        lexicon.terms.iter().filter(same).any(|other| other.only != Some(DocumentKind::Vacancy))
    };
    let vacancy = lexicon.terms.iter().find(|term| !other_use(term)).expect("the lexicon has terms for vacancies only");
    let slug = &lexicon.profile.competency(vacancy.competency).slug;
    assert!(!report.terms.never_used.iter().any(|term| term.term == vacancy.phrase && term.competency == *slug));
    assert!(!report.terms.never_used.is_empty() && report.terms.never_used.len() < report.terms.of as usize);
}

#[test]
fn the_screen_is_of_plain_characters_in_both_languages() {
    let report = audit(&run(), "folder");
    for (lang, word) in [(Lang::Dutch, "gespreksverslagen"), (Lang::English, "review notes")] {
        let mut out = Vec::new();
        write_audit(&mut out, Wording(lang), &report).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains(&format!("21 {word}")), "{text}");
        assert!(text.contains("noord") && text.contains("2024-Q1"), "{text}");
    }
}

#[test]
fn the_page_needs_nothing_from_outside_and_draws_every_group() {
    let mut report = audit(&run(), "folder");
    report.groups[0].name = Some("<noord>".to_owned());
    let page = audit_page(Wording(Lang::Dutch), &report);
    assert_eq!(page.matches("<rect").count(), 2 * report.competencies.len());
    assert_eq!(page.matches("<polyline").count(), report.competencies.len());
    assert!(page.contains("&lt;noord&gt; (11)") && !page.contains("<noord>"));
    for outside in ["http", "<script", "url(", "@import", "<link", "<img"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

fn workbook(report: &AuditReport, lang: Lang) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_audit_workbook(&mut bytes, Wording(lang), report).unwrap();
    bytes
}

/// The audit of the corpus with a group of a hostile name.
fn hostile() -> AuditReport {
    let mut report = audit(&run(), "folder");
    report.groups[0].name = Some("=1+1".to_owned());
    report
}

#[test]
fn the_workbook_has_the_figures_and_no_formula() {
    let report = hostile();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook(&report, Lang::Dutch))).unwrap();
    let names = ["Overzicht", "Competenties", "Groepen", "Trend", "Zonder bewijs", "Tegenspraak", "Termen"];
    assert_eq!(book.sheet_names(), names);
    for name in names {
        assert_eq!(book.worksheet_formula(name).unwrap().used_cells().count(), 0, "{name}");
    }
    let overview = book.worksheet_range("Overzicht").unwrap();
    let warning = format!("! {} van de 21 documenten missen een organisatiebrede competentie (***).", report.all.with_gaps);
    assert!(overview.rows().any(|row| row[0] == Data::String(warning.clone())), "{overview:?}");
    assert!(overview.rows().any(|row| row[0].to_string().starts_with("Dit gaat over teksten, niet over mensen")));
    let groups = book.worksheet_range("Groepen").unwrap();
    assert_eq!(groups.height(), 2 + report.groups.len());
    assert_eq!(groups.get_value((2, 0)), Some(&Data::String("=1+1".to_owned())));
    for (row, group) in (1..).zip(std::iter::once(&report.all).chain(&report.groups)) {
        assert_eq!(groups.get_value((row, 1)), Some(&Data::Float(group.documents.into())));
        for (column, n) in (4..).zip(0..report.competencies.len()) {
            assert_eq!(groups.get_value((row, column)), group.coverage(n).map(Data::Float).as_ref());
        }
    }
    let competencies = book.worksheet_range("Competenties").unwrap();
    for (row, figures) in (1..).zip(&report.all.competencies) {
        let counts = figures.counts;
        for (column, count) in [(3, counts.covered), (5, counts.missing), (8, counts.developments), (12, counts.contradicted)] {
            assert_eq!(competencies.get_value((row, column)), Some(&Data::Float(count.into())), "{row} {column}");
        }
    }
    let height = |book: &mut Xlsx<_>, name| book.worksheet_range(name).unwrap().height() - 1;
    assert_eq!(height(&mut book, "Trend"), report.trend.as_ref().unwrap().periods.len());
    let without = &report.without_evidence;
    let listed = [&without.only_scores, &without.judged, &without.nothing].map(|listed| listed.documents.len()).iter().sum::<usize>();
    assert_eq!(height(&mut book, "Zonder bewijs"), listed);
    assert_eq!(height(&mut book, "Tegenspraak"), report.contradictions.shown.len());
    assert_eq!(height(&mut book, "Termen"), report.terms.most_used.len() + report.terms.never_used.len());
}

#[test]
fn the_workbook_is_the_same_on_any_day_and_in_english_too() {
    let report = hostile();
    let bytes = workbook(&report, Lang::English);
    assert!(bytes == workbook(&report, Lang::English));
    let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Overview", "Competencies", "Groups", "Trend", "Without evidence", "Contradictions", "Terms"]);
    let empty = Audit::new(ANALYZER.lexicon(), AuditOptions::default()).finish();
    assert!(Xlsx::new(Cursor::new(workbook(&empty, Lang::Dutch))).is_ok());
}

#[test]
fn libreoffice_opens_the_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("audit.xlsx");
    let report = hostile();
    fs::write(&path, workbook(&report, Lang::Dutch)).unwrap();
    if office::convert(&path) {
        let groups = office::sheet(&path, "Groepen");
        assert_eq!((groups.len(), groups[2][0].as_str()), (2 + report.groups.len(), "=1+1"));
        assert!(groups[1][4].ends_with('%'), "{groups:?}");
    }
}

#[test]
fn the_audit_stands_beside_the_results_of_a_run() {
    let folder = tempfile::tempdir().unwrap();
    let options = AuditOptions { by: Some("folder".parse().unwrap()), ..AuditOptions::default() };
    let mut file = audit::open(ANALYZER.lexicon(), options, folder.path(), Lang::Dutch);
    read_records::<ReadError>(&*run(), |_, output| {
        file.output(&output, None).unwrap();
        Ok(())
    })
    .unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing has its name before it is whole");
    file.finish().unwrap();
    let report = audit(&run(), "folder");
    assert!(fs::read(folder.path().join(AUDIT_FILES[0])).unwrap() == workbook(&report, Lang::Dutch));
    assert!(fs::read_to_string(folder.path().join(AUDIT_FILES[1])).unwrap() == audit_page(Wording(Lang::Dutch), &report));
}

/// Runs the program and gives its exit status and what it said.
fn toetssteen(arguments: &[&str]) -> (Option<i32>, String) {
    let ended = Command::new(env!("CARGO_BIN_EXE_toetssteen")).current_dir(project("")).args(arguments).output().unwrap();
    (ended.status.code(), String::from_utf8([ended.stdout, ended.stderr].concat()).unwrap())
}

#[test]
fn a_run_and_its_records_give_the_same_audit() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (run, of_run, of_records) = (path("run"), path("of-run.json"), path("of-records.json"));
    assert_eq!(toetssteen(&["batch", "--kind", "review", "corpus/gesprekken.zip", "--out", &run]).0, Some(0));
    let records = path("records.jsonl");
    let lines = Command::new(env!("CARGO_BIN_EXE_toetssteen"))
        .current_dir(project(""))
        .args(["scan", "--format", "jsonl", "--kind", "review", "corpus/gesprekken.zip"])
        .output()
        .unwrap();
    fs::write(&records, lines.stdout).unwrap();
    for (records, out) in [(&run, &of_run), (&records, &of_records)] {
        let ended = toetssteen(&["audit", records, "--by", "folder", "--format", "json", "--out", out]);
        assert_eq!(ended, (Some(0), String::new()));
    }
    let report = fs::read_to_string(&of_run).unwrap();
    assert_eq!(report, fs::read_to_string(&of_records).unwrap());
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let groups: Vec<_> = report["groups"].as_array().unwrap().iter().map(|group| group["documents"].as_u64().unwrap()).collect();
    assert_eq!(groups, [12, 12, 12]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&of_run).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let text = path("audit.txt");
    assert_eq!(toetssteen(&["--color", "always", "audit", &run, "--out", &text]).0, Some(0));
    assert!(!fs::read_to_string(&text).unwrap().contains('\u{1b}'), "a file has no colours");
}
