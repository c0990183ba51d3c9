//! The report that a recruiter reads in a terminal.

use std::io::{self, Write};

use crate::{
    assess::{Assessment, CompetencyAssessment, Quoted, Verdict},
    document::{DocumentKind, Row},
    evidence::Polarity,
    failure::Failure,
    span::Span,
};

use super::{
    Reporter, Wording, escape,
    style::{BAD, DIM, GOOD, GROUP, MARK, SOME, TITLE},
};

/// How much of the evidence is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Detail {
    /// Some quotes for each competency.
    #[default]
    Short,
    /// Everything, near misses with their reasons too.
    Full,
}

/// Quotes shown for a competency unless all are asked for.
const SHORT_QUOTES: usize = 3;

/// Near misses shown for a gap unless all are asked for.
const SHORT_NEAR_MISSES: usize = 2;

/// Suggestions shown for a gap unless all are asked for.
const SHORT_SUGGESTIONS: usize = 2;

/// The most characters of a sentence that are shown on either side of a quote.
const AROUND: usize = 60;

/// Writes a report for people. Styles are written as ANSI codes: wrap the output in something that takes them out where they
/// aren't wanted.
#[derive(Debug)]
pub struct Terminal<W> {
    out: W,
    wording: Wording,
    detail: Detail,
    documents: usize,
    duplicates: usize,
    failures: usize,
    with_gaps: usize,
    /// The file and sheet of which was said last from which columns it was read.
    table: Option<(String, Option<String>)>,
}

impl<W: Write> Terminal<W> {
    /// Writes to `out`.
    pub const fn new(out: W, wording: Wording, detail: Detail) -> Self {
        Self { out, wording, detail, documents: 0, duplicates: 0, failures: 0, with_gaps: 0, table: None }
    }

    fn limit(&self, short: usize) -> usize {
        if self.detail == Detail::Full { usize::MAX } else { short }
    }

    fn title(&mut self, assessment: &Assessment) -> io::Result<()> {
        let say = self.wording;
        let shown = assessment.competencies.iter().filter(|competency| competency.verdict != Verdict::Missing).count();
        let of = assessment.competencies.len();
        let kind = say.kind(assessment.kind);
        writeln!(
            self.out,
            "{TITLE}{}{TITLE:#}  {DIM}{kind}, {shown} {} {of} {}{DIM:#}",
            escape(&assessment.origin.id),
            say.say("van de", "of the"),
            say.say("competenties gevonden", "competencies found")
        )
    }

    /// Which columns were read, once for each table: they may have been guessed.
    fn columns(&mut self, assessment: &Assessment) -> io::Result<()> {
        let Some(row) = &assessment.origin.row else { return Ok(()) };
        let table = (assessment.origin.path.clone(), row.sheet.clone());
        if self.table.as_ref() == Some(&table) {
            return Ok(());
        }
        let sheet = row.sheet.as_ref().map(|sheet| format!(", {} \"{sheet}\"", self.wording.say("blad", "sheet"))).unwrap_or_default();
        writeln!(self.out, "{DIM}{}{DIM:#}", escape(&format!("{}{sheet}: {}", table.0, self.wording.columns(row))))?;
        self.table = Some(table);
        Ok(())
    }

    /// The organisation-wide competencies that are missing, first of all.
    fn warning(&mut self, assessment: &Assessment) -> io::Result<()> {
        let say = self.wording;
        let missing: Vec<_> = assessment.missing_organisation_wide().map(|id| assessment.profile.competency(id).name.as_str()).collect();
        if missing.is_empty() {
            let text =
                say.say("Alle organisatiebrede competenties staan in de tekst.", "All organisation-wide competencies are in the text.");
            writeln!(self.out, "{GOOD}✓{GOOD:#} {text}")
        } else {
            let text = say.say("Deze organisatiebrede competenties ontbreken:", "These organisation-wide competencies are missing:");
            writeln!(self.out, "{BAD}! {text} {}{BAD:#}", missing.join(", "))
        }
    }

    fn competency(&mut self, assessment: &Assessment, competency: &CompetencyAssessment) -> io::Result<()> {
        let say = self.wording;
        let described = assessment.profile.competency(competency.id);
        let (style, sign) = match competency.verdict {
            Verdict::Covered => (GOOD, "✓"),
            Verdict::Weak => (SOME, "~"),
            Verdict::Missing if described.organisation_wide => (BAD, "✗"),
            Verdict::Missing => (DIM, "·"),
        };
        let wide = if described.organisation_wide { " ***" } else { "" };
        let name = format!("{}{wide}", described.name);
        write!(self.out, "  {style}{sign}{style:#} {name:<30} {style}{}{style:#}", say.verdict(competency.verdict))?;
        if competency.verdict != Verdict::Missing {
            write!(self.out, "{DIM}{}{DIM:#}", self.counts(assessment.kind, competency))?;
        }
        writeln!(self.out)?;
        let counting: Vec<_> = competency.counting().collect();
        self.quotes(assessment, &counting, self.limit(SHORT_QUOTES))?;
        let misses = if competency.verdict == Verdict::Missing || self.detail == Detail::Full { self.limit(SHORT_NEAR_MISSES) } else { 0 };
        for quoted in competency.near_misses().take(misses) {
            let near = say.say("telt niet", "doesn't count");
            self.quote(assessment.origin.row.as_ref(), quoted, &format!("{near}: {}", say.reason(&quoted.reason)))?;
        }
        Ok(())
    }

