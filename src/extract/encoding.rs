//! In which encoding a text is: UTF-8, UTF-16, Windows-1252, ISO-8859-15 and what else Windows wrote.
//!
//! UTF-8 is kept as it is, a byte-order mark included, so that positions in the text are positions in the file. UTF-16 is known by its
//! byte-order mark, or by every other byte being zero. Of what is neither the encoding is guessed.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at to tell text from other things.
const SNIFFED: usize = 8 << 10;

/// How much of a text its encoding is guessed from: letters beyond ASCII are rare in Dutch, but this has some hundreds.
const GUESSED_FROM: usize = 1 << 20;

/// How many bytes are looked at together for whether they are UTF-8.
const STEP: usize = 16 << 10;

/// The text of a file's bytes.
pub(super) fn decode(bytes: Vec<u8>) -> String {
    let bytes = if utf_16(&bytes).is_some() {
        bytes
    } else {
        // The usual case, which needs no copy.
        match String::from_utf8(bytes) {
            Ok(text) => return text,
            Err(error) => error.into_bytes(),
        }
    };
    let encoding = Sniffer::of(&bytes).encoding();
    let text = if is_utf_16(encoding) { encoding.decode(&bytes).0 } else { encoding.decode_without_bom_handling(&bytes).0 };
    text.into_owned()
}

/// What makes text of the bytes of an encoding. Of UTF-16 the byte-order mark is left out.
pub(super) fn decoder(encoding: &'static Encoding) -> Decoder {
    if is_utf_16(encoding) { encoding.new_decoder() } else { encoding.new_decoder_without_bom_handling() }
}

fn is_utf_16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// Finds out the encoding of a text whose bytes come in pieces.
pub(super) struct Sniffer {
    /// What it begins with.
    head: Vec<u8>,
    /// Does it go on behind that?
    is_longer: bool,
    /// `None`: it isn't UTF-8.
    utf_8: Option<Decoder>,
    /// Has it a byte that is a euro sign in ISO-8859-15?
    euro: bool,
    /// Has it bytes that are control characters in ISO-8859-15?
    control: bool,
    /// Where checked text goes, of which nothing is kept.
    checked: String,
}

impl Sniffer {
    pub(super) fn new() -> Self {
        let utf_8 = Some(UTF_8.new_decoder_without_bom_handling());
        let checked = String::with_capacity(STEP * 3 + 16);
        Self { head: Vec::new(), is_longer: false, utf_8, euro: false, control: false, checked }
    }

    /// All of a text.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut sniffer = Self::new();
        sniffer.feed(bytes);
        sniffer
    }

    /// Takes the next piece.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        let room = GUESSED_FROM - self.head.len();
        self.head.extend_from_slice(&bytes[..bytes.len().min(room)]);
        self.is_longer |= bytes.len() > room;
        bytes.chunks(STEP).for_each(|step| self.check_utf_8(step, false));
        self.euro = self.euro || bytes.contains(&0xa4);
        self.control = self.control || bytes.iter().any(|byte| (0x80..0xa0).contains(byte));
    }

    fn check_utf_8(&mut self, bytes: &[u8], last: bool) {
        self.checked.clear();
        if let Some(decoder) = &mut self.utf_8
            && decoder.decode_to_string_without_replacement(bytes, &mut self.checked, last).0 != DecoderResult::InputEmpty
        {
            self.utf_8 = None;
        }
    }

    /// The encoding, when all pieces were taken.
    pub(super) fn encoding(mut self) -> &'static Encoding {
        self.check_utf_8(&[], true);
        match utf_16(&self.head) {
            Some(utf_16) => utf_16,
            None if self.utf_8.is_some() => UTF_8,
            None => self.guess(),
        }
    }

    /// The encoding of a text that isn't Unicode.
    fn guess(&self) -> &'static Encoding {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(&self.head, !self.is_longer);
        let guessed = detector.guess(Some(b"nl"), Utf8Detection::Deny);
        // In ISO-8859-15 this byte is the euro sign, in Windows-1252 a sign that nobody writes. The detector knows the encodings of the
        // web, on which the first is never found; in exports of old systems it is.
        if guessed == WINDOWS_1252 && self.euro && !self.control { ISO_8859_15 } else { guessed }
    }
}

/// Are the bytes a text in some encoding?
pub(super) fn is_text(bytes: &[u8]) -> bool {
    utf_16(bytes).is_some() || !looks_binary(&bytes[..bytes.len().min(SNIFFED)])
}

fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if is_utf_16(encoding) => return Some(encoding),
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
    use encoding_rs::UTF_8;
    use proptest::{collection::vec, prelude::*};

    use super::{Sniffer, decode, decoder, is_text};

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

    proptest! {
        #[test]
        fn pieces_make_no_difference(
            bytes in vec(prop_oneof![Just(b"e".to_vec()), Just("ö€".into()), Just(vec![0xa4]), Just(vec![0x80]), Just(vec![0]), vec(any::<u8>(), 1..3)], 0..40),
            piece in 1_usize..7,
        ) {
            let bytes = bytes.concat();
            let mut sniffer = Sniffer::new();
            bytes.chunks(piece).for_each(|piece| sniffer.feed(piece));
            let encoding = sniffer.encoding();
            prop_assert_eq!(encoding, Sniffer::of(&bytes).encoding());
            let mut text = String::with_capacity(bytes.len() * 3 + 16);
            let _ = decoder(encoding).decode_to_string(&bytes, &mut text, true);
            prop_assert_eq!(encoding == UTF_8, std::str::from_utf8(&bytes).is_ok() && super::utf_16(&bytes).is_none());
            prop_assert_eq!(text, decode(bytes));
        }
    }
}
