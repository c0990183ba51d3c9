//! Text that is read in pieces, so that a file may be larger than the memory.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding};

use super::{
    Problem,
    encoding::{Sniffer, decoder},
};

/// How many bytes are read together.
pub(super) const PIECE: usize = 64 << 10;

/// A text of which a window is in memory: what was read and not passed yet.
pub struct Pieces<'r> {
    source: Box<dyn Read + 'r>,
    decoder: Decoder,
    piece: Vec<u8>,
    text: String,
    /// Where the window begins in `text`; it goes on to its end.
    start: usize,
    ended: bool,
}

impl<'r> Pieces<'r> {
    /// The text that a source gives in an encoding.
    pub(super) fn new(source: impl Read + 'r, encoding: &'static Encoding) -> Self {
        Self::of_size(PIECE, source, encoding)
    }

    /// The text of bytes that are in memory.
    pub(super) fn of(bytes: &'r [u8]) -> Self {
        Self::new(bytes, Sniffer::of(bytes).encoding())
    }

    /// A text that is read by so many bytes.
    pub(super) fn of_size(piece: usize, source: impl Read + 'r, encoding: &'static Encoding) -> Self {
        let (source, decoder, piece) = (Box::new(source), decoder(encoding), vec![0; piece]);
        Self { source, decoder, piece, text: String::new(), start: 0, ended: false }
    }

    /// The window.
    pub(super) fn window(&self) -> &str {
        &self.text[self.start..]
    }

    /// Goes on behind so many bytes of the window.
    pub(super) const fn pass(&mut self, bytes: usize) {
        self.start += bytes;
    }

    /// Reads on, so that the window grows; `false`: the text ends with it.
    pub(super) fn more(&mut self) -> Result<bool, Problem> {
        self.text.drain(..self.start);
        self.start = 0;
        let before = self.text.len();
        while self.text.len() == before {
            if self.ended {
                return Ok(false);
            }
            match self.source.read(&mut self.piece) {
                Ok(count) => self.decode(count),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Problem::of_disk(&error)),
            }
        }
        Ok(true)
    }

    /// Takes in so many bytes that were read; none is the end.
    fn decode(&mut self, count: usize) {
        self.ended = count == 0;
        let mut rest = &self.piece[..count];
        loop {
            // No encoding makes more of a byte than this; the loop is for a part of a letter that waited.
            self.text.reserve(rest.len() * 3 + 16);
            let (result, read, _) = self.decoder.decode_to_string(rest, &mut self.text, self.ended);
            rest = &rest[read..];
            if result == CoderResult::InputEmpty {
                break;
            }
        }
    }

    /// Reads until so many bytes are in the window, or the text ends.
    pub(super) fn fill(&mut self, bytes: usize) -> Result<(), Problem> {
        while self.window().len() < bytes && self.more()? {}
        Ok(())
    }

    /// How many bytes of the window the next line takes with its end, none at the end of the text; `None`: more than `longest`.
    pub(super) fn line(&mut self, longest: usize) -> Result<Option<usize>, Problem> {
        let mut looked = 0;
        loop {
            let window = self.window().as_bytes();
            let end = memchr::memchr(b'\n', &window[looked..]).map(|at| looked + at + 1);
            looked = window.len();
            if end.unwrap_or(looked) > longest {
                return Ok(None);
            }
            if end.is_some() || !self.more()? {
                return Ok(Some(end.unwrap_or(looked)));
            }
        }
    }

    /// Passes all until the place in bytes that `end` finds; where it finds none, the text.
    pub(super) fn pass_to(&mut self, end: impl Fn(&[u8]) -> Option<usize>) -> Result<(), Problem> {
        loop {
            let found = end(self.window().as_bytes());
            self.pass(found.unwrap_or(self.window().len()));
            if found.is_some() || !self.more()? {
                return Ok(());
            }
        }
    }

    /// Copies bytes from the window and passes them, also in the middle of a letter: then there is no window until all of it was passed.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Problem> {
        if self.start == self.text.len() && !self.more()? {
            return Ok(0);
        }
        let bytes = &self.text.as_bytes()[self.start..];
        let count = bytes.len().min(buffer.len());
        buffer[..count].copy_from_slice(&bytes[..count]);
        self.start += count;
        Ok(count)
    }

    /// Passes a byte-order mark.
    pub(super) fn pass_mark(&mut self) -> Result<(), Problem> {
        let mark = '\u{feff}';
        self.fill(mark.len_utf8())?;
        if self.window().starts_with(mark) {
            self.pass(mark.len_utf8());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{UTF_8, UTF_16LE, WINDOWS_1252};

    use super::Pieces;

    fn all(mut pieces: Pieces<'_>) -> String {
        while pieces.more().unwrap() {}
        pieces.window().to_owned()
    }

    #[test]
    fn letters_may_be_cut() {
        let text = "coördineren – €\u{feff}😀";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for piece in 1..9 {
            assert_eq!(all(Pieces::of_size(piece, text.as_bytes(), UTF_8)), text);
            assert_eq!(all(Pieces::of_size(piece, &wide[..], UTF_16LE)), text);
            assert_eq!(all(Pieces::of_size(piece, &b"co\xf6rdineren \x96 \x80"[..], WINDOWS_1252)), "coördineren – €");
        }
    }

    #[test]
    fn what_was_passed_is_let_go() {
        let text = "Je plant.\n".repeat(10_000);
        let mut pieces = Pieces::of_size(64, text.as_bytes(), UTF_8);
        let mut lines = 0;
        while let Some(length @ 1..) = pieces.line(100).unwrap() {
            pieces.pass(length);
            lines += 1;
            assert!(pieces.text.capacity() < 1_000);
        }
        assert_eq!(lines, 10_000);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        for piece in 1..9 {
            let mut pieces = Pieces::of_size(piece, &b"12345\n123456\n1"[..], UTF_8);
            assert_eq!(pieces.line(6).unwrap(), Some(6));
            pieces.pass(6);
            assert_eq!(pieces.line(6).unwrap(), None);
            pieces.pass_to(|bytes| memchr::memchr(b'\n', bytes)).unwrap();
            assert_eq!(pieces.line(6).unwrap(), Some(1));
            pieces.pass_to(|bytes| memchr::memchr(b'x', bytes)).unwrap();
            assert_eq!((pieces.line(6).unwrap(), pieces.window()), (Some(0), ""));
        }
    }
}
