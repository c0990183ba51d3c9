//! PDFs are read in a process of their own: what becomes of one that breaks down, hangs or asks for too much.

#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use toetssteen::{
    extract::{self, Limit, Limits, Options},
    failure::FailureKind,
};

use crate::project;

/// The reader that read the vacancy, or why it wasn't read, with a program in the place of this one.
fn read_with(program: &Path, limits: Limits) -> Result<Option<&'static str>, (FailureKind, Option<String>)> {
    let mut read = Vec::new();
    let options = Options { program: Some(program.to_owned()), limits, ..Options::default() };
    extract::documents(&project("corpus/formats/vacature.pdf"), &options, &mut |outcome| {
        read.push(outcome.map(|document| document.origin.reader).map_err(|failure| (failure.kind, failure.detail)));
        Ok(())
    });
    assert_eq!(read.len(), 1, "{read:?}");
    read.remove(0)
}

fn script(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

#[test]
fn another_reader_takes_over_when_one_breaks_down_and_only_then() {
    let folder = tempfile::tempdir().unwrap();
    let itself = env!("CARGO_BIN_EXE_toetssteen");
    assert_eq!(read_with(Path::new(itself), Limits::default()), Ok(Some("pdf-extract")));
    let fragile = script(folder.path(), "fragile", &format!("[ \"$2\" = lopdf ] && exec {itself} \"$@\"\nkill -SEGV $$"));
    assert_eq!(read_with(&fragile, Limits::default()), Ok(Some("lopdf")));
    let broken = script(folder.path(), "broken", "cat > /dev/null\nexit 1");
    assert_eq!(read_with(&broken, Limits::default()), Err((FailureKind::Crashed, None)));
    let babbling = script(folder.path(), "babbling", "cat > /dev/null\necho nonsense");
    assert_eq!(read_with(&babbling, Limits::default()), Err((FailureKind::Crashed, None)));
    let hanging = script(folder.path(), "hanging", "exec sleep 60");
    let impatient = Limits::default().with(Limit::Seconds, 1);
    assert_eq!(read_with(&hanging, impatient), Err((FailureKind::TimedOut, Some("seconds=1".to_owned()))));
    assert_eq!(read_with(&folder.path().join("missing"), Limits::default()), Err((FailureKind::Crashed, None)));
}

#[test]
fn memory_is_bounded() {
    let itself = Path::new(env!("CARGO_BIN_EXE_toetssteen"));
    let little = Limits::default().with(Limit::Memory, 4 << 20);
    let (kind, detail) = read_with(itself, little).unwrap_err();
    assert!(matches!(kind, FailureKind::TooMuchMemory | FailureKind::Crashed), "{kind:?} {detail:?}");
}
