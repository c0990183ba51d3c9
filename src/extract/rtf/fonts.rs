//! In which encoding the bytes of an RTF file are: each font has one, and the file has one for what is left.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

/// The encodings of a file.
#[derive(Debug)]
pub(super) struct Fonts {
    encodings: BTreeMap<i32, &'static Encoding>,
    /// The encoding of the file.
    pub(super) default: &'static Encoding,
    /// The font whose entry in the table is being read.
    current: i32,
}

impl Fonts {
    pub(super) const fn new() -> Self {
        Self { encodings: BTreeMap::new(), default: encoding_rs::WINDOWS_1252, current: 0 }
    }

    /// The encoding of a font.
    pub(super) fn encoding(&self, font: i32) -> &'static Encoding {
        self.encodings.get(&font).copied().unwrap_or(self.default)
    }

    /// A control word of the table of fonts.
    pub(super) fn entry(&mut self, name: &str, number: i32) {
        match name {
            "f" => self.current = number,
            "fcharset" => {
                if let Some(encoding) = code_page_of_charset(number).and_then(code_page) {
                    self.encodings.insert(self.current, encoding);
                }
            }
            "cpg" => {
                if let Some(encoding) = code_page(number) {
                    self.encodings.insert(self.current, encoding);
                }
            }
            _ => {}
        }
    }
}

/// The encoding of a Windows code page. The two of DOS aren't known to browsers, and Dutch files in them are older than RTF is popular.
pub(super) fn code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        874 => "windows-874".to_owned(),
        10_000 => "macintosh".to_owned(),
        65_001 => "utf-8".to_owned(),
        1250..=1258 => format!("windows-{number}"),
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// The code page of a font's `\fcharset`; that of the file where it says nothing.
const fn code_page_of_charset(charset: i32) -> Option<i32> {
    Some(match charset {
        0 => 1252,
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Fonts;

    #[test]
    fn fonts_have_the_encoding_of_their_charset() {
        let mut fonts = Fonts::new();
        for (name, number) in [("f", 1), ("fcharset", 238), ("f", 2), ("fcharset", 2), ("f", 3), ("cpg", 1251)] {
            fonts.entry(name, number);
        }
        assert_eq!([1, 2, 3, 4].map(|font| fonts.encoding(font).name()), ["windows-1250", "windows-1252", "windows-1251", "windows-1252"]);
    }
}
