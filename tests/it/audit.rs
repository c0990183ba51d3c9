//! From the notes of the corpus through a scan to the audit.

use std::fs;

use toetssteen::{
    audit::{Audit, AuditOptions, AuditReport, ReadError, audit_page, read_records, write_audit},
    document::DocumentKind,
    evidence::Memory,
    failure::{Failure, FailureKind},
    lexicon::Term,
    report::{JsonLines, Lang, Reporter, Wording},
};

use crate::{ANALYZER, document, project};

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
