//! UTF-8 that was read as Windows-1252: "coÃ¶rdineren" for "coördineren", "collegaâ€™s" for "collega’s".
//!
//! A lead byte of UTF-8 read so is one of a few letters that Dutch hardly has, and what follows them never does in a word. So a
//! sequence that decodes to something Dutch texts are written with is taken for what it was.

use encoding_rs::WINDOWS_1252;

/// The most bytes of a character in UTF-8 that is looked for.
const MOST_BYTES: usize = 3;

/// The character that a text means at its start, and how many bytes it was written in, where it begins with such a sequence.
pub(super) fn repaired(text: &str) -> Option<(char, usize)> {
    let lead = text.chars().next().filter(|&c| is_lead(c))?;
    let mut bytes = [0; MOST_BYTES];
    let mut written = 0;
    let wanted = if lead == 'â' || lead == 'ï' { 3 } else { 2 };
    let mut letters = text.chars();
    for byte in &mut bytes[..wanted] {
        let c = letters.next()?;
        *byte = byte_of(c)?;
        written += c.len_utf8();
    }
    let meant = std::str::from_utf8(&bytes[..wanted]).ok()?.chars().next()?;
    is_likely(meant).then_some((meant, written))
}

/// The letters that the lead bytes of Dutch characters are read as.
pub(super) const fn is_lead(c: char) -> bool {
    matches!(c, 'Ã' | 'Â' | 'Ä' | 'Å' | 'â' | 'ï')
}

/// The byte that Windows-1252, or Latin-1 where it has none, reads as a character.
fn byte_of(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let mut encoded = [0; 4];
    let (bytes, _, failed) = WINDOWS_1252.encode(c.encode_utf8(&mut encoded));
    (!failed && bytes.len() == 1).then(|| bytes[0])
}

/// Letters with accents, quotes, dashes, blanks and marks that Dutch texts have.
const fn is_likely(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '°' | '²' | 'À'..='ſ' | '\u{2010}'..='\u{2026}' | '€' | '™' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn what_was_meant_is_found() {
        for (text, meant, bytes) in [
            ("Ã¶rdineren", 'ö', 4),
            ("Ã©Ã©n", 'é', 4),
            ("â€™s", '’', 8),
            ("â€“", '–', 8),
            ("Â\u{a0}x", '\u{a0}', 4),
            ("â\u{80}\u{99}s", '’', 6),
        ] {
            assert_eq!(repaired(text), Some((meant, bytes)), "{text}");
        }
        for text in ["Ãn", "ïn", "Ärzte", "â", "één", ""] {
            assert_eq!(repaired(text), None, "{text}");
        }
    }
}
