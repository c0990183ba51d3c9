//! The lines of a page in the order in which people read them: without what stands on every page, cells in rows, columns one by one.

use std::collections::BTreeMap;

use super::line::{BULLET_GAP, Line, bullet};

/// So many lines at the top and at the bottom of a page may stand on every page.
const MARGIN_LINES: usize = 2;

/// What stands on so many pages is no text of its own.
const SAME_ON_PAGES: usize = 3;

/// Two columns have at least so many lines side by side.
const COLUMN_LINES: usize = 4;

/// Lines of columns have at least so many characters on average; cells of a table have fewer.
const COLUMN_CHARS: usize = 25;

/// How far a column is looked for, in lines.
const LONGEST_COLUMN: usize = 200;

/// How many points a left side may be off.
pub(super) const SAME_SIDE: f64 = 3.0;

/// What stands at one height, from left to right. Never empty.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) cells: Vec<Line>,
}

impl From<Line> for Row {
    fn from(line: Line) -> Self {
        Self { cells: vec![line] }
    }
}

/// Takes out headers, footers and page numbers.
pub(super) fn take_out_margins(pages: &mut [(u32, Vec<Line>)]) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for (_, lines) in pages.iter() {
        for at in margin(lines) {
            *times.entry(pattern(&lines[at].text)).or_default() += 1;
        }
    }
    let enough = SAME_ON_PAGES.max(pages.len() / 2);
    let several = pages.len() > 1;
    let number = |pattern: &str| {
        let word = |word: &str| {
            word.chars().all(|c| !c.is_alphabetic()) || matches!(word, "pagina" | "page" | "blz" | "blz." | "p." | "van" | "of")
        };
        pattern.contains('#') && pattern.len() <= 20 && pattern.split_whitespace().all(word)
    };
    for (_, lines) in pages.iter_mut() {
        let out: Vec<_> = margin(lines)
            .into_iter()
            .filter(|&at| {
                let pattern = pattern(&lines[at].text);
                times.get(&pattern).is_some_and(|&times| times >= enough) || (several && number(&pattern))
            })
            .collect();
        let mut at = 0;
        lines.retain(|_| {
            at += 1;
            !out.contains(&(at - 1))
        });
    }
}

/// The lines at the top and at the bottom, by their places in the list.
fn margin(lines: &[Line]) -> Vec<usize> {
    let mut by_height: Vec<usize> = (0..lines.len()).collect();
    by_height.sort_by(|&a, &b| lines[a].y.total_cmp(&lines[b].y));
    let bottom = by_height.len().saturating_sub(MARGIN_LINES);
    by_height.iter().enumerate().filter(|(rank, _)| *rank < MARGIN_LINES || *rank >= bottom).map(|(_, &at)| at).collect()
}

/// A line with the same sign for all digits.
fn pattern(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { '#' } else { c.to_ascii_lowercase() }).collect()
}

/// Puts together what stands side by side.
pub(super) fn rows(lines: Vec<Line>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for line in with_bullets(from_top_to_bottom(lines)) {
        match rows
            .last_mut()
            .and_then(|row| row.cells.last().is_some_and(|last| last.is_beside(&line) && line.x >= last.end).then_some(row))
        {
            Some(row) => row.cells.push(line),
            None => rows.push(line.into()),
        }
    }
    for row in &mut rows {
        row.close_up();
    }
    column_by_column(&rows)
}

impl Row {
    /// Makes one line again of words that stand apart only because the line is filled out: all by the same gap.
    fn close_up(&mut self) {
        let gaps: Vec<f64> = self.cells.windows(2).map(|pair| pair[1].x - pair[0].end).collect();
        let Some(&first) = gaps.first() else { return };
        let filled_out = gaps.len() > 1
            && gaps.iter().all(|gap| (gap / first - 1.0).abs() < 0.1)
            && self.cells.iter().all(|cell| !cell.text.contains(' '));
        if filled_out {
            let text = self.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
            let end = self.cells[self.cells.len() - 1].end;
            self.cells.truncate(1);
            self.cells[0].text = text;
            self.cells[0].end = end;
        }
    }
}

/// A page on which so many lines are drawn above the one before them was drawn in no order.
const DISORDER: usize = 20;

/// The lines of a page that was drawn in no order, from top to bottom; those of another page as they are.
fn from_top_to_bottom(mut lines: Vec<Line>) -> Vec<Line> {
    let upward = lines.windows(2).filter(|pair| pair[1].y < pair[0].y - pair[0].size).count();
    if upward > DISORDER && upward * 4 > lines.len() {
        // Lines that stand side by side may be off by a little.
        lines.sort_by(|a, b| (a.y / 2.0).round().total_cmp(&(b.y / 2.0).round()).then(a.x.total_cmp(&b.x)));
    }
    lines
}

