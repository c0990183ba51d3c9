//! What a screen says of review notes.

use std::io::{self, Write};

use crate::report::{
    escape,
    style::{DIM, GOOD, SOME},
};

use super::{
    super::{conflict::Conflict, report::Listed},
    NAME, NAMED, Screen,
    draw::{BAR, bar},
};

impl<W: Write> Screen<'_, W> {
    /// Strengths, development points and agreements.
    pub(super) fn points(&mut self) -> io::Result<()> {
        let say = self.say;
        self.heading("Wat zeggen de gespreksverslagen?", "What do the review notes say?")?;
        let [strong, points, plans] = [say.say("sterk", "strength"), say.say("verbeter", "develop"), say.say("afspraak", "agreement")];
        writeln!(self.out, "  {DIM}{:NAME$} {:BAR$} {strong:>9} {points:>9} {plans:>9}{DIM:#}", "", "")?;
        for (n, competency) in self.report.competencies.iter().enumerate() {
            let counts = self.report.all.competencies[n].counts;
            let all = counts.strengths.saturating_add(counts.developments).saturating_add(counts.agreements);
            let bar = bar(&[(counts.strengths, '█'), (counts.developments, '▒'), (counts.agreements, '░')], all);
            let (a, b, c) = (counts.strengths, counts.developments, counts.agreements);
            writeln!(self.out, "  {:NAME$} {bar} {a:>9} {b:>9} {c:>9}", Self::name(competency))?;
        }
        Ok(())
    }

    /// Notes that judge without evidence.
    pub(super) fn without_evidence(&mut self) -> io::Result<()> {
        let report = self.report;
        self.heading("Verslagen die oordelen zonder bewijs", "Review notes that judge without evidence")?;
        let found = &report.without_evidence;
        self.listed(
            &found.only_scores,
            "alleen een score, zonder woorden die haar uitleggen",
            "only a score, without words that explain it",
        )?;
        self.listed(&found.judged, "wel een oordeel, maar niets telt als bewijs", "a judgement, but nothing counts as evidence")?;
        self.listed(&found.nothing, "niets gevonden over een competentie", "nothing found on a competency")
    }

    fn listed(&mut self, listed: &Listed, dutch: &str, english: &str) -> io::Result<()> {
        let style = if listed.total == 0 { GOOD } else { SOME };
        writeln!(self.out, "  {style}{:>5}{style:#} {}", listed.total, self.say.say(dutch, english))?;
        for document in listed.documents.iter().take(NAMED) {
            writeln!(self.out, "        {}", escape(document))?;
        }
        self.more(listed.total, listed.documents.len().min(NAMED))
    }

    fn more(&mut self, total: u32, shown: usize) -> io::Result<()> {
        match (total as usize).checked_sub(shown) {
            None | Some(0) => Ok(()),
            Some(more) => writeln!(self.out, "        {DIM}… {more} {}{DIM:#}", self.say.say("meer", "more")),
        }
    }

    /// Notes that contradict themselves.
    pub(super) fn contradictions(&mut self) -> io::Result<()> {
        let (say, report) = (self.say, self.report);
        self.heading("Verslagen die zichzelf tegenspreken", "Review notes that contradict themselves")?;
        let total = report.contradictions.total;
        let style = if total == 0 { GOOD } else { SOME };
        let text = say.say("keer iets als sterk punt en als verbeterpunt", "times the same as a strength and a development point");
        writeln!(self.out, "  {style}{total:>5}{style:#} {text}")?;
        for found in report.contradictions.shown.iter().take(NAMED) {
            let name = report.competencies.iter().find(|competency| competency.id == found.competency).map_or("", |found| &found.name);
            let kind = match found.kind {
                Conflict::SameTerm => say.say("dezelfde woorden", "the same words"),
                _ => say.say("hetzelfde gedrag", "the same behaviour"),
            };
            writeln!(self.out, "        {}: {name} {DIM}({kind}){DIM:#}", escape(&found.document))?;
        }
        self.more(total, report.contradictions.shown.len().min(NAMED))?;
        let balanced: u32 = report.all.competencies.iter().map(|competency| competency.counts.balanced).sum();
        let text = say.say(
            "keer staan sterke punten en verbeterpunten naast elkaar: dat is goed",
            "times strengths and other development points stand side by side: that is fine",
        );
        writeln!(self.out, "  {balanced:>5} {text}")
    }
}
