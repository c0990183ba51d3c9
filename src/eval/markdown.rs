//! The figures as Markdown tables, for a card that stands in the documentation.

use std::fmt::Write as _;

use crate::profile::Profile;

use super::{ByCompetency, Evaluation};

/// The fewest labels of a competency for its F1 to enter the mean: below it one label moves it too much.
const FEWEST_LABELS: usize = 10;

/// The tables of one kind of document: this tool and others side by side, then this tool by genre and by competency.
#[must_use]
pub fn card(profile: &Profile, own: &Evaluation, others: &[(String, Evaluation)]) -> String {
    let mut out = String::new();
    let labels = own.evidence.total();
    let _ = writeln!(out, "{} documents, {} labels.\n", own.documents, labels.hit + labels.missed);
    out.push_str("| tool | precision | recall | F1 | mean F1 of the competencies with ten labels or more | coverage F1 | missing organisation-wide F1 |\n");
    out.push_str("|---|---|---|---|---|---|---|\n");
    let all = std::iter::once(("toetssteen", own)).chain(others.iter().map(|(name, evaluation)| (name.as_str(), evaluation)));
    for (name, evaluation) in all {
        let total = evaluation.evidence.total();
        let _ = writeln!(
            out,
            "| {name} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} |",
            total.precision(),
            total.recall(),
            total.f1(),
            evaluation.evidence.macro_f1(FEWEST_LABELS),
            evaluation.coverage.total().f1(),
            evaluation.missing.total().f1()
        );
    }
    let (right, both) = own.polarity;
    if both > 0 && right < both {
        let _ = writeln!(out, "\nWhere tool and label both see evidence, the polarity is right in {right} of {both} places.");
    }
    if own.by_letter.len() > 1 {
        out.push_str("\n| genre | precision | recall | F1 | labels |\n|---|---|---|---|---|\n");
        for (letter, tallies) in &own.by_letter {
            row(&mut out, &format!("{letter}…"), tallies);
        }
    }
    out.push_str("\n| competency | precision | recall | F1 | labels |\n|---|---|---|---|---|\n");
    for (id, tally) in &own.evidence.0 {
        row(&mut out, &profile.competency(*id).name, &ByCompetency([(*id, *tally)].into()));
    }
    out
}

fn row(out: &mut String, name: &str, tallies: &ByCompetency) {
    let total = tallies.total();
    let (precision, recall, f1) = (total.precision(), total.recall(), total.f1());
    let _ = writeln!(out, "| {name} | {precision:.2} | {recall:.2} | {f1:.2} | {} |", total.hit + total.missed);
}
