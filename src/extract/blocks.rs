//! Builds the text of a document from what its format says, paragraph by paragraph.
//!
//! A format calls [`Blocks::text`] and [`Blocks::end_paragraph`] as it goes, and says where rows, boxes and notes begin and end. What
//! people see as one thing becomes one block: a row of a table with short cells is a row, but one that only lays out a page is
//! taken apart; a box follows the paragraph it hangs on; notes stand at the end.

use crate::{
    document::{Mark, Marked, Place, Spot},
    failure::FailureKind,
    span::Span,
};

use super::{Problem, Text};

/// The level of a heading that is only bold.
const BOLD: u8 = 9;

/// What stands between two blocks. With a blank line no word seems to go on from one to the next.
const BETWEEN: &str = "\n\n";

/// A finished block.
#[derive(Debug)]
struct Draft {
    text: String,
    mark: Mark,
}

/// A row that was begun.
#[derive(Debug)]
struct Row {
    /// How many blocks there were before it.
    start: usize,
    /// How many there were before each of its cells.
    cells: Vec<usize>,
}

/// A flow of paragraphs: that of the document, of a box or of a note.
#[derive(Debug)]
struct Flow {
    blocks: Vec<Draft>,
    rows: Vec<Row>,
    /// The paragraph that is being written.
    open: String,
    mark: Mark,
    /// Has it bold text, has it other text?
    bold: (bool, bool),
    /// What stands in boxes that hang on it.
    boxes: Vec<Draft>,
}

impl Flow {
    const fn new() -> Self {
        Self { blocks: Vec::new(), rows: Vec::new(), open: String::new(), mark: Mark::Paragraph, bold: (false, false), boxes: Vec::new() }
    }

    fn end_paragraph(&mut self) {
        let bold = std::mem::take(&mut self.bold) == (true, false);
        let mark = std::mem::replace(&mut self.mark, Mark::Paragraph);
        let text = self.open.trim();
        if !text.is_empty() {
            let mark = if bold && mark == Mark::Paragraph { Mark::Heading(BOLD) } else { mark };
            self.blocks.push(Draft { text: text.to_owned(), mark });
        }
        self.open.clear();
        self.blocks.append(&mut self.boxes);
    }
}

/// The blocks of a document while it is being read.
#[derive(Debug)]
pub(super) struct Blocks {
    /// The flow that is being written, last, and those that it stands in. Never empty.
    flows: Vec<Flow>,
    notes: Vec<Draft>,
}

impl Blocks {
    pub(super) fn new() -> Self {
        Self { flows: vec![Flow::new()], notes: Vec::new() }
    }

    fn flow(&mut self) -> &mut Flow {
        self.flows.last_mut().expect("the flow of the document is never taken away")
    }

    /// Says what the paragraph is that is being written.
    pub(super) fn mark(&mut self, mark: Mark) {
        self.flow().mark = mark;
    }

    /// Writes on in the paragraph.
    pub(super) fn text(&mut self, text: &str, bold: bool) {
        let flow = self.flow();
        flow.open.push_str(text);
        if text.contains(|c: char| !c.is_whitespace()) {
            let seen = if bold { &mut flow.bold.0 } else { &mut flow.bold.1 };
            *seen = true;
        }
    }

    /// Writes on in the paragraph, with one blank for all white space, as markup means it.
    pub(super) fn collapsed(&mut self, text: &str, bold: bool) {
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        for piece in text.split_inclusive(blank) {
            let word = piece.trim_end_matches(blank);
            self.text(word, bold);
            let open = &self.flow().open;
            if word.len() < piece.len() && !open.is_empty() && !open.ends_with([' ', '\n']) {
                self.text(" ", bold);
            }
        }
    }

    /// Was nothing written in the paragraph yet?
    pub(super) fn is_new(&mut self) -> bool {
        self.flow().open.trim().is_empty()
    }

