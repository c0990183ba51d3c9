//! The page of a run, as a browser reads it.

use std::{collections::BTreeMap, fs};

use html5gum::{Token, Tokenizer};
use toetssteen::{
    report::Lang,
    results::{CsvProfile, ResultFormat, open},
};

use crate::{
    ANALYZER, project,
    results::{HOSTILE, MARKUP, OUTPUTS, write, written},
};

/// What a browser reads of a page: the names of its elements with their attributes, and its texts.
struct Page {
    tags: Vec<(String, BTreeMap<String, String>)>,
    texts: String,
}

fn read_page(html: &str) -> Page {
    let text = |bytes: &[u8]| std::str::from_utf8(bytes).unwrap().to_owned();
    let (mut tags, mut texts) = (Vec::new(), String::new());
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                tags.push((text(&tag.name), attributes));
            }
            Token::String(part) => texts.push_str(&text(&part)),
            Token::Error(error) => panic!("{error:?}"),
            _ => {}
        }
    }
    Page { tags, texts }
}

/// What holds for every page.
fn check_page(html: &str, lang: &str) -> Page {
    let page = read_page(html);
    assert_eq!(page.tags[0].1.get("lang").map(String::as_str), Some(lang));
    assert!(page.tags.iter().all(|(name, _)| name != "script" && name != "img" && name != "link"));
    for (name, attributes) in &page.tags {
        assert!(attributes.keys().all(|attribute| !attribute.starts_with("on") && attribute != "src"), "{name} {attributes:?}");
        let here = |to: &String| to.starts_with('#') || to == "index.html" || to.starts_with("documenten-");
        assert!(attributes.get("href").is_none_or(here), "{attributes:?}");
    }
    let mut level = 0;
    for heading in page.tags.iter().filter_map(|(name, _)| name.strip_prefix('h')?.parse::<u32>().ok()) {
        assert!(heading <= level + 1, "a heading {heading} under one of level {level}");
        level = heading;
    }
    page
}

#[test]
fn a_page_shows_what_a_document_says_as_text() {
    let html = String::from_utf8(written(ResultFormat::Page, Lang::Dutch, CsvProfile::Plain)).unwrap();
    let page = check_page(&html, "nl");
    assert!(page.texts.contains(HOSTILE));
    assert!(page.texts.contains(MARKUP));
    assert!(page.texts.contains("met [naam]"));
    assert!(page.texts.contains("De tekst mag hier niet staan."));
    let sections = page.tags.iter().filter(|(name, _)| name == "section").count();
    assert_eq!(sections, OUTPUTS.len());
    let links: Vec<_> = page.tags.iter().filter_map(|(_, attributes)| attributes.get("href")?.strip_prefix('#')).collect();
    assert_eq!(links.len(), OUTPUTS.len());
    assert!(links.iter().all(|link| page.tags.iter().any(|(_, attributes)| attributes.get("id").is_some_and(|id| id == link))));
}

#[test]
fn many_documents_stand_on_pages_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    write(ResultFormat::Page, folder.path(), Lang::English, CsvProfile::Plain, OUTPUTS.iter().cycle().take(401));
    let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["documenten-0001.html", "documenten-0002.html", "documenten-0003.html", "index.html"]);
    let mut sections = 0;
    for name in &names {
        let page = check_page(&fs::read_to_string(folder.path().join(name)).unwrap(), "en");
        sections += page.tags.iter().filter(|(name, _)| name == "section").count();
        let links: Vec<_> =
            page.tags.iter().filter_map(|(_, attributes)| attributes.get("href")).filter(|to| !to.starts_with('#')).collect();
        assert!(links.iter().all(|to| names.contains(to)), "{links:?}");
        assert_eq!(links.len(), if name == "documenten-0002.html" || name == "index.html" { 3 } else { 2 }, "{name}");
    }
    assert_eq!(sections, 401);
}

#[test]
fn the_page_of_the_corpus_is_on_record() {
    let folder = tempfile::tempdir().unwrap();
    // Three documents and a failure show every part of it; all would make a record that nobody reads.
    write(
        ResultFormat::Page,
        folder.path(),
        Lang::Dutch,
        CsvProfile::Plain,
        OUTPUTS.iter().skip(1).take(1).chain(OUTPUTS.iter().rev().take(2)),
    );
    let html = fs::read_to_string(folder.path().join("index.html")).unwrap();
    let html = html.replace(&ANALYZER.lexicon().hash, "[lexicon]").replace(env!("CARGO_PKG_VERSION"), "[version]");
    insta::with_settings!({ snapshot_path => project("tests/snapshots"), prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("results_page", html);
    });
}

#[test]
fn a_text_is_shown_as_text_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = open(ResultFormat::Page, folder.path(), Lang::Dutch, CsvProfile::Plain).unwrap();
    let text = format!("Wat vragen wij?\n\u{1b}[31m{MARKUP}\n<img src=x onerror=alert(3)>\n");
    OUTPUTS.iter().for_each(|output| file.output(output, Some(&text)).unwrap());
    file.finish().unwrap();
    let page = check_page(&fs::read_to_string(folder.path().join("index.html")).unwrap(), "nl");
    assert!(page.texts.contains("Wat vragen wij?") && page.texts.contains("<img src=x onerror=alert(3)>"));
    assert!(!page.texts.contains('\u{1b}'));
}
