//! Plain text in any encoding that people have: UTF-8, UTF-16, Windows-1252, ISO-8859-15 and what else Windows wrote.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{
    document::{Format, Marked},
    span::Span,
};

use super::{Extract, Found, Options, Source, Stop, TakeFound, Text};

/// How many bytes are looked at to tell text from other things.
const SNIFFED: usize = 8 << 10;

/// Plain text: its lines are what they look like.
#[derive(Debug)]
pub(super) struct Plain;

impl Extract for Plain {
    fn format(&self) -> Format {
        Format::Text
    }

    fn endings(&self) -> &'static [&'static str] {
        &["txt", "md"]
    }

    fn shows(&self, _: &Source) -> bool {
        false
    }

    fn extract(&self, source: Source, _: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let text = decode(source.bytes);
        let layout = vec![Marked::lines(Span::of(0..text.len()))];
        Ok(found(Found::Text(Text { text, layout, ..Text::default() }))?)
    }
}

/// The text of a file's bytes.
///
/// UTF-8 is kept as it is, a byte-order mark included, so that positions in the text are positions in the file. UTF-16 is
/// known by its byte-order mark, or by every other byte being zero. Of what is neither the encoding is guessed.
pub(super) fn decode(bytes: Vec<u8>) -> String {
    if let Some(encoding) = utf_16(&bytes) {
        let (text, _, _) = encoding.decode(&bytes);
        return text.into_owned();
    }
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let (text, _) = guess(error.as_bytes()).decode_without_bom_handling(error.as_bytes());
        text.into_owned()
    })
}

/// How much of a text its encoding is guessed from: letters beyond ASCII are rare in Dutch, but this has some hundreds.
const GUESSED_FROM: usize = 1 << 20;

/// The encoding of a text that isn't Unicode.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(GUESSED_FROM)], bytes.len() <= GUESSED_FROM);
    let guessed = detector.guess(Some(b"nl"), Utf8Detection::Deny);
    // In ISO-8859-15 this byte is the euro sign, in Windows-1252 a sign that nobody writes. The detector knows the encodings of the
    // web, on which the first is never found; in exports of old systems it is.
    let euro = bytes.contains(&0xa4) && !bytes.iter().any(|byte| (0x80..0xa0).contains(byte));
    if guessed == WINDOWS_1252 && euro { ISO_8859_15 } else { guessed }
}

/// Are the bytes a text in some encoding?
pub(super) fn is_text(bytes: &[u8]) -> bool {
    utf_16(bytes).is_some() || !looks_binary(&bytes[..bytes.len().min(SNIFFED)])
}

fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_16LE || encoding == UTF_16BE => return Some(encoding),
        _ => {}
    }
    let sniffed = &bytes[..bytes.len().min(SNIFFED) & !1];
    let zeros = |odd: usize| sniffed.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = sniffed.len() / 2;
    // Dutch in UTF-16 is nearly all Latin-1: one byte of most pairs is zero, the other never.
    if pairs > 1 && odd * 10 > pairs * 8 && even == 0 {
        Some(UTF_16LE)
    } else if pairs > 1 && even * 10 > pairs * 8 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A zero byte, or more control characters than any text has.
fn looks_binary(sniffed: &[u8]) -> bool {
    let control = sniffed.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b)).count();
    sniffed.contains(&0) || control * 20 > sniffed.len()
}

#[cfg(test)]
mod tests {
    use super::{decode, is_text};

    #[test]
    fn reads_the_encodings_that_people_have() {
        let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        assert_eq!(decode("coördineren".into()), "coördineren");
        assert_eq!(decode("\u{feff}coördineren".into()), "\u{feff}coördineren");
        assert_eq!(decode(b"co\xf6rdineren \x96 \x80".to_vec()), "coördineren – €");
        assert_eq!(decode([b"\xff\xfe".to_vec(), utf_16("coördineren")].concat()), "coördineren");
        assert_eq!(decode(utf_16("coördineren")), "coördineren");
        assert_eq!(decode(b"Salaris \xa4 3.200, caf\xe9".to_vec()), "Salaris € 3.200, café");
        assert_eq!(decode(b"Salaris: \x80 3.200".to_vec()), "Salaris: € 3.200");
        assert_eq!(
            decode(b"z\x92n idee\xebn, co\xf6rdineren, \x93re\xefntegratie\x94".to_vec()),
            "z’n ideeën, coördineren, “reïntegratie”"
        );
        assert!(is_text(&utf_16("coördineren")) && !is_text(b"abc\0def"));
    }
}
