//! Which columns of a table have the text, the name of the row and what is carried along.

use std::collections::BTreeSet;

use crate::failure::FailureKind;

use super::{
    Cell, Columns, Kept, Problem, is_blank,
    names::{LONGEST_HEADER, id_rank, is_text_name, key, listed, shown},
};

/// In how many of the first rows the header is looked for: some exports begin with a title.
const HEADER_WITHIN: usize = 10;

/// How many characters the cells of a column of texts have on average where no header says that it is one.
const TEXT_LENGTH: usize = 60;

/// How many times longer they are than those of any other column.
const BY_FAR: usize = 3;

/// The columns that are used, by their numbers from 0.
pub(super) struct Choice {
    pub(super) text: usize,
    pub(super) name: Option<usize>,
    keep: Vec<usize>,
    pub(super) keep_all: bool,
}

impl Choice {
    /// The cells of a row that are carried along, with the numbers of their columns.
    pub(super) fn kept<'r>(&'r self, cells: &'r [Cell<'_>]) -> impl Iterator<Item = (usize, &'r str)> {
        let wanted = |column: &usize| self.keep.contains(column) || (self.keep_all && *column != self.text && Some(*column) != self.name);
        cells.iter().filter(move |(column, cell)| wanted(column) && !is_blank(cell)).map(|(column, cell)| (*column, cell.as_ref()))
    }
}

/// The header of a table.
pub(super) struct Header {
    /// The name of each column.
    pub(super) names: Vec<String>,
    /// How many rows it takes, with what stands above it.
    pub(super) rows: usize,
}

impl Header {
    /// The first row that names a column of texts, or else the first row; where that has a text, the table has no header, and its
    /// columns are called A, B and so on.
    pub(super) fn find(asked: &Columns, rows: &[Kept]) -> Self {
        let short = |cells: &[Cell<'_>]| cells.iter().all(|(_, cell)| cell.trim().chars().count() <= LONGEST_HEADER);
        let wanted = asked.text.as_deref().map(key);
        let names_text = |cells: &[Cell<'_>]| {
            cells.iter().any(|(_, cell)| wanted.as_ref().map_or_else(|| is_text_name(cell), |wanted| key(cell) == *wanted))
        };
        let telling = rows.iter().take(HEADER_WITHIN).position(|(_, cells)| short(cells) && names_text(cells));
        let at = telling.or_else(|| rows.first().is_some_and(|(_, cells)| short(cells)).then_some(0));
        let width = |cells: &[Cell<'_>]| cells.last().map_or(0, |(column, _)| column + 1);
        let columns = rows.iter().map(|(_, cells)| width(cells)).max().unwrap_or(0);
        let header = at.map(|at| &rows[at].1[..]).unwrap_or_default();
        // An export without quotes may have rows with more cells than columns.
        let mut names: Vec<String> = (0..if at.is_some() { width(header) } else { columns }).map(letters).collect();
        let mut seen = BTreeSet::new();
        for (column, cell) in header.iter().filter(|(_, cell)| !is_blank(cell)) {
            let name = cell.trim().trim_start_matches('\u{feff}');
            let times = (2..).map(|n| format!("{name} ({n})"));
            let name = std::iter::once(name.to_owned()).chain(times).find(|name| seen.insert(name.clone()));
            names[*column] = name.unwrap_or_default();
        }
        Self { names, rows: at.map_or(0, |at| at + 1) }
    }
}

/// What a spreadsheet program calls a column.
fn letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    if column < 26 { letter.to_string() } else { letters(column / 26 - 1) + &letter.to_string() }
}

/// The column of texts of a table of which some rows are known.
///
/// # Errors
///
/// When the one that was asked for isn't there, or none is plainly the text.
pub(super) fn text_column(asked: &Columns, names: &[String], rows: &[Kept]) -> Result<usize, Problem> {
    let unclear = || Problem { kind: FailureKind::NoTextColumn, detail: (!names.is_empty()).then(|| listed(names)) };
    asked.text.as_ref().map_or_else(|| guess_text(names, rows).ok_or_else(unclear), |wanted| find(wanted, names))
}

/// Chooses the columns beside the one of texts.
///
/// # Errors
///
/// When one that was asked for isn't there.
pub(super) fn choose(asked: &Columns, names: &[String], rows: &[Kept], text: usize) -> Result<Choice, Problem> {
    let name = asked.id.as_ref().map(|wanted| find(wanted, names)).transpose()?.or_else(|| guess_name(names, rows, text));
    let keep = asked.keep.iter().filter(|wanted| *wanted != "*").map(|wanted| find(wanted, names)).collect::<Result<_, _>>()?;
    Ok(Choice { text, name, keep, keep_all: asked.keep.iter().any(|wanted| wanted == "*") })
}

/// The column of a name that was asked for.
fn find(wanted: &String, names: &[String]) -> Result<usize, Problem> {
    let exact = names.iter().position(|name| name == wanted);
    let alike = || names.iter().position(|name| key(name) == key(wanted));
    let missing = || Problem { kind: FailureKind::NoSuchColumn, detail: Some(format!("\"{}\"; {}", shown(wanted), listed(names))) };
    exact.or_else(alike).ok_or_else(missing)
}

/// The cells of a column that aren't blank.
fn cells<'r>(rows: &'r [Kept], column: usize) -> impl Iterator<Item = &'r str> {
    let cell = move |(_, cells): &'r Kept| cells.iter().find(|(at, _)| *at == column).map(|(_, cell)| cell.trim());
    rows.iter().filter_map(cell).filter(|cell| !cell.is_empty())
}