    /// Breaks the line. A line that is bold from end to end is a heading above what follows it, since people make headings so; two breaks
    /// end a paragraph.
    pub(super) fn line_break(&mut self) {
        let flow = self.flow();
        let bold = flow.mark == Mark::Paragraph && flow.bold == (true, false);
        if bold || flow.open.trim_end_matches(' ').ends_with('\n') {
            flow.end_paragraph();
        } else {
            flow.open.push('\n');
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        self.flow().end_paragraph();
    }

    /// Begins a row of a table.
    pub(super) fn begin_row(&mut self) {
        let flow = self.flow();
        flow.end_paragraph();
        flow.rows.push(Row { start: flow.blocks.len(), cells: Vec::new() });
    }

    /// Begins the next cell of the row.
    pub(super) fn begin_cell(&mut self) {
        let flow = self.flow();
        flow.end_paragraph();
        if let Some(row) = flow.rows.last_mut() {
            row.cells.push(flow.blocks.len());
        }
    }

    /// Ends the row. One with at most one paragraph a cell becomes one block; where a cell has more, the table lays out a page, and its
    /// paragraphs stay what they are.
    pub(super) fn end_row(&mut self) {
        let flow = self.flow();
        flow.end_paragraph();
        let Some(row) = flow.rows.pop() else { return };
        let ends = row.cells.iter().skip(1).copied().chain([flow.blocks.len()]);
        let cells: Vec<_> = row.cells.iter().zip(ends).map(|(&start, end)| start..end).collect();
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        if filled < 2 || cells.iter().any(|cell| cell.len() > 1) {
            return;
        }
        let text =
            |cell: &std::ops::Range<usize>| flow.blocks[cell.clone()].first().map_or_else(String::new, |block| one_line(&block.text));
        let cells: Vec<_> = cells.iter().map(text).collect();
        flow.blocks.truncate(row.start);
        flow.blocks.push(Draft { text: cells.join(" | ").trim_end_matches([' ', '|']).to_owned(), mark: Mark::Row });
    }

    /// Begins a box or a note: paragraphs of their own in the middle of another.
    pub(super) fn begin_aside(&mut self) {
        self.flows.push(Flow::new());
    }

    fn end_aside(&mut self) -> Vec<Draft> {
        if self.flows.len() < 2 {
            return Vec::new();
        }
        let mut flow = self.flows.pop().unwrap_or_else(Flow::new);
        flow.end_paragraph();
        flow.blocks
    }

    /// Ends a box. It follows the paragraph it hangs on.
    pub(super) fn end_box(&mut self) {
        let blocks = self.end_aside();
        self.flow().boxes.extend(blocks);
    }

    /// Ends a footnote or endnote. It stands at the end of the document.
    pub(super) fn end_note(&mut self) {
        let blocks = self.end_aside();
        self.notes.extend(blocks.into_iter().map(|block| Draft { mark: Mark::Note, ..block }));
    }

    /// The text.
    pub(super) fn finish(mut self) -> Result<Text, Problem> {
        while self.flows.len() > 1 {
            self.end_box();
        }
        self.end_paragraph();
        let mut text = Text::default();
        let blocks = self.flows.pop().map(|flow| flow.blocks).unwrap_or_default();
        for (number, block) in (1..).zip(blocks.into_iter().chain(self.notes)) {
            text.push(&block.text, block.mark, Place { part: None, spot: Spot::Paragraph(number) });
        }
        if text.layout.is_empty() { Err(FailureKind::Empty.into()) } else { Ok(text) }
    }
}

impl Text {
    /// Writes a block at the end.
    pub(super) fn push(&mut self, block: &str, mark: Mark, place: Place) {
        if !self.text.is_empty() {
            self.text.push_str(BETWEEN);
        }
        let start = self.text.len();
        self.text.push_str(block);
        self.layout.push(Marked { span: Span::of(start..self.text.len()), mark, place });
    }
}

/// A cell on one line.
fn one_line(text: &str) -> String {
    text.split(['\n', '\r', '\t']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::Blocks;
    use crate::{document::Mark, extract::shown, failure::FailureKind};

    #[test]
    fn paragraphs_become_blocks() {
        let mut blocks = Blocks::new();
        blocks.text(" Taken ", true);
        blocks.line_break();
        blocks.text("Je plant.", false);
        blocks.end_paragraph();
        blocks.text("  ", false);
        blocks.end_paragraph();
        blocks.mark(Mark::Item);
        blocks.collapsed("  Je \n werkt", true);
        blocks.collapsed(" samen ", false);
        assert_eq!(shown(&blocks.finish().unwrap()), ["heading 9: Taken", "paragraph: Je plant.", "item: Je werkt samen"]);
        assert_eq!(Blocks::new().finish(), Err(FailureKind::Empty.into()));
    }

    #[test]
    fn rows_are_one_block_unless_they_lay_out_a_page() {
        let mut blocks = Blocks::new();
        for row in [&[&["Plannen"][..], &[], &["goed\nzo"], &[]][..], &[&["Wat wij bieden"], &["Salaris", "Vrije dagen"]], &[&["alleen"]]] {
            blocks.begin_row();
            for cell in row {
                blocks.begin_cell();
                for paragraph in *cell {
                    blocks.text(paragraph, false);
                    blocks.end_paragraph();
                }
            }
            blocks.end_row();
        }
        let expected =
            ["row: Plannen |  | goed zo", "paragraph: Wat wij bieden", "paragraph: Salaris", "paragraph: Vrije dagen", "paragraph: alleen"];
        assert_eq!(shown(&blocks.finish().unwrap()), expected);
    }

    #[test]
    fn boxes_follow_and_notes_stand_at_the_end() {
        let mut blocks = Blocks::new();
        blocks.text("Je plant", false);
        blocks.begin_aside();
        blocks.text("Bel ons!", false);
        blocks.end_box();
        blocks.begin_aside();
        blocks.text("Of zij.", false);
        blocks.end_note();
        blocks.text(" het werk.", false);
        blocks.end_paragraph();
        blocks.text("Slot", false);
        let expected = ["paragraph: Je plant het werk.", "paragraph: Bel ons!", "paragraph: Slot", "note: Of zij."];
        assert_eq!(shown(&blocks.finish().unwrap()), expected);
    }
}
