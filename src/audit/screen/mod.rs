//! The audit that a person reads in a terminal.

mod draw;
mod notes;

use std::io::{self, Write};

use crate::report::{
    Wording, escape,
    style::{BAD, DIM, GOOD, GROUP, SOME, TITLE},
};

use self::draw::{BAR, bar, number, percent, shade, short, step, tone};
use super::report::{AuditReport, CompetencyName, GroupKind, GroupReport, TermUse};

/// How wide names of competencies are.
const NAME: usize = 30;

/// How wide a column of a table of groups is.
const COLUMN: usize = 14;

/// Groups set beside each other before a new table begins.
const COLUMNS: usize = 5;

/// Documents and terms named of one sort; the others are in the JSON.
const NAMED: usize = 5;

/// Writes an audit for people, with styles as ANSI codes.
///
/// # Errors
///
/// When writing fails.
pub fn write_audit(out: &mut impl Write, say: Wording, report: &AuditReport) -> io::Result<()> {
    let mut screen = Screen { out, say, report };
    screen.head()?;
    if report.documents.counted == 0 {
        return Ok(());
    }
    screen.coverage()?;
    screen.organisation_wide()?;
    screen.groups()?;
    if report.documents.reviews > 0 {
        screen.points()?;
        screen.without_evidence()?;
        screen.contradictions()?;
    }
    screen.trend()?;
    screen.terms()?;
    let limits = say.say(
        "Dit gaat over teksten, niet over mensen: gebruik het niet om iemand te beoordelen.",
        "This is about texts, not about people: don't use it to judge anybody.",
    );
    writeln!(screen.out, "\n{DIM}{limits}{DIM:#}")
}

struct Screen<'r, W> {
    out: &'r mut W,
    say: Wording,
    report: &'r AuditReport,
}