/// Of the columns whose header says that it is a text the one with the longest cells, since forms have a column "beoordeling" with a
/// score; where no header says so, the column whose cells are by far the longest.
fn guess_text(names: &[String], rows: &[Kept]) -> Option<usize> {
    let lengths: Vec<usize> = (0..names.len())
        .map(|column| {
            let (count, total) =
                cells(rows, column).fold((0_usize, 0_usize), |(count, total), cell| (count + 1, total + cell.chars().count()));
            total.checked_div(count).unwrap_or(0)
        })
        .collect();
    // Of equals the first.
    let longest = |columns: &mut dyn Iterator<Item = usize>| columns.max_by_key(|&column| (lengths[column], usize::MAX - column));
    let said = longest(&mut (0..names.len()).filter(|&column| is_text_name(&names[column])));
    let any = longest(&mut (0..names.len()))?;
    let next = (0..names.len()).filter(|&column| column != any).map(|column| lengths[column]).max().unwrap_or(0);
    let plain = (lengths[any] >= TEXT_LENGTH && lengths[any] >= next * BY_FAR).then_some(any);
    match said {
        // A header "Omschrijving" above job titles is no reason to leave the texts beside it.
        Some(said) if lengths[said] < TEXT_LENGTH => plain.or(Some(said)),
        Some(said) => Some(said),
        None => plain,
    }
}

