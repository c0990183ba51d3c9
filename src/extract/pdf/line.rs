//! A line of text on a page.

use serde::{Deserialize, Serialize};

/// The sign of an item may stand so many times the size of the font before its text.
pub(super) const BULLET_GAP: f64 = 5.0;

/// A stretch of text on one base line, in points. One line of a page is several of these where it has cells or columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Line {
    /// Its left side.
    pub(super) x: f64,
    /// Its right side.
    pub(super) end: f64,
    /// Its base line, counted downwards from somewhere.
    pub(super) y: f64,
    /// The size of its font.
    pub(super) size: f64,
    /// What it says.
    pub(super) text: String,
}

impl Line {
    /// Do both stand at the same height?
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        (self.y - other.y).abs() < 0.3 * self.size.max(other.size)
    }

    /// Are both written in the same size?
    pub(super) fn is_as_large_as(&self, other: &Self) -> bool {
        (self.size / other.size - 1.0).abs() < 0.08
    }

    /// The sign before an item of a list, with the text behind it.
    pub(super) fn item(&self) -> Option<&str> {
        let (sign, rest) = self.text.split_once(' ')?;
        bullet(sign).map(|()| rest.trim_start())
    }
}

/// Is a word only the sign before an item of a list?
pub(super) fn bullet(word: &str) -> Option<()> {
    let mut chars = word.chars();
    let sign = chars.next()?;
    // Fonts of signs have theirs in the private use area, and old ones under a letter: the "o" of Courier is a small circle.
    let known = matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{25a0}'..='\u{25ff}' | '\u{2713}'..='\u{2718}' | '\u{2794}'..='\u{27be}')
        || "•·‣⁃∙–-*»›o§".contains(sign);
    (known && chars.next().is_none()).then_some(())
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn items_are_known_by_their_sign() {
        let item = |text: &str| Line { x: 0.0, end: 1.0, y: 0.0, size: 11.0, text: text.to_owned() }.item().map(str::to_owned);
        for (text, expected) in [
            ("• je plant", Some("je plant")),
            ("\u{f0b7}  je plant", Some("je plant")),
            ("o je plant", Some("je plant")),
            ("je plant", None),
            ("-je plant", None),
            ("•", None),
        ] {
            assert_eq!(item(text).as_deref(), expected, "{text}");
        }
    }
}
