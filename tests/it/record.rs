//! The record is a contract: its JSON Schema is checked in, and every record keeps to it.

use std::{env, fs};

use toetssteen::{
    assess::Verdict,
    audit::AuditReport,
    document::DocumentKind,
    evidence::Memory,
    failure::{Failure, FailureKind},
    report::{Csv, ExtractOutput, JsonArray, JsonLines, Lang, Output, Reporter, Wording},
    verify::VerifyReport,
};

use crate::{ANALYZER, document, project};

const VACANCY: &str = "Wat vragen wij?\n- Je werkt klantgericht en denkt mee met de klant.\n- Je communiceert helder.";

/// Holds a checked-in schema to the types; `TOETSSTEEN_UPDATE` writes it.
pub(crate) fn holds(path: &str, schema: &impl serde::Serialize) {
    let schema = serde_json::to_string_pretty(schema).unwrap() + "\n";
    if env::var_os("TOETSSTEEN_UPDATE").is_some() {
        fs::write(project(path), &schema).unwrap();
    }
    let known = fs::read_to_string(project(path)).unwrap_or_default();
    assert!(known == schema, "{path} isn't what the types say: run the tests with TOETSSTEEN_UPDATE=1 and read the change");
}

#[test]
fn the_schemas_are_checked_in() {
    holds("docs/record.schema.json", &schemars::schema_for!(Output));
    holds("docs/audit.schema.json", &schemars::schema_for!(AuditReport));
    holds("docs/verify.schema.json", &schemars::schema_for!(VerifyReport));
    holds("docs/extract.schema.json", &schemars::schema_for!(ExtractOutput));
}

/// Hands one vacancy and one failure to a reporter.
fn report(reporter: &mut dyn Reporter) {
    let vacancy = document("v.txt", VACANCY, Some(DocumentKind::Vacancy));
    reporter.assessment(&ANALYZER.assess(&vacancy, &mut Memory::default())).unwrap();
    reporter.failure(&Failure::new("=bad.txt", FailureKind::NotFound, None)).unwrap();
    reporter.finish().unwrap();
}

#[test]
fn the_record_has_what_the_contract_names() {
    let mut out = Vec::new();
    report(&mut JsonLines::new(&mut out));
    let lines: Vec<serde_json::Value> =
        out.split(|&b| b == b'\n').filter(|line| !line.is_empty()).map(|line| serde_json::from_slice(line).unwrap()).collect();
    let [record, failure] = &lines[..] else { panic!("{} lines", lines.len()) };
    assert_eq!(record["document"]["path"], "v.txt");
    assert_eq!(record["document"]["kind"], "vacancy");
    let competencies = record["competencies"].as_array().unwrap();
    assert_eq!(competencies.len(), 15);
    let mut missing = Vec::new();
    for competency in competencies {
        let evidence = competency["evidence"].as_array().unwrap();
        let counting = evidence.iter().filter(|evidence| evidence["counts"] == true).count();
        if competency["organisation_wide"] == true && counting == 0 {
            missing.push(competency["id"].clone());
        }
        assert_eq!(competency["verdict"] == Verdict::Missing.name(), counting == 0, "{competency}");
        for evidence in evidence {
            let at = |key: &str| usize::try_from(evidence[key].as_u64().unwrap()).unwrap();
            let line = VACANCY[..at("start")].matches('\n').count() + 1;
            assert_eq!(evidence["location"]["line"], line);
            assert_eq!(VACANCY[at("start")..at("end")], *evidence["quote"].as_str().unwrap());
        }
    }
    assert_eq!(record["missing_organisation_wide"].as_array().unwrap(), &missing);
    assert!(missing.contains(&"samenwerken".into()));
    assert!(record["suggestions"].as_array().unwrap().iter().any(|suggestion| suggestion["competency"] == "samenwerken"));
    assert_eq!(failure["error"]["kind"], "not_found");
}

#[test]
fn an_array_is_an_array_also_of_nothing() {
    let mut out = Vec::new();
    JsonArray::new(&mut out).finish().unwrap();
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&out).unwrap(), serde_json::json!([]));
    out.clear();
    report(&mut JsonArray::new(&mut out));
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&out).unwrap().as_array().unwrap().len(), 2);
}

#[test]
fn a_table_has_a_row_for_each_competency_and_no_formula() {
    let mut out = Vec::new();
    report(&mut Csv::new(&mut out, Wording(Lang::Dutch)).unwrap());
    let mut reader = csv::Reader::from_reader(&out[..]);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 16);
    assert_eq!(&rows[4][2], "communiceren");
    assert_eq!(&rows[4][12], "regel 3");
    assert_eq!(&rows[15][0], "'=bad.txt");
}