/// The column whose header says that it names the row, and whose cells do.
fn guess_name(names: &[String], rows: &[Kept], text: usize) -> Option<usize> {
    let tells_apart = |column: usize| {
        // Here and there an export has a row twice.
        let different: BTreeSet<_> = cells(rows, column).collect();
        !different.is_empty() && different.len() * 10 >= cells(rows, column).count() * 9
    };
    let others = names.iter().enumerate().filter(|(column, _)| *column != text);
    let mut ranked: Vec<_> = others.filter_map(|(column, name)| Some((id_rank(name)?, column))).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, column)| column).find(|&column| tells_apart(column))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{Choice, Header, choose, letters, text_column};
    use crate::{extract::table::Columns, failure::FailureKind};

    const LONG: &str = "Je werkt nauw samen met collega's van andere afdelingen en houdt daarbij het belang van de klant in het oog.";

    /// The names of the columns for the text, the name of the row and what is carried along.
    type Chosen = (String, Option<String>, Vec<String>);

    fn chosen(asked: &Columns, rows: &[&[&str]]) -> Result<Chosen, (FailureKind, Option<String>)> {
        let mut kept: Vec<_> = (1..)
            .zip(rows)
            .map(|(n, cells)| (n, cells.iter().enumerate().map(|(n, cell)| (n, Cow::Owned((*cell).to_owned()))).collect()))
            .collect();
        let header = Header::find(asked, &kept);
        kept.drain(..header.rows);
        let name = |column: usize| header.names[column].clone();
        let row = kept[0].1.clone();
        let named = |choice: Choice| (name(choice.text), choice.name.map(name), choice.kept(&row).map(|(n, _)| name(n)).collect());
        text_column(asked, &header.names, &kept)
            .and_then(|text| choose(asked, &header.names, &kept, text))
            .map(named)
            .map_err(|problem| (problem.kind, problem.detail))
    }

    fn guessed(rows: &[&[&str]]) -> (String, Option<String>) {
        let (text, name, _) = chosen(&Columns::default(), rows).unwrap();
        (text, name)
    }

    #[test]
    fn headers_decide_and_then_lengths() {
        let named = |text: &str, id: Option<&str>| (text.to_owned(), id.map(str::to_owned));
        assert_eq!(guessed(&[&["Nr", "Functie", "Vacature-tekst"], &["1", "Kok", "Kort."]]), named("Vacature-tekst", Some("Nr")));
        assert_eq!(guessed(&[&["beoordeling", "toelichting"], &["goed", LONG]]), named("toelichting", None));
        assert_eq!(guessed(&[&["omschrijving", "bericht"], &["kok", LONG]]), named("bericht", None));
        assert_eq!(guessed(&[&["job_description", "posting id"], &["Short.", "a"]]), named("job_description", Some("posting id")));
        assert_eq!(guessed(&[&["wat", "wie"], &[LONG, "jan"]]), named("wat", None));
        assert_eq!(guessed(&[&["code", "tekst", "nummer"], &["a", LONG, "1"], &["a", LONG, "2"]]), named("tekst", Some("nummer")));
    }

    #[test]
    fn a_header_may_stand_below_a_title_or_be_missing() {
        assert_eq!(guessed(&[&["Export van 1 mei"], &["id", "tekst"], &["7", "Kort."]]), ("tekst".to_owned(), Some("id".to_owned())));
        assert_eq!(guessed(&[&["7", LONG], &["8", LONG]]), ("B".to_owned(), None));
        assert_eq!((letters(0), letters(25), letters(26), letters(702)), ("A".into(), "Z".into(), "AA".into(), "AAA".into()));
    }

    #[test]
    fn what_is_asked_for_is_taken_or_missed() {
        let rows: &[&[&str]] = &[&["Één", "twee", "twee", ""], &["p", "q", "r", "s"]];
        let asked = |text: &str, keep: &[&str]| Columns {
            text: Some(text.to_owned()),
            id: None,
            keep: keep.iter().map(|&name| name.to_owned()).collect(),
        };
        assert_eq!(chosen(&asked("een", &["*"]), rows).unwrap().2, ["twee", "twee (2)", "D"]);
        assert_eq!(chosen(&asked("D", &["TWEE"]), rows).unwrap(), ("D".to_owned(), None, vec!["twee".to_owned()]));
        let missed = Some("\"drie\"; Één, twee, twee (2), D".to_owned());
        assert_eq!(chosen(&asked("drie", &[]), rows), Err((FailureKind::NoSuchColumn, missed)));
        assert_eq!(chosen(&Columns::default(), rows), Err((FailureKind::NoTextColumn, Some("Één, twee, twee (2), D".to_owned()))));
        let wide = vec!["\u{1b}x".repeat(40); 30];
        let wide: Vec<_> = wide.iter().map(String::as_str).collect();
        let (_, detail) = chosen(&Columns::default(), &[&wide, &["a"]]).unwrap_err();
        assert!(detail.as_ref().is_some_and(|detail| detail.chars().count() < 1000 && !detail.contains('\u{1b}')), "{detail:?}");
    }
}
