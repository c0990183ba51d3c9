//! Pieces of a page that were drawn out of order: boxes that a word processor draws first, columns that a browser draws last.

use super::{line::Line, paragraphs::Block};

/// The part of a page that some blocks take.
#[derive(Debug)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Area {
    fn of(blocks: &[Block]) -> Self {
        let lines = || blocks.iter().flat_map(|block| block.first.cells.iter().chain([&block.last]));
        let least = |number: fn(&Line) -> f64| lines().map(number).fold(f64::INFINITY, f64::min);
        let most = |number: fn(&Line) -> f64| lines().map(number).fold(f64::NEG_INFINITY, f64::max);
        Self { left: least(|line| line.x), right: most(|line| line.end), top: least(|line| line.y), bottom: most(|line| line.y) }
    }

    /// Is it read before a block: above it, or beside it on the left?
    fn is_before(&self, block: &Block) -> bool {
        let line = &block.first.cells[0];
        let above = line.y > self.bottom && line.x < self.right && block.last.end > self.left;
        let beside = line.x >= self.right && line.y > self.top - line.size && line.y < self.bottom;
        above || beside
    }
}

/// So many times the size of the font below a paragraph another piece of text begins.
const HOLE: f64 = 10.0;

/// A page on which more pieces of text are drawn stays as it was drawn.
const MOST_PIECES: usize = 100;

/// Puts pieces of text in place that were drawn before or after what stands around them: boxes, and columns of a browser.
pub(super) fn in_place(blocks: Vec<Block>) -> Vec<Block> {
    let mut pages: Vec<Vec<Block>> = Vec::new();
    for block in blocks {
        match pages.last_mut() {
            Some(page) if page[0].page == block.page => page.push(block),
            _ => pages.push(vec![block]),
        }
    }
    pages.into_iter().flat_map(page_in_place).collect()
}

fn page_in_place(blocks: Vec<Block>) -> Vec<Block> {
    let top = |block: &Block| block.first.cells[0].y;
    let upward = |pair: &[Block]| top(&pair[1]) < top(&pair[0]) - pair[0].last.size;
    if blocks.windows(2).filter(|pair| upward(pair)).count() > MOST_PIECES {
        return blocks;
    }
    let mut pieces: Vec<Vec<Block>> = Vec::new();
    let goes_on = |last: &Block, block: &Block| {
        let size = last.last.size;
        top(block) >= top(last) - size && top(block) <= last.last.y + HOLE * size
    };
    for block in blocks {
        match pieces.last_mut() {
            Some(piece) if piece.last().is_some_and(|last| goes_on(last, &block)) => piece.push(block),
            _ => pieces.push(vec![block]),
        }
    }
    let length = |piece: &Vec<Block>| piece.iter().flat_map(|block| &block.cells).map(String::len).sum::<usize>();
    let Some(main) = (0..pieces.len()).max_by_key(|&at| (length(&pieces[at]), std::cmp::Reverse(at))) else { return Vec::new() };
    let mut ordered = std::mem::take(&mut pieces[main]);
    let mut before = 0;
    for (drawn, piece) in pieces.into_iter().enumerate().filter(|(drawn, _)| *drawn != main) {
        let area = Area::of(&piece);
        let place = ordered.iter().position(|block| area.is_before(block));
        let at = place.unwrap_or(if drawn < main { before } else { ordered.len() });
        if at <= before {
            before += piece.len();
        }
        ordered.splice(at..at, piece);
    }
    ordered
}
