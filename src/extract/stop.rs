//! Why reading ends before the end of a file.

use std::io;

use crate::failure::FailureKind;

/// Whoever takes what is found wants no more of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Halted;

/// Why a file can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its kind.
    pub kind: FailureKind,
    /// More of it, in words that need no translation: a media type, a number.
    pub detail: Option<String>,
}

impl Problem {
    /// What the system says of reading or writing a file.
    pub(super) fn of_disk(error: &io::Error) -> Self {
        Self { kind: FailureKind::Io, detail: Some(error.to_string()) }
    }
}

impl From<FailureKind> for Problem {
    fn from(kind: FailureKind) -> Self {
        Self { kind, detail: None }
    }
}

/// Why a reader ends before it has read all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// More can't be read.
    Problem(Problem),
    /// More isn't wanted. Nothing is wrong, and nothing is reported.
    Halted,
}

impl From<Halted> for Stop {
    fn from(Halted: Halted) -> Self {
        Self::Halted
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<FailureKind> for Stop {
    fn from(kind: FailureKind) -> Self {
        Self::Problem(kind.into())
    }
}

#[cfg(test)]
impl Stop {
    /// What is wrong, where nobody halts.
    pub(super) fn problem(self) -> Problem {
        match self {
            Self::Problem(problem) => problem,
            Self::Halted => panic!("nobody halts"),
        }
    }
}
