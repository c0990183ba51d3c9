//! Positions as JavaScript counts them: in UTF-16 units, not in bytes.

use crate::{
    document::{Document, Mark},
    report::Record,
};

use super::answer::{BlockPosition, EvidencePosition};

/// The UTF-16 positions of some byte positions in a text.
pub(super) struct Units {
    /// In order, each once; empty where bytes and units are the same.
    bytes: Vec<u32>,
    positions: Vec<u32>,
    length: u32,
}

impl Units {
    /// Looks up the positions of `bytes`, each between two characters of `text`.
    pub(super) fn new(text: &str, bytes: impl Iterator<Item = u32>) -> Self {
        let narrow = |n: usize| u32::try_from(n).expect("the reader refuses texts over 4 GiB");
        if text.is_ascii() {
            return Self { bytes: Vec::new(), positions: Vec::new(), length: narrow(text.len()) };
        }
        let mut bytes: Vec<u32> = bytes.collect();
        bytes.sort_unstable();
        bytes.dedup();
        let (mut positions, mut from, mut count) = (Vec::with_capacity(bytes.len()), 0, 0);
        for &at in &bytes {
            count += utf16_length(&text.as_bytes()[from..at as usize]);
            from = at as usize;
            positions.push(narrow(count));
        }
        let length = narrow(count + utf16_length(&text.as_bytes()[from..]));
        Self { bytes, positions, length }
    }

    /// The position of a byte position that was asked for.
    fn at(&self, byte: u32) -> u32 {
        self.bytes.binary_search(&byte).map_or(byte, |found| self.positions[found])
    }
}

/// How many UTF-16 units a text takes: one for each character, two for one beyond the basic plane, whose UTF-8 begins with `f0` or more.
fn utf16_length(text: &[u8]) -> usize {
    text.iter().map(|&byte| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)).sum()
}

/// The positions of all evidence and all blocks of a document, and its length, in UTF-16 units.
pub(super) fn positions(document: &Document, record: &Record) -> (Vec<EvidencePosition>, Vec<BlockPosition>, u32) {
    let evidence = || {
        let all = (0..).zip(&record.competencies);
        all.flat_map(|(competency, found)| (0..).zip(&found.evidence).map(move |(evidence, found)| (competency, evidence, found)))
    };
    let ends = evidence().flat_map(|(_, _, found)| [found.start, found.end, found.sentence.start, found.sentence.end]);
    let units = Units::new(&document.text, ends.chain(document.layout.iter().flat_map(|block| [block.span.start, block.span.end])));
    let found = evidence().map(|(competency, evidence, found)| EvidencePosition {
        competency,
        evidence,
        start: units.at(found.start),
        end: units.at(found.end),
        sentence_start: units.at(found.sentence.start),
        sentence_end: units.at(found.sentence.end),
    });
    let blocks = document.layout.iter().map(|block| BlockPosition {
        mark: block.mark.name().to_owned(),
        level: if let Mark::Heading(level) = block.mark { Some(level) } else { None },
        start: units.at(block.span.start),
        end: units.at(block.span.end),
    });
    (found.collect(), blocks.collect(), units.length)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Units;

    proptest! {
        #[test]
        fn units_are_those_of_utf_16(text in ".{0,80}") {
            let bounds: Vec<u32> = (0u32..).take(text.len() + 1).filter(|&at| text.is_char_boundary(at as usize)).collect();
            let units = Units::new(&text, bounds.iter().rev().copied());
            for &at in &bounds {
                prop_assert_eq!(units.at(at) as usize, text[..at as usize].encode_utf16().count());
            }
            prop_assert_eq!(units.length as usize, text.encode_utf16().count());
        }
    }

    #[test]
    fn what_lies_beyond_the_basic_plane_takes_two_units() {
        let text = "é’😀a";
        let units = Units::new(text, [0, 2, 5, 9, 10].into_iter());
        assert_eq!([0, 2, 5, 9, 10].map(|at| units.at(at)), [0, 1, 2, 4, 5]);
    }
}
