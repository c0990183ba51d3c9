//! The first sheet: what the whole run shows.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::{
    results::{summary::Summary, words::Words},
    workbook::{Cell, Styles, write},
};

/// Makes the sheet.
pub(super) fn sheet(summary: &Summary, styles: &Styles, words: Words) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(words.say("Overzicht", "Overview"))?;
    sheet.set_column_width(0, 44)?;
    sheet.set_column_range_width(1, 10, 16)?;
    let title = words.say("Welke competenties staan in de documenten?", "Which competencies are in the documents?");
    sheet.write_string_with_format(0, 0, title, &styles.title)?;
    let mut row = 2;
    for (name, cell) in figures(summary, words) {
        write(&mut sheet, (row, 0), &Cell::word(name), styles, None)?;
        write(&mut sheet, (row, 1), &cell, styles, None)?;
        row += 1;
    }
    row += 1;
    for (column, name) in (0..).zip(header(words)) {
        write(&mut sheet, (row, column), &Cell::word(name), styles, Some(&styles.header))?;
    }
    let head = row;
    for coverage in summary.wide_first() {
        row += 1;
        let documents = coverage.documents();
        let cells = [
            Cell::word(&coverage.name),
            Cell::word(&coverage.group),
            Cell::word(words.yes(coverage.organisation_wide)),
            Cell::Count(coverage.covered),
            Cell::Count(coverage.weak),
            Cell::Count(coverage.missing),
            Cell::share(coverage.covered + coverage.weak, documents),
            Cell::Count(coverage.strength),
            Cell::Count(coverage.development),
            Cell::Count(coverage.agreement),
        ];
        for (column, cell) in (0..).zip(&cells) {
            write(&mut sheet, (row, column), cell, styles, None)?;
        }
    }
    sheet.autofilter(head, 0, row, 9)?;
    // The figures scroll away, the names of the columns stay in their place below them.
    sheet.set_freeze_panes(0, 1)?;
    Ok(sheet)
}

fn figures(summary: &Summary, words: Words) -> Vec<(&'static str, Cell<'_>)> {
    vec![
        (words.say("documenten gelezen", "documents read"), Cell::Count(summary.documents)),
        (words.say("waarvan vacatures", "of these vacancies"), Cell::Count(summary.vacancies)),
        (words.say("waarvan gespreksverslagen", "of these review notes"), Cell::Count(summary.reviews)),
        (
            words.say("met een zelfde tekst als een eerder document", "with the text of an earlier document"),
            Cell::Count(summary.duplicates),
        ),
        (words.say("missen een organisatiebrede competentie", "miss an organisation-wide competency"), Cell::Count(summary.with_gaps)),
        (words.say("niet gelezen", "not read"), Cell::Count(summary.failures)),
        (words.say("versie van toetssteen", "version of toetssteen"), Cell::word(&summary.version)),
        (words.say("kenmerk van het lexicon", "hash of the lexicon"), Cell::word(&summary.lexicon)),
    ]
}

fn header(words: Words) -> [&'static str; 10] {
    [
        words.say("competentie", "competency"),
        words.say("groep", "group"),
        words.say("organisatiebreed", "organisation-wide"),
        words.say("staat in de tekst", "in the text"),
        words.say("zwak bewijs", "weak evidence"),
        words.say("staat niet in de tekst", "not in the text"),
        words.say("deel van de documenten", "share of the documents"),
        words.say("verslagen: sterk punt", "review notes: strength"),
        words.say("verslagen: verbeterpunt", "review notes: development point"),
        words.say("verslagen: afspraak", "review notes: agreement"),
    ]
}
