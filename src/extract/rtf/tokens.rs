//! The pieces that an RTF file is made of.

/// A piece of an RTF file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\name` with the number that may follow it.
    Word(&'b str, Option<i32>),
    /// `\` and one character that isn't a letter, such as `\~` and `\*`.
    Symbol(u8),
    /// A byte of text, as it is or written `\'hh`.
    Byte(u8),
}

/// Reads the pieces one after the other. Binary data (`\bin`) are left out.
#[derive(Debug)]
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Tokens<'b> {
    pub(super) const fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    /// How many of the next bytes fit, at most `most`.
    fn run_of(&self, most: usize, fits: impl Fn(u8) -> bool) -> usize {
        self.bytes.get(self.at..).unwrap_or_default().iter().take(most).take_while(|&&byte| fits(byte)).count()
    }

    /// The next bytes as text; they are ASCII.
    fn ascii(&mut self, count: usize) -> &'b str {
        let text = std::str::from_utf8(&self.bytes[self.at..self.at + count]).unwrap_or_default();
        self.at += count;
        text
    }

    fn control(&mut self) -> Option<Token<'b>> {
        let letters = self.run_of(32, |byte| byte.is_ascii_alphabetic());
        if letters > 0 {
            return Some(self.word(letters));
        }
        match self.take()? {
            b'\'' => {
                let digits = self.run_of(2, |byte| byte.is_ascii_hexdigit());
                Some(Token::Byte(u8::from_str_radix(self.ascii(digits), 16).unwrap_or(b'?')))
            }
            // A line break behind a backslash is a paragraph.
            b'\r' | b'\n' => Some(Token::Word("par", None)),
            escaped @ (b'\\' | b'{' | b'}') => Some(Token::Byte(escaped)),
            symbol => Some(Token::Symbol(symbol)),
        }
    }

    fn word(&mut self, letters: usize) -> Token<'b> {
        let name = self.ascii(letters);
        let minus = self.bytes.get(self.at) == Some(&b'-') && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        self.at += usize::from(minus);
        let digits = self.run_of(10, |byte| byte.is_ascii_digit());
        let number = self.ascii(digits).parse::<i32>().ok().map(|number| if minus { -number } else { number });
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        if name == "bin" {
            self.at = self.at.saturating_add(number.and_then(|count| usize::try_from(count).ok()).unwrap_or(0));
        }
        Token::Word(name, number)
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            return Some(match self.take()? {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => return self.control(),
                // Line breaks only keep the file readable.
                b'\r' | b'\n' | 0 => continue,
                byte => Token::Byte(byte),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};

    #[test]
    fn a_file_is_cut_into_its_pieces() {
        let tokens: Vec<_> = Tokens::new(b"{\\b0\\fs24 a\r\nb\\u-3913?\\'e9\\~\\{\\bin3 }}}\\*\\\n\\'").collect();
        let expected = [
            Token::Open,
            Token::Word("b", Some(0)),
            Token::Word("fs", Some(24)),
            Token::Byte(b'a'),
            Token::Byte(b'b'),
            Token::Word("u", Some(-3913)),
            Token::Byte(b'?'),
            Token::Byte(0xe9),
            Token::Symbol(b'~'),
            Token::Byte(b'{'),
            Token::Word("bin", Some(3)),
            Token::Symbol(b'*'),
            Token::Word("par", None),
            Token::Byte(b'?'),
        ];
        assert_eq!(tokens, expected);
    }
}
