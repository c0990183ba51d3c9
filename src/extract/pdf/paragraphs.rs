//! From the lines of all pages to paragraphs, headings, items and rows.
//!
//! A line goes on in the next when the first word of the next had no room in it: programs fill lines as far as words fit.

use crate::{
    document::{Mark, Place, Spot, is_broken_word},
    extract::Text,
};

use super::{
    line::Line,
    order::{Row, SAME_SIDE, rows, take_out_margins},
    pieces::in_place,
};

/// Text that is so many times as large as most is a heading.
const HEADING: f64 = 1.12;

/// A heading has at most so many characters.
const LONGEST_HEADING: usize = 150;

/// So many times the usual distance between lines begins a paragraph.
const WIDE: f64 = 1.25;

/// With what a sentence or an item ends.
const SENTENCE_END: [char; 5] = ['.', '!', '?', ':', ';'];

/// A line with so many characters is one of running text.
const LONG: usize = 45;

/// A paragraph in the making.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) page: u32,
    mark: Mark,
    /// The texts of its cells; of all but rows one.
    pub(super) cells: Vec<String>,
    /// Its first line, cell by cell.
    pub(super) first: Row,
    /// Its last line.
    pub(super) last: Line,
    /// The right side of the lines around it.
    right: f64,
}

/// What holds for the whole document.
struct Look {
    /// The size of most text.
    size: f64,
    /// The usual distance between lines, in sizes of their font.
    leading: f64,
    /// The sizes of headings, the largest first.
    headings: Vec<f64>,
}

/// The text of a document.
pub(super) fn text(mut pages: Vec<(u32, Vec<Line>)>) -> Text {
    take_out_margins(&mut pages);
    let look = Look::of(&pages);
    let mut blocks: Vec<Block> = Vec::new();
    for (page, lines) in pages {
        let rows = rows(lines);
        let rights = right_sides(&rows, &look);
        for (row, right) in rows.into_iter().zip(rights) {
            if !blocks.last_mut().is_some_and(|block| block.takes(page, &row, &look)) {
                blocks.push(Block::new(page, row, right, &look));
            }
        }
    }
    let mut text = Text::default();
    for block in in_place(blocks) {
        let place = Place { part: None, spot: Spot::Page(block.page) };
        text.push(&block.cells.join(" | "), block.mark, place);
    }
    text
}

impl Look {
    fn of(pages: &[(u32, Vec<Line>)]) -> Self {
        let lines = || pages.iter().flat_map(|(_, lines)| lines);
        let mut sizes: Vec<(f64, usize)> = lines().map(|line| (line.size, line.text.len())).collect();
        let size = middle(&mut sizes);
        let distances = pages.iter().flat_map(|(_, lines)| lines.windows(2)).filter_map(|pair| {
            let distance = (pair[1].y - pair[0].y) / pair[0].size;
            (pair[0].is_as_large_as(&pair[1]) && distance > 0.8 && distance < 2.5).then_some((distance, 1))
        });
        let leading = middle(&mut distances.collect::<Vec<_>>());
        let mut headings: Vec<f64> =
            lines().map(|line| (line.size * 2.0).round() / 2.0).filter(|&of_line| of_line > size * HEADING).collect();
        headings.sort_by(|a, b| b.total_cmp(a));
        headings.dedup();
        Self { size, leading: if leading > 0.0 { leading } else { 1.2 }, headings }
    }

    fn mark(&self, row: &Row) -> Mark {
        let [line] = &row.cells[..] else { return Mark::Row };
        if line.item().is_some() {
            Mark::Item
        } else if line.size < self.size / 1.05 && note(&line.text).is_some() {
            Mark::Note
        } else if line.size > self.size * HEADING && line.text.chars().count() <= LONGEST_HEADING {
            let rank = self.headings.iter().position(|&size| size <= line.size + 0.25).unwrap_or(0);
            Mark::Heading(u8::try_from(rank + 1).unwrap_or(u8::MAX).min(8))
        } else {
            Mark::Paragraph
        }
    }

    /// Does `next` follow `line` at the distance at which lines of a paragraph follow one another?
    fn follows(&self, line: &Line, next: &Line) -> bool {
        let distance = (next.y - line.y) / line.size;
        line.is_as_large_as(next) && distance > 0.5 && distance < self.leading * WIDE
    }
}

