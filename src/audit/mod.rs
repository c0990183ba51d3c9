//! The view over a finished run: what an archive of documents shows of the profile, group by group and in time.
//!
//! Records go in one at a time; only counts stay, so that an archive of any size fits. What each figure means, and what it must not be used
//! for, stands in `docs/audit.md`.

mod conflict;
mod file;
mod group;
mod notes;
mod page;
mod read;
mod report;
#[cfg(test)]
mod samples;
mod screen;
mod small;
mod tally;
mod terms;
mod when;
mod workbook;

use std::collections::BTreeMap;

use crate::{
    document::DocumentKind,
    lexicon::Lexicon,
    report::{DocumentRecord, Output, Record, escape},
};

pub use self::{
    conflict::Conflict,
    file::{AUDIT_FILES, AuditFormat, open, write_audit_file},
    group::By,
    page::audit_page,
    read::{ReadError, read_records},
    report::{
        AuditReport, CompetencyName, CompetencyReport, Contradiction, Contradictions, Documents, EvidenceRef, GroupKind, GroupReport,
        Listed, TermUse, Terms, Trend, WithoutEvidence,
    },
    screen::write_audit,
    tally::Counts,
    when::{Period, Step, When},
    workbook::write_audit_workbook,
};
use self::{
    group::{Groups, cell},
    notes::Notes,
    tally::Tally,
    terms::TermUses,
};

/// The version of [`AuditReport`].
pub const AUDIT_SCHEMA_VERSION: u32 = 1;

/// The fewest documents of a group that is shown by itself, where nobody says otherwise.
pub const SMALLEST: u32 = 5;

/// What is asked of an audit.
#[derive(Debug, Clone)]
pub struct AuditOptions {
    /// What documents are grouped by; `None`: only the whole.
    pub by: Option<By>,
    /// The column of a table that has the date; `None`: the date is looked for in names of files and folders.
    pub date_column: Option<String>,
    /// How long the periods of the trend are; `None`: as the span of time suggests.
    pub step: Option<Step>,
    /// The fewest documents of a group that is shown by itself.
    pub smallest: u32,
}

impl Default for AuditOptions {
    fn default() -> Self {
        Self { by: None, date_column: None, step: None, smallest: SMALLEST }
    }
}

/// A record that doesn't fit the profile: it was made with another one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the profile has no competency \"{0}\"; name the lexicon that the records were made with (--lexicon)")]
pub struct OtherProfile(pub String);

/// Counts documents, one at a time.
#[derive(Debug)]
pub struct Audit<'l> {
    lexicon: &'l Lexicon,
    options: AuditOptions,
    ids: Vec<String>,
    documents: Documents,
    same_lexicon: bool,
    all: Tally,
    groups: Option<Groups>,
    /// By the year and month; whatever the length of the periods, since the span of time shows only at the end.
    dated: BTreeMap<When, Tally>,
    notes: Notes,
    terms: TermUses,
}

impl<'l> Audit<'l> {
    /// Starts an audit over records that were made with this lexicon.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon, options: AuditOptions) -> Self {
        Self {
            ids: lexicon.profile.competencies.iter().map(|competency| competency.slug.clone()).collect(),
            documents: Documents::default(),
            same_lexicon: true,
            all: Tally::default(),
            groups: options.by.clone().map(Groups::new),
            dated: BTreeMap::new(),
            notes: Notes::default(),
            terms: TermUses::new(lexicon),
            lexicon,
            options,
        }
    }

    /// Adds a document. One with the text of an earlier one is counted as such and in nothing else.
    ///
    /// # Errors
    ///
    /// When it names a competency that the profile doesn't have; nothing of it is counted then.
    pub fn add(&mut self, output: &Output) -> Result<(), OtherProfile> {
        let record = match output {
            Output::Record(record) => record,
            Output::Failure(_) => {
                self.documents.failed += 1;
                return Ok(());
            }
        };
        let order = self.order(record)?;
        if record.document.duplicate_of.is_some() {
            self.documents.duplicates += 1;
            return Ok(());
        }
        self.same_lexicon &= record.lexicon == self.lexicon.hash;
        let is_review = record.document.kind.as_deref() == Some(DocumentKind::Review.name());
        self.documents.counted += 1;
        *(if is_review { &mut self.documents.reviews } else { &mut self.documents.vacancies }) += 1;
        let one = Tally::of(record, is_review, &order, self.ids.len());
        let when = self.when(&record.document);
        self.all.add(&one);
        if let Some(groups) = &mut self.groups {
            groups.add(&record.document, when, &one);
        }
        match when {
            Some(when) => self.dated.entry(when).or_default().add(&one),
            None => self.documents.undated += 1,
        }
        for (competency, &n) in record.competencies.iter().zip(&order) {
            self.terms.add(n, competency);
        }
        if is_review {
            self.notes.add(record);
        }
        Ok(())
    }

    /// The position in the profile of each competency of a record.
    fn order(&self, record: &Record) -> Result<Vec<usize>, OtherProfile> {
        let position = |(n, id): (usize, &String)| {
            // Records have the order of the profile, so that nearly always the first look finds it.
            let here = self.ids.get(n).is_some_and(|here| here == id).then_some(n);
            here.or_else(|| self.ids.iter().position(|known| known == id)).ok_or_else(|| OtherProfile(escape(id)))
        };
        record.competencies.iter().map(|competency| &competency.id).enumerate().map(position).collect()
    }

    /// A column that was named decides alone: the name of a table says nothing of its rows.
    fn when(&self, document: &DocumentRecord) -> Option<When> {
        match &self.options.date_column {
            Some(column) => cell(document, column).and_then(When::in_text),
            None if document.row.is_some() => When::in_path(&document.path),
            None => When::in_path(&document.id),
        }
    }

    /// Ends the audit.
    #[must_use]
    pub fn finish(self) -> AuditReport {
        let profile = &self.lexicon.profile;
        let (ids, smallest) = (&self.ids, self.options.smallest);
        let Documents { vacancies, reviews, .. } = self.documents;
        AuditReport {
            schema: AUDIT_SCHEMA_VERSION,
            toetssteen: env!("CARGO_PKG_VERSION").to_owned(),
            lexicon: self.lexicon.hash.clone(),
            same_lexicon: self.same_lexicon,
            by: self.options.by.map(|by| by.to_string()),
            smallest,
            competencies: profile
                .competencies
                .iter()
                .map(|competency| CompetencyName {
                    id: competency.slug.clone(),
                    name: competency.name.clone(),
                    group: profile.group(competency.group).name.clone(),
                    organisation_wide: competency.organisation_wide,
                })
                .collect(),
            all: GroupReport::new(GroupKind::All, None, 1, &self.all, ids),
            groups: self.groups.map_or_else(Vec::new, |groups| small::groups(groups.finish(), smallest, ids)),
            trend: trend(&self.dated, self.options.step, smallest, ids),
            without_evidence: self.notes.without_evidence,
            contradictions: self.notes.contradictions,
            terms: self.terms.finish(ids, vacancies > 0, reviews > 0),
            documents: self.documents,
        }
    }
}

