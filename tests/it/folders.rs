//! Which files of folders are read.

use std::{fs, path::Path};

use toetssteen::{
    batch::{self, Input, Selection},
    failure::FailureKind,
};

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The paths below a folder that are read.
fn selected(folder: &Path, globs: &[&str], ignore_files: bool) -> Vec<String> {
    let globs: Vec<_> = globs.iter().map(|&glob| glob.to_owned()).collect();
    let selection = Selection::new(&globs, ignore_files).unwrap();
    let below = |input: Input| match input {
        Input::File(path) => path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/"),
        other => panic!("{other:?}"),
    };
    batch::inputs(&[folder.to_owned()], &selection).into_iter().map(below).collect()
}

#[test]
fn what_is_hidden_or_ignored_is_left_out_and_git_is_not_asked() {
    let folder = folder(&[
        ("b.txt", ""),
        ("B.txt", ""),
        ("a/c.txt", ""),
        ("a.txt", ""),
        (".verborgen/d.txt", ""),
        ("~$vacature.docx", ""),
        ("oud/e.txt", ""),
        ("klad.txt", ""),
        ("git.txt", ""),
        (".git/config", ""),
        (".gitignore", "git.txt"),
        (".toetssteenignore", "oud/\n[\n"),
        (".ignore", "klad.*\n"),
    ]);
    let all = ["B.txt", "a.txt", "a/c.txt", "b.txt", "git.txt", "klad.txt", "oud/e.txt"];
    let kept: Vec<_> = all.into_iter().filter(|name| !name.starts_with("klad") && !name.starts_with("oud")).collect();
    assert_eq!(selected(folder.path(), &[], true), kept);
    assert_eq!(selected(folder.path(), &[], false), all);
    // What stands above the folder that was named says nothing of it.
    assert_eq!(selected(&folder.path().join("oud"), &[], true), ["e.txt"]);
}

#[test]
fn globs_select_below_the_folder_and_bring_nothing_back() {
    let folder = folder(&[
        ("a.docx", ""),
        ("B.DOCX", ""),
        ("c.txt", ""),
        ("oud/d.docx", ""),
        ("nieuw/e.docx", ""),
        (".f.docx", ""),
        ("g.docx", ""),
        (".ignore", "g.docx"),
    ]);
    let selected = |globs: &[&str]| selected(folder.path(), globs, true);
    assert_eq!(selected(&["*.docx"]), ["B.DOCX", "a.docx", "nieuw/e.docx", "oud/d.docx"]);
    assert_eq!(selected(&["*.docx", "!oud"]), ["B.DOCX", "a.docx", "nieuw/e.docx"]);
    assert_eq!(selected(&["!*.docx"]), ["c.txt"]);
    assert_eq!(selected(&["/a.*", "nieuw/**"]), ["a.docx", "nieuw/e.docx"]);
    // A file that is named itself is read.
    let selection = Selection::new(&["*.docx".to_owned()], true).unwrap();
    assert_eq!(batch::inputs(&["c.txt".into()], &selection), [Input::File("c.txt".into())]);
    let bad = Selection::new(&["[".to_owned()], true).unwrap_err().to_string();
    assert!(bad.contains("'['"), "{bad}");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_into_folders() {
    let folder = folder(&[("a/b.txt", "Je plant.")]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/lus")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("a/b.txt"), folder.path().join("c.txt")).unwrap();
    assert_eq!(selected(folder.path(), &[], true), ["a/b.txt", "a/lus", "c.txt"]);
    let mut read = Vec::new();
    for input in batch::inputs(&[folder.path().to_owned()], &Selection::default()) {
        batch::read(&input, &toetssteen::extract::Options::default(), &mut |outcome| {
            read.push(outcome.map(|document| document.text).map_err(|failure| failure.kind));
            Ok(())
        });
    }
    assert_eq!(read, [Ok("Je plant.".to_owned()), Err(FailureKind::Io), Ok("Je plant.".to_owned())]);
}
