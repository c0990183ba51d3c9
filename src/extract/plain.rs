//! Plain text in the encodings that people have: UTF-8, UTF-16, Windows-1252.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::failure::FailureKind;

/// How many bytes are looked at to tell text from other things.
const SNIFFED: usize = 8 << 10;

/// Beginnings of files that aren't text although some of them look like it.
const MAGIC: [&[u8]; 6] = [b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"GIF8", b"{\\rtf"];

/// The text of a file's bytes.
///
/// UTF-8 is kept as it is, a byte-order mark included, so that positions in the text are positions in the file. UTF-16 is
/// known by its byte-order mark, or by every other byte being zero. What is neither is read as Windows-1252, in which
/// every Dutch text of the last thirty years can be read.
///
/// # Errors
///
/// [`FailureKind::Empty`] for a file without any text, [`FailureKind::Binary`] for one that isn't a text.
pub fn decode(bytes: Vec<u8>) -> Result<String, FailureKind> {
    if bytes.iter().all(|&b| b.is_ascii_whitespace()) || bytes == b"\xef\xbb\xbf" {
        return Err(FailureKind::Empty);
    }
    if MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(FailureKind::Binary);
    }
    if let Some(encoding) = utf_16(&bytes) {
        let (text, _, _) = encoding.decode(&bytes);
        return Ok(text.into_owned());
    }
    if looks_binary(&bytes[..bytes.len().min(SNIFFED)]) {
        return Err(FailureKind::Binary);
    }
    String::from_utf8(bytes).or_else(|error| {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(error.as_bytes());
        Ok(text.into_owned())
    })
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
    use super::decode;
    use crate::failure::FailureKind;

    #[test]
    fn reads_the_encodings_that_people_have() {
        let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        assert_eq!(decode("coördineren".into()).unwrap(), "coördineren");
        assert_eq!(decode("\u{feff}coördineren".into()).unwrap(), "\u{feff}coördineren");
        assert_eq!(decode(b"co\xf6rdineren \x96 \x80".to_vec()).unwrap(), "coördineren – €");
        assert_eq!(decode([b"\xff\xfe".to_vec(), utf_16("coördineren")].concat()).unwrap(), "coördineren");
        assert_eq!(decode(utf_16("coördineren")).unwrap(), "coördineren");
    }

    #[test]
    fn what_is_no_text_is_said() {
        assert_eq!(decode(Vec::new()), Err(FailureKind::Empty));
        assert_eq!(decode(b" \r\n".to_vec()), Err(FailureKind::Empty));
        assert_eq!(decode(b"%PDF-1.7 text".to_vec()), Err(FailureKind::Binary));
        assert_eq!(decode(b"abc\0def".to_vec()), Err(FailureKind::Binary));
    }
}
