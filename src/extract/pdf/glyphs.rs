//! From the characters that a page draws to lines of text.
//!
//! A PDF says where each character stands and nothing of words or lines. Characters are taken in the order in which the page draws them:
//! programs that make PDFs draw columns and boxes one after the other, as people read them.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

use super::line::{BULLET_GAP, Line, bullet};

/// A gap of so many times the size of the font makes two words of two characters, where there are no blanks.
const WORD_GAP: f64 = 0.17;

/// The same in a line that has blanks.
const WIDE_WORD_GAP: f64 = 0.3;

/// How wide a character is, in sizes of its font, of which the font doesn't tell.
const UNKNOWN_WIDTH: f64 = 0.5;

/// A gap of so many times the size of the font makes two lines of one: cells of a row, or columns.
const CELL_GAP: f64 = 1.8;

/// How far below or above others a character may stand in a line: a raised number of a footnote does.
const OFF_BASELINE: f64 = 0.45;

/// From how many characters on text that is turned otherwise than most of the page is read.
const TURNED_TEXT: usize = 200;

/// Farther than any page is high.
const PAGE: f64 = 1e6;

/// A character where it stands, turned so that most of the page reads from left to right.
#[derive(Debug, Clone)]
struct Glyph {
    /// The quarter turns by which it was turned to the left.
    turns: u8,
    x: f64,
    /// From the top, growing downwards.
    y: f64,
    /// To the right side of the character.
    end: f64,
    size: f64,
    text: String,
}

/// Takes in the characters of a document, page by page, and hands over the lines of each.
pub(super) struct Glyphs<F> {
    page: u32,
    drawn: Vec<Glyph>,
    each: F,
}

impl<F: FnMut(u32, Vec<Line>) -> Result<(), OutputError>> Glyphs<F> {
    pub(super) const fn new(each: F) -> Self {
        Self { page: 0, drawn: Vec::new(), each }
    }
}

impl<F: FnMut(u32, Vec<Line>) -> Result<(), OutputError>> OutputDev for Glyphs<F> {
    fn begin_page(&mut self, page: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        self.page = page;
        self.drawn.clear();
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        let lines = lines(std::mem::take(&mut self.drawn));
        (self.each)(self.page, lines)
    }