/// A page has at most so many signs of lists that were drawn apart from their text.
const MOST_BULLETS: usize = 500;

/// Puts the signs of lists before the items that they stand beside.
fn with_bullets(lines: Vec<Line>) -> Vec<Line> {
    let (bullets, mut lines): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| bullet(&line.text).is_some());
    for sign in bullets.iter().take(MOST_BULLETS) {
        let beside = |line: &&mut Line| line.is_beside(sign) && line.x >= sign.end && line.x - sign.end < BULLET_GAP * line.size;
        if let Some(item) = lines.iter_mut().filter(beside).min_by(|a, b| a.x.total_cmp(&b.x)) {
            item.text = format!("{} {}", sign.text, item.text);
        }
    }
    lines
}

/// Takes rows apart that are lines of two columns.
fn column_by_column(rows: &[Row]) -> Vec<Row> {
    let mut ordered = Vec::with_capacity(rows.len());
    let mut rest = rows;
    while let Some((first, after)) = rest.split_first() {
        let count = columns(rest);
        if count == 0 {
            ordered.push(first.clone());
            rest = after;
            continue;
        }
        let side = first.cells[1].x - SAME_SIDE;
        let cells = || rest[..count].iter().flat_map(|row| &row.cells);
        ordered.extend(cells().filter(|cell| cell.x < side).cloned().map(Row::from));
        ordered.extend(cells().filter(|cell| cell.x >= side).cloned().map(Row::from));
        rest = &rest[count..];
    }
    ordered
}

/// How many of the next rows are lines of two columns: none, where the first is no such row.
fn columns(rows: &[Row]) -> usize {
    let Some([_, right]) = rows.first().map(|row| &row.cells[..]) else { return 0 };
    let side = right.x;
    let fits = |row: &&Row| match &row.cells[..] {
        [left, right] => left.end < side && (right.x - side).abs() <= SAME_SIDE,
        [line] => line.end < side || line.x >= side - SAME_SIDE,
        _ => false,
    };
    let run: Vec<&Row> = rows.iter().take(LONGEST_COLUMN).take_while(fits).collect();
    let both: Vec<_> = run.iter().filter(|row| row.cells.len() == 2).collect();
    let chars = |column: usize| both.iter().map(|row| row.cells[column].text.chars().count()).sum::<usize>();
    let enough = both.len() >= COLUMN_LINES && [0, 1].iter().all(|&column| chars(column) >= COLUMN_CHARS * both.len());
    if enough { run.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{Line, rows, take_out_margins};

    fn line(x: f64, y: f64, text: &str) -> Line {
        let width = f64::from(u32::try_from(text.chars().count()).unwrap());
        Line { x, end: x + 5.0 * width, y, size: 10.0, text: text.to_owned() }
    }

    fn texts(lines: Vec<Line>) -> Vec<String> {
        let join = |row: super::Row| row.cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>().join(" | ");
        rows(lines).into_iter().map(join).collect()
    }

    #[test]
    fn cells_stay_side_by_side_and_columns_do_not() {
        let table = (0..5).flat_map(|n| [line(0.0, f64::from(n) * 12.0, "Uren"), line(200.0, f64::from(n) * 12.0, "28 tot 32 uur")]);
        assert_eq!(texts(table.collect()), ["Uren | 28 tot 32 uur"; 5]);
        let mut columns = Vec::new();
        for n in 0..5 {
            columns.push(line(0.0, f64::from(n) * 12.0, &format!("{n}. links staat een lange regel")));
            if n < 4 {
                columns.push(line(200.0, f64::from(n) * 12.0, &format!("{n}. rechts staat er ook een")));
            }
        }
        let read = texts(columns);
        assert!(read[..5].iter().all(|line| line.contains("links")) && read[5..].iter().all(|line| line.contains("rechts")), "{read:?}");
    }

    #[test]
    fn what_stands_on_every_page_is_taken_out() {
        let page = |number: u32| {
            let text = |n: u32| line(0.0, f64::from(n) * 12.0, &format!("Alinea {} van dit stuk", n * number * number));
            let mut lines = vec![line(0.0, 0.0, "Gemeente Leeswerf")];
            lines.extend((1..6).map(|n| Line {
                text: format!("{} {}", text(n).text, ["een", "twee", "drie", "vier", "vijf"][n as usize - 1].repeat(number as usize)),
                ..text(n)
            }));
            lines.push(line(0.0, 100.0, &format!("Pagina {number} van 4")));
            (number, lines)
        };
        let mut pages: Vec<_> = (1..5).map(page).collect();
        take_out_margins(&mut pages);
        assert!(pages.iter().all(|(_, lines)| lines.len() == 5), "{pages:?}");
    }
}
