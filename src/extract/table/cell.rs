//! What stands in a cell: plain text, or HTML as in the exports of job boards.

use crate::{document::Marked, span::Span};

use super::{Limits, Problem, Text};
use crate::extract::html;

/// The text of a cell. It is the same wherever the cell stands: where that is, the row says.
pub(super) fn read(cell: &str, limits: &Limits) -> Result<Text, Problem> {
    if is_html(cell) {
        return html::read(cell, limits);
    }
    let text = cell.to_owned();
    Ok(Text { layout: vec![Marked::lines(Span::of(0..text.len()))], text, ..Text::default() })
}

/// Tags that an export of a web page begins with, or has several of.
const TAGS: [&str; 12] = ["p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "br", "strong", "span"];

/// How many tags a cell has that is HTML without beginning with one.
const SEVERAL: usize = 3;

/// Is a cell HTML, as in the exports of job boards?
fn is_html(cell: &str) -> bool {
    let tags = cell.match_indices('<').filter(|(at, _)| {
        let tag = cell[at + 1..].trim_start_matches('/');
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        TAGS.iter().any(|known| name.eq_ignore_ascii_case(known)) && tag[name.len()..].starts_with(['>', ' ', '/', '\n', '\r', '\t'])
    });
    let begin = cell.len() - cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    let mut count = 0;
    tags.take(SEVERAL).any(|(at, _)| {
        count += 1;
        at == begin || count == SEVERAL
    })
}

#[cfg(test)]
mod tests {
    use super::is_html;

    #[test]
    fn html_is_known_by_its_tags() {
        assert!(is_html(" <P class=x>Je</P>") && is_html("Je<br>werkt<br/>samen<br />"));
        assert!(!is_html("a <b> c <pre> <p") && !is_html("Je <strong>werkt</strong>") && !is_html("a < b"));
    }
}
