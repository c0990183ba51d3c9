//! Files of the office programs from before 2007, which are read only by a converter, and what locks newer ones up in the same container.

use memchr::memmem;

use crate::failure::FailureKind;

/// What every such container begins with.
const BEGINNING: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The streams by which a container is known. Their names are written in UTF-16.
const STREAMS: [(&str, FailureKind); 4] = [
    // A .docx with a password.
    ("EncryptedPackage", FailureKind::Encrypted),
    ("__properties_version1.0", FailureKind::LegacyMail),
    ("WordDocument", FailureKind::LegacyWord),
    ("Workbook", FailureKind::LegacyWorkbook),
];

/// Why a file isn't read as it is that is such a container; `None`: it is none, or holds something else.
pub(super) fn refusal(bytes: &[u8]) -> Option<FailureKind> {
    if !bytes.starts_with(BEGINNING) {
        return None;
    }
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    STREAMS.iter().find(|(name, _)| has(name)).map(|&(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::{BEGINNING, refusal};
    use crate::failure::FailureKind;

    #[test]
    fn containers_are_known_by_their_streams() {
        let container = |name: &str| [BEGINNING.to_vec(), name.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
        for (name, kind) in [
            ("WordDocument", Some(FailureKind::LegacyWord)),
            ("__properties_version1.0", Some(FailureKind::LegacyMail)),
            ("EncryptedPackage", Some(FailureKind::Encrypted)),
            ("Workbook", Some(FailureKind::LegacyWorkbook)),
            ("PowerPoint Document", None),
        ] {
            assert_eq!(refusal(&container(name)), kind, "{name}");
        }
        assert_eq!(refusal(b"WordDocument"), None);
    }
}
