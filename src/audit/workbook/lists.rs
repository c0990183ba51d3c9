//! The sheets that are lists: competencies, review notes to read again, terms.

use rust_xlsxwriter::XlsxError;

use crate::workbook::{Cell, Shows};

use super::{
    super::{
        conflict::Conflict,
        report::{EvidenceRef, Listed, TermUse},
    },
    Book, count, plain,
};

impl Book<'_> {
    pub(super) fn competencies(&mut self) -> Result<(), XlsxError> {
        let (say, report) = (self.say, self.report);
        let columns = [
            (say.say("competentie", "competency"), 32),
            (say.say("groep", "group"), 24),
            (say.say("organisatiebreed", "organisation-wide"), 18),
            (say.say("duidelijk", "clear"), 12),
            (say.say("zwak", "weak"), 10),
            (say.say("niet in de tekst", "not in the text"), 14),
            (say.say("deel van de documenten", "share of the documents"), 16),
            (say.say("sterke punten", "strengths"), 12),
            (say.say("verbeterpunten", "development points"), 16),
            (say.say("afspraken", "agreements"), 12),
            (say.say("alleen een score", "only a score"), 12),
            (say.say("beide kanten", "both sides"), 12),
            (say.say("spreekt zichzelf tegen", "contradicts itself"), 16),
        ];
        let rows = report.competencies.iter().enumerate().map(|(n, competency)| {
            let counts = report.all.competencies[n].counts;
            let wide = competency.organisation_wide;
            let gap = if wide && counts.missing > 0 { Shows::Gap } else { Shows::Other };
            let mut row = vec![
                plain(Cell::word(competency.name.clone())),
                plain(Cell::word(competency.group.clone())),
                plain(Cell::word(if wide { say.say("ja", "yes") } else { say.say("nee", "no") })),
                count(counts.covered),
                count(counts.weak),
                (Cell::Count(counts.missing.into()), gap),
                plain(report.all.coverage(n).map_or(Cell::Empty, Cell::Share)),
            ];
            let of_notes =
                [counts.strengths, counts.developments, counts.agreements, counts.only_scores, counts.balanced, counts.contradicted];
            row.extend(of_notes.map(count));
            row
        });
        self.table(say.say("Competenties", "Competencies"), named(&columns), rows, |_| Ok(()))
    }

    pub(super) fn without_evidence(&mut self) -> Result<(), XlsxError> {
        let (say, found) = (self.say, &self.report.without_evidence);
        let columns = [(say.say("wat het verslag heeft", "what the note has"), 52), ("document", 70)];
        let sorts = [
            (
                &found.only_scores,
                say.say("alleen een score, zonder woorden die haar uitleggen", "only a score, without words that explain it"),
            ),
            (&found.judged, say.say("een oordeel, maar niets telt als bewijs", "a judgement, but nothing counts as evidence")),
            (&found.nothing, say.say("niets gevonden over een competentie", "nothing found on a competency")),
        ];
        let more = |listed: &Listed| self.more(listed.total, listed.documents.len());
        let rows: Vec<_> = sorts
            .into_iter()
            .flat_map(|(listed, sort)| {
                let documents = listed.documents.iter().map(|id| Cell::text(id)).chain(more(listed));
                documents.map(move |document| vec![plain(Cell::word(sort)), plain(document)]).collect::<Vec<_>>()
            })
            .collect();
        self.table(say.say("Zonder bewijs", "Without evidence"), named(&columns), rows, |_| Ok(()))
    }

    pub(super) fn contradictions(&mut self) -> Result<(), XlsxError> {
        let (say, found) = (self.say, &self.report.contradictions);
        let columns = [
            ("document", 48),
            (say.say("competentie", "competency"), 28),
            (say.say("wat tegenover zichzelf staat", "what stands against itself"), 24),
            (say.say("sterk punt: plaats", "strength: place"), 24),
            (say.say("sterk punt: term", "strength: term"), 28),
            (say.say("verbeterpunt: plaats", "development point: place"), 24),
            (say.say("verbeterpunt: term", "development point: term"), 28),
        ];
        let place = |evidence: &EvidenceRef| plain(Cell::text(&say.location(&evidence.location)));
        let mut rows: Vec<_> = found
            .shown
            .iter()
            .map(|one| {
                let kind = match one.kind {
                    Conflict::SameTerm => say.say("dezelfde woorden", "the same words"),
                    Conflict::SameIndicator | Conflict::Balance => say.say("hetzelfde gedrag", "the same behaviour"),
                };
                vec![
                    plain(Cell::text(&one.document)),
                    plain(Cell::word(self.competency(&one.competency))),
                    plain(Cell::word(kind)),
                    place(&one.strength),
                    plain(Cell::text(&one.strength.term)),
                    place(&one.development),
                    plain(Cell::text(&one.development.term)),
                ]
            })
            .collect();
        rows.extend(self.more(found.total, found.shown.len()).map(|more| vec![plain(more)]));
        self.table(say.say("Tegenspraak", "Contradictions"), named(&columns), rows, |_| Ok(()))
    }

    pub(super) fn terms(&mut self) -> Result<(), XlsxError> {
        let (say, terms) = (self.say, &self.report.terms);
        let columns = [
            (say.say("gebruik", "use"), 20),
            (say.say("competentie", "competency"), 32),
            (say.say("term", "term"), 56),
            (say.say("telt mee", "counts"), 12),
            (say.say("gevonden", "found"), 12),
        ];
        let row = |term: &TermUse, says: &'static str| {
            let competency = Cell::word(self.competency(&term.competency));
            vec![plain(Cell::word(says)), plain(competency), plain(Cell::text(&term.term)), count(term.counts), count(term.found)]
        };
        let mut used: Vec<_> = terms.most_used.iter().collect();
        used.sort_by_key(|term| std::cmp::Reverse(term.counts));
        let used = used.into_iter().map(|term| row(term, say.say("meest gebruikt", "most used")));
        let never = terms.never_used.iter().map(|term| row(term, say.say("nooit gevonden", "never found")));
        let rows: Vec<_> = used.chain(never).collect();
        self.table(say.say("Termen", "Terms"), named(&columns), rows, |_| Ok(()))
    }

    /// How many there are beside those that are listed.
    fn more(&self, total: u32, listed: usize) -> Option<Cell<'static>> {
        let more = (total as usize).checked_sub(listed).filter(|&more| more > 0)?;
        Some(Cell::word(format!("… {more} {}", self.say.say("meer", "more"))))
    }
}

fn named(columns: &[(&str, u16)]) -> Vec<(String, u16)> {
    columns.iter().map(|&(name, width)| (name.to_owned(), width)).collect()
}