/// What changes in time. Without a step that was asked for: years where documents span more than three or one has only a year, quarters
/// where they span more than one, months otherwise. So there are some ten periods, as many as a screen has room for.
fn trend(dated: &BTreeMap<When, Tally>, step: Option<Step>, smallest: u32, ids: &[String]) -> Option<Trend> {
    let (first, last) = (dated.first_key_value()?.0, dated.last_key_value()?.0);
    let step = step.unwrap_or(match last.year - first.year {
        _ if dated.keys().any(|when| when.month.is_none()) => Step::Year,
        0 => Step::Month,
        1..=2 => Step::Quarter,
        _ => Step::Year,
    });
    let mut periods = BTreeMap::<Period, Tally>::new();
    for (when, tally) in dated {
        periods.entry(when.period(step)).or_default().add(tally);
    }
    let named = periods.into_iter().map(|(period, tally)| (period.to_string(), tally)).collect();
    Some(Trend { step: step.name().to_owned(), periods: small::periods(named, smallest, ids) })
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::{
        Audit, AuditOptions, AuditReport, GroupKind, OtherProfile,
        samples::{evidence, record},
    };
    use crate::{
        lexicon::{Lexicon, LexiconSource},
        report::{Output, Record},
    };

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::load(&LexiconSource::embedded()).unwrap());

    fn audit(by: &str, records: impl IntoIterator<Item = Record>) -> AuditReport {
        let options = AuditOptions { by: Some(by.parse().unwrap()), ..AuditOptions::default() };
        let mut audit = Audit::new(&LEXICON, options);
        for record in records {
            audit.add(&Output::Record(Box::new(record))).unwrap();
        }
        audit.finish()
    }

    fn note(path: &str, polarity: &str, reason: &str) -> Record {
        record(path, "review", vec![evidence("x", "communiceren.1", polarity, reason)])
    }

    #[test]
    fn a_duplicate_counts_in_nothing_else() {
        let mut copy = note("b", "positive", "said");
        copy.document.duplicate_of = Some("a".to_owned());
        let report = audit("kind", [note("a", "positive", "said"), copy]);
        assert_eq!((report.documents.counted, report.documents.duplicates, report.all.documents), (1, 1, 1));
    }

    #[test]
    fn what_has_no_date_is_a_group_of_its_own() {
        let dated = (0..6).map(|n| note(&format!("a/2024-01/{n}.txt"), "positive", "said"));
        let undated = (0..5).map(|n| note(&format!("a/{n}.txt"), "positive", "said"));
        let report = audit("year", dated.chain(undated));
        let groups: Vec<_> = report.groups.iter().map(|group| (group.kind, group.name.as_deref(), group.documents)).collect();
        assert_eq!(groups, [(GroupKind::Group, Some("2024"), 6), (GroupKind::Nothing, None, 5)]);
        assert_eq!(report.documents.undated, 5);
    }

    #[test]
    fn another_profile_is_an_error() {
        let mut other = note("a", "positive", "said");
        other.competencies[0].id = "vliegen".to_owned();
        let mut audit = Audit::new(&LEXICON, AuditOptions::default());
        assert_eq!(audit.add(&Output::Record(Box::new(other))), Err(OtherProfile("vliegen".to_owned())));
        assert_eq!(audit.finish().documents.counted, 0);
    }
}