    fn output_character(&mut self, at: &Transform, width: f64, spacing: f64, font_size: f64, text: &str) -> Result<(), OutputError> {
        let (along, up) = (at.m11.hypot(at.m12), at.m21.hypot(at.m22));
        let turns = match (at.m11, at.m12) {
            (x, y) if x.abs() >= y.abs() => u8::from(x < 0.0) * 2,
            (_, y) => 1 + u8::from(y < 0.0) * 2,
        };
        let (x, y) = match turns {
            0 => (at.m31, -at.m32),
            1 => (at.m32, at.m31),
            2 => (-at.m31, at.m32),
            _ => (-at.m32, -at.m31),
        };
        let size = (font_size * up).abs();
        let width = if width > 0.0 { width } else { UNKNOWN_WIDTH };
        let end = x + (width * font_size + spacing) * along;
        if [x, y, end, size].iter().all(|number| number.is_finite()) && size > 0.0 {
            self.drawn.push(Glyph { turns, x, y, end, size, text: text.to_owned() });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// The lines of a page: first those in the direction in which most of it is written, then those that are turned.
fn lines(glyphs: Vec<Glyph>) -> Vec<Line> {
    let mut by_turns: [Vec<Glyph>; 4] = Default::default();
    for glyph in glyphs {
        by_turns[usize::from(glyph.turns)].push(glyph);
    }
    by_turns.sort_by_key(|glyphs| std::cmp::Reverse(glyphs.len()));
    let mut lines = Vec::new();
    for (place, glyphs) in by_turns.into_iter().enumerate() {
        // A word or two at the side of the page dresses it up.
        if place > 0 && glyphs.len() < TURNED_TEXT {
            continue;
        }
        let far = PAGE * f64::from(u32::try_from(place).unwrap_or(0));
        in_drawing_order(glyphs.into_iter().map(|glyph| Glyph { y: glyph.y + far, ..glyph }), &mut lines);
    }
    lines
}

fn in_drawing_order(glyphs: impl Iterator<Item = Glyph>, lines: &mut Vec<Line>) {
    let mut open: Vec<Glyph> = Vec::new();
    let mut blank: Option<Glyph> = None;
    for glyph in glyphs {
        if glyph.text.chars().all(char::is_whitespace) {
            blank = Some(glyph);
            continue;
        }
        match open.last().map(|last| joined(&open, last, &glyph)) {
            Some(Joined::Again | Joined::Mark) => continue,
            Some(Joined::Apart) => end_line(&mut open, lines),
            Some(Joined::First) => open.clear(),
            Some(Joined::Line) | None => {}
        }
        // Some programs draw a blank and take it back.
        let is_blank = |blank: Glyph| glyph.x > blank.x + 0.3 * (blank.end - blank.x);
        if blank.take().is_some_and(is_blank)
            && let Some(last) = open.last_mut()
        {
            last.text.push(' ');
        }
        open.push(glyph);
    }
    end_line(&mut open, lines);
}

/// How a character follows those of a line.
enum Joined {
    /// It goes on in the line.
    Line,
    /// It begins another.
    Apart,
    /// It is the last one drawn again, to make it bold.
    Again,
    /// It is the raised number of a footnote.
    Mark,
    /// It begins the line: before it is only the raised number of the footnote that it stands in.
    First,
}

fn joined(open: &[Glyph], last: &Glyph, glyph: &Glyph) -> Joined {
    let first = &open[0];
    let size = first.size.max(glyph.size);
    let (rise, gap) = (first.y - glyph.y, glyph.x - last.end);
    if last.text.trim_end() == glyph.text && (last.x - glyph.x).abs() < 0.12 * size && (last.y - glyph.y).abs() < 0.12 * size {
        return Joined::Again;
    }
    let widest = if open.len() == 1 && bullet(last.text.trim()).is_some() { BULLET_GAP } else { CELL_GAP };
    if rise.abs() > OFF_BASELINE * size || gap > widest * size || glyph.x < last.x - 0.3 * size {
        return Joined::Apart;
    }
    if is_raised(glyph, first) {
        Joined::Mark
    } else if open.iter().all(|mark| is_raised(mark, glyph)) {
        Joined::First
    } else {
        Joined::Line
    }
}

/// Is a character the number of a footnote beside text?
fn is_raised(mark: &Glyph, text: &Glyph) -> bool {
    let number = |c: char| c.is_ascii_digit() || c == '*';
    mark.size < 0.8 * text.size && text.y - mark.y > 0.15 * text.size && mark.text.trim().chars().all(number)
}

fn end_line(open: &mut Vec<Glyph>, lines: &mut Vec<Line>) {
    let Some(line) = line(open) else { return };
    open.clear();
    let again =
        |last: &Line| last.text == line.text && (last.x - line.x).abs() < 0.2 * line.size && (last.y - line.y).abs() < 0.2 * line.size;
    if !lines.last().is_some_and(again) {
        lines.push(line);
    }
}

fn line(glyphs: &[Glyph]) -> Option<Line> {
    let (first, last) = (glyphs.first()?, glyphs.last()?);
    let middle = |mut numbers: Vec<f64>| {
        numbers.sort_by(f64::total_cmp);
        numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
    };
    let size = middle(glyphs.iter().map(|glyph| glyph.size).collect());
    let gaps: Vec<f64> = glyphs.windows(2).map(|pair| (pair[1].x - pair[0].end) / size).collect();
    // Headings may have all their letters set apart.
    let apart = if gaps.len() >= 5 { middle(gaps.clone()).max(0.0) } else { 0.0 };
    let blanks = glyphs.iter().filter(|glyph| glyph.text.ends_with(' ')).count();
    let word_gap = apart + if blanks * 12 >= glyphs.len() { WIDE_WORD_GAP } else { WORD_GAP };
    let mut text = String::new();
    for (glyph, gap) in glyphs.iter().zip(gaps.iter().copied().chain([0.0])) {
        text.push_str(&glyph.text);
        if gap > word_gap && !text.ends_with(' ') {
            text.push(' ');
        }
    }
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(Line { x: first.x, end: last.end, y: first.y, size, text })
}
