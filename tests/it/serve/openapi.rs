//! The description of the API is checked in, and names what is answered.

use serde_json::{Value, json};
use toetssteen::serve::{Api, Settings};
use utoipa::OpenApi as _;

use super::Running;
use crate::record::holds;

#[test]
fn the_description_is_checked_in_and_served() {
    let api = serde_json::to_value(Api::openapi()).unwrap();
    holds("docs/openapi.json", &api);
    assert_eq!(api["openapi"], "3.1.0");
    let server = Running::strict();
    assert_eq!(server.get("/api/v1/openapi.json").json(), api);
    let page = server.get("/api");
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(page.text().contains("AssessedDocument"));
}

/// Every `$ref` in the description.
fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| references(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn the_description_is_whole() {
    let api = serde_json::to_value(Api::openapi()).unwrap();
    let mut found = Vec::new();
    references(&api, &mut found);
    assert!(found.len() > 10);
    for reference in found {
        assert!(api.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{reference}");
    }
    for (name, schema) in api["components"]["schemas"].as_object().unwrap() {
        assert!(schema["description"].as_str().is_some_and(|text| !text.is_empty()), "{name}");
    }
}

#[test]
fn the_answers_have_the_fields_that_are_described() {
    let server = Running::new(Settings::default());
    let api = serde_json::to_value(Api::openapi()).unwrap();
    let described = |name: &str| {
        let fields = api["components"]["schemas"][name]["properties"].as_object().unwrap_or_else(|| panic!("{name}"));
        fields.keys().cloned().collect::<Vec<_>>()
    };
    let fields = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let lexicon = server.get("/api/v1/lexicon").json();
    assert_eq!(fields(&lexicon), described("LexiconAnswer"));
    let competencies = lexicon["competencies"].as_array().unwrap();
    assert_eq!(competencies.len(), 15);
    assert_eq!(fields(&competencies[0]), described("CompetencyAnswer"));
    assert_eq!(fields(&competencies[0]["indicators"][0]), described("IndicatorAnswer"));
    let indicators: usize = competencies.iter().map(|competency| competency["indicators"].as_array().unwrap().len()).sum();
    assert_eq!(indicators, 61);

    let health = server.get("/api/v1/health").json();
    assert_eq!(fields(&health), described("HealthAnswer"));
    assert_eq!((&health["status"], &health["lexicon"], &health["lang"]), (&json!("ok"), &lexicon["hash"], &json!("nl")));

    let answer = server.post_json("/api/v1/analyze", &json!({ "documents": [{ "text": "Je werkt samen.", "kind": "vacancy" }] })).json();
    let document = &answer["documents"][0];
    assert_eq!(fields(document), described("AssessedDocument"));
    assert_eq!(fields(&document["record"]), described("Record"));
    assert_eq!(fields(&document["positions"][0]), described("EvidencePosition"));
    let names: Vec<_> = competencies.iter().map(|competency| &competency["id"]).collect();
    let of_record: Vec<_> = document["record"]["competencies"].as_array().unwrap().iter().map(|competency| &competency["id"]).collect();
    assert_eq!(names, of_record, "the order of the profile");
}