/// The number that half of the weight lies below.
fn middle(numbers: &mut [(f64, usize)]) -> f64 {
    numbers.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let half = numbers.iter().map(|(_, weight)| weight).sum::<usize>() / 2;
    let mut below = 0;
    let number = numbers.iter().find(|(_, weight)| {
        below += weight;
        below > half
    });
    number.map_or(0.0, |&(number, _)| number)
}

/// How far the text around each row goes to the right.
fn right_sides(rows: &[Row], look: &Look) -> Vec<f64> {
    let mut rights = Vec::with_capacity(rows.len());
    for row in rows {
        let last = &row.cells[row.cells.len() - 1];
        rights.push(last.end);
    }
    let mut start = 0;
    for end in 1..=rows.len() {
        let goes_on = end < rows.len() && {
            let (line, next) = (&rows[end - 1].cells[0], &rows[end].cells[0]);
            rows[end].cells.len() == 1 && look.follows(line, next) && next.x < line.end && line.x < next.end
        };
        if !goes_on {
            let right = rights[start..end].iter().copied().fold(f64::MIN, f64::max);
            rights[start..end].fill(right);
            start = end;
        }
    }
    rights
}

impl Block {
    fn new(page: u32, row: Row, right: f64, look: &Look) -> Self {
        let mark = look.mark(&row);
        let text = |cell: &Line| {
            let text = match mark {
                Mark::Item => cell.item(),
                Mark::Note => note(&cell.text),
                _ => None,
            };
            text.unwrap_or(&cell.text).to_owned()
        };
        Self { page, mark, cells: row.cells.iter().map(text).collect(), last: row.cells[row.cells.len() - 1].clone(), first: row, right }
    }

    /// Takes a row that goes on in this paragraph; `false`: it begins another.
    fn takes(&mut self, page: u32, row: &Row, look: &Look) -> bool {
        let [line] = &row.cells[..] else { return false };
        if line.item().is_some() {
            return false;
        }
        let here = page == self.page && look.follows(&self.last, line);
        let cell = match self.mark {
            Mark::Row => {
                let cell = self.first.cells.iter().rposition(|cell| (cell.x - line.x).abs() <= SAME_SIDE);
                cell.filter(|&cell| here && cell > 0)
            }
            Mark::Heading(_) => (here && look.mark(row) == self.mark).then_some(0),
            _ if here => self.is_full_before(line).then_some(0),
            // A paragraph may go on in the next column or on the next page.
            _ => {
                let elsewhere = page != self.page || line.y < self.last.y;
                let goes_on = line.text.starts_with(char::is_lowercase) && !self.last.text.ends_with(SENTENCE_END);
                (elsewhere && goes_on && line.is_as_large_as(&self.last)).then_some(0)
            }
        };
        let Some(cell) = cell else { return false };
        join(&mut self.cells[cell], &line.text);
        self.last = line.clone();
        true
    }

    /// Had the first word of `next` no room in the last line?
    fn is_full_before(&self, next: &Line) -> bool {
        let chars = |text: &str| f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
        let word = next.text.split(' ').next().unwrap_or_default();
        let needed = (chars(word) + 1.0) * (next.end - next.x) / chars(&next.text).max(1.0);
        if self.right - self.last.end > needed * 1.1 {
            return false;
        }
        let ends = self.last.text.ends_with(SENTENCE_END);
        let begins = next.text.starts_with(|c: char| c.is_lowercase() || c == '(');
        // Where two short lines stand alone, the longer looks full.
        begins || self.last.text.ends_with([',', '-']) || self.last.text.chars().count() >= if ends { 2 * LONG / 3 } else { LONG / 2 }
    }
}

/// The text of a footnote, without the number that is stuck to it.
fn note(text: &str) -> Option<&str> {
    let note = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (note.len() < text.len() && note.starts_with(char::is_alphabetic)).then_some(note)
}

/// Writes a line behind the text before it.
fn join(text: &mut String, line: &str) {
    // Programs that break words themselves write a soft hyphen or one of their own; a person writes the one on the keyboard.
    if text.ends_with(['\u{ad}', '\u{2010}']) || (text.ends_with('-') && is_broken_word(text, line)) {
        text.pop();
    } else if !text.ends_with('-') || !line.starts_with(char::is_uppercase) {
        text.push(' ');
    }
    text.push_str(line);
}
