//! The first sheet: how many documents there are, what they lack, and what the figures are not for.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::{
    report::{Lang, Wording, escape},
    workbook::{Cell, HEADER, Shows, Styles, write},
};

use super::{super::report::AuditReport, A4};

/// The last column that has something.
const LAST: u16 = 3;

/// Makes the sheet.
pub(super) fn sheet(say: Wording, report: &AuditReport, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(say.say("Overzicht", "Overview"))?.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, 48)?.set_column_range_width(1, LAST, 16)?;
    let title = say.say("Overzicht van competenties in documenten", "Audit of competencies in documents");
    sheet.write_string_with_format(0, 0, title, &styles.title)?;
    sheet.merge_range(1, 0, 1, LAST, limits(say), &styles.paragraph)?;
    sheet.set_row_height(1, 84)?;
    let mut row = 3;
    for (name, cell) in figures(say, report) {
        write(&mut sheet, (row, 0), &Cell::word(name), styles, None)?;
        write(&mut sheet, (row, 1), &cell, styles, None)?;
        row += 1;
    }
    if !report.same_lexicon {
        let other = say.say(
            "Let op: de uitkomst is gemaakt met een andere woordenlijst. Een term die nooit is gevonden, kan nieuw zijn.",
            "Note: the records were made with another lexicon. A term that was never found may be new.",
        );
        sheet.write_string_with_format(row, 0, other, &styles.note)?;
        row += 1;
    }
    gaps(&mut sheet, row + 1, say, report, styles)?;
    Ok(sheet)
}

/// What an organisation may not do with the figures; `docs/audit.md` says more.
const fn limits(say: Wording) -> &'static str {
    say.say(
        "Dit gaat over teksten, niet over mensen: gebruik het niet om iemand te beoordelen of te vergelijken, en maak er geen cijfer of \
         ranglijst van personen van. Het programma vindt ongeveer de helft van wat verslagen over een competentie zeggen, en hoeveel een verslag \
         zegt, hangt af van wie het schreef. Groepen met weinig documenten staan samen, zodat niemand eruit is te halen. De lijsten van \
         documenten zijn er om die verslagen nog eens te lezen en te bespreken hoe verslagen worden geschreven.",
        "This is about texts, not about people: don't use it to judge or compare anybody, and make no figure or ranking of persons from it. The \
         program finds about half of what review notes say about a competency, and how much a note says depends on who wrote it. Groups with few \
         documents stand together, so that nobody stands out. The lists of documents are there to read these notes again and to talk about how \
         notes are written.",
    )
}

fn figures(say: Wording, report: &AuditReport) -> Vec<(&'static str, Cell<'static>)> {
    let documents = &report.documents;
    let by = report.by.as_deref().map_or(Cell::Empty, |by| Cell::word(escape(by)));
    vec![
        (say.say("documenten die meetellen", "documents that count"), Cell::Count(documents.counted.into())),
        (say.say("waarvan vacatures", "of these vacancies"), Cell::Count(documents.vacancies.into())),
        (say.say("waarvan gespreksverslagen", "of these review notes"), Cell::Count(documents.reviews.into())),
        (
            say.say("met dezelfde tekst als een ander: telt niet mee", "with the text of another: not counted"),
            Cell::Count(documents.duplicates.into()),
        ),
        (say.say("niet gelezen", "not read"), Cell::Count(documents.failed.into())),
        (say.say("zonder datum", "without a date"), Cell::Count(documents.undated.into())),
        (say.say("gegroepeerd naar", "grouped by"), by),
        (
            say.say("groepen met minder documenten staan samen", "groups with fewer documents stand together"),
            Cell::Count(report.smallest.into()),
        ),
        (say.say("versie van toetssteen", "version of toetssteen"), Cell::word(report.toetssteen.clone())),
        (say.say("kenmerk van het lexicon", "hash of the lexicon"), Cell::word(report.lexicon.clone())),
    ]
}

/// How often organisation-wide competencies are missing, with a warning above.
fn gaps(sheet: &mut Worksheet, first: u32, say: Wording, report: &AuditReport, styles: &Styles) -> Result<(), XlsxError> {
    let all = &report.all;
    let warning = match (say.0, all.with_gaps) {
        (_, 0) => {
            say.say("Geen document mist een organisatiebrede competentie.", "No document lacks an organisation-wide competency.").to_owned()
        }
        (Lang::Dutch, gaps) => format!("! {gaps} van de {} documenten missen een organisatiebrede competentie (***).", all.documents),
        (Lang::English, gaps) => format!("! {gaps} of {} documents lack an organisation-wide competency (***).", all.documents),
    };
    let shows = if all.with_gaps == 0 { Shows::Covered } else { Shows::Gap };
    if let Some(look) = styles.verdict(shows) {
        sheet.merge_range(first, 0, first, LAST, &warning, look)?;
    }
    sheet.set_row_height(first + 1, HEADER)?;
    let head = [
        say.say("organisatiebrede competentie", "organisation-wide competency"),
        say.say("ontbreekt in", "is missing in"),
        say.say("van de documenten", "of the documents"),
        say.say("deel", "share"),
    ];
    for (column, name) in (0..).zip(head) {
        write(sheet, (first + 1, column), &Cell::word(name), styles, Some(&styles.header))?;
    }
    let wide = report.competencies.iter().enumerate().filter(|(_, competency)| competency.organisation_wide);
    for (row, (n, competency)) in (first + 2..).zip(wide) {
        let missing = all.competencies[n].counts.missing;
        let shows = if missing == 0 { Shows::Covered } else { Shows::Gap };
        write(sheet, (row, 0), &Cell::word(&competency.name), styles, None)?;
        write(sheet, (row, 1), &Cell::Count(missing.into()), styles, styles.verdict(shows))?;
        write(sheet, (row, 2), &Cell::Count(all.documents.into()), styles, None)?;
        write(sheet, (row, 3), &Cell::share(missing.into(), all.documents.into()), styles, None)?;
    }
    Ok(())
}