impl<W: Write> Screen<'_, W> {
    fn heading(&mut self, dutch: &str, english: &str) -> io::Result<()> {
        writeln!(self.out, "\n{GROUP}{}{GROUP:#}", self.say.say(dutch, english))
    }

    fn head(&mut self) -> io::Result<()> {
        let say = self.say;
        let documents = &self.report.documents;
        let counted = [
            (documents.vacancies, say.say("vacature", "vacancy"), say.say("vacatures", "vacancies")),
            (documents.reviews, say.say("gespreksverslag", "review note"), say.say("gespreksverslagen", "review notes")),
        ];
        let counted: Vec<_> = counted.iter().filter(|(n, ..)| *n > 0).map(|&(n, one, more)| number(n, one, more)).collect();
        let counted = if counted.is_empty() { say.say("geen documenten", "no documents").to_owned() } else { counted.join(", ") };
        writeln!(self.out, "{TITLE}{} {counted}{TITLE:#}", say.say("Overzicht van", "Audit of"))?;
        let notes = [
            (documents.duplicates, say.say("met dezelfde tekst als een ander: telt niet mee", "with the text of another: not counted")),
            (documents.failed, say.say("niet gelezen", "not read")),
            (documents.undated, say.say("zonder datum", "without a date")),
        ];
        for (n, text) in notes.iter().filter(|(n, _)| *n > 0) {
            writeln!(self.out, "{DIM}{n} {text}{DIM:#}")?;
        }
        Ok(())
    }

    fn name(competency: &CompetencyName) -> String {
        format!("{}{}", competency.name, if competency.organisation_wide { " ***" } else { "" })
    }

    fn coverage(&mut self) -> io::Result<()> {
        let say = self.say;
        self.heading("In hoeveel documenten staat een competentie?", "In how many documents is a competency?")?;
        let (clear, weak, not) = (say.say("duidelijk", "clear"), say.say("zwak", "weak"), say.say("niet", "not"));
        writeln!(self.out, "  {DIM}{:NAME$} {:BAR$} {clear:>9} {weak:>6} {not:>6}{DIM:#}", "", "")?;
        let all = &self.report.all;
        for (n, competency) in self.report.competencies.iter().enumerate() {
            let counts = all.competencies[n].counts;
            let share = all.coverage(n).unwrap_or_default();
            let style = shade(share);
            let bar = bar(&[(counts.covered, '█'), (counts.weak, '▒')], all.documents);
            let [clear, weak, not] = [counts.covered, counts.weak, counts.missing].map(|part| percent(part, all.documents));
            writeln!(self.out, "  {:NAME$} {style}{bar}{style:#} {clear:>9} {weak:>6} {not:>6}", Self::name(competency))?;
        }
        Ok(())
    }

    fn organisation_wide(&mut self) -> io::Result<()> {
        let report = self.report;
        let wide: Vec<_> = report.competencies.iter().enumerate().filter(|(_, competency)| competency.organisation_wide).collect();
        if wide.is_empty() {
            return Ok(());
        }
        self.heading("Hoe vaak ontbreekt een organisatiebrede competentie?", "How often is an organisation-wide competency missing?")?;
        let of = self.say.say("van de", "of");
        for (n, competency) in wide {
            let missing = report.all.competencies[n].counts.missing;
            let style = if missing == 0 { GOOD } else { BAD };
            let (share, all) = (percent(missing, report.all.documents), report.all.documents);
            writeln!(self.out, "  {:NAME$} {style}{missing}{style:#} {of} {all} ({share})", competency.name)?;
        }
        let any = self.say.say("minstens een van deze", "at least one of these");
        let (gaps, all) = (report.all.with_gaps, report.all.documents);
        writeln!(self.out, "  {any:NAME$} {gaps} {of} {all} ({})", percent(gaps, all))
    }

    fn groups(&mut self) -> io::Result<()> {
        let (say, report) = (self.say, self.report);
        let Some(by) = &report.by else { return Ok(()) };
        writeln!(self.out, "\n{GROUP}{} ({}){GROUP:#}", say.say("Per groep", "By group"), escape(by))?;
        self.table(&report.groups)?;
        if report.groups.iter().any(|group| group.kind == GroupKind::Small) {
            let text =
                say.say("documenten staan samen, zodat niemand eruit is te halen", "documents are together, so that nobody stands out");
            let fewer = say.say("Groepen met minder dan", "Groups with fewer than");
            writeln!(self.out, "  {DIM}{fewer} {} {text}.{DIM:#}", report.smallest)?;
        }
        let empty = report.groups.iter().all(|group| group.kind == GroupKind::Nothing || group.name.is_none());
        if let Some(column) = by.strip_prefix("column:").filter(|_| empty) {
            let keep =
                say.say("bewaar de kolom bij het lezen: toetssteen scan --keep", "keep the column when reading: toetssteen scan --keep");
            writeln!(self.out, "  {SOME}!{SOME:#} {keep} {}", escape(column))?;
        }
        Ok(())
    }

    /// Competencies below each other, groups beside each other, the coverage where they meet.
    fn table(&mut self, groups: &[GroupReport]) -> io::Result<()> {
        let say = self.say;
        for (n, columns) in groups.chunks(COLUMNS).enumerate() {
            if n > 0 {
                writeln!(self.out)?;
            }
            write!(self.out, "  {DIM}{:NAME$}", "")?;
            for group in columns {
                write!(self.out, " {:>COLUMN$}", short(&escape(&group.title(say, self.report.by.as_deref())), COLUMN))?;
            }
            write!(self.out, "{DIM:#}\n  {DIM}{:NAME$}", say.say("documenten", "documents"))?;
            for group in columns {
                write!(self.out, " {:>COLUMN$}", group.documents)?;
            }
            writeln!(self.out, "{DIM:#}")?;
            for (n, competency) in self.report.competencies.iter().enumerate() {
                write!(self.out, "  {:NAME$}", Self::name(competency))?;
                for share in columns.iter().map(|group| group.coverage(n).unwrap_or_default()) {
                    let style = shade(share);
                    write!(self.out, " {:>width$} {style}{}{style:#}", format!("{:.0}%", share * 100.0), tone(share), width = COLUMN - 2)?;
                }
                writeln!(self.out)?;
            }
            let gap = |group: &GroupReport| format!(" {:>width$}  ", percent(group.with_gaps, group.documents), width = COLUMN - 2);
            let gaps: String = columns.iter().map(gap).collect();
            let gaps = gaps.trim_end();
            writeln!(self.out, "  {DIM}{:NAME$}{DIM:#}{gaps}", say.say("mist een ***", "lacks a ***"))?;
        }
        Ok(())
    }

    fn trend(&mut self) -> io::Result<()> {
        let (say, report) = (self.say, self.report);
        let Some(trend) = report.trend.as_ref().filter(|trend| trend.periods.len() > 1) else { return Ok(()) };
        self.heading("In de tijd", "In time")?;
        self.table(&trend.periods)?;
        writeln!(self.out, "\n  {DIM}{}{DIM:#}", say.say("van het begin tot het eind", "from beginning to end"))?;
        for (n, competency) in report.competencies.iter().enumerate() {
            let line: String = trend.periods.iter().map(|period| step(period.coverage(n).unwrap_or_default())).collect();
            writeln!(self.out, "  {:NAME$} {line}", Self::name(competency))?;
        }
        Ok(())
    }

    fn terms(&mut self) -> io::Result<()> {
        let (say, report) = (self.say, self.report);
        self.heading("Meest gebruikte termen", "Most used terms")?;
        let mut used: Vec<&TermUse> = report.terms.most_used.iter().collect();
        used.sort_by_key(|term| std::cmp::Reverse(term.counts));
        for term in used.iter().take(NAMED * 2) {
            writeln!(self.out, "  {:>5} {} {DIM}({}){DIM:#}", term.counts, escape(&term.term), term.competency)?;
        }
        let weighed = say.say("door alle woorden van de zin samen, zonder term", "by all words of the sentence together, without a term");
        writeln!(self.out, "  {:>5} {weighed}", report.terms.weighed)?;
        self.heading("Termen die nooit voorkomen", "Terms that are never found")?;
        for competency in &report.competencies {
            let never = report.terms.never_used.iter().filter(|term| term.competency == competency.id).count();
            writeln!(self.out, "  {:NAME$} {never:>5}", Self::name(competency))?;
        }
        let (never, of) = (report.terms.never_used.len(), report.terms.of);
        let which = say.say("welke dat zijn, staat in", "which they are is in");
        writeln!(self.out, "  {DIM}{never} {} {of}; {which} --format json{DIM:#}", say.say("van de", "of"))?;
        if report.same_lexicon {
            return Ok(());
        }
        let other = say.say(
            "de lijst is gemaakt met een andere woordenlijst: een term kan nieuw zijn",
            "the records were made with another lexicon: a term may be new",
        );
        writeln!(self.out, "  {SOME}!{SOME:#} {other}")
    }
}
