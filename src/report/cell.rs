//! What every table for a spreadsheet program does with a text before it is a cell.

/// Characters with which a spreadsheet program takes a cell for a formula (OWASP, *CSV Injection*), those of full width too, which
/// some programs read as the narrow ones.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell that no spreadsheet program runs: an apostrophe stands before one that begins like a formula. `-` alone is standard input.
#[must_use]
pub fn defused(cell: &str) -> String {
    if cell.starts_with(FORMULA) && cell != "-" { format!("'{cell}") } else { cell.to_owned() }
}

/// A text on one line, with single blanks.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::defused;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "＝1"] {
            assert_eq!(defused(formula), format!("'{formula}"));
        }
        for text in ["-", "a=1", "", "1-2"] {
            assert_eq!(defused(text), text);
        }
    }
}
