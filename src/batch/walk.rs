//! Which files paths name: those of folders without what is hidden, ignored or not asked for.

use std::{
    io,
    path::{Path, PathBuf},
};

use ignore::{
    DirEntry, Error, WalkBuilder,
    overrides::{Override, OverrideBuilder},
};
use thiserror::Error as ThisError;

use crate::{
    extract::is_clutter,
    failure::{Failure, FailureKind},
};

use super::Input;

/// The file in a folder that names what isn't read, besides `.ignore`, which other programs honour too.
const IGNORE_FILE: &str = ".toetssteenignore";

/// Which files of folders are read. A file that is named itself is always read.
#[derive(Debug, Clone)]
pub struct Selection {
    globs: Vec<String>,
    ignore_files: bool,
}

/// A glob that can't be used.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
#[error("the glob can't be used: {0}")]
pub struct BadGlob(String);

impl Default for Selection {
    fn default() -> Self {
        Self { globs: Vec::new(), ignore_files: true }
    }
}

impl Selection {
    /// Files that fit at least one of the globs, and none that begins with `!`; all where there are none. They are matched with the path
    /// below each folder that is read, whatever the case of its letters. `ignore_files`: are `.ignore` and `.toetssteenignore` honoured?
    ///
    /// # Errors
    ///
    /// When a glob can't be used.
    pub fn new(globs: &[String], ignore_files: bool) -> Result<Self, BadGlob> {
        overrides(Path::new(""), globs).map_err(|error| BadGlob(error.to_string()))?;
        Ok(Self { globs: globs.to_vec(), ignore_files })
    }
}

fn overrides(folder: &Path, globs: &[String]) -> Result<Override, Error> {
    let mut builder = OverrideBuilder::new(folder);
    builder.case_insensitive(true)?;
    for glob in globs {
        builder.add(glob)?;
    }
    builder.build()
}

/// The documents that paths name, in order: files as they are, of folders those that are selected, sorted by the bytes of their paths.
#[must_use]
pub fn inputs(paths: &[PathBuf], selection: &Selection) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            walk(path, selection, &mut inputs);
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    inputs
}

fn walk(folder: &Path, selection: &Selection, inputs: &mut Vec<Input>) {
    let mut found: Vec<(PathBuf, Input)> = Vec::new();
    for entry in walker(folder, selection).build() {
        match entry {
            Ok(entry) if entry.file_type().is_none_or(|kind| kind.is_dir()) => {}
            Ok(entry) => found.push((entry.path().to_owned(), Input::File(entry.into_path()))),
            Err(error) => {
                let path = path_of(&error).unwrap_or(folder).to_owned();
                let failure = Input::Failed(failure(&path, &error));
                found.push((path, failure));
            }
        }
    }
    found.sort_by(|(a, _), (b, _)| a.as_os_str().as_encoded_bytes().cmp(b.as_os_str().as_encoded_bytes()));
    inputs.extend(found.into_iter().map(|(_, input)| input));
}

/// Git's rules aren't asked: a document isn't program text, and must not go missing because of what stands around it.
fn walker(folder: &Path, selection: &Selection) -> WalkBuilder {
    let globs = overrides(folder, &selection.globs).expect("the globs were tried when they were selected");
    let mut walker = WalkBuilder::new(folder);
    walker.standard_filters(false).ignore(selection.ignore_files);
    if selection.ignore_files {
        walker.add_custom_ignore_filename(IGNORE_FILE);
    }
    walker.filter_entry(move |entry| entry.depth() == 0 || is_wanted(entry, &globs));
    walker
}

/// Globs are asked here and not by the walker, which would let them bring back what is hidden or ignored.
fn is_wanted(entry: &DirEntry, globs: &Override) -> bool {
    let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    !is_clutter(&entry.file_name().to_string_lossy()) && !globs.matched(entry.path(), is_folder).is_ignore()
}

/// The path at which a walk went wrong.
fn path_of(error: &Error) -> Option<&Path> {
    match error {
        Error::WithPath { path, .. } => Some(path),
        Error::Loop { child, .. } => Some(child),
        Error::WithDepth { err, .. } | Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

fn failure(path: &Path, error: &Error) -> Failure {
    let io = error.io_error();
    let kind = if io.is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied) { FailureKind::Denied } else { FailureKind::Io };
    let detail = io.filter(|_| kind == FailureKind::Io).map(ToString::to_string);
    Failure::new(path.display().to_string(), kind, detail)
}
