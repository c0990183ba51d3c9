//! The plots. Templates draw them; here their numbers are made.

use serde::Serialize;

use crate::{
    report::CompetencyRecord,
    results::summary::{Coverage, Summary},
};

/// How wide a bar of all documents is.
const BAR: u64 = 400;

/// The side of a cell of the heat map, with the space around it.
const CELL: usize = 20;

/// How many documents show a competency, as a bar.
#[derive(Debug, Serialize)]
pub(super) struct Bar {
    name: String,
    organisation_wide: bool,
    covered: u64,
    weak: u64,
    missing: u64,
    percent: u64,
    /// The length of the part of documents that show it.
    covered_length: u64,
    /// The length of the part of documents with weak evidence.
    weak_length: u64,
    /// Where its row begins.
    y: usize,
}

impl Bar {
    /// The bars of a run, organisation-wide competencies first.
    pub(super) fn all(summary: &Summary) -> Vec<Self> {
        summary.wide_first().into_iter().enumerate().map(|(at, coverage)| Self::new(coverage, at)).collect()
    }

    fn new(coverage: &Coverage, at: usize) -> Self {
        let of = |part: u64, whole: u64| part * whole / coverage.documents().max(1);
        let ends = of(coverage.covered + coverage.weak, BAR);
        let covered_length = of(coverage.covered, BAR);
        Self {
            name: coverage.name.clone(),
            organisation_wide: coverage.organisation_wide,
            covered: coverage.covered,
            weak: coverage.weak,
            missing: coverage.missing,
            percent: of(coverage.covered + coverage.weak, 100),
            covered_length,
            weak_length: ends - covered_length,
            y: at * 24,
        }
    }
}

/// The row of a document in the heat map: for each kind of verdict the outline of all its cells. Each kind has a shape of its own, so
/// that nobody needs to tell colours apart.
#[derive(Debug, Default, Serialize)]
pub(super) struct HeatRow {
    /// Whole squares.
    covered: String,
    /// Lower halves.
    weak: String,
    /// Dots.
    missing: String,
    /// Crosses: missing and organisation-wide.
    gap: String,
    /// How many competencies were found.
    found: usize,
}

impl HeatRow {
    /// The row of a document with these competencies.
    pub(super) fn new(competencies: &[CompetencyRecord]) -> Self {
        let mut row = Self::default();
        for (at, competency) in wide_first(competencies).into_iter().enumerate() {
            let x = at * CELL;
            let (path, cell) = match competency.verdict.as_str() {
                "covered" => (&mut row.covered, format!("M{} 2h16v16h-16z", x + 2)),
                "weak" => (&mut row.weak, format!("M{} 10h16v8h-16z", x + 2)),
                _ if competency.organisation_wide => {
                    (&mut row.gap, format!("M{0} 4l2 -2 6 6 6 -6 2 2 -6 6 6 6 -2 2 -6 -6 -6 6 -2 -2 6 -6z", x + 2))
                }
                _ => (&mut row.missing, format!("M{} 8h4v4h-4z", x + 8)),
            };
            path.push_str(&cell);
            row.found += usize::from(competency.verdict != "missing");
        }
        row
    }
}

/// The names above the columns of the heat map.
pub(super) fn heat_names(competencies: &[CompetencyRecord]) -> Vec<String> {
    wide_first(competencies).into_iter().map(|competency| competency.name.clone()).collect()
}

fn wide_first(competencies: &[CompetencyRecord]) -> Vec<&CompetencyRecord> {
    let mut all: Vec<_> = competencies.iter().collect();
    all.sort_by_key(|competency| !competency.organisation_wide);
    all
}
