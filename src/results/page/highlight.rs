//! A text with the evidence that counts marked in it.

use serde::Serialize;

use crate::report::{CompetencyRecord, escape};

/// A piece of a line.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Piece {
    text: String,
    /// The names of the competencies that end here; empty where nothing counts.
    competencies: Vec<String>,
}

/// The lines of a text that have anything, in pieces: what counts for a competency is one, or several where another begins or ends inside.
///
/// A span that isn't one of the text, as in a record of another text, marks nothing.
pub(super) fn highlighted(text: &str, competencies: &[CompetencyRecord]) -> Vec<Vec<Piece>> {
    let mut spans = Vec::new();
    for competency in competencies {
        for evidence in competency.evidence.iter().filter(|evidence| evidence.counts) {
            let (start, end) = (evidence.start as usize, evidence.end as usize);
            if start < end && text.is_char_boundary(start) && text.is_char_boundary(end) {
                spans.push(Marked { start, end, name: &competency.name });
            }
        }
    }
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        let pieces = pieces(text, start..end, &spans);
        if pieces.iter().any(|piece| !piece.text.trim().is_empty()) {
            lines.push(pieces);
        }
        start += line.len();
    }
    lines
}

/// What counts for a competency; bytes of the text.
struct Marked<'c> {
    start: usize,
    end: usize,
    name: &'c str,
}

fn pieces(text: &str, line: std::ops::Range<usize>, spans: &[Marked<'_>]) -> Vec<Piece> {
    let here: Vec<_> = spans.iter().filter(|span| span.start < line.end && span.end > line.start).collect();
    let mut borders: Vec<usize> = here.iter().flat_map(|span| [span.start, span.end]).filter(|at| line.contains(at)).collect();
    borders.extend([line.start, line.end]);
    borders.sort_unstable();
    borders.dedup();
    let piece = |pair: &[usize]| {
        let (start, end) = (pair[0], pair[1]);
        let mut competencies: Vec<_> =
            here.iter().filter(|span| span.start <= start && end <= span.end).map(|span| span.name.to_owned()).collect();
        competencies.dedup();
        Piece { text: escape(&text[start..end]), competencies }
    };
    borders.windows(2).map(piece).fold(Vec::new(), |mut pieces: Vec<Piece>, piece| {
        match pieces.last_mut().filter(|last| last.competencies == piece.competencies) {
            // Passages of one competency that overlap are one.
            Some(last) => last.text.push_str(&piece.text),
            None => pieces.push(piece),
        }
        pieces
    })
}

#[cfg(test)]
mod tests {
    use super::highlighted;
    use crate::{Analyzer, document::Document, evidence::Memory, lexicon::LexiconSource, report::Record};

    fn lines(text: &str, read: &str) -> Vec<Vec<(String, Vec<String>)>> {
        let analyzer = Analyzer::new(&LexiconSource::embedded()).unwrap();
        let record = Record::from(&analyzer.assess(&Document::plain("a", read, None), &mut Memory::default()));
        let of = |line: Vec<super::Piece>| line.into_iter().map(|piece| (piece.text, piece.competencies)).collect();
        highlighted(text, &record.competencies).into_iter().map(of).collect()
    }

    #[test]
    fn what_counts_is_marked_with_its_competency() {
        let text = "Wat vragen wij?\r\n\r\nJe bent één en al oor. Je werkt samen met collega\u{2019}s.\r\n";
        let lines = lines(text, text);
        assert_eq!(lines.len(), 2, "{lines:?}");
        let whole: String = lines[1].iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(whole, "Je bent één en al oor. Je werkt samen met collega\u{2019}s.");
        let marked: Vec<_> = lines[1].iter().filter(|(_, names)| names.iter().any(|name| name == "Samenwerken")).collect();
        assert!(marked.iter().any(|(text, _)| text.contains("werkt samen")), "{marked:?}");
        assert!(lines[1].windows(2).all(|pair| pair[0].1 != pair[1].1), "{lines:?}");
        assert!(lines[0].iter().all(|(_, names)| names.is_empty()));
    }

    #[test]
    fn spans_of_another_text_mark_nothing() {
        let found = lines("éé", "Wat vragen wij?\nJe werkt samen met collega's.");
        assert_eq!(found, [[("éé".to_owned(), Vec::new())]]);
    }
}
