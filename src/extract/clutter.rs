//! What programs leave beside documents, which nobody means when they name a folder or an archive.

/// Names that systems give to files and folders of their own, besides those that begin with a dot.
const OF_SYSTEMS: [&str; 3] = ["__MACOSX", "Thumbs.db", "desktop.ini"];

/// Is a file or folder of this name hidden, or one that a program keeps for itself?
#[must_use]
pub fn is_clutter(name: &str) -> bool {
    // ".." leads somewhere and hides nothing; "~$" begins the name of the file with which Word says that a document is open.
    let hidden = name.starts_with('.') && name.bytes().any(|byte| byte != b'.');
    hidden || name.starts_with("~$") || OF_SYSTEMS.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::is_clutter;

    #[test]
    fn only_what_programs_leave_is_clutter() {
        for name in [".git", ".DS_Store", "..x", "~$vacature.docx", "thumbs.db", "__MACOSX"] {
            assert!(is_clutter(name), "{name}");
        }
        for name in ["vacature.docx", "..", ".", "", "~vacature.txt", "a.b"] {
            assert!(!is_clutter(name), "{name}");
        }
    }
}
