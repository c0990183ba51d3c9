//! The words and marks of a clause, as the rules about neighbours want them.

/// Words and punctuation marks in order, lower case.
///
/// Reading another clause into the same value uses its memory again.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The clause with ASCII letters in lower case, as long in bytes as it was given. The closed classes are ASCII, so no other
    /// letters need folding.
    text: String,
    /// Where each word begins and ends in `text`, in bytes.
    places: Vec<(u32, u32)>,
}

impl Words {
    /// Takes over the words of another clause.
    ///
    /// Letters and digits with hyphens and apostrophes between them are a word, as in "zo'n" and "ge-e-maild"; every other
    /// character but blanks is a mark.
    pub fn read(&mut self, clause: &str) {
        self.begin(clause);
        let mut start = None;
        for (at, c) in clause.char_indices() {
            let inside = matches!(c, '-' | '\'' | '’') && clause[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
            if c.is_alphanumeric() || start.is_some() && inside {
                start.get_or_insert(at);
                continue;
            }
            if let Some(start) = start.take() {
                self.push(start, at);
            }
            if inside {
                start = Some(at);
            } else if !c.is_whitespace() {
                self.push(at, at + c.len_utf8());
            }
        }
        if let Some(start) = start {
            self.push(start, clause.len());
        }
    }

    /// Takes over a clause that is cut into words already, with blanks between them.
    pub fn read_words(&mut self, words: &str) {
        self.begin(words);
        let mut start = 0;
        for word in words.split(' ') {
            self.push(start, start + word.len());
            start += word.len() + 1;
        }
    }

    fn begin(&mut self, clause: &str) {
        self.places.clear();
        self.text.clear();
        self.text.push_str(clause);
        self.text.make_ascii_lowercase();
    }

    fn push(&mut self, start: usize, end: usize) {
        let narrow = |at| u32::try_from(at).unwrap_or(u32::MAX);
        self.places.push((narrow(start), narrow(end)));
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Are there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The word with this number; the empty word beyond the end.
    #[must_use]
    pub fn word(&self, n: usize) -> &str {
        self.places.get(n).map_or("", |&(start, end)| &self.text[start as usize..end as usize])
    }

    /// The word before the one with this number; the empty word before the first.
    pub(super) fn before(&self, n: usize) -> &str {
        n.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The number of the word that the byte `at` of the clause lies in or behind.
    #[must_use]
    pub fn number_at(&self, at: u32) -> usize {
        self.places.partition_point(|&(start, _)| start <= at).saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn words_and_marks_are_told_apart() {
        let mut words = Words::default();
        for (clause, expected) in [
            (
                "Zij vraagt (in zo’n gesprek) door, toch?",
                &["zij", "vraagt", "(", "in", "zo’n", "gesprek", ")", "door", ",", "toch", "?"][..],
            ),
            ("klant- en 's-avonds", &["klant", "-", "en", "'s-avonds"]),
            ("", &[]),
        ] {
            words.read(clause);
            let read: Vec<_> = (0..words.len()).map(|n| words.word(n)).collect();
            assert_eq!(read, expected, "{clause}");
            for n in 0..words.len() {
                assert_eq!(words.number_at(words.places[n].0), n);
            }
        }
    }
}