    fn counts(&self, kind: DocumentKind, competency: &CompetencyAssessment) -> String {
        let say = self.wording;
        let total = competency.positive + competency.negative + competency.neutral;
        if kind == DocumentKind::Vacancy {
            return format!(", {total}×");
        }
        let parts =
            [(competency.positive, Polarity::Positive), (competency.negative, Polarity::Negative), (competency.neutral, Polarity::Neutral)];
        let shown = parts.iter().filter(|(count, _)| *count > 0);
        shown.fold(String::new(), |text, (count, polarity)| text + &format!(", {count}× {}", say.polarity(*polarity)))
    }

    fn quotes(&mut self, assessment: &Assessment, counting: &[&Quoted], limit: usize) -> io::Result<()> {
        for quoted in counting.iter().take(limit) {
            let note = if assessment.kind == DocumentKind::Review { self.wording.polarity(quoted.polarity) } else { "" };
            self.quote(assessment.origin.row.as_ref(), quoted, note)?;
        }
        if let Some(more) = counting.len().checked_sub(limit).filter(|&more| more > 0) {
            let text = self.wording.say("meer: zie met --all", "more: shown by --all");
            writeln!(self.out, "        {DIM}… {more} {text}{DIM:#}")?;
        }
        Ok(())
    }

    /// A line with the sentence, the quote marked in it.
    fn quote(&mut self, row: Option<&Row>, quoted: &Quoted, note: &str) -> io::Result<()> {
        let place = self.wording.place(row, quoted.place);
        let (before, marked, after) = excerpt(quoted);
        write!(self.out, "      {DIM}{place:<10}{DIM:#} {before}{MARK}[{marked}]{MARK:#}{after}")?;
        if note.is_empty() { writeln!(self.out) } else { writeln!(self.out, "  {DIM}({note}){DIM:#}") }
    }

    /// What to do about the gaps of a vacancy.
    fn advice(&mut self, assessment: &Assessment) -> io::Result<()> {
        let gaps: Vec<_> = assessment.missing_organisation_wide().filter(|&gap| assessment.suggestions(gap).next().is_some()).collect();
        if gaps.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n{GROUP}{}{GROUP:#}", self.wording.say("Wat kunt u doen?", "What to do?"))?;
        for gap in gaps {
            let add = self.wording.say("zet bijvoorbeeld in de tekst", "add to the text, for example");
            writeln!(self.out, "  {} – {add}:", assessment.profile.competency(gap).name)?;
            for suggestion in assessment.suggestions(gap).take(self.limit(SHORT_SUGGESTIONS)) {
                writeln!(self.out, "      \"{suggestion}\"")?;
            }
        }
        Ok(())
    }
}

impl<W: Write> Reporter for Terminal<W> {
    fn assessment(&mut self, assessment: &Assessment) -> io::Result<()> {
        if self.documents + self.failures > 0 {
            writeln!(self.out)?;
        }
        self.documents += 1;
        self.with_gaps += usize::from(assessment.missing_organisation_wide().next().is_some());
        self.columns(assessment)?;
        if let Some(first) = &assessment.duplicate_of {
            self.duplicates += 1;
            let same = self.wording.say("zelfde tekst als", "same text as");
            return writeln!(self.out, "{TITLE}{}{TITLE:#}  {DIM}{same} {}{DIM:#}", escape(&assessment.origin.id), escape(first));
        }
        self.title(assessment)?;
        self.warning(assessment)?;
        let mut group = None;
        for competency in &assessment.competencies {
            let of = assessment.profile.competency(competency.id).group;
            if group != Some(of) {
                writeln!(self.out, "\n{GROUP}{}{GROUP:#}", assessment.profile.group(of).name)?;
                group = Some(of);
            }
            self.competency(assessment, competency)?;
        }
        self.advice(assessment)
    }

    fn failure(&mut self, failure: &Failure) -> io::Result<()> {
        self.failures += 1;
        writeln!(self.out, "{BAD}{}{BAD:#}: {}", escape(&failure.document), escape(&self.wording.failure(failure)))
    }

    fn finish(&mut self) -> io::Result<()> {
        let say = self.wording;
        if self.documents + self.failures > 1 {
            let (documents, with_gaps, failures) = (self.documents, self.with_gaps, self.failures);
            let same = match self.duplicates {
                0 => String::new(),
                1 => say.say(" (1 met een zelfde tekst)", " (1 with the same text as another)").to_owned(),
                more => format!(" ({more} {})", say.say("met een zelfde tekst", "with the same text as another")),
            };
            writeln!(
                self.out,
                "\n{TITLE}{documents} {}{same}, {with_gaps} {}, {failures} {}{TITLE:#}",
                say.say("documenten gelezen", "documents read"),
                say.say("missen een organisatiebrede competentie", "miss an organisation-wide competency"),
                say.say("niet gelezen", "not read")
            )?;
        }
        self.out.flush()
    }
}

/// The sentence around a quote on one line, cut at both sides where it is long.
fn excerpt(quoted: &Quoted) -> (String, String, String) {
    let inner = Span::new(quoted.span.start - quoted.sentence.start, quoted.span.end - quoted.sentence.start);
    let one_line = |text: &str| {
        text.split_inclusive(char::is_whitespace)
            .map(|word| word.trim_end().to_owned() + if word.ends_with(char::is_whitespace) { " " } else { "" })
            .collect::<String>()
    };
    let before = one_line(&quoted.sentence_text[..inner.start as usize]);
    let after = one_line(&quoted.sentence_text[inner.end as usize..]);
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before = if skipped > 0 { format!("…{}", before.chars().skip(skipped).collect::<String>()) } else { before };
    let after = if after.chars().count() > AROUND { after.chars().take(AROUND).chain(['…']).collect() } else { after };
    (escape(&before), escape(&one_line(&quoted.sentence_text[inner.range()])), escape(&after))
}
