//! A user's own lexicon: what is wrong is said with file, line and column, and nothing wrong is taken for right.

use toetssteen::{
    Analyzer,
    document::DocumentKind,
    evidence::Memory,
    lexicon::{LexiconSource, SourceFile, warnings},
};

const PROFILE: &str = "title = \"Eigen\"\n[[group]]\nid = \"g\"\nname = \"Groep\"\ncompetencies = [\"bakken\"]\n";

fn source(profile: &str, competency: &str) -> LexiconSource {
    let file = |name: &str, text: &str| SourceFile { name: name.to_owned(), text: text.to_owned() };
    LexiconSource::new(vec![file("profile.toml", profile), file("competencies/bakken.toml", competency)])
}

fn competency(terms: &str) -> String {
    format!("[competency]\nname = \"Bakken\"\ndefinition = \"bakt\"\nterms = [\n{terms}\n]\n")
}

fn errors(competency: &str) -> String {
    Analyzer::new(&source(PROFILE, competency)).unwrap_err().to_string()
}

#[test]
fn a_whole_other_lexicon_works() {
    let analyzer = Analyzer::new(&source(PROFILE, &competency("  \"brood bakken\",\n  \"taart*\","))).unwrap();
    let found =
        analyzer.evidence("Wij zoeken jou: je bakt elke dag vers brood en taartjes.", DocumentKind::Vacancy, &mut Memory::default());
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn what_is_wrong_is_said_at_its_place() {
    let long = format!("  \"{}\",", "x".repeat(1001));
    for (terms, expected) in [
        ("  \"brood [bakken\",", "competencies/bakken.toml:5:10: error: a bracket that is never closed"),
        ("  \"\",", "competencies/bakken.toml:5:3: error: an empty term"),
        ("  \"ok\",\n  3,", "competencies/bakken.toml:6:3: error: invalid type"),
        ("  { phrase = \"brood\", gap = 13 },", "5:3: error: a gap of 13 words"),
        ("  { phrase = \"brood\", gab = 3 },", "5:23: error: unknown field `gab`"),
        ("  { phrase = \"brood\", strength = \"sterk\" },", "5:34: error: unknown variant `sterk`"),
        (&long, "5:4: error: the term has 1001 characters"),
    ] {
        let said = errors(&competency(terms));
        assert!(said.contains(expected), "{terms}\n{said}\nexpected: {expected}");
    }
}

#[test]
fn a_cue_without_words_is_refused() {
    let mut files = source(PROFILE, &competency("  \"brood\",")).files().to_vec();
    let text = "[[cues]]\nclass = \"hedge\"\ndirection = \"clause\"\nphrases = [\"misschien\", \" \"]\n".to_owned();
    files.push(SourceFile { name: "cues.toml".to_owned(), text });
    let said = Analyzer::new(&LexiconSource::new(files)).unwrap_err().to_string();
    assert!(said.contains("cues.toml:4:25: error: an empty cue"), "{said}");
}

#[test]
fn all_errors_are_said_at_once() {
    let said = errors(&competency("  \"a [b\",\n  \"c ]\",\n  \"d|\","));
    assert_eq!(said.lines().count(), 3, "{said}");
}

#[test]
fn ids_are_checked() {
    let twice = "title = \"t\"\n[[group]]\nid = \"g\"\nname = \"G\"\ncompetencies = [\"bakken\", \"bakken\"]\n[[group]]\nid = \"g\"\nname = \"H\"\ncompetencies = [\"weg\"]\n";
    let said = Analyzer::new(&source(twice, &competency("  \"brood\","))).unwrap_err().to_string();
    for expected in [
        "profile.toml:5:27: error: the competency \"bakken\" stands here twice",
        "profile.toml:7:6: error: the group \"g\" stands here twice",
        "\"weg\" has no file",
    ] {
        assert!(said.contains(expected), "{said}\nexpected: {expected}");
    }
    let indicators =
        competency("  \"brood\",") + "[[indicator]]\nid = \"bakken.1\"\ntext = \"a\"\n[[indicator]]\nid = \"bakken.1\"\ntext = \"b\"\n";
    assert!(
        errors(&indicators).contains("11:6: error: the indicator \"bakken.1\" stands here twice or out of order"),
        "{}",
        errors(&indicators)
    );
}

#[test]
fn a_million_terms_are_refused_quickly() {
    let terms: String = (0..1_000_000).fold(String::new(), |text, n| text + "\"woord" + &n.to_string() + "\",\n");
    let said = errors(&competency(&terms));
    assert!(said.contains("bakken.toml:200005:1: error: this is term 200001"), "{said}");
}

#[test]
fn what_is_probably_not_meant_is_warned_of() {
    let terms = "  \"brood bakken\",\n  \"bakken brood\",\n  \"deeg\",\n  \"taart*\",\n  \"taartbodem\",";
    let analyzer = Analyzer::new(&source(PROFILE, &(competency(terms) + "[[indicator]]\nid = \"bakken.1\"\ntext = \"a\"\n"))).unwrap();
    let said: Vec<_> = warnings(analyzer.lexicon()).iter().map(ToString::to_string).collect();
    for expected in [
        "6:4: warning: \"bakken brood\" stands in line 5 already",
        "7:4: warning: \"deeg\" is a short word",
        "9:4: warning: \"taartbodem\" is found by \"taart*\"",
        "bakken.1 has no terms",
        "bakken.1 has no suggestion",
    ] {
        assert!(said.iter().any(|line| line.contains(expected)), "{said:#?}\nexpected: {expected}");
    }
}
