//! What the README shows is what the program says.

use std::{fs, process::Command};

use crate::project;

/// The lines of a block of the README, without those that stand for others.
fn block(readme: &str, first: &str) -> Vec<String> {
    let blocks = readme.split("```text\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let block = blocks.into_iter().find(|block| block.starts_with(first)).unwrap_or_else(|| panic!("no block begins with {first}"));
    block.lines().filter(|line| !line.trim().is_empty() && *line != "  ..." && !line.starts_with('$')).map(str::to_owned).collect()
}

/// Every line stands in what a command says, in this order.
fn holds(lines: &[String], arguments: &[&str]) {
    let said = Command::new(env!("CARGO_BIN_EXE_toetssteen")).args(arguments).current_dir(project("")).output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    let mut rest = said.lines();
    for line in lines {
        assert!(rest.any(|said| said == line), "README.md shows what {arguments:?} doesn't say there: {line}");
    }
}

#[test]
fn its_examples_are_true() {
    let readme = fs::read_to_string(project("README.md")).unwrap();
    let vacancy = "corpus/vacatures/gemeente-projectleider-openbare-ruimte.txt";
    holds(&block(&readme, vacancy), &["scan", vacancy]);
    holds(&block(&readme, "$ toetssteen scan corpus/formats"), &["scan", "--no-convert", "corpus/formats"]);
}
