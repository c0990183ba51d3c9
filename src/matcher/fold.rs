//! Folds case without moving anything: every byte stays where it is.

use crate::span::Span;

/// How many bytes are folded at a time. Small enough to stay in the first-level cache beside the automaton's states.
const WINDOW: usize = 16 << 10;

/// The first byte of the UTF-8 form of U+00C0 to U+00FF.
const LATIN_1_LEAD: u8 = 0xc3;

/// Calls `visit` with the windows of `range` of `text`, in lower case, and where each begins in `text`.
///
/// ASCII letters and the letters of Latin-1 (É, Ö, Ç …) are folded: theirs are the capitals that Dutch has, and both cases have the
/// same number of bytes. Windows end at a blank, so that no word is cut; a stretch of more than 16 KiB without one is no text,
/// and is cut where it is.
pub(super) fn windows(text: &str, range: Span, buffer: &mut Vec<u8>, mut visit: impl FnMut(&[u8], usize)) {
    let bytes = &text.as_bytes()[range.range()];
    let mut start = 0;
    while start < bytes.len() {
        let most = (start + WINDOW).min(bytes.len());
        let end = if most == bytes.len() {
            most
        } else {
            memchr::memrchr3(b' ', b'\n', b'\r', &bytes[start..most]).map_or(most, |blank| start + blank + 1)
        };
        buffer.clear();
        buffer.extend_from_slice(&bytes[start..end]);
        fold(buffer);
        visit(buffer, range.start as usize + start);
        start = end;
    }
}

/// Lower case in place.
fn fold(bytes: &mut [u8]) {
    bytes.make_ascii_lowercase();
    let mut from = 0;
    while let Some(lead) = memchr::memchr(LATIN_1_LEAD, &bytes[from..]) {
        from += lead + 1;
        if let Some(letter) = bytes.get_mut(from).filter(|letter| matches!(letter, 0x80..=0x9e) && **letter != 0x97) {
            *letter += 0x20;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{WINDOW, windows};
    use crate::span::Span;

    fn folded(text: &str) -> String {
        let mut whole = Vec::new();
        windows(text, Span::of(0..text.len()), &mut Vec::new(), |window, at| {
            assert_eq!(at, whole.len());
            whole.extend_from_slice(window);
        });
        String::from_utf8(whole).unwrap()
    }

    #[test]
    fn capitals_are_folded_in_place() {
        assert_eq!(folded("CRÉATIEF Coördineren 3×4 €"), "créatief coördineren 3×4 €");
        assert_eq!(folded(""), "");
    }

    #[test]
    fn windows_end_at_blanks() {
        let text = "Woord ".repeat(WINDOW);
        let mut count = 0;
        windows(&text, Span::of(0..text.len()), &mut Vec::new(), |window, _| {
            assert!(window.ends_with(b" "));
            count += 1;
        });
        assert!(count > 5);
        let glued = "É".repeat(WINDOW);
        assert_eq!(folded(&glued), glued.to_lowercase());
    }
}
