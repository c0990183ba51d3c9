//! Data flows one way: a module imports only from a lower floor.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::project;

/// The floors of `docs/design.md`. Modules of one floor don't import one another.
const FLOORS: [(&str, u32); 27] = [
    ("span", 0),
    ("profile", 0),
    ("failure", 0),
    ("guard", 0),
    ("new_file", 0),
    ("dutch", 1),
    ("document", 1),
    ("mask", 1),
    ("lexicon", 2),
    ("extract", 3),
    ("segment", 3),
    ("matcher", 3),
    ("weigh", 3),
    ("evidence", 4),
    ("assess", 5),
    ("report", 6),
    ("analyzer", 6),
    ("examples", 7),
    ("batch", 7),
    ("eval", 7),
    ("store", 7),
    ("workbook", 7),
    ("learn", 8),
    ("results", 8),
    ("audit", 9),
    ("verify", 8),
    ("serve", 9),
];

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "bin") {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The modules that a source text names after `crate::`, also in a group: `use crate::{span::Span, dutch};`.
fn imports(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in source.match_indices("crate::") {
        let rest = &source[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut item = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => found.push(std::mem::take(&mut item)),
                    _ if depth == 0 && !c.is_whitespace() => item.push(c),
                    _ => {}
                }
            }
            found.push(item);
        } else {
            found.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    found.iter().map(|path| path.split("::").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn modules_import_only_from_lower_floors() {
    let floors: BTreeMap<_, _> = FLOORS.into_iter().collect();
    let src = project("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| !file.ends_with("lib.rs")) {
        let first = file.strip_prefix(&src).unwrap().components().next().unwrap();
        let module = Path::new(first.as_os_str()).file_stem().unwrap().to_str().unwrap().to_owned();
        let floor = floors.get(module.as_str()).unwrap_or_else(|| panic!("{module} has no floor: give it one here and in docs/design.md"));
        for import in imports(&fs::read_to_string(file).unwrap()) {
            match floors.get(import.as_str()) {
                Some(other) if import != module && other >= floor => wrong.push(format!("{} imports {import}", file.display())),
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn imports_are_read_from_groups_and_paths() {
    assert_eq!(imports("use crate::{a::{B, C}, d::E};\ncrate::f::g()"), ["a", "d", "f"]);
}
