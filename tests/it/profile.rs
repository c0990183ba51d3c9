//! The lexicon's definitions and indicators are the profile's own words.

use std::fs;

use crate::{ANALYZER, project};

/// A line of the profile with blanks collapsed, without bullet and closing mark.
fn clean(line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_start_matches('•').trim();
    let line = line.strip_suffix(";b").unwrap_or(line);
    line.trim_end_matches([';', '.']).trim().to_owned()
}

/// What the profile says: name, organisation-wide, definition, indicators.
fn profile() -> Vec<(String, bool, String, Vec<String>)> {
    let text = fs::read_to_string(project("lexicon/competentieprofiel.txt")).unwrap();
    let groups: Vec<_> = ANALYZER.lexicon().profile.groups.iter().map(|group| group.name.clone()).collect();
    let mut competencies: Vec<(String, bool, String, Vec<String>)> = Vec::new();
    let mut wants_definition = false;
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("*** ")) {
        if groups.contains(&clean(line)) {
            continue;
        }
        if line.trim_start().starts_with('•') {
            competencies.last_mut().unwrap().3.push(clean(line));
        } else if wants_definition {
            competencies.last_mut().unwrap().2 = clean(line);
            wants_definition = false;
        } else {
            let name = clean(line);
            competencies.push((name.trim_end_matches('*').to_owned(), name.ends_with("***"), String::new(), Vec::new()));
            wants_definition = true;
        }
    }
    competencies
}

#[test]
fn the_lexicon_has_the_profile_verbatim() {
    let lexicon = &ANALYZER.lexicon().profile;
    let profile = profile();
    assert_eq!(profile.len(), 15);
    assert_eq!(profile.iter().map(|(.., indicators)| indicators.len()).sum::<usize>(), 61);
    assert_eq!(lexicon.competencies.len(), profile.len());
    for ((id, competency), (name, wide, definition, indicators)) in lexicon.iter().zip(profile) {
        assert_eq!(competency.name, name);
        assert_eq!(competency.organisation_wide, wide, "{name}");
        assert_eq!(competency.definition, definition);
        let texts: Vec<_> = lexicon.indicators_of(id).map(|(_, indicator)| indicator.text.clone()).collect();
        assert_eq!(texts, indicators, "{name}");
    }
}

#[test]
fn three_competencies_are_organisation_wide() {
    let wide: Vec<_> = ANALYZER.lexicon().profile.iter().filter(|(_, c)| c.organisation_wide).map(|(_, c)| c.slug.as_str()).collect();
    assert_eq!(wide, ["communiceren", "klantgericht-werken", "samenwerken"]);
}

#[test]
fn the_lexicon_is_rich_and_whole() {
    let lexicon = ANALYZER.lexicon();
    assert!(lexicon.terms.len() >= 1200, "{} terms", lexicon.terms.len());
    for (id, competency) in lexicon.profile.iter() {
        assert!(
            lexicon.terms.iter().any(|term| term.competency == id && term.indicator.is_none()),
            "{} as a whole has no terms",
            competency.slug
        );
        for (indicator_id, indicator) in lexicon.profile.indicators_of(id) {
            assert!(lexicon.terms.iter().any(|term| term.indicator == Some(indicator_id)), "{} has no terms", indicator.slug);
            let suggestion = &indicator.suggestion;
            assert!(suggestion.contains("je ") || suggestion.contains("Je "), "{}: {suggestion}", indicator.slug);
            assert!(suggestion.ends_with('.'), "{}: {suggestion}", indicator.slug);
        }
    }
}

#[test]
fn the_examples_beside_the_terms_come_out() {
    let (run, failed) = toetssteen::examples::run(&ANALYZER);
    let failed: Vec<_> = failed.iter().map(ToString::to_string).collect();
    assert!(run >= 160, "{run} examples");
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn nothing_in_the_lexicon_is_probably_not_meant() {
    let warnings: Vec<_> = toetssteen::lexicon::warnings(ANALYZER.lexicon()).iter().map(ToString::to_string).collect();
    assert!(warnings.is_empty(), "{warnings:#?}");
}
